package local

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/loge-film/loge/core/profile"
	"github.com/loge-film/loge/ui"
	"pgregory.net/rapid"
)

// All that the page shows of the person in answer to calls that take no turn of their own.
type shown struct {
	Home   ui.Home
	Film   ui.FilmPage
	Events []ui.EventLine
}

func show(t *testing.T, e *Engine) shown {
	t.Helper()
	film, err := e.Film(ctx, "2046-2004")
	must(t, err)
	return shown{home(t, e), film, box(t, e)}
}

// modes are the ways in which acts may be held.
var modes = []ui.KeepMode{ui.Off, ui.Keeping, ui.Paused, ui.Private}

func inMode(t *testing.T, mode ui.KeepMode) *Engine {
	t.Helper()
	e := newEngineOver(t, &profile.MemoryStore{})
	if mode != ui.Off {
		must(t, e.Remember(ctx, ""))
		must(t, e.Keep(ctx, mode))
	}
	return e
}

func perform(t *testing.T, e *Engine, acts ...ui.Act) {
	t.Helper()
	for _, a := range acts {
		_, err := e.Act(ctx, a)
		must(t, err)
	}
}

// Law: to do something and undo it, or to delete it, leaves no trace on any page, wherever acts are held.
func TestUndoIsExact(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		e := inMode(t, rapid.SampledFrom(modes).Draw(rt, "mode"))
		perform(t, e, rapid.SliceOfN(rapid.Custom(anAct), 0, 8).Draw(rt, "acts")...)
		before := show(t, e)
		one := rapid.Custom(anAct).Draw(rt, "one more")
		perform(t, e, one)
		if _, ok, err := e.Undo(ctx); !ok || err != nil {
			rt.Fatal("undo", ok, err)
		}
		if diff := cmp.Diff(before, show(t, e)); diff != "" {
			rt.Fatalf("undo of %+v: %s", one, diff)
		}
		id, err := e.Act(ctx, one)
		must(t, err)
		if ok, err := e.Forget(ctx, id); !ok || err != nil {
			rt.Fatal("forget", ok, err)
		}
		if diff := cmp.Diff(before, show(t, e)); diff != "" {
			rt.Fatalf("%+v deleted: %s", one, diff)
		}
	})
}

// Law: acts that carry their times may come in any order, and more than once: as from other tabs and from files.
func TestAnyOrderIsTheSame(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		acts := rapid.SliceOfN(rapid.Custom(anAct), 1, 10).Draw(rt, "acts")
		for i := range acts {
			acts[i].ID, acts[i].Time = fmt.Sprint("a", i), 1_779_000_000_000+rapid.Int64Range(0, 100_000).Draw(rt, "time")
		}
		mode := rapid.SampledFrom(modes).Draw(rt, "mode")
		one, other := inMode(t, mode), inMode(t, mode)
		perform(t, one, acts...)
		perform(t, other, rapid.Permutation(acts).Draw(rt, "order")...)
		perform(t, other, acts[0])
		if diff := cmp.Diff(show(t, one), show(t, other)); diff != "" {
			rt.Fatal(diff)
		}
	})
}

// Law: to erase is a cold start, wherever acts are held; in a private session what is kept comes back as it was.
func TestEraseIsAColdStart(t *testing.T) {
	stranger := show(t, inMode(t, ui.Off))
	rapid.Check(t, func(rt *rapid.T) {
		mode := rapid.SampledFrom(modes).Draw(rt, "mode")
		e := inMode(t, mode)
		if mode == ui.Private {
			must(t, e.Keep(ctx, ui.Off))
		}
		perform(t, e, rapid.SliceOfN(rapid.Custom(anAct), 1, 6).Draw(rt, "acts")...)
		kept := show(t, e)
		if mode == ui.Private {
			must(t, e.Keep(ctx, ui.Private))
			perform(t, e, rapid.SliceOfN(rapid.Custom(anAct), 1, 6).Draw(rt, "secrets")...)
		}
		must(t, e.Erase(ctx))
		if diff := cmp.Diff(stranger, show(t, e)); diff != "" {
			rt.Fatal(diff)
		}
		if mode == ui.Private {
			must(t, e.Keep(ctx, ui.Keeping))
			if diff := cmp.Diff(kept, show(t, e)); diff != "" {
				rt.Fatalf("after the private session: %s", diff)
			}
		}
	})
}
