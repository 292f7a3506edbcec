package classics_test

import (
	"embed"
	"testing"

	"github.com/loge-film/loge/core/catalog"
	"github.com/loge-film/loge/core/catalog/classics"
	"github.com/loge-film/loge/core/film"
)

//go:embed films/*.jsonl
var files embed.FS

func TestFilms(t *testing.T) {
	films, voc, err := classics.Films()
	if err != nil {
		t.Fatal(err)
	}
	if len(films) < 1900 || len(voc.Genres) < 20 || len(voc.Tags) < 150 {
		t.Errorf("%d films, %d genres, %d tags: too few", len(films), len(voc.Genres), len(voc.Tags))
	}
	for _, f := range films {
		if len(f.Genres) == 0 || len(f.Countries) == 0 || f.Logline == "" || f.LoglineZh == "" || f.Runtime == 0 {
			t.Errorf("%s is not complete: %+v", f.ID, f)
		}
	}
}

func TestNoFaultNorWarning(t *testing.T) {
	voc, err := classics.Vocabulary()
	if err != nil {
		t.Fatal(err)
	}
	reader := catalog.NewReader(voc, func(film.Film) error { return nil })
	entries, err := files.ReadDir("films")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		file, err := files.Open("films/" + entry.Name())
		if err != nil {
			t.Fatal(err)
		}
		if err := reader.Read(catalog.JSONL, entry.Name(), file); err != nil {
			t.Fatal(err)
		}
	}
	report := reader.Report()
	if err := report.Err(); err != nil {
		t.Error(err)
	}
	for _, w := range report.Warnings {
		t.Error("warning:", w)
	}
}

// The ids of the classics are the slugs that catalog.Slug gives, save for a few titles that changed or clash.
func TestIDsAreSlugs(t *testing.T) {
	const mayDiffer = 60
	films, _, err := classics.Films()
	if err != nil {
		t.Fatal(err)
	}
	var differ []string
	for _, f := range films {
		if id, _ := catalog.Slug(f.Title, f.Year); id != string(f.ID) {
			differ = append(differ, string(f.ID)+" not "+id)
		}
	}
	if len(differ) > mayDiffer {
		t.Errorf("%d ids are not the slugs of their titles: %q", len(differ), differ)
	}
}
