// Package vec has the kernels of the engine: dot products and scans of float32 and int8 rows, quantising, top-k
// selection and a small Cholesky solver.
//
// Every kernel adds in one fixed order with every product rounded before it is added, so amd64, arm64 and wasm give the
// same bits. Matrices are row-major slices read strictly in order, which caches and prefetchers reward.
//
// Scan and ScanI8 are the seam for a SIMD module: they are called once for a whole matrix, allocate nothing and keep no
// reference, so that a file with a build tag can replace them by a call into another wasm module over the same memory.
package vec
