package tinyworld

import (
	"strconv"

	"github.com/loge-film/loge/core/learn/tabular"
	"github.com/loge-film/loge/core/rng"
)

// The share of labels that Taste turns over, so that no model can be perfect.
const TasteNoise = 0.05

// Taste makes n examples of a person who likes a film exactly if it is a comedy and short, but for noise: the columns
// are "genre:comedy" (0 or 1), "length" (-1..1, short is below 0), "fame" (0..1), and rare features without meaning. About three
// films in ten are liked. A model that sees no crossings can only come near. The same seed makes the same examples.
func Taste(n, columns int, seed uint64) *tabular.Data {
	random := rng.Source(seed)
	d := &tabular.Data{Names: []string{"genre:comedy", "length", "fame"}}
	for c := 3; c < columns; c++ {
		d.Names = append(d.Names, "tag:t"+strconv.Itoa(c))
	}
	for i := range n {
		comedy, length := float32(random.Below(5)/2), float32(2*random.Float64()-1)
		comedy = min(1, comedy)
		row := []float32{comedy, length, float32(random.Float64())}
		for range columns - 3 {
			row = append(row, float32(random.Below(20)/19))
		}
		d.X = append(d.X, row...)
		d.Y = append(d.Y, (comedy == 1 && length < 0) != (random.Float64() < TasteNoise))
		d.Time = append(d.Time, int64(i))
	}
	return d
}
