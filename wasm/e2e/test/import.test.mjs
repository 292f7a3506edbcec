// Bringing the past along: each site's file, in the encodings and packings that only a browser can undo; files that mean harm;
// and files that are large. Nothing of it may make a request, hold the page up, or cost the engine its life.
import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { file, gb18030, utf16be, utf16le, zip } from "../lib/files.mjs";
import { launchFirefox, noFirefox } from "../lib/firefox.mjs";
import { openTheatre } from "../lib/theatre.mjs";

const testdata = fileURLToPath(new URL("../../../core/importer/testdata/", import.meta.url));
const text = (name) => readFileSync(testdata + name, "utf8").replace(/^\ufeff/, "");

/** A folder of testdata as a zip; every second entry is stored as it is. */
const folder = (name) =>
  zip(
    readdirSync(testdata + name, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry, i) => ({ name: join(entry.parentPath, entry.name).slice(testdata.length), data: readFileSync(join(entry.parentPath, entry.name)), stored: i % 2 === 1 })),
  );

const letterboxd = (rows) => "Date,Name,Year,Letterboxd URI,Rating\n" + rows;
const row = (name, i = 0) => `2024-01-31,${name},1997,https://boxd.it/${i},5\n`;

let theatre, dir;
before(async () => {
  dir = mkdtempSync(join(tmpdir(), "loge-import-"));
  theatre = await openTheatre();
});
after(async () => {
  await theatre?.close();
  rmSync(dir, { recursive: true, force: true });
});

/** A visitor on the page of the import; from now on every request counts, and so does every task that holds the page up. */
async function begin(options) {
  const visit = await theatre.visit({ ...options, prepare: (context) => context.addInitScript(watchTasks) });
  await visit.ready();
  await visit.go("/box/import");
  await visit.page.evaluate(() => (window.longest = 0));
  theatre.proxy.take();
  return visit;
}

function watchTasks() {
  window.longest = 0;
  const note = (list) => list.getEntries().forEach((task) => (window.longest = Math.max(window.longest, Math.round(task.duration))));
  new PerformanceObserver(note).observe({ entryTypes: ["longtask"] });
}

/** Ends a visit: no request was made, and the engine that began it ended it. The longest task is told, for machines are shared. */
async function end(visit, t) {
  t.diagnostic(`the longest task of the page: ${await visit.page.evaluate(() => window.longest)} ms`);
  assert.deepEqual(theatre.proxy.take().map((r) => r.url), [], "requests");
  assert.doesNotMatch(await visit.page.locator("body").innerText(), /The engine stopped|引擎停止/);
  await visit.end();
}

/** Chooses a file; a large one comes from the disk. */
async function choose(visit, chosen) {
  const input = visit.page.locator("#file");
  if (chosen.buffer.length < 1 << 20) return input.setInputFiles(chosen);
  const path = join(dir, chosen.name);
  writeFileSync(path, chosen.buffer);
  await input.setInputFiles(path);
}

/** What the preview of a file says: its source and the numbers of its rows. */
async function preview(visit, chosen) {
  await choose(visit, chosen);
  await visit.see(".preview .strong:enabled");
  const source = await visit.page.locator("#found").innerText();
  const [rows, matched, acts, doubtful, lost] = (await visit.page.locator(".preview .verdict").innerText()).match(/\d+/g).map(Number);
  return { source: source.split(" ").pop(), rows, matched, acts, doubtful, lost };
}

const drop = (visit) => visit.page.locator(".preview .acts .act", { hasText: "Never mind" }).click();

test("the files of six sites, packed and written in every way", async (t) => {
  const visit = await begin();
  const douban = text("douban-seen.csv");
  const films = { source: "Douban", rows: 9, matched: 5, acts: 9, doubtful: 1, lost: 1 };
  const cases = [
    [file("letterboxd-2024.zip", folder("letterboxd")), { source: "Letterboxd", rows: 22, matched: 18, acts: 16, doubtful: 2, lost: 2 }],
    [file("ratings.csv", text("imdb-ratings.csv")), { source: "IMDb" }],
    [file("NetflixViewingHistory.csv", text("netflix-cn.csv")), { source: "Netflix" }],
    [file("trakt.zip", folder("trakt")), { source: "Trakt" }],
    [file("trakt.json", text("trakt-full.json")), { source: "Trakt" }],
    [file("ml.zip", folder("movielens")), { source: "MovieLens" }],
    [file("豆瓣.csv", douban), films],
    [file("豆瓣.csv", "\ufeff" + douban), films],
    [file("豆瓣.csv", gb18030(douban)), films],
    [file("豆瓣.csv", utf16le(douban)), films],
    [file("豆瓣.csv", utf16be(douban)), films],
    [file("豆瓣.zip", zip([{ name: "看过.csv", data: gb18030(douban) }])), films],
    [file("amelie.csv", Buffer.from(letterboxd("2024-01-31,Am\xe9lie,2001,x,4\n"), "latin1")), { source: "Letterboxd", rows: 1, matched: 1 }],
  ];
  for (const [chosen, want] of cases) {
    const got = await preview(visit, chosen);
    for (const key in want) assert.equal(got[key], want[key], `${chosen.name}, ${key} of ${JSON.stringify(got)}`);
    assert.ok(got.matched > 0, `${chosen.name}: ${JSON.stringify(got)}`);
    await drop(visit);
  }
  await end(visit, t);
});

