package taste

import (
	"cmp"
	"math"
	"sort"

	"github.com/loge-film/loge/core/event"
	"github.com/loge-film/loge/core/pack"
	"github.com/loge-film/loge/core/text"
)

// Words finds the features of a pack that queries, comments and edits name. It is not safe for concurrent use.
type Words struct {
	films   *pack.Pack
	feature map[string]uint32 // by field and key, "genre/comedy"
	named   map[string]uint32 // by token: folded key and labels, plurals too
	lexicon *text.Lexicon
	idf     []float32
}

// wordsHeard is the confidence that one query or comment gives to the features that it names, all together. It is that
// of a query for a film: small, since who asks for something may be asking for somebody else.
const wordsHeard = 0.3

// NewWords indexes the features of a pack that has its vectors part. A name that two features share means the first, in
// the order of fields: the genre before the tag, the tag before the person.
func NewWords(p *pack.Pack) *Words {
	n := p.Features()
	w := &Words{films: p, feature: make(map[string]uint32, n), named: make(map[string]uint32, 3*n), lexicon: &text.Lexicon{}, idf: make([]float32, n)}
	tokens := make([][2]string, n) // of the labels, which the lexicon keeps whole
	for f := range n {
		feature := p.Feature(uint32(f))
		w.feature[subject(feature.Field.String(), feature.Key)] = uint32(f)
		tokens[f][0] = w.lexicon.Add(feature.En)
		if feature.Zh != "" {
			tokens[f][1] = w.lexicon.Add(feature.Zh)
		}
	}
	for f := range n {
		feature := p.Feature(uint32(f))
		if feature.Key != feature.En {
			if key := text.Tokens(feature.Key, w.lexicon); len(key) == 1 {
				w.name(key[0], feature.Field, uint32(f))
			}
		}
		for _, token := range tokens[f] {
			w.name(token, feature.Field, uint32(f))
		}
	}
	w.count()
	return w
}

func subject(field, key string) string { return field + "/" + key }

// name enters the single token of a label, "" for none.
func (w *Words) name(token string, field text.Field, f uint32) {
	if token == "" {
		return
	}
	for _, name := range [...]string{token, text.Stem(token)} {
		old, taken := w.named[name]
		if !taken || field < w.films.Feature(old).Field {
			w.named[name] = f
		}
	}
}

func (w *Words) count() {
	films := make([]int, len(w.idf))
	for i := range w.films.Len() {
		index, _, _ := w.films.FilmFeatures(i)
		for _, f := range index {
			films[f]++
		}
	}
	for f, n := range films {
		w.idf[f] = float32(text.SmoothIDF(n, w.films.Len()))
	}
}

// Feature returns the feature of a field and key, as edits name it; ok is false when the pack does not have it.
func (w *Words) Feature(field, key string) (f uint32, ok bool) {
	f, ok = w.feature[subject(field, key)]
	return f, ok
}

// A Mention is a feature that a text names.
type Mention struct {
	Feature uint32
	Weight  float64 // its part of the text by TF-IDF; the weights of a text sum to 1
}

// Mentions returns the features that a text names in English or Chinese, in the order of their first mention.
func (w *Words) Mentions(s string) []Mention {
	var list []Mention
	counts := map[uint32]int{}
	for _, token := range text.Tokens(s, w.lexicon) {
		f, ok := w.named[token]
		if !ok {
			f, ok = w.named[text.Stem(token)]
		}
		if !ok {
			continue
		}
		if counts[f]++; counts[f] == 1 {
			list = append(list, Mention{Feature: f})
		}
	}
	total := 0.0
	for k := range list {
		m := &list[k]
		m.Weight = float64(text.SublinearTF(counts[m.Feature]) * float64(w.idf[m.Feature]))
		total += m.Weight
	}
	for k := range list {
		list[k].Weight /= total
	}
	return list
}

// Wishes returns what the events, oldest first, say of features as of now: the latest edit of each, and what queries and
// comments name, which fades. A query speaks for what it names, a comment as its tone tells. At most MaxWishes, those of
// most confidence first, ties by feature. An edit overrules words.
func (w *Words) Wishes(events []event.Event, now int64) []Wish {
	return w.wishes(events, now, NewListener(nil, w))
}

// wishes is Wishes by what a listener remembers of texts.
func (w *Words) wishes(events []event.Event, now int64, l *Listener) []Wish {
	sums, edits := map[uint32]*Wish{}, map[uint32]Wish{}
	for _, e := range events {
		switch e.Kind {
		case event.Edit:
			w.edit(e, edits)
		case event.Search, event.Comment:
			l.hear(e, now, sums)
		}
	}
	list := make([]Wish, 0, len(sums)+len(edits))
	for f, wish := range sums {
		if _, said := edits[f]; !said && wish.Confidence > 0 {
			list = append(list, wish.settled())
		}
	}
	for _, wish := range edits {
		if wish.Confidence > 0 {
			list = append(list, wish)
		}
	}
	sort.Slice(list, func(i, j int) bool {
		return cmp.Or(cmp.Compare(list[j].Confidence, list[i].Confidence), cmp.Compare(list[i].Feature, list[j].Feature)) < 0
	})
	return list[:min(len(list), MaxWishes)]
}

// edit notes an edit of a tag; one that is taken back leaves no wish, and no word of an edit.
func (w *Words) edit(e event.Event, edits map[uint32]Wish) {
	change, err := event.ParseChange(e.Text)
	if err != nil || change.Fact {
		return
	}
	f, ok := w.Feature(change.Name, change.Word)
	if !ok {
		return
	}
	if wish, ok := WishFor(f, e.Value); ok {
		edits[f] = wish
	} else {
		delete(edits, f)
	}
}

// hear adds what a query or comment says of the features that it names. Until settled, Target is Σ confidence × target.
func (l *Listener) hear(e event.Event, now int64, sums map[uint32]*Wish) {
	signal := l.signal(e, 0)
	confidence := wordsHeard * decay(e.Time, now)
	for _, m := range l.said(e.Text) {
		wish := sums[m.Feature]
		if wish == nil {
			wish = &Wish{Feature: m.Feature, Kind: e.Kind}
			sums[m.Feature] = wish
		}
		c := float64(confidence * m.Weight)
		wish.Confidence += c
		wish.Target += float64(c * signal.Target)
	}
}

// settled returns the wish with its mean target and at most the confidence of a like's quarter: words are never opinions.
func (w *Wish) settled() Wish {
	s := *w
	s.Target /= s.Confidence
	s.Confidence = math.Min(s.Confidence, 1)
	s.Side = event.AtLeast
	if s.Target < 0 {
		s.Side = event.AtMost
	}
	return s
}
