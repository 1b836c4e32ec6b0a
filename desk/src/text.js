// Indexes. Drafter counts Unicode code points, the browser UTF-16 units: 𠮷 is one here and two there.

const PAIRS = /[\ud800-\udbff][\udc00-\udfff]/g;

/** The indexes of one text, from either to the other. Nearly every text has no pairs, and both are the same. */
export class Points {
  /** @param {string} text */
  constructor(text) {
    /** Where each pair begins, in units. @type {number[]} */
    this.pairs = [];
    if (/[\ud800-\udbff]/.test(text)) for (const match of text.matchAll(PAIRS)) this.pairs.push(match.index);
  }

  /** @param {number} unit an index in UTF-16 units @returns {number} in code points */
  point(unit) {
    return unit - this.#before(unit, 0);
  }

  /** @param {number} point an index in code points @returns {number} in UTF-16 units */
  unit(point) {
    return point + this.#before(point, 1);
  }

  /** How many pairs lie before an index. Pair number k begins at pairs[k] in units, at pairs[k] - k in code points.
   * @param {number} index
   * @param {0|1} points 1 where the index counts code points
   */
  #before(index, points) {
    let low = 0;
    let high = this.pairs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.pairs[middle] - points * middle < index) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** @param {string} text @param {number} unit @returns {number} */
export const toPoint = (text, unit) => new Points(text.slice(0, unit)).point(unit);

/** @param {string} text @param {number} point @returns {number} */
export const toUnit = (text, point) => Math.min(text.length, new Points(text).unit(point));

/** The one stretch in which two texts differ, in UTF-16 units; null where they are the same. No pair is cut.
 * @param {string} old
 * @param {string} now
 * @returns {import("./types.js").Edit|null}
 */
export function difference(old, now) {
  if (old === now) return null;
  const shorter = Math.min(old.length, now.length);
  let start = 0;
  while (start < shorter && old.charCodeAt(start) === now.charCodeAt(start)) start++;
  if (start && isHigh(old.charCodeAt(start - 1))) start--;
  let end = 0;
  while (end < shorter - start && old.charCodeAt(old.length - 1 - end) === now.charCodeAt(now.length - 1 - end)) end++;
  if (end && isLow(old.charCodeAt(old.length - end))) end--;
  return [start, old.length - end, now.slice(start, now.length - end)];
}

/** Where a place of a text is in its new version, both in code points.
 * @param {string} old
 * @param {string} now
 * @param {number} point
 */
export function moved(old, now, point) {
  const edit = difference(old, now);
  if (!edit) return point;
  const [start, stop, put] = edit;
  const unit = toUnit(old, point);
  return toPoint(now, unit < start ? unit : unit < stop ? start : unit + put.length - (stop - start));
}

/** A text with the changes of two that were made of the same third: nothing that was put in is lost, theirs stands before mine.
 * @param {string} base
 * @param {string} mine
 * @param {string} theirs
 */
export function together(base, mine, theirs) {
  const [ours, others] = [difference(base, mine), difference(base, theirs)];
  if (!ours || mine === theirs) return theirs;
  if (!others) return mine;
  if (ours[1] < others[0] || (ours[1] === others[0] && ours[0] < ours[1])) return edited(edited(base, others), ours);
  if (others[1] <= ours[0]) return edited(edited(base, ours), others);
  return edited(base, [Math.min(ours[0], others[0]), Math.max(ours[1], others[1]), others[2] + ours[2]]);
}

/** @param {number} unit */
const isHigh = (unit) => unit >= 0xd800 && unit < 0xdc00;
/** @param {number} unit */
const isLow = (unit) => unit >= 0xdc00 && unit < 0xe000;

/** An edit done, in UTF-16 units.
 * @param {string} text
 * @param {import("./types.js").Edit} edit
 */
export const edited = (text, [start, stop, put]) => text.slice(0, start) + put + text.slice(stop);

/** Where a place of a value stands in the outline's text (code points); null where it is not written yet.
 * @param {{start?: number|null, runs?: import("./types.js").Run[]}} value
 * @param {number} at
 */
export function placeOf(value, at) {
  if (value.runs) return throughRuns(value.runs, at);
  return value.start === null || value.start === undefined ? null : value.start + at;
}

/** From a place of a block or value to the place in the outline's text, by its runs (code points). What stands between two runs belongs
 * to nobody: null.
 * @param {import("./types.js").Run[]} runs
 * @param {number} at
 */
export function throughRuns(runs, at) {
  let behind = null;
  for (const [from, start, length] of runs) {
    if (at >= from && at < from + length) return start + at - from;
    if (at === from + length) behind = start + length;
  }
  return behind;
}

/** The way back: where a place of the outline's text stands by runs; null where it does not.
 * @param {import("./types.js").Run[]} runs
 * @param {number} index
 */
export function backThroughRuns(runs, index) {
  let behind = null;
  for (const [from, start, length] of runs) {
    if (index >= start && index < start + length) return from + index - start;
    if (index === start + length) behind = from + length;
  }
  return behind;
}
