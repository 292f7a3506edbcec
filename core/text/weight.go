package text

import "math"

// SublinearTF returns 1 + ln n for a term that occurs n times in a text, and 0 when it does not occur: the tenth
// mention says less than the first (Manning, Raghavan and Schütze 2008, section 6.4.1).
func SublinearTF(n int) float64 {
	if n <= 0 {
		return 0
	}
	return 1 + math.Log(float64(n))
}

// SmoothIDF returns 1 + ln((1+films) / (1+df)) for a feature that df of films texts have. It is finite for df = 0,
// falls with df, and is 1 for what all have.
func SmoothIDF(df, films int) float64 {
	return 1 + math.Log(float64(1+films)/float64(1+df))
}
