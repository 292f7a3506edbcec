// The bytes that a first visit costs.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { openTheatre, publicDir } from "../lib/theatre.mjs";
import { brotliSize, budgets, firstVisitSize } from "../lib/weight.mjs";

test("the binary keeps its budget", () => {
  const limit = budgets.bytes["app.wasm, brotli 11"];
  const size = brotliSize(join(publicDir, "app.wasm"));
  console.log(`app.wasm: ${size} of ${limit} bytes`);
  assert.ok(size <= limit, `app.wasm has ${size} bytes under brotli 11, the budget is ${limit}`);
});

test("a first visit keeps its budget", async () => {
  const theatre = await openTheatre();
  try {
    const visit = await theatre.visit();
    await visit.ready();
    await visit.end();
    const limit = budgets.bytes["first visit, as the edge serves it to a browser that takes brotli"];
    const size = await firstVisitSize(theatre, theatre.proxy.take());
    console.log(`first visit: ${size} of ${limit} bytes`);
    assert.ok(size <= limit, `a first visit downloads ${size} bytes, the budget is ${limit}`);
  } finally {
    await theatre.close();
  }
});
