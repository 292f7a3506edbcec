package learn

import (
	"fmt"
	"strings"
)

// Info describes a model for help texts.
type Info struct {
	Name   string
	Help   string // one line: what it does
	Source string // who described it
	Rates  bool   // the fitted model is a Rater
	Params []Param
}

type entry struct {
	help, source string
	rates        bool
	make         func() tuned // with default parameters
}

// entries is the registry, in the order of help texts.
func entries() []entry {
	return []entry{
		{"the number of users who met the item; the same list for everybody", "-", false,
			func() tuned { return DefaultPopularity() }},
		{"the items most like those of the history, by cosine", "Sarwar et al. 2001; Deshpande and Karypis 2004", false,
			func() tuned { return DefaultItemKNN() }},
		{"the people most like the person, by cosine", "Herlocker et al. 1999", false,
			func() tuned { return DefaultUserKNN() }},
		{"ratings from the person's ratings of similar items, around biases", "Sarwar et al. 2001; Koren 2008", true,
			func() tuned { return DefaultItemKNNRating() }},
		{"ratings from those of similar people, around biases", "Herlocker et al. 1999; Desrosiers and Karypis 2011", true,
			func() tuned { return DefaultUserKNNRating() }},
		{"linear item-item model in closed form, dense", "Steck 2019, arXiv 1905.03375", false,
			func() tuned { return DefaultEASE() }},
		{"linear denoising autoencoder in closed form, pruned and quantised", "Steck 2020, NeurIPS; arXiv 1904.13033", false,
			func() tuned { return DefaultDLAE() }},
		{"implicit alternating least squares with fold-in", "Hu, Koren, Volinsky 2008; Rendle et al. 2021, arXiv 2110.14037", false,
			func() tuned { return DefaultIALS() }},
		{"the blend that ships: iALS and DLAE, quantised", "the sources of its two parts", false,
			func() tuned { return DefaultLoge() }},
		{"projection on the strongest singular vectors", "Cremonesi, Koren, Turrin 2010; Nikolakopoulos et al. 2019", false,
			func() tuned { return DefaultPureSVD() }},
		{"cosine between content vectors; needs to know what the items are", "Pazzani and Billsus 2007", false,
			func() tuned { return DefaultContentCosine() }},
		{"one logistic regression an item on the TF-IDF of behaviour", "Salton and Buckley 1988; Ning and Karypis 2011 with log loss", false,
			func() tuned { return DefaultLogistic() }},
		{"variational autoencoder with one hidden layer", "Liang et al. 2018, arXiv 1802.05814", false,
			func() tuned { return DefaultVAE() }},
		{"pairwise ranking by stochastic gradient", "Rendle et al. 2009, arXiv 1205.2618", false,
			func() tuned { return DefaultBPR() }},
		{"matrix factorisation with biases for ratings", "Koren, Bell, Volinsky 2009; Zhou et al. 2008", true,
			func() tuned { return DefaultMF() }},
	}
}

// Models lists every model with its parameters and their defaults.
func Models() []Info {
	var all []Info
	for _, e := range entries() {
		t := e.make()
		info := Info{Name: t.Name(), Help: e.help, Source: e.source, Rates: e.rates}
		for _, f := range t.fields() {
			info.Params = append(info.Params, Param{Name: f.name, Default: f.get(), Min: f.min, Max: f.max, Help: f.help})
		}
		all = append(all, info)
	}
	return all
}

// New makes the named model with default parameters, changed by set (name to value). The error names what exists.
func New(name string, set map[string]string) (Trainer, error) {
	var names []string
	for _, e := range entries() {
		t := e.make()
		names = append(names, t.Name())
		if t.Name() != name {
			continue
		}
		if err := apply(t.fields(), set); err != nil {
			return nil, fmt.Errorf("model %s: %w", name, err)
		}
		return t, nil
	}
	return nil, fmt.Errorf("no model %q; there are: %s", name, strings.Join(names, ", "))
}
