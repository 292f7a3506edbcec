package search

import (
	"cmp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/loge-film/loge/core/film"
	"github.com/loge-film/loge/core/fixture"
	"github.com/loge-film/loge/core/pack"
)

var small = fixture.Small()

// find is the definition of Find: match over all keys of all films and people.
func find(x *Index, question string, limit int) []Hit {
	q := newQuery(question)
	if q.key == "" || limit <= 0 {
		return nil
	}
	best := map[int]match{}
	offer := func(film int, m match) {
		if old, ok := best[film]; !ok || m < old {
			best[film] = m
		}
	}
	for _, film := range x.topics[q.key].films {
		offer(int(film), newMatch(Topic, false, 0))
	}
	for key, of := range x.keys.of {
		class := q.match(x.keys.at(key))
		if of.is(initials) {
			class = map[Class]Class{Exact: Prefix, Prefix: WordPrefix}[class]
			if class == Exact {
				class = None
			}
		}
		for i := range x.pack.Len() {
			mine := !of.is(person) && int(of.number()) == i || of.is(person) && credited(x.pack, i, of.number())
			if mine && class != None {
				offer(i, newMatch(class, of.is(person), uint32(key)))
			}
		}
	}
	var hits []Hit
	for i, m := range best {
		h := Hit{Film: i, Class: m.class(), Person: m.person()}
		x.best[i] = m
		h.Matched = x.label(h, x.topics[q.key].label)
		hits = append(hits, h)
	}
	slices.SortFunc(hits, func(a, b Hit) int {
		return cmp.Or(cmp.Compare(best[a.Film]>>32, best[b.Film]>>32),
			cmp.Compare(x.pack.Fame(b.Film), x.pack.Fame(a.Film)), cmp.Compare(a.Film, b.Film))
	})
	return hits[:min(limit, len(hits))]
}

func credited(p *pack.Pack, i int, person uint32) bool {
	return slices.Contains(p.Directors(i), person) || slices.Contains(p.Cast(i), person) || slices.Contains(p.Writers(i), person)
}

// The index finds what a look at every key finds, in the same order.
func TestFindIsExact(t *testing.T) {
	x := New(small)
	for x.Step() {
	}
	rapid.Check(t, func(rt *rapid.T) {
		question := anyQuestion(x).Draw(rt, "question")
		limit := rapid.SampledFrom([]int{1, 3, 10, 1000}).Draw(rt, "limit")
		got := x.Find(question, limit)
		if diff := gocmp.Diff(find(x, question, limit), got, cmpopts.EquateEmpty()); diff != "" {
			rt.Fatalf("%q: (-want +got)\n%s", question, diff)
		}
	})
}

// anyQuestion draws a part of a key with up to two errors of typing, as people ask.
func anyQuestion(x *Index) *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		key := []rune(x.keys.at(rapid.IntRange(0, len(x.keys.of)-1).Draw(t, "key")))
		begin := rapid.IntRange(0, len(key)-1).Draw(t, "begin")
		if rapid.Bool().Draw(t, "from the beginning") {
			begin = 0
		}
		part := slices.Clone(key[begin:rapid.IntRange(begin+1, len(key)).Draw(t, "end")])
		for range rapid.IntRange(0, 2).Draw(t, "errors") {
			part = mistype(t, part)
		}
		return string(part)
	})
}

// mistype changes, inserts, deletes or swaps one letter.
func mistype(t *rapid.T, part []rune) []rune {
	letter := rapid.SampledFrom([]rune("aeinrst z9王的é-'")).Draw(t, "letter")
	at := rapid.IntRange(0, len(part)).Draw(t, "at")
	switch error := rapid.IntRange(0, 3).Draw(t, "error"); {
	case error == 0 || at == len(part):
		return slices.Insert(part, at, letter)
	case error == 1:
		part[at] = letter
	case error == 2:
		return slices.Delete(part, at, at+1)
	case at > 0:
		part[at], part[at-1] = part[at-1], part[at]
	}
	return part
}

