// Where pages end that the browser cannot end by itself: above the footnotes of a page, and inside a table, whose head stands again on the next
// page.
//
// The browser breaks the flow into columns of one height. Here each column is looked at in turn. Where footnotes take room at its foot, the
// first line that has none left begins the next column; what follows is laid anew by the browser.

import { h } from "./dom.js";

/** Where something stands: in which columns, and how far below the top of the first.
 * @typedef {{first: number, last: number, top: number, bottom: number}} Stand
 */

/** A block in the flow, or the head of a table again on a further page. cut: where its lines are divided by force, so that a copy can be told from an
 * older one. page: of a footnote, the page of its mark.
 * @typedef {object} Laid
 * @property {import("./types.js").Block} block
 * @property {HTMLElement} element
 * @property {boolean} again
 * @property {string} cut
 * @property {Stand} stand
 */

/** What pages are made of. Lengths are pixels.
 * @typedef {object} Pages
 * @property {HTMLElement} flow
 * @property {Laid[]} laid what stands in the flow, in order; heads that stand again are put in
 * @property {Laid[]} notes the footnotes, in the order of their marks
 * @property {number} step from a column to the next
 * @property {number} area the height of the type area
 * @property {number} pitch of the lines that the end of the text above footnotes keeps to
 */

export const RULE = 8; // pixels: what LibreOffice leaves for the line above footnotes, between 6.4 and 11.7
const MOST = 2000; // pages

/** End the pages. Answers the footnotes of each page.
 * @param {Pages} pages
 * @returns {Laid[][]}
 */
export function paged(pages) {
  undone(pages);
  measure(pages);
  const marks = [...pages.flow.querySelectorAll("sup.footnote-mark")];
  /** @type {Laid[][]} */
  const feet = [];
  let taken = 0;
  for (let page = 0; page < MOST; page++) {
    if (repeatHead(pages, page)) measure(pages);
    const here = pages.laid.filter(({ stand }) => stand.first <= page && page <= stand.last);
    if (!here.length && page > lastOf(pages)) break;
    const numbers = marks.map((mark, number) => ({ number, column: columnOf(pages, mark) })).filter(({ number, column }) => number >= taken && column <= page);
    const kept = numbers.length ? endAbove(pages, page, here, marks, numbers.map(({ number }) => number)) : { count: 0, moved: false };
    feet[page] = pages.notes.slice(taken, taken + kept.count);
    taken += kept.count;
    if (kept.moved) measure(pages);
  }
  if (taken < pages.notes.length && feet.length) feet[feet.length - 1].push(...pages.notes.slice(taken)); // of marks that are not shown
  return feet;
}

/** @param {Pages} pages */
const lastOf = ({ laid }) => (laid.length ? laid[laid.length - 1].stand.last : 0);

/** What was done before is taken back. @param {Pages} pages */
function undone(pages) {
  const heads = pages.laid.filter(({ again }) => again);
  heads.forEach(({ element }) => element.remove());
  pages.laid = pages.laid.filter(({ again }) => !again);
  for (const one of pages.laid) {
    one.element.style.breakBefore = one.block.break ? "column" : "";
    if (!one.cut) continue;
    for (const turn of one.element.querySelectorAll(".turned[data-notes]")) turn.replaceWith(...turn.childNodes);
    one.element.normalize();
    one.cut = "";
  }
}

/** Where everything stands. @param {Pages} pages */
export function measure({ flow, laid, step }) {
  const base = flow.getBoundingClientRect();
  let first = 0;
  for (const one of laid) {
    const rects = one.element.getClientRects();
    one.stand = { first, last: first, top: 0, bottom: 0 };
    if (rects.length) {
      const column = (/** @type {DOMRect} */ rect) => Math.max(0, Math.round((rect.left - base.left) / step));
      const last = rects[rects.length - 1];
      one.stand = { first: column(rects[0]), last: column(last), top: rects[0].top - base.top, bottom: last.bottom - base.top };
    }
    first = one.stand.last;
  }
}

/** @param {Pages} pages @param {Element} element */
function columnOf({ flow, step }, element) {
  return Math.max(0, Math.floor((element.getBoundingClientRect().left - flow.getBoundingClientRect().left + 2) / step)); // 2: rounding
}

