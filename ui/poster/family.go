package poster

// A family is one composition; films differ within it by palette, measure and place.
type family struct {
	name  string
	title place
	draw  func(*sheet)
}

// families is the repertoire.
var families = [...]family{
	{"horizon", above, (*sheet).horizon},
	{"stripes", below, (*sheet).stripes},
	{"arcs", below, (*sheet).arcs},
	{"stairs", above, (*sheet).stairs},
	{"window", below, (*sheet).window},
	{"beam", below, (*sheet).beam},
	{"city", above, (*sheet).city},
	{"waves", above, (*sheet).waves},
	{"torn", below, (*sheet).torn},
	{"blocks", below, (*sheet).blocks},
	{"curtain", below, (*sheet).curtain},
	{"spot", below, (*sheet).spot},
	{"ridges", above, (*sheet).ridges},
	{"road", above, (*sheet).road},
	{"planet", below, (*sheet).planet},
	{"doors", below, (*sheet).doors},
	{"petals", below, (*sheet).petals},
	{"rain", below, (*sheet).rain},
	{"stroke", below, (*sheet).stroke},
	{"eclipse", below, (*sheet).eclipse},
}

// genreFamilies names the compositions that suit a genre.
var genreFamilies = table{
	{"action", "stripes beam torn road city blocks"},
	{"adventure", "ridges horizon waves road eclipse"},
	{"animation", "waves petals horizon blocks ridges arcs"},
	{"biography", "spot window arcs stairs eclipse"},
	{"comedy", "blocks arcs stripes curtain petals"},
	{"crime", "city rain stairs doors beam stripes"},
	{"disaster", "waves torn eclipse city"},
	{"documentary", "blocks horizon arcs road"},
	{"drama", "window horizon rain arcs stairs doors eclipse ridges"},
	{"erotic", "curtain petals window"},
	{"family", "petals waves blocks horizon"},
	{"fantasy", "planet ridges petals eclipse stairs"},
	{"film-noir", "stripes stairs beam rain doors"},
	{"history", "ridges torn eclipse stroke horizon"},
	{"horror", "doors window torn eclipse stairs"},
	{"martial-arts", "stroke ridges stripes torn"},
	{"music", "spot arcs curtain stripes"},
	{"musical", "curtain spot petals arcs"},
	{"mystery", "doors stairs window beam arcs"},
	{"opera", "curtain petals spot stroke"},
	{"romance", "rain petals window waves eclipse city"},
	{"science-fiction", "planet arcs doors eclipse beam blocks"},
	{"sport", "stripes blocks road arcs"},
	{"superhero", "beam city blocks stripes"},
	{"thriller", "doors stripes stairs rain torn city"},
	{"war", "torn horizon stripes ridges"},
	{"western", "horizon road ridges eclipse"},
	{"wuxia", "ridges stroke eclipse rain"},
}

// chooseFamily picks among the compositions of the first two genres by the seed.
func chooseFamily(f Film, c *chance) family {
	var names []string
	for i, genre := range first(f.Genres, 2) {
		names = append(names, first(genreFamilies.of(genre), 8-5*i)...)
	}
	if len(names) == 0 {
		names = genreFamilies.of("drama")
	}
	name := names[(c.kin(1, len(names))+c.kin(2, 2)+c.between(0, 3))%len(names)]
	for _, fam := range families {
		if fam.name == name {
			return fam
		}
	}
	return families[0]
}
