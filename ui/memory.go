package ui

import (
	"context"
	"strconv"
)

// modeLine says what becomes of what the person does.
func (c *Root) modeLine() string {
	if m := c.own.memory; m != nil && m.Mode == Keeping {
		switch {
		case m.Store == "memory":
			return pick(c.words.Modes, "unsaved")
		case m.ReadOnly:
			return pick(c.words.Modes, "readonly")
		}
	}
	return pick(c.words.Modes, string(c.mode()))
}

// remember begins to keep what the person did and does.
func (c *Root) remember() {
	passphrase := c.field("pass")
	c.shell.Focus(titleID)
	c.change(c.words.Remembered, func(ctx context.Context) error { return c.own.person.Remember(ctx, passphrase) })
}

// switchKeeping pauses, or goes on.
func (c *Root) switchKeeping() {
	if c.mode() == Keeping {
		c.keep(Paused)
	} else {
		c.keep(Keeping)
	}
}

// switchPrivate begins a private session, or ends it.
func (c *Root) switchPrivate() {
	if c.mode() == Private {
		c.keep(Keeping)
	} else {
		c.keep(Private)
	}
}

// keep changes the mode and says which it then is: to end a private session goes back to what was before it.
func (c *Root) keep(mode KeepMode) {
	modes := c.words.Modes
	c.changeSaying(func(ctx context.Context) (said string, err error) {
		if err = c.own.person.Keep(ctx, mode); err != nil {
			return "", err
		}
		m, err := c.own.person.Memory(ctx)
		return pick(modes, string(m.Mode)), err
	})
}

// memoryFacts say where what is kept lies, and how much it is.
func (c *Root) memoryFacts() []fact {
	m := c.own.memory
	w := c.words
	facts := []fact{
		{w.Where, pick(w.StoreNames, m.Store)},
		{w.Size, fill(w.SizeLine, c.words.Count("events", m.Events), kilobytes(m.Bytes))},
		{w.TabsOpen, strconv.Itoa(m.Tabs)},
		{w.Encrypted, c.yes(m.Encrypted)},
	}
	if m.ReadOnly {
		facts = append(facts, fact{w.ReadOnly, w.ReadOnlyNote})
	}
	if m.Dropped > 0 {
		facts = append(facts, fact{w.Dropped, fill(w.DroppedNote, strconv.Itoa(m.Dropped))})
	}
	return facts
}

func (c *Root) yes(is bool) string {
	if is {
		return c.words.Yes
	}
	return c.words.No
}

// keptFacts tell what is kept, where, and how to remove it.
func (c *Root) keptFacts() []fact {
	list := factsOf(c.words.KeptLines)
	for i := range list {
		list[i].text = fill(list[i].text, strconv.Itoa(c.odd())) // only what leaves is counted
	}
	return list
}

func factsOf(list labels) (made []fact) {
	for _, l := range list.all() {
		made = append(made, fact{l.key, l.text})
	}
	return made
}

// unlock opens the profile with the passphrase that was typed.
func (c *Root) unlock() {
	passphrase := c.field("pass")
	c.shell.Focus(titleID)
	c.change(c.words.Unlocked, func(ctx context.Context) error { return c.own.person.Unlock(ctx, passphrase) })
}

// setPassphrase sets or changes the passphrase, which has to be typed twice.
func (c *Root) setPassphrase() {
	next := c.field("next")
	if next == "" || next != c.field("again") {
		c.own.fault = c.words.NotSame
		c.say(&toast{text: c.own.fault})
		c.shell.Focus("next")
		return
	}
	c.change(c.words.PassphraseSet, func(ctx context.Context) error { return c.own.person.Passphrase(ctx, next) })
}

// dropPassphrase takes the passphrase away.
func (c *Root) dropPassphrase() {
	c.shell.Focus("next")
	c.change(c.words.PassphraseGone, func(ctx context.Context) error { return c.own.person.Passphrase(ctx, "") })
}

// export offers the open profile as a file.
func (c *Root) export() {
	passphrase := c.field("seal")
	c.saveFile(c.words.Exported, func(ctx context.Context) (File, error) { return c.own.person.Export(ctx, passphrase) })
}

// saveFile offers a file that the engine makes.
func (c *Root) saveFile(said string, f func(ctx context.Context) (File, error)) {
	c.change(said, func(ctx context.Context) error {
		file, err := f(ctx)
		if err == nil {
			c.shell.Save(file)
		}
		return err
	})
}

// eraseAll leaves nothing on the device.
func (c *Root) eraseAll() {
	c.noted, c.home = "", nil
	c.filter, c.adventure, c.filtering = Filter{}, usualStep, false
	c.shell.Focus(titleID)
	c.change(c.words.Erased, func(ctx context.Context) error { return c.own.person.EraseEverything(ctx) })
}

// MemoryView is the page of what is kept.
type MemoryView struct{ R *Root }

func (c *MemoryView) setName() string {
	if c.R.own.memory.Encrypted {
		return c.R.words.ChangeIt
	}
	return c.R.words.SetIt
}

// UnlockView asks for the passphrase of the open profile.
type UnlockView struct{ R *Root }

// OverviewView is the first page of the box.
type OverviewView struct{ R *Root }

// figures are the box in a few numbers.
func (c *OverviewView) figures() []fact {
	list := []fact{
		{c.R.words.CountEvents, strconv.Itoa(c.R.box.Total)},
		{c.R.words.CountFilms, strconv.Itoa(c.R.box.Films)},
		{c.R.words.CountLeft, strconv.Itoa(c.R.odd())},
	}
	if m := c.R.own.memory; m != nil && len(m.Profiles) > 1 {
		list = append(list, fact{c.R.words.CountPeople, strconv.Itoa(len(m.Profiles))})
	}
	return list
}

func (c *OverviewView) tasteNote() string {
	if len(c.R.box.Tastes) == 0 {
		return c.R.words.BoxEmpty
	}
	return c.R.words.TastesNote
}
