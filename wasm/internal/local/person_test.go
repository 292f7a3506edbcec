package local

import (
	"bytes"
	"compress/flate"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/loge-film/loge/core/fixture"
	"github.com/loge-film/loge/core/profile"
	"github.com/loge-film/loge/ui"
)

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func box(t testing.TB, e *Engine) []ui.EventLine {
	t.Helper()
	var all []ui.EventLine
	for page := 0; ; page++ {
		b, err := e.Box(ctx, ui.BoxQuery{Page: page, Size: ui.MaxBoxSize})
		must(t, err)
		if all = append(all, b.Events...); len(all) >= b.Found {
			return all
		}
	}
}

func memory(t testing.TB, e *Engine) ui.Memory {
	t.Helper()
	m, err := e.Memory(ctx)
	must(t, err)
	return m
}

var someFilms = []string{"chungking-express-1994", "in-the-mood-for-love-2000", "hero-2002", "spirited-away-2001", "2046-2004"}

// anAct draws something that a person does.
func anAct(t *rapid.T) ui.Act {
	a := ui.Act{Kind: rapid.SampledFrom([]string{"like", "dislike", "rate", "watch", "view", "hide", "share", "list", "comment", "search", "edit"}).Draw(t, "kind")}
	if a.Kind != "search" && a.Kind != "edit" {
		a.Film = rapid.SampledFrom(someFilms).Draw(t, "film")
	}
	switch a.Kind {
	case "rate":
		a.Value = float64(rapid.IntRange(1, 10).Draw(t, "stars")) / 2
	case "watch", "list":
		a.Value = float64(rapid.IntRange(0, 1).Draw(t, "value"))
	case "comment", "search":
		a.Text = rapid.SampledFrom([]string{"wonderful", "a boring crime film", "王家卫"}).Draw(t, "text")
	case "edit":
		a.Text, a.Value = "tag:genre/drama", float64(rapid.IntRange(-1, 1).Draw(t, "value"))
	}
	return a
}

// Laws: what is remembered is there after a restart, and recommends the same; undo takes back exactly the newest act; what
// was deleted comes back as it was; to erase is to be a stranger.
func TestMemoryLaws(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		var store profile.MemoryStore
		e := newEngineOver(t, &store)
		stranger := home(t, e)
		must(t, e.Remember(ctx, rapid.SampledFrom([]string{"", "open sesame"}).Draw(rt, "passphrase")))
		for _, a := range rapid.SliceOfN(rapid.Custom(anAct), 1, 12).Draw(rt, "acts") {
			_, err := e.Act(ctx, a)
			must(t, err)
		}
		before, page := box(t, e), home(t, e)
		line, ok, err := e.Undo(ctx)
		must(t, err)
		if left := box(t, e); !ok || line != before[0] || !slices.Equal(left, before[1:]) {
			rt.Fatalf("undo of %+v leaves %+v", line, left)
		}
		id, err := e.Act(ctx, ui.Act{ID: line.ID, Kind: line.Kind, Film: line.Film, Value: line.Value, Text: line.Text, Time: line.Time, Source: line.Source})
		must(t, err)
		if back := box(t, e); id != line.ID || !slices.Equal(back, before) {
			rt.Fatalf("brought back: %s", cmp.Diff(before, back))
		}
		next := newEngineOver(t, &store)
		if memory(t, next).Locked {
			if len(box(t, next)) != 0 {
				rt.Fatal("what is locked counts")
			}
			if err := next.Unlock(ctx, "wrong"); !errors.Is(err, ui.ErrPassphrase) {
				rt.Fatal(err)
			}
			must(t, next.Unlock(ctx, "open sesame"))
		}
		if diff := cmp.Diff(before, box(t, next)) + cmp.Diff(page, home(t, next)); diff != "" {
			rt.Fatal("after a restart", diff)
		}
		must(t, next.EraseEverything(ctx))
		if diff := cmp.Diff(stranger, home(t, next)); diff != "" || len(box(t, next)) != 0 || memory(t, next).Mode != ui.Off {
			rt.Fatal("erased", diff)
		}
		if files, _ := store.List(); len(files) != 0 {
			rt.Fatalf("left: %v", files)
		}
	})
}

