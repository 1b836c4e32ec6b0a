// The page: sheets of paper as the Word file will have them.
//
// All blocks are laid out once, out of sight, in columns as high as the type area: the browser finds where lines and pages break. A sheet
// shows one column. It holds copies of the blocks that stand in its column only; where the first of them began on an earlier page, a
// spacer stands before it that is as high as what stood there, and the sheet looks at a later column. Only sheets near the window
// are filled, and only blocks that changed are copied again. Footnotes are laid beside the flow, and stand at the foot of the sheet of
// their mark.

import { fill as put, h, say } from "./dom.js";
import { forgetWidths, setLines } from "./lines.js";
import { RULE, heightOf, paged } from "./paging.js";
import { onSheet, rimOf, wordsOf } from "./rim.js";
import { characterAt, pointsBefore, rectsOf, spotAt } from "./spots.js";
import { t } from "./words.js";

/** @typedef {import("./types.js").Block} Block */
/** @typedef {import("./types.js").Layout} Layout */
/** @typedef {import("./state.js").State} State */

/** @typedef {import("./paging.js").Laid} Laid */

/** A sheet of the page.
 * @typedef {object} Sheet
 * @property {HTMLElement} box as large as the sheet is on the screen
 * @property {HTMLElement} paper
 * @property {{element: HTMLElement, made: string}} rim made: of what it was made
 * @property {HTMLElement} flow
 * @property {HTMLElement} spacer
 * @property {HTMLElement} notes its footnotes
 * @property {HTMLElement} folio
 * @property {HTMLElement} marks
 * @property {boolean} near whether it is filled
 * @property {Copy[]} shown the footnotes behind the rest
 */

/** What stands on a sheet: a copy of what is laid. cut: as that was when it was copied.
 * @typedef {{laid: Laid, cut: string, element: HTMLElement}} Copy
 */

const PIXELS = 96 / 72; // of a point
const SLACK = 1; // pixels by which a column is higher, for what rounding adds to its lines
const TOTAL = "\ue000"; // stands for the number of pages, in the text behind a page number
const SEVERITIES = { error: 0, warning: 1, info: 2, note: 3 };

