package search

import (
	"strings"

	"github.com/loge-film/loge/core/pack"
)

// A source is what a key names.
type source struct {
	number   uint32 // of the film or person
	person   bool
	initials bool // the key is the initials of a pinyin reading
}

// keys is a list of keys in one string, and what each names.
type keys struct {
	text strings.Builder
	all  string
	end  []uint32
	of   []source
}

func (k *keys) at(i int) string {
	begin := uint32(0)
	if i > 0 {
		begin = k.end[i-1]
	}
	return k.all[begin:k.end[i]]
}

func (k *keys) add(key string, of source) {
	if key == "" {
		return
	}
	k.text.WriteString(key)
	k.end = append(k.end, uint32(k.text.Len()))
	k.of = append(k.of, of)
}

// name adds a title or a name as written, and once more with its compounds joined.
func (k *keys) name(s string, of source) {
	k.add(normalize(s), of)
	if joined, ok := compounds(s); ok {
		k.add(normalize(joined), of)
	}
}

// pinyin adds every reading of a Chinese title or name. Readings are folded in the pack already.
func (k *keys) pinyin(p pack.Pinyin, of source) {
	for reading := range strings.FieldsSeq(p.Full) {
		k.add(reading, of)
	}
	of.initials = true
	for reading := range strings.FieldsSeq(p.Initials) {
		k.add(reading, of)
	}
}

// collect lists all keys of a pack.
func collect(p *pack.Pack) *keys {
	k := &keys{}
	for i := range p.Len() {
		of := source{number: uint32(i)}
		k.name(p.Title(i), of)
		if zh := p.TitleZh(i); zh != "" {
			k.name(zh, of)
			k.pinyin(p.Pinyin(i), of)
		}
		if original := p.Original(i); original != "" && original != p.TitleZh(i) {
			k.name(original, of)
		}
	}
	for n := range uint32(p.People()) {
		of, person := source{number: n, person: true}, p.Person(n)
		k.name(person.Name, of)
		if person.NameZh != "" {
			k.name(person.NameZh, of)
			k.pinyin(p.PersonPinyin(n), of)
		}
	}
	k.all = k.text.String()
	return k
}
