package ui

import "context"

// A Person is what the page asks about the person beyond the films: their memory on this device, the people who share
// it, what they bring along, and their portrait. The calls may block, as those of Engine; files travel as bytes.
type Person interface {
	// Portrait returns tags, charts and the quality of the models.
	Portrait(ctx context.Context) (Portrait, error)
	// Memory returns what is kept, where and for whom.
	Memory(ctx context.Context) (Memory, error)
	// Remember begins to keep what the person did and does. With a passphrase all of it is encrypted.
	Remember(ctx context.Context, passphrase string) error
	// Keep sets what becomes of new acts: kept, or not (paused), or not even used after the page is closed (private).
	Keep(ctx context.Context, mode KeepMode) error
	// Unlock opens a profile that is encrypted; ErrPassphrase says that the passphrase is wrong, ErrDamaged that the data is.
	Unlock(ctx context.Context, passphrase string) error
	// Passphrase sets, changes or (when next is empty) takes away the passphrase of the open profile.
	Passphrase(ctx context.Context, next string) error
	// Enter goes to another person's profile; an empty ID goes to a guest, who leaves nothing.
	Enter(ctx context.Context, profileID string) error
	// AddProfile makes a profile and enters it. Ceiling is the age for which films are chosen, 0 = no ceiling.
	AddProfile(ctx context.Context, name string, ceiling int) error
	// EditProfile changes name and ceiling of a profile.
	EditProfile(ctx context.Context, profileID, name string, ceiling int) error
	// RemoveProfile erases a profile and all that it holds.
	RemoveProfile(ctx context.Context, profileID string) error
	// Export returns the open profile as one file; with a passphrase it is encrypted.
	Export(ctx context.Context, passphrase string) (File, error)
	// Preview reads a file that the person chose and says what is in it. Nothing is kept until Take. While it reads, Watch
	// tells how far it is. A file that is not read is a *Refusal.
	Preview(ctx context.Context, file File, how Reading) (Preview, error)
	// Take keeps the previewed rows: all matched ones, and those doubtful ones whose numbers are in accept.
	Take(ctx context.Context, accept []int) (Taken, error)
	// Unmatched returns the rows of the last preview that no film was found for, as a CSV file.
	Unmatched(ctx context.Context) (File, error)
	// EraseEverything erases all profiles and leaves nothing on the device.
	EraseEverything(ctx context.Context) error
}

// A File is a file of the person's.
type File struct {
	Name string `json:"name"`
	Data []byte `json:"data"`
	Held any    `json:"-"` // in place of Data: the browser's own hold of a file that only the engine looks into
}

// A Reading says how a file is to be read.
type Reading struct {
	Passphrase string `json:"passphrase,omitempty"` // of a file that is encrypted
	Viewer     string `json:"viewer,omitempty"`     // whose rows to take of a file of several people; empty = who has most
}

// A KeepMode says what becomes of new acts.
type KeepMode string

// The modes. Off is the state before the person asked for anything.
const (
	Off     KeepMode = "off"     // in memory only, until the page is closed
	Keeping KeepMode = "on"      // kept on this device
	Paused  KeepMode = "paused"  // what was kept stays and counts; new acts count but are not kept
	Private KeepMode = "private" // what was kept does not count; new acts count until the page is closed
)

// A Memory says what is kept, where and for whom.
type Memory struct {
	Mode      KeepMode  `json:"mode"`
	Store     string    `json:"store"`               // "opfs", "indexeddb" or "memory", which means: not saved
	Bytes     int64     `json:"bytes"`               // kept for the open profile
	Events    int       `json:"events"`              // kept for the open profile
	Profiles  []Profile `json:"profiles"`            // in the order in which they were made
	Open      string    `json:"open"`                // ID of the open profile; empty for a guest or while Off
	Locked    bool      `json:"locked,omitempty"`    // the open profile waits for its passphrase
	Encrypted bool      `json:"encrypted,omitempty"` // the open profile has a passphrase
	ReadOnly  bool      `json:"read_only,omitempty"` // a newer version of Loge wrote it: it can be read and exported only
	Tabs      int       `json:"tabs"`                // tabs that share it, this one included
	Dropped   int       `json:"dropped,omitempty"`   // damaged bytes that were left out when it was opened
}

// A Profile is one person on this device.
type Profile struct {
	ID        string `json:"id"`
	Name      string `json:"name"`
	Ceiling   int    `json:"ceiling,omitempty"` // age for which films are chosen; 0 = none
	Encrypted bool   `json:"encrypted,omitempty"`
}

