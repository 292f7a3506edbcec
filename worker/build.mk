# The edge. `make serve` wants public/ to be built; the other targets build what they need.

# Neither npm nor wrangler has anything to report to anybody.
WORKER_ENV = WRANGLER_SEND_METRICS=false WRANGLER_SEND_ERROR_REPORTS=false WRANGLER_HIDE_BANNER=true CLOUDFLARE_CF_FETCH_ENABLED=false CI=1

## build-worker: the Go part of the Worker (worker/build) and its npm packages
.PHONY: build-worker
build-worker: worker/node_modules/.package-lock.json worker/build/wasm_exec.js
	GOOS=js GOARCH=wasm $(GO) build -trimpath -ldflags='-s -w' -o worker/build/edge.wasm ./worker
	$(GO) run ./wasm/buildtool --slim worker/build/edge.wasm

worker/node_modules/.package-lock.json: worker/package-lock.json
	cd worker && npm ci --no-fund --no-audit --loglevel=error

# The generator empties the folder that it writes to.
worker/build/wasm_exec.js: go.mod
	$(GO) tool workers-assets-gen -mode=go -o worker/build
	rm -f worker/build/worker.mjs worker/build/runtime.mjs
	touch $@

## serve: serve public/ on the real workerd (PORT=8787 for a fixed port); prints the URL
.PHONY: serve
serve:
	@node worker/serve.mjs || test $$? -eq 130 

## test-worker: the Worker on workerd, and the native server by the same cases
.PHONY: test-worker
test-worker: build-worker
	cd worker && $(WORKER_ENV) npm test --silent

## bench-worker: CPU per request, our shared Go instance against the stock one per request
.PHONY: bench-worker
bench-worker: build-worker
	node worker/bench/bench.mjs

## deploy: build everything and deploy it to Cloudflare; needs CLOUDFLARE_API_TOKEN or wrangler login
.PHONY: deploy
deploy: build
	cd worker && $(filter-out CI=1,$(WORKER_ENV)) npx wrangler deploy
