package profile_test

import (
	"testing"

	"github.com/loge-film/loge/core/profile"
	"github.com/loge-film/loge/core/profile/storetest"
)

// A device is two stores of a browser that may run out of power, and whose first one may begin to refuse what is written.
type device struct {
	stores [2]profile.MemoryStore
	writes int  // to the first store
	count  int  // operations of both
	from   int  // number of the first write that the first store refuses, counted from 1; 0 = none
	torn   int  // how many quarters of that write are done
	power  int  // number of the operation from which on all fail; 0 = none
	stuck  bool // the first store refuses to remove files too
}

// A part is one store of a device.
type part struct {
	*profile.MemoryStore
	*device
	kind string
}

func (d *device) parts() []profile.Store {
	return []profile.Store{
		part{&d.stores[0], d, "opfs"}, part{&d.stores[1], d, "indexeddb"}, &profile.MemoryStore{},
	}
}

func (d *device) fallback() *profile.Fallback { return profile.NewFallback(d.parts()...) }

func (p part) Kind() string { return p.kind }

func (p part) off() bool {
	p.count++
	return p.power > 0 && p.device.count >= p.power
}

// refuses reports whether the store does not take a write, and how much of it is done all the same.
func (p part) refuses(data []byte) (part []byte, yes bool) {
	if p.off() {
		return nil, true
	}
	if p.kind != "opfs" {
		return nil, false
	}
	p.device.writes++
	switch {
	case p.from == 0 || p.device.writes < p.from:
		return nil, false
	case p.device.writes == p.from:
		return data[:len(data)*p.torn/4], true
	}
	return nil, true
}

func (p part) List() ([]profile.FileInfo, error) {
	if p.off() {
		return nil, errFault
	}
	return p.MemoryStore.List()
}

func (p part) Read(name string, from int64) ([]byte, error) {
	if p.off() {
		return nil, errFault
	}
	return p.MemoryStore.Read(name, from)
}

func (p part) Append(name string, at int64, data []byte) error {
	torn, refused := p.refuses(data)
	if !refused {
		return p.MemoryStore.Append(name, at, data)
	}
	if len(torn) > 0 {
		_ = p.MemoryStore.Append(name, at, torn)
	}
	return errFault
}

func (p part) Replace(name string, data []byte) error {
	torn, refused := p.refuses(data)
	if !refused {
		return p.MemoryStore.Replace(name, data)
	}
	if len(torn) > 0 {
		_ = p.MemoryStore.Replace(name, torn)
	}
	return errFault
}

func (p part) Remove(name string) error {
	if p.off() || p.stuck && p.kind == "opfs" && p.from > 0 && p.device.writes >= p.from {
		return errFault
	}
	return p.MemoryStore.Remove(name)
}

func (p part) Clear() error {
	if p.off() {
		return errFault
	}
	return p.MemoryStore.Clear()
}

// lived returns what a life over a device acknowledged, and the device mended.
func lived(t *testing.T, d *device) life {
	k, err := profile.Open(options(d.fallback(), 5))
	l := life{k, "", map[string]bool{}, map[string]bool{}}
	if err == nil {
		l.live()
	} else if d.power == 0 {
		t.Fatal(err)
	}
	d.from, d.power = 0, 0
	return l
}

// A kinded store has another kind.
type kinded struct {
	profile.Store
	kind string
}

func (k kinded) Kind() string { return k.kind }

func TestFallbackKeepsTheLaws(t *testing.T) {
	var d *device
	storetest.Run(t, func(_ *testing.T, fresh bool) profile.Store {
		if fresh {
			d = &device{}
		}
		return d.fallback()
	})
}

// Whichever write is the first that the best store refuses, all of it or a part, and whether or not it still removes files:
// nothing that was acknowledged is lost.
func TestFallbackFromEveryWrite(t *testing.T) {
	whole := device{}
	lived(t, &whole)
	moved := 0
	for from := 1; from <= whole.writes; from++ {
		for torn := range 5 {
			for _, stuck := range []bool{false, true} {
				d := device{from: from, torn: torn, stuck: stuck}
				l := lived(t, &d)
				if err := l.check(d.fallback()); err != nil {
					t.Fatalf("write %d fails, %d/4 of it done, stuck %v: %v", from, torn, stuck, err)
				}
				st := status(t, l.keeper)
				if !stuck && (st.Store != "indexeddb" || st.Unsaved != 0 || len(l.there) != 9) {
					t.Fatalf("write %d fails, %d/4 of it done: %+v", from, torn, st)
				}
				if st.Store == "indexeddb" {
					moved++
				}
			}
		}
	}
	t.Logf("%d writes, moved %d times", whole.writes, moved)
}

