package portrait

import (
	"github.com/loge-film/loge/core/event"
	"github.com/loge-film/loge/core/film"
	"github.com/loge-film/loge/core/pack"
	"github.com/loge-film/loge/core/prior"
	"github.com/loge-film/loge/core/taste"
	"github.com/loge-film/loge/core/text"
)

// A Sitter is the person to draw. The zero value is a stranger.
type Sitter struct {
	Events []event.Event // that count, oldest first
	Now    int64         // Unix milliseconds
	// Zone returns the minutes east of Greenwich at a time in Unix milliseconds; nil means 0. It is asked for each time anew: an
	// evening of the winter stays an evening in the summer.
	Zone  func(time int64) int
	Taste *taste.Taste // as of now; nil without one
	Past  *taste.Taste // as of TrendDays ago, from Before; nil when there was none
	List  []int        // films that are recommended to the person
}

// TrendDays is the time over which the trend of a tag is told.
const TrendDays = 90

const dayLength = 24 * 60 * 60 * 1000

// Before returns the time TrendDays before now, and how many of the events, oldest first, were known then.
func Before(events []event.Event, now int64) (then int64, n int) {
	then = now - TrendDays*dayLength
	for n < len(events) && events[n].Time <= then {
		n++
	}
	return then, n
}

// A Portrait is what the events of a person say.
type Portrait struct {
	Tags     []Tag      // strongest first, those against at the end
	Facts    []Fact     // what the person may tell of themselves, told or not
	Own      []OwnFilm  // films of the person's, by index
	Vector   []Affinity // strongest first within each group, groups in their order
	Heat     Heat
	Ladders  []Ladder
	Timeline []Month    // the last Months months, oldest first
	Week     [7][24]int // acts in the page by weekday (Monday first) and hour of the person's zone
	Watched  int        // minutes: completion times the length of the film, of films whose length is known
	Ratings  Ratings
	Crowd    Crowd
	Novelty  [4]float64 // shares of the list by quarters of the catalogue, from the best known to the least; 0 without a list
	Balance  []Balance  // strongest first
	Labelled int        // films that the person's acts say yes or no to: the rows of Examples
}

// An OwnFilm is a film of which the person's acts say something.
type OwnFilm struct {
	Film int
	Tone float64 // -1 (cannot stand it) .. 1 (loves it)
}

// A Painter draws portraits over one pack. It never changes and may be used by several goroutines, if the tastes of the
// sitters are not shared.
type Painter struct {
	films  *pack.Pack
	words  *taste.Words // nil without the vectors part
	groups []group
	fame   [3]float32 // the fame that parts the quarters of the catalogue, ascending
	common []int      // films of each feature
	fields []text.Field
	means  []prior.Mean // by film; nil without mean ratings in the pack
}

// New returns a Painter over a pack; words are those of the same pack, nil as long as it has no vectors part. Without
// words and vectors there are no tags and no crowd, and without the detail part no actors.
func New(p *pack.Pack, words *taste.Words) *Painter {
	s := &Painter{films: p, words: words, fame: quartiles(p), common: make([]int, p.Features()), fields: make([]text.Field, p.Features()), means: readMeans(p)}
	s.groups = s.newGroups()
	for f := range s.fields {
		s.fields[f] = p.Feature(uint32(f)).Field
	}
	if p.HasVectors() {
		for i := range p.Len() {
			index, _, _ := p.FilmFeatures(i)
			for _, f := range index {
				s.common[f]++
			}
		}
	}
	return s
}

// Draw draws a portrait. It takes time in proportion to the events and to the features of the person's films.
func (s *Painter) Draw(who Sitter) *Portrait {
	h := s.read(who)
	p := &Portrait{
		Tags:     s.tags(who, h),
		Facts:    Told(who.Events),
		Vector:   s.vector(h.evidence),
		Heat:     s.heat(h),
		Ladders:  s.ladders(who, h),
		Timeline: timeline(who),
		Week:     week(who),
		Watched:  s.watched(who.Events),
		Ratings:  ratings(h),
		Crowd:    s.crowd(h),
		Novelty:  s.novelty(who.List),
		Balance:  s.balance(h, who.List),
		Labelled: len(h.labelled),
	}
	for _, e := range h.evidence {
		p.Own = append(p.Own, OwnFilm{e.Film, e.Target})
	}
	return p
}

// A history is what the events say of single films.
type history struct {
	evidence []taste.Evidence // by film
	labelled []taste.Evidence // of it, those that say yes or no
	rating   map[int]float64  // the latest of each film, 0.5..5
}

// shelf finds the films of events; queries are about features here, not about films.
type shelf struct{ *pack.Pack }

func (s shelf) Film(id film.ID) (int, bool) { return s.Index(id) }
func (shelf) Found(string) []int            { return nil }

func (s *Painter) read(who Sitter) *history {
	h := &history{evidence: taste.GatherAll(who.Events, who.Now, shelf{s.films}), rating: map[int]float64{}}
	for _, e := range h.evidence {
		if isLabel(e) {
			h.labelled = append(h.labelled, e)
		}
	}
	for _, e := range who.Events {
		if e.Kind != event.Rate {
			continue
		}
		if i, ok := s.films.Index(e.Film); ok {
			h.rating[i] = e.Value
		}
	}
	return h
}

// The least target of a label: what is nearer to nothing says neither yes nor no. Of comments only those with a tone do.
const (
	leastLabel   = 0.1
	leastComment = 0.5
)

// isLabel reports whether evidence says yes or no. Attention alone (a page, a list, a query) does not.
func isLabel(e taste.Evidence) bool {
	size := max(e.Target, -e.Target)
	switch e.Kind {
	case event.View, event.Search, event.List:
		return false
	case event.Comment:
		return size >= leastComment
	}
	return size >= leastLabel
}
