package ui

// Root is the component to mount, at an element <div id="app">: domrender.New("#app") and env.RunBuild(ui.NewRoot(engine, shell)).
// Its Start method begins the life of the page and must be called once, before the first render.
type Root struct {
	engine Engine
	shell  Shell
	lang   Lang
	theme  string
}

// NewRoot returns the page over an engine and a browser. It calls neither before Start.
func NewRoot(engine Engine, shell Shell) *Root {
	return &Root{engine: engine, shell: shell, lang: En}
}

// Start takes the kept choices, watches engine and shell, and loads the page of the present route.
func (c *Root) Start() {
	tag, theme := c.shell.Choices()
	c.lang, c.theme = ParseLang(tag), theme
	c.shell.Theme(theme)
}
