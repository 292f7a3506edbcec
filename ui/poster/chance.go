package poster

// A chance deals the choices of one poster. Kinship comes from the seed, which near films nearly share;
// the small differences between kin come from the key.
type chance struct {
	seed  [8]byte
	state uint64
}

func newChance(f Film) *chance {
	state := uint64(14695981039346656037) // FNV-1a, 64 bits
	for i := range len(f.Key) {
		state = (state ^ uint64(f.Key[i])) * 1099511628211
	}
	return &chance{seed: f.Seed, state: state}
}

// kin returns 0..n-1 from byte i of the seed. Going round and back five times over the byte's range keeps neighbours together
// and still reaches every choice when the seeds of a catalogue crowd around one value.
func (c *chance) kin(i, n int) int {
	v := int(c.seed[i]) * 5 % 512
	if v > 255 {
		v = 511 - v
	}
	return v * n / 256
}

// between returns lo..hi from the key (SplitMix64, Steele et al. 2014).
func (c *chance) between(lo, hi int) int {
	c.state += 0x9E3779B97F4A7C15
	z := c.state
	z = (z ^ z>>30) * 0xBF58476D1CE4E5B9
	z = (z ^ z>>27) * 0x94D049BB133111EB
	z ^= z >> 31
	return lo + int(z>>33)%(hi-lo+1)
}

// coin returns true half of the time.
func (c *chance) coin() bool { return c.between(0, 1) == 1 }
