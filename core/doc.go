// Package core is the engine behind one door: it opens a pack, takes in what a person does, and answers with shelves,
// reasons, similar films and search results. It is pure: time and seed are arguments, and nothing leaves it.
package core
