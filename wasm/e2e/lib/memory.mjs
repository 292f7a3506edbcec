// Tabs whose workers run the program in ../memory: a server for them, and what tells them what to do.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { serve } from "./server.mjs";

const root = fileURLToPath(new URL("../../..", import.meta.url));

const workerScript = `
importScripts("/wasm_exec.js");
let line = "";
if (self.name === "tests") {
  globalThis.fs.writeSync = (fd, bytes) => { line += new TextDecoder().decode(bytes); return bytes.length; };
}
(async () => {
  const go = new Go();
  let code = 0;
  go.argv = self.name === "tests" ? ["test", "-test.v", "-test.timeout=60s"] : ["memory"];
  go.exit = (n) => { code = n; };
  const { instance } = await WebAssembly.instantiateStreaming(fetch(self.name === "tests" ? "/tests.wasm" : "/memory.wasm"), go.importObject);
  await go.run(instance);
  postMessage(JSON.stringify({ code, line }));
})();`;

const pageScript = `
const worker = new Worker("/worker.js", { name: location.hash.slice(1) || "tab" });
const waiting = new Map();
window.acked = 0;
window.tests = new Promise((done) => (window.testsDone = done));
window.ready = new Promise((done) => waiting.set(-1, done));
worker.onmessage = ({ data }) => {
  const answer = JSON.parse(data);
  if ("code" in answer) return window.testsDone(answer);
  if (answer.Number === -2) { window.acked = answer.Acked; window.onAck?.(answer.Acked); return; }
  waiting.get(answer.Number)?.(answer);
};
let next = 1;
window.ask = (command) => new Promise((done) => {
  const Number = next++;
  waiting.set(Number, done);
  worker.postMessage(JSON.stringify({ ...command, Number }));
});`;

/** Builds both programs and serves them; close it when done. */
export async function openHarness() {
  const dir = mkdtempSync(join(tmpdir(), "loge-memory-"));
  const options = { cwd: root, env: { ...process.env, GOOS: "js", GOARCH: "wasm" }, stdio: ["ignore", "inherit", "inherit"] };
  execFileSync("go", ["build", "-o", join(dir, "memory.wasm"), "./wasm/e2e/memory"], options);
  execFileSync("go", ["test", "-c", "-o", join(dir, "tests.wasm"), "./wasm/internal/store"], options);
  const goroot = execFileSync("go", ["env", "GOROOT"], { cwd: root, encoding: "utf8" }).trim();
  const files = {
    "/": ["text/html", "<!doctype html><title>memory</title><script src=/page.js></script>"],
    "/page.js": ["text/javascript", pageScript],
    "/worker.js": ["text/javascript", workerScript],
    "/wasm_exec.js": ["text/javascript", readFileSync(join(goroot, "lib/wasm/wasm_exec.js"))],
    "/memory.wasm": ["application/wasm", readFileSync(join(dir, "memory.wasm"))],
    "/tests.wasm": ["application/wasm", readFileSync(join(dir, "tests.wasm"))],
  };
  const seen = [];
  rmSync(dir, { recursive: true });
  const server = await serve((request, response) => {
    seen.push(request.url);
    const file = files[request.url];
    response.writeHead(file ? 200 : 404, { "content-type": file?.[0] ?? "text/plain" }).end(file?.[1]);
  });
  return { url: server.url, seen, close: server.close };
}

/** A tab of a browser context whose memory is opened in a store. */
export async function openTab(context, harness, kind = "") {
  const page = await context.newPage();
  await page.goto(harness.url);
  await page.evaluate(() => window.ready);
  const ask = async (command) => {
    const answer = await page.evaluate((c) => window.ask(c), command);
    if (answer.Error) throw new Error(`${command.Do}: ${answer.Error}`);
    return answer;
  };
  await ask({ Do: "open", Text: kind });
  return { page, ask, events: async () => (await ask({ Do: "events" })).IDs ?? [] };
}
