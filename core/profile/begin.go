package profile

// Remember begins to keep what the person did and does: it makes a profile when none is entered, ends a pause or a private
// session, and with a passphrase encrypts all of it.
func (k *Keeper) Remember(passphrase string) error { return k.RememberAs(k.newID(), passphrase) }

// RememberAs is Remember, where a profile that is made gets a given ID. To do it again, because nobody knows whether it was
// done, makes no second one: the person of that ID is entered.
func (k *Keeper) RememberAs(id PersonID, passphrase string) error {
	return k.changing(func() error {
		if k.dir.find(k.open) == nil {
			did := k.loose
			if k.dir.find(id) == nil {
				return k.newPerson(id, "", 0, passphrase, &did)
			}
			if err := k.enter(id); err != nil {
				return err
			}
			k.loose = did
		}
		if passphrase != "" {
			if err := k.unlock(passphrase); err != nil {
				return err
			}
		}
		if k.book == nil {
			return ErrLocked
		}
		if err := k.setMode(Keeping); err != nil {
			return err
		}
		did := k.loose.Entries()
		k.loose = State{}
		if err := k.keep(did); err != nil || passphrase == "" {
			return err
		}
		return k.passphrase(passphrase)
	})
}

func (k *Keeper) newID() (id PersonID) {
	k.options.Random(id[:])
	return id
}

// newPerson makes a profile that holds a state, and enters it.
func (k *Keeper) newPerson(id PersonID, name string, ceiling int, passphrase string, with *State) error {
	switch {
	case id == PersonID{}:
		return ErrNoPerson
	case len(k.dir.people) >= MaxPeople:
		return ErrMany
	}
	p := person{id: id, name: cleanName(name), ceiling: bound(ceiling)}
	var raw []byte
	if passphrase != "" {
		var err error
		raw = k.vault.newKey()
		if p.lock, err = k.vault.newLock(passphrase, raw, p.id); err != nil {
			return err
		}
	}
	b, err := k.newVolume(raw, with)
	if err != nil {
		return err
	}
	p.volume = b.sealer.volume
	err = k.change(func(d *directory) {
		d.people = append(d.people, p)
		d.last = p.id
	})
	if err != nil {
		return err
	}
	k.leave()
	k.open, k.book, k.raw = p.id, b, raw
	return nil
}

func bound(ceiling int) int { return min(max(ceiling, 0), MaxCeiling) }

// newVolume begins a volume of a random name. When nobody comes to own it, the next Open sweeps it away.
func (k *Keeper) newVolume(raw []byte, with *State) (*book, error) {
	var id volumeID
	k.options.Random(id[:])
	s, err := k.sealer(id, raw)
	if err != nil {
		return nil, err
	}
	return newBook(k.options.Store, s, with)
}

// AddProfile makes an empty profile and enters it. The name is put on one line of at most MaxName bytes.
func (k *Keeper) AddProfile(name string, ceiling int) error {
	return k.AddProfileAs(k.newID(), name, ceiling)
}

// AddProfileAs is AddProfile with a given ID. To do it again enters the profile that is there.
func (k *Keeper) AddProfileAs(id PersonID, name string, ceiling int) error {
	return k.changing(func() error {
		if id != (PersonID{}) && k.dir.find(id) != nil {
			return k.enter(id)
		}
		return k.newPerson(id, name, ceiling, "", &State{})
	})
}
