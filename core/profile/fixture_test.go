package profile_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/loge-film/loge/core/event"
	"github.com/loge-film/loge/core/profile"
	"github.com/loge-film/loge/core/profile/native"
)

var write = flag.Bool("write-fixture", false, "write the fixture of the present version, which must not be there yet")

// fixtureEvents are what the fixtures of version 1 hold.
var fixtureEvents = []event.Event{
	{ID: "first", Kind: event.Search, Time: 1_500_000_000_000, Text: "王家卫"},
	{ID: "0b54ce3e-33b5-4cb2-9b56-2aa5b8a3bd12", Kind: event.Rate, Film: "heat-1995", Time: 1_600_000_000_000, Value: 4.5, Source: "imdb"},
	{ID: "third", Kind: event.Comment, Film: "in-the-mood-for-love-2000", Time: 1_700_000_000_000, Text: "Again and again."},
}

// makeFixture keeps the events of the fixture, one that is removed, and a second person with a passphrase.
func makeFixture(t *testing.T, s profile.Store) *profile.Keeper {
	k := reopen(t, s)
	must(t, k.AddProfile("Secret", 12))
	_, err := k.Add(fixtureEvents[1])
	must(t, err)
	must(t, k.Passphrase("velvet 丝绒"))
	must(t, k.AddProfile("Mei 梅", 0))
	_, err = k.Add(fixtureEvents[:2]...)
	must(t, err)
	_, err = k.Add(like(1))
	must(t, err)
	_, err = k.Remove(like(1).ID)
	must(t, err)
	must(t, k.Tidy())
	_, err = k.Add(fixtureEvents[2])
	must(t, err)
	return k
}

func save(t *testing.T, name string, data []byte) {
	path := filepath.Join("testdata", name)
	if _, err := os.Stat(path); err == nil {
		t.Fatalf("%s is there: what was released is never written again", path)
	}
	must(t, os.MkdirAll(filepath.Dir(path), 0o755))
	must(t, os.WriteFile(path, data, 0o644))
}

func writeFixture(t *testing.T) {
	var s profile.MemoryStore
	k := makeFixture(t, &s)
	files, err := s.List()
	must(t, err)
	for _, f := range files {
		data, err := s.Read(f.Name, 0)
		must(t, err)
		save(t, "v1/"+f.Name, data)
	}
	for name, passphrase := range map[string]string{"v1.loge": "", "v1-encrypted.loge": "velvet 丝绒"} {
		data, err := k.Export(passphrase)
		must(t, err)
		save(t, name, data)
	}
}

// What version 1 wrote is opened by every later one.
func TestFixtureV1(t *testing.T) {
	if *write {
		writeFixture(t)
	}
	var s profile.MemoryStore
	files, err := os.ReadDir("testdata/v1")
	must(t, err)
	for _, f := range files {
		data, err := os.ReadFile("testdata/v1/" + f.Name())
		must(t, err)
		must(t, s.Replace(f.Name(), data))
	}
	k := reopen(t, &s)
	expectEvents(t, k, fixtureEvents...)
	if n, err := k.Add(like(1)); n != 0 || err != nil {
		t.Fatal("what was removed came back", err)
	}
	people := status(t, k).People
	must(t, k.Enter(people[0].ID))
	must(t, k.Unlock("velvet 丝绒"))
	expectEvents(t, k, fixtureEvents[1])
	add(t, k, 2)
	for name, passphrase := range map[string]string{"v1.loge": "", "v1-encrypted.loge": "velvet 丝绒"} {
		data, err := os.ReadFile("testdata/" + name)
		must(t, err)
		e, err := profile.ReadExport(native.Cipher{}, data, passphrase)
		must(t, err)
		if diff := cmp.Diff(fixtureEvents, e.State.Events()); diff != "" || e.Name != "Mei 梅" {
			t.Fatal(e.Name, diff)
		}
	}
}
