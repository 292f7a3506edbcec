package ui

import "time"

// A looking is one stay on a film's page and the view that tells of it. Only the time counts for which the page can be seen.
type looking struct {
	film  string
	since int64 // Unix milliseconds since when seen does not grow
	seen  int64 // milliseconds before since

	event string  // ID of the view that was recorded: the next one takes its place; empty before the first
	told  float64 // seconds of which it tells
	busy  bool    // a view is being recorded
	wait  int     // grows with every wait for a milestone; an older one is dropped
}

// milestones are the times in milliseconds at which a view is recorded while the page is still seen: a tab that is closed ends
// before its engine can write. The first two are those from which on a view says more of the taste; see core/event.
var milestones = [...]int64{5_000, 30_000, 120_000, 600_000}

// leastLook is the time in milliseconds from which on a view is recorded before the page is left.
const leastLook = 1000

// pass lets the time pass until now. A clock that was set back gives none.
func (l *looking) pass(now int64, hidden bool) {
	if !hidden {
		l.seen += max(0, now-l.since)
	}
	l.since = now
}

// view returns the view to record; nil when one is being recorded, or the last one told as much.
func (l *looking) view() *Act {
	seconds := float64(max(1, l.seen/100)) / 10 // none at all would mean that it is not known
	if l.busy || l.event != "" && seconds == l.told {
		return nil
	}
	return &Act{ID: l.event, Kind: "view", Film: l.film, Value: seconds}
}

// leave returns the view that the film's page that is being left has earned, if any.
func (c *Root) leave() *Act {
	l := c.looking
	if c.route.page != pageFilm || l == nil {
		return nil
	}
	l.pass(c.now(), c.hidden)
	c.looking = nil
	return l.view()
}

// look begins or ends the time for which the page can be seen. A page that goes out of sight may be closed without a word: what
// was seen of it until then is recorded, and again when it was more.
func (c *Root) look(seen bool) {
	if l := c.looking; l != nil {
		l.pass(c.now(), c.hidden)
		if !seen && l.seen >= leastLook {
			c.recordLook(l)
		}
	}
	c.hidden = !seen
	c.awaitMilestone()
}

// lookAt begins a stay on a film's page.
func (c *Root) lookAt(film string) {
	c.looking = &looking{film: film, since: c.now()}
	c.awaitMilestone()
}

// awaitMilestone records what was seen when it has become the next milestone, unless the page is out of sight by then.
func (c *Root) awaitMilestone() {
	l := c.looking
	if l == nil || c.hidden {
		return
	}
	l.wait++
	wait := l.wait
	for _, at := range milestones {
		if at <= l.seen {
			continue
		}
		c.after(time.Duration(at-l.seen)*time.Millisecond, func() {
			c.later(func() {
				if c.looking != l || l.wait != wait || c.hidden {
					return
				}
				l.pass(c.now(), false)
				if l.seen >= at { // else the clock was set back
					c.recordLook(l)
					c.awaitMilestone()
				}
			})
		})
		return
	}
}

// recordLook records how long a film's page was seen so far, in the place of what was recorded of that stay before.
func (c *Root) recordLook(l *looking) {
	act := l.view()
	if act == nil {
		return
	}
	l.busy = true
	c.work(func() {
		id, err := c.record(*act)
		c.shell.Rendered(c.guarded(func() {
			l.busy = false
			if err == nil {
				l.event, l.told = id, act.Value
				if c.looking != l { // it was left meanwhile
					c.recordLook(l)
				}
			}
		}))
	})
}
