package importer

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"io"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

type packed struct {
	name string
	data []byte
}

func zipOf(t testing.TB, method uint16, files ...packed) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, file := range files {
		e, err := w.CreateHeader(&zip.FileHeader{Name: file.name, Method: method})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := e.Write(file.data); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// What archive/zip packs is unpacked, packed or not, with a comment or without.
func TestZipIsArchiveZip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var b bytes.Buffer
		w := zip.NewWriter(&b)
		want := map[string][]byte{}
		for range rapid.IntRange(0, 5).Draw(t, "files") {
			name := rapid.StringMatching(`[a-z]{1,5}(/[a-z]{1,5})?\.csv`).Draw(t, "name")
			if want[name] != nil {
				continue
			}
			want[name] = append([]byte{0}, rapid.SliceOfN(rapid.Byte(), 0, 200).Draw(t, "data")...)
			e, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: rapid.SampledFrom([]uint16{zip.Store, zip.Deflate}).Draw(t, "method")})
			if err != nil {
				t.Fatal(err)
			}
			if _, err := e.Write(want[name]); err != nil {
				t.Fatal(err)
			}
		}
		_ = w.SetComment(rapid.StringMatching(`[a-z]{0,20}`).Draw(t, "comment"))
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		entries, err := zipEntries(b.Bytes())
		if err != nil || len(entries) != len(want) {
			t.Fatalf("%d entries of %d, %v", len(entries), len(want), err)
		}
		for i := range entries {
			e := &entries[i]
			got, err := e.unpack(b.Bytes(), maxUnpacked, native.Inflate)
			if err != nil || !bytes.Equal(got, want[e.name]) {
				t.Fatalf("%s: %d bytes of %d, %v", e.name, len(got), len(want[e.name]), err)
			}
		}
	})
}

func TestZipRefuses(t *testing.T) {
	good := zipOf(t, zip.Deflate, packed{"ratings.csv", []byte(strings.Repeat("Date,Name,Year,Letterboxd URI,Rating\n", 9))})
	end := len(good) - endLength
	central := int(binary.LittleEndian.Uint32(good[end+16:]))
	change := func(at int, b ...byte) []byte {
		data := bytes.Clone(good)
		copy(data[at:], b)
		return data
	}
	for _, c := range []struct {
		name string
		data []byte
		want string
	}{
		{"cut off", good[:len(good)-1], "zip-damaged"},
		{"the first half", good[:len(good)/2], "zip-damaged"},
		{"another CRC", change(central+16, 1, 2, 3, 4), "zip-entry"},
		{"another size", change(central+24, 1), "zip-entry"},
		{"encrypted", change(central+8, 1), "zip-locked"},
		{"bzip2", change(central+10, 12), "zip-method"},
		{"an offset outside", change(central+42, 0xff, 0xff, 0xff, 0x0f), "zip-damaged"},
		{"zip64", change(central+24, 0xff, 0xff, 0xff, 0xff), "zip-64"},
		{"zip64 in the end record", change(end+10, 0xff, 0xff), "zip-64"},
		{"a part of several", change(end+4, 1), "zip-part"},
		{"more entries than there are", change(end+8, 2, 0, 2, 0), "zip-damaged"},
		{"too many entries", change(end+8, 0x11, 0x27, 0x11, 0x27), "zip-many"},
		{"a directory outside", change(end+12, 0xff, 0xff), "zip-damaged"},
	} {
		_, err := Read("x.zip", c.data, native)
		if r := refusalOf(err); r.Why != c.want || r.Args[0] != "x.zip" {
			t.Errorf("%s: the error is %v, expected %q", c.name, err, c.want)
		}
	}
}

func FuzzZip(f *testing.F) {
	f.Add(zipOf(f, zip.Deflate, packed{"ratings.csv", []byte("Date,Name,Year,Letterboxd URI,Rating\n")}))
	f.Add(zipOf(f, zip.Store, packed{"a/b.json", []byte("[]")}, packed{"c/", nil}))
	f.Add([]byte(endSignature + strings.Repeat("\x00", endLength-4)))
	f.Fuzz(func(t *testing.T, data []byte) {
		entries, err := zipEntries(data)
		if err != nil {
			return
		}
		reference, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		for _, e := range entries {
			got, refused := e.unpack(data, 1<<20, native.Inflate)
			if refused != nil || err != nil {
				continue
			}
			for _, file := range reference.File {
				if file.Name != e.name || file.CRC32 != e.crc {
					continue
				}
				in, err := file.Open()
				if err != nil {
					continue
				}
				want, err := io.ReadAll(io.LimitReader(in, 1<<20))
				if err == nil && !bytes.Equal(got, want) {
					t.Fatalf("%q: %q, archive/zip reads %q", e.name, got, want)
				}
			}
		}
	})
}

// deflate packs n bytes of one kind.
func deflate(t testing.TB, n int) []byte {
	var b bytes.Buffer
	w, err := flate.NewWriter(&b, flate.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(w, io.LimitReader(zeros{}, int64(n))); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'x'
	}
	return len(p), nil
}
