package dom

import (
	"sync"

	"github.com/vugu/vugu"
)

// A Renderer keeps one page as its components want it.
type Renderer struct {
	document Document
	lock     sync.RWMutex
	wake     chan bool
	env      *vugu.EventEnvImpl
	results  *vugu.BuildResults // while rendering
	root     *live
}

// New returns a renderer that has not rendered yet.
func New(document Document) *Renderer {
	r := &Renderer{document: document, wake: make(chan bool, 1)}
	r.env = vugu.NewEventEnvImpl(&r.lock, r.wake)
	return r
}

// EventEnv returns the render lock: whoever changes what components read holds it.
func (r *Renderer) EventEnv() vugu.EventEnv { return r.env }

// Wait blocks until a render has been asked for since the last call.
func (r *Renderer) Wait() { <-r.wake }

// Render makes the page what was built.
func (r *Renderer) Render(results *vugu.BuildResults) {
	r.lock.RLock()
	defer r.lock.RUnlock()
	r.results = results
	wanted := r.resolve(results.Out.Out[0])
	if r.root == nil || !r.root.fits(wanted) {
		old := r.root
		r.root = r.create(wanted)
		r.document.Mount(r.root.node)
		old.forget()
	} else {
		r.patch(r.root, wanted)
	}
	r.results = nil
}

// resolve follows a component to the element that it built.
func (r *Renderer) resolve(n *vugu.VGNode) *vugu.VGNode {
	for n.Component != nil {
		n = r.results.ResultFor(n.Component).Out[0]
	}
	return n
}

// listen hands an event to the handler that the element has when it comes. An event that fires while the lock is held, such
// as the blur of a field that a render removes, waits for the end of the task: inside it nobody could let go of the lock.
func (r *Renderer) listen(l *live, event string) (stop func()) {
	var hear func(e vugu.DOMEvent)
	hear = func(e vugu.DOMEvent) {
		if !r.lock.TryLock() {
			r.document.Soon(func() { hear(e) })
			return
		}
		defer r.env.UnlockRender()
		for _, handler := range l.handlers {
			if handler.EventType == event {
				handler.Func(e)
			}
		}
	}
	return l.node.Listen(event, hear)
}
