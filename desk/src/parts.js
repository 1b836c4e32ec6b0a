// The parts of a speech in the form: bodies of paragraphs and points, and sections.

import { Box } from "./box.js";
import { h, reconcile, say } from "./dom.js";
import { Line, Other, Picture, Table } from "./own.js";
import { toPoint } from "./text.js";
import { t } from "./words.js";

/** @typedef {import("./types.js").Item} Item */
/** @typedef {import("./types.js").TextItem} TextItem */
/** @typedef {import("./types.js").PointItem} PointItem */
/** @typedef {import("./types.js").Section} SectionItem */
/** @typedef {import("./form.js").Form} Form */
/** @typedef {Paragraph|Point|Line|Picture|Table|Other} Row */
/** @typedef {Row|Section|import("./own.js").Keyed|import("./own.js").TableRow} Part */

/** A group under a title. @param {string} title @param {HTMLElement} element */
export function labelled(title, element) {
  return h("div", { class: "group", role: "group", "aria-label": title }, h("div", { class: "group-title", "aria-hidden": "true" }, title), element);
}

/** A list of paragraphs and points. */
export class Body {
  /** @param {Form} form @param {{path: string, items: Item[]}} body @param {boolean} [bare] without buttons */
  constructor(form, body, bare = false) {
    this.form = form;
    this.path = body.path;
    /** @type {Row[]} */
    this.rows = [];
    this.list = h("div", { class: "items" });
    const add = (/** @type {string} */ kind) =>
      h("button", { type: "button", class: "add", onclick: () => form.act(form.moving.into(this, { do: "add", at: this.place(this.rows.length), kind, text: "" })) }, t(`form.plus.${kind}`));
    const others = h("button", { type: "button", class: "add", "aria-haspopup": "menu", "aria-expanded": "false" }, t("form.plus.other"));
    others.addEventListener("click", () => form.addMenu(others, this, this.place(this.rows.length)));
    this.element = h("div", { class: "body" }, this.list, h("div", { class: "adds" }, add("text"), bare ? null : add("point"), others));
    form.dragging.accept(this.list, this);
    this.show(body);
  }

  /** @param {{path: string, items: Item[]}} body */
  show(body) {
    this.path = body.path;
    this.rows = reconcile(
      this.list,
      this.rows,
      body.items,
      (row, item) => row.is(item),
      (item) => this.#make(item),
      (row, item) => row.show(item),
    );
    this.element.classList.toggle("bare", body.items.length > 0);
  }

  /** @param {Item} item @returns {Row} */
  #make(item) {
    if (item.kind === "text") return new Paragraph(this, item);
    if (item.kind === "point") return new Point(this, item);
    const row = ownRow(this, item);
    dress(this.form, row);
    return row;
  }

  /** Whether a part that is dragged can stand here. @param {Part} part */
  takes(part) {
    return ["text", "point", "line", "picture", "table", "other"].includes(part.kind);
  }

  /** @param {Part} part */
  indexOf(part) {
    return this.rows.indexOf(/** @type {any} */ (part));
  }

  /** The index that Drafter counts by: an item of the file may hold several paragraphs.
   * @param {number} row
   */
  place(row) {
    const numbers = this.rows.map(({ path }) => Number(path.slice(this.path.length + 1).split("/")[0]));
    return row < numbers.length ? numbers[row] : numbers.length ? numbers[numbers.length - 1] + 1 : 0;
  }

  /** A paragraph cut in two before Drafter answers, so that what is typed next is in the second.
   * @param {Paragraph} row
   * @param {number} unit
   */
  split(row, unit) {
    const { text } = row.box;
    const at = toPoint(text, unit);
    const next = new Paragraph(this, { path: `${this.path}/${this.place(this.indexOf(row)) + 1}`, kind: "text", text: text.slice(unit), start: null });
    this.form.state.act(
      this.form.moving.on(row, { do: "split", at }),
      (view) => {
        if (view.caret?.path) next.box.path = next.path = view.caret.path;
      },
      () => row.box.met(text.slice(0, unit)),
    );
    row.expect(text.slice(0, unit));
    row.element.after(next.element);
    this.rows.splice(this.indexOf(row) + 1, 0, next);
    next.box.focus(0);
  }

  /** A paragraph put behind the one before it.
   * @param {Paragraph} row
   */
  join(row) {
    const before = this.rows[this.indexOf(row) - 1];
    if (!(before instanceof Paragraph)) return false;
    const { text } = before.box;
    const both = text + row.box.text;
    this.form.state.act(this.form.moving.on(row, { do: "join" }), undefined, () => before.box.met(both));
    before.expect(both);
    before.box.focus(toPoint(text, text.length));
    row.element.remove();
    this.rows.splice(this.indexOf(row), 1);
    return true;
  }
}

