package rpc

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/loge-film/loge/core/lightjson"
	"github.com/loge-film/loge/ui"
	"pgregory.net/rapid"
)

// Law: what travels as JSON is written as encoding/json writes it, and read as it reads it. Values are drawn by reflection, so
// that a new field of a kind that lightjson does not know cannot be overlooked.
func TestWhatTravelsIsThatOfEncodingJSON(t *testing.T) {
	t.Run("restore", sameJSON[restoreParams])
	t.Run("session", sameJSON[sessionPart])
	t.Run("status", sameJSON[ui.Status])
	t.Run("query", sameJSON[ui.HomeQuery])
	t.Run("film", sameJSON[ui.FilmPage])
	t.Run("search", sameJSON[searchParams])
	t.Run("hits", sameJSON[[]ui.Hit])
	t.Run("which of the box", sameJSON[ui.BoxQuery])
	t.Run("box", sameJSON[ui.Box])
	t.Run("act", sameJSON[ui.Act])
	t.Run("act with page", sameJSON[actHomeParams])
	t.Run("acted", sameJSON[actResult])
	t.Run("newest", sameJSON[newestResult])
	t.Run("forgotten", sameJSON[forgetResult])
	t.Run("fault", sameJSON[*Fault])
	t.Run("portrait", sameJSON[ui.Portrait])
	t.Run("memory", sameJSON[ui.Memory])
	t.Run("remember", sameJSON[rememberParams])
	t.Run("keep", sameJSON[keepParams])
	t.Run("passphrase", sameJSON[passphraseParams])
	t.Run("profile", sameJSON[profileParams])
	t.Run("name of a file", sameJSON[fileResult])
	t.Run("to preview", sameJSON[previewParams])
	t.Run("preview", sameJSON[ui.Preview])
	t.Run("take", sameJSON[takeParams])
	t.Run("taken", sameJSON[ui.Taken])
	t.Run("id", sameJSON[idParams])
}

func sameJSON[T any](t *testing.T) {
	values := rapid.Make[T]()
	rapid.Check(t, func(t *rapid.T) {
		value := values.Draw(t, "value")
		want, err := json.Marshal(value)
		got, err2 := lightjson.Marshal(value)
		if (err != nil) != (err2 != nil) {
			t.Fatalf("encoding/json: %v, lightjson: %v", err, err2)
		}
		if err != nil {
			t.Skip("JSON cannot carry it")
		}
		if !bytes.Equal(want, got) {
			t.Fatalf("wrote\n%s, not\n%s", got, want)
		}
		var wanted, read T
		if err := json.Unmarshal(want, &wanted); err != nil {
			t.Fatal(err)
		}
		if err := lightjson.Unmarshal(want, &read); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(wanted, read); diff != "" {
			t.Fatal(diff)
		}
	})
}

func BenchmarkFilmPage(b *testing.B) {
	page := rapid.Make[ui.FilmPage]().Example(7)
	text, err := lightjson.Marshal(page)
	if err != nil {
		b.Fatal(err)
	}
	for name, read := range map[string]func([]byte, any) error{"encoding": json.Unmarshal, "light": lightjson.Unmarshal} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				var p ui.FilmPage
				if err := read(text, &p); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
