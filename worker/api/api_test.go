package api

import (
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"math"
	"net/http"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/loge-film/loge/worker/internal/fixture"
	"pgregory.net/rapid"
)

var signature = []byte(base64.StdEncoding.EncodeToString(make([]byte, signatureSize)) + "\n")

func testParts(t testing.TB) [][]byte {
	t.Helper()
	parts, err := fixture.Builder().Build()
	if err != nil {
		t.Fatal(err)
	}
	var raw [][]byte
	for _, part := range parts {
		raw = append(raw, part.Bytes)
	}
	return raw
}

func testEdge(t testing.TB) *Edge {
	t.Helper()
	e, err := Open([]byte("{}"), signature, 7, testParts(t)...)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func get(e *Edge, target string) Response {
	return e.Serve(Request{Method: "GET", Target: target})
}

func TestOpenRefuses(t *testing.T) {
	parts := testParts(t)
	for name, open := range map[string]func() (*Edge, error){
		"a short signature": func() (*Edge, error) { return Open(nil, []byte("AAAA"), 7, parts...) },
		"a signature of many lines": func() (*Edge, error) {
			return Open(nil, append(signature, "Set-Cookie: a=b"...), 7, parts...)
		},
		"no parts":         func() (*Edge, error) { return Open(nil, signature, 7) },
		"the front alone":  func() (*Edge, error) { return Open(nil, signature, 7, parts[0]) },
		"no vectors":       func() (*Edge, error) { return Open(nil, signature, 7, parts[:2]...) },
		"a part cut short": func() (*Edge, error) { return Open(nil, signature, 7, parts[0], parts[1], parts[2][:99]) },
	} {
		if _, err := open(); err == nil {
			t.Errorf("%s was accepted", name)
		}
	}
}

// Law: over all shards, every film of the pack comes once, in the order of the pack, binary and JSON alike.
func TestShardsHoldEveryFilmOnce(t *testing.T) {
	e := testEdge(t)
	film := 0
	for n := range e.shards() {
		fromBinary := readBinary(t, get(e, "/v1/vectors/"+strconv.Itoa(n)+".bin").Body)
		var fromJSON jsonShard
		if err := json.Unmarshal(get(e, "/v1/vectors/"+strconv.Itoa(n)+".json").Body, &fromJSON); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(fromBinary, fromJSON); diff != "" {
			t.Errorf("shard %d: binary and JSON differ: %s", n, diff)
		}
		for _, f := range fromBinary.Films {
			if f.ID != string(e.pack.ID(film)) || f.Scale != e.pack.Scale(film) || !cmp.Equal(f.Vector, e.pack.Row(film)) {
				t.Errorf("film %d is %+v in shard %d", film, f, n)
			}
			film++
		}
	}
	if film != fixture.Films {
		t.Errorf("the shards hold %d films, the pack %d", film, fixture.Films)
	}
}

type jsonShard struct {
	Version uint64     `json:"version"`
	Shard   uint32     `json:"shard"`
	Shards  uint32     `json:"shards"`
	Dim     uint16     `json:"dim"`
	Films   []jsonFilm `json:"films"`
}

type jsonFilm struct {
	ID     string  `json:"id"`
	Scale  float32 `json:"scale"`
	Vector []int8  `json:"vector"`
}

// readBinary is a second reading of the layout, written from its description.
func readBinary(t *testing.T, b []byte) jsonShard {
	t.Helper()
	little := binary.LittleEndian
	if string(b[:4]) != "LGVS" || little.Uint16(b[4:]) != 1 {
		t.Fatalf("not a shard: %q", b[:6])
	}
	s := jsonShard{Dim: little.Uint16(b[6:]), Shard: little.Uint32(b[8:]), Shards: little.Uint32(b[12:]), Version: little.Uint64(b[24:])}
	n, dim := int(little.Uint32(b[16:])), int(s.Dim)
	rows, ids := b[32+4*n:], b[32+4*n+n*dim:]
	if len(ids) != int(little.Uint32(b[20:])) {
		t.Fatalf("the ids take %d bytes, stated are %d", len(ids), little.Uint32(b[20:]))
	}
	for i, id := range strings.Split(strings.TrimSuffix(string(ids), "\n"), "\n") {
		f := jsonFilm{ID: id, Scale: math.Float32frombits(little.Uint32(b[32+4*i:]))}
		for _, v := range rows[i*dim : (i+1)*dim] {
			f.Vector = append(f.Vector, int8(v))
		}
		s.Films = append(s.Films, f)
	}
	return s
}

func TestFilmIsAMovie(t *testing.T) {
	var got map[string]any
	if err := json.Unmarshal(get(testEdge(t), "/v1/films/a-film-1994").Body, &got); err != nil {
		t.Fatal(err)
	}
	zh := func(text string) any { return map[string]any{"@language": "zh-Hans", "@value": text} }
	wong := map[string]any{"@type": "Person", "name": "Wong Kar-wai", "alternateName": []any{zh("王家卫")}}
	want := map[string]any{
		"@context": "https://schema.org", "@type": "Movie", "@id": "/v1/films/a-film-1994", "url": "/#/film/a-film-1994",
		"identifier": "a-film-1994", "name": `A "Film" <b>&</b>`, "datePublished": "1994", "duration": "PT98M",
		"alternateName":   []any{map[string]any{"@value": "Ein Film"}, zh("一部电影")},
		"description":     []any{map[string]any{"@language": "en", "@value": "Two meet."}, zh("两人相遇。")},
		"countryOfOrigin": []any{map[string]any{"@type": "Country", "identifier": "HK", "name": "Hong Kong"}},
		"inLanguage":      []any{"yue"}, "genre": []any{"Drama"}, "keywords": []any{"Night"},
		"sameAs":   "https://www.imdb.com/title/tt0109424/",
		"director": []any{wong}, "author": []any{wong}, "actor": []any{map[string]any{"@type": "Person", "name": "Faye Wong"}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestFilmLeavesOutWhatIsNotKnown(t *testing.T) {
	want := `{"@context":"https://schema.org","@type":"Movie","@id":"/v1/films/film-001-2000","url":"/#/film/film-001-2000",` +
		`"identifier":"film-001-2000","name":"Film 1","datePublished":"2000","genre":["Drama"]}` + "\n"
	if got := string(get(testEdge(t), "/v1/films/film-001-2000").Body); got != want {
		t.Error(cmp.Diff(want, got))
	}
}

// Law: appendQuoted writes what encoding/json writes.
func TestQuotedAsByTheStandardLibrary(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.OneOf(rapid.String(), rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) })).Draw(t, "s")
		var got, want string
		if err := json.Unmarshal(appendQuoted(nil, s), &got); err != nil {
			t.Fatalf("%q: %v", s, err)
		}
		standard, err := json.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(standard, &want); err != nil || got != want {
			t.Fatalf("%q became %q, want %q", s, got, want)
		}
		if strings.ContainsAny(string(appendQuoted(nil, s)), "<>&\u2028\u2029") {
			t.Fatalf("%q is not safe inside HTML", s)
		}
	})
}

