// How large the page without an installation is, how long it takes to start, and how long from a change to its view: `node test/alone/start.mjs PAGE OUTLINE`.

import { readFileSync, statSync } from "node:fs";
import { basename, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { chromiumPath } from "../browser.js";

const [file = "../dist/drafter.html", outline = "../samples/bureau-symposium.yaml"] = process.argv.slice(2);
const TIMES = 5;

/** @param {number[]} values */
const median = (values) => Math.round(values.sort((a, b) => a - b)[values.length >> 1]);

const browser = await chromium.launch({ executablePath: chromiumPath, args: ["--no-sandbox"] });
const starts = [];
/** @type {number[]} */
let changes = [];
for (let time = 0; time < TIMES; time++) {
  const context = await browser.newContext({ locale: "zh-CN", offline: true });
  const page = await context.newPage();
  const from = performance.now();
  await page.goto(pathToFileURL(resolve(file)).href);
  await page.waitForSelector(".gallery button", { timeout: 60_000 });
  starts.push(performance.now() - from);
  if (time === TIMES - 1)
    changes = await page.evaluate(
      async ([name, data]) => {
        const { drafterTransport } = /** @type {any} */ (window);
        let view = await drafterTransport.call("from", { name, data });
        const found = [];
        for (let change = 0; change < 30; change++) {
          const at = Array.from(/** @type {string} */ (view.text ?? "")).length;
          const began = performance.now();
          const next = await drafterTransport.call("type", { sitting: view.sitting, version: view.version, edits: [[at, at, "#"]] });
          found.push(performance.now() - began);
          view = { ...next, text: `${view.text}#` };
        }
        return found;
      },
      /** @type {const} */ ([basename(outline), readFileSync(outline).toString("base64")]),
    );
  await context.close();
}
await browser.close();
console.log(`${(statSync(file).size / 1e6).toFixed(2)} MB, ready in ${median(starts)} ms, a change in ${median(changes)} ms (medians)`);
