// Package taste solves for one person's taste from what they did, on their own device.
//
// A taste is a function over films, f(j) = Σᵢ αᵢ k(i,j), where i runs over the person's films and k is the similarity of
// two films, k = β ŷᵢ·ŷⱼ + (1-β) xᵢ·xⱼ, with the unit content vectors ŷ (what films mean) and the sparse unit rows x (what
// they share to the letter). The weights α solve the ridge problem
//
//	min over f:  λ‖f‖² + Σᵢ cᵢ (rᵢ - f(i))²
//
// with target rᵢ and confidence cᵢ of each film; on the latent block alone it is the fold-in u = A⁻¹ Σ cᵢrᵢŷᵢ with
// A = λI + Σ cᵢŷᵢŷᵢᵀ of Hu, Koren and Volinsky (2008), since u = Σ αᵢŷᵢ with αᵢ = cᵢ(rᵢ - f(i))/λ. This form was chosen because
// it explains itself: what film i gives to film j is αᵢ times the very similarity that the person can look up.
//
// A target that binds on one side only costs nothing beyond it (a squared hinge). That keeps two laws for any history:
// a like never lowers the liked film's own score and a dislike never raises it, because a convex cost that falls with
// f(i) can only push f(i) up. It also means that a film that was liked never argues against a film like it: its α is
// never negative.
//
// Where the pack carries a blend, a second part comes from people with similar taste: package blend folds in the films
// that the person knows, and its scores are added with the weight that it brings along. What each film gives stays exact, and so do the laws
// of the own score. Without a blend nothing of this exists.
package taste
