//go:build !js

package slim

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
)

// The script begins a module, without running the program, and prints the hash of a part of its memory.
const beginning = `
const {createHash} = require("crypto"), [file, from, to] = process.argv.slice(1);
const no = new Proxy({}, {get: () => () => {}});
WebAssembly.instantiate(require("fs").readFileSync(file), {gojs: no}).then(({instance}) => {
	const memory = new Uint8Array(instance.exports.mem.buffer, from, to - from);
	console.log(createHash("sha256").update(memory).digest("hex"));
});`

// The instructions of start.go do to memory what index.write does.
func TestStartWritesTheIndex(t *testing.T) {
	if _, err := exec.LookPath("node"); err != nil {
		t.Skip("node is not installed: the slim program cannot be begun")
	}
	module := build(t, "./testdata/program")
	slim, err := Slim(module)
	if err != nil {
		t.Fatal(err)
	}
	m := imageOf(t, slim)
	x := indexOf(t, module)
	writeIndex(x, m)
	file := filepath.Join(t.TempDir(), "program.wasm")
	if err := os.WriteFile(file, slim, 0o600); err != nil {
		t.Fatal(err)
	}
	end := m.start + len(m.bytes)
	got, err := exec.Command("node", "-e", beginning, file, strconv.Itoa(m.start), strconv.Itoa(end)).Output()
	want := sha256.Sum256(m.bytes)
	if err != nil || string(got) != hex.EncodeToString(want[:])+"\n" {
		t.Errorf("memory after the start is another than expected (%v)", err)
	}
}

func indexOf(t *testing.T, module []byte) index {
	t.Helper()
	m := imageOf(t, module)
	table, err := findTable(m.bytes)
	if err != nil {
		t.Fatal(err)
	}
	x, ok := findIndex(m, table)
	if !ok {
		t.Fatal("the index follows no rule")
	}
	return x
}

// A table whose index follows no rule stays as it is.
func TestIndexWithoutRule(t *testing.T) {
	module := build(t, "./testdata/program")
	x, m := indexOf(t, module), imageOf(t, module)
	for name, at := range map[string]int{
		"a number": x.funcs + 8*100, "an offset": x.funcs + 8*100 + 4, "an entry": x.funcs + int(x.offset),
		"a bucket": x.buckets + 100*bucketSize, "a part of a bucket": x.buckets + 100*bucketSize + 7,
	} {
		m.bytes[at-m.start]++
		if x.ruled(m) {
			t.Errorf("%s that was changed follows the rule", name)
		}
		m.bytes[at-m.start]--
	}
	if !x.ruled(m) {
		t.Error("what was not changed follows no rule")
	}
}

func TestCountImports(t *testing.T) {
	for body, want := range map[string]uint32{"\x00": 0, "\x02\x01a\x01b\x00\x03\x00\x01c\x00\x00": 2} {
		if got, err := countImports(&section{importSection, []byte(body)}); got != want || err != nil {
			t.Errorf("%q: %d, %v; expected %d", body, got, err, want)
		}
	}
	for _, body := range []string{"", "\x01", "\x01\x01a\x01b", "\x01\x01a\x01b\x02\x00\x01"} {
		if got, err := countImports(&section{importSection, []byte(body)}); err == nil {
			t.Errorf("%q: %d; expected an error", body, got)
		}
	}
}

// writeIndex does what the function of start.go does.
func writeIndex(x index, m *image) {
	x.walk(m, func(field []byte, v uint32) { binary.LittleEndian.PutUint32(field, v) })
}
