package ui

import (
	"cmp"
	"context"
	"crypto/sha256"
	"maps"
	"slices"
	"sort"
	"strconv"
	"strings"
	"time"
)

// world is a small catalogue: id, title, Chinese title, original title, year, minutes, country, director, genres, moods.
var world = [][]string{
	{"in-the-mood-for-love-2000", "In the Mood for Love", "花样年华", "花樣年華", "2000", "98", "hk", "Wong Kar-wai|王家卫", "romance drama", "melancholic romantic nostalgic"},
	{"chungking-express-1994", "Chungking Express", "重庆森林", "重慶森林", "1994", "98", "hk", "Wong Kar-wai|王家卫", "romance comedy", "bittersweet quirky"},
	{"heat-1995", "Heat", "盗火线", "", "1995", "170", "us", "Michael Mann|迈克尔·曼", "crime thriller", "tense"},
	{"spirited-away-2001", "Spirited Away", "千与千寻", "千と千尋の神隠し", "2001", "125", "jp", "Hayao Miyazaki|宫崎骏", "animation fantasy", "anime dreamlike"},
	{"the-wandering-earth-2019", "The Wandering Earth", "流浪地球", "流浪地球", "2019", "125", "cn", "Frant Gwo|郭帆", "science-fiction action", "spectacular blockbuster"},
	{"crouching-tiger-hidden-dragon-2000", "Crouching Tiger, Hidden Dragon", "卧虎藏龙", "臥虎藏龍", "2000", "120", "tw", "Ang Lee|李安", "wuxia romance", "poetic epic"},
	{"yi-yi-2000", "Yi Yi", "一一", "一一", "2000", "173", "tw", "Edward Yang|杨德昌", "drama", "contemplative bittersweet"},
	{"dr-strangelove-1964", "Dr. Strangelove or: How I Learned to Stop Worrying and Love the Bomb", "奇爱博士", "", "1964", "95", "gb", "Stanley Kubrick|斯坦利·库布里克", "comedy war", "satirical black-and-white"},
	{"amelie-2001", "Amélie", "天使爱美丽", "Le Fabuleux Destin d'Amélie Poulain", "2001", "122", "fr", "Jean-Pierre Jeunet|让-皮埃尔·热内", "comedy romance", "whimsical feel-good"},
	{"farewell-my-concubine-1993", "Farewell My Concubine", "霸王别姬", "霸王別姬", "1993", "171", "cn", "Chen Kaige|陈凯歌", "drama romance", "epic"},
	{"alien-1979", "Alien", "异形", "", "1979", "117", "us", "Ridley Scott|雷德利·斯科特", "horror science-fiction", "scary tense"},
	{"paths-of-glory-1957", "Paths of Glory", "光荣之路", "", "1957", "88", "us", "Stanley Kubrick|斯坦利·库布里克", "war drama", "black-and-white bleak"},
	{"some-like-it-hot-1959", "Some Like It Hot", "热情似火", "", "1959", "121", "us", "Billy Wilder|比利·怀尔德", "comedy", "witty black-and-white"},
	{"parasite-2019", "Parasite", "寄生虫", "기생충", "2019", "132", "kr", "Bong Joon-ho|奉俊昊", "thriller drama", "satirical tense"},
}

var countryNames = map[string]Text{"hk": {"Hong Kong", "中国香港"}, "us": {"United States", "美国"}, "jp": {"Japan", "日本"}, "cn": {"China", "中国大陆"},
	"tw": {"Taiwan", "中国台湾"}, "gb": {"United Kingdom", "英国"}, "fr": {"France", "法国"}, "kr": {"South Korea", "韩国"}}

var genreNames = map[string]Text{"romance": {"Romance", "爱情"}, "drama": {"Drama", "剧情"}, "comedy": {"Comedy", "喜剧"}, "crime": {"Crime", "犯罪"},
	"thriller": {"Thriller", "惊悚"}, "animation": {"Animation", "动画"}, "fantasy": {"Fantasy", "奇幻"}, "science-fiction": {"Science fiction", "科幻"},
	"action": {"Action", "动作"}, "wuxia": {"Wuxia", "武侠"}, "war": {"War", "战争"}, "horror": {"Horror", "恐怖"}}

