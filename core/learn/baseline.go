package learn

// Baseline is the part of a rating that owes nothing to taste: b_ui = μ + b_u + b_i. Biases are damped means, items
// first: b_i = Σ_u (r_ui − μ)/(n_i + ItemDamping), b_u = Σ_i (r_ui − μ − b_i)/(n_u + UserDamping) (Koren 2010, "Factor in
// the neighbors"). A stranger's b_u comes from their history in the same way.
type Baseline struct {
	ItemDamping float64
	UserDamping float64
}

// DefaultBaseline damps as Koren does on Netflix data, adapted to smaller data.
func DefaultBaseline() Baseline { return Baseline{ItemDamping: 5, UserDamping: 5} }

func (b *Baseline) fields() []field {
	return []field{
		number("item-damping", &b.ItemDamping, 0, 1e4, "ratings of the mean that each item has on top of its own"),
		number("user-damping", &b.UserDamping, 0, 1e4, "likewise for people"),
	}
}

// baseline is fitted; low and high are the range of the ratings seen.
type baseline struct {
	mean        float32
	item        []float32
	low, high   float32
	userDamping float64
}

func (b Baseline) fit(data *Interactions) *baseline {
	f := &baseline{item: make([]float32, data.Items()), userDamping: b.UserDamping}
	var sum float64
	first := true
	for one := range data.Each {
		if first {
			f.low, f.high, first = one.Weight, one.Weight, false
		}
		f.low, f.high = min(f.low, one.Weight), max(f.high, one.Weight)
		sum += float64(one.Weight)
	}
	f.mean = float32(sum / float64(max(1, data.Len())))
	for i := range f.item {
		f.item[i] = damped(data.Item(i).Weights, b.ItemDamping, func(int) float32 { return f.mean })
	}
	return f
}

// damped is the mean of what values have above expected, with damping zeros thrown in.
func damped(values []float32, damping float64, expected func(n int) float32) float32 {
	var sum float64
	for n, v := range values {
		sum += float64(v - expected(n))
	}
	if count := float64(len(values)) + damping; count > 0 {
		return float32(sum / count)
	}
	return 0
}

func (b *baseline) Items() int { return len(b.item) }

func (b *baseline) Bytes() int { return 4 * (len(b.item) + 3) }

// person is b_u of a history without unusable entries.
func (b *baseline) person(history []Entry) float32 {
	_, weights := unzip(history)
	return damped(weights, b.userDamping, func(n int) float32 { return b.mean + b.item[history[n].Item] })
}

func (b *baseline) predict(person float32, item int32) float32 {
	return b.mean + person + b.item[item]
}

func (b *baseline) clip(r float32) float32 { return max(b.low, min(b.high, r)) }

// residuals are the ratings above their baselines.
func (b *baseline) residuals(data *Interactions) *Interactions {
	people := make([]float32, data.Users())
	for u := range people {
		people[u] = b.person(data.History(u, nil))
	}
	return data.filter(func(one *Interaction) bool {
		one.Weight -= b.predict(people[one.User], one.Item)
		return true
	})
}
