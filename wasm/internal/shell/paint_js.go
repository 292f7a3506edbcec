package shell

import (
	"github.com/loge-film/loge/ui"
	"github.com/loge-film/loge/wasm/internal/browser"
)

var _ ui.Painter = (*Shell)(nil)

// AfterPaint implements ui.Painter. What else waits for the paint comes first: it may be something that the person did.
func (s *Shell) AfterPaint(f func()) {
	browser.NextFrame(func() { browser.Soon(func() { browser.Soon(f) }) })
}
