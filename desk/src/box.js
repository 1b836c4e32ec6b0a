// A box: one value of the form in a control that one can type in.
//
// What is typed is never written back into a control that has the focus, nor anything while an input method composes: Drafter may spell a
// value otherwise (it drops a blank at the end), and that shows when the control is left.

import { h } from "./dom.js";
import { once } from "./state.js";
import { Refused, Unreachable } from "./transport.js";
import { backThroughRuns, difference, placeOf, toPoint, together, toUnit } from "./text.js";

/** What a box shows: a field, a paragraph, a heading, a blank of a frame. of: how many blanks the frame has, if none is filled yet.
 * @typedef {{path: string, text: string, start: number|null, runs?: import("./types.js").Run[], hint?: string, open?: boolean, of?: number}} Value
 */
/** @typedef {HTMLTextAreaElement|HTMLInputElement|HTMLSelectElement} Control */

/** A value to be told. was: what Drafter has before it; by that it finds the value if parts moved meanwhile. once: the change's own name.
 * @typedef {{text: string, was: string, once: string}} Telling
 */

/** What stands for something that is still to be written. */
export const OPEN = /【待补(?:：[^】]*)?】/u;

/** How a key moves the caret. @type {Record<string, [string, string]>} */
const MOVES = {
  Home: ["backward", "lineboundary"],
  End: ["forward", "lineboundary"],
  ArrowLeft: ["backward", "character"],
  ArrowRight: ["forward", "character"],
  ArrowUp: ["backward", "line"],
  ArrowDown: ["forward", "line"],
};

let made = 0;

export class Box {
  /** @param {import("./state.js").State} state
   * @param {Control} control
   * @param {Value} value
   * @param {"field"|"own"|"cell"|"text"|"heading"|"blank"} kind
   */
  constructor(state, control, value, kind) {
    this.state = state;
    this.control = control;
    this.kind = kind;
    this.id = `box${++made}`;
    this.value = value;
    this.path = value.path;
    /** The value as Drafter has it. */
    this.base = value.text;
    /** The value as Drafter had it when what stands in the control was made of it. It is older while an input method composes. */
    this.root = value.text;
    /** The last value that was told, or is to be told. @type {string|null} */
    this.told = null;
    /** What is to be told, in the order in which it was typed: between two of them parts may move, or the text be cut. @type {Telling[]} */
    this.tellings = [];
    /** The value once all of that is told. */
    this.queued = value.text;
    /** What was told and is not answered yet, and the version that it was told to. @type {{text: string, version: number}|null} */
    this.sent = null;
    /** The value as Drafter has it by now, though the form may not show it yet. */
    this.known = value.text;
    this.composing = false;
    control.id = this.id;
    control.value = value.text;
    /** What is placed in the form: a text area grows with what is typed in it. */
    this.element = control instanceof HTMLTextAreaElement ? h("div", { class: "grow" }, control) : control;
    control.addEventListener("compositionstart", () => (this.composing = true));
    control.addEventListener("compositionend", () => {
      this.composing = false;
      this.typed();
    });
    control.addEventListener("input", () => {
      this.#grow();
      if (!this.composing) this.typed();
    });
    control.addEventListener("blur", () => {
      this.composing = false;
      if (this.text !== this.base && this.state.idle && this.state.view?.editable) this.#write(this.base);
    });
    this.#hint();
    this.#grow();
  }

  get text() {
    return this.control.value;
  }

  get focused() {
    return document.activeElement === this.control;
  }

  /** Tell Drafter what stands in the control. */
  typed() {
    this.#takeOthers();
    const text = this.text;
    if (text === (this.told ?? this.base)) return;
    this.told = text;
    const key = `set ${this.id}`;
    const last = this.tellings[this.tellings.length - 1];
    if (last && this.state.waitsLast(key)) Object.assign(last, { text, once: once() });
    else {
      const telling = { text, was: this.queued, once: once() };
      this.tellings.push(telling);
      this.state.push(key, () => this.#send(telling));
    }
    this.queued = text;
  }

  /** @param {Telling} telling */
  async #send(telling) {
    const { text, was } = telling;
    const before = this.sent;
    this.sent = { text, version: this.state.version };
    try {
      const view = await this.state.ask("act", { action: { do: "set", path: this.path, text, was, ...(this.value.of ? { of: this.value.of } : {}) }, once: telling.once });
      if (view.stale) this.sent = null;
      else this.#done(telling, text.trim());
      return view;
    } catch (error) {
      this.sent = error instanceof Unreachable ? before : null;
      if (error instanceof Unreachable) throw error; // it is told again
      this.#done(telling, this.known);
      throw error instanceof Refused ? new Refused({ message: error.message, remedy: `${error.remedy} “${text}”` }) : error; // the words, which may be shown nowhere else by now
    }
  }

