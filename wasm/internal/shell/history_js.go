package shell

import (
	"syscall/js"

	"github.com/loge-film/loge/wasm/internal/browser"
	"github.com/loge-film/loge/wasm/internal/uptime"
)

// Route implements ui.Shell.
func (s *Shell) Route() string { return routeOf(s.window.Get("location").Get("hash").String()) }

// OnRoute implements ui.Shell.
func (s *Shell) OnRoute(f func(route string)) { s.onRoute = append(s.onRoute, f) }

// Go implements ui.Shell.
func (s *Shell) Go(route string, replace bool) {
	if replace {
		s.setEntry("replaceState", s.trail.current, "#"+route)
		return
	}
	s.trail.leave(s.window.Get("scrollY").Float())
	s.setEntry("pushState", s.trail.push(), "#"+route)
	s.scrollTo(0)
}

// moved follows the person to another entry of the history, or along a link into a new one.
func (s *Shell) moved() {
	s.trail.leave(s.window.Get("scrollY").Float())
	if number := s.entry(); number > 0 {
		s.scrollTo(s.trail.back(number))
	} else {
		s.setEntry("replaceState", s.trail.push(), "")
		s.scrollTo(0)
	}
	for _, f := range s.onRoute {
		f(s.Route())
	}
}

// entry returns the number that the present entry of the history was given, or 0.
func (s *Shell) entry() int {
	state := s.window.Get("history").Get("state")
	if state.Type() != js.TypeNumber {
		return 0
	}
	return state.Int()
}

func (s *Shell) setEntry(how string, number int, url string) {
	if url == "" {
		s.window.Get("history").Call(how, number, "")
		return
	}
	s.window.Get("history").Call(how, number, "", url)
}

func (s *Shell) scrollTo(y float64) { s.scroll, s.scrollBy = y, uptime.Now()+patience }

// Painted does what had to wait for a render: focus and scrolling. It waits on when what they aim at is not there yet.
func (s *Shell) Painted() {
	if s.focus == "" && s.scrollBy == 0 {
		return
	}
	// Focusing fires events at once; they must find Go idle.
	browser.Soon(func() {
		s.applyFocus()
		s.applyScroll()
	})
}

func (s *Shell) applyFocus() {
	if s.focus == "" {
		return
	}
	element := s.document.Call("getElementById", s.focus)
	if element.Truthy() {
		element.Call("focus")
	}
	if element.Truthy() || uptime.Now() > s.focusBy {
		s.focus = ""
	}
}

func (s *Shell) applyScroll() {
	if s.scrollBy == 0 {
		return
	}
	reach := s.root().Get("scrollHeight").Float() - s.window.Get("innerHeight").Float()
	if reach < s.scroll && uptime.Now() < s.scrollBy {
		return
	}
	s.window.Call("scrollTo", 0, s.scroll)
	s.scrollBy = 0
}
