package event

import (
	"testing"
	"unicode/utf8"
)

func TestParseChange(t *testing.T) {
	for _, c := range []struct {
		give string
		want Change
	}{
		{"tag:genre/comedy", Change{Name: "genre", Word: "comedy"}},
		{"tag:person/Wong Kar-wai", Change{Name: "person", Word: "Wong Kar-wai"}},
		{"tag:logline/a/b", Change{Name: "logline", Word: "a/b"}},
		{"fact:age=25-34", Change{Fact: true, Name: "age", Word: "25-34"}},
		{"fact:age=", Change{Fact: true, Name: "age"}},
	} {
		got, err := ParseChange(c.give)
		if err != nil || got != c.want {
			t.Errorf("%q: %+v, %v; expected %+v", c.give, got, err, c.want)
		}
	}
	for _, s := range []string{"", "tag:", "tag:genre", "tag:genre/", "tag:/war", "tag:Genre/war", "fact:", "fact:age", "fact:=x",
		"tag:genre/ war", "note:x=y", "fact:abcdefghijklmnopq=1"} {
		if c, err := ParseChange(s); err == nil {
			t.Errorf("%q is taken for %+v", s, c)
		}
	}
}

func TestSubject(t *testing.T) {
	for text, want := range map[string]string{"fact:age=25-34": "fact:age", "fact:age=": "fact:age", "tag:genre/war": "tag:genre/war"} {
		if c, err := ParseChange(text); err != nil || c.Subject() != want {
			t.Errorf("%q is about %q, %v; expected %q", text, c.Subject(), err, want)
		}
	}
}

// What is read is written as it was, and read again as the same.
func FuzzParseChange(f *testing.F) {
	for _, s := range []string{"tag:genre/war", "tag:person/王家卫", "fact:region=east-asia", "fact:age=", "tag:a/b=c", "fact:a=b/c", "tag:x/\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		c, err := ParseChange(s)
		if err != nil {
			return
		}
		if c.String() != s || !utf8.ValidString(s) {
			t.Fatalf("%q is read as %+v, which is written %q", s, c, c.String())
		}
		if e, err := Clean(Event{ID: "1", Kind: Edit, Text: s}); err != nil || e.Text != s {
			t.Fatalf("%q is cleaned to %q, %v", s, e.Text, err)
		}
	})
}
