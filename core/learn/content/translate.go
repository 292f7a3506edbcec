package content

import (
	"cmp"
	"slices"
)

const (
	minTogether = 3   // films in whose two loglines a pair of words stands
	minDice     = 0.5 // 2·together / (films with the one + films with the other)
)

// translate pairs English and Chinese words that stand in the two loglines of the same films: each must be the other's
// closest by the Dice coefficient (Smadja, McKeown and Hatzivassiloglou 1996). The lists of film i are en[i] and zh[i],
// words once each. The result maps Chinese to English.
func translate(en, zh [][]string) map[string]string {
	together := map[[2]string]int{}
	enDF, zhDF := map[string]int{}, map[string]int{}
	for i := range en {
		for _, e := range en[i] {
			enDF[e]++
			for _, z := range zh[i] {
				together[[2]string{e, z}]++
			}
		}
		for _, z := range zh[i] {
			zhDF[z]++
		}
	}
	type pair struct {
		en, zh string
		dice   float64
	}
	var pairs []pair
	for p, n := range together {
		if dice := 2 * float64(n) / float64(enDF[p[0]]+zhDF[p[1]]); n >= minTogether && dice >= minDice {
			pairs = append(pairs, pair{p[0], p[1], dice})
		}
	}
	slices.SortFunc(pairs, func(a, b pair) int {
		return cmp.Or(cmp.Compare(b.dice, a.dice), cmp.Compare(a.en, b.en), cmp.Compare(a.zh, b.zh))
	})
	english, taken := map[string]string{}, map[string]bool{}
	for _, p := range pairs { // best first, so a word that is free is the other's best
		if _, done := english[p.zh]; !done && !taken[p.en] {
			english[p.zh], taken[p.en] = p.en, true
		}
	}
	return english
}