export class Page {
  /** @param {State} state */
  constructor(state) {
    this.state = state;
    this.sheet = new CSSStyleSheet();
    this.css = "";
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.sheet];
    this.flow = h("div", { class: "flow" });
    /** The footnotes out of sight. */
    this.feet = h("div", { class: "feet" });
    this.measure = h("div", { class: "paper measure", "aria-hidden": "true" }, this.flow, this.feet);
    this.list = h("div", { class: "sheets" });
    this.element = h("div", { class: "page-view", tabindex: 0, role: "region", "aria-label": t("page.label") }, this.measure, this.list);
    /** The mark of the caret's place. */
    this.bar = h("div", { class: "caret-mark" });
    /** @type {Sheet[]} */
    this.sheets = [];
    /** @type {Map<Block, Laid>} Blocks out of sight. */
    this.known = new Map();
    /** @type {Laid[]} What stands in the flow, in order. */
    this.laid = [];
    /** @type {Laid[][]} The footnotes of each page. */
    this.notes = [];
    /** @type {Block[]} */
    this.blocks = [];
    /** @type {"width"|number} */
    this.zoom = "width";
    this.scale = 1;
    this.across = 1;
    /** The finding that is chosen in the list. @type {string|null} */
    this.chosen = null;
    this.seen = new IntersectionObserver((entries) => this.#see(entries), { root: this.element, rootMargin: "60% 0px" });
    new ResizeObserver(() => this.#resize()).observe(this.element);
    this.list.addEventListener("click", (event) => this.#click(event));
    this.element.addEventListener("copy", (event) => this.#copy(event));
    state.on("view", ({ first, layout }) => first || this.show(layout)); // the first is shown with its window, when there is room to measure
    document.fonts.addEventListener("loadingdone", () => {
      forgetWidths();
      if (this.blocks.length) this.show(true);
    });
    state.on("findings", () => this.#mark());
    state.on("caret", () => this.#caret());
  }

  /** Show the state's blocks.
   * @param {boolean} [layout] whether the layout changed
   */
  show(layout = false) {
    const anchor = this.#anchor();
    if (layout || !this.blocks.length) this.#layout();
    this.#lay();
    this.#measure();
    this.#sheets();
    this.#keep(anchor);
    for (let index = 0; index < this.sheets.length; index++) if (this.sheets[index].near) this.#fill(index);
    this.#mark();
  }

  get #paper() {
    const { width = 595.3, height = 841.9, top = 105, right = 73, bottom = 98, left = 79, lines, pitch } = this.state.layout?.paper ?? {};
    const px = (/** @type {number} */ points) => points * PIXELS;
    const area = lines && pitch ? lines * pitch : height - top - bottom;
    return { width: px(width), height: px(height), top: px(top), left: px(left), right: px(right), bottom: px(bottom), text: px(width - left - right), area: px(area) + SLACK, pitch: px(pitch ?? 0) };
  }

  #layout() {
    const css = this.state.layout?.css ?? "";
    if (css !== this.css) this.sheet.replaceSync(css); // its fonts are loaded anew, which tells that they have come
    this.css = css;
    this.known.clear(); // their lines are those of the other layout
    this.laid = [];
    this.flow.replaceChildren();
    this.feet.replaceChildren();
    const { width, text, area } = this.#paper;
    this.feet.style.width = `${text}px`;
    this.#columns(this.flow, text, area, width);
    this.#scale();
    for (const sheet of this.sheets) this.#shape(sheet);
  }

  /** @param {HTMLElement} flow @param {number} text @param {number} area @param {number} gap */
  #columns(flow, text, area, gap) {
    Object.assign(flow.style, { width: `${text}px`, height: `${area}px`, columnWidth: `${text}px`, columnGap: `${gap}px`, columnFill: "auto" });
  }

  /** The flow out of sight made to hold the state's blocks. */
  #lay() {
    const blocks = this.state.blocks;
    const wanted = new Set(blocks);
    for (const [block, { element }] of this.known) {
      if (wanted.has(block)) continue;
      element.remove();
      this.known.delete(block);
    }
    for (const { again, element } of this.laid) if (again) element.remove();
    /** @type {Laid[]} */
    const fresh = [];
    const all = blocks.map((block) => {
      const known = this.known.get(block);
      if (known) return known;
      const laid = { block, element: elementOf(block, this.state.pictures), again: false, cut: "", stand: { first: 0, last: 0, top: 0, bottom: 0 } };
      this.known.set(block, laid);
      fresh.push(laid);
      return laid;
    });
    this.laid = all.filter((laid) => !isNote(laid));
    inOrder(this.flow, this.laid);
    inOrder(this.feet, all.filter(isNote));
    const { text } = this.#paper;
    for (const { element } of fresh) setLines(element, text);
    this.blocks = blocks;
  }

  #measure() {
    const { text, width, area, pitch } = this.#paper;
    const pages = { flow: this.flow, laid: this.laid, notes: this.blocks.map((block) => /** @type {Laid} */ (this.known.get(block))).filter(isNote), step: text + width, area, pitch };
    this.notes = paged(pages);
    this.laid = pages.laid;
    this.pages = Math.max(this.notes.length, 1 + (this.laid.length ? this.laid[this.laid.length - 1].stand.last : 0));
    this.notes.forEach((notes, page) => {
      let bottom = area;
      for (const note of [...notes].reverse()) {
        const top = bottom - heightOf(note);
        note.stand = { first: page, last: page, top, bottom };
        bottom = top;
      }
    });
  }

