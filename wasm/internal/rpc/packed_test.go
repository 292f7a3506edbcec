package rpc

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/loge-film/loge/ui"
	"pgregory.net/rapid"
)

// Packing loses nothing that JSON keeps. The pages are drawn by reflection, so that a new field cannot be forgotten.
func TestPackedHomeIsWhatJSONWouldCarry(t *testing.T) {
	pages := rapid.Make[ui.Home]()
	rapid.Check(t, func(t *rapid.T) {
		home := pages.Draw(t, "home")
		text, err := json.Marshal(home)
		if err != nil {
			t.Skip("JSON cannot carry it")
		}
		var want ui.Home
		if err := json.Unmarshal(text, &want); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(text), `\ufffd`) {
			t.Skip("JSON mends texts that are no UTF-8")
		}
		got, err := unpackHome(packHome(&home))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("packed (-JSON +packed):\n%s", diff)
		}
	})
}

// No bytes make the reader panic, ask for much memory, or read what does not read back the same.
func FuzzUnpackHome(f *testing.F) {
	word := ui.Word{Slug: "drama", Text: ui.Text{En: "Drama", Zh: "剧情"}}
	card := ui.Card{ID: "heat-1995", Year: 1995, Runtime: -1, Genres: []ui.Word{word, word}, Reason: ui.Reason{
		Score: 0.5, Films: []ui.FilmPart{{ID: "x", Shared: []ui.Word{word}}}, Features: []ui.FeaturePart{{Label: word, Shared: true}},
	}}
	whole := packHome(&ui.Home{Hero: &card, Shelves: []ui.Shelf{{Kind: "for-you", About: &card, Cards: []ui.Card{card}}}, Facets: &ui.Facets{First: 1895}})
	f.Add(whole)
	f.Add(whole[:len(whole)/2])
	f.Add([]byte{})
	f.Add([]byte{0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff})
	f.Fuzz(func(t *testing.T, data []byte) {
		home, err := unpackHome(data)
		if err != nil {
			return
		}
		again := packHome(&home)
		back, err := unpackHome(again)
		if err != nil || string(packHome(&back)) != string(again) {
			t.Errorf("%x reads as %+v, which packs as %x (%v)", data, home, again, err)
		}
	})
}

// A message of any form reads back as it was written.
func TestMessagesReadBack(t *testing.T) {
	part := rapid.SliceOfN(rapid.Byte(), 0, 300)
	rapid.Check(t, func(t *rapid.T) {
		m := Message{Version: Version, Type: TypeReply, ID: rapid.Uint64().Draw(t, "id")}
		if rapid.Bool().Draw(t, "with body") {
			m.Body = []byte(`{"ok":true}`)
		}
		switch rapid.IntRange(0, 2).Draw(t, "form") {
		case 1:
			m.Packed = part.Draw(t, "packed")
		case 2:
			m.Data = part.Draw(t, "data")
		}
		encoded := encode(m)
		got, err := decode(encoded)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(m, got, cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("(-written +read):\n%s", diff)
		}
		for cut := range len(encoded) { // less of it is less, or an error
			if less, err := decode(encoded[:cut]); err == nil && cmp.Equal(m, less, cmpopts.EquateEmpty()) {
				t.Fatalf("%d of %d bytes read as the whole", cut, len(encoded))
			}
		}
	})
}
