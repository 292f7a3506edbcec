package ui

import "time"

// Root is the component to mount, at an element <div id="app">:
//
//	root := ui.NewRoot(engine, shell)
//	root.Start()
//	// then per frame: renderer.Render(env.RunBuild(root)) with domrender.New("#app")
//
// All its state is read and written under the render lock: by vugu's event handlers and inside Shell.Rendered.
type Root struct {
	engine Engine
	shell  Shell
	now    func() int64                    // Unix milliseconds: a time.Time here would link its formats and parsers; the tests have their own
	after  func(d time.Duration, f func()) //
	zone   *time.Location                  //
	work   func(f func())                  // runs f beside the page

	lang  Lang
	theme string
	words *Words

	route   route // where the person wants to be
	shown   route // what is on screen: it stays until the engine has answered
	arrived bool  // whether the heading of the route has had the focus
	turn    int   // grows with every load; an answer to an older turn is dropped
	status  Status
	trouble string // pageUnknown, "no-film" or "failed" instead of the page; else empty

	home      *Home
	filter    Filter  // what the shelves leave out, as long as the tab lives
	adventure int     // how far they stray: a step of adventures
	filtering bool    // the panel of filters is open
	without   bool    // a genre that is pressed there is to be left out
	facets    *Facets // what can be filtered by; nil before the panel was opened

	pageOf  map[string]int // the page that each shelf shows
	film    *FilmPage
	whole   bool     // the film's page has all that it will have
	looking *looking // at the film's page; nil on others
	hidden  bool     // the page cannot be seen: another tab is in front, or the window is hidden
	box     *Box
	events  int // the page of the list of events
	own     own

	query    string // as typed
	searched string // the query that hits answer
	hits     []Hit
	noted    string // the query that was recorded last
	typing   int    // grows with every key; an older debounce is dropped
	rating   int    // likewise for the stars

	toast   *toast
	live    string               // what the screen reader is told
	posters map[posterKey]string // the SVG of those that were drawn
	undrawn []Card               // those on the page that were not, in its order
	hanging bool                 // they will be drawn after the next frame
}

// NewRoot returns the page over an engine and a browser. It calls neither before Start. An engine that is a Person too
// gets all sections of the box; another has one page of it.
func NewRoot(engine Engine, shell Shell) *Root {
	person, _ := engine.(Person)
	return &Root{
		own:    own{person: person},
		engine: engine, shell: shell, now: func() int64 { return time.Now().UnixMilli() }, zone: time.Local,
		after: func(d time.Duration, f func()) { time.AfterFunc(d, f) },
		work:  func(f func()) { go f() },
		lang:  En, words: WordsIn(En), status: Status{Phase: Loading},
		adventure: usualStep,
		pageOf:    map[string]int{}, posters: map[posterKey]string{},
	}
}

// Start takes the kept choices, watches engine and shell, and loads the page of the present route.
// It must be called once, before the first render.
func (c *Root) Start() {
	tag, theme := c.shell.Choices()
	c.lang, c.theme = ParseLang(tag), theme
	c.words = WordsIn(c.lang)
	c.shell.Theme(theme)
	c.route = parseRoute(c.shell.Route())
	c.query = c.queryOf(c.route)
	c.shown, c.arrived = c.route, true
	c.head()
	c.shell.OnRoute(func(fragment string) { c.later(func() { c.enter(parseRoute(fragment)) }) })
	c.shell.OnKey(c.onKey)
	c.shell.OnSeen(func(seen bool) { c.later(func() { c.look(seen) }) })
	c.engine.Watch(func(s Status) { c.later(func() { c.onStatus(s) }) })
	c.load(nil)
	c.loadMemory()
}

// later runs f under the render lock, and never inside the caller: a caller that holds the lock would wait for itself.
func (c *Root) later(f func()) { c.work(func() { c.shell.Rendered(c.guarded(f)) }) }

// guarded turns a panic of f into the page's error state: a panic in a handler would end the program.
func (c *Root) guarded(f func()) func() {
	return func() {
		defer func() {
			if recover() != nil {
				c.trouble = troubleFailed
			}
		}()
		f()
	}
}

// do is guarded for the handlers in the markup.
func (c *Root) do(f func()) { c.guarded(f)() }

// onStatus takes a new state of the engine, and loads again when more of the pack has come or another tab has changed something.
func (c *Root) onStatus(s Status) {
	grown, changed := s.Phase != c.status.Phase, s.Changes != c.status.Changes
	c.status = s
	switch {
	case s.Phase == Failed:
		c.trouble = troubleFailed
		c.head()
	case (grown || changed) && s.Phase != Loading:
		c.trouble = ""
		c.load(nil)
		c.loadMemory()
	}
}

// onKey brings the search field under "/".
func (c *Root) onKey(key string) (used bool) {
	if key != "/" {
		return false
	}
	c.shell.Focus("find")
	c.later(func() {})
	return true
}

// enter goes to another route. What is on screen stays until the engine has answered: no flash of an empty page,
// and the focus goes to a heading that stays.
func (c *Root) enter(r route) {
	if r == c.route && c.trouble == "" {
		return
	}
	left := c.leave()
	c.typing++ // a search that still rests would lead away again
	c.route, c.arrived, c.toast, c.events = r, false, nil, 0
	c.own.leave()
	c.query = c.queryOf(r)
	c.load(left)
}

func (c *Root) queryOf(r route) string {
	if r.page == pageSearch {
		return r.arg
	}
	return ""
}

// titleID is the id of each page's heading.
const titleID = "title"

// head sets the document's title and language.
func (c *Root) head() {
	title := c.pageTitle()
	if title != "" {
		title += " · "
	}
	c.shell.Head(title+"Loge 包厢", c.lang.Tag())
}

func (c *Root) pageTitle() string {
	switch {
	case c.trouble == troubleFailed:
		return c.words.Failed
	case c.trouble == troubleNoFilm:
		return c.words.NoFilm
	case c.shown.page == pageFilm && c.film != nil:
		return c.film.Card.Title.In(c.lang)
	case c.shown.page == pageSearch && c.shown.arg != "":
		return c.words.SearchTitle + ": " + c.shown.arg
	case c.shown.page == pageSearch:
		return c.words.SearchTitle
	case c.shown.page == pageBox:
		return c.sectionTitle()
	case c.shown.page == pageUnknown:
		return c.words.NotFound
	}
	return ""
}

// switchLang changes to the other language and keeps the choice.
func (c *Root) switchLang() {
	if c.lang == En {
		c.lang = Zh
	} else {
		c.lang = En
	}
	c.words, c.toast, c.live = WordsIn(c.lang), nil, ""
	c.own.redraw()
	c.shell.Keep(c.lang.Tag(), c.theme)
	c.head()
}

// switchTheme goes round system, dark and light and keeps the choice.
func (c *Root) switchTheme() {
	c.theme = map[string]string{"": "dark", "dark": "light", "light": ""}[c.theme]
	c.own.redraw()
	c.shell.Theme(c.theme)
	c.shell.Keep(c.lang.Tag(), c.theme)
	c.live = c.themeName()
}

func (c *Root) themeName() string {
	switch c.theme {
	case "dark":
		return c.words.ThemeNow + c.words.ThemeDark
	case "light":
		return c.words.ThemeNow + c.words.ThemeLight
	}
	return c.words.ThemeNow + c.words.ThemeSystem
}

func (c *Root) themeClass() string {
	if c.theme == "" {
		return "tool theme theme-system"
	}
	return "tool theme theme-" + c.theme
}
