// The desk as a writer uses it: in a real browser, on the real server. Without Chromium and an installed Drafter nothing is run.

import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, test } from "node:test";
import { chromiumPath, desk, drafterPath, toSource, until } from "./browser.js";

const SAMPLE = "bureau-symposium.yaml";
const there = existsSync(chromiumPath) && existsSync(drafterPath);
/** @type {(() => Promise<void>)[]} */
const closers = [];
after(() => Promise.all(closers.map((close) => close())));

/** A sample on the desk, the tour put away.
 * @param {Parameters<typeof desk>[1] & {sample?: string}} [options]
 */
async function opened({ sample = SAMPLE, ...options } = {}) {
  const it = await desk(sample, options);
  closers.push(it.close);
  if (sample) {
    await it.page.waitForSelector(".tour");
    await it.page.keyboard.press("Escape");
  }
  const path = join(it.folder, sample);
  const read = () => readFileSync(path, "utf8");
  return { ...it, path, read, first: sample ? read() : "" };
}

/** What form, page and source show. @param {import("playwright-core").Page} page */
const shown = (page) =>
  page.evaluate(() => ({
    form: [...document.querySelectorAll(".form input:not([type=date]), .form textarea, .form select")].map((control) => /** @type {HTMLInputElement} */ (control).value),
    marks: [...document.querySelectorAll(".form .mark")].map((mark) => mark.textContent),
    page: [...document.querySelectorAll(".measure .flow > *")].map((block) => `${block.tagName} ${block.className} ${block.textContent}`),
    pages: document.querySelector(".pages")?.textContent,
  }));

test("the page holds to its Content-Security-Policy, and asks only its own server", { skip: !there }, async () => {
  const { page, errors } = await opened({ csp: true });
  /** @type {string[]} */
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.locator(".paragraph textarea").first().click();
  await page.keyboard.type("写");
  for (const tab of ["source", "template", "form"]) await page.click(`#tab-${tab}`);
  await page.waitForTimeout(1500);
  assert.deepEqual(errors, []);
  const own = new URL(page.url()).origin;
  assert.deepEqual(asked.filter((address) => !address.startsWith(own) && !address.startsWith("blob:")), []);
});

test("versions that were kept beside a speech are told as such, behind the speeches", { skip: !there }, async () => {
  const text = "title: 春耕讲话\nopening:\n- 一段话。\n";
  const { page } = await opened({ sample: "", files: { "spring.yaml": text, "spring-disk-101500.yaml": text } });
  const titles = page.locator(".files .file-title");
  await titles.first().waitFor();
  const all = await titles.allTextContents();
  assert.equal(all.filter((title) => title === "春耕讲话").length, 1);
  assert.equal(all[all.length - 1], "春耕讲话（两边都改时留下的另一版本）");
  assert.equal(await page.locator(".files button").last().locator(".faint").textContent(), "spring-disk-101500.yaml");
});

for (const language of /** @type {const} */ (["zh", "en"]))
  test(`in a narrow window the bars are whole (${language})`, { skip: !there }, async () => {
    const { page } = await opened({ language, width: 400, height: 800 });
    await until(async () => (await page.locator(".status .length").textContent())?.includes("3800"));
    for (const [width, height, most] of [[400, 800, 2], [720, 450, 1], [1000, 640, 1]]) {
      await page.setViewportSize({ width, height });
      for (const pane of width < 900 ? ["left", "page"] : ["left"]) {
        await page.evaluate((pane) => document.querySelector(".desk")?.setAttribute("data-pane", pane), pane);
        const found = await page.evaluate(() => {
          const shown = (/** @type {string} */ selector) => [...document.querySelectorAll(selector)].filter((element) => element.getClientRects().length);
          const boxes = shown(".bar > button, .status button").map((element) => ({ words: element.textContent, ...element.getBoundingClientRect().toJSON() }));
          const rows = new Set(shown(".status > *").filter((element) => element.clientHeight).map((element) => Math.round((element.getBoundingClientRect().top + element.getBoundingClientRect().bottom) / 30)));
          const saved = shown(".saved")[0];
          return { cut: boxes.filter(({ left, right, height }) => left < 0 || right > innerWidth || height > 40).map(({ words }) => words), rows: rows.size, saved: saved.scrollWidth <= saved.clientWidth && saved.clientWidth > 20 };
        });
        assert.deepEqual(found.cut, [], `${width}`);
        assert.ok(found.saved, `${width}`);
        assert.ok(found.rows <= most, `${width} ${pane}: ${found.rows}`);
      }
    }
  });

