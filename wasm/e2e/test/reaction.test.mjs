// What a like costs, counted instead of timed: counts do not depend on how busy the machine is.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openTheatre } from "../lib/theatre.mjs";

let theatre;
before(async () => (theatre = await openTheatre()));
after(() => theatre?.close());

// On the page, before its own scripts: what is posted to the engine, and the posters that were shown before and had to be loaded again.
function count() {
  globalThis.posted = [];
  globalThis.loadedAgain = 0;
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message, ...rest) {
    globalThis.posted.push(message);
    return post.call(this, message, ...rest);
  };
  const seen = new Set();
  const set = Element.prototype.setAttribute;
  Element.prototype.setAttribute = function (key, value) {
    set.call(this, key, value);
    if (key !== "src" || !value.startsWith("blob:")) return;
    if (seen.has(value) && !this.complete) globalThis.loadedAgain++;
    this.decode().then(() => seen.add(value), () => {});
  };
}

async function warmVisit() {
  const visit = await theatre.visit({ prepare: (context) => context.addInitScript(count) });
  await visit.ready();
  for (const film of ["chungking-express-1994", "in-the-mood-for-love-2000", "heat-1995"]) await visit.like(film);
  await visit.goHome();
  await visit.page.waitForTimeout(500);
  return visit;
}

const likeOneOf = (visit, n) => visit.act(visit.page.locator('.home .heart[aria-pressed="false"]').nth(n));

test("an act on the first page and its new shelves are one call", async () => {
  const visit = await warmVisit();
  await visit.page.evaluate(() => (globalThis.posted.length = 0));
  await likeOneOf(visit, 8);
  const methods = await visit.page.evaluate(() => globalThis.posted.filter((m) => typeof m === "string").map((m) => JSON.parse(m).method ?? "ping"));
  assert.deepEqual(methods.filter((m) => m !== "ping"), ["act-home"]);
  await visit.end();
});

test("a film that moves or comes back keeps its drawing", async () => {
  const visit = await warmVisit();
  const films = () => visit.page.locator(".home .card .cover").evaluateAll((covers) => covers.map((c) => c.getAttribute("href")));
  const before = await films();
  for (let i = 0; i < 6; i++) {
    await likeOneOf(visit, 5 * i);
    await visit.page.waitForTimeout(300);
  }
  assert.notDeepEqual(await films(), before);
  assert.equal(await visit.page.evaluate(() => globalThis.loadedAgain), 0);
  await visit.end();
});

test("posters have whole pixels in every window", async () => {
  const visit = await warmVisit();
  for (const width of [320, 375, 390, 601, 768, 991, 992, 1023, 1280, 1919]) {
    await visit.page.setViewportSize({ width, height: 900 });
    const sizes = await visit.page.locator(".home .poster").evaluateAll((posters) => posters.map((p) => p.getBoundingClientRect()).map((r) => [r.width, r.height]));
    assert.ok(sizes.length > 20);
    for (const [across, down] of sizes) assert.ok(across % 2 === 0 && down % 1 === 0, `in a window of ${width} pixels a poster has ${across} × ${down}`);
  }
  await visit.end();
});

test("a like does not style the page anew", async () => {
  const visit = await warmVisit();
  const session = await visit.context.newCDPSession(visit.page);
  const events = [];
  session.on("Tracing.dataCollected", ({ value }) => events.push(...value));
  await session.send("Tracing.start", { traceConfig: { includedCategories: ["devtools.timeline"] }, transferMode: "ReportEvents" });
  await likeOneOf(visit, 8);
  await visit.page.waitForTimeout(300);
  const ended = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
  await session.send("Tracing.end");
  await ended;
  const styled = events.filter((e) => e.name === "UpdateLayoutTree" && e.ph === "X").map((e) => e.args.elementCount);
  const elements = await visit.page.evaluate(() => document.querySelectorAll("*").length);
  assert.ok(styled.length > 0 && Math.max(...styled) < elements / 2, `${styled} of ${elements} elements were styled at once`);
  await visit.end();
});
