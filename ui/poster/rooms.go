package poster

import "strings"

// Scenes of rooms, stages and light.

// window is a lit window in a dark wall, somebody's moon outside.
func (s *sheet) window() {
	w, h := s.chance.between(76, 96), s.chance.between(104, 124)
	x, y := s.chance.between(24, 176-w), s.chance.between(30, 46)
	s.rect(0, 0, 200, 300, s.Shade)
	s.path(with("M@ @h@L@ 260H@z", x, y+h, w, x+w+46, x-8), s.Mid)
	s.rect(x-6, y-6, w+12, h+12, s.Ground)
	s.rect(x, y, w, h, s.Second)
	s.circle(x+w*s.chance.between(28, 72)/100, y+h*s.chance.between(26, 46)/100, s.chance.between(14, 22), s.Glow)
	s.path(box(x+w/2-2, y, 4, h)+box(x, y+h/2-2, w, 4), s.Ground)
}

// doors stand one behind the other, the last one lit.
func (s *sheet) doors() {
	x, y := s.chance.between(84, 116), s.chance.between(96, 116)
	s.rect(0, 0, 200, 300, s.Mid)
	for i, fill := range []string{s.Shade, s.Second, s.Ground, s.Mid} {
		half := 75 - i*17
		s.rect(x-half, y-half*5/4, 2*half, half*5/2+60, fill)
	}
	s.group(s.Glow, 38)
	s.path(with("M@ @h18L@ 300H@z", x-9, y+56, x+62, x-62), "")
	s.end()
	s.rect(x-9, y-2, 18, 58, s.Glow)
}

// stairs climb to a lit door.
func (s *sheet) stairs() {
	step, rise := s.chance.between(24, 29), s.chance.between(15, 18)
	x, top := 200-step*2, 286-rise*(200/step-1)
	s.circle(x+12, top-24, s.chance.between(40, 52), s.Mid)
	s.path(with("M@ @v-40a12 12 0 0 1 24 0v40z", x, top), s.Glow)
	for layer, fill := range []string{s.Second, s.Shade} {
		d := with("M0 300V@", 286+20*layer)
		for at := 0; at < 200-step; at += step {
			d += with("h@v-@", step, rise)
		}
		s.path(d+"H200V300z", fill)
	}
}

// beam is the light of a projector through a dark house.
func (s *sheet) beam() {
	x, left, right := s.chance.between(12, 60), s.chance.between(30, 70), s.chance.between(160, 196)
	if s.chance.coin() {
		x, left, right = 200-x, 200-right, 200-left
	}
	s.group(s.Glow, 24)
	s.path(with("M@ 16L@ 216h@z", x, left-26, right-left+52), "")
	s.end()
	s.group(s.Glow, 60)
	s.path(with("M@ 16L@ 210h@z", x, left, right-left), "")
	s.end()
	s.raw(with(`<ellipse cx="@" cy="212" rx="@" ry="13" fill="`, (left+right)/2, (right-left)/2+18), s.Second, `"/>`)
	figure(s, (left+right)/2, 210, s.Ground)
	s.circle(x, 16, 7, s.Ink)
}

// figure is a small standing person, feet at x, y.
func figure(s *sheet, x, y int, fill string) {
	s.circle(x, y-42, 6, fill)
	s.path(with("M@ @q8-7 16 0l-3 30h-10z", x-8, y-30), fill)
}

// spot is one person in a round light.
func (s *sheet) spot() {
	x := s.chance.between(70, 130)
	s.group(s.Mid, 60)
	s.path(with("M@ 0h28L@ 190H@z", x-14, x+66, x-66), "")
	s.end()
	s.circle(x, s.chance.between(92, 112), s.chance.between(46, 58), s.Second)
	s.raw(with(`<ellipse cx="@" cy="190" rx="66" ry="15" fill="`, x), s.Glow, `"/>`)
	figure(s, x+s.chance.between(-16, 16), 189, s.Ground)
}

// curtain hangs in folds and opens a hand's breadth.
func (s *sheet) curtain() {
	gap := s.chance.between(60, 140)
	s.rect(0, 0, 200, 300, s.Glow)
	s.path(with("M0 0H@Q@ 150 @ 300H0zM@ 0H200V300H@Q@ 150 @ 0z", gap+8, gap-4, gap-34, gap-2, gap+34, gap+2, gap-2), s.Mid)
	for _, fold := range []struct {
		fill string
		by   int
	}{{s.Shade, 0}, {s.Second, 9}} {
		var d strings.Builder
		for i := -5; i < 6; i++ {
			x, foot := gap+i*26+fold.by, gap+i*38+fold.by
			if i < 0 {
				x, foot = x-4, foot-8
			} else {
				x, foot = x+12, foot+40
			}
			d.WriteString(with("M@ 0q2 150 @ 300h9Q@ 150 @ 0z", x, foot-x, x+9, x+5))
		}
		s.group(fold.fill, 70)
		s.path(d.String(), "")
		s.end()
	}
}
