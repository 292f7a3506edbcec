package site

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/loge-film/loge/core/pack"
	"github.com/loge-film/loge/worker/internal/fixture"
)

const casesFile = "../../testdata/cases.json"

// A testCase is a request and what every way of serving the edge must answer; test/cases.test.mjs reads the same file.
type testCase struct {
	Name       string
	Method     string             // GET when empty
	Path       string             // as it goes over the wire; {front} and {vectors} are part paths, {2100} is 2,100 letters
	Request    map[string]string  // fields to send
	Body       string             // to send
	Status     any                // a number or a list of allowed ones
	Headers    map[string]*string // null: the field is not there; /…/: a regular expression
	JSON       map[string]any     // members that the body must have
	File       string             // whose bytes the body must have
	Length     int                // of the body
	Empty      bool               // the body is empty
	Revalidate bool               // asking again with the ETag gives 304
	Asset      bool               // the platform answers, not the Worker
	Platform   bool               // the server may refuse the request before anybody of ours sees it
}

func readCases(t *testing.T, manifest *pack.Manifest) []testCase {
	t.Helper()
	text, err := os.ReadFile(casesFile)
	if err != nil {
		t.Fatal(err)
	}
	decoder := json.NewDecoder(strings.NewReader(strings.NewReplacer(
		"{front}", manifest.Parts[0].Path, "{vectors}", manifest.Parts[2].Path, "{2100}", strings.Repeat("a", 2100),
	).Replace(string(text))))
	decoder.DisallowUnknownFields()
	var cases []testCase
	if err := decoder.Decode(&cases); err != nil {
		t.Fatal(err)
	}
	return cases
}

// A bench is a served fixture.
type bench struct {
	dir, addr string
	cases     []testCase
}

func open(t *testing.T) bench {
	t.Helper()
	rules, err := os.ReadFile("../../../public/_headers")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := fixture.Write(dir, string(rules)); err != nil {
		t.Fatal(err)
	}
	site, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(site)
	t.Cleanup(server.Close)
	text, err := os.ReadFile(filepath.Join(dir, "v1/manifest.json"))
	if err != nil {
		t.Fatal(err)
	}
	manifest, err := pack.ParseManifest(text)
	if err != nil {
		t.Fatal(err)
	}
	return bench{dir, server.Listener.Addr().String(), readCases(t, manifest)}
}

// ask sends the request just as it stands, without the tidying that an HTTP client does.
func (b bench) ask(t *testing.T, c testCase, extra map[string]string) (*http.Response, []byte) {
	t.Helper()
	conn, err := net.Dial("tcp", b.addr)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	method := c.method()
	fmt.Fprintf(conn, "%s %s HTTP/1.1\r\nHost: edge.example\r\nConnection: close\r\n", method, c.Path)
	for _, fields := range []map[string]string{c.Request, extra} {
		for name, value := range fields {
			fmt.Fprintf(conn, "%s: %s\r\n", name, value)
		}
	}
	if c.Body != "" {
		fmt.Fprintf(conn, "Content-Length: %d\r\n", len(c.Body))
	}
	fmt.Fprintf(conn, "\r\n%s", c.Body)
	response, err := http.ReadResponse(bufio.NewReader(conn), &http.Request{Method: method})
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response, body
}

func (c testCase) method() string {
	if c.Method == "" {
		return http.MethodGet
	}
	return c.Method
}

func (c testCase) allows(status int) bool {
	if list, ok := c.Status.([]any); ok {
		return slices.Contains(list, any(float64(status)))
	}
	return c.Status == float64(status)
}

func TestCases(t *testing.T) {
	b := open(t)
	for _, c := range b.cases {
		t.Run(c.Name, func(t *testing.T) {
			response, body := b.ask(t, c, nil)
			b.check(t, c, response, body)
			if c.Revalidate {
				again, rest := b.ask(t, c, map[string]string{"If-None-Match": response.Header.Get("ETag")})
				if again.StatusCode != 304 || len(rest) != 0 {
					t.Errorf("asked again with the ETag: %d and %d bytes, want 304 and none", again.StatusCode, len(rest))
				}
			}
		})
	}
}

