//go:build !js

// Command worker is the edge of Loge. Built for js/wasm it runs inside the Cloudflare Worker, behind bridge.mjs;
// built natively it serves the same routes and the same static files over plain HTTP, for development without Node.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/loge-film/loge/worker/internal/site"
)

func main() {
	dir := flag.String("dir", "public", "the folder of static files; the signed pack is in its v1 folder")
	addr := flag.String("addr", "127.0.0.1:8787", "where to listen; port 0 takes a free one")
	flag.Parse()
	if flag.NArg() > 0 {
		fmt.Fprintf(os.Stderr, "worker: unexpected argument %s; see worker --help\n", flag.Arg(0))
		os.Exit(2)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second Ctrl-C does not wait for visitors
	err := run(ctx, *dir, *addr)
	if errors.Is(err, syscall.EADDRINUSE) {
		err = fmt.Errorf("%s is in use; choose another --addr, or port 0 for a free one", *addr)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "worker:", err)
		os.Exit(1)
	}
}

// run serves until ctx ends. It prints the address once it can be reached.
func run(ctx context.Context, dir, addr string) error {
	handler, err := site.Open(dir)
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", addr)
	if err != nil {
		return err
	}
	fmt.Printf("http://%s\n", listener.Addr())
	server := &http.Server{Handler: handler, ReadHeaderTimeout: 10 * time.Second}
	stopped := make(chan error, 1)
	go func() {
		<-ctx.Done()
		stopped <- server.Shutdown(context.Background())
	}()
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return <-stopped
}
