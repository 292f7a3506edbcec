package main

import (
	"fmt"
	"slices"

	"github.com/loge-film/loge/core/eval"
	"github.com/loge-film/loge/core/learn"
)

// evalRating predicts left-out ratings.
type evalRating struct {
	Ratings string            `help:"Ratings (CSV user,item,rating[,time], or MovieLens ::); also .gz." required:"" placeholder:"FILE"`
	Models  []string          `help:"Models to compare; all that predict ratings by default."`
	Set     map[string]string `help:"A parameter of a model, as MODEL.NAME=VALUE." placeholder:"MODEL.NAME=VALUE" mapsep:"none"`
	Folds   int               `help:"Parts that take turns in being left out." default:"5"`
	Seed    uint64            `help:"Seed of everything random." default:"1"`
}

// ratingRow is what the command says of a model; errors are means over folds with their standard errors.
type ratingRow struct {
	Model      string        `json:"model"`
	FitSeconds float64       `json:"fit_s"`
	RMSE       eval.Estimate `json:"rmse"`
	MAE        eval.Estimate `json:"mae"`
}

// Run cross-validates the models.
func (e *evalRating) Run(ctx *Context) error {
	trainers, err := e.trainers()
	if err != nil {
		return err
	}
	data, err := e.read(ctx)
	if err != nil {
		return err
	}
	var rows []ratingRow
	for _, trainer := range trainers {
		row, err := e.validate(ctx, trainer, data)
		if err != nil {
			return fmt.Errorf("%s: %w", trainer.Name(), err)
		}
		rows = append(rows, row)
	}
	return printRatings(ctx, rows, data.Len(), e.Folds)
}

// read reads ratings that differ; a log in which all are alike would be predicted without an error, and mean nothing.
func (e *evalRating) read(ctx *Context) (*learn.Interactions, error) {
	table, err := readRatings(ctx, e.Ratings, nil, nil)
	if err != nil {
		return nil, err
	}
	first := table.List[0].Weight
	if !slices.ContainsFunc(table.List, func(x learn.Interaction) bool { return x.Weight != first }) {
		return nil, fmt.Errorf("%s: all ratings are %g, there is nothing to predict; a third column of ratings is needed", e.Ratings, first)
	}
	data, err := table.Interactions()
	if err != nil {
		return nil, err
	}
	if e.Folds < 2 || e.Folds > data.Len() {
		return nil, usagef("--folds is %d, expected 2 up to the number of ratings, %d", e.Folds, data.Len())
	}
	return data, nil
}

func (e *evalRating) trainers() ([]learn.Trainer, error) {
	if len(e.Models) == 0 {
		for _, m := range learn.Models() {
			if m.Rates {
				e.Models = append(e.Models, m.Name)
			}
		}
	}
	flags := contestFlags{Models: e.Models, Set: e.Set}
	return flags.fixed()
}

// validate fits a model on all folds but one and predicts that one, in turn.
func (e *evalRating) validate(ctx *Context, trainer learn.Trainer, data *learn.Interactions) (ratingRow, error) {
	fold := eval.Folds(data.Len(), e.Folds, e.Seed)
	row := ratingRow{Model: trainer.Name()}
	var rmse, mae []float64
	for out := range e.Folds {
		var train, test []learn.Interaction
		n := 0
		for x := range data.Each {
			if fold[n] == out {
				test = append(test, x)
			} else {
				train = append(train, x)
			}
			n++
		}
		known, err := learn.NewInteractions(data.Users(), data.Items(), train)
		if err != nil {
			return row, err
		}
		start := ctx.Now()
		model, err := fit(ctx, trainer, known)
		if err != nil {
			return row, err
		}
		row.FitSeconds += ctx.Now().Sub(start).Seconds()
		rater, ok := model.(learn.Rater)
		if !ok {
			return row, usagef("it ranks, but predicts no ratings")
		}
		predicted, actual := predict(rater, known, test)
		rmse, mae = append(rmse, eval.RMSE(predicted, actual)), append(mae, eval.MAE(predicted, actual))
	}
	row.RMSE, row.MAE = eval.Estimated(rmse), eval.Estimated(mae)
	return row, nil
}

// predict rates the test, which is ordered by user, from what each user rated in the training data.
func predict(rater learn.Rater, known *learn.Interactions, test []learn.Interaction) (predicted, actual []float64) {
	scores := make([]float32, rater.Items())
	user := int32(-1)
	for _, x := range test {
		if x.User != user {
			user = x.User
			rater.Rate(known.History(int(user), nil), scores)
		}
		predicted = append(predicted, float64(scores[x.Item]))
		actual = append(actual, float64(x.Weight))
	}
	return predicted, actual
}

func printRatings(ctx *Context, rows []ratingRow, n, folds int) error {
	if ctx.JSON {
		return ctx.WriteJSON(map[string]any{"protocol": "rating", "ratings": n, "folds": folds, "models": rows})
	}
	t := ctx.Table("model", "fit s", "RMSE", "MAE")
	for _, r := range rows {
		t.AppendRow([]any{r.Model, fmt.Sprintf("%.1f", r.FitSeconds),
			fmt.Sprintf("%.4f ± %.4f", r.RMSE.Mean, r.RMSE.SE), fmt.Sprintf("%.4f ± %.4f", r.MAE.Mean, r.MAE.SE)})
	}
	t.SetCaption("%d ratings, %d folds, mean ± standard error over folds", n, folds)
	ctx.render(t)
	return nil
}
