package ui

import "strconv"

// perPage is how many cards a shelf shows at once.
const perPage = 6

// shelfKey names a shelf among those on screen.
func shelfKey(s Shelf) string {
	if s.About != nil {
		return s.Kind + " " + s.About.ID
	}
	return s.Kind
}

func (c *Root) shelfPages(key string) int {
	for _, s := range c.home.Shelves {
		if shelfKey(s) == key {
			return max(1, (len(s.Cards)+perPage-1)/perPage)
		}
	}
	return 1
}

// shelfCards returns the cards on the page of a shelf. The last page is filled up from before, so that it is as long as the others.
func (c *Root) shelfCards(s Shelf) []Card {
	to := min(len(s.Cards), (c.pageOf[shelfKey(s)]+1)*perPage)
	return s.Cards[max(0, to-perPage):to]
}

// turnShelf goes to the next or previous page of a shelf, round and round.
func (c *Root) turnShelf(s Shelf, by int) {
	key := shelfKey(s)
	pages := c.shelfPages(key)
	c.pageOf[key] = (c.pageOf[key] + by + pages) % pages
	c.live = c.words.ShelfPage(c.shelfTitle(s), c.pageOf[key]+1, pages)
}

func (c *Root) shelfTitle(s Shelf) string {
	about := ""
	if s.About != nil {
		about = s.About.Title.In(c.lang)
	}
	return c.words.Shelf(s.Kind, about)
}

func shelfID(i int) string { return "shelf-" + strconv.Itoa(i) }

// skeletons are as many empty cards as a page of a shelf holds.
var skeletons = [perPage]struct{}{}
