package local

import (
	"context"

	"github.com/loge-film/loge/core/event"
	"github.com/loge-film/loge/core/learn/tabular"
	"github.com/loge-film/loge/core/pack"
	"github.com/loge-film/loge/core/portrait"
	"github.com/loge-film/loge/ui"
)

// mapDots is how many films of the catalogue the map of a taste shows.
const mapDots = 400

// Portrait returns tags, charts, and the quality of the models as far as they are judged; what is not judged yet is begun.
func (e *Engine) Portrait(ctx context.Context) (ui.Portrait, error) {
	c, err := e.enter(ctx)
	defer e.mu.Unlock()
	if err != nil {
		return ui.Portrait{}, err
	}
	now := e.now()
	v, p := view{c}, c.Portrait(e.request(ui.HomeQuery{Adventure: ui.UsualAdventure}), e.options.Zone)
	made := ui.Portrait{
		Tags: []ui.Interest{}, Facts: v.ownFacts(p.Facts), Map: v.tasteMap(p.Own), Heat: heat(p.Heat), Crowd: v.crowd(p.Crowd),
		Ladders: ladders(p.Ladders), Timeline: []ui.MonthCount{}, Week: p.Week, Watched: p.Watched, Novelty: novelty(p.Novelty),
		Calibrate: []ui.Balance{}, Labelled: p.Labelled, Needed: tabular.MinExamples, Report: []ui.CleanLine{},
	}
	for _, tag := range p.Tags {
		made.Tags = append(made.Tags, v.interest(tag))
	}
	for _, m := range p.Timeline {
		made.Timeline = append(made.Timeline, ui.MonthCount(m))
	}
	for _, b := range p.Balance {
		made.Calibrate = append(made.Calibrate, ui.Balance{Genre: word(b.Genre), Own: b.Own, List: b.List})
	}
	for _, f := range p.Findings {
		made.Report = append(made.Report, ui.CleanLine{Rule: string(f.Rule), Count: len(f.IDs)})
	}
	made.Models, made.Judging = e.models(now)
	return made, nil
}

func (v view) interest(tag portrait.Tag) ui.Interest {
	made := ui.Interest{
		Key: tag.Field.String() + "/" + tag.Label.Slug, Field: tag.Field.String(), Label: word(tag.Label),
		Strength: tag.Strength, Trend: tag.Trend, Edit: tag.Edit, Evidence: []ui.FilmPart{}, Doubts: tag.P,
	}
	for _, f := range tag.Films {
		made.Evidence = append(made.Evidence, ui.FilmPart{ID: string(v.engine.Pack().ID(f.Film)), Title: v.title(f.Film), Amount: round(f.Amount, coarse)})
	}
	return made
}

// effects say what each fact changes.
var effects = map[string]ui.Text{
	"age": {
		En: "The models begin at what people of your age liked, and leave it behind as your own acts say more. The shelves do not change.",
		Zh: "模型以同龄人的喜好为起点，你自己的表态越多，它的作用越小。推荐不会因此改变。",
	},
	"gender": {
		En: "The models begin at what people of your gender liked, and leave it behind as your own acts say more. The shelves do not change.",
		Zh: "模型以同性别人群的喜好为起点，你自己的表态越多，它的作用越小。推荐不会因此改变。",
	},
	"region": {
		En: "The models begin at what people of your region liked, and leave it behind as your own acts say more. The shelves do not change.",
		Zh: "模型以同地区人群的喜好为起点，你自己的表态越多，它的作用越小。推荐不会因此改变。",
	},
}

// ownFacts returns what the person may tell; known is what the pack has a prior for.
func (v view) ownFacts(facts []portrait.Fact) []ui.OwnFact {
	prior, list := v.engine.Prior(), []ui.OwnFact{}
	for _, f := range facts {
		own := ui.OwnFact{Name: f.Name, Value: f.Value, Used: f.Used, Effect: effects[f.Name]}
		for _, choice := range f.Choices {
			own.Choices = append(own.Choices, word(choice))
			if f.Value == "" || f.Value == choice.Slug {
				own.Known = own.Known || prior.Has(f.Name+":"+choice.Slug)
			}
		}
		list = append(list, own)
	}
	return list
}

func (v view) tasteMap(own []portrait.OwnFilm) ui.TasteMap {
	p := v.engine.Pack()
	m := ui.TasteMap{All: []ui.Dot{}, Own: []ui.OwnDot{}}
	for k := range min(mapDots, p.Len()) {
		m.All = append(m.All, dot(p, k*p.Len()/min(mapDots, p.Len())))
	}
	for _, o := range own {
		m.Own = append(m.Own, ui.OwnDot{Dot: dot(p, o.Film), ID: string(p.ID(o.Film)), Title: v.title(o.Film), Tone: o.Tone})
	}
	return m
}

func dot(p *pack.Pack, i int) ui.Dot {
	x, y := p.Map(i)
	return ui.Dot{X: toPixel(x), Y: toPixel(y)}
}

func heat(h portrait.Heat) ui.Heat {
	made := ui.Heat{Genres: []ui.Word{}, Decades: append([]int{}, h.Decades...), Counts: [][]float64{}}
	for g, genre := range h.Genres {
		made.Genres = append(made.Genres, word(genre))
		row := make([]float64, len(h.Counts[g]))
		for d, n := range h.Counts[g] {
			row[d] = float64(n)
		}
		made.Counts = append(made.Counts, row)
	}
	return made
}

func ladders(list []portrait.Ladder) []ui.Ladder {
	made := []ui.Ladder{}
	for _, l := range list {
		rungs := []ui.Rung{}
		for _, r := range l.Rungs {
			rungs = append(rungs, ui.Rung{Label: word(r.Label).Text, Films: r.Films, Mean: r.Mean, Amount: r.Amount, Slug: r.Label.Slug})
		}
		made = append(made, ui.Ladder{Kind: l.Kind, Rungs: rungs})
	}
	return made
}

// fameNames name the quarters of the catalogue, the best known first.
var fameNames = [...]ui.Text{{En: "Widely known", Zh: "广为人知"}, {En: "Known", Zh: "较为知名"}, {En: "Less known", Zh: "不太知名"}, {En: "Little known", Zh: "鲜为人知"}}

func novelty(parts [4]float64) []ui.Share {
	if parts == ([4]float64{}) {
		return []ui.Share{}
	}
	list := make([]ui.Share, len(parts))
	for k, part := range parts {
		list[k] = ui.Share{Label: fameNames[k], Part: part}
	}
	return list
}

// changeText names what an edit of the profile is about; empty when this pack does not know it.
func (v view) changeText(s string) ui.Text {
	change, err := event.ParseChange(s)
	if err != nil {
		return ui.Text{}
	}
	if !change.Fact {
		return v.featureText(change.Name, change.Word)
	}
	for _, f := range portrait.Facts() {
		for _, choice := range f.Choices {
			if f.Name == change.Name && choice.Slug == change.Word {
				return word(choice).Text
			}
		}
	}
	return ui.Text{}
}

func (v view) featureText(field, key string) ui.Text {
	p := v.engine.Pack()
	if !p.HasVectors() {
		return ui.Text{En: key}
	}
	for f := range p.Features() {
		if feature := p.Feature(uint32(f)); feature.Key == key && feature.Field.String() == field {
			return wordOf(feature).Text
		}
	}
	return ui.Text{En: key}
}
