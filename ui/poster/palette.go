package poster

import "slices"

// A Palette is six colours that print well together: a ground and its shade, two middle tones, a glow and the ink of the type.
// Ink on Ground and on Shade has a contrast of at least 4.5.
type Palette struct {
	Name                                  string
	Ground, Shade, Mid, Second, Glow, Ink string // #rrggbb
}

// palettes is the paint box: velvet and lamplight, inks and papers; no neon.
var palettes = [...]Palette{
	{Name: "velvet", Ground: "#240b14", Shade: "#43121f", Mid: "#7c2433", Second: "#a9473f", Glow: "#e9a86a", Ink: "#f6e7d3"},
	{Name: "noir", Ground: "#0f1013", Shade: "#22252b", Mid: "#3d434d", Second: "#6a6f78", Glow: "#d8c596", Ink: "#f1ece0"},
	{Name: "midnight", Ground: "#0b1528", Shade: "#152744", Mid: "#2b4a74", Second: "#54769c", Glow: "#e8c17c", Ink: "#f2ecdc"},
	{Name: "jade", Ground: "#0a1f1e", Shade: "#113632", Mid: "#246459", Second: "#5b9079", Glow: "#e0c688", Ink: "#f3eedd"},
	{Name: "ochre", Ground: "#2c1a0b", Shade: "#4b2c12", Mid: "#9a5f24", Second: "#c98a3c", Glow: "#f3cd7c", Ink: "#fbf1dc"},
	{Name: "rust", Ground: "#240e0b", Shade: "#481b13", Mid: "#923a24", Second: "#c4643b", Glow: "#f0b478", Ink: "#f9e9d5"},
	{Name: "plum", Ground: "#1b0f24", Shade: "#331b40", Mid: "#5f3b70", Second: "#93628f", Glow: "#ecb3a6", Ink: "#f7e8e6"},
	{Name: "alley", Ground: "#08201b", Shade: "#0f3a31", Mid: "#a3302c", Second: "#d06a3a", Glow: "#f5c062", Ink: "#faecd2"},
	{Name: "blood", Ground: "#120506", Shade: "#2b090b", Mid: "#6d1315", Second: "#a8201f", Glow: "#ead9c4", Ink: "#f4e9da"},
	{Name: "orbit", Ground: "#090b19", Shade: "#141834", Mid: "#34407c", Second: "#6a76b3", Glow: "#f0d9a2", Ink: "#eff1f7"},
	{Name: "steel", Ground: "#12191e", Shade: "#22303a", Mid: "#465d6b", Second: "#7d949f", Glow: "#e5764f", Ink: "#eff1ee"},
	{Name: "sea", Ground: "#08222b", Shade: "#0e3c49", Mid: "#20707e", Second: "#56a1a4", Glow: "#f3d9a0", Ink: "#f3f1e2"},
	{Name: "cinnabar", Ground: "#5c120e", Shade: "#7d1b15", Mid: "#a92f20", Second: "#cf5a34", Glow: "#f0c47c", Ink: "#fbecd0"},
	{Name: "moss", Ground: "#161c10", Shade: "#28321b", Mid: "#546337", Second: "#87935a", Glow: "#e8c878", Ink: "#f4efdc"},
	{Name: "silver", Ground: "#131313", Shade: "#2a2a29", Mid: "#5a5957", Second: "#8f8d88", Glow: "#dcd7cc", Ink: "#f4f1ea"},
	{Name: "ink", Ground: "#ece6d8", Shade: "#d9d0bd", Mid: "#8b877b", Second: "#55534c", Glow: "#b23a2b", Ink: "#1c1b18"},
	{Name: "programme", Ground: "#f1e7d3", Shade: "#e3d3b5", Mid: "#c4553a", Second: "#2f4a5c", Glow: "#e2a03f", Ink: "#221c19"},
	{Name: "rose", Ground: "#f3ddd2", Shade: "#e8c4b6", Mid: "#c66f70", Second: "#7a3549", Glow: "#f6f0e4", Ink: "#3b1426"},
	{Name: "sage", Ground: "#e2e6d3", Shade: "#c8d1b3", Mid: "#7a9167", Second: "#3f5b48", Glow: "#d27247", Ink: "#1f2b1f"},
	{Name: "snow", Ground: "#e6ecee", Shade: "#cbd7dd", Mid: "#86a0af", Second: "#3f5c70", Glow: "#c8553d", Ink: "#13222e"},
	{Name: "desert", Ground: "#ebcf9f", Shade: "#dda768", Mid: "#b2623a", Second: "#6d3527", Glow: "#fbeecb", Ink: "#371812"},
	{Name: "sky", Ground: "#c5dfe1", Shade: "#97c6cb", Mid: "#3f8496", Second: "#d8663f", Glow: "#f6cb5b", Ink: "#12333c"},
	{Name: "candy", Ground: "#f5d592", Shade: "#efae67", Mid: "#dc6a45", Second: "#2f6377", Glow: "#fdf3d6", Ink: "#2b2028"},
	{Name: "sepia", Ground: "#dccfb6", Shade: "#c3b190", Mid: "#8c7a5b", Second: "#4f4030", Glow: "#f3ead6", Ink: "#261d14"},
}

