// What a visitor does, from the first sight to the reload.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openTheatre } from "../lib/theatre.mjs";

let theatre;
before(async () => (theatre = await openTheatre()));
after(() => theatre?.close());

const wong = ["chungking-express-1994", "in-the-mood-for-love-2000", "happy-together-1997"];

test("three likes change the shelves, reasons name them, a reload forgets", async () => {
  const visit = await theatre.visit();
  await visit.ready();
  const cold = await visit.shelves();
  assert.ok(cold.length >= 3 && cold.every((s) => s.films.length > 0), "cold shelves with films");
  assert.match(await visit.page.locator(".invitation").innerText(), /Like three films/);

  for (const film of wong) await visit.like(film);
  await visit.goHome();
  const warm = await visit.shelves();
  assert.equal(warm[0].title, "For you");
  assert.ok(warm.some((s) => /^Because you liked (Chungking Express|In the Mood for Love|Happy Together)$/.test(s.title)), JSON.stringify(warm.map((s) => s.title)));
  assert.notDeepEqual(warm, cold);
  const reasons = warm[0].films.map((f) => f.why).join("\n");
  assert.match(reasons, /Chungking Express|In the Mood for Love|Happy Together/);
  const shown = warm.flatMap((s) => s.films.map((f) => f.id));
  assert.equal(new Set(shown).size, shown.length, "no film stands on two shelves");
  for (const film of wong) assert.ok(!shown.includes(film), `${film} is liked already and must not be recommended`);

  await visit.page.reload();
  await visit.ready();
  assert.match(await visit.page.locator(".invitation").innerText(), /Like three films/);
  assert.deepEqual(await visit.events(), []);
  await visit.end();
});

test("a deep link survives a reload, and the history works", async () => {
  const visit = await theatre.visit({ fragment: "/film/heat-1995" });
  const heading = visit.page.locator("#title");
  await visit.page.getByRole("heading", { level: 1, name: "Heat" }).waitFor();
  assert.match(await visit.page.title(), /Heat/);
  await visit.page.reload();
  await visit.page.getByRole("heading", { level: 1, name: "Heat" }).waitFor();

  await visit.page.locator(".shelf .cover").first().click();
  await visit.page.waitForFunction(() => document.querySelector("#title").textContent !== "Heat" && document.querySelector(".film"));
  const second = await heading.innerText();
  await visit.page.locator(".wordmark").click();
  await visit.home();
  await visit.page.goBack();
  await visit.page.getByRole("heading", { level: 1, name: second }).waitFor();
  await visit.page.goBack();
  await visit.page.getByRole("heading", { level: 1, name: "Heat", exact: true }).waitFor();
  await visit.page.goForward();
  await visit.page.getByRole("heading", { level: 1, name: second }).waitFor();
  await visit.page.waitForFunction(() => document.activeElement.id === "title"); // the focus follows the route
  await visit.end();
});

test("going back returns to where the page was scrolled", async () => {
  const visit = await theatre.visit();
  await visit.ready();
  await visit.page.evaluate(() => scrollTo(0, 900));
  await visit.page.locator(".shelf .cover").nth(8).click();
  await visit.page.locator(".film").waitFor();
  await visit.page.waitForFunction(() => scrollY === 0);
  await visit.page.goBack();
  await visit.page.waitForFunction(() => scrollY === 900);
  await visit.end();
});

test("unknown routes and films have a way on", async () => {
  const visit = await theatre.visit({ fragment: "/film/no-such-film-1900" });
  await visit.page.locator(".trouble .act").first().waitFor();
  await visit.go("/nowhere");
  await visit.page.locator(".trouble .act").first().click();
  await visit.home();
  await visit.end();
});

test("search finds by title, by Chinese, by pinyin, by person, and forgives a typo", async () => {
  const visit = await theatre.visit();
  await visit.ready();
  for (const [query, want] of [
    ["chungking", "Chungking Express"],
    ["花样年华", "In the Mood for Love"],
    ["huayangnianhua", "In the Mood for Love"],
    ["hynh", "In the Mood for Love"],
    ["chunking expres", "Chungking Express"],
    ["Michael Mann", "Heat"],
    ["王家卫", "Happy Together"],
  ]) {
    const found = await visit.search(query);
    assert.ok(found.includes(want), `${query}: ${found.join(", ")}`);
  }
  await visit.go("/search");
  for (const example of await visit.page.locator(".results .act").allInnerTexts()) {
    const found = await visit.search(example);
    assert.ok(found.length > 0, `the example ${example} finds nothing`);
  }
  await visit.page.locator(".wordmark").click();
  await visit.home();
  await visit.page.keyboard.press("/");
  await visit.page.waitForFunction(() => document.activeElement.id === "find");
  await visit.end();
});

