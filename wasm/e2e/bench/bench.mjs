// Measures what the visitor feels, prints it beside the budgets, and writes out/bench.json. It judges nothing.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openTheatre, publicDir } from "../lib/theatre.mjs";
import { brotliSize, budgets, firstVisitSize } from "../lib/weight.mjs";
import { widePublic } from "./wide.mjs";

const out = fileURLToPath(new URL("../out", import.meta.url));
const runs = Number(process.env.RUNS ?? 7);
const likes = Number(process.env.LIKES ?? 40);
const seed = ["chungking-express-1994", "in-the-mood-for-love-2000", "heat-1995"];

// Before the engine's own script: notes its memory, and how long each message takes it.
const gauge = `
const instantiate = WebAssembly.instantiate;
WebAssembly.instantiate = async (...args) => {
  const instance = await instantiate(...args);
  self.engineMemory = instance.exports.mem;
  return instance;
};
self.engineTimes = {};
let began, method;
addEventListener("message", ({ data }) => {
  if (typeof data !== "string") return;
  began = performance.now();
  method = JSON.parse(data).method;
}, { capture: true });
const post = self.postMessage;
self.postMessage = (text) => {
  if (typeof text === "string" && text.includes('"type":"reply"')) (self.engineTimes[method] ??= []).push(performance.now() - began);
  post.call(self, text);
};
`;

// On the page: when the shelves are ready for a person, and what tasks were long after that.
function pageGauge() {
  globalThis.longTasks = [];
  new PerformanceObserver((list) => list.getEntries().forEach((e) => globalThis.longTasks.push({ start: e.startTime, ms: e.duration }))).observe({ type: "longtask", buffered: true });
  const look = new MutationObserver(() => {
    if (!document.querySelector(".hero .logline:not(:empty)")) return;
    look.disconnect();
    requestAnimationFrame(() => (globalThis.readyAt = performance.now()));
  });
  look.observe(document, { childList: true, subtree: true, characterData: true });
}

// Presses the heart of a film on the shelves; resolves with the milliseconds until the new shelves are painted.
function likeOnce(turn) {
  const hearts = [...document.querySelectorAll('.home .heart[aria-pressed="false"]')];
  const heart = hearts[(turn * 7) % hearts.length];
  const toasts = document.querySelector(".toasts");
  const before = toasts.textContent;
  return new Promise((done) => {
    const began = performance.now();
    const look = new MutationObserver(() => {
      if (toasts.textContent === before || toasts.textContent === "") return;
      look.disconnect();
      requestAnimationFrame(() => setTimeout(() => done(performance.now() - began)));
    });
    look.observe(toasts, { childList: true, subtree: true, characterData: true });
    heart.click();
  });
}

const quantile = (list, q) => list.toSorted((a, b) => a - b)[Math.min(list.length - 1, Math.floor(q * list.length))];
const prepare = (context) => context.addInitScript(pageGauge);

async function coldStarts(theatre) {
  const times = [];
  for (let i = 0; i < runs; i++) {
    const visit = await theatre.visit({ prepare });
    await visit.page.waitForFunction(() => globalThis.readyAt);
    times.push(await visit.page.evaluate(() => globalThis.readyAt));
    await visit.context.close();
  }
  return times;
}

async function reactions(theatre) {
  theatre.proxy.faults = [(request) => request.url === "/engine.js" && { headers: { "content-type": "text/javascript" }, body: readFileSync(join(publicDir, "engine.js"), "utf8") + gauge }];
  const visit = await theatre.visit({ prepare });
  await visit.ready();
  for (const film of seed) await visit.like(film);
  await visit.goHome();
  await visit.page.waitForTimeout(500);
  const since = await visit.page.evaluate(() => performance.now());
  const times = [];
  for (let i = 0; i < likes; i++) {
    times.push(await visit.page.evaluate(likeOnce, i));
    await visit.page.waitForTimeout(60);
  }
  const tasks = await visit.page.evaluate((from) => globalThis.longTasks.filter((t) => t.start > from).map((t) => t.ms), since);
  const worker = visit.page.workers()[0];
  const engine = await worker.evaluate(() => ({ times: self.engineTimes, memory: self.engineMemory.buffer.byteLength / 2 ** 20 }));
  await visit.context.close();
  theatre.proxy.faults = [];
  return { times, tasks, engine };
}

async function withTheatre(options, f) {
  const theatre = await openTheatre(options);
  try {
    return await f(theatre);
  } finally {
    await theatre.close();
  }
}

const wide = widePublic();
const figures = {};
const note = (name, value, unit, budget) => (figures[name] = { value: Math.round(value * 10) / 10, unit, budget });
const { bytes, milliseconds, megabytes } = budgets;

note("app.wasm, brotli 11", brotliSize(join(publicDir, "app.wasm")), "bytes", bytes["app.wasm, brotli 11"]);
await withTheatre({}, async (theatre) => {
  const visit = await theatre.visit();
  await visit.ready();
  await visit.context.close();
  note("first visit, served with brotli", await firstVisitSize(theatre, theatre.proxy.take()), "bytes", Object.values(bytes)[1]);
  const cold = await coldStarts(theatre);
  note("navigation to personal-ready shelves, p50", quantile(cold, 0.5), "ms", milliseconds["navigation to personal-ready shelves, cold"]);
  note("navigation to personal-ready shelves, worst", Math.max(...cold), "ms");
  const { times, tasks } = await reactions(theatre);
  note("like to new shelves, p50", quantile(times, 0.5), "ms");
  note("like to new shelves, p95", quantile(times, 0.95), "ms", milliseconds["like to new shelves on screen, p95"]);
  note("longest task after loading", Math.max(0, ...tasks), "ms", milliseconds["longest task of the page after loading"]);
});
await withTheatre({ publicDir: wide }, async (theatre) => {
  const { times, engine } = await reactions(theatre);
  note("20,000 films: recommend in the engine, p50", quantile(engine.times.home, 0.5), "ms");
  note("20,000 films: recommend in the engine, p95", quantile(engine.times.home, 0.95), "ms", milliseconds["recommend in the engine with 20,000 films, p95"]);
  note("20,000 films: like to new shelves, p95", quantile(times, 0.95), "ms");
  note("20,000 films: engine memory", engine.memory, "MB", megabytes["engine memory with 20,000 films"]);
});

mkdirSync(out, { recursive: true });
const report = { date: new Date().toISOString().slice(0, 10), cpu: cpus()[0]?.model, cores: cpus().length, runs, likes, figures };
writeFileSync(join(out, "bench.json"), JSON.stringify(report, null, 2) + "\n");
console.table(Object.fromEntries(Object.entries(figures).map(([name, f]) => [name, { measured: f.value, budget: f.budget ?? "", unit: f.unit }])));