// genrePalettes names the palettes that suit a genre, the most usual first.
var genrePalettes = table{
	{"action", "steel rust noir midnight ochre"},
	{"adventure", "ochre sea desert jade moss"},
	{"animation", "sky candy sage sea plum"},
	{"biography", "sepia programme ochre midnight"},
	{"comedy", "candy programme sky rose sage"},
	{"crime", "noir steel rust velvet midnight"},
	{"disaster", "steel rust sea blood"},
	{"documentary", "programme ink sage steel"},
	{"drama", "velvet midnight moss ochre jade programme sepia"},
	{"erotic", "velvet rose plum"},
	{"family", "candy sky sage rose"},
	{"fantasy", "plum jade orbit sea"},
	{"film-noir", "noir silver"},
	{"history", "sepia cinnabar ochre moss"},
	{"horror", "blood noir moss plum"},
	{"martial-arts", "ink cinnabar ochre rust"},
	{"music", "plum velvet ochre midnight"},
	{"musical", "rose velvet candy plum"},
	{"mystery", "midnight noir jade plum"},
	{"opera", "cinnabar velvet rose"},
	{"romance", "velvet alley rose plum midnight"},
	{"science-fiction", "orbit steel sea snow"},
	{"sport", "programme sky rust sage"},
	{"superhero", "orbit cinnabar steel midnight"},
	{"thriller", "noir midnight steel rust jade"},
	{"war", "moss steel sepia rust"},
	{"western", "desert ochre rust sepia"},
	{"wuxia", "ink cinnabar jade midnight"},
}

// moodPalettes names the palettes that a mood or style asks for.
var moodPalettes = table{
	{"black-and-white", "silver sepia ink noir"},
	{"silent", "sepia silver"},
	{"scary", "blood"},
	{"violent", "blood rust"},
	{"melancholic", "midnight jade plum"},
	{"romantic", "alley rose velvet"},
	{"nostalgic", "ochre sepia alley"},
	{"feel-good", "candy sky sage"},
	{"heartwarming", "sage rose candy"},
	{"whimsical", "sky rose candy"},
	{"dreamlike", "plum orbit sea"},
	{"surreal", "plum programme"},
	{"contemplative", "jade sage snow"},
	{"slow-cinema", "moss jade snow"},
	{"poetic", "jade ink sea"},
	{"bleak", "steel snow moss"},
	{"neo-noir", "noir alley"},
	{"main-melody", "cinnabar"},
	{"new-year-film", "cinnabar candy"},
	{"epic", "ochre cinnabar desert"},
	{"sensual", "velvet plum"},
	{"anime", "sky plum sea"},
}

// choosePalette gathers what the first two genres and the moods ask for and lets the seed pick.
func choosePalette(f Film, c *chance) Palette {
	var names []string
	for i, mood := range first(f.Moods, 6) {
		names = append(names, first(moodPalettes.of(mood), 3-i/3)...)
	}
	for i, genre := range first(f.Genres, 2) {
		names = append(names, first(genrePalettes.of(genre), 4-2*i)...)
	}
	if slices.Contains(f.Moods, "black-and-white") {
		names = moodPalettes.of("black-and-white")
	}
	if len(names) == 0 {
		names = genrePalettes.of("drama")
	}
	return paletteOf(names[(c.kin(0, len(names))+c.between(0, 1))%len(names)])
}

func paletteOf(name string) Palette {
	for _, p := range palettes {
		if p.Name == name {
			return p
		}
	}
	return palettes[0]
}

func first(list []string, n int) []string { return list[:min(n, len(list))] }
