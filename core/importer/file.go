package importer

import (
	"encoding/binary"
	"math"
	"strconv"
	"strings"

	"github.com/loge-film/loge/core/event"
)

// The sources that Read knows.
const (
	Letterboxd = "letterboxd"
	IMDb       = "imdb"
	Netflix    = "netflix"
	Trakt      = "trakt"
	Douban     = "douban"
	MovieLens  = "movielens"
	Loge       = "loge" // a file of Loge's own: it is not read here
)

// A File is what Read found in a file.
type File struct {
	Source   string
	Rows     int       // rows that were read, those left out and those with faults included
	Items    []Item    // each film that the file speaks of once, in the order of first mention
	Faults   []Remark  // the first MaxFaults of them: the table, the line or number of the entry, what stands there
	Faulty   int       // all faults
	Left     []Left    // rows that say nothing of a film, by reason, in the order of the first of them
	Notes    []Remark  // what the person should know of how the file was understood
	Profiles []Profile // the people of a file that names them, in the order of first mention
	Profile  string    // whose rows were taken, where there are several
}

// MaxFaults caps the faults that a File keeps.
const MaxFaults = 50

// An Item is a film as a file speaks of it, with all that was done with it.
type Item struct {
	Title    string // as it stands in the file
	Original string // another title that the file gives, or empty
	Year     int    // 0 when the file does not say
	IMDb     string // "tt" and at least seven digits, or empty
	Place    Place  // of the first mention
	Rows     int    // that were joined in this item
	Acts     []Act  // in the order of the file, none twice
}

// String returns the title and the year as the file gives them, "Heat (1995)".
func (it *Item) String() string {
	name := it.Title
	if name == "" {
		name = it.IMDb
	}
	if it.Year > 0 {
		name += " (" + strconv.Itoa(it.Year) + ")"
	}
	return name
}

// Rating returns the last rating among the acts in the order of time, 0.5..5, or 0.
func (it *Item) Rating() float64 {
	value, last := 0.0, int64(-1)
	for i := range it.Acts {
		if a := &it.Acts[i]; a.Kind == event.Rate && a.Time >= last {
			value, last = a.Value, a.Time
		}
	}
	return value
}

// An Act is one thing that the person did with a film.
type Act struct {
	Kind    event.Kind // Watch, Rate, Like, List or Comment
	Time    int64      // Unix milliseconds, noon UTC where the file tells the day alone; 0 when it tells none
	Value   float64    // of a Rate, 0.5..5; of a Watch whose file tells it, 0..1
	Seconds int        // of a Watch whose file tells for how long, else 0
	Text    string     // of a Comment
}

// A Place says where in a file something stands.
type Place struct {
	Sheet string // name within a zip or of the file, without folders
	Line  int    // from 1; in JSON the number of the entry
}

// Left counts rows that were left out for one reason.
type Left struct {
	Why  string // see the constants
	Rows int
}

// The reasons for leaving rows out.
const (
	LeftSeries  = "series"  // a series, a season or an episode
	LeftTrailer = "trailer" // a trailer, or what started by itself
	LeftOther   = "other"   // a game, a podcast, a list of lists, something that the site counts but that is no film
	LeftProfile = "profile" // another person's
)

// A Profile is one of the people of a file.
type Profile struct {
	Name string
	Rows int
}

// A reading is a File while it is being read.
type reading struct {
	File
	options    *Options
	pace       *pace
	items      map[string]int  // by key
	acts       map[string]bool // by the keys of the item and the act
	recognised int             // entries that are surely of the source, where it has no columns to know it by
}

func newReading(source string, o *Options) *reading {
	return &reading{
		File: File{Source: source}, options: o, pace: &o.pace, items: map[string]int{}, acts: map[string]bool{},
	}
}

// add joins a row to the item that it speaks of.
func (r *reading) add(row *Item, acts ...Act) {
	key := row.appendKey(nil)
	i, known := r.items[string(key)]
	if !known {
		i = len(r.Items)
		r.Items = append(r.Items, *row)
		r.Items[i].detach()
		r.items[string(key)] = i
	}
	r.Items[i].Rows++
	for k := range acts {
		r.act(i, &acts[k])
	}
}

// act gives an act to item i unless it has it.
func (r *reading) act(i int, a *Act) {
	key := a.appendKey(r.Items[i].appendKey(nil))
	if !r.acts[string(key)] {
		r.acts[string(key)] = true
		a.Text = strings.Clone(a.Text)
		r.Items[i].Acts = append(r.Items[i].Acts, *a)
	}
}

// detach copies the texts of an item out of the file that they are parts of, so that the file can be forgotten.
func (it *Item) detach() {
	for _, text := range [...]*string{&it.Title, &it.Original, &it.IMDb} {
		*text = strings.Clone(*text)
	}
}

// appendKey appends what makes two rows speak of one film: the IMDb id, or the title and the year.
func (it *Item) appendKey(key []byte) []byte {
	if it.IMDb != "" {
		return append(append(key, it.IMDb...), 0)
	}
	key = append(append(key, it.Title...), 0)
	return binary.LittleEndian.AppendUint16(key, uint16(it.Year))
}

// appendKey appends what makes an act of an item what it is.
func (a *Act) appendKey(key []byte) []byte {
	key = append(append(key, a.Kind...), 0)
	for _, v := range [...]uint64{uint64(a.Time), math.Float64bits(a.Value), uint64(a.Seconds)} {
		key = binary.LittleEndian.AppendUint64(key, v)
	}
	return append(key, a.Text...)
}

// watchedAlready reports whether an earlier row says that the film of this one was watched.
func (r *reading) watchedAlready(row *Item) bool {
	i, known := r.items[string(row.appendKey(nil))]
	if !known {
		return false
	}
	for k := range r.Items[i].Acts {
		if r.Items[i].Acts[k].Kind == event.Watch {
			return true
		}
	}
	return false
}

// fault tells of a row, or a part of one, that could not be read, and what stands there.
func (r *reading) fault(at Place, why string, values ...string) {
	r.Faulty++
	if len(r.Faults) >= MaxFaults {
		return
	}
	args := []string{at.Sheet, strconv.Itoa(at.Line)}
	for _, v := range values {
		args = append(args, quoted(v))
	}
	r.Faults = append(r.Faults, Remark{why, args})
}

func (r *reading) left(why string) {
	for i := range r.Left {
		if r.Left[i].Why == why {
			r.Left[i].Rows++
			return
		}
	}
	r.Left = append(r.Left, Left{why, 1})
}

func (r *reading) note(why string, args ...string) { r.Notes = append(r.Notes, Remark{why, args}) }
