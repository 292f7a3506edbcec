// The SIMD module gives the sums of Go to the bit, so nobody's recommendations depend on what the browser can do.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { recommendations } from "../bench/recommend.mjs";
import { engineScript, openTheatre } from "../lib/theatre.mjs";

const module = new WebAssembly.Module(readFileSync(new URL("../../kernel/kernel.wasm", import.meta.url)));

// As core/vec.Dot adds: four partial sums over every fourth number.
function naive(query, row) {
  const sums = [0, 0, 0, 0];
  query.forEach((x, k) => (sums[k % 4] = Math.fround(sums[k % 4] + Math.fround(x * row[k]))));
  return Math.fround(Math.fround(sums[0] + sums[1]) + Math.fround(sums[2] + sums[3]));
}

test("each sum is the naive one, and nothing beside the scores is written", () => {
  const mem = new WebAssembly.Memory({ initial: 4 });
  const { scan } = new WebAssembly.Instance(module, { go: { mem } }).exports;
  for (const [rows, dim] of [[1, 16], [7, 32], [50, 64], [33, 80], [20, 128]]) {
    const all = new Float32Array(mem.buffer).fill(0);
    const [query, matrix, scores] = [8, 8 + dim, 8 + dim + rows * dim];
    for (let i = query; i < scores; i++) all[i] = (Math.random() - 0.5) * 10 ** Math.floor(Math.random() * 8 - 4);
    const before = all.slice();
    scan(4 * scores, 4 * matrix, 4 * query, rows, 4 * dim);
    for (let i = 0; i < rows; i++) {
      const at = matrix + i * dim;
      before[scores + i] = naive(before.subarray(query, query + dim), before.subarray(at, at + dim));
    }
    assert.deepEqual(all, before, `${rows} rows of ${dim}`);
  }
});

test("the engine of the page has it", async () => {
  const theatre = await openTheatre();
  try {
    const counting = `
      globalThis.scans = 0;
      WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
        construct(Instance, args) {
          const { scan } = new Instance(...args).exports;
          return { exports: { scan: (...numbers) => (globalThis.scans++, scan(...numbers)) } };
        },
      });`;
    theatre.proxy.faults = [engineScript((script) => script + counting)];
    const visit = await theatre.visit();
    await visit.ready();
    await visit.like("heat-1995");
    await visit.goHome();
    assert.ok((await visit.page.workers()[0].evaluate(() => globalThis.scans)) > 0);
  } finally {
    await theatre.close();
  }
});

test("with and without it an engine in the browser gives the same answers", async () => {
  const theatre = await openTheatre();
  try {
    const likes = ["chungking-express-1994", "heat-1995"];
    const fast = await recommendations(theatre, likes, { rounds: 20 });
    const plain = await recommendations(theatre, likes, { rounds: 20, simd: false });
    assert.deepEqual([fast.simd, plain.simd], [true, false]);
    assert.equal(fast.answers, plain.answers);
  } finally {
    await theatre.close();
  }
});
