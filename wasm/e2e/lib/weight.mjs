// What the wire carries.
import { readFileSync } from "node:fs";
import http from "node:http";
import { brotliCompressSync, constants } from "node:zlib";

export const budgets = JSON.parse(readFileSync(new URL("../../budgets.json", import.meta.url), "utf8"));

/** Bytes of a file under the strongest brotli. */
export function brotliSize(file) {
  const bytes = readFileSync(file);
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_LGWIN, BROTLI_PARAM_SIZE_HINT } = constants;
  return brotliCompressSync(bytes, { params: { [BROTLI_PARAM_QUALITY]: 11, [BROTLI_PARAM_LGWIN]: 24, [BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length;
}

/** Bytes of the body that the edge at origin sends for a path to a browser that takes brotli. */
export async function servedSize(origin, path) {
  return new Promise((done, failed) => {
    http
      .get(origin + path, { headers: { "accept-encoding": "br" } }, (answer) => {
        let size = 0;
        answer.on("data", (chunk) => (size += chunk.length));
        answer.on("end", () => done(size));
      })
      .on("error", failed);
  });
}

/** Bytes that a first visit downloads: each of its requests once. */
export async function firstVisitSize(theatre, requests) {
  const paths = [...new Set(requests.map((r) => r.url))];
  const sizes = await Promise.all(paths.map((path) => servedSize(theatre.edge.url, path)));
  return sizes.reduce((sum, size) => sum + size, 0);
}
