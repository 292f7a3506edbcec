package pack

import (
	"bytes"
	"errors"
	"strings"
	"testing"
)

// refusedOrHarmless opens possibly damaged parts; what opens must survive a walk and a validation.
func refusedOrHarmless(parts ...[]byte) (opened bool) {
	p, err := Open(parts...)
	if err != nil {
		return false
	}
	walk(p)
	_ = p.Validate()
	for i := range p.Len() {
		p.Film(i)
	}
	return true
}

func TestEveryBitFlipIsRefusedOrHarmless(t *testing.T) {
	parts := build(t, tiny())
	refused, harmless := 0, 0
	for k, part := range parts {
		for i := range 8 * len(part) {
			part[i/8] ^= 1 << (i % 8)
			if refusedOrHarmless(parts...) {
				harmless++
			} else {
				refused++
			}
			if k > 0 { // the part that stays alone must not be taken for granted either
				refusedOrHarmless(part)
			}
			part[i/8] ^= 1 << (i % 8)
		}
	}
	t.Logf("%d bit flips refused, %d harmless", refused, harmless)
	if refused == 0 || harmless == 0 {
		t.Error("the flips have not reached both outcomes")
	}
}

func TestEveryTruncationAndExtensionIsRefused(t *testing.T) {
	parts := build(t, tiny())
	for k, whole := range parts {
		damaged := [][]byte{parts[0], parts[1], parts[2]}
		for n := range len(whole) {
			damaged[k] = whole[:n]
			if _, err := Open(damaged...); !errors.Is(err, ErrDamaged) {
				t.Fatalf("part %d cut to %d of %d bytes: %v", k, n, len(whole), err)
			}
		}
		damaged[k] = append(bytes.Clone(whole), 0)
		if _, err := Open(damaged...); !errors.Is(err, ErrDamaged) {
			t.Errorf("part %d with a byte more: %v", k, err)
		}
	}
}

// rebuilt returns a part with one block replaced, or removed when data is nil, and with everything else true to form.
func rebuilt(t testing.TB, part []byte, tag string, data []byte) []byte {
	t.Helper()
	h, blocks, err := decodePart(part)
	if err != nil {
		t.Fatal(err)
	}
	var out []block
	for _, b := range blocks {
		if b.tag == tag {
			if data == nil {
				continue
			}
			b.data = data
		}
		out = append(out, b)
	}
	return encodePart(h, out)
}

func TestEveryBlockOfTheFormatIsNeededUnlessOptional(t *testing.T) {
	parts := build(t, tiny())
	for k, part := range parts {
		in, err := Inspect(part)
		if err != nil {
			t.Fatal(err)
		}
		for _, b := range in.Blocks {
			damaged := [][]byte{parts[0], parts[1], parts[2]}
			damaged[k] = rebuilt(t, part, b.Tag, nil)
			if opened := refusedOrHarmless(damaged...); opened == b.Required {
				t.Errorf("without block %q (required: %v) the pack opens: %v", b.Tag, b.Required, opened)
			}
		}
	}
}

func TestNamedFaultsAreRefused(t *testing.T) {
	parts := build(t, tiny())
	cases := []struct {
		what string
		kind Kind
		tag  string
		data []byte
		want string
	}{
		{"text that is not UTF-8", Front, tagTitles, []byte("\x01\x01\x01\xffab"), "not UTF-8"},
		{"text that ends inside a character", Front, tagTitles, []byte("\x01\x02\x01\xe2\x82\xacb"), "inside a character"},
		{"number not in its shortest form", Front, tagRuntimes, []byte{0x80, 0, 1, 2}, "shortest form"},
		{"number past its limit", Front, tagYears, []byte{1, 2, 213, 1}, "passes its limit"},
		{"number past 64 bits", Front, tagRuntimes, []byte{1, 1, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1}, "passes its limit"},
		{"ids out of order", Front, tagIDs, []byte("\x01\x01\x01acb"), "out of order"},
		{"ids twice", Front, tagIDs, []byte("\x01\x01\x01abb"), "out of order"},
		{"id with a slash", Front, tagIDs, []byte("\x01\x01\x01/bc"), "bad id"},
		{"id with a capital", Front, tagIDs, []byte("\x01\x01\x01abC"), "bad id"},
		{"genre out of range", Front, tagFilmGenres, []byte{1, 1, 1, 0, 1, 2}, "passes its limit"},
		{"tags out of range", Front, tagFilmTags, []byte{1, 1, 0, 0, 1}, "past its table"},
		{"more tags than there are", Front, tagFilmTags, []byte{2, 0, 0, 0, 0}, "past its table"},
		{"a person who was not introduced", Front, tagDirectors, []byte{1, 1, 1, 0, 2, 1}, "passes its limit"},
		{"a person whom nobody credits", Front, tagDirectors, []byte{1, 1, 1, 0, 1, 1}, "no film credits"},
		{"more people than the table has", Front, tagDirectors, []byte{1, 1, 1, 0, 0, 0}, "past the table of people"},
		{"map coordinate -32768", Front, tagMap, []byte{0, 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, "outside -1..1"},
		{"bytes left over", Front, tagFame, make([]byte, 7), "left over"},
		{"blend above 1", Vectors, tagModel, []byte{1, 0, 0, 0, 0, 0, 0, 0, 0x40}, "blend"},
		{"no dimensions", Vectors, tagModel, make([]byte, 9), "no dimensions"},
		{"component -128", Vectors, tagRows, []byte{0x80, 0, 0, 0, 0, 0}, "-128"},
		{"unknown field", Vectors, tagFeatures, []byte("\x01\x07\x01\x00\x00a"), "unknown field"},
		{"feature of a film that does not exist", Vectors, tagSparse, []byte{1, 0, 3, 63}, "past its table"},
		{"weight 0", Vectors, tagSparse, []byte{1, 0, 0, 0}, "outside 1..63"},
		{"weight 64", Vectors, tagSparse, []byte{1, 0, 0, 64}, "outside 1..63"},
		{"money past its limit", Detail, tagBudget, []byte{0x80, 0x94, 0xeb, 0xdc, 0x04, 0, 0}, "passes its limit"},
	}
	for _, c := range cases {
		damaged := [][]byte{parts[0], parts[1], parts[2]}
		damaged[c.kind-1] = rebuilt(t, damaged[c.kind-1], c.tag, c.data)
		_, err := Open(damaged...)
		if !errors.Is(err, ErrDamaged) || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), c.tag) {
			t.Errorf("%s: %v", c.what, err)
		}
	}
}