func TestQuality(t *testing.T) {
	for _, c := range []struct {
		accept string
		want   float64
	}{
		{"", 1}, {" ", 1}, {"*/*", 1}, {"application/json", 1}, {"APPLICATION/JSON", 1}, {"application/*;q=0.3", 0.3},
		{"application/json;q=0.2, */*", 0.2}, {"*/*;q=0.1,application/*;q=0.5", 0.5}, {"text/html", 0},
		{"application/json; charset=utf-8; q=0.7", 0.7}, {"application/json;q=0", 0}, {"application/json;q=x", 1},
		{"application/json;Q=0.5", 0.5}, {"application/json;q=7", 1}, {",,;", 0}, {"application/jsonx", 0},
	} {
		if got := quality(c.accept, jsonType); got != c.want {
			t.Errorf("%q: %v, want %v", c.accept, got, c.want)
		}
	}
}

func TestMatch(t *testing.T) {
	for _, c := range []struct {
		pattern, path, parameter string
		ok                       bool
	}{
		{"/a", "/a", "", true}, {"/a", "/a/", "", false}, {"/a/{x}", "/a/b", "b", true}, {"/a/{x}", "/a/", "", false},
		{"/a/{x}", "/a/b/c", "b/c", false}, {"/a/{x}.json", "/a/b.json", "b", true}, {"/a/{x}.json", "/a/.json", "", false},
		{"/a/{x}.json", "/a/b", "", false}, {"/a/{x}", "/b/a", "", false},
	} {
		parameter, ok := match(c.pattern, c.path)
		if ok != c.ok || ok && parameter != c.parameter {
			t.Errorf("match(%q, %q) = %q, %v", c.pattern, c.path, parameter, ok)
		}
	}
}

