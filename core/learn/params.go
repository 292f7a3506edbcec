package learn

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
)

// A Param documents one parameter of a model for help texts.
type Param struct {
	Name     string
	Default  string
	Min, Max float64 // the closed range of numbers; both 0 for switches and choices
	Help     string
}

// A field binds a documented parameter to the variable that it sets.
type field struct {
	name, help string
	min, max   float64
	get        func() string
	set        func(text string) error
}

// A tuned trainer lists its parameters, bound to its own variables.
type tuned interface {
	Trainer
	fields() []field
}

func integer(name string, v *int, low, high int, help string) field {
	f := field{name: name, help: help, min: float64(low), max: float64(high)}
	f.get = func() string { return strconv.Itoa(*v) }
	f.set = func(text string) error {
		n, err := strconv.Atoi(text)
		if err != nil || n < low || n > high {
			return fmt.Errorf("%s is a whole number between %d and %d, not %q", name, low, high, text)
		}
		*v = n
		return nil
	}
	return f
}

func number(name string, v *float64, low, high float64, help string) field {
	f := field{name: name, help: help, min: low, max: high}
	f.get = func() string { return strconv.FormatFloat(*v, 'g', -1, 64) }
	f.set = func(text string) error {
		x, err := strconv.ParseFloat(text, 64)
		if err != nil || math.IsNaN(x) || x < low || x > high {
			return fmt.Errorf("%s is a number between %g and %g, not %q", name, low, high, text)
		}
		*v = x
		return nil
	}
	return f
}

func toggle(name string, v *bool, help string) field {
	f := field{name: name, help: help}
	f.get = func() string { return strconv.FormatBool(*v) }
	f.set = func(text string) error {
		on, err := strconv.ParseBool(text)
		if err != nil {
			return fmt.Errorf("%s is true or false, not %q", name, text)
		}
		*v = on
		return nil
	}
	return f
}

func choice(name string, v *string, options []string, help string) field {
	f := field{name: name, help: help + " (" + strings.Join(options, ", ") + ")"}
	f.get = func() string { return *v }
	f.set = func(text string) error {
		if !slices.Contains(options, text) {
			return fmt.Errorf("%s is one of %s, not %q", name, strings.Join(options, ", "), text)
		}
		*v = text
		return nil
	}
	return f
}

// prefixed is the same parameter under a longer name, for models that are made of models.
func (f field) prefixed(prefix string) field {
	f.name = prefix + f.name
	set := f.set
	f.set = func(text string) error {
		if err := set(text); err != nil {
			return fmt.Errorf("%s%w", prefix, err)
		}
		return nil
	}
	return f
}

// apply sets parameters by name. Names are tried in order so that the same mistake always gives the same message.
func apply(fields []field, set map[string]string) error {
	names := make([]string, 0, len(set))
	for name := range set {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		at := slices.IndexFunc(fields, func(f field) bool { return f.name == name })
		if at < 0 {
			return fmt.Errorf("no parameter %q; there are: %s", name, strings.Join(fieldNames(fields), ", "))
		}
		if err := fields[at].set(set[name]); err != nil {
			return err
		}
	}
	return nil
}

// valid puts each parameter through its own check, so that a trainer written as a literal obeys the same ranges.
func valid(t tuned) error {
	for _, f := range t.fields() {
		if err := f.set(f.get()); err != nil {
			return fmt.Errorf("%s: %w", t.Name(), err)
		}
	}
	return nil
}

func fieldNames(fields []field) []string {
	if len(fields) == 0 {
		return []string{"none"}
	}
	names := make([]string, len(fields))
	for i, f := range fields {
		names[i] = f.name
	}
	return names
}
