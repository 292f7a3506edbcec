package main

import (
	"regexp"
	"strings"
)

// vugu's generator writes every element out as a literal with its attributes, every property as its own error handling.
// In WebAssembly that is a fifth of the page's code, so the literals become calls of the few functions in ui/node.go.
var (
	quoted = `"(?:[^"\\]|\\.)*"`

	elementLiteral = regexp.MustCompile(`vgn = &vugu\.VGNode\{Type: vugu\.VGNodeType\(3\), Namespace: "", Data: (` + quoted + `), Attr: \[\]vugu\.VGAttribute(?:\(nil\)|\{(.*)\})\}`)
	attribute      = regexp.MustCompile(`(?:vugu\.VGAttribute)?\{Namespace: "", Key: "([^"\\]*)", Val: (` + quoted + `)\}(?:, )?`)
	spaceLiteral   = regexp.MustCompile(`vgn = &vugu\.VGNode\{Type: vugu\.VGNodeType\(1\), Data: (` + quoted + `)\}`)
	propertyBlock  = regexp.MustCompile(`\{\n\t*b, err := vjson\.Marshal\((.*)\)\n\t*if err != nil \{\n\t*panic\(err\)\n\t*\}\n\t*vgn\.Prop = append\(vgn\.Prop, vugu\.VGProperty\{Key: (` + quoted + `), JSONVal: vjson\.RawMessage\(b\)\}\)\n\t*\}`)
	handlerLiteral = regexp.MustCompile(`vgn\.DOMEventHandlerSpecList = append\(vgn\.DOMEventHandlerSpecList, vugu\.DOMEventHandlerSpec\{\n\t*EventType: (` + quoted + `),\n\t*Func: +(.*),\n.*\n\t*\}\)`)
	textProperty   = regexp.MustCompile(`setProperty\(vgn, "textContent", (.*)\)\n`)
	textElement    = regexp.MustCompile(`vgn = under\(vgparent, element\((` + quoted + `, ` + quoted + `)\)\)\n\t*setText\(vgn, (.*)\)\n`)
	plainHandler   = regexp.MustCompile(`listen\(vgn, (` + quoted + `), func\(event vugu\.DOMEvent\) \{ (c|c\.R)\.do\((.*)\) \}\)`)
	componentBlock = regexp.MustCompile(`vgcompKey := vugu\.MakeCompKey\((\w+)\^vgin\.CurrentPositionHash\(\), vgiterkey\)\n.*\n\t*vgcomp, _ := vgin\.BuildEnv\.CachedComponent\(vgcompKey\)\.(.*)\n\t*(if vgcomp == nil \{)\n.*\n(.*\n)\t*vgin\.BuildEnv\.WireComponent\(vgcomp\)\n\t*\}\n.*UseComponent.*\n`)
	componentEnd   = regexp.MustCompile(`vgout\.Components = append\(vgout\.Components, vgcomp\)\n\t*vgn = &vugu\.VGNode\{Component: vgcomp\}\n\t*vgparent\.AppendChild\(vgn\)`)
	appended       = regexp.MustCompile(`vgn = (element|space)\((.*)\)\n\t*vgparent\.AppendChild\(vgn\)`)
	unused         = regexp.MustCompile(`vgn = under\(vgparent, (.*)\)(\n\t*(?:vgn = |\}))`)
	remark         = regexp.MustCompile(`(?m)^\t*// TODO: .*\n`) // vugu's own, about itself
	importLine     = regexp.MustCompile(`(?m)^import (?:js )?"(?:.*/)?(fmt|reflect|vjson|js|log)"\n`)
)

// compact rewrites gofmt-clean generated code; what it does not know it leaves alone.
func compact(source string) string {
	source = elementLiteral.ReplaceAllStringFunc(source, compactElement)
	source = spaceLiteral.ReplaceAllString(source, `vgn = space($1)`)
	source = propertyBlock.ReplaceAllString(source, `setProperty(vgn, $2, $1)`)
	source = handlerLiteral.ReplaceAllString(source, `listen(vgn, $1, $2)`)
	source = appended.ReplaceAllString(source, `vgn = under(vgparent, $1($2))`)
	for unused.MatchString(source) { // the match overlaps the next one
		source = unused.ReplaceAllString(source, `vgparent.AppendChild($1)$2`)
	}
	source = textProperty.ReplaceAllString(source, "setText(vgn, $1)\n")
	source = textElement.ReplaceAllString(source, "vgn = leaf(vgparent, $1, $2)\n")
	source = plainHandler.ReplaceAllStringFunc(source, compactHandler)
	source = dropUnused(source)
	source = componentBlock.ReplaceAllString(source, "at := placeOf(vgin, $1, vgiterkey)\nvgcomp, _ := at.old.$2\n$3\n$4}\n")
	source = componentEnd.ReplaceAllString(source, "at.put(vgout, vgparent, vgcomp)")
	return dropImports(remark.ReplaceAllString(source, ""))
}

// compactHandler makes one function of a handler and what it does, when that does not look at the event.
func compactHandler(literal string) string {
	parts := plainHandler.FindStringSubmatch(literal)
	if strings.Contains(parts[3], "event.") {
		return literal
	}
	return parts[2] + ".on(vgn, " + parts[1] + ", " + parts[3] + ")"
}

// dropUnused leaves out the variable of an element with a text that nothing more is done to.
func dropUnused(source string) string {
	lines := strings.Split(source, "\n")
	for i := range lines[1:] {
		next := lines[i+1]
		if used := strings.Contains(next, "(vgn,") || strings.Contains(next, "vgn.AddAttr"); !used {
			lines[i] = strings.Replace(lines[i], "vgn = leaf(", "leaf(", 1)
		}
	}
	return strings.Join(lines, "\n")
}

// compactElement packs the attributes into one constant, key=value a line.
func compactElement(literal string) string {
	parts := elementLiteral.FindStringSubmatch(literal)
	if attribute.ReplaceAllString(parts[2], "") != "" {
		return literal
	}
	var packed strings.Builder
	for _, kv := range attribute.FindAllStringSubmatch(parts[2], -1) {
		if strings.Contains(kv[2], `\n`) {
			return literal
		}
		packed.WriteString(kv[1] + "=" + kv[2][1:len(kv[2])-1] + `\n`)
	}
	return `vgn = element(` + parts[1] + `, "` + strings.TrimSuffix(packed.String(), `\n`) + `")`
}

// dropImports removes the imports that only the block of "unused imports" uses, and that block's lines about them.
func dropImports(source string) string {
	for _, name := range []string{"fmt.Stringer", "reflect.Type", "vjson.RawMessage", "js.Value", "log.Logger"} {
		name, _, _ := strings.Cut(name, ".")
		if strings.Count(source, name+".") > 1 {
			continue
		}
		source = regexp.MustCompile(`(?m)^var _ `+name+`\..*\n`).ReplaceAllString(source, "")
		source = importLine.ReplaceAllStringFunc(source, func(line string) string {
			if importLine.FindStringSubmatch(line)[1] == name {
				return ""
			}
			return line
		})
	}
	return strings.TrimSuffix(source, "\n// 'fix' unused imports\n")
}
