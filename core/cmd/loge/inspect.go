package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"

	"github.com/loge-film/loge/core/film"
	"github.com/loge-film/loge/core/pack"
	"github.com/loge-film/loge/core/pack/packfile"
)

// inspectCmd shows what is in a part or in a whole folder.
type inspectCmd struct {
	Path string `arg:"" help:"A part file (gzipped or unpacked), or a folder that loge build wrote."`
}

// An inspection is the result of the command.
type inspection struct {
	Parts  []partView     `json:"parts"`
	Counts map[string]int `json:"counts,omitempty"` // of the whole pack; missing when the front part is not there
	Sample *sampleView    `json:"sample,omitempty"` // the film in the middle
}

// A sampleView is what a film is called.
type sampleView struct {
	ID      film.ID `json:"id"`
	Title   string  `json:"title"`
	TitleZh string  `json:"title_zh,omitempty"`
	Year    int     `json:"year"`
}

// A partView is one part with its blocks.
type partView struct {
	Path     string      `json:"path"`
	Kind     string      `json:"kind"`
	Format   string      `json:"format"` // major.minor
	Build    string      `json:"build"`
	Films    int         `json:"films"`
	Packed   int         `json:"packed"` // bytes of the gzip file, 0 when the file is not gzipped
	Unpacked int         `json:"unpacked"`
	Blocks   []blockView `json:"blocks"`
}

// A blockView is one block of a part.
type blockView struct {
	Tag      string `json:"tag"`
	Required bool   `json:"required"`
	Known    bool   `json:"known"`
	Offset   int    `json:"offset"`
	Bytes    int    `json:"bytes"`
	Packed   int    `json:"packed"` // gzipped alone, so the sum differs a little from the whole
}

// Run prints the blocks, the counts and a sample film. It needs no key: it says nothing of who made the pack.
func (c *inspectCmd) Run(ctx *Context) error {
	names, err := c.files()
	if err != nil {
		return err
	}
	result := &inspection{}
	var parts [][]byte
	for _, name := range names {
		part, packed, err := readPart(name)
		if err != nil {
			return err
		}
		view, err := viewPart(part)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		view.Path, view.Packed = name, packed
		result.Parts = append(result.Parts, view)
		parts = append(parts, part)
	}
	if err := result.open(parts); err != nil {
		return err
	}
	if ctx.JSON {
		return ctx.WriteJSON(result)
	}
	result.print(ctx)
	return nil
}

// files lists the part files to show, in the order of the kinds.
func (c *inspectCmd) files() ([]string, error) {
	info, err := os.Stat(c.Path)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		return []string{c.Path}, nil
	}
	list, err := packfile.ReadList(c.Path)
	if err != nil {
		return nil, notBuilt(c.Path, err)
	}
	if len(list.Parts) == 0 {
		return nil, fmt.Errorf("%s lists no parts: build the pack again", filepath.Join(c.Path, packfile.ListFile))
	}
	var names []string
	for _, entry := range list.Parts {
		if err := entry.Check(); err != nil {
			return nil, fmt.Errorf("%s: %w", filepath.Join(c.Path, packfile.ListFile), err)
		}
		names = append(names, filepath.Join(c.Path, filepath.FromSlash(entry.Path)))
	}
	return names, nil
}

// readPart reads a part that may be gzipped; packed is 0 when it is not. Errors name the file.
func readPart(name string) (part []byte, packed int, err error) {
	data, err := packfile.ReadFile(name, pack.MaxPart)
	if err != nil || !bytes.HasPrefix(data, []byte{0x1f, 0x8b}) {
		return data, 0, err
	}
	part, err = packfile.DecompressUpTo(data, pack.MaxPart)
	if err != nil {
		return nil, 0, fmt.Errorf("%s: %w", name, err)
	}
	return part, len(data), nil
}

func viewPart(part []byte) (partView, error) {
	in, err := pack.Inspect(part)
	if err != nil {
		return partView{}, err
	}
	view := partView{
		Kind:     in.Kind.String(),
		Format:   fmt.Sprintf("%d.%d", in.Major, in.Minor),
		Build:    fmt.Sprintf("%x", in.Build[:]),
		Films:    in.Films,
		Unpacked: len(part),
	}
	for _, b := range in.Blocks {
		data := part[b.Offset : b.Offset+b.Size]
		view.Blocks = append(view.Blocks, blockView{b.Tag, b.Required, b.Known, b.Offset, b.Size, len(packfile.Compress(data))})
	}
	return view, nil
}

// open fills in what only an opened pack can tell. Without a front part there is nothing to tell.
func (r *inspection) open(parts [][]byte) error {
	if r.Parts[0].Kind != pack.Front.String() {
		return nil
	}
	p, err := pack.Open(parts...)
	if err != nil {
		return err
	}
	r.Counts = map[string]int{
		"films":     p.Len(),
		"people":    p.People(),
		"genres":    len(p.Vocabulary().Genres),
		"tags":      len(p.Vocabulary().Tags),
		"countries": len(p.CountryLabels()),
		"languages": len(p.LanguageLabels()),
		"features":  p.Features(),
		"dims":      p.Dim(),
	}
	if p.Len() > 0 {
		i := p.Len() / 2
		r.Sample = &sampleView{p.ID(i), p.Title(i), p.TitleZh(i), p.Year(i)}
	}
	return nil
}

func (r *inspection) print(ctx *Context) {
	for _, part := range r.Parts {
		fmt.Fprintf(ctx.Out, "%s part, format %s, build %s, %d films, %d bytes, %d gzipped\n",
			part.Kind, part.Format, part.Build, part.Films, part.Unpacked, part.Packed)
		t := ctx.Table("block", "required", "known", "offset", "bytes", "gzipped")
		total := 0
		for _, b := range part.Blocks {
			t.AppendRow([]any{b.Tag, b.Required, b.Known, b.Offset, b.Bytes, b.Packed})
			total += b.Packed
		}
		t.AppendFooter([]any{"", "", "", "", part.Unpacked, total})
		t.Render()
	}
	for _, what := range []string{"films", "people", "genres", "tags", "countries", "languages", "features", "dims"} {
		if r.Counts != nil {
			fmt.Fprintf(ctx.Out, "%-10s %d\n", what, r.Counts[what])
		}
	}
	if r.Sample != nil {
		fmt.Fprintf(ctx.Out, "sample     %s: %s %s (%d)\n", r.Sample.ID, r.Sample.Title, r.Sample.TitleZh, r.Sample.Year)
	}
}
