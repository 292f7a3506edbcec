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
	edits := s.edits(who.Events)
	tags := s.candidates(who.Taste, h, edits)
	byField(tags)
	kept := tags[:0]
	for _, t := range tags {
		if t.Edit != 0 || t.Q <= Discoveries && math.Abs(t.Strength) >= leastStrength {
			kept = append(kept, t)
		}
	}
	tags = strongest(kept)
	for k := range tags {
		s.complete(&tags[k], who)
	}
	return tags
}

// edits returns the latest edit of each feature.
func (s *Painter) edits(events []event.Event) map[uint32]float64 {
	edits := map[uint32]float64{}
	for _, e := range events {
		if e.Kind != event.Edit {
			continue
		}
		if c, err := event.ParseChange(e.Text); err == nil && !c.Fact {
			if f, ok := s.words.Feature(c.Name, c.Word); ok {
				edits[f] = e.Value
			}
		}
	}
	return edits
}

// isTelling reports fields that tags are made of: words of loglines are chance witnesses, and languages repeat countries.
func isTelling(f text.Field) bool { return f != text.FieldLogline && f != text.FieldLanguage }

// candidates returns all features that could be tags, by feature, with Strength, Edit, counts and P.
func (s *Painter) candidates(t *taste.Taste, h *history, edits map[uint32]float64) []Tag {
	counts, all := make([]tally, s.films.Features()), tally{}
	for _, e := range h.labelled {
		index, _, _ := s.films.FilmFeatures(e.Film)
		for _, f := range index {
			counts[f].add(e)
		}
		all.add(e)
	}
	chances := newChance(len(h.labelled))
	var tags []Tag
	for f, c := range counts {
		edit := edits[uint32(f)]
		if c.liked+c.disliked < leastFilms && edit == 0 {
			continue
		}
		feature := s.films.Feature(uint32(f))
		if edit == 0 && !isTelling(feature.Field) {
			continue
		}
		tag := Tag{Feature: uint32(f), Field: feature.Field, Label: film.Label{Slug: feature.Key, En: feature.En, Zh: feature.Zh},
			Strength: bound(t.Interest(uint32(f))), Edit: edit, Liked: c.liked, Disliked: c.disliked}
		tag.P = s.doubt(tag, all, chances)
		tags = append(tags, tag)
	}
	return tags
}

func (c *tally) add(e taste.Evidence) {
	if e.Target > 0 {
		c.liked++
	} else {
		c.disliked++
	}
}

func bound(x float64) float64 { return min(max(x, -1), 1) }

// doubt returns the p-value of a tag in the direction of its strength.
func (s *Painter) doubt(t Tag, all tally, c chance) float64 {
	hits, misses, total, others := t.Liked, t.Disliked, all.liked, all.disliked
	if t.Strength < 0 {
		hits, misses, total, others = misses, hits, others, total
	}
	p, tests := 1.0, 0.0
	if total > 0 && others > 0 {
		p, tests = c.hypergeometricTail(hits, hits+misses, total, total+others), 1
	}
	if total > 0 {
		p = min(p, c.binomialTail(hits, total, float64(s.common[t.Feature])/float64(s.films.Len())))
		tests++
	}
	return min(1, 2*tests*p)
}

// byField sets Q: fields are families of tests of their own, because there are few genres and many people.
func byField(tags []Tag) {
	var p [text.NumFields][]float64
	for _, t := range tags {
		p[t.Field] = append(p[t.Field], t.P)
	}
	for f := range p {
		p[f] = falseDiscovery(p[f])
	}
	for k := range tags {
		t := &tags[k]
		t.Q, p[t.Field] = p[t.Field][0], p[t.Field][1:]
	}
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
func (s *Painter) complete(t *Tag, who Sitter) {
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
