// Package blend is the collaborative model as it ships: it decodes a pack's blend, folds a person in and scores films.
//
// With item vectors y of r numbers (int8 with one scale an item), a middle matrix M (r × r) and a sparse matrix S, a
// history of items i with weights wᵢ has two scores for item j,
//
//	iALS    y_j·u,  A u = Σ_{wᵢ>0} wᵢyᵢ + κū,  A = α₀YᵀY + Σ |wᵢ| yᵢyᵢᵀ + κI,  κ = λ(n + α₀·items)^ν
//	linear  Σᵢ wᵢ (Y M Yᵀ + S)_ij
//
// (Hu, Koren and Volinsky 2008 with the mean person ū as prior; Steck's linear autoencoders split into low rank and
// rest). Each is brought to mean 0 and deviation 1 over all items, and they are added with a share of iALS that depends
// on n, the length of the history. Evaluation and the browser run this one implementation.
package blend
