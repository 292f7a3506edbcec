package taste

import "github.com/loge-film/loge/core/event"

// Hear is the way from all that a person did, in any order, to what a Solver takes: the events that count, what they say
// of films and of features as of now (Unix milliseconds), and what the cleaning found. Without words nothing is heard
// of features.
func Hear(events []event.Event, now int64, films Catalogue, words *Words) (Heard, []event.Finding) {
	counting, findings := event.Scrub(events, now)
	h := Heard{Events: counting, Evidence: Gather(counting, now, films)}
	if words != nil {
		h.Wishes = words.Wishes(counting, now)
	}
	return h, findings
}

// Heard is what the events of a person say.
type Heard struct {
	Events   []event.Event // that count, oldest first
	Evidence []Evidence
	Wishes   []Wish
}
