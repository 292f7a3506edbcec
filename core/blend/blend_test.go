package blend_test

import (
	"fmt"
	"math"
	"testing"

	"gonum.org/v1/gonum/mat"
	"pgregory.net/rapid"

	"github.com/loge-film/loge/core/blend"
	"github.com/loge-film/loge/core/fixture"
)

// tolerance is how far a score may be from what it is made of.
const tolerance = 1e-5

var small = fixture.Crowd(120, 9, 12)

func anyEntries(items, most int) *rapid.Generator[[]blend.Entry] {
	return rapid.Custom(func(t *rapid.T) []blend.Entry {
		ids := rapid.SliceOfNDistinct(rapid.Int32Range(0, int32(items-1)), 1, most, rapid.ID).Draw(t, "items")
		var history []blend.Entry
		for _, id := range ids {
			w := rapid.OneOf(rapid.SampledFrom([]float32{1, -1, 0}), rapid.Float32Range(-2, -1e-3), rapid.Float32Range(1e-3, 2)).Draw(t, "weight")
			history = append(history, blend.Entry{Item: id, Weight: w})
		}
		return history
	})
}

// dense is the model as gonum's matrices.
type dense struct{ y, b *mat.Dense }

func parts(m *blend.Model) dense {
	p := blend.PartsOf(m)
	n, r := p.Items, p.Factors
	d := dense{mat.NewDense(n, r, nil), mat.NewDense(n, n, nil)}
	middle := mat.NewDense(r, r, nil) // M
	for k := range r {
		for l := range r {
			middle.Set(l, k, float64(float32(p.Middle[k*r+l])*p.MiddleScales[k]))
		}
	}
	for i := range n {
		for k := range r {
			d.y.Set(i, k, float64(float32(p.Rows[i*r+k])*p.Scales[i]))
		}
	}
	var left mat.Dense
	left.Mul(d.y, middle)
	d.b.Mul(&left, d.y.T())
	for i, row := range p.Sparse {
		for n, t := range row.Targets {
			d.b.Set(i, int(t), d.b.At(i, int(t))+float64(row.Weights[n])*float64(row.Scale))
		}
	}
	return d
}

// sides is the definition of both parts, item by item and with a full solve.
func (d dense) sides(t rapid.TB, m *blend.Model, history []blend.Entry) (factors, linear []float64) {
	p := blend.PartsOf(m)
	n, r := p.Items, p.Factors
	var a mat.Dense
	a.Mul(d.y.T(), d.y)
	a.Scale(float64(p.Unobserved), &a)
	kappa := p.Lambda * math.Pow(float64(len(history))+float64(p.Unobserved)*float64(n), p.Nu)
	right := mat.NewVecDense(r, nil)
	for k := range r {
		a.Set(k, k, a.At(k, k)+kappa)
		right.SetVec(k, kappa*float64(p.Mean[k]))
	}
	linear, factors = make([]float64, n), make([]float64, n)
	for _, e := range history {
		w, y := float64(e.Weight), d.y.RowView(int(e.Item))
		var outer mat.Dense
		outer.Outer(math.Abs(w), y, y)
		a.Add(&a, &outer)
		right.AddScaledVec(right, max(w, 0), y)
		for j := range n {
			linear[j] += w * d.b.At(int(e.Item), j)
		}
	}
	var u, scores mat.VecDense
	if err := u.SolveVec(&a, right); err != nil {
		t.Fatal(err)
	}
	scores.MulVec(d.y, &u)
	for j := range n {
		factors[j] = scores.AtVec(j)
	}
	return standardized(factors), standardized(linear)
}

func standardized(x []float64) []float64 {
	var mean, squares float64
	for _, v := range x {
		mean += v / float64(len(x))
	}
	for _, v := range x {
		squares += (v - mean) * (v - mean)
	}
	out := make([]float64, len(x))
	for j, v := range x {
		out[j] = (v - mean) / math.Sqrt(squares/float64(len(x)))
	}
	return out
}

func nonZero(history []blend.Entry) (kept []blend.Entry) {
	for _, e := range history {
		if e.Weight != 0 {
			kept = append(kept, e)
		}
	}
	return kept
}

// A score is its definition: full solve, all products, moments from the scores themselves.
func TestScoreIsItsDefinition(t *testing.T) {
	d := parts(small)
	rapid.Check(t, func(rt *rapid.T) {
		history := nonZero(anyEntries(small.Items(), 60).Draw(rt, "history"))
		if len(history) == 0 {
			return
		}
		factors, linear := d.sides(rt, small, history)
		share := float64(small.Weights.At(len(history)))
		got, one, other := vectors(small)
		small.Score(history, got)
		small.Sides(history, one, other)
		for j := range got {
			want := share*factors[j] + (1-share)*linear[j]
			if !near(float64(got[j]), want) || !near(float64(one[j]), factors[j]) || !near(float64(other[j]), linear[j]) {
				rt.Fatalf("item %d: %v = %v + %v, want %v = %v + %v", j, got[j], one[j], other[j], want, factors[j], linear[j])
			}
		}
	})
}

