// A pack that was trained on ratings: people with similar taste speak for films, and own ratings stand beside everybody's.
// The films say nothing of themselves, so that whatever the page knows it knows from the crowd.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { Edition } from "../lib/packs.mjs";
import { openTheatre } from "../lib/theatre.mjs";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const words = "Amber Birch Cedar Dune Ember Fjord Grove Harbour Island Jasper Kestrel Larch Marble Nettle Opal Poplar Quarry River Slate Thistle Umbra Violet Willow Zephyr";

// Every film has a twin that is loved by the other camp.
const films = words.split(" ").flatMap((word) => ["Day", "Night"].map((time) => ({ name: `${word} by ${time}`, id: `${word}-by-${time}-1990`.toLowerCase(), camp: time })));

/** What 60 people gave: each loves one camp, has seen three quarters of its films, and a few of the other ones, which they dislike. */
const ratings = films.flatMap((film, item) =>
  Array.from({ length: 60 }, (_, user) => ({ user, item, film }))
    .filter(({ user }) => (loves(user, film) ? (user + item) % 4 !== 0 : (user + item) % 9 === 0))
    .map((one) => ({ ...one, stars: loves(one.user, film) ? 4 + (one.user % 3) / 2 : 1.5 })),
);

function loves(user, film) {
  return film.camp === (user % 4 < 2 ? "Day" : "Night");
}

/** Everybody's mean of a film and how many they are, as the page tells them. */
function everybody(film) {
  const stars = ratings.filter((r) => r.film === film).map((r) => r.stars);
  const mean = stars.reduce((sum, one) => sum + one, 0) / stars.length;
  return [String(Math.round(mean * 10) / 10), stars.length < 20 ? "10+" : "20+"];
}

let theatre, dir;
before(async () => {
  dir = mkdtempSync(join(tmpdir(), "loge-crowd-"));
  train();
  theatre = await openTheatre();
  theatre.proxy.faults.push(new Edition(dir).serve());
});
after(async () => {
  await theatre?.close();
  rmSync(dir, { recursive: true, force: true });
});

function train() {
  writeFileSync(join(dir, "movies.csv"), "movieId,title,genres\n" + films.map((film, item) => `${item},${film.name} (1990),Drama\n`).join(""));
  writeFileSync(join(dir, "ratings.csv"), "userId,movieId,rating,timestamp\n" + ratings.map((r) => `${r.user},${r.item},${r.stars},1000\n`).join(""));
  const loge = (...args) => execFileSync("go", ["run", "./core/cmd/loge", "--quiet", ...args], { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
  loge("train", "--films", dir, "--ratings", dir, "--out", join(dir, "v1"), "--set", "loge.ials-factors=8", "--set", "loge.dlae-lambda=5");
  loge("sign", "--key", "core/pack/packfile/devkey/DEVELOPMENT-ONLY.key", join(dir, "v1"));
}

test("people with similar taste speak for films of the camp that was liked", async () => {
  const visit = await theatre.visit();
  await visit.home();
  const liked = films.filter((film) => film.camp === "Night").slice(0, 4);
  for (const film of liked) await visit.like(film.id);
  await visit.goHome();
  const [first] = await visit.shelves();
  assert.deepEqual(first.films.filter(({ id }) => !id.includes("-by-night-")), [], "films of the other camp");
  await visit.openFilm(first.films[0].id);
  await visit.see(".film table tr:has-text('People with similar taste')");
  await visit.end();
});

test("own ratings stand beside everybody's, as a chart and as a table", async () => {
  const visit = await theatre.visit();
  await visit.home();
  const rated = films.filter((film) => film.camp === "Day").slice(0, 8);
  const rows = rated.map((film, i) => `2024-05-01,${film.name},1990,https://boxd.it/${i},${i % 2 ? 2 : 2.5}`);
  await visit.choose({ name: "ratings.csv", mimeType: "text/csv", buffer: Buffer.from(["Date,Name,Year,Letterboxd URI,Rating", ...rows].join("\n")) });
  await visit.take();
  await visit.go("/box/numbers");
  const figure = visit.page.locator(".figure", { has: visit.page.locator("#figure-crowd") });
  await visit.see("#figure-crowd");
  assert.match(await figure.locator("h2").getAttribute("data-note"), /^Over 8 films you give [12]\.\d stars less than everybody: you are the harsher judge\. /);
  const [width, height] = await figure.locator("img").evaluate((img) => img.decode().then(() => [img.naturalWidth, img.naturalHeight]));
  assert.ok(width > 100 && height > 100, `the chart is drawn: ${width} by ${height}`);
  await figure.locator(".twin-switch").click();
  await visit.see("#figure-crowd ~ table");
  const told = await figure.locator("tbody tr").evaluateAll((all) => all.map((tr) => [...tr.children].map((cell) => cell.textContent)));
  const expected = rated.map((film, i) => [film.name, i % 2 ? "2" : "2.5", ...everybody(film)]);
  assert.deepEqual(told.sort(), expected.sort());
  await visit.end();
});
