// The form: an outline as what it is to a writer, in the order of the page. Keys and buttons become actions, which Drafter carries out in the
// file's text; the form that comes back is laid over this one, so that what has the focus keeps it.

import { Catcher } from "./catcher.js";
import { FieldRow, fieldGroup } from "./fields.js";
import { h, reconcile, say } from "./dom.js";
import { openMenu } from "./dropdown.js";
import { Dragging } from "./dragging.js";
import { Moving } from "./moving.js";
import { KINDS, KeyedList, TURNS, choosePicture } from "./own.js";
import { Body, Sections, dress, labelled } from "./parts.js";
import { toPoint } from "./text.js";
import { t } from "./words.js";

/** @typedef {import("./types.js").FormDocument} FormDocument */
/** @typedef {import("./box.js").Box} Box */
/** @typedef {import("./parts.js").Part} Part */
/** @typedef {Pick<KeyboardEvent, "key"|"shiftKey"|"altKey"|"ctrlKey"|"metaKey"|"target">} Pressed */

export class Form {
  /** @param {import("./state.js").State} state */
  constructor(state) {
    this.state = state;
    /** The box of each control. @type {WeakMap<Element, Box>} */
    this.boxes = new WeakMap();
    /** The part (paragraph, point, section) of each row. @type {WeakMap<Element, Part>} */
    this.parts = new WeakMap();
    /** The box that had the focus last: a footnote is put in at its caret. @type {Box|null} */
    this.last = null;
    /** Escape was pressed: Tab leaves. */
    this.leaving = false;
    /** @type {DocumentRow[]} */
    this.documents = [];
    /** @type {FieldRow[]} */
    this.bundle = [];
    /** Of the how manyth speech. */
    this.opened = 0;
    /** What is shown. @type {import("./types.js").Form|null} */
    this.shown = null;
    this.moving = new Moving(this);
    /** Said to a screen reader. */
    this.hint = h("div", { class: "aside", "aria-live": "polite" });
    this.front = h("div", { class: "fields" });
    this.list = h("div", { class: "documents" });
    this.catcher = new Catcher(this);
    /** Whether nothing can be typed: the text is no outline. */
    this.locked = false;
    this.element = h("div", { class: "form", role: "form", "aria-label": t("form.label") }, this.front, this.list, this.hint, this.catcher.control);
    this.dragging = new Dragging(this);
    this.element.addEventListener("keydown", (event) => this.#key(event));
    this.element.addEventListener("paste", (event) => this.#paste(event));
    this.element.addEventListener("focusin", (event) => this.#focused(event));
    this.element.addEventListener("beforeinput", (event) => this.#undo(event));
    this.element.addEventListener("compositionend", () => state.idle && this.show());
    for (const kind of ["keyup", "click", "input"]) this.element.addEventListener(kind, () => this.#caret());
    state.on("view", () => this.show());
    state.on("busy", (busy) => {
      if (busy) return;
      this.show();
      queueMicrotask(() => state.idle && this.catcher.release()); // the others hear first that nothing is under way
    });
  }

  /** The box with the focus. */
  get focused() {
    return document.activeElement ? this.boxes.get(document.activeElement) : undefined;
  }

  /** Whether parts change, and the form does not show it yet. */
  get pending() {
    return this.state.changesParts || this.moving.waits;
  }

  /** Lay Drafter's form over this one, unless something waits to be told, and parts change before it: its answer brings a newer form. */
  show() {
    const form = this.state.form ?? NOTHING;
    this.#lock();
    if (this.shown === form || this.state.waitsAfterParts || this.moving.waits) return;
    const { activeElement } = document;
    const before = activeElement && this.element.contains(activeElement) ? this.all().filter(({ control }) => control.compareDocumentPosition(activeElement) & Node.DOCUMENT_POSITION_FOLLOWING).length : null;
    const box = this.moving.along(() => this.#lay(form));
    if (before !== null && document.activeElement === document.body) this.#beside(before);
    if (!box) return;
    box.element.scrollIntoView({ block: "nearest" });
    this.#caret();
  }

  /** What had the focus is gone: it goes to the box before it. @param {number} before how many boxes stood before it */
  #beside(before) {
    const boxes = this.all();
    const box = boxes[Math.min(Math.max(before - 1, 0), boxes.length - 1)];
    if (box) this.#back(box, toPoint(box.text, box.text.length));
  }

  /** Nothing can be typed while the text is no outline: no place of it would be known. */
  #lock() {
    const { view } = this.state;
    const locked = view !== null && !view.editable;
    if (locked === this.locked) return;
    this.locked = locked;
    this.element.classList.toggle("locked", locked);
    for (const { control } of this.boxesInside()) lock(control, locked);
  }

  /** All boxes, those that are folded too. @returns {Box[]} */
  boxesInside() {
    return [...this.element.querySelectorAll("input, textarea, select")].flatMap((control) => this.boxes.get(control) ?? []);
  }

  /** @param {import("./types.js").Form} form */
  #lay(form) {
    if (this.opened !== this.state.opened) this.#clear();
    this.shown = form;
    this.bundle = reconcile(this.front, this.bundle, form.bundle?.fields ?? [], FieldRow.same, (field) => new FieldRow(this, field), (row, field) => row.show(field));
    this.documents = reconcile(
      this.list,
      this.documents,
      form.documents,
      (row, document) => row.document.template === document.template && row.document.title === document.title,
      (document) => new DocumentRow(this, document),
      (row, document) => row.show(document),
    );
    this.element.classList.toggle("one", form.documents.length === 1);
  }

  /** Another speech: nothing that was to be told of this one stays. */
  #clear() {
    this.opened = this.state.opened;
    this.catcher.drop();
    for (const { element } of [...this.bundle, ...this.documents]) element.remove();
    this.bundle = [];
    this.documents = [];
  }

  /** @param {Box} box @returns {Box} */
  enter(box) {
    this.boxes.set(box.control, box);
    if (this.locked) lock(box.control, true);
    return box;
  }

  /** All boxes in the order of the form. @returns {Box[]} */
  all() {
    return this.boxesInside().filter(({ control }) => !control.closest("[hidden]"));
  }

  /** @param {EventTarget|null} target @returns {Part|null} */
  partOf(target) {
    for (let element = target instanceof Element ? target : null; element && element !== this.element; element = element.parentElement) {
      const part = this.parts.get(element);
      if (part) return part;
    }
    return null;
  }

  /** Put the caret where a place belongs. Answers whether the form shows it.
   * @param {import("./types.js").Caret} caret
   * @param {number} [length] how many code points are selected
   */
  place(caret, length = 0) {
    const found = this.#find(caret);
    if (found && this.catcher.holding) this.catcher.hold({ run: () => this.place(caret, length) });
    else if (found) this.#into(...found, length);
    return found !== null;
  }

  /** Put the caret where Drafter says it belongs after an action, or what is held for it. @param {import("./types.js").Caret} caret */
  land(caret) {
    const found = this.catcher.holding && !this.catcher.awaits ? null : this.#find(caret);
    if (found) this.#back(...found);
  }

  /** Put the caret, or what is held for it, where the part that had it stands now. @param {string} path @param {number} at */
  carry(path, at) {
    const found = this.#find({ start: null, path, at });
    if (found) this.#back(...found);
  }

  /** @param {import("./types.js").Caret} caret @returns {[Box, number]|null} a box and a place in it (code points) */
  #find({ start, path, at = 0 }) {
    const boxes = this.all();
    const named = path === undefined ? undefined : (boxes.find((box) => box.path === path) ?? boxes.find((box) => box.path.startsWith(`${path}/`)));
    if (named) return [named, at];
    if (start === null) return null;
    for (const box of boxes) {
      const place = box.placeOf(start);
      if (place !== null) return [box, place];
    }
    return null;
  }

  /** @param {Box} box @param {number} at */
  #back(box, at) {
    if (this.catcher.holding) this.catcher.land(box, at, 0);
    else this.#into(box, at);
  }

