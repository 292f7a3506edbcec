package local

import (
	"github.com/loge-film/loge/core/portrait"
	"github.com/loge-film/loge/ui"
)

// Of many films that the person and everybody rated, all of the first are told, and so many of the others.
const (
	firstCompared = 20
	othersSampled = 280
)

// crowd tells how the person rates beside everybody.
func (v view) crowd(c portrait.Crowd) ui.Crowd {
	made := ui.Crowd{Films: []ui.Versus{}, Count: len(c.Films), Apart: round(c.Apart, coarse), Error: round(c.Error, coarse)}
	for _, i := range sampled(len(c.Films)) {
		f := c.Films[i]
		made.Films = append(made.Films, ui.Versus{
			ID: string(v.engine.Pack().ID(f.Film)), Title: v.title(f.Film), Own: f.Own, Crowd: round(f.Crowd, coarse), People: f.People,
		})
	}
	return made
}

// sampled returns which of n films to tell, ascending: the first, and some of the others at even distances.
func sampled(n int) []int {
	var chosen []int
	for i := range min(n, firstCompared) {
		chosen = append(chosen, i)
	}
	others := n - len(chosen)
	for k := range min(others, othersSampled) {
		chosen = append(chosen, firstCompared+k*others/min(others, othersSampled))
	}
	return chosen
}