test("the outline of what has the focus is whole in a table and in a dialog", { skip: !there }, async () => {
  const { page } = await opened({ sample: "own.yaml", files: { "own.yaml": "title: 讲话\nopening:\n- table:\n  - [甲, 乙]\n  - [一, 二]\n- 某某的的，一段话。\n" } });
  const cut = () =>
    page.evaluate(() => {
      const element = /** @type {HTMLElement} */ (document.activeElement);
      const { outlineOffset, outlineWidth } = getComputedStyle(element);
      const out = parseFloat(outlineOffset) + parseFloat(outlineWidth);
      const box = element.getBoundingClientRect();
      for (let around = element.parentElement; around; around = around.parentElement) {
        if (getComputedStyle(around).overflow === "visible") continue;
        const { left, right, top, bottom } = around.getBoundingClientRect();
        if (box.left - out < left || box.right + out > right || box.top - out < top || box.bottom + out > bottom) return around.className;
      }
      return "";
    });
  for (const at of [0, 3]) {
    await page.locator(".cells textarea").nth(at).focus();
    assert.equal(await cut(), "");
  }
  await page.locator(".findings-panel .buttons button", { hasText: "忽略" }).first().click();
  await page.waitForSelector("dialog[open] input");
  await page.locator("dialog[open] input").focus();
  assert.equal(await cut(), "");
});

test("the menu says what each layout is for, and its button which one is looked at", { skip: !there }, async () => {
  const { page, errors } = await opened();
  const button = page.locator(".layouts-button");
  assert.equal(await button.textContent(), "版式 ▾");
  await button.click();
  const item = page.locator(".menu button", { hasText: "meeting-paper" });
  await until(async () => (await item.locator(".detail").textContent()) === "会议材料：页码居中");
  await item.click();
  await until(async () => (await button.textContent()) === "版式：meeting-paper ▾");
  await page.reload();
  await until(async () => (await button.textContent()) === "版式：meeting-paper ▾");
  await button.click();
  await page.locator(".menu button", { hasText: "讲稿自己的版式" }).click();
  await until(async () => (await button.textContent()) === "版式 ▾");
  assert.deepEqual(errors, []);
});

test("where words of the template come from is told; its code is there for who asks", { skip: !there }, async () => {
  const { page } = await opened();
  const words = page.locator(".sheet-box [data-b]", { hasText: /^主要做了/ }).first();
  const box = await words.boundingBox();
  assert.ok(box);
  await page.mouse.click(box.x + 60, box.y + box.height / 2);
  await page.waitForSelector(".origin");
  const code = page.locator(".origin pre");
  assert.equal(await code.isVisible(), false);
  await page.locator(".origin summary").click();
  assert.equal(await code.isVisible(), true);
  assert.ok((await code.textContent())?.includes("{{ sections"));
});

/** What a copy of the selection puts into the clipboard. @param {import("playwright-core").Page} page */
const copied = (page) =>
  page.evaluate(() => {
    const data = new DataTransfer();
    document.querySelector(".page-view")?.dispatchEvent(new ClipboardEvent("copy", { clipboardData: data, bubbles: true, cancelable: true }));
    return data.getData("text/plain");
  });

