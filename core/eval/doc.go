// Package eval measures recommenders: metrics, protocols, significance, and the file formats of public benchmarks.
//
// Every figure is a mean over users with its standard error, every comparison is paired by user. A metric of a list is
// named "recall@20": the metric, then the number of places that count.
package eval
