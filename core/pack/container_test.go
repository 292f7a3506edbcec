package pack

import (
	"bytes"
	"encoding/binary"
	"errors"
	"testing"
)

// withBlock returns a part that has one block more.
func withBlock(t *testing.T, part []byte, b block) []byte {
	t.Helper()
	h, blocks, err := decodePart(part)
	if err != nil {
		t.Fatal(err)
	}
	return encodePart(h, append(blocks, b))
}

func TestUnknownBlocks(t *testing.T) {
	front := build(t, tiny())[0]
	p, err := Open(withBlock(t, front, block{tag: "new1", data: []byte("later")}))
	if err != nil {
		t.Fatal(err)
	}
	if data, ok := p.Block("new1"); !ok || string(data) != "later" {
		t.Errorf("an unknown optional block is not handed out: %q, %v", data, ok)
	}
	if _, ok := p.Block(tagTitles); ok {
		t.Error("Block hands out a block of the format itself")
	}
	if _, err = Open(withBlock(t, front, block{tag: "new1", required: true})); !errors.Is(err, ErrVersion) {
		t.Errorf("an unknown required block: %v", err)
	}
	if _, err = Open(withBlock(t, front, block{tag: tagTitles})); !errors.Is(err, ErrDamaged) {
		t.Errorf("a block that stands twice: %v", err)
	}
}

func TestVersions(t *testing.T) {
	front := build(t, tiny())[0]
	for _, c := range []struct {
		major, minor uint16
		want         error
	}{{Major, 0, nil}, {Major, 9, nil}, {Major + 1, 0, ErrVersion}, {0, 0, ErrVersion}} {
		part := bytes.Clone(front)
		binary.LittleEndian.PutUint16(part[8:], c.major)
		binary.LittleEndian.PutUint16(part[10:], c.minor)
		if _, err := Open(part); !errors.Is(err, c.want) {
			t.Errorf("version %d.%d: %v", c.major, c.minor, err)
		}
	}
}

func TestExtraBlocksThatCannotBe(t *testing.T) {
	for _, x := range []Block{
		{Tag: "abc", Kind: Front}, {Tag: "äb", Kind: Front}, {Tag: "ab\nc", Kind: Front}, {Tag: tagTitles, Kind: Front},
		{Tag: "ials", Kind: Front}, {Tag: "abcd", Kind: 0}, {Tag: "abcd", Kind: 4},
	} {
		b := tiny()
		b.Extra = append(b.Extra, x)
		if _, err := b.Build(); err == nil {
			t.Errorf("extra block %+v was written", x)
		}
	}
	b := tiny()
	b.Dim, b.Vectors, b.Norms, b.Singular, b.Rows = 0, nil, nil, nil, nil
	if _, err := b.Build(); err == nil {
		t.Error("an extra block was written into a part that is not there")
	}
}

func TestInspectTellsTheFrame(t *testing.T) {
	for i, part := range build(t, tiny()) {
		in, err := Inspect(part)
		if err != nil {
			t.Fatal(err)
		}
		end := headerSize + entrySize*len(in.Blocks)
		for _, b := range in.Blocks {
			if b.Offset != end {
				t.Errorf("block %q begins at %d, not %d", b.Tag, b.Offset, end)
			}
			end += b.Size
		}
		if in.Kind != Kinds()[i] || in.Films != 3 || end != len(part) {
			t.Errorf("part %d: %+v", i, in)
		}
	}
}
