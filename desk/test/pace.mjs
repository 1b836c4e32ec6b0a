// How long from `drafter open` to its window, and from a key to the page, in short and long speeches: `node test/pace.mjs`, in desk/.

import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { chromiumPath, desk, drafterPath } from "./browser.js";

const SAMPLE = "bureau-symposium.yaml";
const KEYS = 100;
const WORDS = "学深悟透笃行实干担当作为久久为功";
/** Characters of the speeches that are typed in. */
const SIZES = [3_500, 25_000];

/** @param {number[]} values @param {number} share */
const at = (values, share) => Math.round([...values].sort((a, b) => a - b)[Math.floor((values.length - 1) * share)]);

/** An outline without a template's texts, of so many characters. @param {number} characters */
function outline(characters) {
  const sentence = "要把任务分到每一个人，把期限定到每一天，把结果摆到每一次会上。";
  const paragraph = `      - ${sentence.repeat(6)}\n`;
  const size = sentence.length * 6;
  const sections = Math.ceil(characters / size / 4);
  return `template: speech\ntitle: 在全县重点工作推进会上的讲话\nsalutation: 同志们\nsections:\n${`  - heading: 把责任落到人\n    body:\n${paragraph.repeat(4)}`.repeat(sections)}`;
}

/** How long from a key to the frame that shows it on the page, in ms, key by key. @param {string} sample @param {Record<string, string>} files */
async function keys(sample, files) {
  const it = await desk(sample, { files });
  const { page } = it;
  await page.waitForSelector(".tour");
  await page.keyboard.press("Escape");
  await page.locator(".paragraph textarea").nth(1).click();
  await page.keyboard.press("End");
  await page.evaluate(() => {
    const found = /** @type {number[]} */ (Object.assign(window, { found: [] }).found);
    let began = 0;
    document.addEventListener("input", () => (began ||= performance.now()), true);
    new MutationObserver(() => {
      const from = began;
      began = 0;
      if (from) requestAnimationFrame(() => found.push(performance.now() - from));
    }).observe(/** @type {Node} */ (document.querySelector(".sheets")), { childList: true, characterData: true, subtree: true });
  });
  for (let key = 0; key < KEYS; key++) {
    await page.keyboard.insertText(WORDS[key % WORDS.length]);
    await page.waitForTimeout(200);
  }
  const found = await page.evaluate(() => /** @type {any} */ (window).found);
  await it.close();
  return found;
}

/** How long from the command to the form in a browser that runs already, in ms. @param {import("playwright-core").Browser} browser */
async function start(browser) {
  const folder = mkdtempSync(join(tmpdir(), "pace-"));
  cpSync(join("..", "samples"), folder, { recursive: true });
  const page = await browser.newPage();
  // The moment is taken in the page: what asks for it from outside comes later, and slows the page down.
  await page.addInitScript(() => {
    const there = () => document.querySelector(".form .paragraph") && document.querySelector(".sheets .sheet-paper");
    const seen = new MutationObserver(() => {
      if (!there()) return;
      seen.disconnect();
      requestAnimationFrame(() => setTimeout(() => Object.assign(window, { stood: performance.timeOrigin + performance.now() })));
    });
    seen.observe(document, { childList: true, subtree: true, attributes: true });
  });
  const from = performance.timeOrigin + performance.now();
  const server = spawn(drafterPath, ["open", "--no-browser", SAMPLE], { cwd: folder });
  const address = await new Promise((resolve) => server.stdout.on("data", (data) => resolve(/http:\S+/.exec(`${data}`)?.[0])));
  const served = performance.timeOrigin + performance.now() - from;
  await page.goto(address);
  const stood = (await (await page.waitForFunction(() => /** @type {any} */ (window).stood)).jsonValue()) - from;
  await page.close();
  server.kill("SIGINT");
  rmSync(folder, { recursive: true, force: true });
  return [served, stood];
}

const browser = await chromium.launch({ executablePath: chromiumPath, args: ["--no-sandbox"] });
/** @type {number[][]} */
const starts = [];
for (let time = 0; time < 7; time++) starts.push(await start(browser));
await browser.close();
const [served, stood] = [0, 1].map((which) => at(starts.map((times) => times[which]), 0.5));
console.log(`the server answers after ${served} ms, the form and the page stand after ${stood} ms (medians of ${starts.length})`);
for (const size of SIZES) {
  const found = await keys("long.yaml", { "long.yaml": outline(size) });
  console.log(`${size} characters: ${found.length} of ${KEYS} keys seen, median ${at(found, 0.5)} ms, 95th percentile ${at(found, 0.95)} ms`);
}
