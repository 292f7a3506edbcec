package chart

import (
	"math"
	"sort"
	"strings"

	"github.com/loge-film/loge/ui/internal/svg"
)

// A Dot is one film of a map; coordinates are -1..1, up is positive.
type Dot struct{ X, Y float64 }

// A Lit is one of the person's own films.
type Lit struct {
	Dot
	Title string
	Tone  float64 // -1 disliked .. 1 loved
}

// A View is the part of a map on sight: its middle, and how many times it is enlarged, 1..64.
type View struct{ X, Y, Zoom float64 }

const (
	mapSide   = width
	maxTitles = 9
)

// place returns where a dot is drawn; ok is false when that is out of sight.
func (v View) place(d Dot) (x, y float64, ok bool) {
	half := mapSide / 2.0
	x = half + (d.X-v.X)*v.Zoom*(half-14)
	y = half - (d.Y-v.Y)*v.Zoom*(half-14)
	return x, y, x >= 0 && x <= mapSide && y >= 0 && y <= mapSide
}

// Sees reports whether a dot is in sight.
func (v View) Sees(d Dot) bool {
	_, _, ok := v.place(d)
	return ok
}

// Map draws the films of a catalogue as dust and the person's own as lights, and names those nearest to the middle.
// What was disliked is a cross.
func Map(theme string, all []Dot, own []Lit, v View) string {
	v = View{sane(v.X), sane(v.Y), finite(v.Zoom, 1, 64)}
	s := newSheet(theme, mapSide)
	s.rect("b", 0, 0, mapSide, mapSide, .07)
	s.dust(all, v)
	for _, l := range own {
		if x, y, ok := v.place(l.Dot); ok {
			s.light(x, y, l.Tone)
		}
	}
	for _, n := range names(own, v) {
		s.text(n.class, n.x, n.y, n.text)
	}
	return s.done()
}

// dust draws all dots as one path: a round cap on a line of no length is a dot.
func (s *sheet) dust(all []Dot, v View) {
	var path strings.Builder
	for _, d := range all {
		if x, y, ok := v.place(d); ok {
			path.WriteString("M" + svg.Number(math.Round(x)) + " " + svg.Number(math.Round(y)) + "h0")
		}
	}
	s.raw(`<path class="d" stroke-width="`, svg.Number(1.8+v.Zoom*.4), `" d="`, path.String(), `"/>`)
}

// against is the tone below which a film counts as disliked: four stars of somebody who gives fives are a little below zero.
const against = -0.3

func (s *sheet) light(x, y, tone float64) {
	if tone < against {
		s.line("x", x-4, y-4, x+4, y+4)
		s.line("x", x+4, y-4, x-4, y+4)
		return
	}
	r := 3.5 + 3*finite(tone, 0, 1)
	s.raw(`<circle class="a" fill-opacity=".2" cx="`, svg.Number(x), `" cy="`, svg.Number(y), `" r="`, svg.Number(r*2.1), `"/>`)
	s.circle("a", x, y, r)
}

// A name is a title beside its light.
type name struct {
	class, text string
	x, y        float64
}

// names chooses the titles nearest to the middle that do not cover each other. Ties keep the order of own.
func names(own []Lit, v View) []name {
	order := make([]int, len(own))
	far := make([]float64, len(own))
	for i, l := range own {
		order[i], far[i] = i, math.Hypot(l.X-v.X, l.Y-v.Y)
	}
	sort.SliceStable(order, func(a, b int) bool { return far[order[a]] < far[order[b]] })
	var list []name
	var taken [][4]float64
	for _, i := range order {
		x, y, ok := v.place(own[i].Dot)
		if !ok || len(list) == maxTitles {
			continue
		}
		n, box := nameAt(fit(own[i].Title, 11), x, y)
		if overlaps(box, taken) {
			continue
		}
		taken = append(taken, box)
		list = append(list, n)
	}
	return list
}

// nameAt puts a title to the right of its light, or to the left where it would leave the map.
func nameAt(text string, x, y float64) (name, [4]float64) {
	long := ems(text)*15 + 4
	if x+12+long <= mapSide {
		return name{"h", text, x + 12, y + 5}, [4]float64{x + 10, y - 11, x + 12 + long, y + 11}
	}
	return name{"h e", text, x - 12, y + 5}, [4]float64{x - 12 - long, y - 11, x - 10, y + 11}
}

func overlaps(box [4]float64, taken [][4]float64) bool {
	for _, t := range taken {
		if box[0] < t[2] && t[0] < box[2] && box[1] < t[3] && t[1] < box[3] {
			return true
		}
	}
	return false
}
