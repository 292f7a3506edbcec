// Whatever is wrong with the published pack, the page stands on the last good one and says so; a first visit says what is wrong.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Edition, bomb } from "../lib/packs.mjs";
import { openTheatre, publicDir } from "../lib/theatre.mjs";

let theatre;
before(async () => (theatre = await openTheatre()));
after(() => theatre?.close());

const days = (n) => new Date(Date.now() + n * 86_400_000).toISOString().replace(/\.\d+Z/, "Z");
const version = Math.floor(Date.now() / 1000) + 1000;
const newer = () => new Edition(publicDir).with({ version }).repack();
const onFront = (spoil) => (path, body) => (path.endsWith(".front") ? spoil(body) : body);

function flip(body) {
  body[body.length >> 1] ^= 1;
  return body;
}

// Each fault: what the proxy does, and words of the notice.
const faults = {
  "a wrong signature": { notice: /not signed/, fault: () => newer().serve((path, body) => (path === "manifest" ? Buffer.concat([body, Buffer.from(" ")]) : body)) },
  "a wrong hash": { notice: /not what its publisher signed/, fault: () => newer().serve(onFront(flip)) },
  "a truncated part": { notice: /damaged/, fault: () => newer().serve(onFront((body) => body.subarray(0, 1000))) },
  "a part that does not end": { notice: /damaged/, fault: () => newer().serve(onFront((body) => Buffer.concat([body, Buffer.alloc(1 << 20)]))) },
  "a gzip bomb": { notice: /damaged/, fault: () => newer().replace("front", bomb(100_000_000)).serve() },
  "a part that is no pack": { notice: /damaged/, fault: () => newer().replace("front", bomb(new Edition(publicDir).manifest.parts[0].unpacked)).serve() },
  "an expired manifest": { notice: /past its date/, fault: () => newer().with({ issued: days(-20), expires: days(-10) }).serve() },
  "a rollback": { notice: /older/, fault: () => newer().with({ version: 1 }).serve(), laterOnly: true },
  "a part that stalls": { notice: /no connection/, fault: () => stalling(newer().serve()), laterOnly: true },
  "no network": { notice: /no connection/, fault: () => (request) => request.url.startsWith("/v1/") && "drop" },
};

/** Of the front part half comes, and then nothing. */
function stalling(serve) {
  return (request) => {
    const answer = serve(request);
    return request.url.endsWith(".front") ? { ...answer, body: answer.body.subarray(0, answer.body.length >> 1), open: true } : answer;
  };
}

async function under(fault, f) {
  theatre.proxy.faults = [fault];
  try {
    await f();
  } finally {
    theatre.proxy.faults = [];
  }
}

for (const [name, { notice, fault, laterOnly }] of Object.entries(faults)) {
  const says = async (visit) => assert.match((await visit.page.locator(".notice").allInnerTexts()).join(" "), notice);

  test(`${name}: the last good pack stays in use`, async () => {
    const visit = await theatre.visit({ hush: [/net::ERR/] });
    await visit.ready();
    assert.equal(await visit.page.locator(".notice").count(), 0);
    await under(fault(), async () => {
      await visit.page.reload();
      await visit.ready();
      await says(visit);
      await visit.like("heat-1995");
    });
    await visit.end();
  });

  if (laterOnly) continue; // a first visit has nothing to go back from, and waits longer

  test(`${name}: a first visit says what is wrong`, async () => {
    await under(fault(), async () => {
      const visit = await theatre.visit({ hush: [/net::ERR/] });
      await visit.page.locator(".trouble").waitFor();
      await says(visit);
      await visit.end();
    });
  });
}

test("a new good pack takes the place of the old one, and only it is kept", async () => {
  const visit = await theatre.visit();
  await visit.ready();
  await under(newer().serve(), async () => {
    await visit.page.reload();
    await visit.ready();
  });
  assert.equal(await visit.page.locator(".notice").count(), 0);
  const kept = await visit.page.evaluate(async () => {
    const cache = await caches.open("loge-pack-1");
    return { count: (await cache.keys()).length, manifest: await (await cache.match("/kept/manifest")).text() };
  });
  assert.equal(kept.count, 4);
  assert.equal(JSON.parse(kept.manifest).version, version);
  await visit.end();
});

test("the page starts without the sizes that its progress bar wants", async () => {
  await under((request) => request.url === "/build.json" && "drop", async () => {
    const visit = await theatre.visit({ hush: [/net::ERR/] });
    await visit.ready();
    await visit.end();
  });
});
