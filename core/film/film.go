// Package film holds the words of the domain: films, people, genres, tags and the two vocabularies.
package film

// ID names a film for good: a lower-case slug that ends in the year, such as "in-the-mood-for-love-2000".
type ID string

// The first and last year that a film of a catalogue may carry.
const (
	MinYear = 1888 // Roundhay Garden Scene
	MaxYear = 2100
)

// A Person is somebody in the credits. NameZh is empty where no Chinese name is known.
type Person struct {
	Name   string
	NameZh string
}

// A Film is one entry of a catalogue: public facts and the catalogue's own loglines.
type Film struct {
	ID            ID
	Title         string   // English title, never empty
	TitleZh       string   // Simplified Chinese title as used on the mainland, or empty
	OriginalTitle string   // empty when it equals Title
	Year          int      // of the first public release, MinYear..MaxYear
	Countries     []string // ISO 3166-1 alpha-2 (also SU, YU), the main one first
	Languages     []string // ISO 639, the main one first; empty means no dialogue
	Runtime       int      // minutes; 0 when unknown
	Genres        []string // slugs of the genre vocabulary, by weight
	Directors     []Person
	Writers       []Person
	Cast          []Person // in billing order
	Tags          []string // slugs of the tag vocabulary
	Logline       string
	LoglineZh     string
	IMDb          string  // "tt" and digits, or empty
	BoxOffice     float64 // world gross in millions of US dollars of the day; 0 when unknown
	Budget        float64 // likewise
}
