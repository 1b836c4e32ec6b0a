// What is typed while something new is on its way: it belongs into the new place, which is there only when Drafter has answered.

import { h } from "./dom.js";
import { toPoint, toUnit } from "./text.js";
import { t } from "./words.js";

/** @typedef {import("./box.js").Box} Box */

export class Catcher {
  /** @param {(box: Box) => Box|undefined} enter Enter in a box; answers the box in which one is then */
  constructor(enter) {
    this.enter = enter;
    /** Where the caret was; words go there where nothing new came. @type {Box|null} */
    this.from = null;
    /** … and at which character of it (code points). */
    this.at = 0;
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
      if (["Tab", "Escape"].includes(event.key) && !event.isComposing) event.preventDefault(); // they would leave it
    });
    this.control.hidden = true;
  }

  /** Take what is typed from now on. @param {Box|null} from the box that has the caret */
  begin(from) {
    this.from = from;
    this.at = from ? toPoint(from.text, from.selection[1]) : 0;
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
    const [first, ...more] = this.control.value.split("\n");
    this.due = null;
    this.control.hidden = true;
    this.control.value = "";
    box.focus(at);
    if (first) box.put(first, toUnit(box.text, at));
    let into = box;
    while (more.length) {
      const next = this.enter(into);
      if (this.active) {
        this.control.value = more.join("\n"); // it makes another new place
        break;
      }
      into = next ?? into;
      const [words] = more.splice(0, 1);
      if (words) into.put(words, into.selection[0]);
    }
    return true;
  }

  /** Nothing new came: what was typed goes where the caret was. @param {Box[]} boxes those of the form now */
  cancel(boxes) {
    if (!this.active) return;
    const { from } = this;
    const back = from?.element.isConnected ? from : boxes.find(({ path }) => path === from?.path);
    if (back) this.end(back, Math.min(this.at, Array.from(back.text).length), () => this.cancel(boxes));
    else this.control.hidden = true;
  }
}
