package pack

// HasDetail reports whether the Detail part is there. Without it the accessors of this group return zero values.
func (p *Pack) HasDetail() bool { return p.has[Detail] }

// Logline returns the English logline of film i.
func (p *Pack) Logline(i int) string { return p.detail.text(p.detail.loglines, i) }

// LoglineZh returns the Chinese logline of film i.
func (p *Pack) LoglineZh(i int) string { return p.detail.text(p.detail.loglinesZh, i) }

// IMDb returns "tt" and digits, or "" when unknown.
func (p *Pack) IMDb(i int) string { return p.detail.text(p.detail.imdb, i) }

// Cast returns the cast of film i in billing order, as numbers for Person.
func (p *Pack) Cast(i int) []uint32 { return p.detail.credits(p.detail.cast, i) }

// Writers returns the writers of film i, as numbers for Person.
func (p *Pack) Writers(i int) []uint32 { return p.detail.credits(p.detail.writers, i) }

// BoxOffice returns the world gross of film i in millions of US dollars, to the thousand; 0 when unknown.
func (p *Pack) BoxOffice(i int) float64 { return p.detail.money(p.detail.boxOffice, i) }

// Budget returns the budget of film i in millions of US dollars, to the thousand; 0 when unknown.
func (p *Pack) Budget(i int) float64 { return p.detail.money(p.detail.budget, i) }

// Pinyin returns how the Chinese title of film i is typed; empty when it has none.
func (p *Pack) Pinyin(i int) Pinyin { return p.detail.pinyin.at(i) }

// PersonPinyin returns how the Chinese name of person n is typed; empty when there is none.
func (p *Pack) PersonPinyin(n uint32) Pinyin { return p.detail.namePinyin.at(int(n)) }

func (d *detail) text(t texts, i int) string {
	if t.len() == 0 {
		return ""
	}
	return t.at(i)
}

func (d *detail) credits(l lists[uint32], i int) []uint32 {
	if len(l.end) == 0 {
		return nil
	}
	return l.at(i)
}

func (d *detail) money(thousands []uint32, i int) float64 {
	if len(thousands) == 0 {
		return 0
	}
	return float64(thousands[i]) / 1000
}