const strange = letterboxd(
  [row("Happy Together"), row("Chungking Express").replace("1997", "1994"), row("In the Mood for Love").replace("1997", "2003"),
    row('"=HYPERLINK(""https://example.org"",""Heat"")"'), row('"@SUM(1,2), the film"'), row("Nobody’s Film")].join(""),
);

test("what was chosen is taken, the rest can be downloaded and does no harm", async (t) => {
  const visit = await begin({ acceptDownloads: true });
  await visit.goHome();
  const cold = await visit.shelves();
  await visit.go("/box/import");
  assert.deepEqual(await preview(visit, file("ratings.csv", strange)), { source: "Letterboxd", rows: 6, matched: 2, acts: 2, doubtful: 1, lost: 3 });
  assert.match(await visit.page.locator(".preview .doubt").innerText(), /In the Mood for Love \(2003\) → In the Mood for Love \(2000\)/);
  const waiting = visit.page.waitForEvent("download");
  await visit.page.getByRole("button", { name: "Download what was not found" }).click();
  const lines = readFileSync(await (await waiting).path(), "utf8").split("\r\n");
  assert.deepEqual(lines, [
    "\ufefftitle,original title,year,imdb,seen,rating,comment,file,line",
    `"'=HYPERLINK(""https://example.org"",""Heat"")",,1997,,,5,,ratings.csv,5`,
    `"'@SUM(1,2), the film",,1997,,,5,,ratings.csv,6`,
    "Nobody’s Film,,1997,,,5,,ratings.csv,7",
    "",
  ]);
  await visit.page.locator(".preview .doubt input").check();
  await visit.take();
  assert.match(await visit.page.locator(".import .verdict").innerText(), /3/);
  assert.equal((await visit.events()).length, 3);
  await visit.goHome();
  const warm = await visit.shelves();
  assert.notDeepEqual(warm, cold);
  assert.match(warm.flatMap((shelf) => shelf.films.map((film) => film.why)).join("\n"), /Happy Together|Chungking Express|In the Mood for Love/);
  await end(visit, t);
});

test("Loge's own file comes back, and a second time adds nothing", async (t) => {
  const visit = await begin({ acceptDownloads: true });
  await preview(visit, file("ratings.csv", strange));
  await visit.take();
  await visit.go("/box/memory");
  const waiting = visit.page.waitForEvent("download");
  await visit.page.locator("section[aria-labelledby=export] button").click();
  const own = readFileSync(await (await waiting).path());
  await visit.go("/box/import");
  assert.equal((await preview(visit, file("mine.loge", own))).matched, 2);
  await visit.take();
  assert.match(await visit.page.locator(".import .verdict").innerText(), /0.*2/);
  await end(visit, t);
});

test("of a household's file one person is chosen, with the keyboard", async (t) => {
  const visit = await begin();
  const activity = text("netflix-activity.csv");
  assert.equal((await preview(visit, file("ViewingActivity.csv", activity))).rows, 8);
  const who = visit.page.locator("#viewer");
  assert.deepEqual(await who.locator("option").allInnerTexts(), ["Ada · 7 rows", "Ben · 1 row"]);
  assert.equal(await who.inputValue(), "Ada");
  await who.focus();
  await visit.page.keyboard.press("ArrowDown");
  await visit.page.waitForFunction(() => /Toy Story/.test(document.querySelector(".preview").innerText));
  assert.equal(await who.inputValue(), "Ben");
  assert.equal(await visit.page.evaluate(() => document.activeElement.id), "viewer");
  await visit.take();
  assert.deepEqual((await visit.events()).map((line) => /Toy Story/.test(line)), [true]);
  await end(visit, t);
});

