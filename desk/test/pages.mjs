// How the desk sets the samples of a folder: for every layout the first letters of each page, as JSON. Called with layouts and samples by the test that compares them with
// what LibreOffice prints.

import { desk } from "./browser.js";

const [layouts, samples] = process.argv.slice(2).map((names) => names.split(","));
/** @type {Record<string, Record<string, string[]>>} */
const found = {};
for (const sample of samples) {
  const { page, close } = await desk(sample, { width: 1000 });
  await page.waitForSelector(".tour");
  await page.keyboard.press("Escape");
  await page.waitForSelector(".measure .flow > *", { state: "attached" });
  found[sample] = {};
  for (const layout of layouts) {
    const answered = page.waitForResponse((response) => response.url().endsWith("/view"));
    await page.click("[title='换一种版式查看']");
    await page.locator(".menu [role=menuitemradio]", { hasText: new RegExp(`^${layout}`) }).click();
    await answered;
    await page.waitForTimeout(700);
    await page.evaluate(() => document.fonts.ready);
    found[sample][layout] = await page.evaluate(() => {
      const flow = /** @type {Element} */ (document.querySelector(".measure .flow"));
      const base = flow.getBoundingClientRect();
      const step = base.width + parseFloat(getComputedStyle(flow).columnGap);
      const walk = document.createTreeWalker(flow, NodeFilter.SHOW_TEXT);
      const range = document.createRange();
      /** @type {string[]} */
      const pages = [];
      for (let node = walk.nextNode(); node; node = walk.nextNode()) {
        const text = node.nodeValue ?? "";
        for (let at = 0; at < text.length; at++) {
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          const [rect] = range.getClientRects();
          if (!rect || !text[at].trim()) continue;
          const column = Math.floor((rect.left - base.left + 1) / step);
          pages[column] = (pages[column] ?? "") + text[at];
        }
      }
      return pages;
    });
  }
  await close();
}
console.log(JSON.stringify(found));
