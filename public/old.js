// Only browsers without JavaScript modules load this: they cannot run Loge.
document.getElementById('app').hidden = true;
document.getElementById('missing-wasm').hidden = false;
document.getElementById('missing').hidden = false;
