// Every view by keyboard alone: one comes to it, does there what it is for, and comes back.

import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { chromiumPath, desk, drafterPath, until, walk } from "./browser.js";

/** @typedef {import("playwright-core").Page} Page */

const SAMPLE = "bureau-symposium.yaml";
const there = existsSync(chromiumPath) && existsSync(drafterPath);
/** @type {(() => Promise<void>)[]} */
const closers = [];
after(() => Promise.all(closers.map((close) => close())));

/** A tab of the left pane. @param {Page} page @param {string} name */
async function tab(page, name) {
  await walk(page, ["F6"], ".tabs *");
  await walk(page, ["ArrowRight"], `#tab-${name}`);
}

/** An entry of a menu of the bar. @param {Page} page @param {string} button @param {string} entry */
async function choose(page, button, entry) {
  await walk(page, ["F6"], ".bar *");
  await walk(page, ["Tab"], `.bar ${button}`);
  await page.keyboard.press("Enter");
  await page.waitForSelector(".menu :focus");
  for (let steps = 0; steps < 40 && (await page.locator(".menu :focus").textContent()) !== entry; steps++) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
}

test("gallery, form, source, findings, history, downloads and the template are used by keyboard alone", { skip: !there, timeout: 300_000 }, async () => {
  const { page, folder, close, errors } = await desk(SAMPLE);
  closers.push(close);
  await page.waitForSelector(".tour");
  await page.keyboard.press("Escape");
  const read = () => readFileSync(join(folder, SAMPLE), "utf8");
  const first = read();

  await tab(page, "source");
  await walk(page, ["F6"], ".code");
  await page.keyboard.press("Control+Home");
  await page.keyboard.type("# 源文件里写的");
  await page.keyboard.press("Enter");
  await until(() => read() === `# 源文件里写的\n${first}`);

  await tab(page, "form");
  await walk(page, ["F6"], ".form *");
  await walk(page, ["Control+End", "ArrowDown"], ".paragraph textarea");
  await page.keyboard.press("Control+End");
  await page.keyboard.type("我们的的工作,还要抓紧");
  await until(() => read().includes("我们的的工作"));
  await until(() => page.locator(".findings-panel button.line").count());

  await walk(page, ["F6"], ".findings-panel *");
  await walk(page, ["Tab"], ".findings-panel button.line");
  await page.keyboard.press("Enter");
  await until(() => page.evaluate(() => Boolean(document.activeElement?.closest(".form, .code"))));

  await choose(page, "[title='菜单'], .bar [aria-label='菜单']", "本次编辑的历史……");
  await page.waitForSelector("dialog .moments");
  await walk(page, ["Tab"], ".moments li:last-child button");
  await page.keyboard.press("Enter");
  await until(() => page.locator("dialog button.main:enabled").count());
  await walk(page, ["Tab"], "dialog button.main");
  await page.keyboard.press("Enter");
  await until(() => read() === first);

  const taken = page.waitForEvent("download");
  await choose(page, "[title='下载讲稿']", "纯文本（.txt）");
  assert.match((await taken).suggestedFilename(), /\.txt$/);

  await tab(page, "template");
  await walk(page, ["F6"], ".template *");
  await until(async () => ((await page.locator(".template .cm-content").textContent()) ?? "").includes("slots"));

  await choose(page, "[title='菜单'], .bar [aria-label='菜单']", "新建或打开……");
  await page.waitForSelector(".card");
  await page.locator(".card").nth(2).evaluate((card) => (card.id = "third-card"));
  await walk(page, ["Tab"], "#third-card");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".paragraph textarea");
  await until(() => readdirSync(folder).length > 0);
  assert.deepEqual(errors, []);
});
