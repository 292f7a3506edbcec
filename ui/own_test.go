package ui

import (
	"context"
	"errors"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/loge-film/loge/ui/chart"
	"github.com/vugu/vugu"
	"pgregory.net/rapid"
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

func TestImport(t *testing.T) {
	s := newPersonStage("/box/import", En, remembered)
	choose(s)
	if s.root.own.preview == nil || s.glass.focus != "found" {
		t.Fatal("no preview")
	}
	s.root.accept(3)
	s.root.accept(27)
	s.root.accept(5)
	s.root.accept(5)
	build(t, s.root).press(t, english.Download)
	if len(s.glass.saved) != 1 || s.glass.saved[0].Name != "unmatched.csv" || s.root.own.preview == nil {
		t.Error("the rows that were not found cannot be saved, or the preview has gone")
	}
	build(t, s.root).press(t, english.Take)
	if diff := cmp.Diff([]int{3, 27}, s.person.accepted); diff != "" || s.root.own.preview != nil || s.root.own.taken.Added != 657 {
		t.Error(diff, s.root.own.taken)
	}
	choose(s)
	build(t, s.root).press(t, english.AcceptAll)
	build(t, s.root).press(t, english.Cancel)
	if s.root.own.preview != nil || s.root.own.taken != nil || s.root.live != english.NothingTaken {
		t.Error("cancelled, yet something is there")
	}
}

// Of a file of several people those with the most rows come first; another choice reads it again.
func TestImportAsksWho(t *testing.T) {
	s := newPersonStage("/box/import", En, household)
	choose(s)
	if s.root.own.preview.Viewer != "Ada" || s.glass.focus != "found" {
		t.Error(s.root.own.preview.Viewer, s.glass.focus)
	}
	s.root.accept(3)
	s.root.chooseViewer("Ben")
	if s.root.own.preview.Viewer != "Ben" || s.glass.focus != "viewer" || len(s.root.own.accepted) > 0 {
		t.Error(s.root.own.preview.Viewer, s.glass.focus, s.root.own.accepted)
	}
	choose(s)
	if s.root.own.viewer != "" {
		t.Error("another file begins with the choice of the last")
	}
}

// Law: whatever core/importer says of a file has a sentence.
func TestEveryRemarkHasASentence(t *testing.T) {
	sources, err := filepath.Glob("../core/importer/*.go")
	if err != nil || len(sources) == 0 {
		t.Fatal("no sources", err)
	}
	said := regexp.MustCompile(`(?:refuse\(|fault\([^"\n]*)"([a-z0-9-]+)"|Left[A-Z]\w+ += "([a-z]+)"`)
	keys := map[string]bool{}
	for _, put := range []string{"order-mdy", "order-dmy", "empty", "gzip", "archive", "excel", "pdf", "page", "full"} { // put together, returned, or said of the memory
		keys[put] = true
	}
	for _, path := range sources {
		source, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		for _, m := range said.FindAllStringSubmatch(string(source), -1) {
			key := m[1]
			if m[2] != "" {
				key = "left-" + m[2]
			}
			if keys[key] = true; pick(english.Remarks, key) == key {
				t.Errorf("%s: %q has no sentence", path, key)
			}
		}
	}
	for _, l := range english.Remarks.all() {
		if !keys[l.key] {
			t.Errorf("nobody says %q", l.key)
		}
	}
}

func TestImportSaysWhyNot(t *testing.T) {
	s := newPersonStage("/box/import", En, func(p *fakePerson, g *glass) {
		remembered(p, g)
		p.refuse = &Refusal{Remark{"zip-bomb", []string{"letterboxd.zip", "a.csv"}}}
	})
	choose(s)
	if want := "“letterboxd.zip” packs “a.csv” more tightly"; !strings.HasPrefix(s.root.own.fault, want) || s.root.own.busy {
		t.Errorf("%q", s.root.own.fault)
	}
	s.person.refuse = errors.New("the disk is gone")
	choose(s)
	if want := "“letterboxd.zip” could not be read. Please choose it again."; s.root.own.fault != want || s.root.live != want {
		t.Errorf("%q", s.root.own.fault)
	}
	s.person.refuse, s.person.key = nil, "secret"
	choose(s)
	if !s.root.own.sealed || s.glass.focus != "open" {
		t.Error("an encrypted file does not ask for its passphrase")
	}
	for passphrase, opened := range map[string]bool{"guess": false, "secret": true} {
		s.root.setField("open", passphrase)
		s.root.previewFile()
		if (s.root.own.preview != nil) != opened {
			t.Errorf("%s: opened %v", passphrase, !opened)
		}
		s.root.own.preview = nil
	}
	s.glass.chosenErr = ErrTooLarge
	choose(s)
	if s.root.own.fault != english.TooLarge {
		t.Errorf("%q", s.root.own.fault)
	}
}

// The view never leaves the map, out undoes in, and a move to each side comes back but at the edge.
func TestTheMapStaysInSight(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := chart.View{Zoom: 1}
		for _, i := range rapid.SliceOf(rapid.IntRange(0, len(mapMoves)-1)).Draw(t, "moves") {
			v = mapMoves[i].moved(v)
			if reach := 1 - 1/v.Zoom; v.Zoom < 1 || v.Zoom > maxZoom || math.Abs(v.X) > reach || math.Abs(v.Y) > reach {
				t.Fatalf("%+v", v)
			}
		}
		if got := mapMoves[len(mapMoves)-1].moved(v); got != (chart.View{Zoom: 1}) {
			t.Fatalf("the whole map is %+v", got)
		}
	})
}

