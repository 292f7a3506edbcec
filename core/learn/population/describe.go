package population

import (
	"sort"
	"strconv"

	"github.com/loge-film/loge/core/film"
	"github.com/loge-film/loge/core/prior"
)

// billed is how many of the cast describe a film.
const billed = 5

// A Feature is one column of a film; those that it has not are 0.
type Feature struct {
	Key   string
	Value float32
}

// Describe returns the features of a film by the keys and in the units of core/prior, ascending by key, each once: genres,
// tags, countries, languages, decade, directors, the first of the cast, and the measures.
func Describe(f *film.Film, fame float32) []Feature {
	features := []Feature{{"decade:" + strconv.Itoa(f.Year/10*10), 1}}
	for field, slugs := range map[string][]string{"genre:": f.Genres, "tag:": f.Tags, "country:": f.Countries, "language:": f.Languages} {
		for _, slug := range slugs {
			features = append(features, Feature{field + slug, 1})
		}
	}
	for _, people := range [][]film.Person{f.Directors, f.Cast[:min(billed, len(f.Cast))]} {
		for _, p := range people {
			if p.Name != "" {
				features = append(features, Feature{"person:" + p.Name, 1})
			}
		}
	}
	features = append(features, Feature{prior.FameColumn, prior.Fame(fame)}, Feature{prior.LengthColumn, prior.Length(f.Runtime)},
		Feature{prior.YearColumn, prior.Year(f.Year)})
	return unique(features)
}

// unique sorts features by key and drops repetitions.
func unique(features []Feature) []Feature {
	sort.Slice(features, func(a, b int) bool { return features[a].Key < features[b].Key })
	kept := features[:0]
	for _, f := range features {
		if len(kept) == 0 || kept[len(kept)-1].Key != f.Key {
			kept = append(kept, f)
		}
	}
	return kept
}
