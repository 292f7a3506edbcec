package poster

import "github.com/loge-film/loge/ui/internal/svg"

// A face is a way of setting type, with what its letters measure.
type face struct {
	family  string
	style   string // attributes beside family and size
	caps    bool
	han     bool
	spacing float64 // between letters, in em
	wide    float64 // factor on the widths below
}

// The stacks name faces that systems have; the widths are those of the widest of them.
const (
	serifStack = `Iowan Old Style,Palatino Linotype,Palatino,Georgia,Songti SC,Noto Serif CJK SC,serif`
	sansStack  = `Avenir Next,Segoe UI,Roboto,PingFang SC,Noto Sans CJK SC,sans-serif`
	hanStack   = `Songti SC,Noto Serif CJK SC,Noto Serif SC,STZhongsong,SimSun,serif`
)

var (
	roman   = face{family: serifStack, style: `font-weight="700"`, wide: 1, spacing: -.005}
	italic  = face{family: serifStack, style: `font-style="italic" font-weight="600"`, wide: 1.07}
	capital = face{family: sansStack, style: `font-weight="700"`, caps: true, wide: 1.02, spacing: .05}
	han     = face{family: hanStack, style: `font-weight="700"`, han: true, wide: 1, spacing: .04}
)

// letterWidth estimates the advance of one letter in em, on the safe side.
func letterWidth(r rune) float64 {
	switch {
	case svg.IsWide(r):
		return 1
	case r >= 0x300 && r <= 0x36F:
		return 0
	case r >= 0x80:
		return .68
	case 'A' <= r && r <= 'Z':
		return capitalWidths[r-'A']
	case 'a' <= r && r <= 'z':
		return smallWidths[r-'a']
	case '0' <= r && r <= '9':
		return .6
	case r == ' ':
		return .27
	case r == '&' || r == '%' || r == '@' || r == '#':
		return .85
	}
	return .38
}

var (
	capitalWidths = [26]float64{.74, .7, .7, .78, .66, .62, .77, .84, .4, .46, .76, .65, .94, .82, .79, .65, .79, .74, .6, .66, .77, .73, 1.02, .74, .7, .66}
	smallWidths   = [26]float64{.55, .59, .5, .6, .52, .37, .55, .61, .32, .32, .59, .31, .91, .62, .57, .6, .59, .46, .46, .38, .61, .55, .8, .56, .55, .5}
)

// width estimates the length of a line in em.
func (f face) width(line string) float64 {
	sum, letters := 0.0, 0
	for _, r := range line {
		sum += letterWidth(r) * f.wide
		letters++
	}
	return sum + f.spacing*float64(letters)
}
