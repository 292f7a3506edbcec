package pack

import (
	"errors"
	"fmt"

	"github.com/loge-film/loge/core/film"
)

// Validate checks what Open leaves aside because nothing can break by it: that films have titles and genres, that
// nobody and nothing stands twice in a table, and that labels are complete. It joins at most ten faults.
func (p *Pack) Validate() error {
	var v validator
	p.validateFilms(&v)
	p.validateLabels(&v)
	p.validatePeople(&v)
	p.validateFeatures(&v)
	return errors.Join(v.faults...)
}

// A validator gathers faults, at most ten.
type validator struct{ faults []error }

func (v *validator) fault(format string, args ...any) {
	if len(v.faults) < 10 {
		v.faults = append(v.faults, fmt.Errorf("%w: "+format, append([]any{ErrDamaged}, args...)...))
	}
}

func (p *Pack) validateFilms(v *validator) {
	for i := range p.Len() {
		if p.Title(i) == "" {
			v.fault("film %q has no title", p.ID(i))
		}
		if hasTwice(p.Genres(i)) || hasTwice(p.Tags(i)) || hasTwice(p.Countries(i)) || hasTwice(p.Languages(i)) {
			v.fault("film %q has a word twice", p.ID(i))
		}
	}
}

// hasTwice compares all pairs: the lists of a film are short.
func hasTwice(list []uint16) bool {
	for i, x := range list {
		for _, y := range list[:i] {
			if x == y {
				return true
			}
		}
	}
	return false
}

func (p *Pack) validateLabels(v *validator) {
	var genres, tags []film.Label
	for _, g := range p.front.vocabulary.Genres {
		genres = append(genres, g.Label)
	}
	for _, t := range p.front.vocabulary.Tags {
		tags = append(tags, t.Label)
	}
	for _, table := range [][]film.Label{genres, tags, p.front.countries, p.front.languages} {
		seen := map[string]bool{}
		for _, label := range table {
			if label.Slug == "" || label.En == "" || seen[label.Slug] {
				v.fault("label %q is incomplete or stands twice", label.Slug)
			}
			seen[label.Slug] = true
		}
	}
}

func (p *Pack) validatePeople(v *validator) {
	seen := make(map[film.Person]bool, p.People())
	for n := range p.People() {
		person := p.Person(uint32(n))
		if person.Name == "" || seen[person] {
			v.fault("person %q has no name or stands twice", person.Name)
		}
		seen[person] = true
	}
}

func (p *Pack) validateFeatures(v *validator) {
	type key struct {
		field byte
		key   string
	}
	seen := make(map[key]bool, p.Features())
	for n := range p.Features() {
		f := p.Feature(uint32(n))
		k := key{byte(f.Field), f.Key}
		if f.Key == "" || f.En == "" || seen[k] {
			v.fault("feature %q is incomplete or stands twice", f.Key)
		}
		seen[k] = true
	}
	for k, s := range p.Singular() {
		if k > 0 && s > p.Singular()[k-1] {
			v.fault("singular value %d is larger than the one before it", k)
		}
	}
}
