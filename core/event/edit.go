package event

import (
	"fmt"
	"strings"
)

// A Change is what an Edit says, in the grammar of its Text:
//
//	tag:FIELD/KEY    "tag:genre/comedy", "tag:person/Wong Kar-wai": an interest tag of the profile, by the field and key
//	                 of its feature. Value 1 means more of this, -1 not me, 0 that neither holds any more.
//	fact:NAME=WORD   "fact:age=25-34": what the person tells of themselves. Value 1 means that it may be used, 0 that it is
//	                 told and switched off. An empty WORD takes it back.
//
// FIELD and NAME are 1 to 16 letters of a-z. KEY is not empty. The latest edit of the same tag or fact counts alone.
type Change struct {
	Fact bool   // a fact of the person; else an interest tag
	Name string // NAME or FIELD
	Word string // WORD or KEY
}

// The prefixes of the grammar.
const (
	tagPrefix  = "tag:"
	factPrefix = "fact:"
)

const maxChangeName = 16

// ParseChange reads the Text of an Edit. It fails on what the grammar of Change does not allow.
func ParseChange(s string) (Change, error) {
	var c Change
	var ok bool
	if rest, isTag := strings.CutPrefix(s, tagPrefix); isTag {
		c.Name, c.Word, ok = strings.Cut(rest, "/")
		ok = ok && c.Word != ""
	} else if rest, isFact := strings.CutPrefix(s, factPrefix); isFact {
		c.Fact = true
		c.Name, c.Word, ok = strings.Cut(rest, "=")
	}
	if !ok || !isChangeName(c.Name) || c.Word != cleanText(c.Word) {
		return Change{}, fmt.Errorf("the change %q is neither tag:FIELD/KEY nor fact:NAME=WORD", s)
	}
	return c, nil
}

func isChangeName(s string) bool {
	return s != "" && len(s) <= maxChangeName && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz") == ""
}

// String returns the Text of an Edit that makes the change.
func (c Change) String() string {
	if c.Fact {
		return factPrefix + c.Name + "=" + c.Word
	}
	return tagPrefix + c.Name + "/" + c.Word
}

// Subject returns what the change is about, equal for changes of which the latest counts alone.
func (c Change) Subject() string {
	if c.Fact {
		return factPrefix + c.Name
	}
	return c.String()
}
