// Lines as Word and LibreOffice break them, which no browser does: between a Chinese character and a letter or digit there is a gap, and a mark
// that ends a line may hang over the margin. So the lines of a justified paragraph are found here, and each is an element of its own.
//
// Found by printing with LibreOffice paragraphs whose 29th character was each of a hundred signs; Word's own names for both
// rules are autoSpaceDE, autoSpaceDN and overflowPunct, which hold where a document says nothing. Other paragraphs get the gaps alone.

import { h } from "./dom.js";

const GAP = 0.2; // of the type's size
const HANGING = new Set("，。、；：？！．,.;:!?");
const NOT_FIRST = new Set([...HANGING, "\ufffc", ..."）］｝〉》」』】〕〗〞”’·)]}～々%‰℃°"]);
const NOT_LAST = new Set("“‘（《〈【〔「『〖〝［｛([{￥$＄");
const LETTER = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\d]/u;
const CHINESE = /[\p{Script=Han}\p{Script=Bopomofo}①-⓿]/u;
const LATIN = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\d%]/u; // behind these LibreOffice lets no mark hang
const JOINING = new Set("./:,'_&@#+*=~%");
const MARK = "\ufffc"; // stands for the mark of a footnote
const PAIRED = new Set("…—");
const LARGE = 1000; // pixels: at the size of the type a width is rounded to a 64th of a pixel
const ROUNDING = 0.02; // pixels: widths that differ by less are the same

/** A character of a paragraph, or the mark of a footnote. spacing: the part of its width that the layout's tracking adds. latin: whether it is set as Latin text; marks and
 * signs go with what stands before them.
 * @typedef {{node: Text|HTMLElement, from: number, to: number, text: string, width: number, size: number, spacing: number, latin: boolean}} Sign
 */

/** @type {Map<string, number>} The widths of characters, by font and character. */
const widths = new Map();
/** @type {CanvasRenderingContext2D|null} */
let drawing = null;

/** Widths are measured anew, because a font has come. */
export function forgetWidths() {
  widths.clear();
}

/** Put the lines of a paragraph into elements of their own. Paragraphs that are not justified, or hold more than words, stay as they are.
 * @param {HTMLElement} element it stands in the page
 * @param {number} room the width of the type area in pixels
 */
export function setLines(element, room) {
  if (element.tagName !== "P" || element.dataset.columns || element.querySelector("br, img, ruby, .line")) return;
  const style = getComputedStyle(element);
  if (style.textAlign !== "justify") {
    const signs = signsOf(element);
    if (gapsOf(signs).size) element.replaceChildren(lineOf(element, signs, 0, signs.length, false));
    return;
  }
  const indent = parseFloat(style.textIndent);
  const width = room - parseFloat(style.marginLeft) - parseFloat(style.marginRight);
  const signs = signsOf(element);
  const ends = endsOf(signs, width, indent);
  if (ends.length < 2 && !ends[0]?.hangs) {
    if (gapsOf(signs).size) element.replaceChildren(lineOf(element, signs, 0, signs.length, false));
    return;
  }
  const lines = ends.map((end, number) => {
    const line = lineOf(element, signs, number ? ends[number - 1].at : 0, end.at, end.hangs);
    line.classList.add("set");
    if (number < ends.length - 1 || end.hangs) line.classList.add("full");
    if (!number) line.style.width = `calc(100% - ${indent}px)`;
    return line;
  });
  element.replaceChildren(...lines);
}

/** The characters of a paragraph with their widths. @param {HTMLElement} element @returns {Sign[]} */
function signsOf(element) {
  drawing ??= document.createElement("canvas").getContext("2d");
  /** @type {Sign[]} */
  const signs = [];
  const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    if (node instanceof HTMLElement) {
      if (node.dataset.number) signs.push({ node, from: 0, to: 1, text: MARK, width: node.getBoundingClientRect().width, size: 0, spacing: 0, latin: false });
      continue;
    }
    if (!(node instanceof Text)) continue;
    const style = getComputedStyle(/** @type {Element} */ (node.parentElement));
    const font = `${style.fontStyle} ${style.fontWeight} ${LARGE}px ${style.fontFamily}`;
    const spacing = parseFloat(style.letterSpacing) || 0;
    const size = parseFloat(style.fontSize);
    let from = 0;
    for (const text of node.data) {
      const to = from + text.length;
      const latin = LETTER.test(text) || (signs.length > 0 && signs[signs.length - 1].latin && /[ -~°℃‰]/.test(text));
      signs.push({ node, from, to, text, width: widthOf(text, font) * (size / LARGE) + spacing, size, spacing, latin });
      from = to;
    }
  }
  return signs;
}

