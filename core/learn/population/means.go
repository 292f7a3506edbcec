package population

import (
	"math"

	"github.com/loge-film/loge/core/prior"
)

// A Scale is the highest rating of a file that has ratings: 5, 10 or 100; ratings are brought to five stars by it. 0 says
// that the numbers of a file are no ratings.
type Scale float64

// NoScale is that of files without ratings, such as logs of what was seen.
const NoScale Scale = 0

// A Rated is how a person rated a film.
type Rated struct {
	Film  int32
	Value float32
}

// ScaleOf returns the least scale that all ratings fit; NoScale if all are alike, or any is below 0 or above 100.
func ScaleOf(all []Rated) Scale {
	if len(all) == 0 {
		return NoScale
	}
	low, high := all[0].Value, all[0].Value
	for _, r := range all {
		low, high = min(low, r.Value), max(high, r.Value)
	}
	if low == high || low < 0 {
		return NoScale
	}
	for _, s := range [...]Scale{5, 10, 100} {
		if float64(high) <= float64(s) {
			return s
		}
	}
	return NoScale
}

// Means returns the mean rating of each film as it may be told: those of films that too few rated are zero. Ratings of
// other films, and those that do not fit the scale, are left out.
func Means(films int, all []Rated, scale Scale) []prior.Mean {
	sums, counts := make([]float64, films), make([]int, films)
	for _, r := range all {
		if stars := 5 * float64(r.Value) / float64(scale); r.Film >= 0 && int(r.Film) < films && stars >= 0 && stars <= 5 {
			sums[r.Film] += math.Max(0.5, stars)
			counts[r.Film]++
		}
	}
	means := make([]prior.Mean, films)
	for i, n := range counts {
		means[i] = prior.RoundMean(sums[i]/float64(n), n)
	}
	return means
}
