// For everybody: without a mouse, on small screens, in both languages and themes, and in browsers that cannot run Loge.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessFaults } from "../lib/access.mjs";
import { openTheatre } from "../lib/theatre.mjs";

let theatre;
before(async () => (theatre = await openTheatre()));
after(() => theatre?.close());

const pages = { "/": ".home", "/film/in-the-mood-for-love-2000": ".film", "/search/wong": ".results", "/nowhere": ".trouble" };
for (const part of ["", "/portrait", "/numbers", "/models", "/history", "/memory", "/import", "/ledger"]) pages["/box" + part] = ".boxpage h2, .boxpage .verdict";

for (const [locale, colorScheme, width] of [["en-US", "dark", 1280], ["zh-CN", "light", 320], ["en-US", "light", 768], ["zh-CN", "dark", 1920]]) {
  test(`every page is accessible: ${locale}, ${colorScheme}, ${width} px`, async () => {
    const visit = await theatre.visit({ locale, colorScheme, viewport: { width, height: 900 }, reducedMotion: "reduce" });
    await visit.ready();
    await visit.like("chungking-express-1994");
    await visit.bring(["heat-1995", "alien-1979", "happy-together-1997", "fallen-angels-1995", "in-the-mood-for-love-2000"]);
    const faults = {};
    for (const [route, element] of Object.entries(pages)) {
      await visit.go(route);
      await visit.see(element);
      const found = await visit.page.evaluate(accessFaults);
      if (found.length) faults[route] = found;
    }
    assert.deepEqual(faults, {});
    await visit.end();
  });
}

test("the check of accessibility finds what is wrong", async () => {
  const visit = await theatre.visit();
  await visit.ready();
  await visit.page.evaluate(() => {
    const add = (tag, fields) => document.body.append(Object.assign(document.createElement(tag), fields));
    add("button", {});
    add("img", { src: "/icons/loge.svg" });
    add("h4", { textContent: "too deep", id: "title" });
    const pale = Object.assign(document.createElement("p"), { textContent: "pale" });
    document.body.append(pale);
    pale.style.color = getComputedStyle(document.body).backgroundColor;
  });
  const faults = (await visit.page.evaluate(accessFaults)).join("\n");
  for (const fault of [/no name/, /no alt/, /heading of level 4/, /id twice/, /contrast 1\.00/, /inline style/]) assert.match(faults, fault);
  await visit.end();
});

test("a walk by keyboard: skip, search, open, like, undo, home", async () => {
  const visit = await theatre.visit();
  await visit.ready();
  const { page } = visit;
  const focused = () => page.evaluate(() => document.activeElement.className + "#" + document.activeElement.id);
  await page.keyboard.press("Tab");
  assert.match(await focused(), /skip/);
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement.id === "title");
  await page.keyboard.press("/");
  await page.waitForFunction(() => document.activeElement.id === "find");
  await page.keyboard.type("chungking");
  await page.locator(".hit").first().waitFor();
  await page.waitForFunction(() => document.activeElement.id === "find"); // typing keeps the field
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement.id === "title");
  await tabTo(page, ".hit-link");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Chungking Express" }).waitFor();
  await tabTo(page, ".act.like");
  await page.keyboard.press("Enter");
  await page.locator('.act.like[aria-pressed="true"]').waitFor();
  await tabTo(page, ".undo");
  await page.keyboard.press("Enter");
  await page.locator('.act.like[aria-pressed="false"]').waitFor();
  await visit.end();
});

async function tabTo(page, selector) {
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((s) => document.activeElement.matches(s), selector)) return;
  }
  assert.fail(`${selector} cannot be reached with Tab`);
}

test("without JavaScript a plain page says what is missing, in both languages", async () => {
  const visit = await theatre.visit({ javaScriptEnabled: false });
  const text = await visit.page.locator("body").innerText();
  assert.match(text, /JavaScript, which is switched off here/);
  assert.match(text, /请为本站开启 JavaScript/);
  assert.equal(await visit.page.locator(".boot:visible").count(), 1, "the splash makes way for it");
  await visit.end();
});

for (const [feature, remove] of Object.entries({
  gzip: () => delete globalThis.DecompressionStream,
  wasm: () => delete globalThis.WebAssembly,
  worker: () => delete globalThis.Worker,
  crypto: () => (SubtleCrypto.prototype.importKey = () => Promise.reject(new Error("made by the test"))),
})) {
  test(`a browser without ${feature} is told so`, async () => {
    const visit = await theatre.visit({ fragment: "" , prepare: (context) => context.addInitScript(remove) });
    await visit.page.locator("#missing-" + feature).waitFor();
    assert.equal(await visit.page.locator("#missing li:visible").count(), 1);
    assert.equal(await visit.page.locator("#app").isVisible(), false);
    await visit.end();
  });
}

test("a page that stops says so, and its search form sends nothing", async () => {
  theatre.proxy.faults.push((request) => request.url === "/app.wasm" && { headers: { "content-type": "application/wasm" }, body: "no wasm" });
  const visit = await theatre.visit({ hush: [/WebAssembly|CompileError|magic/] });
  await visit.page.locator("#stopped").waitFor();
  assert.match(await visit.page.locator("#stopped").innerText(), /The lights went out[^]*灯光熄灭了/);
  theatre.proxy.faults.pop();
  await visit.page.locator("#stopped button").click();
  await visit.ready();
  theatre.proxy.take();
  await visit.page.evaluate(() => document.querySelector("form.search").submit()); // as if nobody prevented it
  await visit.page.waitForTimeout(300);
  assert.deepEqual(theatre.proxy.take(), []);
  visit.complaints = visit.complaints.filter((text) => !/form-action/.test(text));
  await visit.end();
});

test("nothing shifts while the page loads", async () => {
  const visit = await theatre.visit({
    prepare: (context) =>
      context.addInitScript(() => {
        globalThis.shifted = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) if (!entry.hadRecentInput) globalThis.shifted += entry.value;
        }).observe({ type: "layout-shift", buffered: true });
      }),
  });
  await visit.ready();
  await visit.page.waitForTimeout(300);
  const shifted = await visit.page.evaluate(() => globalThis.shifted);
  assert.ok(shifted < 0.02, `cumulative layout shift ${shifted}`);
  await visit.end();
});
