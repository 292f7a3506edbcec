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
// one says more. The first marks that do not cover each other are named. Across and up are the words of the axes.
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
	for _, m := range marks {
		s.raw(`<circle class="a" fill-opacity=".45" cx="`, svg.Number(x(m.Many)), `" cy="`, svg.Number(y(m.Own)), `" r="5"/>`)
	}
	var taken [][4]float64
	for _, m := range marks {
		n, box := nameAt(fit(m.Label, 11), x(m.Many), y(m.Own))
		if len(taken) < maxNamed && m.Label != "" && !overlaps(box, taken) {
			taken = append(taken, box)
			s.text(n.class, n.x, n.y, n.text)
		}
	}
	s.text("n", 0, 12, fit(up, 24))
	s.text("n e", left+wide, top+high+36, fit(across, 28))
	return s.done()
}
