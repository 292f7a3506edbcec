package rpc

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/loge-film/loge/core/event"
	"github.com/loge-film/loge/core/lightjson"
	"github.com/loge-film/loge/core/profile"
	"pgregory.net/rapid"
)

// session is what an engine would read from the journal.
func (j *journal) session() profile.Session {
	var p past
	for _, r := range j.restore(false) {
		if err := p.hear(r.params, r.data); err != nil {
			panic(err)
		}
	}
	return p.whole()
}

// Journal returns the events that outlive the engine on the page and nowhere else, in the order of the acts.
func (c *Client) Journal() (all []event.Event) {
	c.mu.Lock()
	defer c.mu.Unlock()
	s := c.journal.session()
	for _, e := range slices.Concat(s.Loose, s.Pending, s.Secret) {
		if !e.Gone {
			all = append(all, e.Event)
		}
	}
	return all
}

// tell gives a journal a session as a server tells it, each entry a piece.
func (j *journal) tell(s profile.Session) {
	part := sessionPart{Open: s.Open, Private: s.Private, More: true}
	for _, part.Place = range places {
		for data := range profile.EncodeEntries(*listOf(&s, part.Place), 1) {
			body, _ := lightjson.Marshal(part)
			j.heard(Message{Body: body, Data: data})
		}
	}
	part.More = false
	body, _ := lightjson.Marshal(part)
	j.heard(Message{Body: body})
}

// naive is a journal that keeps decoded lists.
type naive struct{ profile.Session }

func (n *naive) remove(id string) {
	for _, place := range places {
		list := listOf(&n.Session, place)
		*list = slices.DeleteFunc(*list, func(e profile.Entry) bool { return e.Event.ID == id })
	}
}

func (n *naive) act(r actResult) {
	n.remove(r.Entry.Event.ID)
	if list := listOf(&n.Session, r.Place); list != nil {
		*list = append(*list, r.Entry)
	}
}

func (n *naive) erase() {
	n.Secret = nil
	if !n.Private {
		n.Loose, n.Pending = nil, nil
	}
}

func sorted(s profile.Session) profile.Session {
	for _, place := range places {
		list := listOf(&s, place)
		*list = slices.Clone(*list)
		slices.SortFunc(*list, func(a, b profile.Entry) int { return strings.Compare(a.Event.ID, b.Event.ID) })
		if len(*list) == 0 {
			*list = nil
		}
	}
	return s
}

// Law: a journal that is never decoded on the page gives back what one of decoded lists would.
func TestJournalIsThatOfDecodedLists(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var j journal
		var n naive
		id := rapid.Custom(func(t *rapid.T) string { return fmt.Sprint("e", rapid.IntRange(0, 5).Draw(t, "id")) })
		place := rapid.SampledFrom([]profile.Place{profile.Kept, profile.Loose, profile.Pending, profile.Secret})
		for i := range rapid.IntRange(1, 30).Draw(t, "steps") {
			entry := profile.Entry{Version: uint32(1 + i), Event: event.Event{ID: id.Draw(t, "event"), Kind: event.Like, Film: "heat-1995"}}
			switch rapid.SampledFrom([]string{"act", "act", "forget", "erase", "tell", "begin to tell"}).Draw(t, "step") {
			case "act":
				r := actResult{entry, place.Draw(t, "place")}
				body, _ := lightjson.Marshal(r)
				j.record(MethodAct, nil, body)
				n.act(r)
			case "forget":
				body, _ := lightjson.Marshal(idParams{entry.Event.ID})
				j.record(MethodForget, body, nil)
				n.remove(entry.Event.ID)
			case "erase":
				j.record(MethodErase, nil, nil)
				n.erase()
			case "tell":
				n.Private = rapid.Bool().Draw(t, "private")
				j.tell(sorted(n.Session))
			case "begin to tell":
				body, _ := lightjson.Marshal(sessionPart{Place: profile.Loose, More: true})
				for data := range profile.EncodeEntries([]profile.Entry{entry}, 1) {
					j.heard(Message{Body: body, Data: data})
				}
				j.interrupted()
			}
			if diff := cmp.Diff(sorted(n.Session), sorted(j.session())); diff != "" {
				t.Fatal(diff)
			}
		}
	})
}

// Whatever a session holds, it travels in messages of bounded size, both ways.
func TestALargeSessionTravelsInPieces(t *testing.T) {
	const events, most = 3000, pieceSize + 4096
	engine := newFakeEngine(1, &fakeDisk{})
	for i := range events {
		engine.events = append(engine.events, event.Event{ID: fmt.Sprintf("e%06d", i), Kind: event.Comment, Film: "heat-1995", Time: int64(i), Text: "a word on a film that has been seen once more"})
	}
	var j journal
	server := NewServer(engine, func(text []byte) {
		if len(text) > most {
			t.Errorf("a message of %d bytes", len(text))
		}
		if m, err := decode(text); err == nil && m.Type == TypeSession {
			j.heard(m)
		}
	}, nil)
	server.Tell(background)
	next := newFakeEngine(2, &fakeDisk{})
	heir := NewServer(next, func([]byte) {}, nil)
	for i, r := range j.restore(false) {
		body, _ := lightjson.Marshal(r.params)
		text := encode(Message{Type: TypeCall, ID: uint64(i + 1), Method: MethodRestore, Body: body, Data: r.data})
		if len(text) > most {
			t.Errorf("a message of %d bytes", len(text))
		}
		heir.Receive(background, text, nil)
	}
	if next.resumed != 1 || len(j.parts) < 2 {
		t.Fatalf("resumed %d times from %d pieces", next.resumed, len(j.parts))
	}
	if diff := cmp.Diff(engine.events, next.events); diff != "" {
		t.Fatal(diff)
	}
}
