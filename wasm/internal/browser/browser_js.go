package browser

import (
	"context"
	"errors"
	"syscall/js"
)

// OnPage tells whether the program runs as the page; otherwise it runs in a worker.
func OnPage() bool { return js.Global().Get("document").Truthy() }

// Bytes copies a Uint8Array into Go memory.
func Bytes(array js.Value) []byte {
	b := make([]byte, array.Length())
	js.CopyBytesToGo(b, array)
	return b
}

// Array copies b into a new Uint8Array.
func Array(b []byte) js.Value {
	array := js.Global().Get("Uint8Array").New(len(b))
	js.CopyBytesToJS(array, b)
	return array
}

// Listen calls f for each event of a type until stop is called. The callback may not block.
func Listen(target js.Value, event string, f func(event js.Value)) (stop func()) {
	callback := js.FuncOf(func(_ js.Value, args []js.Value) any {
		f(args[0])
		return nil
	})
	target.Call("addEventListener", event, callback)
	return func() {
		target.Call("removeEventListener", event, callback)
		callback.Release()
	}
}

// Soon calls f once, when the present task has ended. The callback may not block.
func Soon(f func()) { once("setTimeout", f) }

// NextFrame calls f once, before the browser paints next; a hidden page calls it when it is shown again.
func NextFrame(f func()) { once("requestAnimationFrame", f) }

func once(scheduler string, f func()) {
	var callback js.Func
	callback = js.FuncOf(func(js.Value, []js.Value) any {
		callback.Release()
		f()
		return nil
	})
	js.Global().Call(scheduler, callback)
}

// Await blocks the goroutine until the promise settles or ctx ends. It must not be called inside a callback: JavaScript waits
// for callbacks, so the promise could never settle. A promise that never settles keeps its two callbacks for good.
func Await(ctx context.Context, promise js.Value) (js.Value, error) {
	type outcome struct {
		value js.Value
		err   error
	}
	done := make(chan outcome, 1)
	var fulfilled, rejected js.Func
	settle := func(o outcome) {
		fulfilled.Release()
		rejected.Release()
		done <- o
	}
	fulfilled = js.FuncOf(func(_ js.Value, args []js.Value) any {
		settle(outcome{value: args[0]})
		return nil
	})
	rejected = js.FuncOf(func(_ js.Value, args []js.Value) any {
		settle(outcome{err: Reason(args[0])})
		return nil
	})
	promise.Call("then", fulfilled, rejected)
	select {
	case o := <-done:
		return o.value, o.err
	case <-ctx.Done():
		return js.Undefined(), ctx.Err()
	}
}

// Property returns a property whose getter may throw, as that of a storage which the person forbids: then it is undefined.
// js.Value.Get lets such an exception end the program.
func Property(of js.Value, name string) (value js.Value) {
	_ = Try(func() { value = js.Global().Get("Reflect").Call("get", of, name) })
	return value
}

// Try runs f and turns into an error what a call in it throws, and that there was nothing to call.
func Try(f func()) (err error) {
	defer func() {
		switch thrown := recover().(type) {
		case nil:
		case *js.ValueError:
			err = thrown
		case js.Error:
			err = Reason(thrown.Value)
		default:
			panic(thrown)
		}
	}()
	f()
	return nil
}

// Reason turns what JavaScript throws or rejects with, an Error or anything else, into an error.
func Reason(thrown js.Value) error {
	return errors.New(js.Global().Get("String").Invoke(thrown).String())
}
