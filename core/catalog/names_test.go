package catalog_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/loge-film/loge/core/catalog"
	"github.com/loge-film/loge/core/film"
)

func TestShareNames(t *testing.T) {
	person := func(name, zh string) film.Person { return film.Person{Name: name, NameZh: zh} }
	films := []film.Film{
		{Writers: []film.Person{person("Wong Kar-wai", "")}, Cast: []film.Person{person("Wang Wei", "王伟"), person("Tom Hanks", "")}},
		{Directors: []film.Person{person("Wong Kar-wai", "王家卫")}, Cast: []film.Person{person("Wang Wei", "汪薇")}},
		{Cast: []film.Person{person("Wang Wei", ""), person("Wong Kar-wai", "王家卫")}},
		{Cast: []film.Person{person("Wang Wei", "王伟")}},
	}
	want := []film.Film{
		{Writers: []film.Person{person("Wong Kar-wai", "王家卫")}, Cast: []film.Person{person("Wang Wei", "王伟"), person("Tom Hanks", "")}},
		{Directors: []film.Person{person("Wong Kar-wai", "王家卫")}, Cast: []film.Person{person("Wang Wei", "汪薇")}},
		{Cast: []film.Person{person("Wang Wei", ""), person("Wong Kar-wai", "王家卫")}},
		{Cast: []film.Person{person("Wang Wei", "王伟")}},
	}
	if strangers := catalog.ShareNames(films, nil); strangers != nil {
		t.Errorf("an empty table names %q", strangers)
	}
	if diff := cmp.Diff(want, films); diff != "" {
		t.Error(diff)
	}
}

// A table of people counts like one more credit: it fills in, and does not overrule what films say.
func TestShareNamesOfTable(t *testing.T) {
	person := func(name, zh string) film.Person { return film.Person{Name: name, NameZh: zh} }
	films := []film.Film{
		{Directors: []film.Person{person("Hayao Miyazaki", "")}, Cast: []film.Person{person("Wang Wei", "王伟"), person("Li Na", "李娜")}},
		{Writers: []film.Person{person("Hayao Miyazaki", "")}, Cast: []film.Person{person("Wang Wei", ""), person("Li Na", "")}},
	}
	table := map[string]string{"Hayao Miyazaki": "宫崎骏", "Wang Wei": "汪薇", "Li Na": "李娜", "Nobody": "无名", "Another": "别人"}
	strangers := catalog.ShareNames(films, table)
	want := []film.Film{
		{Directors: []film.Person{person("Hayao Miyazaki", "宫崎骏")}, Cast: []film.Person{person("Wang Wei", "王伟"), person("Li Na", "李娜")}},
		{Writers: []film.Person{person("Hayao Miyazaki", "宫崎骏")}, Cast: []film.Person{person("Wang Wei", ""), person("Li Na", "李娜")}},
	}
	if diff := cmp.Diff(want, films); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"Another", "Nobody"}, strangers); diff != "" {
		t.Error(diff)
	}
}
