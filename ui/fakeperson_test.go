package ui

import (
	"context"
	"math"
	"slices"
	"strconv"
)

// A fakePerson is a fake engine that also knows a person, whose portrait is always the same.
type fakePerson struct {
	*fake
	memory   Memory
	before   KeepMode // the private session
	portrait Portrait
	preview  Preview
	key      string // the passphrase of the open profile, or of the file
	accepted []int
	gone     bool // everything was erased
	refuse   error
}

func newFakePerson(f *fake) *fakePerson {
	return &fakePerson{fake: f, memory: Memory{Mode: Off, Store: "memory", Tabs: 1}, portrait: somePortrait(f), preview: somePreview(f)}
}

func (p *fakePerson) Portrait(context.Context) (Portrait, error) { return p.portrait, p.refuse }

func (p *fakePerson) Memory(context.Context) (Memory, error) {
	m := p.memory
	m.Events = len(p.events)
	m.Profiles = slices.Clone(m.Profiles)
	return m, nil
}

func (p *fakePerson) Remember(_ context.Context, passphrase string) error {
	p.memory = Memory{Mode: Keeping, Store: "opfs", Bytes: 18_432, Open: "p1", Profiles: []Profile{{ID: "p1"}}, Tabs: 1, Encrypted: passphrase != ""}
	p.key = passphrase
	return nil
}

func (p *fakePerson) Keep(_ context.Context, mode KeepMode) error {
	if p.memory.Mode == Private && mode == Keeping {
		mode = p.before
	}
	p.before, p.memory.Mode = p.memory.Mode, mode
	return nil
}

func (p *fakePerson) Unlock(_ context.Context, passphrase string) error {
	if passphrase != p.key {
		return ErrPassphrase
	}
	p.memory.Locked = false
	return nil
}

func (p *fakePerson) Passphrase(_ context.Context, next string) error {
	p.key, p.memory.Encrypted = next, next != ""
	return nil
}

func (p *fakePerson) Enter(_ context.Context, id string) error { p.memory.Open = id; return nil }

func (p *fakePerson) AddProfile(_ context.Context, name string, ceiling int) error {
	id := "p" + strconv.Itoa(len(p.memory.Profiles)+1)
	p.memory.Profiles = append(p.memory.Profiles, Profile{ID: id, Name: name, Ceiling: ceiling})
	p.memory.Open = id
	return nil
}

func (p *fakePerson) EditProfile(_ context.Context, id, name string, ceiling int) error {
	for i := range p.memory.Profiles {
		if p.memory.Profiles[i].ID == id {
			p.memory.Profiles[i].Name, p.memory.Profiles[i].Ceiling = name, ceiling
		}
	}
	return nil
}

func (p *fakePerson) RemoveProfile(_ context.Context, id string) error {
	p.memory.Profiles = slices.DeleteFunc(p.memory.Profiles, func(q Profile) bool { return q.ID == id })
	return nil
}

func (p *fakePerson) Export(_ context.Context, passphrase string) (File, error) {
	return File{Name: "loge.json", Data: []byte("sealed with " + passphrase)}, p.refuse
}

func (p *fakePerson) Preview(_ context.Context, file File, how Reading) (Preview, error) {
	if p.refuse != nil {
		return Preview{}, p.refuse
	}
	if how.Passphrase != p.key {
		return Preview{}, ErrPassphrase
	}
	if how.Viewer != "" {
		p.preview.Viewer = how.Viewer
	}
	return p.preview, nil
}

func (p *fakePerson) Take(_ context.Context, accept []int) (Taken, error) {
	p.accepted = accept
	return Taken{Added: p.preview.Events + len(accept), Known: 2}, p.refuse
}

func (p *fakePerson) Unmatched(context.Context) (File, error) {
	return File{Name: "unmatched.csv", Data: []byte("a,b\n")}, nil
}

func (p *fakePerson) EraseEverything(context.Context) error {
	p.gone, p.events, p.memory = true, nil, Memory{Mode: Off, Store: "memory", Tabs: 1}
	return nil
}

