// The person on their device: bring the past along, be remembered, share with a second tab, take it away, leave nothing.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launchPersistent } from "../lib/chromium.mjs";
import { places } from "../lib/disk.mjs";
import { openTheatre } from "../lib/theatre.mjs";
import { Visit } from "../lib/visit.mjs";

// A comment that nobody else writes: whoever finds it on the disk has found the person.
const canary = "velvet-canary-7431";

const letterboxd = `Date,Name,Year,Letterboxd URI,Rating,Rewatch,Review,Tags,Watched Date
2024-05-01,Chungking Express,1994,https://boxd.it/a1,5,No,"${canary}, a wonderful film",,2024-04-30
2024-05-02,In the Mood for Love,2000,https://boxd.it/a2,5,No,,,2024-05-02
2024-05-03,Happy Together,1997,https://boxd.it/a3,4.5,No,,,2024-05-03
2024-05-04,Fallen Angels,1995,https://boxd.it/a4,4,No,,,2024-05-04
2024-05-05,A Film That Nobody Made,1997,https://boxd.it/a5,3,No,,,2024-05-05
`;
const file = (name, text) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });

let theatre, dir, device;
before(async () => {
  theatre = await openTheatre();
  dir = mkdtempSync(join(tmpdir(), "loge-person-"));
  device = await start();
});
after(async () => {
  await device?.close();
  await theatre.close();
  rmSync(dir, { recursive: true, force: true });
});

const start = () => launchPersistent(dir, { viewport: { width: 1280, height: 900 }, locale: "en-US", acceptDownloads: true });

async function tab() {
  const visit = await Visit.begin(device, theatre.url, []);
  await visit.open("");
  return visit.ready();
}

async function close(visit) {
  assert.deepEqual(visit.complaints, [], "the browser complained");
  assert.deepEqual(visit.foreign, [], "requests to another origin");
  await visit.page.close();
}

/** The titles of the first shelf: what is recommended. */
async function recommended(visit) {
  if ((await visit.page.locator(".home").count()) === 0) await visit.goHome();
  return (await visit.shelves())[0].films.map((f) => f.id);
}

const history = (visit) => visit.events();

async function remember(visit) {
  await visit.go("/box/memory");
  await visit.see(".memory .switch");
  await visit.page.locator(".memory .switch").click();
  await visit.see('.memory .switch[aria-checked="true"]');
}

async function eraseEverything(visit) {
  await visit.go("/box/memory");
  await visit.see("#erase-all");
  await visit.page.locator("#erase-all").click();
  await visit.page.locator(".confirm .danger").click();
  await visit.page.waitForFunction(() => !document.querySelector('.memory .switch[aria-checked="true"]'));
}

test("import, remember, reload, a second tab, export, erase, import", async () => {
  let visit = await tab();
  const cold = await recommended(visit);

  await visit.choose(file("diary.csv", letterboxd));
  assert.match(await visit.page.locator(".preview .verdict").innerText(), /4/);
  assert.match(await visit.page.locator(".preview").innerText(), /A Film That Nobody Made/);
  assert.deepEqual((await history(visit)).length, 0, "nothing is taken before it is wanted");
  await visit.choose(file("diary.csv", letterboxd));
  await visit.take();
  const warm = await recommended(visit);
  assert.notDeepEqual(warm, cold, "what was brought along changes what is recommended");
  assert.deepEqual(places(dir, canary), [], "nothing is kept before it is wanted");

  await remember(visit);
  await visit.goHome();
  await visit.page.reload();
  await visit.ready();
  const kept = await history(visit);
  assert.ok(kept.length >= 8, kept.join("\n"));
  assert.deepEqual(await recommended(visit), warm, "a reload recommends the same");

  const second = await tab();
  await second.like("heat-1995");
  await assertSoon(async () => (await history(visit)).some((line) => line.includes("Heat")), "the first tab knows what was done in the second");
  await close(second);

  await visit.go("/box/history");
  await visit.page.locator("table.events tr", { hasText: "Heat" }).locator(".delete button").last().click();
  await assertSoon(async () => !(await history(visit)).some((line) => line.includes("Heat")), "a deleted act is gone");

  await visit.go("/box/memory");
  const waiting = visit.page.waitForEvent("download");
  await visit.page.locator("section[aria-labelledby=export] button").click();
  const own = readFileSync(await (await waiting).path());
  assert.ok(own.length > 100, `an export of ${own.length} bytes`);

  await eraseEverything(visit);
  assert.deepEqual(await history(visit), []);
  await close(visit);
  await device.close();
  assert.deepEqual(places(dir, canary), [], "erased means that no byte is left");

  device = await start();
  visit = await tab();
  assert.deepEqual(await history(visit), [], "a stranger again");
  await visit.choose({ name: "mine.loge", mimeType: "application/octet-stream", buffer: own });
  await visit.take();
  assert.deepEqual(await recommended(visit), warm, "what was taken away comes back the same");
  await close(visit);
});

async function assertSoon(holds, what) {
  for (let i = 0; i < 50; i++) {
    if (await holds()) return;
    await new Promise((r) => setTimeout(r, 100));
  }
  assert.fail(what);
}

test("a passphrase locks, a wrong one is refused, the right one opens", async () => {
  const visit = await tab();
  await eraseEverything(visit);
  await visit.like("heat-1995");
  await visit.go("/box/memory");
  await visit.page.locator("#pass").fill("correct horse");
  await visit.page.locator(".memory .switch").click();
  await visit.see('.memory .switch[aria-checked="true"]');
  await visit.goHome();
  await visit.page.reload();
  await visit.home();
  await visit.go("/box/history");
  await visit.see("section[aria-labelledby=unlock]");
  await visit.page.locator(".boxpage #pass").fill("wrong horse");
  await visit.page.locator(".boxpage #pass").press("Enter");
  await visit.page.waitForFunction(() => /passphrase/i.test(document.querySelector(".boxpage .fault")?.textContent ?? ""));
  await visit.page.locator(".boxpage #pass").fill("correct horse");
  await visit.page.locator(".boxpage #pass").press("Enter");
  await assertSoon(async () => (await history(visit)).some((line) => line.includes("Heat")), "the history is open");
  await eraseEverything(visit);
  await close(visit);
});

test("a hostile file gets one sentence", async () => {
  const visit = await tab();
  await visit.go("/box/import");
  await visit.page.locator("#file").setInputFiles(file("odd.csv", "\u0000\u0001\u0002 nothing of the kind"));
  await visit.page.waitForFunction(() => (document.querySelector(".import .fault")?.textContent ?? "").length > 20);
  assert.equal(await visit.page.locator(".preview").count(), 0);
  await close(visit);
});
