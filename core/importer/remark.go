package importer

import "strings"

// A Remark is something to tell the person of a file: why it is not read, which row has a fault, how it was understood.
// The sentences are the page's, one for each Why in each of its languages; Args are what they name, in their order: the
// file or table first, then the line, where there is one, then the rest.
type Remark struct {
	Why  string
	Args []string
}

// String returns the remark for whoever reads a log: "not-a-date: ratings.csv, 7, 2024-02-30".
func (r Remark) String() string { return r.Why + ": " + strings.Join(r.Args, ", ") }

// A Refusal is the error of a file that is not read.
type Refusal struct{ Remark }

// Error returns the remark's String.
func (r *Refusal) Error() string { return r.String() }

func refuse(why string, args ...string) error { return &Refusal{Remark{why, args}} }

// named puts names in front of what a refusal names: whoever finds a fault need not know in which file he looks.
func named(err error, names ...string) error {
	r, ok := err.(*Refusal)
	if !ok {
		return err
	}
	return refuse(r.Why, append(names, r.Args...)...)
}

// quoted returns a field as a remark names it, shortened.
func quoted(field string) string {
	const most = 40
	if len(field) > most {
		return strings.ToValidUTF8(field[:most], "") + "…"
	}
	return strings.Clone(field) // so that the file can be forgotten
}
