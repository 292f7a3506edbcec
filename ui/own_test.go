package ui

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/vugu/vugu"
)

// A stillEvent has no browser whose own effect it could prevent.
type stillEvent struct{ vugu.DOMEvent }

func (stillEvent) PreventDefault() {}

// submit finds the form with a field or a button of a name and sends it.
func (p page) submit(t *testing.T, id string) {
	t.Helper()
	var form *vugu.VGNode
	for _, n := range p.elements() {
		if n.Data == "form" {
			form = n
		}
		if attr(n, "id") == id && form != nil {
			form.DOMEventHandlerSpecList[0].Func(stillEvent{vugu.NewDOMEvent(nil, nil)})
			return
		}
	}
	t.Fatalf("no form with %q on the page", id)
}

func TestWithoutAPersonThereIsOnePage(t *testing.T) {
	s := newStage("/box/memory", En, nil).like(likes...)
	p := build(t, s.root)
	if text := p.text(p.root); s.glass.title != "Your box · Loge 包厢" || !strings.Contains(text, english.Left) || !strings.Contains(text, english.Events) || strings.Contains(text, english.KeptTitle) {
		t.Error("it is not the one page of the box:", s.glass.title)
	}
	if p.count("nav", p.root) != 1 {
		t.Error("there are tabs that lead nowhere")
	}
}

func TestEverySectionHasItsRoute(t *testing.T) {
	for _, section := range sections {
		s := newPersonStage(strings.TrimPrefix(sectionHref(section), "#"), En, remembered)
		if want := s.root.sectionTitle() + " · Loge 包厢"; s.glass.title != want || s.root.section() != section {
			t.Errorf("%q: title %q, section %q", section, s.glass.title, s.root.section())
		}
	}
}

func TestRemembering(t *testing.T) {
	s := newPersonStage("/box/memory", En, nil)
	s.root.setField("pass", "secret")
	build(t, s.root).submit(t, "pass")
	if s.person.memory.Mode != Keeping || s.person.key != "secret" || s.root.mode() != Keeping {
		t.Errorf("%+v", s.person.memory)
	}
	if s.root.field("pass") != "" {
		t.Error("the passphrase stays on the page")
	}
	for _, want := range []KeepMode{Paused, Keeping} {
		build(t, s.root).press(t, english.RememberIt)
		if s.root.mode() != want {
			t.Errorf("the mode is %s, want %s", s.root.mode(), want)
		}
	}
	for _, before := range []KeepMode{Keeping, Paused} {
		s.root.keep(before)
		for _, want := range []KeepMode{Private, before} {
			build(t, s.root).press(t, english.PrivateStart)
			if said := pick(english.Modes, string(want)); s.root.mode() != want || s.root.toast.text != said {
				t.Errorf("the mode is %s and it says %q, want %s and %q", s.root.mode(), s.root.toast.text, want, said)
			}
		}
	}
}

// In a private session the box offers two acts of plain names: one forgets the session, the other everything.
func TestErasingInAPrivateSession(t *testing.T) {
	for _, route := range []string{"/box/memory", "/box/history"} {
		s := newPersonStage(route, En, remembered).like(likes...)
		s.root.keep(Private)
		build(t, s.root).press(t, english.ForgetSession)
		if len(s.person.events) != len(likes) || s.glass.focus != "erase-no" {
			t.Errorf("%s: it did not ask, or the focus is not on the safe answer", route)
		}
		build(t, s.root).press(t, english.EraseYes)
		if len(s.person.events) != 0 || s.person.gone || s.root.toast.text != english.SessionGone {
			t.Errorf("%s: it is not the session that was forgotten", route)
		}
	}
	s := newPersonStage("/box/memory", En, remembered)
	s.root.keep(Private)
	build(t, s.root).press(t, english.EraseAll)
	build(t, s.root).press(t, english.EraseYes)
	if !s.person.gone {
		t.Error("something is left")
	}
}

// What a newer version wrote can be read and exported; to change it is refused in a sentence of its own.
func TestReadOnlyMemory(t *testing.T) {
	s := newPersonStage("/box/memory", En, func(p *fakePerson, g *glass) { remembered(p, g); p.memory.ReadOnly = true })
	if got := s.root.modeLine(); got != pick(english.Modes, "readonly") {
		t.Errorf("it says %q", got)
	}
	s.root.change("", func(context.Context) error { return ErrReadOnly })
	if s.root.own.fault != english.ReadOnlyNote {
		t.Errorf("refused with %q", s.root.own.fault)
	}
}

