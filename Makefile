# Loge. `make run` builds and serves the demo, `make test` tests everything; `make help` lists the rest.
GO ?= go
SHELL := /bin/bash
WASM_EXEC = $(shell $(GO) env GOROOT)/lib/wasm/go_js_wasm_exec

.DEFAULT_GOAL := help

# Gives: build-wasm (public/app.wasm and the boot files), build-pack (public/v1), test-e2e, bench-past, bench-browser.
include wasm/build.mk
# Gives: build-worker, serve, test-worker, bench-worker, deploy.
include worker/build.mk

## run: build everything and serve the demo on the real workerd; prints the URL
.PHONY: run
run: build serve

## build: the browser binary, the demo pack and the worker
.PHONY: build
build: build-wasm build-pack build-worker

# Where demo-movielens keeps its copy of the page and the pack that it trains; public/ stays as it is.
DEMO ?= .demo/movielens

## demo-movielens: train on a MovieLens folder (DATA=DIR), serve the same page on it and print the URL
.PHONY: demo-movielens
demo-movielens: demo-data build-wasm build-worker
	rm -rf "$(DEMO)/public"
	mkdir -p "$(DEMO)"
	cp -r public "$(DEMO)/public"
	rm -rf "$(DEMO)/public/v1"
	$(GO) run ./core/cmd/loge train --films "$(DATA)" --ratings "$(DATA)" --out "$(DEMO)/public/v1"
	$(GO) run ./core/cmd/loge sign --key $(PACK_KEY) "$(DEMO)/public/v1"
	PUBLIC="$(DEMO)/public" $(MAKE) serve

.PHONY: demo-data
demo-data:
	@test -n "$(DATA)" || { echo "demo-movielens: name a MovieLens folder, as in make demo-movielens DATA=ml-latest-small" >&2; exit 2; }
	@test -d "$(DATA)" || { echo "demo-movielens: DATA=$(DATA) is no folder" >&2; exit 2; }

## test: everything: lint, native, wasm, worker, browser
.PHONY: test
test: lint test-native test-wasm build test-worker test-e2e

## test-native: all Go tests on this machine
.PHONY: test-native
test-native:
	$(GO) test ./...

# The rooms that the browser links, tested again under js/wasm on Node.
BROWSER_ROOMS = ./core ./core/blend ./core/event ./core/film ./core/importer ./core/learn/descent ./core/learn/judge \
	./core/learn/linear ./core/learn/mlp ./core/learn/tabular ./core/learn/tree ./core/lightjson ./core/pack ./core/portrait \
	./core/prior ./core/profile ./core/rank ./core/rng ./core/search ./core/taste ./core/text ./core/vec

## test-wasm: the engine's tests again under js/wasm
.PHONY: test-wasm
test-wasm:
	GOOS=js GOARCH=wasm $(GO) test -exec="$(WASM_EXEC)" $(BROWSER_ROOMS)

## lint: gofmt, vet and staticcheck, natively and for the browser (that generated files are fresh, test-native tells)
.PHONY: lint
lint:
	@unformatted="$$(gofmt -l core ui wasm worker)"; test -z "$$unformatted" || { echo "not gofmt-clean: $$unformatted"; exit 1; }
	$(GO) vet ./...
	GOOS=js GOARCH=wasm $(GO) vet ./core/... ./ui/... ./wasm/... ./worker/...
	$(GO) tool staticcheck ./...
	GOOS=js GOARCH=wasm $$($(GO) tool -n staticcheck) ./wasm/... ./worker/...

## bench: all benchmarks (native, worker, browser); prints tables, judges nothing
.PHONY: bench
bench: build
	$(GO) test -run='^$$' -bench=. -benchmem ./core/...
	$(MAKE) bench-worker bench-past bench-browser

## generate: write the generated files again
.PHONY: generate
generate:
	$(GO) generate ./...

## help: this list
.PHONY: help
help:
	@sed -n 's/^## //p' $(MAKEFILE_LIST) | column -t -s: -l 2
