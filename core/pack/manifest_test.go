package pack

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func exampleManifest() *Manifest {
	m := &Manifest{Format: ManifestFormat, Version: 7, Issued: 1_777_000_000, Expires: 1_784_776_000, Key: "0123456789abcdef"}
	for i, kind := range Kinds() {
		sum := strings.Repeat(string("abc"[i]), 64)
		m.Parts = append(m.Parts, ManifestPart{kind.String(), PartPath(sum, kind), int64(100 + i), int64(200 + i), sum})
	}
	return m
}

func TestManifestRoundTrip(t *testing.T) {
	data, err := exampleManifest().Encode()
	if err != nil {
		t.Fatal(err)
	}
	got, err := ParseManifest(data)
	if diff := cmp.Diff(exampleManifest(), got); err != nil || diff != "" {
		t.Errorf("%v %s", err, diff)
	}
	if !bytes.Contains(data, []byte(`"issued": "2026-04-24T03:06:40Z"`)) {
		t.Errorf("%s", data)
	}
	if _, err := ParseManifest(bytes.ReplaceAll(data, []byte(" "), []byte("\t \r\n"))); err != nil {
		t.Errorf("white space matters: %v", err)
	}
}

func TestManifestsThatAreNone(t *testing.T) {
	cases := []struct {
		what  string
		spoil func(m *Manifest)
		want  error
	}{
		{"other format", func(m *Manifest) { m.Format = 2 }, ErrManifest},
		{"no version", func(m *Manifest) { m.Version = 0 }, ErrManifest},
		{"version past what JavaScript counts", func(m *Manifest) { m.Version = 1 << 53 }, ErrManifest},
		{"year 10000", func(m *Manifest) { m.Expires = maxTime + 1 }, ErrManifest},
		{"before 1970", func(m *Manifest) { m.Issued = minTime - 1 }, ErrManifest},
		{"expired at birth", func(m *Manifest) { m.Expires = m.Issued }, ErrManifest},
		{"key", func(m *Manifest) { m.Key = "0123456789ABCDEF" }, ErrManifest},
		{"two parts", func(m *Manifest) { m.Parts = m.Parts[:2] }, ErrIncomplete},
		{"four parts", func(m *Manifest) { m.Parts = append(m.Parts, m.Parts[0]) }, ErrIncomplete},
		{"the same part twice", func(m *Manifest) { m.Parts[1] = m.Parts[0] }, ErrIncomplete},
		{"other order", func(m *Manifest) { m.Parts[0], m.Parts[1] = m.Parts[1], m.Parts[0] }, ErrIncomplete},
		{"path out of the folder", func(m *Manifest) { m.Parts[0].Path = "../" + m.Parts[0].Path }, ErrManifest},
		{"path of another host", func(m *Manifest) { m.Parts[0].Path = "//example.org/x" }, ErrManifest},
		{"short hash", func(m *Manifest) { m.Parts[0].SHA256 = "ab" }, ErrManifest},
		{"hash in capitals", func(m *Manifest) { m.Parts[0].SHA256 = strings.Repeat("A", 64) }, ErrManifest},
		{"empty part", func(m *Manifest) { m.Parts[0].Size = 0 }, ErrManifest},
		{"huge part", func(m *Manifest) { m.Parts[0].Size = MaxPackedPart + 1 }, ErrManifest},
		{"bomb", func(m *Manifest) { m.Parts[0].Unpacked = MaxPart + 1 }, ErrManifest},
		{"negative size", func(m *Manifest) { m.Parts[0].Unpacked = -1 }, ErrManifest},
	}
	for _, c := range cases {
		m := exampleManifest()
		c.spoil(m)
		if _, err := m.Encode(); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", c.what, err)
		}
	}
}

func TestManifestTextsThatAreNone(t *testing.T) {
	whole, err := exampleManifest().Encode()
	if err != nil {
		t.Fatal(err)
	}
	good := string(whole)
	for what, text := range map[string]string{
		"nothing":         "",
		"cut off":         good[:len(good)/2],
		"something after": good + "{}",
		"unknown field":   strings.Replace(good, `"format"`, `"extra": 1, "format"`, 1),
		"doubled":         strings.Replace(good, `"version": 7`, `"version": 7, "version": 7`, 1),
		"misspelt":        strings.Replace(good, `"version"`, `"Version"`, 1),
		"escaped":         strings.Replace(good, `"front"`, `"\u0066ront"`, 1),
		"out of order":    strings.Replace(strings.Replace(good, `"format": 1,`, "", 1), `"version": 7,`, `"version": 7, "format": 1,`, 1),
		"unknown in part": strings.Replace(good, `"kind"`, `"extra": 1, "kind"`, 1),
		"missing":         strings.Replace(good, `"version": 7,`, "", 1),
		"other type":      strings.Replace(good, `"version": 7`, `"version": "7"`, 1),
		"broken number":   strings.Replace(good, `"version": 7`, `"version": 7.5`, 1),
		"other time zone": strings.Replace(good, `40Z"`, `40+08:00"`, 1),
		"too long":        good + strings.Repeat(" ", MaxManifest),
		"null":            "null",
		"array":           "[]",
	} {
		if _, err := ParseManifest([]byte(text)); !errors.Is(err, ErrManifest) {
			t.Errorf("%s: %v", what, err)
		}
	}
}

func TestCheck(t *testing.T) {
	m := exampleManifest()
	for _, c := range []struct {
		what string
		now  Time
		last uint64
		want error
	}{
		{"fresh", m.Issued, 0, nil},
		{"same version again", m.Issued, 7, nil},
		{"rollback", m.Issued, 8, ErrRollback},
		{"last second", m.Expires - 1, 0, nil},
		{"expired", m.Expires, 0, ErrExpired},
		{"a clock that is a little slow", m.Issued - MaxClockSkew, 0, nil},
		{"from the future", m.Issued - MaxClockSkew - 1, 0, ErrNotYet},
	} {
		if err := m.Check(c.now, c.last); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", c.what, err)
		}
	}
}
