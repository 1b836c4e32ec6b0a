// What is neither a paragraph nor a point: lines of a kind of their own (a cue, a quotation), pictures, tables, items of the agenda, attachments.

import { Box } from "./box.js";
import { base64, chosenFile } from "./dialog.js";
import { h, reconcile, say } from "./dom.js";
import { openMenu } from "./dropdown.js";
import { FieldRow } from "./fields.js";
import { t } from "./words.js";

/** @typedef {import("./form.js").Form} Form */
/** @typedef {import("./types.js").LineItem} LineItem */
/** @typedef {import("./types.js").PictureItem} PictureItem */
/** @typedef {import("./types.js").TableItem} TableItem */
/** @typedef {import("./types.js").OtherItem} OtherItem */
/** @typedef {import("./types.js").KeyedItem} KeyedItem */
/** @typedef {import("./types.js").Field} Field */

/** The kinds of lines that can be put into a body, in the order of the menu. */
export const KINDS = ["cue", "quote", "verse", "source", "turn", "speaker-note", "picture", "table", "page-break"];
/** Those that a paragraph can become. */
export const TURNS = ["cue", "quote", "verse", "source", "turn", "speaker-note"];

/** @param {{fields: Field[]}} item */
const valuesOf = ({ fields }) => fields.map(({ name, value }) => `${name} ${value}`).join("\n");
/** The same of what shows them, as Drafter has it. @param {{rows: FieldRow[]}} part */
const knownOf = ({ rows }) => rows.map(({ field, box }) => `${field.name} ${box.known}`).join("\n");

/** Fields laid over the rows that show them. @param {Form} form @param {HTMLElement} list @param {FieldRow[]} rows @param {Field[]} fields @param {"field"|"own"} kind */
const laid = (form, list, rows, fields, kind) => reconcile(list, rows, fields, FieldRow.same, (field) => new FieldRow(form, field, kind), (row, field) => row.show(field));

/** A part that does nothing of its own for a key that is pressed in it. */
class Part {
  /** Its first box. @returns {Box|undefined} */
  get box() {
    return /** @type {{rows?: FieldRow[]}} */ (/** @type {unknown} */ (this)).rows?.[0]?.box;
  }

  /** @param {Box} [_box] @returns {boolean} */
  enter(_box) {
    return false;
  }

  /** @param {Box} [_box] @returns {boolean} */
  backspace(_box) {
    return false;
  }

  /** @returns {boolean} */
  remove() {
    return false;
  }
}

/** A line of a kind of its own: its name, its words, and of a quotation its source. */
export class Line extends Part {
  /** @param {import("./parts.js").Body} list @param {LineItem} item */
  constructor(list, item) {
    super();
    this.list = list;
    /** @type {FieldRow[]} */
    this.rows = [];
    this.kind = "line";
    this.path = item.path;
    this.name = item.name;
    this.fields = h("div", { class: "fields" });
    this.element = h("div", { class: "part own", role: "group" });
    this.show(item);
  }

  /** What stands round the fields. @param {HTMLElement} handle @param {HTMLElement} more */
  dress(handle, more) {
    this.element.append(handle, this.name === "page-break" ? h("span", { class: "divider" }, t("field.page-break")) : this.fields, more);
  }

  /** @param {import("./types.js").Item} item */
  is(item) {
    return item.kind === "line" && item.name === this.name && valuesOf(item) === knownOf(this);
  }

  /** @param {import("./types.js").Item} item */
  show(item) {
    if (item.kind !== "line" || item.name !== this.name) return false;
    this.path = item.path;
    this.rows = laid(this.list.form, this.fields, this.rows, item.fields, "own");
    this.element.setAttribute("aria-label", item.label);
    return true;
  }

  /** Enter begins a paragraph below. */
  enter() {
    const { list } = this;
    list.form.act(list.form.moving.into(list, { do: "add", at: list.place(list.indexOf(this) + 1), kind: "text", text: "" }));
    return true;
  }

  /** At the start of its words Backspace makes it a paragraph. @param {Box} box */
  backspace(box) {
    if (this.rows[0]?.box !== box) return false;
    this.list.form.act(this.list.form.moving.on(this, { do: "kind", kind: "text" }), box);
    return true;
  }
}

