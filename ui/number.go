package ui

import (
	"strconv"
	"strings"
)

// plural prints a count with the English word that fits it.
func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
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
