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
	l := &Lexicon{phrases: map[string]bool{}, longest: map[string]int{}}
	for _, p := range phrases {
		atoms := split(Fold(p))
		if len(atoms) < 2 {
			continue
		}
		l.phrases[phrase(atoms)] = true
		l.longest[atoms[0].text] = max(l.longest[atoms[0].text], len(atoms))
	}
	return l
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
