package main

import (
	"errors"
	"fmt"
	"path/filepath"

	"github.com/loge-film/loge/core/pack"
	"github.com/loge-film/loge/core/pack/packfile"
)

// verifyCmd checks a published folder as a browser would, and then everything else.
type verifyCmd struct {
	Dir        string    `arg:"" help:"Folder with manifest.json, manifest.sig and packs/."`
	Pub        string    `help:"Public key file. Default: the development key." placeholder:"FILE"`
	Now        pack.Time `help:"Check as of this time, such as 2026-04-24T00:00:00Z. Default: now."`
	MinVersion uint64    `help:"Refuse versions below this one."`
}

// A verdict is the outcome of one check; Fault is empty when it passed.
type verdict struct {
	What  string `json:"what"`
	Fault string `json:"fault,omitempty"`
	Facts string `json:"facts,omitempty"`
}

// A verification is the result of the command.
type verification struct {
	OK      bool      `json:"ok"`
	Version uint64    `json:"version,omitempty"`
	Key     string    `json:"key,omitempty"`
	Films   int       `json:"films,omitempty"`
	Checks  []verdict `json:"checks"`
}

func (r *verification) add(what string, err error, facts string) bool {
	v := verdict{What: what, Facts: facts}
	if err != nil {
		v = verdict{What: what, Fault: plain(err)}
	}
	r.Checks = append(r.Checks, v)
	return err == nil
}

// Run prints one line for each check and fails if any fault was found.
func (v *verifyCmd) Run(ctx *Context) error {
	r := &verification{}
	if err := v.check(ctx, r); err != nil {
		return err
	}
	faults := 0
	for _, c := range r.Checks {
		if c.Fault != "" {
			faults++
		}
	}
	r.OK = faults == 0
	if err := r.print(ctx); err != nil {
		return err
	}
	if !r.OK {
		return fmt.Errorf("%s: %d of %d checks failed%s", filepath.Clean(v.Dir), faults, len(r.Checks), r.unchecked())
	}
	return nil
}

// unchecked says what was not looked at: behind a signature that does not hold, nothing is.
func (r *verification) unchecked() string {
	if len(r.Checks) == 1 {
		return ", and what the manifest lists was not looked at"
	}
	return ""
}

// check fills r with all verdicts; its own error means that it could not check at all.
func (v *verifyCmd) check(ctx *Context, r *verification) error {
	public, err := packfile.Development()
	if v.Pub != "" {
		public, err = packfile.ReadPublic(v.Pub)
	}
	if err != nil {
		return fmt.Errorf("no key to verify with: %w", err)
	}
	if packfile.IsDevelopment(public) {
		ctx.Warnf("checking against the development key, with which anybody can sign; give your own with --pub")
	}
	m, err := packfile.ReadManifest(v.Dir, public)
	if !r.add("signature", err, "key "+packfile.KeyID(public)) {
		return nil
	}
	r.Version, r.Key = m.Version, m.Key
	now := v.Now
	if now == 0 {
		now = pack.Time(ctx.Now().Unix())
	}
	r.add("validity", m.Check(now, v.MinVersion), fmt.Sprintf("version %d, until %v", m.Version, m.Expires))
	v.checkParts(r, m)
	return nil
}

func (v *verifyCmd) checkParts(r *verification, m *pack.Manifest) {
	var p *pack.Pack
	for i, entry := range m.Parts {
		part, err := packfile.ReadPart(v.Dir, entry)
		switch {
		case err != nil:
		case p == nil && i > 0:
			err = errNoFront
		default:
			p, err = join(p, part)
		}
		r.add(entry.Kind, err, fmt.Sprintf("%d bytes, %d unpacked", entry.Size, entry.Unpacked))
	}
	if p != nil {
		r.Films = p.Len()
		r.add("content", p.Validate(), fmt.Sprintf("%d films", p.Len()))
	}
}

// errNoFront is the verdict on parts behind a front part that cannot be opened.
var errNoFront = errors.New("its bytes are sound, what is in them cannot be read without the front part")

// join opens the first part or adds a further one; after a fault the pack stays as it was.
func join(p *pack.Pack, part []byte) (*pack.Pack, error) {
	if p == nil {
		return pack.Open(part)
	}
	with, err := p.With(part)
	if err != nil {
		return p, err
	}
	return with, nil
}

func (r *verification) print(ctx *Context) error {
	if ctx.JSON {
		return ctx.WriteJSON(r)
	}
	t := ctx.Table("check", "", "")
	for _, c := range r.Checks {
		if c.Fault != "" {
			t.AppendRow([]any{c.What, "FAULT", c.Fault})
		} else {
			t.AppendRow([]any{c.What, "ok", c.Facts})
		}
	}
	t.Render()
	return nil
}
