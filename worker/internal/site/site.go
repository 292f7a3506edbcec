// Package site serves the edge over net/http: static files as Cloudflare's static assets serve them, and the routes of
// worker/api for every path without a file.
package site

import (
	"fmt"
	"net/http"
	"os"
	"path/filepath"

	"github.com/loge-film/loge/core/pack"
	"github.com/loge-film/loge/core/pack/packfile"
	"github.com/loge-film/loge/worker/api"
)

// A Site answers everything that the edge answers. It may serve many requests at once.
type Site struct {
	edge  *api.Edge
	files *files
}

// Open reads the signed pack in dir/v1 into memory; the other files of dir are read when they are asked for.
func Open(dir string) (*Site, error) {
	edge, err := openEdge(filepath.Join(dir, "v1"))
	if err != nil {
		return nil, fmt.Errorf("no usable pack in %s (make one with loge build and loge sign): %w", filepath.Join(dir, "v1"), err)
	}
	files, err := openFiles(dir)
	if err != nil {
		return nil, err
	}
	return &Site{edge, files}, nil
}

func openEdge(dir string) (*api.Edge, error) {
	manifest, err := packfile.ReadFile(filepath.Join(dir, packfile.ManifestFile), pack.MaxManifest)
	if err != nil {
		return nil, err
	}
	signature, err := os.ReadFile(filepath.Join(dir, packfile.SignatureFile))
	if err != nil {
		return nil, err
	}
	m, err := pack.ParseManifest(manifest)
	if err != nil {
		return nil, err
	}
	var parts [][]byte
	for _, entry := range m.Parts {
		part, err := packfile.ReadPart(dir, entry)
		if err != nil {
			return nil, err
		}
		parts = append(parts, part)
	}
	return api.Open(manifest, signature, m.Version, parts...)
}

// ServeHTTP implements http.Handler.
func (s *Site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if s.files.serve(w, r) {
		return
	}
	answer := s.edge.Serve(api.Request{
		Method:      r.Method,
		Target:      r.URL.RequestURI(),
		Accept:      r.Header.Get("Accept"),
		IfNoneMatch: r.Header.Get("If-None-Match"),
	})
	for _, field := range answer.Header {
		w.Header().Set(field.Name, field.Value)
	}
	send(w, r, answer.Status, answer.Body, answer.Compressible())
}