/** A picture: the name of its file, its caption, its width. */
export class Picture extends Part {
  /** @param {import("./parts.js").Body} list @param {PictureItem} item */
  constructor(list, item) {
    super();
    this.list = list;
    /** @type {FieldRow[]} */
    this.rows = [];
    this.kind = "picture";
    this.path = item.path;
    this.fields = h("div", { class: "fields" });
    this.choose = h("button", { type: "button", class: "choose", onclick: () => this.#choose() }, t("picture.choose"));
    this.element = h("div", { class: "part own", role: "group", "aria-label": t("field.picture") });
    this.show(item);
  }

  /** @param {HTMLElement} handle @param {HTMLElement} more */
  dress(handle, more) {
    this.element.append(handle, h("div", { class: "picture-part" }, this.fields, this.choose), more);
  }

  /** @param {import("./types.js").Item} item */
  is(item) {
    return item.kind === "picture" && valuesOf(item) === knownOf(this);
  }

  /** @param {import("./types.js").Item} item */
  show(item) {
    if (item.kind !== "picture") return false;
    this.path = item.path;
    const fields = item.fields.map((field) => (field.name === "caption" ? { ...field, words: "field.picture-caption" } : field));
    this.rows = laid(this.list.form, this.fields, this.rows, fields, "own");
    return true;
  }

  #choose() {
    choosePicture(this.list.form, (name) => this.list.form.act({ do: "set", path: `${this.path}/file`, text: name }));
  }

  /** Enter begins a paragraph below. */
  enter() {
    const { list } = this;
    list.form.act(list.form.moving.into(list, { do: "add", at: list.place(list.indexOf(this) + 1), kind: "text", text: "" }));
    return true;
  }
}

/** A picture of the user's, copied to where the outline lies.
 * @param {Form} form
 * @param {(name: string) => void} then is told the name of its file there
 */
export function choosePicture(form, then) {
  const { state } = form;
  const take = async (/** @type {File} */ file) => then((await state.transport.call("attach", { sitting: state.sitting, name: file.name, data: await base64(file) })).name);
  chosenFile(".png,.jpg,.jpeg,.gif", (file) => void take(file).catch((error) => state.emit("trouble", error)));
}

/** What only the source can change. It can be moved and deleted here. */
export class Other extends Part {
  /** @param {import("./parts.js").Body} list @param {OtherItem} item */
  constructor(list, item) {
    super();
    this.list = list;
    this.kind = "other";
    this.path = item.path;
    this.text = item.text;
    this.words = h("span", { class: "divider" });
    this.element = h("div", { class: "part own" });
    this.show(item);
  }

  /** @param {HTMLElement} handle @param {HTMLElement} more */
  dress(handle, more) {
    this.element.append(handle, this.words, more);
  }

  /** @param {import("./types.js").Item} item */
  is(item) {
    return item.kind === "other" && item.text === this.text;
  }

  /** @param {import("./types.js").Item} item */
  show(item) {
    if (item.kind !== "other") return false;
    this.path = item.path;
    this.text = item.text;
    say(this.words, t("form.other", { name: item.text }));
    return true;
  }
}

/** A table: its caption, and its cells. */
export class Table extends Part {
  /** @param {import("./parts.js").Body} list @param {TableItem} item */
  constructor(list, item) {
    super();
    this.list = list;
    /** @type {FieldRow[]} */
    this.rows = [];
    this.kind = "table";
    this.path = item.path;
    /** @type {Box[][]} */
    this.cells = [];
    this.shape = "";
    this.fields = h("div", { class: "fields" });
    this.head = h("thead");
    this.body = h("tbody");
    this.grid = h("table", { class: "cells", "aria-label": t("field.table") }, this.head, this.body);
    this.element = h("div", { class: "part own", role: "group", "aria-label": t("field.table") });
    this.show(item);
  }

  /** @param {HTMLElement} handle @param {HTMLElement} more */
  dress(handle, more) {
    this.element.append(handle, h("div", { class: "table-part" }, this.fields, h("div", { class: "scroll" }, this.grid)), more);
  }

