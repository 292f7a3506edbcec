package ui

import (
	"fmt"
	"strings"
	"testing"

	"github.com/vugu/vugu"
	"pgregory.net/rapid"
)

// A branch of a tree drawn at random is an element with an attribute, or a condition or a loop around other branches.
type branch struct {
	kind  byte // '<', '?' or '*'
	times int  // that the inside is built: 0 or 1 for a condition
	inner []branch
}

func drawBranches(t *rapid.T, depth int) (list []branch) {
	for range rapid.IntRange(0, 3).Draw(t, "branches") {
		b := branch{kind: '<'}
		if depth > 0 {
			b.kind = rapid.SampledFrom([]byte("<?*")).Draw(t, "kind")
		}
		switch b.kind {
		case '?':
			b.times = rapid.IntRange(0, 1).Draw(t, "times")
		case '*':
			b.times = rapid.IntRange(0, 3).Draw(t, "times")
		}
		if b.kind != '<' {
			b.inner = drawBranches(t, depth-1)
		}
		list = append(list, b)
	}
	return list
}

// planOf is the plan that the generator would write.
func planOf(list []branch) string {
	var text strings.Builder
	for _, b := range list {
		switch b.kind {
		case '<':
			text.WriteString("<i\nclass=a\n:id\n\" \n>\n")
		case '?':
			text.WriteString("?\n" + planOf(b.inner) + "/\n")
		case '*':
			text.WriteString("*\n" + planOf(b.inner) + "^\n")
		}
	}
	return text.String()
}

// buildAll does what the generated code would do; the elements are counted.
func (b *builder) buildAll(list []branch, count *int) {
	for _, one := range list {
		switch one.kind {
		case '<':
			*count++
			b.set(fmt.Sprint(*count))
		case '?':
			if b.when(one.times > 0) {
				b.buildAll(one.inner, count)
			}
		case '*':
			b.loop()
			for range one.times {
				b.buildAll(one.inner, count)
				b.again()
			}
			b.done()
		}
	}
}

// expected is the HTML that comes of it.
func expected(list []branch, count *int) (text string) {
	for _, one := range list {
		if one.kind == '<' {
			*count++
			text += fmt.Sprintf(`<i class="a" id="%d"> </i>`, *count)
		}
		for range one.times {
			text += expected(one.inner, count)
		}
	}
	return text
}

// Law: a plan gives the elements of its conditions that hold and of its loops' rounds, in their order.
func TestBuilderFollowsThePlan(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := drawBranches(t, 3)
		b := begin(nil, "<p\n"+planOf(list)+">\n")
		var built, wanted int
		b.buildAll(list, &built)
		out := b.end()
		if len(out.Out) != 1 || len(b.loops) != 0 || b.at != len(b.plan) {
			t.Fatalf("%d roots, %d open loops, %d of %d steps", len(out.Out), len(b.loops), b.at, len(b.plan))
		}
		if got, want := (page{}).document(out.Out[0], nil), "<p>"+expected(list, &wanted)+"</p>"; got != want {
			t.Fatalf("built %s, want %s", got, want)
		}
	})
}

func TestBuilderGives(t *testing.T) {
	b := begin(nil, "<input\ntype=text\n:disabled\n:disabled\n.checked\n.selected\n.value\n@input\n>\n")
	b.flag(false)
	b.flag(true)
	b.flag(true)
	b.flag(false)
	b.set(`a "b"`)
	heard := ""
	b.hear(func(vugu.DOMEvent) { heard = "it" })
	n := b.end().Out[0]
	if got, want := tag(n), `<input type="text" disabled="disabled" .value="a &#34;b&#34;" .checked="true">`; got != want {
		t.Errorf("built %s, want %s", got, want)
	}
	if h := n.DOMEventHandlerSpecList; len(h) != 1 || h[0].EventType != "input" || heard != "" {
		t.Fatal("one handler is to hear input, and nothing before", h, heard)
	}
	n.DOMEventHandlerSpecList[0].Func(nil)
	if heard != "it" {
		t.Error("the handler heard nothing")
	}
}
