// wrangler.jsonc says what edge.mjs does, and what would be uploaded stays small.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { settings } from "../edge.mjs";
import { makeSite, remove, temporaryFolder } from "./harness.mjs";

const worker = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const budget = 1_000_000; // bytes, gzip

process.env.WRANGLER_SEND_METRICS = "false";

test("the settings are those that wrangler reads", async () => {
  const { default: wrangler } = await import("wrangler");
  const site = makeSite();
  try {
    const overrides = { assets: { directory: site.dir } };
    const { workerOptions } = wrangler.unstable_getMiniflareWorkerOptions(join(worker, "wrangler.jsonc"), undefined, { overrides });
    const { compatibilityDate, compatibilityFlags, assets } = workerOptions;
    assert.deepEqual(settings(site.dir), { compatibilityDate, compatibilityFlags, assets });
  } finally {
    site.remove();
  }
});

test(`the script stays under ${budget} bytes`, () => {
  const site = makeSite();
  const out = temporaryFolder();
  try {
    const wrangler = join(worker, "node_modules/wrangler/bin/wrangler.js");
    execFileSync(process.execPath, [wrangler, "deploy", "--dry-run", "--outdir", out, "--assets", site.dir], { cwd: worker, encoding: "utf8" });
    const files = readdirSync(out).filter((name) => statSync(join(out, name)).isFile() && !/\.(md|map)$/.test(name));
    const sizes = Object.fromEntries(files.map((name) => [name, gzipSync(readFileSync(join(out, name))).length]));
    const total = Object.values(sizes).reduce((sum, size) => sum + size, 0);
    console.log(`script: ${total} bytes gzip`, sizes);
    assert.ok(files.some((name) => name.endsWith(".wasm")) && files.some((name) => name.endsWith(".js")), files.join());
    assert.ok(total <= budget, `${total} bytes`);
  } finally {
    site.remove();
    remove(out);
  }
});
