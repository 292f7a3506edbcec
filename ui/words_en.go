package ui

import "strconv"

var english = Words{
	BoxWords: englishBox,

	Tagline: "Films chosen in your own browser", Skip: "Skip to the films", Home: "Loge, the first page", Box: "Your box",
	Find: "Search films and people", FindHint: "Title, director, actor, year …",
	OtherLanguage: "中文", OtherLanguageName: "切换到中文",
	ThemeSystem: "as the system", ThemeDark: "dark", ThemeLight: "light", ThemeNow: "Theme: ",
	Promise: "What you do here stays on this device.",
	Sep:     ", ", Stop: ".",

	HomeTitle: "Films for you", FirstForYou: "First for you", FirstToAll: "To begin with",
	ColdInvitation: "Nothing is known of you yet. Like three films and the shelves become yours.",
	WarmHint:       "Chosen on this device from what you did here.",
	Previous:       "Previous films", Next: "More films",
	ShelfPage: func(shelf string, page, pages int) string {
		return shelf + ": page " + strconv.Itoa(page) + " of " + strconv.Itoa(pages)
	},
	Shelf:      englishShelf,
	ShelfNote:  englishShelfNote,
	Because:    englishBecause,
	Shares:     func(words string) string { return "In common: " + words },
	With:       func(reason, words string) string { return reason + ": " + words },
	For:        func(words string) string { return "For " + words },
	LikeMinded: "people with similar taste like it too",
	BaseReason: func(kind string) string {
		switch kind {
		case "little-known":
			return "Good, and little known"
		case "explore":
			return "Off your beaten track"
		}
		return "A film that many people know"
	},

	Filters: "Filters", ClearFilters: "Clear filters", OnlyThese: "Only these", NotThese: "None of these",
	YearsAndLength: "Years and length", YearFrom: "From the year", YearTo: "To the year", ShowSeen: "Also what I have seen",
	Familiar: "Familiar", Adventurous: "Adventurous", AdventureName: "From familiar to adventurous",
	NothingPasses: "No film passes these filters", NothingPassesNote: "Take one of them back, or clear them all; nothing else is lost.",
	NothingLeft: "You have been through all of it", NothingLeftNote: "Every film of the catalogue is known to you or hidden.",
	AdventureStep: func(step int) string {
		return [...]string{"only what suits you best", "rather familiar", "as usual", "rather adventurous", "far from the charts"}[step]
	},
	AtMost: func(minutes int) string { return "Up to " + strconv.Itoa(minutes) + " min" },
	YearsBetween: func(from, to string) string {
		switch {
		case from == "":
			return "Until " + to
		case to == "":
			return "Since " + from
		}
		return from + "–" + to
	},
	Not:          func(label string) string { return "Not " + label },
	RemoveFilter: func(label string) string { return "Remove the filter: " + label },
	FiltersNow: func(list string) string {
		if list == "" {
			return "No filters"
		}
		return "Filters: " + list
	},

	Like: "Like", NotForMe: "Not for me", Seen: "Seen", Hide: "Hide", Share: "Share", Open: "More about it",
	LikeFilm: func(title string) string { return "Like " + title },
	PosterOf: func(title string) string { return "Poster of " + title },
	Rating:   "Your rating",
	Stars: func(value float64) string {
		if value == 1 {
			return "1 star"
		}
		return decimal(value, 1) + " stars"
	},
	Did:      englishDid,
	TookBack: func(title string) string { return "Taken back: " + title },
	Undo:     "Undo", LinkNotCopied: "The link could not be copied; it is in the address bar.",
	ActFailed: "That did not work. Nothing was recorded; please try again.", NothingToUndo: "There is nothing to undo.",

	OriginalTitle: "Original title", Director: "Director", Writers: "Written by", Cast: "Cast", Genres: "Genre", Countries: "Country",
	Languages: "Language", Themes: "Themes", BoxOffice: "Box office", Budget: "Budget", IMDb: "IMDb",
	Minutes: func(n int) string { return strconv.Itoa(n) + " min" },
	Millions: func(musd float64) string {
		if musd >= 1000 {
			return "$" + decimal(musd/1000, 2) + " billion"
		}
		return "$" + decimal(musd, 1) + " million"
	},
	Similar: "Films like it", SimilarNote: "Nearest by people, themes, place and time.",
	Why: "Why this film", WhyNote: "The score is a sum, and this is all of it: read either table. Both end in the same number.",
	WhyCold: "Nothing personal yet: you have not said what you like.",
	ByFilm:  "By the films you know", ByFeature: "By what this film is made of", Amount: "Adds", Film: "Film", Feature: "Feature",
	Sum: "Score", RestLine: "All else",
	MoreFilms:    func(n int) string { return plural(n, "more film", "more films") },
	MoreFeatures: func(n int) string { return plural(n, "more feature", "more features") },
	Place: func(place, of int) string {
		return "For you it comes " + ordinal(place) + " of " + plural(of, "film", "films") + "."
	},
	Without: func(title string, place, then int) string {
		switch {
		case then > place:
			return "Without " + title + " it would fall from " + ordinal(place) + " to " + ordinal(then) + "."
		case then < place:
			return "Without " + title + " it would rise from " + ordinal(place) + " to " + ordinal(then) + "."
		}
		return "Without " + title + " it would still come " + ordinal(place) + "."
	},
	Base: func(kind string) string {
		switch kind {
		case "prior":
			return "How well known it is"
		case "little-known":
			return "Little known"
		case "explore":
			return "A step aside, by chance"
		case "everybody":
			return "What people like in general"
		}
		return kind
	},
	Field: englishField,

	SearchTitle: "Search", SearchHint: "Titles and names in English or Chinese; pinyin works too (hjw or chongqing), and so does a year or a theme.",
	SearchEmpty: "Type above, or press / anywhere.",
	ResultsFor: func(query string, n int, more bool) string {
		results := plural(n, "result", "results") + " for “" + query + "”"
		if more {
			return "The first " + results
		}
		return results
	},
	NoResults: func(query string) string { return "Nothing found for “" + query + "”" },
	ByPerson:  func(name string) string { return "With " + name },
	AlsoKnown: func(name string) string { return "Also “" + name + "”" },

	BoxTitle: "Your box", BoxIntro: "This is all that Loge knows of you. It lives in the memory of this tab, on this device.",
	BoxEmpty: "Nothing yet. Like, rate or hide a film and it will be listed here.",
	Tastes:   "Your taste", TastesNote: "What your films have in common, by weight. A minus counts against a film.",
	Events: "What you did", Delete: "Delete", UndoLast: "Undo the last", Erase: "Erase everything",
	EraseSure: "Erase all that Loge knows of you? This cannot be undone.", EraseYes: "Yes, erase", EraseNo: "Keep it", Erased: "Everything is erased.",
	Counts: func(events, films int) string {
		return plural(events, "thing you did", "things you did") + ", with " + plural(films, "film", "films")
	},
	EventsPage:  func(page, pages int) string { return "Page " + strconv.Itoa(page) + " of " + strconv.Itoa(pages) },
	Event:       englishEvent,
	DeleteEvent: func(what string) string { return "Delete: " + what },
	When:        "When", What: "What",
	Left: "What left this device", LeftNothing: "Nothing about you has left this device. Every request below fetched a public file, the same for everybody.",
	LeftNothingYet: "No request has been made.",
	LeftNote:       "Every request that the page and its engine made:",
	LeftSomething: func(n int) string {
		return plural(n, "request below is", "requests below are") + " not a plain fetch of a public file. Something may have left this device."
	},
	Date: func(year, month, day, hour, minute int) string {
		return strconv.Itoa(day) + " " + monthsEn[month-1] + " " + strconv.Itoa(year) + ", " + clockTime(hour, minute)
	},

	Loading: "The films are on their way", Failed: "The films could not be fetched",
	FailedNote: "No part of the catalogue arrived that could be trusted. Check the connection, then try again.",
	Retry:      "Try again", NotFound: "There is no such page", NotFoundNote: "The address may be old or mistyped.",
	NoFilm: "This film is not in the catalogue", NoFilmNote: "It may have left, or the address is mistyped. Searching by its title may help.", ToHome: "To the first page",
	Bytes: func(loaded, total int64) string {
		if total == 0 {
			return "Connecting …"
		}
		return kilobytes(loaded) + " of " + kilobytes(total) + " KB"
	},
	Notice: englishNotice,
}

