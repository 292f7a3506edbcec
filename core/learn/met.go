package learn

import "github.com/loge-film/loge/core/learn/dense"

// onlyMet is data without the items that nobody met, and the old number of each item that is left. Content is dropped.
func onlyMet(data *Interactions) (*Interactions, []int32) {
	var met []int32
	number := make([]int32, data.Items())
	for i := range number {
		if len(data.Item(i).IDs) > 0 {
			number[i] = int32(len(met))
			met = append(met, int32(i))
		}
	}
	list := make([]Interaction, 0, data.Len())
	for x := range data.Each {
		x.Item = number[x.Item]
		list = append(list, x)
	}
	out, err := NewInteractions(data.Users(), len(met), list)
	if err != nil {
		panic("learn: a part of valid interactions is not valid: " + err.Error())
	}
	return out, met
}

// countMet is the number of items that anybody met.
func countMet(data *Interactions) int {
	n := 0
	for i := range data.Items() {
		n += min(1, len(data.Item(i).IDs))
	}
	return n
}

// spread is the square matrix of all items whose rows and columns of the met ones are those of m, and the others zeros.
func spread(m *dense.Matrix, met []int32, items int) *dense.Matrix {
	out := dense.New(items, items)
	dense.Parallel(len(met), func(_, i int) {
		row := out.Row(int(met[i]))
		for j, x := range m.Row(i) {
			row[met[j]] = x
		}
	})
	return out
}