  /** @param {import("./types.js").Item} item */
  is(item) {
    return item.kind === "table" && this.#words(item) === this.words;
  }

  /** @param {TableItem} item */
  #words(item) {
    return [valuesOf(item), ...item.rows.map((row) => row.map(({ text }) => text).join("\t"))].join("\n");
  }

  /** @param {import("./types.js").Item} item */
  show(item) {
    if (item.kind !== "table") return false;
    const { form } = this.list;
    this.path = item.path;
    this.words = this.#words(item);
    this.rows = laid(form, this.fields, this.rows, item.fields, "field");
    const shape = `${item.rows.length} ${item.rows[0]?.length ?? 0}`;
    if (shape === this.shape) this.cells.forEach((row, number) => row.forEach((box, column) => box.show(item.rows[number][column])));
    else this.#build(item);
    this.shape = shape;
    return true;
  }

  /** @param {TableItem} item */
  #build(item) {
    const { form } = this.list;
    const columns = item.rows[0]?.length ?? 0;
    this.grid.hidden = columns === 0;
    this.cells = item.rows.map((row, number) =>
      row.map((cell, column) => {
        const label = t("table.cell", { row: number + 1, column: column + 1 });
        return form.enter(new Box(form.state, h("textarea", { rows: 1, cols: 4, spellcheck: false, "aria-label": label }), cell, "cell"));
      }),
    );
    this.head.replaceChildren(h("tr", {}, Array.from({ length: columns }, (_, column) => h("th", {}, this.#button(t("table.column", { number: column + 1 }), () => this.#columnMenu(column)))), h("td", { class: "row-tools" })));
    this.body.replaceChildren(
      ...this.cells.map((boxes, number) => {
        const row = h("tr", {}, boxes.map((box) => h("td", {}, box.element)), h("td", { class: "row-tools" }, this.#button(t("table.row", { number: number + 1 }), () => this.#rowMenu(number))));
        form.parts.set(row, new TableRow(this, number));
        return row;
      }),
    );
  }

  /** @param {string} label @param {() => import("./dropdown.js").Entry[]} entries */
  #button(label, entries) {
    const button = h("button", { type: "button", class: "more", "aria-label": label, title: label, "aria-haspopup": "menu" }, "⋯");
    button.addEventListener("click", () => openMenu(button, entries(), label));
    return button;
  }

  /** @param {number} number @returns {import("./dropdown.js").Entry[]} */
  #rowMenu(number) {
    return this.#entries("row", number, this.cells.length);
  }

  /** @param {number} column @returns {import("./dropdown.js").Entry[]} */
  #columnMenu(column) {
    return this.#entries("column", column, this.cells[0].length);
  }

  /** The path of a list of its parts, or of a part, where the table stands when it is told. @param {string} inner */
  at(inner) {
    const table = this;
    return {
      get path() {
        return `${table.path}/${inner}`;
      },
    };
  }

  /** @param {"row"|"column"} kind @param {number} at @param {number} length @returns {import("./dropdown.js").Entry[]} */
  #entries(kind, at, length) {
    const { form } = this.list;
    const add = (/** @type {number} */ place) => () => form.act(form.moving.into(this.at("rows"), { do: "add", at: place, kind, text: "" }));
    const act = (/** @type {string} */ name) => () => form.act(form.moving.into(this.at(`${kind}s/${at}`), { do: name }));
    return [
      { label: t(`table.${kind}.before`), run: add(at) },
      { label: t(`table.${kind}.behind`), run: add(at + 1) },
      null,
      { label: t(`table.${kind}.up`), run: act("up"), disabled: at === 0 },
      { label: t(`table.${kind}.down`), run: act("down"), disabled: at === length - 1 },
      null,
      { label: t(`table.${kind}.remove`), run: act("remove"), disabled: length === 1 },
    ];
  }
}

/** A row of a table, for keys: Enter goes to the cell below, and makes a row below the last. */
export class TableRow extends Part {
  /** @param {Table} table @param {number} number */
  constructor(table, number) {
    super();
    this.table = table;
    this.number = number;
    this.kind = "row";
  }

  get path() {
    return `${this.table.path}/rows/${this.number}`;
  }

