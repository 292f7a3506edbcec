// Package uptime tells how long the program has run, on the clock that nobody sets.
//
// A Duration is smaller to keep than a time.Time, and links less: what a struct behind an interface holds brings its methods.
package uptime

import "time"

var start = time.Now()

// Now is the time since the start of the program.
func Now() time.Duration { return time.Since(start) }
