// Command memory is a tab for tests of the memory on the device: a worker that does what the test tells it.
package main
