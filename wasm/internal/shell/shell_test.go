package shell

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestRouteOf(t *testing.T) {
	for hash, want := range map[string]string{"": "/", "#": "/", "#/": "/", "#/film/heat-1995": "/film/heat-1995", "#/search/%E7%8E%8B": "/search/%E7%8E%8B"} {
		if got := routeOf(hash); got != want {
			t.Errorf("routeOf(%q) = %q, want %q", hash, got, want)
		}
	}
}

func TestRequest(t *testing.T) {
	const origin = "https://loge.example"
	for _, c := range []struct{ name, initiator, want string }{
		{origin + "/loge.css", "link", "GET /loge.css"},
		{origin + "/v1/report", "beacon", "POST /v1/report"},
		{"https://loge.example.evil/x", "img", "GET https://loge.example.evil/x"},
		{"blob:" + origin + "/1234", "img", ""},
		{"data:image/svg+xml,x", "css", ""},
	} {
		got, ok := request(origin, c.name, c.initiator)
		if got != c.want || ok != (c.want != "") {
			t.Errorf("request(%q, %q) = %q, %v, want %q", c.name, c.initiator, got, ok, c.want)
		}
	}
}

func TestChoices(t *testing.T) {
	for text, want := range map[string]choices{
		`{"lang":"zh-CN","theme":"dark"}`: {"zh-CN", "dark"},
		`{"theme":"neon"}`:                {},
		`nonsense`:                        {},
		`null`:                            {},
	} {
		if got := parseChoices(text); got != want {
			t.Errorf("parseChoices(%s) = %v, want %v", text, got, want)
		}
	}
	for _, c := range []struct {
		kept   string
		wanted []string
		want   string
	}{
		{"zh-CN", []string{"en-US"}, "zh-CN"},
		{"", []string{"fr-FR", "zh-TW", "en"}, "zh-TW"},
		{"", []string{"de"}, "en"},
		{"", nil, "en"},
	} {
		if got := (choices{Lang: c.kept}).language(c.wanted); got != c.want {
			t.Errorf("language of %q and %v = %q, want %q", c.kept, c.wanted, got, c.want)
		}
	}
}

// The laws of images: equal texts have equal URLs as long as they live, a URL in use is never revoked, and at most max live.
func TestImages(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		made, live := 0, map[string]string{}
		m := newImages(8, func(svg string) string {
			made++
			url := fmt.Sprint("blob:", made)
			live[url] = svg
			return url
		}, func(url string) { delete(live, url) })
		asked := rapid.SliceOfN(rapid.StringMatching(`[a-l]`), 1, 200).Draw(t, "asked")
		var recent []string
		for _, svg := range asked {
			url := m.url(svg)
			if live[url] != svg {
				t.Fatalf("%s got %s, which shows %q", svg, url, live[url])
			}
			recent = slices.DeleteFunc(recent, func(s string) bool { return s == svg })
			recent = append(recent, svg)
		}
		if len(live) > 8 || len(live) != min(8, len(recent)) {
			t.Fatalf("%d URLs live after %d images", len(live), len(recent))
		}
		for _, svg := range recent[max(0, len(recent)-8):] {
			before := made
			if m.url(svg); made != before {
				t.Fatalf("%s was asked for lately and yet revoked", svg)
			}
		}
	})
}

func TestTrail(t *testing.T) {
	tr := newTrail(1)
	tr.leave(900)
	film := tr.push()
	tr.leave(40)
	if got := tr.back(1); got != 900 {
		t.Errorf("back at the first entry: scrolled to %v, want 900", got)
	}
	tr.leave(901)
	if got := tr.back(film); got != 40 {
		t.Errorf("forward: scrolled to %v, want 40", got)
	}
	if next := tr.push(); next == 1 || next == film {
		t.Errorf("a new entry got the number %d of an old one", next)
	}
	if got := newTrail(7).push(); got != 8 {
		t.Errorf("after a reload at entry 7 the next is %d, want 8", got)
	}
}
