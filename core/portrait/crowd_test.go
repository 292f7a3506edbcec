package portrait

import (
	"fmt"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/loge-film/loge/core/event"
	"github.com/loge-film/loge/core/fixture"
	"github.com/loge-film/loge/core/pack"
	"github.com/loge-film/loge/core/prior"
)

// starred is an atelier over a pack of checkerboard films of which every third has no mean rating.
func starred(t testing.TB) atelier {
	t.Helper()
	return open(fixture.Starred(40, func(i int) prior.Mean { return prior.RoundMean(1+float64(i%4), (i%3)*10) }))
}

func rating(a atelier, film int, stars float64) event.Event {
	return event.Event{ID: fmt.Sprint("film", film), Kind: event.Rate, Film: a.films.ID(film), Value: stars, Time: now - 1000 + int64(film)}
}

func TestCrowdByHand(t *testing.T) {
	a := starred(t)
	// The means are 1 + i mod 4 stars; films 0, 3 and 6 have none.
	got := a.draw([]event.Event{rating(a, 1, 3), rating(a, 2, 1.5), rating(a, 3, 5), rating(a, 4, 1.5), a.opinion(5, 1, 1)}).Crowd
	want := Crowd{Films: []Versus{{2, 1.5, 3, 20}, {1, 3, 2, 10}, {4, 1.5, 1, 10}}, Error: math.Sqrt((1.5*1.5 + 1 + 0.25) / 2 / 3)}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	one := a.draw([]event.Event{rating(a, 1, 1.5)}).Crowd
	if one.Apart != -0.5 || one.Error != 0 || len(one.Films) != 1 {
		t.Errorf("%+v", one)
	}
	if none := a.draw(nil).Crowd; len(none.Films) != 0 || none.Apart != 0 {
		t.Errorf("%+v", none)
	}
	if none := open(small).draw([]event.Event{rating(open(small), 1, 3)}).Crowd; none.Films != nil {
		t.Errorf("a pack without mean ratings: %+v", none)
	}
}

// For any life, the films are those that were rated last and have a mean, and Apart is between the extremes.
func TestCrowdIsOfTheLatestRatings(t *testing.T) {
	a := starred(t)
	rapid.Check(t, func(rt *rapid.T) {
		who := a.sit(anyLife(a.films).Draw(rt, "life"))
		latest := map[int]float64{}
		for _, e := range who.Events {
			if i, ok := a.films.Index(e.Film); ok && e.Kind == event.Rate && i%3 != 0 {
				latest[i] = e.Value
			}
		}
		c, last := a.Draw(who).Crowd, math.Inf(1)
		least, most := 5.0, -5.0
		for _, v := range c.Films {
			if latest[v.Film] != v.Own || v.Crowd != float64(1+v.Film%4) || v.People != v.Film%3*10 || v.distance() > last {
				rt.Fatalf("%+v", v)
			}
			last, least, most = v.distance(), min(least, v.Own-v.Crowd), max(most, v.Own-v.Crowd)
			delete(latest, v.Film)
		}
		if len(latest) > 0 || len(c.Films) > 0 && (c.Apart < least-1e-12 || c.Apart > most+1e-12) {
			rt.Fatalf("left are %v; %+v", latest, c)
		}
	})
}

// A block that is damaged, or of other films, is as if it were not there.
func TestUnfitMeans(t *testing.T) {
	other, err := prior.EncodeMeans([]prior.Mean{{}})
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{"damaged": []byte("LOGEAVG1 and more"), "of other films": other} {
		p := fixture.Build(&pack.Builder{Dim: 1, Singular: []float64{1}, Extra: []pack.Block{{Tag: pack.TagMeans, Kind: pack.Vectors, Bytes: data}}})
		if open(p).means != nil {
			t.Errorf("%s: the block is used", name)
		}
	}
}
