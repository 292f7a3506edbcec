package rpc

import (
	"slices"

	"github.com/loge-film/loge/core/event"
	"github.com/loge-film/loge/core/lightjson"
	"github.com/loge-film/loge/core/profile"
)

// A journal is the page's copy of what the engine has acknowledged and would lose if it died: what is durable is not in it.
type journal struct {
	session profile.Session
	told    bool // the engine has told who is entered
}

// record follows a successful reply of the engine.
func (j *journal) record(method Method, params, result lightjson.Raw) {
	switch method {
	case MethodAct, MethodActHome:
		var r actResult
		if lightjson.Unmarshal(result, &r) == nil {
			j.remove(r.Entry.Event.ID)
			j.add(r)
		}
	case MethodForget:
		var p idParams
		if lightjson.Unmarshal(params, &p) == nil {
			j.remove(p.ID)
		}
	case MethodErase:
		j.erase()
	}
}

// erase forgets what the engine forgot: in a private session only what was done there.
func (j *journal) erase() {
	j.session.Secret = nil
	if !j.session.Private {
		j.session.Loose, j.session.Pending = nil, nil
	}
}

// heard takes the session that the engine told in place of what was there.
func (j *journal) heard(body lightjson.Raw) {
	var s profile.Session
	if lightjson.Unmarshal(body, &s) == nil {
		*j = journal{s, true}
	}
}

func (j *journal) lists() []*[]profile.Entry {
	return []*[]profile.Entry{&j.session.Loose, &j.session.Pending, &j.session.Secret}
}

func (j *journal) add(r actResult) {
	switch r.Place {
	case profile.Loose:
		j.session.Loose = append(j.session.Loose, r.Entry)
	case profile.Pending:
		j.session.Pending = append(j.session.Pending, r.Entry)
	case profile.Secret:
		j.session.Secret = append(j.session.Secret, r.Entry)
	}
}

func (j *journal) remove(id string) {
	for _, list := range j.lists() {
		*list = slices.DeleteFunc(*list, func(e profile.Entry) bool { return e.Event.ID == id })
	}
}

// restore is what an engine that follows another is told.
func (j *journal) restore(again bool) restoreParams {
	p := restoreParams{Session: j.session, Told: j.told, Again: again}
	p.Session.Loose, p.Session.Pending, p.Session.Secret = slices.Clone(j.session.Loose), slices.Clone(j.session.Pending), slices.Clone(j.session.Secret)
	return p
}

// events returns what is in the journal.
func (j *journal) events() []event.Event {
	var all []event.Event
	for _, list := range j.lists() {
		for _, e := range *list {
			if !e.Gone {
				all = append(all, e.Event)
			}
		}
	}
	return all
}
