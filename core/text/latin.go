package text

// baseLetters gives the unaccented lower-case letter of each rune of a block; a question mark stands for
// "no single base letter".
type baseLetters struct {
	first   rune
	letters string
}

// latinBlocks covers Latin-1 Supplement, Latin Extended-A and -B, and Latin Extended Additional. Letters with a
// decomposition follow Unicode; strokes, hooks and the like fold to the letter that they adorn.
var latinBlocks = [...]baseLetters{
	{0x00C0, "" +
		"aaaaaa?ceeeeiiiidnooooo?ouuuuy??aaaaaa?ceeeeiiiidnooooo?ouuuuy?y" +
		"aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii??jjkkklllllll" +
		"lllnnnnnnnnnoooooo??rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs" +
		"bbbb??occdddd?eeeffg???ikkl?mnnooo??pp?????ttttuu?vyyzz?????????" +
		"?????????????aaiioouuuuuuuuuueaaaa??ggggkkoooo??j???gg??nnaa??oo" +
		"aaaaeeeeiiiioooorrrruuuusstt??hhnd??zzaaeeooooooooyylntj??acclts" +
		"z??bu?eejjqqrryy"},
	{0x1E00, "" +
		"aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm" +
		"mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv" +
		"wwwwwwwwwwxxxxyyzzzzzzhtwyasss??aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee" +
		"eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy??????"},
}

// baseLetter returns the unaccented lower-case letter of an accented Latin one.
func baseLetter(r rune) (byte, bool) {
	for _, block := range latinBlocks {
		if i := int(r - block.first); i >= 0 && i < len(block.letters) {
			return block.letters[i], block.letters[i] != '?'
		}
	}
	return 0, false
}

// ligature returns what a letter that stands for several is written as, or "".
func ligature(r rune) string {
	switch r {
	case 'æ', 'Æ', 'Ǣ', 'ǣ', 'Ǽ', 'ǽ':
		return "ae"
	case 'œ', 'Œ':
		return "oe"
	case 'ß', 'ẞ':
		return "ss"
	case 'þ', 'Þ':
		return "th"
	case 'ĳ', 'Ĳ':
		return "ij"
	case 'ǆ', 'ǅ', 'Ǆ', 'ǳ', 'ǲ', 'Ǳ':
		return "dz"
	case 'ǉ', 'ǈ', 'Ǉ':
		return "lj"
	case 'ǌ', 'ǋ', 'Ǌ':
		return "nj"
	}
	return ""
}
