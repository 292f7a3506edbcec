package catalog

import (
	"slices"

	"github.com/loge-film/loge/core/film"
)

// FameByCounts is Fame where it is known how many people dealt with each film, parallel to films: 0.15 and more by the
// film's rank among those that anybody dealt with, equals sharing the middle. A film that nobody dealt with keeps half of
// the guess from its facts: the people of one site not meeting it says something, but not all.
func FameByCounts(films []film.Film, counts []int) []float32 {
	var met []int
	for _, n := range counts {
		if n > 0 {
			met = append(met, n)
		}
	}
	slices.Sort(met)
	fame := Fame(films)
	for i, n := range counts {
		if n == 0 {
			fame[i] /= 2
			continue
		}
		below, _ := slices.BinarySearch(met, n)
		upTo, _ := slices.BinarySearch(met, n+1)
		fame[i] = float32(0.15 + float64(0.85*float64(below+upTo)/float64(2*len(met))))
	}
	return fame
}