func somePreview(f *fake) Preview {
	p := Preview{Source: "letterboxd", Rows: 412, Events: 655, Matched: 371, Unmatched: 17,
		Doubts: 8, Remarks: []Remark{{"left-series", []string{"12"}}, {"not-a-date", []string{"ratings.csv", "7", "2019-02-30"}}}}
	for i, c := range f.cards {
		p.Samples = append(p.Samples, MatchRow{Row: c.Title.En + ", " + strconv.Itoa(c.Year) + ", 4.5", Film: c.ID, Title: c.Title})
		p.Lost = append(p.Lost, MatchRow{Row: "Home video " + strconv.Itoa(i)})
		for k := range 2 {
			p.Doubtful = append(p.Doubtful, Doubt{Number: 2*i + k, Row: c.Title.En + ", " + strconv.Itoa(c.Year+k+1), Film: c.ID, Title: c.Title, Year: c.Year, Why: []string{"year", "title", "several"}[i%3]})
		}
	}
	return p
}

// somePortrait is that of somebody who likes Hong Kong at night and no horror.
func somePortrait(f *fake) Portrait {
	p := Portrait{Watched: 4310, Labelled: 41, Needed: 30}
	for i, t := range []struct {
		field, slug     string
		text            Text
		strength, trend float64
		edit            float64
	}{
		{"person", "wong-kar-wai", Text{"Wong Kar-wai", "王家卫"}, .91, .1, 0}, {"tag", "loneliness", Text{"Loneliness", "孤独"}, .74, 0, 1}, {"genre", "romance", Text{"Romance", "爱情"}, .66, -.2, 0},
		{"country", "hk", Text{"Hong Kong", "中国香港"}, .6, .01, 0}, {"tag", "city-life", Text{"City life", "都市"}, .52, .12, 0}, {"decade", "1990s", Text{"1990s", "1990 年代"}, .41, 0, 0},
		{"person", "tony-leung", Text{"Tony Leung Chiu-wai", "梁朝伟"}, .4, 0, 0}, {"genre", "crime", Text{"Crime", "犯罪"}, .22, -.08, 0}, {"tag", "epic", Text{"Epic", "史诗"}, .2, 0, 0}, {"genre", "horror", Text{"Horror", "恐怖"}, -.55, 0, -1},
	} {
		tag := Interest{Key: t.field + "/" + t.slug, Field: t.field, Label: Word{t.slug, t.text}, Strength: t.strength, Trend: t.trend, Edit: t.edit}
		for _, c := range f.cards[i%4 : i%4+2] {
			tag.Evidence = append(tag.Evidence, FilmPart{ID: c.ID, Title: c.Title, Amount: .3})
		}
		p.Tags = append(p.Tags, tag)
	}
	p.Facts = []OwnFact{
		{Name: "age", Value: "25-34", Used: true, Known: true, Choices: []Word{{"18-24", Text{"18 to 24", "18 至 24 岁"}}, {"25-34", Text{"25 to 34", "25 至 34 岁"}}}, Effect: Text{"A first guess from people of that age, until your own films outweigh it.", "先按同龄人猜，直到你自己的影片更有分量。"}},
		{Name: "gender", Known: true, Choices: []Word{{"f", Text{"Female", "女"}}, {"m", Text{"Male", "男"}}, {"x", Text{"Another", "其他"}}}, Effect: Text{"A first guess, no more.", "只是初步的猜测。"}},
		{Name: "region", Choices: []Word{{"cn", Text{"China", "中国大陆"}}, {"eu", Text{"Europe", "欧洲"}}}},
	}
	for i := range 600 {
		a, r := float64(i)*2.39996, math.Sqrt(float64(i)/600)
		p.Map.All = append(p.Map.All, Dot{float32(r * math.Cos(a) * (1 + .3*math.Sin(3*a))), float32(r * math.Sin(a))})
	}
	for i, c := range f.cards {
		a := float64(i) * 1.7
		p.Map.Own = append(p.Map.Own, OwnDot{Dot{float32(.1 + .5*math.Cos(a)*float64(i)/14), float32(.6 * math.Sin(a))}, c.ID, c.Title, []float64{1, .6, .2, -.8}[i%4]})
	}
	p.Heat.Decades = []int{1950, 1960, 1970, 1980, 1990, 2000, 2010, 2020}
	for i, slug := range []string{"romance", "drama", "comedy", "crime", "thriller", "animation", "science-fiction", "wuxia"} {
		p.Heat.Genres = append(p.Heat.Genres, Word{slug, genreNames[slug]})
		row := make([]float64, 8)
		for d := range row {
			row[d] = float64(max(0, (9-i)-(d-5)*(d-5)))
		}
		p.Heat.Counts = append(p.Heat.Counts, row)
	}
	p.Crowd = Crowd{Count: 9, Apart: -0.42, Error: 0.18}
	for i, c := range f.cards[:9] {
		p.Crowd.Films = append(p.Crowd.Films, Versus{c.ID, c.Title, 1 + float64((i*7)%9)/2, 2.6 + float64(i%5)/3, 50})
	}
	p.Ladders = []Ladder{{Kind: "country"}, {Kind: "director"}, {Kind: "actor"}}
	for i, c := range f.cards[:7] {
		p.Ladders[0].Rungs = append(p.Ladders[0].Rungs, Rung{Label: c.Countries[0].Text, Films: 20 - 2*i, Mean: 4.2 - float64(i)/5, Amount: .8 - float64(i)*.13})
		p.Ladders[1].Rungs = append(p.Ladders[1].Rungs, Rung{Label: c.Directors[0], Films: 6 - i/2, Mean: 4.5, Amount: .9 - float64(i)*.1})
	}
	for i := range 12 {
		p.Timeline = append(p.Timeline, MonthCount{2025, i + 1, (i * 5) % 13, (i * 3) % 7, i % 4})
	}
	for d := range p.Week {
		for h := range p.Week[d] {
			if h >= 18 || d >= 5 && h >= 13 {
				p.Week[d][h] = (d + h) % 6
			}
		}
	}
	p.Novelty = []Share{{Text{"Widely known", "广为人知"}, .2}, {Text{"Known", "较为人知"}, .35}, {Text{"Less known", "较少人知"}, .3}, {Text{"Little known", "少有人知"}, .15}}
	for i, g := range []string{"romance", "drama", "comedy", "crime", "wuxia"} {
		p.Calibrate = append(p.Calibrate, Balance{Word{g, genreNames[g]}, .34 - .07*float64(i), .28 - .04*float64(i)})
	}
	p.Models = someModels()
	p.Report = []CleanLine{{"double-click", 3}, {"overruled", 2}, {"burst", 0}}
	return p
}

