package local

import (
	"math"
	"sort"
	"time"

	"github.com/loge-film/loge/core/learn/judge"
	"github.com/loge-film/loge/core/learn/tree"
	"github.com/loge-film/loge/core/portrait"
	"github.com/loge-film/loge/core/taste"
	"github.com/loge-film/loge/ui"
)

// judgeSeed draws the films that the models are tested on: the same history gives the same figures.
const judgeSeed = 1

// weightsShown caps what a model is said to go by.
const weightsShown = 12

// A judgement is what is known of the models of the person.
type judgement struct {
	version int // of the events that were judged; 0 = none yet
	day     int64
	models  []ui.Model
	judging bool
}

// models returns the models as of now, and whether they are still being judged; where they are not, it begins. The caller
// holds mu.
func (e *Engine) models(now int64) (list []ui.Model, judging bool) {
	if e.judged.version != e.version || e.judged.day != taste.Day(now) {
		e.judged = judgement{version: e.version, day: taste.Day(now)}
		j, examples, err := e.core.Judge(now, judgeSeed)
		if err == nil { // else it is too early
			e.judged.judging = true
			go e.judge(j, examples, e.judged)
		}
	}
	return append([]ui.Model{}, e.judged.models...), e.judged.judging
}

// judge fits and tests the models, lets others go first between the steps, and tells the page when it is done. It ends
// early when the person has done something meanwhile.
func (e *Engine) judge(j *judge.Judge, examples *portrait.Examples, of judgement) {
	more, err := true, error(nil)
	for more && err == nil {
		more, err = j.Step()
		time.Sleep(breath)
		if !e.isJudging(of) {
			return
		}
	}
	of.judging = false
	if err == nil {
		of.models = modelsOf(j, examples.Columns)
	}
	e.mu.Lock()
	if e.judged.version == of.version && e.judged.day == of.day {
		e.judged = of
	}
	e.mu.Unlock()
	e.changed()
}

func (e *Engine) isJudging(of judgement) bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.version == of.version && e.judged.day == of.day
}

func modelsOf(j *judge.Judge, columns []portrait.Column) []ui.Model {
	var list []ui.Model
	models := j.Models()
	for _, verdict := range j.Verdicts() {
		m := ui.Model{
			Name: verdict.Model, Trained: verdict.Trained, Tested: verdict.Tested,
			Accuracy: verdict.Accuracy, Precision: verdict.Precision, Recall: verdict.Recall, F1: verdict.F1, AUC: verdict.AUC, ECE: verdict.ECE,
		}
		for _, b := range verdict.Bins {
			if b.Count > 0 {
				m.Bins = append(m.Bins, ui.Bin{Foretold: b.Foretold, Came: b.Came, Count: b.Count})
			}
		}
		switch verdict.Model {
		case judge.Logistic:
			m.Weights = weights(columns, func(k int) float64 { return float64(models.Logistic.Weights[k]) })
		case judge.CART:
			m.Rules = rules(columns, models.Tree)
		case judge.Forest:
			m.OutOfBag = models.Forest.OutOfBag
			m.Weights = weights(columns, func(k int) float64 { return models.Forest.Importance[k] })
		}
		list = append(list, m)
	}
	return list
}

// weights returns the columns that count most, strongest first, those that count nothing left out.
func weights(columns []portrait.Column, of func(k int) float64) []ui.Rung {
	list := []ui.Rung{}
	for k, c := range columns {
		if of(k) != 0 {
			list = append(list, ui.Rung{Label: columnWord(c).Text, Amount: of(k), Slug: c.Label.Slug})
		}
	}
	sort.SliceStable(list, func(i, j int) bool { return math.Abs(list[i].Amount) > math.Abs(list[j].Amount) })
	return list[:min(weightsShown, len(list))]
}

func rules(columns []portrait.Column, t *tree.Tree) []ui.Rule {
	list := []ui.Rule{}
	for _, r := range t.Rules() {
		made := ui.Rule{When: []ui.Condition{}, Liked: r.Liked, Films: r.Films}
		for _, w := range r.When {
			made.When = append(made.When, conditions(columns[w.Column], w)...)
		}
		list = append(list, made)
	}
	return list
}

// conditions returns the one or two limits of a condition, in the unit of the column.
func conditions(c portrait.Column, w tree.Condition) (list []ui.Condition) {
	limit := func(above bool, x float32) {
		if !math.IsInf(float64(x), 0) {
			list = append(list, ui.Condition{Feature: columnWord(c), Field: c.Field, Above: above, Limit: c.Offset + c.Scale*float64(x)})
		}
	}
	limit(true, w.Above)
	limit(false, w.AtMost)
	return list
}

// measureNames name the columns that are measures.
var measureNames = map[string]ui.Text{
	portrait.Length: {En: "Length", Zh: "片长"},
	"year":          {En: "Year", Zh: "年份"},
	"fame":          {En: "Fame", Zh: "知名度"},
}

func columnWord(c portrait.Column) ui.Word {
	w := word(c.Label)
	if name, ok := measureNames[c.Field]; ok {
		w.Text = name
	}
	return w
}
