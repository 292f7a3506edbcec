package learn

import (
	"strings"
	"testing"
)

func TestEveryModelIsDocumented(t *testing.T) {
	seen := map[string]bool{}
	for _, m := range Models() {
		if m.Name == "" || m.Help == "" || m.Source == "" || seen[m.Name] {
			t.Errorf("model %q: help %q, source %q, or its name stands twice", m.Name, m.Help, m.Source)
		}
		seen[m.Name] = true
		for _, p := range m.Params {
			if p.Name == "" || p.Help == "" || p.Default == "" || p.Max < p.Min {
				t.Errorf("%s: parameter %+v is not documented", m.Name, p)
			}
		}
	}
}

// Setting each parameter to its own default must change nothing and be accepted.
func TestDefaultsAreValid(t *testing.T) {
	for _, m := range Models() {
		set := map[string]string{}
		for _, p := range m.Params {
			set[p.Name] = p.Default
		}
		if trainer, err := New(m.Name, set); err != nil || trainer.Name() != m.Name {
			t.Errorf("%s with its defaults: %v", m.Name, err)
		}
	}
}

func TestNewRefuses(t *testing.T) {
	cases := []struct {
		model string
		set   map[string]string
		want  string
	}{
		{"oracle", nil, `no model "oracle"; there are: popularity`},
		{"popularity", map[string]string{"x": "1"}, `model popularity: no parameter "x"; there are: none`},
	}
	for _, c := range cases {
		if _, err := New(c.model, c.set); err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("got %v, want %s", err, c.want)
		}
	}
}

func TestParametersAreChecked(t *testing.T) {
	n, x, on, kind := 3, 0.5, false, "a"
	fields := []field{
		integer("n", &n, 1, 9, "h"), number("x", &x, 0, 1, "h"), toggle("on", &on, "h"), choice("kind", &kind, []string{"a", "b"}, "h"),
	}
	for name, text := range map[string]string{"n": "10", "x": "NaN", "on": "maybe", "kind": "c"} {
		if err := apply(fields, map[string]string{name: text}); err == nil || !strings.HasPrefix(err.Error(), name+" is ") {
			t.Errorf("%s=%s: %v", name, text, err)
		}
	}
	if err := apply(fields, map[string]string{"n": "9", "x": "0.25", "on": "true", "kind": "b"}); err != nil {
		t.Fatal(err)
	}
	if n != 9 || x != 0.25 || !on || kind != "b" {
		t.Errorf("set n=%d x=%v on=%v kind=%s", n, x, on, kind)
	}
}
