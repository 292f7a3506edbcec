package sentiment

import (
	"math"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/loge-film/loge/core/text"
)

func TestRead(t *testing.T) {
	for _, c := range []struct {
		comment string
		want    Verdict
		words   string
	}{
		{"A masterpiece.", For, "masterpiece"},
		{"Loved it! The acting is superb.", For, "loved superb"},
		{"I don't like this film", Against, "dont like"},
		{"I don’t like this film", Against, "dont like"},
		{"not bad", For, "not bad"},
		{"not a very good film", Against, "not good"},
		{"never boring", For, "never boring"},
		{"No doubt a great film", For, "great"},
		{"Not only beautiful, it is also funny", For, "beautiful funny"},
		{"slow, but beautiful and moving", For, "beautiful moving"},
		{"slow, but beautiful", For, "beautiful"},
		{"slow and dull, but beautiful", Neither, ""},
		{"not that it matters to me whether it is good", For, "good"},
		{"good actors but boring and predictable", Against, "boring predictable"},
		{"a sad film about murder in the dark", Neither, ""},
		{"watched it with my brother on Tuesday", Neither, ""},
		{"It was not good, not bad", Neither, ""},
		{"waste of time", Against, "waste"},
		{"VERY GOOD", For, "good"},
		{"cannot recommend", Against, "cannot recommend"},
		{"not perfect", Against, "not perfect"},
		{"", Neither, ""},
		{"真的很好看，强烈推荐！", For, "好看 强烈推荐"},
		{"好无聊", Against, "无聊"},
		{"好好看", For, "好好看"},
		{"一点也不好看", Against, "不好看"},
		{"没有想象中精彩", Against, "没有精彩"},
		{"不怎么好看", Against, "不怎么好看"},
		{"不错", For, "不错"},
		{"没意思", Against, "没意思"},
		{"不得不说，很精彩", For, "精彩"},
		{"不仅好看，还很感人，难忘", For, "好看 难忘"},
		{"有点无聊", Against, "无聊"},
		{"前半段沉闷，但是结尾很震撼", For, "震撼"},
		{"画面很美，可是剧情狗血、尴尬", Against, "狗血 尴尬"},
		{"美国爱情片", Neither, ""},
		{"周末和朋友在家看的", Neither, ""},
		{"烂片", Against, "烂片"},
		{"爛片", Against, "烂片"},
		{"從不無聊", For, "从不无聊"},
		{"👍👍", For, "👍 👍"},
		{"经典, a true classic", For, "经典"},
	} {
		got := Read(c.comment)
		if words := strings.Join(got.Words, " "); got.Verdict != c.want || words != c.words {
			t.Errorf("%q: %d by %q (%v), expected %d by %q", c.comment, got.Verdict, words, got.Score, c.want, c.words)
		}
	}
}

// The list can be searched, every word can be met, and no word is longer than the scanner looks.
func TestWords(t *testing.T) {
	last := ""
	for entry := range strings.FieldsSeq(words) {
		word, kind, ok := strings.Cut(entry, "/")
		if !ok || !strings.Contains("PpaAnidbs", kind) || word <= last {
			t.Fatalf("%q after %q", entry, last)
		}
		if classOf(word) != class(kind[0]) {
			t.Errorf("%q is of class %q, expected %q", word, classOf(word), kind)
		}
		if text.Fold(word) != word || word[0] >= 0x80 && utf8.RuneCountInString(word) > longest {
			t.Errorf("%q is never met", word)
		}
		last = word
	}
	for _, word := range []string{"", "a", "zzz", "goo", "goods", "一", "👎👎"} {
		if c := classOf(word); c != unknown {
			t.Errorf("%q is of class %q", word, c)
		}
	}
}

// Whatever the bytes: the words that decided are few and valid, there are some exactly when there is a verdict, the score agrees with it, and
// praise that is added never makes a verdict worse.
func FuzzRead(f *testing.F) {
	for _, s := range []string{"not bad", "没意思", "好好好", "don't", "''", "but 但 but", "👍\xff", "not not not good", "ﬁne 很"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		r := Read(s)
		if len(r.Words) > MaxWords || (r.Verdict != Neither) != (len(r.Words) > 0) || math.IsNaN(r.Score) || r.Score*float64(r.Verdict) < 0 {
			t.Fatalf("%q: %+v", s, r)
		}
		for _, w := range r.Words {
			if w == "" || !utf8.ValidString(w) {
				t.Fatalf("%q: the word %q", s, w)
			}
		}
		if more := Read(s + ". superb"); more.Score < r.Score {
			t.Fatalf("%q: praise lowers the score from %v to %v", s, r.Score, more.Score)
		}
		scan := newScanner(s)
		for rest := len(scan.rest); scan.next(); rest = len(scan.rest) {
			if len(scan.rest) >= rest {
				t.Fatalf("%q: the scanner stands still", s)
			}
		}
	})
}

func BenchmarkRead(b *testing.B) {
	for b.Loop() {
		Read("前半段有点沉闷，但是结尾很震撼，not a bad film at all and I would watch it again")
	}
}
