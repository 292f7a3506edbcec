package learn

import (
	"math"
	"testing"

	"gonum.org/v1/gonum/mat"
)

// The inverse over users is the inverse over items.
func TestInvertByUsersAgainstBruteForce(t *testing.T) {
	data, x := part(t)
	few := data.filter(func(one *Interaction) bool {
		one.Weight = 1 + float32(one.Item%3)
		return one.User < 11
	})
	x.Zero()
	for one := range few.Each {
		x.Set(int(one.User), int(one.Item), float64(one.Weight))
	}
	ridge := make([]float32, 30)
	for i := range ridge {
		ridge[i] = 5 + float32(i)
	}
	got, err := invertByUsers(t.Context(), few, ridge, nil)
	if err != nil {
		t.Fatal(err)
	}
	var a, want mat.Dense
	a.Mul(x.T(), x)
	for i, r := range ridge {
		a.Set(i, i, a.At(i, i)+float64(r))
	}
	if err := want.Inverse(&a); err != nil {
		t.Fatal(err)
	}
	near(t, "P", got, want.At, 1e-6)
	for i, s := range squares(few) {
		if math.Abs(float64(s+ridge[i])-a.At(i, i)) > 1e-4 {
			t.Errorf("squares of item %d: %v", i, s)
		}
	}
}
