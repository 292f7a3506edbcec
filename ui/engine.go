package ui

import "context"

// An Engine is all that the page asks of the recommender. The calls may block; the page makes them from goroutines.
// Two implementations exist: one beside the core (engine worker, native tests) and one that speaks to a worker.
type Engine interface {
	// Home returns the first recommendation and the shelves that the query asks for.
	Home(ctx context.Context, query HomeQuery) (Home, error)
	// Film returns the page of one film, or ErrNoFilm.
	Film(ctx context.Context, id string) (FilmPage, error)
	// Search returns at most limit films and people that match the query. It records nothing.
	Search(ctx context.Context, query string, limit int) ([]Hit, error)
	// Box returns what the engine knows of the person, with one page of the events that the query asks for.
	Box(ctx context.Context, query BoxQuery) (Box, error)
	// Act records one act and returns its event ID.
	Act(ctx context.Context, act Act) (string, error)
	// ActHome records one act and answers as Home does, in one go: the person waits for both. With an id the act is recorded,
	// and an error is Home's.
	ActHome(ctx context.Context, act Act, query HomeQuery) (id string, home Home, err error)
	// Undo takes back the newest act and tells which it was; ok is false when there is none.
	Undo(ctx context.Context) (line EventLine, ok bool, err error)
	// Forget deletes one event; ok is false when there is no such event.
	Forget(ctx context.Context, eventID string) (ok bool, err error)
	// Erase deletes all events.
	Erase(ctx context.Context) error
	// Watch calls f with the present status and at every change, from any goroutine.
	Watch(f func(Status))
}

// A Text is one text in both languages; Zh may be empty, meaning "as En".
type Text struct {
	En string `json:"en"`
	Zh string `json:"zh,omitempty"`
}

// A Word is a genre, tag, country or other named thing.
type Word struct {
	Slug string `json:"slug"`
	Text
}

// A Poster is all that the typographic poster of a film is drawn from.
type Poster struct {
	Genres []string `json:"genres"`         // slugs, by weight
	Moods  []string `json:"moods"`          // slugs of the tags of group mood and style
	X      float32  `json:"x"`              // map coordinates, -1..1
	Y      float32  `json:"y"`              //
	Seed   [8]byte  `json:"seed,omitempty"` // from the film's item vector: near films have near seeds
}

// A Card is a film as the shelves show it.
type Card struct {
	ID        string `json:"id"`
	Title     Text   `json:"title"`
	Original  string `json:"original,omitempty"`
	Year      int    `json:"year"`
	Runtime   int    `json:"runtime"`
	Countries []Word `json:"countries"`
	Genres    []Word `json:"genres"`
	Directors []Text `json:"directors"`
	Poster    Poster `json:"poster"`
	Mark      Mark   `json:"mark"`
	Reason    Reason `json:"reason"` // abridged: the strongest parts only
}

// A Mark is what the person has said of a film so far.
type Mark struct {
	Liked    bool    `json:"liked,omitempty"`
	Disliked bool    `json:"disliked,omitempty"`
	Seen     bool    `json:"seen,omitempty"`
	Hidden   bool    `json:"hidden,omitempty"`
	Rating   float64 `json:"rating,omitempty"` // 0.5..5, 0 = none
}

// A Reason says where a score comes from. In a full reason, Score equals the sum of Base, Films and Wishes,
// and also the sum of Base, Features and Rest, to 1e-5.
type Reason struct {
	Score    float64       `json:"score"`
	Base     []BasePart    `json:"base,omitempty"`
	Films    []FilmPart    `json:"films,omitempty"`    // strongest first
	Wishes   []WishPart    `json:"wishes,omitempty"`   // strongest first
	Features []FeaturePart `json:"features,omitempty"` // strongest first
	Rest     float64       `json:"rest,omitempty"`     // what no listed feature carries
	Full     bool          `json:"full,omitempty"`     // false: only the strongest parts are here
}

// A BasePart is a part of a score that does not come from the person's films.
type BasePart struct {
	Kind   string  `json:"kind"` // "prior", "little-known", "explore" or "everybody"
	Amount float64 `json:"amount"`
}