test("what is copied across a page break is there once, and a reader that reads aloud meets it once", { skip: !there }, async () => {
  const { page, errors } = await opened();
  await page.waitForSelector(".sheet-box:nth-child(2) .window [data-b]");
  const [text, wanted] = await page.evaluate(() => {
    const last = [...document.querySelectorAll(".sheet-box:nth-child(1) .window [data-b]")].pop();
    const number = last?.getAttribute("data-b");
    const again = document.querySelector(`.sheet-box:nth-child(2) .window [data-b="${number}"]`);
    const next = again?.nextElementSibling;
    if (!last || !again || !next) throw new Error("no paragraph crosses the page break");
    const texts = (/** @type {Element} */ element) => document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const selection = window.getSelection();
    selection?.setBaseAndExtent(/** @type {Node} */ (texts(last).nextNode()), 2, /** @type {Node} */ (texts(next).nextNode()), 3);
    return [last.textContent ?? "", `${last.textContent?.slice(2)}\n${next.textContent?.slice(0, 3)}`];
  });
  assert.equal(await copied(page), wanted);
  await page.evaluate(() => {
    const last = [...document.querySelectorAll(".sheet-box:nth-child(1) .window [data-b]")].pop();
    const again = document.querySelector(`.sheet-box:nth-child(2) .window [data-b="${last?.getAttribute("data-b")}"]`);
    const node = (/** @type {Element|null|undefined} */ element) => /** @type {Node} */ (document.createTreeWalker(/** @type {Element} */ (element), NodeFilter.SHOW_TEXT).nextNode());
    window.getSelection()?.setBaseAndExtent(node(last), 1, node(again), 4);
  });
  assert.equal(await copied(page), text.slice(1, 4));
  const read = await page.evaluate((text) => [...document.querySelectorAll(".sheets .window [data-b]:not([aria-hidden])")].filter((block) => block.textContent === text).length, text);
  assert.equal(read, 1);
  assert.deepEqual(errors, []);
});

test("another speech begins at the top of the form and of the page", { skip: !there }, async () => {
  const { page } = await opened({ files: { "other.yaml": `title: 别的讲话\nopening:\n${"- 一段话。\n".repeat(90)}` } });
  const scrolled = () => page.evaluate(() => [".page-view", "#panel-form"].map((name) => document.querySelector(name)?.scrollTop));
  await page.waitForSelector(".sheet-box:nth-child(2)");
  await page.evaluate(() => [".page-view", "#panel-form"].forEach((name) => document.querySelector(name)?.scrollTo(0, 900)));
  await until(async () => (await scrolled()).every((top) => top === 900));
  await page.click("[aria-label='菜单']");
  await page.getByRole("menuitem", { name: "新建或打开……" }).click();
  await page.getByRole("button", { name: "别的讲话" }).click();
  await until(async () => (await page.locator(".sheets").textContent())?.includes("别的讲话"));
  await page.waitForTimeout(300);
  assert.deepEqual(await scrolled(), [0, 0]);
});

test("Enter, Backspace and quick typing keep every letter; undo gives the first bytes", { skip: !there }, async () => {
  const { page, read, first } = await opened();
  await page.locator(".paragraph textarea").first().click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("甲。\n乙乙\n丙丙丙\n丁");
  await until(() => read().includes("前三。甲。\n  - 乙乙\n  - 丙丙丙\n  - 丁\n"));
  await page.keyboard.press("Home");
  await page.keyboard.press("Backspace");
  await page.keyboard.type("，");
  await until(() => read().includes("  - 丙丙丙，丁\n"));
  await page.keyboard.press("Alt+ArrowUp");
  await page.keyboard.type("又");
  await until(() => read().includes("  - 丙丙丙，又丁\n  - 乙乙\n"));
  for (let times = 0; times < 60 && read() !== first; times++) {
    // on a busy machine a pause between two letters begins a new step
    await page.keyboard.press("Control+z");
    await page.waitForTimeout(500);
  }
  assert.equal(read(), first);
});