  #sheets() {
    const pages = this.pages ?? 1;
    while (this.sheets.length > pages) {
      const sheet = /** @type {Sheet} */ (this.sheets.pop());
      this.seen.unobserve(sheet.box);
      sheet.box.remove();
    }
    while (this.sheets.length < pages) {
      const sheet = this.#sheet();
      this.sheets.push(sheet);
      this.list.append(sheet.box);
      this.#shape(sheet);
      this.seen.observe(sheet.box);
    }
    this.sheets.forEach((sheet, index) => {
      this.#number(sheet, index + 1);
      this.#rim(sheet, index + 1);
      const label = t("page.sheet", { number: index + 1, count: pages });
      if (sheet.box.getAttribute("aria-label") !== label) sheet.box.setAttribute("aria-label", label);
    });
    this.state.emit("pages", pages);
  }

  /** @returns {Sheet} */
  #sheet() {
    const spacer = h("div", { class: "spacer" });
    const flow = h("div", { class: "flow" }, spacer);
    const folio = h("div", { class: "folio" });
    const marks = h("div", { class: "marks" });
    const notes = h("div", { class: "notes", hidden: true });
    const area = h("div", { class: "window" }, flow);
    const rim = { element: h("div", { class: "rim" }), made: "" };
    const paper = h("div", { class: "paper sheet-paper" }, rim.element, area, notes, folio, marks);
    const box = h("div", { class: "sheet-box", role: "group" }, paper);
    return { box, paper, rim, flow, spacer, notes, folio, marks, near: false, shown: [] };
  }

  /** A sheet given the layout's measures.
   * @param {Sheet} sheet
   */
  #shape(sheet) {
    const { width, height, top, left, right, bottom, text, area } = this.#paper;
    Object.assign(sheet.paper.style, { width: `${width}px`, height: `${height}px`, transform: `scale(${this.scale})` });
    Object.assign(sheet.box.style, { width: `${width * this.scale}px`, height: `${height * this.scale}px` });
    const area_ = /** @type {HTMLElement} */ (sheet.flow.parentElement);
    Object.assign(area_.style, { left: `${left}px`, top: `${top}px`, width: `${text + right / 2}px`, height: `${area}px` }); // marks hang over the margin
    Object.assign(sheet.notes.style, { left: `${left}px`, bottom: `${bottom}px`, width: `${text}px`, paddingTop: `${RULE}px` });
    Object.assign(sheet.marks.style, { left: `${left}px`, top: `${top}px`, width: `${text}px`, height: `${area}px` });
    this.#columns(sheet.flow, text, area, width);
    this.#empty(sheet);
  }

  /** @param {Sheet} sheet @param {number} number */
  #rim(sheet, number) {
    const rim = this.state.layout?.rim ?? null;
    const words = wordsOf(number, this.pages ?? 1, this.state.view?.heads ?? { title: "", date: "" });
    const made = rim ? JSON.stringify([rim, words]) : "";
    if (sheet.rim.made === made) return;
    sheet.rim.made = made;
    put(sheet.rim.element, ...(rim ? rimOf(rim, this.#paper, number, words) : []));
  }

  /** @param {Sheet} sheet @param {number} number */
  #number(sheet, number) {
    const shape = this.state.layout?.number;
    const rim = this.state.layout?.rim ?? null;
    if (!shape || shape.place === "none" || (rim && !onSheet(rim, number).number)) return say(sheet.folio, "");
    const { left, right } = this.#paper;
    say(sheet.folio, `${shape.before}${number}${shape.after.replace(TOTAL, String(this.pages))}`);
    const side = shape.place === "center" ? "center" : shape.place === "right" || number % 2 ? "right" : "left";
    const inset = side === "center" ? 0 : shape.inset * PIXELS;
    const pad = (/** @type {string} */ edge, /** @type {number} */ margin) => `${margin + (side === edge ? inset : 0)}px`;
    Object.assign(sheet.folio.style, { left: pad("left", left), right: pad("right", right), textAlign: side, bottom: `${shape.bottom * PIXELS}px` });
  }

  /** @param {IntersectionObserverEntry[]} entries */
  #see(entries) {
    for (const entry of entries) {
      const index = this.sheets.findIndex((sheet) => sheet.box === entry.target);
      if (index < 0) continue;
      const sheet = this.sheets[index];
      sheet.near = entry.isIntersecting;
      if (sheet.near) this.#fill(index);
      else this.#empty(sheet);
    }
    this.#mark();
  }

  /** @param {Sheet} sheet */
  #empty(sheet) {
    sheet.shown.forEach(({ element }) => element.remove());
    sheet.shown = [];
    put(sheet.marks);
  }

  /** Copies of a page's blocks put on its sheet; those that are there already stay.
   * @param {number} index
   */
  #fill(index) {
    const sheet = this.sheets[index];
    const here = this.laid.filter(({ stand }) => stand.first <= index && index <= stand.last);
    const old = new Map(sheet.shown.map((copy) => [copy.laid, copy]));
    const copyOf = (/** @type {Laid} */ laid) => {
      const known = old.get(laid);
      const copy = known?.cut === laid.cut ? known : { laid, cut: laid.cut, element: copied(laid.element) };
      copy.element.dataset.b = String(this.blocks.indexOf(laid.block));
      return copy;
    };
    const text = here.map(copyOf);
    const notes = (this.notes[index] ?? []).map(copyOf);
    const wanted = new Set([...text, ...notes]);
    sheet.shown.forEach((copy) => wanted.has(copy) || copy.element.remove());
    inOrder(sheet.flow, text, sheet.spacer.nextElementSibling);
    inOrder(sheet.notes, notes, sheet.notes.firstElementChild);
    sheet.notes.hidden = notes.length === 0;
    text.forEach(({ element }, number) => (element.style.marginTop = number ? "" : "0"));
    // A paragraph that goes on from the page before is all there, and is read there.
    text.forEach(({ element, laid: { again, stand } }) => (element.ariaHidden = again || stand.first < index ? "true" : null));
    sheet.shown = [...text, ...notes];
    const stand = here[0]?.stand;
    const { text: room, width } = this.#paper;
    sheet.spacer.style.height = `${stand?.top ?? 0}px`;
    sheet.flow.style.transform = stand && stand.first < index ? `translateX(${(stand.first - index) * (room + width)}px)` : "";
  }

  // Zoom and place

  /** @param {"width"|number} zoom the width of the window, or a scale */
  setZoom(zoom) {
    this.zoom = zoom;
    this.#resize();
  }

  /** @param {number} across sheets side by side */
  setAcross(across) {
    this.across = across;
    this.list.classList.toggle("two", across === 2);
    this.#resize();
  }

  #resize() {
    if (!this.state.layout) return;
    const anchor = this.#anchor();
    if (!this.#scale()) return;
    for (const sheet of this.sheets) {
      const { width, height } = this.#paper;
      sheet.paper.style.transform = `scale(${this.scale})`;
      Object.assign(sheet.box.style, { width: `${width * this.scale}px`, height: `${height * this.scale}px` });
    }
    this.#keep(anchor);
  }

  /** The scale that the zoom asks for. Answers whether anything changed. */
  #scale() {
    if (!this.element.clientWidth) return false;
    const room = (this.element.clientWidth - 24 * (this.across + 1)) / this.across;
    const scale = this.zoom === "width" ? Math.max(0.25, Math.min(1.6, room / this.#paper.width)) : this.zoom;
    const style = `repeat(${this.across}, max-content)`;
    if (scale === this.scale && this.list.style.gridTemplateColumns === style) return false;
    this.scale = scale;
    this.list.style.gridTemplateColumns = style;
    return true;
  }

  /** How far below the top of all sheets a block begins.
   * @param {Block} block
   * @returns {number|null}
   */
  #height(block) {
    const stand = this.known.get(block)?.stand;
    const box = stand && this.sheets[stand.first]?.box;
    return box ? box.offsetTop + (this.#paper.top + stand.top) * this.scale : null;
  }

  /** The first block that is in sight, and how far from the top of the window.
   * @returns {{block: Block, off: number}|null}
   */
  #anchor() {
    const top = this.element.scrollTop;
    if (top < 1 || !this.sheets.length) return null;
    for (const block of this.blocks) {
      const at = this.#height(block);
      if (at !== null && at >= top) return { block, off: at - top };
    }
    return null;
  }

  /** Scroll so that the anchor is where it was. @param {{block: Block, off: number}|null} anchor */
  #keep(anchor) {
    const at = anchor && this.#height(anchor.block);
    if (at === null || !anchor) return;
    const top = at - anchor.off;
    if (Math.abs(top - this.element.scrollTop) >= 1) this.element.scrollTop = top;
  }

  /** Scroll to a place of the page, because the user asked.
   * @param {{block: number, at: number}} place
   */
  reveal({ block, at }) {
    const laid = this.known.get(this.blocks[block]);
    if (!laid) return;
    const { text, width, top } = this.#paper;
    const rect = rectsOf(laid.element, at)[0];
    const base = this.flow.getBoundingClientRect();
    const column = isNote(laid) ? laid.stand.first : Math.max(0, Math.round((rect.left - base.left - text / 2) / (text + width)));
    const box = this.sheets[column]?.box;
    if (!box) return;
    const y = box.offsetTop + (top + (isNote(laid) ? laid.stand.top : rect.top - base.top)) * this.scale;
    const { scrollTop, clientHeight } = this.element;
    if (y < scrollTop + 40 || y > scrollTop + clientHeight - 80) this.element.scrollTop = Math.max(0, y - clientHeight / 3);
  }

  // Clicks and marks

  /** @param {MouseEvent} event */
  #click(event) {
    const mark = /** @type {HTMLElement} */ (event.target).closest("[data-finding]");
    if (mark instanceof HTMLElement) return this.state.emit("finding", mark.dataset.finding);
    if (!window.getSelection()?.isCollapsed) return;
    const found = characterAt(event.clientX, event.clientY, ".sheet-paper [data-b]");
    if (!found) return;
    event.preventDefault();
    this.state.emit("clicked", { block: Number(found.element.dataset.b), at: found.at, hit: found.hit, x: event.clientX, y: event.clientY });
  }

  /** What is selected is copied as the text of its paragraphs, each once: a paragraph that goes on stands on both sheets, and between them are page
   * numbers. Sheets far from the window are empty, but what stands on them is copied too.
   * @param {ClipboardEvent} event
   */
  #copy(event) {
    const selection = window.getSelection();
    if (!selection?.rangeCount || selection.isCollapsed || !event.clipboardData) return;
    const range = selection.getRangeAt(0);
    const text = this.#selected(range);
    if (!text) return;
    event.clipboardData.setData("text/plain", text);
    event.preventDefault();
  }

  /** @param {Range} range */
  #selected(range) {
    const copies = this.sheets.flatMap(({ shown }) => shown).filter(({ laid, element }) => !laid.again && range.intersectsNode(element));
    /** @param {Copy[]} shown the first and the last of them bound what is copied */
    const textOf = (shown) => {
      if (!shown.length) return [];
      const [first, last] = [shown[0], shown[shown.length - 1]];
      const from = first.element.contains(range.startContainer) ? pointsBefore(first.element, { node: range.startContainer, offset: range.startOffset }) : 0;
      const to = last.element.contains(range.endContainer) ? pointsBefore(last.element, { node: range.endContainer, offset: range.endOffset }) : null;
      const all = isNote(first.laid) ? shown.map(({ laid }) => laid) : this.laid.slice(this.laid.indexOf(first.laid), this.laid.indexOf(last.laid) + 1);
      return [...new Set(all)].filter(({ again }) => !again).map(({ element }, at, { length }) => wordsIn(element, at ? 0 : from, at < length - 1 ? null : to));
    };
    const notes = copies.filter(({ laid }) => isNote(laid));
    return [...textOf(copies.filter((copy) => !notes.includes(copy))), ...textOf(notes)].filter(Boolean).join("\n");
  }

  /** The findings and the caret's place drawn on the sheets that are in sight. */
  #mark() {
    for (const sheet of this.sheets) {
      if (!sheet.near) continue;
      const marks = this.state.findings.flatMap((finding) => this.#finding(sheet, finding));
      if (marks.length || sheet.marks.firstChild) put(sheet.marks, marks);
    }
    this.bar.remove();
    this.#caret();
  }

  /** The caret's place drawn. */
  #caret() {
    const { caret } = this.state;
    const place = caret === null ? null : this.state.onPage(caret);
    const block = place && this.blocks[place.block];
    for (const sheet of block ? this.sheets : []) {
      const spot = block && place && sheet.near && this.#spots(sheet, block, place.at, 0)[0];
      if (!spot) continue;
      Object.assign(this.bar.style, { left: `${spot.left}px`, top: `${spot.top}px`, height: `${spot.height}px` });
      if (this.bar.parentNode !== sheet.marks) sheet.marks.append(this.bar);
      return;
    }
    this.bar.remove();
  }

  /** Where characters stand on a sheet, in its own measure; nothing where they are on another.
   * @param {Sheet} sheet
   * @param {Block} block
   * @param {number} at
   * @param {number} length
   */
  #spots(sheet, block, at, length) {
    const copy = sheet.shown.find(({ laid }) => laid.block === block && !laid.again);
    if (!copy) return [];
    const base = sheet.marks.getBoundingClientRect();
    const slack = 2;
    return rectsOf(copy.element, at, length)
      .map((rect) => ({ left: (rect.left - base.left) / this.scale, top: (rect.top - base.top) / this.scale, width: rect.width / this.scale, height: rect.height / this.scale }))
      .filter(({ left, top }) => left >= -slack && left <= base.width / this.scale + slack && top >= -slack && top <= base.height / this.scale);
  }

  /** @param {Sheet} sheet @param {import("./state.js").Placed} finding @returns {HTMLElement[]} */
  #finding(sheet, finding) {
    if (!finding.on) return [];
    const spots = this.#spots(sheet, finding.on, finding.at ?? 0, Math.max(1, finding.length ?? 1));
    if (!spots.length) return [];
    const lines = spots.map((spot) => {
      const line = h("div", { class: `found ${finding.open ? "open" : finding.severity}${String(finding.id) === this.chosen ? " chosen" : ""}` });
      Object.assign(line.style, { left: `${spot.left}px`, top: `${spot.top}px`, width: `${spot.width}px`, height: `${spot.height}px` });
      return line;
    });
    if (finding.open) return lines;
    const mark = h("button", { class: `margin-mark ${finding.severity}`, type: "button", tabindex: -1, "data-finding": String(finding.id), title: finding.message, "aria-label": finding.message });
    Object.assign(mark.style, { top: `${spots[0].top}px`, zIndex: String(9 - SEVERITIES[finding.severity]) });
    return [...lines, mark];
  }

  /** @param {string|null} id */
  choose(id) {
    this.chosen = id;
    this.#mark();
  }
}