// A Preview is what an imported file holds.
type Preview struct {
	Source    string     `json:"source"` // "letterboxd", "imdb", "netflix", "trakt", "douban", "movielens" or "loge"
	Rows      int        `json:"rows"`
	Events    int        `json:"events"`  // that the matched rows become
	Matched   int        `json:"matched"` // rows
	Unmatched int        `json:"unmatched"`
	Doubts    int        `json:"doubts"`   // rows
	Doubtful  []Doubt    `json:"doubtful"` // the first MaxDoubts of them, those of one film joined
	Samples   []MatchRow `json:"samples"`  // some matched rows
	Lost      []MatchRow `json:"lost"`     // some unmatched rows
	Remarks   []Remark   `json:"remarks"`  // how the file was understood, what was left out, rows that could not be read
	Viewers   []Viewer   `json:"viewers"`  // the people of a file that names several
	Viewer    string     `json:"viewer"`   // whose rows these are, of several
}

// A Remark is something to tell of a file: one of Words.Remarks, and what it names.
type Remark struct {
	Why  string   `json:"why"`
	Args []string `json:"args"`
}

// A Viewer is one of the people of a file.
type Viewer struct {
	Name string `json:"name"`
	Rows int    `json:"rows"`
}

// MaxDoubts caps the doubtful rows of a preview.
const MaxDoubts = 1000

// A Doubt is a row that may be a film.
type Doubt struct {
	Number int     `json:"number"` // to accept it by
	Row    string  `json:"row"`    // as it stands in the file
	Film   string  `json:"film"`   // ID
	Title  Text    `json:"title"`
	Year   int     `json:"year"`
	Why    string  `json:"why"` // "year", "title" or "several"
	Value  float64 `json:"value,omitempty"`
}

// A MatchRow is a row as it stands in the file, with the film that it was matched with, if any.
type MatchRow struct {
	Row   string `json:"row"`
	Film  string `json:"film,omitempty"`
	Title Text   `json:"title"`
}

// Taken says what an import did.
type Taken struct {
	Added int `json:"added"` // events
	Known int `json:"known"` // events that were there already
}

// A Portrait is the person as their acts draw them (用户画像). All of it is computed on the device.
type Portrait struct {
	Tags      []Interest   `json:"tags"`      // strongest first, those against at the end
	Facts     []OwnFact    `json:"facts"`     // what the person may tell of themselves
	Map       TasteMap     `json:"map"`       //
	Heat      Heat         `json:"heat"`      // genre × decade
	Crowd     Crowd        `json:"crowd"`     // own ratings against everybody's
	Ladders   []Ladder     `json:"ladders"`   // countries, directors, actors
	Timeline  []MonthCount `json:"timeline"`  // the last twelve months, oldest first
	Week      [7][24]int   `json:"week"`      // events by weekday (Monday first) and hour, local time
	Watched   int          `json:"watched"`   // minutes
	Novelty   []Share      `json:"novelty"`   // what was recommended: by fame, from well known to little known
	Calibrate []Balance    `json:"calibrate"` // genres of the history against those of what is recommended
	Models    []Model      `json:"models"`    // none while it is too early
	Judging   bool         `json:"judging"`   // they are being judged: Status.Changes grows when they are there
	Labelled  int          `json:"labelled"`  // events that say yes or no
	Needed    int          `json:"needed"`    // labelled events before models are judged
	Report    []CleanLine  `json:"report"`    // what cleaning left out, and why
}

// An Interest is one interest tag (兴趣标签).
type Interest struct {
	Key      string     `json:"key"` // "genre/comedy": an Act of kind "edit", Text "tag:" + Key and Value as Edit changes it
	Field    string     `json:"field"`
	Label    Word       `json:"label"`
	Strength float64    `json:"strength"`         // -1..1, below 0 = against
	Trend    float64    `json:"trend"`            // change of the strength within the last 90 days
	Edit     float64    `json:"edit,omitempty"`   // what the person said: 1 more of this, -1 not me, 0 nothing
	Evidence []FilmPart `json:"evidence"`         // films behind it, strongest first
	Doubts   float64    `json:"doubts,omitempty"` // p-value of no interest at all, 0..1
}

// An OwnFact is something that the person may tell: "age", "gender" or "region". An Act of kind "edit" with Text
// "fact:" + Name + "=" + the slug of a choice tells it; Value 1 switches it on, 0 off.
type OwnFact struct {
	Name    string `json:"name"`
	Value   string `json:"value,omitempty"` // slug of one of Choices, empty = not told
	Used    bool   `json:"used,omitempty"`  // its switch is on
	Choices []Word `json:"choices"`         //
	Effect  Text   `json:"effect"`          // what it changes, in a sentence
	Known   bool   `json:"known,omitempty"` // the pack has a prior for it; without one it changes nothing
}

