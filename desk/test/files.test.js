// A speech's file and what happened to it: another name, the history's words, findings that are ignored, and a page that goes away while Drafter is slow.

import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { chromiumPath, desk, drafterPath, until } from "./browser.js";

const there = existsSync(chromiumPath) && existsSync(drafterPath);
/** @type {(() => Promise<void>)[]} */
const closers = [];
after(() => Promise.all(closers.map((close) => close())));

const SPEECH = "模板: speech\n标题: 在护林会上的讲话\n称呼: 同志们\n开头:\n  - 甲段说林，，再说路。\n  - 乙段说火。\n";

/** @param {string} [first] the first paragraph */
async function opened(first = "甲段说林，，再说路。") {
  const text = SPEECH.replace("甲段说林，，再说路。", first);
  const it = await desk("speech.yaml", { files: { "speech.yaml": text, "other.yaml": text } });
  closers.push(it.close);
  await it.page.waitForSelector(".tour");
  await it.page.keyboard.press("Escape");
  const { page, folder } = it;
  const called = () => page.locator(".file-name").textContent();
  const menu = async (/** @type {string} */ words) => {
    await page.click(".bar [aria-label='菜单']");
    await page.locator(".menu [role=menuitem]", { hasText: words }).click();
  };
  return { ...it, called, menu, read: (name = "speech.yaml") => readFileSync(join(folder, name), "utf8") };
}

test("the file gets another name in every window; a name that another file has is refused", { skip: !there }, async () => {
  const { page, context, folder, called, menu, read } = await opened();
  const other = await context.newPage();
  await other.goto(page.url());
  await other.waitForSelector(".paragraph textarea");
  const rename = async (/** @type {string} */ name) => {
    await menu("重命名");
    await page.fill("#asked", name);
    await page.keyboard.press("Enter");
  };
  await rename("other");
  await until(async () => /已有/.test((await page.locator(".toast").textContent()) ?? ""));
  assert.equal(await called(), "speech.yaml");
  await rename("护林会讲话");
  await until(async () => (await called()) === "护林会讲话.yaml" && (await other.locator(".file-name").textContent()) === "护林会讲话.yaml");
  await page.locator(".paragraph textarea").first().click();
  await page.keyboard.press("End");
  await page.keyboard.type("还说水。");
  await until(() => read("护林会讲话.yaml").includes("再说路。还说水。"));
  assert.ok(!readdirSync(folder).includes("speech.yaml"));
  for (const window of [page, other]) {
    await window.reload();
    await window.waitForFunction(() => document.querySelector(".file-name")?.textContent === "护林会讲话.yaml");
  }
});

test("the history says what each moment put in and took out", { skip: !there }, async () => {
  const { page, menu, read } = await opened();
  await page.locator(".paragraph textarea").nth(1).click();
  await page.keyboard.press("End");
  await page.keyboard.type("丙也说火。");
  await until(() => read().includes("丙也说火。"));
  await menu("历史");
  await until(async () => (await page.locator(".moments ins").allTextContents()).join() === "丙也说火。");
  assert.deepEqual(await page.locator(".moments del").allTextContents(), []);
});

test("a finding that was ignored is listed, and shown again when it is wanted", { skip: !there }, async () => {
  const { page, read } = await opened();
  const row = page.locator(".findings > li", { hasText: "，，" }).first();
  await row.locator("button", { hasText: "忽略" }).click();
  await page.fill("#asked", "原文如此");
  await page.keyboard.press("Enter");
  await until(() => /# drafter: ignore=[\w-]+ 原文如此\n {2}- 甲段/.test(read()));
  const ignored = page.locator(".ignored");
  await ignored.locator("summary", { hasText: "已忽略 1 处" }).click();
  await ignored.locator("button", { hasText: "不再忽略" }).click();
  await until(() => read() === SPEECH);
  await until(async () => (await ignored.isHidden()) && (await row.count()) === 1);
});

test("the finding that one clicks on is repaired, though what is typed meanwhile has changed their numbers", { skip: !there }, async () => {
  const { page, read } = await opened("甲段说林，，再说路。\n  - 乙段说火，，再说烟。");
  await page.locator(".paragraph textarea").first().click();
  await page.keyboard.press("End");
  for (let left = 0; left < 5; left++) await page.keyboard.press("ArrowLeft");
  const repairs = page.locator(".findings > li .repair");
  await until(async () => (await repairs.count()) === 2);
  const second = repairs.nth(1);
  await Promise.all([page.keyboard.press("Delete"), second.click()]);
  await until(() => read().includes("甲段说林，再说路。\n  - 乙段说火，再说烟。"));
});

test("of findings that say the same the one that one clicks on is repaired, though it has moved behind the next one's place", { skip: !there }, async () => {
  const { page, read } = await opened("甲段说林，，再说火，，又说烟。");
  await page.locator(".paragraph textarea").first().click();
  await page.keyboard.press("Home");
  const repairs = page.locator(".findings > li .repair");
  await until(async () => (await repairs.count()) === 2);
  const second = repairs.nth(1);
  await Promise.all([page.keyboard.insertText("先说，再说，"), second.click()]);
  await until(() => read().includes("先说，再说，甲段说林，，再说火，又说烟。"));
});

test("what is typed in the source while Drafter is slow is told too when the page goes away", { skip: !there }, async () => {
  const { page, read } = await opened();
  page.on("dialog", (dialog) => void dialog.accept());
  await page.click("#tab-source");
  await page.locator("#panel-source .cm-line", { hasText: "乙段" }).click();
  await page.keyboard.press("End");
  await page.route("**/call/type", async (route) => {
    const answer = await route.fetch().catch(() => null); // Drafter has it, and its answer is late
    await new Promise((resolve) => setTimeout(resolve, 1500));
    if (answer) await route.fulfill({ response: answer }).catch(() => null);
  });
  await page.keyboard.type("丁");
  await until(() => read().includes("乙段说火。丁"));
  await page.keyboard.type("戊说土。");
  await page.reload();
  await until(() => read().includes("乙段说火。丁戊说土。\n"));
});

test("what still waits when the page goes away is told all the same", { skip: !there }, async () => {
  const { page, read } = await opened();
  page.on("dialog", (dialog) => void dialog.accept());
  let held = 0;
  await page.route("**/call/act", async (route) => {
    if (held++ === 0) await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.continue().catch(() => null);
  });
  await page.locator(".paragraph textarea").nth(1).click();
  await page.keyboard.press("End");
  await page.keyboard.type("丁");
  await page.waitForTimeout(100);
  await page.keyboard.type("戊说土。");
  await page.reload();
  await until(() => read().includes("乙段说火。丁戊说土。"));
});