func words(names map[string]Text, slugs ...string) []Word {
	list := make([]Word, len(slugs))
	for i, s := range slugs {
		list[i] = Word{s, names[s]}
	}
	return list
}

func cardOf(row []string) Card {
	year, _ := strconv.Atoi(row[4])
	minutes, _ := strconv.Atoi(row[5])
	director, directorZh, _ := strings.Cut(row[7], "|")
	genres := strings.Fields(row[8])
	sum := sha256.Sum256([]byte(row[0]))
	return Card{
		ID: row[0], Title: Text{row[1], row[2]}, Original: row[3], Year: year, Runtime: minutes,
		Countries: words(countryNames, row[6]), Genres: words(genreNames, genres...), Directors: []Text{{director, directorZh}},
		Poster: Poster{Genres: genres, Moods: strings.Fields(row[9]), Seed: [8]byte(sum[:8])},
	}
}

// A fake is an engine that ranks nothing: it keeps events, marks films and serves its world in a fixed order.
type fake struct {
	cards   []Card
	events  []EventLine // newest first
	next    int
	phase   Phase
	watcher func(Status)
	fail    error
	panics  bool
	empty   bool // every film is known
	shelves int  // 0 means 6
	asked   HomeQuery
	boxed   BoxQuery
	inOne   int   // calls of ActHome
	late    error // of the page, when the act is recorded
}

func newFake() *fake {
	f := &fake{phase: Ready}
	for _, row := range world {
		f.cards = append(f.cards, cardOf(row))
	}
	return f
}

func (f *fake) card(id string) (Card, bool) {
	for _, c := range f.cards {
		if c.ID == id {
			return f.marked(c), true
		}
	}
	return Card{}, false
}

// marked returns a card with its mark and, when something is liked, a reason.
func (f *fake) marked(c Card) Card {
	for _, e := range f.events {
		if e.Film == c.ID {
			c.Mark.Liked = c.Mark.Liked || e.Kind == "like"
			c.Mark.Disliked = c.Mark.Disliked || e.Kind == "dislike"
			c.Mark.Seen = c.Mark.Seen || e.Kind == "watch"
			c.Mark.Hidden = c.Mark.Hidden || e.Kind == "hide"
		}
		if e.Kind == "rate" && e.Film == c.ID && c.Mark.Rating == 0 {
			c.Mark.Rating = e.Value
		}
	}
	c.Reason = f.reason()
	return c
}

func (f *fake) reason() Reason {
	r := Reason{Score: .12, Base: []BasePart{{"prior", .12}}, Full: true}
	for i, e := range f.events {
		if e.Kind == "like" && i < 3 {
			r.Films = append(r.Films, FilmPart{ID: e.Film, Title: e.Title, Kind: "like", Amount: .4,
				Shared: []Word{{"wong-kar-wai", Text{"Wong Kar-wai", "王家卫"}}, {"loneliness", Text{"Loneliness", "孤独"}}}})
			r.Score += .4
		}
	}
	if len(r.Films) > 0 {
		r.Features = []FeaturePart{{"person", Word{"wong-kar-wai", Text{"Wong Kar-wai", "王家卫"}}, .3, true}, {"tag", Word{"loneliness", Text{"Loneliness", "孤独"}}, .15, true},
			{"decade", Word{"1990s", Text{"1990s", "1990 年代"}}, -.06, false}}
		r.Rest = r.Score - .12 - .39
	}
	return r
}

func (f *fake) visible() []Card {
	var list []Card
	for _, c := range f.cards {
		c = f.marked(c)
		if !c.Mark.Liked && !c.Mark.Disliked && !c.Mark.Hidden && !c.Mark.Seen {
			list = append(list, c)
		}
	}
	return list
}

