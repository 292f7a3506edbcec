package chart

import "math"

// The columns of charts that have a row for each label.
const (
	labelEnd = 160
	barStart = 168
	barEnd   = 334
	rowStep  = 30
	labelEms = 10.6
)

// A Row is one bar: its length is the amount, and value is that in words.
type Row struct {
	Label  string
	Amount float64 // below 0 the bar counts against, and is striped
	Value  string
}

// Bars draws a bar for each row. Over the whole width goes an amount of full, or the longest bar if that is more.
func Bars(theme string, rows []Row, full float64) string {
	scale := math.Max(0, sane(full))
	for _, r := range rows {
		scale = math.Max(scale, math.Abs(sane(r.Amount)))
	}
	s := newSheet(theme, float64(len(rows))*rowStep+4)
	s.raw(`<pattern id="v" width="6" height="9" patternUnits="userSpaceOnUse"><path class="m" d="M0 0h4v9H0z"/></pattern>`)
	for i, r := range rows {
		y := float64(i)*rowStep + 4
		s.text("e", labelEnd, y+16, fit(r.Label, labelEms))
		s.line("l", barStart, y+10.5, barEnd, y+10.5)
		class, length := "a", 0.0
		if scale > 0 {
			length = math.Abs(sane(r.Amount)) / scale * (barEnd - barStart)
		}
		if r.Amount < 0 {
			class = "v"
		}
		s.rect(class, barStart, y+4, math.Max(length, 1.5), 13, 1)
		s.text("n e", width-2, y+15.5, fit(r.Value, 4.8))
	}
	return s.done()
}

// A Pair compares two numbers of one label.
type Pair struct {
	Label      string
	Own, Other float64
}

// Dumbbells draws for each pair a full dot (own) and a ring (the other) on a line from lo to hi.
// Own and other are the words of the key, ends those below the two ends of the line.
func Dumbbells(theme string, pairs []Pair, lo, hi float64, own, other string, ends [2]string) string {
	const start, end = barStart + 6, width - 10
	foot := float64(len(pairs))*rowStep + 30
	s := newSheet(theme, foot+20)
	s.key(own, other)
	at := func(v float64) float64 { return start + finite((v-lo)/(hi-lo), 0, 1)*(end-start) }
	for i, p := range pairs {
		y := float64(i)*rowStep + 42
		s.text("e", labelEnd, y+5, fit(p.Label, labelEms))
		s.line("l", start, y, end, y)
		s.line("k", at(p.Own), y, at(p.Other), y)
		s.circle("o", at(p.Other), y, 5)
		s.circle("a", at(p.Own), y, 6)
	}
	s.text("n", start-6, foot+14, ends[0])
	s.text("n e", end+6, foot+14, ends[1])
	return s.done()
}

// key explains the full dot and the ring.
func (s *sheet) key(own, other string) {
	s.circle("a", barStart+6, 12, 6)
	s.text("n", barStart+17, 16, fit(own, 9))
	x := barStart + 30 + ems(own)*13.5
	s.circle("o", x, 12, 5)
	s.text("n", x+11, 16, fit(other, 12))
}
