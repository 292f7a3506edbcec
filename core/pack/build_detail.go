package pack

import (
	"math"
	"slices"

	"github.com/loge-film/loge/core/film"
)

func (s *sheet) detail() {
	n := len(s.Films)
	everybody := slices.Clone(s.crowdSoFar())
	s.add(Detail, tagLoglines, true, func(e *encoder) {
		e.texts(n, MaxText, func(i int) string { return s.film(i).Logline })
	})
	s.add(Detail, tagLoglinesZh, true, func(e *encoder) {
		e.texts(n, MaxText, func(i int) string { return s.film(i).LoglineZh })
	})
	s.add(Detail, tagCast, true, func(e *encoder) {
		s.people.lists(e, n, func(i int) []film.Person { return s.film(i).Cast })
	})
	s.add(Detail, tagWriters, true, func(e *encoder) {
		s.people.lists(e, n, func(i int) []film.Person { return s.film(i).Writers })
	})
	more := s.people.take()
	s.add(Detail, tagMorePeople, true, func(e *encoder) { e.people(more) })
	s.add(Detail, tagIMDb, true, func(e *encoder) {
		e.texts(n, MaxText, func(i int) string { return s.film(i).IMDb })
	})
	s.money(tagBoxOffice, func(f *film.Film) float64 { return f.BoxOffice })
	s.money(tagBudget, func(f *film.Film) float64 { return f.Budget })
	s.pinyin(append(everybody, more...))
}

// crowdSoFar returns the people of the front part, in order.
func (s *sheet) crowdSoFar() []film.Person {
	people := make([]film.Person, len(s.people.number))
	for person, p := range s.people.number {
		people[p] = person
	}
	return people
}

// money writes millions of dollars as whole thousands; a known sum is never written as 0.
func (s *sheet) money(tag string, of func(*film.Film) float64) {
	s.add(Detail, tag, true, func(e *encoder) {
		for i := range s.Films {
			v := of(s.film(i))
			if !(v >= 0 && v <= MaxMoney/1000) {
				e.fail("film %q: %v million dollars", s.film(i).ID, v)
				return
			}
			thousands := math.Round(v * 1000)
			if v > 0 && thousands == 0 {
				thousands = 1
			}
			e.uvarint(uint64(thousands))
		}
	})
}

func (s *sheet) pinyin(people []film.Person) {
	if s.Pinyin == nil {
		return
	}
	titles := make([]Pinyin, len(s.Films))
	for i := range titles {
		titles[i] = s.read(s.film(i).TitleZh)
	}
	names := make([]Pinyin, len(people))
	for p := range names {
		names[p] = s.read(people[p].NameZh)
	}
	s.add(Detail, tagPinyin, false, func(e *encoder) { e.pinyin(titles) })
	s.add(Detail, tagPeoplePinyin, false, func(e *encoder) { e.pinyin(names) })
}

func (s *sheet) read(zh string) Pinyin {
	if zh == "" {
		return Pinyin{}
	}
	return s.Pinyin(zh)
}

func (e *encoder) pinyin(readings []Pinyin) {
	e.texts(len(readings), MaxText, func(i int) string { return readings[i].Full })
	e.texts(len(readings), MaxText, func(i int) string { return readings[i].Initials })
}
