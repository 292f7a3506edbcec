package chart

import (
	"encoding/xml"
	"errors"
	"io"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

var months = []Column{{"Jan", [3]float64{3, 2, 1}}, {"Feb", [3]float64{0, 5, 0}}, {"Mar", [3]float64{8, 1, 4}}}

// charts are one of each kind, in a theme.
func charts(theme string) map[string]string {
	return map[string]string{
		"bars":      Bars(theme, []Row{{"Wong Kar-wai", 3, "3 films"}, {"王家卫与梁朝伟的电影世界", 1.5, "+0.5"}, {"Horror", -2, "−0.4"}}, 4),
		"dumbbells": Dumbbells(theme, []Pair{{"Heat", 4.5, 3.9}, {"花样年华", 2, 4.4}}, 0, 5, "you", "everybody", [2]string{"0", "5"}),
		"heat":      Heat(theme, []string{"Drama", "剧情"}, []string{"1990s", "2000s"}, [][]float64{{1, 4}, {0, 2}}, 1),
		"columns":   Columns(theme, months, [3]string{"watched", "rated", "other"}),
		"curve":     Curve(theme, []Point{{.1, .2, 4}, {.5, .4, 12}, {.9, .95, 7}}, "foretold", "came"),
		"scatter":   Scatter(theme, []Mark{{"Heat", 3.9, 1}, {"花样年华", 4.4, 5}, {"Heat 2", 3.8, 1}, {"", 2, 2}}, 0, 5, "everybody", "you"),
		"map":       Map(theme, []Dot{{0, 0}, {.5, -.5}}, []Lit{{Dot{.1, .1}, "Heat", 1}, {Dot{-.8, .3}, "花样年华", -1}}, View{Zoom: 1}),
	}
}

// check reports what an image must not have: broken XML, references, scripts, numbers that are none.
func check(drawn string) error {
	if strings.Contains(drawn, "NaN") || strings.Contains(drawn, "Inf") {
		return errors.New("a number that is none")
	}
	decoder := xml.NewDecoder(strings.NewReader(drawn))
	for {
		token, err := decoder.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		start, ok := token.(xml.StartElement)
		if ok && !strings.Contains(" svg style text circle rect path pattern ", " "+start.Name.Local+" ") {
			return errors.New("element " + start.Name.Local)
		}
		for _, a := range start.Attr {
			if n := a.Name.Local; n == "href" || n == "style" || strings.HasPrefix(n, "on") || strings.Contains(a.Value, "url(") {
				return errors.New("attribute " + n + "=" + a.Value)
			}
		}
	}
}

func TestChartsAreAsTheyWere(t *testing.T) {
	for name, drawn := range charts("dark") {
		path := filepath.Join("testdata", name+".svg")
		if err := check(drawn); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if os.Getenv("UPDATE") != "" {
			if err := os.WriteFile(path, []byte(drawn), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatalf("%v: write it with UPDATE=1 go test ./ui/chart", err)
		}
		if string(want) != drawn {
			t.Errorf("%s is drawn otherwise than kept (UPDATE=1 go test ./ui/chart keeps the new one)", path)
		}
	}
}

// The colours of a theme are all there, and the system's theme has those of both.
func TestThemes(t *testing.T) {
	for name := range charts("") {
		d, l, s := charts("dark")[name], charts("light")[name], charts("")[name]
		if !strings.Contains(d, dark) || strings.Contains(d, light) || !strings.Contains(l, light) || strings.Contains(l, dark) {
			t.Errorf("%s: a chosen theme has the colours of another", name)
		}
		if !strings.Contains(s, dark) || !strings.Contains(s, "@media(prefers-color-scheme:light){svg{"+light) {
			t.Errorf("%s: the system's theme lacks colours", name)
		}
	}
}

// The colours are those of the page: what is lit there is lit here.
func TestColoursAreThePages(t *testing.T) {
	css, err := os.ReadFile("../../public/loge.css")
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]string{"i": "ink", "s": "soft", "l": "line", "a": "accent", "m": "minus", "g": "ground"}
	for _, theme := range []string{dark, light} {
		for _, m := range regexp.MustCompile(`--(\w):(#\w+)`).FindAllStringSubmatch(theme, -1) {
			if !strings.Contains(string(css), "--"+names[m[1]]+": "+m[2]+";") {
				t.Errorf("--%s is %s here and not on the page", names[m[1]], m[2])
			}
		}
	}
}

// No text and no number can break a chart.
func TestAnythingCanBeDrawn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.Just(`"><script>&`), rapid.Just("\x00\u202e]]>"))
		number := rapid.OneOf(rapid.Float64(), rapid.SampledFrom([]float64{math.NaN(), math.Inf(1), math.Inf(-1), 0, -1, math.MaxFloat64}))
		theme := rapid.SampledFrom([]string{"", "dark", "light"}).Draw(t, "theme")
		a, b, c := number.Draw(t, "a"), number.Draw(t, "b"), number.Draw(t, "c")
		label := text.Draw(t, "label")
		for name, drawn := range map[string]string{
			"bars":      Bars(theme, []Row{{label, a, label}, {label, b, ""}}, 0),
			"dumbbells": Dumbbells(theme, []Pair{{label, a, b}}, 0, 5, label, label, [2]string{label, label}),
			"heat":      Heat(theme, []string{label}, []string{label, label}, [][]float64{{a, b, c}}, 0),
			"columns":   Columns(theme, []Column{{label, [3]float64{a, b, c}}}, [3]string{label, label, label}),
			"curve":     Curve(theme, []Point{{a, b, 3}, {b, c, -1}}, label, label),
			"scatter":   Scatter(theme, []Mark{{label, a, b}, {label, c, a}}, 0, 5, label, label),
			"map":       Map(theme, []Dot{{a, b}}, []Lit{{Dot{b, c}, label, a}, {Dot{}, label, b}}, View{c, a, b}),
		} {
			if err := check(drawn); err != nil {
				t.Fatalf("%s: %v\n%s", name, err, drawn)
			}
		}
	})
}

