package tabs

import (
	"context"
	"strings"
	"syscall/js"

	"github.com/loge-film/loge/wasm/internal/browser"
)

// Names of the lock for turns, of the locks by which tabs are counted, and of the channel.
const (
	turn    = "loge-turn"
	present = "loge-tab-"
	channel = "loge-changed"
)

// A Tab is this tab among those of the same site. The message that it sends is empty: it says that something has changed, not what.
// A browser that may keep nothing for the site lets its tabs neither take turns nor hear of each other, and they have no need to.
type Tab struct {
	channel js.Value // undefined where the browser forbids it
	locks   js.Value // undefined where the browser has no Web Locks

	joined chan struct{} // closed when it is known whether there are turns
	turns  bool
}

// Join makes this tab one among the others; changed is called when another one has changed something. It may not block.
func Join(id string, changed func()) *Tab {
	t := &Tab{locks: js.Global().Get("navigator").Get("locks"), joined: make(chan struct{})}
	_ = browser.Try(func() {
		t.channel = js.Global().Get("BroadcastChannel").New(channel)
		browser.Listen(t.channel, "message", func(js.Value) { changed() })
	})
	go t.enter(present + id)
	return t
}

// enter takes a lock that is held until the tab is closed. Whether the browser grants it tells whether it grants others.
func (t *Tab) enter(name string) {
	defer close(t.joined)
	if !t.locks.Truthy() {
		return
	}
	answer := make(chan bool, 1)
	held := t.request(name, func(func()) { answer <- true })
	go func() {
		if _, err := browser.Await(context.Background(), held); err != nil {
			answer <- false
		}
	}()
	t.turns = <-answer
}

// request asks for a lock. granted is called when this tab has it; it may not block, and is given what lets go of the lock.
func (t *Tab) request(name string, granted func(release func())) js.Value {
	var executor, callback js.Func
	var resolve js.Value
	executor = js.FuncOf(func(_ js.Value, args []js.Value) any {
		resolve = args[0]
		return nil
	})
	callback = js.FuncOf(func(js.Value, []js.Value) any {
		promise := js.Global().Get("Promise").New(executor)
		granted(func() {
			resolve.Invoke()
			executor.Release()
			callback.Release()
		})
		return promise
	})
	return t.locks.Call("request", name, callback)
}

// Notify tells the other tabs that something has changed.
func (t *Tab) Notify() {
	if t.channel.Truthy() {
		t.channel.Call("postMessage", "")
	}
}

// Lock calls f while no other tab is inside Lock. A tab that dies lets go. Where the browser grants no Web Locks, f is called at once:
// core/profile then still notices when another tab was quicker, but not always in time. It must not be called inside a callback.
func (t *Tab) Lock(f func() error) error {
	if <-t.joined; !t.turns {
		return f()
	}
	mine := make(chan func(), 1)
	t.request(turn, func(release func()) { mine <- release })
	release := <-mine
	defer release()
	return f()
}

// Count returns how many tabs there are, this one included.
func (t *Tab) Count(ctx context.Context) (int, error) {
	if !t.locks.Truthy() {
		return 1, nil
	}
	all, err := browser.Await(ctx, t.locks.Call("query"))
	if err != nil {
		return 1, err
	}
	held, n := all.Get("held"), 0
	for i := range held.Length() {
		if strings.HasPrefix(held.Index(i).Get("name").String(), present) {
			n++
		}
	}
	return max(n, 1), nil
}
