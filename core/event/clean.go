package event

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"unicode/utf8"
)

// MaxID caps the length of an event's and of a film's ID, in bytes.
const MaxID = 200

// MaxDwell caps the dwell time of a View, in seconds: a page left open over night says no more than an hour.
const MaxDwell = 3600

// Clean returns the event in the form in which it is kept: ratings on half steps within 0.5..5, completions within 0..1,
// dwell times within 0..MaxDwell, list and edit values whole, no Value or Text where the kind has none, and Text trimmed,
// without control characters and at most MaxText bytes long; Page as the empty Source. Clean(Clean(e)) equals Clean(e).
// It fails where Validate fails.
func Clean(e Event) (Event, error) {
	switch e.Kind {
	case Rate:
		e.Value = math.Round(2*bound(e.Value, 0.5, 5)) / 2
	case Watch:
		e.Value = bound(e.Value, 0, 1)
	case View:
		e.Value = bound(e.Value, 0, MaxDwell)
	case List:
		e.Value = math.Round(bound(e.Value, 0, 1))
	case Edit:
		e.Value = math.Round(bound(e.Value, -1, 1)) + 0 // no negative zero
	default:
		e.Value = 0
	}
	if e.Source == Page {
		e.Source = ""
	}
	switch e.Kind {
	case Search, Comment, Edit:
		e.Text = cleanText(e.Text)
	default:
		e.Text = ""
	}
	return e, Validate(e)
}

// bound limits v to lo..hi; what is not a number stays one, so that Validate refuses it.
func bound(v, lo, hi float64) float64 {
	if v != v {
		return v
	}
	return min(max(v, lo), hi)
}

// Validate tells in one sentence what is wrong with an event that Clean has seen, or returns nil.
func Validate(e Event) error {
	switch {
	case e.ID == "" || len(e.ID) > MaxID:
		return fmt.Errorf("event: the id has %d bytes, expected 1 to %d", len(e.ID), MaxID)
	case !known(e.Kind):
		return fmt.Errorf("event %q: unknown kind %q", e.ID, e.Kind)
	case e.Time < 0:
		return fmt.Errorf("event %q: time %d lies before 1970", e.ID, e.Time)
	case len(e.Text) > MaxText:
		return fmt.Errorf("event %q: the text has %d bytes, expected at most %d", e.ID, len(e.Text), MaxText)
	case !isSource(e.Source):
		return fmt.Errorf("event %q: the source is %q, expected at most %d characters of a-z, 0-9 and -", e.ID, e.Source, MaxSource)
	}
	if err := validateFilm(e); err != nil {
		return fmt.Errorf("event %q: %w", e.ID, err)
	}
	if err := validateValue(e); err != nil {
		return fmt.Errorf("event %q: %w", e.ID, err)
	}
	return nil
}

func isSource(s string) bool {
	return len(s) <= MaxSource && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789-") == ""
}

func validateFilm(e Event) error {
	filmless := e.Kind == Search || e.Kind == Edit
	switch {
	case e.Kind == Edit && e.Film != "":
		return errors.New("an edit names no film")
	case e.Kind == Search && e.Film != "":
		return errors.New("a search names no film")
	case e.Kind == Search && e.Text == "":
		return errors.New("a search needs a text")
	case !filmless && (e.Film == "" || len(e.Film) > MaxID):
		return fmt.Errorf("the film's id has %d bytes, expected 1 to %d", len(e.Film), MaxID)
	case e.Kind == Edit:
		_, err := ParseChange(e.Text)
		return err
	}
	return nil
}

func validateValue(e Event) error {
	lo, hi := 0.0, 0.0
	switch e.Kind {
	case Rate:
		lo, hi = 0.5, 5
	case Watch, List:
		hi = 1
	case View:
		hi = MaxDwell
	case Edit:
		lo, hi = -1, 1
	}
	if !(e.Value >= lo && e.Value <= hi) {
		return fmt.Errorf("the value %v is not within %v..%v", e.Value, lo, hi)
	}
	return nil
}

func known(k Kind) bool {
	switch k {
	case View, Search, Watch, Rate, Like, Dislike, Hide, Share, Comment, List, Edit:
		return true
	}
	return false
}

// cleanText makes text valid UTF-8 on one line: control characters become spaces, runs of spaces one space.
func cleanText(s string) string {
	s = strings.ToValidUTF8(s, "")
	s = strings.Map(func(r rune) rune {
		if r < ' ' || r >= 0x7f && r < 0xa0 {
			return ' '
		}
		return r
	}, s)
	return capText(strings.Join(strings.Fields(s), " "))
}

func capText(s string) string {
	if len(s) <= MaxText {
		return s
	}
	end := MaxText
	for end > 0 && !utf8.RuneStart(s[end]) {
		end--
	}
	return strings.TrimSpace(s[:end])
}
