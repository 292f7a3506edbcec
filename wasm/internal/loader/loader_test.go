package loader

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/loge-film/loge/core/pack"
	"github.com/loge-film/loge/ui"
)

// A visit is one run of the loader over a site and a store.
type visit struct {
	platform *fakePlatform
	store    *fakeStore
	packs    []*pack.Pack
	states   []ui.Status
	refuse   error // what the engine says of each pack
}

func (v *visit) load(keptFirst bool) ui.Status {
	l := &Loader{
		Platform: v.platform,
		Store:    v.store,
		Use:      func(p *pack.Pack) error { v.packs = append(v.packs, p); return v.refuse },
		Tell:     func(s ui.Status) { v.states = append(v.states, s) },
	}
	l.Load(context.Background(), keptFirst)
	return v.states[len(v.states)-1]
}

// again is a later visit of the same browser.
func (v *visit) again(s site) *visit {
	return &visit{platform: &fakePlatform{site: s}, store: v.store}
}

func first(s site) *visit {
	return &visit{platform: &fakePlatform{site: s}, store: &fakeStore{}}
}

func (v *visit) title() string { return v.packs[len(v.packs)-1].Title(0) }

func TestFirstVisit(t *testing.T) {
	s := publish(t, 5, nil)
	v := first(s)
	end := v.load(false)
	if end.Phase != ui.Ready || end.Version != 5 || end.Films != 1 || end.Loaded != end.Total || len(end.Notices) > 0 {
		t.Errorf("ended with %+v", end)
	}
	want := []string{"/v1/manifest", "/v1/" + s.partPath(t, 0), "/v1/" + s.partPath(t, 1), "/v1/" + s.partPath(t, 2)}
	if diff := cmp.Diff(want, v.platform.requests); diff != "" {
		t.Errorf("requests (-want +got):\n%s", diff)
	}
	var phases []ui.Phase
	for _, state := range v.states {
		phases = append(phases, state.Phase)
	}
	if got := slices.Compact(phases); !slices.Equal(got, []ui.Phase{ui.Loading, ui.Front, ui.Ready}) {
		t.Errorf("phases: %v", got)
	}
	if len(v.packs) != 3 || v.packs[0].HasVectors() || !v.packs[2].HasVectors() {
		t.Errorf("%d packs were put to use, want three, the last with vectors", len(v.packs))
	}
}

func TestSecondVisitFetchesOnlyWhatChanged(t *testing.T) {
	s := publish(t, 5, nil)
	v := first(s)
	v.load(false)
	same := v.again(s)
	if end := same.load(false); end.Phase != ui.Ready || len(same.platform.requests) != 1 {
		t.Errorf("unchanged pack: %+v after %v", end, same.platform.requests)
	}
	changed := v.again(publish(t, 6, nil))
	if end := changed.load(false); end.Version != 6 || changed.title() != "A of 6" {
		t.Errorf("changed pack: %+v", end)
	}
	if len(v.store.parts) != 3 {
		t.Errorf("the store keeps %d parts, want those of one pack", len(v.store.parts))
	}
}

func TestKeptFirstAsksTheNetworkNothing(t *testing.T) {
	s := publish(t, 5, nil)
	v := first(s)
	v.load(false)
	restarted := v.again(s)
	if end := restarted.load(true); end.Phase != ui.Ready || len(restarted.platform.requests) != 0 {
		t.Errorf("%+v after %v", end, restarted.platform.requests)
	}
	empty := first(s)
	if end := empty.load(true); end.Phase != ui.Ready || len(empty.platform.requests) != 4 {
		t.Errorf("with an empty store: %+v after %v", end, empty.platform.requests)
	}
}

