package catalog_test

import (
	"slices"
	"testing"

	"github.com/loge-film/loge/core/catalog"
	"github.com/loge-film/loge/core/film"
)

func TestFameByCounts(t *testing.T) {
	films := []film.Film{{ID: "a-2000", Title: "A", Year: 2000}, {ID: "b-2000", Title: "B", Year: 2000}, {ID: "c-2000", Title: "C", Year: 2000}, {ID: "d-2000", Title: "D", Year: 2000}}
	got := catalog.FameByCounts(films, []int{1, 0, 1, 9})
	rank := func(r float64) float32 { return float32(0.15 + 0.85*r) }
	want := []float32{rank(1. / 3), catalog.Fame(films)[1] / 2, rank(1. / 3), rank(5. / 6)}
	if !slices.Equal(got, want) {
		t.Errorf("%v, expected %v", got, want)
	}
}