// A FilmPart is what one past film adds to a score.
type FilmPart struct {
	ID     string  `json:"id"`
	Title  Text    `json:"title"`
	Kind   string  `json:"kind"` // the kind of the person's strongest event on it
	Amount float64 `json:"amount"`
	Shared []Word  `json:"shared,omitempty"` // features that both films have, strongest first
}

// A WishPart is what the person's word on a feature adds to a score.
type WishPart struct {
	Kind   string  `json:"kind"` // how they said it: "edit" of an interest, "search" or "comment"
	Field  string  `json:"field"`
	Label  Word    `json:"label"`
	Amount float64 `json:"amount"`
}

// CrowdField is the field of the part that comes from people with similar taste, as their ratings tell.
const CrowdField = "crowd"

// A FeaturePart is what one feature of the film adds to its score.
type FeaturePart struct {
	Field  string  `json:"field"` // "genre", "tag", "person", "country", "language", "decade", "logline" or CrowdField
	Label  Word    `json:"label"`
	Amount float64 `json:"amount"`
	Shared bool    `json:"shared,omitempty"` // some past film has it too
}

// A HomeQuery says what the first page is to be like.
type HomeQuery struct {
	Adventure float64 `json:"adventure"` // 0 familiar .. 1 adventurous; UsualAdventure for who has not chosen
	Filter    Filter  `json:"filter"`
	Facets    bool    `json:"facets,omitempty"` // also return what can be filtered by
}

// UsualAdventure is the adventure for somebody who has not chosen.
const UsualAdventure = 0.3

// A Filter says which films may be recommended; see core.Filter. The zero value lets all pass but those that the
// person knows or hid.
type Filter struct {
	Genres    []string `json:"genres,omitempty"`     // slugs: at least one of them
	NotGenres []string `json:"not_genres,omitempty"` // slugs: none of them
	Countries []string `json:"countries,omitempty"`  // slugs: at least one of them
	Languages []string `json:"languages,omitempty"`  // slugs: at least one of them
	From      int      `json:"from,omitempty"`       // years, both inclusive; 0 = open
	To        int      `json:"to,omitempty"`         //
	Longest   int      `json:"longest,omitempty"`    // minutes; 0 = any
	ShowSeen  bool     `json:"show_seen,omitempty"`  // also what the person knows
}

// Facets are what films can be filtered by, those of most films first.
type Facets struct {
	Genres    []Word `json:"genres"`
	Countries []Word `json:"countries"` // the most frequent ones only, as the languages
	Languages []Word `json:"languages"`
	First     int    `json:"first"` // the years of the oldest and the newest film
	Last      int    `json:"last"`
}

// A Home is the first page.
type Home struct {
	Hero    *Card   `json:"hero"`    // the first recommendation; nil when no film is left to recommend
	Logline Text    `json:"logline"` // of the hero; empty until the detail part is there
	Shelves []Shelf `json:"shelves"`
	Cold    bool    `json:"cold"` // nothing is known of the person yet
	Facets  *Facets `json:"facets,omitempty"`
}

// A Shelf is one row of films.
type Shelf struct {
	Kind  string `json:"kind"`            // see core.ShelfKind
	About *Card  `json:"about,omitempty"` // the film of "Because you liked …"
	Cards []Card `json:"cards"`
}

// A FilmPage is all about one film.
type FilmPage struct {
	Card      Card    `json:"card"` // with the full reason
	Logline   Text    `json:"logline"`
	Cast      []Text  `json:"cast"`
	Writers   []Text  `json:"writers"`
	Languages []Word  `json:"languages"`
	Tags      []Word  `json:"tags"`
	IMDb      string  `json:"imdb,omitempty"`
	BoxOffice float64 `json:"box_office,omitempty"` // millions of US dollars of the day, 0 = unknown
	Budget    float64 `json:"budget,omitempty"`
	Similar   []Card  `json:"similar"`         // Reason.Films[0].Shared names what they share
	Place     int     `json:"place,omitempty"` // among the films that can be recommended, 1 the best; 0 when it is not one of them
	Of        int     `json:"of,omitempty"`    // how many those are
	Without   []Loss  `json:"without,omitempty"`
}

