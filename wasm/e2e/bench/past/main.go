// Command past times what a person with a long past waits for: from one more like, or its undoing, to the next first page,
// the first page after a reload, the portrait, the judging of the models, and a search. It goes through the same engine as
// the page, over a memory that keeps files in memory. Built as app.wasm is, it runs in Node; built natively it is for
// profiles. Times are of the processor, medians in milliseconds, so that a busy machine does little harm.
package main

import (
	"flag"
	"fmt"
	"os"
	"runtime"
	"runtime/pprof"
	"slices"
	"strconv"
	"strings"

	"github.com/loge-film/loge/core/fixture"
	"github.com/loge-film/loge/core/pack"
	"github.com/loge-film/loge/core/pack/packfile"
)

func main() {
	events := flag.String("events", "0,40,200,1000,5000", "lengths of the past, with commas; 2000r is 2,000 ratings")
	films := flag.Int("films", 20_000, "made-up films in the pack")
	from := flag.String("pack", "", "folder of a pack, instead of made-up films")
	rounds := flag.Int("rounds", 15, "how often each thing is done")
	profile := flag.String("cpuprofile", "", "file for a profile of the processor")
	flag.Parse()
	if err := run(*events, *films, *from, *rounds, *profile); err != nil {
		fmt.Fprintln(os.Stderr, "past:", err)
		os.Exit(1)
	}
}

func run(lengths string, films int, from string, rounds int, profile string) error {
	p, err := open(films, from)
	if err != nil {
		return err
	}
	if profile != "" {
		f, err := os.Create(profile)
		if err != nil {
			return err
		}
		defer f.Close()
		if err := pprof.StartCPUProfile(f); err != nil {
			return err
		}
		defer pprof.StopCPUProfile()
	}
	fmt.Printf("%s/%s, %d films, medians of %d, ms of the processor\n", runtime.GOOS, runtime.GOARCH, p.Len(), rounds)
	fmt.Printf("%8s %8s %8s %8s %8s %8s %8s %8s %8s %8s %8s %8s\n",
		"events", "like", "act", "home", "undo", "reload", "portrait", "judge", "longest", "search", "MB used", "MB had")
	for length := range strings.SplitSeq(lengths, ",") {
		n, err := strconv.Atoi(strings.TrimSuffix(length, "r"))
		if err != nil {
			return fmt.Errorf("--events %q: expected numbers with commas, as in 40,200,2000r", lengths)
		}
		row, err := measure(p, n, strings.HasSuffix(length, "r"), rounds)
		if err != nil {
			return err
		}
		fmt.Printf("%8s", length)
		for _, x := range row {
			fmt.Printf(" %8.1f", x)
		}
		fmt.Println()
	}
	return nil
}

func open(films int, from string) (*pack.Pack, error) {
	if from == "" {
		return fixture.LargeCrowd(films, 64, 40), nil
	}
	return packfile.Read(from)
}

// median returns the middle one of some times.
func median(times []float64) float64 {
	slices.Sort(times)
	return times[len(times)/2]
}
