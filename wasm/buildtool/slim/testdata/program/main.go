// Command program does what Go's runtime needs its function table for: collecting garbage under deep stacks, growing and
// copying stacks, calls through reflection, recovering from faults, goroutines and finalizers.
package main

import (
	"errors"
	"fmt"
	"os"
	"reflect"
	"runtime"
	"sync"
)

type node struct {
	left, right *node
	value       int
}

func grow(depth int) *node {
	if depth == 0 {
		return &node{value: 1}
	}
	var room [64]int // makes the stack grow
	room[depth%64] = depth
	n := &node{grow(depth - 1), grow(depth - 1), room[depth%64]}
	if depth == 8 {
		runtime.GC()
	}
	return n
}

func (n *node) sum() int {
	if n == nil {
		return 0
	}
	return n.value + n.left.sum() + n.right.sum()
}

func recovered(f func()) (text string) {
	defer func() { text = fmt.Sprint(recover()) }()
	f()
	return "no panic"
}

func reflected() int {
	var add func(a int, n *node) int
	made := reflect.MakeFunc(reflect.TypeOf(add), func(args []reflect.Value) []reflect.Value {
		runtime.GC()
		sum := int(args[0].Int()) + args[1].Interface().(*node).sum()
		return []reflect.Value{reflect.ValueOf(sum)}
	})
	reflect.ValueOf(&add).Elem().Set(made)
	method := reflect.ValueOf(grow(6)).MethodByName("Total")
	return add(3, grow(5)) + int(method.Call(nil)[0].Int())
}

// Total is called through reflection.
func (n *node) Total() int {
	runtime.GC()
	return n.sum()
}

func together() int {
	var wait sync.WaitGroup
	sums := make(chan int, 8)
	for i := range 8 {
		wait.Add(1)
		go func() {
			defer wait.Done()
			sums <- grow(8+i%3).sum() * (i + 1)
		}()
	}
	wait.Wait()
	close(sums)
	all := 0
	for s := range sums {
		all += s
	}
	return all
}

func finalized() bool {
	done := make(chan bool)
	runtime.SetFinalizer(&node{value: 5}, func(*node) { close(done) })
	runtime.GC()
	runtime.GC()
	<-done
	return true
}

func main() {
	fmt.Println("sum", grow(14).sum())
	fmt.Println("reflected", reflected())
	fmt.Println("together", together())
	fmt.Println("finalized", finalized())
	var none *node
	var empty []int
	fmt.Println("nil:", recovered(func() { none.value++ }))
	fmt.Println("bounds:", recovered(func() { empty[len(os.Args)]++ }))
	fmt.Println("error:", recovered(func() { panic(errors.New("as wanted")) }))
	fmt.Println("exit:", recovered(func() { defer runtime.GC(); panic(grow(3).sum()) }))
	if _, file, line, ok := runtime.Caller(0); ok && line > 0 {
		fmt.Fprintln(os.Stderr, "caller", file, line)
	}
	panic("the end")
}
