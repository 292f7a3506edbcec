package poster

import "strings"

// pieces are the parts of a title between which a line may end, with their widths in em.
type pieces struct {
	text   []string
	full   []float64 // with the space at the end, if there is one
	closed []float64 // without it
}

func (f face) measure(text []string) pieces {
	p := pieces{text: text, full: make([]float64, len(text)), closed: make([]float64, len(text))}
	for i, t := range text {
		p.full[i], p.closed[i] = f.width(t), f.width(strings.TrimRight(t, " "))
	}
	return p
}

// breaks fills lines of at most w em greedily and returns where each line ends; ok is false when a piece alone is too long.
func (p pieces) breaks(w float64) (ends []int, ok bool) {
	line := 0.0
	for i := range p.text {
		if p.closed[i] > w {
			return nil, false
		}
		if line > 0 && line+p.closed[i] > w {
			ends = append(ends, i)
			line = 0
		}
		line += p.full[i]
	}
	return append(ends, len(p.text)), true
}

// balance narrows the measure as long as the number of lines stays the same.
func (p pieces) balance(w float64, best []int) []int {
	for narrower := w * .96; narrower > w*.4; narrower *= .96 {
		next, ok := p.breaks(narrower)
		if !ok || len(next) > len(best) {
			break
		}
		best = next
	}
	return best
}

// lines joins the pieces up to each end.
func (p pieces) lines(ends []int) []string {
	list := make([]string, 0, len(ends))
	start := 0
	for _, end := range ends {
		if line := strings.TrimRight(strings.Join(p.text[start:end], ""), " "); line != "" {
			list = append(list, line)
		}
		start = end
	}
	return list
}

// wrap breaks and joins; nil when a piece alone is too long.
func (p pieces) wrap(w float64) []string {
	ends, ok := p.breaks(w)
	if !ok {
		return nil
	}
	return p.lines(ends)
}
