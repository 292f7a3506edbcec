package main

import "syscall/js"

// cpu returns the time that f takes of the processor, in milliseconds.
func cpu(f func()) float64 {
	began := spent()
	f()
	return spent() - began
}

func spent() float64 {
	usage := js.Global().Get("process").Call("cpuUsage")
	return (usage.Get("user").Float() + usage.Get("system").Float()) / 1000
}
