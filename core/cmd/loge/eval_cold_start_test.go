package main

import (
	"math"
	"slices"
	"strings"
	"testing"
)

// Films of two tastes: what they are about tells who will like a film that nobody has met; neither popularity nor chance does.
func TestEvalColdStart(t *testing.T) {
	in := movieLens(t)
	var r struct {
		Protocol      string
		Films, Hidden int
		Ridges        []float64
		Curve         []struct {
			Revealed int
			Result   figures
		}
	}
	args := []string{"cold-start", "--films", in, "--ratings", in, "--hide", "0.4", "--users", "0.3", "--reveal", "0,20", "--rounds", "2",
		"--metrics", "ndcg@3", "--set", "ials.factors=4", "--set", "loge.ials-factors=4", "--set", "loge.dlae-lambda=5"}
	evalJSON(t, &r, args...)
	if r.Protocol != "cold-start" || r.Films != 22 || r.Hidden != 8 || len(r.Ridges) != 2 || r.Ridges[0] <= 0 || len(r.Curve) != 2 || r.Curve[1].Revealed != 20 {
		t.Fatalf("%+v", r)
	}
	quality := map[string]float64{}
	for _, m := range r.Curve[0].Result.Models {
		quality[m.Model] = m.Metrics["ndcg@3"].Mean
	}
	for _, name := range []string{"ials", "loge"} {
		if quality[name] < 0.8 || quality[name] <= quality["random"] || quality[name] <= quality["popularity"] {
			t.Errorf("%s does not know new films apart: %v", name, quality)
		}
	}
	var again struct{ Ridges []float64 }
	evalJSON(t, &again, append(args, "--set", "ials.content=2")...)
	if !slices.Equal(again.Ridges, []float64{2, 2}) {
		t.Errorf("the chosen ridge is not taken: %v", again)
	}
}

func TestEvalColdStartRefuses(t *testing.T) {
	in := movieLens(t)
	for _, c := range []struct {
		code int
		want string
		args []string
	}{
		{2, "no model \"magic\"", []string{"--models", "magic"}},
		{2, "--reveal takes", []string{"--reveal=-1"}},
		{2, "--rounds is 0", []string{"--rounds", "0"}},
		{2, "lie between 0 and 1", []string{"--hide", "1.5"}},
		{1, "nobody can be tested", []string{"--hide", "0.01"}},
		{1, "nowhere", []string{"--links", "nowhere.csv"}},
		{2, "is a number between", []string{"--set", "ials.content=abc"}},
	} {
		code, stdout, stderr := runLoge(t, append([]string{"eval", "cold-start", "--films", in, "--ratings", in}, c.args...)...)
		if code != c.code || !strings.Contains(stderr, c.want) || stdout != "" {
			t.Errorf("%v: exit %d, %q, printed %q", c.args, code, stderr, stdout)
		}
	}
}

// Two rounds together are the users of both, and the mean over them.
func TestRoundsArePooled(t *testing.T) {
	in := movieLens(t)
	measure := func(seed, rounds string) (users, mean float64) {
		var r struct{ Curve []struct{ Result figures } }
		evalJSON(t, &r, "cold-start", "--films", in, "--ratings", in, "--hide", "0.4", "--users", "0.3", "--reveal", "1", "--metrics", "ndcg@3",
			"--models", "ials", "--set", "ials.factors=4", "--set", "ials.content=1", "--seed", seed, "--rounds", rounds)
		return float64(r.Curve[0].Result.Users), r.Curve[0].Result.Models[0].Metrics["ndcg@3"].Mean
	}
	u1, m1 := measure("1", "1")
	u2, m2 := measure("2", "1")
	users, mean := measure("1", "2")
	if want := (u1*m1 + u2*m2) / (u1 + u2); users != u1+u2 || math.Abs(mean-want) > 1e-12 || m1 == m2 {
		t.Errorf("%v users with %v; apart %v with %v and %v with %v", users, mean, u1, m1, u2, m2)
	}
}