func (f *fake) Home(_ context.Context, q HomeQuery) (Home, error) {
	f.asked = q
	if f.panics {
		panic("the engine is broken")
	}
	if f.fail != nil {
		return Home{}, f.fail
	}
	if q.Filter.From > 2100 || f.empty {
		return Home{Cold: len(f.events) == 0, Facets: f.facets(q)}, nil
	}
	cards := f.visible()
	h := Home{Facets: f.facets(q), Hero: &cards[0], Cold: len(f.events) == 0, Logline: Text{"Two neighbours in Hong Kong find out that their spouses are having an affair, and slowly fall in love.", "两个邻居发现各自的配偶有染，在一次次排练般的相处中慢慢动了心。"}}
	kinds := []string{"for-you", "hidden-gems", "new-china", "something-else"}
	if h.Cold {
		kinds = []string{"widely-seen", "new-china", "around-the-world", "decades", "short-evenings"}
	} else if about, ok := f.card(f.events[0].Film); ok {
		h.Shelves = append(h.Shelves, Shelf{Kind: "because", About: &about, Cards: cards[1:9]})
	}
	for i, kind := range kinds {
		h.Shelves = append(h.Shelves, Shelf{Kind: kind, Cards: append(cards[i+1:len(cards):len(cards)], cards[1:i+1]...)})
	}
	for f.shelves > len(h.Shelves) {
		h.Shelves = append(h.Shelves, Shelf{Kind: "extra-" + strconv.Itoa(len(h.Shelves)), Cards: cards[1:]})
	}
	return h, nil
}

// facets has as many choices as an engine offers at most.
func (f *fake) facets(q HomeQuery) *Facets {
	if !q.Facets {
		return nil
	}
	facets := &Facets{First: 1957, Last: 2019}
	for _, slug := range slices.Sorted(maps.Keys(genreNames)) {
		facets.Genres = append(facets.Genres, Word{slug, genreNames[slug]})
	}
	for i := len(facets.Genres); i < 28; i++ {
		facets.Genres = append(facets.Genres, Word{"genre-" + strconv.Itoa(i), Text{En: "Genre " + strconv.Itoa(i)}})
	}
	for _, slug := range slices.Sorted(maps.Keys(countryNames)) {
		facets.Countries = append(facets.Countries, Word{slug, countryNames[slug]})
	}
	for i := len(facets.Countries); i < 14; i++ {
		facets.Countries = append(facets.Countries, Word{"country-" + strconv.Itoa(i), Text{En: "Country " + strconv.Itoa(i)}})
	}
	for i := range 10 {
		facets.Languages = append(facets.Languages, Word{"language-" + strconv.Itoa(i), Text{En: "Language " + strconv.Itoa(i)}})
	}
	return facets
}

func (f *fake) Film(_ context.Context, id string) (FilmPage, error) {
	c, ok := f.card(id)
	if !ok {
		return FilmPage{}, ErrNoFilm
	}
	home, _ := f.Home(context.Background(), HomeQuery{})
	similar := f.visible()[2:10]
	for i := range similar {
		similar[i].Reason = Reason{Films: []FilmPart{{ID: id, Shared: []Word{{"melancholic", Text{"Melancholic", "忧郁"}}, {"city-life", Text{"City life", "都市"}}}}}}
	}
	place, of, without := f.losses(c)
	return FilmPage{
		Place: place, Of: of, Without: without,
		Card: c, Logline: home.Logline, Cast: []Text{{"Tony Leung Chiu-wai", "梁朝伟"}, {"Maggie Cheung", "张曼玉"}}, Writers: []Text{{"Wong Kar-wai", "王家卫"}},
		Languages: []Word{{"yue", Text{"Cantonese", "粤语"}}}, Tags: []Word{{"infidelity", Text{"Infidelity", "出轨"}}, {"loneliness", Text{"Loneliness", "孤独"}}},
		IMDb: "tt0118694", BoxOffice: 14.2, Budget: 3, Similar: similar,
	}, nil
}

