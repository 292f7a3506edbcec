package ui

import (
	"strings"
	"testing"
)

func TestJudgement(t *testing.T) {
	for _, c := range []struct {
		want         string
		count        int
		apart, error float64
	}{
		{unclear, 4, -2, 0.1}, {harsher, 5, -0.4, 0.1}, {milder, 50, 0.1, 0.04}, {alike, 50, 0.09, 0.04}, {alike, 50, 0, 0.1},
		{unclear, 6, -0.4, 0.3}, {unclear, 9, 0.1, 0.11}, {unclear, 0, 0, 0},
	} {
		if got := (Crowd{Count: c.count, Apart: c.apart, Error: c.error}).judgement(); got != c.want {
			t.Errorf("%v stars apart, give or take %v, over %d films: %s, expected %s", c.apart, c.error, c.count, got, c.want)
		}
	}
}

// The figure has a dot for each film, a table that says the same, and a sentence.
func TestCrowdFigure(t *testing.T) {
	for _, l := range []Lang{En, Zh} {
		w := WordsIn(l)
		c := &Root{lang: l, words: w}
		films := []Versus{{"a", Text{"Heat", "盗火线"}, 1, 4.2, 200}, {"b", Text{"Emma", "爱玛"}, 4.5, 3.5, 5}}
		f := c.crowdFigure(&Portrait{Crowd: Crowd{Films: films, Count: 12, Apart: -1.1, Error: 0.2}})
		said := fill(pick(w.CrowdSay, harsher), w.Count("films", 12), "1.1")
		if !strings.HasPrefix(f.note, said) || f.draw == nil || len(f.rows) != 2 || strings.Join(f.rows[0], " ") != films[0].Title.In(l)+" 1 4.2 200+" {
			t.Errorf("%q: %+v", said, f)
		}
		if drawn := f.draw("dark"); strings.Count(drawn, "<circle") != 2 || !strings.Contains(drawn, films[0].Title.In(l)) {
			t.Errorf("drawn is %s", drawn)
		}
	}
}
