package ui

// The sections of the box, as the route names them after "/box/"; the first is the box itself.
const (
	sectionFirst    = ""
	sectionPortrait = "portrait"
	sectionNumbers  = "numbers"
	sectionModels   = "models"
	sectionHistory  = "history"
	sectionMemory   = "memory"
	sectionImport   = "import"
	sectionLedger   = "ledger"
)

var sections = []string{sectionFirst, sectionPortrait, sectionNumbers, sectionModels, sectionHistory, sectionMemory, sectionImport, sectionLedger}

func isSection(name string) bool {
	for _, s := range sections {
		if s == name {
			return true
		}
	}
	return false
}

func sectionHref(section string) string {
	if section == sectionFirst {
		return "#/box"
	}
	return "#/box/" + section
}

// section is the one on screen. An engine that knows films only has the first.
func (c *Root) section() string {
	if c.own.person == nil {
		return sectionFirst
	}
	return c.shown.arg
}

// sectionTitle is the heading of the page.
func (c *Root) sectionTitle() string {
	if c.section() == sectionFirst {
		return c.words.BoxTitle
	}
	return pick(c.words.Sections, c.section())
}

// BoxView is the frame of the pages of the box.
type BoxView struct{ R *Root }

func (c *BoxView) intro() string {
	if c.R.own.person == nil {
		return c.R.words.BoxIntro
	}
	return pick(c.R.words.Intro, c.R.section())
}

func (c *BoxView) eyebrow() string {
	if c.R.section() == sectionFirst {
		return ""
	}
	return c.R.words.BoxTitle
}

// current marks the tab of the section on screen.
func (c *BoxView) current(section string) string {
	if section == c.R.section() {
		return "page"
	}
	return "false"
}

// on reports whether a section is shown: a locked profile shows how to unlock it instead of what is in it.
func (c *BoxView) on(section string) bool {
	open := section == sectionLedger || section == sectionMemory || !c.R.locked()
	return open && c.R.section() == section
}

// closed reports whether the section on screen is hidden behind a passphrase.
func (c *BoxView) closed() bool { return !c.on(c.R.section()) }

// whole reports whether this is the box of an engine that knows films only: all of it on one page.
func (c *BoxView) whole() bool { return c.R.own.person == nil }
