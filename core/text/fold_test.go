package text

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"":                             "",
		"amelie":                       "amelie",
		"Amélie":                       "amelie",
		"Ame\u0301lie":                 "amelie",
		"CÉLINE ET JULIE":              "celine et julie",
		"Straße":                       "strasse",
		"Łódź, Đà Nẵng":                "lodz, da nang",
		"Ærø Œuvre Þór":                "aero oeuvre thor",
		"Ångström":                     "angstrom",
		"Ｈｅａｔ　１９９５":                    "heat 1995",
		"“It’s” — a test":              "\"it's\" - a test",
		"霸王別姬":                         "霸王别姬",
		"臥虎藏龍":                         "卧虎藏龙",
		"花樣年華":                         "花样年华",
		"千と千尋の神隠し":                     "千と千寻の神隐し",
		"Ёлки, Солярис":                "елки, солярис",
		"Ζορμπάς":                      "ζορμπασ",
		"zero\u200bwidth\ufeff\u202e!": "zerowidth!",
		"a\tb\nc\u00a0d":               "a b c d",
		"bad\xff\xfebyte":              "badbyte",
		"İstanbul":                     "istanbul",
	} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

// Law: folding twice is folding once, and never makes a text longer. Every rune is tried.
func TestFoldEveryRune(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if r >= 0xD800 && r <= 0xDFFF {
			continue
		}
		checkFold(t, string(r))
	}
}

func checkFold(t *testing.T, s string) {
	t.Helper()
	once := Fold(s)
	if twice := Fold(once); twice != once {
		t.Errorf("Fold(%+q) = %+q, folded again %+q", s, once, twice)
	}
	if len(once) > len(s) {
		t.Errorf("Fold(%+q) = %+q is longer", s, once)
	}
	if !utf8.ValidString(once) {
		t.Errorf("Fold(%+q) = %+q is not UTF-8", s, once)
	}
}

// Law: where Unicode decomposes a Latin letter to a base and marks, the table gives that base. The oracle is x/text.
func TestLatinTableAgainstUnicode(t *testing.T) {
	for _, block := range latinBlocks {
		for i := range len(block.letters) {
			r := block.first + rune(i)
			want := stripMarks(strings.ToLower(norm.NFKD.String(string(r))))
			if len(want) == 1 && Fold(string(r)) != want {
				t.Errorf("Fold(%q) = %q, Unicode says %q", r, Fold(string(r)), want)
			}
		}
	}
}

func stripMarks(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFKD.String(s))
}

// Law: composed and decomposed spellings of Latin, Greek and Cyrillic letters fold alike.
func TestFoldNormalForms(t *testing.T) {
	for r := rune(0xC0); r < 0x2000; r++ {
		if !unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic) || r >= 0x1F00 && !unicode.Is(unicode.Latin, r) {
			continue
		}
		switch r {
		case 'ʼ', 'ŉ', 'Ŀ', 'ŀ': // compatibility forms, not accents
			continue
		}
		composed, decomposed := norm.NFC.String(string(r)), norm.NFD.String(string(r))
		if unicode.Is(unicode.Latin, r) && Fold(composed) != Fold(decomposed) {
			t.Errorf("%+q folds to %q, decomposed to %q", composed, Fold(composed), Fold(decomposed))
		}
	}
}

// Law: the table of Han characters is sorted, so that the search finds every entry, and maps to fixed points.
func TestHanPairs(t *testing.T) {
	runes := []rune(hanPairs)
	if len(runes)%2 != 0 || len(hanPairs) != 3*len(runes) {
		t.Fatalf("%d runes in %d bytes, want pairs of three-byte runes", len(runes), len(hanPairs))
	}
	for i := 0; i < len(runes); i += 2 {
		if i > 0 && runes[i] <= runes[i-2] {
			t.Errorf("%q stands after %q", runes[i], runes[i-2])
		}
		if got := Simplified(runes[i]); got != runes[i+1] {
			t.Errorf("Simplified(%q) = %q, want %q", runes[i], got, runes[i+1])
		}
		if got := Simplified(runes[i+1]); got != runes[i+1] {
			t.Errorf("Simplified(%q) = %q, want a fixed point", runes[i+1], got)
		}
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"", "Amélie", "霸王別姬", "Ｈｅａｔ", "\xff\xc3", "Å\u0301", "‘’“”–—"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { checkFold(t, s) })
}

func BenchmarkFold(b *testing.B) {
	for name, s := range map[string]string{"ascii": "in the mood for love", "latin": "Le Fabuleux Destin d’Amélie Poulain", "han": "臥虎藏龍 花樣年華"} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				Fold(s)
			}
		})
	}
}