test("a picture is changed in the form: its file is chosen, its caption and width are typed", { skip: !there }, async () => {
  const { page, read, folder, errors } = await opened({ sample: "waste-sorting-briefing.yaml" });
  const picture = page.locator(".picture-part");
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), picture.locator(".choose").click()]);
  const name = "新图.png";
  await chooser.setFiles({ name, mimeType: "image/png", buffer: readFileSync(join(folder, "waste-sorting", "kitchen.png")) });
  await until(() => read().includes(`文件: ${name}`));
  assert.ok(existsSync(join(folder, name)));
  await picture.locator(".field-width input").fill("8cm");
  await picture.locator(".field-caption input").fill("图一");
  await until(() => read().includes("图题: 图一\n          宽: 8cm"));
  await until(async () => Number(await page.locator(".measure img").getAttribute("data-width")).toFixed(1) === "226.8"); // 8 cm
  assert.deepEqual(errors, []);
});

test("a new picture is chosen and put in where the menu was", { skip: !there }, async () => {
  const { page, read, folder } = await opened();
  const others = page.getByRole("button", { name: "＋ 其他 ▾" });
  await others.first().click();
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("menuitem", { name: "图片" }).click()]);
  await chooser.setFiles(join(folder, "waste-sorting", "kitchen.png"));
  await until(() => read().includes("- picture: kitchen.png\n"));
  await until(async () => (await page.locator(".measure img").count()) === 1);
});

test("a footnote is put in at the caret and written in the form; without its mark it goes", { skip: !there }, async () => {
  const { page, read, first, errors } = await opened();
  await page.locator(".paragraph textarea").first().click();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Alt+Enter");
  await page.getByRole("menuitem", { name: "在这里加脚注" }).click();
  await until(() => read().includes("footnotes:\n  注1: 【待补：注文】"));
  await until(() => page.evaluate(() => document.activeElement?.closest(".field-注1") !== null));
  await page.keyboard.type("这个词的意思。");
  await until(() => read().includes("  注1: 这个词的意思。\n"));
  await until(async () => (await page.locator(".sheet-paper .notes").first().textContent())?.includes("这个词的意思。"));
  await page.locator(".paragraph textarea").first().click();
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("ArrowRight");
  for (let times = 0; times < "[^注1]".length; times++) await page.keyboard.press("Delete");
  await until(() => !read().includes("[^注1]"));
  await page.locator(".field-注1 textarea").fill("");
  await until(() => read() === first);
  assert.deepEqual(errors, []);
});

test("two windows that write into one paragraph keep every letter of both", { skip: !there }, async () => {
  const { page, context, read } = await opened();
  const other = await context.newPage();
  await other.goto(page.url());
  const written = { [/** @type {string} */ ("甲乙丙丁戊己庚辛")]: page, [/** @type {string} */ ("子丑寅卯辰巳午未")]: other };
  for (const window of [page, other]) {
    await window.locator(".paragraph textarea").first().click();
    await window.keyboard.press("Control+End");
  }
  await Promise.all(Object.entries(written).map(([letters, window]) => window.keyboard.type(letters, { delay: 70 })));
  const paragraph = () => Promise.all([page, other].map((window) => window.locator(".paragraph textarea").first().inputValue()));
  await until(async () => {
    const [one, two] = await paragraph();
    return one === two && [...Object.keys(written).join("")].every((letter) => one.split(letter).length === 2);
  });
  const [text] = await paragraph();
  await until(() => read().includes(text));
});

