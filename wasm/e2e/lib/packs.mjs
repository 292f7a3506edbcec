// Published packs for the tests: the built one signed again with other dates and versions, or spoiled in known ways.
import { createHash, createPrivateKey, sign } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync, gzipSync } from "node:zlib";

const key = createPrivateKey(readFileSync(fileURLToPath(new URL("../../../core/pack/packfile/devkey/DEVELOPMENT-ONLY.key", import.meta.url))));

/** A pack that the proxy publishes in place of the edge's. */
export class Edition {
  constructor(publicDir) {
    this.manifest = JSON.parse(readFileSync(join(publicDir, "v1/manifest.json"), "utf8"));
    this.bodies = new Map(this.manifest.parts.map((p) => [p.path, readFileSync(join(publicDir, "v1", p.path))]));
  }

  /** Changes fields of the manifest, such as version, issued and expires. */
  with(fields) {
    Object.assign(this.manifest, fields);
    return this;
  }

  /** Replaces a part by other bytes, with the hash and the size that are right for them. */
  replace(kind, body) {
    const part = this.manifest.parts.find((p) => p.kind === kind);
    this.bodies.delete(part.path);
    part.sha256 = createHash("sha256").update(body).digest("hex");
    Object.assign(part, { size: body.length, path: `packs/${part.sha256}.${kind}` });
    this.bodies.set(part.path, body);
    return this;
  }

  /** Packs the front part again: the same content under another hash, which no visitor has yet. */
  repack() {
    const part = this.manifest.parts.find((p) => p.kind === "front");
    return this.replace("front", gzipSync(gunzipSync(this.bodies.get(part.path)), { level: 1 }));
  }

  /** A fault for the proxy that answers for /v1 from this edition; edit may change a body: (path, body) → body. */
  serve(edit = (path, body) => body) {
    const manifest = Buffer.from(JSON.stringify(this.manifest));
    const signature = sign(null, manifest, key).toString("base64");
    return (request) => {
      if (!request.url.startsWith("/v1/")) return undefined;
      const path = request.url.slice("/v1/".length);
      const body = edit(path, Buffer.from(path === "manifest" ? manifest : (this.bodies.get(path) ?? "")));
      return { headers: { "content-type": "application/octet-stream", "cache-control": "no-store", "loge-signature": signature }, body };
    };
  }
}

/** gzip of n zeros. */
export const bomb = (n) => gzipSync(Buffer.alloc(n), { level: 9 });
