package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/loge-film/loge/core/pack"
	"github.com/loge-film/loge/core/pack/packfile"
)

// packEntries are all that a pack folder may hold; a folder with anything else is never replaced.
var packEntries = []string{"packs", packfile.ListFile, packfile.ManifestFile, packfile.SignatureFile, reportFile}

// checkReplaceable makes sure that dir is missing, empty or an earlier pack, before any work is done.
func checkReplaceable(dir string) error {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	for _, entry := range entries {
		if !slices.Contains(packEntries, entry.Name()) {
			return fmt.Errorf("%s holds %s, which is no part of a pack: name a new folder, or empty this one", dir, entry.Name())
		}
	}
	return nil
}

// writeFolder writes the parts into a new folder beside dir and puts it in the place of dir, so that dir is never half
// written. A manifest of an earlier pack goes with it: it would not fit. Before that, finish may read the new folder and
// write to it.
func writeFolder(ctx context.Context, dir string, parts []pack.Part, parameters map[string]string, finish func(made string, list *packfile.List) error) (*packfile.List, error) {
	dir = filepath.Clean(dir)
	if err := os.MkdirAll(filepath.Dir(dir), 0o755); err != nil {
		return nil, err
	}
	beside, err := os.MkdirTemp(filepath.Dir(dir), ".loge-build-*")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(beside)
	made := filepath.Join(beside, "new")
	list, err := packfile.Write(made, parts, parameters)
	if err != nil {
		return nil, err
	}
	if finish != nil {
		err = finish(made, list)
	}
	if err := cmp.Or(err, ctx.Err()); err != nil {
		return nil, err
	}
	return list, swap(made, dir, filepath.Join(beside, "old"))
}

// swap moves made to dir and what is at dir, if anything, to old; when that fails it is put back.
func swap(made, dir, old string) error {
	err := os.Rename(dir, old)
	if errors.Is(err, fs.ErrNotExist) {
		return os.Rename(made, dir)
	}
	if err != nil {
		return err
	}
	if err := os.Rename(made, dir); err != nil {
		return errors.Join(err, os.Rename(old, dir))
	}
	return nil
}
