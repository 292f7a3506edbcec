// The person on their device: bring the past along, be remembered, share with a second tab, take it away, leave nothing.
import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launchPersistent } from "../lib/chromium.mjs";
import { places } from "../lib/disk.mjs";
import { engineScript, openTheatre } from "../lib/theatre.mjs";
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
  dir = mkdtempSync(join(tmpdir(), "loge-person-"));
  theatre = await openTheatre();
  device = await start();
});
after(async () => {
  await device?.close();
  await theatre?.close();
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
  assert.deepEqual(readdirSync(join(dir, "Default", "IndexedDB")), [], "not even an empty database");

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

test("a film's page that is closed was looked at all the same", async () => {
  let visit = await tab();
  await remember(visit);
  await visit.openFilm("alien-1979");
  await new Promise((later) => setTimeout(later, 5500)); // a shorter look says nothing
  await visit.page.close({ runBeforeUnload: true });
  visit = await tab();
  assert.deepEqual((await history(visit)).map((line) => line.includes("Alien")), [true], "the view is there");
  await eraseEverything(visit);
  await close(visit);
});

test("a private session is forgotten by itself, and everything by name", async () => {
  const visit = await tab();
  const toast = (text) => visit.page.waitForFunction((t) => document.querySelector(".toasts")?.innerText.includes(t), text);
  const secret = () => visit.page.locator(".memory .act[aria-pressed]", { hasText: "Private session" });
  await visit.like("heat-1995");
  await remember(visit);
  await visit.page.locator(".memory .switch").click();
  await toast("Paused");
  await secret().click();
  await toast("Private session");
  assert.deepEqual(await history(visit), []);
  await visit.like("alien-1979");
  assert.ok((await history(visit)).some((line) => line.includes("Alien")));
  await visit.page.locator("#erase", { hasText: "Forget this session" }).click();
  await visit.page.locator(".confirm .danger").click();
  await toast("This session is forgotten");
  assert.deepEqual(await history(visit), []);
  await visit.go("/box/memory");
  await secret().click();
  await toast("Paused");
  assert.ok((await history(visit)).some((line) => line.includes("Heat")), "what was kept before is there");

  await visit.go("/box/memory");
  await secret().click();
  await toast("Private session");
  assert.equal(await visit.page.locator("#erase").innerText(), "Forget this session");
  await visit.page.locator("#erase-all", { hasText: "Erase everything kept on this device" }).click();
  await visit.page.locator(".confirm .danger").click();
  await toast("Everything is erased");
  assert.deepEqual(await history(visit), []);
  assert.deepEqual(await files(visit), []);
  await close(visit);
});

/** The names of the files that are kept in the private file system. */
const files = (visit) =>
  visit.page.evaluate(async () => {
    const names = [];
    const top = await navigator.storage.getDirectory();
    for await (const [name, entry] of top) {
      if (entry.kind === "directory") for await (const inner of entry.keys()) names.push(name + "/" + inner);
    }
    return names.sort();
  });

/** The word in the line on top that says what differs from the usual. */
const mark = (visit) => visit.page.locator("[data-mark]").getAttribute("data-mark");

// What the engine's worker runs first in a browser whose stores take nothing.
const refuse = 'const full = () => { throw new DOMException("no room", "QuotaExceededError"); };\n';
const refuseOPFS = refuse + "FileSystemSyncAccessHandle.prototype.write = full;\n";
const refuseBoth = refuseOPFS + "IDBObjectStore.prototype.put = full;\n";

for (const [name, spoil, where] of [
  ["the private file system takes nothing, the database does", refuseOPFS, /browser's database/],
  ["no store takes anything", refuseBoth, /not saved/i],
]) {
  test(name, async () => {
    const spoiled = engineScript((script) => spoil + script);
    theatre.proxy.faults.push(spoiled);
    const visit = await tab();
    await visit.like("heat-1995");
    await remember(visit);
    await visit.like("alien-1979");
    await visit.go("/box/memory");
    await visit.page.waitForFunction((want) => new RegExp(want, "i").test(document.querySelector(".memory").innerText), where.source);
    assert.equal(await mark(visit), spoil === refuseBoth ? "not saved" : "");
    const before = await history(visit);
    assert.equal(before.filter((line) => /^Liked/.test(line)).length, 2, before.join("\n"));
    await visit.goHome();
    await visit.page.reload();
    await visit.ready();
    assert.deepEqual(await history(visit), spoil === refuseBoth ? [] : before);
    theatre.proxy.faults.splice(theatre.proxy.faults.indexOf(spoiled), 1);
    await visit.goHome();
    await visit.page.reload(); // in a browser that is well again
    await visit.ready();
    assert.deepEqual(await history(visit), spoil === refuseBoth ? [] : before);
    await eraseEverything(visit).catch(async (error) => {
      if (spoil !== refuseBoth) throw error; // else nobody is remembered
    });
    await close(visit);
  });
}

test("what a newer version wrote is read, exported and not changed", async () => {
  let visit = await tab();
  await visit.like("heat-1995");
  await remember(visit);
  await visit.goHome();
  assert.ok((await visit.page.evaluate(makeNewer)) >= 4, "files of a newer version");
  await visit.page.reload();
  await visit.ready();
  await visit.see("[data-mark='read only']");
  await visit.go("/box/memory");
  assert.match(await visit.page.locator(".memory .verdict").innerText(), /newer Loge/);
  const waiting = visit.page.waitForEvent("download");
  await visit.page.locator("section[aria-labelledby=export] button").click();
  assert.ok(readFileSync(await (await waiting).path()).length > 50);
  await visit.page.locator(".memory .switch").click();
  await visit.page.waitForFunction(() => /newer Loge/.test(document.querySelector(".toasts")?.innerText ?? ""));
  const before = await history(visit);
  assert.ok(before.some((line) => line.includes("Heat")));
  await visit.like("alien-1979");
  assert.equal((await history(visit)).length > before.length, true, "what is done now counts");
  await visit.goHome();
  await visit.page.reload();
  await visit.ready();
  assert.deepEqual(await history(visit), before, "and is not kept");
  await eraseEverything(visit);
  assert.deepEqual(await history(visit), []);
  await close(visit);
});

/** Makes every kept file one of version 2, as core/profile/FORMAT.md describes its header. Runs in the page. */
async function makeNewer() {
  const crc32c = (bytes) => {
    let crc = ~0;
    for (const byte of bytes) {
      crc ^= byte;
      for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0x82f63b78 : 0);
    }
    return ~crc >>> 0;
  };
  const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle("loge-profile");
  let changed = 0;
  for await (const file of folder.values()) {
    const bytes = new Uint8Array(await (await file.getFile()).arrayBuffer());
    if (bytes.length < 20) throw new Error(`${file.name} has ${bytes.length} bytes`);
    bytes[5] = 2;
    new DataView(bytes.buffer).setUint32(16, crc32c(bytes.subarray(0, 16)), true);
    const writer = await file.createWritable();
    await writer.write(bytes);
    await writer.close();
    changed++;
  }
  return changed;
}

test("a hostile file gets one sentence", async () => {
  const visit = await tab();
  await visit.go("/box/import");
  await visit.page.locator("#file").setInputFiles(file("odd.csv", "\u0000\u0001\u0002 nothing of the kind"));
  await visit.page.waitForFunction(() => (document.querySelector(".import .fault")?.textContent ?? "").length > 20);
  assert.equal(await visit.page.locator(".preview").count(), 0);
  await close(visit);
});
