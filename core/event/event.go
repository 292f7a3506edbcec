// Package event holds what a person does with films, as it is kept on their device.
package event

import "github.com/loge-film/loge/core/film"

// Kind says what the person did.
type Kind string

// The kinds are complete; later versions deepen their use and add none silently.
const (
	View    Kind = "view"    // opened the film's page; Value is the dwell time in seconds, 0 when unknown
	Search  Kind = "search"  // typed Text; Film is empty
	Watch   Kind = "watch"   // watched a part; Value is the completion, 0 (a start) .. 1
	Rate    Kind = "rate"    // Value is 0.5..5 in half steps
	Like    Kind = "like"    // Value unused
	Dislike Kind = "dislike" // Value unused
	Hide    Kind = "hide"    // never show this film again; says nothing of taste
	Share   Kind = "share"   // passed the film on
	Comment Kind = "comment" // Text is the comment
	List    Kind = "list"    // Value 1: put the film on the list of those to watch; 0: took it off
	Edit    Kind = "edit"    // changed the profile: Text says what, see Change; Value -1, 0 or 1; Film is empty
)

// Page is the source of acts in Loge's own page. It is kept as the empty Source.
const Page = "page"

// An Event is one act at one time.
type Event struct {
	ID    string  `json:"id"`              // unique among the person's events; observing the same ID twice changes nothing
	Kind  Kind    `json:"kind"`            //
	Film  film.ID `json:"film,omitempty"`  // empty only for Search and Edit
	Time  int64   `json:"time"`            // Unix milliseconds
	Value float64 `json:"value,omitempty"` // see the kinds
	Text  string  `json:"text,omitempty"`  // see the kinds; at most MaxText bytes

	// Source says where the act comes from: "letterboxd", "douban", …; empty means Page. It has at most MaxSource
	// characters of a-z, 0-9 and hyphens.
	Source string `json:"source,omitempty"`
}

// MaxSource caps the length of a source, in bytes.
const MaxSource = 32

// MaxText caps the text of a comment or a query, in bytes.
const MaxText = 2000