func TestTheLineOnTopSaysWhatIsNotAsUsual(t *testing.T) {
	for want, m := range map[string]Memory{
		"": {Mode: Off, Store: "memory"}, "not saved": {Mode: Keeping, Store: "memory"}, "paused": {Mode: Paused, Store: "opfs"},
		"private": {Mode: Private, Store: "opfs"}, "locked": {Mode: Keeping, Store: "opfs", Locked: true}, "read only": {Mode: Keeping, Store: "opfs", ReadOnly: true},
	} {
		s := newPersonStage("/", En, func(p *fakePerson, _ *glass) { p.memory = m })
		if got := s.root.mark(); got != want {
			t.Errorf("%+v: %q, want %q", m, got, want)
		}
	}
	if s := newPersonStage("/", En, remembered); s.root.mark() != "" {
		t.Error("what is as usual has a mark")
	}
}

func TestALockedBoxShowsNothingButItsLock(t *testing.T) {
	s := newPersonStage("/box/history", En, func(p *fakePerson, g *glass) { family(p, g); p.memory.Locked = true }).like(likes...)
	p := build(t, s.root)
	if text := p.text(p.root); strings.Contains(text, "Mood for Love") && s.root.toast == nil || !strings.Contains(text, english.Locked) {
		t.Error("the history shows:", text)
	}
	s.root.setField("pass", "guess")
	p.submit(t, "pass")
	if !s.root.locked() || s.root.own.fault != english.Wrong {
		t.Errorf("a wrong passphrase: %q", s.root.own.fault)
	}
	s.root.setField("pass", "secret")
	build(t, s.root).submit(t, "pass")
	if s.root.locked() || s.root.own.fault != "" {
		t.Error("the right passphrase does not open it")
	}
}

func TestAPassphraseIsTypedTwice(t *testing.T) {
	s := newPersonStage("/box/memory", En, remembered)
	s.root.setField("next", "one")
	s.root.setField("again", "two")
	build(t, s.root).submit(t, "next")
	if s.person.memory.Encrypted || s.root.own.fault != english.NotSame {
		t.Errorf("set, or not said: %q", s.root.own.fault)
	}
	s.root.setField("again", "one")
	build(t, s.root).submit(t, "next")
	if s.person.key != "one" || !s.root.own.memory.Encrypted {
		t.Error("not set")
	}
	build(t, s.root).press(t, english.RemoveIt)
	if s.root.own.memory.Encrypted {
		t.Error("not removed")
	}
}

func TestPeople(t *testing.T) {
	s := newPersonStage("/box/memory", En, remembered)
	s.root.setField("name", "小明")
	s.root.setField("ceiling", "12")
	build(t, s.root).submit(t, "name")
	want := []Profile{{ID: "p1"}, {ID: "p2", Name: "小明", Ceiling: 12}}
	if diff := cmp.Diff(want, s.root.own.memory.Profiles); diff != "" || s.root.own.memory.Open != "p2" {
		t.Error(diff, s.root.own.memory.Open)
	}
	build(t, s.root).press(t, "Go on as: First person")
	build(t, s.root).press(t, "Edit: 小明")
	if s.root.field("edit-ceiling") != "12" || s.glass.focus != "edit-name" {
		t.Error("the form does not begin with what is there")
	}
	s.root.setField("edit-ceiling", "")
	build(t, s.root).submit(t, "edit-name")
	if s.person.memory.Open != "p1" || s.person.memory.Profiles[1].Ceiling != 0 {
		t.Errorf("%+v", s.person.memory)
	}
	build(t, s.root).press(t, "Remove: 小明")
	if len(s.person.memory.Profiles) != 2 {
		t.Error("removed without asking")
	}
	build(t, s.root).press(t, english.EraseYes)
	if len(s.root.own.memory.Profiles) != 1 {
		t.Error("not removed")
	}
}

func TestExportAndEraseEverything(t *testing.T) {
	s := newPersonStage("/box/memory", En, remembered)
	s.root.setField("seal", "x")
	build(t, s.root).submit(t, "seal")
	if len(s.glass.saved) != 1 || string(s.glass.saved[0].Data) != "sealed with x" {
		t.Errorf("saved %+v", s.glass.saved)
	}
	build(t, s.root).press(t, english.EraseAll)
	if s.person.gone || s.glass.focus != "erase-all-no" {
		t.Error("it did not ask, or the focus is not on the safe answer")
	}
	build(t, s.root).press(t, english.EraseYes)
	if !s.person.gone || s.root.mode() != Off {
		t.Error("something is left")
	}
	s.person.refuse = errors.New("no")
	s.root.export()
	if s.root.toast.text != english.ActFailed || s.root.own.busy {
		t.Error("a failure is not said, or the page stays busy")
	}
}

