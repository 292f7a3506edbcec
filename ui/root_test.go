package ui

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
)

func TestLikeChangesTheShelvesAndCanBeUndone(t *testing.T) {
	s := newStage("/", En, nil)
	first := s.root.home.Hero.ID
	build(t, s.root).press(t, "Like")
	if s.root.home.Cold || s.root.home.Hero.ID == first {
		t.Error("the shelves did not change")
	}
	p := build(t, s.root)
	if text := p.text(p.root); !strings.Contains(text, "Liked In the Mood for Love") || !strings.Contains(text, "Because you liked In the Mood for Love") {
		t.Error("the page does not name what was liked:", text)
	}
	if s.glass.focus != heroID {
		t.Errorf("another film came first, but the focus is on %q", s.glass.focus)
	}
	p.press(t, "Undo")
	if len(s.fake.events) != 0 || !s.root.home.Cold || s.root.home.Hero.ID != first {
		t.Error("undo left something behind")
	}
}

func TestUndoTakesBackItsOwnActOnly(t *testing.T) {
	s := newStage("/", En, nil).like("heat-1995", "yi-yi-2000")
	shown := s.root.toast
	s.fake.Act(context.Background(), Act{Kind: "view", Film: "alien-1979"})
	s.root.toast = shown
	s.root.undoToast()
	if len(s.fake.events) != 2 || s.fake.events[0].Kind != "view" || s.fake.events[1].Film != "heat-1995" {
		t.Errorf("left: %+v", s.fake.events)
	}
}

func TestAColdStartClaimsNothingPersonal(t *testing.T) {
	s := newStage("/", En, nil)
	card := s.root.home.Shelves[0].Cards[0]
	card.Reason = Reason{Base: []BasePart{{"explore", .1}}, Features: []FeaturePart{{Field: "tag", Label: Word{"epic", Text{En: "Epic"}}, Amount: .2}}}
	s.root.home.Hero.Reason = card.Reason
	if got := s.root.cardLine(s.root.home.Shelves[0], card); got != "1994\u00a0· Hong Kong\nRomance, Comedy" {
		t.Errorf("card: %q", got)
	}
	if got := (&HomeView{s.root}).reason(); got != "A film that many people know." {
		t.Errorf("first film: %q", got)
	}
}

func TestToastLeavesAfterItsTime(t *testing.T) {
	s := newStage("/", En, nil).like("heat-1995")
	if s.root.toast == nil {
		t.Fatal("no toast")
	}
	s.ring()
	if s.root.toast != nil {
		t.Error("the toast stays for ever")
	}
}

func TestPressingAgainTakesBack(t *testing.T) {
	for _, name := range []string{"Like", "Not for me", "Seen", "Hide"} {
		s := newStage("/film/heat-1995", En, nil)
		build(t, s.root).press(t, name)
		if len(s.fake.events) != 1 {
			t.Errorf("%s: %d events", name, len(s.fake.events))
		}
		build(t, s.root).press(t, name)
		if len(s.fake.events) != 0 {
			t.Errorf("%s again: %d events", name, len(s.fake.events))
		}
	}
}

func TestAMarkThatStandsOnSeveralEventsIsTakenBackWhole(t *testing.T) {
	s := newStage("/film/heat-1995", En, nil).like("heat-1995", "alien-1979", "heat-1995")
	build(t, s.root).press(t, "Like")
	if len(s.fake.events) != 1 || s.fake.events[0].Film != "alien-1979" {
		t.Errorf("left: %+v", s.fake.events)
	}
}

func TestRatingIsRecordedOnceItRests(t *testing.T) {
	s := newStage("/film/heat-1995", En, nil)
	for _, v := range []float64{3, 3.5, 4} {
		s.root.rate(s.root.film.Card, v)
	}
	s.ring()
	if len(s.fake.events) != 1 || s.fake.events[0].Value != 4 {
		t.Errorf("recorded: %+v", s.fake.events)
	}
}

