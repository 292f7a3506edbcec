package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/loge-film/loge/core/eval"
	"github.com/loge-film/loge/core/pack"
)

// movieLens writes a MovieLens folder of users who love comedies or horror, 24 films of which nobody met the last two.
func movieLens(t *testing.T) string {
	t.Helper()
	return movieLensOf(t, func(m int) int { return m % 2 })
}

// movieLensOf is movieLens with the genre of film m as told: users love either the even films or the others, whatever
// genre these have.
func movieLensOf(t *testing.T, genre func(m int) int) string {
	t.Helper()
	dir := t.TempDir()
	movies := "movieId,title,genres\n"
	links := "movieId,imdbId,tmdbId\n"
	for m := range 24 {
		movies += fmt.Sprintf("%d,\"Film %c, The (%d)\",%s\n", 100+m, 'A'+m, 1990+m/4, []string{"Comedy|Romance", "Horror|Thriller"}[genre(m)])
		links += fmt.Sprintf("%d,%07d,%d\n", 100+m, 5000+m, m)
	}
	var ratings strings.Builder
	ratings.WriteString("userId,movieId,rating,timestamp\n")
	for u := range 60 {
		for k := range 11 {
			if (u+k)%5 != 0 {
				fmt.Fprintf(&ratings, "%d,%d,%.1f,%d\n", u, 100+u%2+2*k, 4.0+float64(k%2), 1000+k)
			}
			if (u+k)%7 == 0 {
				fmt.Fprintf(&ratings, "%d,%d,1.5,%d\n", u, 100+(u+1)%2+2*k, 1000+k)
			}
		}
	}
	writeFile(t, dir, "movies.csv", movies)
	writeFile(t, dir, "links.csv", links)
	writeFile(t, dir, "ratings.csv.gz", zipped(t, ratings.String()))
	return dir
}

// quick keeps training short.
var quick = []string{"--set", "loge.ials-factors=4", "--set", "loge.ials-epochs=3", "--set", "loge.dlae-lambda=5"}

func train(t *testing.T, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	return runLoge(t, append(append([]string{"train"}, args...), quick...)...)
}

func TestTrainOnAMovieLensFolder(t *testing.T) {
	in, out := movieLens(t), filepath.Join(t.TempDir(), "new", "pack")
	code, stdout, stderr := train(t, "--films", in, "--ratings", in, "--test-share", "0.2", "--out", out)
	if code != 0 || !strings.Contains(stdout, "22 films known from 48 users, 2 from their facts, 0 not at all") ||
		!strings.Contains(stdout, "weigh 0.2 beside what films are about, the usual weight, for 3 validation users are too few") {
		t.Fatalf("exit %d, printed %s and %s", code, stdout, stderr)
	}
	var report trainReport
	data, err := os.ReadFile(filepath.Join(out, reportFile))
	if err == nil {
		err = json.Unmarshal(data, &report)
	}
	if err != nil {
		t.Fatal(err)
	}
	r := report.Read
	if r.Match.ByID != 22 || r.Match.Items != 22 || r.Users != 60 || r.AtLeast != 4 || r.Below == 0 ||
		r.Lines != r.Interactions+r.Below || report.Pack.Films != 24 {
		t.Errorf("%+v", r)
	}
	if m := report.Means; m == nil || m.Films != 22 || m.Scale != 5 || m.Least != 5 {
		t.Errorf("%+v", m)
	}
	blend, err := readBlend(out)
	if err != nil {
		t.Fatal(err)
	}
	if blend.Items() != 24 || report.Blend.Bytes != blend.Bytes() {
		t.Errorf("%d films and %d bytes, reported %+v", blend.Items(), blend.Bytes(), report.Blend)
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1 + runtime.NumCPU()%3)) // on another number of cores, 1 to 3
	if code, stdout, stderr := train(t, "--films", in, "--ratings", in, "--test-share", "0.2", "--out", out+"2"); code != 0 {
		t.Fatalf("exit %d, printed %s and %s", code, stdout, stderr)
	}
	one, two := tree(t, out), tree(t, out+"2")
	delete(one, reportFile)
	delete(two, reportFile)
	if diff := cmp.Diff(one, two); diff != "" {
		t.Errorf("the same input on other cores gives other bytes: %s", diff)
	}
	if code, _, stderr := runLoge(t, "build", "--films", in, "--out", out); code != 0 || tree(t, out)[reportFile] != "" {
		t.Errorf("build over a trained pack: exit %d, %s", code, stderr)
	}
}