/** @param {string} text @param {string} font */
function widthOf(text, font) {
  const key = `${font}\n${text}`;
  let width = widths.get(key);
  if (width === undefined && drawing) {
    drawing.font = font;
    width = drawing.measureText(text).width;
    widths.set(key, width);
  }
  return width ?? 0;
}

/** Whether there is a gap between two characters. @param {Sign} one @param {Sign} next */
const isGap = (one, next) => (CHINESE.test(one.text) && LETTER.test(next.text)) || (LETTER.test(one.text) && CHINESE.test(next.text));

/** What is added between two characters: the gap; and tracking is not added at the end of a portion, which is text of one script in one look.
 * @param {Sign} one
 * @param {Sign} next
 */
function between(one, next) {
  const portion = one.latin !== next.latin || one.node?.parentElement !== next.node?.parentElement;
  return (isGap(one, next) ? GAP * next.size : 0) - (portion ? one.spacing : 0);
}

/** The indexes of the characters before which there is a gap. @param {Sign[]} signs */
function gapsOf(signs) {
  const found = new Set();
  for (let at = 1; at < signs.length; at++) if (isGap(signs[at - 1], signs[at])) found.add(at);
  return found;
}

/** Whether a line may end between two characters. @param {string} one @param {string} next */
export function mayBreak(one, next) {
  if (NOT_FIRST.has(next) || NOT_LAST.has(one) || next === " ") return false;
  if (one === next && PAIRED.has(one)) return false;
  const [before, behind] = [LETTER.test(one), LETTER.test(next)];
  if (before && behind) return false;
  if (before && (JOINING.has(next) || next === "-")) return false;
  return !(behind && JOINING.has(one));
}

/** Where each line ends, and whether its last character hangs over the margin.
 * @param {Sign[]} signs
 * @param {number} width
 * @param {number} indent
 * @returns {{at: number, hangs: boolean}[]}
 */
export function endsOf(signs, width, indent) {
  const ends = [];
  let [start, last, used] = [0, 0, indent];
  for (let at = 0; at < signs.length; at++) {
    const sign = signs[at];
    if (at > start && mayBreak(signs[at - 1].text, sign.text)) last = at;
    used += (at > start ? between(signs[at - 1], sign) : 0) + sign.width;
    if (used - sign.spacing <= width + ROUNDING || sign.text === " ") continue;
    const next = signs[at + 1];
    const hangs = HANGING.has(sign.text) && at > start && !LATIN.test(signs[at - 1].text) && used - sign.width - signs[at - 1].spacing <= width + ROUNDING && (!next || mayBreak(sign.text, next.text));
    const end = hangs ? at + 1 : last > start ? last : at;
    if (hangs && !next) break;
    ends.push({ at: end, hangs });
    [start, last, used] = [end, end, 0];
    at = end - 1;
  }
  const hangs = signs.length > start && used - signs[signs.length - 1].spacing > width + ROUNDING;
  if (start < signs.length) ends.push({ at: signs.length, hangs });
  return ends;
}

/** An element with the characters from one index to another, in the elements that they stand in.
 * @param {HTMLElement} element
 * @param {Sign[]} signs
 * @param {number} start
 * @param {number} stop
 * @param {boolean} hangs
 */
function lineOf(element, signs, start, stop, hangs) {
  const line = h("span", {});
  /** @type {Element|null} */
  let parent = null;
  /** @type {Element} */
  let into = line;
  for (let at = start; at < stop; ) {
    const { node, from } = signs[at];
    if (node.parentElement !== parent) {
      parent = /** @type {Element} */ (node.parentElement);
      into = line;
      for (const outer of chainOf(element, parent)) {
        const shell = /** @type {Element} */ (outer.cloneNode(false));
        into.append(shell);
        into = shell;
      }
    }
    if (at > start && isGap(signs[at - 1], signs[at])) into.append(h("span", { class: "gap" }));
    if (!(node instanceof Text)) {
      into.append(node.cloneNode(true));
      at++;
      continue;
    }
    let end = at + 1;
    while (end < stop && signs[end].node === node && !isGap(signs[end - 1], signs[end]) && !(hangs && end === stop - 1)) end++;
    const words = node.data.slice(from, signs[end - 1].to);
    if (hangs && at === stop - 1) {
      const mark = h("span", {}, words);
      mark.style.marginRight = `-${signs[at].width}px`;
      into.append(mark);
    } else into.append(words);
    at = end;
  }
  return line;
}

/** The elements between a paragraph and one inside it, the outer one first. @param {Element} element @param {Element} inner */
function chainOf(element, inner) {
  const chain = [];
  for (let one = inner; one !== element; one = /** @type {Element} */ (one.parentElement)) chain.unshift(one);
  return chain;
}
