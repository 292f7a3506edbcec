// Finds, or on a machine that allows it installs, a Chromium, and starts it.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome-stable", "/usr/bin/google-chrome"];
const packages = ["chromium", "fonts-noto-cjk"];

// The browser talks to nobody of its own accord and does nothing that the tests do not see.
const flags = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
];

export async function launch(extra = []) {
  return chromium.launch({ executablePath: findChromium(), args: [...flags, ...extra] });
}

/** A browser with one context, whose profile lies in a folder and stays there. */
export async function launchPersistent(dir, options = {}) {
  return chromium.launchPersistentContext(dir, { executablePath: findChromium(), args: flags, ...options });
}

function findChromium() {
  const wished = process.env.CHROMIUM;
  if (wished) return wished;
  const found = () => places.find((place) => existsSync(place));
  if (!found()) install();
  if (found()) return found();
  throw new Error(`There is no Chromium. Install it (apt-get install ${packages.join(" ")}) or name yours: CHROMIUM=/path/to/chromium make test-e2e`);
}

function install() {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return;
  console.error(`There is no Chromium; installing ${packages.join(" and ")} …`);
  const options = { stdio: ["ignore", "ignore", "inherit"], env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } };
  try {
    execFileSync("apt-get", ["update", "-qq"], options);
    execFileSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages], options);
  } catch {
    // findChromium says what to do
  }
}
