package learn

import (
	"testing"

	"gonum.org/v1/gonum/mat"

	"github.com/loge-film/loge/core/learn/dense"
)

// cold is the tiny world without any interaction of the first twelve items, two of each colour and flavour.
func cold(t *testing.T) *Interactions {
	_, data := world(t, false)
	return data.filter(func(one *Interaction) bool { return one.Item >= 12 })
}

func TestColdItemsFindTheirPeople(t *testing.T) {
	p := DefaultIALS()
	p.Factors, p.Lambda = 6, 0.1
	m := fit(t, p, cold(t))
	dst := make([]float32, m.Items())
	m.Score([]Entry{{12, 1}, {24, 1}, {36, 1}}, dst) // all of colour 0 and flavour 0, as are items 0 and 6·k
	for i := range int32(12) {
		if i != 0 && i != 6 && dst[i] >= dst[0] {
			t.Errorf("cold item %d has %v, cold item 0 of the person's own flavour %v", i, dst[i], dst[0])
		}
	}
}

// Leaving out the items that nobody met changes nothing but the time.
func TestOnlyMetItemsAreSolved(t *testing.T) {
	data := cold(t)
	for _, emphasis := range []bool{false, true} {
		d := DefaultDLAE()
		d.Lambda, d.Emphasis = 2, emphasis
		quick, err := d.solve(t.Context(), data, nil)
		if err != nil {
			t.Fatal(err)
		}
		slow, err := d.solveMet(t.Context(), data, nil)
		if err != nil {
			t.Fatal(err)
		}
		near(t, "B", quick, func(i, j int) float64 { return float64(slow.Row(i)[j]) }, 1e-5)
	}
}

func TestColdItemsWithoutContentStayOut(t *testing.T) {
	data := must(t, 2, 3, []Interaction{{0, 0, 1, 0}, {1, 0, 1, 0}})
	data, err := data.WithContent(&Vectors{Dim: 1, Data: []float32{1, 1, 0}})
	if err != nil {
		t.Fatal(err)
	}
	y := dense.New(3, 2)
	copy(y.Data, []float32{1, 2})
	if err := giveCold(y, data, 1, 0); err != nil {
		t.Fatal(err)
	}
	if length(y.Row(1)) == 0 || length(y.Row(2)) != 0 || y.Row(0)[0] != 1 {
		t.Errorf("vectors %v", y.Data)
	}
}

// An item met once lies between its own vector and what its content says, an item met often is nearly itself.
func TestItemsGrowOutOfTheirContent(t *testing.T) {
	var list []Interaction
	for u := range int32(9) {
		list = append(list, Interaction{u, 0, 1, 0})
	}
	data := must(t, 9, 2, append(list, Interaction{0, 1, 1, 0}))
	data, err := data.WithContent(&Vectors{Dim: 1, Data: []float32{1, 1}})
	if err != nil {
		t.Fatal(err)
	}
	const trust = 3
	y := dense.New(2, 1)
	copy(y.Data, []float32{4, -2})
	w, err := contentRidge(y, data, 1)
	if err != nil {
		t.Fatal(err)
	}
	said := w.Row(0)[0] + w.Row(1)[0]
	if err := giveCold(y, data, 1, trust); err != nil {
		t.Fatal(err)
	}
	for i, want := range []float32{4*9./12 + said*3/12, -2*1./4 + said*3/4} {
		if diff := y.Row(i)[0] - want; diff > 1e-5 || diff < -1e-5 {
			t.Errorf("item %d has %v, expected %v", i, y.Row(i)[0], want)
		}
	}
}

func TestContentRidgeAgainstGonum(t *testing.T) {
	data := cold(t)
	y := dense.New(data.Items(), 3)
	newRandom(2).fill(y.Data, 1)
	got, err := contentRidge(y, data, 0.5)
	if err != nil {
		t.Fatal(err)
	}
	d := data.Content().Dim + 1
	a, b := mat.NewDense(d, d, nil), mat.NewDense(d, 3, nil)
	for k := range d {
		a.Set(k, k, 0.5)
	}
	for i := 12; i < data.Items(); i++ {
		n := float64(len(data.Item(i).IDs))
		f := append(append([]float32(nil), data.Content().Row(i)...), 1)
		for k := range d {
			for l := range d {
				a.Set(k, l, a.At(k, l)+n/(n+10)*float64(f[k]*f[l]))
			}
			for c := range 3 {
				b.Set(k, c, b.At(k, c)+n/(n+10)*float64(f[k]*y.Row(i)[c]))
			}
		}
	}
	var want mat.Dense
	if err := want.Solve(a, b); err != nil {
		t.Fatal(err)
	}
	near(t, "W", got, want.At, 1e-4)
}
