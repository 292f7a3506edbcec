package profile_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/loge-film/loge/core/profile"
)

// A life is all that a person may do, with the events that were acknowledged to be there and to be removed.
type life struct {
	keeper     *profile.Keeper
	passphrase string
	there      map[string]bool
	gone       map[string]bool
}

// live does it all, and goes on whatever fails. Only what was acknowledged is noted.
func (l *life) live() {
	k := l.keeper
	l.add(1)
	if k.Remember("") == nil {
		l.there[like(1).ID] = true
	}
	for n := range 6 {
		l.add(10 + n)
	}
	l.remove(11)
	_ = k.Tidy()
	l.add(20)
	if k.Passphrase("p") == nil {
		l.passphrase = "p"
	}
	l.add(21)
	if l.passphrase != "" && k.Passphrase("q") == nil {
		l.passphrase = "q"
	}
	l.remove(12)
	l.add(22)
	_ = k.Keep(profile.Paused)
	_ = k.Keep(profile.Keeping)
	l.add(23)
}

func (l *life) add(n int) {
	e := like(n)
	_, err := l.keeper.Add(e)
	st, _ := l.keeper.Status()
	if err == nil && st.Mode == profile.Keeping && !st.Locked {
		l.there[e.ID] = true
	}
}

func (l *life) remove(n int) {
	if !l.there[like(n).ID] {
		return
	}
	delete(l.there, like(n).ID)
	if k, err := l.keeper.Remove(like(n).ID); err == nil && k == 1 {
		l.gone[like(n).ID] = true
	}
}

// check opens what the life has left behind.
func (l *life) check(s profile.Store) error {
	k, err := profile.Open(options(s, 3))
	if err != nil {
		return err
	}
	st, err := k.Status()
	if err != nil {
		return err
	}
	if st.Locked { // a passphrase that was not acknowledged may hold
		if k.Unlock("p") != nil && k.Unlock("q") != nil {
			return errors.New("no passphrase opens it")
		}
	} else if l.passphrase != "" {
		return errors.New("the passphrase is lost")
	}
	events := k.Events()
	for id := range l.there {
		if !has(events, id) {
			return fmt.Errorf("event %s was acknowledged and is lost", id)
		}
	}
	for id := range l.gone {
		if has(events, id) {
			return fmt.Errorf("event %s was removed and is back", id)
		}
	}
	_, err = k.Add(like(99))
	return err
}

// Whatever operation fails, be it once or with all that follow, and whatever part of it was done: nothing that was
// acknowledged is lost, and the profile can be opened and goes on.
func TestEveryFault(t *testing.T) {
	whole := &faulty{Store: &profile.MemoryStore{}}
	l := life{reopen(t, whole), "", map[string]bool{}, map[string]bool{}}
	l.live()
	total := whole.count
	for at := 1; at <= total; at++ {
		for torn := range 5 {
			for _, dead := range []bool{false, true} {
				s := &profile.MemoryStore{}
				f := &faulty{Store: s, at: at, torn: torn, dead: dead}
				k, err := profile.Open(options(f, uint64(at)))
				if err != nil {
					continue
				}
				l := life{k, "", map[string]bool{}, map[string]bool{}}
				l.live()
				total = max(total, f.count)
				if err := l.check(s); err != nil {
					t.Fatalf("operation %d fails, %d/4 of it done, dead %v: %v", at, torn, dead, err)
				}
			}
		}
	}
	t.Logf("%d operations", total)
	if total < 80 {
		t.Fatalf("only %d operations: the life is too short", total)
	}
}

// Without a fault all is there, nothing waits, and nothing was dropped.
func TestNoFault(t *testing.T) {
	s := &profile.MemoryStore{}
	l := life{reopen(t, s), "", map[string]bool{}, map[string]bool{}}
	l.live()
	must(t, l.check(s))
	if len(l.there) != 9 || len(l.gone) != 2 || l.passphrase != "q" {
		t.Fatalf("%+v", l)
	}
	if st := status(t, l.keeper); st.Unsaved != 0 || st.Dropped != 0 {
		t.Fatalf("%+v", st)
	}
}

// However the bytes are damaged at rest, a profile opens with what is whole, or says what is wrong.
func TestDamageAtRest(t *testing.T) {
	s := &profile.MemoryStore{}
	k := reopen(t, s)
	must(t, k.Remember(""))
	add(t, k, 1, 2, 3, 5)
	_, err := k.Remove(like(5).ID)
	must(t, err)
	must(t, k.Tidy())
	add(t, k, 4)
	files, err := s.List()
	must(t, err)
	for _, f := range files {
		good, err := s.Read(f.Name, 0)
		must(t, err)
		for i := range good {
			bad := append([]byte(nil), good...)
			bad[i] ^= 16
			must(t, s.Replace(f.Name, bad))
			k, err := profile.Open(options(s, 5))
			if err != nil {
				t.Fatalf("%s, byte %d: %v", f.Name, i, err)
			}
			isLog := f.Name[len(f.Name)-3:] == "log"
			if n := len(k.Events()); n < 3 || !isLog && n != 4 {
				t.Fatalf("%s, byte %d: %d events are left", f.Name, i, n)
			} else if n == 3 && status(t, k).Dropped == 0 {
				t.Fatalf("%s, byte %d: an event is lost without a word", f.Name, i)
			}
		}
		must(t, s.Replace(f.Name, good))
	}
}
