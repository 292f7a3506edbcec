package dom

import (
	"syscall/js"

	"github.com/vugu/vugu"
	vugujs "github.com/vugu/vugu/js"
)

// An occasion is an event of the browser as vugu's handlers take it. Its properties are read when they are asked for.
type occasion struct{ event js.Value }

var _ vugu.DOMEvent = occasion{}

// Prop returns a property such as Prop("target", "value"), or nil.
func (o occasion) Prop(keys ...string) any {
	v := o.event
	for _, key := range keys {
		if v.Type() != js.TypeObject {
			return nil
		}
		v = v.Get(key)
	}
	switch v.Type() {
	case js.TypeString:
		return v.String()
	case js.TypeNumber:
		return v.Float()
	case js.TypeBoolean:
		return v.Bool()
	}
	return nil
}

func (o occasion) PropString(keys ...string) string {
	text, _ := o.Prop(keys...).(string)
	return text
}

func (o occasion) PropFloat64(keys ...string) float64 {
	number, _ := o.Prop(keys...).(float64)
	return number
}

func (o occasion) PropBool(keys ...string) bool {
	is, _ := o.Prop(keys...).(bool)
	return is
}

// EventSummary is empty: properties are read one by one.
func (o occasion) EventSummary() map[string]any { return nil }

func (o occasion) JSEvent() vugujs.Value       { return vugujs.Value(o.event) }
func (o occasion) JSEventTarget() vugujs.Value { return vugujs.Value(o.event.Get("target")) }
func (o occasion) JSEventCurrentTarget() vugujs.Value {
	return vugujs.Value(o.event.Get("currentTarget"))
}

// EventEnv is nil: handlers run under the render lock, and what comes later takes it through the shell.
func (o occasion) EventEnv() vugu.EventEnv { return nil }

func (o occasion) PreventDefault()  { o.event.Call("preventDefault") }
func (o occasion) StopPropagation() { o.event.Call("stopPropagation") }
