package local

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/loge-film/loge/core/event"
	"github.com/loge-film/loge/core/fixture"
	"github.com/loge-film/loge/core/pack"
	"github.com/loge-film/loge/core/profile"
	"github.com/loge-film/loge/ui"
)

func TestImport(t *testing.T) {
	e := newEngine(t)
	if _, err := e.Take(ctx, nil); err == nil {
		t.Error("nothing was taken without a preview")
	}
	p, err := e.Preview(ctx, ui.File{Name: "diary.csv", Data: []byte(diary)}, ui.Reading{})
	must(t, err)
	if p.Source != "letterboxd" || p.Rows != 3 || p.Matched != 1 || p.Unmatched != 1 || len(p.Doubtful) != 1 || p.Doubtful[0].Title.Zh == "" ||
		len(p.Samples) != 1 || p.Samples[0].Film != "chungking-express-1994" || len(p.Lost) != 1 || len(box(t, e)) != 0 {
		t.Fatalf("%+v", p)
	}
	taken, err := e.Take(ctx, []int{p.Doubtful[0].Number})
	must(t, err)
	lines := box(t, e)
	if taken.Added != len(lines) || taken.Known != 0 || len(lines) < 4 || lines[0].Source != "letterboxd" || lines[0].Title.Zh == "" {
		t.Fatalf("%+v: %+v", taken, lines)
	}
	if again, err := e.Take(ctx, []int{p.Doubtful[0].Number}); err != nil || again.Added != 0 || again.Known != taken.Added {
		t.Errorf("twice: %+v, %v", again, err)
	}
	if file, err := e.Unmatched(ctx); err != nil || !strings.Contains(string(file.Data), "A Film That Nobody Made") {
		t.Errorf("%q, %v", file.Data, err)
	}
	var refusal *ui.Refusal
	if _, err := e.Preview(ctx, ui.File{Name: "x", Data: []byte("\x00\x01 odd")}, ui.Reading{}); !errors.As(err, &refusal) || refusal.Why != "unknown" || refusal.Args[0] != "x" {
		t.Errorf("an odd file: %v", err)
	}
	if _, err := e.Preview(ctx, ui.File{Data: make([]byte, ui.MaxFile+1)}, ui.Reading{}); !errors.Is(err, ui.ErrTooLarge) {
		t.Errorf("a large file: %v", err)
	}
}

// A file that is chosen before the pack is there waits for it, and for all that it is matched by; not for what will not come.
func TestImportWaitsForThePack(t *testing.T) {
	file, parts := ui.File{Name: "diary.csv", Data: []byte(diary)}, map[string][]*pack.Pack{
		"whole": {fixture.SmallFront(), fixture.Small()}, "front": {fixture.SmallFront()}, "none": {},
	}
	for name, come := range parts {
		synctest.Test(t, func(t *testing.T) {
			e := withoutPack()
			e.SetKeeper(keeperOver(t, &profile.MemoryStore{}))
			var p ui.Preview
			var err error
			answered := false
			go func() {
				p, err = e.Preview(ctx, file, ui.Reading{})
				answered = true
			}()
			for _, part := range come {
				synctest.Wait()
				if answered {
					t.Fatalf("%s: answered before its time: %+v, %v", name, p, err)
				}
				must(t, e.SetPack(part))
			}
			e.Loaded()
			time.Sleep(time.Minute)
			synctest.Wait()
			if !answered || (p.Matched == 1) != (len(come) > 0) || errors.Is(err, ui.ErrNotReady) != (len(come) == 0) {
				t.Errorf("%s: %v, %+v, %v", name, answered, p, err)
			}
		})
	}
}

