// Parts dragged by their handles to another place of a list, their own or another.

/** @typedef {import("./parts.js").Part} Part */
/** @typedef {import("./parts.js").Body|import("./parts.js").Sections|import("./own.js").KeyedList} List */

export class Dragging {
  /** @param {import("./form.js").Form} form */
  constructor(form) {
    this.form = form;
    /** @type {Part|null} */
    this.part = null;
  }

  /** Let a part be dragged by its handle. @param {HTMLElement} handle @param {Part} part */
  offer(handle, part) {
    handle.draggable = true;
    handle.addEventListener("dragstart", (event) => {
      this.part = part;
      event.dataTransfer?.setData("text/plain", "");
      event.dataTransfer?.setDragImage(part.element, 8, 8);
      part.element.classList.add("dragged");
    });
    handle.addEventListener("dragend", () => {
      part.element.classList.remove("dragged");
      this.#clear();
      this.part = null;
    });
  }

  /** Let a list take what is dragged over it. @param {HTMLElement} element @param {List} list */
  accept(element, list) {
    element.addEventListener("dragover", (event) => {
      if (!this.#fits(list)) return;
      event.preventDefault();
      event.stopPropagation();
      this.#clear();
      const at = this.#place(list, event.clientY);
      const row = list.rows[at];
      if (row) row.element.classList.add("drop-before");
      else list.rows[list.rows.length - 1]?.element.classList.add("drop-behind");
    });
    element.addEventListener("drop", (event) => {
      const { part } = this;
      if (!part || !this.#fits(list)) return;
      event.preventDefault();
      event.stopPropagation();
      this.form.act(this.form.moving.on(part, { do: "move", to: list.path, at: list.place(this.#place(list, event.clientY)) }));
      this.#clear();
    });
  }

  /** Whether a list takes what is dragged: sections go to sections, and nothing goes into itself. @param {List} list */
  #fits(list) {
    return this.part !== null && list.takes(this.part) && !this.part.element.contains(list.element);
  }

  /** The row before which a height lies. @param {List} list @param {number} y */
  #place(list, y) {
    const at = list.rows.findIndex((row) => {
      const { top, height } = row.element.getBoundingClientRect();
      return y < top + height / 2;
    });
    return at < 0 ? list.rows.length : at;
  }

  #clear() {
    for (const name of ["drop-before", "drop-behind"]) for (const element of this.form.element.querySelectorAll(`.${name}`)) element.classList.remove(name);
  }
}
