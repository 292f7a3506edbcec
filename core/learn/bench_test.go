package learn

import (
	"math"
	"testing"
)

// crowdOf is data of ML-1M's size and shape: a few items that everybody meets and a long tail.
func crowdOf(b *testing.B, users, items, perUser int) *Interactions {
	draws := newRandom(1)
	var list []Interaction
	for u := range users {
		for range perUser {
			i := int32(math.Pow(draws.Float64(), 2.5) * float64(items))
			list = append(list, Interaction{User: int32(u), Item: i, Weight: 1})
		}
	}
	return must(b, users, items, list)
}

// One epoch of iALS at r = 128 is to take at most 10 s on two processors.
func BenchmarkIALSEpoch128(b *testing.B) {
	data := crowdOf(b, 4800, 3500, 110)
	p := DefaultIALS()
	p.Epochs = 1
	for b.Loop() {
		fit(b, p, data)
	}
	b.ReportMetric(float64(data.Len()), "interactions")
}

// EASE on 3,500 items is to take at most 30 s on two processors.
func BenchmarkEASE3500(b *testing.B) {
	data := crowdOf(b, 4800, 3500, 110)
	for b.Loop() {
		fit(b, DefaultEASE(), data)
	}
}

// The fold-in of one person and the scan of all items, in the blend that ships.
func BenchmarkLogeScore(b *testing.B) {
	data := crowdOf(b, 2000, 3500, 60)
	p := DefaultLoge()
	p.IALS.Epochs = 1
	m := fit(b, p, data)
	history, dst := data.History(0, nil), make([]float32, data.Items())
	for b.Loop() {
		m.Score(history, dst)
	}
}
