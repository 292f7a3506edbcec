package ui

import (
	"os"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unsafe"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

var english, chinese = WordsIn(En), WordsIn(Zh)

// fields lists the texts in the order of their declaration.
func (w *Words) fields() []string {
	return unsafe.Slice((*string)(unsafe.Pointer(w)), unsafe.Sizeof(*w)/unsafe.Sizeof(""))
}

// declared lists the names and kinds of the texts in the order of their declaration.
func declared(words reflect.Type) (list []reflect.StructField) {
	for i := range words.NumField() {
		switch f := words.Field(i); {
		case f.Anonymous:
			list = append(list, declared(f.Type)...)
		case f.Name != "_":
			list = append(list, f)
		}
	}
	return list
}

// Law: Words holds nothing but strings, and each language lists them all, in the same order.
func TestNoWordIsMissing(t *testing.T) {
	fields := declared(reflect.TypeFor[Words]())
	for _, f := range fields {
		if f.Type.Kind() != reflect.String {
			t.Fatalf("%s is no string", f.Name)
		}
	}
	for _, l := range []Lang{En, Zh} {
		list, err := os.ReadFile(string(l) + ".words")
		if err != nil {
			t.Fatal(err)
		}
		if n := strings.Count(map[Lang]string{En: enTexts, Zh: zhTexts}[l], "\n") + 1; n != len(fields) {
			t.Fatalf("%s has %d texts for %d words", l, n, len(fields))
		}
		var names []string
		for line := range strings.Lines(string(list)) {
			if line[0] != '\t' {
				name, _, _ := strings.Cut(strings.TrimSpace(line), "=")
				names = append(names, name)
			}
		}
		var want []string
		for i, f := range fields {
			want = append(want, f.Name)
			if WordsIn(l).fields()[i] == "" {
				t.Errorf("%s: %s is missing", l, f.Name)
			}
		}
		if diff := cmp.Diff(want, names); diff != "" {
			t.Fatalf("%s.words has other texts than Words (-Words +%s.words): %s", l, l, diff)
		}
		if WordsIn(l).Lang != l {
			t.Errorf("the words of %s are those of %s", l, WordsIn(l).Lang)
		}
	}
}

// The lists of labels have the same keys in both languages, and texts with values take the same ones in all their forms.
func TestLabelsMatch(t *testing.T) {
	for i, f := range declared(reflect.TypeFor[Words]()) {
		en, zh := english.fields()[i], chinese.fields()[i]
		switch f.Type {
		case reflect.TypeFor[labels]():
			labelsMatch(t, f.Name, labels(en).all(), labels(zh).all())
		case reflect.TypeFor[list]():
			if a, b := list(en).all(), list(zh).all(); len(a) != len(b) {
				t.Errorf("%s: %v and %v", f.Name, a, b)
			}
		default:
			placesMatch(t, f.Name, en, zh)
		}
	}
}

func labelsMatch(t *testing.T, name string, en, zh []label) {
	if len(en) != len(zh) {
		t.Errorf("%s: %d and %d labels", name, len(en), len(zh))
		return
	}
	for k := range en {
		if en[k].key != zh[k].key && name != "KeptLines" && name != "SourceHelp" || en[k].text == "" || zh[k].text == "" {
			t.Errorf("%s: %v and %v", name, en[k], zh[k])
		}
		placesMatch(t, name+" "+en[k].key, en[k].text, zh[k].text)
	}
}

// placesMatch checks that the longest forms take the same values.
func placesMatch(t *testing.T, name, a, b string) {
	t.Helper()
	if diff := cmp.Diff(places(a), places(b)); diff != "" {
		t.Errorf("%s: %q and %q take different values: %s", name, a, b, diff)
	}
}

var place = regexp.MustCompile(`\{\d?\}`)

// places lists the numbers of the values that a text takes in its last form.
func places(text string) (list []string) {
	text = text[strings.LastIndex(text, "|")+1:]
	for i, at := range place.FindAllString(text, -1) {
		if at == "{}" {
			at = "{" + strconv.Itoa(i+1) + "}"
		}
		list = append(list, at)
	}
	slices.Sort(list)
	return list
}

func TestFill(t *testing.T) {
	for want, got := range map[string]string{"a{}b and c": fill("{} and {}", "a{}b", "c"), "x {}": fill("{} {}", "x"), "plain": fill("plain", "y"),
		"b of a": fill("{2} of {1}", "a", "b"), "{3} {0} {x}": fill("{3} {0} {x}", "a", "b"), "a, a": fill("{1}, {}", "a"), "1 of x": counted("{1} of {2}", "1", "x"),
		"one x": counted("one {2}|{1} {2}s", "1", "x"), "2 xs": counted("one {2}|{1} {2}s", "2", "x")} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestEveryKeyHasItsOwnWords(t *testing.T) {
	tables := map[string]struct {
		keys []string
		of   func(w *Words, key string) string
	}{
		"shelf":  {[]string{"for-you", "because", "hidden-gems", "new-china", "something-else", "widely-seen", "around-the-world", "decades", "short-evenings"}, func(w *Words, k string) string { return w.Shelf(k, "Heat") }},
		"act":    {[]string{"like", "dislike", "watch", "hide", "rate", "share"}, func(w *Words, k string) string { return w.Did(k, "Heat", 1) }},
		"event":  {[]string{"view", "search", "watch", "rate", "like", "dislike", "hide", "share", "comment", "list", "edit"}, func(w *Words, k string) string { return w.Event(k, "Heat", 1, "x") }},
		"reason": {[]string{"like", "dislike", "rate", "watch", "share", "comment", "view"}, func(w *Words, k string) string { return w.Because(k, "Heat") }},
		"base":   {[]string{"prior", "little-known", "explore", "everybody"}, func(w *Words, k string) string { return w.Base(k) + w.BaseReason(k) }},
		"field":  {[]string{"genre", "tag", "person", "country", "language", "decade", "logline", CrowdField}, func(w *Words, k string) string { return w.Field(k) }},
		"notice": {[]string{"pack-signature", "pack-hash", "pack-rollback", "pack-expired", "pack-damaged", "pack-offline", "engine-restarted", "else"}, func(w *Words, k string) string { return w.Notice(k, true) + w.Notice(k, false) }},
	}
	for name, table := range tables {
		for _, l := range []Lang{En, Zh} {
			seen := map[string]string{}
			for _, key := range table.keys {
				text := table.of(WordsIn(l), key)
				if other, twice := seen[text]; text == "" || twice {
					t.Errorf("%s %s %s: %q, as %q", name, l, key, text, other)
				}
				seen[text] = key
			}
		}
	}
}

func TestDecimalAndSigned(t *testing.T) {
	for want, got := range map[string]string{
		"4.5": decimal(4.5, 1), "4": decimal(4, 1), "100": decimal(100, 0), "0": decimal(0, 0), "1.23": decimal(1.234, 2),
		"+0.120": signed(.12), "−0.060": signed(-.06), "0.000": signed(-.0001),
		"1st": ordinal(1), "2nd": ordinal(2), "3rd": ordinal(3), "4th": ordinal(4), "11th": ordinal(11), "12th": ordinal(12), "13th": ordinal(13),
		"21st": ordinal(21), "102nd": ordinal(102), "111th": ordinal(111),
		"For you it comes 3rd of 950 films.": english.Place(3, 950), "对你而言，本片在 950 部影片中排第 3。": chinese.Place(3, 950),
		"Without Heat it would fall from 3rd to 14th.": english.Without("Heat", 3, 14), "若没有《盗火线》，它会从第 3 位降到第 14 位。": chinese.Without("盗火线", 3, 14),
		"Without Heat it would rise from 3rd to 1st.": english.Without("Heat", 3, 1), "若没有《盗火线》，它会从第 3 位升到第 1 位。": chinese.Without("盗火线", 3, 1),
		"Without Heat it would still come 3rd.": english.Without("Heat", 3, 3), "若没有《盗火线》，它仍排第 3 位。": chinese.Without("盗火线", 3, 3),
		"312": kilobytes(319488), "1 film": english.Count("films", 1), "0 films": english.Count("films", 0), "09:05": clockTime(9, 5),
		"$14.2 million": english.Millions(14.2), "$2.92 billion": english.Millions(2923.7), "1420 万美元": chinese.Millions(14.2), "29.24 亿美元": chinese.Millions(2923.7),
		"24 Nov 2025, 16:00": english.Date(2025, 11, 24, 16, 0), "2025年11月24日 16:00": chinese.Date(2025, 11, 24, 16, 0),
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// A country, a theme and a word of the story that read the same are named once in a sentence.
func TestDistinct(t *testing.T) {
	hk := []Word{
		{"HK", Text{"Hong Kong", "中国香港"}}, {"hong-kong", Text{"Hong Kong", "香港"}}, {"w", Text{"hong kong", ""}},
		{"drama", Text{"Drama", "剧情"}}, {"plot", Text{"Plot", "剧情"}}, {"noir", Text{"Noir", ""}}, {"heist", Text{"Heist", ""}},
	}
	var got []string
	for _, w := range Distinct(hk) {
		got = append(got, w.Slug)
	}
	if diff := cmp.Diff([]string{"HK", "drama", "noir", "heist"}, got); diff != "" {
		t.Error(diff)
	}
	c := NewRoot(newFake(), newGlass("/"))
	if line := c.reasonLine(Reason{Films: []FilmPart{{Kind: "like", Title: Text{En: "Heat"}, Amount: 1, Shared: hk}}}, 3); line != "Because you liked Heat: Hong Kong, Drama, Noir" {
		t.Errorf("the sentence is %q", line)
	}
	card := Card{Year: 1994, Countries: hk[:1], Genres: []Word{hk[3], {"romance", Text{"Romance", "爱情"}}}}
	if line := c.originLine(card); line != "1994\u00a0· Hong Kong\nDrama, Romance" {
		t.Errorf("the facts are %q", line)
	}
}

func TestRoutesComeBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringN(1, 40, -1).Draw(t, "text")
		if got := parseRoute(filmRoute(text)); got != (route{pageFilm, text}) {
			t.Fatalf("%q came back as %+v", text, got)
		}
		if got := parseRoute(searchRoute(text)); got != (route{pageSearch, text}) {
			t.Fatalf("%q came back as %+v", text, got)
		}
	})
}

func TestParseRoute(t *testing.T) {
	for fragment, want := range map[string]route{
		"": {page: pageHome}, "/": {page: pageHome}, "/box": {page: pageBox}, "/box/history": {pageBox, "history"}, "/search": {page: pageSearch}, "/search/": {page: pageSearch},
		"/film/heat-1995": {pageFilm, "heat-1995"}, "/film": {pageUnknown, "film"}, "/box/x": {pageUnknown, "box/x"}, "main": {pageUnknown, "main"},
		"/search/%E7%8E%8B": {pageSearch, "王"}, "/search/100%": {pageSearch, "100%"}, "/search/%ff": {pageSearch, "�"},
	} {
		if got := parseRoute(fragment); got != want {
			t.Errorf("parseRoute(%q) = %+v, want %+v", fragment, got, want)
		}
	}
}

func TestParseLang(t *testing.T) {
	for tag, want := range map[string]Lang{"zh-CN": Zh, "zh": Zh, "ZH-TW": Zh, "en-GB": En, "": En, "fr": En} {
		if got := ParseLang(tag); got != want {
			t.Errorf("ParseLang(%q) = %s, want %s", tag, got, want)
		}
	}
}

func TestBarsAddUpOnScreen(t *testing.T) {
	c := NewRoot(newFake(), newGlass("/"))
	r := Reason{Score: 1}
	for range 14 {
		r.Films = append(r.Films, FilmPart{Amount: .5 / 7})
		r.Features = append(r.Features, FeaturePart{Amount: .05})
	}
	r.Rest = .3
	if bars := c.filmBars(r); len(bars) != whyRows+1 || bars[whyRows].value != "+0.286" || bars[0].class != "bar w-25" {
		t.Errorf("films: %+v", bars)
	}
	if bars := c.featureBars(r); len(bars) != whyRows+2 || bars[whyRows].value != "+0.200" || bars[whyRows+1].value != "+0.300" {
		t.Errorf("features: %+v", bars)
	}
}

func TestPeopleWithSimilarTasteAreNamedWhenTheySayMost(t *testing.T) {
	r := Reason{
		Films:    []FilmPart{{Kind: "like", Title: Text{En: "Heat"}, Amount: 1}},
		Features: []FeaturePart{{Field: CrowdField, Label: Word{Text: Text{En: "People with similar taste"}}, Amount: .2}},
	}
	c := NewRoot(newFake(), newGlass("/"))
	if got, want := c.reasonLine(r, 3), "Because you liked Heat: people with similar taste like it too"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	r.Films[0].Shared = []Word{{"noir", Text{En: "Noir"}}}
	r.Features = append(r.Features, FeaturePart{Field: "tag", Label: r.Films[0].Shared[0], Amount: .1})
	if got, want := c.reasonLine(r, 3), "Because you liked Heat: people with similar taste like it too"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	r.Features[1].Amount = .3
	if got, want := c.reasonLine(r, 3), "Because you liked Heat: Noir"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	r.Films, r.Features = nil, r.Features[:1]
	r.Features[0].Amount = -.2
	if got := c.reasonLine(r, 3); got != "" {
		t.Errorf("%q of people who do not like it", got)
	}
}
