package importer

import "github.com/loge-film/loge/core/film"

// A Preview says what an import would do, before anything is kept. Rows are counted as the file has them, items once.
type Preview struct {
	Source    string
	Rows      int // all rows of the file
	Events    int // that the matched rows become
	Matched   int // rows
	Doubtful  int // rows
	Unmatched int // rows
	Doubts    []Doubt
	Samples   []Pair // matched items
	Lost      []Pair // unmatched items
}

// A Doubt is an item that may be a film.
type Doubt struct {
	Number int // to accept it by: the place of the item in the file's Items
	Row    string
	Film   int
	Why    string  // "year", "title" or "several"
	Value  float64 // the person's rating, 0.5..5, or 0
}

// A Pair is an item and its film, or None.
type Pair struct {
	Row  string
	Film int
}

// Preview lists at most so many doubts, and at most so many samples each of what was matched and what was lost.
func (m *Matcher) Preview(doubts, samples int) Preview {
	p := Preview{Source: m.file.Source, Rows: m.file.Rows}
	for i := range m.file.Items {
		it := &m.file.Items[i]
		film, verdict := m.Of(i)
		switch verdict {
		case Matched:
			p.Matched += it.Rows
			p.Events += len(it.Acts)
			p.Samples = appendPair(p.Samples, samples, it, film)
		case Unmatched:
			p.Unmatched += it.Rows
			p.Lost = appendPair(p.Lost, samples, it, None)
		default:
			p.Doubtful += it.Rows
			if len(p.Doubts) < doubts {
				p.Doubts = append(p.Doubts, Doubt{i, it.String(), film, verdict.Why(), it.Rating()})
			}
		}
	}
	return p
}

func appendPair(pairs []Pair, limit int, it *Item, film int) []Pair {
	if len(pairs) >= limit {
		return pairs
	}
	return append(pairs, Pair{it.String(), film})
}

// taken returns the film of an item that is to be kept: a matched one, or a doubtful one that was accepted.
func (m *Matcher) taken(i int, accepted map[int]bool) (id film.ID, runtime int, ok bool) {
	f, verdict := m.Of(i)
	if verdict == Unmatched || verdict != Matched && !accepted[i] {
		return "", 0, false
	}
	return m.films.ID(f), m.films.Runtime(f), true
}