// The report's figures are those of the bytes in the folder: measured again from them they are the same, and they know
// the two tastes apart.
func TestReportIsOfTheBytesWritten(t *testing.T) {
	in, out := movieLens(t), filepath.Join(t.TempDir(), "pack")
	code, _, stderr := train(t, "--films", in, "--ratings", in, "--test-share", "0.2", "--metrics", "recall@5", "--out", out)
	if code != 0 {
		t.Fatal(stderr)
	}
	var report struct {
		Evaluation figures
	}
	if err := json.Unmarshal([]byte(tree(t, out)[reportFile]), &report); err != nil {
		t.Fatal(err)
	}
	models := report.Evaluation.Models
	if len(models) != 4 || models[2].Model != "loge" || models[3].Model != pageName || report.Evaluation.Users != 12 {
		t.Fatalf("%+v", report)
	}
	if loge, popular := models[2].Metrics["recall@5"].Mean, models[0].Metrics["recall@5"].Mean; loge < 0.7 || loge <= popular {
		t.Errorf("loge %v, popularity %v", loge, popular)
	}
	if page := models[3].Metrics["recall@5"].Mean; page < 0.7 {
		t.Errorf("page %v", page)
	}
	blend, err := readBlend(out)
	if err != nil {
		t.Fatal(err)
	}
	four := 4.0
	flags := audienceFlags{catalogueFlags: catalogueFlags{Films: in, Format: "auto"}, Ratings: in, AtLeast: &four}
	ctx, _, _ := testContext(t)
	films, err := flags.audience(ctx)
	if err != nil {
		t.Fatal(err)
	}
	split, err := eval.SplitStrong(films.data, 0, 12, heldOut, 1)
	if err != nil {
		t.Fatal(err)
	}
	metrics, err := eval.ParseMetrics([]string{"recall@5"}, eval.Capped)
	if err != nil {
		t.Fatal(err)
	}
	scores, err := eval.Run(ctx.Stop, blend, split.Test, metrics, func() float64 { return 0 }, nil)
	if err != nil {
		t.Fatal(err)
	}
	if again := scores.Estimates()["recall@5"].Mean; again != models[2].Metrics["recall@5"].Mean {
		t.Errorf("measured again: %v, reported %v", again, models[2].Metrics["recall@5"].Mean)
	}
}

// The weight of the crowd is chosen on validation users, travels in the pack, and is smaller where films say themselves
// what people love than where only people do.
func TestWeightOfTheCrowd(t *testing.T) {
	chosen := func(in string, args ...string) (report trainReport) {
		out := filepath.Join(t.TempDir(), "pack")
		code, _, stderr := train(t, append([]string{"--films", in, "--ratings", in, "--validation-share", "0.5", "--out", out}, args...)...)
		if code != 0 {
			t.Fatal(stderr)
		}
		blend, err := readBlend(out)
		if err == nil {
			err = json.Unmarshal([]byte(tree(t, out)[reportFile]), &report)
		}
		if err != nil {
			t.Fatal(err)
		}
		if report.Blend.Crowd != blend.Crowd {
			t.Errorf("the report says %v, the pack has %v", report.Blend.Crowd, blend.Crowd)
		}
		return report
	}
	plain, hidden := movieLens(t), movieLensOf(t, func(m int) int { return m / 2 % 2 })
	little, much := chosen(plain).Blend, chosen(hidden).Blend
	if little.Crowd > 0.4 || much.Crowd < 0.5 || much.CrowdChoice == nil || math.Abs(much.CrowdChoice.Chosen-much.Crowd) > 1e-6 {
		t.Errorf("%+v and %+v", little, much)
	}
	if given := chosen(hidden, "--set", "loge.crowd=0.75", "--validation-share", "0").Blend; given.Crowd != 0.75 || given.CrowdChoice != nil {
		t.Errorf("0.75 was given, and the report says %+v", given)
	}
}

