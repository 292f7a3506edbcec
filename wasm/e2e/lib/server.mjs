// A server on this machine's own address, for as long as a test runs.
import http from "node:http";

/**
 * Listens on a free port; close it when done.
 * @param {http.RequestListener} handler
 */
export async function serve(handler) {
  const server = http.createServer(handler);
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
