package importer

import (
	"encoding/hex"
	"hash/fnv"

	"github.com/loge-film/loge/core/event"
)

// Events returns what the matched items become, and the doubtful ones whose numbers are in accept, in the order of the
// file. Acts of which the file tells no day get the time undated, in Unix milliseconds.
//
// The id of an event is a hash of the source, the item and the act, so that to bring the same row twice, from the same
// file or a later one, is to bring it once. What event.Clean refuses is left out.
func (m *Matcher) Events(accept []int, undated int64) []event.Event {
	accepted := make(map[int]bool, len(accept))
	for _, n := range accept {
		accepted[n] = true
	}
	var events []event.Event
	for i := range m.file.Items {
		id, runtime, ok := m.taken(i, accepted)
		if !ok {
			continue
		}
		it := &m.file.Items[i]
		for k := range it.Acts {
			a := &it.Acts[k]
			e := event.Event{
				ID: eventID(m.file.Source, it, a), Kind: a.Kind, Film: id, Time: a.Time,
				Value: a.completion(runtime), Text: a.Text, Source: m.file.Source,
			}
			if e.Time == 0 {
				e.Time = undated
			}
			if e, err := event.Clean(e); err == nil {
				events = append(events, e)
			}
		}
	}
	return events
}

// usualRuntime stands for that of films of which it is not known, in minutes.
const usualRuntime = 100

// completion is the value of the event: of a watch whose duration is known, the part of the film that it covers.
func (a *Act) completion(runtime int) float64 {
	if a.Kind != event.Watch || a.Seconds == 0 {
		return a.Value
	}
	if runtime == 0 {
		runtime = usualRuntime
	}
	return min(float64(a.Seconds)/float64(60*runtime), 1)
}

// eventID hashes the keys of an item and an act.
func eventID(source string, it *Item, a *Act) string {
	h := fnv.New128a()
	_, _ = h.Write(a.appendKey(it.appendKey([]byte(source + "\x00"))))
	return source + "-" + hex.EncodeToString(h.Sum(nil))
}
