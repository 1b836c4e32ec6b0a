// What the page says, and what is kept, when something goes wrong around it.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { chromiumPath, desk, drafterPath, until } from "./browser.js";

/** @typedef {import("playwright-core").Page} Page */

const SAMPLE = "bureau-symposium.yaml";
const there = existsSync(chromiumPath) && existsSync(drafterPath);
/** @type {(() => Promise<void>)[]} */
const closers = [];
after(() => Promise.all(closers.map((close) => close())));

async function opened() {
  const it = await desk(SAMPLE);
  closers.push(it.close);
  await it.page.waitForSelector(".tour");
  await it.page.keyboard.press("Escape");
  await ready(it.page);
  const path = join(it.folder, SAMPLE);
  return { ...it, path, read: () => readFileSync(path, "utf8") };
}

/** @param {Page} page */
async function ready(page) {
  await page.waitForSelector(".measure .flow > *", { state: "attached" });
}

/** Words typed at the end of the first paragraph. @param {Page} page @param {string} words */
async function type(page, words) {
  await page.locator(".paragraph textarea").first().click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(words);
}

/** @param {Page} page */
const saved = (page) => page.locator(".saved").textContent();
/** @param {Page} page @param {string} words */
async function says(page, words) {
  const banner = page.locator(".banner:not([hidden])");
  await until(async () => (await banner.allTextContents()).join("").includes(words)).catch(async () => assert.fail(`${await banner.allTextContents()} / ${await saved(page)}`));
}

test("a folder that vanishes is said, and what was typed meanwhile is saved when it is back", { skip: !there }, async () => {
  const { page, folder, read } = await opened();
  renameSync(folder, `${folder}-away`);
  await type(page, "甲乙丙");
  await says(page, "找不到文件夹");
  renameSync(`${folder}-away`, folder);
  await until(() => read().includes("甲乙丙"));
  await until(async () => (await saved(page)) === "已保存" && (await page.locator(".banner:not([hidden])").count()) === 0);
});

test("two windows on one file show the same, and lose nothing that either types", { skip: !there }, async () => {
  const { page, context, read } = await opened();
  const other = await context.newPage();
  await other.goto(page.url());
  await ready(other);
  await Promise.all([type(page, "左窗写的。"), (async () => {
    await other.locator(".paragraph textarea").last().click();
    await other.keyboard.press("Control+End");
    await other.keyboard.type("右窗写的。");
  })()]);
  await until(() => read().includes("左窗写的。") && read().includes("右窗写的。"));
  for (const one of [page, other]) await until(async () => /左窗写的。.*右窗写的。/s.test((await one.locator(".measure .flow").textContent()) ?? ""));
});

test("a Drafter that was killed is said; a new one takes up what was typed since", { skip: !there }, async () => {
  const { page, context, read, kill, restart } = await opened();
  await type(page, "一");
  await until(() => read().includes("一\n") || read().includes("一"));
  await kill();
  await type(page, "二三四");
  await says(page, "Drafter 已退出");
  const address = await restart();
  assert.equal(new URL(address).origin, new URL(page.url()).origin);
  const again = await context.newPage();
  await again.goto(address);
  await until(() => read().includes("一二三四"));
  await until(async () => (await page.locator(".banner:not([hidden])").count()) === 0);
});

test("a connection that slept goes on", { skip: !there }, async () => {
  const { page, context, path, read } = await opened();
  await context.setOffline(true);
  await type(page, "睡前");
  writeFileSync(path, read().replace(/^模板:/m, "# 别处写的\n模板:").replace(/^template:/m, "# 别处写的\ntemplate:"));
  await page.waitForTimeout(2500);
  await context.setOffline(false);
  await until(() => read().includes("睡前") && read().includes("# 别处写的"), 30);
});

