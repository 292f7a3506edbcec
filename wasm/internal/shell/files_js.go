package shell

import (
	"syscall/js"
	"time"

	"github.com/loge-film/loge/ui"
	"github.com/loge-film/loge/wasm/internal/browser"
)

// ReadFile implements ui.Shell. The page leaves the bytes to the engine: to copy them here and there would hold it up.
func (s *Shell) ReadFile(id string, f func(file ui.File, err error)) {
	input := s.document.Call("getElementById", id)
	if !input.Truthy() || input.Get("files").Length() == 0 {
		return
	}
	chosen := input.Get("files").Index(0)
	input.Set("value", "") // or the same file could not be chosen again
	var err error
	if chosen.Get("size").Float() > ui.MaxFile {
		err = ui.ErrTooLarge
	}
	go f(ui.File{Name: chosen.Get("name").String(), Held: chosen}, err)
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
