package prior

// The columns that are no yes or no, each a measure that is scaled to -1..1. All others are 1 where a film has the feature
// and 0 where it has not. They are those of portrait.Examples.
const (
	LengthColumn = "length" // Length
	YearColumn   = "year"   // Year
	FameColumn   = "fame"   // Fame
)

// Length returns the cell of LengthColumn: 0 for 120 minutes or an unknown length, 1 for 240 and more.
func Length(minutes int) float32 {
	if minutes <= 0 {
		return 0
	}
	return scaled(float64(minutes), 120, 120)
}

// Year returns the cell of YearColumn: -1 for 1890 and before, 0 for 1960, 1 for 2030.
func Year(year int) float32 { return scaled(float64(year), 1960, 70) }

// Fame returns the cell of FameColumn: -1 for a film that nobody knows, 1 for the best known.
func Fame(fame float32) float32 { return scaled(float64(fame), 0.5, 0.5) }

func scaled(x, middle, half float64) float32 { return float32(min(1, max(-1, (x-middle)/half))) }

// The names of groups are the facts that a person may tell: name and slug, as portrait.Facts has them.
const (
	Women = "gender:female"
	Men   = "gender:male"
)

// RegionGroup and one of Regions name the group of people of a region.
const RegionGroup = "region:"

// Regions returns what a region may be.
func Regions() []string {
	return []string{"china", "east-asia", "south-asia", "middle-east", "europe", "africa", "north-america", "latin-america", "oceania"}
}

// ages are the groups by their lowest age in years, descending. The bands are those of MovieLens-1M.
var ages = [...]struct {
	from int
	name string
}{
	{56, "age:56-plus"}, {50, "age:50-55"}, {45, "age:45-49"}, {35, "age:35-44"}, {25, "age:25-34"}, {18, "age:18-24"},
}

// AgeGroup returns the name of the group of an age in years.
func AgeGroup(years int) string {
	for _, band := range ages {
		if years >= band.from {
			return band.name
		}
	}
	return "age:under-18"
}
