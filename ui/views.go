package ui

import (
	"strconv"
)

// The views below are the components of the markup beside this file. Root sets their fields before each build;
// they hold no state of their own.

// HeaderView is the line on top: wordmark, search, box, language and theme.
type HeaderView struct{ R *Root }

func (c *HeaderView) current() string {
	if c.R.shown.page == pageBox {
		return "page"
	}
	return "false"
}

func (c *Root) other() Lang {
	if c.lang == En {
		return Zh
	}
	return En
}

// HomeView is the first page: one film large, then the shelves.
type HomeView struct{ R *Root }

func (c *HomeView) href() string { return "#" + filmRoute(c.R.home.Hero.ID) }

func (c *HomeView) eyebrow() string {
	if c.R.home.Cold {
		return c.R.words.FirstToAll
	}
	return c.R.words.FirstForYou
}

func (c *HomeView) reason() string {
	line := c.R.reasonLine(c.R.home.Hero.Reason, 3)
	if line == "" || c.R.home.Cold {
		line = c.R.words.BaseReason("prior")
	}
	return line + c.R.words.Stop
}

func (c *HomeView) invitation() string {
	if c.R.home.Cold {
		return c.R.words.ColdInvitation
	}
	return c.R.words.WarmHint
}

// TuneView is the line above the shelves: filters and how far to stray.
type TuneView struct{ R *Root }

func (c *TuneView) step() string { return strconv.Itoa(c.R.adventure) }

// chips lists the conditions that are set, unless the panel shows them.
func (c *TuneView) chips() []chip {
	if c.R.filtering {
		return nil
	}
	return c.R.chips()
}

// FilterView is the panel of filters.
type FilterView struct{ R *Root }

func (c *FilterView) isGenreSet(slug string) bool {
	if c.R.without {
		return has(c.R.filter.NotGenres, slug)
	}
	return has(c.R.filter.Genres, slug)
}

// NothingView stands on the first page when no film is left to recommend. It is a section, as what it stands for: vugu
// makes elements anew behind one of another kind, and a button that has the focus would lose it.
type NothingView struct{ R *Root }

func (c *NothingView) title() string {
	if c.R.filter.isOpen() {
		return c.R.words.NothingLeft
	}
	return c.R.words.NothingPasses
}

func (c *NothingView) note() string {
	if c.R.filter.isOpen() {
		return c.R.words.NothingLeftNote
	}
	return c.R.words.NothingPassesNote
}

// ActsView is the row of buttons of one film.
type ActsView struct {
	R    *Root
	Card Card
	Film bool // on the film's own page
}

// ShelfView is one row of films.
type ShelfView struct {
	R     *Root
	Shelf Shelf
	Index int
}

func (c *ShelfView) pages() int { return c.R.shelfPages(shelfKey(c.Shelf)) }

// CardView is one film on a shelf.
type CardView struct {
	R    *Root
	Card Card
	Line string
}

// FilmView is the page of one film.
type FilmView struct{ R *Root }

// similar returns at most two whole rows of six.
func (c *FilmView) similar() []Card {
	n := min(12, len(c.R.film.Similar))
	if n > 6 {
		n -= n % 6
	}
	return c.R.film.Similar[:n]
}

// FactView is one line of a film's facts.
type FactView struct{ Fact fact }

// WhyView shows the whole sum behind a score, by films and by features.
type WhyView struct {
	R      *Root
	Reason Reason
}

func (c *WhyView) note() string {
	if len(c.Reason.Films)+len(c.Reason.Wishes) == 0 {
		return c.R.words.WhyCold
	}
	return c.R.words.WhyNote
}

// BarsView is a bar chart that is a table.
type BarsView struct {
	Caption, Head, Amount, Sum, Total string
	Bars                              []bar
}

// captionClass hides the caption of a table without a sum: the heading above it says the same.
func (c *BarsView) captionClass() string {
	if c.Total == "" {
		return "unseen"
	}
	return ""
}

// SearchView is the page of results.
type SearchView struct{ R *Root }

func (c *SearchView) hint() string {
	if c.R.searched == "" {
		return c.R.words.SearchEmpty + " " + c.R.words.SearchHint
	}
	return c.R.words.SearchHint
}

// SkeletonView stands in the page's place, at its size, until it can be shown.
type SkeletonView struct{ R *Root }

func (c *SkeletonView) max() int64   { return max(1, c.R.status.Total) }
func (c *SkeletonView) value() int64 { return min(c.R.status.Loaded, c.max()) }

// TroubleView is the calm page for what cannot be shown.
type TroubleView struct{ R *Root }

func (c *TroubleView) title() string {
	switch c.R.trouble {
	case troubleFailed:
		return c.R.words.Failed
	case troubleNoFilm:
		return c.R.words.NoFilm
	}
	return c.R.words.NotFound
}

func (c *TroubleView) note() string {
	switch c.R.trouble {
	case troubleFailed:
		return c.R.words.FailedNote
	case troubleNoFilm:
		return c.R.words.NoFilmNote
	}
	return c.R.words.NotFoundNote
}