func TestStandardOfProblems(t *testing.T) {
	e := testEdge(t)
	for _, r := range []Request{
		{Method: "GET", Target: "/nothing"}, {Method: "POST", Target: "/healthz"}, {Method: "GET", Target: "/v1/vectors/0", Accept: "image/png"},
		{Method: "GET", Target: "/" + strings.Repeat("a", MaxTarget)}, {Method: "GET", Target: "/v1/vectors/9"}, {Method: "GET", Target: "/v1/films/x"},
	} {
		answer := e.Serve(r)
		var document struct {
			Type, Title, Detail string
			Status              int
		}
		if err := json.Unmarshal(answer.Body, &document); err != nil {
			t.Fatalf("%v: %s", err, answer.Body)
		}
		if document.Type != "about:blank" || document.Status != answer.Status || document.Detail == "" ||
			document.Title != strings.Replace(http.StatusText(answer.Status), "Request URI", "URI", 1) {
			t.Errorf("%.40s: %+v", r.Target, document)
		}
	}
}

func TestLongestTarget(t *testing.T) {
	e := testEdge(t)
	if got := get(e, "/healthz?"+strings.Repeat("a", MaxTarget-9)).Status; got != 200 {
		t.Errorf("2048 bytes: status %d", got)
	}
	if got := get(e, "/healthz?"+strings.Repeat("a", MaxTarget-8)).Status; got != 414 {
		t.Errorf("2049 bytes: status %d", got)
	}
}

// Law: whatever is asked, the answer is complete and well-formed, and asking again gives the same.
func FuzzServe(f *testing.F) {
	e := testEdge(f)
	f.Add("GET", "/v1/vectors/0", "application/json;q=0.5, */*", "")
	f.Add("HEAD", "/healthz", "", "")
	f.Add("HEAD", "/v1/films/a-film-1994", "", `W/"1", *`)
	f.Add("OPTIONS", "/v1/manifest?x", "", "")
	f.Add("PATCH", "/v1//vectors/%30.json", ";,/", `"`)
	known := map[int]bool{200: true, 204: true, 304: true, 404: true, 405: true, 406: true, 414: true}
	f.Fuzz(func(t *testing.T, method, target, accept, ifNoneMatch string) {
		r := Request{method, target, accept, ifNoneMatch}
		answer := e.Serve(r)
		if !known[answer.Status] {
			t.Fatalf("status %d", answer.Status)
		}
		if bodiless := method == "HEAD" || answer.Status == 204 || answer.Status == 304; bodiless != (len(answer.Body) == 0) {
			t.Fatalf("status %d with %d bytes", answer.Status, len(answer.Body))
		}
		seen := map[string]bool{}
		for _, field := range answer.Header {
			if seen[field.Name] || strings.ContainsAny(field.Name+field.Value, "\r\n\x00") {
				t.Fatalf("header field %q: %q", field.Name, field.Value)
			}
			seen[field.Name] = true
		}
		if diff := cmp.Diff(answer, e.Serve(r)); diff != "" {
			t.Fatalf("asked again: %s", diff)
		}
	})
}

func BenchmarkServe(b *testing.B) {
	e := testEdge(b)
	for _, target := range []string{"/v1/manifest", "/v1/films/a-film-1994", "/v1/vectors/0.bin", "/v1/vectors/0.json", "/nothing"} {
		b.Run(strings.ReplaceAll(target[1:], "/", "_"), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				get(e, target)
			}
		})
	}
}
