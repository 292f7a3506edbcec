package ui

import (
	"slices"
	"strings"

	"github.com/loge-film/loge/ui/chart"
)

// A figure is a chart with the table that says the same. Without draw it is a table only.
type figure struct {
	key, title, note string
	head             []string
	rows             [][]string // the strongest first, where there is an order
	draw             func(theme string) string
}

// maxRows caps the rows of a figure's table: vugu sends all that are on screen.
const maxRows = 20

// alt says in words what the picture shows: the first rows of its table.
func (f figure) alt() string {
	var parts []string
	for _, row := range f.rows[:min(4, len(f.rows))] {
		parts = append(parts, strings.Join(row, " "))
	}
	return f.title + ": " + strings.Join(parts, "; ")
}

// newFigure returns a figure with its words.
func (c *Root) newFigure(key string, columns ...string) figure {
	f := figure{key: key, title: pick(c.words.Figures, key), note: pick(c.words.FigureNotes, key)}
	for _, column := range columns {
		f.head = append(f.head, pick(c.words.Heads, column))
	}
	return f
}

// add appends a row to the table; further rows than maxRows are left out.
func (f *figure) add(cells ...string) {
	if len(f.rows) < maxRows {
		f.rows = append(f.rows, cells)
	}
}

// figures are those of the section on screen that have something to show. They are made once for a portrait and a language.
func (c *Root) figures() []figure {
	if c.own.figures == nil {
		idle := func(f figure) bool { return len(f.rows) == 0 }
		c.own.figures = slices.DeleteFunc(c.sectionFigures(c.own.portrait), idle)
	}
	return c.own.figures
}

func (c *Root) sectionFigures(p *Portrait) []figure {
	switch c.section() {
	case sectionPortrait:
		return []figure{c.heatFigure(p), c.tonesFigure(p)}
	case sectionNumbers:
		return c.numberFigures(p)
	case sectionModels:
		return c.modelFigures(p)
	}
	return nil
}

// draw returns the URL of a figure's picture.
func (c *Root) draw(f figure) string {
	return c.picture(f.key, func() string { return f.draw(c.theme) })
}

// picture returns the URL of a picture that is drawn once under a key.
func (c *Root) picture(key string, draw func() string) string {
	drawn, ok := c.own.drawn[key]
	if !ok {
		if c.own.drawn == nil {
			c.own.drawn = map[string]string{}
		}
		drawn = draw()
		c.own.drawn[key] = drawn
	}
	return c.shell.Image(drawn)
}

// showTable shows a figure as a table, or as a picture again.
func (c *Root) showTable(key string) {
	if c.own.table == key {
		key = ""
	}
	c.own.table = key
}

// FigureView is one figure, as a picture or as a table.
type FigureView struct {
	R *Root
	F figure
}

func (c *FigureView) id() string { return "figure-" + c.F.key }

func (c *FigureView) tabled() bool {
	return c.F.draw == nil || c.R.own.table == c.F.key
}

func (c *FigureView) switchName() string { return c.R.words.AsTable + c.R.words.Colon + c.F.title }

// bars fills a figure with bars of amounts; the longest possible is full, or the longest there is when full is 0.
func (f *figure) bars(rows []chart.Row, full float64) {
	f.draw = func(theme string) string { return chart.Bars(theme, rows, full) }
}

// pairs fills a figure with comparisons of two numbers.
func (c *Root) pairs(f *figure, pairs []chart.Pair, lo, hi float64, own, other string, ends [2]string) {
	f.draw = func(theme string) string { return chart.Dumbbells(theme, pairs, lo, hi, own, other, ends) }
}

func percent(share float64) string { return decimal(share*100, 0) + "%" }
