package profile_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/loge-film/loge/core/event"
	"github.com/loge-film/loge/core/profile"
	"pgregory.net/rapid"
)

// Law: the pieces of entries decode to the same entries in the same order, and none but the last is shorter than asked for or
// longer by more than an entry.
func TestPiecesDecodeToWhatTheyWereMadeOf(t *testing.T) {
	const most = 100 // bytes of an entry below
	rapid.Check(t, func(t *rapid.T) {
		var want, got []profile.Entry
		for i := range rapid.IntRange(0, 40).Draw(t, "entries") {
			e := profile.Entry{Version: uint32(1 + i%3), Gone: i%5 == 4, Event: event.Event{ID: fmt.Sprint("e", i)}}
			if !e.Gone {
				e.Event.Kind, e.Event.Time, e.Event.Film = event.Rate, int64(i), "heat-1995"
				e.Event.Value = float64(i%10) / 2
			}
			want = append(want, e)
		}
		size, last := rapid.IntRange(1, 300).Draw(t, "size"), 0
		for piece := range profile.EncodeEntries(want, size) {
			if last > 0 && last < size || len(piece) > size+most {
				t.Fatalf("a piece of %d bytes after one of %d, asked for %d", len(piece), last, size)
			}
			last = len(piece)
			entries, err := profile.DecodeEntries(piece)
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, entries...)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatal(diff)
		}
	})
}

func FuzzDecodeEntries(f *testing.F) {
	entry := profile.Entry{Version: 1, Event: event.Event{ID: "a", Kind: event.Like, Film: "heat-1995", Time: 7}}
	for piece := range profile.EncodeEntries([]profile.Entry{entry, {Version: 2, Gone: true, Event: event.Event{ID: "b"}}}, 1000) {
		f.Add(piece)
		f.Add(piece[:len(piece)-1])
	}
	f.Add([]byte{0xff, 0xff, 0xff, 0xff, 0x0f})
	f.Fuzz(func(t *testing.T, piece []byte) {
		entries, err := profile.DecodeEntries(piece)
		if err != nil {
			return
		}
		var again []byte
		for p := range profile.EncodeEntries(entries, len(piece)+1) {
			again = append(again, p...)
		}
		if diff := cmp.Diff(piece, again); diff != "" && len(piece) > 0 {
			t.Fatalf("one encoding for one list of entries: %s", diff)
		}
	})
}
