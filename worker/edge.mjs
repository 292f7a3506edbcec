// Starts the edge on the real workerd, offline, with the settings of wrangler.jsonc.
import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

// Set before wrangler is loaded: neither it nor miniflare may talk to anybody.
Object.assign(process.env, {
  WRANGLER_SEND_METRICS: "false",
  WRANGLER_SEND_ERROR_REPORTS: "false",
  WRANGLER_HIDE_BANNER: "true",
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
});

const here = dirname(fileURLToPath(import.meta.url));

/**
 * Serves publicDir and the routes of the Worker on workerd.
 * @param {{port?: number, publicDir?: string}} [options] port 0, the default, takes a free one
 * @returns {Promise<{url: string, stop: () => Promise<void>}>} url has no slash at the end
 */
export async function startEdge({ port = 0, publicDir = join(here, "../public") } = {}) {
  const { Miniflare, Log, LogLevel } = await import("miniflare");
  const settings = await wranglerSettings();
  settings.assets.directory = resolve(publicDir);
  const edge = new Miniflare({
    ...settings,
    ...workerModules(),
    host: "127.0.0.1",
    port,
    cf: false,
    log: new Log(LogLevel.WARN),
  });
  const url = await edge.ready;
  return { url: url.origin, stop: () => edge.dispose() };
}

async function wranglerSettings() {
  const { default: wrangler } = await import("wrangler");
  const { workerOptions } = wrangler.unstable_getMiniflareWorkerOptions(join(here, "wrangler.jsonc"));
  const { compatibilityDate, compatibilityFlags, assets } = workerOptions;
  return { compatibilityDate, compatibilityFlags, assets };
}

function workerModules() {
  if (!existsSync(join(here, "build/edge.wasm"))) {
    return { modules: true, script: "export default { fetch: () => new Response(null, { status: 404 }) }" };
  }
  const files = { "bridge.mjs": "ESModule", "build/wasm_exec.js": "ESModule", "build/edge.wasm": "CompiledWasm" };
  return {
    modulesRoot: here,
    modules: Object.entries(files).map(([path, type]) => ({ type, path: join(here, path) })),
  };
}
