// Visitors of different tastes do different things. What the server sees of them must not differ in a single byte.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openTheatre } from "../lib/theatre.mjs";

const visitors = 20;
let theatre, catalogue;

before(async () => {
  theatre = await openTheatre();
  catalogue = await someFilms();
});
after(() => theatre?.close());

// Films of many tastes, taken from what searches for genres find.
async function someFilms() {
  const visit = await theatre.visit();
  await visit.ready();
  const films = [];
  for (const word of ["wuxia", "horror", "animation", "western", "romance", "crime", "documentary", "science fiction"]) {
    await visit.search(word);
    films.push(await visit.page.locator(".hit-link").evaluateAll((links) => links.map((a) => a.getAttribute("href").split("/").pop())));
  }
  await visit.end();
  return films.filter((found) => found.length > 0);
}

// A deterministic choice for each visitor.
function chooser(seed) {
  let state = seed * 2654435761 + 12345;
  return (list) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return list[(state >> 8) % list.length];
  };
}

/** Plays one visit and returns what the server saw of it. A leak runs at its end; the browser may complain of it. */
async function play(number, leak) {
  const choose = chooser(number);
  const taste = catalogue[number % catalogue.length];
  theatre.proxy.take();
  const visit = await theatre.visit({ hush: leak ? [/404/] : [] });
  await visit.ready();
  for (let i = 0; i < 2; i++) await visit.like(choose(taste));
  const acts = {
    like: () => visit.like(choose(taste)),
    dislike: async () => {
      await visit.openFilm(choose(choose(catalogue)));
      await visit.page.locator(".film .act.nope").click();
    },
    search: () => visit.search(choose(["wong", "love", "星", "1994", "heat", "zhang"])),
    box: () => visit.events(),
    page: async () => {
      await visit.goHome();
      await visit.page.locator(".shelf .page.on").first().click();
    },
    language: () => visit.page.locator(".tool.lang").click(),
    remember: async () => {
      await visit.go("/box/memory");
      await visit.page.locator(".memory .switch").first().click();
      await visit.see('.memory .switch[aria-checked]');
    },
    bring: () => visit.bring(taste),
    portrait: async () => {
      await visit.go("/box/portrait");
      await visit.see(".boxpage .panel");
      const more = visit.page.locator(".tag .act").first();
      if (await more.count()) await more.click();
    },
    erase: async () => {
      await visit.go("/box/memory");
      await visit.page.locator("#erase-all").click();
      await visit.page.locator(".confirm .danger").click();
    },
  };
  for (let i = 0; i < 3; i++) await acts[choose(Object.keys(acts))]();
  await visit.goHome();
  const second = await visit.context.newPage(); // of another taste each time, yet it must ask for the same
  await second.goto(theatre.url);
  await second.locator(".hero .logline:not(:empty)").waitFor();
  await second.close();
  if (leak) await leak(visit);
  await visit.page.waitForTimeout(100); // for what a leak might still send
  await visit.end();
  return theatre.proxy.take();
}

const fixed = new Set(["/", "/loge.css", "/boot.css", "/boot.js", "/app.wasm", "/build.json", "/wasm_exec.js", "/engine.js"]);

/**
 * A trace as one text. The files that every visitor's page consists of are asked for at the same time over several connections,
 * before anything is known of the person: their order on arrival is the network's. The order of all else counts.
 */
function transcript(requests) {
  const lines = requests.map((r) => JSON.stringify(r));
  const isFile = (r) => fixed.has(r.url);
  return [...lines.filter((_, i) => isFile(requests[i])).sort(), ...lines.filter((_, i) => !isFile(requests[i]))].join("\n");
}

/** The first line in which two traces differ, in words. */
function difference(a, b) {
  const [x, y] = [transcript(a).split("\n"), transcript(b).split("\n")];
  const at = [...x, "(end)"].findIndex((line, i) => line !== y[i]);
  return `${x[at] ?? "(nothing)"} in place of ${y[at] ?? "(nothing)"}`;
}

/** The traces that differ from the first. */
const strangers = (traces) => traces.filter((trace) => transcript(trace) !== transcript(traces[0]));

test(`the request traces of ${visitors} visitors are byte-identical`, async () => {
  const traces = [];
  for (let i = 0; i < visitors; i++) traces.push(await play(i));
  const [first] = traces;
  assert.deepEqual(strangers(traces).map((trace) => difference(trace, first)), []);
  assert.ok(first.length > 8, `${first.length} requests are too few to be true`);
  for (const request of first) {
    assert.equal(request.method, "GET");
    assert.equal(request.body, "");
    assert.ok(!request.url.includes("?"), request.url);
    assert.ok(!request.headers.some((h) => /^(cookie|referer|authorization)$/i.test(h)), request.headers.join(" "));
  }
});

test("a planted leak is caught", async () => {
  const askForPoster = (visit) =>
    visit.page.evaluate(() => {
      const film = document.querySelector(".hero .act.open").getAttribute("href").split("/").pop();
      return fetch(`/posters/${film}.webp`).then((answer) => answer.arrayBuffer());
    });
  const traces = [];
  for (let i = 0; i < 4; i++) traces.push(await play(i, i >= 2 && askForPoster));
  assert.equal(strangers(traces).length, 2, "the two visits with the leak stand out");
});

test("a leak that only changes the order is caught", async () => {
  const requests = [{ url: "/" }, { url: "/v1/packs/a.front" }, { url: "/v1/packs/b.detail" }];
  assert.notEqual(transcript(requests), transcript([requests[0], requests[2], requests[1]]));
});
