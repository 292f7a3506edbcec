package prior

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func example() *Prior {
	return &Prior{
		Base:    0.5,
		Weights: []Weight{{"decade:1990", -0.25}, {"fame", 1}, {"genre:comedy", 0.125}},
		Groups:  []Group{{"age:18-24", 0.25, []Weight{{"genre:comedy", 0.5}}}, {Women, -0.5, []Weight{{"decade:1990", 1}, {"fame", -1}}}},
	}
}

func TestFor(t *testing.T) {
	p := example()
	got := p.For(Women, "age:18-24", "region:eu", Women)
	want := &Prior{Base: 0.25, Weights: []Weight{{"decade:1990", 0.75}, {"fame", 0}, {"genre:comedy", 0.625}}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(example(), p); diff != "" {
		t.Error("For changed the prior: ", diff)
	}
	if !p.Has("age:18-24") || p.Has("age:25-34") || p.Has("") {
		t.Error("the prior does not know its groups")
	}
}

func TestAlign(t *testing.T) {
	got := Align([]string{"genre:comedy", "genre:crime", "fame", ""}, example())
	if diff := cmp.Diff([]float32{0.125, 0, 1, 0}, got); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]float32{0, 0}, Align([]string{"fame", "length"}, Neutral())); diff != "" {
		t.Error(diff)
	}
	if p := 1 / (1 + math.Exp(-Neutral().Base)); math.Abs(p-0.6) > 1e-12 {
		t.Errorf("a stranger likes %v of all films", p)
	}
}

func TestColumns(t *testing.T) {
	for minutes, want := range map[int]float32{0: 0, -5: 0, 60: -0.5, 120: 0, 180: 0.5, 240: 1, 500: 1} {
		if got := Length(minutes); got != want {
			t.Errorf("%d minutes are %v, expected %v", minutes, got, want)
		}
	}
	for year, want := range map[int]float32{1888: -1, 1925: -0.5, 1960: 0, 1995: 0.5, 2100: 1} {
		if got := Year(year); got != want {
			t.Errorf("the year %d is %v, expected %v", year, got, want)
		}
	}
	for fame, want := range map[float32]float32{0: -1, 0.25: -0.5, 1: 1} {
		if got := Fame(fame); got != want {
			t.Errorf("the fame %v is %v, expected %v", fame, got, want)
		}
	}
	for years, want := range map[int]string{1: "age:under-18", 17: "age:under-18", 18: "age:18-24", 24: "age:18-24", 34: "age:25-34",
		49: "age:45-49", 55: "age:50-55", 56: "age:56-plus", 99: "age:56-plus"} {
		if got := AgeGroup(years); got != want {
			t.Errorf("the age %d is in %s, expected %s", years, got, want)
		}
	}
}

func somePrior(t *rapid.T) *Prior {
	value := rapid.Custom(func(t *rapid.T) float64 { return float64(rapid.IntRange(-20*1024, 20*1024).Draw(t, "value")) * Step })
	key := rapid.StringMatching(`[a-z]{0,3}(:[a-z0-9中]{0,5})?`)
	p := &Prior{Base: value.Draw(t, "base")}
	keys := rapid.SliceOfNDistinct(key, 0, 12, rapid.ID).Draw(t, "keys")
	slices.Sort(keys)
	for _, k := range keys {
		p.Weights = append(p.Weights, Weight{k, float32(value.Draw(t, "weight"))})
	}
	names := rapid.SliceOfNDistinct(key, 0, 4, rapid.ID).Draw(t, "names")
	slices.Sort(names)
	for _, name := range names {
		g := Group{Name: name, Base: value.Draw(t, "base")}
		for _, k := range keys {
			if rapid.Bool().Draw(t, "has") {
				g.Weights = append(g.Weights, Weight{k, float32(value.Draw(t, "weight"))})
			}
		}
		p.Groups = append(p.Groups, g)
	}
	return p
}

// Law: what was encoded comes back, to the bit for multiples of Step.
func TestThereAndBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := somePrior(t)
		data, err := p.Encode()
		if err != nil {
			t.Fatal(err)
		}
		got, err := Decode(data)
		if diff := cmp.Diff(p, got); err != nil || diff != "" {
			t.Fatal(err, diff)
		}
	})
}

