// Places in the text of a block's element: from a number of code points to a node and back, from a point of the screen to a character.

import { toPoint, toUnit } from "./text.js";

/** @typedef {{node: Node, offset: number}} Spot offset in UTF-16 units, as ranges have it */

/** The place in front of a character of an element's text.
 * @param {Element} element
 * @param {number} at code points
 * @returns {Spot}
 */
export function spotAt(element, at) {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let rest = at;
  /** @type {Spot} */
  let last = { node: element, offset: 0 };
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const text = node.nodeValue ?? "";
    const points = toPoint(text, text.length);
    last = { node, offset: text.length };
    if (rest < points) return { node, offset: toUnit(text, rest) };
    rest -= points;
  }
  return last;
}

/** How many code points of an element's text stand before a place.
 * @param {Element} element
 * @param {Spot} spot
 */
export function pointsBefore(element, { node, offset }) {
  const range = document.createRange();
  range.setStart(element, 0);
  range.setEnd(node, offset);
  const text = range.toString();
  return toPoint(text, text.length);
}

/** Where characters of an element stand on the screen; before the first or behind the last there is a place without width.
 * @param {Element} element
 * @param {number} at
 * @param {number} [length]
 * @returns {DOMRect[]}
 */
export function rectsOf(element, at, length = 0) {
  const range = document.createRange();
  const from = spotAt(element, at);
  const to = length ? spotAt(element, at + length) : from;
  range.setStart(from.node, from.offset);
  range.setEnd(to.node, to.offset);
  const rects = [...range.getClientRects()];
  if (rects.length || length) return rects;
  return [range.getBoundingClientRect().height ? range.getBoundingClientRect() : element.getBoundingClientRect()];
}

/** The place that a point of the screen is nearest to.
 * @param {number} x
 * @param {number} y
 * @returns {Spot|null}
 */
function nearest(x, y) {
  const page = /** @type {any} */ (document);
  const found = page.caretPositionFromPoint?.(x, y);
  if (found) return { node: found.offsetNode, offset: found.offset };
  const range = page.caretRangeFromPoint?.(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : null;
}

/** The character under a point: the block's element and how many code points stand before that character.
 * @param {number} x
 * @param {number} y
 * @param {string} selector what a block's element matches
 * @returns {{element: HTMLElement, at: number, hit: boolean}|null} hit: whether the point lies on the character
 */
export function characterAt(x, y, selector) {
  const spot = nearest(x, y);
  const near = spot?.node instanceof Element ? spot.node : spot?.node.parentElement;
  const under = document.elementFromPoint(x, y);
  const element = /** @type {HTMLElement|null} */ (near?.closest(selector) ?? under?.closest(selector));
  if (!spot || !element) return null;
  if (!element.contains(spot.node)) return { element, at: 0, hit: false };
  const at = pointsBefore(element, spot);
  // The nearest place may be in front of the character or behind it, and close figures overlap: the nearest middle counts.
  const middles = [at - 1, at, at + 1].flatMap((one) => (one < 0 ? [] : rectsOf(element, one, 1).flatMap((rect) => (inside(rect, x, y) ? [{ one, off: Math.abs(x - (rect.left + rect.right) / 2) }] : []))));
  const [hit] = middles.sort((one, other) => one.off - other.off);
  return hit ? { element, at: hit.one, hit: true } : { element, at, hit: false };
}

/** @param {DOMRect} rect @param {number} x @param {number} y */
const inside = (rect, x, y) => x >= rect.left && x < rect.right && y >= rect.top && y < rect.bottom;
