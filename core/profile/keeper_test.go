package profile_test

import (
	"bytes"
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/loge-film/loge/core/event"
	"github.com/loge-film/loge/core/profile"
	"github.com/loge-film/loge/core/profile/native"
)

func add(t testing.TB, k *profile.Keeper, numbers ...int) {
	t.Helper()
	for _, n := range numbers {
		if added, err := k.Add(like(n)); err != nil || added != 1 {
			t.Fatalf("adding event %d: %d, %v", n, added, err)
		}
	}
}

func expect(t testing.TB, k *profile.Keeper, numbers ...int) {
	t.Helper()
	var want []event.Event
	for _, n := range numbers {
		want = append(want, like(n))
	}
	if diff := cmp.Diff(want, k.Events()); diff != "" && len(want)+len(k.Events()) > 0 {
		t.Fatal(diff)
	}
}

func expectMode(t testing.TB, k *profile.Keeper, want profile.Mode) {
	t.Helper()
	if got := status(t, k).Mode; got != want {
		t.Fatalf("the mode is %q, expected %q", got, want)
	}
}

func TestNothingIsKeptUnasked(t *testing.T) {
	var s profile.MemoryStore
	k := reopen(t, &s)
	add(t, k, 1, 2)
	must(t, k.Tidy())
	expect(t, k, 1, 2)
	expectMode(t, k, profile.Off)
	if files, _ := s.List(); len(files) != 0 {
		t.Fatalf("files %v", files)
	}
	expect(t, reopen(t, &s))
}

func TestRemember(t *testing.T) {
	for _, passphrase := range []string{"", "correct horse 马"} {
		var s profile.MemoryStore
		k := reopen(t, &s)
		add(t, k, 1)
		must(t, k.Remember(passphrase))
		add(t, k, 2, 3)
		if n, err := k.Remove(like(2).ID); n != 1 || err != nil {
			t.Fatal(n, err)
		}
		if n, err := k.Add(like(2), like(3)); n != 0 || err != nil {
			t.Fatalf("what is known or removed was added: %d, %v", n, err)
		}
		edited := like(3)
		edited.Kind = event.Dislike
		must(t, k.Edit(edited))

		k = reopen(t, &s)
		if passphrase != "" {
			if st := status(t, k); !st.Locked || !st.Encrypted || len(k.Events()) != 0 {
				t.Fatalf("%+v", st)
			}
			add(t, k, 9) // kept once it is unlocked
			if err := k.Unlock("wrong"); !errors.Is(err, profile.ErrPassphrase) {
				t.Fatal(err)
			}
			must(t, k.Unlock(passphrase))
			expectEvents(t, k, like(1), edited, like(9))
			k = reopen(t, &s)
			must(t, k.Unlock(passphrase))
			_, err := k.Remove(like(9).ID)
			must(t, err)
		}
		expectEvents(t, k, like(1), edited)
		must(t, k.Edit(like(2))) // brings it back
		expectEvents(t, k, like(1), like(2), edited)
	}
}

func expectEvents(t testing.TB, k *profile.Keeper, want ...event.Event) {
	t.Helper()
	if diff := cmp.Diff(want, k.Events()); diff != "" {
		t.Fatal(diff)
	}
}

func TestModes(t *testing.T) {
	var s profile.MemoryStore
	k := reopen(t, &s)
	must(t, k.Remember(""))
	add(t, k, 1)
	must(t, k.Keep(profile.Paused))
	add(t, k, 2)
	expect(t, k, 1, 2)
	must(t, k.Keep(profile.Private))
	expect(t, k)
	add(t, k, 3)
	expect(t, k, 3)
	must(t, k.Keep(profile.Keeping))
	expect(t, k, 1, 2)
	add(t, k, 4)
	must(t, k.Keep(profile.Paused))
	if _, err := k.Remove(like(1).ID); err != nil {
		t.Fatal(err)
	}
	k = reopen(t, &s)
	expectMode(t, k, profile.Paused)
	expect(t, k, 4)
	must(t, k.Keep(profile.Keeping))
	if err := k.Keep("sometimes"); !errors.Is(err, profile.ErrMode) {
		t.Fatal(err)
	}
}

func TestPeople(t *testing.T) {
	var s profile.MemoryStore
	k := reopen(t, &s)
	must(t, k.AddProfile("  Mei\nLi ", 0))
	add(t, k, 1)
	must(t, k.AddProfile("Kid", 7))
	expect(t, k)
	add(t, k, 2)
	people := status(t, k).People
	if len(people) != 2 || people[0].Name != "Mei Li" || people[1].Ceiling != 7 || k.Ceiling() != 7 {
		t.Fatalf("%+v", people)
	}
	must(t, k.Enter(people[0].ID))
	expect(t, k, 1)
	must(t, k.Enter("")) // the guest
	add(t, k, 3)
	expect(t, k, 3)
	must(t, k.Enter(people[1].ID))
	expect(t, k, 2)
	must(t, k.EditProfile(people[1].ID, "Kai", 12))
	k = reopen(t, &s)
	expect(t, k, 2)
	if k.Ceiling() != 12 {
		t.Fatal(k.Ceiling())
	}
	must(t, k.RemoveProfile(people[1].ID))
	expectMode(t, k, profile.Off)
	for _, id := range []string{people[1].ID, "x", "0123456789abcdef"} {
		if err := k.Enter(id); !errors.Is(err, profile.ErrNoPerson) {
			t.Fatalf("entering %q: %v", id, err)
		}
	}
	must(t, k.Enter(people[0].ID))
	expect(t, k, 1)
}

