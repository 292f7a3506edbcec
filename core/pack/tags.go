package pack

// The tags of the format's own blocks. A tag means the same in every part and every version.
const (
	tagGenres       = "VGEN"
	tagTags         = "VTAG"
	tagCountryNames = "VCTY"
	tagLangNames    = "VLNG"
	tagIDs          = "IDS "
	tagTitles       = "TITL"
	tagTitlesZh     = "TIZH"
	tagOriginals    = "ORIG"
	tagYears        = "YEAR"
	tagRuntimes     = "RUNT"
	tagFilmGenres   = "GENR"
	tagFilmTags     = "TAGS"
	tagCountries    = "CTRY"
	tagLanguages    = "LANG"
	tagPeople       = "PEOP"
	tagDirectors    = "DIRS"
	tagFame         = "FAME"
	tagMap          = "MAPC"
	tagSeeds        = "SEED"

	tagLoglines     = "LOGL"
	tagLoglinesZh   = "LOZH"
	tagMorePeople   = "PEO2"
	tagCast         = "CAST"
	tagWriters      = "WRIT"
	tagIMDb         = "IMDB"
	tagBoxOffice    = "BOXO"
	tagBudget       = "BUDG"
	tagPinyin       = "PYTI"
	tagPeoplePinyin = "PYPE"

	tagModel    = "MODL"
	tagRows     = "ROWS"
	tagNorms    = "NORM"
	tagFeatures = "FEAT"
	tagSparse   = "SPRS"
)

// isKnown reports whether this reader understands the block.
func isKnown(tag string) bool {
	switch tag {
	case tagGenres, tagTags, tagCountryNames, tagLangNames, tagIDs, tagTitles, tagTitlesZh, tagOriginals, tagYears,
		tagRuntimes, tagFilmGenres, tagFilmTags, tagCountries, tagLanguages, tagPeople, tagDirectors, tagFame, tagMap,
		tagSeeds, tagLoglines, tagLoglinesZh, tagMorePeople, tagCast, tagWriters, tagIMDb, tagBoxOffice, tagBudget,
		tagPinyin, tagPeoplePinyin, tagModel, tagRows, tagNorms, tagFeatures, tagSparse:
		return true
	}
	return false
}
