package importer

import (
	"archive/zip"
	"encoding/binary"
	"errors"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// utf16le writes text with a byte order mark.
func utf16le(text string) []byte {
	out := []byte{0xff, 0xfe}
	for _, u := range utf16.Encode([]rune(text)) {
		out = binary.LittleEndian.AppendUint16(out, u)
	}
	return out
}

func gb18030(t *testing.T, text string) []byte {
	out, err := simplifiedchinese.GB18030.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	return []byte(out)
}

const doubanText = "标题,个人评分,打分日期,条目链接\n活着,5,2019/12/05,https://movie.douban.com/subject/5/\n"

// bomb is a zip with an entry that claims size bytes and unpacks to more.
func bomb(t *testing.T, claimed, real int) []byte {
	data := zipOf(t, zip.Store, packed{"ratings.csv", deflate(t, real)})
	central := int(binary.LittleEndian.Uint32(data[len(data)-endLength+16:]))
	binary.LittleEndian.PutUint16(data[central+10:], deflated)
	binary.LittleEndian.PutUint32(data[central+24:], uint32(claimed))
	return data
}

// Hostile and wrong files are refused with a reason, and cost no more memory than is fair.
func TestRefusals(t *testing.T) {
	inner := zipOf(t, zip.Deflate, packed{"ratings.csv", []byte("Date,Name,Year,Letterboxd URI,Rating\n")})
	many := strings.Repeat("2024-01-31,Up,2009,https://boxd.it/a,3\n", maxRows+1)
	for _, c := range []struct {
		name string
		data []byte
		want string
	}{
		{"nothing.csv", nil, "empty"},
		{"spaces.csv", []byte(" \r\n\t"), "empty"},
		{"photo.jpg", []byte("\xff\xd8\xff\xe0\x00\x10JFIF\x00 not a text \xff\xfe\x80"), "not-utf8"},
		{"notes.csv", []byte("a,b,c\n1,2,3\n"), "unknown"},
		{"package.json", []byte(`{"name":"x","version":"1"}`), "unknown"},
		{"page.html", []byte("<!doctype html><title>Sign in</title>"), "page"},
		{"old.xls", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "excel"},
		{"new.xlsx", zipOf(t, zip.Deflate, packed{"xl/workbook.xml", []byte("<x/>")}), "excel"},
		{"a.gz", []byte("\x1f\x8b\x08"), "gzip"},
		{"list.csv", []byte("Date,Name,Year,Letterboxd URI\n"), "nameless"},
		{"ratings.csv", []byte("userId,movieId,rating\n1,1,3\n2,1,4\n"), "people"},
		{"ratings.csv", []byte("userId,movieId,rating\n1,1,3\n"), "numbers"},
		{"cut.json", []byte(`[{"type":"movie","movie":{"title":"Up"`), "json"},
		{"deep.json", []byte("[" + strings.Repeat(`{"show":[`, 100_000)), "json"},
		{"million.csv", []byte("Date,Name,Year,Letterboxd URI,Rating\n" + many), "rows"},
		{"million.json", []byte("[" + strings.Repeat("{},", maxRows) + "{}]"), "rows"},
		{"entry.json", []byte(`[{"movie":{"title":"` + strings.Repeat("x", 2<<20) + `"}}]`), "entry"},
		{"field.csv", []byte("Date,Name,Year,Letterboxd URI,Rating\n\"" + strings.Repeat("x", 50<<20)), "field"},
		{"huge.csv", make([]byte, 100<<20), "too-large"},
		{"nested.zip", zipOf(t, zip.Deflate, packed{"export.zip", inner}), "unknown"},
		{"up.zip", zipOf(t, zip.Deflate, packed{"../ratings.csv", []byte("x")}), "zip-path"},
		{"up2.zip", zipOf(t, zip.Deflate, packed{`a\..\..\ratings.csv`, []byte("x")}), "zip-path"},
		{"empty.zip", zipOf(t, zip.Deflate), "unknown"},
		{"bomb.zip", bomb(t, 60<<20, 1<<20), "zip-bomb"},
		{"bigbomb.zip", bomb(t, 1<<30, 1<<20), "zip-large"},
		{"liar.zip", bomb(t, 1000, 2<<20), "zip-entry"},
		{"douban.csv", gb18030(t, doubanText), "not-utf8"},
		{"douban.csv", utf16le(doubanText), "not-utf8"},
		{"latin.csv", []byte("Date,Name,Year,Letterboxd URI,Rating\n2024-01-31,Am\xe9lie,2001,x,4\n"), "not-utf8"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var err error
			cost := allocated(func() { _, err = Read(c.name, c.data, native) })
			refusal := refusalOf(err)
			if refusal.Why != c.want {
				t.Fatalf("the error is %v, expected %q", err, c.want)
			}
			if first := refusal.Args[0]; first != c.name && c.want != "rows" && !strings.HasSuffix(c.name, ".zip") {
				t.Errorf("%v does not name the file", err)
			}
			if limit := 6*uint64(len(c.data)) + 96<<20; cost > limit {
				t.Errorf("%d MB were allocated for %d bytes", cost>>20, len(c.data))
			}
		})
	}
}

