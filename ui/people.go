package ui

import (
	"context"
	"strconv"
)

// enterProfile goes to another person's profile.
func (c *Root) enterProfile(id, name string) {
	c.home, c.noted = nil, ""
	c.change(fill(c.words.Entered, name), func(ctx context.Context) error { return c.own.person.Enter(ctx, id) })
}

// oldest is the highest age ceiling that makes sense.
const oldest = 21

// ceiling reads an age; what is none is no ceiling.
func ceiling(text string) int {
	age, err := strconv.Atoi(text)
	if err != nil || age < 0 || age > oldest {
		return 0
	}
	return age
}

// addProfile makes the profile of the form and enters it.
func (c *Root) addProfile() {
	name, age := c.field("name"), ceiling(c.field("ceiling"))
	if name == "" {
		c.shell.Focus("name")
		return
	}
	c.home = nil
	c.change(fill(c.words.Added, name), func(ctx context.Context) error { return c.own.person.AddProfile(ctx, name, age) })
}

// startEdit opens the form for a profile's name and ceiling.
func (c *Root) startEdit(p Profile) {
	c.setField("edit-name", p.Name)
	c.setField("edit-ceiling", "")
	if p.Ceiling > 0 {
		c.setField("edit-ceiling", strconv.Itoa(p.Ceiling))
	}
	c.ask("edit:"+p.ID, "edit-name")
}

// editProfile keeps name and ceiling of the form.
func (c *Root) editProfile(p Profile) {
	name, age := c.field("edit-name"), ceiling(c.field("edit-ceiling"))
	c.shell.Focus("enter-" + p.ID)
	c.change(fill(c.words.Renamed, name), func(ctx context.Context) error { return c.own.person.EditProfile(ctx, p.ID, name, age) })
}

// removeProfile erases a profile and all that it holds.
func (c *Root) removeProfile(p Profile) {
	c.home = nil
	c.shell.Focus(titleID)
	c.change(fill(c.words.Removed, c.profileName(p)), func(ctx context.Context) error { return c.own.person.RemoveProfile(ctx, p.ID) })
}

// profileName is the name of a profile; the first one has none until it is given one.
func (c *Root) profileName(p Profile) string {
	if p.Name == "" {
		return c.words.Unnamed
	}
	return p.Name
}

// ProfileView is one person of the device.
type ProfileView struct {
	R *Root
	P Profile
}

func (c *ProfileView) asks(what string) bool { return c.R.own.asking == what+c.P.ID }

func (c *ProfileView) name(act string) string {
	return act + c.R.words.Colon + c.R.profileName(c.P)
}

// note says what is special about a profile.
func (c *ProfileView) note() string {
	var text string
	if c.P.Ceiling > 0 {
		text = fill(c.R.words.UpTo, strconv.Itoa(c.P.Ceiling))
	}
	if c.P.Encrypted {
		if text != "" {
			text += " · "
		}
		text += c.R.words.Encrypted
	}
	return text
}
