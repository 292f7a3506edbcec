package shell

import "github.com/loge-film/loge/core/lightjson"

// choices is what the person chose, as it is kept in localStorage and read by boot.js too.
type choices struct {
	Lang  string `json:"lang,omitempty"`
	Theme string `json:"theme,omitempty"`
}

// parseChoices reads kept choices; whatever else somebody may have left there counts as none.
func parseChoices(text string) choices {
	var c choices
	if lightjson.Unmarshal([]byte(text), &c) != nil {
		return choices{}
	}
	if c.Theme != "dark" && c.Theme != "light" {
		c.Theme = ""
	}
	return c
}

// language returns the kept language, or the first of the person's that Loge speaks, or English.
func (c choices) language(wanted []string) string {
	if c.Lang != "" {
		return c.Lang
	}
	for _, tag := range wanted {
		if len(tag) >= 2 && (tag[:2] == "zh" || tag[:2] == "en") {
			return tag
		}
	}
	return "en"
}
