package rpc

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/loge-film/loge/core/event"
	"github.com/loge-film/loge/core/profile"
	"github.com/loge-film/loge/ui"
)

var background = context.Background()

func isCall(text []byte, method Method) bool {
	m, err := decode(text)
	return err == nil && m.Type == TypeCall && m.Method == method
}

func like(text string) ui.Act { return ui.Act{Kind: "like", Text: text} }

func texts(events []event.Event) string {
	all := make([]string, len(events))
	for i, e := range events {
		all[i] = e.Text
	}
	return strings.Join(all, " ")
}

func mustAct(t *testing.T, c *Client, text string) string {
	t.Helper()
	id, err := c.Act(background, like(text))
	if err != nil {
		t.Fatalf("act %q: %v", text, err)
	}
	return id
}

// closeAll ends the workers and lets no other start, so that the bubble of a test can end.
func closeAll(w *fakeWorld) {
	w.mu.Lock()
	w.refuse = true
	for _, worker := range w.workers {
		worker.Close()
	}
	w.mu.Unlock()
	time.Sleep(time.Minute)
}

func inBubble(t *testing.T, f func(t *testing.T, world *fakeWorld, c *Client)) {
	synctest.Test(t, func(t *testing.T) {
		world := &fakeWorld{}
		c := NewClient(world.dial, world.newID)
		defer closeAll(world)
		f(t, world, c)
	})
}

func TestCallsReachTheEngine(t *testing.T) {
	inBubble(t, func(t *testing.T, world *fakeWorld, c *Client) {
		query := ui.HomeQuery{Adventure: 0.7, Filter: ui.Filter{NotGenres: []string{"horror"}, From: 1990, ShowSeen: true}}
		if home, err := c.Home(background, query); err != nil || !home.Cold {
			t.Fatalf("Home = %v, %v", home, err)
		}
		if got := world.newest().engine.asked; !reflect.DeepEqual(got, query) {
			t.Fatalf("the engine was asked for %+v, want %+v", got, query)
		}
		a, b := mustAct(t, c, "a"), mustAct(t, c, "b")
		if page, err := c.Film(background, "heat-1995"); err != nil || page.Card.ID != "heat-1995" {
			t.Fatalf("Film = %v, %v", page, err)
		}
		if ok, err := c.Forget(background, a); !ok || err != nil {
			t.Fatalf("Forget = %v, %v", ok, err)
		}
		line, ok, err := c.Undo(background)
		if !ok || err != nil || line.ID != b {
			t.Fatalf("Undo = %v, %v, %v", line, ok, err)
		}
		if got := c.Journal(); len(got) != 0 {
			t.Errorf("journal after forget and undo: %v", got)
		}
		if world.newest().begun[0] {
			t.Error("the first engine was told that it follows another")
		}
	})
}

func TestActAndPageInOneCall(t *testing.T) {
	inBubble(t, func(t *testing.T, world *fakeWorld, c *Client) {
		query := ui.HomeQuery{Adventure: 0.7}
		id, home, err := c.ActHome(background, like("a"), query)
		if id == "" || home.Cold || err != nil {
			t.Fatalf("ActHome = %q, %+v, %v", id, home, err)
		}
		if asked := world.newest().engine.asked; !reflect.DeepEqual(asked, query) {
			t.Errorf("the engine was asked for %+v, want %+v", asked, query)
		}
		if got := c.Journal(); len(got) != 1 || got[0].ID != id {
			t.Errorf("the journal has %v, want the act", got)
		}
		if calls := c.lastID; calls != 2 { // the first one is the greeting
			t.Errorf("%d calls were made, want 2", calls)
		}
	})
}