test("a change on disk is taken up; where both changed the same words, both are shown", { skip: !there }, async () => {
  const { page, path, folder, read } = await opened();
  const title = (await page.locator(".form .documents .field:first-child textarea").first().inputValue()).split("\n")[0];
  writeFileSync(path, read().replace(title, `${title}（改）`));
  await until(async () => ((await page.locator(".measure .flow").textContent()) ?? "").includes("（改）"));
  const before = read();
  await page.route("**/call/act", async (route) => {
    const response = await route.fetch();
    writeFileSync(path, before.replace("（改）", "（他）")); // before what was typed is saved
    await route.fulfill({ response });
  });
  const box = page.locator(".form .documents .field:first-child textarea").first();
  await box.fill(`${title}（我）`);
  await page.locator(".notice", { hasText: "-disk-" }).waitFor();
  await page.unroute("**/call/act");
  await box.press("Control+End");
  await page.keyboard.type("又"); // the notice takes no key
  await until(() => read().includes("（我）又"));
  await page.locator(".notice button", { hasText: "对照" }).click();
  const dialog = page.locator("dialog[open]");
  await dialog.waitFor();
  assert.match((await dialog.textContent()) ?? "", /两处同时改动.*（我）.*（他）/s);
  await page.keyboard.press("Escape");
  await until(() => read().includes("（我）") && readdirSync(folder).some((name) => name.includes("-disk-")));
});

test("a page that is loaded anew shows its speech again, and the gallery where that was left", { skip: !there }, async () => {
  const { page } = await opened();
  await page.click(".bar > .menu-button, .bar [aria-label='菜单']");
  await page.locator(".menu [role=menuitem]", { hasText: "新建或打开" }).click();
  await page.locator(".files button", { hasText: "branch-party-lecture" }).click();
  await page.waitForFunction(() => document.querySelector(".file-name")?.textContent === "branch-party-lecture.yaml");
  await page.reload();
  await page.waitForFunction(() => document.querySelector(".file-name")?.textContent === "branch-party-lecture.yaml");
  await page.click(".bar [aria-label='菜单']");
  await page.locator(".menu [role=menuitem]", { hasText: "新建或打开" }).click();
  await page.locator(".languages button", { hasText: "English" }).click();
  await page.waitForFunction(() => document.documentElement.lang === "en");
});

test("what an outline made of a text has otherwise than the text is listed, and an edited Word file is taken from the menu", { skip: !there }, async () => {
  const { page, folder, read } = await opened();
  writeFileSync(join(folder, "old.txt"), "在清渠会上的讲话\n同志们：\n今天开会。下面我讲三点意见。\n一、清渠\n渠要清。\n二、修闸\n闸要修。\n三、管水\n水要管。\n谢谢大家！\n");
  const chosen = async (/** @type {import("playwright-core").Locator} */ button, /** @type {string} */ file) => {
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), button.click()]);
    await chooser.setFiles(join(folder, file));
  };
  const menu = (/** @type {string} */ words) => page.locator(".menu [role=menuitem]", { hasText: words });
  const first = read();
  const title = /title: (.*)/.exec(first)?.[1] ?? "";
  const made = spawnSync(drafterPath, ["render", SAMPLE, "--set", `title=${title}（改）`, "-o", "edited.docx"], { cwd: folder, encoding: "utf8" });
  assert.equal(made.status, 0, made.stderr);
  await page.click(".bar [aria-label='菜单']");
  await chosen(menu("取回改过的"), "edited.docx");
  const dialog = page.locator("dialog[open]");
  await dialog.waitFor();
  assert.match((await dialog.textContent()) ?? "", /（改）/);
  await page.keyboard.press("Escape");
  assert.equal(read(), first);
  await page.click(".bar [aria-label='菜单']");
  await menu("新建或打开").click();
  await chosen(page.locator(".from button"), "old.txt");
  await dialog.waitFor();
  assert.match((await dialog.textContent()) ?? "", /下面，我讲三点意见/);
  assert.ok(await dialog.locator("button", { hasText: "逐行核对" }).count());
});

test("another speech's Word file that is dropped is shown as what it would be, before anything is taken", { skip: !there }, async () => {
  const { page, folder, read } = await opened();
  const first = read();
  const made = spawnSync(drafterPath, ["render", "branch-party-lecture.yaml", "-o", "other.docx"], { cwd: folder, encoding: "utf8" });
  assert.equal(made.status, 0, made.stderr);
  const data = readFileSync(join(folder, "other.docx")).toString("base64");
  await page.evaluate((data) => {
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    const moved = new DataTransfer();
    moved.items.add(new File([bytes], "other.docx"));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: moved, bubbles: true, cancelable: true }));
  }, data);
  const dialog = page.locator("dialog[open]");
  await dialog.waitFor();
  assert.match((await dialog.textContent()) ?? "", /other\.docx 是另一篇文稿.*建强车轮上的战斗/s);
  assert.equal(read(), first);
  await page.keyboard.press("Enter");
  await until(async () => ((await page.locator(".measure .flow").textContent()) ?? "").startsWith("建强车轮上的战斗"));
  assert.equal(read(), first);
});
