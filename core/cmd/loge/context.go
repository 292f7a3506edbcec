package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"time"

	"github.com/jedib0t/go-pretty/v6/table"
	"golang.org/x/term"
)

// A Context is everything that a command may touch of the outside world, so that tests run commands in process.
type Context struct {
	Stop  context.Context // cancelled when the person interrupts the command; never nil
	In    io.Reader
	Out   io.Writer // results only
	Err   io.Writer // progress, notes, warnings and errors
	Now   func() time.Time
	JSON  bool // the result is wanted as JSON
	Quiet bool // no progress and no notes
}

// WriteJSON prints v on Out as indented JSON.
func (c *Context) WriteJSON(v any) error {
	enc := json.NewEncoder(c.Out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

// Notef prints one line on Err unless the person asked for quiet.
func (c *Context) Notef(format string, args ...any) {
	if !c.Quiet {
		fmt.Fprintf(c.Err, "loge: "+format+"\n", args...)
	}
}

// Warnf prints one warning line on Err, always.
func (c *Context) Warnf(format string, args ...any) {
	fmt.Fprintf(c.Err, "loge: warning: "+format+"\n", args...)
}

// Table returns an empty table in the style that all commands share; Render prints it on Out.
func (c *Context) Table(header ...any) table.Writer {
	t := table.NewWriter()
	t.SetOutputMirror(c.Out)
	t.SetStyle(table.StyleLight)
	t.Style().Format = table.FormatOptions{} // paths and units keep their case
	t.AppendHeader(table.Row(header))
	return t
}

// isTerminal reports whether w is a screen on which a line may be redrawn.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// version names the module version or the commit that the binary was built from.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "loge (unknown version)"
	}
	revision := info.Main.Version
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && len(s.Value) >= 12 {
			revision += " " + s.Value[:12]
		}
	}
	return "loge " + revision + " " + info.GoVersion
}
