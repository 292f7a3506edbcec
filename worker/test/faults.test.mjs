// What the Worker does when something is wrong behind it, and under load.
import assert from "node:assert/strict";
import { cpSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import http from "node:http";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";
import { createHash } from "node:crypto";
import { startEdge } from "../edge.mjs";
import { ask, buildTrap, makeSite, remove, temporaryFolder } from "./harness.mjs";

let site;
before(() => {
  site = makeSite();
});
after(() => site?.remove());

/** Runs f with an edge that serves a copy of the site, changed by change(dir) first. */
async function withEdge({ change = () => {}, program }, f) {
  const dir = temporaryFolder();
  cpSync(site.dir, dir, { recursive: true });
  await change(dir);
  const edge = await startEdge({ publicDir: dir, program });
  try {
    await f(edge.url, dir);
  } finally {
    await edge.stop();
    remove(dir);
  }
}

const health = async (url) => (await ask(url, "/healthz")).status;

function checkProblem({ status, headers, body }, want) {
  assert.equal(status, want);
  assert.equal(headers["content-type"], "application/problem+json");
  const { type, title, status: stated, detail } = JSON.parse(body);
  assert.deepEqual([type, stated, typeof title, typeof detail], ["about:blank", want, "string", "string"]);
}

test("a panic costs one answer, then a fresh instance serves", async () => {
  const dir = temporaryFolder();
  try {
    await withEdge({ program: buildTrap(dir) }, async (url) => {
      const good = await ask(url, "/v1/films/nothing");
      for (let round = 0; round < 3; round++) {
        const failed = await ask(url, "/v1/films/trap");
        checkProblem(failed, 500);
        for (const name of Object.keys(good.headers).filter((name) => name !== "content-length")) {
          assert.equal(failed.headers[name], good.headers[name], `${name} is the same on every problem`);
        }
        assert.equal(await health(url), 200);
      }
    });
  } finally {
    remove(dir);
  }
});

test("a failing start gives 503, and the next request tries again", async () => {
  await withEdge({}, async (url, dir) => {
    const manifest = join(dir, "v1/manifest.json");
    renameSync(manifest, `${manifest}.away`);
    checkProblem(await ask(url, "/healthz"), 503);
    checkProblem(await ask(url, "/nothing"), 503);
    renameSync(`${manifest}.away`, manifest);
    assert.equal(await health(url), 200);
  });
});

test("a start goes on when the visitor who caused it leaves", async () => {
  await withEdge({}, async (url) => {
    const first = http.get(`${url}/healthz`).on("error", () => {});
    await new Promise((wake) => first.once("finish", wake));
    first.destroy();
    assert.equal(await health(url), 200);
  });
});

/** Puts other bytes in the place of a part, and makes the manifest say so; describe changes what it says. */
function replacePart(dir, number, bytes, describe = () => ({})) {
  const path = join(dir, "v1/manifest.json");
  const manifest = JSON.parse(readFileSync(path, "utf8"));
  const part = manifest.parts[number];
  bytes ??= readFileSync(join(dir, "v1", part.path));
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const file = `packs/${sha256}.${part.kind}`;
  Object.assign(part, { path: file, size: bytes.length, sha256 });
  Object.assign(part, describe(part));
  writeFileSync(join(dir, "v1", part.path), bytes);
  writeFileSync(path, JSON.stringify(manifest));
}

const damaged = {
  "no pack at all": (dir) => renameSync(join(dir, "v1"), join(dir, "v0")),
  "a manifest that is not JSON": (dir) => writeFileSync(join(dir, "v1/manifest.json"), "<html>"),
  "a manifest that is too long": (dir) => writeFileSync(join(dir, "v1/manifest.json"), " ".repeat(1 << 20)),
  "a signature that is none": (dir) => writeFileSync(join(dir, "v1/manifest.sig"), "Set-Cookie: a=b"),
  "a part with another hash": (dir) => replacePart(dir, 0, undefined, () => ({ sha256: "0".repeat(64) })),
  "a part that unpacks to more": (dir) => replacePart(dir, 0, undefined, ({ unpacked }) => ({ unpacked: unpacked - 1 })),
  "a part that unpacks to less": (dir) => replacePart(dir, 0, undefined, ({ unpacked }) => ({ unpacked: unpacked + 1 })),
  "a part that is longer": (dir) => replacePart(dir, 0, undefined, ({ size }) => ({ size: size - 1 })),
  "a part that is not gzip": (dir) => replacePart(dir, 1, Buffer.from("not gzip")),
  "a part that is no part": (dir) => replacePart(dir, 2, gzipSync("not a part"), () => ({ unpacked: 10 })),
  "a bomb": (dir) => replacePart(dir, 0, gzipSync(Buffer.alloc(32 << 20)), () => ({ unpacked: 1000 })),
  "a part of unreasonable size": (dir) => replacePart(dir, 0, undefined, () => ({ unpacked: 2 ** 40 })),
};

test("a manifest that was written anew is accepted, so what follows fails for its own reason", async () => {
  const repack = (dir) => replacePart(dir, 0);
  await withEdge({ change: repack }, async (url) => assert.equal(await health(url), 200));
});

for (const [name, change] of Object.entries(damaged)) {
  test(`${name} is refused`, () => withEdge({ change }, async (url) => checkProblem(await ask(url, "/v1/manifest"), 503)));
}

test("3,000 requests at once", async () => {
  await withEdge({}, async (url) => {
    const paths = ["/v1/manifest", "/v1/vectors/0.json", "/v1/vectors/1.bin", "/v1/films/a-film-1994", "/healthz", "/v1/films/nothing"];
    const headers = { "Accept-Encoding": "gzip" };
    const wanted = new Map();
    for (const path of paths) wanted.set(path, await ask(url, path, { headers }));
    const agent = new http.Agent({ maxSockets: 3000 });
    const answers = await Promise.all(Array.from({ length: 3000 }, (_, i) => ask(url, paths[i % paths.length], { agent, headers })));
    agent.destroy();
    for (const [i, { status, body }] of answers.entries()) {
      const want = wanted.get(paths[i % paths.length]);
      assert.equal(status, want.status);
      assert.ok(body.equals(want.body), "the same bytes as alone");
    }
  });
});

test("3,000 requests at once to an edge that has not started yet", async () => {
  await withEdge({}, async (url) => {
    const agent = new http.Agent({ maxSockets: 3000 });
    const answers = await Promise.all(Array.from({ length: 3000 }, () => ask(url, "/healthz", { agent })));
    agent.destroy();
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200]);
  });
});
