package pack

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/loge-film/loge/core/film"
	"github.com/loge-film/loge/core/text"
)

// allocated returns the bytes that f allocates in all, freed or not.
func allocated(f func()) int {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return int(after.TotalAlloc - before.TotalAlloc)
}

func checkMemory(t *testing.T, what string, parts ...[]byte) {
	t.Helper()
	size := 0
	for _, part := range parts {
		size += len(part)
	}
	var err error
	got := allocated(func() { _, err = Open(parts...) })
	t.Logf("%-28s %9d bytes, %9d allocated, %4.1f times (%v)", what, size, got, float64(got)/float64(size), err)
	if got > MemoryFactor*size+64<<10 {
		t.Errorf("%s: %d bytes made Open allocate %d", what, size, got)
	}
}

// TestMemoryOfHostileBlocks puts into each block in turn what makes a careless reader allocate most.
func TestMemoryOfHostileBlocks(t *testing.T) {
	parts := build(t, tiny())
	huge := binary.AppendUvarint(nil, 1<<40)
	fills := map[string][]byte{
		"zeros":       make([]byte, 100_000),
		"ones":        bytes.Repeat([]byte{1}, 100_000),
		"huge counts": bytes.Repeat(huge, 100_000/len(huge)),
		"labels":      append([]byte{0x90, 0x4e}, make([]byte, 4*MaxLabels)...),
		"a table":     append(binary.AppendUvarint(nil, 90_000), make([]byte, 3*90_000)...),
	}
	for k, part := range parts {
		in, err := Inspect(part)
		if err != nil {
			t.Fatal(err)
		}
		for _, b := range in.Blocks {
			for what, fill := range fills {
				hostile := [][]byte{parts[0], parts[1], parts[2]}
				hostile[k] = rebuilt(t, part, b.Tag, fill)
				checkMemory(t, b.Tag+" "+what, hostile...)
			}
		}
	}
}

// TestMemoryOfHostileHeaders states sizes that the part does not have.
func TestMemoryOfHostileHeaders(t *testing.T) {
	front := build(t, tiny())[0]
	for at := 32; at < headerSize+entrySize*4; at += 4 {
		for _, v := range []uint32{1 << 31, MaxFilms, MaxBlocks, 1<<32 - 1} {
			part := bytes.Clone(front)
			binary.LittleEndian.PutUint32(part[at:], v)
			checkMemory(t, fmt.Sprintf("%d at %d", v, at), part)
		}
	}
}

// TestMemoryOfMeagrePacks opens sound packs that hold as little as possible for each film, label, person and feature.
func TestMemoryOfMeagrePacks(t *testing.T) {
	const n = 20_000
	b := &Builder{Dim: 1, Vectors: make([]float32, n), Norms: make([]float32, n), Singular: []float64{1}, Rows: make([]Row, n)}
	for i := range n {
		b.Films = append(b.Films, film.Film{ID: film.ID(fmt.Sprint(i)), Year: film.MinYear})
		b.Features = append(b.Features, text.Feature{Key: fmt.Sprint(i), En: fmt.Sprint(i)})
	}
	for i := range MaxLabels {
		b.Vocabulary.Tags = append(b.Vocabulary.Tags, film.Tag{Label: film.Label{Slug: fmt.Sprint(i)}})
		b.Vocabulary.Genres = append(b.Vocabulary.Genres, film.Genre{Label: film.Label{Slug: fmt.Sprint(i)}})
	}
	checkMemory(t, "meagre", build(t, b)...)
}

// heavy returns a builder of n films of the usual size.
func heavy(n int) *Builder {
	b := tiny()
	one, dim := b.Films[1], 64
	b.Films, b.Fame, b.Map, b.Extra = nil, nil, nil, nil
	b.Dim, b.Singular, b.Rows, b.Features = dim, make([]float64, dim), make([]Row, n), nil
	for k := range dim {
		b.Singular[k] = float64(100 - k)
	}
	for f := range 6000 {
		b.Features = append(b.Features, text.Feature{Field: text.FieldLogline, Key: fmt.Sprint("word", f), En: fmt.Sprint("word", f)})
	}
	b.Vectors, b.Norms = make([]float32, n*dim), make([]float32, n)
	for i := range n {
		f := one
		f.Title = fmt.Sprint("A Film with a Number ", i)
		f.ID = film.ID(fmt.Sprintf("a-film-with-a-number-%d-1994", i))
		f.Logline = strings.Repeat(f.Logline, 5)
		f.Cast = []film.Person{{Name: fmt.Sprint("Actor ", i%7000), NameZh: "演员"}, {Name: fmt.Sprint("Actress ", i%5000)}}
		b.Films = append(b.Films, f)
		b.Vectors[i*dim+i%dim] = 1
		for k := range 36 {
			b.Rows[i].Index = append(b.Rows[i].Index, uint32(k*160+(i*7+k)%160))
			b.Rows[i].Weight = append(b.Rows[i].Weight, 1.0/6)
		}
	}
	return b
}

func BenchmarkOpen20k(b *testing.B) {
	parts := build(b, heavy(20_000))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Open(parts...); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkOpenFront2k(b *testing.B) {
	parts := build(b, heavy(2_000))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Open(parts[0]); err != nil {
			b.Fatal(err)
		}
	}
}
