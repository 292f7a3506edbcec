package loader

import (
	"context"
	"crypto/ed25519"
	"encoding/base64"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/loge-film/loge/core/film"
	"github.com/loge-film/loge/core/pack"
	"github.com/loge-film/loge/core/pack/packfile"
	"github.com/loge-film/loge/core/text"
)

// now is the moment of all tests.
const now = pack.Time(1_800_000_000)

type bytesBlob []byte

func (b bytesBlob) Size() int64 { return int64(len(b)) }

// testKey signs the packs of the tests.
var testKey = ed25519.NewKeyFromSeed(make([]byte, ed25519.SeedSize))

// A site is what an edge publishes: bodies by path, and the signature of the manifest.
type site struct {
	bodies    map[string][]byte
	signature string
}

// publish makes a site with one film of the given year, so that versions differ in all their parts.
func publish(t testing.TB, version uint64, edit func(m *pack.Manifest)) site {
	t.Helper()
	b := &pack.Builder{
		Vocabulary: film.Vocabulary{Genres: []film.Genre{{Label: film.Label{Slug: "drama", En: "Drama", Zh: "剧情"}}}},
		Countries:  []film.Label{{Slug: "HK", En: "Hong Kong", Zh: "香港"}},
		Films:      []film.Film{{ID: "a-1994", Title: fmt.Sprint("A of ", version), Year: 1994, Countries: []string{"HK"}, Genres: []string{"drama"}}},
		Fame:       []float32{0.5}, Map: [][2]float32{{0, 0}},
		Dim: 1, Vectors: []float32{1}, Norms: []float32{1}, Singular: []float64{1}, Blend: 0.5,
		Features: []text.Feature{{Field: text.FieldGenre, Key: "drama", En: "Drama"}},
		Rows:     []pack.Row{{Index: []uint32{0}, Weight: []float32{1}}},
	}
	parts, err := b.Build()
	if err != nil {
		t.Fatal(err)
	}
	s := site{bodies: map[string][]byte{}}
	m := &pack.Manifest{Format: pack.ManifestFormat, Version: version, Issued: now - 1000, Expires: now + 1000,
		Key: packfile.KeyID(testKey.Public().(ed25519.PublicKey))}
	for _, p := range parts {
		packed := packfile.Compress(p.Bytes)
		entry := pack.ManifestPart{Kind: p.Kind.String(), Size: int64(len(packed)), Unpacked: int64(len(p.Bytes)), SHA256: packfile.Sum(packed)}
		entry.Path = pack.PartPath(entry.SHA256, p.Kind)
		s.bodies[entry.Path] = packed
		m.Parts = append(m.Parts, entry)
	}
	if edit != nil {
		edit(m)
	}
	s.sign(t, m)
	return s
}

func (s *site) sign(t testing.TB, m *pack.Manifest) {
	t.Helper()
	body, err := m.Encode()
	if err != nil {
		t.Fatal(err)
	}
	s.bodies["manifest"] = body
	s.signature = base64.StdEncoding.EncodeToString(ed25519.Sign(testKey, body))
}

// replacePart lets the site publish other bytes for a part, honestly hashed and signed.
func (s *site) replacePart(t testing.TB, i int, body []byte, edit func(p *pack.ManifestPart)) {
	t.Helper()
	m, err := pack.ParseManifest(s.bodies["manifest"])
	if err != nil {
		t.Fatal(err)
	}
	p := &m.Parts[i]
	kind, _ := pack.ParseKind(p.Kind)
	delete(s.bodies, p.Path)
	p.Size, p.SHA256 = int64(len(body)), packfile.Sum(body)
	p.Path = pack.PartPath(p.SHA256, kind)
	if edit != nil {
		edit(p)
	}
	s.bodies[p.Path] = body
	s.sign(t, m)
}

// partPath returns the path of the i-th part.
func (s *site) partPath(t testing.TB, i int) string {
	t.Helper()
	m, err := pack.ParseManifest(s.bodies["manifest"])
	if err != nil {
		t.Fatal(err)
	}
	return m.Parts[i].Path
}

// A fakePlatform fetches from a site; everything else is real.
type fakePlatform struct {
	site     site
	offline  bool
	pause    time.Duration // before each half of a body
	stall    string        // of this path half comes, and then the network neither goes on nor fails
	requests []string
}

var errNetwork = errors.New("network error")

func (p *fakePlatform) Fetch(ctx context.Context, path string, limit int64, _ bool, progress func(int64)) (Letter, error) {
	p.requests = append(p.requests, path)
	body, ok := p.site.bodies[path[len(root):]]
	if p.offline || !ok {
		return Letter{}, errNetwork
	}
	if int64(len(body)) > limit {
		return Letter{}, ErrTooLarge
	}
	half := len(body) / 2
	for _, n := range []int{half, len(body) - half} {
		time.Sleep(p.pause)
		if ctx.Err() != nil {
			return Letter{}, ctx.Err()
		}
		progress(int64(n))
		if path == p.stall {
			<-ctx.Done()
		}
	}
	return Letter{bytesBlob(body), p.site.signature}, nil
}

func (p *fakePlatform) Verify(_ context.Context, body Blob, signature []byte) (bool, error) {
	return ed25519.Verify(testKey.Public().(ed25519.PublicKey), body.(bytesBlob), signature), nil
}

func (p *fakePlatform) SHA256(_ context.Context, body Blob) (string, error) {
	return packfile.Sum(body.(bytesBlob)), nil
}

func (p *fakePlatform) Inflate(_ context.Context, body Blob, limit int64) ([]byte, error) {
	return packfile.DecompressUpTo(body.(bytesBlob), int(limit))
}

func (p *fakePlatform) Bytes(body Blob) []byte { return body.(bytesBlob) }
func (p *fakePlatform) Now() pack.Time         { return now }

// A fakeStore keeps in memory, or fails.
type fakeStore struct {
	letter Letter
	parts  map[string]Blob
	full   bool
	broken bool
	mute   bool // Save does not end by itself
}

var errStore = errors.New("storage error")

func (s *fakeStore) Manifest(context.Context) (Letter, error) {
	if s.broken {
		return Letter{}, errStore
	}
	return s.letter, nil
}

func (s *fakeStore) Part(_ context.Context, path string) (Blob, error) {
	if s.broken {
		return nil, errStore
	}
	if b, ok := s.parts[path]; ok {
		return b, nil
	}
	return nil, nil
}

func (s *fakeStore) Save(ctx context.Context, letter Letter, parts []Part) error {
	if s.mute {
		<-ctx.Done()
		return ctx.Err()
	}
	if s.full || s.broken {
		return errStore
	}
	s.letter, s.parts = letter, map[string]Blob{}
	for _, p := range parts {
		s.parts[p.Path] = p.Body
	}
	return nil
}
