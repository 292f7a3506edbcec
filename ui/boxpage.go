package ui

import (
	"cmp"
	"context"
	"sort"
	"strings"
	"time"
)

func (c *Root) eventText(line EventLine) string { return c.words.line(line, c.lang) }

// line says what an event was.
func (w *Words) line(line EventLine, l Lang) string {
	if line.Kind == "edit" {
		return w.editText(line, l)
	}
	return w.Event(line.Kind, line.Title.In(l), line.Value, line.Text)
}

// editText says what an edit of the portrait said.
func (w *Words) editText(line EventLine, l Lang) string {
	title := line.Title.In(l)
	if fact, ok := strings.CutPrefix(line.Text, "fact:"); ok {
		name, _, _ := strings.Cut(fact, "=")
		return pick(w.FactNames, name) + w.Colon + cmp.Or(title, w.NotTold)
	}
	return fill(pick(w.TagSaid, decimal(line.Value, 0)), cmp.Or(title, line.Text))
}

func (c *Root) date(unixMilli int64) string {
	t := time.UnixMilli(unixMilli).In(c.zone)
	return c.words.Date(t.Year(), int(t.Month()), t.Day(), t.Hour(), t.Minute())
}

// undoLast takes back the newest act.
func (c *Root) undoLast() {
	words, lang, t := c.words, c.lang, &toast{text: c.words.NothingToUndo}
	c.runToast(t, func() (_ string, err error) {
		defer rescue(&err)
		line, ok, err := c.engine.Undo(context.Background())
		if ok {
			t.text = words.TookBack(words.line(line, lang))
		}
		return "", err
	})
}

// erase deletes all that the person did; in a private session what they did there.
func (c *Root) erase() {
	said := c.words.Erased
	if c.mode() == Private {
		said = c.words.SessionGone
	}
	c.own.asking, c.noted, c.home = "", "", nil
	c.filter, c.adventure, c.filtering = Filter{}, usualStep, false
	c.shell.Focus(titleID)
	c.run(said, "", func() (_ string, err error) {
		defer rescue(&err)
		return "", c.engine.Erase(context.Background())
	})
}

// eraseName names what erase does.
func (c *Root) eraseName() string {
	if c.mode() == Private {
		return c.words.ForgetSession
	}
	return c.words.Erase
}

// eraseSure asks whether that is meant.
func (c *Root) eraseSure() string {
	if c.mode() == Private {
		return c.words.ForgetSure
	}
	return c.words.EraseSure
}

// requests lists what page and engine asked of the network, equal ones once.
func (c *Root) requests() []string {
	var list []string
	seen := map[string]bool{}
	for _, r := range append(c.shell.Requests(), c.status.Requests...) {
		if !seen[r] {
			seen[r] = true
			list = append(list, r)
		}
	}
	return list
}

// isPublic reports whether a request can only have fetched a public file: a GET without a query,
// of a path that no act of a person chooses.
func isPublic(request string) bool {
	path, isGet := strings.CutPrefix(request, "GET /")
	return isGet && !strings.ContainsAny(path, "?#") && !strings.HasPrefix(path, "v1/films/")
}

// odd counts the requests that are more than a fetch of a public file.
func (c *Root) odd() int {
	odd := 0
	for _, r := range c.requests() {
		if !isPublic(r) {
			odd++
		}
	}
	return odd
}

// whatLeft is the sentence that follows from the list of requests.
func (c *Root) whatLeft() string {
	odd := c.odd()
	switch {
	case len(c.requests()) == 0:
		return c.words.LeftNothingYet
	case odd > 0:
		return c.words.LeftSomething(odd)
	}
	return c.words.LeftNothing
}

// maxRequests caps the lines on screen.
const maxRequests = 30

// LedgerView lists what was asked of the network, and says what follows from the list.
type LedgerView struct{ R *Root }

// requests lists the newest requests, the odd ones first.
func (c *LedgerView) requests() []string {
	list := c.R.requests()
	sort.SliceStable(list, func(i, j int) bool { return !isPublic(list[i]) && isPublic(list[j]) })
	return list[:min(maxRequests, len(list))]
}
