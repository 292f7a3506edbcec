package rpc

import (
	"slices"

	"github.com/loge-film/loge/core/lightjson"
	"github.com/loge-film/loge/ui"
)

// NoticeRestarted is the key of the notice that an engine died and another took over.
const NoticeRestarted = "engine-restarted"

// A board holds the status that the page sees: that of the present engine, and what earlier ones left.
type board struct {
	status ui.Status
	past   []string // requests of the engines that died
	again  bool     // an engine died
}

func newBoard() board { return board{status: ui.Status{Phase: ui.Loading}} }

// heard takes the status that the engine sent and tells whether it could be read. After a restart the phase does not fall back
// while the new engine loads: the page keeps its films, and its calls wait.
func (b *board) heard(body lightjson.Raw) bool {
	var s ui.Status
	if lightjson.Unmarshal(body, &s) != nil {
		return false
	}
	loading := s.Phase == ui.Loading || s.Phase == ui.Front
	if b.again && loading && b.status.Phase == ui.Ready {
		s.Phase, s.Version, s.Films = b.status.Phase, b.status.Version, b.status.Films
	}
	b.status = s
	return true
}

func (b *board) restarted() {
	b.past = append(b.past, b.status.Requests...)
	b.status.Requests = nil
	b.again = true
}

func (b *board) giveUp() { b.status.Phase = ui.Failed }

// shown returns the status for the page; it shares nothing with the board.
func (b *board) shown() ui.Status {
	s := b.status
	s.Requests = slices.Concat(b.past, s.Requests)
	s.Notices = slices.Clone(s.Notices)
	if b.again {
		s.Notices = append(s.Notices, NoticeRestarted)
	}
	return s
}
