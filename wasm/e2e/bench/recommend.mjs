// Times the engine alone in the browser: a program of its own over the same pack, compiled as app.wasm is.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** Likes films one after the other, beginning with those given, and recommends after each: {films, cards, times in ms, answers, simd}. */
export async function recommendations(theatre, liked, { rounds = 120, simd = true } = {}) {
  const program = compile();
  theatre.proxy.faults = [(request) => request.url === "/bench.wasm" && { headers: { "content-type": "application/wasm" }, body: program }];
  const visit = await theatre.visit();
  await visit.ready();
  const result = await visit.page.evaluate(run, { liked, rounds, simd });
  await visit.context.close();
  theatre.proxy.faults = [];
  return result;
}

function compile() {
  const folder = mkdtempSync(join(tmpdir(), "loge-bench-"));
  try {
    const out = join(folder, "bench.wasm");
    const env = { ...process.env, GOOS: "js", GOARCH: "wasm" };
    execFileSync("go", ["build", "-trimpath", "-ldflags=-s -w", "-gcflags=all=-l", "-o", out, "./wasm/e2e/bench/recommend"], { cwd: root, env, stdio: ["ignore", "ignore", "inherit"] });
    return readFileSync(out);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

// On the page: unpacks the pack's parts as the engine does, and runs the program.
async function run({ liked, rounds, simd }) {
  const { parts } = await (await fetch("/v1/manifest")).json();
  const unpacked = async ({ path }) => {
    const { body } = await fetch("/v1/" + path);
    return new Uint8Array(await new Response(body.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer());
  };
  const bench = { liked, rounds, parts: await Promise.all(parts.map(unpacked)) };
  const result = new Promise((done, failed) => Object.assign(bench, { done, failed }));
  globalThis.bench = bench;
  const go = new globalThis.Go();
  const { instance } = await WebAssembly.instantiateStreaming(fetch("/bench.wasm"), go.importObject);
  if (simd) globalThis.goMemory = instance.exports.mem;
  go.run(instance);
  return result;
}
