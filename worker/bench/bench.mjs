// CPU time of one request on bare workerd: the edge (one shared Go instance) against the stock Worker of syumai/workers
// (one Go instance per request) and against plain JavaScript, which is what HTTP alone costs.
//
//   node worker/bench/bench.mjs [--json] [--dir PUBLIC]
//
// CPU time is that of all threads of workerd, as Linux counts it, over batches of requests; the figures are the median
// and the worst of the batches, in milliseconds a request.
import { execFileSync, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import http from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import workerd from "workerd"; // CommonJS: its default is the path of the program

const worker = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const root = resolve(worker, "..");
const compatibilityDate = "2026-04-24";
const batches = 15;
const parallel = 8;

const { values: options } = parseArgs({ options: { json: { type: "boolean" }, dir: { type: "string", default: join(root, "public") } } });

const scratch = mkdtempSync(join(tmpdir(), "loge-bench-"));
try {
  const rows = [];
  for (const variant of [edge(), stock(), floor()]) rows.push(...(await measure(variant)));
  report(rows);
} finally {
  rmSync(scratch, { recursive: true });
}

function edge() {
  const dir = folder("edge");
  for (const path of ["bridge.mjs", "build/wasm_exec.js", "build/edge.wasm"]) cpSync(join(worker, path), join(dir, path));
  cpSync(join(options.dir, "v1"), join(dir, "public/v1"), { recursive: true });
  const { films } = JSON.parse(readFileSync(join(dir, "public/v1/parts.json"), "utf8"));
  return {
    name: "edge", dir, batch: 600, films, assets: true,
    modules: [["bridge.mjs", "esModule"], ["build/wasm_exec.js", "esModule"], ["build/edge.wasm", "wasm"]],
    paths: async (url) => {
      const shard = JSON.parse((await ask(url, "/v1/vectors/0.json")).body);
      return ["/healthz", "/v1/manifest", `/v1/films/${shard.films[0].id}`, "/v1/vectors/0.bin", "/v1/vectors/0.json", "/v1/films/nothing"];
    },
  };
}

function stock() {
  const dir = folder("stock");
  execFileSync("go", ["tool", "workers-assets-gen", "-mode=go", "-o", dir], { cwd: root });
  const env = { ...process.env, GOOS: "js", GOARCH: "wasm" };
  execFileSync("go", ["build", "-trimpath", "-ldflags=-s -w", "-o", join(dir, "app.wasm"), "./worker/bench/stock"], { cwd: root, env });
  return {
    name: "stock", dir, batch: 60,
    modules: [["worker.mjs", "esModule"], ["runtime.mjs", "esModule"], ["wasm_exec.js", "esModule"], ["app.wasm", "wasm"]],
    paths: async () => ["/"],
  };
}

function floor() {
  const dir = folder("floor");
  writeFileSync(join(dir, "floor.mjs"), `export default { fetch: () => Response.json({ ok: true }) };`);
  return { name: "plain JavaScript", dir, batch: 600, modules: [["floor.mjs", "esModule"]], paths: async () => ["/"] };
}

function folder(name) {
  const dir = join(scratch, name);
  mkdirSync(dir);
  return dir;
}

/** Serves one variant and returns a row for each of its paths. */
async function measure(variant) {
  const port = await freePort();
  writeFileSync(join(variant.dir, "config.capnp"), config(variant, port));
  const server = spawn(workerd.default, ["serve", "config.capnp"], { cwd: variant.dir, stdio: ["ignore", "inherit", "inherit"] });
  const url = `http://127.0.0.1:${port}`;
  server.once("exit", (code, signal) => signal === "SIGKILL" || console.error(`workerd ended by itself: ${signal ?? code}`));
  try {
    await reachable(url);
    const rows = [];
    for (const path of await variant.paths(url)) {
      await load(url, path, variant.batch); // warms up
      const costs = [];
      for (let i = 0; i < batches; i++) {
        const before = cpuTime(server.pid);
        await load(url, path, variant.batch);
        costs.push((cpuTime(server.pid) - before) / variant.batch);
      }
      costs.sort((a, b) => a - b);
      rows.push({ variant: variant.name, path, films: variant.films, median: costs[batches >> 1], worst: costs.at(-1), memory: memory(server.pid) });
    }
    return rows;
  } finally {
    server.kill("SIGKILL");
  }
}

function config({ modules, assets }, port) {
  const list = modules.map(([path, kind]) => `(name = "${path}", ${kind} = embed "${path}")`).join(", ");
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = .main)${assets ? ', (name = "assets", disk = "public")' : ""}],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
);
const main :Workerd.Worker = (
  compatibilityDate = "${compatibilityDate}",
  modules = [${list}],
  bindings = [${assets ? '(name = "ASSETS", service = "assets")' : ""}],
);
`;
}

/** CPU time of all threads of a process, in milliseconds. */
function cpuTime(pid) {
  const nanoseconds = readdirSync(`/proc/${pid}/task`).map((task) => Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, "utf8").split(" ")[0]));
  return nanoseconds.reduce((sum, time) => sum + time, 0) / 1e6;
}

/** Resident memory of a process, in megabytes. */
function memory(pid) {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1]) / 1024;
}

async function load(url, path, count) {
  let left = count;
  const agent = new http.Agent({ keepAlive: true, maxSockets: parallel });
  const run = async () => {
    while (left-- > 0) {
      const { status } = await ask(url, path, agent);
      if (status >= 500) throw new Error(`${path} answers ${status}`);
    }
  };
  await Promise.all(Array.from({ length: parallel }, run));
  agent.destroy();
}

function ask(url, path, agent) {
  return new Promise((resolve, reject) => {
    const request = http.get(url + path, { agent }, (response) => {
      const chunks = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("end", () => resolve({ status: response.statusCode, body: Buffer.concat(chunks).toString() }));
    });
    request.on("error", reject);
  });
}

async function reachable(url) {
  for (let tries = 0; ; tries++) {
    try {
      const { status } = await ask(url, "/healthz");
      if (status === 200) return;
      throw new Error(`/healthz answers ${status}`);
    } catch (fault) {
      if (tries >= 100) throw fault;
      await new Promise((wake) => setTimeout(wake, 100));
    }
  }
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

function report(rows) {
  const stockCost = rows.find(({ variant }) => variant === "stock").median;
  for (const row of rows) row.cheaper = stockCost / row.median;
  if (options.json) {
    console.log(JSON.stringify({ unit: "CPU ms a request", batches, rows }, null, 2));
    return;
  }
  const shown = rows.map(({ variant, path, median, worst, cheaper, memory }) => ({
    variant, path, "median ms": median.toFixed(3), "worst ms": worst.toFixed(3), "stock ÷ this": cheaper.toFixed(1), "MB resident": memory.toFixed(0),
  }));
  console.table(shown);
}