// Nothing that the report measures knows its test users: with other ratings of theirs the blend, its weights and the fame of
// the films stay the same to the last byte.
func TestTestUsersDecideNothing(t *testing.T) {
	in, other := movieLens(t), movieLens(t)
	ctx, _, _ := testContext(t)
	four := 4.0
	flags := audienceFlags{catalogueFlags: catalogueFlags{Films: in, Format: "auto"}, Ratings: in, AtLeast: &four}
	films, err := flags.audience(ctx)
	if err != nil {
		t.Fatal(err)
	}
	split, err := eval.SplitStrong(films.data, 0, 12, heldOut, 1)
	if err != nil {
		t.Fatal(err)
	}
	tested := map[string]bool{} // all users have interactions, so their numbers are those of the file
	for u := range films.data.Users() {
		if len(split.Train.User(u).IDs) == 0 {
			tested[films.people.Name(int32(u))] = true
		}
	}
	file, err := openFile(filepath.Join(other, "ratings.csv.gz"))
	if err != nil {
		t.Fatal(err)
	}
	table, err := io.ReadAll(file)
	if err := errors.Join(err, file.Close()); err != nil {
		t.Fatal(err)
	}
	rows := strings.Split(string(table), "\n")
	for n, row := range rows {
		if cells := strings.Split(row, ","); tested[cells[0]] {
			item, err := strconv.Atoi(cells[1])
			if err != nil {
				t.Fatal(err)
			}
			cells[1] = strconv.Itoa(item ^ 1) // films 100 and 101 change places, and so on
			rows[n] = strings.Join(cells, ",")
		}
	}
	writeFile(t, other, "ratings.csv.gz", zipped(t, strings.Join(rows, "\n")))
	var blends, fames [2][]byte
	for k, dir := range []string{in, other} {
		out := filepath.Join(t.TempDir(), "pack")
		if code, _, stderr := train(t, "--films", dir, "--ratings", dir, "--test-share", "0.2", "--validation-share", "0.5", "--out", out); code != 0 {
			t.Fatal(stderr)
		}
		p, blend := readBlock(t, out, pack.TagBlend)
		blends[k] = blend
		for i := range p.Len() {
			fames[k] = fmt.Appendln(fames[k], p.ID(i), p.Fame(i))
		}
	}
	if len(tested) != 12 || !bytes.Equal(blends[0], blends[1]) || !bytes.Equal(fames[0], fames[1]) {
		t.Errorf("with other ratings of %d test users the blend or the fame is another", len(tested))
	}
}

// An implicit log against a catalogue of other ids: films found by IMDb link and by title, the rest counted.
func TestTrainOnAnImplicitLog(t *testing.T) {
	dir := t.TempDir()
	films := writeFile(t, dir, "films.jsonl", smallJSONL)
	log := "user,item\n"
	for u := range 6 {
		for i, item := range []string{"m1", "m2", "m3", "m4"} {
			if (u+i)%4 != 0 {
				log += fmt.Sprintf("u%d,%s\n", u, item)
			}
		}
	}
	events := writeFile(t, dir, "log.csv", log+"u0,m1,7\n")
	items := writeFile(t, dir, "items.csv", "item,title\nm1,\"Heat (1996)\"\nm2,Serpico (1973)\nm3,Collateral (2004)\nm4,Nowhere (2000)\n")
	out := filepath.Join(dir, "pack")
	code, stdout, stderr := train(t, "--films", films, "--ratings", events, "--items", items, "--out", out)
	if code != 0 || !strings.Contains(stdout, "3 films known from 6 users") {
		t.Fatalf("exit %d, printed %s and %s", code, stdout, stderr)
	}
	for _, want := range []string{
		"1 with wrong number of columns", `3 of 4 items found their film; 0 are doubtful; 1 are no film of the catalogue, such as "m4" Nowhere (2000)`,
		"only 6 users have two interactions or more", "below 1,",
	} {
		if !strings.Contains(stderr, want) {
			t.Errorf("%q is not said in %s", want, stderr)
		}
	}
	var report trainReport
	if err := json.Unmarshal([]byte(tree(t, out)[reportFile]), &report); err != nil {
		t.Fatal(err)
	}
	if m := report.Read.Match; m.ByTitle != 2 || m.ByNear != 1 || report.Evaluation != nil || report.Means != nil {
		t.Errorf("%+v", report)
	}
}

func TestTrainRefuses(t *testing.T) {
	in, dir := movieLens(t), t.TempDir()
	one := writeFile(t, dir, "one.jsonl", strings.SplitAfter(smallJSONL, "\n")[0])
	few := writeFile(t, dir, "few.jsonl", smallJSONL)
	other := writeFile(t, dir, "other.csv", "user,item,rating\n1,heat-1995,5\n2,heat-1995,3\n")
	foreign := writeFile(t, dir, "foreign.csv", "user,item,rating\n1,a,5\n")
	bad := writeFile(t, dir, "bad.csv", "user,item,rating,time\n1,heat-1995,NaN,1\n1,heat-1995,4,-5\n")
	full := t.TempDir()
	writeFile(t, full, "diary.txt", "dear diary")
	for _, c := range []struct {
		code int
		want string
		args []string
	}{
		{2, "--ratings", []string{"--films", in}},
		{2, "no model \"magic\"", []string{"--films", in, "--ratings", in, "--models", "magic"}},
		{2, "lie between 0 and 0.5", []string{"--films", in, "--ratings", in, "--test-share", "0.9"}},
		{2, "no metric \"joy\"", []string{"--films", in, "--ratings", in, "--metrics", "joy"}},
		{1, "nowhere", []string{"--films", in, "--ratings", filepath.Join(dir, "nowhere")}},
		{1, "holds no ratings.csv", []string{"--films", in, "--ratings", dir}},
		{1, "only the names of the columns", []string{"--films", few, "--ratings", writeFile(t, dir, "empty.csv", "user,item\n")}},
		{1, "the first fault", []string{"--films", few, "--ratings", bad}},
		{1, "1 are of items that are no film", []string{"--films", few, "--ratings", foreign}},
		{1, "2 are below 6", []string{"--films", few, "--ratings", other, "--at-least", "6"}},
		{1, "expected at least 2", []string{"--films", one, "--ratings", other}},
		{1, "no.csv", []string{"--films", few, "--ratings", other, "--links", filepath.Join(dir, "no.csv")}},
		{1, "the header", []string{"--films", few, "--ratings", other, "--items", other}},
		{1, "diary.txt", []string{"--films", in, "--ratings", in, "--out", full}},
	} {
		out := filepath.Join(dir, "out")
		if !strings.Contains(strings.Join(c.args, " "), "--out") {
			c.args = append(c.args, "--out", out)
		}
		code, stdout, stderr := train(t, c.args...)
		if code != c.code || !strings.Contains(stderr, c.want) || stdout != "" {
			t.Errorf("%v: exit %d, %q, printed %q", c.args, code, stderr, stdout)
		}
		if _, err := os.Stat(out); err == nil {
			t.Errorf("%v: something was written", c.args)
		}
	}
}

