package site

import (
	"net/http"
	"strings"
	"testing"
)

func TestRulesApplyAsOnThePlatform(t *testing.T) {
	rules, err := parseRules("# all\n/*\n  A: 1\n  B: 2\n/x/*\n  A: 3\n  ! B\n  C: 4\n/x/y.js\n  C: 5\n")
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		"/":       "A=1 B=2 C=",
		"/x/":     "A=1, 3 B= C=4",
		"/x/y.js": "A=1, 3 B= C=4, 5",
	} {
		header := http.Header{"A": {"default"}, "B": {"default"}}
		apply(rules, path, header)
		if got := "A=" + header.Get("A") + " B=" + header.Get("B") + " C=" + header.Get("C"); got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
}

func TestRulesRefuseWhatTheyDoNotKnow(t *testing.T) {
	for text, want := range map[string]string{
		"  A: 1\n":                   "_headers:1:",
		"/*\n  no colon here\n":      "_headers:2:",
		"https://a.example/*\n":      "_headers:1:",
		"/a\n  A: 1\n/films/:id\n":   "_headers:3:",
		"/*/x/*\n":                   "_headers:1:",
		"# a\n\n/a\n\n  B: 2\n/*/*/": "_headers:6:",
	} {
		if _, err := parseRules(text); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v, want an error that starts with %s", text, err, want)
		}
	}
}

func TestAcceptsGzip(t *testing.T) {
	for field, want := range map[string]bool{
		"": false, "gzip": true, "br, gzip": true, "GZIP;q=0.5": true, "gzip;q=0": false, "gzip; q=0.000": false,
		"*": true, "br": false, "xgzip": false, "identity, *;q=0": false,
		"gzip;q=0, *": false, "*, gzip;q=0": false, "*;q=0, gzip": true, "gzip;Q=0": false,
	} {
		if got := acceptsGzip(field); got != want {
			t.Errorf("%q: %v, want %v", field, got, want)
		}
	}
}

func FuzzRules(f *testing.F) {
	f.Add("/*\n  A: 1\n  ! B\n", "/")
	f.Add("/x*y\n\tA:b:c\n#\n", "/xy")
	f.Fuzz(func(t *testing.T, text, path string) {
		if rules, err := parseRules(text); err == nil {
			apply(rules, path, http.Header{})
		}
	})
}