test("headers, footers, the mark and the watermark of a layout stand on its sheets", { skip: !there }, async () => {
  const own = "extends: gbt9704\nheader: {left: 内部资料, right: '{title}', first: none, rule: yes}\nfooter: {left: 县农业农村局, middle: '{page}/{pages}'}\nwatermark: 征求意见稿\nmark: 秘密\n";
  const { page } = await opened({ files: { "own.yaml": own, "drafter.yaml": "layout: own\n" } });
  const rims = () => page.locator(".rim").allInnerTexts();
  await until(async () => (await rims()).length > 3);
  const count = (await rims()).length;
  const words = (/** @type {string} */ text) => text.split(/\s+/).filter(Boolean);
  const title = "在全县市场监管系统党建工作座谈会上的讲话";
  const [first, second] = await rims();
  assert.deepEqual(words(first), ["征求意见稿", "秘密", "县农业农村局", `1/${count}`]);
  assert.deepEqual(words(second), ["征求意见稿", "内部资料", title, "县农业农村局", `2/${count}`]);
  assert.equal((await page.locator(".folio").allInnerTexts()).join(""), "");
  await page.locator(".field-title textarea").fill("新题目");
  await until(async () => words((await rims())[1]).includes("新题目"));
});

/** Wait until the page has not moved for half a second: where its words stand is measured next. @param {import("playwright-core").Page} page */
async function still(page) {
  let before = "";
  for (let same = 0; same < 2; ) {
    await page.waitForTimeout(250);
    const now = await page.evaluate(() => {
      const area = document.querySelector(".window");
      const last = area?.querySelector("[data-b]:last-of-type")?.getBoundingClientRect();
      return `${document.fonts.status} ${area?.scrollHeight} ${area?.textContent?.length} ${last?.top} ${last?.left}`;
    });
    same = now === before && now.startsWith("loaded") ? same + 1 : 0;
    before = now;
  }
}

test("a click on a character puts the caret before it", { skip: !there }, async () => {
  const { page } = await opened();
  await still(page);
  const spots = await page.evaluate(() => {
    const area = /** @type {Element} */ (document.querySelector(".window"));
    const limit = area.getBoundingClientRect();
    const walk = document.createTreeWalker(area, NodeFilter.SHOW_TEXT);
    /** @type {[string, number, number][]} */
    const found = [];
    let count = 0;
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const text = node.nodeValue ?? "";
      for (let at = 0; at < text.length; at++) {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const box = range.getBoundingClientRect();
        if (count++ % 11 === 0 && box.right <= limit.right && box.bottom < Math.min(limit.bottom, innerHeight - 80)) found.push([text.slice(at, at + 3), box.left + box.width / 2, box.top + box.height / 2]);
      }
    }
    return found;
  });
  assert.ok(spots.length > 20);
  let own = 0;
  for (const [text, x, y] of spots) {
    await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement).blur());
    await page.mouse.click(x, y);
    const there = () => page.waitForFunction(() => document.querySelector(".origin") || document.activeElement?.closest(".form"), null, { timeout: 8000 });
    await there().catch(async () => {
      await page.mouse.click(x, y); // a click while the page is drawn anew may be lost: a person clicks again
      await there();
    });
    if (await page.locator(".origin").count()) {
      await page.keyboard.press("Escape");
      continue;
    }
    const at = await page.evaluate(() => {
      const control = /** @type {HTMLTextAreaElement} */ (document.activeElement);
      return control.value?.slice(control.selectionStart, control.selectionStart + 1);
    });
    if (at === text[0]) own++;
    else assert.match(text[0], /[年月日（）\d]/u, `${text} gave ${at}`); // a date is shown otherwise than it is written
  }
  assert.ok(own > spots.length / 2);
});