func TestActOutlivesAPageThatFails(t *testing.T) {
	inBubble(t, func(t *testing.T, world *fakeWorld, c *Client) {
		mustAct(t, c, "a")
		world.newest().engine.packless = true
		id, _, err := c.ActHome(background, like("b"), ui.HomeQuery{})
		if id == "" || !errors.Is(err, ui.ErrNotReady) {
			t.Fatalf("ActHome = %q, %v, want an ID and ErrNotReady", id, err)
		}
		if got := texts(world.newest().engine.events); got != "a b" {
			t.Errorf("the engine has %q, want a b", got)
		}
		if diff := cmp.Diff(world.newest().engine.events, c.Journal()); diff != "" {
			t.Errorf("engine and journal differ:\n%s", diff)
		}
	})
}

func TestErrorsKeepTheirMeaning(t *testing.T) {
	inBubble(t, func(t *testing.T, _ *fakeWorld, c *Client) {
		if _, err := c.Film(background, "none"); !errors.Is(err, ui.ErrNoFilm) {
			t.Errorf("Film(none) = %v, want ErrNoFilm", err)
		}
		for _, err := range []error{ui.ErrNoFilm, ui.ErrNotReady, ui.ErrPassphrase, ui.ErrDamaged, ui.ErrTooLarge} {
			if got := faultOf(fmt.Errorf("wrapped: %w", err)).err(); got != err {
				t.Errorf("fault of %v came back as %v", err, got)
			}
		}
		if got := faultOf(errors.New("odd")).err().Error(); got != "odd" {
			t.Errorf("text of another error came back as %q", got)
		}
	})
}

func TestTrapIsSurvived(t *testing.T) {
	for _, end := range []fate{dies, diesAfter, hangs} {
		inBubble(t, func(t *testing.T, world *fakeWorld, c *Client) {
			mustAct(t, c, "a")
			mustAct(t, c, "b")
			world.fate = func(w *fakeWorker, text []byte) fate {
				if w.engine.name == 1 && isCall(text, MethodAct) {
					return end
				}
				return lives
			}
			began := time.Now()
			mustAct(t, c, "c")
			if waited := time.Since(began); waited > hangLimit+3*tick {
				t.Errorf("fate %d: the act took %v", end, waited)
			}
			second := world.newest()
			if got := texts(second.engine.events); got != "a b c" || world.started() != 2 {
				t.Errorf("fate %d: engine %d has %q, want a b c once each", end, world.started(), got)
			}
			if diff := cmp.Diff(second.engine.events, c.Journal()); diff != "" {
				t.Errorf("fate %d: engine and journal differ:\n%s", end, diff)
			}
			if !slices.Equal(second.begun, []bool{true}) {
				t.Errorf("fate %d: the second engine was begun with %v", end, second.begun)
			}
		})
	}
}

func TestDeadlyCallFailsAloneAndTheEngineGoesOn(t *testing.T) {
	inBubble(t, func(t *testing.T, world *fakeWorld, c *Client) {
		mustAct(t, c, "a")
		world.fate = func(_ *fakeWorker, text []byte) fate {
			if isCall(text, MethodFilm) {
				return dies
			}
			return lives
		}
		for range 5 { // more often than maxDeaths: the answered calls between count
			if _, err := c.Film(background, "x"); !errors.Is(err, ErrLost) {
				t.Fatalf("Film = %v, want ErrLost", err)
			}
			if home, err := c.Home(background, ui.HomeQuery{}); err != nil || home.Cold {
				t.Fatalf("Home = %v, %v after a deadly call", home, err)
			}
		}
	})
}

func TestGivesUpWhenNoEngineLives(t *testing.T) {
	inBubble(t, func(t *testing.T, world *fakeWorld, c *Client) {
		mustAct(t, c, "a")
		var last ui.Status
		c.Watch(func(s ui.Status) { last = s })
		world.fate = func(*fakeWorker, []byte) fate { return dies }
		if _, err := c.Home(background, ui.HomeQuery{}); !errors.Is(err, ErrLost) {
			t.Fatalf("Home = %v, want ErrLost", err)
		}
		if _, err := c.Home(background, ui.HomeQuery{}); !errors.Is(err, ErrLost) {
			t.Fatalf("second Home = %v, want ErrLost", err)
		}
		synctest.Wait()
		if last.Phase != ui.Failed || !slices.Contains(last.Notices, NoticeRestarted) {
			t.Errorf("status = %+v, want failed and restarted", last)
		}
		if n := world.started(); n != maxDeaths {
			t.Errorf("started %d engines, want %d", n, maxDeaths)
		}
	})
}

