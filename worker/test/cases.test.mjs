// The cases of testdata/cases.json, which the native server passes too, on workerd.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { gunzipSync } from "node:zlib";
import { startEdge } from "../edge.mjs";
import { ask, makeSite, remove, temporaryFolder } from "./harness.mjs";

let site, edge;
before(async () => {
  site = makeSite();
  edge = await startEdge({ publicDir: site.dir });
});
after(async () => {
  await edge?.stop();
  site?.remove();
});

function readCases() {
  const [front, , vectors] = site.manifest.parts;
  const text = readFileSync(new URL("../testdata/cases.json", import.meta.url), "utf8")
    .replaceAll("{front}", front.path)
    .replaceAll("{vectors}", vectors.path)
    .replaceAll("{2100}", "a".repeat(2100));
  return JSON.parse(text);
}

const send = (c, extra = {}) => ask(edge.url, c.path, { method: c.method, headers: { ...c.request, ...extra }, body: c.body });

test("cases", async (t) => {
  for (const c of readCases()) {
    await t.test(c.name, async () => {
      const answer = await send(c);
      check(c, answer);
      if (c.revalidate) {
        const again = await send(c, { "If-None-Match": answer.headers.etag });
        assert.deepEqual([again.status, again.body.length], [304, 0], "asked again with the ETag");
      }
    });
  }
});

function check(c, { status, headers, body }) {
  assert.ok([c.status].flat().includes(status), `status ${status}, want ${c.status}; body ${body.toString().slice(0, 200)}`);
  if (!c.platform) checkAlways(headers);
  for (const [name, want] of Object.entries(c.headers ?? {})) checkField(name, headers[name.toLowerCase()], want);
  const plain = headers["content-encoding"] === "gzip" && body.length > 0 ? gunzipSync(body) : body;
  if (c.empty) assert.equal(plain.length, 0, "bytes of a body that should be empty");
  if (c.length) assert.equal(plain.length, c.length, "bytes of the body");
  if (c.file) assert.ok(plain.equals(readFileSync(join(site.dir, c.file))), `the body is that of ${c.file}`);
  for (const [name, want] of Object.entries(c.json ?? {})) assert.deepEqual(JSON.parse(plain)[name], want, name);
}

/** What holds for every answer, static files included. */
function checkAlways(headers) {
  assert.equal(headers["x-content-type-options"], "nosniff");
  assert.equal(headers["referrer-policy"], "no-referrer");
  assert.match(headers["content-security-policy"] ?? "", /default-src 'none'/);
  assert.match(headers.vary ?? "Accept-Encoding", /^Accept-Encoding$/i, "Vary");
  assert.equal(headers["set-cookie"], undefined, "Set-Cookie");
}

function checkField(name, got, want) {
  if (want === null) assert.equal(got, undefined, name);
  else if (/^\/.*\/$/.test(want) && want.length > 1) assert.match(got ?? "", new RegExp(want.slice(1, -1)), name);
  else assert.equal(got, want, name);
}

test("visitors are not told apart", async () => {
  const visitor = {
    "User-Agent": "another", "Accept-Language": "zh-CN", Cookie: "a=b", Origin: "https://elsewhere.example",
    DNT: "1", "Sec-GPC": "1", Referer: "https://elsewhere.example/film", "X-Forwarded-For": "203.0.113.9",
  };
  for (const c of readCases()) {
    const [plain, dressed] = [await send(c), await send(c, visitor)];
    for (const answer of [plain, dressed]) delete answer.headers.date;
    assert.deepEqual(dressed, plain, c.name);
  }
});

test("packs and page do not wake the Worker", async () => {
  // With a program that does nothing, whatever wakes the Worker gets 503.
  const dir = temporaryFolder();
  const program = join(dir, "empty.wasm");
  writeFileSync(program, new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]));
  const lame = await startEdge({ publicDir: site.dir, program });
  try {
    const statuses = {};
    for (const path of ["/", "/app.wasm", ...site.manifest.parts.map((part) => `/v1/${part.path}`)]) {
      statuses[path] = (await ask(lame.url, path)).status;
    }
    assert.deepEqual([...new Set(Object.values(statuses))], [200], JSON.stringify(statuses));
    for (const path of ["/healthz", "/v1/manifest", "/v1/films/a-film-1994", "/v1/vectors/0", "/v1/packs/none.front"]) {
      assert.equal((await ask(lame.url, path)).status, 503, path);
    }
  } finally {
    await lame.stop();
    remove(dir);
  }
});
