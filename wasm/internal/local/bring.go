package local

import (
	"context"
	"errors"
	"math"
	"slices"
	"strconv"
	"time"

	"github.com/loge-film/loge/core/event"
	"github.com/loge-film/loge/core/importer"
	"github.com/loge-film/loge/core/pack"
	"github.com/loge-film/loge/core/profile"
	"github.com/loge-film/loge/ui"
)

// sampleRows caps the lists of matched and of unmatched rows in a preview.
const sampleRows = 12

// Work in the background goes on for a stretch, then lets others go first for a breath.
const (
	stretch = 20 * time.Millisecond
	breath  = time.Millisecond
)

var errNoPreview = errors.New("there is nothing to take: choose the file again")

// A brought file is one that was previewed. Without either there is none.
type brought struct {
	matcher *importer.Matcher // of a file from elsewhere
	own     *profile.State    // of a file of Loge's own
}

func (e *Engine) bring(b brought) {
	e.mu.Lock()
	e.brought = b
	e.mu.Unlock()
}

// Preview reads a file that the person chose and says what is in it. Nothing is kept until Take. Other calls go first
// between the steps of its work.
func (e *Engine) Preview(ctx context.Context, file ui.File, how ui.Reading) (p ui.Preview, err error) {
	films, err := e.allFilms(ctx)
	if err == nil && file.Held != nil {
		file.Data, err = e.options.Fetch(ctx, file.Held)
	}
	switch {
	case err != nil:
		return p, err
	case len(file.Data) > ui.MaxFile:
		return p, ui.ErrTooLarge
	case profile.IsExport(file.Data):
		return e.previewOwn(films, file, how.Passphrase)
	}
	defer e.reading(0)
	return e.previewOther(ctx, films, file, how.Viewer)
}

// previewOther previews a file of another site. Reading and matching count for half of the work each.
func (e *Engine) previewOther(ctx context.Context, films *pack.Pack, file ui.File, viewer string) (ui.Preview, error) {
	began := time.Now()
	rest := func(done float64) {
		if time.Since(began) > stretch {
			e.reading(done)
			time.Sleep(breath)
			began = time.Now()
		}
	}
	read, err := importer.Read(file.Name, file.Data, importer.Options{
		Inflate: e.inflate(ctx), Decode: e.options.Decode, Profile: viewer,
		Rest: func(done, total int) { rest(float64(done) / float64(2*total)) },
	})
	if refusal, ok := err.(*importer.Refusal); ok {
		return ui.Preview{}, &ui.Refusal{Remark: ui.Remark(refusal.Remark)}
	}
	if err != nil {
		return ui.Preview{}, err
	}
	m := importer.NewMatcher(read, films)
	for m.Step() {
		rest((1 + m.Done()) / 2)
	}
	e.bring(brought{matcher: m})
	return previewOf(read, m.Preview(ui.MaxDoubts, sampleRows), films), nil
}

// inflate is what the importer reads zips with; nil when the engine has nothing to do it with.
func (e *Engine) inflate(ctx context.Context) importer.Inflate {
	if e.options.Inflate == nil {
		return nil
	}
	return func(deflate []byte, limit int) ([]byte, error) { return e.options.Inflate(ctx, deflate, limit) }
}

// reading tells how much of a file is read, in steps that are worth a look.
func (e *Engine) reading(done float64) {
	const steps = 25
	done = math.Floor(done*steps) / steps
	e.mu.Lock()
	if e.status.Reading == done {
		e.mu.Unlock()
		return
	}
	e.status.Reading = done
	e.tell()
}

// allFilms waits for the part of the pack by which films of other sites are found, unless it will not come.
func (e *Engine) allFilms(ctx context.Context) (*pack.Pack, error) {
	if films, err := e.films(ctx); err == nil && films.HasDetail() {
		return films, nil
	}
	select {
	case <-e.loaded:
	case <-ctx.Done():
	}
	return e.films(ctx)
}

func (e *Engine) films(ctx context.Context) (*pack.Pack, error) {
	c, err := e.enter(ctx)
	defer e.mu.Unlock()
	if err != nil {
		return nil, err
	}
	return c.Pack(), nil
}

func previewOf(file *importer.File, p importer.Preview, films *pack.Pack) ui.Preview {
	made := ui.Preview{
		Source: p.Source, Rows: p.Rows, Events: p.Events, Matched: p.Matched, Doubts: p.Doubtful, Unmatched: p.Unmatched,
		Samples: rowsOf(p.Samples, films), Lost: rowsOf(p.Lost, films),
		Remarks: remarksOf(file),
	}
	if len(file.Profiles) > 1 {
		made.Viewer = file.Profile
		for _, v := range file.Profiles {
			made.Viewers = append(made.Viewers, ui.Viewer(v))
		}
	}
	for _, d := range p.Doubts {
		made.Doubtful = append(made.Doubtful, ui.Doubt{
			Number: d.Number, Row: d.Row, Film: string(films.ID(d.Film)), Title: titleOf(films, d.Film), Year: films.Year(d.Film),
			Why: d.Why, Value: d.Value,
		})
	}
	return made
}