// A TasteMap is the map of the catalogue with the person's own films lit.
type TasteMap struct {
	All []Dot    `json:"all"` // a fair sample of the catalogue
	Own []OwnDot `json:"own"`
}

// A Dot is one film of the map; coordinates are -1..1.
type Dot struct {
	X float32 `json:"x"`
	Y float32 `json:"y"`
}

// An OwnDot is one film of the person's.
type OwnDot struct {
	Dot
	ID    string  `json:"id"`
	Title Text    `json:"title"`
	Tone  float64 `json:"tone"` // -1 disliked .. 1 loved
}

// A Heat is a table of numbers by genre and decade.
type Heat struct {
	Genres  []Word      `json:"genres"`
	Decades []int       `json:"decades"`
	Counts  [][]float64 `json:"counts"` // by genre, then decade: films of the history
}

// A Crowd compares own ratings with everybody's.
type Crowd struct {
	Films []Versus `json:"films"` // furthest apart first; where there are many, the first of these and a fair sample
	Count int      `json:"count"` // of all
	Apart float64  `json:"apart"` // mean of own less everybody's over all, in stars
	Error float64  `json:"error"` // its standard error; 0 where there is none
}

// A Versus is one own rating beside everybody's mean.
type Versus struct {
	ID     string  `json:"id"`
	Title  Text    `json:"title"`
	Own    float64 `json:"own"`    // 0.5..5
	Crowd  float64 `json:"crowd"`  // 0.5..5
	People int     `json:"people"` // so many rated it or more
}

// A Ladder is an ordered list of names with weights.
type Ladder struct {
	Kind  string `json:"kind"` // "country", "director" or "actor"
	Rungs []Rung `json:"rungs"`
}

// A Rung is one name of a ladder.
type Rung struct {
	Label  Text    `json:"label"`
	Films  int     `json:"films"`
	Mean   float64 `json:"mean,omitempty"` // mean rating, 0 = none
	Amount float64 `json:"amount"`         // taste, as a FeaturePart's
	Slug   string  `json:"slug,omitempty"`
}

// A MonthCount is what the person did in one month.
type MonthCount struct {
	Year    int `json:"year"`
	Month   int `json:"month"` // 1..12
	Watched int `json:"watched"`
	Rated   int `json:"rated"`
	Other   int `json:"other"`
}

// A Share is a part of a whole; all shares of a list sum to 1.
type Share struct {
	Label Text    `json:"label"`
	Part  float64 `json:"part"`
}

// A Balance compares two shares of one genre.
type Balance struct {
	Genre Word    `json:"genre"`
	Own   float64 `json:"own"`  // of the history
	List  float64 `json:"list"` // of what is recommended
}

// A Model is one of the models of P(like | film, person) and how well it does on acts that it has not seen.
type Model struct {
	Name      string  `json:"name"` // "logistic", "tree", "forest" or "mlp"
	Trained   int     `json:"trained"`
	Tested    int     `json:"tested"`
	Accuracy  float64 `json:"accuracy"`
	Precision float64 `json:"precision"`
	Recall    float64 `json:"recall"`
	F1        float64 `json:"f1"`
	AUC       float64 `json:"auc"`
	ECE       float64 `json:"ece"`                  // expected calibration error
	Bins      []Bin   `json:"bins"`                 // of the calibration
	Rules     []Rule  `json:"rules"`                // of a tree, those of most films first
	Weights   []Rung  `json:"weights"`              // features that count most
	OutOfBag  float64 `json:"out_of_bag,omitempty"` // error of a forest, 0..1
}

// A Bin compares what was foretold with what came.
type Bin struct {
	Foretold float64 `json:"foretold"`
	Came     float64 `json:"came"`
	Count    int     `json:"count"`
}

// A Rule is one leaf of a tree: all conditions hold.
type Rule struct {
	When  []Condition `json:"when"`
	Liked float64     `json:"liked"` // share
	Films int         `json:"films"`
}

// A Condition is one test on the way to a leaf.
type Condition struct {
	Feature Word    `json:"feature"`
	Field   string  `json:"field"`
	Above   bool    `json:"above"` // the feature is above the limit, or at or below it
	Limit   float64 `json:"limit"`
}

// A CleanLine counts what one rule of the cleaning left out or changed.
type CleanLine struct {
	Rule  string `json:"rule"` // see core/event
	Count int    `json:"count"`
}
