// A writer's first hour in less than a minute: a template is chosen, its blanks filled, notes pasted, a section moved, findings repaired, and the Word file
// taken. Once with the mouse, once without it.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { after, test } from "node:test";
import { strFromU8, unzipSync } from "fflate";
import { chromiumPath, desk, drafterPath, until, walk } from "./browser.js";

/** @typedef {import("playwright-core").Page} Page */

const there = existsSync(chromiumPath) && existsSync(drafterPath);
/** @type {(() => Promise<void>)[]} */
const closers = [];
after(() => Promise.all(closers.map((close) => close())));

/** What is done otherwise with the mouse and without it: a button of a pane is pressed, a box of the form entered.
 * @typedef {{press: (page: Page, pane: string, button: string) => Promise<void>, enter: (page: Page, box: string) => Promise<void>}} Hand
 */

/** @type {Hand} */
const mouse = {
  press: (page, pane, button) => page.locator(`${pane} ${button}`).first().click(),
  enter: (page, box) => page.locator(`.form ${box}`).first().click(),
};

/** @type {Hand} */
const keyboard = {
  press: async (page, pane, button) => {
    await walk(page, ["F6"], `${pane}, ${pane} *`);
    await walk(page, ["Tab"], `${pane} ${button}`);
    await page.keyboard.press("Enter");
  },
  enter: async (page, box) => {
    await walk(page, ["F6"], ".form *");
    await walk(page, ["Control+Home", "ArrowUp"], ".documents .field:first-child textarea"); // the title
    await walk(page, ["Control+End", "ArrowDown"], `.form ${box}`);
  },
};

/** Fill every open blank, walking from one to the next. @param {Page} page */
async function fillBlanks(page) {
  for (let number = 1; ; number++) {
    assert.ok(number < 80, "there is always one more blank");
    await page.keyboard.press("F8");
    const blank = await page.evaluate(() => {
      const control = /** @type {HTMLTextAreaElement} */ (document.activeElement);
      const open = control.value?.slice(control.selectionStart, control.selectionEnd);
      return { name: control.labels?.[0]?.textContent ?? control.getAttribute("aria-label") ?? "", filled: Boolean(control.value && !open) };
    });
    if (blank.filled) return;
    const value = /人数|占比/.test(blank.name) ? String(10 + number) : blank.name === "日期" ? "2026-11-26" : blank.name === "标题" ? "在全县市场监管工作座谈会上的讲话" : `办好第${number}件实事`;
    await page.keyboard.type(value);
  }
}

/** What lies in the clipboard is pasted where the caret is. @param {Page} page @param {string} text */
const paste = (page, text) =>
  page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    document.activeElement?.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);

const letters = (/** @type {string} */ text) => text.replace(/\s+/gu, "");

/** The text of a Word document. @param {string} path */
const wordText = (path) => letters([...strFromU8(unzipSync(readFileSync(path))["word/document.xml"]).matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(""));

/** @param {Page} page */
const pageText = async (page) => letters((await page.locator(".measure .flow").allTextContents()).join(""));

for (const [name, hand] of /** @type {const} */ ([["with the mouse", mouse], ["by keyboard alone", keyboard]])) {
  test(`from the gallery to the Word file, ${name}`, { skip: !there, timeout: 300_000 }, async () => {
    const { page, errors, close } = await desk("");
    closers.push(close);
    await page.waitForSelector(".card");
    const card = await page.locator(".card", { has: page.locator(".faint", { hasText: /(^|· )symposium$/ }) }).evaluate((element) => (element.id = "chosen-card"));
    if (hand === mouse) await page.click(`#${card}`);
    else {
      await walk(page, ["Tab"], `#${card}`);
      await page.keyboard.press("Enter");
    }
    await page.waitForSelector(".tour");
    await page.keyboard.press("Escape");
    await page.waitForSelector(".paragraph textarea");
    await fillBlanks(page);
    await until(() => page.evaluate(() => document.querySelector(".findings-panel")?.textContent?.includes("没有待填处")));

    // Three paragraphs with ordinals of their own: they become the first three sections.
    await hand.enter(page, ".paragraph textarea");
    await page.keyboard.press("Control+End");
    await page.keyboard.press("Enter");
    await paste(page, "一、抓学习。每周一次。\n二、抓调研。每月一次。\n三、抓落实。每季一查。");
    const heading = (/** @type {number} */ number) => page.locator(".sections.level1 > .items > .section").nth(number).locator(".head-row textarea").first().inputValue();
    await until(async () => (await pageText(page)).includes("抓落实。每季一查。") && (await heading(0)) === "抓学习");

    // The first section goes below the second.
    await hand.enter(page, ".sections.level1 > .items > .section > .head-row textarea");
    await page.keyboard.press("Alt+ArrowDown");
    await until(async () => (await heading(0)) === "抓调研" && (await heading(1)) === "抓学习");

    // Two slips, and their repairs; a finding that is meant so is put away.
    await hand.enter(page, ".sections .paragraph textarea");
    await page.keyboard.press("Control+End");
    await page.keyboard.type("我们的的工作,还要抓紧");
    await until(async () => (await page.locator(".repair").count()) >= 2);
    for (let repaired = 0; repaired < 2; repaired++) {
      const count = await page.locator(".repair").count();
      await hand.press(page, ".findings-panel", ".repair");
      await until(async () => (await page.locator(".repair").count()) < count);
    }
    await until(async () => (await pageText(page)).includes("我们的工作，还要抓紧"));

    assert.ok((await page.locator(".findings details p").first().textContent())?.includes("。"), "findings are explained");
    const found = () => page.locator(".findings > li").count();
    const count = await found();
    await hand.press(page, ".findings-panel", ".buttons button:last-child");
    await page.waitForSelector("dialog :focus");
    await page.keyboard.type("有意这样写");
    await page.keyboard.press("Enter");
    await until(async () => (await found()) < count);

    await until(() => page.evaluate(() => document.querySelector(".saved")?.textContent === "已保存"));
    const taken = page.waitForEvent("download");
    await hand.press(page, ".bar", "[title='下载讲稿']");
    await page.waitForSelector(".menu :focus");
    await page.keyboard.press("Enter"); // Word is the first of the list
    const file = await (await taken).path();
    assert.equal(wordText(file), await pageText(page));
    assert.deepEqual(errors, []);
  });
}
