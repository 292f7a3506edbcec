package shell

import (
	"context"
	"syscall/js"
	"time"

	"github.com/loge-film/loge/core/lightjson"
	"github.com/loge-film/loge/ui"
	"github.com/loge-film/loge/wasm/internal/browser"
	"github.com/loge-film/loge/wasm/internal/uptime"
)

// A RenderLock guards what the page renders from; vugu's EventEnv is one.
type RenderLock interface {
	Lock()
	UnlockRender()
}

// A Shell is the page's browser. It lives as long as the page, so its listeners are never removed.
type Shell struct {
	lock     RenderLock
	window   js.Value
	document js.Value
	images   *images
	shown    map[string]js.Value // by URL: an image with each poster, without which the browser would draw it anew when a film comes back
	lang     string              // as it was set last
	trail    *trail
	requests []string
	onRoute  []func(route string)
	focus    string        // id of the element to focus once it is there
	focusBy  time.Duration // uptime
	scroll   float64       // where to scroll once the page is long enough
	scrollBy time.Duration // uptime; 0 when there is nothing to scroll
}

var _ ui.Shell = (*Shell)(nil)

// choicesKey is the name under which the choices are kept.
const choicesKey = "loge.choices"

// maxImages is how many posters live at once: more than any page shows, so that none in sight is ever revoked.
const maxImages = 128

// patience is how long focus and scrolling wait for what they aim at.
const patience = 2 * time.Second

// New takes over history and scrolling of the window. Call Painted after each render.
func New(lock RenderLock) *Shell {
	window := js.Global()
	s := &Shell{lock: lock, window: window, document: window.Get("document"), shown: map[string]js.Value{}}
	s.images = newImages(maxImages, s.create, s.revoke)
	s.window.Get("history").Set("scrollRestoration", "manual")
	s.trail = newTrail(max(1, s.entry()))
	s.setEntry("replaceState", s.trail.current, "")
	browser.Listen(window, "hashchange", func(js.Value) { s.moved() })
	s.observeRequests()
	s.onceOnly()
	return s
}

func (s *Shell) create(svg string) (url string) {
	blob := s.window.Get("Blob").New([]any{svg}, map[string]any{"type": "image/svg+xml"})
	url = s.window.Get("URL").Call("createObjectURL", blob).String()
	image := s.window.Get("Image").New()
	image.Set("src", url)
	s.shown[url] = image
	return url
}

func (s *Shell) revoke(url string) {
	delete(s.shown, url)
	s.window.Get("URL").Call("revokeObjectURL", url)
}

// Head implements ui.Shell. A language that is set again, though it is the same, lets Chromium style the whole page anew.
func (s *Shell) Head(title, lang string) {
	s.document.Set("title", title)
	if lang != s.lang {
		s.root().Set("lang", lang)
		s.lang = lang
	}
}

// Theme implements ui.Shell.
func (s *Shell) Theme(theme string) {
	if theme == "" {
		s.root().Call("removeAttribute", "data-theme")
	} else {
		s.root().Call("setAttribute", "data-theme", theme)
	}
}

func (s *Shell) root() js.Value { return s.document.Get("documentElement") }

// Choices implements ui.Shell.
func (s *Shell) Choices() (lang, theme string) {
	var kept choices
	_ = browser.Try(func() { // forbidden: nothing is kept
		if text := s.storage().Call("getItem", choicesKey); !text.IsNull() {
			kept = parseChoices(text.String())
		}
	})
	languages := s.window.Get("navigator").Get("languages")
	wanted := make([]string, languages.Length())
	for i := range wanted {
		wanted[i] = languages.Index(i).String()
	}
	return kept.language(wanted), kept.Theme
}

// Keep implements ui.Shell.
func (s *Shell) Keep(lang, theme string) {
	text, err := lightjson.Marshal(choices{lang, theme})
	if err != nil {
		return
	}
	_ = browser.Try(func() { s.storage().Call("setItem", choicesKey, string(text)) }) // forbidden: not kept
}

func (s *Shell) storage() js.Value { return browser.Property(s.window, "localStorage") }

// Focus implements ui.Shell.
func (s *Shell) Focus(id string) { s.focus, s.focusBy = id, uptime.Now()+patience }

// Image implements ui.Shell.
func (s *Shell) Image(svg string) string { return s.images.url(svg) }

// Copy implements ui.Shell.
func (s *Shell) Copy(route string, f func(ok bool)) {
	location := s.window.Get("location")
	address := location.Get("origin").String() + location.Get("pathname").String() + "#" + route
	var written js.Value
	err := browser.Try(func() { written = s.window.Get("navigator").Get("clipboard").Call("writeText", address) })
	go func() {
		if err == nil {
			_, err = browser.Await(context.Background(), written)
		}
		f(err == nil)
	}()
}

// OnKey implements ui.Shell.
func (s *Shell) OnKey(f func(key string) (used bool)) {
	browser.Listen(s.document, "keydown", func(e js.Value) {
		withOthers := e.Get("ctrlKey").Bool() || e.Get("altKey").Bool() || e.Get("metaKey").Bool()
		if withOthers || e.Get("isComposing").Bool() || takesText(e.Get("target")) {
			return
		}
		if f(e.Get("key").String()) {
			e.Call("preventDefault")
		}
	})
}

func takesText(element js.Value) bool {
	if !element.Get("matches").Truthy() { // the document itself
		return false
	}
	return element.Call("matches", "input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]").Bool()
}

// OnSeen implements ui.Shell.
func (s *Shell) OnSeen(f func(seen bool)) {
	tell := func() { f(s.document.Get("visibilityState").String() == "visible") }
	browser.Listen(s.document, "visibilitychange", func(js.Value) { tell() })
	tell()
}

// onceOnly lets the second click of a double click on an act do nothing: it would take back what the first one did, or do it
// to the film that has come in the place of the one that was meant.
func (s *Shell) onceOnly() {
	stop := js.FuncOf(func(_ js.Value, args []js.Value) any {
		if args[0].Get("detail").Int() > 1 && args[0].Get("target").Call("closest", ".act, .heart").Truthy() {
			args[0].Call("stopPropagation")
		}
		return nil
	})
	s.document.Call("addEventListener", "click", stop, true)
}

// Requests implements ui.Shell.
func (s *Shell) Requests() []string { return append([]string(nil), s.requests...) }

func (s *Shell) observeRequests() {
	origin := s.window.Get("location").Get("origin").String()
	s.requests = []string{"GET " + s.window.Get("location").Get("pathname").String()}
	note := js.FuncOf(func(_ js.Value, args []js.Value) any {
		entries := args[0].Call("getEntries")
		for i := range entries.Length() {
			entry := entries.Index(i)
			if line, ok := request(origin, entry.Get("name").String(), entry.Get("initiatorType").String()); ok {
				s.requests = append(s.requests, line)
			}
		}
		return nil
	})
	observer := s.window.Get("PerformanceObserver").New(note)
	observer.Call("observe", map[string]any{"type": "resource", "buffered": true})
}

// Rendered implements ui.Shell.
func (s *Shell) Rendered(f func()) {
	s.lock.Lock()
	f()
	s.lock.UnlockRender()
}
