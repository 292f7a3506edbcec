//go:build unix

package main

import "syscall"

// cpu returns the time that f takes of the processor, in milliseconds.
func cpu(f func()) float64 {
	began := spent()
	f()
	return spent() - began
}

func spent() float64 {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return float64(u.Utime.Nano()+u.Stime.Nano()) / 1e6
}
