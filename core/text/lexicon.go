package text

// A Lexicon is a set of phrases that Tokens keeps whole, such as the names of people and tags. The zero value and nil
// are empty lexicons.
type Lexicon struct {
	phrases map[string]bool
	longest map[string]int // by first atom: the number of atoms of the longest phrase that begins so
}

// NewLexicon returns the lexicon of phrases, in any spelling that Fold unites. Phrases of fewer than two atoms need no
// keeping together and are ignored.
func NewLexicon(phrases []string) *Lexicon {
	l := &Lexicon{}
	for _, p := range phrases {
		l.Add(p)
	}
	return l
}

// Add adds a phrase, as NewLexicon does, and returns the one token that Tokens makes of it from now on, "" if it makes none.
func (l *Lexicon) Add(s string) (token string) {
	atoms := split(Fold(s))
	if len(atoms) < 2 {
		if len(atoms) == 0 || IsStopWord(atoms[0].text) {
			return ""
		}
		return atoms[0].text
	}
	if l.phrases == nil {
		l.phrases, l.longest = map[string]bool{}, map[string]int{}
	}
	token = phrase(atoms)
	l.phrases[token] = true
	l.longest[atoms[0].text] = max(l.longest[atoms[0].text], len(atoms))
	return token
}

// match returns how many atoms the longest known phrase at the start of atoms spans, 0 if none begins there.
func (l *Lexicon) match(atoms []atom) int {
	if l == nil {
		return 0
	}
	for n := min(l.longest[atoms[0].text], len(atoms)); n > 1; n-- {
		if l.phrases[phrase(atoms[:n])] {
			return n
		}
	}
	return 0
}
