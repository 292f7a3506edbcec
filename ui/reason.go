package ui

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// reasonLine says in one line where a recommendation comes from; empty when it comes from nothing but the shelf.
func (c *Root) reasonLine(r Reason, words int) string {
	if line := c.wishLine(r); line != "" {
		return line
	}
	for _, part := range r.Films {
		if part.Amount > 0 {
			reason := c.words.Because(part.Kind, c.quoted(part.Title))
			shared := c.labels(part.Shared, words)
			if likeMinded(r.Features) && (shared == "" || ledByCrowd(r.Features)) {
				shared = c.words.LikeMinded
			}
			if shared != "" {
				return c.words.With(reason, shared)
			}
			return reason
		}
	}
	if features := c.labels(positive(r.Features), words); features != "" {
		return c.words.For(features)
	}
	for _, part := range r.Base {
		if part.Amount > 0 && part.Kind != "prior" && part.Kind != "everybody" {
			return c.words.BaseReason(part.Kind)
		}
	}
	return ""
}

// wishLine names the word of the person's on a feature that gives more than any film of theirs; empty when none does.
func (c *Root) wishLine(r Reason) string {
	for _, wish := range r.Wishes {
		if wish.Amount > 0 && (len(r.Films) == 0 || wish.Amount > r.Films[0].Amount) {
			return fill(pick(c.words.WishReasons, wish.Kind), wish.Label.In(c.lang))
		}
	}
	return ""
}

// wishBars are the rows of what the person said of features.
func (c *Root) wishBars(r Reason, scale float64) []bar {
	var bars []bar
	for _, wish := range r.Wishes {
		b := newBar(wish.Label.In(c.lang), wish.Amount, scale)
		kind := wish.Kind
		if kind == "edit" && wish.Amount < 0 {
			kind = "not"
		}
		b.note = pick(c.words.Wishes, kind)
		bars = append(bars, b)
	}
	return bars
}

func positive(parts []FeaturePart) []Word {
	var words []Word
	for _, p := range parts {
		if p.Amount > 0 && p.Field != "logline" && p.Field != CrowdField {
			words = append(words, p.Label)
		}
	}
	return words
}

// likeMinded reports whether people with similar taste speak for the film.
func likeMinded(parts []FeaturePart) bool {
	return slices.ContainsFunc(parts, func(p FeaturePart) bool { return p.Amount > 0 && p.Field == CrowdField })
}

// ledByCrowd reports whether people with similar taste speak louder for the film than any feature of its own.
func ledByCrowd(parts []FeaturePart) bool {
	crowd, own := 0.0, 0.0
	for _, p := range parts {
		if p.Field == CrowdField {
			crowd = math.Max(crowd, p.Amount)
		} else {
			own = math.Max(own, p.Amount)
		}
	}
	return crowd > own
}

// quoted returns a title as it stands inside a sentence; the Chinese sentences bring their own quotes.
func (c *Root) quoted(t Text) string { return t.In(c.lang) }

// cardLine is the line under a card. While nothing is known of the person nothing personal is claimed,
// and a shelf that says the reason in its title does not say it again under each film.
func (c *Root) cardLine(s Shelf, card Card) string {
	if c.home.Cold {
		return c.originLine(card)
	}
	if s.About != nil {
		for _, part := range card.Reason.Films {
			if shared := c.labels(part.Shared, 3); part.ID == s.About.ID && shared != "" {
				return c.words.Shares(shared)
			}
		}
		return c.originLine(card)
	}
	if line := c.reasonLine(card.Reason, 2); line != "" {
		return line
	}
	return c.originLine(card)
}

// similarLine says what a similar film shares with the one on the page.
func (c *Root) similarLine(card Card) string {
	if len(card.Reason.Films) > 0 {
		if shared := c.labels(card.Reason.Films[0].Shared, 3); shared != "" {
			return c.words.Shares(shared)
		}
	}
	return c.originLine(card)
}

// dot stands between facts of a film; it never begins a line.
const dot = "\u00a0· "

// originLine is what can be said of a film without a person; genres stand on a line of their own.
func (c *Root) originLine(card Card) string {
	var parts []string
	if card.Year != 0 {
		parts = append(parts, strconv.Itoa(card.Year))
	}
	if len(card.Countries) > 0 {
		parts = append(parts, card.Countries[0].In(c.lang))
	}
	origin := strings.Join(parts, dot)
	if len(card.Genres) == 0 || origin == "" {
		return origin + c.labels(card.Genres, 2)
	}
	return origin + "\n" + c.labels(card.Genres, 2)
}