// losses says that every liked film carries this one some places.
func (f *fake) losses(c Card) (place, of int, without []Loss) {
	if len(c.Reason.Films) == 0 || c.Mark != (Mark{}) {
		return 0, 0, nil
	}
	for i, part := range c.Reason.Films {
		without = append(without, Loss{part.ID, part.Title, 14 - 6*i})
	}
	return 4, 950, without
}

func (f *fake) Search(_ context.Context, query string, limit int) ([]Hit, error) {
	var hits []Hit
	for _, c := range f.cards {
		switch {
		case strings.Contains(strings.ToLower(c.Title.En+c.Title.Zh), strings.ToLower(query)):
			hits = append(hits, Hit{Card: c, Matched: c.Title})
		case strings.Contains(strings.ToLower(c.Directors[0].En), strings.ToLower(query)):
			hits = append(hits, Hit{Card: c, Matched: c.Directors[0], Person: true})
		}
	}
	return hits[:min(limit, len(hits))], nil
}

func (f *fake) Box(_ context.Context, q BoxQuery) (Box, error) {
	f.boxed = q
	box := Box{Total: len(f.events)}
	if q.Tastes {
		box.Tastes = f.reason().Features
	}
	films := map[string]bool{}
	for _, line := range f.events {
		if text := strings.ToLower(WordsIn(q.Lang).line(line, q.Lang) + " " + line.Title.En); !q.isOf(line) || !strings.Contains(text, strings.ToLower(q.Find)) {
			continue
		}
		films[line.Film] = true
		box.Events = append(box.Events, line)
	}
	delete(films, "")
	box.Found, box.Films = len(box.Events), len(films)
	for box.Page = max(0, q.Page); box.Page > 0 && box.Page*q.Size >= box.Found; {
		box.Page--
	}
	box.Events = box.Events[min(box.Page*q.Size, box.Found):min((box.Page+1)*q.Size, box.Found)]
	return box, nil
}

func (f *fake) Act(_ context.Context, a Act) (string, error) {
	if f.fail != nil {
		return "", f.fail
	}
	f.next++
	c, _ := f.card(a.Film)
	line := EventLine{ID: "e" + strconv.Itoa(f.next), Kind: a.Kind, Film: a.Film, Title: c.Title, Time: a.Time, Value: a.Value, Text: a.Text}
	if line.Time == 0 {
		line.Time = 1764000000000 + int64(f.next)*60000
	}
	if a.ID != "" {
		f.Forget(context.Background(), a.ID)
		line.ID = a.ID
	}
	f.events = append([]EventLine{line}, f.events...)
	sort.SliceStable(f.events, func(i, j int) bool { return f.events[i].Time > f.events[j].Time })
	return line.ID, nil
}

func (f *fake) ActHome(ctx context.Context, a Act, q HomeQuery) (id string, home Home, err error) {
	f.inOne++
	if id, err = f.Act(ctx, a); err != nil {
		return "", home, err
	}
	home, err = f.Home(ctx, q)
	return id, home, cmp.Or(f.late, err)
}

func (f *fake) Undo(context.Context) (EventLine, bool, error) {
	if len(f.events) == 0 {
		return EventLine{}, false, nil
	}
	line := f.events[0]
	f.events = f.events[1:]
	return line, true, nil
}

func (f *fake) Forget(_ context.Context, id string) (bool, error) {
	for i, e := range f.events {
		if e.ID == id {
			f.events = append(f.events[:i:i], f.events[i+1:]...)
			return true, nil
		}
	}
	return false, nil
}

func (f *fake) Erase(context.Context) error { f.events = nil; return nil }

func (f *fake) Watch(g func(Status)) { f.watcher = g; g(f.status()) }

func (f *fake) status() Status {
	return Status{Phase: f.phase, Loaded: 319_488, Total: 706_560, Version: 7, Films: len(f.cards), Requests: []string{"GET /v1/manifest", "GET /v1/packs/0a1b.front"}}
}

