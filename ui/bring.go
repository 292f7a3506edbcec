package ui

import (
	"context"
	"errors"
	"strconv"
)

// chooseFile reads the file that was chosen and previews it.
func (c *Root) chooseFile() {
	c.own.fault, c.own.preview, c.own.taken, c.own.sealed, c.own.viewer = "", nil, nil, false, ""
	c.shell.ReadFile("file", func(file File, err error) {
		c.later(func() {
			if err != nil {
				c.fail(err)
				return
			}
			c.own.file = file
			c.previewFile()
		})
	})
}

// chooseViewer takes the rows of another person of the file.
func (c *Root) chooseViewer(name string) {
	c.own.viewer = name
	c.previewFile()
}

// previewFile asks what is in the file, with the passphrase that was typed and for the person who was chosen, if any.
func (c *Root) previewFile() {
	if c.own.busy {
		return
	}
	file, how := c.own.file, Reading{c.field("open"), c.own.viewer}
	c.own.busy, c.own.fault = true, ""
	c.work(func() {
		var p Preview
		err := attempt(func(ctx context.Context) (err error) {
			p, err = c.own.person.Preview(ctx, file, how)
			return err
		})
		c.shell.Rendered(c.guarded(func() { c.takeFile(file, p, how, err) }))
	})
}

// takeFile puts a preview on the page, or says why there is none.
func (c *Root) takeFile(file File, p Preview, how Reading, err error) {
	c.own.busy = false
	var refusal *Refusal
	switch {
	case errors.Is(err, ErrPassphrase) && how.Passphrase == "":
		c.own.sealed = true
		c.shell.Focus("open")
	case errors.As(err, &refusal):
		c.refuse(c.remark(refusal.Remark))
	case errors.Is(err, ErrPassphrase), errors.Is(err, ErrDamaged), errors.Is(err, ErrTooLarge):
		c.fail(err)
	case errors.Is(err, ErrNotReady):
		c.refuse(c.words.Loading)
	case err != nil:
		c.refuse(fill(c.words.Unreadable, file.Name))
	default:
		c.own.preview, c.own.sealed, c.own.accepted, c.own.doubts, c.own.fields = &p, false, map[int]bool{}, 0, nil
		c.shell.Focus("found")
		if how.Viewer != "" {
			c.shell.Focus("viewer")
		}
	}
}

// refuse says why a file is not read.
func (c *Root) refuse(sentence string) { c.own.fault, c.own.preview, c.live = sentence, nil, sentence }

// remark writes what there is to tell of a file.
func (c *Root) remark(r Remark) string { return fill(pick(c.words.Remarks, r.Why), r.Args...) }

// readSoFar is how much of the file is read, in percent.
func (c *Root) readSoFar() string { return strconv.Itoa(int(100 * c.status.Reading)) }

// dropPreview takes nothing.
func (c *Root) dropPreview() {
	c.own.preview, c.own.file = nil, File{}
	c.live = c.words.NothingTaken
	c.shell.Focus("file")
}

// takePreview keeps the previewed rows.
func (c *Root) takePreview() {
	var accept []int
	for _, d := range c.own.preview.Doubtful {
		if c.own.accepted[d.Number] {
			accept = append(accept, d.Number)
		}
	}
	c.home = nil
	c.shell.Focus(titleID)
	c.change("", func(ctx context.Context) error {
		taken, err := c.own.person.Take(ctx, accept)
		if err == nil {
			c.shell.Rendered(c.guarded(func() {
				c.own.taken, c.own.preview, c.own.file = &taken, nil, File{}
				c.live = c.takenLine()
			}))
		}
		return err
	})
}

func (c *Root) takenLine() string {
	return fill(c.words.Taken, c.words.Count("events", c.own.taken.Added), c.words.Count("events", c.own.taken.Known))
}

// saveUnmatched offers the rows that no film was found for.
func (c *Root) saveUnmatched() {
	c.saveFile(c.words.Exported, func(ctx context.Context) (File, error) { return c.own.person.Unmatched(ctx) })
}

// accept takes a doubtful row, or leaves it again.
func (c *Root) accept(number int) { c.own.accepted[number] = !c.own.accepted[number] }

func (c *Root) acceptAll(all bool) {
	for _, d := range c.own.preview.Doubtful {
		c.own.accepted[d.Number] = all
	}
}

// doubtsAPage is how many doubtful rows are on screen at once.
const doubtsAPage = 20

func (c *Root) doubtPages() int { return pages(len(c.own.preview.Doubtful), doubtsAPage) }

func (c *Root) doubtLines() []Doubt {
	return pageOf(c.own.preview.Doubtful, c.own.doubts, doubtsAPage)
}

func (c *Root) turnDoubts(by int) { c.turnTo(&c.own.doubts, by, c.doubtPages()) }

// sourceFacts say where to get the file.
func (c *Root) sourceFacts() []fact { return factsOf(c.words.SourceHelp) }

// ImportView is the page that brings the past along.
type ImportView struct{ R *Root }

// PreviewView is what a chosen file holds, before anything is kept.
type PreviewView struct {
	R *Root
	P *Preview
}

// linesShown caps the lists of a preview.
const linesShown = 12

func (c *PreviewView) title() string {
	return fill(c.R.words.Found, pick(c.R.words.Sources, c.P.Source))
}

// sum counts the rows by what was made of them.
func (c *PreviewView) sum() string {
	n := c.R.words.Count
	return fill(c.R.words.FoundSum, n("rows", c.P.Rows), n("rows", c.P.Matched), n("events", c.P.Events),
		strconv.Itoa(c.P.Doubts), strconv.Itoa(c.P.Unmatched))
}

func (c *PreviewView) viewerText(v Viewer) string {
	return v.Name + " · " + c.R.words.Count("rows", v.Rows)
}

func (c *PreviewView) remarks() (lines []string) {
	for _, r := range c.P.Remarks[:min(linesShown, len(c.P.Remarks))] {
		lines = append(lines, c.R.remark(r))
	}
	return lines
}

func (c *PreviewView) doubt(d Doubt) string {
	return d.Row + " → " + d.Title.In(c.R.lang) + " (" + strconv.Itoa(d.Year) + ")"
}

func (c *PreviewView) samples() []string { return c.lines(c.P.Samples) }

func (c *PreviewView) lost() []string { return c.lines(c.P.Lost) }

// lines writes rows with the film that each was matched with.
func (c *PreviewView) lines(rows []MatchRow) []string {
	var list []string
	for _, m := range rows[:min(linesShown, len(rows))] {
		line := m.Row
		if m.Film != "" {
			line += " → " + m.Title.In(c.R.lang)
		}
		list = append(list, line)
	}
	return list
}
