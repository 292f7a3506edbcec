package api

import (
	"strconv"
	"strings"
)

// quality returns how much an Accept field wants a media type, 0..1, after RFC 9110, 12.5.1:
// the most specific range that covers the type decides; a missing field wants everything.
func quality(accept, mediaType string) float64 {
	if strings.TrimSpace(accept) == "" {
		return 1
	}
	family, _, _ := strings.Cut(mediaType, "/")
	best, weight := 0, 0.0
	for accept != "" {
		var item string
		item, accept, _ = strings.Cut(accept, ",")
		mediaRange, parameters, _ := strings.Cut(item, ";")
		rank := 0
		switch strings.ToLower(strings.TrimSpace(mediaRange)) {
		case mediaType:
			rank = 3
		case family + "/*":
			rank = 2
		case "*/*":
			rank = 1
		}
		if rank > best {
			best, weight = rank, weightOf(parameters)
		}
	}
	return weight
}

// weightOf finds q among the parameters of a media range; one that cannot be read counts as 1.
func weightOf(parameters string) float64 {
	for parameters != "" {
		var parameter string
		parameter, parameters, _ = strings.Cut(parameters, ";")
		name, value, _ := strings.Cut(strings.TrimSpace(parameter), "=")
		if !strings.EqualFold(name, "q") {
			continue
		}
		if q, err := strconv.ParseFloat(value, 64); err == nil && q >= 0 && q <= 1 {
			return q
		}
	}
	return 1
}