// A glass is a shell that only remembers.
type glass struct {
	route, title, lang, theme, focus string
	kept                             []string
	history                          []string
	onRoute                          func(string)
	onKey                            func(string) bool
	onSeen                           func(bool)
	requests                         []string
	images                           map[string]string
	copied                           string
	chosen                           *File // in the file input
	chosenErr                        error
	saved                            []File
	noCopy                           bool
}

func newGlass(route string) *glass {
	return &glass{route: route, lang: "en-GB", images: map[string]string{}, requests: []string{"GET /", "GET /loge.css", "GET /app.wasm"}}
}

func (g *glass) Route() string               { return g.route }
func (g *glass) OnRoute(f func(string))      { g.onRoute = f }
func (g *glass) Head(title, lang string)     { g.title, g.lang = title, lang }
func (g *glass) Theme(theme string)          { g.theme = theme }
func (g *glass) Choices() (string, string)   { return g.lang, g.theme }
func (g *glass) Keep(lang, theme string)     { g.kept = []string{lang, theme} }
func (g *glass) Focus(id string)             { g.focus = id }
func (g *glass) OnKey(f func(string) bool)   { g.onKey = f }
func (g *glass) OnSeen(f func(bool))         { g.onSeen = f }
func (g *glass) Requests() []string          { return g.requests }
func (g *glass) Rendered(f func())           { f() }
func (g *glass) Copy(r string, f func(bool)) { g.copied = r; f(!g.noCopy) }
func (g *glass) Save(file File)              { g.saved = append(g.saved, file) }
func (g *glass) ReadFile(_ string, f func(File, error)) {
	if g.chosen != nil {
		f(*g.chosen, g.chosenErr)
	}
}
func (g *glass) Go(route string, replace bool) {
	if replace && len(g.history) > 0 {
		g.history = g.history[:len(g.history)-1]
	}
	g.route = route
	g.history = append(g.history, route)
}
func (g *glass) Image(svg string) string {
	if _, ok := g.images[svg]; !ok {
		g.images[svg] = "blob:" + strconv.Itoa(len(g.images)+1)
	}
	return g.images[svg]
}

// A stage is a page over a fake engine and a glass shell, in which everything happens at once and timers wait to be rung.
type stage struct {
	root   *Root
	fake   *fake
	person *fakePerson // nil when the engine knows films only
	glass  *glass
	timers []func()
}

func newStage(route string, lang Lang, setUp func(*fake, *glass)) *stage {
	s := &stage{fake: newFake(), glass: newGlass(route)}
	if setUp != nil {
		setUp(s.fake, s.glass)
	}
	return s.open(s.fake, lang)
}

// newPersonStage is newStage over an engine that knows a person too.
func newPersonStage(route string, lang Lang, setUp func(*fakePerson, *glass)) *stage {
	s := &stage{fake: newFake(), glass: newGlass(route)}
	s.person = newFakePerson(s.fake)
	if setUp != nil {
		setUp(s.person, s.glass)
	}
	return s.open(s.person, lang)
}

// open starts the page.
func (s *stage) open(engine Engine, lang Lang) *stage {
	s.glass.lang = lang.Tag()
	s.root = NewRoot(engine, s.glass)
	s.root.zone = time.UTC
	s.root.now = func() int64 { return 1764000000_000 }
	s.root.work = func(f func()) { f() }
	s.root.after = func(_ time.Duration, f func()) { s.timers = append(s.timers, f) }
	s.root.Start()
	return s
}

// ring lets all timers run out.
func (s *stage) ring() {
	for len(s.timers) > 0 {
		timer := s.timers[0]
		s.timers = s.timers[1:]
		timer()
	}
}

func (s *stage) goTo(route string) { s.glass.route = route; s.glass.onRoute(route) }

func (s *stage) like(ids ...string) *stage {
	for _, id := range ids {
		c, _ := s.fake.card(id)
		s.root.act(c, "like", 0)
	}
	return s
}
