package ui

import "github.com/loge-film/loge/ui/poster"

// A Painter is a Shell that tells when the page has been painted. With one, new posters are hung after the texts are there:
// each costs the browser some milliseconds. Until then a film shows the plate of the style sheet, at the same size.
type Painter interface {
	// AfterPaint calls f once, when the next frame has been painted.
	AfterPaint(f func())
}

// How many posters are hung between two frames: the first ones are in sight.
const (
	firstHung = 7
	laterHung = 4
)

// clearPixel is an image through which the plate shows.
const clearPixel = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"

// A posterKey names a poster that has been drawn.
type posterKey struct {
	id   string
	lang Lang
}

// maxPosters bounds what is remembered of drawn posters, a few KB each; past it the memory starts anew.
const maxPosters = 300

// BeforeBuild implements vugu.BeforeBuilder: what is built next tells which posters are wanted.
func (c *Root) BeforeBuild() { c.undrawn = nil }

// poster returns the address of a film's poster. It is drawn once, but the shell is asked at every render:
// it may let go of images that nobody asks for.
func (c *Root) poster(card Card) string {
	if svg, ok := c.posters[posterKey{card.ID, c.lang}]; ok {
		return c.shell.Image(svg)
	}
	painter, ok := c.shell.(Painter)
	if !ok {
		return c.shell.Image(c.drawPoster(card))
	}
	c.undrawn = append(c.undrawn, card)
	if !c.hanging {
		c.hanging = true
		painter.AfterPaint(func() { c.later(func() { c.hang(firstHung) }) })
	}
	return clearPixel
}

// hang draws the next n posters that the page wants, and the others after the next frames.
func (c *Root) hang(n int) {
	for n > 0 && len(c.undrawn) > 0 {
		card := c.undrawn[0]
		c.undrawn = c.undrawn[1:]
		if _, twice := c.posters[posterKey{card.ID, c.lang}]; !twice {
			c.drawPoster(card)
			n--
		}
	}
	c.hanging = len(c.undrawn) > 0
	if c.hanging {
		c.shell.(Painter).AfterPaint(func() { c.later(func() { c.hang(laterHung) }) })
	}
}

func (c *Root) drawPoster(card Card) (svg string) {
	if len(c.posters) >= maxPosters {
		clear(c.posters)
	}
	svg = poster.SVG(posterFilm(card, c.lang))
	c.posters[posterKey{card.ID, c.lang}] = svg
	return svg
}
