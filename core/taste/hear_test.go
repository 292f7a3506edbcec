package taste

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/loge-film/loge/core/event"
)

// What is heard does not depend on the order in which the events are told, nor on their having been cleaned before.
func TestHear(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		events := anyHistory(small, 60).Draw(rt, "history")
		want, _ := Hear(events, now, shelf{small}, smallWords)
		shuffled, _ := Hear(rapid.Permutation(events).Draw(rt, "order"), now, shelf{small}, smallWords)
		again, findings := Hear(want.Events, now, shelf{small}, smallWords)
		if diff := cmp.Diff(want, shuffled) + cmp.Diff(want, again); diff != "" || findings != nil {
			rt.Fatal(diff, findings)
		}
	})
	search := event.Event{ID: "1", Kind: event.Search, Text: "comedy", Time: now}
	if h, _ := Hear([]event.Event{search}, now, shelf{small}, nil); h.Wishes != nil {
		t.Errorf("without words: %+v", h.Wishes)
	}
}