  /** The table's own list, so that its menu is the table's. */
  get list() {
    return this.table.list;
  }

  get element() {
    return this.table.element;
  }

  /** The column of a box. @param {Box} box */
  column(box) {
    return this.table.at(`columns/${this.table.cells[this.number].indexOf(box)}`);
  }

  /** The cell above or below. @param {Box} box @param {number} by */
  beside(box, by) {
    return this.table.cells[this.number + by]?.[this.table.cells[this.number].indexOf(box)];
  }

  /** @param {Box} box */
  enter(box) {
    const below = this.beside(box, 1);
    if (below) below.focus(0);
    else this.list.form.act(this.list.form.moving.into(this.table.at("rows"), { do: "add", at: this.number + 1, kind: "row", text: "" }));
    return true;
  }
}

/** An item of the agenda, or an attachment: fields, and for an attachment its text. */
export class Keyed extends Part {
  /** @param {KeyedList} list @param {KeyedItem} item @param {((body: import("./types.js").Body) => import("./parts.js").Body)|null} makeBody */
  constructor(list, item, makeBody) {
    super();
    this.list = list;
    /** @type {FieldRow[]} */
    this.rows = [];
    this.kind = item.kind;
    this.path = item.path;
    this.number = h("span", { class: "mark" });
    this.fields = h("div", { class: `fields ${item.kind}-fields` });
    this.body = item.body && makeBody ? makeBody(item.body) : null;
    this.element = h("div", { class: `part own ${item.kind}`, role: "group" });
    this.show(item);
  }

  /** @param {HTMLElement} handle @param {HTMLElement} more */
  dress(handle, more) {
    this.element.append(handle, h("div", { class: "keyed" }, this.fields, ...(this.body ? [this.body.element] : [])), more);
  }

  /** @param {KeyedItem} item */
  is(item) {
    return valuesOf(item) === knownOf(this);
  }

  /** @param {KeyedItem} item */
  show(item) {
    this.path = item.path;
    this.rows = laid(this.list.form, this.fields, this.rows, item.fields, "own");
    if (item.body) this.body?.show(item.body);
    this.element.setAttribute("aria-label", `${t(`form.${item.kind}`)} ${item.fields[0].value}`);
    return true;
  }

  /** Enter begins the next one. */
  enter() {
    const { list } = this;
    list.add(list.indexOf(this) + 1);
    return true;
  }
}

/** The agenda, or the attachments. */
export class KeyedList {
  /** @param {Form} form @param {{path: string, items: KeyedItem[]}} list @param {"item"|"attachment"} kind
   * @param {(row: Keyed) => void} dress gives a row its handle and menu
   * @param {(body: import("./types.js").Body) => import("./parts.js").Body} makeBody
   */
  constructor(form, list, kind, dress, makeBody) {
    this.form = form;
    this.kind = kind;
    this.path = list.path;
    this.dress = dress;
    this.makeBody = makeBody;
    /** @type {Keyed[]} */
    this.rows = [];
    this.list = h("div", { class: "items" });
    this.plus = h("button", { type: "button", class: "add", onclick: () => this.add(this.rows.length) }, t(`form.plus.${kind}`));
    this.element = h("div", { class: "body" }, this.list, h("div", { class: "adds" }, this.plus));
    form.dragging.accept(this.list, this);
    this.show(list);
  }

  /** @param {{path: string, items: KeyedItem[]}} list */
  show(list) {
    this.path = list.path;
    this.rows = reconcile(
      this.list,
      this.rows,
      list.items,
      (row, item) => row.is(item),
      (item) => {
        const row = new Keyed(this, item, this.makeBody);
        this.dress(row);
        return row;
      },
      (row, item) => row.show(item),
    );
  }

  /** @param {number} at */
  add(at) {
    this.form.act(this.form.moving.into(this, { do: "add", at, kind: this.kind, text: "" }));
  }

  /** @param {import("./parts.js").Part} part */
  takes(part) {
    return part.kind === this.kind;
  }

  /** @param {import("./parts.js").Part} part */
  indexOf(part) {
    return this.rows.indexOf(/** @type {any} */ (part));
  }

  /** @param {number} row */
  place(row) {
    return row;
  }
}
