package site

import (
	"fmt"
	"net/http"
	"strings"
)

// A rule of a _headers file: what to take from, then to put on the answers of the paths that a pattern matches.
type rule struct {
	pattern string // "*" stands for anything; it may stand once
	unset   []string
	set     [][2]string
}

// parseRules reads a _headers file: a line at the margin is a pattern, the indented lines below it are its fields.
// Of the platform's syntax it knows what Loge uses; patterns with hosts or placeholders are refused.
func parseRules(text string) ([]rule, error) {
	var rules []rule
	for n, line := range strings.Split(text, "\n") {
		trimmed := strings.TrimSpace(line)
		switch {
		case trimmed == "" || strings.HasPrefix(trimmed, "#"):
		case line[0] != ' ' && line[0] != '\t':
			if !strings.HasPrefix(trimmed, "/") || strings.Count(trimmed, "*") > 1 || strings.Contains(trimmed, ":") {
				return nil, fmt.Errorf("_headers:%d: a pattern is a path with at most one *, not %q", n+1, trimmed)
			}
			rules = append(rules, rule{pattern: trimmed})
		case len(rules) == 0:
			return nil, fmt.Errorf("_headers:%d: a field stands above the first pattern", n+1)
		default:
			if err := rules[len(rules)-1].add(trimmed); err != nil {
				return nil, fmt.Errorf("_headers:%d: %w", n+1, err)
			}
		}
	}
	return rules, nil
}

func (r *rule) add(line string) error {
	if name, ok := strings.CutPrefix(line, "!"); ok {
		r.unset = append(r.unset, strings.TrimSpace(name))
		return nil
	}
	name, value, ok := strings.Cut(line, ":")
	if !ok {
		return fmt.Errorf("expected \"Name: value\", not %q", line)
	}
	r.set = append(r.set, [2]string{strings.TrimSpace(name), strings.TrimSpace(value)})
	return nil
}

func (r *rule) matches(path string) bool {
	before, after, splat := strings.Cut(r.pattern, "*")
	if !splat {
		return path == r.pattern
	}
	return len(path) >= len(before)+len(after) && strings.HasPrefix(path, before) && strings.HasSuffix(path, after)
}

// apply puts the fields of all matching rules on an answer. As on the platform, the first rule that sets a field
// replaces what was there, and each further one adds to it.
func apply(rules []rule, path string, header http.Header) {
	touched := map[string]bool{}
	for i := range rules {
		if !rules[i].matches(path) {
			continue
		}
		for _, name := range rules[i].unset {
			header.Del(name)
		}
		for _, field := range rules[i].set {
			name := http.CanonicalHeaderKey(field[0])
			if had := header.Get(name); had != "" && touched[name] {
				header.Set(name, had+", "+field[1])
			} else {
				header.Set(name, field[1])
			}
			touched[name] = true
		}
	}
}
