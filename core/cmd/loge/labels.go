package main

import (
	"maps"
	"slices"
	"strings"

	"github.com/loge-film/loge/core/film"
	"github.com/loge-film/loge/core/pack"
	"github.com/loge-film/loge/core/text/pinyin"
)

// labels returns the label of every code that films use, by code.
func labels(films []film.Film, codes func(*film.Film) []string, label func(string) film.Label) []film.Label {
	used := map[string]bool{}
	for i := range films {
		for _, code := range codes(&films[i]) {
			used[code] = true
		}
	}
	var all []film.Label
	for _, code := range slices.Sorted(maps.Keys(used)) {
		all = append(all, label(code))
	}
	return all
}

// readings spells a Chinese title or name in the form of the pack.
func readings(zh string) pack.Pinyin {
	full, initials := pinyin.Of(zh)
	return pack.Pinyin{Full: strings.Join(full, " "), Initials: strings.Join(initials, " ")}
}