func TestDialThatFails(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := NewClient((&fakeWorld{refuse: true}).dial, nil)
		if _, err := c.Home(background, ui.HomeQuery{}); !errors.Is(err, ErrLost) {
			t.Errorf("Home = %v, want ErrLost", err)
		}
	})
}

func TestCallsWaitForThePackOfASecondEngine(t *testing.T) {
	inBubble(t, func(t *testing.T, world *fakeWorld, c *Client) {
		world.loading = 25 * time.Second // longer than a hang: pings keep it alive
		mustAct(t, c, "a")
		world.fate = func(w *fakeWorker, text []byte) fate {
			if w.engine.name == 1 && isCall(text, MethodHome) {
				return dies
			}
			return lives
		}
		if home, err := c.Home(background, ui.HomeQuery{}); err != nil || home.Cold {
			t.Errorf("Home = %+v, %v: the new engine does not know the events", home, err)
		}
		if n := world.started(); n != 2 {
			t.Errorf("%d engines, want 2", n)
		}
	})
}

func TestIdleEngineIsLeftAlone(t *testing.T) {
	inBubble(t, func(t *testing.T, world *fakeWorld, c *Client) {
		mustAct(t, c, "a")
		time.Sleep(time.Hour)
		mustAct(t, c, "b")
		if n := world.started(); n != 1 {
			t.Errorf("%d engines after an idle hour, want 1", n)
		}
	})
}

func TestCancelledActIsStillKept(t *testing.T) {
	inBubble(t, func(t *testing.T, world *fakeWorld, c *Client) {
		ctx, cancel := context.WithCancel(background)
		cancel()
		if _, err := c.Act(ctx, like("a")); err != nil && !errors.Is(err, context.Canceled) {
			t.Fatal(err)
		}
		time.Sleep(time.Second)
		synctest.Wait()
		if diff := cmp.Diff(world.newest().engine.events, c.Journal()); diff != "" {
			t.Errorf("engine and journal differ after a cancelled act:\n%s", diff)
		}
	})
}

func TestStatusOutlivesTheEngine(t *testing.T) {
	inBubble(t, func(t *testing.T, world *fakeWorld, c *Client) {
		var seen []ui.Status
		c.Watch(func(s ui.Status) { seen = append(seen, s) })
		mustAct(t, c, "a")
		world.newest().server.Status(ui.Status{Phase: ui.Ready, Films: 7, Requests: []string{"GET /v1/manifest"}})
		world.newest().handlers.Died("trap")
		time.Sleep(time.Second)
		synctest.Wait()
		world.newest().server.Status(ui.Status{Phase: ui.Loading, Requests: []string{"GET /wasm_exec.js"}})
		synctest.Wait()
		want := ui.Status{Phase: ui.Ready, Films: 7, Notices: []string{NoticeRestarted}, Requests: []string{"GET /v1/manifest", "GET /wasm_exec.js"}}
		if diff := cmp.Diff(want, seen[len(seen)-1]); diff != "" {
			t.Errorf("status after a restart (-want +got):\n%s", diff)
		}
	})
}

func TestWordsOfADeadEngineCountForNothing(t *testing.T) {
	inBubble(t, func(t *testing.T, world *fakeWorld, c *Client) {
		mustAct(t, c, "a")
		dead := world.newest()
		dead.handlers.Died("trap")
		mustAct(t, c, "b")
		var last ui.Status
		c.Watch(func(s ui.Status) { last = s })
		dead.server.Status(ui.Status{Phase: ui.Failed})
		dead.handlers.Died("once more")
		dead.handlers.Message([]byte("nonsense"))
		if last.Phase == ui.Failed || world.started() != 2 {
			t.Errorf("a dead engine was heard: %+v, %d engines", last, world.started())
		}
	})
}

