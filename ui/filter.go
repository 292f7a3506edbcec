package ui

import (
	"slices"
	"strconv"
	"strings"
)

// adventures are the steps from familiar to adventurous.
var adventures = [5]float64{0, 0.15, UsualAdventure, 0.65, 1}

// usualStep is the step of UsualAdventure.
const usualStep = 2

// lengths are the longest running times that can be chosen, in minutes.
var lengths = [3]int{90, 120, 150}

// homeQuery returns what to ask the engine for. Changes of the filter never write to lists that were asked for.
func (c *Root) homeQuery() HomeQuery {
	return HomeQuery{Adventure: adventures[c.adventure], Filter: c.filter, Facets: c.filtering}
}

// A question is what the page asks the engine for, beside its route.
type question struct {
	home HomeQuery
	box  BoxQuery
}

func (c *Root) question() question { return question{c.homeQuery(), c.boxQuery()} }

// isOpen reports whether nothing is filtered but what the person knows or hid.
func (f Filter) isOpen() bool {
	return len(f.Genres)+len(f.NotGenres)+len(f.Countries)+len(f.Languages) == 0 &&
		f.From == 0 && f.To == 0 && f.Longest == 0 && !f.ShowSeen
}

// toggleFilters opens or closes the panel; what it offers comes with the next answer.
func (c *Root) toggleFilters() {
	c.filtering = !c.filtering
	if c.filtering {
		c.load(nil)
	}
}

// sift takes another filter and says what it lets pass.
func (c *Root) sift(f Filter) {
	c.filter = f
	var names []string
	for _, chip := range c.chips() {
		names = append(names, chip.label)
	}
	c.live = c.words.FiltersNow(strings.Join(names, c.words.Sep))
	c.load(nil)
}

func (c *Root) clearFilters() {
	c.shell.Focus("filters")
	c.sift(Filter{})
}

// stray takes a step of the control between familiar and adventurous.
func (c *Root) stray(step string) {
	n, err := strconv.Atoi(step)
	if err != nil || n < 0 || n >= len(adventures) {
		return
	}
	c.adventure = n
	c.load(nil)
}

// pressGenre asks for a genre or leaves it out, as the mode says, or takes that back. It never stands in both lists.
func (c *Root) pressGenre(w Word) {
	f := c.filter
	if c.without {
		f.NotGenres, f.Genres = toggled(f.NotGenres, w.Slug), lacking(f.Genres, w.Slug)
	} else {
		f.Genres, f.NotGenres = toggled(f.Genres, w.Slug), lacking(f.NotGenres, w.Slug)
	}
	c.sift(f)
}

func (c *Root) pressCountry(w Word) {
	f := c.filter
	f.Countries = toggled(f.Countries, w.Slug)
	c.sift(f)
}

func (c *Root) pressLanguage(w Word) {
	f := c.filter
	f.Languages = toggled(f.Languages, w.Slug)
	c.sift(f)
}

func (c *Root) pressLongest(minutes int) {
	f := c.filter
	if f.Longest == minutes {
		minutes = 0
	}
	f.Longest = minutes
	c.sift(f)
}

func (c *Root) pressSeen() {
	f := c.filter
	f.ShowSeen = !f.ShowSeen
	c.sift(f)
}

// setYears takes the years as typed; what is no year leaves its side open, and years in the wrong order are exchanged.
func (c *Root) setYears(from, to string) {
	f := c.filter
	f.From, f.To = year(from), year(to)
	if f.To != 0 && f.From > f.To {
		f.From, f.To = f.To, f.From
	}
	c.sift(f)
}

func year(text string) int {
	n, err := strconv.Atoi(strings.TrimSpace(text))
	if err != nil || n < 1 || n > 9999 {
		return 0
	}
	return n
}

// number writes a number that is not zero.
func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func has(list []string, slug string) bool { return slices.Contains(list, slug) }

// toggled returns a new list with the slug, or without it when it was there.
func toggled(list []string, slug string) []string {
	if has(list, slug) {
		return lacking(list, slug)
	}
	return append(slices.Clip(list), slug)
}

// lacking returns a new list without the slug.
func lacking(list []string, slug string) []string {
	var rest []string
	for _, s := range list {
		if s != slug {
			rest = append(rest, s)
		}
	}
	return rest
}

// A chip is one condition of the filter; without is the filter that is left without it.
type chip struct {
	label   string
	without Filter
}

// chips lists the conditions that are set.
func (c *Root) chips() []chip {
	var list []chip
	add := func(label string, change func(f *Filter)) {
		without := c.filter
		change(&without)
		list = append(list, chip{label, without})
	}
	f, facets := c.filter, c.facets
	if facets == nil {
		facets = &Facets{}
	}
	for _, s := range f.Genres {
		add(c.named(facets.Genres, s), func(f *Filter) { f.Genres = lacking(f.Genres, s) })
	}
	for _, s := range f.NotGenres {
		add(c.words.Not(c.named(facets.Genres, s)), func(f *Filter) { f.NotGenres = lacking(f.NotGenres, s) })
	}
	for _, s := range f.Countries {
		add(c.named(facets.Countries, s), func(f *Filter) { f.Countries = lacking(f.Countries, s) })
	}
	for _, s := range f.Languages {
		add(c.named(facets.Languages, s), func(f *Filter) { f.Languages = lacking(f.Languages, s) })
	}
	return append(list, c.numberChips()...)
}

// numberChips lists the conditions that are set and are not words.
func (c *Root) numberChips() []chip {
	var list []chip
	f := c.filter
	if f.From != 0 || f.To != 0 {
		without := f
		without.From, without.To = 0, 0
		list = append(list, chip{c.words.YearsBetween(number(f.From), number(f.To)), without})
	}
	if f.Longest != 0 {
		without := f
		without.Longest = 0
		list = append(list, chip{c.words.AtMost(f.Longest), without})
	}
	if f.ShowSeen {
		without := f
		without.ShowSeen = false
		list = append(list, chip{c.words.ShowSeen, without})
	}
	return list
}

// dropChip takes one condition back. The button goes, so the focus goes to the one that opens the panel.
func (c *Root) dropChip(gone chip) {
	c.shell.Focus("filters")
	c.sift(gone.without)
}

// named returns the label of a slug.
func (c *Root) named(words []Word, slug string) string {
	for _, w := range words {
		if w.Slug == slug {
			return w.In(c.lang)
		}
	}
	return slug
}