func someModels() []Model {
	bins := []Bin{{.1, .14, 3}, {.3, .25, 4}, {.55, .6, 5}, {.8, .75, 8}, {.95, 1, 4}}
	friendship := Condition{Word{"friendship", Text{"Friendship", "友谊"}}, "tag", true, .5}
	length := Condition{Word{"length", Text{"Length", "片长"}}, "length", false, 110}
	weights := []Rung{{Label: Text{"Romance", "爱情"}, Amount: .42}, {Label: Text{"Length", "片长"}, Amount: .2}, {Label: Text{"Horror", "恐怖"}, Amount: -.31}}
	return []Model{
		{Name: "logistic", Trained: 33, Tested: 8, Accuracy: .81, Precision: .84, Recall: .8, F1: .82, AUC: .88, ECE: .06, Bins: bins, Weights: weights},
		{Name: "tree", Trained: 33, Tested: 8, Accuracy: .74, Precision: .75, Recall: .79, F1: .77, AUC: .76, ECE: .11,
			Rules: []Rule{{[]Condition{length, friendship}, .84, 12}, {[]Condition{{friendship.Feature, "tag", false, .5}}, .31, 9}, {nil, .6, 41}}},
		{Name: "forest", Trained: 33, Tested: 8, Accuracy: .79, Precision: .8, Recall: .82, F1: .81, AUC: .85, ECE: .08, OutOfBag: .2, Weights: weights},
	}
}
