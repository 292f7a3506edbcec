package ui

import (
	"math"
	"sort"
	"strconv"
	"strings"

	"github.com/loge-film/loge/ui/chart"
)

// maxBars is how many rows a chart of bars shows.
const maxBars = 10

// heatFigure shows how many films of each genre come from each decade.
func (c *Root) heatFigure(p *Portrait) figure {
	f := c.newFigure("heat", "genre", "decades")
	var genres, decades []string
	for _, d := range p.Heat.Decades {
		decades = append(decades, c.words.Decade(d))
	}
	for i, g := range p.Heat.Genres[:min(maxRows, len(p.Heat.Genres), len(p.Heat.Counts))] {
		genres = append(genres, g.In(c.lang))
		f.add(g.In(c.lang), spread(decades, p.Heat.Counts[i]))
	}
	step := 1 + len(decades)/8
	f.draw = func(theme string) string { return chart.Heat(theme, genres, decades, p.Heat.Counts, step) }
	return f
}

// spread writes counts with what they count, the idle ones left out.
func spread(labels []string, counts []float64) string {
	var parts []string
	for i, n := range counts {
		if n > 0 && i < len(labels) {
			parts = append(parts, labels[i]+" "+decimal(n, 1))
		}
	}
	return strings.Join(parts, " · ")
}

// tonesFigure is the table twin of the map.
func (c *Root) tonesFigure(p *Portrait) figure {
	f := c.newFigure("tones", "film", "tone")
	var rows []chart.Row
	own := append([]OwnDot(nil), p.Map.Own...)
	sort.SliceStable(own, func(i, j int) bool { return own[i].Tone > own[j].Tone })
	if len(own) > maxRows {
		own = append(own[:maxRows/2:maxRows/2], own[len(own)-maxRows/2:]...) // the most loved and the most disliked
	}
	for _, dot := range own {
		title, tone := dot.Title.In(c.lang), signedTenth(dot.Tone)
		f.add(title, tone)
		rows = append(rows, chart.Row{Label: title, Amount: dot.Tone, Value: tone})
	}
	f.bars(rows, 0)
	return f
}

func signedTenth(v float64) string {
	text := decimal(math.Abs(v), 1)
	switch {
	case text == "0":
		return text
	case v < 0:
		return "−" + text
	}
	return "+" + text
}

func (c *Root) numberFigures(p *Portrait) []figure {
	list := []figure{c.yearFigure(p), c.weekFigure(p), c.crowdFigure(p)}
	for _, l := range p.Ladders {
		list = append(list, c.ladderFigure(l))
	}
	return append(list, c.noveltyFigure(p), c.balanceFigure(p))
}

// yearFigure shows what was done in each of the last months.
func (c *Root) yearFigure(p *Portrait) figure {
	f := c.newFigure("year", "month", "watched", "rated", "other")
	var columns []chart.Column
	idle := true
	for _, m := range p.Timeline {
		month := c.words.Months.all()[min(max(1, m.Month), 12)-1]
		columns = append(columns, chart.Column{Label: month, Parts: [3]float64{float64(m.Watched), float64(m.Rated), float64(m.Other)}})
		f.add(month+" "+strconv.Itoa(m.Year), strconv.Itoa(m.Watched), strconv.Itoa(m.Rated), strconv.Itoa(m.Other))
		idle = idle && m.Watched+m.Rated+m.Other == 0
	}
	if idle {
		f.rows = nil
	}
	keys := [3]string{pick(c.words.Heads, "watched"), pick(c.words.Heads, "rated"), pick(c.words.Heads, "other")}
	f.draw = func(theme string) string { return chart.Columns(theme, columns, keys) }
	return f
}

// weekFigure shows the habits of the week.
func (c *Root) weekFigure(p *Portrait) figure {
	f := c.newFigure("week", "day", "hours")
	hours := make([]string, 24)
	for h := range hours {
		hours[h] = clockTime(h, 0)
	}
	cells := make([][]float64, 7)
	idle := true
	for d := range cells {
		cells[d] = make([]float64, 24)
		for h, n := range p.Week[d] {
			cells[d][h] = float64(n)
			idle = idle && n == 0
		}
		f.add(c.words.Days.all()[d], spread(hours, cells[d]))
	}
	if idle {
		f.rows = nil
	}
	f.draw = func(theme string) string { return chart.Heat(theme, c.words.Days.all(), hours, cells, 4) }
	return f
}

// ladderFigure shows those countries, directors or actors that count most.
func (c *Root) ladderFigure(l Ladder) figure {
	f := c.newFigure(l.Kind, "name", "films", "mean", "amount")
	var rows []chart.Row
	for _, r := range l.Rungs[:min(maxBars, len(l.Rungs))] {
		name, mean := r.Label.In(c.lang), ""
		if r.Mean > 0 {
			mean = decimal(r.Mean, 1)
		}
		f.add(name, strconv.Itoa(r.Films), mean, signed(r.Amount))
		rows = append(rows, chart.Row{Label: name, Amount: r.Amount, Value: c.words.Count("films", r.Films)})
	}
	f.bars(rows, 0)
	return f
}

// noveltyFigure shows how well known the recommended films are.
func (c *Root) noveltyFigure(p *Portrait) figure {
	f := c.newFigure("novelty", "fame", "part")
	var rows []chart.Row
	for _, s := range p.Novelty {
		f.add(s.Label.In(c.lang), percent(s.Part))
		rows = append(rows, chart.Row{Label: s.Label.In(c.lang), Amount: s.Part, Value: percent(s.Part)})
	}
	f.bars(rows, 0)
	return f
}

// balanceFigure compares the genres of the history with those of what is recommended.
func (c *Root) balanceFigure(p *Portrait) figure {
	f := c.newFigure("balance", "genre", "history", "list")
	var pairs []chart.Pair
	most := .1
	for _, b := range p.Calibrate[:min(maxBars, len(p.Calibrate))] {
		f.add(b.Genre.In(c.lang), percent(b.Own), percent(b.List))
		pairs = append(pairs, chart.Pair{Label: b.Genre.In(c.lang), Own: b.Own, Other: b.List})
		most = math.Max(most, math.Max(b.Own, b.List))
	}
	c.pairs(&f, pairs, 0, most, pick(c.words.Heads, "history"), pick(c.words.Heads, "list"), [2]string{"0", percent(most)})
	return f
}

// unseen reports whether the section waits for the person's first films, or for more of them.
func (c *Root) unseen() bool {
	p := c.own.portrait
	if c.section() == sectionModels {
		return p.Labelled < p.Needed
	}
	return len(p.Map.Own) == 0
}

// InviteView leads to where films are to be had. The models say themselves what they wait for.
type InviteView struct{ R *Root }

// NumbersView is a page of figures.
type NumbersView struct{ R *Root }

// verdict says why there are no models to show; it is empty when there are.
func (c *NumbersView) verdict() string {
	p := c.R.own.portrait
	switch {
	case c.R.section() != sectionModels || len(p.Models) > 0:
		return ""
	case p.Judging:
		return c.R.words.Judging
	case p.Labelled >= p.Needed:
		return c.R.words.OneSided
	}
	return c.early()
}

// early says that it is too early to judge the models; it is empty when it is not.
func (c *NumbersView) early() string {
	p := c.R.own.portrait
	if c.R.section() != sectionModels || p.Labelled >= p.Needed {
		return ""
	}
	return fill(c.R.words.TooEarly, strconv.Itoa(p.Labelled), strconv.Itoa(p.Needed))
}
