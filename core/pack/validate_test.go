package pack

import (
	"bytes"
	"strings"
	"testing"
)

// column returns texts as they stand in a block.
func column(texts ...string) string {
	e := &encoder{}
	e.texts(len(texts), MaxText, func(i int) string { return texts[i] })
	return string(e.out)
}

// TestValidateNamesWhatOpenLetsPass spoils one block each so that the pack opens but is not sound.
func TestValidateNamesWhatOpenLetsPass(t *testing.T) {
	parts := build(t, tiny())
	cases := []struct {
		kind Kind
		tag  string
		data string
		want string
	}{
		{Front, tagTitles, column("Chungking Express", "", "In the Mood for Love"), "no title"},
		{Front, tagFilmGenres, "\x02\x01\x01\x00\x00\x01\x00", "a word twice"},
		{Front, tagGenres, "\x02" + column("a", "a") + column("A", "B") + column("", ""), "stands twice"},
		{Front, tagCountryNames, "\x02" + column("a", "b") + column("", "B") + column("", ""), "is incomplete"},
		{Front, tagPeople, "\x02" + column("a", "a") + column("", ""), "no name or stands twice"},
		{Front, tagPeople, "\x02" + column("", "a") + column("", ""), "no name or stands twice"},
		{Vectors, tagFeatures, "\x02\x00\x00" + column("a", "a") + column("", "") + column("", ""), "feature"},
		{Vectors, tagModel, "\x02" + strings.Repeat("\x00", 8) + "\x00\x00\x00\x00\x00\x00\x00\x40" + "\x00\x00\x00\x00\x00\x00\x08\x40", "singular"},
	}
	for _, c := range cases {
		spoilt := [][]byte{parts[0], parts[1], parts[2]}
		spoilt[c.kind-1] = rebuilt(t, spoilt[c.kind-1], c.tag, []byte(c.data))
		if c.tag == tagTitles { // the ids must not be derived from the title that is gone
			spoilt[0] = rebuilt(t, spoilt[0], tagIDs, []byte(column("a", "b", "c")))
		}
		p, err := Open(spoilt...)
		if err != nil {
			t.Errorf("block %q: %v", c.tag, err)
			continue
		}
		if err := p.Validate(); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("block %q: %v, expected %q", c.tag, err, c.want)
		}
	}
}

func TestValidateStopsAtTenFaults(t *testing.T) {
	b := heavy(30)
	for i := range b.Films {
		b.Films[i].Title = ""
	}
	p, err := Open(build(t, b)...)
	if err != nil {
		t.Fatal(err)
	}
	if lines := strings.Count(p.Validate().Error(), "\n") + 1; lines != 10 {
		t.Errorf("%d faults are listed", lines)
	}
}

func TestPeopleOfTheDetailPartMustBeCredited(t *testing.T) {
	parts := build(t, tiny())
	more := rebuilt(t, parts[1], tagMorePeople, []byte("\x03"+column("a", "b", "c")+column("", "", "")))
	more = rebuilt(t, rebuilt(t, more, tagPinyin, nil), tagPeoplePinyin, nil)
	if _, err := Open(parts[0], more); err == nil || !strings.Contains(err.Error(), errIdle.Error()) {
		t.Errorf("somebody whom no film credits: %v", err)
	}
}

func TestSmallSumsOfMoneyAreNotUnknown(t *testing.T) {
	b := tiny()
	b.Films[0].Budget, b.Films[0].BoxOffice = 0.0001, 0.0014
	p, err := Open(build(t, b)...)
	if err != nil {
		t.Fatal(err)
	}
	i, _ := p.Index(b.Films[0].ID)
	if p.Budget(i) != 0.001 || p.BoxOffice(i) != 0.001 {
		t.Errorf("budget %v, box office %v", p.Budget(i), p.BoxOffice(i))
	}
}

func TestBuildIDFollowsEveryBlock(t *testing.T) {
	parts := build(t, tiny())
	b := tiny()
	b.Films[0].Logline = strings.ToUpper(b.Films[0].Logline) // as long as before
	other := build(t, b)
	if bytes.Equal(parts[0][16:32], other[0][16:32]) {
		t.Error("a change in the detail part leaves the build id of the front part as it was")
	}
}

func TestWithDoesNotShareBlocks(t *testing.T) {
	b := tiny()
	b.Extra = append(b.Extra, Block{Tag: "more", Kind: Front, Bytes: []byte{1}}, Block{Tag: "last", Kind: Detail, Bytes: []byte{2}})
	parts := build(t, b)
	front, err := Open(parts[0])
	if err != nil {
		t.Fatal(err)
	}
	if _, err := front.With(parts[1]); err != nil {
		t.Fatal(err)
	}
	if _, ok := front.Block("last"); ok {
		t.Error("With has given its receiver a block")
	}
}
