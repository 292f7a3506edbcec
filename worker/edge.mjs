// Starts the edge on the real workerd, offline, as wrangler.jsonc describes it.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { Log, LogLevel, Miniflare } from "miniflare";

const here = dirname(fileURLToPath(import.meta.url));

/**
 * Serves publicDir and the routes of the Worker on workerd.
 * @param {{port?: number, publicDir?: string, program?: string}} [options] port 0, the default, takes a free one;
 *   program is the Go part, by default the one that `make build-worker` builds
 * @returns {Promise<{url: string, stop: () => Promise<void>}>} url has no slash at the end
 */
export async function startEdge({ port = 0, publicDir = join(here, "../public"), program = join(here, "build/edge.wasm") } = {}) {
  if (!existsSync(program)) throw new Error("the Go part of the Worker is not built yet: run make build-worker");
  const edge = new Miniflare({
    ...settings(resolve(publicDir)),
    modulesRoot: here,
    modules: [
      { type: "ESModule", path: join(here, "bridge.mjs") },
      { type: "ESModule", path: join(here, "build/wasm_exec.js") },
      { type: "CompiledWasm", path: join(here, "build/edge.wasm"), contents: readFileSync(program) },
    ],
    host: "127.0.0.1",
    port,
    cf: false, // or miniflare asks the network where it is
    log: new Log(LogLevel.WARN),
  });
  try {
    const url = await edge.ready;
    return { url: url.origin, stop: () => edge.dispose() };
  } catch (fault) {
    await edge.dispose().catch(() => {}); // or what is left of it keeps the process alive
    throw fault;
  }
}

/**
 * What miniflare needs to know of wrangler.jsonc. wrangler can tell it too, but takes seconds to load; a test holds this
 * against its answer.
 */
export function settings(directory) {
  const text = readFileSync(join(here, "wrangler.jsonc"), "utf8");
  const { compatibility_date, compatibility_flags = [], assets } = JSON.parse(text.replace(/^\s*\/\/.*$/gm, ""));
  return {
    compatibilityDate: compatibility_date,
    compatibilityFlags: compatibility_flags,
    assets: {
      directory,
      binding: assets.binding,
      routerConfig: {
        has_user_worker: true,
        static_routing: { asset_worker: [], user_worker: assets.run_worker_first },
      },
      assetConfig: {
        html_handling: assets.html_handling,
        not_found_handling: assets.not_found_handling,
        compatibility_date,
        compatibility_flags,
      },
    },
  };
}
