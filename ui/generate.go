package ui

//go:generate go run ./internal/generate
