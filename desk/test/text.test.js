import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { sevens } from "../sevens.mjs";
import { bytesOfPart } from "../src/alone/bytes.js";
import { lineChanges } from "../src/dialog.js";
import { endsOf, mayBreak } from "../src/lines.js";
import { State } from "../src/state.js";
import { Points, backThroughRuns, difference, edited, placeOf, throughRuns, toPoint, toUnit, together } from "../src/text.js";

test("indexes count a pair of surrogates once", () => {
  const text = "甲𠮷乙😀丙";
  const points = new Points(text);
  const all = [...text];
  all.forEach((_, point) => {
    const unit = all.slice(0, point).join("").length;
    assert.equal(points.unit(point), unit);
    assert.equal(points.point(unit), point);
    assert.equal(toPoint(text, unit), point);
    assert.equal(toUnit(text, point), unit);
  });
  assert.equal(points.unit(all.length), text.length);
});

test("a text that was changed in two windows has what was put in by both", () => {
  assert.equal(together("一段。", "一段。甲", "一段。乙"), "一段。乙甲");
  assert.equal(together("一段。", "甲一段。", "一段。乙"), "甲一段。乙");
  assert.equal(together("一段。", "一段。乙", "甲一段。"), "甲一段。乙");
  assert.equal(together("三个数", "四个数", "五个数"), "五四个数");
  assert.equal(together("甲乙丙", "甲丙", "甲乙丁丙"), "甲丁丙");
  assert.equal(together("甲", "甲", "乙"), "乙");
  assert.equal(together("甲", "乙", "甲"), "乙");
});

test("the difference of two texts gives the second, and cuts no pair", () => {
  const texts = ["", "甲", "甲甲", "甲乙甲", "𠮷", "𠮶", "a𠮷b", "a𠮶b", "一\n二\n三", "一\n三"];
  for (const old of texts) {
    for (const now of texts) {
      const edit = difference(old, now);
      if (old === now) assert.equal(edit, null);
      else assert.equal(edited(old, /** @type {import("../src/types.js").Edit} */ (edit)), now);
      if (edit) assert.doesNotMatch(edit[2], /\p{Surrogate}/u);
    }
  }
});

test("runs lead from the page to the text and back; what lies between them is nobody's", () => {
  /** @type {import("../src/types.js").Run[]} */
  const runs = [
    [2, 10, 3],
    [7, 20, 2],
  ];
  assert.equal(throughRuns(runs, 1), null);
  assert.equal(throughRuns(runs, 2), 10);
  assert.equal(throughRuns(runs, 5), 13);
  assert.equal(throughRuns(runs, 6), null);
  assert.equal(throughRuns(runs, 8), 21);
  assert.equal(backThroughRuns(runs, 12), 4);
  assert.equal(backThroughRuns(runs, 22), 9);
  assert.equal(backThroughRuns(runs, 15), null);
  assert.equal(placeOf({ start: null }, 3), null);
  assert.equal(placeOf({ start: 4 }, 3), 7);
});

test("changed lines are shown in stretches, those that stay are not", () => {
  assert.deepEqual(lineChanges("一\n二\n三", "一\n二\n三"), []);
  assert.deepEqual(lineChanges("一\n二\n三\n四", "一\n贰\n三\n四\n五"), [
    { old: "二", new: "贰" },
    { old: "", new: "五" },
  ]);
});

