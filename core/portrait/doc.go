// Package portrait draws a person from their events (用户画像): interest tags, habits, charts, and the labelled examples
// that models of the person learn from.
//
// Everything is computed on the device from the events that count (event.Scrub). Age, gender and region are never
// guessed: they stand in a portrait if the person told them.
package portrait
