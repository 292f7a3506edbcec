package pack

import (
	"errors"
	"strconv"
)

// A Time is a moment in Unix seconds. As text it is RFC 3339 in UTC without fractions: "2026-04-24T00:00:00Z".
// It stands here because package time's own formats would cost the browser more than all of this package.
type Time int64

// The first and the last moment that the text form can say: the years 1970 and 9999.
const (
	minTime Time = 0
	maxTime Time = 253402300799
)

const timeForm = "0000-00-00T00:00:00Z"

var errTime = errors.New(`a time must look like "2026-04-24T00:00:00Z", between the years 1970 and 9999`)

// String returns the text form, or the bare seconds of a moment that has none.
func (t Time) String() string {
	text, err := t.MarshalText()
	if err != nil {
		return strconv.FormatInt(int64(t), 10)
	}
	return string(text)
}

// MarshalText returns the text form.
func (t Time) MarshalText() ([]byte, error) {
	if t < minTime || t > maxTime {
		return nil, errTime
	}
	days, seconds := int(t/86400), int(t%86400)
	year, month, day := civil(days)
	text := []byte(timeForm)
	put(text[0:4], year)
	put(text[5:7], month)
	put(text[8:10], day)
	put(text[11:13], seconds/3600)
	put(text[14:16], seconds/60%60)
	put(text[17:19], seconds%60)
	return text, nil
}

// UnmarshalText is the strict inverse of MarshalText.
func (t *Time) UnmarshalText(text []byte) error {
	if len(text) != len(timeForm) {
		return errTime
	}
	for i, c := range []byte(timeForm) {
		if c != '0' && text[i] != c || c == '0' && (text[i] < '0' || text[i] > '9') {
			return errTime
		}
	}
	year, month, day := get(text[0:4]), get(text[5:7]), get(text[8:10])
	hour, minute, second := get(text[11:13]), get(text[14:16]), get(text[17:19])
	if year < 1970 || hour > 23 || minute > 59 || second > 59 {
		return errTime
	}
	days := dayNumber(year, month, day)
	if y, m, d := civil(days); month < 1 || month > 12 || y != year || m != month || d != day {
		return errTime
	}
	*t = Time(days*86400 + hour*3600 + minute*60 + second)
	return nil
}

// dayNumber returns the days from 1970-01-01 to a date of the Gregorian calendar. Counting years from March puts the
// leap day at the end, and 153 days make five months.
func dayNumber(year, month, day int) int {
	if month <= 2 {
		year--
		month += 12
	}
	return 365*year + year/4 - year/100 + year/400 + (153*(month-3)+2)/5 + day - 1 - 719468
}

// civil is the inverse of dayNumber for days from 1970 on.
func civil(days int) (year, month, day int) {
	year = 1970 + days/366
	for dayNumber(year+1, 1, 1) <= days {
		year++
	}
	month = 1
	for month < 12 && dayNumber(year, month+1, 1) <= days {
		month++
	}
	return year, month, days - dayNumber(year, month, 1) + 1
}

func put(digits []byte, v int) {
	for i := len(digits) - 1; i >= 0; i-- {
		digits[i] = byte('0' + v%10)
		v /= 10
	}
}

func get(digits []byte) (v int) {
	for _, c := range digits {
		v = 10*v + int(c-'0')
	}
	return v
}
