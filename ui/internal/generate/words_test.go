package main

import "testing"

func TestPackWords(t *testing.T) {
	got, err := packWords("Like=Like\nKinds\n\tlist=Lists\n\t=a=b\nSep=, \n")
	if want := "\"Like\\n\" +\n\t\"list=Lists\\t=a=b\\n\" +\n\t\", \""; err != nil || got != want {
		t.Errorf("packed %s (%v), want %s", got, err, want)
	}
	for _, list := range []string{"\tkey=text", "A=b\n\tkey=text", "A\n\tkey", "A\n\tk=a\tb", "=text", "A=b\n\nC=d"} {
		if _, err := packWords(list); err == nil {
			t.Errorf("%q is packed", list)
		}
	}
}
