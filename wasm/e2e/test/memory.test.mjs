// Memory on the device, in a browser: the laws of both stores, several tabs, and erasing.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch, launchPersistent } from "../lib/chromium.mjs";
import { places } from "../lib/disk.mjs";
import { openHarness, openTab } from "../lib/memory.mjs";

let harness, browser;
before(async () => {
  harness = await openHarness();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await harness?.close();
});

test("both stores keep the laws, and both ciphers read each other", async () => {
  const page = await browser.newPage();
  await page.goto(harness.url + "/#tests");
  const { code, line } = await page.evaluate(() => window.tests);
  assert.equal(code, 0, line);
  assert.doesNotMatch(line, /SKIP/);
  for (const name of ["TestOPFS", "TestIndexedDB", "TestCiphersAgree"]) assert.match(line, new RegExp(`--- PASS: ${name} `), line);
  await page.close();
});

// IndexedDB takes longer for a step, above all while four tabs wait for each other: there a step is of more events.
for (const [kind, batch] of [["opfs", 5], ["indexeddb", 25]]) {
  test(`${kind}: four tabs of 500 events each merge exactly`, async () => {
    const context = await browser.newContext();
    const first = await openTab(context, harness, kind);
    await first.ask({ Do: "remember" });
    const tabs = [first];
    while (tabs.length < 4) tabs.push(await openTab(context, harness, kind));
    assert.equal((await first.ask({ Do: "status" })).Store, kind);
    assert.equal((await first.ask({ Do: "tabs" })).Count, 4);
    const requests = harness.seen.length;
    const start = performance.now();
    await Promise.all(tabs.map((tab, i) => tab.ask({ Do: "add", From: 500 * i, Count: 500, Batch: batch, Text: "t" })));
    console.log(`${kind}: ${(((performance.now() - start) / 2000) * batch).toFixed(1)} ms a step of ${batch} events, four tabs at once`);
    const want = Array.from({ length: 2000 }, (_, n) => String(n)); // in the order of their times
    for (const tab of tabs) await until(async () => (await tab.events()).length === want.length);
    for (const tab of tabs) assert.deepEqual(await tab.events(), want);
    await tabs[1].page.close();
    await until(async () => (await first.ask({ Do: "tabs" })).Count === 3);
    assert.deepEqual(await (await openTab(context, harness, kind)).events(), want);
    assert.deepEqual(new Set(harness.seen.slice(requests)), new Set(["/", "/page.js", "/worker.js", "/wasm_exec.js", "/memory.wasm"]), "only the new tab asked for anything");
    await context.close();
  });
}

async function until(condition) {
  for (let i = 0; i < 400; i++) {
    if (await condition()) return;
    await new Promise((later) => setTimeout(later, 50));
  }
  assert.fail("it does not come true in twenty seconds");
}

const canary = "CANARY-of-the-memory-";

for (const kind of ["opfs", "indexeddb"]) {
  for (const passphrase of ["", "velvet"]) {
    test(`${kind}, ${passphrase ? "encrypted" : "in clear"}: erasing leaves nothing on the disk`, async () => {
      const dir = mkdtempSync(join(tmpdir(), "loge-erase-"));
      let context = await launchPersistent(dir);
      let tab = await openTab(context, harness, kind);
      await tab.ask({ Do: "remember", Text: passphrase });
      await tab.ask({ Do: "add", Count: 50, Batch: 10, Text: canary });
      await tab.ask({ Do: "remove", From: 7 });
      await tab.ask({ Do: "tidy" });
      await tab.ask({ Do: "add", From: 50, Count: 20, Batch: 10, Text: canary });
      await context.close();
      assert.equal(places(dir, canary + "60").length > 0, passphrase === "", "the scan finds what is there");
      await settled(dir, kind, canary + "7");
      assert.deepEqual(places(dir, canary + "7"), [], "a removed event is gone");

      context = await launchPersistent(dir);
      tab = await openTab(context, harness, kind);
      await tab.ask({ Do: "erase" });
      await context.close();
      await settled(dir, kind, canary);
      assert.deepEqual(places(dir, canary), []);
      assert.deepEqual(places(dir, "film-6"), []);
      rmSync(dir, { recursive: true, force: true });
    });
  }
}

/** Chromium deletes blobs that nobody refers to some time later: at the latest when it is started again and closed. */
async function settled(dir, kind, text) {
  if (kind !== "indexeddb" || places(dir, text).length === 0) return;
  const context = await launchPersistent(dir);
  await openTab(context, harness, kind);
  await context.close();
}

const wanted = Number(process.env.KILLS ?? 8);

for (const [kind, kills] of [["opfs", wanted], ["indexeddb", Math.ceil(wanted / 2)]]) {
  test(`${kind}: killing the browser at ${kills} moments loses no acknowledged event`, async () => {
    const dir = mkdtempSync(join(tmpdir(), "loge-kill-"));
    const acked = new Set();
    for (let round = 0; round <= kills; round++) {
      const context = await launchPersistent(dir);
      const tab = await openTab(context, harness, kind);
      const there = new Set(await tab.events());
      assert.deepEqual([...acked].filter((id) => !there.has(id)), [], `lost after kill ${round}`);
      if (round === kills) {
        console.log(`${kind}: ${acked.size} acknowledged events, ${there.size} there`);
        await context.close();
        break;
      }
      await tab.ask({ Do: "remember" });
      await tab.page.exposeFunction("onAck", (last) => {
        for (let id = 1000 * round; id < last; id++) acked.add(String(id));
      });
      const adding = tab.ask({ Do: "add", From: 1000 * round, Count: 1000, Text: "x".repeat(1500) }).catch(() => {});
      await new Promise((later) => setTimeout(later, 50 + Math.random() * 900));
      killBrowser(dir);
      await adding;
      await context.close().catch(() => {});
    }
    assert.ok(acked.size > kills, "something was acknowledged");
    rmSync(dir, { recursive: true, force: true });
  });
}

/** Ends the processes of the browser that uses a folder, without any warning. */
function killBrowser(dir) {
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      if (readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(`--user-data-dir=${dir}`)) process.kill(Number(pid), "SIGKILL");
    } catch {
      // it has ended meanwhile
    }
  }
}
