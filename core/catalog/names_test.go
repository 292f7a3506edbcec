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
	catalog.ShareNames(films)
	if diff := cmp.Diff(want, films); diff != "" {
		t.Error(diff)
	}
}
