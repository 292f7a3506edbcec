package poster

import (
	"math"
	"strings"
	"unicode/utf8"

	"github.com/loge-film/loge/ui/internal/svg"
)

// A place says where the title stands.
type place int

const (
	below place = iota // at the foot, over the scrim
	above              // at the head, over the scrim
	aside              // beside the picture; only for short Chinese titles, which then run downwards
)

// opacity is that of the ground behind the title.
func (p place) opacity() string {
	if p == aside {
		return ".72"
	}
	return ".94"
}

const (
	margin  = 16
	measure = Width - 2*margin
	depth   = 116 // the height that a title may take
	fade    = 50  // how far beyond the letters the picture sinks into the ground
)

// letter sets title, second title and credits.
func (s *sheet) letter(f Film, p place) {
	if p == aside {
		s.letterDown(f)
		return
	}
	t := fit(f.Title, chooseFace(f), measure, depth)
	credit := creditLine(f)
	foot := 16 // the height of what stands under the title
	if f.Sub != "" {
		foot += 13
	}
	y := margin + 6 + t.size*.8
	if p == above {
		end := int(y - t.size*.98 + t.height() + float64(foot))
		s.scrim(p, end+fade, end-8)
	} else {
		head := Height - margin - float64(foot) - t.height()
		y = head + t.size*.98
		s.scrim(p, int(head)-fade, int(y))
	}
	s.lines(t, margin, y)
	y += t.height() - t.size*.98 + 12
	if f.Sub != "" {
		s.small(f.Sub, margin, y+3, 9.5, .04, "")
		y += 13
	}
	s.small(credit, margin, y+4, 7.5, .08, "")
}

// letterDown sets a short Chinese title as a column at the right, read downwards.
func (s *sheet) letterDown(f Film) {
	letters := []rune(f.Title)
	size := []float64{0, 64, 58, 50, 43, 37, 32}[len(letters)]
	x := Width - margin - size
	s.scrim(aside, 80, 152)
	s.raw(`<g font-family="`, hanStack, `" font-weight="700" fill="`, s.Ink, `" font-size="`, svg.Number(size), `"`, s.halo(5), `>`)
	for i, r := range letters {
		s.raw(`<text x="`, svg.Number(x), `" y="`, svg.Number(margin+size*.98+float64(i)*size*1.08), `">`, svg.Escape(string(r)), `</text>`)
	}
	s.raw(`</g>`)
	y := float64(Height - margin)
	s.small(creditLine(f), Width-margin, y, 8, .06, "end")
	if f.Sub != "" {
		s.small(f.Sub, Width-margin, y-12, 9, .02, "end")
	}
}

// upright reports whether a title is short enough and all Han, so that it may run downwards.
func upright(title string) bool {
	for _, r := range title {
		if !svg.IsWide(r) || r >= 0xFE30 {
			return false
		}
	}
	letters := utf8.RuneCountInString(title)
	return letters >= 1 && letters <= 6
}

// chooseFace gives each kind of film its voice.
func chooseFace(f Film) face {
	if wideShare(f.Title) > .3 {
		return han
	}
	for _, genre := range first(f.Genres, 2) {
		switch genre {
		case "action", "science-fiction", "superhero", "sport", "thriller", "disaster", "western":
			return capital
		case "romance", "musical", "fantasy", "family":
			return italic
		}
	}
	return roman
}

func wideShare(text string) float64 {
	wide, all := 0, 0
	for _, r := range text {
		all++
		if svg.IsWide(r) {
			wide++
		}
	}
	return float64(wide) / math.Max(1, float64(all))
}

// A setting is a title broken into lines at a size.
type setting struct {
	face  face
	size  float64
	lines []string
}

func (t setting) leading() float64 { return t.size * 1.06 }
func (t setting) height() float64  { return t.leading() * float64(len(t.lines)) }

// sizes are the steps of the titles, in poster units.
var sizes = [...]float64{46, 40, 35, 31, 27, 24, 21, 18.5, 16, 14, 12, 10}

// fit breaks a title into lines at the largest step at which it fits the box. Lines are balanced: of all breaks
// with the fewest lines, it takes the one whose longest line is shortest. A Chinese title is broken between its clauses
// as long as that leaves it large. A word too long for the smallest step is broken.
func fit(title string, f face, w, h float64) setting {
	if f.caps {
		title = strings.ToUpper(title)
	}
	if parts := clauses(title); f.han && len(parts) > 1 {
		if t, ok := largest(f.measure(parts), f, w, h, sizes[:7]); ok {
			return t
		}
	}
	if t, ok := largest(f.measure(split(title)), f, w, h, sizes[:]); ok {
		return t
	}
	size := sizes[len(sizes)-1]
	t := setting{face: f, size: size}
	t.lines = first(f.measure(letters(title)).wrap(w/size), int(h/t.leading()))
	return t
}

