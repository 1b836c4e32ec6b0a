// A template of one's own beside the speech: nothing typed in it is lost, and the file on disk is followed.

import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { chromiumPath, desk, drafterPath, until } from "./browser.js";

const there = existsSync(chromiumPath) && existsSync(drafterPath);
/** @type {(() => Promise<void>)[]} */
const closers = [];
after(() => Promise.all(closers.map((close) => close())));

const SPEECH = "模板: ours\n标题: 在开渠现场会上的讲话\n开头: 渠要开直。\n部分: 无\n";
const OTHER = "标题: 在护林会上的讲话\n开头: 林要护好。\n部分: 无\n";
const TEMPLATE = "{% extends 'speech' %}\n{% block closing %}\n收尾一句。\n{% endblock %}\n";

async function opened() {
  const it = await desk("ours.yaml", { files: { "ours.yaml": SPEECH, "other.yaml": OTHER, "ours.md.j2": TEMPLATE } });
  closers.push(it.close);
  await it.page.waitForSelector(".tour");
  await it.page.keyboard.press("Escape");
  const { page, folder } = it;
  const file = join(folder, "ours.md.j2");
  const text = async () => (await page.locator(".template .cm-line").allTextContents()).join("\n");
  const shows = (/** @type {string} */ words) => until(async () => (await text()).includes(words)).catch(async () => assert.fail(`${words}\n${await text()}`));
  /** Show the template, with the caret at its end. */
  const look = async () => {
    await page.click("#tab-template");
    await shows("收尾一句。");
    await page.locator(".template .cm-content").click();
    await page.keyboard.press("Control+End");
  };
  return { ...it, file, read: () => readFileSync(file, "utf8"), text, shows, look };
}

test("undo takes back what was typed, and not the template", { skip: !there }, async () => {
  const { page, read, text, look, errors } = await opened();
  await look();
  await page.keyboard.press("Control+z");
  await page.waitForTimeout(1000);
  assert.ok((await text()).includes("收尾一句。"));
  await page.keyboard.type("{# 甲 #}");
  await until(() => read().includes("{# 甲 #}"));
  await page.keyboard.press("Control+z");
  await until(() => read() === TEMPLATE);
  assert.deepEqual(errors, []);
});

test("what is typed is in the file wherever one turns next", { skip: !there }, async () => {
  const { page, read, look, shows } = await opened();
  await look();
  await page.keyboard.type("{# 乙 #}");
  await page.click("#tab-form");
  await until(() => read().includes("{# 乙 #}"));
  await look();
  await shows("{# 乙 #}");
  await page.keyboard.type("{# 丙 #}");
  await page.click("#tab-source");
  await look();
  await shows("{# 丙 #}");
  await page.keyboard.type("{# 丁 #}");
  await until(() => read().includes("{# 乙 #}{# 丙 #}") && read().includes("{# 丁 #}"));
  for (const letter of "戊己庚辛") {
    await page.keyboard.type(letter);
    await page.waitForTimeout(520); // just when it is written
  }
  await until(() => read().includes("戊己庚辛"));
});

test("a template that changed on disk is shown as it is now; where both changed, either can be taken", { skip: !there }, async () => {
  const { page, file, read, shows, look } = await opened();
  await look();
  writeFileSync(file, TEMPLATE.replace("收尾一句。", "收尾两句。"));
  await shows("收尾两句。");
  await until(async () => ((await page.locator(".measure .flow").textContent()) ?? "").includes("收尾两句。"));
  for (const [choice, kept] of /** @type {const} */ ([[0, "{# 我的 #}"], [1, "收尾别的。"]])) {
    await page.keyboard.press("Control+End");
    await page.keyboard.type("{# 我的 #}");
    writeFileSync(file, TEMPLATE.replace("收尾一句。", "收尾别的。"));
    await page.locator(".template-note button").nth(choice).click({ delay: 700 }); // longer than a save takes
    await until(() => read().includes(kept));
    await until(async () => (await page.locator(".template-note button").count()) === 0);
    await shows(kept);
  }
});

test("an outline with an error is not said to have no findings", { skip: !there }, async () => {
  const { page, folder } = await opened();
  const says = (/** @type {string} */ words) => until(async () => (await page.locator(".found-count").textContent()) === words);
  await says("没有提示");
  writeFileSync(join(folder, "ours.yaml"), SPEECH.replace("开头:", "开头: :"));
  await says("未检查：源文件有错");
  writeFileSync(join(folder, "ours.yaml"), SPEECH);
  await says("没有提示");
});
