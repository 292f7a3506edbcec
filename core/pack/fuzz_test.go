package pack

import (
	"bytes"
	"testing"
)

// FuzzOpen opens any bytes as each of the three parts, beside the sound others.
func FuzzOpen(f *testing.F) {
	sound := build(f, tiny())
	for _, part := range append(sound, build(f, &Builder{})...) {
		f.Add(part)
	}
	f.Fuzz(func(t *testing.T, part []byte) {
		refusedOrHarmless(part)
		refusedOrHarmless(sound[0], part)
		refusedOrHarmless(part, sound[1], sound[2])
	})
}

// FuzzBlock puts any bytes in the place of one block of a sound pack, where the fuzzer need not guess the frame.
func FuzzBlock(f *testing.F) {
	sound := build(f, tiny())
	for k, part := range sound {
		_, blocks, err := decodePart(part)
		if err != nil {
			f.Fatal(err)
		}
		for i, b := range blocks {
			f.Add(uint8(k), uint8(i), b.data)
		}
	}
	f.Fuzz(func(t *testing.T, k, i uint8, data []byte) {
		parts := bytes.Clone(sound[k%3])
		h, blocks, err := decodePart(parts)
		if err != nil {
			t.Fatal(err)
		}
		blocks[int(i)%len(blocks)].data = data
		spoilt := [][]byte{sound[0], sound[1], sound[2]}
		spoilt[k%3] = encodePart(h, blocks)
		refusedOrHarmless(spoilt...)
	})
}

// FuzzManifest: what parses can be written again and means the same.
func FuzzManifest(f *testing.F) {
	data, err := exampleManifest().Encode()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add([]byte(`{"format":1,"version":1,"issued":"1970-01-01T00:00:00Z","expires":"9999-12-31T23:59:59Z","key":"","parts":[]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := ParseManifest(data)
		if err != nil {
			return
		}
		again, err := m.Encode()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := ParseManifest(again); err != nil {
			t.Fatal(err)
		}
	})
}
