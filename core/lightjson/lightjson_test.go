package lightjson_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/loge-film/loge/core/lightjson"
	"pgregory.net/rapid"
)

// all holds every kind of value that this package knows.
type all struct {
	Kinds   kinds
	Shelves []shelf
	Seed    [4]byte
	Data    []byte
}

type shelf struct {
	Kind  string `json:"kind,omitempty"`
	About *note  `json:"about,omitempty"`
	Notes []note `json:"notes"`
}

type note struct {
	ID    string  `json:"id"`
	Time  int64   `json:"time"`
	Value float64 `json:"value,omitempty"`
	Seen  bool    `json:"seen,omitempty"`
}

type kinds struct {
	Small   int8               `json:"small"`
	Wide    uint64             `json:"wide,omitempty"`
	Byte    byte               `json:"a <byte> &"`
	Half    float32            `json:"half,omitempty"`
	Far     **string           `json:"far,omitempty"`
	Deep    [2][]*[]bool       `json:"deep"`
	None    [0]string          `json:"none,omitempty"`
	Empty   struct{}           `json:"empty,omitempty"`
	Hidden  func()             `json:"-"`
	Shelves []map[string]int   `json:"-"`
	Named   named              `json:"named"`
	Nested  struct{ A, B int } `json:"nested"`
	named
	_ int
}

type named struct {
	Name string
	List []string `json:",omitempty"`
}

func roundTrip[T any](t *testing.T, gen *rapid.Generator[T]) {
	rapid.Check(t, func(t *rapid.T) {
		value := gen.Draw(t, "value")
		want, err := json.Marshal(value)
		got, err2 := lightjson.Marshal(value)
		if (err != nil) != (err2 != nil) {
			t.Fatalf("encoding/json: %v, lightjson: %v", err, err2)
		}
		if err != nil {
			return
		}
		if !bytes.Equal(want, got) {
			t.Fatalf("wrote\n%s, not\n%s", got, want)
		}
		var wanted, read T
		if err := json.Unmarshal(want, &wanted); err != nil {
			t.Fatal(err)
		}
		if err := lightjson.Unmarshal(want, &read); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(wanted, read, cmp.AllowUnexported(kinds{}), cmpopts.IgnoreFields(kinds{}, "Hidden", "Shelves")); diff != "" {
			t.Fatal(diff)
		}
		spaced, err := json.MarshalIndent(value, "", "  ")
		if err != nil || !bytes.Equal(spaced, lightjson.Indent(got)) || !bytes.Equal(got, lightjson.Compact(spaced)) {
			t.Fatalf("indented\n%s", lightjson.Indent(got))
		}
	})
}

// Law: values are written as encoding/json writes them, and read as it reads them.
func TestValuesAreThoseOfEncodingJSON(t *testing.T) {
	t.Run("structs", func(t *testing.T) { roundTrip(t, rapid.Make[*shelf]()) })
	t.Run("lists", func(t *testing.T) { roundTrip(t, rapid.Make[[]shelf]()) })
	t.Run("bytes", func(t *testing.T) { roundTrip(t, rapid.Make[struct{ Data []byte }]()) })
	t.Run("array of bytes", func(t *testing.T) { roundTrip(t, rapid.Make[[4]byte]()) })
	t.Run("numbers", func(t *testing.T) { roundTrip(t, rapid.Make[[]float64]()) })
	t.Run("halves", func(t *testing.T) { roundTrip(t, rapid.Make[[]float32]()) })
	t.Run("kinds", func(t *testing.T) { roundTrip(t, rapid.Custom(drawKinds)) })
}

func drawKinds(t *rapid.T) kinds {
	far := rapid.Make[**string]().Draw(t, "far")
	if far != nil && *far == nil {
		far = nil // as null it comes back as this
	}
	return kinds{
		Small: rapid.Int8().Draw(t, "small"), Wide: rapid.Uint64().Draw(t, "wide"), Byte: rapid.Byte().Draw(t, "byte"),
		Half: rapid.Float32().Draw(t, "half"), Far: far, Deep: rapid.Make[[2][]*[]bool]().Draw(t, "deep"),
		Named: rapid.Make[named]().Draw(t, "named"), named: rapid.Make[named]().Draw(t, "embedded"),
	}
}

