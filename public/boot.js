// Starts Loge: looks whether this browser can run it, loads the one binary with honest progress, and starts it as the page.

const ENGINE = "/engine.js";

// With `require-trusted-types-for 'script'` a Worker takes no plain string. The header allows one policy of this name, once;
// it is spent here on the one address that it admits.
const engineURL = trustedEngineURL();

function trustedEngineURL() {
  if (!globalThis.trustedTypes) return ENGINE;
  const policy = trustedTypes.createPolicy("loge", {
    createScriptURL(url) {
      if (url !== ENGINE) throw new TypeError("not a script of Loge: " + url);
      return url;
    },
  });
  return policy.createScriptURL(ENGINE);
}

const text = {
  en: { loading: "Opening the box", of: (a, b) => (b ? `${a} of ${b} KB` : `${a} KB`) },
  zh: { loading: "包厢正在开启", of: (a, b) => (b ? `已载入 ${a} / ${b} KB` : `已载入 ${a} KB`) },
};

const choices = keptChoices();
const lang = pickLanguage(choices.lang);

// The same entry that the page keeps when somebody chooses a language or a theme.
function keptChoices() {
  try {
    return JSON.parse(localStorage.getItem("loge.choices")) ?? {};
  } catch {
    return {};
  }
}

function pickLanguage(kept) {
  const wanted = kept ? [kept] : navigator.languages;
  return wanted.find((l) => /^(zh|en)\b/i.test(l))?.slice(0, 2).toLowerCase() === "zh" ? "zh" : "en";
}

function prepareSplash() {
  const root = document.documentElement;
  root.lang = lang === "zh" ? "zh-CN" : "en";
  if (choices.theme === "dark" || choices.theme === "light") root.dataset.theme = choices.theme;
  document.getElementById("boot-text").textContent = text[lang].loading;
}

function showProgress(loaded, total) {
  const bar = document.getElementById("boot-bar");
  if (!bar) return; // the page has taken over
  if (total) bar.value = Math.min(1, loaded / total);
  document.getElementById("boot-bytes").textContent = text[lang].of(Math.round(loaded / 1024), Math.round(total / 1024));
}

function showNotice(id) {
  document.getElementById("app").hidden = true;
  document.getElementById(id).hidden = false;
}

// A valid Ed25519 public key (RFC 8032, 7.1, test 1), only to ask whether the browser knows the algorithm.
const SOME_KEY = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

async function missingFeatures() {
  const have = {
    wasm: typeof WebAssembly === "object" && "compileStreaming" in WebAssembly,
    worker: typeof Worker === "function",
    crypto: Boolean(globalThis.crypto?.subtle) && (await knowsEd25519()),
    gzip: typeof DecompressionStream === "function",
  };
  return Object.keys(have).filter((feature) => !have[feature]);
}

async function knowsEd25519() {
  const raw = Uint8Array.from(SOME_KEY.match(/../g), (pair) => parseInt(pair, 16));
  return crypto.subtle.importKey("raw", raw, "Ed25519", false, ["verify"]).then(
    () => true,
    () => false,
  );
}

async function compileApp() {
  const asked = fetch("/app.wasm", { credentials: "omit" });
  const total = fetchTotal();
  const answer = await asked;
  if (!answer.ok) throw new Error("the server has no /app.wasm");
  countBytes(answer.clone().body, total).catch(() => {}); // a download that breaks off fails below, too
  return WebAssembly.compileStreaming(answer);
}

// Bytes count as the binary unpacks; build.json holds the whole, because compressed answers do not tell it. Without it the page
// starts as well, and only cannot say how much is still to come.
async function fetchTotal() {
  try {
    const answer = await fetch("/build.json", { credentials: "omit" });
    return (await answer.json()).app ?? 0;
  } catch {
    return 0;
  }
}

async function countBytes(body, total) {
  let loaded = 0;
  const reader = body.getReader();
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    loaded += step.value.length;
    showProgress(loaded, await total);
  }
}

// Go in which an error ends the page calmly. What run meets rejects its promise; a later event has nobody to tell.
function pageClass() {
  return class extends globalThis.Go {
    _resume() {
      try {
        super._resume();
      } catch (error) {
        showNotice("stopped");
        throw error;
      }
    }
  };
}

async function start() {
  prepareSplash();
  const missing = await missingFeatures();
  if (missing.length) {
    for (const feature of missing) document.getElementById("missing-" + feature).hidden = false;
    showNotice("missing");
    return;
  }
  const engine = new EarlyEngine();
  const [module] = await Promise.all([compileApp(), import("./wasm_exec.js")]);
  engine.worker.postMessage(module);
  globalThis.loge = { startEngine: () => engine.take() ?? startEngine(module) };
  const go = new (pageClass())();
  const instance = await WebAssembly.instantiate(module, go.importObject);
  await go.run(instance);
  showNotice("stopped"); // the page never ends by itself
}

// The engine runs the same compiled module in a worker of its own.
function startEngine(module) {
  const worker = newWorker();
  worker.postMessage(module);
  return worker;
}

const newWorker = () => new Worker(engineURL, { type: "module", name: "loge-engine" });

// The first engine starts while the binary is still on its way, and before the page's own program listens to it: what it says
// until then is kept and said again.
class EarlyEngine {
  #early = [];
  #keep = (event) => this.#early.push(event);
  worker = newWorker();

  constructor() {
    for (const type of ["message", "error"]) this.worker.addEventListener(type, this.#keep);
  }

  /** The worker, once; then undefined. The caller adds its listeners before it returns. */
  take() {
    const { worker } = this;
    if (!worker) return undefined;
    this.worker = undefined;
    for (const type of ["message", "error"]) worker.removeEventListener(type, this.#keep);
    queueMicrotask(() => this.#early.forEach((event) => worker.dispatchEvent(again(event))));
    return worker;
  }
}

const again = (event) => (event.type === "message" ? new MessageEvent("message", event) : new ErrorEvent("error", event));

document.querySelector("#stopped button").addEventListener("click", () => location.reload());
start().catch((error) => {
  showNotice("stopped");
  throw error;
});
