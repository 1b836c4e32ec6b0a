// The prompter: after twenty minutes the line that is due stands in the middle, whatever the size of its type; all of it by keys, and nothing is fetched.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { chromiumPath, drafterPath } from "./browser.js";

const there = existsSync(chromiumPath) && existsSync(drafterPath);
const folder = mkdtempSync(join(tmpdir(), "prompt-"));
const file = join(folder, "speech.prompt.html");
/** @type {import("playwright-core").Browser} */
let browser;

before(async () => {
  if (!there) return;
  const sections = Array.from({ length: 12 }, (_, number) => `  - 小标题: 办好第${number + 1}件实事\n    正文:\n${Array.from({ length: 6 }, (_, at) => `      - ${"我们要把群众的事一件一件办好，办到群众心坎上。".repeat(2 + ((at * 7 + number) % 5))}\n`).join("")}`);
  writeFileSync(join(folder, "speech.yaml"), `模板: speech\n标题: 在座谈会上的讲话\n称呼: 同志们\n语速: 220\n限长: 25分钟\n部分:\n${sections.join("")}`);
  execFileSync(drafterPath, ["render", join(folder, "speech.yaml"), "--to", "prompt", "-o", file]);
  browser = await chromium.launch({ executablePath: chromiumPath, args: ["--no-sandbox"] });
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** @param {number} width */
async function opened(width) {
  const context = await browser.newContext({ locale: "zh-CN", viewport: { width, height: 800 } });
  const page = await context.newPage();
  /** @type {string[]} */
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.clock.install({ time: 0 });
  await page.goto(pathToFileURL(file).href);
  await page.clock.pauseAt(60_000); // from now on no time goes by of itself
  await page.clock.runFor(100);
  return { page, asked, close: () => context.close() };
}

/** The characters of the speech that are spoken before the line in the middle, and behind it. @param {import("playwright-core").Page} page */
const middle = (page) =>
  page.evaluate(() => {
    const paragraphs = [...document.querySelectorAll("main p")];
    const spot = innerHeight / 2;
    let count = 0;
    let distance = Infinity;
    let found = [0, 0];
    for (const paragraph of paragraphs) {
      const spoken = Number(/** @type {HTMLElement} */ (paragraph).dataset.spoken);
      const range = document.createRange();
      const node = /** @type {Text} */ (paragraph.firstChild);
      for (let at = 0; at < node.length && spoken; at++) {
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const rect = range.getBoundingClientRect();
        const far = Math.abs((rect.top + rect.bottom) / 2 - spot);
        if (far < distance - 1) [distance, found] = [far, [count + at, count + at + 1]];
        else if (far <= distance + 1) found[1] = count + at + 1;
      }
      count += spoken;
    }
    return found;
  });

for (const width of [700, 1280, 1920]) {
  test(`after twenty minutes the line that is due is in the middle, ${width} wide`, { skip: !there }, async () => {
    for (const [size, keys] of /** @type {const} */ ([[48, ["-", "-"]], [64, []], [96, ["+", "+", "+"]]])) {
      const { page, asked, close } = await opened(width);
      for (const key of keys) await page.keyboard.press(key);
      assert.equal(await page.locator("main").evaluate((main) => parseFloat(getComputedStyle(main).fontSize)), size);
      await page.keyboard.press("Space");
      for (let minutes = 1; minutes <= 20; minutes++) {
        await page.clock.fastForward(60_000);
        const [from, to] = await middle(page);
        const due = minutes * 220;
        assert.ok(from - 1 <= due && due <= to + 1, `due ${due}, shown ${from} to ${to}`); // the line itself, from the first minute on
      }
      assert.deepEqual(asked, [pathToFileURL(file).href]);
      await close();
    }
  });
}

test("the keys: faster, slower, a part, a page turner, the mirror; the time that is left and the seconds one is late", { skip: !there }, async () => {
  const { page, close } = await opened(1280);
  const said = () => page.locator(".bar").innerText();
  await page.clock.runFor(100);
  assert.match(await said(), /每分钟 220 字/);
  for (const key of ["ArrowUp", "ArrowUp", "ArrowDown"]) await page.keyboard.press(key);
  await page.keyboard.press("m");
  assert.ok(await page.evaluate(() => document.body.classList.contains("mirror")));
  await page.keyboard.press("3"); // the title is the first part
  const [from] = await middle(page);
  await page.keyboard.press("PageDown");
  await page.keyboard.press("PageDown");
  await page.keyboard.press("PageUp");
  assert.ok((await middle(page))[0] > from);
  await page.keyboard.press("Home");
  await page.keyboard.press("Space");
  await page.clock.fastForward(60_000);
  await page.keyboard.press("Space");
  await page.clock.fastForward(60_000);
  await page.clock.runFor(100);
  assert.match(await said(), /每分钟 230 字/);
  assert.match(await said(), /晚 \d+ 秒/);
  await page.keyboard.press("h");
  assert.match(await page.locator("dialog").innerText(), /翻页笔/);
  await page.keyboard.press("Escape");
  await close();
});

test("a rehearsal says how long each part took, and the rate", { skip: !there }, async () => {
  const { page, close } = await opened(1280);
  await page.keyboard.press("r");
  for (let paragraphs = 0; paragraphs < 9; paragraphs++) {
    await page.clock.fastForward(30_000);
    await page.keyboard.press("ArrowRight");
  }
  await page.keyboard.press("r");
  const rate = Number(await page.locator("dialog [data-rate]").getAttribute("data-rate"));
  const table = await page.locator("dialog table").innerText();
  assert.ok(rate > 60 && rate < 600, String(rate));
  assert.match(table, /办好第1件实事/);
  assert.match(table, /合计\s+4:30/);
  await close();
});