// A longer bar never stands for a smaller amount.
func TestBarsGrowWithTheirAmounts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		amounts := rapid.SliceOfN(rapid.Float64Range(-9, 9), 2, 8).Draw(t, "amounts")
		rows := make([]Row, len(amounts))
		for i, a := range amounts {
			rows[i].Amount = a
		}
		found := regexp.MustCompile(`width="([\d.]+)" height="13"`).FindAllStringSubmatch(Bars("", rows, 0), -1)
		if len(found) != len(rows) {
			t.Fatalf("%d bars for %d rows", len(found), len(rows))
		}
		for i := range rows {
			for j := range rows {
				if math.Abs(amounts[i]) > math.Abs(amounts[j]) && length(t, found[i][1]) < length(t, found[j][1]) {
					t.Fatalf("%v is drawn shorter than %v", amounts[i], amounts[j])
				}
			}
		}
	})
}

func length(t *rapid.T, text string) float64 {
	v, err := strconv.ParseFloat(text, 64)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// Titles on the map never cover each other, and the nearest film to the middle is always named.
func TestTitlesKeepApart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		coordinate := rapid.Float64Range(-1, 1)
		own := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) Lit {
			return Lit{Dot{coordinate.Draw(t, "x"), coordinate.Draw(t, "y")}, "Heat", 1}
		}), 1, 40).Draw(t, "own")
		list := names(own, View{Zoom: 1})
		if len(list) == 0 || len(list) > maxTitles {
			t.Fatalf("%d titles", len(list))
		}
		for i := range list {
			for j := range list[:i] {
				if math.Abs(list[i].y-list[j].y) < 20 && list[i].class == list[j].class && math.Abs(list[i].x-list[j].x) < ems("Heat")*13 {
					t.Fatalf("%+v covers %+v", list[i], list[j])
				}
			}
		}
	})
}

func TestLabelsAreCutToTheirPlace(t *testing.T) {
	for label, want := range map[string]string{"Heat": "Heat", "一二三四五六七八": "一二三四五六…", "The Good, the Bad": "The Good, t…"} {
		if got := fit(label, 6); got != want {
			t.Errorf("fit(%q) = %q, want %q", label, got, want)
		}
	}
}

// A label covers no dot and no other label: of two films beside each other the one with free space is named.
func TestScatterNamesWhatHasRoom(t *testing.T) {
	drawn := Scatter("dark", []Mark{{"Left", 2, 2}, {"Right", 2.5, 2}, {"Same", 2.5, 2}, {"Far", 1, 4}}, 0, 5, "", "")
	for label, want := range map[string]bool{"Left": false, "Right": true, "Same": false, "Far": true} {
		if strings.Contains(drawn, label) != want {
			t.Errorf("%s is named: %v", label, !want)
		}
	}
}
