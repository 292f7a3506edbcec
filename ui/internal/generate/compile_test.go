package main

import (
	"strings"
	"testing"
)

// compiled returns the plan of a view, its lines with a bar between them, and its code, its lines with a space between them.
func compiled(t *testing.T, markup string) (plan, code string) {
	t.Helper()
	source, err := compile("TestView", markup)
	if err != nil {
		t.Fatal(err)
	}
	_, plan, _ = strings.Cut(source, "`")
	plan, code, _ = strings.Cut(plan, "\n`")
	_, code, _ = strings.Cut(code, "Plan)\n")
	return strings.ReplaceAll(plan, "\n", "|"), strings.Join(strings.Fields(strings.TrimSuffix(code, "return out.end()\n}\n")), " ")
}

func TestCompile(t *testing.T) {
	for markup, want := range map[string][2]string{
		"<p class=\"a b\">Loge</p>": {`<p|class=a b|"Loge|>`, ""},
		// White space goes, but for one space before an end tag.
		"<ul>\n  <li></li>\n</ul>\n": {`<ul|<li|>|" |>`, ""},
		// Constant attributes come first, then attributes, properties and handlers, each by name.
		`<input @change='c.R.a(value)' .value='v' :id='i' :disabled='d' type="text">`: {`<input|type=text|:disabled|:id|.value|@change|>`,
			"out.flag(d) out.set(i) out.set(v) out.read(func(value string) { page.a(value) })"},
		`<a vg-if='x > 0' vg-for='_, s := range c.list' @click='c.go(s.value)'></a>`: {`?|*|<a|@click|>|^|/`,
			"if out.when(x > 0) { out.loop() for _, s := range c.list { out.on(func() { c.go(s.value) }) out.again() } out.done() }"},
		`<div><ui:CardView :R='c.R' :Title='c.title("a")'></ui:CardView></div>`: {`<div|&|>`, `out.put(&CardView{R: page, Title: c.title("a")})`},
		`<b :id='c.R.words.A'></b>`:             {`<b|:id|>`, "out.set(words.A)"},
		`<b @click='c.R.back()'></b>`:           {`<b|@click|>`, "out.do((*Root).back)"},
		`<b @click='c.R.own.back()'></b>`:       {`<b|@click|>`, "out.on(page.own.back)"},
		`<b @keydown='c.R.key(event)'></b>`:     {`<b|@keydown|>`, "out.hear(func(event vugu.DOMEvent) { page.key(event) })"},
		`<b @click='c.R.a = c.event && e'></b>`: {`<b|@click|>`, "out.on(func() { page.a = c.event && e })"},
	} {
		if plan, code := compiled(t, markup); plan != want[0] || code != want[1] {
			t.Errorf("%s is\n%s\n%s\nwant\n%s\n%s", markup, plan, code, want[0], want[1])
		}
	}
}

func TestCompileRefuses(t *testing.T) {
	for markup, want := range map[string]string{
		"<p><b></p></b>":  "</p> ends nothing",
		"<p>":             "<p> has no end",
		"</p>":            "</p> ends nothing",
		"<p></p><!-- -->": "<!-- --> is not known here",
	} {
		if _, err := compile("TestView", markup); err == nil || err.Error() != want {
			t.Errorf("%s is refused with %v, want %s", markup, err, want)
		}
	}
}
