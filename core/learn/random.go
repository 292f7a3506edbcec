package learn

import "math"

// random is the splitmix64 generator: every fit draws from one with its own seed, so that it can be repeated.
type random uint64

func newRandom(seed int) *random {
	r := random(seed)
	return &r
}

func (r *random) next() uint64 {
	*r += 0x9e3779b97f4a7c15
	z := uint64(*r)
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// float is uniform in [0, 1).
func (r *random) float() float64 { return float64(r.next()>>11) / (1 << 53) }

// below is uniform in 0..n-1; the bias of the modulus is below n/2⁶⁴.
func (r *random) below(n int) int { return int(r.next() % uint64(n)) }

// normal is standard normal (Box and Muller 1958; half of each pair is not used).
func (r *random) normal() float64 {
	return math.Sqrt(-2*math.Log(1-r.float())) * math.Cos(2*math.Pi*r.float())
}

// fill sets v to normal numbers of the given deviation.
func (r *random) fill(v []float32, deviation float64) {
	for i := range v {
		v[i] = float32(r.normal() * deviation)
	}
}

// shuffle puts v into random order (Fisher and Yates).
func (r *random) shuffle(v []int32) {
	for i := len(v) - 1; i > 0; i-- {
		j := r.below(i + 1)
		v[i], v[j] = v[j], v[i]
	}
}