// A pack that comes late finds what is remembered; until then the memory can be asked already.
func TestMemoryBeforeThePack(t *testing.T) {
	var store profile.MemoryStore
	e := newEngineOver(t, &store)
	must(t, e.Remember(ctx, ""))
	act(t, e, "like", "hero-2002")
	late := withoutPack()
	late.SetKeeper(keeperOver(t, &store))
	if m := memory(t, late); m.Mode != ui.Keeping || m.Events != 1 || m.Tabs != 1 {
		t.Errorf("%+v", m)
	}
	must(t, late.SetPack(fixture.SmallFront()))
	must(t, late.SetPack(fixture.Small()))
	if home(t, late).Cold || len(box(t, late)) != 1 {
		t.Error("the pack does not know what is remembered")
	}
}

// A broken store refuses everything once it is told to.
type brokenStore struct {
	profile.MemoryStore
	broken bool
}

var errDisk = errors.New("the disk is full")

func (s *brokenStore) Append(name string, at int64, data []byte) error {
	if s.broken {
		return errDisk
	}
	return s.MemoryStore.Append(name, at, data)
}

func (*brokenStore) Kind() string { return "opfs" }

// What cannot be kept counts, and Memory says that it is not saved; it is kept as soon as that works again.
func TestBrokenStore(t *testing.T) {
	var store brokenStore
	e := newEngineOver(t, &store)
	must(t, e.Remember(ctx, ""))
	act(t, e, "like", "hero-2002")
	if m := memory(t, e); m.Store != "opfs" {
		t.Errorf("%+v", m)
	}
	store.broken = true
	lost := act(t, e, "like", "2046-2004")
	if m := memory(t, e); m.Store != "memory" || len(box(t, e)) != 2 {
		t.Errorf("%+v", m)
	}
	if s, err := e.Session(ctx); err != nil || len(s.Pending) != 1 || s.Pending[0].Event.ID != lost {
		t.Errorf("%+v, %v", s, err)
	}
	store.broken = false
	act(t, e, "like", "spirited-away-2001")
	if m := memory(t, e); m.Store != "opfs" || len(box(t, newEngineOver(t, &store))) != 3 {
		t.Errorf("%+v", m)
	}
}

func TestModes(t *testing.T) {
	var store profile.MemoryStore
	e := newEngineOver(t, &store)
	act(t, e, "like", "hero-2002")
	must(t, e.Keep(ctx, ui.Private))
	if !home(t, e).Cold {
		t.Error("a private session knows the person")
	}
	must(t, e.Keep(ctx, ui.Keeping)) // ends it
	if m := memory(t, e); m.Mode != ui.Off || home(t, e).Cold {
		t.Errorf("after a private session: %+v", m)
	}
	must(t, e.Remember(ctx, ""))
	must(t, e.Keep(ctx, ui.Paused))
	act(t, e, "like", "2046-2004")
	must(t, e.Keep(ctx, ui.Private))
	act(t, e, "like", "spirited-away-2001")
	must(t, e.Keep(ctx, ui.Keeping))
	if m := memory(t, e); m.Mode != ui.Paused || len(box(t, e)) != 2 {
		t.Errorf("a private session of somebody who paused ends in %+v", m)
	}
	if got := box(t, newEngineOver(t, &store)); len(got) != 1 {
		t.Errorf("kept: %+v", got)
	}
}

func TestPeopleAndCeiling(t *testing.T) {
	e := newEngine(t)
	must(t, e.AddProfile(ctx, "Mei", 0))
	act(t, e, "like", "hero-2002")
	must(t, e.AddProfile(ctx, "Kid", 6))
	if len(box(t, e)) != 0 {
		t.Error("the child has somebody else's history")
	}
	refused, shown := 0, fixture.Small()
	for i := range shown.Len() {
		if _, err := e.Film(ctx, string(shown.ID(i))); errors.Is(err, ui.ErrNoFilm) {
			refused++
		}
	}
	if refused == 0 || refused == shown.Len() {
		t.Errorf("%d of %d films are not for the child", refused, shown.Len())
	}
	for _, shelf := range home(t, e).Shelves {
		for _, card := range shelf.Cards {
			if _, err := e.Film(ctx, card.ID); err != nil {
				t.Errorf("%s is on a shelf: %v", card.ID, err)
			}
		}
	}
	m := memory(t, e)
	if len(m.Profiles) != 2 || m.Open != m.Profiles[1].ID || m.Profiles[1].Ceiling != 6 {
		t.Fatalf("%+v", m)
	}
	must(t, e.EditProfile(ctx, m.Open, "Big kid", 18))
	if _, err := e.Film(ctx, string(shown.ID(0))); err != nil {
		t.Error(err)
	}
	must(t, e.Enter(ctx, m.Profiles[0].ID))
	if len(box(t, e)) != 1 {
		t.Error("Mei's history is gone")
	}
	must(t, e.RemoveProfile(ctx, m.Open))
	must(t, e.Enter(ctx, ""))
	if m := memory(t, e); len(box(t, e)) != 0 || m.Open != "" || m.Mode != ui.Off {
		t.Errorf("a guest: %+v", m)
	}
}

