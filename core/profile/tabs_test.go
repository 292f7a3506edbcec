package profile_test

import (
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/loge-film/loge/core/profile"
)

// Four tabs at once, each with its own Keeper, merge exactly.
func TestTabsMergeExactly(t *testing.T) {
	const tabs, events = 4, 500
	s := &profile.MemoryStore{}
	must(t, reopen(t, s).Remember(""))
	var lock sync.Mutex
	var all sync.WaitGroup
	keepers := make([]*profile.Keeper, tabs)
	for tab := range tabs {
		o := options(s, uint64(100+tab))
		o.Lock = func(f func() error) error {
			lock.Lock()
			defer lock.Unlock()
			return f()
		}
		k, err := profile.Open(o)
		must(t, err)
		keepers[tab] = k
		all.Go(func() {
			for n := range events {
				if added, err := k.Add(like(tab*events + n)); err != nil || added != 1 {
					t.Errorf("tab %d, event %d: %d, %v", tab, n, added, err)
				}
			}
		})
	}
	all.Wait()
	want := make([]int, tabs*events)
	for n := range want {
		want[n] = n
	}
	for _, k := range append(keepers, reopen(t, s)) {
		_, err := k.Follow()
		must(t, err)
		expect(t, k, want...)
	}
}

// A crowd is several tabs over one store, or over one that falls back to another, which see each other's changes late or never,
// whose store fails now and then, and which die in the middle of what they do.
type crowd struct {
	store  *profile.MemoryStore
	second *profile.MemoryStore // nil when there is no other store
	tabs   []*profile.Keeper
	disks  []*faulty
	acked  map[int]bool // events; false once their removal was tried
	next   int
}

func (c *crowd) born(t *rapid.T, i int) {
	c.disks[i] = &faulty{Store: c.store}
	k, err := profile.Open(options(c.over(c.disks[i]), rapid.Uint64().Draw(t, "noise")))
	if err != nil {
		t.Fatal(err)
	}
	c.tabs[i] = k
}

// over is what a tab sees whose first store is s.
func (c *crowd) over(s profile.Store) profile.Store {
	if c.second == nil {
		return s
	}
	return profile.NewFallback(kinded{s, "opfs"}, kinded{c.second, "indexeddb"})
}

// harm makes one of the coming operations of a tab fail.
func (c *crowd) harm(t *rapid.T, i int, dead bool) {
	f := c.disks[i]
	f.count, f.dead = 0, dead
	f.at, f.torn = rapid.IntRange(1, 12).Draw(t, "at"), rapid.IntRange(0, 4).Draw(t, "torn")
}

func (c *crowd) step(t *rapid.T) {
	i := rapid.IntRange(0, len(c.tabs)-1).Draw(t, "tab")
	k := c.tabs[i]
	switch rapid.SampledFrom([]string{"add", "add", "add", "remove", "tidy", "follow", "fault", "die"}).Draw(t, "act") {
	case "add":
		n := c.next
		c.next++
		if _, err := k.Add(like(n)); err == nil {
			c.acked[n] = true
		}
	case "remove":
		if c.next == 0 {
			return
		}
		n := rapid.IntRange(0, c.next-1).Draw(t, "which")
		if has(k.Events(), like(n).ID) {
			delete(c.acked, n)
			_, _ = k.Remove(like(n).ID)
		}
	case "tidy":
		_ = k.Tidy()
	case "follow":
		_, _ = k.Follow()
	case "fault":
		c.harm(t, i, false)
	case "die":
		c.harm(t, i, true)
		n := c.next
		c.next++
		if _, err := k.Add(like(n)); err == nil {
			c.acked[n] = true
		}
		_ = k.Tidy()
		c.born(t, i)
	}
}

// Whatever the tabs do, in whatever order: no acknowledged event is lost, and all that follow agree.
func TestTabsUnderFire(t *testing.T) { underFire(t, false) }

// The same when the store of one tab fails and the tab goes on in another one: the others come after it.
func TestTabsUnderFireFallBack(t *testing.T) { underFire(t, true) }

func underFire(t *testing.T, fallback bool) {
	rapid.Check(t, func(t *rapid.T) {
		c := &crowd{store: &profile.MemoryStore{}, tabs: make([]*profile.Keeper, 3), disks: make([]*faulty, 3), acked: map[int]bool{}}
		if fallback {
			c.second = &profile.MemoryStore{}
		}
		first, err := profile.Open(options(c.store, 1))
		if err == nil {
			err = first.Remember("")
		}
		if err != nil {
			t.Fatal(err)
		}
		for i := range c.tabs {
			c.born(t, i)
		}
		for range rapid.IntRange(5, 60).Draw(t, "steps") {
			c.step(t)
		}
		c.agree(t)
	})
}

