// An hour's worth of writing at speed: `node test/long.mjs [ACTIONS]`, in desk/. Says how memory grows over the actions (10,000 when nothing else is said), how often the page
// moved by itself in 500 edits, and whether 200 words of an input method arrived as they were composed.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { desk, toSource, until } from "./browser.js";

const SAMPLE = "bureau-symposium.yaml";
const ACTIONS = Number(process.argv[2] ?? 10_000);
const EDITS = 500;
const WORDS = 200;
/** Between two actions, in ms: 10,000 of them in an hour are one in 360. */
const PAUSE = 40;

/** One round of writing, which leaves the text as it was: letters, a new paragraph, moves, levels, undo. */
const KEYS = [..."抓落实，见实效。", "Enter", ..."一件一件办", "Alt+ArrowUp", "Alt+ArrowDown", "Tab", "Shift+Tab", "Backspace", "Control+z", "Control+y"];

/** A sample on the desk, its tour put away. */
async function opened() {
  const it = await desk(SAMPLE);
  await it.page.waitForSelector(".tour");
  await it.page.keyboard.press("Escape");
  const path = join(it.folder, SAMPLE);
  return { ...it, client: await it.context.newCDPSession(it.page), read: () => readFileSync(path, "utf8") };
}

/** Do one action of the round. @param {import("playwright-core").Page} page @param {string} key */
const act = (page, key) => (key.length === 1 ? page.keyboard.insertText(key) : page.keyboard.press(key));

/** Wait until the file holds all that was done, however slow the machine is. @param {import("playwright-core").Page} page */
const settled = async (page) => {
  await page.waitForTimeout(PAUSE * 3);
  await until(() => page.evaluate(() => document.querySelector(".saved")?.textContent === "已保存"), 60);
};

/** Take back what was done until the text is as it was. @param {Awaited<ReturnType<typeof opened>>} it @param {string} first @param {number} steps */
async function undone({ page, read }, first, steps) {
  await settled(page);
  for (let step = 0; step < steps && read() !== first; step++) {
    await page.keyboard.press("Control+z");
    await settled(page);
  }
  return read() === first;
}

/** Memory of the server and of the page after every tenth part of the actions. */
async function memory() {
  const it = await opened();
  const { page, client, read, errors } = it;
  const first = read();
  const counted = async () => {
    for (let time = 0; time < 3; time++) await client.send("HeapProfiler.collectGarbage");
    const { usedSize } = await client.send("Runtime.getHeapUsage");
    const { nodes, jsEventListeners } = await client.send("Memory.getDOMCounters");
    const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${it.pid()}/status`, "utf8")) ?? [];
    return `page ${(usedSize / 1e6).toFixed(1)} MB, ${nodes} nodes, ${jsEventListeners} listeners; server ${(Number(kilobytes) / 1024).toFixed(1)} MiB`;
  };
  const box = () => page.locator(".sections .paragraph textarea").nth(3);
  let back = true;
  for (let done = 0; done < ACTIONS; ) {
    await box().click();
    await page.keyboard.press("End");
    for (const key of KEYS) {
      await act(page, key);
      await page.waitForTimeout(PAUSE);
      if (++done === 500 || done % (ACTIONS / 10) === 0) console.log(`${done} actions: ${await counted()}`);
    }
    back &&= await undone(it, first, KEYS.length * 2);
  }
  console.log(`memory: text ${back ? "as at first after each round" : "NOT as at first"}, errors: ${errors.length ? errors.join("; ") : "none"}`);
  await it.close();
}

/** How often the page moved although nobody scrolled it. */
async function place() {
  const it = await opened();
  const { page, read } = it;
  const first = read();
  const top = () => page.evaluate(() => /** @type {Element} */ (document.querySelector(".page-view")).scrollTop);
  await page.waitForTimeout(500);
  await page.locator(".sections .paragraph textarea").nth(12).click();
  await page.evaluate(() => (/** @type {Element} */ (document.querySelector(".page-view")).scrollTop = 700));
  let moved = 0;
  for (let edit = 0; edit < EDITS; edit++) {
    await act(page, KEYS[edit % KEYS.length]);
    await page.waitForTimeout(PAUSE);
    if ((await top()) !== 700) {
      moved++;
      await page.evaluate(() => (/** @type {Element} */ (document.querySelector(".page-view")).scrollTop = 700));
    }
  }
  console.log(`place: the page moved by itself in ${moved} of ${EDITS} edits`);
  console.log(`place: undone to the first bytes: ${await undone(it, first, EDITS * 2)}`);
  await it.close();
}

/** Whether words of an input method arrive, in the form and in the source. */
async function composing() {
  const { page, client, read, errors, close } = await opened();
  const words = ["人民", "市场", "监管", "落实", "干部", "学习"];
  const spelled = ["renmin", "shichang", "jianguan", "luoshi", "ganbu", "xuexi"];
  const compose = async (/** @type {number} */ which) => {
    for (let letters = 1; letters <= spelled[which].length; letters++) {
      await client.send("Input.imeSetComposition", { text: spelled[which].slice(0, letters), selectionStart: letters, selectionEnd: letters });
      await page.waitForTimeout(PAUSE);
    }
    await client.send("Input.insertText", { text: words[which] });
  };
  for (const [where, box] of Object.entries({ form: ".section .paragraph textarea", source: "#panel-source .cm-content" })) {
    if (where === "source") await toSource(page);
    await page.locator(box).first().focus();
    for (const key of ["Control+Home", "ArrowDown", "End"]) await page.keyboard.press(key);
    let typed = "";
    for (let word = 0; word < WORDS / 2; word++) {
      await compose(word % words.length);
      typed += words[word % words.length];
    }
    await until(() => read().includes(typed)).catch(() => {});
    console.log(`composing in the ${where}: ${WORDS / 2} words ${read().includes(typed) ? "arrived in their order" : "DID NOT arrive"}, errors: ${errors.length ? errors.join("; ") : "none"}`);
  }
  await close();
}

await composing();
await place();
await memory();
