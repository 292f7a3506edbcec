// Measures what the visitor feels, prints it beside the budgets, and writes out/bench.json. It judges nothing.
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { engineScript, openTheatre, publicDir } from "../lib/theatre.mjs";
import { brotliSize, budgets, firstVisitSize } from "../lib/weight.mjs";
import { recommendations } from "./recommend.mjs";
import { widePublic } from "./wide.mjs";

const out = fileURLToPath(new URL("../out", import.meta.url));
const runs = Number(process.env.RUNS ?? 7);
const likes = Number(process.env.LIKES ?? 40);
const seed = ["chungking-express-1994", "in-the-mood-for-love-2000", "heat-1995"];

// Before the engine's own script: notes its memory.
const gauge = `
const instantiate = WebAssembly.instantiate;
WebAssembly.instantiate = async (...args) => {
  const instance = await instantiate(...args);
  self.engineMemory = instance.exports.mem;
  return instance;
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

// Presses the heart of a film on the shelves; resolves with the milliseconds until the new shelves with their texts are painted,
// and until no poster in sight is missing.
function likeOnce(turn) {
  const hearts = [...document.querySelectorAll('.home .heart[aria-pressed="false"]')];
  const heart = hearts[(turn * 7) % hearts.length];
  const toasts = document.querySelector(".toasts");
  const before = toasts.textContent;
  const isInSight = ({ top, bottom }) => top < innerHeight && bottom > 0;
  const isThere = (image) => image.complete && !image.src.startsWith("data:");
  return new Promise((done) => {
    const painted = (then) => requestAnimationFrame(() => setTimeout(then));
    const began = performance.now();
    let texts;
    const lookAtPosters = () => {
      texts ??= performance.now() - began;
      const posters = [...document.querySelectorAll("#app img")].filter((image) => isInSight(image.getBoundingClientRect()));
      if (posters.every(isThere)) done({ texts, posters: performance.now() - began });
      else painted(lookAtPosters);
    };
    const look = new MutationObserver(() => {
      if (toasts.textContent === before || toasts.textContent === "") return;
      look.disconnect();
      painted(lookAtPosters);
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
  theatre.proxy.faults = [engineScript((script) => script + gauge)];
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
  const memory = await worker.evaluate(() => self.engineMemory.buffer.byteLength / 2 ** 20);
  await visit.context.close();
  theatre.proxy.faults = [];
  return { texts: times.map((t) => t.texts), posters: times.map((t) => t.posters), tasks, memory };
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
  note("first visit, served with brotli", await firstVisitSize(theatre, theatre.proxy.take()), "bytes", bytes["first visit, as the edge serves it to a browser that takes brotli"]);
  const cold = await coldStarts(theatre);
  note("navigation to personal-ready shelves, p50", quantile(cold, 0.5), "ms", milliseconds["navigation to personal-ready shelves, cold"]);
  note("navigation to personal-ready shelves, worst", Math.max(...cold), "ms");
  const { texts, posters, tasks } = await reactions(theatre);
  note("like to new shelves, p50", quantile(texts, 0.5), "ms");
  note("like to new shelves, p95", quantile(texts, 0.95), "ms", milliseconds["like to new shelves on screen, p95"]);
  note("like to new shelves and all posters in sight, p50", quantile(posters, 0.5), "ms");
  note("like to new shelves and all posters in sight, p95", quantile(posters, 0.95), "ms");
  note("longest task after loading", Math.max(0, ...tasks), "ms", milliseconds["longest task of the page after loading"]);
});
await withTheatre({ publicDir: wide }, async (theatre) => {
  const { texts, memory } = await reactions(theatre);
  const { films, cards, times } = await recommendations(theatre, seed);
  const what = `${films} films: score, re-rank and explain ${cards}`;
  note(`${what}, p50`, quantile(times, 0.5), "ms");
  note(`${what}, p95`, quantile(times, 0.95), "ms", milliseconds["recommend in the engine with 20,000 films, p95"]);
  note("20,000 films: like to new shelves, p95", quantile(texts, 0.95), "ms");
  note("20,000 films: engine memory", memory, "MB", megabytes["engine memory with 20,000 films"]);
});

mkdirSync(out, { recursive: true });
const report = { date: new Date().toISOString().slice(0, 10), cpu: cpus()[0]?.model, cores: cpus().length, runs, likes, figures };
writeFileSync(join(out, "bench.json"), JSON.stringify(report, null, 2) + "\n");
console.table(Object.fromEntries(Object.entries(figures).map(([name, f]) => [name, { measured: f.value, budget: f.budget ?? "", unit: f.unit }])));
