package ui

import (
	"strconv"
	"strings"
)

// ordinal prints a place in English: 1st, 2nd, 3rd, 4th, 11th.
func ordinal(n int) string {
	suffix := "th"
	if teen := n / 10 % 10; teen != 1 {
		switch n % 10 {
		case 1:
			suffix = "st"
		case 2:
			suffix = "nd"
		case 3:
			suffix = "rd"
		}
	}
	return strconv.Itoa(n) + suffix
}

// decimal prints v with at most that many decimals and no idle zeros.
func decimal(v float64, decimals int) string {
	text := strconv.FormatFloat(v, 'f', decimals, 64)
	if strings.Contains(text, ".") {
		text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
	}
	return text
}

// signed prints an amount with its sign and three decimals.
func signed(v float64) string {
	text := strconv.FormatFloat(v, 'f', 3, 64)
	switch {
	case text == "-0.000" || text == "0.000":
		return "0.000"
	case v < 0:
		return "−" + text[1:]
	}
	return "+" + text
}

func kilobytes(bytes int64) string { return strconv.FormatInt((bytes+512)/1024, 10) }

func clockTime(hour, minute int) string {
	return strconv.Itoa(hour/10) + strconv.Itoa(hour%10) + ":" + strconv.Itoa(minute/10) + strconv.Itoa(minute%10)
}
