package importer

import "strings"

// readLetterboxd reads the tables of Letterboxd's export. They tell the same thing in several places: diary and reviews
// name the night of a viewing, watched.csv only the day on which a film was marked, so that this counts only for films
// of which nothing better is known.
func readLetterboxd(_ []document, sheets []*sheet, o *Options) (*reading, error) {
	var r *reading
	var later []func() error
	for _, s := range sheets {
		if !s.has("name", "year", "letterboxd uri") || strings.Contains("/"+s.path, "/lists/") {
			continue
		}
		if r == nil {
			r = newReading(Letterboxd, o)
		}
		l := &letterboxd{r, s}
		read, err := l.reader()
		if err != nil {
			return nil, err
		}
		if read == nil {
			later = append(later, l.watched)
		} else if err := r.each(s, read); err != nil {
			return nil, err
		}
	}
	for _, watched := range later {
		if err := watched(); err != nil {
			return nil, err
		}
	}
	return r, nil
}

type letterboxd struct {
	*reading
	*sheet
}

// reader returns what reads a row of the sheet, nil for watched.csv.
func (l *letterboxd) reader() (func(), error) {
	switch name := strings.ToLower(l.sheet.name); {
	case l.has("watched date"): // diary.csv, reviews.csv
		return l.viewing, nil
	case l.has("rating"):
		return l.rating, nil
	case strings.Contains(name, "watchlist"):
		return func() { l.add(l.item(), wish(l.date("date"))) }, nil
	case strings.Contains(name, "watched"):
		return nil, nil
	case strings.Contains(name, "film") || strings.Contains(name, "like"):
		return func() { l.add(l.item(), like(l.date("date"))) }, nil
	}
	return nil, refuse("nameless", l.sheet.name)
}

func (l *letterboxd) item() *Item {
	return &Item{Title: l.get("name"), Year: year(l.get("year")), Place: l.place()}
}

func (l *letterboxd) date(column string) int64 { return l.day(l.place(), l.get(column)) }

// rating is a row of ratings.csv.
func (l *letterboxd) rating() {
	l.add(l.item(), l.rate(l.place(), l.get("rating"), 0.5, 5, l.date("date"))...)
}

// viewing is a row of diary.csv or reviews.csv: what was said of a film stands on the day on which it was entered. A
// review need not be of a viewing.
func (l *letterboxd) viewing() {
	entered, night := l.date("date"), l.date("watched date")
	acts := l.rate(l.place(), l.get("rating"), 0.5, 5, entered)
	acts = append(acts, comment(l.get("review"), entered)...)
	if night == 0 && !l.has("review") {
		night = entered
	}
	if night != 0 {
		acts = append(acts, watch(night))
	}
	l.add(l.item(), acts...)
}

// watched reads watched.csv.
func (l *letterboxd) watched() error {
	return l.each(l.sheet, func() {
		if l.watchedAlready(l.item()) {
			l.add(l.item())
		} else {
			l.add(l.item(), watch(l.date("date")))
		}
	})
}
