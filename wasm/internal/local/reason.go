package local

import (
	"math"
	"slices"
	"sort"

	"github.com/loge-film/loge/core"
	"github.com/loge-film/loge/core/text"
	"github.com/loge-film/loge/ui"
)

const (
	cardFilms    = 2    // parts of an abridged reason
	cardFeatures = 2    //
	cardLeast    = 0.25 // a part that is less than this share of the strongest is left out
	cardShared   = 2    // what the first film of an abridged reason shares, at most
	sharedWords  = 4    // what two films share elsewhere, at most
)

// Amounts are sent with so many parts of one: a full reason still sums to 1e-6, an abridged one need not.
const (
	fine   = 1e9
	coarse = 1e4
)

func round(x, parts float64) float64 { return math.Round(x*parts) / parts }

// full returns all parts of a reason.
func (v view) full(i int, r core.Reason) ui.Reason {
	reason := ui.Reason{Score: round(r.Score, fine), Base: base(r, fine), Rest: round(r.Rest, fine), Full: true}
	for _, part := range r.Films {
		reason.Films = append(reason.Films, v.filmPart(i, part, sharedWords, fine))
	}
	reason.Wishes = v.wishes(r.Wishes, fine)
	for _, share := range r.Features {
		reason.Features = append(reason.Features, v.feature(share, fine))
	}
	return reason
}

// abridged returns the parts that a card has room for: the films that speak for it most, and the features of theirs
// that do, words of loglines last.
func (v view) abridged(i int, r core.Reason) ui.Reason {
	reason := ui.Reason{Score: round(r.Score, coarse), Base: base(r, coarse)}
	for _, part := range speaking(r.Films) {
		shared := 0 // only the first film says what it shares
		if len(reason.Films) == 0 {
			shared = cardShared
		}
		reason.Films = append(reason.Films, v.filmPart(i, part, shared, coarse))
	}
	if wishes := v.wishes(r.Wishes, coarse); len(wishes) > 0 && wishes[0].Amount > 0 {
		reason.Wishes = wishes[:1]
	}
	for _, share := range append(v.telling(r.Features), crowd(r.Features)...) {
		reason.Features = append(reason.Features, v.feature(share, coarse))
	}
	return reason
}

// wishes returns what the person said of features, strongest first.
func (v view) wishes(parts []core.WishPart, to float64) []ui.WishPart {
	var list []ui.WishPart
	for _, part := range parts {
		f := v.engine.Pack().Feature(part.Feature)
		list = append(list, ui.WishPart{
			Kind: string(part.Kind), Field: f.Field.String(), Label: wordOf(f), Amount: round(part.Amount, to),
		})
	}
	sort.SliceStable(list, func(i, j int) bool { return math.Abs(list[i].Amount) > math.Abs(list[j].Amount) })
	return list
}

func wordOf(f text.Feature) ui.Word {
	return ui.Word{Slug: f.Key, Text: ui.Text{En: f.En, Zh: f.Zh}}
}

// crowd returns the part of people with similar taste where it speaks for a film and is not weak.
func crowd(features []core.FeaturePart) []core.FeaturePart {
	for _, share := range features {
		if share.Feature == core.Crowd && share.Amount > 0 && share.Amount >= cardLeast*features[0].Amount {
			return []core.FeaturePart{share}
		}
	}
	return nil
}

// speaking returns the first films that speak for a card, which come strongest first.
func speaking(films []core.FilmPart) (list []core.FilmPart) {
	for _, part := range films {
		if part.Amount > 0 && len(list) < cardFilms && (len(list) == 0 || part.Amount >= cardLeast*list[0].Amount) {
			list = append(list, part)
		}
	}
	return list
}

// telling returns the strongest features that speak for a card and that the person's films have, words of loglines last.
func (v view) telling(features []core.FeaturePart) (list []core.FeaturePart) {
	for _, word := range [...]bool{false, true} {
		for _, share := range features {
			if share.Feature == core.Crowd {
				continue
			}
			isWord := v.engine.Pack().Feature(share.Feature).Field == text.FieldLogline
			enough := len(list) == 0 || share.Amount >= cardLeast*list[0].Amount
			if isWord == word && enough && share.Shared && share.Amount > 0 && len(list) < cardFeatures && v.isNew(list, share) {
				list = append(list, share)
			}
		}
	}
	return list
}

// isNew reports whether no share of the list has a label that reads as this one's does.
func (v view) isNew(list []core.FeaturePart, share core.FeaturePart) bool {
	label := v.label(share)
	return !slices.ContainsFunc(list, func(s core.FeaturePart) bool { return v.label(s).Reads(label.Text) })
}

// label returns the name of a feature.
func (v view) label(share core.FeaturePart) ui.Word {
	return wordOf(v.engine.Pack().Feature(share.Feature))
}

func base(r core.Reason, parts float64) []ui.BasePart {
	var list []ui.BasePart
	for _, part := range r.Base {
		list = append(list, ui.BasePart{Kind: string(part.Kind), Amount: round(part.Amount, parts)})
	}
	return list
}

// filmPart returns what a film of the person gives to film i, with at most n things that the two share.
func (v view) filmPart(i int, part core.FilmPart, n int, parts float64) ui.FilmPart {
	return ui.FilmPart{
		ID: string(v.engine.Pack().ID(part.Film)), Title: v.title(part.Film), Kind: string(part.Kind),
		Amount: round(part.Amount, parts),
		Shared: v.labels(v.engine.Shared(part.Film, i), n),
	}
}

// labels returns the n strongest features that are more than words of a logline, of those that read the same only the
// strongest: a country, a theme and a word of a story may all be "Hong Kong".
func (v view) labels(shares []core.FeaturePart, n int) []ui.Word {
	var list []ui.Word
	for _, share := range shares {
		if v.engine.Pack().Feature(share.Feature).Field != text.FieldLogline {
			list = append(list, v.label(share))
		}
	}
	list = ui.Distinct(list)
	return list[:min(n, len(list))]
}

func (v view) feature(share core.FeaturePart, parts float64) ui.FeaturePart {
	if share.Feature == core.Crowd {
		return ui.FeaturePart{Field: ui.CrowdField, Label: similarPeople, Amount: round(share.Amount, parts)}
	}
	return ui.FeaturePart{
		Field: v.engine.Pack().Feature(share.Feature).Field.String(), Label: v.label(share),
		Amount: round(share.Amount, parts), Shared: share.Shared,
	}
}

// similarPeople names the one part of a score that no feature of the film carries.
var similarPeople = ui.Word{Slug: ui.CrowdField, Text: ui.Text{En: "People with similar taste", Zh: "口味相近的人"}}