// dump returns all bytes of a store.
func dump(t testing.TB, s profile.Store) (all []byte) {
	files, err := s.List()
	must(t, err)
	for _, f := range files {
		data, err := s.Read(f.Name, 0)
		must(t, err)
		all = append(all, data...)
	}
	return all
}

func TestPassphrase(t *testing.T) {
	var s profile.MemoryStore
	k := reopen(t, &s)
	must(t, k.Remember(""))
	add(t, k, 1, 2)
	for _, next := range []string{"first", "second", "", "third"} {
		must(t, k.Passphrase(next))
		add(t, k, len(k.Events())+1)
		if got := bytes.Contains(dump(t, &s), []byte("film-1")); got != (next == "") {
			t.Fatalf("passphrase %q: films are readable: %v", next, got)
		}
		fresh := reopen(t, &s)
		if next != "" {
			if err := fresh.Unlock("zeroth"); !errors.Is(err, profile.ErrPassphrase) {
				t.Fatal(err)
			}
			if err := fresh.Passphrase("mine"); !errors.Is(err, profile.ErrLocked) {
				t.Fatal(err)
			}
			must(t, fresh.Unlock(next))
		}
		expectEvents(t, fresh, k.Events()...)
	}
}

func TestTidyLeavesNothingOfWhatWasRemoved(t *testing.T) {
	var s profile.MemoryStore
	k := reopen(t, &s)
	must(t, k.Remember(""))
	add(t, k, 1, 2)
	secret := event.Event{ID: "s", Kind: event.Comment, Film: "heat-1995", Text: "canary"}
	_, err := k.Add(secret)
	must(t, err)
	_, err = k.Remove("s")
	must(t, err)
	must(t, k.Tidy())
	if bytes.Contains(dump(t, &s), []byte("canary")) {
		t.Fatal("the comment is still there")
	}
	expect(t, reopen(t, &s), 1, 2)
	must(t, k.Erase())
	if bytes.Contains(dump(t, &s), []byte("film-1")) {
		t.Fatal("an event is still there")
	}
	add(t, k, 1)
	expect(t, reopen(t, &s), 1)
	must(t, k.EraseEverything())
	if left := dump(t, &s); len(left) != 0 {
		t.Fatalf("%d bytes are left", len(left))
	}
	expect(t, k)
}

func TestExport(t *testing.T) {
	for _, passphrase := range []string{"", "p"} {
		k := reopen(t, &profile.MemoryStore{})
		must(t, k.AddProfile("Mei", 16))
		add(t, k, 1, 2, 3)
		_, err := k.Remove(like(2).ID)
		must(t, err)
		file, err := k.Export(passphrase)
		must(t, err)
		if !profile.IsExport(file) || profile.IsEncrypted(file) != (passphrase != "") {
			t.Fatal("the file is not known as what it is")
		}
		e, err := profile.ReadExport(native.Cipher{}, file, passphrase)
		must(t, err)
		if e.Name != "Mei" || e.Ceiling != 16 {
			t.Fatalf("%+v", e)
		}
		other := reopen(t, &profile.MemoryStore{})
		add(t, other, 2, 3, 4)
		if added, known, err := other.Merge(e.State); added != 0 || known != 2 || err != nil {
			// 1 is new, 2 is removed: the number of events stays
			t.Fatal(added, known, err)
		}
		expect(t, other, 1, 3, 4)
		spoilt(t, file, passphrase)
	}
}

// Each damage is found, and is not taken for a wrong passphrase.
func spoilt(t *testing.T, file []byte, passphrase string) {
	if _, err := profile.ReadExport(native.Cipher{}, file, "wrong"); passphrase != "" && !errors.Is(err, profile.ErrPassphrase) {
		t.Fatal(err)
	}
	for i := range file {
		bad := slices.Clone(file)
		bad[i] ^= 4
		if _, err := profile.ReadExport(native.Cipher{}, bad, passphrase); !errors.Is(err, profile.ErrDamaged) && !errors.Is(err, profile.ErrNoExport) {
			t.Fatalf("byte %d is damaged: %v", i, err)
		}
		if _, err := profile.ReadExport(native.Cipher{}, file[:i], passphrase); err == nil {
			t.Fatalf("the first %d bytes are taken for the whole", i)
		}
	}
}
