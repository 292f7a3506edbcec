package local

import (
	"context"

	"github.com/loge-film/loge/core/profile"
	"github.com/loge-film/loge/ui"
)

// Memory returns what is kept, where and for whom. While something could not be kept it says that the store is "memory".
func (e *Engine) Memory(ctx context.Context) (ui.Memory, error) {
	k, err := e.begin(ctx)
	if err != nil {
		return ui.Memory{}, err
	}
	defer e.turn.Unlock()
	s, err := k.Status()
	m := ui.Memory{
		Mode: ui.KeepMode(s.Mode), Store: s.Store, Bytes: s.Bytes, Events: s.Events, Profiles: []ui.Profile{}, Open: s.Open,
		Locked: s.Locked, Encrypted: s.Encrypted, ReadOnly: s.ReadOnly, Tabs: e.options.Tabs(), Dropped: int(s.Dropped),
	}
	if err != nil || s.Unsaved > 0 && !s.Locked && !s.ReadOnly {
		m.Store = (*profile.MemoryStore)(nil).Kind()
	}
	for _, p := range s.People {
		m.Profiles = append(m.Profiles, ui.Profile(p))
	}
	return m, nil
}

// Remember begins to keep what the person did and does. With a passphrase all of it is encrypted.
func (e *Engine) Remember(ctx context.Context, passphrase string) error {
	return e.change(ctx, func(k *profile.Keeper) error { return k.Remember(passphrase) })
}

// RememberAs is Remember where a profile that is made gets a given ID; done again it makes no second one.
func (e *Engine) RememberAs(ctx context.Context, profileID, passphrase string) error {
	return e.changeAs(ctx, profileID, func(k *profile.Keeper, id profile.PersonID) error { return k.RememberAs(id, passphrase) })
}

// AddProfileAs is AddProfile with a given ID; done again it makes no second one.
func (e *Engine) AddProfileAs(ctx context.Context, profileID, name string, ceiling int) error {
	return e.changeAs(ctx, profileID, func(k *profile.Keeper, id profile.PersonID) error { return k.AddProfileAs(id, name, ceiling) })
}

func (e *Engine) changeAs(ctx context.Context, profileID string, f func(*profile.Keeper, profile.PersonID) error) error {
	id, err := profile.ParsePersonID(profileID)
	if err != nil {
		return err
	}
	return e.change(ctx, func(k *profile.Keeper) error { return f(k, id) })
}

// Keep sets what becomes of new acts. To go on keeping after a private session is to end it: what was before it is again.
func (e *Engine) Keep(ctx context.Context, mode ui.KeepMode) error {
	return e.change(ctx, func(k *profile.Keeper) error {
		if s, _ := k.Status(); s.Mode == profile.Private && mode == ui.Keeping {
			mode = ui.Off
		}
		return k.Keep(profile.Mode(mode))
	})
}

// Unlock opens a profile that is encrypted.
func (e *Engine) Unlock(ctx context.Context, passphrase string) error {
	return e.change(ctx, func(k *profile.Keeper) error { return k.Unlock(passphrase) })
}

// Passphrase sets, changes or takes away the passphrase of the open profile.
func (e *Engine) Passphrase(ctx context.Context, next string) error {
	return e.change(ctx, func(k *profile.Keeper) error { return k.Passphrase(next) })
}

// Enter goes to another person's profile; an empty ID goes to a guest.
func (e *Engine) Enter(ctx context.Context, profileID string) error {
	return e.change(ctx, func(k *profile.Keeper) error { return k.Enter(profileID) })
}

// AddProfile makes a profile and enters it.
func (e *Engine) AddProfile(ctx context.Context, name string, ceiling int) error {
	return e.change(ctx, func(k *profile.Keeper) error { return k.AddProfile(name, ceiling) })
}

// EditProfile changes name and ceiling of a profile.
func (e *Engine) EditProfile(ctx context.Context, profileID, name string, ceiling int) error {
	return e.change(ctx, func(k *profile.Keeper) error { return k.EditProfile(profileID, name, ceiling) })
}

// RemoveProfile erases a profile and all that it holds.
func (e *Engine) RemoveProfile(ctx context.Context, profileID string) error {
	return e.change(ctx, func(k *profile.Keeper) error { return k.RemoveProfile(profileID) })
}

// EraseEverything erases all profiles and leaves nothing on the device, of a file that was previewed neither.
func (e *Engine) EraseEverything(ctx context.Context) error {
	err := e.change(ctx, (*profile.Keeper).EraseEverything)
	if err == nil {
		e.bring(brought{})
	}
	return err
}

// Export returns the open profile as one file; with a passphrase it is encrypted.
func (e *Engine) Export(ctx context.Context, passphrase string) (ui.File, error) {
	var data []byte
	err := e.change(ctx, func(k *profile.Keeper) (err error) {
		data, err = k.Export(passphrase)
		return err
	})
	return ui.File{Name: "my-box.loge", Data: data}, err
}
