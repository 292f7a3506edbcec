package importer

import (
	"slices"
	"strconv"
	"strings"

	"github.com/loge-film/loge/core/event"
	"github.com/loge-film/loge/core/text"
)

// readHistory reads the short list of Netflix, NetflixViewingHistory.csv: a title and a day in the form of the country,
// which the days of the whole file tell.
func readHistory(_ []document, sheets []*sheet, o *Options) (*reading, error) {
	var r *reading
	for _, s := range sheets {
		if s.column(netflixTitle) < 0 || s.column(netflixDay) < 0 || len(s.names) != 2 {
			continue
		}
		if r == nil {
			r = newReading(Netflix, o)
		}
		if err := r.history(s); err != nil {
			return nil, err
		}
	}
	return r, nil
}

// The two columns in the languages of the page.
const (
	netflixTitle = "title|titel|titre|titulo|titolo|标题|片名|タイトル"
	netflixDay   = "date|datum|fecha|data|日期|日付"
)

// A netflixRow is one line of the history.
type netflixRow struct {
	place Place
	title string
}

func (r *reading) history(s *sheet) error {
	var rows []netflixRow
	var days []string
	err := r.each(s, func() {
		rows = append(rows, netflixRow{s.place(), s.get(netflixTitle)})
		days = append(days, s.get(netflixDay))
	})
	if err != nil {
		return err
	}
	order, sure := orderOf(days)
	if !sure {
		r.note("order-"+string(order), s.name)
	}
	for i := range rows {
		row := &rows[i]
		switch time, ok := order.unix(days[i]); {
		case isEpisode(row.title):
			r.left(LeftSeries)
		case row.title == "":
			r.fault(row.place, "no-title")
		case !ok:
			r.fault(row.place, "not-a-date", days[i])
		default:
			r.add(&Item{Title: row.title, Place: row.place}, watch(time))
		}
	}
	return nil
}

// readActivity reads the long list of Netflix, ViewingActivity.csv of "download your personal information": every
// sitting of everybody of the household. The sittings of one film are joined, so that five evenings of twenty minutes
// are one film seen and not five given up.
func readActivity(_ []document, sheets []*sheet, o *Options) (*reading, error) {
	var r *reading
	for _, s := range sheets {
		if !s.has("title", "start time", "duration") {
			continue
		}
		if r == nil {
			r = newReading(Netflix, o)
		}
		a := &activity{reading: r, sheet: s, films: map[string]int{}}
		if err := r.each(s, a.row); err != nil {
			return nil, err
		}
		a.finish()
	}
	return r, nil
}

type activity struct {
	*reading
	*sheet
	sittings []sitting
	films    map[string]int // places in sittings by person and title
}

// A sitting is all that one person saw of one title.
type sitting struct {
	person string
	item   Item
	rows   int
	act    Act
}

func (a *activity) row() {
	person, title, at := a.get("profile name"), a.get("title"), a.place()
	a.person(person)
	switch {
	case isEpisode(title):
		a.left(LeftSeries)
		return
	case a.get("supplemental video type") != "" || strings.Contains(a.get("attributes"), "user action: None") ||
		strings.Contains(title, "_hook_"):
		a.left(LeftTrailer)
		return
	case title == "":
		a.fault(at, "no-title")
		return
	}
	seconds, ok := clockSeconds(a.get("duration"))
	if !ok {
		a.fault(at, "not-a-duration", a.get("duration"))
		return
	}
	a.sit(person, &Item{Title: title, Place: at}, a.day(at, a.get("start time")), seconds)
}

// person counts a row of somebody.
func (a *activity) person(name string) {
	for i := range a.Profiles {
		if a.Profiles[i].Name == name {
			a.Profiles[i].Rows++
			return
		}
	}
	a.Profiles = append(a.Profiles, Profile{strings.Clone(name), 1})
}

func (a *activity) sit(person string, item *Item, time int64, seconds int) {
	key := person + "\x00" + item.Title
	i, known := a.films[key]
	if !known {
		i = len(a.sittings)
		a.films[key] = i
		a.sittings = append(a.sittings, sitting{person: person, item: *item, act: Act{Kind: event.Watch}})
	}
	s := &a.sittings[i]
	s.rows++
	s.act.Time = max(s.act.Time, time)
	s.act.Seconds += seconds
}

// finish keeps the sittings of one person.
func (a *activity) finish() {
	person := a.options.Profile
	if !slices.ContainsFunc(a.Profiles, func(p Profile) bool { return p.Name == person }) {
		person = a.most()
	}
	a.Profile = person
	for i := range a.sittings {
		s := &a.sittings[i]
		for range s.rows {
			if s.person == person {
				a.add(&s.item, s.act)
			} else {
				a.left(LeftProfile)
			}
		}
	}
}

// most returns the person with the most rows, the first of several.
func (a *activity) most() string {
	person, rows := "", 0
	for _, p := range a.Profiles {
		if p.Rows > rows {
			person, rows = p.Name, p.Rows
		}
	}
	return person
}

// clockSeconds reads a duration such as "01:42:30".
func clockSeconds(field string) (seconds int, ok bool) {
	parts := strings.Split(field, ":")
	if len(parts) != 3 {
		return 0, false
	}
	for _, part := range parts {
		v, err := strconv.ParseUint(part, 10, 10)
		if err != nil {
			return 0, false
		}
		seconds = 60*seconds + int(v)
	}
	return seconds, true
}

// certain words begin the part of a title that names a season; after possible ones a further part must follow, since
// films have parts, volumes and chapters too: "Kill Bill: Vol. 1", "John Wick: Chapter 4".
const (
	certain  = " season series staffel saison temporada stagione seizoen sezon sasong sæson sesong kausi シーズン 시즌 "
	possible = " part teil partie parte volume vol. vol book buch chapter kapitel collection "
	limited  = " limited series|miniseries|mini-series|miniserie|mini-serie|miniserie|limitierte serie|serie limitee|迷你剧|限定剧|"
	episode  = " episode folge epizod capitulo episodio aflevering avsnitt "
)

// isEpisode reports whether a title is one of a series' episodes, "Show: Season 1: Episode".
func isEpisode(title string) bool {
	parts := strings.Split(text.Fold(title), ":")
	for i, part := range parts[1:] {
		part = strings.TrimSpace(part)
		word, rest, _ := strings.Cut(part, " ")
		counted := rest != "" && rest[0] >= '0' && rest[0] <= '9'
		last := i == len(parts)-2
		switch {
		case counted && strings.Contains(certain, " "+word+" "),
			counted && strings.Contains(episode, " "+word+" ") && last,
			counted && strings.Contains(possible, " "+word+" ") && !last,
			strings.Contains(limited, part+"|") && len(part) > 4,
			isCounted(part, "季"), isCounted(part, "集"), isCounted(part, "話"):
			return true
		}
	}
	return false
}

// isCounted reports whether a part is "第 1 季" with the given last character.
func isCounted(part, what string) bool {
	rest, first := strings.CutPrefix(part, "第")
	rest, last := strings.CutSuffix(rest, what)
	return first && last && len(rest) <= len(" 二十五 ")
}
