package ui

// MaxFile caps the bytes of a file that is brought along.
const MaxFile = 64 << 20

// A Shell is what the page needs of a browser beside the engine. The tests have a plain one.
type Shell interface {
	// Route returns the present route: the part of the URL after "#", such as "/film/heat-1995".
	// The fragment is never sent to a server, which is why routes live there.
	Route() string
	// OnRoute calls f whenever the person goes back, forward or follows a link.
	OnRoute(f func(route string))
	// Go enters a route into the history; replace overwrites the present entry.
	Go(route string, replace bool)
	// Head sets the document's title and language.
	Head(title, lang string)
	// Theme sets the theme: "dark", "light", or "" for the system's.
	Theme(theme string)
	// Choices returns the kept language and theme, or the system's language and "".
	Choices() (lang, theme string)
	// Keep keeps the chosen language and theme on the device.
	Keep(lang, theme string)
	// Focus moves the focus to the element with this id after the next render.
	Focus(id string)
	// Image returns a URL under which an img element can show the SVG; equal SVGs give equal URLs.
	Image(svg string) string
	// Copy puts the full address of a route on the clipboard, then calls f from any goroutine with whether that worked.
	Copy(route string, f func(ok bool))
	// ReadFile takes the file that the person chose in the input element of an id, makes the input empty again, and calls f
	// from any goroutine. It fails with ErrTooLarge beyond MaxFile bytes. It does not call f when no file is chosen. The
	// bytes may stay with the browser, as File.Held, until the engine asks for them.
	ReadFile(id string, f func(file File, err error))
	// Save offers a file to the person to keep where they like.
	Save(file File)
	// OnKey calls f whenever a key is pressed alone (no Ctrl, Alt or Meta) while no text field has the focus;
	// f tells whether it made use of the key, whose own effect is then prevented.
	OnKey(f func(key string) (used bool))
	// OnSeen calls f whenever the page comes into sight or goes out of it, as when another tab is in front.
	OnSeen(f func(seen bool))
	// Requests lists every request that the page itself made: "GET /style.css" …
	Requests() []string
	// Rendered runs f inside the render lock and renders after it.
	Rendered(f func())
}
