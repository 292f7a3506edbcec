// Serves public/, or the folder that PUBLIC names, and the Worker on workerd until it is interrupted. PORT chooses the
// port; without it 8787 or a free one.
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { startEdge } from "./edge.mjs";

const publicDir = process.env.PUBLIC ?? join(dirname(fileURLToPath(import.meta.url)), "../public");
const wished = process.env.PORT;

try {
  for (const [path, command] of [["app.wasm", "make build-wasm"], ["v1/manifest.sig", "make build-pack"]]) {
    if (!existsSync(join(publicDir, path))) throw new Error(`public/${path} is not built yet: run ${command}`);
  }
  const edge = await startEdge({ port: await choosePort(), publicDir });
  console.log(`Loge is open at ${edge.url}/ (Ctrl-C closes it)`);
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => edge.stop().then(() => process.exit(0)));
} catch (fault) {
  console.error(`serve: ${fault.message}`);
  process.exitCode = 1;
}

/** Finds out whether a port can be listened on; workerd itself would end with a stack trace. */
function isFree(port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}

async function choosePort() {
  if (wished === undefined) return (await isFree(8787)) ? 8787 : 0;
  const port = portOf(wished);
  if (!(await isFree(port))) throw new Error(`port ${port} is in use; set PORT to another, or to 0 for a free one`);
  return port;
}

function portOf(text) {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return port;
  throw new Error(`PORT is ${text}; expected a number from 0 to 65535`);
}
