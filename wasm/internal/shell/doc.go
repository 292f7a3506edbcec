// Package shell gives the page its browser: fragment routes and history, title, focus, posters as blob URLs, kept choices, and the
// list of requests that the page itself made.
package shell
