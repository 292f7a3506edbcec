package learn

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/mat"
	"pgregory.net/rapid"

	"github.com/loge-film/loge/core/learn/dense"
)

// The oracle writes the normal equations of one user over all items, seen or not, in float64.
func TestFoldInAgainstNormalEquations(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		const items, r = 12, 4
		y := dense.New(items, r)
		newRandom(rapid.IntRange(0, 1000).Draw(t, "seed")).fill(y.Data, 0.5)
		f := foldIn{
			Unobserved: rapid.Float32Range(0.05, 1).Draw(t, "unobserved"),
			Lambda:     rapid.Float64Range(0.01, 1).Draw(t, "lambda"),
			Nu:         rapid.Float64Range(0, 1).Draw(t, "nu"),
		}
		if rapid.Bool().Draw(t, "prior") {
			f.mean = []float32{0.3, -0.2, 0.1, 0}
		}
		ids := rapid.SliceOfNDistinct(rapid.Int32Range(0, items-1), 1, items, rapid.ID).Draw(t, "ids")
		weights := rapid.SliceOfN(rapid.Float32Range(-2, 2), len(ids), len(ids)).Draw(t, "weights")
		got := make([]float32, r)
		f.solve(make([]float32, r*r), f.base(y), y, ids, weights, got)
		want := normal(f, y, ids, weights)
		for k := range r {
			if math.Abs(float64(got[k])-want.AtVec(k)) > 2e-4 {
				t.Fatalf("u[%d] = %v, want %v", k, got[k], want.AtVec(k))
			}
		}
	})
}

func normal(f foldIn, y *dense.Matrix, ids []int32, weights []float32) *mat.VecDense {
	r := y.Cols
	a, b := mat.NewDense(r, r, nil), mat.NewVecDense(r, nil)
	confidence, target := make([]float64, y.Rows), make([]float64, y.Rows)
	for n, id := range ids {
		confidence[id] = math.Abs(float64(weights[n]))
		if weights[n] > 0 {
			target[id] = 1
		}
	}
	for i := range y.Rows {
		for k := range r {
			b.SetVec(k, b.AtVec(k)+confidence[i]*target[i]*float64(y.Row(i)[k]))
			for l := range r {
				a.Set(k, l, a.At(k, l)+(float64(f.Unobserved)+confidence[i])*float64(y.Row(i)[k])*float64(y.Row(i)[l]))
			}
		}
	}
	ridge := f.Lambda * math.Pow(float64(len(ids))+float64(f.Unobserved)*float64(y.Rows), f.Nu)
	for k := range r {
		a.Set(k, k, a.At(k, k)+ridge)
		if f.mean != nil {
			b.SetVec(k, b.AtVec(k)+ridge*float64(f.mean[k]))
		}
	}
	var u mat.VecDense
	if err := u.SolveVec(a, b); err != nil {
		panic(err)
	}
	return &u
}

// Each half of an epoch minimises the objective over its side, so it can only fall.
func TestEpochsLowerTheObjective(t *testing.T) {
	_, data := world(t, false)
	p := DefaultIALS()
	p.Factors, p.Lambda = 5, 0.01
	users, items := dense.New(data.Users(), 5), dense.New(data.Items(), 5)
	newRandom(1).fill(items.Data, 0.1)
	before := math.Inf(1)
	for range 5 {
		for side := range 2 {
			var err error
			if side == 0 {
				err = p.solveAll(t.Context(), users, items, data.User)
			} else {
				err = p.solveAll(t.Context(), items, users, data.Item)
			}
			after := objective(p, users, items, data)
			if err != nil || after > before*(1+1e-6) {
				t.Fatalf("from %v to %v, error %v", before, after, err)
			}
			before = after
		}
	}
}

func objective(p *IALS, users, items *dense.Matrix, data *Interactions) float64 {
	var sum float64
	square := func(v []float32) float64 { return float64(dense.Dot(v, v)) }
	for u := range users.Rows {
		for i := range items.Rows {
			s := float64(dense.Dot(users.Row(u), items.Row(i)))
			sum += p.Unobserved * s * s
		}
		row := data.User(u)
		for _, i := range row.IDs {
			miss := float64(dense.Dot(users.Row(u), items.Row(int(i)))) - 1
			sum += miss * miss
		}
		sum += p.Lambda * math.Pow(float64(len(row.IDs))+p.Unobserved*float64(items.Rows), p.Nu) * square(users.Row(u))
	}
	for i := range items.Rows {
		sum += p.Lambda * math.Pow(float64(len(data.Item(i).IDs))+p.Unobserved*float64(users.Rows), p.Nu) * square(items.Row(i))
	}
	return sum
}

func TestInt8CostsLittle(t *testing.T) {
	w, data := world(t, false)
	p := DefaultIALS()
	p.Factors, p.Lambda = 6, 0.1
	small := fit(t, p, data)
	p.Int8 = false
	large := fit(t, p, data)
	if a, b := auc(w, small, false), auc(w, large, false); math.Abs(a-b) > 0.005 {
		t.Errorf("AUC %.4f with int8, %.4f without", a, b)
	}
	if small.Bytes() >= large.Bytes() {
		t.Errorf("%d bytes with int8, %d without", small.Bytes(), large.Bytes())
	}
	x, y := make([]float32, w.Items), make([]float32, w.Items)
	for _, person := range w.People {
		small.Score(given(person, false), x)
		large.Score(given(person, false), y)
		for i := range x {
			if magnitude(x[i]-y[i]) > 0.03 {
				t.Fatalf("item %d: %v with int8, %v without", i, x[i], y[i])
			}
		}
	}
}

func TestDislikesPushAway(t *testing.T) {
	w, data := world(t, false)
	p := DefaultIALS()
	p.Factors, p.Lambda = 6, 0.1
	m := fit(t, p, data)
	without, with := make([]float32, w.Items), make([]float32, w.Items)
	m.Score([]Entry{{0, 1}, {12, 1}}, without)
	m.Score([]Entry{{0, 1}, {12, 1}, {6, -1}}, with)
	if with[6] >= without[6] {
		t.Errorf("item 6 has %v after a dislike, %v before", with[6], without[6])
	}
}