func TestFiguresAreDrawnOnceForALanguage(t *testing.T) {
	s := newPersonStage("/box/numbers", En, remembered)
	build(t, s.root)
	drawn := len(s.glass.images)
	build(t, s.root)
	if len(s.glass.images) != drawn || drawn == 0 {
		t.Errorf("%d images, then %d", drawn, len(s.glass.images))
	}
	s.root.switchTheme()
	build(t, s.root)
	if len(s.glass.images) != 2*drawn {
		t.Error("another theme shows the same charts")
	}
	s.root.switchLang()
	p := build(t, s.root)
	if text := p.text(p.root); !strings.Contains(text, pick(chinese.Figures, "year")) {
		t.Error("the figures keep the other language")
	}
}

// Every picture has a text that says what it shows, and a table that says the same.
func TestEveryFigureHasATwin(t *testing.T) {
	for _, section := range []string{sectionPortrait, sectionNumbers, sectionModels} {
		for _, l := range []Lang{En, Zh} {
			s := newPersonStage("/box/"+section, l, remembered)
			for _, f := range s.root.figures() {
				if f.title == f.key || f.note == "" {
					t.Errorf("%s %s: %s has no words", section, l, f.key)
				}
				if len(f.rows) == 0 {
					continue
				}
				if !strings.Contains(f.alt(), f.rows[0][0]) {
					t.Errorf("%s: the text alternative is %q", f.key, f.alt())
				}
				for _, row := range f.rows {
					if len(row) != len(f.head) {
						t.Errorf("%s: %d cells under %d heads", f.key, len(row), len(f.head))
					}
				}
				s.root.own.table = f.key
				p := build(t, s.root)
				if text := p.text(p.root); !strings.Contains(text, f.rows[len(f.rows)-1][0]) {
					t.Errorf("%s: the table lacks its last row", f.key)
				}
				if n := len(p.elements()); n >= 300 {
					t.Errorf("%s as a table: %d elements", f.key, n)
				}
			}
		}
	}
}

func TestTreesSpeakInSentences(t *testing.T) {
	s := newPersonStage("/box/models", En, remembered)
	rules := someModels()[1].Rules
	if got := s.root.ruleText(rules[0]); got != "Films up to 110\u00a0min, with Friendship" {
		t.Errorf("%q", got)
	}
	s.root.switchLang()
	if got := s.root.ruleText(rules[1]); got != "不含友谊的影片" {
		t.Errorf("%q", got)
	}
}
