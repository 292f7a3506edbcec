package rank

import "github.com/loge-film/loge/core/taste"

// Place returns the place of film i, 1 the best, among the films that are not excluded, by the score that Explain
// gives, ties by index; and how many films those are. The place of an excluded film is 0. t may be nil.
func (r *Ranker) Place(t *taste.Taste, excluded []bool, i int) (place, of int) {
	scores := make([]float32, len(r.prior))
	if t != nil {
		t.Scores(scores)
	}
	for j, prior := range r.prior {
		scores[j] += prior
	}
	for j, s := range scores {
		if excluded[j] {
			continue
		}
		of++
		if s > scores[i] || s == scores[i] && j <= i {
			place++
		}
	}
	if excluded[i] {
		place = 0
	}
	return place, of
}
