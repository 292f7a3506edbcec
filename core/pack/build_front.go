package pack

import (
	"slices"

	"github.com/loge-film/loge/core/film"
)

func (s *sheet) front() {
	s.labels()
	s.titles()
	n := len(s.Films)
	s.add(Front, tagYears, true, func(e *encoder) {
		for i := range n {
			e.number("year", s.film(i).Year-film.MinYear, film.MaxYear-film.MinYear)
		}
	})
	s.add(Front, tagRuntimes, true, func(e *encoder) {
		for i := range n {
			e.number("runtime", s.film(i).Runtime, MaxRuntime)
		}
	})
	s.words()
	s.add(Front, tagDirectors, true, func(e *encoder) {
		s.people.lists(e, n, func(i int) []film.Person { return s.film(i).Directors })
	})
	s.add(Front, tagPeople, true, func(e *encoder) { e.people(s.people.take()) })
	s.looks()
}

func (s *sheet) labels() {
	genres, tags := s.Vocabulary.Genres, s.Vocabulary.Tags
	s.add(Front, tagGenres, true, func(e *encoder) {
		e.labels(len(genres), func(i int) film.Label { return genres[i].Label })
	})
	s.add(Front, tagTags, true, func(e *encoder) {
		e.labels(len(tags), func(i int) film.Label { return tags[i].Label })
		e.texts(len(tags), MaxText, func(i int) string { return tags[i].Group })
	})
	s.add(Front, tagCountryNames, true, func(e *encoder) {
		e.labels(len(s.Countries), func(i int) film.Label { return s.Countries[i] })
	})
	s.add(Front, tagLangNames, true, func(e *encoder) {
		e.labels(len(s.Languages), func(i int) film.Label { return s.Languages[i] })
	})
}

func (s *sheet) titles() {
	n := len(s.Films)
	s.add(Front, tagIDs, true, func(e *encoder) {
		for i := range n {
			if id := s.film(i).ID; !isID(string(id)) {
				e.fail("%q is not an id: a-z, 0-9 and -, 1 to %d of them", id, MaxID)
			}
		}
		e.texts(n, MaxID, func(i int) string {
			f := s.film(i)
			if string(f.ID) == string(appendID(nil, f.Title, f.Year)) {
				return ""
			}
			return string(f.ID)
		})
	})
	s.add(Front, tagTitles, true, func(e *encoder) {
		e.texts(n, MaxText, func(i int) string { return s.film(i).Title })
	})
	s.add(Front, tagTitlesZh, true, func(e *encoder) {
		e.texts(n, MaxText, func(i int) string { return s.film(i).TitleZh })
	})
	s.add(Front, tagOriginals, true, func(e *encoder) {
		e.texts(n, MaxText, func(i int) string { return s.film(i).OriginalTitle })
	})
}

func (s *sheet) words() {
	v := s.Vocabulary
	genres := slugIndex(len(v.Genres), func(i int) string { return v.Genres[i].Slug })
	tags := slugIndex(len(v.Tags), func(i int) string { return v.Tags[i].Slug })
	countries := slugIndex(len(s.Countries), func(i int) string { return s.Countries[i].Slug })
	languages := slugIndex(len(s.Languages), func(i int) string { return s.Languages[i].Slug })
	s.wordLists(tagFilmGenres, genres, func(f *film.Film) []string { return f.Genres })
	s.tagLists(tags)
	s.wordLists(tagCountries, countries, func(f *film.Film) []string { return f.Countries })
	s.wordLists(tagLanguages, languages, func(f *film.Film) []string { return f.Languages })
}

func slugIndex(n int, at func(i int) string) map[string]uint32 {
	index := make(map[string]uint32, n)
	for i := range n {
		index[at(i)] = uint32(i)
	}
	return index
}

func (s *sheet) wordLists(tag string, index map[string]uint32, words func(*film.Film) []string) {
	s.add(Front, tag, true, func(e *encoder) {
		e.lists(len(s.Films), func(i int) []uint32 { return e.numbersOf(s.film(i), words(s.film(i)), index) })
	})
}

// tagLists writes the tags of each film in the order of the vocabulary, because their order means nothing.
func (s *sheet) tagLists(index map[string]uint32) {
	s.add(Front, tagFilmTags, true, func(e *encoder) {
		rows := make([][]uint32, len(s.Films))
		for i := range rows {
			rows[i] = e.numbersOf(s.film(i), s.film(i).Tags, index)
			slices.Sort(rows[i])
			e.listLength(len(rows[i]))
		}
		for _, row := range rows {
			e.steps(row)
		}
	})
}

// numbersOf looks words up in a table of labels. A film may not have a word twice.
func (e *encoder) numbersOf(f *film.Film, words []string, index map[string]uint32) []uint32 {
	list := make([]uint32, len(words))
	for k, word := range words {
		v, ok := index[word]
		switch {
		case !ok:
			e.fail("film %q uses %q, which has no label", f.ID, word)
		case slices.Contains(list[:k], v):
			e.fail("film %q has %q twice", f.ID, word)
		}
		list[k] = v
	}
	return list
}

// looks writes what posters and maps are drawn from.
func (s *sheet) looks() {
	n := len(s.Films)
	s.add(Front, tagFame, true, func(e *encoder) {
		for i := range n {
			v := float32(0)
			if s.Fame != nil {
				v = s.Fame[s.order[i]]
			}
			e.fraction("fame", v)
		}
	})
	if s.Map != nil {
		s.add(Front, tagMap, false, func(e *encoder) {
			for axis := range 2 {
				for i := range n {
					e.coordinate(s.Map[s.order[i]][axis])
				}
			}
		})
	}
	s.add(Front, tagSeeds, true, func(e *encoder) { e.out = s.seeds() })
}

// number writes a small natural number.
func (e *encoder) number(what string, v, max int) {
	if v < 0 || v > max {
		e.fail("%s %d lies outside its range", what, v)
		return
	}
	e.uvarint(uint64(v))
}

func (e *encoder) labels(n int, at func(i int) film.Label) {
	e.count(n, MaxLabels)
	seen := map[string]bool{}
	for i := range n {
		if slug := at(i).Slug; slug == "" || seen[slug] {
			e.fail("label %q is empty or stands twice", slug)
		} else {
			seen[slug] = true
		}
	}
	e.texts(n, MaxText, func(i int) string { return at(i).Slug })
	e.texts(n, MaxText, func(i int) string { return at(i).En })
	e.texts(n, MaxText, func(i int) string { return at(i).Zh })
}
