// Package poster draws typographic film posters as small SVG documents from nothing but a film's own data.
package poster

import (
	"strconv"
	"strings"

	"github.com/loge-film/loge/ui/internal/svg"
)

// The size of a poster in its own units, 2:3.
const (
	Width  = 200
	Height = 300
)

// maxTitle is how many letters of a title are shown.
const maxTitle = 90

// MaxBytes caps the SVG of any film.
const MaxBytes = 2560

// A Film is all that a poster shows or is drawn from.
type Film struct {
	Key      string   // names the film in every language: its picture hangs on it
	Genres   []string // slugs, by weight
	Moods    []string // slugs of moods and styles
	Seed     [8]byte  // from the film's vector, so that near films look like kin
	Title    string   // set large
	Sub      string   // the title in another tongue, set small; may be empty
	Director string   // may be empty
	Year     int      // 0 = unknown
	Chinese  bool     // the poster is for readers of Chinese
}

// SVG draws the poster. The same film gives the same bytes; the document refers to nothing outside itself.
// Texts too long for MaxBytes are cut shorter than others.
func SVG(f Film) string {
	letters := maxTitle
	svg := draw(f, letters)
	for len(svg) > MaxBytes && letters > 1 {
		letters /= 2
		svg = draw(f, letters)
	}
	return svg
}

func draw(f Film, letters int) string {
	f.Title, f.Sub, f.Director = svg.Clean(f.Title, letters), svg.Clean(f.Sub, min(34, letters)), svg.Clean(f.Director, min(40, letters))
	chance := newChance(f)
	s := &sheet{Palette: choosePalette(f, chance), chance: chance}
	family := chooseFamily(f, chance)
	s.b.Grow(MaxBytes)
	s.open()
	family.draw(s)
	where := family.title
	if f.Chinese && upright(f.Title) {
		where = aside
	}
	s.letter(f, where)
	s.raw("</svg>")
	return s.b.String()
}

// A sheet is a poster being drawn.
type sheet struct {
	Palette
	chance *chance
	b      strings.Builder
}

func (s *sheet) raw(parts ...string) {
	for _, p := range parts {
		s.b.WriteString(p)
	}
}

func (s *sheet) open() {
	s.raw(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 300" width="480" height="720" font-family="`, sansStack, `">`,
		`<linearGradient id="g" x2="0" y2="1"><stop stop-color="`, s.Ground, `"/><stop offset="1" stop-color="`, s.Shade, `"/></linearGradient>`,
		`<path fill="url(#g)" d="M0 0h200v300H0z"/>`)
}

// scrim lets the picture sink into the ground behind the letters: from one line, where it begins, to another, where it is
// as thick as the place wants. Both run across the poster; beside the picture they run down it.
func (s *sheet) scrim(p place, from, to int) {
	axis := with(`x1="0" x2="0" y1="@" y2="@"`, from, to)
	d := box(0, from, Width, Height-from)
	switch p {
	case above:
		d = box(0, 0, Width, from)
	case aside:
		axis, d = with(`x1="@" x2="@" y1="0" y2="0"`, from, to), box(from, 0, Width-from, Height)
	}
	s.raw(`<linearGradient id="s" gradientUnits="userSpaceOnUse" `, axis, `><stop stop-color="`, s.Ground, `" stop-opacity="0"/><stop offset="1" stop-color="`, s.Ground,
		`" stop-opacity="`, p.opacity(), `"/></linearGradient><path fill="url(#s)" d="`, d, `"/>`)
}

// group opens a g with a fill and an opacity in percent; s.end closes it.
func (s *sheet) group(fill string, opacity int) {
	s.raw(`<g fill="`, fill, `"`)
	if opacity < 100 {
		s.raw(` opacity=".`, twoDigits(opacity), `"`)
	}
	s.raw(">")
}

func (s *sheet) end() { s.raw("</g>") }

func (s *sheet) circle(x, y, r int, fill string) {
	s.raw(with(`<circle cx="@" cy="@" r="@"`, x, y, r))
	s.fill(fill)
}

func (s *sheet) path(d, fill string) {
	s.raw(`<path d="`, d, `"`)
	s.fill(fill)
}

// fill ends an element; an empty fill means as its group.
func (s *sheet) fill(fill string) {
	if fill != "" {
		s.raw(` fill="`, fill, `"`)
	}
	s.raw("/>")
}

func (s *sheet) rect(x, y, w, h int, fill string) {
	s.path(box(x, y, w, h), fill)
}

// box returns the path of a rectangle.
func box(x, y, w, h int) string {
	return with("M@ @h@v@H@z", x, y, w, h, x)
}

func n(i int) string { return strconv.Itoa(i) }

// with writes numbers into the places of "@" in a piece of SVG.
func with(svg string, numbers ...int) string {
	var b strings.Builder
	for _, i := range numbers {
		before, after, _ := strings.Cut(svg, "@")
		b.WriteString(before + n(i))
		svg = after
	}
	return b.String() + svg
}

func twoDigits(i int) string {
	if i < 10 {
		return "0" + n(i)
	}
	return n(i)
}