test("hide, undo, and the box that lists, deletes and erases", async () => {
  const visit = await theatre.visit();
  await visit.ready();
  const hero = await visit.page.locator("#hero").innerText();
  await visit.act(visit.page.locator(".hero .act.hide"));
  await visit.page.waitForFunction((old) => document.querySelector("#hero")?.textContent !== old, hero);
  await visit.page.locator(".toasts .undo").click();
  await visit.page.waitForFunction((old) => document.querySelector("#hero")?.textContent === old, hero);

  for (const film of wong) await visit.like(film);
  await visit.openFilm("heat-1995");
  await visit.act(visit.page.locator(".film .act.nope"));
  const all = await visit.events();
  for (const name of ["Chungking Express", "In the Mood for Love", "Happy Together", "Heat"]) {
    assert.ok(all.some((line) => line.includes(name)), `${name} in ${all.join(" | ")}`);
  }
  await visit.go("/box/ledger");
  await visit.see(".requests");
  assert.match(await visit.page.locator(".verdict").innerText(), /Nothing about you has left this device/);
  const requests = await visit.page.locator(".requests li").allInnerTexts();
  assert.ok(requests.some((r) => r.startsWith("GET /v1/manifest")) && requests.every((r) => r.startsWith("GET /")), requests.join(" | "));

  await visit.events();
  await visit.page.locator(".events tr", { hasText: "Not for you: Heat" }).getByRole("button").click();
  await visit.page.waitForFunction(() => !document.querySelector("table.events").innerText.includes("Not for you: Heat"));
  const left = await visit.page.locator("table.events .what").count();
  await visit.page.locator(".undo-last").click();
  await visit.page.waitForFunction((n) => document.querySelectorAll("table.events .what").length === n, left - 1);
  await visit.page.locator("#erase").click();
  await visit.page.locator(".danger").click();
  await visit.page.locator("table.events").waitFor({ state: "detached" });
  await visit.goHome();
  assert.match(await visit.page.locator(".invitation").innerText(), /Like three films/);
  await visit.end();
});

test("language and theme are chosen by the system, switch, and are kept", async () => {
  const visit = await theatre.visit({ locale: "zh-CN", colorScheme: "dark" });
  await visit.ready();
  const state = () => visit.page.evaluate(() => [document.documentElement.lang, document.documentElement.dataset.theme ?? ""]);
  assert.deepEqual(await state(), ["zh-CN", ""]);
  await visit.page.locator(".tool.lang").click();
  await visit.page.getByText("Your box").first().waitFor();
  await visit.page.locator(".tool.theme").click();
  await visit.page.locator(".tool.theme").click();
  assert.deepEqual(await state(), ["en", "light"]);
  await visit.page.reload();
  await visit.ready();
  assert.deepEqual(await state(), ["en", "light"]);
  assert.deepEqual(await visit.page.evaluate(() => Object.keys(localStorage)), ["loge.choices"], "only the choices are kept");
  await visit.end();
});

test("ratings and the reasons of a film add up on screen", async () => {
  const visit = await theatre.visit();
  await visit.ready();
  for (const film of wong.slice(0, 2)) await visit.like(film);
  await visit.openFilm("happy-together-1997");
  const tables = visit.page.locator(".because table");
  await tables.first().waitFor();
  const sums = await tables.locator("tfoot td, tfoot th:last-child").allInnerTexts();
  assert.equal(await tables.count(), 2);
  assert.equal(new Set(sums.filter((s) => /\d/.test(s))).size, 1, `both tables end in the same number: ${sums}`);
  await visit.page.locator(".stars input").nth(8).check();
  await visit.page.waitForFunction(() => document.querySelector(".toasts")?.innerText.includes("Happy Together"));
  assert.ok((await visit.events()).some((line) => line.includes("Happy Together")));
  await visit.end();
});

test("filters and the adventure choose the films, and a film tells where it would stand without another", async () => {
  const visit = await theatre.visit();
  await visit.ready();
  for (const film of wong) await visit.like(film);
  await visit.openFilm("fallen-angels-1995");
  const places = await visit.page.locator(".places li").allInnerTexts();
  assert.match(places[0], /^For you it comes \d+(st|nd|rd|th) of \d+ films\.$/);
  assert.equal(places.length, 4);
  assert.match(places.join(" "), /Without (Chungking Express|In the Mood for Love|Happy Together) it would (fall|rise|still)/);

  await visit.goHome();
  const before = await visit.shelves();
  const old = await visit.page.locator(".home .card a").evaluateAll((links) => links.map((a) => a.hash).join());
  await visit.page.locator(".dial input").focus();
  await visit.page.keyboard.press("End");
  await visit.page.waitForFunction((ids) => [...document.querySelectorAll(".home .card a")].map((a) => a.hash).join() !== ids, old);
  assert.equal(await visit.page.locator(".dial input").inputValue(), "4");

  await visit.page.locator("#filters").focus();
  await visit.page.keyboard.press("Enter");
  await visit.see(".filters");
  await visit.page.locator(".filters").getByRole("button", { name: "Japan", exact: true }).click();
  await visit.page.waitForFunction(() => document.querySelector(".hero .meta")?.textContent.includes("Japan"));
  await visit.page.locator("#filters").click();
  await visit.see(".chip");
  assert.deepEqual(await visit.page.locator(".chip").allInnerTexts(), ["Japan"]);
  const kept = await visit.shelves();
  assert.ok(kept.length > 0 && JSON.stringify(kept) !== JSON.stringify(before), "other shelves");
  await visit.page.locator(".hero .act.open").click();
  await visit.see(".film .facts");
  assert.match(await visit.page.locator(".film .meta").first().innerText(), /Japan/);
  await visit.page.goBack();
  await visit.home();

  await visit.page.locator("#filters").click();
  await visit.see(".filters");
  await visit.page.locator(".year").first().fill("2500");
  await visit.page.locator(".year").first().press("Enter");
  await visit.see(".nothing");
  await visit.page.locator(".nothing .relax").first().click();
  await visit.home();
  await visit.page.waitForFunction(() => document.activeElement.id === "filters" && !document.querySelector(".chip, .clear"));
  await visit.end();
});
