// Package prior holds what is known of people at large before a person has done anything: the weights of a logistic
// regression P(like | film) over features of films, pooled over many people, and how groups of people deviate from it.
//
// It is learnt from ratings where a catalogue is trained, travels in an optional block of the pack, and is where the
// models of a person begin. Without the block Neutral is used.
package prior

import (
	"math"
	"sort"
)

// A Prior gives the log odds of a like: Base plus the weights of a film's features times their values.
type Prior struct {
	Base    float64
	Weights []Weight // ascending by key, each once
	Groups  []Group  // ascending by name, each once
}

// A Weight belongs to one feature. The key is "field:slug" as in the columns of a portrait: "genre:comedy",
// "decade:1990", "country:HK", "person:Maggie Cheung", "fame".
type Weight struct {
	Key   string
	Value float32
}

// A Group is how people of one kind deviate from all: what to add to Base and Weights. Its name is a fact that a person
// may tell: Women, Men, or an AgeGroup.
type Group struct {
	Name    string
	Base    float64
	Weights []Weight // ascending by key, each once; only keys of the Prior
}

// neutralShare is the share of films that a stranger likes: people mostly choose what they will like. It is about the share of
// ratings of 4 or 5 in MovieLens-1M, 0.575.
const neutralShare = 0.6

// Neutral returns the prior of a pack without one: no feature says anything, and six films in ten are liked.
func Neutral() *Prior { return &Prior{Base: math.Log(neutralShare / (1 - neutralShare))} }

// Has reports whether the prior knows a group.
func (p *Prior) Has(group string) bool { return p.group(group) != nil }

func (p *Prior) group(name string) *Group {
	k := sort.Search(len(p.Groups), func(k int) bool { return p.Groups[k].Name >= name })
	if k == len(p.Groups) || p.Groups[k].Name != name {
		return nil
	}
	return &p.Groups[k]
}

// For returns the prior of somebody who belongs to the named groups: all deviations added up. Groups that the prior does
// not know, or that are named again, change nothing. The result has no groups.
func (p *Prior) For(groups ...string) *Prior {
	out := &Prior{Base: p.Base, Weights: append([]Weight(nil), p.Weights...)}
	seen := map[string]bool{}
	for _, name := range groups {
		g := p.group(name)
		if g == nil || seen[name] {
			continue
		}
		seen[name] = true
		out.Base += g.Base
		for _, w := range g.Weights {
			if k := find(out.Weights, w.Key); k >= 0 {
				out.Weights[k].Value += w.Value
			}
		}
	}
	return out
}

// Weight returns the weight of a feature, 0 for one that says nothing.
func (p *Prior) Weight(key string) float32 {
	if k := find(p.Weights, key); k >= 0 {
		return p.Weights[k].Value
	}
	return 0
}

func find(weights []Weight, key string) int {
	k := sort.Search(len(weights), func(k int) bool { return weights[k].Key >= key })
	if k == len(weights) || weights[k].Key != key {
		return -1
	}
	return k
}

// Align returns the weights of columns by their names, 0 for those that the prior says nothing of.
func Align(names []string, p *Prior) []float32 {
	weights := make([]float32, len(names))
	for c, name := range names {
		weights[c] = p.Weight(name)
	}
	return weights
}