// bomb returns gzip of n zeros.
func bomb(t *testing.T, n int) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write(make([]byte, n)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// faults are all the ways in which version 6 may go wrong after version 5 was good.
var faults = []struct {
	name, notice string
	early        bool // the fault shows before any part is opened
	spoil        func(t *testing.T, s *site, p *fakePlatform)
}{
	{"offline", "pack-offline", true, func(_ *testing.T, _ *site, p *fakePlatform) { p.offline = true }},
	{"signature of another text", "pack-signature", true, func(t *testing.T, s *site, _ *fakePlatform) {
		s.bodies["manifest"] = bytes.Replace(s.bodies["manifest"], []byte(`"version": 6`), []byte(`"version": 7`), 1)
	}},
	{"no signature", "pack-signature", true, func(_ *testing.T, s *site, _ *fakePlatform) { s.signature = "" }},
	{"signature that is not base64", "pack-signature", true, func(_ *testing.T, s *site, _ *fakePlatform) { s.signature = "%%" }},
	{"manifest too long", "pack-damaged", true, func(_ *testing.T, s *site, _ *fakePlatform) {
		s.bodies["manifest"] = make([]byte, pack.MaxManifest+1)
	}},
	{"expired", "pack-expired", true, func(t *testing.T, s *site, _ *fakePlatform) {
		*s = publish(t, 6, func(m *pack.Manifest) { m.Issued, m.Expires = now-10, now-1 })
	}},
	{"from the future", "pack-expired", true, func(t *testing.T, s *site, _ *fakePlatform) {
		*s = publish(t, 6, func(m *pack.Manifest) { m.Issued, m.Expires = now+1e6, now+2e6 })
	}},
	{"a part is missing", "pack-offline", true, func(t *testing.T, s *site, _ *fakePlatform) { delete(s.bodies, s.partPath(t, 0)) }},
	{"a part of another hash", "pack-hash", true, func(t *testing.T, s *site, _ *fakePlatform) {
		s.bodies[s.partPath(t, 0)] = slices.Concat(s.bodies[s.partPath(t, 0)][:20], make([]byte, len(s.bodies[s.partPath(t, 0)])-20))
	}},
	{"a truncated part", "pack-damaged", true, func(t *testing.T, s *site, _ *fakePlatform) {
		s.bodies[s.partPath(t, 0)] = s.bodies[s.partPath(t, 0)][:20]
	}},
	{"a part longer than declared", "pack-damaged", true, func(t *testing.T, s *site, _ *fakePlatform) {
		s.bodies[s.partPath(t, 0)] = append(bytes.Clone(s.bodies[s.partPath(t, 0)]), 0)
	}},
	{"a gzip bomb", "pack-damaged", true, func(t *testing.T, s *site, _ *fakePlatform) { s.replacePart(t, 0, bomb(t, 10<<20), nil) }},
	{"a part that is not gzip", "pack-damaged", true, func(t *testing.T, s *site, _ *fakePlatform) { s.replacePart(t, 0, []byte("hello"), nil) }},
	{"a part that is not a pack", "pack-damaged", true, func(t *testing.T, s *site, _ *fakePlatform) {
		s.replacePart(t, 0, bomb(t, 100), func(p *pack.ManifestPart) { p.Unpacked = 100 })
	}},
	{"a later part of another hash", "pack-hash", false, func(t *testing.T, s *site, _ *fakePlatform) {
		s.bodies[s.partPath(t, 2)] = make([]byte, len(s.bodies[s.partPath(t, 2)]))
	}},
	{"a later part of another build", "pack-damaged", false, func(t *testing.T, s *site, _ *fakePlatform) {
		other := publish(t, 7, nil)
		m, err := pack.ParseManifest(other.bodies["manifest"])
		if err != nil {
			t.Fatal(err)
		}
		s.replacePart(t, 2, other.bodies[m.Parts[2].Path], func(p *pack.ManifestPart) { p.Unpacked = m.Parts[2].Unpacked })
	}},
	{"a part that unpacks to less than declared", "pack-damaged", true, func(t *testing.T, s *site, _ *fakePlatform) {
		s.replacePart(t, 0, s.bodies[s.partPath(t, 0)], func(p *pack.ManifestPart) { p.Unpacked++ })
	}},
	{"detail in place of vectors", "pack-damaged", false, func(t *testing.T, s *site, _ *fakePlatform) {
		m, err := pack.ParseManifest(s.bodies["manifest"])
		if err != nil {
			t.Fatal(err)
		}
		s.replacePart(t, 2, s.bodies[m.Parts[1].Path], func(p *pack.ManifestPart) { p.Unpacked = m.Parts[1].Unpacked })
	}},
	{"front in place of detail", "pack-damaged", false, func(t *testing.T, s *site, _ *fakePlatform) {
		m, err := pack.ParseManifest(s.bodies["manifest"])
		if err != nil {
			t.Fatal(err)
		}
		s.replacePart(t, 1, s.bodies[m.Parts[0].Path], func(p *pack.ManifestPart) { p.Unpacked = m.Parts[0].Unpacked })
	}},
}

func TestEachFaultLeavesTheLastGoodPack(t *testing.T) {
	for _, f := range faults {
		t.Run(f.name, func(t *testing.T) {
			v := first(publish(t, 5, nil))
			v.load(false)
			before := v.store.letter.Signature
			later := v.again(publish(t, 6, nil))
			f.spoil(t, &later.platform.site, later.platform)
			end := later.load(false)
			if end.Phase != ui.Ready || end.Version != 5 || later.title() != "A of 5" || later.store.letter.Signature != before {
				t.Errorf("ended with %+v", end)
			}
			if !slices.Equal(end.Notices, []string{f.notice}) {
				t.Errorf("notices %v, want %s", end.Notices, f.notice)
			}
		})
	}
}

func TestEachFaultOnAFirstVisit(t *testing.T) {
	for _, f := range faults {
		t.Run(f.name, func(t *testing.T) {
			v := first(publish(t, 6, nil))
			f.spoil(t, &v.platform.site, v.platform)
			end := v.load(false)
			want := ui.Front
			if f.early {
				want = ui.Failed
			}
			if end.Phase != want || !slices.Equal(end.Notices, []string{f.notice}) || f.early && len(v.packs) > 0 {
				t.Errorf("ended with %+v after %d packs, want %s and %s", end, len(v.packs), want, f.notice)
			}
			if v.store.letter.Body != nil {
				t.Error("a bad pack was kept")
			}
		})
	}
}

func TestRollbackIsRefused(t *testing.T) {
	v := first(publish(t, 5, nil))
	v.load(false)
	old := v.again(publish(t, 4, nil))
	if end := old.load(false); end.Version != 5 || !slices.Equal(end.Notices, []string{"pack-rollback"}) {
		t.Errorf("ended with %+v", end)
	}
}

func TestDamagedStoreIsNeverTrusted(t *testing.T) {
	s := publish(t, 5, nil)
	for name, damage := range map[string]func(*fakeStore){
		"part":         func(st *fakeStore) { st.parts[s.partPath(t, 1)] = bytesBlob("nonsense") },
		"part is gone": func(st *fakeStore) { delete(st.parts, s.partPath(t, 1)) },
		"manifest": func(st *fakeStore) {
			st.letter.Body = bytesBlob(bytes.Replace(s.bodies["manifest"], []byte("5"), []byte("9"), 1))
		},
		"broken": func(st *fakeStore) { st.broken = true },
	} {
		v := first(s)
		v.load(false)
		damage(v.store)
		online := v.again(s)
		if end := online.load(false); end.Phase != ui.Ready || len(end.Notices) > 0 {
			t.Errorf("%s, online: %+v", name, end)
		}
		damage(v.store)
		offline := v.again(s)
		offline.platform.offline = true
		if end := offline.load(false); end.Phase == ui.Ready || !slices.Equal(end.Notices, []string{"pack-offline"}) {
			t.Errorf("%s, offline: %+v", name, end)
		}
	}
}

func TestPackThatTheEngineRefuses(t *testing.T) {
	v := first(publish(t, 5, nil))
	v.refuse = errors.New("no")
	if end := v.load(false); end.Phase != ui.Failed || !slices.Equal(end.Notices, []string{"pack-damaged"}) {
		t.Errorf("ended with %+v", end)
	}
}

func TestFullStoreIsNoFault(t *testing.T) {
	v := first(publish(t, 5, nil))
	v.store.full = true
	if end := v.load(false); end.Phase != ui.Ready || len(end.Notices) > 0 {
		t.Errorf("ended with %+v", end)
	}
}

func TestStoreThatDoesNotAnswerIsNoFault(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		v := first(publish(t, 5, nil))
		v.store.mute = true
		if end := v.load(false); end.Phase != ui.Ready || len(end.Notices) > 0 {
			t.Errorf("ended with %+v", end)
		}
	})
}