// Whoever is chosen of several people, theirs alone is taken.
func TestImportOfOneOfSeveral(t *testing.T) {
	e, file := newEngine(t), ui.File{Name: "ViewingActivity.csv", Held: household}
	e.options.Fetch = func(_ context.Context, held any) ([]byte, error) { return []byte(held.(string)), nil }
	for viewer, want := range map[string]string{"": "Ada", "Ada": "Ada", "Ben": "Ben", "nobody": "Ada"} {
		p, err := e.Preview(ctx, file, ui.Reading{Viewer: viewer})
		must(t, err)
		if p.Viewer != want || !slices.Equal(p.Viewers, []ui.Viewer{{Name: "Ada", Rows: 2}, {Name: "Ben", Rows: 1}}) || p.Matched != map[string]int{"Ada": 2, "Ben": 1}[want] {
			t.Errorf("%q: %+v", viewer, p)
		}
	}
	e.options.Fetch = func(context.Context, any) ([]byte, error) { return nil, errors.New("the file has gone") }
	if _, err := e.Preview(ctx, file, ui.Reading{}); err == nil {
		t.Error("a file that has gone was read")
	}
}

// While a large file is read the engine tells how far it is, answers others, and at the end tells that nothing is read.
func TestImportTellsHowFarItIs(t *testing.T) {
	e := newEngine(t)
	var told []float64
	e.Watch(func(s ui.Status) {
		if told = append(told, s.Reading); s.Reading > 0 {
			_, err := e.Film(ctx, "hero-2002")
			must(t, err)
		}
	})
	var rows strings.Builder
	rows.WriteString("Date,Name,Year,Letterboxd URI,Rating\n")
	for i := range 100_000 {
		fmt.Fprintf(&rows, "2024-01-31,Nobody made film %d,1997,https://boxd.it/a,3\n", i)
	}
	p, err := e.Preview(ctx, ui.File{Name: "ratings.csv", Data: []byte(rows.String())}, ui.Reading{})
	must(t, err)
	if last := len(told) - 1; p.Rows != 100_000 || last < 4 || told[0] != 0 || told[last] != 0 || !slices.IsSorted(told[:last]) {
		t.Errorf("%d rows, told %v", p.Rows, told)
	}
}

// What does not fit into the memory is left, and the person is told how much was taken.
func TestImportThatFillsTheMemory(t *testing.T) {
	e := newEngine(t)
	var rows strings.Builder
	rows.WriteString("Date,Name,Year,Letterboxd URI,Rating,Rewatch,Tags,Watched Date\n")
	for i := range event.MaxEvents/4 + 2 {
		for _, film := range []string{"In the Mood for Love,2000", "Chungking Express,1994", "Happy Together,1997", "Hero,2002"} {
			fmt.Fprintf(&rows, "2024-01-31,%s,x,,,,%s\n", film, time.Unix(int64(i)*86_400, 0).UTC().Format("2006-01-02"))
		}
	}
	p, err := e.Preview(ctx, ui.File{Name: "diary.csv", Data: []byte(rows.String())}, ui.Reading{})
	must(t, err)
	var refusal *ui.Refusal
	taken, err := e.Take(ctx, nil)
	if !errors.As(err, &refusal) || refusal.Why != "full" || !slices.Equal(refusal.Args, []string{"100000", strconv.Itoa(taken.Added)}) {
		t.Errorf("of %d events: %+v, %v", p.Events, taken, err)
	}
	if n := len(box(t, e)); n != taken.Added || n < 99_000 {
		t.Errorf("%d events are there, %d were taken of %d", n, taken.Added, p.Events)
	}
}

// A row that is dated in the future does not move what is done now.
func TestImportFromTheFuture(t *testing.T) {
	e := newEngine(t)
	_, err := e.Preview(ctx, ui.File{Name: "diary.csv", Data: []byte(strings.ReplaceAll(diary, "2024", "2099"))}, ui.Reading{})
	must(t, err)
	_, err = e.Take(ctx, nil)
	must(t, err)
	id := act(t, e, "like", "hero-2002")
	for _, line := range box(t, e) {
		if line.ID == id && line.Time > e.options.Clock()+1000 {
			t.Errorf("%+v", line)
		}
	}
}