// The power may go at any moment of the way from one store to the other.
func TestFallbackWithoutPower(t *testing.T) {
	whole := device{}
	lived(t, &whole)
	for from := 1; from <= whole.writes; from++ {
		calm := device{from: from, torn: 2}
		lived(t, &calm)
		for power := 1; power <= calm.count; power++ {
			d := device{from: from, torn: 2, power: power}
			l := lived(t, &d)
			if err := l.check(d.fallback()); err != nil {
				t.Fatalf("write %d fails and the power at operation %d: %v", from, power, err)
			}
		}
	}
}

// A tab that knows nothing of the move goes on in the new store.
func TestTabsFollowTheFallback(t *testing.T) {
	d := &device{}
	a, err := profile.Open(options(d.fallback(), 1))
	must(t, err)
	b, err := profile.Open(options(d.fallback(), 2))
	must(t, err)
	must(t, a.Remember(""))
	_, err = b.Follow()
	must(t, err)
	must(t, b.Enter(status(t, a).Open))
	add(t, a, 1)
	add(t, b, 2)
	d.from = d.writes + 1
	add(t, a, 3)
	d.from = 0 // the store takes writes again, but it is in use no more
	add(t, b, 4)
	_, err = a.Follow()
	must(t, err)
	for _, k := range []*profile.Keeper{a, b, reopen(t, d.fallback())} {
		if st := status(t, k); st.Store != "indexeddb" || st.Events != 4 {
			t.Fatalf("%+v", st)
		}
	}
}

// Where no store takes anything, what is done counts, and the store says that it is not saved. What is kept already stays
// where it is.
func TestFallbackToMemory(t *testing.T) {
	first, second := &faulty{Store: &profile.MemoryStore{}}, &faulty{Store: &profile.MemoryStore{}}
	refuse := func(yes bool) { first.readOnly, second.readOnly = yes, yes }
	all := func() profile.Store {
		return profile.NewFallback(kinded{first, "opfs"}, kinded{second, "indexeddb"}, &profile.MemoryStore{})
	}
	refuse(true)
	k := reopen(t, all())
	must(t, k.Remember(""))
	add(t, k, 1)
	if st := status(t, k); st.Store != "memory" || st.Events != 1 {
		t.Fatalf("%+v", st)
	}

	refuse(false)
	k = reopen(t, all())
	must(t, k.Remember(""))
	add(t, k, 1)
	refuse(true)
	if _, err := k.Add(like(2)); err == nil {
		t.Fatal("an event is acknowledged that no store took")
	}
	if st := status(t, k); st.Store != "opfs" || st.Events != 1 || st.Unsaved != 1 {
		t.Fatalf("%+v", st)
	}
	refuse(false)
	add(t, k, 3)
	if st := status(t, reopen(t, all())); st.Events != 3 {
		t.Fatalf("%+v", st)
	}
}

// Who is kept in the next store already is not overwritten, and everything is erased in all of them.
func TestFallbackSparesAnother(t *testing.T) {
	d := &device{}
	other := reopen(t, &d.stores[1])
	must(t, other.Remember(""))
	add(t, other, 9)
	k := reopen(t, d.parts()[0])
	must(t, k.Remember(""))
	k = reopen(t, d.fallback())
	add(t, k, 1)
	d.from = d.writes + 1
	if _, err := k.Add(like(2)); err == nil {
		t.Fatal("an event is acknowledged that no store took")
	}
	if !has(reopen(t, &d.stores[1]).Events(), like(9).ID) {
		t.Fatal("the other one is gone")
	}
	must(t, k.EraseEverything())
	for i := range d.stores {
		if files, _ := d.stores[i].List(); len(files) != 0 {
			t.Fatalf("%v is left in store %d", files, i)
		}
	}
}
