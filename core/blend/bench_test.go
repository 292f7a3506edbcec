package blend_test

import (
	"testing"

	"github.com/loge-film/loge/core/blend"
	"github.com/loge-film/loge/core/fixture"
)

// largeModel has the size that the budgets speak of.
func largeModel() *blend.Model { return fixture.Crowd(20_000, 128, 90) }

func history(m *blend.Model, n int) *blend.Person {
	p := m.NewPerson()
	for i := range n {
		p.Set(int32(i*617%m.Items()), 1)
	}
	return p
}

// BenchmarkFold folds 200 events in from the kept sums.
func BenchmarkFold(b *testing.B) {
	p := history(largeModel(), 200)
	for b.Loop() {
		p.Fold()
	}
}

// BenchmarkFoldFromNothing makes the sums of 200 events too.
func BenchmarkFoldFromNothing(b *testing.B) {
	m := largeModel()
	history(m, 200) // fills the tables that people share
	for b.Loop() {
		history(m, 200).Fold()
	}
}

// BenchmarkSet adds one event to the kept sums and takes it back.
func BenchmarkSet(b *testing.B) {
	p := history(largeModel(), 200)
	for b.Loop() {
		p.Set(5, 1)
		p.Set(5, 0)
	}
}

func BenchmarkScores(b *testing.B) {
	m := largeModel()
	f, dst := history(m, 200).Fold(), make([]float32, m.Items())
	for b.Loop() {
		f.Scores(dst)
	}
}

func BenchmarkExplain(b *testing.B) {
	f := history(largeModel(), 200).Fold()
	given := make([]float64, 200)
	for b.Loop() {
		f.Explain(77, given)
	}
}

func BenchmarkPrepare(b *testing.B) {
	code := largeModel().Encode()
	b.Run("decode", func(b *testing.B) {
		for b.Loop() {
			if _, err := blend.Decode(code); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("measure", func(b *testing.B) {
		for b.Loop() {
			m, err := blend.Decode(code)
			if err != nil {
				b.Fatal(err)
			}
			m.Prepare()
		}
	})
}
