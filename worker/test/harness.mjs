// What the tests share: the made-up site of internal/fixture, and requests that go over the wire just as they are written.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import http from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const rules = join(root, "public/_headers");

/** Makes the site in a new folder; remove deletes it. */
export function makeSite() {
  const dir = temporaryFolder();
  execFileSync("go", ["run", "./worker/internal/fixture/write", dir, rules], { cwd: root, stdio: "inherit" });
  return { dir, manifest: JSON.parse(readFileSync(join(dir, "v1/manifest.json"), "utf8")), remove: () => remove(dir) };
}

/** Builds the Go part of the Worker that has a fault built in; returns where it lies. */
export function buildTrap(dir) {
  const path = join(dir, "trap.wasm");
  const env = { ...process.env, GOOS: "js", GOARCH: "wasm" };
  execFileSync("go", ["build", "-ldflags=-s -w", "-o", path, "./worker/internal/trap"], { cwd: root, env, stdio: "inherit" });
  return path;
}

export const temporaryFolder = () => mkdtempSync(join(tmpdir(), "loge-edge-"));
export const remove = (dir) => rmSync(dir, { recursive: true });

/**
 * Asks without following redirects, tidying the path or unpacking the body. By default each request has a connection of
 * its own: workerd closes one whose request had a body that nobody read.
 * @returns {Promise<{status: number, headers: Record<string, string>, body: Buffer}>}
 */
export function ask(url, path, { method = "GET", headers = {}, body, agent = false } = {}) {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { "Content-Length": Buffer.byteLength(body) };
    const request = http.request({ hostname, port, path, method, agent, headers: { ...length, ...headers } }, (response) => {
      const chunks = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }));
    });
    request.on("error", reject);
    request.end(body);
  });
}
