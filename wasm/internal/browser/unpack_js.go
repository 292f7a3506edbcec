package browser

import (
	"context"
	"errors"
	"syscall/js"
)

var errLong = errors.New("the unpacked data is too long")

// Inflate unpacks a raw deflate stream of at most limit bytes. It must not be called inside a callback.
func Inflate(deflate []byte, limit int) (data []byte, err error) {
	ctx := context.Background()
	var reader js.Value
	err = Try(func() {
		stream := js.Global().Get("Blob").New([]any{Array(deflate)}).Call("stream")
		reader = stream.Call("pipeThrough", js.Global().Get("DecompressionStream").New("deflate-raw")).Call("getReader")
	})
	if err != nil {
		return nil, err
	}
	for {
		part, err := Await(ctx, reader.Call("read"))
		if err != nil {
			return nil, err
		}
		if part.Get("done").Bool() {
			return data, nil
		}
		if value := part.Get("value"); len(data)+value.Length() <= limit {
			data = append(data, Bytes(value)...)
			continue
		}
		_, _ = Await(ctx, reader.Call("cancel"))
		return nil, errLong
	}
}

// Contents returns the bytes of a Blob, a File among them. It must not be called inside a callback.
func Contents(blob js.Value) ([]byte, error) {
	buffer, err := Await(context.Background(), blob.Call("arrayBuffer"))
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
