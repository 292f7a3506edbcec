// The Worker: one Go instance for all requests of an isolate, started by the first of them.
import "./build/wasm_exec.js";
import program from "./build/edge.wasm";

const maxManifest = 16 << 10;
const maxPart = 64 << 20;
const bootPatience = 10_000; // milliseconds after which a start that hangs is given up

export default {
  async fetch(request, env, ctx) {
    let binding;
    try {
      binding = await started(env, ctx);
    } catch (fault) {
      console.error(`The edge cannot start: ${fault.message}`);
      return problem(503, "Service Unavailable", "The films are not there yet; try again in a minute.");
    }
    // Of all that a request says, Go gets these four and nothing else.
    const { method, url, headers } = request;
    const target = url.slice(url.indexOf("/", "https://".length));
    const answer = call(binding.serve, method, target, headers.get("Accept") ?? "", headers.get("If-None-Match") ?? "");
    if (answer === undefined) {
      boot = undefined; // a Go program that has panicked is over; the next request starts a new one
      return problem(500, "Internal Server Error", "The edge stumbled and starts anew; try again.");
    }
    return respond(answer, request);
  },
};

let boot; // { since, binding: Promise }

function started(env, ctx) {
  if (boot === undefined || (!boot.done && Date.now() - boot.since > bootPatience)) {
    const mine = { since: Date.now(), done: false };
    mine.binding = start(env).then(
      (binding) => ((mine.done = true), binding),
      (fault) => {
        if (boot === mine) boot = undefined;
        throw fault;
      },
    );
    boot = mine;
    ctx.waitUntil(mine.binding.catch(() => {})); // others wait for this start even when the visitor who caused it leaves
  }
  return boot.binding;
}

async function start(env) {
  const [manifest, signature] = await Promise.all([
    asset(env, "/v1/manifest.json", maxManifest),
    asset(env, "/v1/manifest.sig", maxManifest),
  ]);
  const { version, parts } = JSON.parse(new TextDecoder().decode(manifest));
  const unpacked = await Promise.all(parts.map((part) => fetchPart(env, part)));
  const go = new Go();
  const binding = {};
  // The promise is kept only when the program ends, which it does only by a fault; call notices that.
  go.run(new WebAssembly.Instance(program, go.importObject), { binding, env, ctx: {} }).catch(() => {});
  const fault = call(binding.open, manifest, signature, version, ...unpacked);
  if (fault !== "") throw new Error(fault ?? "the Go program ended");
  return binding;
}

async function fetchPart(env, { path, size, unpacked, sha256 }) {
  if (!(size <= maxPart && unpacked <= maxPart)) throw new Error(`${path} is too large`);
  const packed = await asset(env, `/v1/${path}`, size);
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", packed));
  if (hex(sum) !== sha256) throw new Error(`${path} has another SHA-256 than the manifest says`);
  const part = await read(new Response(packed).body.pipeThrough(new DecompressionStream("gzip")), unpacked, path);
  if (part.length !== unpacked) throw new Error(`${path} unpacks to ${part.length} bytes, not to ${unpacked}`);
  return part;
}

async function asset(env, path, cap) {
  const response = await env.ASSETS.fetch(new URL(path, "https://assets.invalid"));
  if (!response.ok) throw new Error(`${path} is missing from the static assets (${response.status})`);
  return read(response.body, cap, path);
}

/** Reads a stream to its end and refuses more than cap bytes. */
async function read(stream, cap, path) {
  let bytes = new Uint8Array(Math.min(cap, maxManifest));
  let length = 0;
  for await (const chunk of stream) {
    if (length + chunk.length > cap) throw new Error(`${path} is longer than ${cap} bytes`);
    if (length + chunk.length > bytes.length) {
      const larger = new Uint8Array(Math.min(cap, 2 * (length + chunk.length)));
      larger.set(bytes.subarray(0, length));
      bytes = larger;
    }
    bytes.set(chunk, length);
    length += chunk.length;
  }
  return bytes.subarray(0, length);
}

const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/** Calls into Go; undefined means that the Go program has ended. */
function call(f, ...args) {
  try {
    return f(...args);
  } catch (fault) {
    console.error(`The Go program failed: ${fault.message}`);
    return undefined;
  }
}

async function respond([head, body, compressible], request) {
  const [status, ...lines] = head.split("\n");
  const headers = lines.map((line) => line.split(/: (.*)/, 2));
  const empty = body.length === 0;
  if (!compressible || !acceptsGzip(acceptEncoding(request))) {
    return new Response(empty ? null : body, { status: Number(status), headers });
  }
  const etag = headers.find(([name]) => name === "ETag")[1];
  headers.push(["Content-Encoding", "gzip"]);
  return new Response(await gzip(etag, body), { status: Number(status), headers, encodeBody: "manual" });
}

/** The platform puts a field of its own in the place of the visitor's Accept-Encoding, and keeps theirs elsewhere. */
function acceptEncoding({ cf, headers }) {
  return cf?.clientAcceptEncoding ?? headers.get("Accept-Encoding") ?? "";
}

/** Says whether an Accept-Encoding field allows gzip: what it says of gzip counts, else what it says of everything. */
function acceptsGzip(field) {
  const weights = new Map(field.split(",").map((item) => {
    const [coding, weight = "q=1"] = item.split(";", 2);
    return [coding.trim().toLowerCase(), weight.trim()];
  }));
  const weight = weights.get("gzip") ?? weights.get("*");
  return weight !== undefined && !/^q=0(\.0*)?$/i.test(weight);
}

// What was compressed once is kept, by the hash of its content.
const compressed = new Map();
const maxCompressed = 4 << 20;
let compressedBytes = 0;

async function gzip(etag, body) {
  const kept = compressed.get(etag);
  if (kept) return kept;
  const bytes = await new Response(new Response(body).body.pipeThrough(new CompressionStream("gzip"))).arrayBuffer();
  if (compressedBytes + bytes.byteLength > maxCompressed) {
    compressed.clear();
    compressedBytes = 0;
  }
  compressed.set(etag, bytes);
  compressedBytes += bytes.byteLength;
  return bytes;
}

/** A problem document for when there is no Go to write one; the fields are those of worker/api. */
function problem(status, title, detail) {
  const headers = {
    "Content-Type": "application/problem+json",
    "Cache-Control": "no-store",
    "Retry-After": "60",
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Content-Location, ETag, Loge-Signature",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Referrer-Policy": "no-referrer",
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
  };
  return new Response(JSON.stringify({ type: "about:blank", title, status, detail }) + "\n", { status, headers });
}