// refusalOf returns what a refusal says, nothing when err is none.
func refusalOf(err error) Remark {
	var r *Refusal
	if errors.As(err, &r) {
		return r.Remark
	}
	return Remark{}
}

// The reading rests at least once for every piece of text, whatever the layout, and tells how far it is.
func TestReadingRests(t *testing.T) {
	rows := strings.Repeat("2024-01-31,Up,2009,https://boxd.it/a,3\n", 20_000)
	entries := strings.Repeat(`{"rated_at":"2024-01-31","rating":7,"movie":{"title":"Up","year":2009}},`, 20_000)
	for name, text := range map[string]string{
		"ratings.csv":  "Date,Name,Year,Letterboxd URI,Rating\n" + rows,
		"ratings.json": "[" + entries + "{}]",
	} {
		rests, last := 0, 0
		_, err := Read(name, []byte(text), Options{Rest: func(done, total int) {
			if total != len(text) || done < last+pieceBytes || done > last+2*pieceBytes || done > total {
				t.Fatalf("%s: %d of %d after %d", name, done, total, last)
			}
			rests, last = rests+1, done
		}})
		if err != nil || rests < len(text)/pieceBytes-1 {
			t.Errorf("%s: %d rests in %d bytes, %v", name, rests, len(text), err)
		}
	}
}

// allocated returns the bytes that f allocates in all, freed or not.
func allocated(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// With a decoder at hand, other encodings are read.
func TestEncodings(t *testing.T) {
	o := Options{Decode: func(label string, data []byte) (string, error) {
		switch label {
		case "gb18030":
			return simplifiedchinese.GB18030.NewDecoder().String(string(data))
		case "utf-16le":
			var units []uint16
			for i := 2; i+1 < len(data); i += 2 {
				units = append(units, binary.LittleEndian.Uint16(data[i:]))
			}
			return "\ufeff" + string(utf16.Decode(units)), nil
		}
		return "", errors.New("unknown")
	}}
	for name, data := range map[string][]byte{
		"UTF-8": []byte(doubanText), "with a mark": []byte("\ufeff" + doubanText), "GB18030": gb18030(t, doubanText), "UTF-16": utf16le(doubanText),
	} {
		file, err := Read("douban.csv", data, o)
		if err != nil || len(file.Items) != 1 || file.Items[0].Title != "活着" {
			t.Errorf("%s: %+v, %v", name, file.Items, err)
		}
	}
	if _, err := Read("x.csv", []byte("a,b\n\xe9\n"), o); err == nil || err.Error() != "encoding: x.csv, windows-1252" {
		t.Errorf("undecodable: %v", err)
	}
}

// A damaged file is refused or read in part: cut anywhere, none of the layouts makes Read panic.
func TestTruncated(t *testing.T) {
	for _, name := range layouts(t) {
		path, data, o := load(t, filepath.Join("testdata", name))
		for n := 0; n < len(data); n += 7 {
			if file, err := Read(path, data[:n], o); err == nil {
				Match(file, small).Events(nil, 1)
			}
		}
	}
}

// FuzzRead reads any bytes as a file, and what it reads becomes sound events.
func FuzzRead(f *testing.F) {
	for _, name := range layouts(f) {
		path, data, _ := load(f, filepath.Join("testdata", name))
		f.Add(path, data)
	}
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		file, err := Read(name, data, native)
		if err != nil {
			return
		}
		rows := 0
		for i := range file.Items {
			rows += file.Items[i].Rows
		}
		if file.Source == "" || rows > file.Rows || len(file.Faults) > MaxFaults || file.Faulty < len(file.Faults) {
			t.Fatalf("%d rows of items, %+v", rows, file)
		}
		m := Match(file, small)
		p := m.Preview(5, 5)
		if p.Matched+p.Doubtful+p.Unmatched != rows || len(m.Events(nil, 1)) > p.Events {
			t.Fatalf("%d rows, %+v", rows, p)
		}
		if _, err := readCSV(string(m.UnmatchedCSV())); err != nil {
			t.Fatal(err)
		}
	})
}
