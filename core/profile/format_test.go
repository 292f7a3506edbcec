package profile

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/loge-film/loge/core/event"
)

// What FORMAT.md says of numbers holds in the code.
func TestFormatPage(t *testing.T) {
	page, err := os.ReadFile("FORMAT.md")
	if err != nil {
		t.Fatal(err)
	}
	says := []string{
		fmt.Sprintf("version %d\n", Version),
		fmt.Sprintf("a header of %d bytes", headerSize),
		fmt.Sprintf("at most %d |", maxPayload),
		fmt.Sprintf("| %d | | payload |", frameSize),
		fmt.Sprintf("| %d | entries |", recordEntries), fmt.Sprintf("| %d | end |", recordEnd), fmt.Sprintf("| %d | people |", recordPeople),
		fmt.Sprintf("| %d | lock |", recordLock), fmt.Sprintf("| %d | about |", recordAbout),
		fmt.Sprintf("bits: %d removed, %d the id is a UUID, %d film, %d value, %d text, %d source", hasGone, hasUUID, hasFilm, hasValue, hasText, hasSource),
		fmt.Sprintf("beyond %d KiB", rotateAfter>>10),
		fmt.Sprintf("at most %d; for each", MaxPeople), fmt.Sprintf("(at most %d bytes)", MaxName),
		fmt.Sprintf("at most %d; %d for new ones", maxIterations, Iterations),
		fmt.Sprintf("| %d | nonce (%d), data key (%d)", wrappedSize, nonceSize, keySize),
		fmt.Sprintf("`%c`", logFile), fmt.Sprintf("`%c`", snapshotFile), fmt.Sprintf("`%c`", directoryFile), fmt.Sprintf("`%c`", exportFile),
	}
	for i, k := range kindCodes {
		says = append(says, fmt.Sprintf("%d %s", i+1, k))
	}
	for _, s := range says {
		if !strings.Contains(string(page), s) {
			t.Errorf("FORMAT.md does not say %q", s)
		}
	}
}

// The sizes that FORMAT.md gives are those that are written.
func TestSizes(t *testing.T) {
	h := appendHeader(nil, header{logFile, Version, true, 7})
	f := appendFrame(nil, frame{3, recordEnd, []byte("abc")})
	if len(h) != headerSize || len(f) != frameSize+3 {
		t.Fatalf("a header of %d bytes, a frame of %d", len(h), len(f)-3)
	}
	if got, err := parseHeader(h); err != nil || got != (header{logFile, Version, true, 7}) {
		t.Fatalf("%+v, %v", got, err)
	}
	if got, n, ok := parseFrame(f); !ok || n != len(f) || got.Seq != 3 || string(got.Payload) != "abc" {
		t.Fatalf("%+v, %d, %v", got, n, ok)
	}
}

// newer makes a volume of a later version: an unknown record, and an entry with an unknown bit and field between known ones.
func newer(t *testing.T, s Store, id volumeID) {
	seal := &sealer{volume: id}
	for _, name := range []string{"a", "log"} {
		kind, file := byte(snapshotFile), id.slot(0)
		if name == "log" {
			kind, file = logFile, id.log(1)
		}
		w := seal.begin(kind, 1)
		w.header.Version = Version + 1
		w.out = appendHeader(nil, w.header)
		like := func(id string) Entry {
			return Entry{Version: 1, Event: event.Event{ID: id + name, Kind: event.Like, Film: "f"}}
		}
		w.entries([]Entry{like("1")})
		w.record(99, []byte("who knows"))
		strange := append(appendEntry(nil, like("2")), "and more"...)
		strange[0] |= 128
		w.record(recordEntries, append([]byte{byte(len(strange))}, strange...))
		if kind == snapshotFile {
			w.end()
		}
		if err := s.Replace(file, w.out); err != nil {
			t.Fatal(err)
		}
	}
}

// What a newer version wrote can be read and exported, and nothing of it is changed.
func TestNewerVersionIsReadOnly(t *testing.T) {
	s := &MemoryStore{}
	random := func(b []byte) { copy(b, "12345678") }
	k, err := Open(Options{Store: s, Random: random})
	if err == nil {
		err = k.Remember("")
	}
	if err != nil {
		t.Fatal(err)
	}
	newer(t, s, volumeID([]byte("12345678")))
	before, _ := s.List()
	if k, err = Open(Options{Store: s, Random: random}); err != nil {
		t.Fatal(err)
	}
	if st, err := k.Status(); err != nil || !st.ReadOnly || st.Events != 4 {
		t.Fatalf("%+v, %v", st, err)
	}
	if _, err := k.Add(event.Event{ID: "x", Kind: event.Like, Film: "f"}); err != ErrReadOnly {
		t.Fatal(err)
	}
	for what, err := range map[string]error{"erase": k.Erase(), "tidy": k.Tidy()} {
		if err != ErrReadOnly && (what != "tidy" || err != nil) {
			t.Errorf("%s: %v", what, err)
		}
	}
	if after, _ := s.List(); fmt.Sprint(after) != fmt.Sprint(before) {
		t.Fatalf("%v became %v", before, after)
	}
	file, err := k.Export("")
	if err != nil {
		t.Fatal(err)
	}
	if e, err := ReadExport(nil, file, ""); err != nil || e.State.Len() != 5 { // with the one that could not be kept
		t.Fatalf("%+v, %v", e, err)
	}
}

// Whatever the bytes are, a reader neither panics nor takes what it read for more than it is: what it makes of them can be
// written and read again.
func FuzzReadExport(f *testing.F) {
	for _, name := range []string{"testdata/v1.loge", "testdata/v1-encrypted.loge"} {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	v := &vault{random: func([]byte) {}}
	f.Fuzz(func(t *testing.T, data []byte) {
		if IsEncrypted(data) {
			return
		}
		e, err := ReadExport(nil, data, "")
		if err != nil {
			return
		}
		again, err := e.encode(v, "")
		if err != nil {
			t.Fatal(err)
		}
		f, err := ReadExport(nil, again, "")
		if err != nil || f.Name != e.Name || fmt.Sprint(f.State.Entries()) != fmt.Sprint(e.State.Entries()) {
			t.Fatalf("%+v became %+v, %v", e, f, err)
		}
	})
}

// Whatever the bytes of a log are, scanning it twice in two pieces gives what scanning it at once gives.
func FuzzScan(f *testing.F) {
	s := &sealer{}
	w := s.begin(logFile, 3)
	w.entries([]Entry{{Version: 1, Event: event.Event{ID: "a", Kind: event.Like, Film: "f", Time: 1}}})
	w.entries([]Entry{{Version: 2, Gone: true, Event: event.Event{ID: "a"}}})
	f.Add(w.out, 50)
	f.Fuzz(func(t *testing.T, data []byte, cut int) {
		var whole, pieces State
		c, err := s.scanFile(logFile, data, &whole)
		if err != nil || cut < headerSize || cut > len(data) {
			return
		}
		d, _ := s.scanFile(logFile, data[:cut], &pieces)
		s.scanOn(&d, data[d.good:], &pieces)
		if c.good != d.good || c.seq != d.seq || c.ended != d.ended || fmt.Sprint(whole.Entries()) != fmt.Sprint(pieces.Entries()) {
			t.Fatalf("%+v and %+v", c, d)
		}
		if !bytes.Equal(data[:4], []byte(magic)) {
			t.Fatal("not one of ours")
		}
	})
}