test("footnotes stand at the foot of the page of their mark; a table's head stands again; a click on a picture leads to its file", { skip: !there }, async () => {
  const streets = readFileSync(join("..", "samples", "waste-sorting", "streets.csv"), "utf8").trim().split("\n");
  const long = [streets[0], ...Array.from({ length: 3 }, () => streets.slice(1)).flat()].join("\n"); // too long to stand whole on a page
  const { page, errors } = await opened({ sample: "waste-sorting-briefing.yaml", files: { "waste-sorting/streets.csv": long }, csp: true, height: 1300 });
  const sheet = (/** @type {number} */ number) => page.locator(".sheet-box").nth(number);
  const numbers = (/** @type {number} */ number, /** @type {string} */ of) => sheet(number).locator(of).evaluateAll((found) => found.map((one) => /** @type {HTMLElement} */ (one).dataset.number));
  await sheet(0).locator(".notes p").first().waitFor();
  assert.deepEqual(await numbers(0, ".window .footnote-mark"), ["①", "②"]);
  assert.deepEqual(await numbers(0, ".notes .footnote-number"), ["①", "②"]);
  const edge = (/** @type {string} */ of, /** @type {"top"|"bottom"} */ side) => sheet(0).locator(of).last().evaluate((one, side) => one.getBoundingClientRect()[side], side);
  assert.ok((await edge(".window .table-row", "bottom")) <= (await edge(".notes", "top")));

  await page.click("#tab-source");
  for (const [place, written] of [[".notes p", "家庭产生的易腐垃圾"], [".table-row", "waste-sorting/streets.csv"], [".picture img", "waste-sorting/kitchen.png"]]) {
    const shown = page.locator(`.sheet-paper ${place}`).first();
    if (place.endsWith("img")) await sheet(1).scrollIntoViewIfNeeded();
    await shown.click({ position: { x: 40, y: 6 } });
    await until(async () => (await page.locator(".cm-activeLine").textContent())?.includes(written), 8);
  }
  assert.match((await sheet(1).locator(".window [data-b]").first().textContent()) ?? "", /^街道、镇/);
  assert.ok(await sheet(1).locator("img").evaluate((image) => /** @type {HTMLImageElement} */ (image).naturalWidth > 0));

  // A longer beginning sends the second mark to the next page, and its footnote with it.
  await page.click("#tab-form");
  await page.locator(".paragraph textarea").first().click();
  await page.keyboard.press("Control+End");
  await page.keyboard.insertText("再接再厉，".repeat(60));
  await sheet(0).scrollIntoViewIfNeeded();
  await until(async () => (await numbers(0, ".notes .footnote-number")).join("") === "①");
  await sheet(1).scrollIntoViewIfNeeded();
  await until(async () => (await numbers(1, ".notes .footnote-number")).join("") === "②");
  assert.deepEqual(errors, []);
});

test("an input method is not disturbed, though the file changes on disk meanwhile", { skip: !there }, async () => {
  const { page, context, path, read } = await opened();
  const session = await context.newCDPSession(page);
  /** @param {string} spelled @param {string} word @param {() => void} [meanwhile] */
  const compose = async (spelled, word, meanwhile) => {
    for (let letters = 1; letters <= spelled.length; letters++)
      await session.send("Input.imeSetComposition", { text: spelled.slice(0, letters), selectionStart: letters, selectionEnd: letters });
    if (meanwhile) {
      meanwhile();
      await page.waitForTimeout(1200);
    }
    await session.send("Input.insertText", { text: word });
  };
  await page.locator(".section .paragraph textarea").first().click();
  await page.keyboard.press("Control+End");
  for (let words = 0; words < 20; words++) await compose("renmin", "人民");
  await until(() => read().includes(`整体跃升。${"人民".repeat(20)}\n`));
  await compose("shi", "是", () => writeFileSync(path, read().replace("opening:\n", "opening:\n  - 同事写的一段。\n")));
  await until(() => read().includes(`${"人民".repeat(20)}是\n`) && read().includes("同事写的一段"));
  await toSource(page);
  await page.locator("#panel-source .cm-content").focus();
  for (const key of ["Control+Home", "ArrowDown", "End"]) await page.keyboard.press(key);
  for (let words = 0; words < 20; words++) await compose("shichang", "市场");
  await until(() => read().includes(`讲话${"市场".repeat(20)}\n`));
  await compose("jian", "监", () => writeFileSync(path, read().replace("局党组书记", "局局长、党组书记")));
  await until(() => read().includes(`${"市场".repeat(20)}监\n`) && read().includes("局局长、党组书记"));
});