// Law: any bytes as a string are written as encoding/json writes them.
func TestStringsAreThoseOfEncodingJSON(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := string(rapid.SliceOf(rapid.SampledFrom([]byte("\"\\<&\x00\x1f\x7f\n\t\b a\xe2\x80\xa8\xa9\xff\xed\xa0\xbd\xf0\x9f\x8e\xac"))).Draw(t, "text"))
		want, _ := json.Marshal(s)
		if got, err := lightjson.Marshal(s); err != nil || !bytes.Equal(got, want) {
			t.Fatalf("%q became %s, not %s (%v)", s, got, want, err)
		}
	})
}

func TestEdgeNumbers(t *testing.T) {
	for _, x := range []any{0.0, math.Copysign(0, -1), 1e-6, 9.999999e-7, 1e20, 1e21, 1e-7, 1e-10, 1e100, math.MaxFloat64, math.SmallestNonzeroFloat64,
		float32(1e-6), float32(1e-7), float32(1e21), float32(9.9e20), math.Inf(1), math.NaN(), math.MinInt64, uint64(math.MaxUint64), nil} {
		want, err := json.Marshal(x)
		got, err2 := lightjson.Marshal(x)
		if !bytes.Equal(want, got) || (err != nil) != (err2 != nil) {
			t.Errorf("%v is %s, not %s (%v)", x, got, want, err2)
		}
	}
}

func TestValuesWithoutJSON(t *testing.T) {
	type ring struct{ Next *ring }
	round := &ring{}
	round.Next = round
	type twice struct {
		note
		Name string `json:"id"`
	}
	for what, v := range map[string]any{
		"map": map[string]int{}, "channel": make(chan int), "function": func() {}, "interface": []any{1}, "complex": 1i, "ring": round,
		"two of a name": twice{}, "option": struct {
			A int `json:"a,string"`
		}{},
	} {
		if text, err := lightjson.Marshal(v); !errors.Is(err, lightjson.ErrNotJSON) {
			t.Errorf("%s: %s %v", what, text, err)
		}
	}
	for what, v := range map[string]any{"no pointer": 1, "nil": nil, "nil pointer": (*int)(nil), "two of a name": &twice{}} {
		if err := lightjson.Unmarshal([]byte("{}"), v); !errors.Is(err, lightjson.ErrNotJSON) {
			t.Errorf("%s: %v", what, err)
		}
	}
}

func TestRefused(t *testing.T) {
	for _, c := range []struct {
		text string
		want error
		at   int
	}{
		{"", lightjson.ErrSyntax, 0},
		{`{"id":"a"} x`, lightjson.ErrSyntax, 11},
		{`{"id":"a",}`, lightjson.ErrSyntax, 10},
		{`{"id":"a`, lightjson.ErrSyntax, 8},
		{`{"x":[1,]}`, lightjson.ErrSyntax, 8},
		{`{"id":"\ud83d`, lightjson.ErrSyntax, 13},
		{"{\"id\":\"a\x1f\"}", lightjson.ErrSyntax, 8},
		{"{\"id\":\"é\x1f\"}", lightjson.ErrSyntax, 9},
		{`{"id":5,"time":01}`, lightjson.ErrSyntax, 17},
		{`{"id":5}`, lightjson.ErrValue, 6},
		{`{"time":1.5,"id":5}`, lightjson.ErrValue, 8},
		{`{"time":9223372036854775808}`, lightjson.ErrValue, 8},
		{`{"value":1e400}`, lightjson.ErrValue, 9},
		{`{"id":"a","id":"b"}`, lightjson.ErrValue, 10},
		{`{"id":"a","ID":"b"}`, lightjson.ErrValue, 10},
		{`[]`, lightjson.ErrValue, 0},
		{strings.Repeat("[", lightjson.MaxDepth+1), lightjson.ErrLimit, lightjson.MaxDepth},
	} {
		var e note
		err := lightjson.Unmarshal([]byte(c.text), &e)
		var where *lightjson.Error
		if !errors.Is(err, c.want) || !errors.As(err, &where) || where.At != c.at {
			t.Errorf("%.40s: %v, want %v: byte %d", c.text, err, c.want, c.at)
		}
	}
	var seed [8]byte
	var data []byte
	for text, v := range map[string]any{"[1,2]": &seed, "[1,2,3,4,5,6,7,8,9]": &seed, "[256,2,3,4,5,6,7,8]": &seed, "[1]": &data, `"AA="`: &data} {
		if err := lightjson.Unmarshal([]byte(text), v); !errors.Is(err, lightjson.ErrValue) {
			t.Errorf("%s: %v", text, err)
		}
	}
}

