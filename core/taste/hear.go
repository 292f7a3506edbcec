package taste

import (
	"github.com/loge-film/loge/core/event"
	"github.com/loge-film/loge/core/film"
	"github.com/loge-film/loge/core/text/sentiment"
)

// A Listener hears one person again and again: it remembers where films stand and what texts say, which from one act to
// the next stay the same. It is not safe for concurrent use.
type Listener struct {
	films Catalogue
	words *Words // nil: nothing is heard of features

	places   map[film.ID]int // of films, -1 for those that the catalogue does not have
	verdicts map[string]sentiment.Verdict
	mentions map[string][]Mention
}

// NewListener returns a Listener; without words it hears nothing of features.
func NewListener(films Catalogue, words *Words) *Listener {
	return &Listener{films, words, map[film.ID]int{}, map[string]sentiment.Verdict{}, map[string][]Mention{}}
}

// Heard is what the events of a person say.
type Heard struct {
	Events   []event.Event // that count, oldest first
	Evidence []Evidence
	Wishes   []Wish
}

// Hear is the way from all that a person did, as an event.Log has it, to what a Solver takes: the events that count, what
// they say of films and of features as of now (Unix milliseconds), and what the cleaning found.
func (l *Listener) Hear(events []event.Event, now int64) (Heard, []event.Finding) {
	counting, findings := event.ScrubLog(events, now)
	h := Heard{Events: counting, Evidence: strongest(gather(counting, now, l, l.signal))}
	if l.words != nil {
		h.Wishes = l.words.wishes(counting, now, l)
	}
	return h, findings
}

// Film implements Catalogue.
func (l *Listener) Film(id film.ID) (int, bool) {
	i, ok := l.places[id]
	if !ok {
		if i, ok = l.films.Film(id); !ok {
			i = -1
		}
		l.places[id] = i
	}
	return i, i >= 0
}

// Found implements Catalogue.
func (l *Listener) Found(query string) []int { return l.films.Found(query) }

// signal is the Signal of an event.
func (l *Listener) signal(e event.Event, mean float64) event.Signal {
	if e.Kind != event.Comment {
		return e.Signal(mean)
	}
	verdict, ok := l.verdicts[e.Text]
	if !ok {
		verdict = event.Tone(e).Verdict
		l.verdicts[e.Text] = verdict
	}
	return event.CommentSignal(verdict)
}

// said returns what a text mentions.
func (l *Listener) said(text string) []Mention {
	list, ok := l.mentions[text]
	if !ok {
		list = l.words.Mentions(text)
		l.mentions[text] = list
	}
	return list
}
