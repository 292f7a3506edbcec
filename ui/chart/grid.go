package chart

import (
	"math"

	"github.com/loge-film/loge/ui/internal/svg"
)

// Heat draws a table of amounts as shades: cells are by row, then column. Of the column labels every step-th is shown.
func Heat(theme string, rows, columns []string, cells [][]float64, step int) string {
	const left, top, high = 130, 24, 26
	most := 0.0
	for _, row := range cells {
		for _, v := range row {
			most = math.Max(most, sane(v))
		}
	}
	s := newSheet(theme, float64(len(rows))*high+top+2)
	wide := (width - left) / math.Max(1, float64(len(columns)))
	for i, label := range columns {
		if i%max(1, step) == 0 {
			s.text("n c", left+(float64(i)+.5)*wide, 14, label)
		}
	}
	for i, label := range rows {
		y := float64(i)*high + top
		s.text("e", left-8, y+18, fit(label, 8.2))
		for j := range columns {
			v := 0.0
			if i < len(cells) && j < len(cells[i]) && most > 0 {
				v = finite(sane(cells[i][j])/most, 0, 1)
			}
			class, opacity := "b", .12
			if v > 0 {
				class, opacity = "a", .18+.82*v
			}
			s.rect(class, left+float64(j)*wide+1, y+1, wide-2, high-2, opacity)
		}
	}
	return s.done()
}

// A Column is one upright bar of parts, the lowest first.
type Column struct {
	Label string
	Parts [3]float64
}

// stack is how the parts of a column are filled.
var stack = [3]struct {
	class   string
	opacity float64
}{{"a", 1}, {"a", .5}, {"b", .4}}

// sum is the height of a column; parts below 0 count nothing.
func (c Column) sum() float64 {
	sum := 0.0
	for _, part := range c.Parts {
		sum += math.Max(0, sane(part))
	}
	return sum
}

// Columns draws upright stacked bars; keys name the parts.
func Columns(theme string, columns []Column, keys [3]string) string {
	const top, high, foot = 52, 130, 24
	most := 0.0
	for _, c := range columns {
		most = math.Max(most, c.sum())
	}
	s := newSheet(theme, top+high+foot)
	x := 2.0
	for i, key := range keys {
		s.rect(stack[i].class, x, 6, 12, 12, stack[i].opacity)
		s.text("n", x+17, 16, key)
		x += 34 + ems(key)*13.5
	}
	wide := width / math.Max(1, float64(len(columns)))
	for i, c := range columns {
		y := float64(top + high)
		for k, part := range c.Parts {
			if part = sane(part); part > 0 {
				tall := part / most * high
				y -= tall
				s.rect(stack[k].class, float64(i)*wide+3, y, wide-6, math.Max(1, tall-1), stack[k].opacity)
			}
		}
		if c.sum() > 0 {
			s.text("n c", (float64(i)+.5)*wide, y-5, svg.Number(c.sum()))
		}
		s.text("n c", (float64(i)+.5)*wide, top+high+18, c.Label)
	}
	s.line("l", 0, top+high+.5, width, top+high+.5)
	return s.done()
}

// A Point is what was foretold (X) and what came (Y), both 0..1, for a number of cases.
type Point struct {
	X, Y  float64
	Count int
}

// Curve draws what was foretold against what came: on the dashed line they agree.
func Curve(theme string, points []Point, across, up string) string {
	const left, top, side = 40, 10, 240
	most := 1
	for _, p := range points {
		most = max(most, p.Count)
	}
	s := newSheet(theme, top+side+26)
	s.line("l", left, top, left, top+side, left+side+100, top+side)
	s.raw(`<path class="d" stroke-dasharray="2 6" fill="none" stroke-width="1.5" d="M40 250L380 10"/>`)
	x := func(v float64) float64 { return left + finite(v, 0, 1)*(side+100) }
	y := func(v float64) float64 { return top + side - finite(v, 0, 1)*side }
	path := make([]float64, 0, 2*len(points))
	for _, p := range points {
		path = append(path, x(p.X), y(p.Y))
	}
	if len(points) > 1 {
		s.line("k", path...)
	}
	for _, p := range points {
		s.circle("a", x(p.X), y(p.Y), 4+6*math.Sqrt(float64(max(0, p.Count))/float64(most)))
	}
	s.text("n e", left-6, top+side+4, "0")
	s.text("n e", left-6, top+8, "100%")
	s.text("n", left+8, top+14, fit(up, 24))
	s.text("n e", left+side+100, top+side+20, "100%")
	s.text("n c", left+side/2+50, top+side+20, fit(across, 18))
	return s.done()
}
