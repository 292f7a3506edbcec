// A past of twenty thousand acts: it travels in small messages, nothing of it costs the engine its life, and the history is
// found page by page.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openTheatre } from "../lib/theatre.mjs";

const acts = Number(process.env.ACTS ?? 20_000);
const films = [
  "In the Mood for Love,2000", "Chungking Express,1994", "Happy Together,1997", "Heat,1995", "Spirited Away,2001", "Hero,2002",
  "2046,2004", "Alien,1979", "Toy Story,1995", "Casablanca,1942", "Psycho,1960", "Seven Samurai,1954", "Rashomon,1950",
  "Parasite,2019", "The Godfather,1972", "Goodfellas,1990",
];
const most = 128 << 10; // bytes of one message

/** A diary of so many days at the cinema, each film on days of its own, as Letterboxd exports it. */
function diary() {
  const rows = Array.from({ length: acts }, (_, i) => {
    const day = new Date(Date.UTC(2023, 0, 1) - Math.floor(i / films.length) * 864e5).toISOString().slice(0, 10);
    return `${day},${films[i % films.length]},x,,,,${day}`;
  });
  return { name: "diary.csv", mimeType: "text/csv", buffer: Buffer.from(["Date,Name,Year,Letterboxd URI,Rating,Rewatch,Tags,Watched Date", ...rows].join("\n")) };
}

/** Notes in the page how large the messages are, and how long its tasks. */
function watch() {
  const length = (data) => data?.length ?? data?.message?.length ?? 0;
  window.noted = { engines: 0, largest: 0, told: 0, tasks: [] };
  const note = (data) => {
    noted.largest = Math.max(noted.largest, length(data));
    noted.told += length(data);
  };
  window.Worker = class extends Worker {
    constructor(...args) {
      super(...args);
      noted.engines++;
      this.addEventListener("message", (e) => note(e.data));
    }
    postMessage(data, ...rest) {
      note(data);
      super.postMessage(data, ...rest);
    }
  };
  new PerformanceObserver((list) => noted.tasks.push(...list.getEntries().map((task) => Math.round(task.duration)))).observe({ entryTypes: ["longtask"] });
}

/** Notes in an engine how long it does not look up. */
function watchEngine() {
  let last = performance.now();
  self.longest = 0;
  setInterval(() => {
    const now = performance.now();
    self.longest = Math.max(self.longest, Math.round(now - last - 20));
    last = now;
  }, 20);
}

/** How long the living engine did not look up since the last time. */
async function absent(visit) {
  return visit.page.workers().at(-1).evaluate(() => {
    const ms = self.longest;
    self.longest = 0;
    return ms;
  });
}

let theatre;
before(async () => (theatre = await openTheatre()));
after(() => theatre?.close());

async function begin() {
  const visit = await theatre.visit({ hush: [/exit code|TypeError/], prepare: (context) => context.addInitScript(watch) });
  visit.context.setDefaultTimeout(120_000);
  await visit.ready();
  visit.page.on("worker", (worker) => worker.evaluate(watchEngine).catch(() => {}));
  await visit.page.workers()[0].evaluate(watchEngine);
  await noted(visit); // how long a start takes is not the question here
  return visit;
}

/** What was noted since the last time. */
const noted = (visit) =>
  visit.page.evaluate(() => {
    const all = { ...window.noted };
    Object.assign(window.noted, { largest: 0, told: 0, tasks: [] });
    return all;
  });

/** Judges what was noted since the last time. Messages are bounded whatever the past; times are told only, for machines are shared. */
async function stage(visit, t, what, engines) {
  const { largest, told, tasks, ...is } = await noted(visit);
  t.diagnostic(`${what}: messages of at most ${largest} bytes, ${told} in all; long tasks of the page: ${tasks.join(", ") || "none"}; of the engine: ${await absent(visit)} (ms)`);
  assert.ok(largest < most, `${what}: a message of ${largest} bytes`);
  assert.equal(is.engines, engines, `${what}: engines started`);
}

async function remember(visit) {
  await visit.go("/box/memory");
  await visit.page.locator(".memory .switch").click();
  await visit.see('.memory .switch[aria-checked="true"]');
}

const note = (visit) => visit.page.locator("section[aria-labelledby=events] > .note").innerText();

async function counts(visit, t) {
  const began = Date.now();
  await visit.go("/box/history");
  await visit.see("table.events");
  t.diagnostic(`the history after ${Date.now() - began} ms`);
  return (await note(visit)).match(/\d+/g).map(Number);
}

async function bring(visit, t) {
  await visit.choose(diary());
  await stage(visit, t, "preview", 1);
  const began = Date.now();
  await visit.take();
  await visit.page.locator(".preview").waitFor({ state: "detached" });
  t.diagnostic(`taken in ${Date.now() - began} ms`);
  await stage(visit, t, "take", 1);
  assert.deepEqual(await counts(visit, t), [acts, films.length]);
  await stage(visit, t, "history", 1);
}

test("with the memory off: the history is paged and searched, and another engine gets it all", async (t) => {
  const visit = await begin();
  await bring(visit, t);
  await visit.page.locator(".pager .on").click();
  await visit.page.waitForFunction(() => document.querySelector(".pager span").innerText.includes("2"));
  await visit.page.locator("#find-act").fill("casablanca");
  await visit.page.waitForFunction((n) => document.querySelector("section[aria-labelledby=events] > .note").innerText.includes(n), String(acts / films.length));
  const lines = await visit.page.locator("table.events .what").allInnerTexts();
  assert.equal(lines.length, 20);
  assert.ok(lines.every((line) => /Casablanca/.test(line)), lines.join(" | "));
  await stage(visit, t, "search", 1);
  await visit.like("heat-1995");
  await stage(visit, t, "like", 1);
  const known = await counts(visit, t);
  await visit.go("/");

  await visit.page.workers()[0].evaluate(() => close()).catch(() => {}); // the worker may be gone before it answers
  assert.deepEqual(await counts(visit, t), known, "what the next engine knows");
  assert.ok(known[0] > acts, "the like is among it");
  await stage(visit, t, "another engine", 2);
  await visit.end();
});

test("with the memory on: a reload keeps it all", async (t) => {
  const visit = await begin();
  await remember(visit);
  await bring(visit, t);
  await visit.page.reload();
  await visit.see(".boxpage");
  await visit.go("/");
  await visit.ready();
  assert.deepEqual(await counts(visit, t), [acts, films.length]);
  await stage(visit, t, "reload", 1);
  await visit.end();
});
