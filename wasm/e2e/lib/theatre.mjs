// The whole of Loge for a test: the real edge, a proxy before it that writes down and may spoil what passes, and a browser.
import http from "node:http";
import { fileURLToPath } from "node:url";
import { startEdge } from "../../../worker/edge.mjs";
import { launch } from "./chromium.mjs";
import { Visit } from "./visit.mjs";

export const publicDir = fileURLToPath(new URL("../../../public", import.meta.url));

/**
 * Opens a theatre; close it when done.
 * @param {{publicDir?: string, flags?: string[]}} [options]
 */
export async function openTheatre(options = {}) {
  const edge = await startEdge({ publicDir: options.publicDir ?? publicDir });
  const proxy = new Proxy(edge.url);
  await proxy.listen();
  const browser = await launch(options.flags);
  return new Theatre(edge, proxy, browser);
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
  faults = []; // (request) → undefined, or {status, headers, body} or "drop" in place of the edge's answer

  constructor(target) {
    this.target = new URL(target);
    this.agent = new http.Agent({ keepAlive: false }); // a kept connection may be closed just when it is used again
    this.server = http.createServer((request, response) => this.pass(request, response));
  }

  async listen() {
    await new Promise((ready) => this.server.listen(0, "127.0.0.1", ready));
    this.url = `http://127.0.0.1:${this.server.address().port}`;
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
      if (answer) return response.writeHead(answer.status ?? 200, answer.headers).end(answer.body);
    }
    this.forward(request, body, response);
  }

  forward(request, body, response) {
    const onward = http.request(
      { host: this.target.hostname, port: this.target.port, method: request.method, path: request.url, headers: request.headers, agent: this.agent },
      (answer) => {
        response.writeHead(answer.statusCode, answer.rawHeaders);
        answer.pipe(response);
      },
    );
    onward.on("error", () => request.socket.destroy());
    onward.end(body);
  }

  async close() {
    this.agent.destroy();
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }
}