// A Loss says where a film would stand if the person had done nothing with another one.
type Loss struct {
	ID    string `json:"id"` // of the other film
	Title Text   `json:"title"`
	Place int    `json:"place"` // then, 1 the best
}

// A Hit is one answer to a search.
type Hit struct {
	Card    Card `json:"card"`
	Matched Text `json:"matched"` // the title or the person's name that matched
	Person  bool `json:"person,omitempty"`
}

// A BoxQuery says which events to list; the zero value counts all and lists none.
type BoxQuery struct {
	Find string `json:"find,omitempty"` // a text in what the page says of the event, in any case; empty = any
	Lang Lang   `json:"lang,omitempty"` // in which the page says it
	Kind string `json:"kind,omitempty"` // empty = any
	Film string `json:"film,omitempty"` // ID; empty = any
	Page int    `json:"page"`           // 0 has the newest; beyond the last it means the last
	Size int    `json:"size"`           // events on a page, at most MaxBoxSize

	Tastes bool `json:"tastes,omitempty"` // also return the tastes, which take longer
}

// MaxBoxSize is how many events travel at a time at most.
const MaxBoxSize = 100

// A Box is what the engine knows of the person. It is of bounded size, however long the past.
type Box struct {
	Events []EventLine   `json:"events"` // of one page, newest first
	Page   int           `json:"page"`   // which page that is
	Found  int           `json:"found"`  // events that the query asks for, on all pages
	Films  int           `json:"films"`  // that those are about
	Total  int           `json:"total"`  // all events
	Tastes []FeaturePart `json:"tastes"` // the strongest features of the taste, by absolute amount; empty unless asked for
}

// An EventLine is one event with the words to show it.
type EventLine struct {
	ID    string  `json:"id"`
	Kind  string  `json:"kind"`
	Film  string  `json:"film,omitempty"`
	Title Text    `json:"title"`
	Time  int64   `json:"time"` // Unix milliseconds
	Value float64 `json:"value,omitempty"`
	Text  string  `json:"text,omitempty"`

	Source string `json:"source,omitempty"` // where it was brought along from; empty = done here
}

// An Act is what the person just did; the engine adds ID and time.
type Act struct {
	ID    string  `json:"id,omitempty"` // of an event that this one replaces, or that was deleted; empty = a new one
	Kind  string  `json:"kind"`         // see core/event
	Film  string  `json:"film,omitempty"`
	Value float64 `json:"value,omitempty"`
	Text  string  `json:"text,omitempty"`
	Time  int64   `json:"time,omitempty"` // Unix milliseconds, when a deleted event is brought back; 0 = now

	Source string `json:"source,omitempty"` // as of an EventLine
}

// A Phase is how far the engine has come.
type Phase string

// The phases follow each other; Failed may follow any.
const (
	Loading Phase = "loading" // nothing to show yet
	Front   Phase = "front"   // cards can be drawn, nothing can be ranked for a person yet
	Ready   Phase = "ready"   // all parts are there
	Failed  Phase = "failed"  // no pack at all: see Notices
)

// A Status is the state of the engine and its pack.
type Status struct {
	Phase    Phase    `json:"phase"`
	Loaded   int64    `json:"loaded"`  // bytes of the pack so far
	Total    int64    `json:"total"`   // 0 until the manifest is read
	Notices  []string `json:"notices"` // keys: "pack-signature", "pack-hash", "pack-rollback", "pack-expired", "pack-damaged", "pack-offline", "engine-restarted"
	Version  uint64   `json:"version"` // of the pack in use
	Films    int      `json:"films"`
	Requests []string `json:"requests"` // every request that the engine made: "GET /v1/manifest" …
	Changes  int      `json:"changes"`  // grows when what is known of the person changed without the page, as in another tab
	Reading  float64  `json:"reading"`  // how much of a file that is being previewed is read, 0..1; 0 = none is
}
