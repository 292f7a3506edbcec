package ui

import "strconv"

// vugu sends every live element at every render, so the shelves share a budget of elements.
const (
	shelfElements = 254 // for all shelves, while no filter is set
	shelfHead     = 6   // elements of a shelf beside its cards
	cardElements  = 6   // elements of a card
)

// perPage returns how many cards each shelf shows at once, 2 to 6, for that many shelves beside that many other
// elements which are not always there.
func perPage(shelves, others int) int {
	return min(6, max(2, ((shelfElements-others)/max(1, shelves)-shelfHead)/cardElements))
}

// perPage returns how many cards each shelf on screen shows at once.
func (c *Root) perPage() int { return perPage(len(c.home.Shelves), c.filterElements()) }

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
			per := c.perPage()
			return max(1, (len(s.Cards)+per-1)/per)
		}
	}
	return 1
}

// shelfCards returns the cards on the page of a shelf. The last page is filled up from before, so that it is as long as the others.
func (c *Root) shelfCards(s Shelf) []Card {
	per := c.perPage()
	to := min(len(s.Cards), (c.pageOf[shelfKey(s)]+1)*per)
	return s.Cards[max(0, to-per):to]
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

func shelfClass(n int) string { return "row of-" + strconv.Itoa(n) }

// skeletons are as many empty cards as a page of a shelf holds.
var skeletons = [6]struct{}{}