func TestFind(t *testing.T) {
	x := New(small)
	for _, c := range []struct {
		name, question, film, matched string
		person                        bool
	}{
		{"a whole title", "Chungking Express", "chungking-express-1994", "Chungking Express", false},
		{"other case and marks", "chungking  EXPRESS!", "chungking-express-1994", "Chungking Express", false},
		{"the beginning of a title", "chungk", "chungking-express-1994", "Chungking Express", false},
		{"a later word", "express", "chungking-express-1994", "Chungking Express", false},
		{"a Chinese title", "重庆森林", "chungking-express-1994", "Chungking Express", false},
		{"a part of it", "森林", "chungking-express-1994", "Chungking Express", false},
		{"its traditional form", "重慶森林", "chungking-express-1994", "Chungking Express", false},
		{"pinyin", "chongqingsenlin", "chungking-express-1994", "Chungking Express", false},
		{"the beginning of the pinyin", "chongq", "chungking-express-1994", "Chungking Express", false},
		{"pinyin initials", "cqsl", "chungking-express-1994", "Chungking Express", false},
		{"one letter wrong", "chumgking", "chungking-express-1994", "Chungking Express", false},
		{"one letter missing", "chunking express", "chungking-express-1994", "Chungking Express", false},
		{"two letters swapped", "chungkign", "chungking-express-1994", "Chungking Express", false},
		{"a letter too many at the front", "xchungking", "chungking-express-1994", "Chungking Express", false},
		{"the first two letters swapped", "hcungking", "chungking-express-1994", "Chungking Express", false},
		{"the first letter wrong", "bhungking", "chungking-express-1994", "Chungking Express", false},
		{"the first letter missing", "hungking", "chungking-express-1994", "Chungking Express", false},
		{"a Chinese character wrong", "重庆深林", "chungking-express-1994", "Chungking Express", false},
		{"a person", "wong kar-wai", "chungking-express-1994", "Wong Kar-wai", true},
		{"a person without the hyphen", "wong karwai", "chungking-express-1994", "Wong Kar-wai", true},
		{"a person in Chinese", "王家卫", "chungking-express-1994", "Wong Kar-wai", true},
		{"a person in pinyin", "wangjiawei", "chungking-express-1994", "Wong Kar-wai", true},
		{"a foreign person in Chinese", "马丁·斯科塞斯", "the-departed-2006", "Martin Scorsese", true},
		{"without the dot", "马丁斯科塞斯", "the-departed-2006", "Martin Scorsese", true},
		{"the surname alone", "斯科塞斯", "the-departed-2006", "Martin Scorsese", true},
		{"the surname with a character wrong", "斯科塞丝", "the-departed-2006", "Martin Scorsese", true},
		{"without the dot and with a character wrong", "马丁斯科塞丝", "the-departed-2006", "Martin Scorsese", true},
		{"the pinyin of a foreign person", "madingsikesaisi", "the-departed-2006", "Martin Scorsese", true},
		{"the pinyin of the surname", "sikesaisi", "the-departed-2006", "Martin Scorsese", true},
		{"a Japanese person in Chinese", "宫崎骏", "spirited-away-2001", "Hayao Miyazaki", true},
		{"the initials of it", "gqj", "spirited-away-2001", "Hayao Miyazaki", true},
		{"a year", "1994", "chungking-express-1994", "1994", false},
		{"a genre", "wuxia", "hero-2002", "Wuxia", false},
		{"a genre in Chinese", "武侠", "hero-2002", "Wuxia", false},
	} {
		hits := x.Find(c.question, 1000)
		i, ok := small.Index(film.ID(c.film))
		if !ok {
			t.Fatalf("the fixture has no film %s", c.film)
		}
		at := slices.IndexFunc(hits, func(h Hit) bool { return h.Film == i })
		if at < 0 {
			t.Errorf("%s: %q does not find %s", c.name, c.question, c.film)
		} else if h := hits[at]; h.Matched.En != c.matched || h.Person != c.person {
			t.Errorf("%s: %q finds %s by %q (person %v), expected %q (%v)", c.name, c.question, c.film, h.Matched.En, h.Person, c.matched, c.person)
		}
	}
}