// Law: every change of one bit, and every cut, is refused.
func TestDamageIsRefused(t *testing.T) {
	data, err := example().Encode()
	if err != nil {
		t.Fatal(err)
	}
	for bit := range 8 * len(data) {
		bad := bytes.Clone(data)
		bad[bit/8] ^= 1 << (bit % 8)
		if _, err := Decode(bad); !errors.Is(err, ErrDamaged) {
			t.Fatalf("bit %d turned: %v", bit, err)
		}
	}
	for n := range data {
		if _, err := Decode(data[:n]); !errors.Is(err, ErrDamaged) {
			t.Fatalf("cut to %d bytes: %v", n, err)
		}
	}
}

func TestEncodeRefuses(t *testing.T) {
	for name, spoil := range map[string]func(p *Prior){
		"NaN":             func(p *Prior) { p.Base = math.NaN() },
		"a large weight":  func(p *Prior) { p.Weights[0].Value = 21 },
		"a NaN weight":    func(p *Prior) { p.Weights[0].Value = float32(math.NaN()) },
		"keys twice":      func(p *Prior) { p.Weights[1].Key = p.Weights[0].Key },
		"a long key":      func(p *Prior) { p.Weights[2].Key = "z" + strings.Repeat("z", MaxKey) },
		"names descend":   func(p *Prior) { p.Groups[0].Name = "z" },
		"an unknown key":  func(p *Prior) { p.Groups[0].Weights[0].Key = "genre:war" },
		"too many groups": func(p *Prior) { p.Groups = make([]Group, MaxGroups+1) },
		"too many keys":   func(p *Prior) { p.Weights = make([]Weight, MaxKeys+1) },
		"a group's base":  func(p *Prior) { p.Groups[0].Base = math.Inf(1) },
		"a group's keys":  func(p *Prior) { slices.Reverse(p.Groups[1].Weights) },
	} {
		p := example()
		spoil(p)
		if _, err := p.Encode(); !errors.Is(err, ErrLimits) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Law: whatever the bytes, decoding ends in ErrDamaged or in a prior that is sound and encodes. The checksum is put right,
// so that the fuzzer gets past it.
func FuzzDecode(f *testing.F) {
	good, err := example().Encode()
	if err != nil {
		f.Fatal(err)
	}
	empty, _ := Neutral().Encode()
	f.Add(good[len(magic) : len(good)-checksum])
	f.Add(empty[len(magic) : len(empty)-checksum])
	f.Add([]byte{0, 0xff, 0x1f})
	f.Fuzz(func(t *testing.T, body []byte) {
		data := append([]byte(magic), body...)
		p, err := Decode(binary.LittleEndian.AppendUint64(data, sum(data)))
		if err != nil {
			if p != nil || !errors.Is(err, ErrDamaged) {
				t.Fatal(p, err)
			}
			return
		}
		again, err := p.Encode()
		if err != nil {
			t.Fatal(err)
		}
		q, err := Decode(again)
		if diff := cmp.Diff(p, q); err != nil || diff != "" {
			t.Fatal(err, diff)
		}
		if weights := p.For("age:18-24", Women).Weights; len(weights) != len(p.Weights) {
			t.Fatal("groups changed the number of weights")
		}
	})
}

// The page of the format tells the limits and the layout: here is its example, byte by byte.
func TestFormatPage(t *testing.T) {
	page, err := os.ReadFile("../pack/FORMAT.md")
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Join(strings.Fields(string(page)), " ")
	for _, claim := range []string{"`" + magic + "`", fmt.Sprintf("a multiple of 1/%d, at most %d either way", int(1/Step), MaxWeight),
		fmt.Sprintf("at most %d keys", MaxKeys), fmt.Sprintf("at most %d bytes of text", MaxKey), fmt.Sprintf("at most %d groups", MaxGroups),
		fmt.Sprintf("The last %d bytes are the FNV-1a hash", checksum)} {
		if !strings.Contains(text, claim) {
			t.Errorf("FORMAT.md does not say %q", claim)
		}
	}
	hash := fnv.New64a()
	want := []byte(magic + "\x80\x08" + // 0.5
		"\x03" + "\x0bdecade:1990\xff\x03" + "\x04fame\x80\x10" + "\x0cgenre:comedy\x80\x02" +
		"\x02" + "\x09age:18-24\x80\x04\x01" + "\x02\x80\x08" + "\x0dgender:female\xff\x07\x02" + "\x00\x80\x10" + "\x00\xff\x0f")
	hash.Write(want)
	want = binary.LittleEndian.AppendUint64(want, hash.Sum64())
	got, err := example().Encode()
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Error(err, diff)
	}
}
