package text

import (
	"strings"
	"sync"
)

// stopWords are words of English and particles of Chinese that carry grammar and no subject.
const stopWords = " a about above after again against all along also although am among an and another any are around as at away " +
	"back be became because become becomes been before behind being below between both but by " +
	"came can cannot come comes could did do does doing done down during each either else even ever every " +
	"few for from further get gets getting give gives go goes going gone got had has have having he her here hers herself him himself his how however " +
	"i if in including into is it its itself just keep keeps kept lets like made make makes making many may me might more most much must my myself " +
	"near neither never new next no nor not now of off often on once one ones only onto or other others our ours out over own " +
	"per perhaps put puts rather really same see sees set sets several shall she should since so some someone something soon still such " +
	"take takes taken taking tells than that the their theirs them themselves then there these they thing things this those though three through throughout to together too toward towards tries try trying turn turns two " +
	"under until up upon us very via was way we well went were what when where whether which while who whole whom whose why will with within without would yet you your yours " +
	"dont doesnt cant wont isnt arent wasnt didnt " +
	"的 了 着 是 在 和 与 他 她 它 们 这 那 被 把 却 也 都 就 而 之 其 并 及 或 " +
	"の に は を が と で も へ や か な "

// IsStopWord reports whether a folded word is a function word of English, Chinese or Japanese.
func IsStopWord(word string) bool {
	return stopWord()[word]
}

var stopWord = sync.OnceValue(func() map[string]bool {
	words := map[string]bool{}
	for _, word := range strings.Fields(stopWords) {
		words[word] = true
	}
	return words
})

// Stem takes the plural ending off a folded English word of at least four letters and unites -ie with -y, so that
// families meets family, movies movie, searches search and thieves thieve, while boss, virus and dress stay. It is
// Harman's S-stemmer ("How effective is suffixing?", 1991) with the sibilants added. What it returns is a key for
// comparison and not always a word.
func Stem(word string) string {
	n := len(word)
	switch {
	case n >= 5 && strings.HasSuffix(word, "ies"):
		return word[:n-3] + "y"
	case n >= 5 && strings.HasSuffix(word, "ie"):
		return word[:n-2] + "y"
	case n >= 5 && hasSibilantPlural(word):
		return word[:n-2]
	case n >= 4 && word[n-1] == 's' && strings.IndexByte("aious", word[n-2]) < 0:
		return word[:n-1]
	}
	return word
}

func hasSibilantPlural(word string) bool {
	for _, ending := range [...]string{"ches", "shes", "sses", "xes", "zzes"} {
		if strings.HasSuffix(word, ending) {
			return true
		}
	}
	return false
}
