package poster

import (
	"math"
	"strings"
)

// Compositions without a scene.

// stripes are slanting bars of unequal weight, as light through a blind.
func (s *sheet) stripes() {
	lean := s.chance.between(24, 60)
	if s.chance.coin() {
		lean = -lean
	}
	fills := []string{s.Mid, s.Second, s.Mid, s.Glow, s.Shade}
	y := s.chance.between(-30, -6)
	for i := range 9 {
		h := s.chance.between(8, 24)
		s.path(with("M0 @L200 @v@L0 @z", y+lean/2, y-lean/2, h, y+h+lean/2), fills[(i+s.chance.between(0, 1))%5])
		y += h + s.chance.between(5, 12)
	}
}

// arcs spread from one corner like sound.
func (s *sheet) arcs() {
	x, y := s.chance.between(20, 180), s.chance.between(16, 96)
	gap := s.chance.between(20, 26)
	fills := []string{s.Shade, s.Mid, s.Shade, s.Second, s.Mid, s.Second, s.Glow}
	for i, fill := range fills {
		s.circle(x, y, 14+(len(fills)-1-i)*gap, fill)
	}
}

// torn is paper in layers, each torn across.
func (s *sheet) torn() {
	lean := s.chance.between(-40, 40)
	for i, fill := range []string{s.Glow, s.Second, s.Mid, s.Shade} {
		y := 36 + i*36
		d := with("M0 @", y+lean/2)
		for x := 10; x <= 200; x += 10 {
			d += with("L@ @", x, y+lean/2-lean*x/200+s.chance.between(-7, 7))
		}
		s.path(d+"V300H0z", fill)
	}
}

// blocks set quarter discs, discs and bars into a grid.
func (s *sheet) blocks() {
	const side = 50
	fills := []string{s.Mid, s.Second, s.Glow, s.Shade}
	for row := range 4 {
		for column := range 4 {
			x, y := column*side, row*side
			fill := fills[s.chance.between(0, 3)]
			switch s.chance.between(0, 5) {
			case 0:
				s.circle(x+25, y+25, 19, fill)
			case 1:
				s.path(with("M@ @h50a50 50 0 0 1-50 50z", x, y), fill)
			case 2:
				s.path(with("M@ @h-50a50 50 0 0 1 50-50z", x+50, y+50), fill)
			case 3:
				s.path(with("M@ @a25 25 0 0 1 50 0z", x, y+50), fill)
			case 4:
				s.path(with("M@ @h50l-50 50z", x, y), fill)
			}
		}
	}
}

// petals turn about a heart.
func (s *sheet) petals() {
	x, y, count := s.chance.between(72, 128), s.chance.between(88, 112), s.chance.between(6, 10)
	length := s.chance.between(66, 84)
	for layer, fill := range []string{s.Mid, s.Second} {
		var d strings.Builder
		for i := range count {
			turn := float64(2*i+layer) / float64(count) * math.Pi
			tip, spread := float64(length-26*layer), 2.2/float64(count)
			d.WriteString(with("M@ @c", x, y) + polar(tip*.5, turn-2*spread) + " " + polar(tip, turn-spread) + " " + polar(tip, turn) +
				with("M@ @c", x, y) + polar(tip*.5, turn+2*spread) + " " + polar(tip, turn+spread) + " " + polar(tip, turn))
		}
		s.group(fill, 85)
		s.path(d.String(), "")
		s.end()
	}
	s.circle(x, y, s.chance.between(13, 19), s.Glow)
}

// polar prints the whole coordinates of a point at a distance and an angle.
func polar(r, turn float64) string {
	sin, cos := math.Sincos(turn)
	return with("@ @", int(math.Round(r*sin)), int(math.Round(-r*cos)))
}

// stroke is one round stroke of a brush, with a seal.
func (s *sheet) stroke() {
	x, y, r := s.chance.between(84, 116), s.chance.between(90, 108), s.chance.between(52, 64)
	turn := s.chance.between(-60, 200)
	for i, width := range []int{15, 7, 3} {
		s.raw(with(`<circle cx="@" cy="@" r="@" fill="none" stroke="`, x, y, r-9*i+4), s.Second, with(`" stroke-width="@" stroke-linecap="round" stroke-opacity=".@" stroke-dasharray="@ 999" transform="rotate(@ @ @)"/>`, width, 9-2*i, r*(52-i*4)/10, turn+9*i, x, y))
	}
	s.path(box(x+r-18, y+r-22, 15, 15), s.Glow)
}

// eclipse is one disc before another.
func (s *sheet) eclipse() {
	x, y, r := s.chance.between(80, 120), s.chance.between(92, 112), s.chance.between(48, 62)
	var rays strings.Builder
	for i := range 4 {
		rays.WriteString(box(0, y-r+i*r*2/3, 200, 1))
	}
	s.path(rays.String(), s.Second)
	s.circle(x, y, r+12, s.Mid)
	s.circle(x, y, r, s.Glow)
	s.circle(x+s.chance.between(10, 26), y-s.chance.between(-8, 16), r*s.chance.between(74, 90)/100, s.Shade)
}