func (c *crowd) agree(t *rapid.T) {
	for i, k := range c.tabs { // healthy again: what is pending is kept
		c.disks[i].at = 0
		if _, err := k.Add(like(1000 + i)); err != nil {
			t.Fatal(err)
		}
	}
	last, err := profile.Open(options(c.over(c.store), 2))
	if err != nil {
		t.Fatal(err)
	}
	for n := range c.acked {
		if !has(last.Events(), like(n).ID) {
			t.Fatalf("event %d was acknowledged and is lost", n)
		}
	}
	for i, k := range c.tabs {
		if _, err := k.Follow(); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(last.Events(), k.Events()); diff != "" {
			t.Fatalf("tab %d differs: %s", i, diff)
		}
	}
}

// What one tab does to the people, the others take in; an event never returns to a profile that was erased.
func TestTabsFollowThePeople(t *testing.T) {
	s := &profile.MemoryStore{}
	a := reopen(t, s)
	must(t, a.AddProfile("Mei", 0))
	b, err := profile.Open(options(s, 8))
	must(t, err)
	add(t, a, 1)
	add(t, b, 2) // has not followed, and still
	expect(t, b, 1, 2)

	must(t, a.Passphrase("p"))
	add(t, b, 3) // the old files are gone: it waits for the passphrase
	if st := status(t, b); !st.Locked || st.Unsaved != 1 {
		t.Fatalf("%+v", st)
	}
	must(t, b.Unlock("p"))
	changed, err := a.Follow()
	if !changed || err != nil {
		t.Fatal(changed, err)
	}
	expect(t, a, 1, 2, 3)
	if changed, err := a.Follow(); changed || err != nil {
		t.Fatal(changed, err)
	}

	must(t, a.EraseEverything())
	add(t, b, 4)
	expectMode(t, b, profile.Off)
	expect(t, b, 4)
	if left := dump(t, s); len(left) > 0 {
		t.Fatalf("%d bytes came back", len(left))
	}
}

// Many events go through many snapshots, and the files do not grow without end.
func TestRotation(t *testing.T) {
	s := &profile.MemoryStore{}
	k := reopen(t, s)
	must(t, k.Remember("p"))
	for n := range 4000 {
		add(t, k, n)
	}
	st := status(t, k)
	if st.Bytes > 900_000 || st.Events != 4000 {
		t.Fatalf("%d bytes for %d events", st.Bytes, st.Events)
	}
	t.Logf("%d bytes for %d events", st.Bytes, st.Events)
	k = reopen(t, s)
	must(t, k.Unlock("p"))
	if st := status(t, k); st.Events != 4000 || st.Dropped != 0 {
		t.Fatalf("%+v", st)
	}
}

// Two tabs die one after the other, at any operation of tidying: those that are left do not go on in different logs.
func TestDeathsBetweenSnapshotAndLog(t *testing.T) {
	const operations = 16
	for at := range operations * operations {
		s := &profile.MemoryStore{}
		first := reopen(t, s)
		must(t, first.Remember(""))
		add(t, first, 1, 2)
		late, busy := reopen(t, s), reopen(t, s)
		disks := [2]*faulty{{Store: s}, {Store: s}}
		dying := [2]*profile.Keeper{reopen(t, disks[0]), reopen(t, disks[1])}
		dieTidying(t, dying[0], disks[0], 1, 1+at%operations)
		add(t, busy, 3)
		dieTidying(t, dying[1], disks[1], 2, 1+at/operations)
		fresh := reopen(t, s)
		add(t, fresh, 4)
		add(t, late, 5)
		for _, k := range []*profile.Keeper{busy, late, fresh} {
			_, err := k.Follow()
			must(t, err)
			expect(t, k, 3, 4, 5)
		}
	}
}

// dieTidying removes an event in a tab, which dies at an operation of the tidying after it.
func dieTidying(t *testing.T, k *profile.Keeper, disk *faulty, event, at int) {
	t.Helper()
	_, err := k.Remove(like(event).ID)
	must(t, err)
	disk.count, disk.at, disk.dead = 0, at, true
	_ = k.Tidy()
}
