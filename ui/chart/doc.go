// Package chart draws small charts as SVG documents that refer to nothing outside themselves. Each stands beside a table that says the same.
package chart