// remarksOf lists what there is to tell of a file: first how it was understood, last its faults.
func remarksOf(file *importer.File) (remarks []ui.Remark) {
	for _, r := range file.Notes {
		remarks = append(remarks, ui.Remark(r))
	}
	for _, l := range file.Left {
		remarks = append(remarks, ui.Remark{Why: "left-" + l.Why, Args: []string{strconv.Itoa(l.Rows)}})
	}
	for _, r := range file.Faults {
		remarks = append(remarks, ui.Remark(r))
	}
	return remarks
}

func rowsOf(pairs []importer.Pair, films *pack.Pack) (rows []ui.MatchRow) {
	for _, pair := range pairs {
		row := ui.MatchRow{Row: pair.Row}
		if pair.Film != importer.None {
			row.Film, row.Title = string(films.ID(pair.Film)), titleOf(films, pair.Film)
		}
		rows = append(rows, row)
	}
	return rows
}

// previewOwn previews a file of Loge's own, of which all is taken: what this pack does not have counts in one that does.
func (e *Engine) previewOwn(films *pack.Pack, file ui.File, passphrase string) (ui.Preview, error) {
	if passphrase == "" && profile.IsEncrypted(file.Data) {
		return ui.Preview{}, ui.ErrPassphrase
	}
	own, err := profile.ReadExport(e.options.Cipher, file.Data, passphrase)
	if err != nil {
		return ui.Preview{}, translate(err)
	}
	e.bring(brought{own: own.State})
	n := own.State.Len()
	p := ui.Preview{Source: importer.Loge, Rows: n, Events: n, Matched: n}
	seen := map[string]bool{}
	for _, ev := range own.State.Events() {
		if i, ok := films.Index(ev.Film); ok && !seen[string(ev.Film)] && len(p.Samples) < sampleRows {
			seen[string(ev.Film)] = true
			p.Samples = append(p.Samples, ui.MatchRow{Row: string(ev.Kind), Film: string(ev.Film), Title: titleOf(films, i)})
		}
	}
	return p, nil
}

// Take keeps the previewed rows: all matched ones, and those doubtful ones whose numbers are in accept.
func (e *Engine) Take(ctx context.Context, accept []int) (taken ui.Taken, err error) {
	e.mu.Lock()
	b, now := e.brought, e.now()
	e.mu.Unlock()
	err = e.change(ctx, func(k *profile.Keeper) error {
		switch {
		case b.own != nil:
			taken.Added, taken.Known, err = k.Merge(b.own)
		case b.matcher != nil:
			taken, err = add(k, b.matcher.Events(accept, now))
		default:
			return errNoPreview
		}
		if s, _ := k.Status(); s.Unsaved > 0 && !errors.Is(err, event.ErrFull) {
			return nil // what could not be kept counts nevertheless: Memory says so
		}
		return err
	})
	time.Sleep(breath) // before the page is told of it all
	if errors.Is(err, event.ErrFull) {
		err = &ui.Refusal{Remark: ui.Remark{Why: "full", Args: []string{strconv.Itoa(event.MaxEvents), strconv.Itoa(taken.Added)}}}
	}
	return taken, err
}

// addAtOnce is how many events are taken in at a time: a fraction of a second on a slow phone.
const addAtOnce = 2000

// add takes events in, and lets others go first in between: an engine that is not heard for long is given up.
func add(k *profile.Keeper, events []event.Event) (taken ui.Taken, err error) {
	for some := range slices.Chunk(events, addAtOnce) {
		time.Sleep(breath)
		var added int
		added, err = k.Add(some...)
		taken.Added += added
		if errors.Is(err, event.ErrFull) {
			return taken, err
		}
		taken.Known += len(some) - added
	}
	time.Sleep(breath)
	return taken, err
}

// Unmatched returns the rows of the last preview that no film was found for, as a CSV file.
func (e *Engine) Unmatched(ctx context.Context) (ui.File, error) {
	e.mu.Lock()
	m := e.brought.matcher
	e.mu.Unlock()
	if m == nil {
		return ui.File{}, errNoPreview
	}
	return ui.File{Name: "not-found.csv", Data: m.UnmatchedCSV()}, ctx.Err()
}
