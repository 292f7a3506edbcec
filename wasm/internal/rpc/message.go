package rpc

import (
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/loge-film/loge/core/lightjson"
	"github.com/loge-film/loge/core/profile"
	"github.com/loge-film/loge/ui"
)

// Version is the version of the protocol. Page and engine come from one binary, so it differs only when a page lives on
// across a deployment and its worker script does not.
const Version = 8

// A Type says what a message is.
type Type string

// The types of messages; "up", "reply", "pong", "status" and "session" come from the engine, the others from the page.
const (
	TypeUp     Type = "up"     // the engine runs and waits for calls
	TypeCall   Type = "call"   // ID, Method and Body
	TypeReply  Type = "reply"  // the ID of a call, and Body or Fault
	TypePing   Type = "ping"   // are you alive?
	TypePong   Type = "pong"   // yes
	TypeStatus Type = "status" // Body is a ui.Status

	TypeSession Type = "session" // Body is a sessionPart, beside its entries: what would be lost if the engine died
)

// A Method names a call.
type Method string

// The methods, with the types of their parameters and results.
const (
	MethodRestore Method = "restore"  // restoreParams and bytes → nothing
	MethodHome    Method = "home"     // ui.HomeQuery → ui.Home, packed
	MethodFilm    Method = "film"     // idParams → ui.FilmPage
	MethodSearch  Method = "search"   // searchParams → []ui.Hit
	MethodBox     Method = "box"      // ui.BoxQuery → ui.Box
	MethodAct     Method = "act"      // ui.Act → actResult
	MethodActHome Method = "act-home" // actHomeParams → actResult and, unless that failed, ui.Home, packed
	MethodNewest  Method = "newest"   // nothing → newestResult
	MethodForget  Method = "forget"   // idParams → forgetResult
	MethodErase   Method = "erase"    // nothing → nothing

	MethodPortrait        Method = "portrait"         // nothing → ui.Portrait
	MethodMemory          Method = "memory"           // nothing → ui.Memory
	MethodRemember        Method = "remember"         // rememberParams → nothing
	MethodKeep            Method = "keep"             // keepParams → nothing
	MethodUnlock          Method = "unlock"           // passphraseParams → nothing
	MethodPassphrase      Method = "passphrase"       // passphraseParams → nothing
	MethodEnter           Method = "enter"            // idParams → nothing
	MethodAddProfile      Method = "add-profile"      // profileParams → nothing
	MethodEditProfile     Method = "edit-profile"     // profileParams → nothing
	MethodRemoveProfile   Method = "remove-profile"   // idParams → nothing
	MethodExport          Method = "export"           // passphraseParams → fileResult and bytes
	MethodPreview         Method = "preview"          // previewParams and bytes → ui.Preview
	MethodTake            Method = "take"             // takeParams → ui.Taken
	MethodUnmatched       Method = "unmatched"        // nothing → fileResult and bytes
	MethodEraseEverything Method = "erase-everything" // nothing → nothing
)

// errMethod says that the engine does not know what it is asked for.
func errMethod(method Method) error { return fmt.Errorf("the engine has no method %q", method) }

// A Message is what travels, as JSON text; one with a Packed body or with Data as bytes.
type Message struct {
	Version int           `json:"v"`
	Type    Type          `json:"type"`
	ID      uint64        `json:"id,omitempty"`
	Method  Method        `json:"method,omitempty"`
	Body    lightjson.Raw `json:"body,omitempty"`
	Fault   *Fault        `json:"fault,omitempty"`
	Packed  []byte        `json:"-"` // a ui.Home in a reply, alone or beside Body; see packHome
	Data    []byte        `json:"-"` // a file that travels beside Body
	Held    any           `json:"-"` // or the browser's hold of it, which no encoding has
}

type idParams struct {
	ID string `json:"id"`
}

type searchParams struct {
	Query string `json:"query"`
	Limit int    `json:"limit"`
}

type actResult struct {
	Entry profile.Entry `json:"entry"`
	Place profile.Place `json:"place"`
}

type actHomeParams struct {
	Act   ui.Act       `json:"act"`
	Query ui.HomeQuery `json:"query"`
}

