package main

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/loge-film/loge/core/pack/packfile"
)

// keygenCmd makes a key pair for signing packs.
type keygenCmd struct {
	Out string `help:"File for the private key; the public key goes beside it, with .pub added. Neither is ever overwritten." required:"" placeholder:"FILE"`
}

// Run writes both keys.
func (k *keygenCmd) Run(ctx *Context) error {
	private, public, err := packfile.GenerateKey(rand.Reader)
	if err != nil {
		return err
	}
	if err := writeKey(k.Out+".pub", public, 0o644); err != nil {
		return err
	}
	if err := writeKey(k.Out, private, 0o600); err != nil {
		return errors.Join(err, os.Remove(k.Out+".pub"))
	}
	key, err := packfile.ParsePublic(public)
	if err != nil {
		return err
	}
	result := struct {
		Key     string `json:"key"`
		Private string `json:"private"`
		Public  string `json:"public"`
	}{packfile.KeyID(key), k.Out, k.Out + ".pub"}
	if ctx.JSON {
		return ctx.WriteJSON(result)
	}
	_, err = fmt.Fprintf(ctx.Out, "key %s: keep %s secret, publish %s\n", result.Key, result.Private, result.Public)
	return err
}

func writeKey(name string, text []byte, mode fs.FileMode) error {
	err := packfile.WriteNew(name, text, mode)
	switch {
	case errors.Is(err, fs.ErrExist):
		return fmt.Errorf("%s exists already: a key is never overwritten, choose another --out", name)
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%s cannot be written: its folder does not exist", name)
	}
	return err
}
