// Package dom brings what vugu's components build onto the page and changes only what differs from what is there.
//
// It stands in for vugu's own renderer, which sends every element again at every render, describes each event with some two
// hundred properties and needs eval. Like that one it reuses elements by their position among their siblings, so that the focus
// stays in its place. It knows elements, texts, attributes, properties, handlers, components and templates: all that
// ui/internal/generate writes.
package dom
