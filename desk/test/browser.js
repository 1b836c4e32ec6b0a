// The desk in Debian's Chromium, for tests and pictures: `drafter open` on a copy of the samples, and a page on it.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

export const drafterPath = process.env.DRAFTER ?? join(root, ".venv", "bin", "drafter");
export const chromiumPath = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** Wait until something is so. @param {() => unknown} what */
export async function until(what, seconds = 20) {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; ) {
    if (await what()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.ok(await what(), `not within ${seconds} s: ${what}`);
}

/** Press keys, again and again, until the focus is where it is wanted. @param {import("playwright-core").Page} page @param {string[]} keys @param {string} selector */
export async function walk(page, keys, selector) {
  for (let steps = 0; steps < 200; steps++) {
    if (await page.evaluate((selector) => document.activeElement?.matches(selector), selector)) return;
    for (const key of keys) await page.keyboard.press(key);
  }
  assert.fail(`${keys} never lead to ${selector}, but to ${await page.evaluate(() => `${document.activeElement?.tagName} ${document.activeElement?.className} ${document.activeElement?.id}`)}`);
}

/** Show the source. It scrolls to the caret in its first frame: what is clicked before would be another line by then. @param {import("playwright-core").Page} page */
export async function toSource(page) {
  await page.click("#tab-source");
  await page.waitForSelector("#panel-source .cm-line");
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
}

/** Open an outline of samples/ in a browser.
 * @param {string} sample its file name, or "" for the gallery
 * @param {{language?: "zh"|"en", csp?: boolean, width?: number, height?: number, scheme?: "light"|"dark", files?: Record<string, string>}} [options] csp: hold the page to its policy. files: outlines put beside the samples
 */
export async function desk(sample, { language = "zh", csp = false, width = 1440, height = 900, scheme = "light", files = {} } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "desk-"));
  const user = mkdtempSync(join(tmpdir(), "desk-user-")); // not in the folder: what is remembered there would make it anew where a test takes it away
  cpSync(join(root, "samples"), folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const environment = { ...process.env, LANG: language === "zh" ? "zh_CN.UTF-8" : "C.UTF-8", LC_ALL: "", DRAFTER_LANG: language, XDG_DATA_HOME: join(user, "data"), XDG_CONFIG_HOME: join(user, "config"), XDG_STATE_HOME: join(user, "state") };
  /** @type {import("node:child_process").ChildProcess} */
  let server;
  const serve = () =>
    new Promise((resolve, reject) => {
      const started = (server = spawn(drafterPath, ["open", "--no-browser", ...(sample ? [sample] : [])], { cwd: folder, env: environment }));
      let said = "";
      const hear = (/** @type {Buffer} */ data) => {
        said += data;
        const found = /http:\/\/\S+/.exec(said);
        if (found) resolve(found[0]);
      };
      started.stdout.on("data", hear);
      started.stderr.on("data", hear);
      started.on("exit", () => reject(new Error(said)));
    });
  const address = await serve();
  const browser = await chromium.launch({ executablePath: chromiumPath, args: ["--no-sandbox"] });
  const context = await browser.newContext({ viewport: { width, height }, bypassCSP: !csp, colorScheme: scheme, acceptDownloads: true });
  const page = await context.newPage();
  /** @type {string[]} */
  const errors = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && errors.push(message.text()));
  page.on("response", (response) => response.status() >= 400 && errors.push(`${response.status()} ${response.url()}`));
  page.on("pageerror", (error) => errors.push(`${error.stack}`));
  await page.goto(address);
  return {
    folder,
    page,
    context,
    errors,
    /** The process that serves the page. */
    pid: () => server.pid,
    /** Drafter killed without warning. */
    kill: () =>
      new Promise((resolve) => {
        server.on("exit", resolve);
        server.kill("SIGKILL");
      }),
    restart: serve,
    close: async () => {
      await browser.close();
      server.kill("SIGINT");
      for (const made of [folder, user]) rmSync(made, { recursive: true, force: true });
    },
  };
}