test("random keys in the form: form, page and file say the same, and all of it can be undone", { skip: !there }, async () => {
  const { page, context, read, first } = await opened();
  let seed = 20261127;
  const random = (/** @type {number} */ below) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor(seed / 65536) % below;
  };
  const keys = ["Enter", "Backspace", "Tab", "Shift+Tab", "Alt+ArrowUp", "Alt+ArrowDown", "Control+z", "Control+y"];
  const texts = ["一句话。", "新\n段", "三、后面有序号", "“引”：号", "a: b # c", " 空 格 ", "- x", "𠮷野家"];
  for (let round = 0; round < 40; round++) {
    const boxes = page.locator(".paragraph textarea, .heading textarea");
    await boxes.nth(random(await boxes.count())).click();
    const key = keys[random(12)];
    if (key) await page.keyboard.press(key);
    else await page.keyboard.type(texts[random(texts.length)]);
    if (random(3) === 0) await page.keyboard.type("快打");
    if (random(4) === 0) await page.waitForTimeout(random(200));
  }
  await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement).blur());
  await until(() => page.evaluate(() => document.querySelector(".saved")?.textContent === "已保存"));
  const other = await context.newPage();
  await other.goto(page.url());
  await other.waitForSelector(".paragraph textarea");
  await other.waitForTimeout(1500);
  assert.deepEqual(await shown(page), await shown(other));
  await other.close();
  await until(async () => {
    await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelectorAll(".bar .icon")[1]).click());
    return read() === first;
  }, 60);
});

test("the page stays where it was scrolled to while one writes", { skip: !there }, async () => {
  const { page } = await opened();
  const top = () => page.evaluate(() => /** @type {Element} */ (document.querySelector(".page-view")).scrollTop);
  await page.waitForTimeout(500);
  await page.evaluate(() => (/** @type {Element} */ (document.querySelector(".page-view")).scrollTop = 700));
  await page.locator(".sections .paragraph textarea").nth(12).click();
  for (let times = 0; times < 20; times++) await page.keyboard.type("写一句。");
  await page.waitForTimeout(1000);
  assert.equal(await top(), 700);
});

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const OWN = readFileSync(join(import.meta.dirname, "own.yaml"), "utf8");

test("lines of their own kinds, tables, the agenda and attachments are written in the form", { skip: !there }, async () => {
  const { page, path, read, first, errors } = await opened({ sample: "own.yaml", files: { "own.yaml": OWN } });
  const at = (/** @type {string} */ label) => page.locator(".form").getByLabel(label, { exact: true }).first();
  const writes = (/** @type {string} */ words) => until(() => read().includes(words));
  assert.ok(path);

  await at("提示语").click();
  await page.keyboard.press("End");
  await page.keyboard.type("，鸣炮");
  await writes("- 提示语: 全体起立，奏国歌，鸣炮\n");
  await page.keyboard.press("Enter"); // a paragraph below
  await page.keyboard.type("请坐下。");
  await writes("奏国歌，鸣炮\n  - 请坐下。\n");
  await page.keyboard.press("Alt+ArrowUp");
  await writes("  - 请坐下。\n  - 提示语");

  await page.locator(".cells textarea").nth(2).click();
  await page.keyboard.press("End");
  await page.keyboard.type("村");
  await page.keyboard.press("Enter"); // a row below the last
  await until(() => page.evaluate(() => document.querySelectorAll(".cells tbody tr").length === 3));
  await page.keyboard.type("青山乡");
  await writes("[青山乡, '']");
  await page.keyboard.press("Tab");
  await page.keyboard.type("八百亩");
  await writes("- [城关镇村, 1200亩]\n      - [青山乡, 八百亩]\n");
  await page.keyboard.press("Alt+ArrowLeft"); // the column goes to the left
  await writes("- [任务, 乡镇]\n      - [1200亩, 城关镇村]\n      - [八百亩, 青山乡]\n");

  await page.locator(".form .adds .add", { hasText: "其他" }).first().click();
  await page.locator(".menu button", { hasText: "引文" }).click();
  await page.keyboard.type("春种一粒粟。");
  await writes("- 引文: 春种一粒粟。\n");
  await page.keyboard.press("Tab");
  await page.keyboard.type("李绅");
  await writes("- 引文: 春种一粒粟。\n    出处: 李绅\n");

  await at("分钟").click();
  await page.keyboard.type("3");
  await writes("- 事项: 奏唱国歌\n    分钟: 3\n");
  await page.locator(".item .handle").nth(1).dragTo(page.locator(".item .handle").first(), { targetPosition: { x: 2, y: 1 } });
  await until(() => /议程:\n {2}- 事项: 讲话[^]*事项: 奏唱国歌/.test(read()));

  await at("名称").click();
  await page.keyboard.press("Enter"); // the next attachment
  await page.keyboard.type("名单");
  await writes("  - 分工表\n  - 名单\n");
  await at("落款").click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("局");
  await writes("落款: 县农业局局\n");
  await until(() => page.evaluate(() => document.querySelector(".measure .signature")?.textContent === "县农业局局"));
  assert.deepEqual(errors, []);
  await until(async () => {
    await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelectorAll(".bar .icon")[1]).click());
    return read() === first;
  }, 60);
});

