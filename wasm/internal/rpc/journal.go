package rpc

import (
	"slices"

	"github.com/loge-film/loge/core/lightjson"
	"github.com/loge-film/loge/core/profile"
)

// A journal is the page's copy of what the engine has acknowledged and would lose if it died: what is durable is not in it.
// It may be large, and the page never looks into it: what the engine told stays as it came, and what was acknowledged since
// lies beside it.
type journal struct {
	head   sessionPart
	told   bool // the engine has told its session
	parts  []piece
	deeds  []actResult
	coming []piece // of a session that is being told
}

// A piece holds entries of one place, encoded.
type piece struct {
	place profile.Place
	data  []byte
}

// record follows a successful reply of the engine.
func (j *journal) record(method Method, params, result lightjson.Raw) {
	switch method {
	case MethodAct, MethodActHome:
		var r actResult
		if lightjson.Unmarshal(result, &r) == nil {
			j.note(r)
		}
	case MethodForget:
		var p idParams
		if lightjson.Unmarshal(params, &p) == nil {
			j.note(gone(p.ID))
		}
	case MethodErase:
		j.erase()
	}
}

// gone is the deed after which an event is nowhere in the session.
func gone(id string) (r actResult) {
	r.Entry.Event.ID = id
	return r
}

// note puts a deed in the place of any other on the same event. That an event is nowhere is worth a note only if it may be in the pieces.
func (j *journal) note(r actResult) {
	j.deeds = slices.DeleteFunc(j.deeds, func(d actResult) bool { return d.Entry.Event.ID == r.Entry.Event.ID })
	if r.Place != profile.Kept || len(j.parts) > 0 {
		j.deeds = append(j.deeds, r)
	}
}

// erase forgets what the engine forgot: in a private session only what was done there.
func (j *journal) erase() {
	if !j.head.Private {
		j.parts, j.deeds = nil, nil
		return
	}
	j.parts = slices.DeleteFunc(j.parts, func(p piece) bool { return p.place == profile.Secret })
	for i, d := range j.deeds {
		if d.Place == profile.Secret {
			j.deeds[i] = gone(d.Entry.Event.ID)
		}
	}
}

// heard takes one part of the session that the engine tells; the last one puts them in place of what was there.
func (j *journal) heard(m Message) {
	var p sessionPart
	if lightjson.Unmarshal(m.Body, &p) != nil {
		return
	}
	if len(m.Data) > 0 {
		j.coming = append(j.coming, piece{p.Place, m.Data})
	}
	if !p.More {
		*j = journal{head: p, told: true, parts: j.coming}
	}
}

// interrupted forgets the beginning of a session whose end will not come.
func (j *journal) interrupted() { j.coming = nil }

// deedsAtOnce is how many deeds travel in one message.
const deedsAtOnce = 200

// A retelling is one message of those by which an engine learns what the one before it knew.
type retelling struct {
	params restoreParams
	data   []byte
}

// restore is what an engine that follows another is told, in order.
func (j *journal) restore(again bool) []retelling {
	list := make([]retelling, 0, len(j.parts)+1)
	add := func(place profile.Place, data []byte, deeds []actResult) {
		part := sessionPart{Open: j.head.Open, Private: j.head.Private, Place: place, More: true}
		list = append(list, retelling{restoreParams{Part: part, Deeds: deeds, Told: j.told, Again: again}, data})
	}
	for _, p := range j.parts {
		add(p.place, p.data, nil)
	}
	for deeds := range slices.Chunk(j.deeds, deedsAtOnce) {
		add(profile.Kept, nil, deeds)
	}
	add(profile.Kept, nil, nil)
	list[len(list)-1].params.Part.More = false
	return list
}