  /** @param {Telling} telling @param {string} known */
  #done(telling, known) {
    this.tellings = this.tellings.filter((other) => other !== telling);
    this.known = known;
  }

  /** What Drafter has now is made of what was told, and perhaps of what another window told. */
  #answered() {
    if (!this.sent) return;
    const { text, version } = this.sent;
    this.sent = null;
    const alone = this.state.version <= version + 1; // it may spell a value otherwise
    this.root = alone || this.base === text.trim() ? this.base : text;
  }

  /** Take over what another window put into this value. What is typed here stays. */
  #takeOthers() {
    const { root, base } = this;
    if (root === base) return;
    this.root = base;
    if (this.told !== null) this.told = together(root, this.told, base);
    for (const telling of this.tellings) {
      telling.text = together(root, telling.text, base);
      telling.was = together(root, telling.was, base);
    }
    this.queued = together(root, this.queued, base);
    this.#write(together(root, this.text, base));
  }

  /** Show a value that Drafter sent. Nothing waits to be told to it then.
   * @param {Value} value
   */
  show(value) {
    const old = this.base;
    const moved = this.path !== value.path; // what it showed stands in another box now
    this.value = value;
    this.path = value.path;
    this.base = this.known = value.text;
    if (!this.tellings.length) this.queued = value.text;
    this.#hint();
    this.#answered();
    if (this.composing) return;
    this.#takeOthers();
    if (this.text === value.text) return;
    if (this.focused && (value.text === old || (this.told === this.text && !moved))) {
      this.told = this.text;
      return;
    }
    if (this.state.waits(`set ${this.id}`) || (this.focused && this.tellings.length)) return; // the form is older than what was told
    this.told = null;
    this.#write(value.text);
  }

  /** Put words in at the caret, in the place of what is selected, as if they were typed.
   * @param {string} words
   */
  type(words) {
    if (this.control instanceof HTMLSelectElement) return;
    this.control.setRangeText(words, ...this.selection, "end");
    this.#grow();
    this.typed();
  }

  /** Do what a key does in the browser: move the caret, or delete. The box has the focus. @param {import("./catcher.js").Key} pressed */
  press({ key, shiftKey, altKey }) {
    if (altKey) return;
    const [direction, granularity] = MOVES[key] ?? [];
    if (direction) window.getSelection()?.modify(shiftKey ? "extend" : "move", direction, granularity);
    const [from, to] = this.selection;
    if (key === "Enter" && this.control instanceof HTMLTextAreaElement) this.type("\n");
    if (key !== "Backspace" && key !== "Delete") return;
    const [before, behind] = [this.text.slice(0, from), this.text.slice(to)];
    const one = from < to ? 0 : key === "Delete" ? (/^./su.exec(behind)?.[0].length ?? 0) : (/.$/su.exec(before)?.[0].length ?? 0);
    const [start, stop] = key === "Delete" ? [from, to + one] : [from - one, to];
    if (!(this.control instanceof HTMLSelectElement)) this.control.setSelectionRange(start, stop);
    this.type("");
  }

  /** Drafter made of the value what was expected; what was told before that is no longer waited for. @param {string} text */
  met(text) {
    this.known = text;
    this.sent = null;
  }

  /** Put a text in before Drafter answered that it stands so.
   * @param {string} text
   */
  expect(text) {
    this.base = text;
    this.root = text;
    this.told = text;
    this.queued = text;
    this.#write(text);
  }

  /** @param {string} text */
  #write(text) {
    if (this.control.value === text) return;
    const control = this.control;
    const caret = this.focused && !(control instanceof HTMLSelectElement) ? control.selectionStart : null;
    const edit = difference(control.value, text);
    control.value = text;
    if (caret !== null && edit && !(control instanceof HTMLSelectElement)) {
      const [start, stop, put] = edit;
      const at = caret <= start ? caret : caret >= stop ? caret + put.length - (stop - start) : start + put.length;
      control.setSelectionRange(at, at);
    }
    this.#grow();
  }

  #grow() {
    if (this.element !== this.control) this.element.dataset.value = `${this.text || (this.value.hint ?? "")} `;
  }

  #hint() {
    const hint = this.value.hint ?? "";
    if (this.control instanceof HTMLSelectElement || this.control.placeholder === hint) return;
    this.control.placeholder = hint;
    if (this.kind === "field" || this.kind === "own") this.control.title = hint; // it is longer than a narrow field, and gone once something is typed
    this.#grow();
  }

  /** The open blank in it, as its place and length (code points); null where nothing is open.
   * @returns {[number, number]|null}
   */
  get open() {
    const { text, value } = this;
    const found = OPEN.exec(text);
    if (found) return [toPoint(text, found.index), toPoint(found[0], found[0].length)];
    const awaited = this.kind === "cell" ? Boolean(value.open) : !["field", "own"].includes(this.kind) || this.control.required || value.start !== null;
    return text === "" && awaited ? [0, 0] : null;
  }

  /** The selection in UTF-16 units. @returns {[number, number]} */
  get selection() {
    if (this.control instanceof HTMLSelectElement) return [0, 0];
    return [this.control.selectionStart ?? 0, this.control.selectionEnd ?? 0];
  }

  /** Where the caret stands in the outline's text (code points). @returns {number|null} */
  get caret() {
    return placeOf(this.value, toPoint(this.text, this.selection[0]));
  }

  /** The place in the value at which a character of the outline's text stands (code points); null where it is not this value's.
   * @param {number} index
   */
  placeOf(index) {
    const { start, runs, text } = this.value;
    if (runs?.length) return backThroughRuns(runs, index);
    if (start === null) return null;
    const length = toPoint(text, text.length);
    return index >= start && index <= start + length ? index - start : null;
  }

  /** Put the caret in. @param {number} at code points @param {number} [length] of what is selected */
  focus(at = 0, length = 0) {
    for (let folded = this.control.closest("details:not([open])"); folded; folded = this.control.closest("details:not([open])")) folded.setAttribute("open", "");
    this.control.focus({ preventScroll: true });
    if (!(this.control instanceof HTMLSelectElement)) this.control.setSelectionRange(toUnit(this.text, at), toUnit(this.text, at + length));
  }
}
