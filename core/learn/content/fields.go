package content

import "github.com/loge-film/loge/core/text"

// A weighting says how much a field counts.
type weighting struct {
	weight float64 // of a feature at full value, before inverse document frequency
	power  float64 // of the inverse document frequency; under 1 where being rare must not rule
	minDF  int     // films that a feature must be in to be kept
	maxDF  float64 // share of films beyond which a feature tells films no longer apart
}

// weightings is the one place where fields are balanced.
var weightings = [text.NumFields]weighting{
	text.FieldGenre:    {0.80, 0.3, 2, 1},    // the broad shelf
	text.FieldTag:      {0.40, 0.75, 2, 1},   // theme, mood and setting; a film has a dozen, so each is light
	text.FieldPerson:   {0.90, 0.6, 2, 1},    // a shared director relates films whatever they are about
	text.FieldCountry:  {0.30, 1.0, 2, 1},    // the cinema that a film comes from
	text.FieldLanguage: {0.25, 0.8, 2, 1},    // counts where it is not the usual one
	text.FieldDecade:   {0.50, 0.4, 2, 1},    // films of one time look alike
	text.FieldLogline:  {0.50, 0.5, 3, 0.05}, // words are chance witnesses: many and weak
}

// tagGroups scales the weight of a tag by its group; a group that is not listed counts in full.
var tagGroups = map[string]float64{
	"theme":   1.0, // what it is about
	"setting": 0.8, // where
	"era":     0.7, // when
	"mood":    0.7, // how it feels
	"style":   0.8, // how it is made
	"source":  0.4, // what it was made from, which hardly relates films
}

// Values of people by what they did; a person who did several counts by the highest.
const (
	directorValue = 1.0
	writerValue   = 0.5
	leadValue     = 0.75 // first in the cast
	billingDecay  = 0.8  // each next one in the cast
)

const (
	genreDecay  = 0.75 // each next genre
	secondPlace = 0.5  // any country or language but the main one
	namedValue  = 0.5  // a tag that only a word of the logline names
	zhValue     = 0.6  // a Chinese word of a logline without an English twin, since most films tell the same in English
)
