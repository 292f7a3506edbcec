package browser

import (
	"context"
	"errors"
	"syscall/js"
)

var errLong = errors.New("the unpacked data is too long")

// Unpack gives f each chunk of what an array of bytes unpacks to, in a format of DecompressionStream. An error of f ends it.
// It must not be called inside a callback.
func Unpack(ctx context.Context, format string, packed js.Value, f func(chunk js.Value) error) error {
	var stream js.Value
	err := Try(func() {
		unpacker := js.Global().Get("DecompressionStream").New(format)
		stream = js.Global().Get("Blob").New([]any{packed}).Call("stream").Call("pipeThrough", unpacker)
	})
	if err != nil {
		return err
	}
	return Read(ctx, stream, f)
}

// Read gives f each chunk of a stream. When f fails or ctx ends, so does the stream. It must not be called inside a callback.
func Read(ctx context.Context, stream js.Value, f func(chunk js.Value) error) error {
	reader := stream.Call("getReader")
	for {
		step, err := Await(ctx, reader.Call("read"))
		if err == nil && step.Get("done").Bool() {
			return nil
		}
		if err == nil {
			err = f(step.Get("value"))
		}
		if err != nil {
			_, _ = Await(ctx, reader.Call("cancel")) // err says more than its error
			return err
		}
	}
}

// Inflate unpacks a raw deflate stream of at most limit bytes. It must not be called inside a callback.
func Inflate(ctx context.Context, deflate []byte, limit int) (data []byte, err error) {
	err = Unpack(ctx, "deflate-raw", Array(deflate), func(chunk js.Value) error {
		if len(data)+chunk.Length() > limit {
			return errLong
		}
		data = append(data, Bytes(chunk)...)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return data, nil
}

// Contents returns the bytes of a Blob, a File among them. It must not be called inside a callback.
func Contents(ctx context.Context, blob js.Value) ([]byte, error) {
	buffer, err := Await(ctx, blob.Call("arrayBuffer"))
	if err != nil {
		return nil, err
	}
	return Bytes(js.Global().Get("Uint8Array").New(buffer)), nil
}

// Decode returns text of an encoding, by its label of the WHATWG Encoding standard, as UTF-8. It fails on bytes that the
// encoding does not have.
func Decode(label string, data []byte) (text string, err error) {
	err = Try(func() {
		decoder := js.Global().Get("TextDecoder").New(label, map[string]any{"fatal": true})
		text = decoder.Call("decode", Array(data)).String()
	})
	return text, err
}