for (const [language, scheme, width] of /** @type {const} */ ([["zh", "light", 1440], ["en", "dark", 700], ["zh", "dark", 720], ["en", "light", 1440]])) {
  test(`axe finds nothing: ${language}, ${scheme}, ${width} wide`, { skip: !there, timeout: 300_000 }, async () => {
    const { page } = await opened({ sample: "", language, scheme, width, files: { "own.yaml": OWN } });
    const clean = async (/** @type {string} */ view) => {
      await page.waitForTimeout(700);
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => /** @type {any} */ (window).axe.run(document));
      assert.deepEqual(violations.map((/** @type {any} */ { id, nodes }) => `${view}: ${id}: ${nodes[0].html}`), []);
    };
    const words = JSON.parse(readFileSync(join(import.meta.dirname, "..", "words.json"), "utf8"));
    const t = (/** @type {string} */ key) => words[key][language];
    await page.waitForSelector(".card");
    await clean("gallery");
    await page.locator(".card", { hasText: "symposium" }).click();
    await page.waitForSelector(".tour");
    await clean("tour");
    await page.keyboard.press("Escape");
    await page.locator(".controls textarea").first().fill("某某的的,讲话");
    await page.waitForTimeout(1000);
    await clean("form");
    await page.click("#tab-source");
    await clean("source");
    await page.click("#tab-template");
    await clean("template");
    await page.click("#tab-form");
    for (const [name, button] of [["layouts", `[title='${t("layout.label")}']`], ["downloads", `[title='${t("download.label")}']`], ["menu", ".bar .icon"]]) {
      await page.click(button);
      await clean(name);
      await page.keyboard.press("Escape");
    }
    for (const name of ["more.history", "more.keys"]) {
      await page.click(".bar .icon");
      await page.locator(".menu button", { hasText: t(name) }).click();
      await page.waitForSelector("dialog[open]");
      if (name === "more.history") await page.locator(".moments button").first().click();
      await clean(name);
      await page.keyboard.press("Escape");
    }
    await page.click(".bar .icon");
    await page.locator(".menu button", { hasText: t("more.gallery") }).click();
    await page.locator(".files button", { hasText: "own.yaml" }).click();
    await page.waitForSelector(".cells");
    await clean("own kinds");
    await page.locator(".cells .more").first().click();
    await clean("column");
    await page.keyboard.press("Escape");
    await page.locator(".form .adds .add[aria-haspopup]").first().click();
    await clean("other lines");
    await page.keyboard.press("Escape");
    await toSource(page);
    await page.locator(".cm-content").first().click();
    await page.keyboard.type("  坏了\n ");
    await page.waitForTimeout(800);
    await clean("unreadable");
  });
}