func TestShareCopiesTheLinkAndIsRecorded(t *testing.T) {
	s := newStage("/film/heat-1995", En, nil)
	build(t, s.root).press(t, "Share")
	if s.glass.copied != "/film/heat-1995" || len(s.fake.events) != 1 || s.fake.events[0].Kind != "share" {
		t.Errorf("copied %q, recorded %+v", s.glass.copied, s.fake.events)
	}
	s = newStage("/film/heat-1995", En, func(_ *fake, g *glass) { g.noCopy = true })
	build(t, s.root).press(t, "Share")
	if len(s.fake.events) != 0 || s.root.toast.text != english.LinkNotCopied {
		t.Errorf("a failed copy: %+v, %+v", s.fake.events, s.root.toast)
	}
}

// What another tab changed is on the page at once.
func TestNewsOfAnotherTab(t *testing.T) {
	s := newStage("/", En, nil)
	s.fake.Act(context.Background(), Act{Kind: "like", Film: "heat-1995"})
	if !s.root.home.Cold {
		t.Fatal("the page knew it already")
	}
	status := s.fake.status()
	status.Changes = 1
	s.fake.watcher(status)
	if s.root.home.Cold {
		t.Error("the page did not ask again")
	}
}

func TestRoutesMoveTheFocusToTheHeading(t *testing.T) {
	s := newStage("/", En, nil)
	for _, route := range []string{"/box", "/film/heat-1995", "/search/heat", "/nowhere", "/"} {
		s.glass.focus = ""
		s.goTo(route)
		if s.glass.focus != titleID {
			t.Errorf("%s: the focus is on %q", route, s.glass.focus)
		}
	}
}

func TestTypingSearchesOnceItRestsAndKeepsTheFocus(t *testing.T) {
	s := newStage("/", En, nil)
	for _, q := range []string{"k", "ku", "kubrick"} {
		s.root.typed(q)
	}
	if s.root.route.page != pageHome {
		t.Error("it searched before the typing had come to rest")
	}
	s.ring()
	if s.root.searched != "kubrick" || len(s.root.hits) != 2 || s.glass.focus != "" {
		t.Errorf("searched %q, %d hits, focus %q", s.root.searched, len(s.root.hits), s.glass.focus)
	}
	s.root.typed("heat")
	s.ring()
	if want := []string{"/search/heat"}; !slices.Equal(s.glass.history, want) {
		t.Errorf("history %q, want %q: typing is one entry", s.glass.history, want)
	}
	if len(s.fake.events) != 0 {
		t.Error("typing was recorded")
	}
	s.root.recordSearch()
	s.root.recordSearch()
	if len(s.fake.events) != 1 || s.fake.events[0].Text != "heat" {
		t.Errorf("recorded: %+v", s.fake.events)
	}
}

func TestANewRouteEndsASearchThatStillRests(t *testing.T) {
	s := newStage("/", En, nil)
	s.root.typed("heat")
	s.goTo("/box")
	s.ring()
	if s.root.view() != pageBox {
		t.Errorf("view %q", s.root.view())
	}
}

func TestSlashGoesToTheSearchField(t *testing.T) {
	s := newStage("/", En, nil)
	if !s.glass.onKey("/") || s.glass.focus != "find" {
		t.Error("/ does not focus the field")
	}
	if s.glass.onKey("x") {
		t.Error("x was used up")
	}
}

func TestShelvesTurnRoundAndShowEveryFilm(t *testing.T) {
	s := newStage("/", En, nil)
	shelf := s.root.home.Shelves[0]
	seen := map[string]bool{}
	pages := s.root.shelfPages(shelfKey(shelf))
	for range pages {
		cards := s.root.shelfCards(shelf)
		if len(cards) != perPage {
			t.Errorf("a page of %d cards", len(cards))
		}
		for _, c := range cards {
			seen[c.ID] = true
		}
		s.root.turnShelf(shelf, 1)
	}
	if len(seen) != len(shelf.Cards) {
		t.Errorf("%d of %d films were shown", len(seen), len(shelf.Cards))
	}
	if s.root.pageOf[shelfKey(shelf)] != 0 {
		t.Error("after the last page comes the first")
	}
	s.root.turnShelf(shelf, -1)
	if s.root.pageOf[shelfKey(shelf)] != pages-1 {
		t.Error("before the first page comes the last")
	}
}

