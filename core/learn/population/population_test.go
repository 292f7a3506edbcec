package population

import (
	"context"
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/loge-film/loge/core/film"
	"github.com/loge-film/loge/core/learn/tabular"
	"github.com/loge-film/loge/core/prior"
	"github.com/loge-film/loge/core/rng"
)

// village has 300 people who rate 60 films: everybody likes comedies more, women like old films, men do not.
func village(seed uint64) *Audience {
	random, a := rng.Source(seed), &Audience{}
	for i := range 60 {
		f := []Feature{{"decade:1950", 1}, {"fame", float32(random.Float64())}, {"genre:comedy", 1}}
		if i%2 == 0 {
			f = f[:2]
		}
		if i%3 == 0 {
			f = f[1:]
		}
		a.Films = append(a.Films, f)
	}
	for u := range int32(300) {
		gender := []string{prior.Women, prior.Men}[u%2]
		groups := []string{gender}
		if u < 12 {
			groups = append(groups, "age:under-18")
		}
		a.Groups = append(a.Groups, groups)
		for i := range int32(60) {
			if random.Below(2) == 0 {
				continue
			}
			z := -0.5
			for _, f := range a.Films[i] {
				switch {
				case f.Key == "genre:comedy":
					z++
				case f.Key == "decade:1950" && u%2 == 0:
					z++
				case f.Key == "decade:1950":
					z--
				}
			}
			a.Ratings = append(a.Ratings, Rating{u, i, random.Float64() < tabular.Sigmoid(z)})
		}
	}
	return a
}

func TestLearnsTheVillage(t *testing.T) {
	p, report, err := Fit(context.Background(), village(1), 7)
	if err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]float64{"genre:comedy": 1, "decade:1950": 0, "fame": 0} {
		if got := float64(p.Weight(key)); math.Abs(got-want) > 0.3 {
			t.Errorf("the weight of %s is %.3f, expected about %v", key, got, want)
		}
	}
	for group, want := range map[string]float64{prior.Women: 1, prior.Men: -1} {
		own := p.For(group)
		if got := float64(own.Weight("decade:1950") - p.Weight("decade:1950")); math.Abs(got-want) > 0.3 {
			t.Errorf("%s: a deviation of %.3f, expected about %v", group, got, want)
		}
	}
	if p.Has("age:under-18") {
		t.Error("a group of 12 people is told of")
	}
	if report.People != 270 || report.Tested == 0 || report.LogLoss > report.BaseLoss-0.02 || report.AUC < 0.6 {
		t.Errorf("%+v", report)
	}
	if _, err := p.Encode(); err != nil {
		t.Error(err)
	}
}

func TestRepeatable(t *testing.T) {
	a, _, _ := Fit(context.Background(), village(1), 7)
	b, _, _ := Fit(context.Background(), village(1), 7)
	c, _, _ := Fit(context.Background(), village(1), 8)
	if diff := cmp.Diff(a, b); diff != "" {
		t.Error(diff)
	}
	if cmp.Equal(a, c) {
		t.Error("other people were held out, and nothing changed")
	}
}

func TestRefuses(t *testing.T) {
	stop, cancel := context.WithCancel(context.Background())
	cancel()
	if _, _, err := Fit(stop, village(1), 1); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
	all := village(1)
	for k := range all.Ratings {
		all.Ratings[k].Liked = true
	}
	for name, a := range map[string]*Audience{"all likes": all, "nothing": {}} {
		if _, _, err := Fit(context.Background(), a, 1); !errors.Is(err, ErrOneSided) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, r := range []Rating{{-1, 0, true}, {0, -1, true}, {0, 60, true}} {
		a := village(1)
		a.Ratings = append(a.Ratings, r)
		if _, _, err := Fit(context.Background(), a, 1); err == nil {
			t.Errorf("%+v was accepted", r)
		}
	}
}

func TestDescribe(t *testing.T) {
	f := &film.Film{Year: 1995, Runtime: 60, Genres: []string{"drama", "romance"}, Tags: []string{"exile"}, Countries: []string{"HK", "HK"},
		Languages: []string{"yue"}, Directors: []film.Person{{Name: "Wong Kar-wai"}},
		Cast: []film.Person{{Name: "Leslie Cheung"}, {Name: "Wong Kar-wai"}, {}, {}, {}, {Name: "Sixth"}}}
	var got []string
	for _, x := range Describe(f, 0.25) {
		got = append(got, x.Key)
		want, odd := map[string]float32{"fame": -0.5, "length": -0.5, "year": 0.5}[x.Key]
		if odd && x.Value != want || !odd && x.Value != 1 {
			t.Errorf("%s is %v", x.Key, x.Value)
		}
	}
	want := "country:HK decade:1990 fame genre:drama genre:romance language:yue length person:Leslie Cheung person:Wong Kar-wai tag:exile year"
	if strings.Join(got, " ") != want {
		t.Errorf("%q, expected %q", strings.Join(got, " "), want)
	}
}

func TestReadPeople(t *testing.T) {
	want := map[string][]string{"1": {"age:under-18", prior.Women}, "2": {"age:56-plus", prior.Men}, "3": nil}
	for name, table := range map[string]string{
		"MovieLens": "1::F::1::10::48067\n2::M::56::16::70072\n3::X::::\n",
		"CSV":       "\ufeffage,user,gender\r\n1,1,female\r\n\"70\",2,M\r\n,3,\r\n\r\n",
	} {
		got, err := ReadPeople(strings.NewReader(table), name)
		if diff := cmp.Diff(want, got); err != nil || diff != "" {
			t.Errorf("%s: %v %s", name, err, diff)
		}
	}
	regions := "region,user,gender,age,job\nchina,1,F,,\"a, b\"\nmars,2,,,\nEurope,\"3\",M,30,c\n"
	got, err := ReadPeople(strings.NewReader(regions), "regions")
	want = map[string][]string{"1": {prior.Women, "region:china"}, "2": nil, "3": {"age:25-34", prior.Men, "region:europe"}}
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("regions: %v %s", err, diff)
	}
	for table, want := range map[string]string{
		"":                             "nobody",
		"user,gender,age\n":            "nobody",
		"user,gender\n1,F":             "t:1: the header",
		"1::F::1\n1::M::1":             "t:2: the person \"1\" stands twice",
		"1::F":                         "t:1: 2 cells, expected at least 3",
		"::F::1":                       "no id",
		strings.Repeat("x", maxLine+1): "too long",
	} {
		if _, err := ReadPeople(strings.NewReader(table), "t"); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.20q: %v, expected %q", table, err, want)
		}
	}
}

func FuzzReadPeople(f *testing.F) {
	f.Add("1::F::1::10::48067\n2::M::56::16::70072\n")
	f.Add("user,gender,age\na,\"F\",31\n")
	f.Add("user,gender,age,region\na,\"F\",31,\"a, b\"\nb,,,china")
	f.Add("\xff::\x00::-1\n,,,")
	f.Fuzz(func(t *testing.T, table string) {
		people, err := ReadPeople(strings.NewReader(table), "t")
		if (err == nil) != (len(people) > 0) {
			t.Fatal(people, err)
		}
		for id, groups := range people {
			if id == "" || len(groups) > 3 {
				t.Fatalf("%q is in %q", id, groups)
			}
		}
	})
}
