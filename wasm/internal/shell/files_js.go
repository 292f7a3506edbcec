package shell

import (
	"context"
	"syscall/js"
	"time"

	"github.com/loge-film/loge/ui"
	"github.com/loge-film/loge/wasm/internal/browser"
)

// ReadFile implements ui.Shell.
func (s *Shell) ReadFile(id string, f func(file ui.File, err error)) {
	input := s.document.Call("getElementById", id)
	if !input.Truthy() || input.Get("files").Length() == 0 {
		return
	}
	chosen := input.Get("files").Index(0)
	name := chosen.Get("name").String()
	if chosen.Get("size").Float() > ui.MaxFile {
		input.Set("value", "")
		go f(ui.File{Name: name}, ui.ErrTooLarge)
		return
	}
	go func() {
		buffer, err := browser.Await(context.Background(), chosen.Call("arrayBuffer"))
		input.Set("value", "") // or the same file could not be chosen again
		if err != nil {
			f(ui.File{Name: name}, err)
			return
		}
		f(ui.File{Name: name, Data: browser.Bytes(js.Global().Get("Uint8Array").New(buffer))}, nil)
	}()
}

// Save implements ui.Shell. The link is never part of the page: a click on it starts the download and leads nowhere.
func (s *Shell) Save(file ui.File) {
	blob := js.Global().Get("Blob").New([]any{browser.Array(file.Data)}, map[string]any{"type": "application/octet-stream"})
	url := js.Global().Get("URL")
	address := url.Call("createObjectURL", blob)
	link := s.document.Call("createElement", "a")
	link.Set("href", address)
	link.Set("download", file.Name)
	link.Call("click")
	time.AfterFunc(time.Minute, func() { url.Call("revokeObjectURL", address) }) // some browsers still read it after the click
}
