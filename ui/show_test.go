package ui

import (
	"html"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/vugu/vugu"
)

// TestShow writes the scenes whose names begin with SHOW into the folder SHOWN, as pages to look at in a browser.
func TestShow(t *testing.T) {
	dir := os.Getenv("SHOWN")
	if dir == "" {
		t.Skip("SHOWN names no folder")
	}
	css, err := filepath.Abs("../public/loge.css")
	if err != nil {
		t.Fatal(err)
	}
	for _, sc := range scenes {
		if !strings.HasPrefix(sc.name, os.Getenv("SHOW")) {
			continue
		}
		for _, l := range []Lang{En, Zh} {
			s := sc.on(l)
			p := build(t, s.root)
			pictures := map[string]string{}
			for svg, url := range s.glass.images {
				pictures[url] = "data:image/svg+xml," + escape(svg)
			}
			text := `<!doctype html><html lang="` + l.Tag() + `"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="stylesheet" href="` + css + `">` + p.document(p.root, pictures)
			if err := os.WriteFile(filepath.Join(dir, sc.name+"-"+string(l)+".html"), []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// document writes a page as HTML, pictures in the place of their URLs.
func (p page) document(node *vugu.VGNode, pictures map[string]string) string {
	if node.Component != nil {
		return p.document(p.results.ResultFor(node.Component).Out[0], pictures)
	}
	var inside strings.Builder
	for child := node.FirstChild; child != nil; child = child.NextSibling {
		inside.WriteString(p.document(child, pictures))
	}
	if node.Type == vugu.TextNode {
		return html.EscapeString(node.Data)
	}
	if node.IsTemplate() {
		return inside.String()
	}
	text, _ := prop(node, "textContent")
	open := tag(node)
	for _, key := range []string{"value", "checked", "selected"} {
		open = strings.ReplaceAll(open, " ."+key+"=", " "+key+"=")
	}
	if url := attr(node, "src"); pictures[url] != "" {
		open = strings.ReplaceAll(open, `src="`+url+`"`, `src="`+pictures[url]+`"`)
	}
	if void[node.Data] {
		return open
	}
	return open + html.EscapeString(text) + inside.String() + "</" + node.Data + ">"
}