func TestFindNothing(t *testing.T) {
	x := New(small)
	for _, question := range []string{"", "  ", "-'!", "qqqqqqqqqqqq", "不存在的电影名字啊"} {
		if hits := x.Find(question, 10); len(hits) > 0 {
			t.Errorf("%q finds %v", question, hits)
		}
	}
	if hits := x.Find("hero", 0); len(hits) > 0 {
		t.Errorf("a limit of 0 gives %v", hits)
	}
}

func TestClassOrder(t *testing.T) {
	x := New(small)
	hits := x.Find("hero", 1000)
	if len(hits) == 0 || x.pack.ID(hits[0].Film) != "hero-2002" || hits[0].Class != Exact {
		t.Fatalf("the first hit of hero is %+v", hits[0])
	}
	for k := 1; k < len(hits); k++ {
		if hits[k].Class < hits[k-1].Class {
			t.Errorf("hit %d is better than the one before it", k)
		}
	}
}

// Without the detail part titles and directors are found already.
func TestFrontAlone(t *testing.T) {
	x := New(fixture.SmallFront())
	for _, question := range []string{"chungking", "重庆", "wong kar", "1994", "wuxia"} {
		if len(x.Find(question, 10)) == 0 {
			t.Errorf("%q finds nothing", question)
		}
	}
}

// Law: the size of the steps changes nothing in the index.
func TestStepsMakeTheSameIndex(t *testing.T) {
	whole, pieces := New(small), New(small)
	for k := range pieces.phases {
		pieces.phases[k].atOnce = 7
	}
	steps := 1
	for whole.Step() {
	}
	for ; pieces.Step(); steps++ {
		if pieces.Built() {
			t.Fatal("built, and there is more")
		}
	}
	if steps < 100 || !pieces.Built() {
		t.Fatalf("%d steps, expected many", steps)
	}
	all := gocmp.AllowUnexported(keys{}, starts{}, place{}, credits{}, topic{})
	for name, pair := range map[string][2]any{
		"keys": {whole.keys, pieces.keys}, "starts": {whole.starts, pieces.starts},
		"credits": {whole.credits, pieces.credits}, "topics": {whole.topics, pieces.topics},
	} {
		if diff := gocmp.Diff(pair[0], pair[1], all); diff != "" {
			t.Errorf("%s: (-whole +pieces)\n%s", name, diff)
		}
	}
}

func TestOneTypo(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		word := rapid.StringOfN(rapid.RuneFrom([]rune("abcé王")), 0, 6, -1)
		a, b := word.Draw(rt, "a"), word.Draw(rt, "b")
		if got, want := oneTypo(a, b), distance([]rune(a), []rune(b)) == 1; got != want {
			rt.Fatalf("%q and %q: %v, expected %v", a, b, got, want)
		}
	})
}

// distance is the textbook's distance of optimal string alignment.
func distance(a, b []rune) int {
	d := make([][]int, len(a)+1)
	for i := range d {
		d[i] = make([]int, len(b)+1)
		for j := range d[i] {
			switch {
			case i == 0 || j == 0:
				d[i][j] = i + j
				continue
			case a[i-1] == b[j-1]:
				d[i][j] = d[i-1][j-1]
			default:
				d[i][j] = 1 + min(d[i-1][j-1], d[i-1][j], d[i][j-1])
			}
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d[i][j] = min(d[i][j], d[i-2][j-2]+1)
			}
		}
	}
	return d[len(a)][len(b)]
}

func FuzzFind(f *testing.F) {
	x := New(small)
	for _, s := range []string{"wong", "重庆 express", "a", "1994", "don't", "\xff", strings.Repeat("ab ", 500), "éàü"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, question string) {
		for _, h := range x.Find(question, 20) {
			if h.Film < 0 || h.Film >= small.Len() || h.Class >= None || h.Matched.En == "" {
				t.Fatalf("%q finds %+v", question, h)
			}
		}
		if key := normalize(question); normalize(key) != key || !utf8.ValidString(key) {
			t.Fatalf("the normal form of %q is %q, whose is %q", question, key, normalize(key))
		}
	})
}