func TestExpiredKeptPackIsUsedAndSaysSo(t *testing.T) {
	v := first(publish(t, 5, nil))
	v.load(false)
	expired := publish(t, 5, func(m *pack.Manifest) { m.Expires = now - 1 })
	v.store.letter = Letter{bytesBlob(expired.bodies["manifest"]), expired.signature}
	later := v.again(expired)
	later.platform.offline = true
	if end := later.load(false); end.Phase != ui.Ready || !slices.Equal(end.Notices, []string{"pack-offline", "pack-expired"}) {
		t.Errorf("ended with %+v", end)
	}
}

// stalls returns the paths of a site in the order in which they are fetched.
func stalls(t *testing.T, s site) []string {
	paths := []string{"/v1/manifest"}
	for i := range 3 {
		paths = append(paths, "/v1/"+s.partPath(t, i))
	}
	return paths
}

func TestNetworkThatFallsSilentEndsWithTheKeptPack(t *testing.T) {
	for _, path := range stalls(t, publish(t, 6, nil)) {
		synctest.Test(t, func(t *testing.T) {
			v := first(publish(t, 5, nil))
			v.load(false)
			later := v.again(publish(t, 6, nil))
			later.platform.stall = path
			began := time.Now()
			end := later.load(false)
			if end.Phase != ui.Ready || end.Version != 5 || later.title() != "A of 5" || !slices.Equal(end.Notices, []string{"pack-offline"}) {
				t.Errorf("%s: ended with %+v", path, end)
			}
			if waited := time.Since(began); waited != keptPatience {
				t.Errorf("%s: waited %v, want %v", path, waited, keptPatience)
			}
		})
	}
}

func TestNetworkThatFallsSilentOnAFirstVisit(t *testing.T) {
	s := publish(t, 6, nil)
	for i, path := range stalls(t, s) {
		synctest.Test(t, func(t *testing.T) {
			v := first(s)
			v.platform.stall = path
			began := time.Now()
			end := v.load(false)
			want := ui.Failed
			if i > 1 { // the first part is there
				want = ui.Front
			}
			if end.Phase != want || !slices.Equal(end.Notices, []string{"pack-offline"}) {
				t.Errorf("%s: ended with %+v, want %s", path, end, want)
			}
			if waited := time.Since(began); waited != firstPatience {
				t.Errorf("%s: waited %v, want %v", path, waited, firstPatience)
			}
		})
	}
}

func TestSlowNetworkIsNotASilentOne(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		v := first(publish(t, 5, nil))
		v.load(false)
		later := v.again(publish(t, 6, nil))
		later.platform.pause = keptPatience - time.Second
		if end := later.load(false); end.Phase != ui.Ready || end.Version != 6 || len(end.Notices) > 0 {
			t.Errorf("ended with %+v", end)
		}
	})
}
