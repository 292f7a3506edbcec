package importer

import (
	"fmt"
	"strings"
	"testing"

	"github.com/loge-film/loge/core/film"
)

// wide is a catalogue of n films, half of them with Chinese and original titles.
func wide(n int) films {
	var all films
	for i := range n {
		f := film.Film{ID: film.ID(fmt.Sprintf("f-%06d", i)), Title: fmt.Sprintf("The Lamp of Évora, Part %d", i), Year: 1950 + i%70}
		if i%2 == 0 {
			f.TitleZh, f.OriginalTitle = fmt.Sprintf("灯火阑珊第%d夜", i), fmt.Sprintf("燈火闌珊第%d夜", i)
		}
		all = append(all, f)
	}
	return all
}

// letterboxdRows is a ratings.csv of n rows, three of four of which are in wide.
func letterboxdRows(n int) []byte {
	var b strings.Builder
	b.WriteString("Date,Name,Year,Letterboxd URI,Rating\n")
	for i := range n {
		name := fmt.Sprintf("\"The Lamp of Évora, Part %d\"", 3*i)
		if i%4 == 0 {
			name = fmt.Sprintf("The Lamp: Lost %d", i)
		}
		fmt.Fprintf(&b, "20%02d-%02d-%02d,%s,%d,https://boxd.it/%x,%g\n", 10+i%14, 1+i%12, 1+i%28, name, 1950+3*i%70, i, 0.5+float64(i%10)/2)
	}
	return []byte(b.String())
}

// BenchmarkImport reads 5,000 rows, matches them with 20,000 films and makes the events. The longest step is what a page
// waits for at a time.
func BenchmarkImport(b *testing.B) {
	catalogue, data := wide(20_000), letterboxdRows(5_000)
	for b.Loop() {
		file, err := Read("ratings.csv", data, Options{})
		if err != nil {
			b.Fatal(err)
		}
		m := NewMatcher(file, catalogue)
		for m.Step() {
		}
		if events := m.Events(nil, 1); len(events) < 3000 {
			b.Fatalf("%d events", len(events))
		}
	}
}

// BenchmarkStep is one step of the matching, the piece of work between two breaths of a page.
func BenchmarkStep(b *testing.B) {
	catalogue := wide(20_000)
	file, err := Read("ratings.csv", letterboxdRows(5_000), Options{})
	if err != nil {
		b.Fatal(err)
	}
	m := NewMatcher(file, catalogue)
	for b.Loop() {
		if !m.Step() {
			m = NewMatcher(file, catalogue)
		}
	}
}
