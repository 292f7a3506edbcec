// Command loge is the operator's tool: it builds, inspects, signs and checks the packs that Loge publishes.
//
// Exit codes: 0 for success, 1 for bad input or a failed check, 2 for wrong usage.
package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/alecthomas/kong"
)

// The exit codes of the command.
const (
	exitOK    = 0
	exitFault = 1 // bad input or a failed check
	exitUsage = 2 // wrong flags or arguments
)

// commands is the tree that kong parses; a command is one field here and one file with a Run method.
type commands struct {
	JSON  bool `help:"Print the result as JSON on standard output."`
	Quiet bool `short:"q" help:"Print no progress and no notes, only the result, warnings and errors."`

	Build buildCmd `cmd:"" help:"Build the pack files from a catalogue."`
	Train trainCmd `cmd:"" help:"Build the pack files from a catalogue and from ratings, with collaborative recommendations."`

	Similar similarCmd `cmd:"" help:"Print the films nearest to one, and why."`
	Inspect inspectCmd `cmd:"" help:"Show the blocks, counts and a sample of a pack."`
	Verify  verifyCmd  `cmd:"" help:"Check a published pack: signature, validity, hashes, structure, content."`
	Sign    signCmd    `cmd:"" help:"Publish a built pack under a signed manifest."`
	Keygen  keygenCmd  `cmd:"" help:"Make a key pair to sign packs with."`
	Eval    evalCmd    `cmd:"" help:"Measure recommendation models on files of interactions."`
}

func main() {
	interrupt, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(interrupt, stop) // a second Ctrl-C ends the process at once
	code := run(&Context{Stop: interrupt, In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Now: time.Now}, os.Args[1:])
	stop()
	os.Exit(code)
}

// run parses args, runs the chosen command within ctx and returns the exit code.
func run(ctx *Context, args []string) int {
	if slices.Equal(args, []string{"--version"}) { // not a flag of kong's: sign has a --version of its own
		return exitCode(ctx.Err, printVersion(ctx))
	}
	var tree commands
	exited := -1
	parser, err := kong.New(&tree,
		kong.Name("loge"),
		kong.Description("Build, inspect, sign and check the packs of a Loge site, and measure the models behind them. loge --version prints the version."),
		kong.Vars{"models": strings.Join(rankerNames(), ", ")},
		kong.Writers(ctx.Out, ctx.Err),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}),
		kong.Exit(func(code int) { exited = code }),
	)
	if err != nil {
		return fail(ctx.Err, err, exitUsage)
	}
	parsed, err := parser.Parse(args)
	if exited >= 0 { // --help has answered
		return exited
	}
	if err != nil {
		return fail(ctx.Err, fmt.Errorf("%w; see %s --help", err, commandOf(err)), exitUsage)
	}
	ctx.JSON, ctx.Quiet = tree.JSON, tree.Quiet
	out := &resultWriter{to: ctx.Out}
	ctx.Out = out
	err = parsed.Run(ctx)
	return exitCode(ctx.Err, cmp.Or(err, out.fault()))
}

// commandOf names the command in whose arguments an error of kong lies.
func commandOf(err error) string {
	var parse *kong.ParseError
	if errors.As(err, &parse) && parse.Context != nil {
		if node := parse.Context.Selected(); node != nil {
			return node.FullPath()
		}
	}
	return "loge"
}

func printVersion(ctx *Context) error {
	_, err := fmt.Fprintln(ctx.Out, version())
	return err
}

// exitCode prints the error of a command, if any, and says how the process ends.
func exitCode(w io.Writer, err error) int {
	var usage *usageError
	switch {
	case err == nil:
		return exitOK
	case errors.As(err, &usage):
		return fail(w, err, exitUsage)
	case errors.Is(err, context.Canceled):
		return fail(w, errors.New("interrupted, nothing was changed"), exitFault)
	}
	return fail(w, errors.New(plain(err)), exitFault)
}

func fail(w io.Writer, err error, code int) int {
	fmt.Fprintf(w, "loge: %v\n", err)
	return code
}

// usageError marks an error of the person's flags or arguments, which kong could not see.
type usageError struct{ message string }

func (e *usageError) Error() string { return e.message }

// usagef returns an error that ends the process with exit code 2.
func usagef(format string, args ...any) error {
	return &usageError{fmt.Sprintf(format, args...)}
}