func TestHistoryFindsAndFilters(t *testing.T) {
	s := newPersonStage("/box/history", Zh, remembered).like(likes...)
	s.root.act(s.fake.cards[2], "rate", 4)
	for _, c := range []struct {
		find, kind string
		n          int
	}{{"", "", 3}, {"花样", "", 1}, {"mood", "", 1}, {"", "like", 2}, {"", "rate", 1}, {"花样", "rate", 0}} {
		s.root.sieve(c.find, c.kind)
		if n := len(s.root.box.Events); n != c.n {
			t.Errorf("%q, %q: %d lines, want %d", c.find, c.kind, n, c.n)
		}
	}
	build(t, s.root)
}

// The engine is asked for a page at a time, by its language; for the tastes only where they are shown.
func TestTheBoxAsksForWhatItShows(t *testing.T) {
	s := newPersonStage("/box/history", Zh, remembered)
	for range 15 {
		s.like(likes...)
	}
	s.root.turnEvents(1)
	want := BoxQuery{Lang: Zh, Page: 1, Size: eventsAPage}
	if s.fake.boxed != want || len(s.root.box.Events) != 10 || s.root.eventPages() != 2 {
		t.Errorf("asked %+v, %d lines on page %d of %d", s.fake.boxed, len(s.root.box.Events), s.root.events, s.root.eventPages())
	}
	s.root.sieve("花样", "like")
	want = BoxQuery{Find: "花样", Kind: "like", Lang: Zh, Size: eventsAPage}
	if s.fake.boxed != want || s.root.live != chinese.Counts(15, 1) {
		t.Errorf("asked %+v, said %q", s.fake.boxed, s.root.live)
	}
	s.root.enter(route{page: pageBox})
	if want = (BoxQuery{Lang: Zh, Size: eventsAPage, Tastes: true}); s.fake.boxed != want || len(s.root.box.Tastes) == 0 || s.root.box.Found != 30 {
		t.Errorf("asked %+v", s.fake.boxed)
	}
	s.root.enter(route{pageBox, sectionHistory})
	s.root.turnEvents(1)
	s.root.erase()
	if s.root.events != 0 || len(s.root.box.Events) != 0 {
		t.Errorf("page %d of nothing", s.root.events)
	}
}

func TestADeletionIsUndoneAsItWas(t *testing.T) {
	s := newPersonStage("/box/history", En, remembered).like(likes...)
	s.root.act(s.fake.cards[2], "rate", 4)
	before := []EventLine{s.fake.events[0], s.fake.events[1], s.fake.events[2]}
	build(t, s.root).press(t, "Delete: Liked Chungking Express")
	if len(s.fake.events) != 2 {
		t.Fatal("not deleted")
	}
	build(t, s.root).press(t, english.Undo)
	after := append([]EventLine(nil), s.fake.events...)
	for i := range after {
		after[i].ID, before[i].ID = "", ""
	}
	if diff := cmp.Diff(before, after); diff != "" {
		t.Error(diff)
	}
}

func TestARatingIsChangedAtItsTime(t *testing.T) {
	s := newPersonStage("/box/history", En, remembered).like(likes...)
	s.root.act(s.fake.cards[2], "rate", 4)
	s.like("alien-1979")
	line := s.root.box.Events[1]
	build(t, s.root).press(t, "Change: Rated Heat: 4 of 5")
	if s.glass.focus != "rating" {
		t.Errorf("the focus is on %q", s.glass.focus)
	}
	s.root.rerate(line, "2.5")
	if got := s.fake.events[1]; len(s.fake.events) != 4 || got.Value != 2.5 || got.Time != line.Time || s.root.own.changing != "" {
		t.Errorf("%+v", s.fake.events)
	}
	s.root.rerate(s.fake.events[1], "nonsense")
	if len(s.fake.events) != 4 || s.fake.events[1].Value != 2.5 {
		t.Error("nonsense was recorded")
	}
}

func TestTagsAndFactsAreEdited(t *testing.T) {
	s := newPersonStage("/box/portrait", En, remembered)
	build(t, s.root).press(t, "Not me: Wong Kar-wai")
	build(t, s.root).press(t, "More of this: Loneliness") // holds already: taken back
	facts := s.root.own.portrait.Facts
	s.root.tell(facts[1], "f", false)
	s.root.tell(facts[0], "25-34", false)
	s.root.tell(facts[0], "", true)
	var got []string
	for i := len(s.fake.events) - 1; i >= 0; i-- {
		e := s.fake.events[i]
		got = append(got, e.Kind+" "+e.Text+" "+decimal(e.Value, 0))
	}
	want := []string{"edit tag:person/wong-kar-wai -1", "edit tag:tag/loneliness 0", "edit fact:gender=f 1", "edit fact:age=25-34 0", "edit fact:age= 1"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
