package importer

import "strings"

// readIMDb reads the ratings, lists and watchlists of IMDb, whose columns have changed names over the years. A row with
// a rating of the person's is a rating, wherever it stands; another one is a wish.
func readIMDb(_ []document, sheets []*sheet, o *Options) (*reading, error) {
	var r *reading
	for _, s := range sheets {
		if !s.has("const", "title") {
			continue
		}
		if r == nil {
			r = newReading(IMDb, o)
		}
		if err := r.each(s, (&imdb{r, s}).row); err != nil {
			return nil, err
		}
	}
	return r, nil
}

type imdb struct {
	*reading
	*sheet
}

func (m *imdb) row() {
	if why := notFilm(m.get("title type")); why != "" {
		m.left(why)
		return
	}
	item := &Item{
		Title: m.get("title"), Original: m.get("original title"),
		Year: year(m.get("year")), IMDb: imdbID(m.get("const")), Place: m.place(),
	}
	if item.Title == "" && item.IMDb == "" {
		m.fault(item.Place, "no-title")
		return
	}
	created := m.get("created|modified")
	if rating := m.get("your rating|you rated"); rating != "" {
		rated := m.get("date rated")
		if rated == "" {
			rated = created
		}
		m.add(item, m.rate(item.Place, rating, 1, 10, m.day(item.Place, rated))...)
		return
	}
	m.add(item, wish(m.day(item.Place, created)))
}

// notFilm returns why a title of this type is left out, or "". Types were "TV Series" once and are "tvSeries" in lists.
func notFilm(kind string) string {
	kind = strings.ToLower(strings.ReplaceAll(kind, " ", ""))
	switch {
	case strings.Contains(kind, "series") || strings.Contains(kind, "episode"):
		return LeftSeries
	case strings.Contains(kind, "game") || strings.Contains(kind, "podcast"):
		return LeftOther
	}
	return ""
}

// imdbID returns an id in the form of catalogues, "tt" and at least seven digits, or "" when the field is none. Some
// files leave out the letters and the zeros.
func imdbID(field string) string {
	digits := strings.TrimPrefix(field, "tt")
	if digits == "" || len(digits) > 10 || strings.Trim(digits, "0123456789") != "" {
		return ""
	}
	digits = strings.TrimLeft(digits, "0")
	return "tt" + "0000000"[min(7, len(digits)):] + digits
}
