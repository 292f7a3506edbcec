// Package ui holds the pages of Loge as vugu components with their view state; it knows no browser and no engine but by interface.
package ui
