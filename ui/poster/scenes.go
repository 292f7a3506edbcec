package poster

import "strings"

// Scenes of land, sea and town.

// horizon is a great disc between bands of land.
func (s *sheet) horizon() {
	r, x, y := s.chance.between(34, 54), s.chance.between(60, 140), s.chance.between(178, 196)
	s.circle(x, y, r+16, s.Mid)
	s.circle(x, y, r, s.Glow)
	for i, fill := range []string{s.Second, s.Mid, s.Shade, s.Ground} {
		top := y + 14 + i*24 + s.chance.between(0, 6)
		s.rect(0, top, 200, 300-top, fill)
	}
}

// waves are rows of rounded water, lighter towards a low moon.
func (s *sheet) waves() {
	s.circle(s.chance.between(50, 150), 158, s.chance.between(20, 34), s.Glow)
	for i, fill := range []string{s.Second, s.Mid, s.Shade, s.Ground} {
		length := 30 + 8*i
		y := 168 + 32*i
		var d strings.Builder
		d.WriteString(with("M@ @q@ @ @ 0", -s.chance.between(0, length), y, length/2, -22+2*i, length))
		for range 300/length + 1 {
			d.WriteString(with("t@ 0", length))
		}
		s.path(d.String()+"V300H0z", fill)
	}
}

// ridges are hills behind hills with a sun or moon.
func (s *sheet) ridges() {
	s.circle(s.chance.between(46, 154), s.chance.between(138, 160), s.chance.between(16, 28), s.Glow)
	for i, fill := range []string{s.Second, s.Mid, s.Shade, s.Ground} {
		s.group(fill, 92)
		s.path(ridge(s.chance, 176+28*i, 46-7*i), "")
		s.end()
	}
}

// ridge returns the path of one line of hills about a height.
func ridge(c *chance, y, rough int) string {
	d := with("M0 @", y+c.between(-rough/2, rough/2))
	for x := 0; x < 200; x += 50 {
		peak := c.between(-rough, rough/3)
		d += with("Q@ @ @ @", x+c.between(16, 34), y+peak, x+50, y+c.between(-rough/3, rough/3))
	}
	return d + "V300H0z"
}

// road runs to a vanishing point under the sun.
func (s *sheet) road() {
	x, y := s.chance.between(70, 130), s.chance.between(176, 192)
	s.circle(x, y, s.chance.between(26, 44), s.Glow)
	s.rect(0, y, 200, 124, s.Mid)
	s.path(with("M0 @h200v12Q100 @ 0 @z", y, y+22, y+8), s.Second)
	s.path(with("M@ @h4L186 300H14z", x-2, y), s.Ground)
	for i, half := 0, 1; i < 5; i++ {
		top := y + 6 + i*i*6
		s.path(with("M@ @h@l1 @h-@z", x+(100-x)*(top-y)/130-half/2, top, half, 4+i*4, half+2), s.Glow)
		half += 2
	}
}

// city is a row of dark houses with a few lit windows.
func (s *sheet) city() {
	s.circle(s.chance.between(40, 160), 148, s.chance.between(15, 24), s.Glow)
	var lit strings.Builder
	for row, fill := range []string{s.Mid, s.Shade} {
		var houses strings.Builder
		for x := -s.chance.between(0, 14); x < 200; {
			w, top := s.chance.between(22, 40), s.chance.between(158+36*row, 204+36*row)
			houses.WriteString(box(x, top, w, 300-top))
			for range 2 {
				lit.WriteString(box(x+s.chance.between(1, w/6)*5, top+s.chance.between(1, 8)*9, 3, 5))
			}
			x += w + s.chance.between(0, 3)
		}
		s.path(houses.String(), fill)
	}
	s.path(lit.String(), s.Glow)
}

// rain falls past a lamp.
func (s *sheet) rain() {
	x, y := s.chance.between(54, 146), s.chance.between(66, 104)
	s.group(s.Second, 30)
	s.circle(x, y, 62, "")
	s.circle(x, y, 42, "")
	s.end()
	s.circle(x, y, s.chance.between(18, 26), s.Glow)
	s.raw(`<path stroke="`, s.Ink, `" stroke-opacity=".5" stroke-width="1.2" d="`)
	for i := range 34 {
		s.raw(with("M@ @l-@ @", i*43%210-4, i*61%200+s.chance.between(-8, 8), 3+i%3, 14+i%3*5))
	}
	s.raw(`"/>`)
	s.path("M0 196Q50 184 100 192T200 188V300H0z", s.Mid)
}

// planet is a ringed world among stars.
func (s *sheet) planet() {
	x, y, r := s.chance.between(70, 130), s.chance.between(86, 112), s.chance.between(38, 52)
	var stars strings.Builder
	for i := range 26 {
		stars.WriteString(box(i*37%200, i*i*13%210, 1+i%2, 1+i%2))
	}
	s.path(stars.String(), s.Ink)
	tilt := n(s.chance.between(-32, 32))
	s.raw(`<g transform="rotate(`, tilt, with(` @ @)" fill="none" stroke="`, x, y), s.Glow, `" stroke-width="3">`)
	s.circle(x, y, r, s.Mid)
	s.path(halfDisc(x, y, r), s.Second)
	s.raw(with(`<ellipse cx="@" cy="@" rx="@" ry="@" stroke-dasharray="@ @" stroke-dashoffset="@"/></g>`, x, y, r*17/10, r/4, r*29/10, r*22/10, -r*4/10))
}

// halfDisc returns the left half of a disc.
func halfDisc(x, y, r int) string {
	return with("M@ @a@ @ 0 0 0 0 @z", x, y-r, r, r, 2*r)
}
