package main

// buildCmd reads a catalogue and writes the pack files.
type buildCmd struct {
	Films  string `help:"Catalogue: a file, or a folder of files (.jsonl, .csv, also .gz). Without it: the films that Loge brings along." type:"path"`
	Format string `help:"How the catalogue is written: ${enum}." enum:"auto,jsonl,csv,wiki" default:"auto"`
	Out    string `help:"Folder to write; made anew." required:"" type:"path"`
	Genres string `help:"Table of genres (TSV: slug, en, zh) in place of the default one." type:"path"`
	Tags   string `help:"Table of tags (TSV: slug, group, en, zh) in place of the default one." type:"path"`
}

// Run builds the pack.
func (b *buildCmd) Run(ctx *Context) error {
	return usagef("the build command is not complete yet")
}