// labels joins the first words of a list, of those that read the same only one.
func (c *Root) labels(words []Word, n int) string {
	words = Distinct(words)
	texts := make([]Text, 0, n)
	for _, w := range words[:min(n, len(words))] {
		texts = append(texts, w.Text)
	}
	return c.join(texts)
}

func (c *Root) join(texts []Text) string {
	list := make([]string, len(texts))
	for i, t := range texts {
		list[i] = t.In(c.lang)
	}
	return strings.Join(list, c.words.Sep)
}

// A bar is one row of a table of contributions.
type bar struct {
	label string
	note  string // what kind of feature it is, or which act on the film
	href  string // of the film, or empty
	value string
	class string
}

// whyRows is how many rows a table shows before it sums up the others.
const whyRows = 10

// filmBars and featureBars are the two ways to read a score. Both end in the same sum.
func (c *Root) filmBars(r Reason) []bar {
	scale := largest(r)
	bars := append(c.baseBars(r, scale), c.wishBars(r, scale)...)
	rest := 0.0
	for i, part := range r.Films {
		if i >= whyRows {
			rest += part.Amount
			continue
		}
		b := newBar(part.Title.In(c.lang), part.Amount, scale)
		b.href = "#" + filmRoute(part.ID)
		b.note = c.labels(part.Shared, 3)
		bars = append(bars, b)
	}
	if more := len(r.Films) - whyRows; more > 0 {
		bars = append(bars, newBar(c.words.MoreFilms(more), rest, scale))
	}
	return bars
}

func (c *Root) featureBars(r Reason) []bar {
	scale := largest(r)
	bars := c.baseBars(r, scale)
	rest := 0.0
	for i, part := range r.Features {
		if i >= whyRows {
			rest += part.Amount
			continue
		}
		b := newBar(part.Label.In(c.lang), part.Amount, scale)
		b.note = c.words.Field(part.Field)
		bars = append(bars, b)
	}
	if more := len(r.Features) - whyRows; more > 0 {
		bars = append(bars, newBar(c.words.MoreFeatures(more), rest, scale))
	}
	if r.Rest != 0 {
		bars = append(bars, newBar(c.words.RestLine, r.Rest, scale))
	}
	return bars
}

func (c *Root) baseBars(r Reason, scale float64) []bar {
	var bars []bar
	for _, part := range r.Base {
		bars = append(bars, newBar(c.words.Base(part.Kind), part.Amount, scale))
	}
	return bars
}

// tasteBars are the features of the taste.
func (c *Root) tasteBars() []bar {
	scale := 0.0
	for _, part := range c.box.Tastes {
		scale = math.Max(scale, math.Abs(part.Amount))
	}
	var bars []bar
	for _, part := range c.box.Tastes[:min(16, len(c.box.Tastes))] {
		b := newBar(part.Label.In(c.lang), part.Amount, scale)
		b.note = c.words.Field(part.Field)
		bars = append(bars, b)
	}
	return bars
}

// largest returns the largest amount of a reason, by which all its bars are scaled.
func largest(r Reason) float64 {
	m := math.Abs(r.Rest)
	for _, p := range r.Base {
		m = math.Max(m, math.Abs(p.Amount))
	}
	for _, p := range r.Films {
		m = math.Max(m, math.Abs(p.Amount))
	}
	for _, p := range r.Wishes {
		m = math.Max(m, math.Abs(p.Amount))
	}
	for _, p := range r.Features {
		m = math.Max(m, math.Abs(p.Amount))
	}
	return m
}

func newBar(label string, amount, scale float64) bar {
	return bar{label: label, value: signed(amount), class: barClass(amount, scale)}
}

// barClass names one of 21 widths: the style sheet has a class for each 5 percent, since style attributes are forbidden.
func barClass(amount, scale float64) string {
	if scale <= 0 || amount == 0 || math.IsNaN(amount) {
		return "bar w-0"
	}
	width := int(math.Round(math.Abs(amount) / scale * 20))
	class := "bar w-" + decimal(float64(min(width, 20)*5), 0)
	if amount < 0 {
		return class + " minus"
	}
	return class
}
