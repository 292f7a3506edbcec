package importer

import "strings"

// A dayOrder says which of three numbers is which: the letters of "ymd", in the order of the numbers.
type dayOrder string

// The orders, those that more people write first. A year of four digits in front settles it alone.
const (
	monthFirst dayOrder = "mdy"
	dayFirst   dayOrder = "dmy"
	yearFirst  dayOrder = "ymd"
)

// unix reads a day in this order as noon UTC, in milliseconds. Two digits of a year from 70 on are of the last century.
func (o dayOrder) unix(field string) (int64, bool) {
	t, ok := parseTriple(field)
	if !ok || t.rest != "" {
		return 0, false
	}
	if t.digits[0] == 4 {
		o = yearFirst
	}
	at := func(letter string) int { return strings.Index(string(o), letter) }
	y := at("y")
	d := date{year: t.v[y], month: t.v[at("m")], day: t.v[at("d")], hour: noon}
	switch {
	case t.digits[y] <= 2 && d.year >= 70:
		d.year += 1900
	case t.digits[y] <= 2:
		d.year += 2000
	}
	return d.unix()
}

// orderOf returns the order in which the days of a file are written: the one in which the fewest are impossible and,
// among such, the one in which they run most evenly from the newest to the oldest, or the other way round, as the lists
// of sites do. It is not sure when another order fits as well and would mean other days.
func orderOf(days []string) (order dayOrder, sure bool) {
	order, other := monthFirst, dayFirst
	if hasDots(days) {
		order, other = other, order
	}
	best, next := order.misfits(days), other.misfits(days)
	if next.impossible < best.impossible || next.impossible == best.impossible && next.jumps < best.jumps {
		order, best, next = other, next, best
	}
	if last := yearFirst.misfits(days); last.impossible < best.impossible {
		return yearFirst, true
	}
	return order, best.impossible < next.impossible || best.jumps < next.jumps || best.sum == next.sum
}

// hasDots reports whether the days have dots between their numbers, which only countries of day.month.year write.
func hasDots(days []string) bool {
	for _, day := range days {
		if t, ok := parseTriple(day); ok {
			return t.mark == '.'
		}
	}
	return false
}

// misfits says how badly an order fits.
type misfits struct {
	impossible int   // days
	jumps      int   // against the direction of the file
	sum        int64 // of all days, to tell orders apart
}

func (o dayOrder) misfits(days []string) misfits {
	var m misfits
	up, down, before := 0, 0, int64(-1)
	for _, day := range days {
		t, ok := o.unix(day)
		if !ok {
			m.impossible++
			continue
		}
		if before >= 0 && t > before {
			up++
		} else if before >= 0 && t < before {
			down++
		}
		before = t
		m.sum += t / 1000
	}
	m.jumps = min(up, down)
	return m
}
