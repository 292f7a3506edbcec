package importer

// A pace lets others go first: it breaks the reading into pieces of some milliseconds.
type pace struct {
	rest        func(done, total int)
	done, total int // bytes of text
	since       int // of them since the last rest
}

// pieceBytes is how much text is read at a time. A browser reads a thousand rows of it in some milliseconds.
const pieceBytes = 64 << 10

// went tells that n more bytes were read.
func (p *pace) went(n int) {
	p.done += n
	if p.since += n; p.since >= pieceBytes && p.rest != nil {
		p.since = 0
		p.rest(p.done, p.total)
	}
}
