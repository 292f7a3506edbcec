//go:build !js

package core_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/loge-film/loge/"

// layers are the rooms of the engine from the ground up: a package imports packages of lower layers only.
// One direction means that any room can be understood, tested and replaced by looking downwards.
var layers = [][]string{
	{"core/rng"},
	{"core/lightjson", "core/crc", "core/film", "core/vec", "core/text", "core/learn/tabular", "core/learn/descent", "core/prior"},
	{"core/text/sentiment", "core/blend", "core/catalog/movielens", "core/learn/linear", "core/learn/tree", "core/learn/mlp"},
	{"core/catalog", "core/catalog/match", "core/text/pinyin", "core/event", "core/pack", "core/learn/dense", "core/learn/tinyworld", "core/learn/judge", "core/learn/population"},
	{"core/catalog/classics", "core/learn", "core/learn/content", "core/pack/packfile", "core/profile", "core/search", "core/taste", "core/fixture", "core/importer"},
	{"core/rank", "core/profile/native", "core/profile/storetest", "core/portrait", "core/eval", "core/learn/ratings"},
	{"core"},
	{"core/cmd/loge"},
}

type rule struct {
	why     string
	from    func(path string) bool
	forbids func(path string) bool
}

func under(prefixes ...string) func(string) bool {
	return func(path string) bool {
		return slices.ContainsFunc(prefixes, func(p string) bool {
			return path == p || strings.HasPrefix(path, p+"/")
		})
	}
}

func outside(prefixes ...string) func(string) bool {
	inside := under(prefixes...)
	return func(path string) bool { return !inside(path) }
}

func exactly(paths ...string) func(string) bool {
	return func(path string) bool { return slices.Contains(paths, path) }
}

func engine(path string) bool { return under("core")(path) && outside("core/cmd")(path) }

// directRules hold for what a package names in its own import lines.
var directRules = []rule{
	{"the engine is tested natively and runs anywhere: only wasm and worker know the browser",
		outside("wasm", "worker"), under("syscall/js")},
	{"the engine is pure: no files, no network, no clock, no global randomness; packfile writes pack folders",
		func(p string) bool { return engine(p) && p != "core/pack/packfile" },
		exactly("net", "net/http", "os", "time", "math/rand", "crypto/rand")},
	{"the page talks to the engine by the interface that it declares itself; lightjson knows nothing of films",
		under("ui"), func(p string) bool {
			return under(module+"core", module+"wasm", module+"worker")(p) && p != module+"core/lightjson"
		}},
	{"the edge serves public data and never learns of taste",
		under("worker"), under(module+"core/taste", module+"core/rank", module+"core/event", module+"ui", module+"wasm")},
	{"nothing depends on the browser's entry points",
		outside("wasm"), under(module + "wasm")},
}

// linkRules hold for everything that ends up in a binary; the sizes are brotli bytes that the package would add.
var linkRules = []struct {
	why, binary string
	forbids     func(string) bool
}{
	{"the browser binary stays small: net/http alone doubles it, x/text adds 124 KB, gonum/mat 192 KB; the platform inflates gzip and hashes",
		"./wasm/app", under("net/http", "golang.org/x/text", "gonum.org/v1/gonum", "compress/gzip", "regexp",
			"encoding/csv", "text/template", "github.com/mozillazg", "github.com/alecthomas")},
	{"the browser's JSON is plain: core/lightjson does it, and encoding/json adds 49 KB with the parts of reflect, time and bytes that it keeps alive",
		"./wasm/app", under("encoding/json")},
	{"training, evaluation and the command stay offline, but for the models of one person, which are fitted on their device",
		"./wasm/app", func(p string) bool {
			return !onDevice(p) && under(module+"core/learn", module+"core/eval", module+"core/forecast", module+"core/cmd",
				module+"core/catalog", module+"core/pack/packfile")(p)
		}},
	{"the edge script has a megabyte: net/http would take all of it",
		"./worker", under("net/http", "golang.org/x/text", "gonum.org/v1/gonum")},
}

// onDevice are the models that the page fits to the person's own examples.
var onDevice = exactly(module+"core/learn/tabular", module+"core/learn/descent", module+"core/learn/linear",
	module+"core/learn/tree", module+"core/learn/mlp", module+"core/learn/judge")

type listed struct {
	ImportPath string
	Imports    []string
	Deps       []string
}

func goList(t *testing.T, goos, goarch string, args ...string) []listed {
	t.Helper()
	cmd := exec.Command("go", append([]string{"list", "-json=ImportPath,Imports,Deps"}, args...)...)
	cmd.Dir = ".."
	cmd.Env = append(os.Environ(), "GOOS="+goos, "GOARCH="+goarch)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, stderr.String())
	}
	var all []listed
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var p listed
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
}

func own(p listed) string {
	return strings.TrimSuffix(strings.TrimPrefix(p.ImportPath+"/", module), "/")
}

func TestDirectImports(t *testing.T) {
	for _, goos := range []string{"linux", "js"} {
		goarch := map[string]string{"linux": "amd64", "js": "wasm"}[goos]
		for _, p := range goList(t, goos, goarch, "./...") {
			for _, r := range directRules {
				if !r.from(own(p)) {
					continue
				}
				for _, imp := range p.Imports {
					if r.forbids(imp) {
						t.Errorf("%s/%s: %s imports %s, but %s", goos, goarch, own(p), imp, r.why)
					}
				}
			}
		}
	}
}

func TestLayers(t *testing.T) {
	height := map[string]int{}
	for i, layer := range layers {
		for _, p := range layer {
			height[module+p] = i
		}
	}
	for _, p := range goList(t, "linux", "amd64", "./core/...") {
		h, known := height[p.ImportPath]
		if !known {
			t.Errorf("%s has no layer: say in the table where it belongs", own(p))
			continue
		}
		for _, imp := range p.Imports {
			if below, ours := height[imp]; ours && below >= h {
				t.Errorf("%s imports %s, which is not below it", own(p), strings.TrimPrefix(imp, module))
			}
		}
	}
}

func TestLinkedPackages(t *testing.T) {
	for _, r := range linkRules {
		for _, p := range goList(t, "js", "wasm", r.binary) {
			for _, dep := range p.Deps {
				if r.forbids(dep) {
					t.Errorf("%s links %s, but %s", r.binary, dep, r.why)
				}
			}
		}
	}
}