// Too little to learn much from is trained on all the same, and what is said of it is true.
func TestTrainOnAlmostNothing(t *testing.T) {
	dir := t.TempDir()
	films := writeFile(t, dir, "films.jsonl", smallJSONL)
	for name, c := range map[string]struct {
		lines string
		want  []string
	}{
		"one film":          {strings.Repeat("u%d,heat-1995,5\n", 30), []string{"only 0 users have two interactions or more", "1 films known from 30 users"}},
		"one user":          {"u,heat-1995,5\nu,serpico-1973,5\n", []string{"only 1 users have two interactions or more", "films known from 1 users"}},
		"one line, often":   {strings.Repeat("u,heat-1995,5\n", 9), []string{"8 ratings gave way to a later one of the same user and film", "1 films known from 1 users"}},
		"beyond all clocks": {"u,heat-1995,5\nv,serpico-1973,1e6\nw,heat-1995,-7\n", []string{"1 ratings below 4", "films known from 2 users"}},
	} {
		lines := c.lines
		if n := strings.Count(lines, "%d"); n > 0 {
			users := make([]any, n)
			for u := range users {
				users[u] = u
			}
			lines = fmt.Sprintf(lines, users...)
		}
		table := writeFile(t, dir, "ratings.csv", "user,item,rating\n"+lines)
		code, stdout, stderr := train(t, "--films", films, "--ratings", table, "--out", filepath.Join(dir, "pack"))
		for _, want := range append(c.want, "the usual weight, for nobody was set aside to choose it on") {
			if code != 0 || !strings.Contains(stdout+stderr, want) {
				t.Errorf("%s: exit %d, %q is not said in %s%s", name, code, want, stdout, stderr)
			}
		}
	}
}

func TestInterruptedTrainingLeavesNothing(t *testing.T) {
	in, parent := movieLens(t), t.TempDir()
	stop, cancel := context.WithCancel(context.Background())
	ctx, _, stderr := testContext(t)
	ctx.Stop = stop
	cancel()
	if code := run(ctx, []string{"train", "--films", in, "--ratings", in, "--out", filepath.Join(parent, "pack")}); code != 1 {
		t.Errorf("exit %d", code)
	}
	if entries, _ := os.ReadDir(parent); len(entries) != 0 || !strings.Contains(stderr.String(), "interrupted") {
		t.Errorf("%v is left; %s", entries, stderr)
	}
}

// The older layout: two colons, Latin-1, no links. The films of the folder are found by its own ids.
func TestOlderMovieLensFolder(t *testing.T) {
	dir := t.TempDir()
	writeFile(t, dir, "movies.dat", "1::Mis\xe9rables, Les (1995)::Drama|Musical\n2::Heat (1995)::Crime|Thriller\n3::Emma (1996)::Comedy\n4::Emma (1996)::Romance\n")
	writeFile(t, dir, "ratings.dat", "1::1::5::978300760\n1::2::3::978302109\n2::4::4::978301968\n2::9::4::978301968\n")
	flags := audienceFlags{catalogueFlags: catalogueFlags{Films: dir, Format: "auto"}, Ratings: dir}
	ctx, _, _ := testContext(t)
	all, err := flags.audience(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if r := all.report; r.Match.ByID != 3 || r.Match.Unmatched != 1 || r.Unmatched != 1 || r.Below != 1 || r.Interactions != 2 {
		t.Errorf("%+v", r)
	}
	for i, want := range []string{"emma-1996", "emma-ml4-1996", "heat-1995", "les-miserables-1995"} {
		if string(all.films[i].ID) != want {
			t.Errorf("film %d is %s, expected %s", i, all.films[i].ID, want)
		}
	}
}