func TestEraseAsksFirst(t *testing.T) {
	s := newStage("/box", En, nil).like(likes...)
	build(t, s.root).press(t, english.Erase)
	if len(s.fake.events) != 2 || s.glass.focus != "erase-no" {
		t.Error("it did not ask, or the focus is not on the safe answer")
	}
	build(t, s.root).press(t, english.EraseNo)
	if s.root.own.asking != "" || len(s.fake.events) != 2 {
		t.Error("keeping does not keep")
	}
	build(t, s.root).press(t, english.Erase)
	build(t, s.root).press(t, english.EraseYes)
	if len(s.fake.events) != 0 || len(s.root.box.Events) != 0 {
		t.Error("something is left")
	}
}

func TestBoxDeletesAndUndoes(t *testing.T) {
	s := newStage("/box", En, nil).like(likes...)
	build(t, s.root).press(t, "Delete: Liked In the Mood for Love")
	if len(s.fake.events) != 1 || s.fake.events[0].Film != "chungking-express-1994" {
		t.Errorf("left: %+v", s.fake.events)
	}
	build(t, s.root).press(t, english.UndoLast)
	if len(s.fake.events) != 0 {
		t.Errorf("left: %+v", s.fake.events)
	}
	build(t, s.root).press(t, english.UndoLast)
	if s.root.toast.text != english.NothingToUndo {
		t.Errorf("said: %+v", s.root.toast)
	}
}

func TestWhatLeftIsJudgedByTheRequests(t *testing.T) {
	for request, public := range map[string]bool{
		"GET /": true, "GET /v1/packs/ab.front": true, "GET /app.wasm": true, "POST /v1/reports": false, "GET /x?taste=noir": false,
		"GET /v1/films/heat-1995": false, "GET https://elsewhere.example/a.png": false, "": false,
	} {
		if isPublic(request) != public {
			t.Errorf("isPublic(%q) = %v", request, !public)
		}
	}
	s := newStage("/box", En, nil)
	if got := s.root.whatLeft(); got != english.LeftNothing {
		t.Error(got)
	}
	s.glass.requests = append(s.glass.requests, "POST /v1/reports")
	if got := s.root.whatLeft(); got != english.LeftSomething(1) {
		t.Error(got)
	}
	if first := (&LedgerView{R: s.root}).requests()[0]; first != "POST /v1/reports" {
		t.Errorf("the list begins with %q", first)
	}
}

func TestLanguageAndThemeAreKept(t *testing.T) {
	s := newStage("/", En, nil)
	build(t, s.root).press(t, english.OtherLanguageName)
	p := build(t, s.root)
	if !slices.Equal(s.glass.kept, []string{"zh-CN", ""}) || attr(p.root, "lang") != "zh-CN" || !strings.Contains(p.text(p.root), "花样年华") {
		t.Errorf("kept %q", s.glass.kept)
	}
	var themes []string
	for range 3 {
		s.root.switchTheme()
		themes = append(themes, s.glass.theme)
	}
	if !slices.Equal(themes, []string{"dark", "light", ""}) || !slices.Equal(s.glass.kept, []string{"zh-CN", ""}) {
		t.Errorf("themes %q, kept %q", themes, s.glass.kept)
	}
}

func TestAStaleAnswerIsDropped(t *testing.T) {
	s := newStage("/", En, nil)
	var waiting []func()
	s.root.work = func(f func()) { waiting = append(waiting, f) }
	s.root.enter(route{pageFilm, "heat-1995"})
	s.root.enter(route{page: pageBox})
	waiting[1]()
	waiting[0]()
	if s.root.film != nil || s.root.box == nil {
		t.Error("the answer to a page that was left is on screen")
	}
}

func TestThePageStaysUntilTheNextOneIsThere(t *testing.T) {
	s := newStage("/", En, nil)
	var waiting []func()
	s.root.work = func(f func()) { waiting = append(waiting, f) }
	s.root.enter(route{pageFilm, "heat-1995"})
	if s.root.view() != pageHome || s.glass.focus != "" || s.glass.title != "Loge 包厢" {
		t.Errorf("before the answer: view %q, focus %q, title %q", s.root.view(), s.glass.focus, s.glass.title)
	}
	waiting[0]()
	if s.root.view() != pageFilm || s.glass.focus != titleID || s.glass.title != "Heat · Loge 包厢" {
		t.Errorf("after the answer: view %q, focus %q, title %q", s.root.view(), s.glass.focus, s.glass.title)
	}
}

