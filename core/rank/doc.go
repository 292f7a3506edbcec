// Package rank turns a taste into shelves of films, each with a true reason.
//
// The score of a film is a sum: base parts (how widely known it is, and on some shelves a bonus for the little known or a
// sampled whim) and what the taste gives, which is both a sum over the person's films and a sum over the film's features.
// Shelves are chosen by score, then spread out by maximal marginal relevance, as far as
// the Adventure asks. Ties go to the lower index, which is the
// order of the films' ids. Nothing here reads a clock or a global source of chance: equal input gives equal shelves.
package rank
