package shell

import "container/list"

// maxImages is how many images live at once: more than any page shows, so that no image in sight is ever revoked.
const maxImages = 512

// images gives equal texts equal URLs and revokes those that were not asked for in the longest time.
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
