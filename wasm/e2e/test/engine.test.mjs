// The engine worker may trap, vanish or hang: the page starts another one, which knows all that was acknowledged.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openTheatre } from "../lib/theatre.mjs";

let theatre;
before(async () => (theatre = await openTheatre()));
after(() => theatre?.close());

const liked = ["chungking-express-1994", "heat-1995"];

// Each way ends or blocks the living engine from within its own worker.
const ends = {
  "a trap": (worker) => worker.evaluate(() => void setTimeout(() => WebAssembly.Module.imports.call())),
  "a panic of Go": (worker) =>
    worker.evaluate(() => {
      self.postMessage = () => {
        throw new Error("made by the test");
      };
    }),
  "a silent end": (worker) => worker.evaluate(() => close()),
  "a hang": (worker) =>
    worker.evaluate(() => {
      const block = Promise.resolve();
      addEventListener("message", () => { for (;;) block.then(); }, { capture: true });
    }),
};

for (const [name, end] of Object.entries(ends)) {
  test(`${name} is survived with all events, and asks the network nothing`, async () => {
    const visit = await theatre.visit({ hush: [/made by the test|exit code|goroutine|panic|unreachable|TypeError/] });
    await visit.ready();
    for (const film of liked) await visit.like(film);
    const before = await visit.events();
    assert.ok(before.length >= 2);
    theatre.proxy.take();

    const old = visit.page.workers()[0];
    await end(old).catch(() => {}); // the worker may be gone before it answers
    await visit.openFilm("happy-together-1997");
    await visit.act(visit.page.locator(".film .act.like"));
    const after = await visit.events();
    for (const line of before) assert.ok(after.includes(line), `${line} is lost: ${after.join(" | ")}`);
    assert.equal(after.filter((line) => /Happy Together/.test(line) && /^Liked|like/i.test(line)).length, 1, after.join(" | "));
    assert.notEqual(visit.page.workers().at(-1), old, "another worker serves");
    assert.ok((await visit.page.locator(".notices").innerText()).length > 0, "the page says so");
    const requests = theatre.proxy.take().map((r) => r.url);
    assert.deepEqual(requests.filter((url) => url.startsWith("/v1/")), [], "the restart fetched a pack");
    await visit.end();
  });
}

test("the page stays alive while the engine hangs", async () => {
  const visit = await theatre.visit();
  await visit.ready();
  await ends["a hang"](visit.page.workers()[0]);
  await visit.leave("/film/heat-1995");
  const late = await visit.page.evaluate(async () => {
    let worst = 0;
    for (let i = 0; i < 20; i++) {
      const began = performance.now();
      await new Promise((tick) => setTimeout(tick, 50));
      worst = Math.max(worst, performance.now() - began - 50);
    }
    return worst;
  });
  assert.ok(late < 1000, `a timer of the page came ${late} ms late`);
  await visit.page.getByRole("heading", { level: 1, name: "Heat" }).waitFor();
  await visit.end();
});

test("a page whose engines never start says so", async () => {
  theatre.proxy.faults.push((request) => request.url === "/engine.js" && { status: 404, body: "" });
  const visit = await theatre.visit({ hush: [/404|Failed to load/] });
  await visit.page.locator(".trouble").waitFor();
  theatre.proxy.faults.pop();
  await visit.end();
});
