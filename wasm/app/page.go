//go:build js && wasm

package main

import (
	"runtime"
	"syscall/js"

	"github.com/loge-film/loge/ui"
	"github.com/loge-film/loge/wasm/internal/browser"
	"github.com/loge-film/loge/wasm/internal/dom"
	"github.com/loge-film/loge/wasm/internal/rpc"
	"github.com/loge-film/loge/wasm/internal/shell"
	"github.com/vugu/vugu"
)

// runPage renders until the page is closed.
func runPage() {
	renderer := dom.New(dom.Page{ID: "app"})
	env, err := vugu.NewBuildEnv(renderer.EventEnv())
	if err != nil {
		panic(err)
	}
	window := shell.New(renderer.EventEnv())
	root := ui.NewRoot(rpc.NewClient(dialWorker, newID), window)
	root.Start()
	for {
		renderer.Render(env.RunBuild(root))
		window.Painted()
		renderer.Wait()
		runtime.Gosched() // what has just been asked of the engine is on its way before the page is built anew
	}
}

// A workerLink is the way to the engine in a worker that boot.js started.
type workerLink struct {
	worker js.Value
	stops  []func()
}

func dialWorker(h rpc.Handlers) (link rpc.Link, err error) {
	var worker js.Value
	if err := browser.Try(func() { worker = js.Global().Get("loge").Call("startEngine") }); err != nil {
		return nil, err
	}
	l := &workerLink{worker: worker}
	l.on("message", func(e js.Value) {
		data := e.Get("data")
		if message := received(data); message != nil {
			h.Message(message)
		} else {
			h.Died(data.Get("died").String())
		}
	})
	l.on("error", func(e js.Value) {
		e.Call("preventDefault") // it is dealt with here
		h.Died(e.Get("message").String())
	})
	return l, nil
}

func (l *workerLink) on(event string, f func(js.Value)) {
	l.stops = append(l.stops, browser.Listen(l.worker, event, f))
}

// Send implements rpc.Link.
func (l *workerLink) Send(message []byte, held any) {
	if held == nil {
		l.worker.Call("postMessage", posted(message))
		return
	}
	l.worker.Call("postMessage", map[string]any{"message": posted(message), "held": held})
}

// Close implements rpc.Link.
func (l *workerLink) Close() {
	l.worker.Call("terminate")
	for _, stop := range l.stops {
		// A callback may be the one that is closing the link: it is released when it has returned.
		browser.Soon(stop)
	}
	l.stops = nil
}