func TestOnlyTheFirstPageComesWithTheAct(t *testing.T) {
	s := newStage("/", En, nil)
	build(t, s.root).press(t, "Like")
	if s.fake.inOne != 1 || len(s.fake.events) != 1 || s.root.toast.event == "" {
		t.Errorf("on the first page: %d calls in one, events %+v, toast %+v", s.fake.inOne, s.fake.events, s.root.toast)
	}
	if s.root.home.Hero.ID == s.fake.events[0].Film {
		t.Error("the page is that of before the act")
	}
	s = newStage("/film/heat-1995", En, nil)
	build(t, s.root).press(t, "Like")
	if s.fake.inOne != 0 || len(s.fake.events) != 1 || !s.root.film.Card.Mark.Liked {
		t.Errorf("on a film's page: %d calls in one, events %+v, mark %+v", s.fake.inOne, s.fake.events, s.root.film.Card.Mark)
	}
}

func TestAnActIsSaidThoughItsPageFails(t *testing.T) {
	s := newStage("/", En, nil)
	s.fake.late = errors.New("broken")
	build(t, s.root).press(t, "Like")
	if s.root.toast.event == "" || s.root.trouble != troubleFailed {
		t.Errorf("toast %+v, trouble %q", s.root.toast, s.root.trouble)
	}
}

func TestFailuresAreSaidAndLeaveAWayOn(t *testing.T) {
	s := newStage("/", En, nil)
	s.fake.fail = errors.New("disk full")
	s.like("heat-1995")
	if s.root.toast.text != english.ActFailed || s.root.home == nil {
		t.Errorf("a failed act: %+v", s.root.toast)
	}
	s.fake.fail = ErrReadOnly
	s.like("heat-1995")
	if s.root.toast.text != english.ReadOnlyNote {
		t.Errorf("an act on what can only be read: %+v", s.root.toast)
	}
	for _, setUp := range []func(*fake, *glass){
		func(f *fake, _ *glass) { f.fail = errors.New("broken") },
		func(f *fake, _ *glass) { f.panics = true },
	} {
		s := newStage("/", En, setUp)
		p := build(t, s.root)
		if text := p.text(p.root); !strings.Contains(text, english.Failed) || !strings.Contains(text, english.Retry) {
			t.Error("no error page:", text)
		}
	}
}

func TestAPanicInAHandlerIsAnErrorPage(t *testing.T) {
	s := newStage("/", En, nil)
	s.root.home.Hero = nil
	s.root.do(func() { _ = s.root.home.Hero.ID })
	if s.root.view() != "trouble" {
		t.Errorf("view %q", s.root.view())
	}
}

func TestAFailedEngineIsSaidInTheTitleToo(t *testing.T) {
	s := newStage("/", En, nil)
	s.fake.phase = Failed
	s.fake.watcher(s.fake.status())
	if s.root.view() != "trouble" || s.glass.title != english.Failed+" · Loge 包厢" {
		t.Errorf("view %q, title %q", s.root.view(), s.glass.title)
	}
}

func TestNothingIsSaidToBeInUseWithoutAPack(t *testing.T) {
	s := newStage("/", En, nil)
	s.fake.phase = Failed
	status := s.fake.status()
	status.Notices = []string{"pack-offline"}
	s.fake.watcher(status)
	p := build(t, s.root)
	if text := p.text(p.root); !strings.Contains(text, "There is no connection.") || strings.Contains(text, "in use") {
		t.Error(text)
	}
}

func TestThePageComesWhenThePartsDo(t *testing.T) {
	s := newStage("/", En, func(f *fake, _ *glass) { f.phase, f.fail = Loading, ErrNotReady })
	if p := build(t, s.root); !strings.Contains(p.text(p.root), "312 of 690 KB") {
		t.Error("no progress:", p.text(p.root))
	}
	s.fake.fail, s.fake.phase = nil, Front
	s.fake.watcher(s.fake.status())
	if s.root.view() != pageHome {
		t.Errorf("view %q", s.root.view())
	}
}
