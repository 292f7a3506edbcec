package event

import "github.com/loge-film/loge/core/text/sentiment"

// A Side says how a target binds.
type Side uint8

// A person who likes a film that the engine already expects them to love has not contradicted it. So most signals
// bind on one side only; a rating states a level and binds on both.
const (
	Exactly Side = iota // the taste should be near the target
	AtLeast             // the taste should be at the target or above it
	AtMost              // the taste should be at the target or below it
)

// A Signal is what one event says of the person's taste for its film.
type Signal struct {
	Target     float64 // -1 (cannot stand it) .. 1 (loves it)
	Confidence float64 // 0 = says nothing; before any decay
	Side       Side
	Opinion    bool // stated on purpose: the latest opinion on a film overrules the earlier ones
}

// The limits of a watch: from Finished on a film counts as seen, up to Abandoned as given up.
const (
	Finished  = 0.7
	Abandoned = 0.2
)

// Dwell times of a View in seconds: shorter than Glance says nothing, from Read on the page was read.
const (
	Glance = 5
	Read   = 30
)

// Signal returns what the event says; mean is the person's mean rating, 0.5..5, shrunk towards 3. All that the engine
// believes of the kinds stands in this one table:
//
//	kind                    target          confidence  side      opinion
//	like                     1              4           at least  yes
//	dislike                 -1              4           at most   yes
//	rate v                  (v - mean)/2    3           exactly   yes
//	share                    0.8            2           at least
//	watch, ≥ 0.7 of it       0.5            1           at least
//	watch, ≤ 0.2 of it      -0.4            0.5         at most
//	comment for the film     0.6            1           at least  (by its words, see Tone)
//	comment against it      -0.6            1           at most
//	comment, neither         0.3            0.3         at least  (for its attention alone)
//	put on the list          0.4            0.5         at least
//	search for the film      0.4            0.3         at least  (of the query's best matches together)
//	view, ≥ 30 s             0.3            0.2         at least
//	view, ≥ 5 s or unknown   0.2            0.1         at least
//	view, < 5 s; hide; edit  -              0
//	taken off the list       -              0
//	watch, a start (0)       -              0
//	watch, in between        -              0
//
// The targets of ratings are held within -1..1.
func (e Event) Signal(mean float64) Signal {
	switch e.Kind {
	case Like:
		return Signal{1, 4, AtLeast, true}
	case Dislike:
		return Signal{-1, 4, AtMost, true}
	case Rate:
		return Signal{min(max((e.Value-mean)/2, -1), 1), 3, Exactly, true}
	case Share:
		return Signal{0.8, 2, AtLeast, false}
	case Comment:
		return CommentSignal(Tone(e).Verdict)
	case Search:
		return Signal{0.4, 0.3, AtLeast, false}
	case List:
		return listSignal(e.Value)
	case Watch:
		return watchSignal(e.Value)
	case View:
		return viewSignal(e.Value)
	}
	return Signal{}
}

// Tone reads the words of a comment: whether they speak for the film or against it, and which of them decided. Other
// events have no tone.
func Tone(e Event) sentiment.Reading {
	if e.Kind != Comment {
		return sentiment.Reading{}
	}
	return sentiment.Read(e.Text)
}

// CommentSignal is the Signal of a comment whose Tone has a verdict, for those who have read it before.
func CommentSignal(v sentiment.Verdict) Signal {
	switch v {
	case sentiment.For:
		return Signal{0.6, 1, AtLeast, false}
	case sentiment.Against:
		return Signal{-0.6, 1, AtMost, false}
	}
	return Signal{0.3, 0.3, AtLeast, false}
}

func listSignal(on float64) Signal {
	if on == 0 {
		return Signal{}
	}
	return Signal{0.4, 0.5, AtLeast, false}
}

func watchSignal(completion float64) Signal {
	switch {
	case completion >= Finished:
		return Signal{0.5, 1, AtLeast, false}
	case completion > 0 && completion <= Abandoned:
		return Signal{-0.4, 0.5, AtMost, false}
	}
	return Signal{}
}

func viewSignal(seconds float64) Signal {
	switch {
	case seconds >= Read:
		return Signal{0.3, 0.2, AtLeast, false}
	case seconds >= Glance || seconds == 0:
		return Signal{0.2, 0.1, AtLeast, false}
	}
	return Signal{}
}

// Knows reports whether the event shows that the person knows its film, so that it needs no recommendation:
// they judged it or saw it.
func (e Event) Knows() bool {
	switch e.Kind {
	case Like, Dislike, Rate:
		return true
	case Watch:
		return e.Value >= Finished
	}
	return false
}

// MeanRating returns the mean of the ratings among the events, drawn towards 3 as if by four ratings of 3. A film that
// was rated twice counts by its later rating.
func MeanRating(events []Event) float64 {
	last := make(map[string]float64, len(events)/2)
	for _, e := range events {
		if e.Kind == Rate {
			last[string(e.Film)] = e.Value
		}
	}
	half := 0 // in half steps, so that the sum is exact in any order
	for _, v := range last {
		half += int(2 * v)
	}
	return (3*4 + float64(half)/2) / float64(4+len(last))
}
