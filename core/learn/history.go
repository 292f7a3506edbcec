package learn

import "fmt"

// usable returns the entries of a history that name a known item with a finite weight, in their order.
func usable(history []Entry, items int) []Entry {
	for n, e := range history {
		if !known(e, items) {
			kept := append([]Entry(nil), history[:n]...)
			for _, e := range history[n+1:] {
				if known(e, items) {
					kept = append(kept, e)
				}
			}
			return kept
		}
	}
	return history
}

func known(e Entry, items int) bool { return e.Item >= 0 && int(e.Item) < items && finite(e.Weight) }

// greet readies dst for sums over the history and returns its usable entries. Without any it writes the ranking for
// strangers instead and returns nothing.
func greet(history []Entry, stranger, dst []float32) []Entry {
	history = usable(history, len(dst))
	if len(history) == 0 {
		copy(dst, stranger)
	} else {
		clear(dst)
	}
	return history
}

// unzip parts a history into items and weights.
func unzip(history []Entry) (ids []int32, weights []float32) {
	ids, weights = make([]int32, len(history)), make([]float32, len(history))
	for n, e := range history {
		ids[n], weights[n] = e.Item, e.Weight
	}
	return ids, weights
}

// MaxPaired is how many items the models that pair every item with every other take: one such matrix then has 10 GB.
const MaxPaired = 50_000

// beginPaired is begin for models that need a matrix of all pairs of items.
func beginPaired(done error, t tuned, data *Interactions) error {
	if data.Items() > MaxPaired {
		return fmt.Errorf("%d items, %s pairs each with each and takes at most %d; leave out items that hardly anybody met",
			data.Items(), t.Name(), MaxPaired)
	}
	return begin(done, t, data)
}

// begin checks what every fit needs: a context that still runs, parameters within range and something to learn from.
func begin(done error, t tuned, data *Interactions) error {
	if done != nil {
		return done
	}
	if err := valid(t); err != nil {
		return err
	}
	if data.Len() == 0 {
		return errEmpty
	}
	return nil
}
