package ui

import (
	"strconv"
	"strings"
)

// ShelfPage tells which page of a shelf has been turned to.
func (w *Words) ShelfPage(shelf string, page, pages int) string {
	return fill(w.ShelfPageText, shelf, strconv.Itoa(page), strconv.Itoa(pages))
}

// Shelf is the title of a shelf; about is the film that it comes from.
func (w *Words) Shelf(kind, about string) string { return fill(textOf(w.ShelfTexts, kind), about) }

// ShelfNote is what stands beside a shelf's title; it may be empty.
func (w *Words) ShelfNote(kind string) string {
	note, _ := find(w.ShelfNotes, kind)
	return note
}

// Because says what the person did with a film that speaks for another one.
func (w *Words) Because(kind, title string) string { return fill(textOf(w.BecauseTexts, kind), title) }

// Shares names what two films share.
func (w *Words) Shares(words string) string { return fill(w.SharesText, words) }

// With names what a reason rests on.
func (w *Words) With(reason, words string) string { return fill(w.WithText, reason, words) }

// For names what speaks for a film.
func (w *Words) For(words string) string { return fill(w.ForText, words) }

// BaseReason says what else speaks for a film.
func (w *Words) BaseReason(kind string) string { return textOf(w.BaseReasons, kind) }

// AtMost says how long a film may be.
func (w *Words) AtMost(minutes int) string { return fill(w.AtMostText, strconv.Itoa(minutes)) }

// YearsBetween is a span of years; either may be empty.
func (w *Words) YearsBetween(from, to string) string {
	switch {
	case from == "":
		return fill(w.Until, to)
	case to == "":
		return fill(w.Since, from)
	}
	return fill(w.Between, from, to)
}

// Not is what films must not have.
func (w *Words) Not(label string) string { return fill(w.NotText, label) }

// RemoveFilter names the button that drops a condition.
func (w *Words) RemoveFilter(label string) string { return fill(w.RemoveFilterText, label) }

// FiltersNow lists the conditions that are set; the list may be empty.
func (w *Words) FiltersNow(list string) string {
	if list == "" {
		return w.NoFilters
	}
	return fill(w.FiltersText, list)
}

// LikeFilm names the button with the heart.
func (w *Words) LikeFilm(title string) string { return fill(w.LikeFilmText, title) }

// PosterOf names a picture.
func (w *Words) PosterOf(title string) string { return fill(w.PosterText, title) }

// Stars is a rating.
func (w *Words) Stars(value float64) string { return counted(w.StarsText, decimal(value, 1)) }

// Did says what has just been done.
func (w *Words) Did(kind, title string, value float64) string {
	return fill(textOf(w.DidTexts, kind), title, decimal(value, 1))
}

// TookBack says what has just been undone.
func (w *Words) TookBack(what string) string { return fill(w.TookBackText, what) }

// Minutes is a running time.
func (w *Words) Minutes(n int) string { return fill(w.MinutesText, strconv.Itoa(n)) }

// Millions is an amount of millions of US dollars.
func (w *Words) Millions(musd float64) string {
	small, large, _ := strings.Cut(w.MoneyText, "|")
	switch {
	case w.Lang == Zh && musd < 100:
		return fill(small, decimal(musd*100, 0))
	case w.Lang == Zh:
		return fill(large, decimal(musd/100, 2))
	case musd < 1000:
		return fill(small, decimal(musd, 1))
	}
	return fill(large, decimal(musd/1000, 2))
}

// MoreFilms counts the films that a table leaves out.
func (w *Words) MoreFilms(n int) string { return counted(w.MoreFilmsText, strconv.Itoa(n)) }

// MoreFeatures counts the features that a table leaves out.
func (w *Words) MoreFeatures(n int) string { return counted(w.MoreFeaturesText, strconv.Itoa(n)) }

// Place tells where a film stands among all.
func (w *Words) Place(place, of int) string {
	return fill(w.PlaceText, w.Ordinal(place), w.Count("films", of))
}

// Ordinal is a place among others.
func (w *Words) Ordinal(place int) string {
	if w.Lang == Zh {
		return strconv.Itoa(place)
	}
	return ordinal(place)
}

// Without tells where it would stand if another film were not known.
func (w *Words) Without(title string, place, then int) string {
	text := w.Stays
	switch {
	case then > place:
		text = w.Falls
	case then < place:
		text = w.Rises
	}
	return fill(text, title, w.Ordinal(place), w.Ordinal(then))
}

// Base names a part of the score that no film stands behind.
func (w *Words) Base(kind string) string { return pick(w.BaseTexts, kind) }

// Field names what kind of thing a feature is.
func (w *Words) Field(field string) string { return textOf(w.FieldTexts, field) }

// ResultsFor is the heading of n hits; more: there are others beyond these n.
func (w *Words) ResultsFor(query string, n int, more bool) string {
	text := w.Results
	if more {
		text = w.FirstResults
	}
	return counted(text, strconv.Itoa(n), query)
}

// NoResults is the heading when there is no hit.
func (w *Words) NoResults(query string) string { return fill(w.NoResultsText, query) }

// ByPerson tells that a hit was found by somebody's name.
func (w *Words) ByPerson(name string) string { return fill(w.ByPersonText, name) }

// AlsoKnown tells that a hit was found by another title.
func (w *Words) AlsoKnown(name string) string { return fill(w.AlsoKnownText, name) }

// Counts sums up the history.
func (w *Words) Counts(events, films int) string {
	return fill(w.CountsText, counted(w.Things, strconv.Itoa(events)), w.Count("films", films))
}

// EventsPage tells which page of a list is on screen.
func (w *Words) EventsPage(page, pages int) string {
	return fill(w.EventsPageText, strconv.Itoa(page), strconv.Itoa(pages))
}

// Event says what was done once.
func (w *Words) Event(kind, title string, value float64, text string) string {
	if kind == "list" && value == 0 {
		kind = "unlist"
	}
	if said, ok := find(w.EventTexts, kind); ok {
		return fill(said, title, decimal(value*100, 0), text)
	}
	return w.Did(kind, title, value)
}

// DeleteEvent names the button that deletes an event.
func (w *Words) DeleteEvent(what string) string { return fill(w.DeleteEventText, what) }

// LeftSomething warns of n requests that may have carried something of the person.
func (w *Words) LeftSomething(n int) string { return counted(w.LeftText, strconv.Itoa(n)) }

// Date is a point in time by the person's clock.
func (w *Words) Date(year, month, day, hour, minute int) string {
	return fill(w.DateText, strconv.Itoa(year), w.Months.all()[month-1], strconv.Itoa(day), clockTime(hour, minute))
}

// Bytes tells how much has come.
func (w *Words) Bytes(loaded, total int64) string {
	if total == 0 {
		return w.Connecting
	}
	return fill(w.BytesText, kilobytes(loaded), kilobytes(total))
}

// Notice tells what has gone wrong and, when there is a pack to go on with, what follows.
func (w *Words) Notice(key string, kept bool) string {
	what, then, _ := strings.Cut(textOf(w.NoticeTexts, key), "|")
	if kept {
		what += w.NoticeJoin + then
	}
	return fill(what, key) + w.Stop
}

// Count counts "films", "rows" or other entries.
func (w *Words) Count(what string, n int) string {
	return counted(textOf(w.CountTexts, what), strconv.Itoa(n))
}

// Decade is the decade that begins in a year.
func (w *Words) Decade(year int) string { return fill(w.DecadeText, strconv.Itoa(year)) }
