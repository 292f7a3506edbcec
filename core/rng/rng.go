// Package rng draws random numbers that are the same on every platform.
package rng

// A Source is the generator SplitMix64 (Steele, Lea and Flood 2014). Its value is the seed at first, and its state from
// then on: equal values give equal numbers. The zero Source is ready.
type Source uint64

// New returns a Source with a seed.
func New(seed uint64) *Source {
	s := Source(seed)
	return &s
}

// Uint64 returns 64 random bits.
func (s *Source) Uint64() uint64 {
	*s += 0x9e3779b97f4a7c15
	z := uint64(*s)
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// Below returns a number in 0..n-1, n > 0; the bias of the modulus is below n/2⁶⁴.
func (s *Source) Below(n int) int { return int(s.Uint64() % uint64(n)) }

// Float64 returns a number in 0..1 without 1, in steps of 2⁻⁵³.
func (s *Source) Float64() float64 { return float64(s.Uint64()>>11) / (1 << 53) }

// Normal returns a number that is distributed normally, nearly: the sum of twelve uniform numbers less six (Irwin-Hall),
// which needs no logarithm, so that all platforms agree to the last bit. It stays within -6..6.
func (s *Source) Normal() float64 {
	sum := -6.0
	for range 12 {
		sum += s.Float64()
	}
	return sum
}

// Shuffle puts v into random order (Fisher and Yates).
func Shuffle[T any](s *Source, v []T) {
	for i := len(v) - 1; i > 0; i-- {
		j := s.Below(i + 1)
		v[i], v[j] = v[j], v[i]
	}
}
