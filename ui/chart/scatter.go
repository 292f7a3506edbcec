package chart

import (
	"strconv"

	"github.com/loge-film/loge/ui/internal/svg"
)

// A Mark is one thing of a Scatter: what many say of it, and what one says.
type Mark struct {
	Label     string
	Many, Own float64
}

// maxNamed is how many marks of a Scatter have their label beside them.
const maxNamed = 4

// Scatter draws a dot for each mark, what many say across and what one says up, both from lo to hi: above the dashed line
// one says more. The first marks whose labels cover nothing are named. Across and up are the words of the axes.
func Scatter(theme string, marks []Mark, lo, hi int, across, up string) string {
	const left, top, wide, high = 30, 26, width - 40, 264
	s := newSheet(theme, top+high+40)
	share := func(v float64) float64 { return finite((v-float64(lo))/float64(hi-lo), 0, 1) }
	x := func(v float64) float64 { return left + share(v)*wide }
	y := func(v float64) float64 { return top + high - share(v)*high }
	for v := lo; v <= hi; v++ {
		at, label := float64(v), strconv.Itoa(v)
		s.line("l", left, y(at), left+wide, y(at))
		s.text("n e", left-8, y(at)+4, label)
		s.text("n c", x(at), top+high+18, label)
	}
	s.raw(`<path class="d" stroke-dasharray="2 6" fill="none" stroke-width="1.5" d="M`, svg.Number(left), " ", svg.Number(top+high), "L", svg.Number(left+wide), " ", svg.Number(top), `"/>`)
	dots := make([][2]float64, len(marks))
	for i, m := range marks {
		dots[i] = [2]float64{x(m.Many), y(m.Own)}
		s.raw(`<circle class="a" fill-opacity=".45" cx="`, svg.Number(dots[i][0]), `" cy="`, svg.Number(dots[i][1]), `" r="5"/>`)
	}
	s.nameMarks(marks, dots)
	s.text("n", 0, 12, fit(up, 24))
	s.text("n e", left+wide, top+high+36, fit(across, 28))
	return s.done()
}

// nameMarks writes the labels for which there is room beside their dots.
func (s *sheet) nameMarks(marks []Mark, dots [][2]float64) {
	var taken [][4]float64
	for i, m := range marks {
		n, box := nameAt(fit(m.Label, 11), dots[i][0], dots[i][1])
		if len(taken) < maxNamed && m.Label != "" && !overlaps(box, taken) && !covers(box, dots) {
			taken = append(taken, box)
			s.text(n.class, n.x, n.y, n.text)
		}
	}
}

// covers reports whether a box covers a dot.
func covers(box [4]float64, dots [][2]float64) bool {
	for _, d := range dots {
		if box[0] < d[0] && d[0] < box[2] && box[1] < d[1] && d[1] < box[3] {
			return true
		}
	}
	return false
}
