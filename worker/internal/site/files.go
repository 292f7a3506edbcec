package site

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path"
	"strings"
)

// A files is a folder that is served as Cloudflare's static assets serve it (html_handling "auto-trailing-slash").
type files struct {
	root  *os.Root // nothing outside it can be reached
	rules []rule
}

func openFiles(dir string) (*files, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	text, err := fs.ReadFile(root.FS(), "_headers")
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	rules, err := parseRules(string(text))
	return &files{root, rules}, err
}

// serve answers if there is a file at the path, and reports whether it did.
func (f *files) serve(w http.ResponseWriter, r *http.Request) bool {
	name, redirect := fileName(r.URL.Path)
	body, ok := f.read(name)
	if !ok {
		return false
	}
	header := w.Header()
	switch {
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		apply(f.rules, r.URL.Path, header)
		w.WriteHeader(http.StatusMethodNotAllowed)
	case redirect != "":
		header.Set("Location", redirect)
		apply(f.rules, r.URL.Path, header)
		w.WriteHeader(http.StatusTemporaryRedirect)
	default:
		f.send(w, r, name, body)
	}
	return true
}

func (f *files) send(w http.ResponseWriter, r *http.Request, name string, body []byte) {
	sum := sha256.Sum256(body)
	mediaType, compressible := mediaTypeOf(name)
	header := w.Header()
	header.Set("Cache-Control", "public, max-age=0, must-revalidate")
	header.Set("ETag", `"`+hex.EncodeToString(sum[:16])+`"`)
	if mediaType != "" {
		header.Set("Content-Type", mediaType)
	}
	apply(f.rules, r.URL.Path, header)
	if header.Get("Content-Type") == "" {
		header["Content-Type"] = nil // or net/http would guess one
	}
	if strings.TrimPrefix(r.Header.Get("If-None-Match"), "W/") == header.Get("ETag") {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	send(w, r, http.StatusOK, body, compressible)
}

// read returns a regular file of the folder. Settings and files that are being written are not served.
func (f *files) read(name string) ([]byte, bool) {
	if !fs.ValidPath(name) || strings.HasPrefix(path.Base(name), ".") || name == "_headers" || name == "_redirects" {
		return nil, false
	}
	file, err := f.root.Open(name)
	if err != nil {
		return nil, false
	}
	defer file.Close()
	if info, err := file.Stat(); err != nil || !info.Mode().IsRegular() {
		return nil, false
	}
	body, err := io.ReadAll(file)
	return body, err == nil
}

// fileName returns the file that a path means, and where its one address is when this is another.
func fileName(urlPath string) (name, redirect string) {
	switch {
	case strings.HasSuffix(urlPath, "/index.html"):
		return urlPath[1:], strings.TrimSuffix(urlPath, "index.html")
	case strings.HasSuffix(urlPath, "/index"):
		return urlPath[1:] + ".html", strings.TrimSuffix(urlPath, "index")
	case strings.HasSuffix(urlPath, ".html"):
		return urlPath[1:], strings.TrimSuffix(urlPath, ".html")
	case strings.HasSuffix(urlPath, "/"):
		return urlPath[1:] + "index.html", ""
	}
	return strings.TrimPrefix(urlPath, "/"), ""
}

// mediaTypeOf returns the media type that a file's name stands for, "" when it stands for none, and whether compression
// helps. The table is fixed so that every machine serves the same.
func mediaTypeOf(name string) (mediaType string, compressible bool) {
	switch path.Ext(name) {
	case ".html":
		return "text/html; charset=utf-8", true
	case ".css":
		return "text/css; charset=utf-8", true
	case ".js", ".mjs":
		return "text/javascript; charset=utf-8", true
	case ".json":
		return "application/json", true
	case ".svg":
		return "image/svg+xml", true
	case ".txt":
		return "text/plain; charset=utf-8", true
	case ".wasm":
		return "application/wasm", true
	case ".webmanifest":
		return "application/manifest+json", true
	case ".png":
		return "image/png", false
	case ".ico":
		return "image/x-icon", false
	}
	return "", false
}