// largest sets pieces at the first of the steps at which they fit.
func largest(p pieces, f face, w, h float64, steps []float64) (setting, bool) {
	for _, size := range steps {
		t := setting{face: f, size: size}
		breaks, ok := p.breaks(w / size)
		if !ok || len(breaks) > 5 || t.leading()*float64(len(breaks)) > h {
			continue
		}
		if t.lines = p.lines(p.balance(w/size, breaks)); !widowed(t.lines) {
			return t, true
		}
	}
	return setting{}, false
}

// widowed reports whether a wide letter stands alone on the last line.
func widowed(lines []string) bool {
	if len(lines) < 2 {
		return false
	}
	last := lines[len(lines)-1]
	return utf8.RuneCountInString(last) == 1 && wideShare(last) == 1
}

// split cuts a title where a line may end: after spaces and between wide letters, but not before closing signs nor beside
// the dot that joins the parts of a name.
func split(title string) []string {
	var parts []string
	for _, word := range strings.Fields(title) {
		start := 0
		for i, r := range word {
			if i > start && svg.IsWide(r) && !strings.ContainsRune("，。、：；！？）》」”…", r) && !strings.HasSuffix(word[:i], "·") {
				parts = append(parts, word[start:i])
				start = i
			}
		}
		parts = append(parts, word[start:]+" ")
	}
	return parts
}

// clauses cuts a Chinese title after spaces and colons, and after a name of two parts (哈利·波特与…), only.
func clauses(title string) []string {
	var parts []string
	for _, word := range strings.Fields(title) {
		for at := clauseEnd(word); at > 0 && at < len(word); at = clauseEnd(word) {
			parts = append(parts, word[:at])
			word = word[at:]
		}
		parts = append(parts, word+" ")
	}
	return parts
}

// clauseEnd is where the first clause of a word ends, or -1.
func clauseEnd(word string) int {
	if at := strings.Index(word, "："); at >= 0 {
		return at + len("：")
	}
	if dot := strings.Index(word, "·"); dot >= 0 {
		if at := strings.Index(word[dot:], "与"); at > 0 {
			return dot + at
		}
	}
	return -1
}

func letters(title string) []string {
	var parts []string
	for _, r := range title {
		parts = append(parts, string(r))
	}
	return parts
}

// lines writes the lines of a title, the first on the baseline y.
func (s *sheet) lines(t setting, x int, y float64) {
	s.raw(`<g font-family="`, t.face.family, `" `, t.face.style, ` font-size="`, svg.Number(t.size), `"`)
	if t.face.spacing != 0 {
		s.raw(` letter-spacing="`, svg.Number(t.face.spacing*t.size), `"`)
	}
	s.raw(` fill="`, s.Ink, `"`, s.halo(3), `>`)
	for i, line := range t.lines {
		s.raw(with(`<text x="@" y="`, x), svg.Number(y+float64(i)*t.leading()), `">`, svg.Escape(line), `</text>`)
	}
	s.raw(`</g>`)
}

// halo lifts letters off the picture.
func (s *sheet) halo(width int) string {
	return ` paint-order="stroke" stroke="` + s.Ground + with(`" stroke-opacity=".3" stroke-linejoin="round" stroke-width="@"`, width)
}

// small sets one line of small type, smaller still when it would be too long.
func (s *sheet) small(text string, x int, y, size, spacing float64, anchor string) {
	f := face{wide: 1, spacing: spacing}
	if w := f.width(text) * size; w > measure {
		size = math.Floor(size*measure/w*10) / 10
	}
	s.raw(with(`<text x="@" y="`, x), svg.Number(y), `" font-size="`, svg.Number(size), `" letter-spacing="`, svg.Number(size*spacing), `" fill="`, s.Ink, `" fill-opacity=".82"`)
	if anchor != "" {
		s.raw(` text-anchor="`, anchor, `"`)
	}
	s.raw(`>`, svg.Escape(text), `</text>`)
}

func creditLine(f Film) string {
	year := ""
	if f.Year != 0 {
		year = n(f.Year)
	}
	switch {
	case f.Director == "":
		return year
	case year == "":
		return f.Director
	}
	return f.Director + "  ·  " + year
}

// number prints a coordinate with at most one decimal.
