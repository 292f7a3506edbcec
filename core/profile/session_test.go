package profile_test

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/loge-film/loge/core/profile"
)

// follow returns a Keeper over the same store that takes over the session of one that is killed.
func follow(t *testing.T, s profile.Store, k *profile.Keeper) *profile.Keeper {
	t.Helper()
	text, err := json.Marshal(k.Session())
	must(t, err)
	var session profile.Session
	must(t, json.Unmarshal(text, &session))
	next := reopen(t, s)
	must(t, next.Resume(session))
	if diff := cmp.Diff(k.Session(), next.Session()); diff != "" {
		t.Fatal(diff)
	}
	if a, b := status(t, k), status(t, next); a.Mode != b.Mode || a.Open != b.Open || a.Events != b.Events {
		t.Fatalf("%+v goes on as %+v", a, b)
	}
	return next
}

// A Keeper that takes over a session counts the same events, and keeps none that was not to be kept.
func TestSessionGoesOn(t *testing.T) {
	var s profile.MemoryStore
	k := reopen(t, &s)
	add(t, k, 1)
	k = follow(t, &s, k)
	expect(t, k, 1)
	must(t, k.Remember(""))
	add(t, k, 2)
	must(t, k.Keep(profile.Paused))
	add(t, k, 3)
	k = follow(t, &s, k)
	expect(t, k, 1, 2, 3)
	must(t, k.Keep(profile.Private))
	add(t, k, 4)
	k = follow(t, &s, k)
	expect(t, k, 4)
	must(t, k.Keep(profile.Off))
	expectMode(t, k, profile.Paused)
	expect(t, k, 1, 2, 3)
	expect(t, reopen(t, &s), 1, 2)
	must(t, k.Enter(""))
	add(t, k, 5)
	k = follow(t, &s, k)
	expect(t, k, 5)
	expect(t, reopen(t, &s), 1, 2)
}

func TestSessionOfSomebodyRemoved(t *testing.T) {
	var s profile.MemoryStore
	k := reopen(t, &s)
	must(t, k.AddProfile("Mei", 0))
	must(t, k.Keep(profile.Paused))
	add(t, k, 1)
	session := k.Session()
	must(t, k.RemoveProfile(session.Open))
	next := reopen(t, &s)
	must(t, next.Resume(session))
	expect(t, next)
}

func TestFind(t *testing.T) {
	var s profile.MemoryStore
	k := reopen(t, &s)
	find := func(n int, want profile.Place, there bool) {
		t.Helper()
		e, where, ok := k.Find(like(n).ID)
		if where != want || ok != there || ok && e.Event != like(n) {
			t.Fatalf("event %d is %+v at %q, %v", n, e, where, ok)
		}
	}
	find(1, profile.Kept, false)
	add(t, k, 1)
	find(1, profile.Loose, true)
	must(t, k.Remember(""))
	find(1, profile.Kept, true)
	must(t, k.Keep(profile.Private))
	find(1, profile.Kept, false)
	add(t, k, 2)
	find(2, profile.Secret, true)
}

// A tab dies at every operation while a profile is made, and the next one is asked the same again: there is one profile, with
// all that was done before.
func TestMadeOnce(t *testing.T) {
	id, err := profile.ParsePersonID("0123456789abcdef")
	must(t, err)
	for name, ask := range map[string]func(k *profile.Keeper) error{
		"remember":                func(k *profile.Keeper) error { return k.RememberAs(id, "") },
		"remember, encrypted":     func(k *profile.Keeper) error { return k.RememberAs(id, "p") },
		"a profile more":          func(k *profile.Keeper) error { return k.AddProfileAs(id, "Mei", 6) },
		"a profile, then another": func(k *profile.Keeper) error { _ = k.Enter(""); return k.AddProfileAs(id, "Mei", 6) },
	} {
		for at := 1; at < 40; at++ {
			for told := range 2 {
				s := &profile.MemoryStore{}
				disk := &faulty{Store: s}
				k := reopen(t, disk)
				people := 1
				if name[0] == 'a' {
					must(t, k.Remember(""))
					people = 2
				}
				add(t, k, 1, 2)
				session := k.Session()
				disk.count, disk.at, disk.dead = 0, at, true
				if done := ask(k) == nil; done && told == 1 {
					session = k.Session()
				}
				next := reopen(t, s)
				must(t, next.Resume(session))
				must(t, ask(next))
				if st := status(t, next); len(st.People) != people || st.Open != id.String() || st.Locked {
					t.Fatalf("%s, dead at operation %d: %+v", name, at, st)
				}
				if people == 1 {
					expect(t, next, 1, 2)
				}
			}
		}
	}
}

func TestEraseInPrivate(t *testing.T) {
	var s profile.MemoryStore
	k := reopen(t, &s)
	must(t, k.Remember(""))
	add(t, k, 1)
	must(t, k.Keep(profile.Private))
	add(t, k, 2, 3)
	before := dump(t, &s)
	must(t, k.Erase())
	expectMode(t, k, profile.Private)
	expect(t, k)
	if diff := cmp.Diff(before, dump(t, &s)); diff != "" {
		t.Fatal("what is kept has changed")
	}
	add(t, k, 4)
	expect(t, k, 4)
	must(t, k.Keep(profile.Off))
	expect(t, k, 1)
	must(t, k.Keep(profile.Private))
	must(t, k.EraseEverything())
	expectMode(t, k, profile.Off)
	expect(t, k)
}
