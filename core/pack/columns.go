package pack

// texts is a column of strings that share one backing string.
type texts struct {
	all string
	end []uint32 // end[i] is where text i ends; it begins where text i-1 ends
}

func (t texts) len() int { return len(t.end) }

func (t texts) at(i int) string {
	begin := uint32(0)
	if i > 0 {
		begin = t.end[i-1]
	}
	return t.all[begin:t.end[i]]
}

// lists is a column of lists that share one backing slice.
type lists[T any] struct {
	all []T
	end []uint32
}

func (l lists[T]) at(i int) []T {
	begin := uint32(0)
	if i > 0 {
		begin = l.end[i-1]
	}
	end := l.end[i]
	return l.all[begin:end:end]
}