// An actHomeResult travels in two parts.
type actHomeResult struct {
	actResult          // the Body
	home      *ui.Home // Packed; nil when the act was recorded and the page failed
}

type newestResult struct {
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
	CodeRefusal  Code = "refusal"   // *ui.Refusal

	CodePassphrase Code = "passphrase" // ui.ErrPassphrase
	CodeDamaged    Code = "damaged"    // ui.ErrDamaged
	CodeTooLarge   Code = "too-large"  // ui.ErrTooLarge
	CodeReadOnly   Code = "read-only"  // ui.ErrReadOnly
)

// A Fault is an error on its way.
type Fault struct {
	Code Code     `json:"code"`
	Text string   `json:"text"`           // Why of a refusal
	Args []string `json:"args,omitempty"` // of a refusal
}

// ErrLost says that the engine died twice under one call, or so often that no other is started.
var ErrLost = errors.New("the engine stopped while it worked on this; please try again")

// meanings are the errors that the page tells apart.
var meanings = [...]struct {
	code Code
	err  error
}{
	{CodeNoFilm, ui.ErrNoFilm}, {CodeNotReady, ui.ErrNotReady}, {CodeLost, ErrLost},
	{CodePassphrase, ui.ErrPassphrase}, {CodeDamaged, ui.ErrDamaged}, {CodeTooLarge, ui.ErrTooLarge},
	{CodeReadOnly, ui.ErrReadOnly},
}

func faultOf(err error) *Fault {
	if refusal, ok := err.(*ui.Refusal); ok {
		return &Fault{Code: CodeRefusal, Text: refusal.Why, Args: refusal.Args}
	}
	for _, m := range meanings {
		if errors.Is(err, m.err) {
			return &Fault{Code: m.code, Text: err.Error()}
		}
	}
	return &Fault{Code: CodeOther, Text: err.Error()}
}

func (f *Fault) err() error {
	if f.Code == CodeRefusal {
		return &ui.Refusal{Remark: ui.Remark{Why: f.Text, Args: f.Args}}
	}
	for _, m := range meanings {
		if f.Code == m.code {
			return m.err
		}
	}
	return errors.New(f.Text)
}

// The first byte of a message with a packed body, and of one with data; the others begin with a brace.
const (
	packedMark = 'P'
	dataMark   = 'D'
)

// IsText tells whether an encoded message is text; else it is bytes.
func IsText(message []byte) bool {
	return len(message) == 0 || message[0] != packedMark && message[0] != dataMark
}

func encode(m Message) []byte {
	if m.Packed != nil {
		head := binary.AppendUvarint(binary.AppendUvarint([]byte{packedMark}, m.ID), uint64(len(m.Body)))
		return append(append(head, m.Body...), m.Packed...)
	}
	m.Version = Version
	text, err := lightjson.Marshal(m)
	if err != nil { // a Message holds nothing that JSON cannot
		return nil
	}
	if m.Data == nil {
		return text
	}
	return append(append(binary.AppendUvarint([]byte{dataMark}, uint64(len(text))), text...), m.Data...)
}

func decode(message []byte) (Message, error) {
	var m Message
	if !IsText(message) {
		packed, rest := message[0] == packedMark, message[1:]
		if packed {
			m.ID, rest = cutNumber(rest)
		}
		size, rest := cutNumber(rest)
		switch {
		case rest == nil, size > uint64(len(rest)):
			return Message{}, errPacked
		case packed:
			return Message{Version: Version, Type: TypeReply, ID: m.ID, Body: rest[:size], Packed: rest[size:]}, nil
		}
		m.Data, message = rest[size:], rest[:size]
	}
	if err := lightjson.Unmarshal(message, &m); err != nil {
		return m, fmt.Errorf("message is not of the protocol: %w", err)
	}
	if m.Version != Version {
		return m, fmt.Errorf("message is of protocol version %d, expected %d: reload the page", m.Version, Version)
	}
	return m, nil
}

// cutNumber reads a number at the beginning of data. What is behind it is nil when there is none.
func cutNumber(data []byte) (number uint64, rest []byte) {
	number, n := binary.Uvarint(data)
	if n <= 0 {
		return 0, nil
	}
	return number, data[n:]
}
