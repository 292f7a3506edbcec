package ui

// Words is every text of the page in one language. A field that is missing in a language is a fault that a test finds.
// "{}" and "{2}" stand for values, see fill; the form for one and that for more stand on either side of "|". The last of
// some labels has the key "": it is for all other keys.
type Words struct {
	Tagline, Skip, Home, Box, Find, FindHint     string
	OtherLanguage, OtherLanguageName             string
	ThemeSystem, ThemeDark, ThemeLight, ThemeNow string
	Promise                                      string
	Sep, Stop                                    string // between the items of a list; at the end of a sentence

	// Home
	HomeTitle, FirstForYou, FirstToAll, ColdInvitation, WarmHint string
	Previous, Next, ShelfPageText                                string
	ShelfTexts, ShelfNotes                                       []label // by kind
	BecauseTexts, BaseReasons                                    []label
	SharesText, WithText, ForText, LikeMinded                    string

	// Filters
	Filters, ClearFilters, OnlyThese, NotThese, YearsAndLength, YearFrom, YearTo, ShowSeen string
	Familiar, Adventurous, AdventureName                                                   string
	NothingPasses, NothingPassesNote, NothingLeft, NothingLeftNote                         string
	AdventureSteps                                                                         [5]string
	AtMostText, Until, Since, Between, NotText, RemoveFilterText, NoFilters, FiltersText   string

	// Acts
	Like, NotForMe, Seen, Hide, Share, Open                   string
	LikeFilmText, PosterText, Rating, StarsText, TookBackText string
	DidTexts                                                  []label // by kind
	Undo, LinkNotCopied, ActFailed, NothingToUndo             string

	// Film
	OriginalTitle, Director, Writers, Cast, Genres, Countries, Languages, Themes, BoxOffice, Budget, IMDb string
	MinutesText                                                                                           string
	Millions                                                                                              func(musd float64) string
	Similar, SimilarNote                                                                                  string
	Why, WhyNote, WhyCold, ByFilm, ByFeature, Amount, Film, Feature, Sum, RestLine                        string
	MoreFilmsText, MoreFeaturesText                                                                       string
	Ordinal                                                                                               func(place int) string
	PlaceText, Falls, Rises, Stays                                                                        string
	BaseTexts, FieldTexts                                                                                 []label

	// Search
	SearchTitle, SearchHint, SearchEmpty               string
	Results, FirstResults, NoResultsText, ByPersonText string // first: there are others
	AlsoKnownText                                      string

	// Box
	BoxTitle, BoxIntro, BoxEmpty, Tastes, TastesNote, Events, Delete, UndoLast, Erase, EraseSure, EraseYes, EraseNo, Erased string
	Things, CountsText, EventsPageText, DeleteEventText, When, What                                                         string
	EventTexts                                                                                                              []label // by kind, those that DidTexts says otherwise
	Left, LeftNothing, LeftNothingYet, LeftNote, LeftText, DateText                                                         string

	BoxWords

	// States
	Loading, Failed, FailedNote, Retry, NotFound, NotFoundNote, NoFilm, NoFilmNote, ToHome string
	Connecting, BytesText, NoticeJoin                                                      string
	NoticeTexts                                                                            []label // what has happened | what follows if there is a pack to go on with
}

// WordsIn returns the texts of a language.
func WordsIn(l Lang) *Words {
	if l == Zh {
		return &chinese
	}
	return &english
}
