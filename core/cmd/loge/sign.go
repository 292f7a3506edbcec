package main

import (
	"crypto/ed25519"
	"fmt"

	"github.com/loge-film/loge/core/pack"
	"github.com/loge-film/loge/core/pack/packfile"
)

// signCmd publishes a built folder under a signed manifest.
type signCmd struct {
	Dir     string    `arg:"" help:"Folder that loge build wrote."`
	Key     string    `help:"Private key file, as loge keygen writes it." required:"" placeholder:"FILE"`
	Version uint64    `help:"Version of the publication; visitors refuse to go back. Default: the time of issue in Unix seconds."`
	Issued  pack.Time `help:"Time of issue, such as 2026-04-24T00:00:00Z. Default: now."`
	Expires pack.Time `help:"When visitors stop accepting it. Default: 90 days after the issue."`
}

// validDays is how long a publication is good for unless the signer says otherwise.
const validDays = 90

// Run checks the parts and writes the manifest and its signature.
func (s *signCmd) Run(ctx *Context) error {
	key, err := packfile.ReadPrivate(s.Key)
	if err != nil {
		return fmt.Errorf("no key to sign with: %w", err)
	}
	public := key.Public().(ed25519.PublicKey)
	if packfile.IsDevelopment(public) {
		ctx.Warnf("THIS IS THE DEVELOPMENT KEY. It lies open in the source tree, so ANYBODY can sign with it. " +
			"Make your own with loge keygen before you publish anything.")
	}
	validity := s.validity(ctx)
	if validity.Expires <= validity.Issued {
		return usagef("--expires: the publication expires before it is issued, %v is not after %v", validity.Expires, validity.Issued)
	}
	m, err := packfile.Sign(s.Dir, key, validity)
	if err != nil {
		return notBuilt(s.Dir, err)
	}
	if ctx.JSON {
		return ctx.WriteJSON(m)
	}
	_, err = fmt.Fprintf(ctx.Out, "signed version %d with key %s, valid from %v until %v\n", m.Version, m.Key, m.Issued, m.Expires)
	return err
}

func (s *signCmd) validity(ctx *Context) packfile.Validity {
	v := packfile.Validity{Version: s.Version, Issued: s.Issued, Expires: s.Expires}
	if v.Issued == 0 {
		v.Issued = pack.Time(ctx.Now().Unix())
	}
	if v.Expires == 0 {
		v.Expires = v.Issued + validDays*24*3600
	}
	if v.Version == 0 {
		v.Version = uint64(v.Issued)
	}
	return v
}
