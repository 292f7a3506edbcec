package ui

import (
	"strconv"
	"strings"

	"github.com/loge-film/loge/ui/poster"
)

// A fact is one line of a film's facts.
type fact struct{ name, text string }

// facts lists what is known of a film.
func (c *Root) facts(f *FilmPage) []fact {
	w := c.words
	var list []fact
	add := func(name, text string) {
		if text != "" {
			list = append(list, fact{name, text})
		}
	}
	add(w.OriginalTitle, original(f.Card, c.lang))
	add(w.Director, c.join(f.Card.Directors))
	add(w.Writers, c.join(f.Writers))
	add(w.Cast, c.join(f.Cast))
	add(w.Genres, c.labels(f.Card.Genres, 9))
	add(w.Countries, c.labels(f.Card.Countries, 9))
	add(w.Languages, c.labels(f.Languages, 9))
	add(w.Themes, c.labels(f.Tags, 16))
	add(w.BoxOffice, c.money(f.BoxOffice))
	add(w.Budget, c.money(f.Budget))
	add(w.IMDb, f.IMDb)
	return list
}

func (c *Root) money(musd float64) string {
	if musd <= 0 {
		return ""
	}
	return c.words.Millions(musd)
}

// original returns the title of a film in another tongue than the one on screen, or "".
func original(card Card, l Lang) string {
	shown := card.Title.In(l)
	for _, title := range []string{card.Original, card.Title.En} {
		if title != "" && title != shown {
			return title
		}
	}
	return ""
}

// metaLine is year, country, director and running time in one line.
func (c *Root) metaLine(card Card) string {
	var parts []string
	if card.Year != 0 {
		parts = append(parts, strconv.Itoa(card.Year))
	}
	if len(card.Countries) > 0 {
		parts = append(parts, c.labels(card.Countries, 2))
	}
	if len(card.Directors) > 0 {
		parts = append(parts, c.join(card.Directors[:min(2, len(card.Directors))]))
	}
	if card.Runtime != 0 {
		parts = append(parts, c.words.Minutes(card.Runtime))
	}
	return strings.Join(parts, dot)
}

func posterFilm(card Card, l Lang) poster.Film {
	f := poster.Film{
		Key: card.ID, Title: card.Title.In(l), Sub: original(card, l), Year: card.Year, Chinese: l == Zh,
		Seed: card.Poster.Seed, Genres: card.Poster.Genres, Moods: card.Poster.Moods,
	}
	if l == Zh && card.Title.Zh != "" {
		f.Sub = card.Title.En
	}
	if len(card.Directors) > 0 {
		f.Director = card.Directors[0].In(l)
	}
	return f
}

// A star is one choice of the rating.
type star struct {
	id      string
	value   float64
	label   string
	class   string
	checked bool
}

// stars lists the ten half stars.
func (c *Root) stars(m Mark) []star {
	list := make([]star, 10)
	for i := range list {
		v := float64(i+1) / 2
		class := "star"
		if i%2 == 0 {
			class += " half"
		}
		if v <= m.Rating {
			class += " lit"
		}
		list[i] = star{"star-" + strconv.Itoa(i+1), v, c.words.Stars(v), class, v == m.Rating}
	}
	return list
}

// searchHeading is the heading of the page of results.
func (c *Root) searchHeading() string {
	switch {
	case c.searched == "":
		return c.words.SearchTitle
	case len(c.hits) == 0:
		return c.words.NoResults(c.searched)
	}
	return c.words.ResultsFor(c.searched, len(c.hits), len(c.hits) == searchLimit)
}

// matched says why a film is among the results, where its title does not show it.
func (c *Root) matched(h Hit) string {
	name := h.Matched.In(c.lang)
	switch {
	case h.Person:
		return c.words.ByPerson(name)
	case name == "" || name == h.Card.Title.In(c.lang):
		return ""
	}
	return c.words.AlsoKnown(name)
}

// pressed returns the value of aria-pressed.
func pressed(on bool) string {
	if on {
		return "true"
	}
	return "false"
}
