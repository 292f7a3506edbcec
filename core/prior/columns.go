package prior

// The columns that are no yes or no. All others are 1 where a film has the feature and 0 where it has not.
const (
	FameColumn   = "fame"   // Fame
	LengthColumn = "length" // Length
)

// Fame returns the value of FameColumn: the pack's fame of a film, 0..1.
func Fame(fame float32) float32 { return fame }

// Length returns the value of LengthColumn: -1 for 50 minutes and less, 0 for 110 or an unknown length, 1 for 170 and more,
// straight between.
func Length(minutes int) float32 {
	if minutes <= 0 {
		return 0
	}
	return min(1, max(-1, float32(minutes-110)/60))
}

// Minutes is the inverse of Length within 50..170 minutes.
func Minutes(length float32) float64 { return 110 + 60*float64(length) }

// AgeBands are the lower ends of the bands of age in the names of groups, "age:25" for 25 to 34 years. They are those of
// MovieLens-1M, in which "under 18" is 0 here.
var AgeBands = [...]int{0, 18, 25, 35, 45, 50, 56}

// AgeBand returns the lower end of the band that an age in years falls into.
func AgeBand(years int) int {
	band := AgeBands[0]
	for _, low := range AgeBands {
		if years >= low {
			band = low
		}
	}
	return band
}
