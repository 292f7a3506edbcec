package site

import (
	"encoding/json"
	"mime"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/loge-film/loge/worker/api"
)

// packsPath is answered by the platform's static assets, all other documented paths by worker/api.
const packsPath = "/v1/packs/{part}"

// An operation is what openapi.json says of one path; $ref stands for a shared problem response.
type operation struct {
	Get struct {
		Responses map[string]struct {
			Ref     string `json:"$ref"`
			Headers map[string]any
			Content map[string]any
		}
	}
}

func readOperations(t *testing.T) map[string]operation {
	t.Helper()
	text, err := os.ReadFile("../../openapi.json")
	if err != nil {
		t.Fatal(err)
	}
	var document struct{ Paths map[string]operation }
	if err := json.Unmarshal(text, &document); err != nil {
		t.Fatal(err)
	}
	return document.Paths
}

func TestEveryRouteIsDocumented(t *testing.T) {
	want := append(api.Patterns(), packsPath)
	var got []string
	for path := range readOperations(t) {
		got = append(got, path)
	}
	slices.Sort(want)
	slices.Sort(got)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("routes and openapi.json differ: %s", diff)
	}
}

// Every answer that the cases get is documented with its type and fields, and every documented answer is got by a case.
func TestOpenAPITellsTheTruth(t *testing.T) {
	b := open(t)
	operations := readOperations(t)
	got := map[string]bool{}
	for _, c := range b.cases {
		path := documentedPath(c.Path, operations)
		if path == "" || c.Platform {
			continue
		}
		response, _ := b.ask(t, c, nil)
		status := strconv.Itoa(response.StatusCode)
		if c.Revalidate {
			got[path+" 304"] = true // TestCases has seen it
		}
		if c.method() != "GET" && status != "405" {
			continue
		}
		got[path+" "+status] = true
		documented, ok := operations[path].Get.Responses[status]
		if !ok {
			t.Errorf("%s: %s of %s is not documented", c.Name, status, path)
			continue
		}
		mediaType, _, _ := mime.ParseMediaType(response.Header.Get("Content-Type"))
		if _, ok := documented.Content[mediaType]; !ok && documented.Ref != "#/components/responses/Problem" && status != "304" {
			t.Errorf("%s: the type %q of %s is not documented", c.Name, mediaType, path)
		}
		for name := range documented.Headers {
			if response.Header.Get(name) == "" {
				t.Errorf("%s: the documented field %s of %s is not there", c.Name, name, path)
			}
		}
	}
	for path, operation := range operations {
		for status := range operation.Get.Responses {
			if !got[path+" "+status] {
				t.Errorf("%s of %s is documented, but no case gets it", status, path)
			}
		}
	}
}

// documentedPath returns the documented path that fits best: the one with the longest fixed text.
func documentedPath(target string, operations map[string]operation) (best string) {
	path, _, _ := strings.Cut(target, "?")
	fixed := -1
	for pattern := range operations {
		before, rest, has := strings.Cut(pattern, "{")
		_, after, _ := strings.Cut(rest, "}")
		if !has && path != pattern || !strings.HasPrefix(path, before) || !strings.HasSuffix(path, after) {
			continue
		}
		if middle := path[len(before):]; has && (len(middle) <= len(after) || strings.Contains(middle, "/")) {
			continue
		}
		if len(before)+len(after) > fixed {
			best, fixed = pattern, len(before)+len(after)
		}
	}
	return best
}
