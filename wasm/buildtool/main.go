// Command buildtool makes the browser's generated files: app.wasm and, beside it, Go's own script and the sizes that
// the splash counts against.
package main

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/loge-film/loge/core/pack/packfile"
	"github.com/loge-film/loge/wasm/buildtool/slim"
)

func main() {
	out := flag.String("out", "public", "folder to write into")
	keys := flag.String("keys", "", "files of the public keys that may sign a pack, with commas between them")
	traces := flag.Bool("traces", false, "keep what stack traces need: a quarter more to download")
	slimmed := flag.String("slim", "", "build nothing, but slim this module in place")
	flag.Parse()
	run := func() error { return build(*out, *keys, *traces) }
	if *slimmed != "" {
		run = func() error { return slimFile(*slimmed) }
	}
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "buildtool:", err)
		os.Exit(1)
	}
}

func build(out, keyFiles string, traces bool) error {
	keys, err := publicKeys(keyFiles)
	if err != nil {
		return err
	}
	if err := writeGoScript(out); err != nil {
		return err
	}
	app := filepath.Join(out, "app.wasm")
	if err := compile(app, keys); err != nil {
		return err
	}
	if !traces {
		if err := slimFile(app); err != nil {
			return err
		}
	}
	return writeSizes(out, app)
}

// publicKeys returns the raw keys in base64 with commas between them, as the program wants them.
func publicKeys(files string) (string, error) {
	if files == "" {
		return "", fmt.Errorf("no --keys: name the public key that signs the packs, such as the one that `loge keygen` made")
	}
	var all []string
	for file := range strings.SplitSeq(files, ",") {
		key, err := packfile.ReadPublic(file)
		if err != nil {
			return "", err
		}
		all = append(all, base64.StdEncoding.EncodeToString(key))
	}
	return strings.Join(all, ","), nil
}

// compile builds the program without inlining: it would cost up to a tenth of the download, and no gain could be measured.
func compile(app, keys string) error {
	cmd := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w -buildid= -X main.publicKeys="+keys,
		"-gcflags=all=-l", "-o", app, "./wasm/app")
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm")
	version, err := goTool("env", "GOVERSION")
	if err != nil {
		return err
	}
	if strings.HasPrefix(version, "go1.26") {
		// The collector before this one is 9 KB smaller to download, and our heaps are small. Other releases know no such switch.
		cmd.Env = append(cmd.Env, "GOEXPERIMENT=nogreenteagc")
	}
	cmd.Stdout, cmd.Stderr = os.Stderr, os.Stderr
	return cmd.Run()
}

// slimFile makes a module smaller in place. A toolchain with another function table gives a bigger module, not a broken one.
func slimFile(file string) error {
	module, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	module, err = slim.Slim(module)
	if errors.Is(err, slim.ErrTable) {
		fmt.Fprintf(os.Stderr, "buildtool: %s: %v\n", file, err)
	} else if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	return os.WriteFile(file, module, 0o755)
}

// writeGoScript copies the script that runs Go programs from the toolchain that compiles them.
func writeGoScript(out string) error {
	root, err := goTool("env", "GOROOT")
	if err != nil {
		return err
	}
	script, err := os.ReadFile(filepath.Join(root, "lib", "wasm", "wasm_exec.js"))
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(out, "wasm_exec.js"), script, 0o644)
}

// writeSizes notes the unpacked size of the binary: the splash counts bytes as they unpack.
func writeSizes(out, app string) error {
	info, err := os.Stat(app)
	if err != nil {
		return err
	}
	sizes, err := json.Marshal(map[string]int64{"app": info.Size()})
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(out, "build.json"), append(sizes, '\n'), 0o644)
}

func goTool(args ...string) (string, error) {
	text, err := exec.Command("go", args...).Output()
	if err != nil {
		return "", fmt.Errorf("go %s: %w", strings.Join(args, " "), err)
	}
	return strings.TrimSpace(string(text)), nil
}
