package core

import "github.com/loge-film/loge/core/pack"

// Adult is the age from which films are for everybody, and what is assumed of a film of which nothing is known.
const Adult = 18

// agesOfGenres and agesOfTags say from which age films of a genre and with a tag are likely to suit. They are this
// project's own estimate and no official rating: packs carry none. What the tables leave out suits from agesOfOthers on.
var (
	agesOfGenres = map[string]uint8{
		"family": 0, "animation": 0,
		"adventure": 7, "comedy": 7, "fantasy": 7, "musical": 7, "opera": 7, "sport": 7,
		"crime": 13, "film-noir": 13, "thriller": 13, "war": 13,
		"horror": 16,
		"erotic": 18,
	}
	agesOfTags = map[string]uint8{
		"bleak": 13, "dark": 13, "ghost": 13, "gunfight": 13, "hostage": 13, "holocaust": 13, "infidelity": 13, "kidnapping": 13,
		"mental-illness": 13, "murder": 13, "prison": 13, "revenge": 13, "vampire": 13, "black-comedy": 13,
		"addiction": 16, "demon": 16, "drug-trade": 16, "gangster": 16, "haunted-house": 16, "hitman": 16, "scary": 16,
		"sensual": 16, "serial-killer": 16, "terrorism": 16, "triads": 16, "vigilante": 16, "violent": 16, "zombie": 16,
		"disturbing": 18,
	}
)

const agesOfOthers = 10

// SetCeiling keeps films away that are likely to suit only people older than age; 0 lifts the ceiling. Such films are
// neither recommended nor found nor named as similar. How old a film wants its viewer to be is estimated from its genres
// and tags: the oldest of them counts, but in a film for families only the tags. A film without a genre is for adults.
func (e *Engine) SetCeiling(age int) {
	if e.ceiling != age {
		e.ceiling = age
		e.found = nil // a query means films that may be shown
		e.changed()
	}
}

// Admits reports whether the ceiling lets film i of the pack pass.
func (e *Engine) Admits(i int) bool { return !e.hasCeiling() || e.ages()[i] <= e.ceiling }

func (e *Engine) hasCeiling() bool { return e.ceiling != 0 && e.ceiling < Adult }

// ages returns by film from which age it is likely to suit.
func (e *Engine) ages() []int {
	if e.suits == nil {
		e.suits = suitableAges(e.pack)
	}
	return e.suits
}

func suitableAges(p *pack.Pack) []int {
	words := p.Vocabulary()
	genres, tags := make([]int, len(words.Genres)), make([]int, len(words.Tags))
	family := -1
	for g, genre := range words.Genres {
		genres[g] = agesOfOthers
		if age, ok := agesOfGenres[genre.Slug]; ok {
			genres[g] = int(age)
		}
		if genre.Slug == "family" {
			family = g
		}
	}
	for t, tag := range words.Tags {
		tags[t] = int(agesOfTags[tag.Slug])
	}
	ages := make([]int, p.Len())
	for i := range ages {
		ages[i] = oldest(genres, p.Genres(i), family)
		for _, t := range p.Tags(i) {
			ages[i] = max(ages[i], tags[t])
		}
	}
	return ages
}

// oldest returns the greatest age of some genres; family makes it 0.
func oldest(ages []int, genres []uint16, family int) int {
	if len(genres) == 0 {
		return Adult
	}
	age := 0
	for _, g := range genres {
		if int(g) == family {
			return 0
		}
		age = max(age, ages[g])
	}
	return age
}
