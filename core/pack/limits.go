package pack

// The limits of the format. Writers refuse to pass them, readers refuse what passes them.
const (
	MaxPart      = 64 << 20 // bytes of an unpacked part
	MaxFilms     = 200_000
	MaxPeople    = 2_000_000
	MaxFeatures  = 1_000_000
	MaxLabels    = 10_000 // genres, tags, countries or languages, each
	MaxDim       = 512
	MaxText      = 8192          // bytes of one text
	MaxID        = 128           // bytes of one film id
	MaxList      = 1024          // entries of one film's list of people, tags, features …
	MaxRuntime   = 100_000       // minutes
	MaxMoney     = 1_000_000_000 // thousands of US dollars
	MaxBlocks    = 64            // of one part
	MemoryFactor = 24            // Open allocates less than MemoryFactor·len(input) + 64 KiB in all
)
