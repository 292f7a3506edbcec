// Browsers whose owners let sites keep nothing: every storage throws there, and so do locks and channels. Loge works, until the
// tab is closed.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launchPersistent } from "../lib/chromium.mjs";
import { launchFirefox, noFirefox } from "../lib/firefox.mjs";
import { openTheatre } from "../lib/theatre.mjs";
import { Visit } from "../lib/visit.mjs";

let theatre;
before(async () => (theatre = await openTheatre()));
after(() => theatre?.close());

/** Run in the page: the storages that can be used all the same. */
async function usable() {
  const ways = {
    localStorage: () => localStorage,
    indexedDB: () => new Promise((done, failed) => Object.assign(indexedDB.open("x"), { onsuccess: done, onerror: failed })),
    files: () => navigator.storage.getDirectory(),
    caches: () => caches.open("x"),
    locks: () => navigator.locks.request("x", () => {}),
  };
  const works = async (way) => {
    try {
      await way();
      return true;
    } catch {
      return false;
    }
  };
  const found = [];
  for (const [name, way] of Object.entries(ways)) if (await works(way)) found.push(name);
  return found;
}

test("Chromium that blocks all data of sites", async () => {
  const dir = mkdtempSync(join(tmpdir(), "loge-forbidden-"));
  mkdirSync(join(dir, "Default"));
  writeFileSync(join(dir, "Default/Preferences"), JSON.stringify({ profile: { default_content_setting_values: { cookies: 2 } } }));
  const device = await launchPersistent(dir, { viewport: { width: 1280, height: 900 }, locale: "en-US" });
  try {
    const visit = await Visit.begin(device, theatre.url, []);
    await visit.open("");
    await visit.ready();
    const { page } = visit;
    assert.deepEqual(await page.evaluate(usable), [], "the test forbids too little");
    await visit.like("heat-1995");
    await visit.go("/box/memory");
    await page.locator(".memory .switch").click();
    await page.waitForFunction(() => document.querySelector("[data-mark]")?.dataset.mark === "not saved");
    assert.equal((await visit.events()).filter((line) => /^Liked/.test(line)).length, 1);
    await page.locator("button.lang").click();
    await page.waitForFunction(() => document.documentElement.lang.startsWith("zh"));
    await visit.end();
  } finally {
    await device.close();
    rmSync(dir, { recursive: true, force: true });
  }
});

test("Firefox that blocks all data of sites", { skip: noFirefox }, async () => {
  const browser = await launchFirefox({ prefs: { "network.cookie.cookieBehavior": 2 } });
  try {
    const page = await browser.newPage();
    const complaints = [];
    page.on("pageerror", (error) => complaints.push(error.message));
    await page.goto(theatre.url);
    await page.waitForSelector(".hero .logline:not(:empty)");
    assert.deepEqual(await page.evaluate(usable), [], "the test forbids too little");
    await page.evaluate(() => (location.hash = "/film/heat-1995"));
    await page.waitForSelector(".film .act.like[aria-pressed=false]");
    await page.click(".film .act.like");
    await page.waitForSelector(".film .act.like[aria-pressed=true]");
    await page.evaluate(() => (location.hash = "/box/memory"));
    await (await page.waitForSelector(".memory .switch")).click();
    await page.waitForFunction(() => document.querySelector("[data-mark]")?.dataset.mark === "not saved");
    assert.deepEqual(complaints, []);
  } finally {
    await browser.close();
  }
});
