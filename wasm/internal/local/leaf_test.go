package local

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/loge-film/loge/core/event"
	"github.com/loge-film/loge/core/film"
	"github.com/loge-film/loge/ui"
	"pgregory.net/rapid"
)

// says tells whether a text can be found in what the page shows of an event. The words of it are those of the page.
func says(line ui.EventLine, q ui.BoxQuery) bool {
	words := ui.WordsIn(q.Lang)
	said := words.Event(line.Kind, line.Title.In(q.Lang), line.Value, line.Text)
	if line.Kind == "edit" {
		return ui.BoxQuery{Find: q.Find, Lang: q.Lang}.Matcher()(line)
	}
	return strings.Contains(strings.ToLower(said+" "+line.Title.En), strings.ToLower(q.Find))
}

// Law: whatever is asked for, the pages together are the events that a look at each single one finds, newest first.
func TestPagesOfTheBoxAreAllThatIsAskedFor(t *testing.T) {
	outer := t
	rapid.Check(t, func(t *rapid.T) {
		e := newEngine(outer)
		for range rapid.IntRange(0, 25).Draw(t, "acts") {
			_, _ = e.Act(ctx, anAct(t)) // one that is refused is none
		}
		q := ui.BoxQuery{
			Find: rapid.SampledFrom([]string{"", "", "LIKE", "heat", "重庆", "express", "wonderful", "王家卫", "no such thing"}).Draw(t, "find"),
			Lang: rapid.SampledFrom([]ui.Lang{ui.En, ui.Zh}).Draw(t, "language"),
			Kind: rapid.SampledFrom([]string{"", "", "like", "rate", "search"}).Draw(t, "kind"),
			Film: rapid.SampledFrom([]string{"", "", someFilms[0]}).Draw(t, "film"),
			Size: rapid.IntRange(1, 7).Draw(t, "size"),
		}
		all, err := e.Box(ctx, ui.BoxQuery{Size: ui.MaxBoxSize})
		if err != nil {
			t.Fatal(err)
		}
		want, films := []ui.EventLine{}, map[string]bool{}
		for _, line := range all.Events {
			if (q.Kind == "" || q.Kind == line.Kind) && (q.Film == "" || q.Film == line.Film) && says(line, q) {
				want = append(want, line)
				films[line.Film] = true
			}
		}
		delete(films, "")
		got := []ui.EventLine{}
		for ; ; q.Page++ {
			box, err := e.Box(ctx, q)
			if err != nil {
				t.Fatal(err)
			}
			if box.Found != len(want) || box.Films != len(films) || box.Total != len(all.Events) || len(box.Events) > q.Size {
				t.Fatalf("found %d of %d on %d films, %d on a page; want %d of %d on %d", box.Found, box.Total, box.Films, len(box.Events), len(want), len(all.Events), len(films))
			}
			if box.Page < q.Page || len(box.Events) == 0 {
				break
			}
			got = append(got, box.Events...)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatal(diff)
		}
	})
}

// A page that nobody could mean is one that there is, and no more events travel than may.
func TestPagesOfTheBoxAreBounded(t *testing.T) {
	e := newEngine(t)
	for i := range ui.MaxBoxSize + 5 {
		if _, err := e.Act(ctx, ui.Act{Kind: "search", Text: fmt.Sprint("query ", i)}); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct{ page, size, wantPage, want int }{
		{0, 1 << 40, 0, ui.MaxBoxSize}, {1 << 40, 1 << 40, 1, 5}, {-3, 10, 0, 10}, {2, -1, 0, 0}, {7, 0, 0, 0}, {1 << 40, 1, ui.MaxBoxSize + 4, 1},
	} {
		box, err := e.Box(ctx, ui.BoxQuery{Page: c.page, Size: c.size})
		if err != nil || box.Page != c.wantPage || len(box.Events) != c.want || box.Found != ui.MaxBoxSize+5 {
			t.Errorf("page %d of %d events: page %d with %d, %v; want %d with %d", c.page, c.size, box.Page, len(box.Events), err, c.wantPage, c.want)
		}
	}
}

// The words of the page's language are searched, and English titles in any.
func TestTheBoxIsSearchedInTheWordsOfThePage(t *testing.T) {
	e := newEngine(t)
	act(t, e, "like", "chungking-express-1994")
	for find, want := range map[string]int{"liked CHUNGKING": 1, "重庆": 0, "disliked": 0} {
		if box, _ := e.Box(ctx, ui.BoxQuery{Find: find, Lang: ui.En}); box.Found != want {
			t.Errorf("en %q: %d", find, box.Found)
		}
	}
	for _, text := range []string{"wong", "ozu", "wong kar"} {
		if _, err := e.Act(ctx, ui.Act{Kind: "search", Text: text}); err != nil {
			t.Fatal(err)
		}
	}
	if box, _ := e.Box(ctx, ui.BoxQuery{Find: "wong", Lang: ui.En}); box.Found != 2 {
		t.Errorf("%d searches of three", box.Found)
	}
	for _, find := range []string{"重庆", "chungking"} {
		if box, _ := e.Box(ctx, ui.BoxQuery{Find: strings.ToUpper(find), Lang: ui.Zh}); box.Found != 1 {
			t.Errorf("zh %q: %d", find, box.Found)
		}
	}
}

// What opening the history of a long past costs, and looking through it.
func BenchmarkBoxOfALongPast(b *testing.B) {
	e := newEngine(b)
	events := make([]event.Event, 60_000)
	for i := range events {
		events[i] = event.Event{ID: fmt.Sprint(i), Kind: event.Watch, Film: film.ID(someFilms[i%len(someFilms)]), Time: int64(i), Value: 1}
	}
	for name, find := range map[string]string{"open": "", "find": "express"} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				view{e.core}.leaf(events, ui.BoxQuery{Find: find, Size: 20})
			}
		})
	}
}
