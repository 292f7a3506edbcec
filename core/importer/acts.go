package importer

import (
	"math"

	"github.com/loge-film/loge/core/event"
)

func watch(time int64) Act { return Act{Kind: event.Watch, Time: time, Value: 1} }

// stars is a rating, put on half steps within 0.5..5.
func stars(v float64, time int64) Act {
	return Act{Kind: event.Rate, Time: time, Value: min(max(math.Round(2*v)/2, 0.5), 5)}
}

func like(time int64) Act { return Act{Kind: event.Like, Time: time} }

func wish(time int64) Act { return Act{Kind: event.List, Time: time, Value: 1} }

// comment is no act when there is no text.
func comment(text string, time int64) []Act {
	if text == "" {
		return nil
	}
	if len(text) > event.MaxText {
		text = text[:event.MaxText] // Clean cuts it at a character
	}
	return []Act{{Kind: event.Comment, Time: time, Text: text}}
}
