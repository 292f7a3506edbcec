package blend

import "github.com/loge-film/loge/core/vec"

// geometry is what all people share: it follows from the vectors, and making it takes items × r²/2 multiplications.
type geometry struct {
	gram    []float64 // YᵀY, the lower triangle row by row, packed
	average []float32 // ȳ
}

// Prepare makes what the first person would otherwise wait for. Nobody needs to call it.
func (m *Model) Prepare() { m.once.Do(m.measure) }

// strip is how many items measure looks at together: their vectors stay in the second cache, and a sum of float32 over
// them loses nothing to speak of.
const strip = 256

func (m *Model) measure() {
	n, r := m.parts.Items, m.parts.Factors
	m.geometry.gram = make([]float64, packed(r))
	m.geometry.average = make([]float32, r)
	sums, columns := make([]float64, r), make([]float32, r*strip)
	for from := 0; from < n; from += strip {
		m.turn(columns, from, min(n, from+strip))
		for k := range r {
			column := columns[k*strip : (k+1)*strip]
			for _, x := range column {
				sums[k] += float64(x)
			}
			row := m.geometry.gram[packed(k):packed(k+1)]
			for l := range row {
				row[l] += float64(vec.Dot(column, columns[l*strip:(l+1)*strip]))
			}
		}
	}
	for k, sum := range sums {
		m.geometry.average[k] = float32(sum / float64(n))
	}
}

// turn writes the vectors of some items to columns, one factor after the other, with zeros behind the last item.
func (m *Model) turn(columns []float32, from, to int) {
	clear(columns)
	for i := from; i < to; i++ {
		for k, x := range m.Vector(i) {
			columns[k*strip+i-from] = x
		}
	}
}

// packed is where row k of a packed lower triangle begins, and the size of one of k rows.
func packed(k int) int { return k * (k + 1) / 2 }

// spread is vᵀCv for the covariance C of the vectors: the variance of y·v over all items.
func (m *Model) spread(v []float64) float64 {
	var squares float64
	for k, x := range v {
		row := m.geometry.gram[packed(k):packed(k+1)]
		var sum float64
		for l, g := range row[:k] {
			sum += float64(g * v[l])
		}
		squares += float64(x * (2*sum + float64(row[k]*x)))
	}
	mean := m.mean(v)
	return max(0, squares/float64(m.parts.Items)-float64(mean*mean))
}

// mean is the mean of y·v over all items.
func (m *Model) mean(v []float64) float64 {
	var sum float64
	for k, y := range m.geometry.average {
		sum += float64(float64(y) * v[k])
	}
	return sum
}
