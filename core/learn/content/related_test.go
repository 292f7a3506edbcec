package content

import (
	"slices"
	"testing"

	"github.com/loge-film/loge/core/film"
	"github.com/loge-film/loge/core/vec"
)

// related lists films that anybody who knows cinema would name when asked what is near: each must be among the ten
// nearest.
var related = map[film.ID][]film.ID{
	"in-the-mood-for-love-2000":          {"2046-2004", "days-of-being-wild-1990", "happy-together-1997", "comrades-almost-a-love-story-1996"},
	"chungking-express-1994":             {"fallen-angels-1995", "happy-together-1997"},
	"fallen-angels-1995":                 {"chungking-express-1994"},
	"infernal-affairs-2002":              {"election-2005", "the-departed-2006"},
	"farewell-my-concubine-1993":         {"temptress-moon-1996", "forever-enthralled-2008", "woman-demon-human-1987"},
	"the-wandering-earth-2019":           {"the-wandering-earth-ii-2023", "interstellar-2014", "armageddon-1998"},
	"still-life-2006":                    {"24-city-2008", "the-world-2004", "ash-is-purest-white-2018"},
	"raise-the-red-lantern-1991":         {"ju-dou-1990", "red-sorghum-1988"},
	"a-better-tomorrow-1986":             {"the-killer-1989", "hard-boiled-1992"},
	"shaolin-soccer-2001":                {"kung-fu-hustle-2004", "the-god-of-cookery-1996"},
	"ne-zha-2019":                        {"nezha-conquers-the-dragon-king-1979", "white-snake-2019"},
	"a-brighter-summer-day-1991":         {"yi-yi-2000", "a-time-to-live-and-a-time-to-die-1985"},
	"spirited-away-2001":                 {"my-neighbor-totoro-1988", "howls-moving-castle-2004", "castle-in-the-sky-1986"},
	"tokyo-story-1953":                   {"late-spring-1949", "i-was-born-but-1932"},
	"seven-samurai-1954":                 {"yojimbo-1961", "rashomon-1950", "harakiri-1962"},
	"parasite-2019":                      {"memories-of-murder-2003", "the-host-2006"},
	"the-godfather-1972":                 {"the-godfather-part-ii-1974", "the-godfather-part-iii-1990"},
	"toy-story-1995":                     {"toy-story-2-1999", "toy-story-3-2010", "a-bugs-life-1998"},
	"heat-1995":                          {"collateral-2004"},
	"alien-1979":                         {"aliens-1986", "the-thing-1982"},
	"star-wars-1977":                     {"the-empire-strikes-back-1980"},
	"la-la-land-2016":                    {"singin-in-the-rain-1952", "whiplash-2014"},
	"groundhog-day-1993":                 {"palm-springs-2020"},
	"the-seventh-seal-1957":              {"wild-strawberries-1957", "persona-1966"},
	"amelie-2001":                        {"a-very-long-engagement-2004", "delicatessen-1991"},
	"city-of-god-2002":                   {"elite-squad-2007", "tsotsi-2005"},
	"stalker-1979":                       {"solaris-1972", "andrei-rublev-1966"},
	"mad-max-fury-road-2015":             {"mad-max-2-1981", "furiosa-a-mad-max-saga-2024"},
	"before-sunrise-1995":                {"before-sunset-2004", "before-midnight-2013"},
	"schindlers-list-1993":               {"the-pianist-2002"},
	"bicycle-thieves-1948":               {"umberto-d-1952"},
	"crouching-tiger-hidden-dragon-2000": {"house-of-flying-daggers-2004", "come-drink-with-me-1966"},
}

func TestRelatedFilmsAreNear(t *testing.T) {
	m, films := world()
	index := map[film.ID]int{}
	for i, f := range films {
		index[f.ID] = i
	}
	for id, wanted := range related {
		nearest := nearestTo(m, index[id], 10)
		for _, want := range wanted {
			if j, ok := index[want]; !ok || !slices.ContainsFunc(nearest, func(h vec.Hit) bool { return h.Index == j }) {
				t.Errorf("%s is not among the ten films nearest to %s", want, id)
			}
		}
	}
}

func nearestTo(m *Model, i, n int) []vec.Hit {
	scores := make([]float32, len(m.Rows))
	for j := range scores {
		scores[j] = m.Similarity(i, j)
	}
	scores[i] = -1
	return vec.TopK(scores, n)
}

// The neighbours are not just of the same genre and country: a film shares its first genre with most of its ten
// nearest, but few films find all ten in their own country.
func TestNeighboursCrossBorders(t *testing.T) {
	m, films := world()
	abroad, all := 0, 0
	for i := 0; i < len(films); i += 7 {
		if len(films[i].Countries) == 0 {
			continue
		}
		for _, h := range nearestTo(m, i, 10) {
			all++
			if !slices.Contains(films[h.Index].Countries, films[i].Countries[0]) {
				abroad++
			}
		}
	}
	if share := float64(abroad) / float64(all); share < 0.15 || share > 0.6 {
		t.Errorf("%.2f of the neighbours come from elsewhere, want 0.15 to 0.6", share)
	} else {
		t.Logf("%.2f of the neighbours come from elsewhere", share)
	}
}
