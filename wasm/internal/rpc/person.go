package rpc

import (
	"context"
	"strings"

	"github.com/loge-film/loge/ui"
)

var _ ui.Person = (*Client)(nil)

type passphraseParams struct {
	Passphrase string `json:"passphrase"`
}

type rememberParams struct {
	ID         string `json:"id"` // of a profile that is made
	Passphrase string `json:"passphrase"`
}

type keepParams struct {
	Mode ui.KeepMode `json:"mode"`
}

type profileParams struct {
	ID      string `json:"id"`
	Name    string `json:"name"`
	Ceiling int    `json:"ceiling"`
}

// previewParams travel with the bytes of the file.
type previewParams struct {
	Name string     `json:"name"`
	How  ui.Reading `json:"how"`
}

type takeParams struct {
	Accept []int `json:"accept"`
}

// fileResult travels with the bytes of the file.
type fileResult struct {
	Name string `json:"name"`
}

// Portrait returns tags, charts and the quality of the models.
func (c *Client) Portrait(ctx context.Context) (p ui.Portrait, err error) {
	err = c.do(ctx, MethodPortrait, nil, &p)
	return p, err
}

// Memory returns what is kept, where and for whom.
func (c *Client) Memory(ctx context.Context) (m ui.Memory, err error) {
	err = c.do(ctx, MethodMemory, nil, &m)
	return m, err
}

// Remember begins to keep what the person did and does.
func (c *Client) Remember(ctx context.Context, passphrase string) error {
	return c.do(ctx, MethodRemember, rememberParams{c.newProfile(), passphrase}, nil)
}

// newProfile returns a fresh ID for a profile. It is the page that chooses it: however often the call is sent, it makes one.
func (c *Client) newProfile() string {
	const digits = 16 // of a profile.PersonID
	id := strings.ReplaceAll(c.newID(), "-", "")
	return id[:min(len(id), digits)]
}

// Keep sets what becomes of new acts.
func (c *Client) Keep(ctx context.Context, mode ui.KeepMode) error {
	return c.do(ctx, MethodKeep, keepParams{mode}, nil)
}

// Unlock opens a profile that is encrypted.
func (c *Client) Unlock(ctx context.Context, passphrase string) error {
	return c.do(ctx, MethodUnlock, passphraseParams{passphrase}, nil)
}

// Passphrase sets, changes or takes away the passphrase of the open profile.
func (c *Client) Passphrase(ctx context.Context, next string) error {
	return c.do(ctx, MethodPassphrase, passphraseParams{next}, nil)
}

// Enter goes to another person's profile.
func (c *Client) Enter(ctx context.Context, profileID string) error {
	return c.do(ctx, MethodEnter, idParams{profileID}, nil)
}

// AddProfile makes a profile and enters it.
func (c *Client) AddProfile(ctx context.Context, name string, ceiling int) error {
	return c.do(ctx, MethodAddProfile, profileParams{c.newProfile(), name, ceiling}, nil)
}

// EditProfile changes name and ceiling of a profile.
func (c *Client) EditProfile(ctx context.Context, profileID, name string, ceiling int) error {
	return c.do(ctx, MethodEditProfile, profileParams{profileID, name, ceiling}, nil)
}

// RemoveProfile erases a profile and all that it holds.
func (c *Client) RemoveProfile(ctx context.Context, profileID string) error {
	return c.do(ctx, MethodRemoveProfile, idParams{profileID}, nil)
}

// Export returns the open profile as one file.
func (c *Client) Export(ctx context.Context, passphrase string) (file ui.File, err error) {
	err = c.do(ctx, MethodExport, passphraseParams{passphrase}, &file)
	return file, err
}

// Preview reads a file that the person chose and says what is in it.
func (c *Client) Preview(ctx context.Context, file ui.File, how ui.Reading) (p ui.Preview, err error) {
	err = c.doWith(ctx, MethodPreview, previewParams{file.Name, how}, file, &p)
	return p, err
}

// Take keeps the previewed rows.
func (c *Client) Take(ctx context.Context, accept []int) (taken ui.Taken, err error) {
	err = c.do(ctx, MethodTake, takeParams{accept}, &taken)
	return taken, err
}

// Unmatched returns the rows of the last preview that no film was found for.
func (c *Client) Unmatched(ctx context.Context) (file ui.File, err error) {
	err = c.do(ctx, MethodUnmatched, nil, &file)
	return file, err
}

// EraseEverything erases all profiles and leaves nothing on the device.
func (c *Client) EraseEverything(ctx context.Context) error {
	return c.do(ctx, MethodEraseEverything, nil, nil)
}

// person answers the calls about the person.
func (s *Server) person(ctx context.Context, m Message) (any, error) {
	switch m.Method {
	case MethodPortrait:
		return s.engine.Portrait(ctx)
	case MethodMemory:
		return s.engine.Memory(ctx)
	case MethodUnmatched:
		return s.engine.Unmatched(ctx)
	case MethodEraseEverything:
		return nil, s.engine.EraseEverything(ctx)
	case MethodKeep:
		return with(m.Body, func(p keepParams) (any, error) { return nil, s.engine.Keep(ctx, p.Mode) })
	case MethodTake:
		return with(m.Body, func(p takeParams) (any, error) { return s.engine.Take(ctx, p.Accept) })
	case MethodPreview:
		return with(m.Body, func(p previewParams) (any, error) {
			return s.engine.Preview(ctx, ui.File{Name: p.Name, Data: m.Data, Held: m.Held}, p.How)
		})
	case MethodRemember:
		return with(m.Body, func(p rememberParams) (any, error) { return nil, s.engine.RememberAs(ctx, p.ID, p.Passphrase) })
	case MethodUnlock, MethodPassphrase, MethodExport:
		return with(m.Body, func(p passphraseParams) (any, error) { return s.secret(ctx, m.Method, p.Passphrase) })
	}
	return with(m.Body, func(p profileParams) (any, error) { return nil, s.profile(ctx, m.Method, p) })
}

func (s *Server) secret(ctx context.Context, method Method, passphrase string) (any, error) {
	switch method {
	case MethodUnlock:
		return nil, s.engine.Unlock(ctx, passphrase)
	case MethodPassphrase:
		return nil, s.engine.Passphrase(ctx, passphrase)
	}
	return s.engine.Export(ctx, passphrase)
}

func (s *Server) profile(ctx context.Context, method Method, p profileParams) error {
	switch method {
	case MethodEnter:
		return s.engine.Enter(ctx, p.ID)
	case MethodAddProfile:
		return s.engine.AddProfileAs(ctx, p.ID, p.Name, p.Ceiling)
	case MethodEditProfile:
		return s.engine.EditProfile(ctx, p.ID, p.Name, p.Ceiling)
	case MethodRemoveProfile:
		return s.engine.RemoveProfile(ctx, p.ID)
	}
	return errMethod(method)
}

// isTelling reports the methods after which another session would be lost than before.
func isTelling(method Method) bool {
	switch method {
	case MethodRemember, MethodKeep, MethodUnlock, MethodPassphrase, MethodEnter, MethodAddProfile, MethodRemoveProfile,
		MethodTake, MethodEraseEverything:
		return true
	}
	return false
}
