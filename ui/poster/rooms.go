package poster

import "strings"

// Scenes of rooms, stages and light.

// window is a lit window in a dark wall, somebody's moon outside.
func (s *sheet) window() {
	w, h := s.chance.between(76, 96), s.chance.between(104, 124)
	x, y := s.chance.between(24, 176-w), s.chance.between(30, 46)
	s.rect(0, 0, 200, 300, s.Shade)
	s.path("M"+n(x)+" "+n(y+h)+"h"+n(w)+"L"+n(x+w+46)+" 260H"+n(x-8)+"z", s.Mid)
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
	s.path("M"+n(x-9)+" "+n(y+56)+"h18L"+n(x+62)+" 300H"+n(x-62)+"z", "")
	s.end()
	s.rect(x-9, y-2, 18, 58, s.Glow)
}

// stairs climb to a lit door.
func (s *sheet) stairs() {
	step, rise := s.chance.between(24, 29), s.chance.between(15, 18)
	x, top := 200-step*2, 286-rise*(200/step-1)
	s.circle(x+12, top-24, s.chance.between(40, 52), s.Mid)
	s.path("M"+n(x)+" "+n(top)+"v-40a12 12 0 0 1 24 0v40z", s.Glow)
	for layer, fill := range []string{s.Second, s.Shade} {
		d := "M0 300V" + n(286+20*layer)
		for at := 0; at < 200-step; at += step {
			d += "h" + n(step) + "v-" + n(rise)
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
	s.path("M"+n(x)+" 16L"+n(left-26)+" 216h"+n(right-left+52)+"z", "")
	s.end()
	s.group(s.Glow, 60)
	s.path("M"+n(x)+" 16L"+n(left)+" 210h"+n(right-left)+"z", "")
	s.end()
	s.raw(`<ellipse cx="`, n((left+right)/2), `" cy="212" rx="`, n((right-left)/2+18), `" ry="13" fill="`, s.Second, `"/>`)
	figure(s, (left+right)/2, 210, s.Ground)
	s.circle(x, 16, 7, s.Ink)
}

// figure is a small standing person, feet at x, y.
func figure(s *sheet, x, y int, fill string) {
	s.circle(x, y-42, 6, fill)
	s.path("M"+n(x-8)+" "+n(y-30)+"q8-7 16 0l-3 30h-10z", fill)
}

// spot is one person in a round light.
func (s *sheet) spot() {
	x := s.chance.between(70, 130)
	s.group(s.Mid, 60)
	s.path("M"+n(x-14)+" 0h28L"+n(x+66)+" 190H"+n(x-66)+"z", "")
	s.end()
	s.circle(x, s.chance.between(92, 112), s.chance.between(46, 58), s.Second)
	s.raw(`<ellipse cx="`, n(x), `" cy="190" rx="66" ry="15" fill="`, s.Glow, `"/>`)
	figure(s, x+s.chance.between(-16, 16), 189, s.Ground)
}

// curtain hangs in folds and opens a hand's breadth.
func (s *sheet) curtain() {
	gap := s.chance.between(60, 140)
	s.rect(0, 0, 200, 300, s.Glow)
	s.path("M0 0H"+n(gap+8)+"Q"+n(gap-4)+" 150 "+n(gap-34)+" 300H0zM"+n(gap-2)+" 0H200V300H"+n(gap+34)+"Q"+n(gap+2)+" 150 "+n(gap-2)+" 0z", s.Mid)
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
			d.WriteString("M" + n(x) + " 0q2 150 " + n(foot-x) + " 300h9Q" + n(x+9) + " 150 " + n(x+5) + " 0z")
		}
		s.group(fold.fill, 70)
		s.path(d.String(), "")
		s.end()
	}
}
