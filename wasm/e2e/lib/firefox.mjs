// Finds Debian's Firefox and starts it. Tests without one are skipped: all that Loge promises is tested in Chromium.
import { existsSync } from "node:fs";
import puppeteer from "puppeteer-core";

const places = ["/usr/bin/firefox-esr", "/usr/bin/firefox"];

export const firefox = process.env.FIREFOX ?? places.find((place) => existsSync(place));
export const noFirefox = firefox ? false : "There is no Firefox: apt-get install firefox-esr, or FIREFOX=/path/to/firefox";

// Firefox talks to nobody of its own accord.
const quiet = {
  "app.normandy.enabled": false,
  "app.update.disabledForTesting": true,
  "browser.safebrowsing.downloads.enabled": false,
  "browser.safebrowsing.malware.enabled": false,
  "browser.safebrowsing.phishing.enabled": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "dom.push.connection.enabled": false,
  "extensions.systemAddon.update.enabled": false,
  "intl.accept_languages": "en-US",
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "toolkit.telemetry.enabled": false,
};

/**
 * Starts Firefox.
 * @param {{dir?: string, downloads?: string, prefs?: object}} [options] dir keeps its profile; into downloads it saves without asking
 */
export async function launchFirefox({ dir, downloads, prefs } = {}) {
  const saving = downloads ? { "browser.download.dir": downloads, "browser.download.folderList": 2, "browser.download.useDownloadDir": true } : {};
  const extraPrefsFirefox = { ...quiet, ...saving, ...prefs };
  return puppeteer.launch({ browser: "firefox", executablePath: firefox, headless: true, extraPrefsFirefox, userDataDir: dir });
}
