// What is typed while parts of the form change: it belongs where the caret will be, which is known only when Drafter has answered.
//
// Words, keys and actions are held in their order and done when the form shows the answer. So no action is asked for in a form that is older than
// what Drafter has, however fast the hand or slow the answer.

import { keepRow, h } from "./dom.js";
import { moved, toPoint } from "./text.js";
import { t } from "./words.js";

/** @typedef {import("./box.js").Box} Box */
/** @typedef {{key: string, shiftKey: boolean, altKey: boolean}} Key */
/** What is held: words, a key, or an action. @typedef {{words: string}|Key|{run: () => void}} Held */

/** A place that the caret comes back to. box: null where none had it. at, length: code points. text, path, index: by which the box is found
 * where its row shows another part by then.
 * @typedef {{box: Box|null, at: number, length: number, text: string, path: string, index: number}} Place
 */

/** Keys that are held. Others make words, or are nobody's. */
const KEYS = new Set(["Enter", "Tab", "Backspace", "Delete", "Home", "End", "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"]);

export class Catcher {
  /** @param {import("./form.js").Form} form */
  constructor(form) {
    this.form = form;
    /** Where the caret was, or will be as Drafter said; null while nothing is held. @type {Place|null} */
    this.back = null;
    /** @type {Held[]} */
    this.held = [];
    /** Whether what is held belongs into a new place, which Drafter is still to say. Else it belongs where the caret was. */
    this.awaits = false;
    this.composing = false;
    /** Whether what is held waits for the end of a composition. */
    this.due = false;
    this.control = h("textarea", { class: "aside", tabindex: -1, "aria-label": t("form.paragraph"), spellcheck: false });
    this.control.addEventListener("compositionstart", () => (this.composing = true));
    this.control.addEventListener("compositionend", () => {
      this.composing = false;
      if (this.due) this.release();
    });
    this.control.hidden = true;
  }

  /** Whether something is held, or will be. */
  get holding() {
    return this.back !== null;
  }

  /** Take what is typed from now on.
   * @param {Box|null} box the one that has the caret
   * @param {boolean} [awaits] whether it belongs into a new place
   */
  begin(box, awaits = false) {
    if (box && this.holding && document.activeElement !== this.control) {
      const place = this.#place(box);
      this.hold({ run: () => this.#go(place) }); // the caret was put there meanwhile
    }
    if (!this.back) this.awaits = awaits;
    this.back ??= this.#place(box);
    keepRow(this.back.box?.control ?? null);
    this.control.hidden = false;
    this.control.focus({ preventScroll: true });
  }

  /** Drafter says where the caret belongs. @param {Box} box @param {number} at @param {number} length */
  land(box, at, length) {
    this.back = { ...this.#place(box), at, length };
    keepRow(box.control);
  }

  /** Hold a key that was pressed while words are taken. Answers whether it is one of those that are held. @param {KeyboardEvent} event */
  take({ key, shiftKey, altKey, ctrlKey, metaKey }) {
    if (ctrlKey || metaKey || !KEYS.has(key)) return false;
    if (key === "Backspace" && this.control.value !== "") return false; // it takes back one of the words
    this.hold({ key, shiftKey, altKey });
    return true;
  }

  /** @param {Held} held */
  hold(held) {
    this.#words();
    this.held.push(held);
  }

  /** The form shows what Drafter answered: do what is held, up to the next action that changes parts. */
  release() {
    if (!this.back || (this.due = this.composing)) return;
    this.#words();
    const { held, back } = this;
    const { activeElement } = document;
    const away = activeElement !== this.control && activeElement?.matches("input, textarea, select, [contenteditable=true]") ? activeElement : null; // clicked on meanwhile
    this.#end();
    if (back.box || held.some((one) => !("run" in one))) this.#go(back);
    while (held.length && !this.form.pending) this.#do(/** @type {Held} */ (held.shift()));
    if (held.length) {
      this.begin(this.form.focused ?? null);
      this.held.push(...held);
    }
    if (away instanceof HTMLElement && away.isConnected) away.focus({ preventScroll: true });
  }

  /** The page goes away: the words that are held are told where the caret was. */
  spill() {
    if (!this.back) return;
    this.#words();
    const words = this.held.map((held) => ("words" in held ? held.words : "key" in held && held.key === "Enter" ? "\n" : "")).join("").trim();
    this.#go(this.back);
    this.#end();
    if (words) (this.form.focused ?? this.form.last)?.type(words); // nothing would stand in the place of what is selected
  }

  /** Nothing that was held is of the speech that is shown now. */
  drop() {
    this.#end();
  }

  #end() {
    this.held = [];
    this.awaits = false;
    this.back = null;
    this.control.value = "";
    this.control.hidden = true;
    keepRow(null);
  }

  /** What was typed is held too; of what was pasted, each line begins with Enter. */
  #words() {
    const lines = this.control.value.split("\n");
    this.control.value = "";
    for (const [number, words] of lines.entries()) {
      if (number) this.held.push({ key: "Enter", shiftKey: false, altKey: false });
      if (words) this.held.push({ words });
    }
  }

  /** @param {Held} held */
  #do(held) {
    if ("run" in held) held.run();
    else if ("key" in held) this.form.press(held);
    else (this.form.focused ?? this.form.last)?.type(held.words); // a key may have led to a menu
  }

  /** @param {Box|null} box @returns {Place} */
  #place(box) {
    if (!box) return { box, at: 0, length: 0, text: "", path: "", index: this.form.last ? this.form.all().indexOf(this.form.last) + 1 : 0 };
    const [from, to] = box.selection;
    const at = toPoint(box.text, from);
    return { box, at, length: toPoint(box.text, to) - at, text: box.text, path: box.path, index: this.form.all().indexOf(box) };
  }

  /** Put the caret in a place. Where its box is gone, in that with the same text, or beside it. @param {Place} place */
  #go({ box, at, length, text, path, index }) {
    const boxes = this.form.all();
    const far = (/** @type {Box} */ other) => Math.abs(boxes.indexOf(other) - index);
    const same = boxes.filter((other) => box && other.text === text).sort((one, other) => far(one) - far(other));
    const there = boxes.find((other) => other.path === path);
    const kept = box && same.includes(box) ? box : same.find((other) => other === there);
    const found = kept ?? (text ? same[0] : null) ?? there ?? boxes[Math.max(Math.min(index, boxes.length) - 1, 0)];
    found?.focus(box ? moved(text, found.text, at) : toPoint(found.text, found.text.length), length);
  }
}
