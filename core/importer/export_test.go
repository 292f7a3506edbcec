package importer

// Match does all steps at once.
func Match(file *File, films Catalogue) *Matcher {
	m := NewMatcher(file, films)
	for m.Step() {
	}
	return m
}
