package local

import (
	"github.com/loge-film/loge/core"
	"github.com/loge-film/loge/core/event"
	"github.com/loge-film/loge/core/film"
	"github.com/loge-film/loge/core/pack"
	"github.com/loge-film/loge/ui"
)

// A view turns what the engine says into what the page shows.
type view struct{ engine *core.Engine }

func (v view) shelf(s core.Shelf) ui.Shelf {
	shelf := ui.Shelf{Kind: string(s.Kind), Cards: make([]ui.Card, 0, len(s.Items))}
	if s.About >= 0 {
		about := v.card(s.About)
		shelf.About = &about
	}
	for _, item := range s.Items {
		shelf.Cards = append(shelf.Cards, v.item(item))
	}
	return shelf
}

func (v view) item(item core.Item) ui.Card {
	card := v.card(item.Film)
	card.Reason = v.abridged(item.Film, item.Reason)
	return card
}

// card returns the card of film i without a reason.
func (v view) card(i int) ui.Card {
	p, mark := v.engine.Pack(), v.engine.Mark(i)
	card := ui.Card{
		ID: string(p.ID(i)), Title: v.title(i), Original: p.Original(i), Year: p.Year(i), Runtime: p.Runtime(i),
		Countries: words(p.Countries(i), p.CountryLabels()),
		Directors: v.people(p.Directors(i)),
		Genres:    []ui.Word{},
		Poster:    v.poster(i),
		Mark: ui.Mark{
			Liked: mark.Liked, Disliked: mark.Disliked, Seen: mark.Seen, Hidden: mark.Hidden, Rating: mark.Rating,
		},
	}
	for _, g := range p.Genres(i) {
		card.Genres = append(card.Genres, word(p.Vocabulary().Genres[g].Label))
	}
	return card
}

func (v view) poster(i int) ui.Poster {
	p := v.engine.Pack()
	x, y := p.Map(i)
	poster := ui.Poster{Genres: []string{}, Moods: []string{}, X: toPixel(x), Y: toPixel(y), Seed: p.Seed(i)}
	for _, g := range p.Genres(i) {
		poster.Genres = append(poster.Genres, p.Vocabulary().Genres[g].Slug)
	}
	for _, t := range p.Tags(i) {
		if tag := p.Vocabulary().Tags[t]; tag.Group == "mood" || tag.Group == "style" {
			poster.Moods = append(poster.Moods, tag.Slug)
		}
	}
	return poster
}

// toPixel rounds a map coordinate to what can be seen, which keeps messages short.
func toPixel(x float32) float32 { return float32(round(float64(x), 1e3)) }

// facts returns the page of film i without a reason and without similar films.
func (v view) facts(i int) ui.FilmPage {
	p := v.engine.Pack()
	page := ui.FilmPage{
		Card: v.card(i), Logline: v.logline(i),
		Cast: v.people(p.Cast(i)), Writers: v.people(p.Writers(i)),
		Languages: words(p.Languages(i), p.LanguageLabels()),
		Tags:      []ui.Word{},
		IMDb:      p.IMDb(i), BoxOffice: p.BoxOffice(i), Budget: p.Budget(i),
		Similar: []ui.Card{},
	}
	for _, t := range p.Tags(i) {
		page.Tags = append(page.Tags, word(p.Vocabulary().Tags[t].Label))
	}
	return page
}

// neighbour returns the card of a film like film i; its one reason is film i.
func (v view) neighbour(i int, n core.Neighbour) ui.Card {
	card := v.card(n.Film)
	card.Reason = ui.Reason{
		Score: round(n.Similarity, fine),
		Films: []ui.FilmPart{{
			ID: string(v.engine.Pack().ID(i)), Title: v.title(i), Amount: round(n.Similarity, fine),
			Shared: v.labels(n.Shared, sharedWords),
		}},
	}
	return card
}

// place returns where a film stands for the person, among how many, and where it would stand without single past films.
func (v view) place(id film.ID, now int64) (place, of int, without []ui.Loss, err error) {
	if place, of, err = v.engine.Place(id, now); err != nil || place == 0 {
		return 0, 0, nil, err
	}
	list, err := v.engine.Without(id, losses, now)
	for _, c := range list {
		without = append(without, ui.Loss{ID: string(v.engine.Pack().ID(c.Film)), Title: v.title(c.Film), Place: c.Place})
	}
	return place, of, without, err
}

func (v view) eventLine(ev event.Event) ui.EventLine {
	line := ui.EventLine{
		ID: ev.ID, Kind: string(ev.Kind), Film: string(ev.Film), Time: ev.Time, Value: ev.Value, Text: ev.Text, Source: ev.Source,
	}
	if ev.Kind == event.Edit {
		line.Title = v.changeText(ev.Text)
	} else if i, ok := v.engine.Pack().Index(ev.Film); ok {
		line.Title = v.title(i)
	} else {
		line.Title.En = string(ev.Film) // this pack does not have the film
	}
	return line
}

func (v view) title(i int) ui.Text { return titleOf(v.engine.Pack(), i) }

func titleOf(p *pack.Pack, i int) ui.Text { return ui.Text{En: p.Title(i), Zh: p.TitleZh(i)} }

func (v view) logline(i int) ui.Text {
	p := v.engine.Pack()
	return ui.Text{En: p.Logline(i), Zh: p.LoglineZh(i)}
}

func (v view) people(numbers []uint32) []ui.Text {
	people := make([]ui.Text, 0, len(numbers))
	for _, n := range numbers {
		person := v.engine.Pack().Person(n)
		people = append(people, ui.Text{En: person.Name, Zh: person.NameZh})
	}
	return people
}

func words(numbers []uint16, labels []film.Label) []ui.Word {
	list := make([]ui.Word, 0, len(numbers))
	for _, n := range numbers {
		list = append(list, word(labels[n]))
	}
	return list
}

func word(l film.Label) ui.Word { return ui.Word{Slug: l.Slug, Text: ui.Text{En: l.En, Zh: l.Zh}} }