/** The head of a table put above the row that begins a page. Answers whether it was. @param {Pages} pages @param {number} page */
function repeatHead(pages, page) {
  const { laid } = pages;
  const at = laid.findIndex(({ stand }) => stand.first === page && stand.last === page);
  const row = laid[at];
  if (!row || at === 0 || row.again || !isRow(row) || isHead(row) || laid[at - 1].stand.last >= page) return false;
  let first = at;
  while (first > 0 && !("first" in laid[first].element.dataset) && isRow(laid[first - 1])) first--;
  let behind = first;
  while (behind < at && isHead(laid[behind])) behind++;
  const heads = laid.slice(first, behind).map(({ block, element }) => ({ block, element: again(element), again: true, cut: "", stand: row.stand }));
  if (!heads.length || heads[0].block === laid[at - 1].block) return false;
  row.element.style.breakBefore = "";
  heads.forEach(({ element }) => row.element.before(element));
  heads[0].element.style.breakBefore = "column";
  laid.splice(at, 0, ...heads);
  return true;
}

/** @param {Laid} laid */
const isRow = ({ element }) => Boolean(element.dataset.columns);
/** @param {Laid} laid */
const isHead = (laid) => isRow(laid) && /-head\b/.test(laid.element.className);

/** @param {HTMLElement} element */
function again(element) {
  const copy = /** @type {HTMLElement} */ (element.cloneNode(true));
  copy.style.breakBefore = "";
  return copy;
}

/** A line of a page, or what is not divided. @typedef {{laid: Laid, bottom: number, inner: HTMLElement|null, first: boolean}} Unit */

/** End a page above its footnotes. Answers how many footnotes it has, and whether something moved to the next page.
 * @param {Pages} pages
 * @param {number} page
 * @param {Laid[]} here what stands on it
 * @param {Element[]} marks all marks of footnotes
 * @param {number[]} numbers those that stand on it
 */
function endAbove(pages, page, here, marks, numbers) {
  const units = here.flatMap((laid) => unitsOf(pages, laid, page));
  let [count, foot] = [0, 0];
  for (let at = 0; at < units.length; at++) {
    const { laid, inner, bottom } = units[at];
    const of = numbers.filter((number) => (inner ?? laid.element).contains(marks[number])).length;
    const more = pages.notes.slice(numbers[0] + count, numbers[0] + count + of).reduce((sum, note) => sum + heightOf(note), 0);
    const room = foot || more ? endOf(pages, (foot || RULE) + more) : pages.area;
    if (bottom > room + 1 && at > 0) return { count, moved: turn(units, at) };
    if (more) foot = (foot || RULE) + more;
    count += of;
  }
  return { count, moved: false };
}

/** How high a footnote is. @param {Laid} note */
export const heightOf = ({ element }) => element.getBoundingClientRect().height;

/** Where the text ends above footnotes: LibreOffice keeps whole lines of the grid. @param {Pages} pages @param {number} foot */
function endOf({ area, pitch }, foot) {
  return pitch ? Math.floor((area - foot) / pitch) * pitch : area - foot;
}

/** The lines of a block on a page. @param {Pages} pages @param {Laid} laid @param {number} page @returns {Unit[]} */
function unitsOf(pages, laid, page) {
  const top = pages.flow.getBoundingClientRect().top;
  const lines = /** @type {NodeListOf<HTMLElement>} */ (laid.element.querySelectorAll(".set"));
  if (!lines.length) return laid.stand.last === page ? [{ laid, inner: null, bottom: laid.stand.bottom, first: laid.stand.first === page }] : [];
  const whole = getComputedStyle(laid.element).breakInside === "avoid";
  if (whole) return laid.stand.last === page ? [{ laid, inner: null, bottom: laid.stand.bottom, first: laid.stand.first === page }] : [];
  return [...lines].flatMap((line, number) => (columnOf(pages, line) === page ? [{ laid, inner: line, bottom: line.getBoundingClientRect().bottom - top, first: number === 0 }] : []));
}

/** The page ended before a line. What must stay with it goes along. Answers whether it could be. @param {Unit[]} units @param {number} at */
function turn(units, at) {
  let place = at;
  while (place > 0 && units[place].first && getComputedStyle(units[place - 1].laid.element).breakAfter === "avoid") {
    place--;
    while (place > 0 && !units[place].first) place--;
  }
  const { laid, inner, first } = place > 0 ? units[place] : units[at];
  if (first) laid.element.style.breakBefore = "column";
  else if (inner) {
    const rest = h("span", { class: "turned", "data-notes": "" });
    const parent = /** @type {HTMLElement} */ (inner.parentElement);
    const lines = [...parent.childNodes];
    inner.before(rest);
    rest.append(...lines.slice(lines.indexOf(inner)));
    laid.cut += `${lines.indexOf(inner)} `;
  } else return false;
  return true;
}