func TestServerRefusesOtherProtocols(t *testing.T) {
	var replies []Message
	s := NewServer(&fakeEngine{}, func(text []byte) {
		m, err := decode(text)
		if err != nil {
			t.Fatal(err)
		}
		replies = append(replies, m)
	}, nil)
	for _, c := range []struct{ text, want string }{
		{fmt.Sprintf(`{"v":%d,"type":"call","id":1,"method":"home"}`, Version-1), "reload the page"},
		{fmt.Sprintf(`{"v":%d,"type":"call","id":2,"method":"fly","body":{}}`, Version), `no method "fly"`},
		{fmt.Sprintf(`{"v":%d,"type":"call","id":3,"method":"film","body":7}`, Version), "parameters are not of the protocol"},
		{"no json", "message is not of the protocol"},
	} {
		replies = nil
		s.Receive(background, []byte(c.text), nil)
		if len(replies) != 1 || replies[0].Fault == nil || !strings.Contains(replies[0].Fault.Text, c.want) {
			t.Errorf("%s: answered with %+v, want one fault: %s", c.text, replies, c.want)
		}
	}
}

func FuzzReceive(f *testing.F) {
	for _, method := range []Method{MethodPortrait, MethodMemory, MethodRemember, MethodKeep, MethodEnter, MethodAddProfile, MethodExport, MethodTake, MethodUnmatched, MethodEraseEverything} {
		f.Add(encode(Message{Type: TypeCall, ID: 1, Method: method, Body: []byte("{}")}))
	}
	f.Add(encode(Message{Type: TypeCall, ID: 1, Method: MethodTake, Body: []byte("{}"), Data: []byte("a file")}))
	f.Add(encode(Message{Type: TypeCall, ID: 1, Method: MethodActHome, Body: []byte(`{"act":{"id":"a","kind":"like"},"query":{}}`)}))
	f.Fuzz(func(t *testing.T, text []byte) {
		sent := 0
		engine := newFakeEngine(1, &fakeDisk{})
		engine.Engine, engine.Person = nothing{}, nobody{}
		s := NewServer(engine, func(text []byte) {
			if m, err := decode(text); err != nil || m.Type != TypeSession {
				sent++
			}
		}, func(bool) {})
		s.Receive(background, text, nil)
		s.Loaded(background)
		if sent > 1 {
			t.Errorf("%d answers to one message", sent)
		}
	})
}

// nothing answers the calls that fakeEngine does not.
type nothing struct{ ui.Engine }

func (nothing) Search(context.Context, string, int) ([]ui.Hit, error) { return nil, nil }
func (nothing) Box(context.Context, ui.BoxQuery) (ui.Box, error)      { return ui.Box{}, nil }

// nobody answers what fakeEngine does not.
type nobody struct{ ui.Person }

func (nobody) Portrait(context.Context) (ui.Portrait, error)          { return ui.Portrait{}, nil }
func (nobody) Memory(context.Context) (ui.Memory, error)              { return ui.Memory{}, nil }
func (nobody) Unlock(context.Context, string) error                   { return nil }
func (nobody) Passphrase(context.Context, string) error               { return nil }
func (nobody) Enter(context.Context, string) error                    { return nil }
func (nobody) EditProfile(context.Context, string, string, int) error { return nil }
func (nobody) RemoveProfile(context.Context, string) error            { return nil }
func (nobody) Export(context.Context, string) (ui.File, error)        { return ui.File{}, nil }
func (nobody) Take(context.Context, []int) (ui.Taken, error)          { return ui.Taken{}, nil }
func (nobody) EraseEverything(context.Context) error                  { return nil }

