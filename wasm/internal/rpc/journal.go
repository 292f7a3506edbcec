package rpc

import (
	"slices"

	"github.com/loge-film/loge/core/event"
	"github.com/loge-film/loge/core/lightjson"
)

// A journal is the page's copy of the events that the engine has acknowledged, oldest first.
type journal []event.Event

// record follows a successful reply of the engine.
func (j *journal) record(method Method, params, result lightjson.Raw) {
	switch method {
	case MethodAct:
		var r actResult
		if lightjson.Unmarshal(result, &r) == nil {
			j.remove(r.Event.ID)
			*j = append(*j, r.Event)
		}
	case MethodUndo:
		var r undoResult
		if lightjson.Unmarshal(result, &r) == nil && r.OK {
			j.remove(r.Line.ID)
		}
	case MethodForget:
		var p idParams
		if lightjson.Unmarshal(params, &p) == nil {
			j.remove(p.ID)
		}
	case MethodErase:
		*j = nil
	}
}

func (j *journal) remove(id string) {
	*j = slices.DeleteFunc(*j, func(e event.Event) bool { return e.ID == id })
}
