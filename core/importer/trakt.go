package importer

import (
	"errors"
	"strconv"
	"strings"

	"github.com/loge-film/loge/core/event"
	"github.com/loge-film/loge/core/lightjson"
)

// readTrakt reads the json files of Trakt's export, and the one file of the scripts that ask its interface: lists of
// entries whose fields say what was done. Entries of one viewing in several files become one.
func readTrakt(documents []document, _ []*sheet, o *Options) (*reading, error) {
	r := newReading(Trakt, o)
	for _, d := range documents {
		if !isJSON(d.text) {
			continue
		}
		t := &trakt{reading: r, name: base(d.path), list: listOf(d.path)}
		if err := t.document(d.text); err != nil {
			return nil, err
		}
	}
	if r.recognised == 0 {
		return nil, nil
	}
	return r, nil
}

// A trakt reads one document.
type trakt struct {
	*reading
	name  string
	list  event.Kind // what being on its list means
	entry int
	json  lightjson.Reader
}

// listOf tells by the name of a file what it means to be listed in it: List on the watchlist, Like among the favourites,
// and nothing on lists of the person's own.
func listOf(path string) event.Kind {
	switch name := strings.ToLower(base(path)); {
	case strings.Contains(name, "favorite"):
		return event.Like
	case strings.HasPrefix(name, "lists-list"):
		return ""
	}
	return event.List
}

// document reads an array of entries, or an object whose fields are such arrays.
func (t *trakt) document(text string) error {
	values := &jsonValues{rest: text}
	if values.open() == '[' {
		return t.entries(values)
	}
	for {
		name, more, err := values.next()
		if err != nil || !more {
			return t.failure(err)
		}
		value, _, err := values.next()
		if err != nil {
			return t.failure(err)
		}
		if inner := (&jsonValues{rest: value}); inner.open() == '[' && name != `"collection"` {
			t.list = listOf(strings.Trim(name, `"`))
			if err := t.entries(inner); err != nil {
				return err
			}
		}
	}
}

// entries reads the values of an array.
func (t *trakt) entries(values *jsonValues) error {
	for {
		value, more, err := values.next()
		if err != nil || !more {
			return t.failure(err)
		}
		if err := t.count(); err != nil {
			return err
		}
		t.entry++
		t.pace.went(len(value))
		if len(value) > maxEntry {
			return refuse("entry", t.name, strconv.Itoa(t.entry))
		}
		var e traktEntry
		switch err := t.json.Unmarshal([]byte(value), &e); {
		case err == nil:
			t.read(&e)
		case errors.Is(err, lightjson.ErrValue):
			t.fault(t.place(), "not-trakt")
		default: // what is wrong with the syntax helps nobody
			return t.failure(errJSON)
		}
	}
}

func (t *trakt) place() Place { return Place{t.name, t.entry} }

func (t *trakt) failure(err error) error {
	if err == nil {
		return nil
	}
	return named(err, t.name)
}

// maxEntry caps the bytes of an entry: a film with all that was done with it has some hundred.
const maxEntry = 1 << 20

// A traktEntry has the fields of all kinds of entries.
type traktEntry struct {
	Movie   *traktMovie   `json:"movie"`
	Show    lightjson.Raw `json:"show"`
	Season  lightjson.Raw `json:"season"`
	Episode lightjson.Raw `json:"episode"`
	Comment lightjson.Raw `json:"comment"`

	Watched     string  `json:"watched_at"`
	LastWatched string  `json:"last_watched_at"`
	Rated       string  `json:"rated_at"`
	Rating      float64 `json:"rating"`
	Listed      string  `json:"listed_at"`
	Paused      string  `json:"paused_at"`
	Progress    float64 `json:"progress"` // percent
}

type traktMovie struct {
	Title string `json:"title"`
	Year  int    `json:"year"`
	IDs   struct {
		IMDb string `json:"imdb"`
	} `json:"ids"`
}

type traktComment struct {
	Comment string `json:"comment"`
	Created string `json:"created_at"`
}

func (t *trakt) read(e *traktEntry) {
	if e.Movie == nil {
		if e.Show != nil || e.Season != nil || e.Episode != nil {
			t.recognised++
			t.left(LeftSeries)
		} else {
			t.left(LeftOther)
		}
		return
	}
	t.recognised++
	at := t.place()
	item := &Item{Title: e.Movie.Title, Year: e.Movie.Year, IMDb: imdbID(e.Movie.IDs.IMDb), Place: at}
	if acts := t.acts(at, e); item.Title == "" && item.IMDb == "" {
		t.fault(at, "no-title")
	} else if len(acts) > 0 {
		t.add(item, acts...)
	} else {
		t.left(LeftOther)
	}
}

// acts returns what an entry says was done.
func (t *trakt) acts(at Place, e *traktEntry) (acts []Act) {
	for _, watched := range [...]string{e.Watched, e.LastWatched} {
		if watched != "" {
			acts = append(acts, watch(t.day(at, watched)))
		}
	}
	if e.Paused != "" {
		acts = append(acts, Act{Kind: event.Watch, Time: t.day(at, e.Paused), Value: min(max(e.Progress/100, 0), 1)})
	}
	if e.Rated != "" {
		acts = append(acts, t.rate(at, number(e.Rating), 1, 10, t.day(at, e.Rated))...)
	}
	if e.Listed != "" && t.list != "" {
		act := wish(t.day(at, e.Listed))
		if t.list == event.Like {
			act = like(act.Time)
		}
		acts = append(acts, act)
	}
	return append(acts, t.comment(at, e.Comment)...)
}

// comment reads the comment of an entry, which is an object, or its text alone.
func (t *trakt) comment(at Place, raw lightjson.Raw) []Act {
	var c traktComment
	if len(raw) == 0 || lightjson.Unmarshal(raw, &c) != nil && lightjson.Unmarshal(raw, &c.Comment) != nil {
		return nil
	}
	return comment(c.Comment, t.day(at, c.Created))
}
