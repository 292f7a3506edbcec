// The main journey in Firefox: another engine for WebAssembly, workers, storage and the Content-Security-Policy.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { startEdge } from "../../../worker/edge.mjs";
import { firefox, launchFirefox, noFirefox } from "../lib/firefox.mjs";
import { publicDir } from "../lib/theatre.mjs";

let edge, browser;
before(async () => {
  if (!firefox) return;
  edge = await startEdge({ publicDir });
  browser = await launchFirefox();
});
after(async () => {
  await browser?.close();
  await edge?.stop();
});

async function visit(fragment = "") {
  const page = await browser.newPage();
  page.complaints = [];
  page.on("pageerror", (error) => page.complaints.push(error.message));
  page.on("console", (message) => ["error", "warn"].includes(message.type()) && page.complaints.push(message.text()));
  await page.setViewport({ width: 1280, height: 900 });
  await page.goto(edge.url + (fragment && "#" + fragment));
  return page;
}

const texts = (page, selector) => page.$$eval(selector, (all) => all.map((e) => e.textContent));

test("three likes change the shelves in Firefox, and reasons name them", { skip: noFirefox }, async () => {
  const page = await visit();
  await page.waitForSelector(".hero .logline:not(:empty)");
  const cold = await texts(page, ".shelf .name");
  assert.ok(cold.length >= 18, `${cold.length} films on the cold shelves`);
  for (const film of ["chungking-express-1994", "in-the-mood-for-love-2000", "happy-together-1997"]) {
    await page.evaluate((route) => (location.hash = route), "/film/" + film);
    await page.waitForFunction((id) => document.querySelector(".film") && location.hash.endsWith(id), {}, film);
    await page.waitForSelector(".film .act.like[aria-pressed=false]");
    await page.click(".film .act.like");
    await page.waitForSelector(".film .act.like[aria-pressed=true]");
  }
  await page.evaluate(() => (location.hash = "/"));
  await page.waitForSelector(".hero");
  await page.waitForFunction(() => [...document.querySelectorAll(".shelf h2")].some((e) => /For you/.test(e.textContent)));
  const warm = await texts(page, ".shelf .name");
  assert.notDeepEqual(warm, cold);
  assert.match((await texts(page, ".shelf .card .why")).join("\n"), /Chungking Express|In the Mood for Love|Happy Together/);
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test("what was brought along is kept in Firefox, and erased", { skip: noFirefox }, async () => {
  const dir = mkdtempSync(join(tmpdir(), "loge-firefox-"));
  const file = join(dir, "ratings.csv");
  writeFileSync(file, "Date,Name,Year,Letterboxd URI,Rating\n2024-05-01,Heat,1995,https://boxd.it/a1,5\n2024-05-02,Alien,1979,https://boxd.it/a2,4.5\n");
  const page = await visit("/box/import");
  await (await page.waitForSelector("#file")).uploadFile(file);
  await (await page.waitForSelector(".preview .strong")).click();
  await page.waitForSelector(".import .verdict");
  await page.evaluate(() => (location.hash = "/box/memory"));
  await (await page.waitForSelector(".memory .switch")).click();
  await page.waitForSelector('.memory .switch[aria-checked="true"]');
  await page.reload();
  await page.waitForSelector('.memory .switch[aria-checked="true"]');
  await page.evaluate(() => (location.hash = "/box/history"));
  await page.waitForSelector("table.events");
  assert.match((await texts(page, "table.events .what")).join("\n"), /Heat/);
  await page.evaluate(() => (location.hash = "/box/memory"));
  await (await page.waitForSelector("#erase-all")).click();
  await (await page.waitForSelector(".confirm .danger")).click();
  await page.waitForFunction(() => !document.querySelector('.memory .switch[aria-checked="true"]'));
  assert.deepEqual(page.complaints, []);
  await page.close();
  rmSync(dir, { recursive: true });
});
