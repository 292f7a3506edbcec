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

// beside is the name of the folder in which a pack is made, next to the one that it replaces.
const beside = ".loge-build-*"

// checkReplaceable makes sure that dir is missing, empty or an earlier pack, and that something can be written beside it,
// before any work is done.
func checkReplaceable(dir string) error {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return checkWritable(filepath.Dir(filepath.Clean(dir)))
	}
	if err != nil {
		return err
	}
	for _, entry := range entries {
		if !slices.Contains(packEntries, entry.Name()) {
			return fmt.Errorf("%s holds %s, which is no part of a pack: name a new folder, or empty this one", dir, entry.Name())
		}
	}
	return checkWritable(filepath.Dir(filepath.Clean(dir)))
}

// checkWritable makes sure that folders can be made in dir, or in what there is of it.
func checkWritable(dir string) error {
	made, err := os.MkdirTemp(dir, beside)
	if errors.Is(err, fs.ErrNotExist) && dir != filepath.Dir(dir) {
		return checkWritable(filepath.Dir(dir))
	}
	var path *fs.PathError
	if errors.As(err, &path) {
		return &fs.PathError{Op: path.Op, Path: dir, Err: path.Err} // nobody knows the name that was tried
	}
	return cmp.Or(err, os.Remove(made))
}

// notBuilt explains why the list of parts of a folder cannot be read, when it is missing.
func notBuilt(dir string, err error) error {
	var path *fs.PathError
	if errors.As(err, &path) && filepath.Base(path.Path) == packfile.ListFile && errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s holds no %s: is it a folder that loge build wrote?", filepath.Clean(dir), packfile.ListFile)
	}
	return err
}

// writeFolder writes the parts into a new folder beside dir and puts it in the place of dir, so that dir is never half
// written. A manifest of an earlier pack goes with it: it would not fit. Before that, finish may read the new folder and
// write to it.
func writeFolder(ctx context.Context, dir string, parts []pack.Part, parameters map[string]string, finish func(made string, list *packfile.List) error) (*packfile.List, error) {
	dir = filepath.Clean(dir)
	if err := os.MkdirAll(filepath.Dir(dir), 0o755); err != nil {
		return nil, err
	}
	work, err := os.MkdirTemp(filepath.Dir(dir), beside)
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(work)
	made := filepath.Join(work, "new")
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
	return list, swap(made, dir, filepath.Join(work, "old"))
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