// Two tabs over one store: what one does the other knows once it follows, and its page is told.
func TestFollow(t *testing.T) {
	var store profile.MemoryStore
	a := newEngineOver(t, &store)
	must(t, a.Remember(ctx, ""))
	b := newEngineOver(t, &store)
	changes := 0
	b.Watch(func(s ui.Status) { changes = s.Changes })
	act(t, a, "like", "hero-2002")
	must(t, b.Follow(ctx))
	if diff := cmp.Diff(box(t, a), box(t, b)); diff != "" || changes != 1 {
		t.Errorf("%d changes, %s", changes, diff)
	}
	must(t, b.Follow(ctx))
	b.SetStatus(ui.Status{Phase: ui.Ready})
	if changes != 1 {
		t.Errorf("%d changes though nothing changed", changes)
	}
	must(t, a.EraseEverything(ctx))
	must(t, b.Follow(ctx))
	if len(box(t, b)) != 0 || memory(t, b).Mode != ui.Off || changes != 2 {
		t.Errorf("erased elsewhere: %+v", memory(t, b))
	}
}

const diary = `Date,Name,Year,Letterboxd URI,Rating,Rewatch,Review,Tags,Watched Date
2024-05-01,Chungking Express,1994,https://boxd.it/a1,5,No,,,2024-04-30
2024-05-02,In the Mood for Love,2003,https://boxd.it/a2,5,No,,,2024-05-02
2024-05-05,A Film That Nobody Made,1997,https://boxd.it/a5,3,No,,,2024-05-05
`

const household = `Profile Name,Start Time,Duration,Attributes,Title,Supplemental Video Type
Ada,2024-01-02 20:00:00,01:40:00,,Chungking Express,
Ada,2024-01-03 20:00:00,01:40:00,,In the Mood for Love,
Ben,2024-01-04 20:00:00,01:40:00,,Happy Together,
`

// What is exported brings another device to the same page.
func TestExport(t *testing.T) {
	for _, passphrase := range []string{"", "open sesame"} {
		e := newEngine(t)
		act(t, e, "like", "chungking-express-1994")
		act(t, e, "dislike", "hero-2002")
		file, err := e.Export(ctx, passphrase)
		must(t, err)
		other := newEngine(t)
		if passphrase != "" {
			for _, wrong := range []string{"", "open barley"} {
				if _, err := other.Preview(ctx, file, ui.Reading{Passphrase: wrong}); !errors.Is(err, ui.ErrPassphrase) {
					t.Errorf("passphrase %q: %v", wrong, err)
				}
			}
		}
		p, err := other.Preview(ctx, file, ui.Reading{Passphrase: passphrase})
		must(t, err)
		if p.Source != "loge" || p.Events != 2 || len(p.Samples) != 2 {
			t.Errorf("%+v", p)
		}
		if taken, err := other.Take(ctx, nil); err != nil || taken.Added != 2 || taken.Known != 0 {
			t.Errorf("%+v, %v", taken, err)
		}
		if taken, err := other.Take(ctx, nil); err != nil || taken.Added != 0 || taken.Known != 2 {
			t.Errorf("again %+v, %v", taken, err)
		}
		if diff := cmp.Diff(home(t, e), home(t, other)); diff != "" {
			t.Error(diff)
		}
		file.Data[len(file.Data)/2] ^= 1
		if _, err := other.Preview(ctx, file, ui.Reading{Passphrase: passphrase}); !errors.Is(err, ui.ErrDamaged) && !errors.Is(err, ui.ErrPassphrase) {
			t.Errorf("damaged: %v", err)
		}
	}
}

