package portrait

import (
	"cmp"
	"math"
	"sort"

	"github.com/loge-film/loge/core/event"
	"github.com/loge-film/loge/core/film"
	"github.com/loge-film/loge/core/taste"
	"github.com/loge-film/loge/core/text"
)

// The limits of tags.
const (
	MaxFor        = 24   // tags that speak for something
	MaxAgainst    = 8    // tags that speak against
	TagFilms      = 5    // films of evidence shown with a tag
	Discoveries   = 0.1  // share of tags that may be chance: the bound on Q
	leastFilms    = 2    // films that a tag takes
	leastStrength = 0.03 // of a tag that nobody edited
)

// A Tag is one interest tag (兴趣标签).
//
// Two exact tests ask whether it is more than chance, each two-sided: whether the person likes films with the feature
// more (or less) often than their other films (Fisher), and whether it is more frequent among the films that they like
// (for a tag against: dislike) than in the catalogue (binomial). P is the least of the two, corrected for their number,
// and Q is P corrected for all tags of the field.
type Tag struct {
	Feature  uint32
	Field    text.Field
	Label    film.Label   // Slug is the key of the feature
	Strength float64      // -1..1: the taste for a film with this feature and nothing else, see taste.Interest
	Trend    float64      // Strength less the strength TrendDays ago
	Edit     float64      // what the person said: 1 more of this, -1 not me, 0 nothing
	Films    []FilmAmount // what films give to the strength, strongest first, at most TagFilms
	Liked    int          // films with the feature that the person likes
	Disliked int          //
	P, Q     float64      // 0..1, see above
}

// Change returns the text of an event.Edit of the tag.
func (t Tag) Change() string {
	return event.Change{Name: t.Field.String(), Word: t.Label.Slug}.String()
}

// A FilmAmount is what one film gives to the strength of a tag.
type FilmAmount struct {
	Film   int
	Amount float64
}

// A tally counts the films with a feature that the person likes and dislikes.
type tally struct{ liked, disliked int }

func (s *Painter) tags(who Sitter, h *history) []Tag {
	if who.Taste == nil || s.words == nil {
		return nil
	}
	all := s.candidates(who.Taste, h, s.edits(who.Events))
	q := byField(all)
	var kept []Tag
	for k, c := range all {
		if c.edit != 0 || q[k] <= Discoveries && math.Abs(c.strength) >= leastStrength {
			kept = append(kept, s.tag(c, q[k]))
		}
	}
	kept = strongest(kept)
	for k := range kept {
		kept[k].complete(who)
	}
	return kept
}

// A candidate is a feature that could be a tag.
type candidate struct {
	feature  uint32
	field    text.Field
	films    tally
	strength float64
	edit     float64
	p        float64
}

func (s *Painter) tag(c candidate, q float64) Tag {
	feature := s.films.Feature(c.feature)
	return Tag{
		Feature: c.feature, Field: c.field, Label: film.Label{Slug: feature.Key, En: feature.En, Zh: feature.Zh},
		Strength: c.strength, Edit: c.edit, Liked: c.films.liked, Disliked: c.films.disliked, P: c.p, Q: q,
	}
}

// edits returns the latest edit of each feature that is not taken back.
func (s *Painter) edits(events []event.Event) map[uint32]float64 {
	edits := map[uint32]float64{}
	for _, e := range events {
		if e.Kind != event.Edit {
			continue
		}
		c, err := event.ParseChange(e.Text)
		if err != nil || c.Fact {
			continue
		}
		switch f, ok := s.words.Feature(c.Name, c.Word); {
		case ok && e.Value != 0:
			edits[f] = e.Value
		case ok:
			delete(edits, f)
		}
	}
	return edits
}

// isTelling reports fields that tags are made of: words of loglines are chance witnesses, and languages repeat countries.
func isTelling(f text.Field) bool { return f != text.FieldLogline && f != text.FieldLanguage }

