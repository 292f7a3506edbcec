package prior

import (
	"encoding/binary"
	"math"
)

// A Mean is what people at large think of one film. The zero value is of a film that too few have rated.
type Mean struct {
	Stars  float64 // the arithmetic mean of their ratings, 0.5..5, to StarStep; not drawn towards anything
	People int     // so many rated it or more: LeastPeople, 10, 20, 50, 100, 200, … up to MostPeople
}

const (
	// LeastPeople is how many have to rate a film before its mean is told: of fewer, one person's rating could be known by it.
	LeastPeople = 5
	// MostPeople is the largest number that is told.
	MostPeople = 1_000_000_000
	// StarStep is what means are rounded to.
	StarStep = 0.02
	// MaxMeans caps the films of a table.
	MaxMeans = 1 << 20

	lowest, highest = 25, 250 // 0.5 and 5 in steps
	meansMagic      = "LOGEAVG1"
)

// RoundMean returns the mean of a film that so many people rated, as it is told; the zero value if they are too few, or the
// mean is none of stars.
func RoundMean(stars float64, people int) Mean {
	steps := math.Round(stars / StarStep)
	if people < LeastPeople || !(steps >= lowest && steps <= highest) {
		return Mean{}
	}
	return Mean{starsOf(byte(steps)), peopleOf(crowdClass(people))}
}

func starsOf(steps byte) float64 { return float64(steps) / 50 }

// peopleOf is the least number of people of a class: 1 for LeastPeople, 2 for 10, 3 for 20, 4 for 50 and so on; 0 for class 0.
func peopleOf(class byte) int {
	if class == 0 {
		return 0
	}
	n := [...]int{5, 10, 20}[(class-1)%3]
	for range (class - 1) / 3 {
		n *= 10
	}
	return n
}

// crowdClass is the greatest class that so many people fill.
func crowdClass(people int) (class byte) {
	for peopleOf(class+1) <= min(people, MostPeople) {
		class++
	}
	return class
}

// EncodeMeans returns the table of a pack's films in their order, as core/pack/FORMAT.md describes it. It fails with
// ErrLimits on means that RoundMean does not return, and beyond MaxMeans.
func EncodeMeans(films []Mean) ([]byte, error) {
	if len(films) > MaxMeans {
		return nil, ErrLimits
	}
	out := binary.AppendUvarint([]byte(meansMagic), uint64(len(films)))
	var stars []byte
	for _, m := range films {
		if m != RoundMean(m.Stars, m.People) {
			return nil, ErrLimits
		}
		class := crowdClass(m.People)
		if out = append(out, class); class > 0 {
			stars = append(stars, byte(math.Round(m.Stars/StarStep)))
		}
	}
	out = append(out, stars...)
	return binary.LittleEndian.AppendUint64(out, sum(out)), nil
}

// DecodeMeans reads what EncodeMeans wrote and keeps no part of data. On other bytes it fails with ErrDamaged, without a
// panic and without more memory than they justify.
func DecodeMeans(data []byte) ([]Mean, error) {
	end := len(data) - checksum
	if end < len(meansMagic) || string(data[:len(meansMagic)]) != meansMagic || sum(data[:end]) != binary.LittleEndian.Uint64(data[end:]) {
		return nil, ErrDamaged
	}
	r := reader{rest: data[len(meansMagic):end]}
	n := r.index(MaxMeans)
	if r.bad || n > len(r.rest) {
		return nil, ErrDamaged
	}
	classes, stars := r.rest[:n], r.rest[n:]
	films := make([]Mean, n)
	for i, class := range classes {
		if class == 0 {
			continue
		}
		if class > crowdClass(MostPeople) || len(stars) == 0 || stars[0] < lowest || stars[0] > highest {
			return nil, ErrDamaged
		}
		films[i], stars = Mean{starsOf(stars[0]), peopleOf(class)}, stars[1:]
	}
	if len(stars) > 0 {
		return nil, ErrDamaged
	}
	return films, nil
}
