package shell

import "container/list"

// images gives equal texts equal URLs and, beyond max of them, revokes the one that was not asked for in the longest time.
type images struct {
	max    int
	make   func(svg string) (url string)
	revoke func(url string)
	byText map[string]*list.Element
	recent *list.List // of image, the latest first
}

type image struct{ svg, url string }

func newImages(size int, create func(svg string) string, revoke func(url string)) *images {
	return &images{max: size, make: create, revoke: revoke, byText: map[string]*list.Element{}, recent: list.New()}
}

func (m *images) url(svg string) string {
	if at, ok := m.byText[svg]; ok {
		m.recent.MoveToFront(at)
		return at.Value.(image).url
	}
	made := image{svg, m.make(svg)}
	m.byText[svg] = m.recent.PushFront(made)
	if m.recent.Len() > m.max {
		oldest := m.recent.Remove(m.recent.Back()).(image)
		delete(m.byText, oldest.svg)
		m.revoke(oldest.url)
	}
	return made.url
}
