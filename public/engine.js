// Runs the module that the page posts, as the engine. What comes after that message belongs to Go.
import "./wasm_exec.js";

addEventListener("message", ({ data: module }) => run(module).then(() => died("the program ended"), died), { once: true });

async function run(module) {
  const go = new Go();
  const instance = await WebAssembly.instantiate(module, go.importObject);
  globalThis.goMemory = instance.exports.mem; // the engine's SIMD module works in it
  await go.run(instance);
}

function died(reason) {
  postMessage({ died: String(reason) });
  close();
}
