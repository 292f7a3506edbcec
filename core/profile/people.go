package profile

import "slices"

// changing runs f with the newest directory, and tells the other tabs when it was well done.
func (k *Keeper) changing(f func() error) error {
	return k.exclusive(func() error {
		if err := k.refresh(); err != nil {
			return err
		}
		if err := f(); err != nil {
			return err
		}
		k.options.Notify()
		return nil
	})
}

// change writes the directory as f leaves it. After an error nobody knows which one is in the files: it is read again before
// anything else is kept.
func (k *Keeper) change(f func(d *directory)) error {
	old := k.dir
	k.dir.people = slices.Clone(old.people)
	f(&k.dir)
	err := k.dir.write(k.options.Store)
	if err != nil {
		k.dir, k.unsure = old, true
	}
	return err
}

// move lets the open person go on in a new volume with another state, key and lock, and erases the old one.
func (k *Keeper) move(with *State, raw []byte, l *lock) error {
	if k.book.readOnly {
		return ErrReadOnly
	}
	b, err := k.newVolume(raw, with)
	if err != nil {
		return err
	}
	old := k.book.sealer.volume
	err = k.change(func(d *directory) {
		p := d.find(k.open)
		p.volume, p.lock = b.sealer.volume, l
	})
	if err != nil {
		return err
	}
	k.book, k.raw, k.removed = b, raw, false
	return erase(k.options.Store, old)
}

// Keep sets the mode: Keeping, Paused or Private. The first two are remembered for the open person; what was done in a private
// session is forgotten when it ends. Off ends a private session and goes back to what was before it.
func (k *Keeper) Keep(mode Mode) error {
	return k.changing(func() error { return k.setMode(mode) })
}

func (k *Keeper) setMode(mode Mode) error {
	switch mode {
	case Private:
		k.private = true
		return nil
	case Off:
		k.private, k.secret = false, State{}
		return nil
	}
	p := k.dir.find(k.open)
	paused := mode == Paused
	if p == nil || !paused && mode != Keeping {
		return ErrMode
	}
	k.private, k.secret = false, State{}
	if p.paused == paused {
		return nil
	}
	return k.change(func(d *directory) { d.find(k.open).paused = paused })
}

// Unlock opens the open person's encrypted profile. The error is ErrPassphrase when the passphrase is wrong; damaged data is
// left out, as Status says.
func (k *Keeper) Unlock(passphrase string) error {
	return k.exclusive(func() error {
		if err := k.refresh(); err != nil {
			return err
		}
		if k.book != nil {
			return nil
		}
		if err := k.unlock(passphrase); err != nil || k.book == nil || k.mode() != Keeping {
			return err
		}
		return k.keep(nil)
	})
}

// unlock opens the book of the open person where that wants a passphrase.
func (k *Keeper) unlock(passphrase string) error {
	p := k.dir.find(k.open)
	if p == nil || p.lock == nil || k.book != nil {
		return nil
	}
	raw, err := k.vault.open(p.lock, passphrase, p.id)
	if err != nil {
		return err
	}
	k.raw = raw
	return k.openBook(p)
}

// Passphrase sets, changes or, when next is empty, takes away the passphrase of the open person. To change it rewrites the
// directory only; to set it or take it away rewrites all, and erases what was there.
func (k *Keeper) Passphrase(next string) error {
	return k.changing(func() error { return k.passphrase(next) })
}

func (k *Keeper) passphrase(next string) error {
	p := k.dir.find(k.open)
	switch {
	case p == nil:
		return ErrNoPerson
	case k.book == nil:
		return ErrLocked
	case next == "" && p.lock == nil:
		return nil
	case next == "":
		return k.move(&k.book.state, nil, nil)
	}
	raw := k.raw
	if p.lock == nil {
		raw = k.vault.newKey()
	}
	l, err := k.vault.newLock(next, raw, p.id)
	if err != nil {
		return err
	}
	if p.lock == nil {
		return k.move(&k.book.state, raw, l)
	}
	return k.change(func(d *directory) { d.find(k.open).lock = l })
}

// Enter goes to another person; the empty ID is the guest, who leaves nothing. What the person before did and was not kept
// is forgotten.
func (k *Keeper) Enter(id string) error {
	to, err := ParsePersonID(id)
	if err != nil {
		return err
	}
	return k.changing(func() error {
		if to != (PersonID{}) && k.dir.find(to) == nil {
			return ErrNoPerson
		}
		return k.enter(to)
	})
}

// enter goes to a person who is there, or to the guest.
func (k *Keeper) enter(to PersonID) error {
	if to == k.open {
		return nil
	}
	if to != (PersonID{}) && to != k.dir.last {
		if err := k.change(func(d *directory) { d.last = to }); err != nil {
			return err
		}
	}
	k.leave()
	k.open = to
	return k.reopen()
}

// EditProfile changes name and ceiling of a person.
func (k *Keeper) EditProfile(id, name string, ceiling int) error {
	return k.with(id, func(p *person) error {
		return k.change(func(d *directory) {
			p := d.find(p.id)
			p.name, p.ceiling = cleanName(name), bound(ceiling)
		})
	})
}

// RemoveProfile erases a person and all that is kept of them.
func (k *Keeper) RemoveProfile(id string) error {
	return k.with(id, func(p *person) error {
		gone := *p
		err := k.change(func(d *directory) {
			d.remove(gone.id)
			if d.last == gone.id {
				d.last = PersonID{}
			}
		})
		if err != nil {
			return err
		}
		if k.open == gone.id {
			k.leave()
		}
		return erase(k.options.Store, gone.volume)
	})
}

func (k *Keeper) with(id string, f func(p *person) error) error {
	of, err := ParsePersonID(id)
	if err != nil {
		return err
	}
	return k.changing(func() error {
		p := k.dir.find(of)
		if p == nil {
			return ErrNoPerson
		}
		return f(p)
	})
}

// Erase erases the events of the open person, who stays, with the same passphrase; of a guest what they did. In a private
// session it forgets what was done there, and touches nothing that is kept.
func (k *Keeper) Erase() error {
	return k.changing(func() error {
		if k.private {
			k.secret = State{}
			return nil
		}
		p := k.dir.find(k.open)
		if p != nil && k.book == nil {
			return ErrLocked
		}
		if p != nil {
			if err := k.move(&State{}, k.raw, p.lock); err != nil {
				return err
			}
		}
		k.loose, k.pending, k.secret = State{}, State{}, State{}
		return nil
	})
}

// EraseEverything erases all people and leaves nothing in the store, whatever is wrong with it.
func (k *Keeper) EraseEverything() error {
	return k.exclusive(func() error {
		err := k.options.Store.Clear()
		if err != nil {
			return err
		}
		k.leave()
		k.dir, k.dropped = directory{}, 0
		k.options.Notify()
		return nil
	})
}

// Export returns all that counts now as one file, with a passphrase encrypted. FORMAT.md describes it.
func (k *Keeper) Export(passphrase string) ([]byte, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	e := Export{State: k.all()}
	if p := k.dir.find(k.open); p != nil {
		if k.book == nil {
			return nil, ErrLocked
		}
		e.Name, e.Ceiling = p.name, p.ceiling
	}
	return e.encode(&k.vault, passphrase)
}