var monthsEn = [12]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}

func englishShelf(kind, about string) string {
	switch kind {
	case "for-you":
		return "For you"
	case "because":
		return "Because you liked " + about
	case "hidden-gems":
		return "Hidden gems"
	case "new-china":
		return "New films from China"
	case "something-else":
		return "Something else"
	case "widely-seen":
		return "Widely seen"
	case "around-the-world":
		return "Around the world"
	case "decades":
		return "Decade by decade"
	case "short-evenings":
		return "For a short evening"
	}
	return "More films"
}

func englishShelfNote(kind string) string {
	switch kind {
	case "hidden-gems":
		return "Close to your taste, far from the charts"
	case "something-else":
		return "A guess outside your habits"
	case "widely-seen":
		return "Films that many people know"
	case "around-the-world":
		return "One film from each country"
	case "decades":
		return "One film from each decade"
	case "short-evenings":
		return "Over in 95 minutes"
	}
	return ""
}

func englishBecause(kind, title string) string {
	verb := "know"
	switch kind {
	case "like":
		verb = "liked"
	case "dislike":
		verb = "did not like"
	case "rate":
		verb = "rated"
	case "watch":
		verb = "watched"
	case "share":
		verb = "shared"
	case "comment":
		verb = "wrote about"
	case "view", "search":
		verb = "looked at"
	case "list":
		return "Because you put " + title + " on your list"
	}
	return "Because you " + verb + " " + title
}

