package vec

import "math"

// A Sorter puts numbers in order. It keeps its memory for the next time: it is not safe for concurrent use.
type Sorter struct {
	from, to []ranked
	order    []int32
}

type ranked struct {
	magnitude float64
	at        int32
}

// ByMagnitude returns the places of the amounts, the greatest magnitude first, ties by place. The slice holds until the
// next call. It merges sorted runs of eight, sixteen …, in O(n log n).
func (s *Sorter) ByMagnitude(amounts []float64) []int32 {
	n := len(amounts)
	if cap(s.order) < n {
		s.from, s.to, s.order = make([]ranked, n), make([]ranked, n), make([]int32, n)
	}
	from, to, order := s.from[:n], s.to[:n], s.order[:n]
	for i, x := range amounts {
		from[i] = ranked{math.Abs(x), int32(i)}
	}
	const few = 8
	for i := 0; i < n; i += few {
		insert(from[i:min(i+few, n)])
	}
	for run := few; run < n; run *= 2 {
		for i := 0; i < n; i += 2 * run {
			middle, end := min(i+run, n), min(i+2*run, n)
			merge(to[i:end], from[i:middle], from[middle:end])
		}
		from, to = to, from
	}
	for i := range order {
		order[i] = from[i].at
	}
	return order
}

// insert sorts a few elements: each goes before those that are less.
func insert(run []ranked) {
	for i := 1; i < len(run); i++ {
		x, at := run[i], i
		for at > 0 && run[at-1].magnitude < x.magnitude {
			run[at] = run[at-1]
			at--
		}
		run[at] = x
	}
}

// merge fills to with the elements of two runs, those of a before equal ones of b.
func merge(to, a, b []ranked) {
	for i := range to {
		if len(b) == 0 || len(a) > 0 && a[0].magnitude >= b[0].magnitude {
			to[i], a = a[0], a[1:]
		} else {
			to[i], b = b[0], b[1:]
		}
	}
}
