//go:build js && wasm

package main

import (
	"github.com/loge-film/loge/worker/api"
	"github.com/loge-film/loge/worker/internal/glue"
)

func main() { glue.Run((*api.Edge).Serve) }
