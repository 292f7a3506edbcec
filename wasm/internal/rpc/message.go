package rpc

import (
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/loge-film/loge/core/event"
	"github.com/loge-film/loge/core/lightjson"
	"github.com/loge-film/loge/ui"
)

// Version is the version of the protocol. Page and engine come from one binary, so it differs only when a page lives on
// across a deployment and its worker script does not.
const Version = 3

// A Type says what a message is.
type Type string

// The types of messages; "up", "reply", "pong" and "status" come from the engine, the others from the page.
const (
	TypeUp     Type = "up"     // the engine runs and waits for calls
	TypeCall   Type = "call"   // ID, Method and Body
	TypeReply  Type = "reply"  // the ID of a call, and Body or Fault
	TypePing   Type = "ping"   // are you alive?
	TypePong   Type = "pong"   // yes
	TypeStatus Type = "status" // Body is a ui.Status
)

// A Method names a call.
type Method string

// The methods, with the types of their parameters and results.
const (
	MethodRestore Method = "restore" // restoreParams → nothing
	MethodHome    Method = "home"    // ui.HomeQuery → ui.Home, packed
	MethodFilm    Method = "film"    // idParams → ui.FilmPage
	MethodSearch  Method = "search"  // searchParams → []ui.Hit
	MethodBox     Method = "box"     // nothing → ui.Box
	MethodAct     Method = "act"     // ui.Act → actResult
	MethodUndo    Method = "undo"    // nothing → undoResult
	MethodForget  Method = "forget"  // idParams → forgetResult
	MethodErase   Method = "erase"   // nothing → nothing
)

// A Message is what travels, as JSON text; one with a Packed body as bytes.
type Message struct {
	Version int           `json:"v"`
	Type    Type          `json:"type"`
	ID      uint64        `json:"id,omitempty"`
	Method  Method        `json:"method,omitempty"`
	Body    lightjson.Raw `json:"body,omitempty"`
	Fault   *Fault        `json:"fault,omitempty"`
	Packed  []byte        `json:"-"` // in place of Body in the reply to MethodHome; see packHome
}

type restoreParams struct {
	Events []event.Event `json:"events"`
	Again  bool          `json:"again"` // an engine of this page died before: take the kept pack, ask the network nothing
}

type idParams struct {
	ID string `json:"id"`
}

type searchParams struct {
	Query string `json:"query"`
	Limit int    `json:"limit"`
}

type actResult struct {
	Event event.Event `json:"event"`
}

type undoResult struct {
	Line ui.EventLine `json:"line"`
	OK   bool         `json:"ok"`
}

type forgetResult struct {
	OK bool `json:"ok"`
}

// A Code names the errors that the page tells apart.
type Code string

// The codes of a Fault.
const (
	CodeNoFilm   Code = "no-film"   // ui.ErrNoFilm
	CodeNotReady Code = "not-ready" // ui.ErrNotReady
	CodeLost     Code = "lost"      // ErrLost; it never travels
	CodeOther    Code = "other"     // any other, by its text
)

// A Fault is an error on its way.
type Fault struct {
	Code Code   `json:"code"`
	Text string `json:"text"`
}

// ErrLost says that the engine died twice under one call, or so often that no other is started.
var ErrLost = errors.New("the engine stopped while it worked on this; please try again")

func faultOf(err error) *Fault {
	code := CodeOther
	switch {
	case errors.Is(err, ui.ErrNoFilm):
		code = CodeNoFilm
	case errors.Is(err, ui.ErrNotReady):
		code = CodeNotReady
	case errors.Is(err, ErrLost):
		code = CodeLost
	}
	return &Fault{Code: code, Text: err.Error()}
}

func (f *Fault) err() error {
	switch f.Code {
	case CodeNoFilm:
		return ui.ErrNoFilm
	case CodeNotReady:
		return ui.ErrNotReady
	case CodeLost:
		return ErrLost
	}
	return errors.New(f.Text)
}

// packedMark is the first byte of a message with a packed body; the others begin with a brace.
const packedMark = 'P'

// IsText tells whether an encoded message is text; else it is bytes.
func IsText(message []byte) bool { return len(message) == 0 || message[0] != packedMark }

func encode(m Message) []byte {
	if m.Packed != nil {
		return append(binary.AppendUvarint([]byte{packedMark}, m.ID), m.Packed...)
	}
	m.Version = Version
	text, err := lightjson.Marshal(m)
	if err != nil { // a Message holds nothing that JSON cannot
		return nil
	}
	return text
}

func decode(message []byte) (Message, error) {
	var m Message
	if !IsText(message) {
		id, n := binary.Uvarint(message[1:])
		if n <= 0 {
			return m, errPacked
		}
		return Message{Version: Version, Type: TypeReply, ID: id, Packed: message[1+n:]}, nil
	}
	if err := lightjson.Unmarshal(message, &m); err != nil {
		return m, fmt.Errorf("message is not of the protocol: %w", err)
	}
	if m.Version != Version {
		return m, fmt.Errorf("message is of protocol version %d, expected %d: reload the page", m.Version, Version)
	}
	return m, nil
}
