package ui

import (
	"slices"
	"strings"

	"github.com/loge-film/loge/ui/chart"
	"github.com/vugu/vugu"
)

// tagsAPage is how many interest tags are on screen at once.
const tagsAPage = 8

func (c *Root) tagPages() int {
	if c.own.portrait == nil {
		return 1
	}
	return pages(len(c.own.portrait.Tags), tagsAPage)
}

func (c *Root) tags() []Interest { return pageOf(c.own.portrait.Tags, c.own.tagPage, tagsAPage) }

func (c *Root) turnTags(by int) { c.turnTo(&c.own.tagPage, by, c.tagPages()) }

// editTag says of an interest: more of this (1), not me (-1), neither (0). What holds already is taken back.
func (c *Root) editTag(tag Interest, value float64) {
	if tag.Edit == value {
		value = 0
	}
	said := pick(c.words.TagSaid, decimal(value, 0))
	c.run(fill(said, tag.Label.In(c.lang)), "", func() (string, error) {
		return c.record(Act{Kind: "edit", Text: "tag:" + tag.Key, Value: value})
	})
}

// evidence names the films behind an interest, and what the person said of it.
func (c *Root) evidence(tag Interest) string {
	var titles []string
	for _, part := range tag.Evidence[:min(3, len(tag.Evidence))] {
		titles = append(titles, part.Title.In(c.lang))
	}
	if len(titles) == 0 {
		return c.words.NoEvidence
	}
	return fill(c.words.Evidence, strings.Join(titles, c.words.TitleSep))
}

// TagView is one interest with its evidence and what can be said of it.
type TagView struct {
	R   *Root
	Tag Interest
}

func (c *TagView) kind() string { return c.R.words.Field(c.Tag.Field) }

func (c *TagView) meter() string { return barClass(c.Tag.Strength, 1) }

// still is how little a strength may change to count as steady.
const still = .05

// trend says how strong an interest is and where it goes.
func (c *TagView) trend() string {
	text := signedTenth(c.Tag.Strength)
	switch {
	case c.Tag.Trend > still:
		return text + " ↗ " + c.R.words.Rising
	case c.Tag.Trend < -still:
		return text + " ↘ " + c.R.words.Falling
	}
	return text + " → " + c.R.words.Steady
}

func (c *TagView) name(act string) string { return act + c.R.words.Colon + c.Tag.Label.In(c.R.lang) }

// PortraitView is the page of interests, map and facts.
type PortraitView struct{ R *Root }

func (c *PortraitView) useName(f OwnFact) string {
	return c.R.words.UseIt + c.R.words.Colon + pick(c.R.words.FactNames, f.Name)
}

// choices are what may be told, not telling first.
func (c *Root) choices(f OwnFact) []Word {
	return append([]Word{{Text: Text{En: c.words.NotTold}}}, f.Choices...)
}

// effect says what telling a fact changes; when no fact changes anything, the page says so once for all.
func (c *Root) effect(f OwnFact) string {
	switch {
	case f.Known:
		return f.Effect.In(c.lang)
	case c.tells():
		return c.words.NoPrior
	}
	return ""
}

// tells reports whether telling any fact changes anything.
func (c *Root) tells() bool {
	return slices.ContainsFunc(c.own.portrait.Facts, func(f OwnFact) bool { return f.Known })
}

// tell keeps what the person says of themselves; telling something switches it on.
func (c *Root) tell(f OwnFact, value string, used bool) {
	amount := 0.0
	if used || value != f.Value && value != "" {
		amount = 1
	}
	c.run(c.words.Told, "", func() (string, error) {
		return c.record(Act{Kind: "edit", Text: "fact:" + f.Name + "=" + value, Value: amount})
	})
}

// A mapMove is one way to move the map: its keys, and what they do to the view.
type mapMove struct {
	name, sign, keys string
	x, y             float64 // shares of what is in sight
	zoom             float64 // factor
}

var mapMoves = []mapMove{
	{"in", "+", "+ =", 0, 0, 1.6}, {"out", "−", "- _", 0, 0, 1 / 1.6},
	{"west", "←", "ArrowLeft", -.4, 0, 1}, {"east", "→", "ArrowRight", .4, 0, 1},
	{"north", "↑", "ArrowUp", 0, .4, 1}, {"south", "↓", "ArrowDown", 0, -.4, 1},
	{"whole", "◎", "0 Home", 0, 0, 0},
}

// maxZoom is how far the map can be enlarged.
const maxZoom = 12

// mapView is the part of the map in sight.
func (c *Root) mapView() chart.View {
	v := c.own.view
	v.Zoom = max(1, v.Zoom)
	return v
}

// moved is the view after a move; it never leaves the map.
func (m mapMove) moved(v chart.View) chart.View {
	zoom := min(max(1, v.Zoom*m.zoom), maxZoom)
	reach := 1 - 1/zoom
	return chart.View{X: min(max(-reach, v.X+m.x/zoom), reach), Y: min(max(-reach, v.Y+m.y/zoom), reach), Zoom: zoom}
}

func (c *Root) canMove(m mapMove) bool { return m.moved(c.mapView()) != c.mapView() }

func (c *Root) moveMap(m mapMove) {
	c.own.view = m.moved(c.mapView())
	delete(c.own.drawn, "map")
	c.live = c.mapAlt()
}

// mapKey moves the map by the keys that are pressed while it has the focus.
func (c *Root) mapKey(event vugu.DOMEvent) {
	key := event.PropString("key")
	for _, m := range mapMoves {
		if key != "" && strings.Contains(" "+m.keys+" ", " "+key+" ") {
			event.PreventDefault()
			c.do(func() { c.moveMap(m) })
		}
	}
}

func (c *Root) mapImage() string {
	return c.picture("map", func() string {
		p := c.own.portrait
		all := make([]chart.Dot, len(p.Map.All))
		for i, d := range p.Map.All {
			all[i] = chart.Dot{X: float64(d.X), Y: float64(d.Y)}
		}
		lit := make([]chart.Lit, len(p.Map.Own))
		for i, d := range p.Map.Own {
			lit[i] = chart.Lit{Dot: chart.Dot{X: float64(d.X), Y: float64(d.Y)}, Title: d.Title.In(c.lang), Tone: d.Tone}
		}
		return chart.Map(c.theme, all, lit, c.mapView())
	})
}

// mapAlt says what is in sight.
func (c *Root) mapAlt() string {
	v := c.mapView()
	n := 0
	for _, d := range c.own.portrait.Map.Own {
		if v.Sees(chart.Dot{X: float64(d.X), Y: float64(d.Y)}) {
			n++
		}
	}
	return fill(c.words.MapAlt, c.words.Count("films", n), decimal(v.Zoom, 1))
}
