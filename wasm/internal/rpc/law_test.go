package rpc

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/loge-film/loge/core/event"
	"github.com/loge-film/loge/ui"
	"pgregory.net/rapid"
)

// The laws of the protocol, whatever happens to engines and messages:
//  1. an act that was acknowledged, and not taken back since, is in the engine;
//  2. no act is in the engine twice;
//  3. at rest what the page has in its journal and what is durable are the engine's events, and no event is in both.

// A tale is one history: what the person does, and what happens to the engines meanwhile.
type tale struct {
	seed   uint64
	steps  []string // "act", "undo", "forget", "home", "both" (two acts at once), "sleep", "keep" and "pause" (what is durable from then on)
	deaths int      // how many messages, chosen by the seed, end an engine
}

func drawTale(t *rapid.T) tale {
	return tale{
		seed:   rapid.Uint64().Draw(t, "seed"),
		steps:  rapid.SliceOfN(rapid.SampledFrom([]string{"act", "act", "undo", "forget", "home", "both", "sleep", "keep", "pause"}), 1, 25).Draw(t, "steps"),
		deaths: rapid.IntRange(0, 12).Draw(t, "deaths"),
	}
}

// fates ends an engine at every third message or so, until the deaths are used up.
func (tl tale) fates() func(*fakeWorker, []byte) fate {
	var mu sync.Mutex
	random, left := rand.New(rand.NewPCG(tl.seed, 1)), tl.deaths
	return func(*fakeWorker, []byte) fate {
		mu.Lock()
		defer mu.Unlock()
		if left == 0 || random.IntN(3) > 0 {
			return lives
		}
		left--
		return fate(1 + random.IntN(3))
	}
}

// A teller lives through a tale and notes what must hold.
type teller struct {
	client *Client
	mu     sync.Mutex
	made   int
	kept   map[string]string // event ID → text, acknowledged and not taken back
	murky  bool              // an undo or forget without an answer: any event may be gone
}

func (tr *teller) act() {
	tr.mu.Lock()
	tr.made++
	text, withHome := fmt.Sprint("act ", tr.made), tr.made%2 == 0
	tr.mu.Unlock()
	id, err := tr.tell(like(text), withHome)
	tr.mu.Lock()
	defer tr.mu.Unlock()
	if err == nil { // without an answer it may be there or not
		tr.kept[id] = text
	}
}

func (tr *teller) tell(act ui.Act, withHome bool) (id string, err error) {
	if !withHome {
		return tr.client.Act(background, act)
	}
	id, home, err := tr.client.ActHome(background, act, ui.HomeQuery{})
	if err == nil && home.Cold {
		panic("a page knows nothing of the act that it came with")
	}
	return id, err
}

func (tr *teller) takeBack(id string, ok bool, err error) {
	if err != nil {
		tr.murky = true
	} else if ok {
		delete(tr.kept, id)
	}
}

func (tr *teller) step(step string) {
	switch step {
	case "act":
		tr.act()
	case "both":
		var both sync.WaitGroup
		both.Go(tr.act)
		both.Go(tr.act)
		both.Wait()
	case "undo":
		line, ok, err := tr.client.Undo(background)
		tr.takeBack(line.ID, ok, err)
	case "forget":
		for _, e := range tr.client.Journal()[:min(1, len(tr.client.Journal()))] {
			ok, err := tr.client.Forget(background, e.ID)
			tr.takeBack(e.ID, ok, err)
		}
	case "home":
		_, err := tr.client.Home(context.Background(), ui.HomeQuery{})
		if err != nil && !errors.Is(err, ErrLost) {
			panic(err)
		}
	case "keep":
		tr.client.Keep(background, ui.Keeping)
	case "pause":
		tr.client.Keep(background, ui.Paused)
	case "sleep":
		time.Sleep(20 * time.Second)
	}
}

func (tr *teller) judge(engine, durable []event.Event) error {
	texts := make([]string, len(engine))
	for i, e := range engine {
		texts[i] = e.Text
	}
	for id, text := range tr.kept {
		if !tr.murky && !slices.Contains(texts, text) {
			return fmt.Errorf("acknowledged act %q (%s) is lost", text, id)
		}
	}
	slices.Sort(texts)
	if len(slices.Compact(slices.Clone(texts))) != len(texts) {
		return fmt.Errorf("an act is there twice: %q", texts)
	}
	if diff := cmp.Diff(idsOf(engine), idsOf(slices.Concat(tr.client.Journal(), durable))); diff != "" {
		return fmt.Errorf("engine, and journal with what is durable, differ:\n%s", diff)
	}
	return nil
}

func idsOf(events []event.Event) []string {
	ids := []string{}
	for _, e := range events {
		ids = append(ids, e.ID)
	}
	slices.Sort(ids)
	return ids
}

func TestLaws(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		tl := drawTale(rt)
		var fault error
		synctest.Test(t, func(*testing.T) {
			world := &fakeWorld{fate: tl.fates()}
			defer closeAll(world)
			tr := &teller{client: NewClient(world.dial, world.newID), kept: map[string]string{}}
			for _, step := range tl.steps {
				tr.step(step)
			}
			time.Sleep(2 * time.Minute)
			if _, err := tr.client.Home(background, ui.HomeQuery{}); err != nil {
				return // no engine lives any more: there is nothing to compare with
			}
			time.Sleep(time.Minute)
			synctest.Wait()
			fault = tr.judge(world.newest().engine.events, world.disk.events)
		})
		if fault != nil {
			rt.Fatal(fault)
		}
	})
}
