package ui

import (
	"strconv"
	"strings"

	"github.com/loge-film/loge/ui/chart"
)

// modelFigures show how well the models of the person do, and what they go by.
func (c *Root) modelFigures(p *Portrait) []figure {
	var list []figure
	if len(p.Models) > 0 {
		list = append(list, c.measuresFigure(p.Models))
	}
	list = append(list, c.cleaningFigure(p.Report, len(p.Models)))
	for _, m := range p.Models {
		if len(m.Bins) > 0 {
			list = append(list, c.binsFigure(m))
		}
		if len(m.Rules) > 0 {
			list = append(list, c.rulesFigure(m))
		}
		if len(m.Weights) > 0 {
			list = append(list, c.weightsFigure(m))
		}
	}
	return list
}

func (c *Root) modelName(name string) string { return pick(c.words.ModelNames, name) }

// measuresFigure compares the models on acts that none of them has seen.
func (c *Root) measuresFigure(models []Model) figure {
	f := c.newFigure("measures", "model", "accuracy", "precision", "recall", "f1", "auc", "ece", "tested")
	var rows []chart.Row
	for _, m := range models {
		name := c.modelName(m.Name)
		f.add(name, percent(m.Accuracy), percent(m.Precision), percent(m.Recall), decimal(m.F1, 2), decimal(m.AUC, 2), decimal(m.ECE, 2),
			strconv.Itoa(m.Tested)+" / "+strconv.Itoa(m.Trained))
		rows = append(rows, chart.Row{Label: name, Amount: m.Accuracy, Value: percent(m.Accuracy)})
	}
	f.bars(rows, 1)
	return f
}

// ofModel gives a figure of one model the model's name.
func (c *Root) ofModel(f figure, m Model) figure {
	f.key += "-" + m.Name
	f.title = c.modelName(m.Name) + c.words.Colon + f.title
	return f
}

// binsFigure shows whether what a model foretells comes true as often as it says.
func (c *Root) binsFigure(m Model) figure {
	f := c.ofModel(c.newFigure("bins", "foretold", "came", "cases"), m)
	var points []chart.Point
	for _, b := range m.Bins {
		f.add(percent(b.Foretold), percent(b.Came), strconv.Itoa(b.Count))
		points = append(points, chart.Point{X: b.Foretold, Y: b.Came, Count: b.Count})
	}
	across, up := pick(c.words.Heads, "foretold"), pick(c.words.Heads, "came")
	f.draw = func(theme string) string { return chart.Curve(theme, points, across, up) }
	return f
}

// rulesFigure writes the leaves of a tree as sentences.
func (c *Root) rulesFigure(m Model) figure {
	f := c.ofModel(c.newFigure("rules", "rule", "liked", "films"), m)
	for _, r := range m.Rules {
		f.add(c.ruleText(r), percent(r.Liked), strconv.Itoa(r.Films))
	}
	return f
}

// ruleText is what films of a leaf have in common: "films with friendship, length up to 110".
func (c *Root) ruleText(r Rule) string {
	if len(r.When) == 0 {
		return c.words.RuleAll
	}
	var parts []string
	for _, w := range r.When {
		parts = append(parts, c.conditionText(w))
	}
	return fill(c.words.RuleLine, strings.Join(parts, c.words.Sep))
}

func (c *Root) conditionText(w Condition) string {
	name := w.Feature.In(c.lang)
	switch w.Field {
	case "genre", "tag", "person", "country", "language", "decade", "logline":
		if w.Above {
			return fill(textOf(c.words.RuleYes, w.Field), name)
		}
		return fill(textOf(c.words.RuleNo, w.Field), name)
	}
	if w.Above {
		return fill(textOf(c.words.RuleAbove, w.Field), name, decimal(w.Limit, 1))
	}
	return fill(textOf(c.words.RuleBelow, w.Field), name, decimal(w.Limit, 1))
}

// weightsFigure shows the features that a model goes by.
func (c *Root) weightsFigure(m Model) figure {
	f := c.ofModel(c.newFigure("weights", "feature", "weight"), m)
	var rows []chart.Row
	for _, r := range m.Weights[:min(maxBars, len(m.Weights))] {
		f.add(r.Label.In(c.lang), signed(r.Amount))
		rows = append(rows, chart.Row{Label: r.Label.In(c.lang), Amount: r.Amount, Value: signed(r.Amount)})
	}
	f.bars(rows, 0)
	return f
}

// cleaningFigure says what did not count, and why. Beside models it stands even when everything counted, or the pairs of
// figures below would fall out of step.
func (c *Root) cleaningFigure(report []CleanLine, models int) figure {
	f := c.newFigure("cleaning", "why", "cases")
	for _, l := range report {
		if l.Count > 0 {
			f.add(pick(c.words.CleanRules, l.Rule), strconv.Itoa(l.Count))
		}
	}
	if len(f.rows) == 0 && models > 0 {
		f.add(pick(c.words.CleanRules, "none"), "0")
	}
	return f
}
