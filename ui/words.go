package ui

// Words is every text of the page in one language. A field that is missing in a language is a fault that a test finds.
type Words struct {
	Tagline, Skip, Home, Box, Find, FindHint     string
	OtherLanguage, OtherLanguageName             string
	ThemeSystem, ThemeDark, ThemeLight, ThemeNow string
	Promise                                      string
	Sep, Stop                                    string // between the items of a list; at the end of a sentence

	// Home
	HomeTitle, FirstForYou, FirstToAll, ColdInvitation, WarmHint string
	Previous, Next                                               string
	ShelfPage                                                    func(shelf string, page, pages int) string
	Shelf                                                        func(kind, about string) string
	ShelfNote                                                    func(kind string) string
	Because                                                      func(kind, title string) string
	Shares                                                       func(words string) string
	With                                                         func(reason, words string) string
	For                                                          func(words string) string
	LikeMinded                                                   string
	BaseReason                                                   func(kind string) string

	// Filters
	Filters, ClearFilters, OnlyThese, NotThese, YearsAndLength, YearFrom, YearTo, ShowSeen string
	Familiar, Adventurous, AdventureName                                                   string
	NothingPasses, NothingPassesNote, NothingLeft, NothingLeftNote                         string
	AdventureStep                                                                          func(step int) string
	AtMost                                                                                 func(minutes int) string
	YearsBetween                                                                           func(from, to string) string // either may be empty
	Not, RemoveFilter                                                                      func(label string) string
	FiltersNow                                                                             func(list string) string // list may be empty

	// Acts
	Like, NotForMe, Seen, Hide, Share, Open       string
	LikeFilm, PosterOf                            func(title string) string
	Rating                                        string
	Stars                                         func(value float64) string
	Did                                           func(kind, title string, value float64) string
	TookBack                                      func(title string) string
	Undo, LinkNotCopied, ActFailed, NothingToUndo string

	// Film
	OriginalTitle, Director, Writers, Cast, Genres, Countries, Languages, Themes, BoxOffice, Budget, IMDb string
	Minutes                                                                                               func(n int) string
	Millions                                                                                              func(musd float64) string
	Similar, SimilarNote                                                                                  string
	Why, WhyNote, WhyCold, ByFilm, ByFeature, Amount, Film, Feature, Sum, RestLine                        string
	MoreFilms, MoreFeatures                                                                               func(n int) string
	Place                                                                                                 func(place, of int) string
	Without                                                                                               func(title string, place, then int) string
	Base                                                                                                  func(kind string) string
	Field                                                                                                 func(field string) string

	// Search
	SearchTitle, SearchHint, SearchEmpty string
	ResultsFor                           func(query string, n int, more bool) string // more: there are others beyond these n
	NoResults                            func(query string) string
	ByPerson, AlsoKnown                  func(name string) string

	// Box
	BoxTitle, BoxIntro, BoxEmpty, Tastes, TastesNote, Events, Delete, UndoLast, Erase, EraseSure, EraseYes, EraseNo, Erased string
	Counts                                                                                                                  func(events, films int) string
	EventsPage                                                                                                              func(page, pages int) string
	Event                                                                                                                   func(kind, title string, value float64, text string) string
	DeleteEvent                                                                                                             func(what string) string
	When, What                                                                                                              string
	Left, LeftNothing, LeftNothingYet, LeftNote                                                                             string
	LeftSomething                                                                                                           func(n int) string
	Date                                                                                                                    func(year, month, day, hour, minute int) string

	BoxWords

	// States
	Loading, Failed, FailedNote, Retry, NotFound, NotFoundNote, NoFilm, NoFilmNote, ToHome string
	Bytes                                                                                  func(loaded, total int64) string
	Notice                                                                                 func(key string, kept bool) string // kept: there is a pack to go on with
}

// WordsIn returns the texts of a language.
func WordsIn(l Lang) *Words {
	if l == Zh {
		return &chinese
	}
	return &english
}