func englishDid(kind, title string, value float64) string {
	switch kind {
	case "like":
		return "Liked " + title
	case "dislike":
		return "Not for you: " + title
	case "watch":
		return "Seen: " + title
	case "hide":
		return "Hidden: " + title
	case "rate":
		return "Rated " + title + " " + decimal(value, 1) + " of 5"
	case "share":
		return "Link to " + title + " copied"
	}
	return title
}

func englishEvent(kind, title string, value float64, text string) string {
	switch kind {
	case "view":
		return "Opened " + title
	case "search":
		return "Searched for “" + text + "”"
	case "watch":
		return "Watched " + decimal(value*100, 0) + " % of " + title
	case "share":
		return "Shared " + title
	case "comment":
		return "Commented on " + title
	case "list":
		if value == 0 {
			return "Took off the list: " + title
		}
		return "Put on the list: " + title
	}
	return englishDid(kind, title, value)
}

func englishField(field string) string {
	switch field {
	case "genre":
		return "genre"
	case "tag":
		return "theme"
	case "person":
		return "person"
	case "country":
		return "country"
	case "language":
		return "language"
	case "decade":
		return "decade"
	case CrowdField:
		return "ratings"
	}
	return "story"
}

func englishNotice(key string, kept bool) string {
	what, then := "", "The last good one is in use."
	switch key {
	case "pack-signature":
		what = "The newest catalogue was not signed by its publisher."
	case "pack-hash":
		what = "A part of the newest catalogue was not what its publisher signed."
	case "pack-rollback":
		what, then = "An older catalogue was offered than the one you have.", "The newer one stays in use."
	case "pack-expired":
		what, then = "The catalogue is past its date.", "It stays in use until a new one comes."
	case "pack-damaged":
		what = "A part of the newest catalogue was damaged on its way."
	case "pack-offline":
		what, then = "There is no connection.", "The last catalogue is in use."
	case "engine-restarted":
		what, then = "The engine stopped and was started again.", "Nothing you did is lost."
	default:
		what, then = "Something is not as it should be ("+key+").", "Loge goes on."
	}
	if !kept {
		return what
	}
	return what + " " + then
}
