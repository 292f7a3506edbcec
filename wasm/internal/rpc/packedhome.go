package rpc

import "github.com/loge-film/loge/ui"

// packHome packs the first page, which a person waits for after each act: a tenth of its JSON, and some thirty times as fast to read.
func packHome(h *ui.Home) []byte {
	p := newWriter()
	p.home(h)
	return p.bytes
}

// unpackHome is the inverse of packHome.
func unpackHome(data []byte) (h ui.Home, err error) {
	p := newReader(data)
	p.home(&h)
	if p.err == nil && p.text != "" {
		p.fail()
	}
	if p.err != nil {
		return ui.Home{}, p.err
	}
	return h, nil
}

func (p *packer) home(h *ui.Home) {
	optional(p, &h.Hero, (*packer).card)
	p.both(&h.Logline)
	list(p, &h.Shelves, (*packer).shelf)
	p.flags(&h.Cold)
	optional(p, &h.Facets, (*packer).facets)
}

func (p *packer) shelf(s *ui.Shelf) {
	p.string(&s.Kind)
	optional(p, &s.About, (*packer).card)
	list(p, &s.Cards, (*packer).card)
}

func (p *packer) facets(f *ui.Facets) {
	list(p, &f.Genres, (*packer).word)
	list(p, &f.Countries, (*packer).word)
	list(p, &f.Languages, (*packer).word)
	p.int(&f.First)
	p.int(&f.Last)
}

func (p *packer) card(c *ui.Card) {
	p.string(&c.ID)
	p.both(&c.Title)
	p.string(&c.Original)
	p.int(&c.Year)
	p.int(&c.Runtime)
	list(p, &c.Countries, (*packer).word)
	list(p, &c.Genres, (*packer).word)
	list(p, &c.Directors, (*packer).both)
	p.poster(&c.Poster)
	p.mark(&c.Mark)
	p.reason(&c.Reason)
}

// both passes on a text in both languages.
func (p *packer) both(t *ui.Text) {
	p.string(&t.En)
	p.string(&t.Zh)
}

func (p *packer) word(w *ui.Word) {
	p.string(&w.Slug)
	p.both(&w.Text)
}

func (p *packer) poster(o *ui.Poster) {
	list(p, &o.Genres, (*packer).string)
	list(p, &o.Moods, (*packer).string)
	p.float32(&o.X)
	p.float32(&o.Y)
	if !p.reading {
		p.bytes = append(p.bytes, o.Seed[:]...)
	} else {
		copy(o.Seed[:], p.part(uint64(len(o.Seed))))
	}
}

func (p *packer) mark(m *ui.Mark) {
	p.flags(&m.Liked, &m.Disliked, &m.Seen, &m.Hidden)
	p.float64(&m.Rating)
}

func (p *packer) reason(r *ui.Reason) {
	p.float64(&r.Score)
	list(p, &r.Base, (*packer).basePart)
	list(p, &r.Films, (*packer).filmPart)
	list(p, &r.Wishes, (*packer).wishPart)
	list(p, &r.Features, (*packer).featurePart)
	p.float64(&r.Rest)
	p.flags(&r.Full)
}

func (p *packer) basePart(b *ui.BasePart) {
	p.string(&b.Kind)
	p.float64(&b.Amount)
}

func (p *packer) filmPart(f *ui.FilmPart) {
	p.string(&f.ID)
	p.both(&f.Title)
	p.string(&f.Kind)
	p.float64(&f.Amount)
	list(p, &f.Shared, (*packer).word)
}

func (p *packer) wishPart(w *ui.WishPart) {
	p.string(&w.Kind)
	p.string(&w.Field)
	p.word(&w.Label)
	p.float64(&w.Amount)
}

func (p *packer) featurePart(f *ui.FeaturePart) {
	p.string(&f.Field)
	p.word(&f.Label)
	p.float64(&f.Amount)
	p.flags(&f.Shared)
}
