// The whole of Loge for a test: the real edge, a proxy before it that writes down and may spoil what passes, and a browser.
import { readFileSync } from "node:fs";
import http from "node:http";
import { join } from "node:path";
import { pipeline } from "node:stream";
import { fileURLToPath } from "node:url";
import { startEdge } from "../../../worker/edge.mjs";
import { launch } from "./chromium.mjs";
import { serve } from "./server.mjs";
import { Visit } from "./visit.mjs";

export const publicDir = fileURLToPath(new URL("../../../public", import.meta.url));

/** A fault for the proxy that changes the script in which the engine runs: (script) → script. */
export function engineScript(edit) {
  const body = edit(readFileSync(join(publicDir, "engine.js"), "utf8"));
  return (request) => request.url === "/engine.js" && { headers: { "content-type": "text/javascript" }, body };
}

/**
 * Opens a theatre; close it when done.
 * @param {{publicDir?: string, flags?: string[]}} [options]
 */
export async function openTheatre(options = {}) {
  const browser = await launch(options.flags); // first, because there may be none
  try {
    const edge = await startEdge({ publicDir: options.publicDir ?? publicDir });
    const proxy = new Proxy(edge.url);
    await proxy.listen();
    return new Theatre(edge, proxy, browser);
  } catch (error) {
    await browser.close(); // or the test would not end
    throw error;
  }
}

class Theatre {
  constructor(edge, proxy, browser) {
    Object.assign(this, { edge, proxy, browser, url: proxy.url });
  }

  /**
   * A visitor with an empty profile. Beside those of playwright's newContext there are the options fragment (where to begin),
   * hush (patterns of complaints that the test provokes) and prepare (what to do with the context before the page opens).
   */
  async visit(options = {}) {
    const { fragment = "", hush = [], prepare, ...rest } = options;
    const context = await this.browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "en-US", ...rest });
    await prepare?.(context);
    const visit = await Visit.begin(context, this.url, hush);
    await visit.open(fragment);
    return visit;
  }

  async close() {
    await this.browser.close();
    await this.proxy.close();
    await this.edge.stop();
  }
}

/** Passes everything on unchanged, except what a fault replaces, and writes down every request as it arrived. */
class Proxy {
  seen = []; // {method, url, headers, body}; headers as on the wire: names and values in turn
  faults = []; // (request) → undefined, or "drop" or {status, headers, body, open} in place of the edge's answer; open: it never ends

  constructor(target) {
    this.target = new URL(target);
    this.agent = new http.Agent({ keepAlive: false }); // a kept connection may be closed just when it is used again
  }

  async listen() {
    this.server = await serve((request, response) => this.pass(request, response));
    this.url = this.server.url;
  }

  /** Takes the requests seen so far. */
  take() {
    return this.seen.splice(0);
  }

  async pass(request, response) {
    const chunks = [];
    const entry = { method: request.method, url: request.url, headers: request.rawHeaders, body: "" };
    this.seen.push(entry);
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    entry.body = body.toString("base64");
    for (const fault of this.faults) {
      const answer = await fault(request);
      if (answer === "drop") return request.socket.destroy();
      if (!answer) continue;
      response.writeHead(answer.status ?? 200, answer.headers);
      return answer.open ? response.write(answer.body) : response.end(answer.body);
    }
    this.forward(request, body, response);
  }

  forward(request, body, response) {
    const onward = http.request(
      { host: this.target.hostname, port: this.target.port, method: request.method, path: request.url, headers: request.headers, agent: this.agent },
      (answer) => {
        response.writeHead(answer.statusCode, answer.rawHeaders);
        pipeline(answer, response, () => {}); // whoever breaks off, the other is told
      },
    );
    onward.on("error", () => request.socket.destroy());
    onward.end(body);
  }

  async close() {
    this.agent.destroy();
    await this.server.close();
  }
}
