package importer

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// elements takes an array apart.
func elements(text string) (values []string, err error) {
	v := &jsonValues{rest: text}
	if v.open() != '[' {
		return nil, errJSON
	}
	for {
		value, more, err := v.next()
		if err != nil || !more {
			return values, err
		}
		values = append(values, value)
	}
}

// compareJSON holds the elements of an array to what encoding/json sees in it.
func compareJSON(t fatal, text string) {
	var raw []json.RawMessage
	if json.Unmarshal([]byte(text), &raw) != nil || raw == nil {
		return
	}
	var want []string
	for _, value := range raw {
		want = append(want, string(value))
	}
	got, err := elements(text)
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatalf("%q: %s", text, diff)
	}
}

// The elements of every array are those that encoding/json sees.
func TestJSONIsEncodingJSON(t *testing.T) {
	piece := rapid.SampledFrom([]string{"[", "]", "{", "}", `"`, `\`, ",", ":", "1", "null", `"a]"`, `"\""`, `{"x":[2]}`, " ", "\n"})
	rapid.Check(t, func(t *rapid.T) {
		compareJSON(t, "["+strings.Join(rapid.SliceOfN(piece, 0, 12).Draw(t, "text"), "")+"]")
	})
	for _, text := range []string{`[]`, ` [ ] `, `[1]`, `["a","\\",{"b":"]"},[[]]]`, "[1 , 2\n,3]"} {
		compareJSON(t, text)
	}
}

func FuzzJSON(f *testing.F) {
	f.Add(`[{"a":"]"},[1,"\""]]`)
	f.Add(`[,1]`)
	f.Fuzz(func(t *testing.T, text string) {
		_, _ = elements(text)
		compareJSON(t, text)
	})
}
