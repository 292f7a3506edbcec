package tabular

// Random is the splitmix64 generator (Steele, Lea, Flood 2014). Its value is the seed.
type Random uint64

// Uint64 returns 64 random bits.
func (r *Random) Uint64() uint64 {
	*r += 0x9e3779b97f4a7c15
	z := uint64(*r)
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// Below returns a number in 0..n-1, n > 0; the bias of the modulus is below n/2⁶⁴.
func (r *Random) Below(n int) int { return int(r.Uint64() % uint64(n)) }

// Float returns a number in 0..1 without 1, in steps of 2⁻⁵³.
func (r *Random) Float() float64 { return float64(r.Uint64()>>11) / (1 << 53) }

// Shuffle puts the numbers into random order (Fisher and Yates).
func (r *Random) Shuffle(v []int) {
	for i := len(v) - 1; i > 0; i-- {
		j := r.Below(i + 1)
		v[i], v[j] = v[j], v[i]
	}
}
