// Package contrast measures how well two colours can be told apart; the tests of posters and pages share it.
package contrast

import (
	"math"
	"strconv"
)

// Ratio returns the contrast of two colours #rrggbb by WCAG 2.2: 1 for equal ones, 21 for black and white.
// What is not a colour counts as black.
func Ratio(a, b string) float64 {
	la, lb := luminance(a), luminance(b)
	return (math.Max(la, lb) + .05) / (math.Min(la, lb) + .05)
}

// luminance is the relative luminance of an sRGB colour, 0..1.
func luminance(hex string) float64 {
	if len(hex) != 7 {
		return 0
	}
	sum := 0.0
	for i, weight := range []float64{.2126, .7152, .0722} {
		v, err := strconv.ParseUint(hex[1+2*i:3+2*i], 16, 8)
		if err != nil {
			return 0
		}
		sum += weight * linear(float64(v)/255)
	}
	return sum
}

func linear(c float64) float64 {
	if c <= .04045 {
		return c / 12.92
	}
	return math.Pow((c+.055)/1.055, 2.4)
}
