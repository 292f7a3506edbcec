package catalog

import (
	"maps"
	"slices"

	"github.com/loge-film/loge/core/film"
)

// wikiSchema names the fields of the two kinds of foreign record: films of the encyclopaedia (qid, wp_genres,
// overview …) and Chinese film lists (src, title_en, country_zh …). Fields that no film is made of are listed too,
// so that nobody is warned of them.
var wikiSchema = map[string]kind{
	"qid": text, "imdb": text, "title": text, "title_zh": text, "title_en": text, "year": number,
	"genres": list, "wp_genres": list, "country": text, "country_zh": text, "lang": text, "overview": text,
	"director": list, "director_en": text, "cast": list, "writer": list,
	"src": text, "type": text, "studio": list, "release": text, "made_profit": other,
}

// Why a record is left out.
const (
	leftNoTitle = "no title"
	leftNoYear  = "no year, or one outside 1888..2100"
	leftAgain   = "the same film again"
)

// What a kept record may lack.
const (
	gapCountry  = "no country"
	gapLanguage = "language unknown, that of the country assumed"
	gapDirector = "no director"
	gapGenre    = "no genre"
	gapOverview = "no overview"
)

// wiki is what the adapter remembers between records.
type wiki struct {
	leftOut map[string]int
	gaps    map[string]int
	makers  map[string][]film.Person // the directors by id, to tell namesakes from repetitions
}

func newWiki() wiki {
	return wiki{map[string]int{}, map[string]int{}, map[string][]film.Person{}}
}

// addWiki repairs a foreign record and treats the result as one of our own, or leaves it out when no film can be made of it.
func (r *Reader) addWiki(rec record) error {
	r.noteUnknown(rec, wikiSchema)
	if !r.rightKinds(rec) {
		return nil
	}
	src := wikiRecord{rec.values}
	title, year, directors := src.title(), src.values["year"].number, src.directors()
	if title == "" {
		r.wiki.leftOut[leftNoTitle]++
		return nil
	}
	if year < film.MinYear || year > film.MaxYear {
		r.wiki.leftOut[leftNoYear]++
		return nil
	}
	id, again := r.wikiID(src, title, int(year), directors)
	if again {
		r.wiki.leftOut[leftAgain]++
		return nil
	}
	values := map[string]value{"id": textValue(id), "title": textValue(title), "year": numberValue(year)}
	r.wikiTexts(src, values)
	r.wikiWorld(src, values)
	r.wikiPeople(src, directors, values)
	return r.deliver(record{rec.place, values})
}

// rightKinds reports the fields of a foreign record that hold another kind of value than they should.
func (r *Reader) rightKinds(rec record) bool {
	right := true
	for _, field := range slices.Sorted(maps.Keys(rec.values)) {
		have, want := rec.values[field], wikiSchema[field]
		if have.kind != null && want != null && want != other && have.kind != want {
			r.fault(rec.place, field, "is %v, expected %v", have, want)
			right = false
		}
	}
	return right
}

// wikiID returns the id of a film: the slug of its title where ASCII can spell it, else of its handle.
// A second film of the same title and year gets its handle into the id; it is the same film again when the two
// share a director or have nothing but the handle to go by.
func (r *Reader) wikiID(src wikiRecord, title string, year int, directors []film.Person) (id string, again bool) {
	handle := src.handle(title)
	id, spelt := Slug(title, year)
	if !spelt {
		id, _ = Slug(handle, year)
	}
	if _, taken := r.places[film.ID(id)]; taken {
		if !spelt || shareOne(r.wiki.makers[id], directors) {
			return "", true
		}
		id, _ = Slug(title+" "+handle, year)
		_, again = r.places[film.ID(id)]
	}
	r.wiki.makers[id] = directors
	return id, again
}

func shareOne(a, b []film.Person) bool {
	return slices.ContainsFunc(a, func(p film.Person) bool { return slices.Contains(b, p) })
}

// wikiTexts fills in titles, logline and IMDb id.
func (r *Reader) wikiTexts(src wikiRecord, values map[string]value) {
	values["title_zh"] = textValue(shorten(tidy(src.text("title_zh")), maxTitle))
	values["logline"] = textValue(src.logline())
	if values["logline"].text == "" {
		r.wiki.gaps[gapOverview]++
	}
	if imdb := src.text("imdb"); isIMDb(imdb) {
		values["imdb"] = textValue(imdb)
	}
}

// wikiWorld fills in countries, languages, genres and tags.
func (r *Reader) wikiWorld(src wikiRecord, values map[string]value) {
	genres, tags := src.words()
	genres = slices.DeleteFunc(genres, func(g string) bool { return !r.voc.genres[g] })
	tags = slices.DeleteFunc(tags, func(t string) bool { return !r.voc.tags[t] })
	countries := src.countries()
	languages, known := src.languages(countries)
	values["genres"], values["tags"] = listValue(genres...), listValue(tags...)
	values["countries"], values["languages"] = listValue(countries...), listValue(languages...)
	if len(genres) == 0 {
		r.wiki.gaps[gapGenre]++
	}
	if len(countries) == 0 {
		r.wiki.gaps[gapCountry]++
	}
	if !known {
		r.wiki.gaps[gapLanguage]++
	}
}

// wikiPeople fills in the credits.
func (r *Reader) wikiPeople(src wikiRecord, directors []film.Person, values map[string]value) {
	if len(directors) == 0 {
		r.wiki.gaps[gapDirector]++
	}
	values["directors"], values["directors_zh"] = nameLists(directors)
	values["cast"], values["cast_zh"] = nameLists(src.people("cast"))
	values["writers"], values["writers_zh"] = nameLists(src.people("writer"))
}

// nameLists is the inverse of checker.people.
func nameLists(people []film.Person) (names, zh value) {
	people = people[:min(len(people), maxItems)]
	names, zh = value{kind: list}, value{kind: list}
	for _, p := range people {
		names.list = append(names.list, p.Name)
		zh.list = append(zh.list, p.NameZh)
	}
	return names, zh
}
