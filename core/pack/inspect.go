package pack

// An Inspection is the frame of one part, for tools that show it.
type Inspection struct {
	Kind         Kind
	Major, Minor int
	Build        BuildID
	Films        int
	Blocks       []BlockInfo // in the order of the part
}

// A BlockInfo is one entry of the block table.
type BlockInfo struct {
	Tag          string
	Required     bool // a reader that does not know the block must refuse the part
	Known        bool // this reader knows it
	Offset, Size int  // bytes
}

// Inspect reads the header and the block table of an unpacked part, and nothing of the blocks themselves.
func Inspect(part []byte) (Inspection, error) {
	h, blocks, err := decodePart(part)
	if err != nil {
		return Inspection{}, err
	}
	in := Inspection{Kind: h.kind, Major: Major, Minor: int(h.minor), Build: h.build, Films: int(h.films)}
	for _, b := range blocks {
		in.Blocks = append(in.Blocks, BlockInfo{b.tag, b.required, isKnown(b.tag), b.offset, len(b.data)})
	}
	return in, nil
}