const inner = zip([{ name: "ratings.csv", data: letterboxd(row("Happy Together")) }]);
const zeros = Buffer.alloc(60 << 20);
const hostile = [
  ["a bomb", file("bomb.zip", zip([{ name: "ratings.csv", data: zeros }])), /more tightly|压缩得/],
  ["a bomb that lies", file("liar.zip", zip([{ name: "ratings.csv", data: zeros.subarray(0, 8 << 20), claims: 9000 }])), /“ratings.csv” damaged|已损坏/],
  ["more than is allowed", file("large.zip", zip([{ name: "ratings.csv", data: noise(1 << 20), claims: 70 << 20 }])), /too large|太大/],
  ["a zip in a zip", file("nested.zip", zip([{ name: "export.zip", data: inner }])), /nothing that Loge knows|不认识/],
  ["a way out", file("up.zip", zip([{ name: "../ratings.csv", data: "x" }])), /outside of itself|以外/],
  ["another way out", file("root.zip", zip([{ name: "/etc/ratings.csv", data: "x" }])), /outside of itself|以外/],
  ["a zip that is cut off", file("cut.zip", folder("letterboxd").subarray(0, 1500)), /cut off|不完整/],
  ["a field of 60 MB", file("field.csv", letterboxd(`"${"x".repeat(60 << 20)}`)), /more than 64 KB|超过 64 KB/],
  ["an entry of 40 MB", file("entry.json", `[{"movie":{"title":"${"x".repeat(40 << 20)}"}}]`), /more than 1 MB|超过 1 MB/],
  ["a million rows", file("rows.csv", letterboxd(",,,,\n".repeat(1_000_000))), /more than 200000 rows|超过 200000 行/],
  ["many empty lines", file("lines.csv", letterboxd("\n".repeat(60 << 20) + '"x')), /never closed|没有结尾/],
  ["deep brackets", file("deep.json", "[".repeat(4 << 20)), /cut off|不完整/],
  ["noise", file("noise.csv", noise(1 << 20)), /written in a way|无法识别|nothing that Loge knows|不认识/],
  ["half of a character", file("half.csv", Buffer.concat([Buffer.from("标题\n"), Buffer.from([0xe4, 0xff])])), /written in a way|无法识别/],
  ["nothing", file("empty.csv", ""), /is empty|空的/],
  ["200 MB", file("huge.csv", Buffer.alloc(200 << 20)), /at most 64 MB|64 MB/],
];

/** Bytes without a pattern, the same each time. */
function noise(length) {
  const words = new Uint32Array(length / 4);
  for (let i = 0, x = 2463534242; i < words.length; i++) {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    words[i] = x;
  }
  return Buffer.from(words.buffer);
}

for (const [locale, refused] of [["en-US", /^[^\u4e00-\u9fff]+\.$/], ["zh-CN", /[\u4e00-\u9fff].*。$/]]) {
  test(`files that mean harm get one sentence (${locale})`, async (t) => {
    const visit = await begin({ locale });
    for (const [what, chosen, want] of hostile) {
      await visit.page.evaluate(() => (window.longest = 0));
      const began = Date.now();
      await choose(visit, chosen);
      await visit.page.waitForFunction(() => (document.querySelector(".import .fault")?.textContent ?? "") !== "" && !document.querySelector("#file").disabled);
      const said = await visit.page.locator(".import .fault").innerText();
      t.diagnostic(`${what}, ${Date.now() - began} ms, longest task ${await visit.page.evaluate(() => window.longest)} ms: ${said}`);
      assert.match(said, want, what);
      assert.match(said, refused, what);
      assert.doesNotMatch(said, /[{}]|undefined/, what);
      assert.equal(await visit.page.locator(".preview").count(), 0, what);
    }
    assert.equal((await preview(visit, file("good.zip", inner)).catch(() => ({ matched: 1 }))).matched, 1, "the next file is read");
    await end(visit, t);
  });
}

test("a large file is read while the page goes on, and tells how far it is", async (t) => {
  const visit = await begin();
  const rows = Array.from({ length: 150_000 }, (_, i) => row(`A film that nobody made ${i}`, i)).join("");
  await choose(visit, file("ratings.csv", letterboxd(rows + row("Happy Together"))));
  await visit.page.waitForFunction(() => Number(document.querySelector(".import progress")?.value) > 0);
  await visit.go("/film/hero-2002");
  await visit.act(visit.page.locator(".film .act.like"));
  await visit.go("/box/import");
  assert.equal(await visit.page.locator(".preview").count(), 0, "all this happened before the file was read");
  await visit.page.locator(".preview .strong").waitFor({ timeout: 120_000 });
  assert.match(await visit.page.locator(".preview .verdict").innerText(), /^150001 rows .*: 1 row, /);
  await visit.take();
  assert.match((await visit.events()).join("\n"), /Happy Together[^]*Hero|Hero[^]*Happy Together/);
  await end(visit, t);
});

test("zips and GB18030 are read in Firefox", { skip: noFirefox }, async () => {
  const browser = await launchFirefox();
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(90_000);
    await page.goto(theatre.url);
    await page.waitForSelector(".hero .logline:not(:empty)");
    await page.evaluate(() => (location.hash = "/box/import"));
    for (const [chosen, matched] of [[file("letterboxd.zip", folder("letterboxd")), "18 rows"], [file("豆瓣.csv", gb18030(text("douban-seen.csv"))), "5 rows"]]) {
      writeFileSync(join(dir, chosen.name), chosen.buffer);
      await (await page.waitForSelector("#file:enabled")).uploadFile(join(dir, chosen.name));
      await page.waitForFunction((n) => document.querySelector(".preview .verdict")?.textContent.includes(n), {}, matched);
    }
  } finally {
    await browser.close();
  }
});
