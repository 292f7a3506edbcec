package content

import (
	"github.com/loge-film/loge/core/film"
	"github.com/loge-film/loge/core/text"
)

// newLabels returns the features of terms with what they are called.
func newLabels(films []film.Film, vocabulary film.Vocabulary, loglines *loglines, terms []term) []text.Feature {
	words := vocabularyLabels(vocabulary)
	for i := range films {
		addNames(words, &films[i])
	}
	features := make([]text.Feature, len(terms))
	for i, t := range terms {
		label, ok := words[t]
		if !ok && t.field == text.FieldLogline {
			label = loglines.label(t.key)
		} else if !ok {
			label = derivedLabel(t)
		}
		features[i] = text.Feature{Field: t.field, Key: t.key, En: label.En, Zh: label.Zh}
	}
	return features
}

func vocabularyLabels(v film.Vocabulary) map[term]film.Label {
	labels := map[term]film.Label{}
	for _, g := range v.Genres {
		labels[term{text.FieldGenre, g.Slug}] = g.Label
	}
	for _, t := range v.Tags {
		labels[term{text.FieldTag, t.Slug}] = t.Label
	}
	return labels
}

// addNames notes the Chinese names of the people of a film; the first one seen stays.
func addNames(labels map[term]film.Label, f *film.Film) {
	for _, list := range [][]film.Person{f.Directors, f.Writers, f.Cast} {
		for _, p := range list {
			t := term{text.FieldPerson, p.Name}
			if p.NameZh != "" && labels[t].Zh == "" {
				labels[t] = film.Label{En: p.Name, Zh: p.NameZh}
			}
		}
	}
}

// derivedLabel names what the vocabulary and the credits do not.
func derivedLabel(t term) film.Label {
	switch t.field {
	case text.FieldCountry:
		return Country(t.key)
	case text.FieldLanguage:
		return Language(t.key)
	case text.FieldDecade:
		return film.Label{En: t.key + "s", Zh: decadeZh(t.key)}
	}
	return film.Label{En: t.key}
}

// decadeZh gives 90年代 for 1990 and 2000年代 for 2000: short forms are clear for the twentieth century only.
func decadeZh(decade string) string {
	if len(decade) == 4 && decade[:2] == "19" && decade[2] != '0' {
		decade = decade[2:]
	}
	return decade + "年代"
}
