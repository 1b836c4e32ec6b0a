// What is typed while something new is on its way: it belongs into the new place, which is there only when Drafter has answered.

import { h } from "./dom.js";
import { toUnit } from "./text.js";
import { t } from "./words.js";

/** @typedef {import("./box.js").Box} Box */

export class Catcher {
  constructor() {
    /** Where the caret was; words go there where nothing new came. @type {Box|null} */
    this.from = null;
    this.composing = false;
    /** A new place that waits for the end of a composition. @type {(() => void)|null} */
    this.due = null;
    this.control = h("textarea", { class: "aside", tabindex: -1, "aria-label": t("form.paragraph"), spellcheck: false });
    this.control.addEventListener("compositionstart", () => (this.composing = true));
    this.control.addEventListener("compositionend", () => {
      this.composing = false;
      this.due?.();
    });
    this.control.addEventListener("keydown", (event) => {
      if (["Tab", "Enter", "Escape"].includes(event.key) && !event.isComposing) event.preventDefault(); // they would leave it
    });
    this.control.hidden = true;
  }

  /** Take what is typed from now on. @param {Box|null} from the box that has the caret */
  begin(from) {
    this.from = from;
    this.control.hidden = false;
    this.control.value = "";
    this.control.focus({ preventScroll: true });
  }

  get active() {
    return !this.control.hidden;
  }

  /** Give what was typed to a box, behind a place in it (code points). Answers false where the caret must wait for the end of a composition.
   * @param {Box} box @param {number} at @param {() => void} again
   */
  end(box, at, again) {
    if (!this.active) return true;
    if (this.composing) {
      this.due = again;
      return false;
    }
    const typed = this.control.value;
    this.due = null;
    this.control.hidden = true;
    box.focus(at);
    if (typed) {
      const unit = toUnit(box.text, at);
      box.put(typed, unit);
    }
    return true;
  }

  /** Nothing new came. */
  cancel() {
    if (!this.active) return;
    const { from } = this;
    if (from?.element.isConnected) this.end(from, Array.from(from.text).length, () => this.cancel());
    else this.control.hidden = true;
  }
}
