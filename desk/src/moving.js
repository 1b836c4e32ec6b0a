// Parts that move: what is told of them while the form still shows them where they stood, and the caret that goes with them.

import { toPoint } from "./text.js";

/** @typedef {import("./box.js").Box} Box */
/** @typedef {import("./parts.js").Part} Part */
/** @typedef {{do: string, [key: string]: unknown}} Asked an action without its path */

export class Moving {
  /** @param {import("./form.js").Form} form */
  constructor(form) {
    this.form = form;
    /** A part that moved, its place as Drafter has it, and the box of it that had the caret; null once the form shows it there.
     * @type {{part: Part, path: string, box: Box, caret: string}|null}
     */
    this.moved = null;
  }

  /** Whether the form must not be laid yet: the words of the part that moved may lie in another box then. */
  get waits() {
    return this.moved !== null && (this.moved.box.composing || this.form.state.jobs.length > 0);
  }

  /** An action on a part. Its path is read when it is told: the part may have moved since the key was pressed. By the text of its first box
   * Drafter finds it where it moved with the part around it.
   * @param {Part} part @param {Asked} action @returns {import("./types.js").Action}
   */
  on(part, action) {
    const { box } = part;
    const path = { get: () => this.#pathOf(part), enumerable: true };
    return Object.defineProperties({ ...action, path: "" }, box ? { path, was: { value: box.text, enumerable: true }, box: { get: () => box.path, enumerable: true } } : { path });
  }

  /** An action on a list, whose path is read when it is told. @param {{path: string}} list @param {Asked} action @returns {import("./types.js").Action} */
  into(list, action) {
    return Object.defineProperty({ ...action, path: "" }, "path", { get: () => list.path, enumerable: true });
  }

  /** Where a part stands, as far as Drafter has told. @param {Part} part */
  #pathOf(part) {
    return this.moved?.part === part ? this.moved.path : part.path;
  }

  /** A part moved or became another kind of part, and the box that had the caret goes with it.
   * @param {Box} box @param {import("./types.js").View} view what Drafter answered, not shown yet @param {boolean} turned whether it is another kind
   */
  follow(box, view, turned) {
    const part = this.form.partOf(box.control);
    if (!part || !view.caret?.path) return;
    const whole = view.caret.path.replace(/\/heading$/, "");
    const old = this.#pathOf(part);
    box.path = turned || !box.path.startsWith(`${old}/`) ? view.caret.path : whole + box.path.slice(old.length);
    if (!turned && !("column" in part)) this.#rename(part, old, whole); // a row of a table has its number
    this.moved = { part, path: whole, box, caret: box.path };
    if (this.form.element.contains(document.activeElement)) view.caret = null; // it is where the user is by now
  }

  /** A part and all that is in it stand at another path. @param {Part} part @param {string} old @param {string} now */
  #rename(part, old, now) {
    const { parts, boxes } = this.form;
    const inner = [...part.element.querySelectorAll(".part, input, textarea, select")].flatMap((element) => parts.get(element) ?? boxes.get(element) ?? []);
    const inside = [part, ...inner];
    const lists = inside.flatMap((one) => ["body" in one ? one.body : null, "inner" in one ? one.inner : null].flatMap((list) => list ?? []));
    for (const one of new Set([...inside, ...lists]))
      if ("path" in one && !("column" in one) && (one.path === old || one.path.startsWith(`${old}/`))) one.path = now + one.path.slice(old.length);
  }

  /** Lay the form, and put the caret where it was in the part that moved. Answers the box that had it. @param {() => void} lay */
  along(lay) {
    const { moved } = this;
    const { catcher } = this.form;
    this.moved = null;
    const held = moved !== null && catcher.back?.box === moved.box;
    if (!moved || !(held || moved.box.focused)) return void lay();
    const { box, caret } = moved;
    const at = held ? (catcher.back?.at ?? 0) : toPoint(box.text, box.selection[0]);
    lay();
    if (!(held || box.focused) || box.path !== caret) this.form.carry(caret, at);
    return box.focused ? box : undefined;
  }
}
