package taste

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/loge-film/loge/core/event"
	"github.com/loge-film/loge/core/text"
)

var smallWords = NewWords(small)

func TestMentions(t *testing.T) {
	for query, want := range map[string]string{
		"comedy":                           "genre/comedy",
		"Comedies from the heart":          "genre/comedy",
		"喜剧":                               "genre/comedy",
		"a film of Wong Kar-wai":           "person/Wong Kar-wai",
		"王家卫的电影":                           "person/Wong Kar-wai",
		"no such thing as qwertyuiop here": "",
		"":                                 "",
	} {
		var got []string
		for _, m := range smallWords.Mentions(query) {
			if f := small.Feature(m.Feature); f.Field.String() != "logline" {
				got = append(got, f.Field.String()+"/"+f.Key)
			}
		}
		if names := strings.Join(got, " "); names != want {
			t.Errorf("%q names %q, expected %q", query, names, want)
		}
	}
}

// The weights of a text sum to 1, and rare features weigh more than common ones.
func TestMentionWeights(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		var names []string
		for _, f := range rapid.SliceOfN(rapid.IntRange(0, small.Features()-1), 1, 9).Draw(rt, "features") {
			names = append(names, small.Feature(uint32(f)).En)
		}
		sum := 0.0
		mentions := smallWords.Mentions(strings.Join(names, ", "))
		for _, m := range mentions {
			sum += m.Weight
		}
		if len(mentions) > 0 && !near(sum, 1, 1e-12) {
			rt.Fatalf("the weights of %q sum to %v", names, sum)
		}
	})
	mentions := smallWords.Mentions("a drama by Wong Kar-wai")
	if len(mentions) != 2 || mentions[0].Weight >= mentions[1].Weight {
		t.Errorf("%+v", mentions)
	}
}

func TestWishesOfEvents(t *testing.T) {
	comedy, _ := smallWords.Feature("genre", "comedy")
	edit := func(value float64) event.Event {
		return event.Event{ID: fmt.Sprint("e", value), Kind: event.Edit, Text: "tag:genre/comedy", Value: value, Time: now}
	}
	words := func(kind event.Kind, s string) event.Event {
		return event.Event{ID: "w", Kind: kind, Film: "f", Text: s, Time: now}
	}
	more, _ := WishFor(comedy, 1)
	for _, c := range []struct {
		name   string
		events []event.Event
		want   []Wish
	}{
		{"nothing", nil, nil},
		{"an edit", []event.Event{edit(1)}, []Wish{more}},
		{"taken back", []event.Event{edit(1), edit(0)}, nil},
		{"the later edit", []event.Event{edit(-1), edit(1)}, []Wish{more}},
		{"a query", []event.Event{words(event.Search, "comedy")}, []Wish{{comedy, event.Search, 0.4, 0.3, event.AtLeast}}},
		{"a comment against", []event.Event{words(event.Comment, "another boring comedy")}, []Wish{{comedy, event.Comment, -0.6, 0.3, event.AtMost}}},
		{"a comment for", []event.Event{words(event.Comment, "精彩的喜剧")}, []Wish{{comedy, event.Comment, 0.6, 0.3, event.AtLeast}}},
		{"an edit overrules words", []event.Event{edit(1), words(event.Comment, "another boring comedy")}, []Wish{more}},
		{"an unknown tag", []event.Event{{ID: "1", Kind: event.Edit, Text: "tag:genre/none", Value: 1}}, nil},
		{"a fact", []event.Event{{ID: "1", Kind: event.Edit, Text: "fact:age=18-24", Value: 1}}, nil},
	} {
		got := slices.DeleteFunc(smallWords.Wishes(c.events, now), func(w Wish) bool {
			return small.Feature(w.Feature).Field.String() == "logline"
		})
		if diff := cmp.Diff(c.want, slices.Clip(got)); diff != "" && len(c.want)+len(got) > 0 {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
	old := words(event.Search, "comedy")
	old.Time -= HalfLife * dayLength
	if got := smallWords.Wishes([]event.Event{old}, now); len(got) != 1 || !near(got[0].Confidence, wordsHeard/2, 1e-12) {
		t.Errorf("a query of a half-life ago: %+v", got)
	}
}

func FuzzMentions(f *testing.F) {
	for _, s := range []string{"comedy", "王家卫", "wong  kar-wai's", "\xff喜剧\x00", "喜剧喜剧comedy"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		seen := map[uint32]bool{}
		for _, m := range smallWords.Mentions(s) {
			if seen[m.Feature] || !(m.Weight > 0 && m.Weight <= 1) {
				t.Fatalf("%q: %+v", s, m)
			}
			seen[m.Feature] = true
		}
	})
}

// The names are those that reading every label by the lexicon of all labels gives.
func TestNamesAreTokens(t *testing.T) {
	named := map[string]uint32{}
	for f := range small.Features() {
		feature := small.Feature(uint32(f))
		for _, label := range []string{feature.Key, feature.En, feature.Zh} {
			tokens := text.Tokens(label, smallWords.lexicon)
			if len(tokens) != 1 {
				continue
			}
			for _, name := range []string{tokens[0], text.Stem(tokens[0])} {
				if old, taken := named[name]; !taken || feature.Field < small.Feature(old).Field {
					named[name] = uint32(f)
				}
			}
		}
	}
	if diff := cmp.Diff(named, smallWords.named); diff != "" {
		t.Error(diff)
	}
}