// Files travel as they are, in both directions, and the errors about them keep their meaning.
func TestFilesTravel(t *testing.T) {
	inBubble(t, func(t *testing.T, world *fakeWorld, c *Client) {
		for _, data := range [][]byte{nil, {}, {0}, []byte("PD{\x00\xff"), make([]byte, 1<<16)} {
			p, err := c.Preview(background, ui.File{Name: "a.zip", Data: data}, ui.Reading{Passphrase: "open"})
			if err != nil || p.Rows != len(data) {
				t.Fatalf("Preview of %d bytes = %+v, %v", len(data), p, err)
			}
			file, err := c.Unmatched(background)
			if err != nil || file.Name != "a.zip" || string(file.Data) != string(data) {
				t.Fatalf("Unmatched = %q of %d bytes, %v", file.Name, len(file.Data), err)
			}
		}
		if _, err := c.Preview(background, ui.File{}, ui.Reading{}); !errors.Is(err, ui.ErrPassphrase) {
			t.Errorf("Preview without a passphrase: %v", err)
		}
		held := &struct{ any }{}
		if _, err := c.Preview(background, ui.File{Name: "b.zip", Held: held}, ui.Reading{Passphrase: "open"}); err != nil {
			t.Error(err)
		}
		if file := world.newest().engine.file; file.Held != held || file.Name != "b.zip" {
			t.Errorf("what the browser holds came as %+v", file)
		}
		want := &ui.Refusal{Remark: ui.Remark{Why: "zip-bomb", Args: []string{"b.zip", "a.csv"}}}
		if diff := cmp.Diff(want, faultOf(want).err()); diff != "" {
			t.Error(diff)
		}
	})
}

// A queue does everything once and in order, whoever puts it in.
func TestQueue(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(background)
		q := NewQueue()
		go q.Run(ctx)
		var got []int
		for i := range 100 {
			q.Put(func() {
				got = append(got, i)
				if i%10 == 0 {
					q.Put(func() { got = append(got, 1000+i) })
				}
			})
		}
		synctest.Wait()
		if len(got) != 110 || !slices.IsSorted(slices.DeleteFunc(slices.Clone(got), func(i int) bool { return i >= 1000 })) {
			t.Errorf("done: %v", got)
		}
		cancel()
	})
}

// An engine that dies after it made a profile, or before, leaves one to the next: the page chose its ID.
func TestProfilesAreMadeOnce(t *testing.T) {
	calls := []func(c *Client) error{
		func(c *Client) error { return c.Remember(background, "") },
		func(c *Client) error { return c.AddProfile(background, "Mei", 6) },
	}
	for _, end := range []fate{dies, diesAfter, hangs} {
		for _, call := range calls {
			inBubble(t, func(t *testing.T, world *fakeWorld, c *Client) {
				world.fate = endOnce(end, MethodRemember, MethodAddProfile)
				if err := call(c); err != nil || len(world.disk.people) != 1 || world.started() != 2 {
					t.Fatalf("fate %d: %v, profiles %q of %d engines", end, err, world.disk.people, world.started())
				}
				if err := call(c); err != nil || len(world.disk.people) != 2 {
					t.Fatalf("fate %d: %v, profiles %q", end, err, world.disk.people)
				}
			})
		}
	}
}

// endOnce gives a fate to the first call of some methods.
func endOnce(end fate, methods ...Method) func(*fakeWorker, []byte) fate {
	ended := false
	return func(_ *fakeWorker, text []byte) fate {
		m, err := decode(text)
		if err != nil || ended || !slices.Contains(methods, m.Method) {
			return lives
		}
		ended = true
		return end
	}
}

// In a private session the page forgets only what was done there, as the engine does.
func TestJournalErasesThePrivateSession(t *testing.T) {
	for _, private := range []bool{false, true} {
		var j journal
		entry := profile.Entry{Version: 1, Event: event.Event{ID: "a"}}
		j.tell(profile.Session{Private: private, Loose: []profile.Entry{entry}, Pending: []profile.Entry{entry}, Secret: []profile.Entry{entry}})
		j.record(MethodErase, nil, nil)
		want := 0
		if private {
			want = 2
		}
		s := j.session()
		if n := len(s.Loose) + len(s.Pending) + len(s.Secret); n != want {
			t.Fatalf("private %v: %d events are left", private, n)
		}
	}
}
