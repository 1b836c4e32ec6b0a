// Clicks on random characters of the page: `node test/clicks.mjs CLICKS [SAMPLE,…] [LAYOUT,…]`, in desk/. For every sample and layout it says on how many the caret came to stand
// before the character, how many belong to the template or the layout, which says so, how many to a date (written otherwise) or to a file, and shows the others.

import { readdirSync } from "node:fs";
import { desk, until } from "./browser.js";

const CLICKS = Number(process.argv[2] ?? 200);
const SAMPLES = process.argv[3]?.split(",") ?? readdirSync("../samples").filter((name) => name.endsWith(".yaml"));
const LAYOUTS = process.argv[4]?.split(",") ?? ["gbt9704", "meeting-paper", "reading-copy", "strict", "windows-fonts"];
/** Characters that are clicked on between two scrollings. */
const TOGETHER = 10;

let seed = 20261129;
const random = () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;

/** Some characters that can be seen, with the places of their middles. @param {import("playwright-core").Page} page @param {number} where how far down the page is scrolled, from 0 to 1 */
const seen = (page, where) =>
  page.evaluate(async (where) => {
    const view = /** @type {Element} */ (document.querySelector(".page-view"));
    view.scrollTop = where * (view.scrollHeight - view.clientHeight);
    for (let frame = 0; frame < 3; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
    const limit = view.getBoundingClientRect();
    const range = document.createRange();
    /** @type {[string, number, number][]} */
    const found = [];
    for (const area of document.querySelectorAll(".window")) {
      const inside = area.getBoundingClientRect();
      const walk = document.createTreeWalker(area, NodeFilter.SHOW_TEXT);
      for (let node = walk.nextNode(); node; node = walk.nextNode()) {
        const text = node.nodeValue ?? "";
        for (let at = 0; at < text.length; at++) {
          if (!text[at].trim()) continue;
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          const box = range.getBoundingClientRect();
          const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
          if (box.width && x > inside.left && x < inside.right && y > Math.max(inside.top, limit.top) && y < Math.min(inside.bottom, limit.bottom)) found.push([text.slice(at, at + 3), x, y]);
        }
      }
    }
    return found;
  }, where);

/** What a click leads to: a character of the form or the source, or a box that says where the words come from. @param {import("playwright-core").Page} page @param {number} x @param {number} y */
async function clicked(page, x, y) {
  await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement).blur());
  await page.mouse.click(x, y);
  const there = () => page.evaluate(() => Boolean(document.querySelector(".origin")) || Boolean(document.activeElement?.closest(".form, .code")));
  await until(there, 8).catch(() => null);
  if (await page.locator(".origin").count()) {
    await page.keyboard.press("Escape");
    return "origin";
  }
  return page.evaluate(() => {
    const control = /** @type {HTMLTextAreaElement} */ (document.activeElement);
    if (/^\d{4}-\d\d-\d\d$|\.(csv|xlsx|png|jpg)(#.*)?$/.test(control.value ?? "")) return "whole";
    if (control.selectionStart !== undefined) return control.value.slice(control.selectionStart, control.selectionStart + 1);
    const root = /** @type {any} */ (control.shadowRoot);
    return root ? `source: ${root.querySelector(".cm-activeLine")?.textContent}` : "";
  });
}

let all = 0;
let off = 0;
for (const sample of SAMPLES) {
  const { page, close } = await desk(sample);
  await page.waitForSelector(".tour");
  await page.keyboard.press("Escape");
  for (const layout of LAYOUTS) {
    await page.click("[title='换一种版式查看']");
    await page.locator(".menu [role=menuitemradio]", { hasText: new RegExp(`^${layout}`) }).click();
    await page.waitForTimeout(900);
    const counts = { own: 0, origin: 0, whole: 0, other: 0 };
    while (Object.values(counts).reduce((one, other) => one + other) < CLICKS) {
      const characters = await seen(page, random());
      for (let time = 0; time < TOGETHER && characters.length; time++) {
        const [text, x, y] = characters[Math.floor(random() * characters.length)];
        const found = await clicked(page, x, y);
        const kind = found === text[0] ? "own" : found === "origin" || found === "whole" ? found : "other";
        counts[kind]++;
        if (kind === "other") console.log(`  ${sample} ${layout}: ${text} gave ${found}`);
        if (found.startsWith("source")) await page.click("#tab-form");
      }
    }
    all += Object.values(counts).reduce((one, other) => one + other);
    off += counts.other;
    console.log(`${sample} ${layout}: ${counts.own} on their character, ${counts.origin} of the template, ${counts.whole} of dates and files, ${counts.other} elsewhere`);
  }
  await close();
}
console.log(`${all} clicks, ${off} elsewhere`);