/** What is neither a paragraph nor a point. @param {Body} list @param {Exclude<Item, TextItem|PointItem>} item */
function ownRow(list, item) {
  if (item.kind === "line") return new Line(list, item);
  if (item.kind === "picture") return new Picture(list, item);
  return item.kind === "table" ? new Table(list, item) : new Other(list, item);
}

/** What stands left and right of a part: a handle to drag it by, and a button for its menu.
 * @param {Form} form
 * @param {Part} part
 * @param {HTMLElement} element
 */
function tools(form, part, element) {
  form.parts.set(element, part);
  const handle = h("span", { class: "handle", "aria-hidden": "true", title: t("form.drag") }, "⠿");
  form.dragging.offer(handle, part);
  const more = h("button", { type: "button", class: "more", tabindex: -1, title: t("form.menu"), "aria-label": t("form.menu"), "aria-haspopup": "menu" }, "⋯");
  more.addEventListener("click", () => form.menu(part, more));
  return { handle, more };
}

/** A row of own.js, with its handle and its menu. @param {Form} form @param {Line|Picture|Table|Other|import("./own.js").Keyed} row */
export function dress(form, row) {
  const { handle, more } = tools(form, row, row.element);
  row.dress(handle, more);
}

class Paragraph {
  /** @param {Body} list @param {TextItem} item */
  constructor(list, item) {
    this.list = list;
    this.kind = "text";
    this.path = item.path;
    this.item = item;
    this.box = list.form.enter(new Box(list.form.state, h("textarea", { rows: 1, spellcheck: false, "aria-label": t("form.paragraph") }), item, "text"));
    this.element = h("div", { class: "part paragraph" });
    const { handle, more } = tools(list.form, this, this.element);
    this.element.append(handle, this.box.element, more);
  }

  /** @param {Item} item */
  is(item) {
    return item.kind === "text" && item.text === this.box.known;
  }

  /** @param {Item} item */
  show(item) {
    if (item.kind !== "text") return false;
    this.item = item;
    this.path = item.path;
    this.box.show(item);
    return true;
  }

  /** @param {string} text */
  expect(text) {
    this.box.expect(text);
  }

  /** @param {Box} box */
  enter(box) {
    const [from, to] = box.selection;
    if (from !== to) box.type("");
    this.list.split(this, from);
    return true;
  }

  backspace() {
    if (this.list.indexOf(this) > 0) {
      if (!this.list.join(this)) this.list.form.act(this.list.form.moving.on(this, { do: "join" }));
      return true;
    }
    if (this.box.text === "") this.list.form.act(this.list.form.moving.on(this, { do: "remove" }));
    return true;
  }

  /** Delete at the end takes in what follows. */
  remove() {
    const next = this.list.rows[this.list.indexOf(this) + 1];
    if (next instanceof Paragraph) this.list.join(next);
    return true;
  }
}

/** A heading: one text, or the blanks of a frame with the fixed words between them. */
class Heading {
  /** @param {Form} form @param {import("./types.js").Heading} heading @param {string} label */
  constructor(form, heading, label) {
    this.form = form;
    this.label = label;
    this.element = h("div", { class: "heading" });
    /** @type {Box[]} */
    this.boxes = [];
    this.shape = "";
    this.show(heading);
  }

  /** @param {import("./types.js").Heading} heading */
  show(heading) {
    const pieces = "pieces" in heading ? heading.pieces : [heading];
    const shape = JSON.stringify(pieces.map((piece) => ("fixed" in piece ? piece.fixed : 0)));
    const values = pieces.flatMap((piece) => ("fixed" in piece ? [] : [piece]));
    this.path = heading.path;
    if (shape === this.shape) {
      this.boxes.forEach((box, index) => box.show(values[index]));
      return;
    }
    this.shape = shape;
    this.boxes = [];
    const kind = "pieces" in heading ? "blank" : "heading";
    const children = pieces.map((piece) => {
      if ("fixed" in piece) return h("span", { class: "fixed" }, piece.fixed);
      const label = kind === "blank" ? t("form.blank", { number: this.boxes.length + 1, label: this.label }) : this.label;
      const box = this.form.enter(new Box(this.form.state, h("textarea", { rows: 1, cols: 1, spellcheck: false, "aria-label": label }), piece, kind));
      this.boxes.push(box);
      return box.element;
    });
    this.element.classList.toggle("frame", kind === "blank");
    this.element.replaceChildren(...children);
  }

  /** The text of the heading, as Drafter has it. */
  get text() {
    return this.boxes.map((box) => box.known).join("\n");
  }

  /** The next blank behind a box. @param {Box} box */
  after(box) {
    return this.boxes[this.boxes.indexOf(box) + 1];
  }
}

/** @param {import("./types.js").Heading} heading */
const headingText = (heading) => ("pieces" in heading ? heading.pieces.flatMap((piece) => ("fixed" in piece ? [] : [piece.text])).join("\n") : heading.text);

