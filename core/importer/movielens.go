package importer

import (
	"strconv"
	"strings"
)

// readMovieLens reads what movielens.org gives its members, one table with titles, and the folders of its data sets:
// ratings.csv with movies.csv and links.csv, in a zip.
func readMovieLens(_ []document, sheets []*sheet, o *Options) (*reading, error) {
	var r *reading
	films, err := movieLensFilms(sheets, o)
	if err != nil {
		return nil, err
	}
	for _, s := range sheets {
		if s.column(movieID) < 0 || !s.has("rating") {
			continue
		}
		if r == nil {
			r = newReading(MovieLens, o)
		}
		m := &movieLens{r, s, films}
		if err := m.read(); err != nil {
			return nil, err
		}
	}
	return r, nil
}

type movieLens struct {
	*reading
	*sheet
	films map[string]*Item // by MovieLens's id
}

const movieID = "movieid|movie_id"

func (m *movieLens) read() error {
	rows, refused := 0, 0
	user, users := m.options.Profile, 0
	err := m.each(m.sheet, func() {
		if own := m.get("userid|user_id"); m.options.Profile == "" && own != user {
			user = own
			users++
		} else if own != user {
			m.left(LeftProfile)
			return
		}
		item := m.item()
		rows++
		if item.Title == "" && item.IMDb == "" {
			refused++
			m.fault(item.Place, "not-a-number", m.get(movieID))
			return
		}
		m.add(item, m.rate(item.Place, m.get("rating"), 0.5, 5, m.time(item.Place))...)
	})
	switch {
	case err != nil:
		return err
	case users > 1:
		return refuse("people", m.sheet.name)
	case rows > 0 && refused == rows:
		return refuse("numbers", m.sheet.name)
	}
	return nil
}

// item gathers what is known of the film of a row.
func (m *movieLens) item() *Item {
	item := &Item{}
	if known := m.films[m.get(movieID)]; known != nil {
		*item = *known
	}
	if title := m.get("title"); title != "" {
		item.Title, item.Year = titleYear(title)
	}
	if id := imdbID(m.get("imdbid|imdb_id")); id != "" {
		item.IMDb = id
	}
	item.Place = m.place()
	return item
}

// time reads seconds since 1970.
func (m *movieLens) time(at Place) int64 {
	field := m.get("timestamp")
	seconds, err := strconv.ParseUint(field, 10, 36)
	if field != "" && err != nil {
		m.fault(at, "not-a-date", field)
	}
	return 1000 * int64(seconds)
}

// movieLensFilms reads movies.csv and links.csv, where they are.
func movieLensFilms(sheets []*sheet, o *Options) (map[string]*Item, error) {
	films := map[string]*Item{}
	r := newReading(MovieLens, o)
	for _, s := range sheets {
		if !s.has("movieid") || s.has("rating") {
			continue
		}
		err := r.each(s, func() {
			item := films[s.get("movieid")]
			if item == nil {
				item = &Item{}
				films[s.get("movieid")] = item
			}
			if s.has("title") {
				item.Title, item.Year = titleYear(s.get("title"))
			}
			if s.has("imdbid") {
				item.IMDb = imdbID(s.get("imdbid"))
			}
		})
		if err != nil {
			return nil, err
		}
	}
	return films, nil
}

// titleYear parts "Matrix, The (1999)" into the title and the year, 0 when there is none.
func titleYear(s string) (string, int) {
	if i := strings.LastIndexByte(s, '('); i > 0 && strings.HasSuffix(s, ")") {
		if y := year(s[i+1 : len(s)-1]); y > 0 {
			return strings.TrimSpace(s[:i]), y
		}
	}
	return s, 0
}
