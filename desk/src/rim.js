// What stands at the rim of a sheet: header, footer, the mark of confidentiality, the watermark. The page number alone is page.js's.

import { h } from "./dom.js";

/** @typedef {import("./types.js").Rim} Rim */

/** Signs in the texts: the page's number, the number of pages, title and date; between the last two stands what has the type of the page number. */
const [TOTAL, PAGE, TITLE, DATE, NUMBER_STARTS, NUMBER_ENDS] = ["\ue000", "\ue001", "\ue002", "\ue003", "\ue010", "\ue011"];

/** Which of its kinds of pages a sheet is. @param {Rim} rim @param {number} number */
export function onSheet({ pages }, number) {
  if (number === 1 && pages.first) return pages.first;
  return (number % 2 === 0 && pages.even) || pages.default;
}

/** The rim of a sheet.
 * @param {Rim} rim
 * @param {{width: number, left: number, right: number, top: number, bottom: number, height: number}} paper in pixels
 * @param {number} number of the sheet
 * @param {Record<string, string>} words what stands for the signs
 */
export function rimOf(rim, paper, number, words) {
  const { header, mark, footer } = onSheet(rim, number);
  const place = { left: `${paper.left}px`, width: `${paper.width - paper.left - paper.right}px` };
  const above = header || mark ? placed(h("div", { class: "rim-above" }, header && row("header", header, rim.rules.header, words), mark && h("div", { class: "rim-mark" }, mark)), { ...place, top: points(rim.top) }) : null;
  const below = footer ? placed(row("footer", footer, rim.rules.footer, words), { ...place, bottom: points(rim.bottom) }) : null;
  return [rim.watermark && watermark(rim.watermark, paper), above, below].flatMap((element) => (element ? [element] : []));
}

/** @param {NonNullable<Rim["watermark"]>} watermark @param {{width: number, left: number, right: number, top: number, bottom: number, height: number}} paper */
function watermark({ text, size, color }, paper) {
  const across = paper.left + (paper.width - paper.left - paper.right) / 2;
  const down = paper.top + (paper.height - paper.top - paper.bottom) / 2;
  return placed(h("div", { class: "watermark" }, text), { left: `${across}px`, top: `${down}px`, fontSize: points(size), color });
}

/** @param {"header"|"footer"} kind @param {string[]} cells @param {boolean} rule @param {Record<string, string>} words */
function row(kind, cells, rule, words) {
  return h("div", { class: `rim-row rim-${kind}${rule ? " ruled" : ""}` }, cells.map((cell) => h("span", {}, pieces(cell, words))));
}

/** @param {string} text @param {Record<string, string>} words */
function pieces(text, words) {
  const filled = [...text].map((sign) => words[sign] ?? sign).join("");
  const [before, ...numbers] = filled.split(NUMBER_STARTS);
  return [before, ...numbers.flatMap((part) => part.split(NUMBER_ENDS).map((piece, index) => (index ? piece : h("span", { class: "rim-number" }, piece))))];
}

/** What stands for the signs on a sheet. @param {number} number @param {number} pages @param {{title: string, date: string}} heads */
export const wordsOf = (number, pages, { title, date }) => ({ [PAGE]: String(number), [TOTAL]: String(pages), [TITLE]: title, [DATE]: date });

/** @param {HTMLElement} element @param {object} style */
function placed(element, style) {
  Object.assign(element.style, style);
  return element;
}

/** @param {number} number */
const points = (number) => `calc(${number} * var(--pt))`;