func TestRaw(t *testing.T) {
	type envelope struct {
		Body lightjson.Raw `json:"body,omitempty"`
		Next lightjson.Raw `json:"next"`
	}
	text, err := lightjson.Marshal(envelope{Body: lightjson.Raw(`{"a":[1]}`)})
	if string(text) != `{"body":{"a":[1]},"next":null}` || err != nil {
		t.Errorf("%s %v", text, err)
	}
	var e envelope
	if err := lightjson.Unmarshal([]byte(`{"body": [1, "]"] ,"next":null}`), &e); err != nil {
		t.Fatal(err)
	}
	if string(e.Body) != `[1, "]"]` || string(e.Next) != "null" {
		t.Errorf("%s %s", e.Body, e.Next)
	}
	if err := lightjson.Unmarshal([]byte(`{"body": [1, "]" }`), &e); !errors.Is(err, lightjson.ErrSyntax) {
		t.Error(err)
	}
}

// Law: whatever is read, encoding/json reads as the same; it never panics, and takes memory by the length of the text.
func FuzzUnmarshal(f *testing.F) {
	for _, text := range []string{
		`{"Shelves":[{"kind":"a","about":{"id":"heat-1995","value":-0.5},"notes":[{},{"time":1}]},{"about":null}],"Seed":[1,2,3,4]}`,
		`{"Kinds":{"deep":[[[true,false],null],[]],"named":{"List":["x"]}},"Shelves":null}`,
		`{"Data":"AAEC","Shelves":[{"notes":[{"id":"\ud83c\udfac\u0000\/","time":-1,"seen":true}]}]}`,
		`{"KINDS":{"far":"x","deep":[[[true],null],[]],"wide":18446744073709551615,"half":1e-7}}`,
		`{"Shelves":[{"kind":"\udc00\udc00"},{"kind":"\ud800\ud800"}]}`, `{"Kinds":{"ſmall":"\ud800\udbff\udfff"}}`, "[{\"a\":1}]", " null ", `{"x":[{"y":tru}]}`,
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		var got, want all
		if err := lightjson.Unmarshal(text, &got); err != nil {
			if json.Valid(text) && errors.Is(err, lightjson.ErrSyntax) {
				t.Fatalf("%q is JSON: %v", text, err)
			}
			return
		}
		if err := json.Unmarshal(text, &want); err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		if diff := cmp.Diff(want, got, cmp.AllowUnexported(kinds{})); diff != "" {
			t.Fatalf("%q: %s", text, diff)
		}
		var compact bytes.Buffer
		if err := json.Compact(&compact, text); err != nil || !bytes.Equal(compact.Bytes(), lightjson.Compact(text)) {
			t.Fatalf("%q became %q", text, lightjson.Compact(text))
		}
	})
}

func TestMemoryFollowsTheText(t *testing.T) {
	text := []byte(`{"Shelves":[` + strings.Repeat(`{},`, 20000) + `{}]}`)
	bytes := testing.Benchmark(func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			var read all
			if err := lightjson.Unmarshal(text, &read); err != nil {
				b.Fatal(err)
			}
		}
	}).AllocedBytesPerOp()
	if limit := int64(len(text)) * 200; bytes > limit {
		t.Errorf("%d bytes of text took %d of memory", len(text), bytes)
	}
}
