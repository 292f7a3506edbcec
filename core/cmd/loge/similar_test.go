package main

import (
	"encoding/json"
	"math"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/loge-film/loge/core/film"
)

func runSimilar(t *testing.T, args ...string) *neighbourhood {
	t.Helper()
	code, stdout, stderr := runLoge(t, append([]string{"similar", "--json", "--quiet"}, args...)...)
	if code != exitOK {
		t.Fatalf("loge similar %q: exit %d: %s", args, code, stderr)
	}
	var result neighbourhood
	if err := json.Unmarshal([]byte(stdout), &result); err != nil {
		t.Fatal(err)
	}
	return &result
}

// Law: similarities fall, and what each is made of sums to it.
func TestSimilarReasonsAddUp(t *testing.T) {
	result := runSimilar(t, "chungking-express-1994", "-n", "20")
	if len(result.Films) != 20 || result.Films[0].ID == result.ID {
		t.Fatalf("%d films, the first %s; want 20 others", len(result.Films), result.Films[0].ID)
	}
	for k, n := range result.Films {
		sum := n.Others + n.Kindred
		for _, s := range n.Shared {
			sum += s.Amount
		}
		if math.Abs(sum-n.Similarity) > 1e-6 {
			t.Errorf("%s: reasons sum to %v, want %v", n.ID, sum, n.Similarity)
		}
		if k > 0 && n.Similarity > result.Films[k-1].Similarity {
			t.Errorf("%s stands after a film that is less similar", n.ID)
		}
	}
}

func TestSimilarPrintsReasons(t *testing.T) {
	code, stdout, stderr := runLoge(t, "similar", "fallen-angels-1995", "-n", "3", "--quiet")
	if code != exitOK || stderr != "" {
		t.Fatalf("exit %d: %s", code, stderr)
	}
	for _, want := range []string{"chungking-express-1994", "Wong Kar-wai", "%"} {
		if !strings.Contains(stdout, want) {
			t.Errorf("printed %q, want %q in it", stdout, want)
		}
	}
}

// The pack gives the neighbours that the catalogue gives, although its numbers are rounded.
func TestSimilarFromPack(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	if code, _, stderr := runLoge(t, "build", "--out", dir, "--quiet"); code != exitOK {
		t.Fatal(stderr)
	}
	exact, packed := runSimilar(t, "heat-1995", "-n", "5"), runSimilar(t, "heat-1995", "-n", "5", "--pack", dir)
	if diff := cmp.Diff(ids(exact), ids(packed)); diff != "" {
		t.Errorf("-catalogue +pack\n%s", diff)
	}
	for k, n := range packed.Films {
		if math.Abs(n.Similarity-exact.Films[k].Similarity) > 0.01 {
			t.Errorf("%s: similarity %v in the pack, %v before", n.ID, n.Similarity, exact.Films[k].Similarity)
		}
	}
}

func ids(n *neighbourhood) []film.ID {
	var list []film.ID
	for _, f := range n.Films {
		list = append(list, f.ID)
	}
	return list
}

func TestSimilarFaults(t *testing.T) {
	for _, c := range []struct {
		args   []string
		code   int
		stderr string
	}{
		{[]string{"similar"}, exitUsage, "<id>"},
		{[]string{"similar", "heat-1995", "-n", "0"}, exitUsage, "at least 1"},
		{[]string{"similar", "heat-1995", "--pack", "x", "--films", "y"}, exitUsage, "--pack brings its own films"},
		{[]string{"similar", "heat-1995", "--pack", filepath.Join(t.TempDir(), "none")}, exitFault, "none"},
		{[]string{"similar", "heat-1996", "--quiet"}, exitFault, "no film has the id \"heat-1996\"; the closest are heat-1995, "},
	} {
		code, stdout, stderr := runLoge(t, c.args...)
		if code != c.code || stdout != "" || !strings.Contains(stderr, c.stderr) {
			t.Errorf("loge %q: exit %d, printed %q and %q", c.args, code, stdout, stderr)
		}
	}
}
