package rank

// An Adventure says how far the shelves stray from what is most likely to please: 0 is familiar, 1 adventurous, Usual
// lies between. What is below 0 counts as 0, what is above 1 as 1, and what is not a number as Usual.
//
// It shifts three things at once, with a for the adventure and u for Usual:
//
//	λ of maximal marginal relevance  = 0.9 / (0.9 + a)         1 at 0, 0.75 as usual, 0.47 at 1
//	bonus for the least known film   = gemBonus · a / u        on the shelf of hidden gems; on the shelf For you what
//	                                                           exceeds the usual, doubled: 2·gemBonus · max(0, a/u - 1)
//	weight of a sampled whim         = whim · a / u            and likewise sway, its part for a stranger
//
// So at 0 every shelf is in the order of its score, and nothing is left to chance.
type Adventure float64

// Usual is the adventure for somebody who has not chosen.
const Usual Adventure = 0.3

func (a Adventure) clamped() float64 {
	if a != a {
		return float64(Usual)
	}
	return float64(min(max(a, 0), 1))
}

// relevance returns the λ of maximal marginal relevance: how much the score counts against the likeness to a film that is
// already on the shelf. Near 1 a shelf repeats itself, near 0.5 it wanders off.
func (a Adventure) relevance() float64 { return 9 / (9 + float64(10*a.clamped())) }

// boldness returns the adventure as a multiple of the usual.
func (a Adventure) boldness() float64 { return a.clamped() / float64(Usual) }

// detour returns the weight of the bonus for the little known on the shelf For you.
func (a Adventure) detour() float64 { return float64(2 * gemBonus * max(0, a.boldness()-1)) }