func vectors(m *blend.Model) (a, b, c []float32) {
	return make([]float32, m.Items()), make([]float32, m.Items()), make([]float32, m.Items())
}

func near(a, b float64) bool { return math.Abs(a-b) <= tolerance }

// What the items of a history give, and the mean person, sum to the score; one item alone gives what the definition says.
func TestPartsSumToScore(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		p := small.NewPerson()
		for _, e := range anyEntries(small.Items(), 80).Draw(rt, "history") {
			p.Set(e.Item, e.Weight)
		}
		f := p.Fold()
		given := make([]float64, len(f.Entries()))
		for j := range small.Items() {
			sum := f.Explain(j, given)
			for _, x := range given {
				sum += x
			}
			if !near(sum, float64(f.At(j))) {
				rt.Fatalf("item %d: the parts sum to %v, the score is %v", j, sum, f.At(j))
			}
		}
	})
}

// Without an item's own weight in the right-hand sides, its part is gone: parts are what they are said to be.
func TestPartOfOneItem(t *testing.T) {
	history := []blend.Entry{{Item: 3, Weight: 1}, {Item: 17, Weight: -0.5}, {Item: 40, Weight: 0.25}}
	p := small.NewPerson()
	for _, e := range history {
		p.Set(e.Item, e.Weight)
	}
	f, d := p.Fold(), parts(small)
	given, share := make([]float64, 3), 1-float64(small.Weights.At(3))
	var row, mean, deviation float64
	linear := make([]float64, small.Items())
	for j := range linear {
		for _, e := range history {
			linear[j] += float64(e.Weight) * d.b.At(int(e.Item), j)
		}
		mean += linear[j] / float64(len(linear))
		row += -0.5 * d.b.At(17, j) / float64(len(linear))
	}
	for _, x := range linear {
		deviation += (x - mean) * (x - mean) / float64(len(linear))
	}
	for j := range linear {
		f.Explain(j, given)
		if want := share * (-0.5*d.b.At(17, j) - row) / math.Sqrt(deviation); !near(given[1], want) {
			t.Errorf("the dislike gives %v to item %d, want %v", given[1], j, want)
		}
	}
}

// However a history came about, its fold is the same to the last bit.
func TestNoTrace(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		history := anyEntries(small.Items(), 30).Draw(rt, "history")
		straight, winding := small.NewPerson(), small.NewPerson()
		for _, e := range history {
			straight.Set(e.Item, e.Weight)
		}
		for _, e := range anyEntries(small.Items(), 30).Draw(rt, "others") {
			winding.Set(e.Item, e.Weight)
		}
		for _, e := range rapid.Permutation(history).Draw(rt, "order") {
			winding.Set(e.Item, 2*e.Weight)
			winding.Set(e.Item, e.Weight)
		}
		for _, e := range append([]blend.Entry(nil), winding.Entries()...) {
			if !contains(history, e.Item) {
				winding.Set(e.Item, 0)
			}
		}
		a, b, c := vectors(small)
		straight.Fold().Scores(a)
		winding.Fold().Scores(b)
		small.Score(history, c)
		for j := range a {
			if a[j] != b[j] || len(straight.Entries()) > 0 && a[j] != c[j] || a[j] != straight.Fold().At(j) {
				rt.Fatalf("item %d: %v straight, %v by detours, %v at once", j, a[j], b[j], c[j])
			}
		}
	})
}

func contains(history []blend.Entry, item int32) bool {
	for _, e := range history {
		if e.Item == item {
			return true
		}
	}
	return false
}

// A fold stays what it was while the person goes on.
func TestFoldStays(t *testing.T) {
	p := small.NewPerson()
	p.Set(5, 1)
	f := p.Fold()
	before, after, _ := vectors(small)
	f.Scores(before)
	p.Set(6, 1)
	p.Set(5, -1)
	p.Fold()
	f.Scores(after)
	for j := range before {
		if before[j] != after[j] {
			t.Fatalf("item %d: %v became %v", j, before[j], after[j])
		}
	}
	if e := f.Entries(); len(e) != 1 || e[0] != (blend.Entry{Item: 5, Weight: 1}) {
		t.Errorf("the history became %v", e)
	}
}

func TestSetRefuses(t *testing.T) {
	p := small.NewPerson()
	for _, e := range []blend.Entry{{-1, 1}, {int32(small.Items()), 1}, {0, float32(math.NaN())}, {0, float32(math.Inf(1))}} {
		if p.Set(e.Item, e.Weight) {
			t.Errorf("%v is accepted", e)
		}
	}
	if !p.Set(0, 1e30) || p.Entries()[0].Weight != blend.MaxWeight {
		t.Errorf("a weight beyond the limit became %v", p.Entries())
	}
	large := fixture.Crowd(blend.MaxTotal/blend.MaxWeight+8, 4, 0).NewPerson()
	accepted := 0
	for i := range blend.MaxTotal/blend.MaxWeight + 8 {
		if large.Set(int32(i), blend.MaxWeight) {
			accepted++
		}
	}
	if accepted != blend.MaxTotal/blend.MaxWeight {
		t.Errorf("%d entries of the greatest weight are accepted", accepted)
	}
}