test("every word that the front end asks for is there in both languages", () => {
  const folder = new URL("../src/", import.meta.url);
  /** @type {Record<string, {en?: string, zh?: string}>} */
  const words = JSON.parse(readFileSync(new URL("../words.json", import.meta.url), "utf8"));
  const files = [...readdirSync(folder), ...readdirSync(new URL("alone/", folder)).map((file) => `alone/${file}`)].filter((file) => file.endsWith(".js"));
  const text = files.map((file) => readFileSync(new URL(file, folder), "utf8").replace(/\/\/.*/g, "")).join("\n");
  const asked = [...text.matchAll(/\bt\("([^"]+)"/g)].map((match) => match[1]);
  assert.ok(asked.length > 60);
  for (const key of asked) assert.ok(words[key], `no word ${key}`);
  for (const [key, { en, zh }] of Object.entries(words)) {
    assert.ok(en && zh, `${key} lacks a language`);
    assert.deepEqual(en.match(/\{\w+\}/g)?.sort() ?? [], zh.match(/\{\w+\}/g)?.sort() ?? [], `the blanks of ${key}`);
  }
});

test("a change that is told before the first view is here is not lost", async () => {
  Object.assign(globalThis, { window: globalThis }); // as in a browser
  /** @type {string[]} */
  const calls = [];
  const view = { sitting: "7", version: 1, text: "", saved: true, trouble: null, readable: true, faults: [], blocks: [] };
  const state = new State({ call: async (name) => (calls.push(name), name === "findings" ? { findings: [], ignored: [], blanks: [] } : { ...view, version: 2 }), listen: () => {} });
  assert.equal(state.concerns({ kind: "template", sitting: "7", version: 2 }), false);
  state.accept(/** @type {any} */ (view), null);
  await state.settled();
  assert.deepEqual([calls.filter((name) => name === "view"), state.view?.version], [["view"], 2]);
  assert.equal(state.concerns({ kind: "saved", sitting: "7", version: 2 }), true);
});

test("a change is told again until no other window came first", async () => {
  Object.assign(globalThis, { window: globalThis });
  const view = { sitting: "7", version: 1, text: "", saved: true, trouble: null, readable: true, faults: [], blocks: [] };
  let [told, version] = [0, 1];
  const call = async (/** @type {string} */ name) => {
    if (name !== "act") return name === "findings" ? { findings: [], ignored: [], blanks: [] } : { ...view, version };
    told++;
    return { ...view, version: ++version, stale: told <= 16 };
  };
  const state = new State({ call, listen: () => {} });
  state.accept(/** @type {any} */ (view), null);
  state.push("set 1", () => state.ask("act"));
  await state.settled();
  assert.equal(told, 17);
});

/** Where lines of ten characters end; letters and digits are half as wide as Chinese characters. @param {string} text @param {number} [indent] */
function linesOf(text, indent = 0) {
  const signs = [...text].map((one, at) => ({ node: /** @type {Text} */ (/** @type {unknown} */ (null)), from: at, to: at + 1, text: one, width: /[\w% ]/.test(one) ? 8 : 16, size: 16, spacing: 0, latin: /[\w%]/.test(one) }));
  let from = 0;
  return endsOf(signs, 160, indent).map(({ at, hangs }) => {
    const line = text.slice(from, at) + (hangs ? "^" : "");
    from = at;
    return line;
  });
}

test("lines end where the Word file's lines end", () => {
  assert.deepEqual(linesOf("一二三四五六七八九十甲"), ["一二三四五六七八九十", "甲"]);
  assert.deepEqual(linesOf("一二三四五六七八九十，甲"), ["一二三四五六七八九十，^", "甲"]); // a mark hangs
  assert.deepEqual(linesOf("一二三四五六七八九十。"), ["一二三四五六七八九十。^"]);
  assert.deepEqual(linesOf("一二三四五六七八九1%，甲"), ["一二三四五六七八九", "1%，甲"]); // nor one behind a number
  assert.deepEqual(linesOf("一二三四五六七八九十）甲"), ["一二三四五六七八九", "十）甲"]); // a bracket does not
  assert.deepEqual(linesOf("一二三四五六七八九十。”甲"), ["一二三四五六七八九", "十。”甲"]); // nor a mark that is not the last
  assert.deepEqual(linesOf("一二三四五六七八九“十”"), ["一二三四五六七八九", "“十”"]);
  assert.deepEqual(linesOf("一二三四五六七八12九十"), ["一二三四五六七八12", "九十"]); // two gaps
  assert.deepEqual(linesOf("一二三四五六七八九123个"), ["一二三四五六七八九", "123个"]); // a number stays whole
  assert.deepEqual(linesOf("一二三四五六七八九12%的"), ["一二三四五六七八九", "12%的"]);
  assert.deepEqual(linesOf("一二三四五六七八九……甲"), ["一二三四五六七八九", "……甲"]);
  assert.deepEqual(linesOf("一二三四五六七八九十", 32), ["一二三四五六七八", "九十"]);
  assert.deepEqual(linesOf(""), []);
  assert.deepEqual(linesOf("abcdefghijklmnopqrstuvwxyz"), ["abcdefghijklmnopqrst", "uvwxyz"]); // a word longer than a line
});

test("a date may be parted at its hyphens, a fraction not at its stroke", () => {
  assert.equal(mayBreak("-", "1"), true);
  assert.equal(mayBreak("6", "-"), false);
  assert.equal(mayBreak("1", "/"), false);
  assert.equal(mayBreak("/", "3"), false);
  assert.equal(mayBreak(" ", "A"), true);
  assert.equal(mayBreak("年", "1"), true);
});

test("bytes come back from the text that a page carries, whatever they are and however many", () => {
  const every = Buffer.from(Array.from({ length: 65536 * 2 }, (_, at) => (at % 2 ? at >> 9 : (at >> 1) & 255)));
  for (const data of [every, ...Array.from({ length: 20 }, (_, length) => every.subarray(7, 7 + length))]) {
    const text = sevens(data);
    assert.deepEqual(Buffer.from(bytesOfPart(text)), data);
    assert.ok(!/[\0\r<]/.test(text));
  }
});
