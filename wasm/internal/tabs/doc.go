// Package tabs lets the tabs of one visitor take turns and tell each other that something has changed.
package tabs
