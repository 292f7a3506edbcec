package chart

import (
	"math"
	"strings"

	"github.com/loge-film/loge/ui/internal/svg"
)

// width is that of every chart, in its own units; heights differ.
const width = 400

// The colours are those of the page's style sheet. An image sees no style sheet but its own, so each chart carries them.
const (
	dark  = `--i:#f4eadc;--s:#c2b0a1;--l:#45302f;--a:#e6ab66;--m:#e58a76;--g:#130c0e`
	light = `--i:#251a17;--s:#665347;--l:#d3c09f;--a:#8f2f2b;--m:#8a4a16;--g:#f5eddd`

	rules = `text{font:15px -apple-system,"Segoe UI",Roboto,"PingFang SC","Noto Sans CJK SC",sans-serif;fill:var(--i)}` +
		`.s{fill:var(--s)}.n{font-size:13px;fill:var(--s)}.e{text-anchor:end}.c{text-anchor:middle}` +
		`.a{fill:var(--a)}.m{fill:var(--m)}.b{fill:var(--s)}.l{stroke:var(--l);fill:none}.o{fill:var(--g);stroke:var(--s);stroke-width:2}` +
		`.v{fill:url(#v)}.k{stroke:var(--a);fill:none;stroke-width:2.5}.x{stroke:var(--m);fill:none;stroke-width:3;stroke-linecap:round}.d{stroke:var(--s);stroke-linecap:round;stroke-opacity:.5}` +
		`.h{paint-order:stroke;stroke:var(--g);stroke-width:4px;stroke-linejoin:round}`
)

// styleOf returns the style of a theme: "dark", "light", or "" for the system's.
func styleOf(theme string) string {
	switch theme {
	case "light":
		return "svg{" + light + "}" + rules
	case "dark":
		return "svg{" + dark + "}" + rules
	}
	return "svg{" + dark + "}@media(prefers-color-scheme:light){svg{" + light + "}}" + rules
}

// A sheet is a chart being drawn.
type sheet struct{ b strings.Builder }

func newSheet(theme string, height float64) *sheet {
	s := &sheet{}
	w, h := svg.Number(width), svg.Number(height)
	s.raw(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 `, w, " ", h, `" width="`, w, `" height="`, h, `"><style>`, styleOf(theme), `</style>`)
	return s
}

func (s *sheet) raw(parts ...string) {
	for _, p := range parts {
		s.b.WriteString(p)
	}
}

// done ends the document and returns it.
func (s *sheet) done() string {
	s.raw("</svg>")
	return s.b.String()
}

// text writes a line whose baseline is at y; class holds the colour and the anchor.
func (s *sheet) text(class string, x, y float64, text string) {
	s.raw(`<text class="`, class, `" x="`, svg.Number(x), `" y="`, svg.Number(y), `">`, svg.Escape(svg.Clean(text, 60)), `</text>`)
}

func (s *sheet) circle(class string, x, y, r float64) {
	s.raw(`<circle class="`, class, `" cx="`, svg.Number(x), `" cy="`, svg.Number(y), `" r="`, svg.Number(r), `"/>`)
}

// rect draws a box with small round corners; an opacity of 1 is left out.
func (s *sheet) rect(class string, x, y, w, h, opacity float64) {
	s.raw(`<rect class="`, class, `" x="`, svg.Number(x), `" y="`, svg.Number(y), `" width="`, svg.Number(math.Max(w, 0)), `" height="`, svg.Number(math.Max(h, 0)), `" rx="2"`)
	if opacity < 1 {
		s.raw(` fill-opacity="`, hundredths(opacity), `"`)
	}
	s.raw("/>")
}

// line draws through x, y pairs.
func (s *sheet) line(class string, at ...float64) {
	s.raw(`<path class="`, class, `" d="M`)
	for _, v := range at {
		s.raw(svg.Number(v), " ")
	}
	s.raw(`"/>`)
}

func hundredths(v float64) string {
	n := int(math.Round(v * 100))
	return string([]byte{'.', byte('0' + n/10%10), byte('0' + n%10)})
}

// finite returns v within lo..hi; what is no number counts as lo.
func finite(v, lo, hi float64) float64 {
	if !(v > lo) {
		return lo
	}
	return math.Min(v, hi)
}

// sane returns an amount that can be drawn: within a billion of 0; what is no number is 0.
func sane(v float64) float64 {
	if v != v {
		return 0
	}
	return finite(v, -1e9, 1e9)
}

// fit cuts a label to a number of ems; a wide letter takes one, others about half of it.
func fit(label string, ems float64) string {
	used := 0.0
	for i, r := range label {
		used += em(r)
		if used > ems {
			return strings.TrimRight(label[:i], " ") + "…"
		}
	}
	return label
}

func em(r rune) float64 {
	if svg.IsWide(r) {
		return 1
	}
	return .54
}

// ems estimates the length of a label.
func ems(label string) float64 {
	sum := 0.0
	for _, r := range label {
		sum += em(r)
	}
	return sum
}
