package portrait

import "github.com/loge-film/loge/core/event"

// Months is the length of the timeline.
const Months = 12

// A Month counts what the person did in one month of their zone.
type Month struct {
	Year, Month int // Month is 1..12
	Watched     int // films watched to the end
	Rated       int // ratings, likes and dislikes
	Other       int // all other acts
}

// local returns a time in milliseconds by the clock of the person's zone.
func (who *Sitter) local(time int64) int64 {
	if who.Zone == nil {
		return time
	}
	return time + int64(who.Zone(time))*60*1000
}

// monthOf returns the number of months from January of the year 0 to a local time. It follows the calendar in eras of 400
// years of 146,097 days that begin with March, so that the leap day comes last (the proleptic Gregorian calendar).
func monthOf(local int64) int {
	days := floorDiv(local, dayLength) + 719_468 // from 1 March of the year 0 to 1970
	era := floorDiv(days, 146_097)
	day := days - era*146_097
	year := (day - day/1_460 + day/36_524 - day/146_096) / 365
	day -= 365*year + year/4 - year/100
	month := (5*day + 2) / 153 // 0 = March; five months from March on have 153 days
	return int(12*(400*era+year) + month + 2)
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// timeline counts acts by month, up to that of now. Edits of the profile are no acts with films.
func timeline(who Sitter) []Month {
	last := monthOf(who.local(who.Now))
	months := make([]Month, Months)
	for k := range months {
		m := last - Months + 1 + k
		months[k] = Month{Year: m / 12, Month: m%12 + 1}
	}
	for _, e := range who.Events {
		k := monthOf(who.local(e.Time)) - last + Months - 1
		if k < 0 || k >= Months || e.Kind == event.Edit {
			continue
		}
		months[k].count(e)
	}
	return months
}

func (m *Month) count(e event.Event) {
	switch {
	case e.Kind == event.Watch && e.Value >= event.Finished:
		m.Watched++
	case e.Kind == event.Rate || e.Kind == event.Like || e.Kind == event.Dislike:
		m.Rated++
	default:
		m.Other++
	}
}

// week counts acts by weekday and hour. Acts from elsewhere often know their day alone and are left out.
func week(who Sitter) (counts [7][24]int) {
	for _, e := range who.Events {
		if e.Source != "" {
			continue
		}
		hours := floorDiv(who.local(e.Time), 60*60*1000)
		day := floorDiv(hours, 24)
		weekday := day + 3 - 7*floorDiv(day+3, 7) // 1 January 1970 was a Thursday
		counts[weekday][hours-24*day]++
	}
	return counts
}

// watched returns the minutes that the person watched. A sitting that goes on where an earlier one ended adds the rest.
func (s *Painter) watched(events []event.Event) int {
	reached, minutes := map[int]float64{}, 0.0
	for _, e := range events {
		if e.Kind != event.Watch {
			continue
		}
		i, ok := s.films.Index(e.Film)
		if !ok {
			continue
		}
		part := e.Value
		if part >= reached[i] {
			part -= reached[i]
		}
		minutes += float64(part * float64(s.films.Runtime(i)))
		reached[i] = e.Value
		if e.Value >= event.Finished {
			reached[i] = 0
		}
	}
	return int(minutes + 0.5)
}
