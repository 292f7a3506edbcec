package catalog

import (
	"maps"
	"slices"
)

// WikiSlugs returns the genres and tags of the adapter's table that are not among the given ones.
func WikiSlugs(genres, tags []string) (unknownGenres, unknownTags []string) {
	for _, m := range wikiWords {
		for _, g := range m.genres {
			if !slices.Contains(genres, g) {
				unknownGenres = append(unknownGenres, g)
			}
		}
		for _, t := range m.tags {
			if !slices.Contains(tags, t) {
				unknownTags = append(unknownTags, t)
			}
		}
	}
	return unknownGenres, unknownTags
}

// MovieLensGenres returns the words of MovieLens that stand for a genre.
func MovieLensGenres() []string { return slices.Sorted(maps.Keys(movieLensGenres)) }
