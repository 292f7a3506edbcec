package portrait

import (
	"github.com/loge-film/loge/core/event"
	"github.com/loge-film/loge/core/film"
)

// A Fact is something that the person may tell of themselves. It stays on the device as all else, and with its switch
// off it is as if it had not been told.
type Fact struct {
	Name    string       // "age", "gender" or "region"
	Value   string       // the slug of one of Choices; empty = not told
	Used    bool         // its switch is on
	Choices []film.Label //
}

// Change returns the text of an event.Edit that tells the fact.
func (f Fact) Change(value string) string {
	return event.Change{Fact: true, Name: f.Name, Word: value}.String()
}

// Facts returns what can be told; the choices are not to be changed. The ages are those of MovieLens, by which ratings with ages are commonly grouped.
func Facts() []Fact {
	return []Fact{{Name: "age", Choices: ages}, {Name: "gender", Choices: genders}, {Name: "region", Choices: regions}}
}

var (
	ages = []film.Label{
		{Slug: "under-18", En: "Under 18", Zh: "18 岁以下"}, {Slug: "18-24", En: "18–24", Zh: "18–24 岁"},
		{Slug: "25-34", En: "25–34", Zh: "25–34 岁"}, {Slug: "35-44", En: "35–44", Zh: "35–44 岁"},
		{Slug: "45-49", En: "45–49", Zh: "45–49 岁"}, {Slug: "50-55", En: "50–55", Zh: "50–55 岁"},
		{Slug: "56-plus", En: "56 or more", Zh: "56 岁以上"},
	}
	genders = []film.Label{
		{Slug: "female", En: "Woman", Zh: "女"}, {Slug: "male", En: "Man", Zh: "男"}, {Slug: "other", En: "Another", Zh: "其他"},
	}
	regions = []film.Label{
		{Slug: "china", En: "China", Zh: "中国"}, {Slug: "east-asia", En: "East Asia", Zh: "东亚其他地区"},
		{Slug: "south-asia", En: "South and South-East Asia", Zh: "南亚与东南亚"}, {Slug: "middle-east", En: "Middle East and Central Asia", Zh: "中东与中亚"},
		{Slug: "europe", En: "Europe", Zh: "欧洲"}, {Slug: "africa", En: "Africa", Zh: "非洲"},
		{Slug: "north-america", En: "North America", Zh: "北美"}, {Slug: "latin-america", En: "Latin America", Zh: "拉丁美洲"},
		{Slug: "oceania", En: "Oceania", Zh: "大洋洲"},
	}
)

// Told returns Facts with what the edits among the events, oldest first, tell. What is none of the choices is not told.
func Told(events []event.Event) []Fact {
	list := Facts()
	for _, e := range events {
		if e.Kind != event.Edit {
			continue
		}
		change, err := event.ParseChange(e.Text)
		if err != nil || !change.Fact {
			continue
		}
		for k := range list {
			if f := &list[k]; f.Name == change.Name {
				f.tell(change.Word, e.Value > 0)
			}
		}
	}
	return list
}

func (f *Fact) tell(value string, used bool) {
	f.Value, f.Used = "", false
	for _, c := range f.Choices {
		if c.Slug == value {
			f.Value, f.Used = value, used
		}
	}
}
