package blend_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"github.com/loge-film/loge/core/blend"
	"github.com/loge-film/loge/core/vec"
)

const peopleFile = "testdata/people.golden"

// A hundred people of 1 to 40 events have the same best ten films, with the same scores to 1e-5, natively and under
// js/wasm: the test runs on both, and both compare with one file.
func TestHundredPeople(t *testing.T) {
	code := small.Encode()
	m, err := blend.Decode(code)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for user := range uint64(100) {
		dst := make([]float32, m.Items())
		m.Score(somebody(user, m.Items()), dst)
		top := vec.NewTop(10)
		for i, x := range dst {
			top.Offer(i, x)
		}
		for rank, hit := range top.Take() {
			lines = append(lines, fmt.Sprintf("%d %d %d %.7f", user, rank, hit.Index, hit.Score))
		}
	}
	if os.Getenv("UPDATE") == "1" {
		if err := os.WriteFile(peopleFile, []byte(strings.Join(lines, "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	golden, err := os.ReadFile(peopleFile)
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Split(strings.TrimSpace(string(golden)), "\n")
	if len(want) != len(lines) {
		t.Fatalf("%d lines, want %d", len(lines), len(want))
	}
	for n := range lines {
		if !sameLine(lines[n], want[n]) {
			t.Errorf("line %d is %q, want %q; run with UPDATE=1 if that is meant", n+1, lines[n], want[n])
		}
	}
}

func sameLine(a, b string) bool {
	var u, v [3]int
	var x, y float64
	_, err := fmt.Sscan(a, &u[0], &u[1], &u[2], &x)
	if err == nil {
		_, err = fmt.Sscan(b, &v[0], &v[1], &v[2], &y)
	}
	return err == nil && u == v && near(x, y)
}

func somebody(user uint64, items int) []blend.Entry {
	draws := rand.New(rand.NewPCG(user, 1))
	var history []blend.Entry
	for range 1 + draws.IntN(40) {
		e := blend.Entry{Item: int32(draws.IntN(items)), Weight: 1}
		if draws.IntN(5) == 0 {
			e.Weight = -0.5
		}
		history = append(history, e)
	}
	return history
}