// candidates returns all features that could be tags, by feature.
func (s *Painter) candidates(t *taste.Taste, h *history, edits map[uint32]float64) []candidate {
	counts, all := s.count(h)
	chances := newChance(len(h.labelled))
	var list []candidate
	for f, films := range counts {
		c := candidate{feature: uint32(f), films: films, field: s.fields[f]}
		if films.liked+films.disliked < leastFilms || !isTelling(c.field) {
			continue
		}
		list = append(list, c)
	}
	for f := range edits {
		if c := counts[f]; c.liked+c.disliked < leastFilms || !isTelling(s.fields[f]) {
			list = append(list, candidate{feature: f, films: c, field: s.fields[f]})
		}
	}
	sort.Slice(list, func(i, j int) bool { return list[i].feature < list[j].feature })
	for k := range list {
		c := &list[k]
		c.strength, c.edit = bound(t.Interest(c.feature)), edits[c.feature]
		c.p = s.doubt(*c, all, chances)
	}
	return list
}

// count counts the labelled films, by feature and in all.
func (s *Painter) count(h *history) (counts []tally, all tally) {
	counts = make([]tally, s.films.Features())
	for _, e := range h.labelled {
		index, _, _ := s.films.FilmFeatures(e.Film)
		for _, f := range index {
			counts[f].add(e)
		}
		all.add(e)
	}
	return counts, all
}

func (c *tally) add(e taste.Evidence) {
	if e.Target > 0 {
		c.liked++
	} else {
		c.disliked++
	}
}

func bound(x float64) float64 { return min(max(x, -1), 1) }

// doubt returns the p-value of a candidate in the direction of its strength.
func (s *Painter) doubt(f candidate, all tally, c chance) float64 {
	hits, misses, total, others := f.films.liked, f.films.disliked, all.liked, all.disliked
	if f.strength < 0 {
		hits, misses, total, others = misses, hits, others, total
	}
	p, tests := 1.0, 0.0
	if total > 0 && others > 0 {
		p, tests = c.hypergeometricTail(hits, hits+misses, total, total+others), 1
	}
	if total > 0 {
		p = min(p, c.binomialTail(hits, total, float64(s.common[f.feature])/float64(s.films.Len())))
		tests++
	}
	return min(1, 2*tests*p)
}

// byField returns Q of each candidate: fields are families of tests of their own, because there are few genres and many
// people.
func byField(list []candidate) []float64 {
	var p [text.NumFields][]float64
	for _, c := range list {
		p[c.field] = append(p[c.field], c.p)
	}
	for f := range p {
		p[f] = falseDiscovery(p[f])
	}
	q := make([]float64, len(list))
	for k, c := range list {
		q[k], p[c.field] = p[c.field][0], p[c.field][1:]
	}
	return q
}

// strongest orders tags by strength, those against at the end, and keeps the strongest of both and all that were edited.
func strongest(tags []Tag) []Tag {
	sort.Slice(tags, func(i, j int) bool {
		return cmp.Or(cmp.Compare(tags[j].Strength, tags[i].Strength), cmp.Compare(tags[i].Feature, tags[j].Feature)) < 0
	})
	var kept []Tag
	for k, t := range tags {
		fromEnd := len(tags) - k
		if t.Edit != 0 || t.Strength > 0 && k < MaxFor || t.Strength < 0 && fromEnd <= MaxAgainst {
			kept = append(kept, t)
		}
	}
	return kept
}

// complete sets Trend and Films of a tag.
func (t *Tag) complete(who Sitter) {
	t.Trend = t.Strength
	if who.Past != nil {
		t.Trend -= bound(who.Past.Interest(t.Feature))
	}
	parts := who.Taste.InterestParts(t.Feature)
	for k, e := range who.Taste.Evidence() {
		if parts[k] != 0 {
			t.Films = append(t.Films, FilmAmount{e.Film, parts[k]})
		}
	}
	sort.Slice(t.Films, func(i, j int) bool {
		a, b := t.Films[i], t.Films[j]
		return cmp.Or(cmp.Compare(math.Abs(b.Amount), math.Abs(a.Amount)), cmp.Compare(a.Film, b.Film)) < 0
	})
	t.Films = t.Films[:min(len(t.Films), TagFilms)]
}
