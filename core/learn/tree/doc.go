// Package tree fits a decision tree that can be read (CART: Breiman, Friedman, Olshen, Stone 1984) and a random forest
// (Breiman 2001) to one person's examples.
//
// Columns are cut into at most 32 bins beforehand, at the midpoints of neighbouring values; a column with no more distinct
// values than that, as nearly all have, loses nothing by it.
package tree
