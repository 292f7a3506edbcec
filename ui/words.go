package ui

import (
	"strings"
	"unsafe"
)

// Words is every text of the page in one language, as en.words and zh.words list them in the same order. What is missing in
// one of them is a fault that a test finds.
// "{}" and "{2}" stand for values, see fill; the form for one and that for more stand on either side of "|". The last of
// some labels has the key "": it is for all other keys.
type Words struct {
	_ incomparable

	Lang Lang

	Tagline, Skip, Home, Box, Find, FindHint     string
	OtherLanguage, OtherLanguageName             string
	ThemeSystem, ThemeDark, ThemeLight, ThemeNow string
	Promise                                      string
	Sep, TitleSep, Stop                          string // between the items of a list; between quoted titles; at the end of a sentence

	// Home
	HomeTitle, FirstForYou, FirstToAll, ColdInvitation, WarmHint string
	Previous, Next, ShelfPageText                                string
	ShelfTexts, ShelfNotes                                       labels // by kind
	BecauseTexts, BaseReasons                                    labels
	SharesText, WithText, ForText, LikeMinded                    string

	// Filters
	Filters, ClearFilters, OnlyThese, NotThese, YearsAndLength, YearFrom, YearTo, ShowSeen string
	Familiar, Adventurous, AdventureName                                                   string
	NothingPasses, NothingPassesNote, NothingLeft, NothingLeftNote                         string
	AdventureSteps                                                                         list
	AtMostText, Until, Since, Between, NotText, RemoveFilterText, NoFilters, FiltersText   string

	// Acts
	Like, NotForMe, Seen, Hide, Share, Open                   string
	LikeFilmText, PosterText, Rating, StarsText, TookBackText string
	DidTexts                                                  labels // by kind
	Undo, LinkNotCopied, ActFailed, NothingToUndo             string

	// Film
	OriginalTitle, Director, Writers, Cast, Genres, Countries, Languages, Themes, BoxOffice, Budget, IMDb string
	MinutesText, MoneyText                                                                                string
	Similar, SimilarNote                                                                                  string
	Why, WhyNote, WhyCold, ByFilm, ByFeature, Amount, Film, Feature, Sum, RestLine                        string
	MoreFilmsText, MoreFeaturesText                                                                       string
	PlaceText, Falls, Rises, Stays                                                                        string
	BaseTexts, FieldTexts                                                                                 labels

	// Search
	SearchTitle, SearchHint                            string
	Tries                                              list // what one may search for, as examples
	SearchEmpty                                        string
	Results, FirstResults, NoResultsText, ByPersonText string // first: there are others
	AlsoKnownText                                      string

	// Box
	BoxTitle, BoxIntro, BoxEmpty, Tastes, TastesNote, Events, Delete, UndoLast, Erase, EraseSure, EraseYes, EraseNo, Erased string
	Things, CountsText, EventsPageText, DeleteEventText, When, What                                                         string
	EventTexts                                                                                                              labels // by kind, those that DidTexts says otherwise
	Left, LeftNothing, LeftNothingYet, LeftNote, LeftText, DateText                                                         string

	BoxWords

	// States
	Loading, Failed, FailedNote, Retry, NotFound, NotFoundNote, NoFilm, NoFilmNote, ToHome string
	Connecting, BytesText, NoticeJoin                                                      string
	NoticeTexts                                                                            labels // what has happened | what follows if there is a pack to go on with
}

// An incomparable first field keeps the compiler from writing a function that compares two values of a large type.
type incomparable [0]func()

// WordsIn returns the texts of a language.
func WordsIn(l Lang) *Words {
	texts := enTexts
	if l == Zh {
		texts = zhTexts
	}
	return wordsOf(strings.Split(texts, "\n"))
}

// wordsOf gives the texts their names, in the order in which they are declared: Words and BoxWords hold nothing but strings,
// and a test counts them. As literals they would take 32 KB of pointers and lengths.
func wordsOf(texts []string) *Words { return (*Words)(unsafe.Pointer(unsafe.SliceData(texts))) }