func inflate(_ context.Context, data []byte, limit int) ([]byte, error) {
	out, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(data)), int64(limit)+1))
	if len(out) > limit {
		err = errors.New("too long")
	}
	return out, err
}

func TestPortrait(t *testing.T) {
	e := newEngine(t)
	p, err := e.Portrait(ctx)
	must(t, err)
	if len(p.Tags) != 0 || p.Labelled != 0 || p.Needed != 30 || p.Judging || len(p.Facts) != 3 || len(p.Map.All) == 0 || len(p.Map.All) > mapDots {
		t.Errorf("a stranger: %+v", p)
	}
	rateMany(t, e, 60)
	p, err = e.Portrait(ctx)
	must(t, err)
	if len(p.Tags) == 0 || p.Labelled < 30 || !p.Judging || len(p.Models) != 0 || len(p.Map.Own) == 0 || len(p.Heat.Counts) == 0 || len(p.Novelty) != 4 {
		t.Errorf("tags %d, labelled %d, judging %v", len(p.Tags), p.Labelled, p.Judging)
	}
	tag := p.Tags[0]
	if _, err := e.Act(ctx, ui.Act{Kind: "edit", Text: "tag:" + tag.Key, Value: -1}); err != nil {
		t.Fatal(err)
	}
	edited, err := e.Portrait(ctx)
	must(t, err)
	k := slices.IndexFunc(edited.Tags, func(i ui.Interest) bool { return i.Key == tag.Key })
	if k < 0 || edited.Tags[k].Edit != -1 || edited.Tags[k].Strength >= tag.Strength {
		t.Errorf("%+v became %+v", tag, edited.Tags)
	}
	if line := box(t, e)[0]; line.Title != tag.Label.Text {
		t.Errorf("the edit reads %+v", line)
	}
	must(t, tell(e, "fact:age=25-34"))
	told, err := e.Portrait(ctx)
	must(t, err)
	if f := told.Facts[0]; f.Value != "25-34" || !f.Used || f.Known || f.Effect.En == "" || f.Effect.Zh == "" || box(t, e)[0].Title.Zh == "" {
		t.Errorf("%+v", f)
	}
}

func tell(e *Engine, fact string) error {
	_, err := e.Act(ctx, ui.Act{Kind: "edit", Text: fact, Value: 1})
	return err
}

// rateMany rates films of the pack, dramas high.
func rateMany(t *testing.T, e *Engine, n int) {
	p := fixture.Small()
	for i := range min(n, p.Len()) {
		value := 1.5
		for _, g := range p.Genres(i) {
			if p.Vocabulary().Genres[g].Slug == "drama" {
				value = 5
			}
		}
		_, err := e.Act(ctx, ui.Act{Kind: "rate", Film: string(p.ID(i)), Value: value})
		must(t, err)
	}
}

// The models come by themselves, the page is told, and ranking does not wait for them.
func TestModels(t *testing.T) {
	e := newEngine(t)
	rateMany(t, e, 60)
	told := make(chan int, 10)
	e.Watch(func(s ui.Status) { told <- s.Changes })
	<-told
	if p, err := e.Portrait(ctx); err != nil || !p.Judging {
		t.Fatalf("judging %v, %v", p.Judging, err)
	}
	home(t, e)
	select {
	case <-told:
	case <-time.After(time.Minute):
		t.Fatal("the models do not come")
	}
	p, err := e.Portrait(ctx)
	must(t, err)
	names := ""
	for _, m := range p.Models {
		names += fmt.Sprint(m.Name, " ")
		if m.Tested == 0 || m.Accuracy <= 0 || len(m.Bins) == 0 {
			t.Errorf("%+v", m)
		}
	}
	if names != "logistic tree forest mlp " || p.Judging || len(p.Models[1].Rules) == 0 || len(p.Models[0].Weights) == 0 || p.Models[2].OutOfBag <= 0 {
		t.Errorf("models %s, judging %v", names, p.Judging)
	}
	act(t, e, "like", "2046-2004")
	if p, err := e.Portrait(ctx); err != nil || !p.Judging || len(p.Models) != 0 {
		t.Errorf("after another act: judging %v, %d models, %v", p.Judging, len(p.Models), err)
	}
}
