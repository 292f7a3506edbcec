// Package kernel scans the vectors of all films with SIMD, which Go does not emit for browsers: a module of 258 bytes works
// in the memory of the Go program. Its results are those of core/vec.Scan to the bit.
//
// kernel.wat is the source of kernel.wasm; see README.md of wasm for how one becomes the other.
package kernel
