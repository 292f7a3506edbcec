package rpc

import (
	"context"
	"slices"
	"time"

	"github.com/loge-film/loge/core/lightjson"
	"github.com/loge-film/loge/core/profile"
)

const (
	pieceSize = 64 << 10 // bytes of entries that travel at a time: neither side is busy with them for long
	breath    = time.Millisecond
)

// A sessionPart is a part of a profile.Session. Entries travel beside it.
type sessionPart struct {
	Open    string        `json:"open"`    // as of a profile.Session
	Private bool          `json:"private"` //
	Place   profile.Place `json:"place"`   // of the entries
	More    bool          `json:"more"`    // this is not the last part
}

type restoreParams struct {
	Part  sessionPart `json:"part"`
	Deeds []actResult `json:"deeds"` // acknowledged after all that travels in pieces
	Told  bool        `json:"told"`  // an engine has told the session
	Again bool        `json:"again"` // an engine of this page died before: take the kept pack, ask the network nothing
}

// listOf returns the list of one place; nil for what has none.
func listOf(s *profile.Session, place profile.Place) *[]profile.Entry {
	switch place {
	case profile.Loose:
		return &s.Loose
	case profile.Pending:
		return &s.Pending
	case profile.Secret:
		return &s.Secret
	}
	return nil
}

var places = [...]profile.Place{profile.Loose, profile.Pending, profile.Secret}

// Tell tells the page what would be lost if the engine died now, and lets others go first between the parts. To be called when
// that changed without a call of the page.
func (s *Server) Tell(ctx context.Context) {
	session, err := s.engine.Session(ctx)
	if err != nil {
		return
	}
	s.told = true
	time.Sleep(breath)
	part := sessionPart{Open: session.Open, Private: session.Private, More: true}
	for _, part.Place = range places {
		for data := range profile.EncodeEntries(*listOf(&session, part.Place), pieceSize) {
			s.tellPart(part, data)
			time.Sleep(breath)
		}
	}
	part.Place, part.More = profile.Kept, false
	s.tellPart(part, nil)
}

func (s *Server) tellPart(part sessionPart, data []byte) {
	body, err := lightjson.Marshal(part)
	if err == nil { // a sessionPart holds nothing that JSON cannot
		s.send(encode(Message{Type: TypeSession, Body: body, Data: data}))
	}
}

// A past is what a server has heard so far of the session of the engine before it.
type past struct {
	session profile.Session
	deeds   []actResult
}

func (p *past) hear(params restoreParams, data []byte) error {
	entries, err := profile.DecodeEntries(data)
	if err != nil {
		return err
	}
	if list := listOf(&p.session, params.Part.Place); list != nil {
		*list = append(*list, entries...)
	}
	p.session.Open, p.session.Private = params.Part.Open, params.Part.Private
	p.deeds = append(p.deeds, params.Deeds...)
	return nil
}

// whole returns the session with all deeds in it.
func (p *past) whole() profile.Session {
	moved := map[string]bool{}
	for _, d := range p.deeds {
		moved[d.Entry.Event.ID] = true
	}
	s := p.session
	for _, place := range places {
		list := listOf(&s, place)
		*list = slices.DeleteFunc(*list, func(e profile.Entry) bool { return moved[e.Event.ID] })
	}
	for _, d := range p.deeds {
		if list := listOf(&s, d.Place); list != nil {
			*list = append(*list, d.Entry)
		}
	}
	return s
}

// restore hears one part of the session of the engine before this one, and with the last takes it over.
func (s *Server) restore(ctx context.Context, p restoreParams, data []byte) error {
	if err := s.past.hear(p, data); err != nil {
		return err
	}
	if p.Part.More {
		return nil
	}
	session := s.past.whole()
	s.past = past{}
	if !p.Told {
		return nil
	}
	if err := s.engine.Resume(ctx, session); err != nil {
		return err
	}
	s.Tell(ctx)
	return nil
}
