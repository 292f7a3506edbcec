package ui

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/loge-film/loge/ui/internal/contrast"
)

func readStyle(t *testing.T) string {
	t.Helper()
	css, err := os.ReadFile("../public/loge.css")
	if err != nil {
		t.Fatal(err)
	}
	return string(css)
}

func TestStyleIsSmallAndAsksForNothing(t *testing.T) {
	css := readStyle(t)
	if len(css) > 32_000 {
		t.Errorf("the style sheet has %d bytes, at most 32000", len(css))
	}
	for _, url := range regexp.MustCompile(`url\([^)]{0,12}`).FindAllString(css, -1) {
		if !strings.HasPrefix(url, `url("data:`) {
			t.Errorf("the style sheet asks for %s", url)
		}
	}
	if strings.Contains(css, "@import") || strings.Contains(css, "@font-face") {
		t.Error("the style sheet imports something")
	}
}

// Every class of the markup is either styled or named here as a mere mark for tests and readers.
func TestEveryClassIsStyled(t *testing.T) {
	marks := map[string]bool{"main": true, "home": true, "boxpage": true, "results": true, "because": true, "box": true, "lang": true,
		"notices": true, "undo-last": true, "erase": true, "hit": true, "theme-system": true, "promise": true, "what": true, "relax": true,
		"portrait": true, "numbers": true, "overview": true, "import": true}
	css := readStyle(t)
	seen := map[string]bool{}
	for _, sc := range scenes {
		for _, n := range build(t, sc.on(En).root).elements() {
			for _, class := range strings.Fields(attr(n, "class")) {
				seen[class] = true
			}
		}
	}
	for class := range seen {
		if !marks[class] && !regexp.MustCompile(`\.`+regexp.QuoteMeta(class)+`[^\w-]`).MatchString(css) {
			t.Errorf("no rule for .%s", class)
		}
	}
}

// WCAG 2.2 AA: 4.5 for text, 3 for what only has to be seen.
func TestColoursContrast(t *testing.T) {
	css := readStyle(t)
	for theme, block := range map[string]string{"dark": css[:strings.Index(css, "@media")], "light": css[strings.Index(css, `:root[data-theme="light"]`):]} {
		colour := func(name string) string {
			m := regexp.MustCompile(`--` + name + `: (#[0-9a-f]{6})`).FindStringSubmatch(block)
			if m == nil {
				t.Fatalf("%s: no --%s", theme, name)
			}
			return m[1]
		}
		for _, pair := range [][2]string{{"ink", "ground"}, {"ink", "velvet"}, {"ink", "raise"}, {"soft", "ground"}, {"soft", "velvet"}, {"soft", "raise"}, {"accent", "ground"}, {"accent", "velvet"}, {"on-accent", "accent"}, {"minus", "ground"}, {"minus", "raise"}} {
			if c := contrast.Ratio(colour(pair[0]), colour(pair[1])); c < 4.5 {
				t.Errorf("%s: %s on %s has a contrast of %.2f, needs 4.5", theme, pair[0], pair[1], c)
			}
		}
	}
}