/** The element of a block. Its HTML is Drafter's own, made of escaped text.
 * @param {Block} block
 * @param {Map<string, string>} pictures
 * @returns {HTMLElement}
 */
function elementOf(block, pictures) {
  const holder = document.createElement("template");
  holder.innerHTML = block.html; // eslint-disable-line no-restricted-properties
  const element = /** @type {HTMLElement} */ (holder.content.firstElementChild ?? document.createElement("p"));
  element.removeAttribute("data-b");
  if (block.break) element.style.breakBefore = "column";
  const { columns, inset, hanging } = element.dataset;
  if (columns) element.style.gridTemplateColumns = columns.split(" ").map(points).join(" ");
  if (inset) element.style.marginRight = points(inset);
  if (hanging) {
    const [left = "", indent = ""] = hanging.split(" ");
    Object.assign(element.style, { marginLeft: points(left), textIndent: points(indent) });
  }
  const picture = element.querySelector("img");
  if (picture) {
    const { picture: name = "", width = "", height = "" } = picture.dataset;
    picture.src = pictures.get(name) ?? "";
    Object.assign(picture.style, { width: points(width), height: points(height) });
  }
  return element;
}

/** Words of an element, its lines apart.
 * @param {HTMLElement} element
 * @param {number} from code points
 * @param {number|null} to null for its end
 */
function wordsIn(element, from, to) {
  const range = document.createRange();
  range.selectNodeContents(element);
  const start = spotAt(element, from);
  range.setStart(start.node, start.offset);
  if (to !== null) {
    const end = spotAt(element, to);
    range.setEnd(end.node, end.offset);
  }
  const words = range.cloneContents();
  for (const end of words.querySelectorAll("br")) end.replaceWith("\n");
  return words.textContent ?? "";
}

/** @param {Laid} laid */
const isNote = ({ element }) => element.classList.contains("footnote");

/** Elements put into another in their order; those that stand right stay.
 * @param {HTMLElement} into
 * @param {{element: HTMLElement}[]} wanted
 * @param {Element|null} [first] the one that the first should be
 */
function inOrder(into, wanted, first = into.firstElementChild) {
  let place = first;
  for (const { element } of wanted) {
    if (element === place) place = place.nextElementSibling;
    else into.insertBefore(element, place);
  }
}

/** @param {string} number of points @returns {string} */
const points = (number) => `calc(${number} * var(--pt))`;

/** @param {HTMLElement} element */
function copied(element) {
  const copy = /** @type {HTMLElement} */ (element.cloneNode(true));
  copy.style.breakBefore = "";
  return copy;
}