  /** @param {Box} box @param {number} at @param {number} [length] */
  #into(box, at, length = 0) {
    box.focus(at, length);
    box.element.scrollIntoView({ block: "nearest" });
    this.#caret();
  }

  /** Go to the next open blank, or the one before. Answers whether there is one.
   * @param {1|-1} by
   */
  walk(by) {
    if (this.catcher.holding) {
      this.catcher.hold({ run: () => this.walk(by) });
      return true;
    }
    const boxes = this.all();
    const at = boxes.findIndex((box) => box.focused);
    const order = [...boxes.keys()].map((step) => (at + by * (step + 1) + boxes.length * 2) % boxes.length);
    const next = order.find((index) => boxes[index].open);
    if (next === undefined) return false;
    const [from, length] = boxes[next].open ?? [0, 0];
    this.#into(boxes[next], from, length);
    return true;
  }

  #caret() {
    const { focused } = this;
    if (focused) this.state.setCaret(focused.caret);
  }

  /** @param {FocusEvent} event */
  #focused(event) {
    const box = event.target instanceof Element ? this.boxes.get(event.target) : undefined;
    if (box) {
      this.leaving = false;
      this.last = box;
    }
    this.#caret();
  }

  /** The browser's own undo gives way to Drafter's. @param {InputEvent} event */
  #undo(event) {
    const name = event.inputType === "historyUndo" ? "undo" : event.inputType === "historyRedo" ? "redo" : null;
    if (!name) return;
    event.preventDefault();
    this.step(name);
  }

  /** Undo or redo. What is typed before the answer to it, and to what was done just before it, goes where the caret will be.
   * @param {"undo"|"redo"} name @param {boolean} [late] whether it was held
   */
  step(name, late = false) {
    if (this.#held(() => this.step(name, true))) return;
    if (this.focused && (late || !this.state.idle)) this.catcher.begin(this.focused, true);
    this.state.change(name);
  }

  /** Hold an action while parts change: the form in which it was asked for is older than what Drafter has. Answers whether it is held.
   * @param {() => void} run
   */
  #held(run) {
    if (!this.pending && !this.catcher.holding) return false;
    this.catcher.begin(this.focused ?? null);
    this.catcher.hold({ run });
    return true;
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.target === this.catcher.control) {
      if (event.key === "Escape" || this.catcher.take(event)) event.preventDefault();
      return;
    }
    const box = event.target instanceof Element ? this.boxes.get(event.target) : undefined;
    const part = this.partOf(event.target);
    if (event.key === "Escape") {
      this.leaving = true;
      say(this.hint, t("form.leaving"));
      return;
    }
    if ((this.pending || this.catcher.holding) && this.#changesParts(event, box, part)) {
      this.catcher.begin(box ?? null);
      this.catcher.take(event);
      event.preventDefault();
    } else if (this.#run(event, box, part)) event.preventDefault();
  }

  /** Whether a key may change parts. @param {KeyboardEvent} event @param {Box|undefined} box @param {Part|null} part */
  #changesParts({ key, altKey, ctrlKey, metaKey }, box, part) {
    if (!part || this.locked || ctrlKey || metaKey) return false;
    if (altKey) return key.startsWith("Arrow");
    if (!box || box.kind === "field") return false;
    const [from, to] = box.selection;
    return key === "Enter" || (key === "Tab" && !this.leaving) || (key === "Backspace" && to === 0) || (key === "Delete" && from === box.text.length);
  }

  /** Do what a key does in the box with the focus. @param {import("./catcher.js").Key} key */
  press(key) {
    const box = this.focused;
    if (!box || this.#run({ ...key, ctrlKey: false, metaKey: false, target: box.control }, box, this.partOf(box.control))) return;
    if (key.key === "Tab") this.#step(box, key.shiftKey ? -1 : 1);
    else box.press(key);
  }

  /** @param {Pressed} event @param {Box|undefined} box @param {Part|null} part @returns {boolean} whether the key did something */
  #run(event, box, part) {
    const { key, shiftKey, altKey, ctrlKey, metaKey } = event;
    if (ctrlKey || metaKey) return false;
    if (this.locked) return key === "Enter" || (altKey && key.startsWith("Arrow"));
    if (altKey) return part !== null && this.#alt(key, part, event);
    if (!box) return false;
    const [from, to] = box.selection;
    const inside = part !== null && box.kind !== "field";
    switch (key) {
      case "Enter":
        return !(box.kind === "own" && shiftKey) && this.#enter(box, part);
      case "Tab":
        if (!inside || this.leaving || box.kind === "own" || box.kind === "cell") return false;
        return this.#move(part, shiftKey ? "out" : "in");
      case "Backspace":
        return inside && from === 0 && to === 0 && part.backspace(box);
      case "Delete":
        return inside && from === to && from === box.text.length && part.remove(box);
      case "ArrowUp":
        return leaves(box, from === 0 && to === 0) && (this.#inColumn(box, part, -1) || this.#step(box, -1));
      case "ArrowDown":
        return leaves(box, from === to && from === box.text.length) && (this.#inColumn(box, part, 1) || this.#step(box, 1));
      default:
        return false;
    }
  }

  /** The cell above or below, where there is one. @param {Box} box @param {Part|null} part @param {number} by */
  #inColumn(box, part, by) {
    const cell = part && "beside" in part && box.kind === "cell" ? part.beside(box, by) : undefined;
    cell?.focus(0);
    return cell !== undefined;
  }

  /** @param {string} key @param {Part} part @param {Pressed} event */
  #alt(key, part, event) {
    const box = event.target instanceof Element ? this.boxes.get(event.target) : undefined;
    if ("column" in part && box && (key === "ArrowLeft" || key === "ArrowRight")) {
      this.act(this.moving.into(part.column(box), { do: key === "ArrowLeft" ? "up" : "down" }));
      return true;
    }
    const direction = { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "out", ArrowRight: "in" }[key];
    if (direction) return this.#move(part, direction);
    if (key !== "Enter") return false;
    this.menu(part, /** @type {HTMLElement} */ (event.target));
    return true;
  }

  /** An action on a whole part, after which its box is where Drafter says.
   * @param {Part} part
   * @param {string} name
   */
  #move(part, name) {
    this.act(this.moving.on(part, { do: name }), this.focused);
    return true;
  }

  /** @param {Box} box @param {Part|null} part */
  #enter(box, part) {
    if (part && box.kind !== "field") return part.enter(box);
    if (box.control instanceof HTMLTextAreaElement || box.control instanceof HTMLSelectElement) return false;
    return this.#step(box, 1);
  }

  /** @param {Box} box @param {number} by */
  #step(box, by) {
    const boxes = this.all();
    const next = boxes[boxes.indexOf(box) + by];
    next?.focus(by < 0 ? toPoint(next.text, next.text.length) : 0);
    next?.element.scrollIntoView({ block: "nearest" });
    this.#caret();
    return next !== undefined;
  }

  /** An action; the box in which it was asked for follows its part to its new path, before anything typed meanwhile is told.
   * @param {import("./types.js").Action} action
   * @param {Box} [box]
   */
  act(action, box) {
    if (this.locked) return say(this.hint, t("form.locked"));
    if (this.#held(() => this.act(action, box))) return;
    if (action.do === "add" || action.do === "paste") this.catcher.begin(this.focused ?? null, true);
    const said = (/** @type {import("./types.js").View} */ view) => void (view.said?.length && this.state.emit("said", view.said));
    this.state.act(action, said, (view) => box && this.moving.follow(box, view, action.do === "kind"));
  }

  /** What can be done with a part, as a menu.
   * @param {Part} part
   * @param {HTMLElement} anchor
   */
  menu(part, anchor) {
    const { kind } = part;
    const move = (/** @type {string} */ name, /** @type {string} */ keys) => ({ label: t(`form.${name}`), keys, run: () => this.#move(part, name) });
    const levels = ["text", "point", "section", "line", "picture", "table", "other"].includes(kind);
    const tab = ["text", "point", "section"].includes(kind);
    openMenu(
      anchor,
      [
        ...this.#additions(part, anchor),
        null,
        ...this.#turns(part, anchor),
        move("up", "Alt+↑"),
        move("down", "Alt+↓"),
        ...(levels ? [move("in", tab ? "Tab" : "Alt+→"), move("out", tab ? "Shift+Tab" : "Alt+←")] : []),
        null,
        { label: t("form.remove"), run: () => this.act(this.moving.on(part, { do: "remove" })) },
      ],
      t("form.menu"),
    );
  }

  /** What can be put in below a part. @param {Part} part @param {HTMLElement} anchor @returns {import("./dropdown.js").Entry[]} */
  #additions(part, anchor) {
    const { list } = part;
    const at = list.indexOf(part) + 1;
    const add = (/** @type {string} */ kind) => () => this.act(this.moving.into(list, { do: "add", at: list.place(at), kind, text: "" }));
    if (part.kind === "section" || part.kind === "item" || part.kind === "attachment") return [{ label: t(`form.add.${part.kind}`), run: add(part.kind) }];
    return [
      { label: t("form.add.text"), keys: "Enter", run: add("text") },
      { label: t("form.add.point"), run: add("point") },
      { label: t("form.add.other"), run: () => this.addMenu(anchor, list, list.place(at)) },
      ...this.#footnote(part),
    ];
  }

  /** A footnote at the caret, where the part has it or had it last; else at the end of a paragraph. @param {Part} part @returns {import("./dropdown.js").Entry[]} */
  #footnote(part) {
    const last = this.last?.element.isConnected && this.partOf(this.last.control) === part ? this.last : null;
    const box = last ?? (part.kind === "text" && "box" in part ? part.box : null);
    if (!box || !["text", "heading"].includes(box.kind)) return [];
    const at = toPoint(box.text, last ? box.selection[1] : box.text.length);
    return [{ label: t("form.add.footnote"), run: () => this.act({ do: "footnote", path: box.path, at }) }];
  }

  /** What a part can become. @param {Part} part @param {HTMLElement} anchor @returns {import("./dropdown.js").Entry[]} */
  #turns(part, anchor) {
    const { kind } = part;
    const turn = (/** @type {string} */ to) => ({ label: t(`form.to.${to}`), run: () => this.act(this.moving.on(part, { do: "kind", kind: to })), disabled: kind === to });
    const lines = { label: t("form.to.other"), run: () => openMenu(anchor, TURNS.map((name) => ({ label: t(`field.${name}`), run: () => this.act(this.moving.on(part, { do: "kind", kind: name })), disabled: "name" in part && part.name === name })), t("form.to.other")) };
    if (kind === "line") return "name" in part && part.name === "page-break" ? [] : [turn("text"), lines, null];
    if (kind === "text") return [turn("text"), turn("point"), turn("section"), lines, null];
    return kind === "point" || kind === "section" ? [turn("text"), turn("point"), turn("section"), null] : [];
  }

  /** The lines of kinds of their own that can be put into a body, as a menu.
   * @param {HTMLElement} anchor
   * @param {{path: string}} list
   * @param {number} at
   */
  addMenu(anchor, list, at) {
    const add = (/** @type {string} */ kind, text = "") => this.act(this.moving.into(list, { do: "add", at, kind, text }));
    openMenu(anchor, KINDS.map((kind) => ({ label: t(`field.${kind}`), run: () => (kind === "picture" ? choosePicture(this, (name) => add(kind, name)) : add(kind)) })), t("form.add.other"));
  }

  /** @param {ClipboardEvent} event */
  #paste(event) {
    const text = event.clipboardData?.getData("text/plain").replace(/\r\n?/g, "\n") ?? "";
    if (event.target === this.catcher.control) {
      event.preventDefault();
      this.catcher.hold({ run: () => void (this.#pasteLines(text) || this.focused?.type(text)) });
    } else if (this.#pasteLines(text)) event.preventDefault();
  }

  /** Several lines pasted become paragraphs and points by their own ordinals. Answers whether they do: where the caret is, and of this text.
   * @param {string} text
   */
  #pasteLines(text) {
    const box = this.focused;
    const part = box ? this.partOf(box.control) : null;
    if (!part || this.locked || box?.kind !== "text" || !text.trim().includes("\n")) return false;
    const [from, to] = box.selection;
    if (from !== to) box.type("");
    this.act(this.moving.on(part, { do: "paste", at: toPoint(box.text, from), text }));
    return true;
  }
}

/** @type {import("./types.js").Form} */
const NOTHING = { chinese: false, documents: [], bundle: null };

/** @param {import("./box.js").Control} control @param {boolean} locked */
function lock(control, locked) {
  if (control instanceof HTMLSelectElement) control.disabled = locked;
  else control.readOnly = locked;
}

/** Whether up and down lead out of a box: out of one line always, out of several at their edge, never out of a list of choices.
 * @param {Box} box
 * @param {boolean} edge
 */
const leaves = ({ control }, edge) => control instanceof HTMLInputElement || (control instanceof HTMLTextAreaElement && edge);

/** A group that is folded while nothing is in it. @param {string} title @param {...HTMLElement} elements */
const folded = (title, ...elements) => h("details", { class: "group folded" }, h("summary", { class: "group-title" }, title), ...elements);

/** One speech of the form. */
class DocumentRow {
  /** @param {Form} form @param {FormDocument} document */
  constructor(form, document) {
    this.form = form;
    this.document = document;
    /** @type {FieldRow[]} */
    this.fields = [];
    /** @type {FieldRow[]} */
    this.slots = [];
    this.title = h("h2", { class: "document-title" });
    this.fieldList = h("div", { class: "fields" });
    this.slotList = h("div", { class: "fields" });
    this.slotGroup = fieldGroup(t("form.slots"), this.slotList);
    this.opening = new Body(form, document.opening);
    this.sections = new Sections(form, `${document.path}/sections`, 1);
    this.closing = new Body(form, document.closing);
    const keyed = (/** @type {"item"|"attachment"} */ kind, /** @type {{path: string, items: import("./types.js").KeyedItem[]}} */ list) =>
      new KeyedList(form, list, kind, (row) => dress(form, row), (body) => new Body(form, body));
    this.agenda = keyed("item", document.agenda);
    this.attachments = keyed("attachment", document.attachments);
    this.notes = new Body(form, document.notes, true);
    /** @type {FieldRow[]} */
    this.startFields = [];
    /** @type {FieldRow[]} */
    this.endFields = [];
    this.startList = h("div", { class: "fields" });
    this.endList = h("div", { class: "fields" });
    this.agendaGroup = labelled(t("form.agenda"), h("div", {}, this.startList, this.agenda.element));
    this.ending = folded(t("form.ending"), this.attachments.element, this.endList);
    /** @type {FieldRow[]} */
    this.footnotes = [];
    this.footnoteList = h("div", { class: "fields" });
    this.footnoteGroup = fieldGroup(t("form.footnotes"), this.footnoteList);
    this.notesGroup = folded(t("form.notes"), this.notes.element);
    this.element = h(
      "section",
      { class: "document" },
      this.title,
      fieldGroup(t("form.front"), this.fieldList),
      this.slotGroup,
      labelled(t("form.opening"), this.opening.element),
      this.agendaGroup,
      this.sections.element,
      labelled(t("form.closing"), this.closing.element),
      this.ending,
      this.footnoteGroup,
      this.notesGroup,
    );
    this.ending.open = document.attachments.items.length > 0 || document.ending.some(({ value }) => value !== "");
    this.notesGroup.open = document.notes.items.length > 0;
    this.show(document);
  }

  /** @param {FormDocument} document */
  show(document) {
    const { form } = this;
    this.document = document;
    say(this.title, document.title || t("form.untitled"));
    this.element.setAttribute("aria-label", document.title || t("form.untitled"));
    const make = (/** @type {import("./types.js").Field} */ field) => new FieldRow(form, field);
    this.fields = reconcile(this.fieldList, this.fields, document.fields, FieldRow.same, make, (row, field) => row.show(field));
    this.slots = reconcile(this.slotList, this.slots, document.slots, FieldRow.same, make, (row, field) => row.show(field));
    this.slotGroup.hidden = document.slots.length === 0;
    this.opening.show(document.opening);
    this.sections.show(`${document.path}/sections`, document.sections);
    this.closing.show(document.closing);
    this.agenda.show(document.agenda);
    const listed = document.agenda.items.length > 0;
    this.agendaGroup.classList.toggle("empty", !listed);
    this.agendaGroup.hidden = !listed && document.sections.length > 0;
    this.startList.hidden = !listed;
    this.startFields = reconcile(this.startList, this.startFields, document.agenda.fields, FieldRow.same, make, (row, field) => row.show(field));
    this.attachments.show(document.attachments);
    this.endFields = reconcile(this.endList, this.endFields, document.ending, FieldRow.same, make, (row, field) => row.show(field));
    this.footnotes = reconcile(this.footnoteList, this.footnotes, document.footnotes, FieldRow.same, make, (row, field) => row.show(field));
    this.footnoteGroup.hidden = document.footnotes.length === 0;
    this.notes.show(document.notes);
    return true;
  }
}