/** What points and sections share: a heading with a body under it. */
class Unit {
  /** @param {Form} form @param {"point"|"section"} kind @param {PointItem|SectionItem} item */
  constructor(form, kind, item) {
    this.form = form;
    this.kind = kind;
    this.path = item.path;
    this.mark = h("span", { class: "mark" });
    this.heading = new Heading(form, item.heading, t(`form.heading.${kind}`));
    this.body = new Body(form, bodyOf(item));
    this.head = h("div", { class: "head-row" });
    this.element = h("div", { class: `part ${kind}`, role: "group" });
  }

  get box() {
    return this.heading.boxes[0];
  }

  /** @param {Part} part */
  dress(part) {
    const { handle, more } = tools(this.form, part, this.element);
    this.head.append(handle, this.mark, this.heading.element, more);
    this.element.append(this.head, this.body.element);
  }

  /** @param {PointItem|SectionItem} item */
  update(item) {
    this.path = item.path;
    say(this.mark, item.mark);
    this.mark.hidden = !item.mark;
    this.heading.show(item.heading);
    this.body.show(bodyOf(item));
    this.element.setAttribute("aria-label", [t(`form.${this.kind}`), item.mark, this.heading.text].filter(Boolean).join(" "));
  }

  /** Enter in a heading goes to the next blank, then to the body. @param {Box} box */
  enter(box) {
    const next = this.heading.after(box) ?? null;
    if (next) next.focus(toPoint(next.text, next.text.length));
    else if (this.body.rows[0] instanceof Paragraph && (this.body.rows[0].box.text === "" || box.selection[0] < box.text.length)) this.body.rows[0].box.focus(0);
    else this.form.act(this.form.moving.into(this.body, { do: "add", at: 0, kind: "text", text: "" }));
    return true;
  }

  /** @param {Box} box */
  remove(box) {
    return box.text !== "" || this.heading.after(box) !== undefined;
  }
}

/** @param {PointItem|SectionItem} item */
const bodyOf = (item) => ("body" in item ? item.body : { path: `${item.path}/body`, items: item.items });

class Point extends Unit {
  /** @param {Body} list @param {PointItem} item */
  constructor(list, item) {
    super(list.form, "point", item);
    this.list = list;
    this.dress(this);
    this.show(item);
  }

  /** @param {Item} item */
  is(item) {
    return item.kind === "point" && headingText(item.heading) === this.heading.text;
  }

  /** @param {Item} item */
  show(item) {
    if (item.kind !== "point") return false;
    this.item = item;
    this.update(item);
    return true;
  }

  /** At the start of a point's heading Backspace makes it a paragraph. @param {Box} box */
  backspace(box) {
    if (this.heading.boxes[0] === box) this.form.act(this.form.moving.on(this, { do: "kind", kind: "text" }), box);
    return true;
  }
}

class Section extends Unit {
  /** @param {Sections} list @param {SectionItem} item */
  constructor(list, item) {
    super(list.form, "section", item);
    this.list = list;
    this.dress(this);
    this.inner = new Sections(list.form, `${item.path}/sections`, item.level + 1);
    this.element.append(this.inner.element);
    this.show(item);
  }

  /** @param {SectionItem} item */
  is(item) {
    return headingText(item.heading) === this.heading.text;
  }

  /** @param {SectionItem} item */
  show(item) {
    this.update(item);
    this.inner.show(`${item.path}/sections`, item.sections);
    return true;
  }

  backspace() {
    return true;
  }
}

/** A list of sections. */
export class Sections {
  /** @param {Form} form @param {string} path @param {number} level */
  constructor(form, path, level) {
    this.form = form;
    this.path = path;
    /** @type {Section[]} */
    this.rows = [];
    this.list = h("div", { class: "items" });
    const add = h("button", { type: "button", class: "add", onclick: () => form.act(form.moving.into(this, { do: "add", at: this.rows.length, kind: "section", text: "" })) }, t(level > 1 ? "form.plus.subsection" : "form.plus.section"));
    this.element = h("div", { class: `sections level${level}` }, this.list, h("div", { class: "adds" }, level > 4 ? null : add));
    form.dragging.accept(this.list, this);
  }

  /** @param {string} path @param {SectionItem[]} items */
  show(path, items) {
    this.path = path;
    this.rows = reconcile(this.list, this.rows, items, (row, item) => row.is(item), (item) => new Section(this, item), (row, item) => row.show(item));
  }

  /** @param {Part} part */
  takes(part) {
    return part.kind === "section";
  }

  /** @param {Part} part */
  indexOf(part) {
    return this.rows.indexOf(/** @type {any} */ (part));
  }

  /** @param {number} row */
  place(row) {
    return row;
  }
}