func (b bench) check(t *testing.T, c testCase, response *http.Response, body []byte) {
	t.Helper()
	if !c.allows(response.StatusCode) {
		t.Fatalf("status %d, want %v; body %.200s", response.StatusCode, c.Status, body)
	}
	if !c.Platform {
		checkAlways(t, response)
	}
	for name, want := range c.Headers {
		checkField(t, name, response.Header.Get(name), want)
	}
	if response.Header.Get("Content-Encoding") == "gzip" && len(body) > 0 {
		body = gunzip(t, body)
	}
	b.checkBody(t, c, body)
}

func (b bench) checkBody(t *testing.T, c testCase, body []byte) {
	t.Helper()
	if c.Empty && len(body) > 0 {
		t.Errorf("the body has %d bytes, want none", len(body))
	}
	if c.Length > 0 && len(body) != c.Length {
		t.Errorf("the body has %d bytes, want %d", len(body), c.Length)
	}
	if c.File != "" {
		want, err := os.ReadFile(filepath.Join(b.dir, c.File))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(body, want) {
			t.Errorf("the body is not that of %s", c.File)
		}
	}
	if c.JSON != nil {
		var got map[string]any
		if err := json.Unmarshal(body, &got); err != nil {
			t.Fatalf("%v in %.200s", err, body)
		}
		for name, want := range c.JSON {
			if diff := cmp.Diff(want, got[name]); diff != "" {
				t.Errorf("%s: %s", name, diff)
			}
		}
	}
}

// checkAlways checks what holds for every answer, static files included.
func checkAlways(t *testing.T, response *http.Response) {
	t.Helper()
	for name, want := range map[string]string{"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"} {
		if got := response.Header.Get(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	if !strings.Contains(response.Header.Get("Content-Security-Policy"), "default-src 'none'") {
		t.Error("no strict Content-Security-Policy")
	}
	if vary := response.Header.Get("Vary"); vary != "" && vary != "Accept-Encoding" {
		t.Errorf("Vary: %s", vary)
	}
	if cookies := response.Header.Values("Set-Cookie"); cookies != nil {
		t.Errorf("Set-Cookie: %v", cookies)
	}
}

func checkField(t *testing.T, name, got string, want *string) {
	t.Helper()
	switch {
	case want == nil:
		if got != "" {
			t.Errorf("%s: %q, want none", name, got)
		}
	case strings.HasPrefix(*want, "/") && strings.HasSuffix(*want, "/") && len(*want) > 1:
		if !regexp.MustCompile(strings.Trim(*want, "/")).MatchString(got) {
			t.Errorf("%s: %q does not match %s", name, got, *want)
		}
	case got != *want:
		t.Errorf("%s: %q, want %q", name, got, *want)
	}
}

func gunzip(t *testing.T, body []byte) []byte {
	t.Helper()
	reader, err := gzip.NewReader(bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	plain, err := io.ReadAll(reader)
	if err != nil {
		t.Fatal(err)
	}
	return plain
}

func TestVisitorsAreNotTold(t *testing.T) {
	b := open(t)
	visitor := map[string]string{
		"User-Agent": "another", "Accept-Language": "zh-CN", "Cookie": "a=b", "Origin": "https://elsewhere.example",
		"DNT": "1", "Sec-GPC": "1", "Referer": "https://elsewhere.example/film", "X-Forwarded-For": "203.0.113.9",
	}
	for _, c := range b.cases {
		plain, body := b.ask(t, c, nil)
		dressed, other := b.ask(t, c, visitor)
		plain.Header.Del("Date")
		dressed.Header.Del("Date")
		if diff := cmp.Diff(plain.Header, dressed.Header); diff != "" || plain.StatusCode != dressed.StatusCode || !bytes.Equal(body, other) {
			t.Errorf("%s: the answer depends on who asks: %s", c.Name, diff)
		}
	}
}
