package prior

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func someMeans() []Mean {
	return []Mean{RoundMean(3.5, 5), {}, RoundMean(0.5, 19), RoundMean(5, 123_456), {}, RoundMean(4.333, 20)}
}

func TestRoundMean(t *testing.T) {
	for _, c := range []struct {
		stars  float64
		people int
		want   Mean
	}{
		{3.5, 4, Mean{}}, {3.5, 5, Mean{3.5, 5}}, {3.509, 9, Mean{3.5, 5}}, {3.511, 10, Mean{3.52, 10}}, {0.5, 19, Mean{0.5, 10}},
		{5, 20, Mean{5, 20}}, {2, 49, Mean{2, 20}}, {2, 50, Mean{2, 50}}, {2, 99, Mean{2, 50}}, {2, 100, Mean{2, 100}},
		{2, 700_000, Mean{2, 500_000}}, {2, math.MaxInt, Mean{2, MostPeople}},
		{0.4, 50, Mean{}}, {5.1, 50, Mean{}}, {math.NaN(), 50, Mean{}}, {math.Inf(1), 50, Mean{}}, {3, -1, Mean{}},
	} {
		if got := RoundMean(c.stars, c.people); got != c.want {
			t.Errorf("%v of %d people is told as %+v, expected %+v", c.stars, c.people, got, c.want)
		}
	}
}

// Law: what was encoded comes back, to the bit.
func TestMeansThereAndBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		films := rapid.SliceOf(rapid.Custom(func(t *rapid.T) Mean {
			return RoundMean(rapid.Float64Range(0.4, 5.1).Draw(t, "stars"), rapid.IntRange(0, MostPeople).Draw(t, "people"))
		})).Draw(t, "films")
		data, err := EncodeMeans(films)
		if err != nil {
			t.Fatal(err)
		}
		got, err := DecodeMeans(data)
		if diff := cmp.Diff(append([]Mean{}, films...), got); err != nil || diff != "" {
			t.Fatal(err, diff)
		}
	})
}

// Law: every change of one bit, and every cut, is refused.
func TestDamagedMeansAreRefused(t *testing.T) {
	data, err := EncodeMeans(someMeans())
	if err != nil {
		t.Fatal(err)
	}
	for bit := range 8 * len(data) {
		bad := bytes.Clone(data)
		bad[bit/8] ^= 1 << (bit % 8)
		if _, err := DecodeMeans(bad); !errors.Is(err, ErrDamaged) {
			t.Fatalf("bit %d turned: %v", bit, err)
		}
	}
	for n := range data {
		if _, err := DecodeMeans(data[:n]); !errors.Is(err, ErrDamaged) {
			t.Fatalf("cut to %d bytes: %v", n, err)
		}
	}
}

func TestEncodeMeansRefuses(t *testing.T) {
	for name, films := range map[string][]Mean{
		"between steps": {{3.511, 10}}, "between classes": {{3.5, 11}}, "too few": {{3.5, 1}}, "no stars": {{0, 10}},
		"too many stars": {{5.02, 10}}, "NaN": {{math.NaN(), 10}}, "nobody": {{3.5, 0}}, "too many films": make([]Mean, MaxMeans+1),
	} {
		if _, err := EncodeMeans(films); !errors.Is(err, ErrLimits) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Law: whatever the bytes, decoding ends in ErrDamaged or in means that encode to the same bytes. The checksum is put right,
// so that the fuzzer gets past it.
func FuzzDecodeMeans(f *testing.F) {
	good, err := EncodeMeans(someMeans())
	if err != nil {
		f.Fatal(err)
	}
	f.Add(good[len(meansMagic) : len(good)-checksum])
	f.Add([]byte{0})
	f.Add([]byte{0xff, 0xff, 0x3f, 1})
	f.Add([]byte{2, 1, 26, 100, 100})
	f.Fuzz(func(t *testing.T, body []byte) {
		data := append([]byte(meansMagic), body...)
		data = binary.LittleEndian.AppendUint64(data, sum(data))
		films, err := DecodeMeans(data)
		if err != nil {
			if films != nil || !errors.Is(err, ErrDamaged) {
				t.Fatal(films, err)
			}
			return
		}
		again, err := EncodeMeans(films)
		if err != nil {
			t.Fatal(err)
		}
		if back, err := DecodeMeans(again); err != nil || cmp.Diff(films, back) != "" {
			t.Fatal(err, films, back)
		}
	})
}

// The page of the format tells the limits and the layout of the means: here is its example, byte by byte.
func TestMeansOnTheFormatPage(t *testing.T) {
	page, err := os.ReadFile("../pack/FORMAT.md")
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Join(strings.Fields(string(page)), " ")
	for _, claim := range []string{"`" + meansMagic + "`", fmt.Sprintf("at most %d films", MaxMeans), fmt.Sprintf("1 means %d people or more", LeastPeople),
		fmt.Sprintf("%d..%d", lowest, highest), fmt.Sprintf("at most %d.", crowdClass(MostPeople)), "multiple of 1/50 star"} {
		if !strings.Contains(text, claim) {
			t.Errorf("FORMAT.md does not say %q", claim)
		}
	}
	want := []byte(meansMagic + "\x06" + "\x01\x00\x02\x0e\x00\x03" + "\xaf\x19\xfa\xd9")
	want = binary.LittleEndian.AppendUint64(want, sum(want))
	got, err := EncodeMeans(someMeans())
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Error(err, diff)
	}
}