// A stranger gets the order of popularity; several entries of one item count as their sum.
func TestScoreOfUnusualHistories(t *testing.T) {
	a, b, _ := vectors(small)
	small.Score([]blend.Entry{{-4, 1}, {1 << 20, 1}, {2, float32(math.NaN())}}, a)
	for i, x := range blend.PartsOf(small).Popularity {
		if a[i] != float32(x) {
			t.Fatalf("item %d: %v, want %v", i, a[i], x)
		}
	}
	small.Score([]blend.Entry{{4, 1}, {7, 0.5}, {4, 1}}, a)
	small.Score([]blend.Entry{{4, 2}, {7, 0.5}}, b)
	for i := range a {
		if a[i] != b[i] {
			t.Fatalf("item %d: %v, want %v", i, a[i], b[i])
		}
	}
}

// Items that are all alike have no deviation; scores are zeros then, not NaN.
func TestNothingToTellApart(t *testing.T) {
	m, err := blend.New(blend.Parts{
		Items: 3, Factors: 1, Rows: []int8{0, 0, 0}, Scales: []float32{0, 0, 0}, Middle: []int8{0}, MiddleScales: []float32{0},
		Popularity: []byte{1, 2, 3}, Sparse: make([]blend.SparseRow, 3),
	})
	if err != nil {
		t.Fatal(err)
	}
	dst := []float32{9, 9, 9}
	if m.Score([]blend.Entry{{1, 1}}, dst); dst[0] != 0 || dst[1] != 0 || dst[2] != 0 {
		t.Errorf("%v, want zeros", dst)
	}
}

func TestNewRefuses(t *testing.T) {
	for name, spoil := range map[string]func(*blend.Parts){
		"no items":         func(p *blend.Parts) { p.Items = 0 },
		"short rows":       func(p *blend.Parts) { p.Rows = p.Rows[1:] },
		"NaN scale":        func(p *blend.Parts) { p.Scales = []float32{float32(math.NaN())} },
		"negative α₀":      func(p *blend.Parts) { p.Unobserved = -1 },
		"NaN λ":            func(p *blend.Parts) { p.Lambda = math.NaN() },
		"infinite mean":    func(p *blend.Parts) { p.Mean = []float32{float32(math.Inf(1))} },
		"share above 1":    func(p *blend.Parts) { p.Weights[2] = 1.5 },
		"crowd above 1":    func(p *blend.Parts) { p.Crowd = 1.01 },
		"negative crowd":   func(p *blend.Parts) { p.Crowd = -0.1 },
		"crowd of NaN":     func(p *blend.Parts) { p.Crowd = math.NaN() },
		"unknown target":   func(p *blend.Parts) { p.Sparse = []blend.SparseRow{{Targets: []int32{1}, Weights: []int8{1}}} },
		"ragged row":       func(p *blend.Parts) { p.Sparse = []blend.SparseRow{{Targets: []int32{0}}} },
		"descending row":   func(p *blend.Parts) { p.Sparse = []blend.SparseRow{{Targets: []int32{0, 0}, Weights: []int8{1, 1}}} },
		"negative factors": func(p *blend.Parts) { p.Factors = -1 },
	} {
		p := blend.Parts{
			Items: 1, Factors: 1, Rows: []int8{1}, Scales: []float32{1}, Middle: []int8{1}, MiddleScales: []float32{1},
			Popularity: []byte{1}, Sparse: make([]blend.SparseRow, 1),
		}
		if _, err := blend.New(p); err != nil {
			t.Fatal(err)
		}
		spoil(&p)
		if _, err := blend.New(p); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}

func TestWeightsFollowTheirKnots(t *testing.T) {
	w := blend.Weights{1, 0.7, 0.5, 0.1, 0.3}
	for n, want := range map[int]float64{0: 1, 1: 1, 2: 0.9, 4: 0.7, 10: 0.6, 16: 0.5, 40: 0.3, 64: 0.1, 160: 0.2, 256: 0.3, 1000: 0.3} {
		if got := w.At(n); math.Abs(float64(got)-want) > 1e-6 {
			t.Errorf("%d items: %v, want %v", n, got, want)
		}
	}
}

func ExampleModel_Score() {
	m := fixture.Crowd(8, 4, 2)
	dst := make([]float32, m.Items())
	m.Score([]blend.Entry{{Item: 0, Weight: 1}}, dst)
	fmt.Println(dst[4] > dst[5]) // item 4 is of the same camp
	// Output: true
}
