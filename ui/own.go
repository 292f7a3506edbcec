package ui

import (
	"context"
	"errors"

	"github.com/loge-film/loge/ui/chart"
)

// own is what the pages of the box hold of the person, and what the person is about to do there.
type own struct {
	person   Person // nil when the engine knows films only
	memory   *Memory
	portrait *Portrait
	figures  []figure          // of the section on screen; nil when they must be made anew
	drawn    map[string]string // the SVG of figures
	table    string            // the figure that is shown as a table; empty for none
	view     chart.View        // of the map
	tagPage  int

	find, kind string // what the history shows: a text in it, a kind of event; both empty for all
	sifting    bool   // the engine is looking for that
	changing   string // the rating that is being changed, by event ID

	fields map[string]string // what is typed into forms, by the id of the field
	asking string            // the question on screen: "erase", a profile's ID, "rename:" and a profile's ID; empty for none
	busy   bool              // something is being done that may take a second
	fault  string            // why the last thing did not work

	file     File // that is being imported
	preview  *Preview
	accepted map[int]bool // doubtful rows
	doubts   int          // the page of them
	taken    *Taken
	sealed   bool   // the file asks for a passphrase
	viewer   string // whose rows to take of a file of several people; empty until chosen
}

// loadMemory asks anew what is kept.
func (c *Root) loadMemory() {
	if c.own.person == nil {
		return
	}
	c.work(func() {
		m, err := c.askMemory()
		if err != nil {
			return // asked again with the next page of the box
		}
		c.shell.Rendered(c.guarded(func() { c.own.memory = m }))
	})
}

func (c *Root) askMemory() (m *Memory, err error) {
	defer rescue(&err)
	got, err := c.own.person.Memory(context.Background())
	return &got, err
}

// fetchOwn asks for what a section of the box shows beside the events.
func (c *Root) fetchOwn(section string, got *loaded) {
	if c.own.person == nil || got.err != nil {
		return
	}
	if got.memory, got.err = c.askMemory(); got.err != nil {
		return
	}
	if section == sectionPortrait || section == sectionNumbers || section == sectionModels {
		portrait, err := c.own.person.Portrait(context.Background())
		got.portrait, got.err = &portrait, err
	}
}

// takeOwn puts it on the page.
func (c *Root) takeOwn(got loaded) {
	if got.memory != nil {
		c.own.memory = got.memory
	}
	c.own.portrait = got.portrait
	c.own.redraw()
	c.own.tagPage = min(c.own.tagPage, c.tagPages()-1)
}

// redraw lets the figures be made anew.
func (o *own) redraw() { o.figures, o.drawn = nil, nil }

// leave forgets what belongs to one page only: questions, what was typed, why something did not work.
func (o *own) leave() {
	o.find, o.kind, o.sifting, o.changing, o.asking, o.fault, o.fields = "", "", false, "", "", "", nil
	o.table, o.taken = "", nil
}

// change does something about the person beside the page, and then shows the page anew with what was said.
// One change is made at a time.
func (c *Root) change(said string, f func(ctx context.Context) error) {
	c.changeSaying(func(ctx context.Context) (string, error) { return said, f(ctx) })
}

// changeSaying is change where what is done tells what is said.
func (c *Root) changeSaying(f func(ctx context.Context) (said string, err error)) {
	if c.own.busy {
		return
	}
	c.own.busy, c.own.fault = true, ""
	c.turn++
	turn, r, q := c.turn, c.route, c.question()
	c.work(func() {
		var said string
		err := attempt(func(ctx context.Context) (err error) {
			said, err = f(ctx)
			return err
		})
		var got loaded
		if err == nil {
			got = c.fetch(r, q)
		}
		c.shell.Rendered(c.guarded(func() {
			c.own.busy = false
			if err != nil {
				c.fail(err)
				return
			}
			c.own.fields, c.own.asking = nil, ""
			if got.memory != nil {
				c.own.memory = got.memory
			}
			if said != "" {
				c.say(&toast{text: said})
			}
			if turn == c.turn {
				c.take(r, got)
			}
		}))
	})
}

func attempt(f func(ctx context.Context) error) (err error) {
	defer rescue(&err)
	return f(context.Background())
}

// fail says why something did not work, on the page too.
func (c *Root) fail(err error) {
	c.own.fault = c.whyNot(err)
	c.say(&toast{text: c.own.fault})
}

// whyNot is the sentence for a fault: what is wrong where that is known, else that nothing was recorded.
func (c *Root) whyNot(err error) string {
	var refusal *Refusal
	switch {
	case errors.As(err, &refusal):
		return c.remark(refusal.Remark)
	case errors.Is(err, ErrPassphrase):
		return c.words.Wrong
	case errors.Is(err, ErrDamaged):
		return c.words.Damaged
	case errors.Is(err, ErrReadOnly):
		return c.words.ReadOnlyNote
	case errors.Is(err, ErrTooLarge):
		return c.words.TooLarge
	}
	return c.words.ActFailed
}

// mode is what becomes of new acts; Off while it is not known.
func (c *Root) mode() KeepMode {
	if c.own.memory == nil {
		return Off
	}
	return c.own.memory.Mode
}

// locked reports whether the open profile waits for its passphrase.
func (c *Root) locked() bool { return c.own.memory != nil && c.own.memory.Locked }

// mark is the word in the line on top that says what differs from the usual: that what is done is not saved, not counted or locked.
func (c *Root) mark() string {
	m := c.own.memory
	switch {
	case m == nil || m.Mode == Off:
		return ""
	case m.Locked:
		return pick(c.words.Marks, "locked")
	case m.Mode == Keeping && m.Store == "memory":
		return pick(c.words.Marks, "unsaved")
	case m.Mode == Keeping && m.ReadOnly:
		return pick(c.words.Marks, "readonly")
	case m.Mode == Keeping:
		return ""
	}
	return pick(c.words.Marks, string(m.Mode))
}
