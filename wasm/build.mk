# The key pair that signs and checks the demo pack. A real site names its own: make build PACK_KEY=… PACK_PUB=…
PACK_KEY ?= core/pack/packfile/devkey/DEVELOPMENT-ONLY.key
PACK_PUB ?= core/pack/packfile/devkey/DEVELOPMENT-ONLY.pub
# A catalogue file or folder; empty means the films that Loge brings along.
FILMS ?=

## build-wasm: the browser binary and the scripts that start it (public/); TRACES=1 keeps stack traces readable
.PHONY: build-wasm
build-wasm:
	$(GO) run ./wasm/buildtool --out public --keys $(PACK_PUB) $(if $(TRACES),--traces)

## build-pack: the pack of films, signed (public/v1)
.PHONY: build-pack
build-pack: public/v1/parts.json
	$(GO) run ./core/cmd/loge sign --quiet --key $(PACK_KEY) public/v1

public/v1/parts.json: $(shell find core -name '*.go' ! -name '*_test.go' -o -path '*/classics/*' -type f) $(FILMS) \
		$(if $(FILMS),$(shell find "$(FILMS)" -type f 2>/dev/null)) .demo/films
	$(GO) run ./core/cmd/loge build --quiet $(if $(FILMS),--films $(FILMS)) --out public/v1

# Which films the pack is of: with other FILMS it is made anew, whatever the age of their files.
.PHONY: FORCE
.demo/films: FORCE
	@mkdir -p $(@D)
	@echo '$(FILMS)' | cmp -s - $@ || echo '$(FILMS)' > $@

wasm/e2e/node_modules: wasm/e2e/package.json wasm/e2e/package-lock.json
	cd wasm/e2e && npm ci --no-audit --no-fund
	@touch $@

## test-e2e: the whole thing in headless Chromium (after make build)
.PHONY: test-e2e
test-e2e: wasm/e2e/node_modules
	cd wasm/e2e && npm test

## bench-browser: start, reaction and memory in headless Chromium (after make build)
.PHONY: bench-browser
bench-browser: wasm/e2e/node_modules
	cd wasm/e2e && npm run bench

# Lengths of the past; 2000r is 2,000 ratings.
EVENTS ?= 0,40,200,1000,2000r,5000

## bench-past: what a person with a long past waits for, in wasm on Node (after make build); EVENTS=200,5000 names the lengths
.PHONY: bench-past
bench-past:
	@mkdir -p .demo
	GOOS=js GOARCH=wasm GOEXPERIMENT=nogreenteagc $(GO) build -trimpath -ldflags='-s -w' -gcflags=all=-l -o .demo/past.wasm ./wasm/e2e/bench/past
	"$(WASM_EXEC)" .demo/past.wasm --pack public/v1 --events $(EVENTS)
	"$(WASM_EXEC)" .demo/past.wasm --films 20000 --events $(EVENTS)
