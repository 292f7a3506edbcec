package search

import (
	"strings"

	"github.com/loge-film/loge/core/pack"
)

// A source is what a key names.
type source uint32

// The two low bits of a source; above them stands the number of the film or person.
const (
	person   source = 1 << iota // it is a person
	initials                    // the key is the initials of a pinyin reading
	flags    = iota
)

func (s source) number() uint32      { return uint32(s >> flags) }
func (s source) is(what source) bool { return s&what != 0 }

// keys is a list of keys in one text, each followed by a newline, and what each names.
type keys struct {
	text []byte
	all  string // text, when it is complete
	end  []uint32
	of   []source
}

// at returns key i without its newline.
func (k *keys) at(i int) string { return k.all[k.begin(i) : k.end[i]-1] }

func (k *keys) begin(i int) uint32 {
	if i == 0 {
		return 0
	}
	return k.end[i-1]
}

// add enters a key that is in its normal form when it comes from a reading, and otherwise any title or name.
func (k *keys) add(s string, of source) {
	before := len(k.text)
	k.text = appendNormal(k.text, s)
	if len(k.text) > before {
		k.text = append(k.text, '\n')
		k.end = append(k.end, uint32(len(k.text)))
		k.of = append(k.of, of)
	}
}

// name adds a title or a name as written, and once more with its compounds joined.
func (k *keys) name(s string, of source) {
	k.add(s, of)
	if joined, ok := compounds(s); ok {
		k.add(joined, of)
	}
}

// pinyin adds every reading of a Chinese title or name.
func (k *keys) pinyin(p pack.Pinyin, of source) {
	k.readings(p.Full, of)
	k.readings(p.Initials, of|initials)
}

// readings adds what stands between spaces.
func (k *keys) readings(list string, of source) {
	for list != "" {
		one, rest, _ := strings.Cut(list, " ")
		k.add(one, of)
		list = rest
	}
}

// films adds the keys of some films.
func (k *keys) films(p *pack.Pack, from, to int) {
	for i := from; i < to; i++ {
		of := source(i) << flags
		k.name(p.Title(i), of)
		if zh := p.TitleZh(i); zh != "" {
			k.name(zh, of)
			k.pinyin(p.Pinyin(i), of)
		}
		if original := p.Original(i); original != "" && original != p.TitleZh(i) {
			k.name(original, of)
		}
	}
}

// people adds the keys of some people.
func (k *keys) people(p *pack.Pack, from, to int) {
	for n := uint32(from); n < uint32(to); n++ {
		of, who := source(n)<<flags|person, p.Person(n)
		k.name(who.Name, of)
		if who.NameZh != "" {
			k.name(who.NameZh, of)
			k.pinyin(p.PersonPinyin(n), of)
		}
	}
}

// close ends the list.
func (k *keys) close() {
	k.all = string(k.text)
	k.text = nil
}
