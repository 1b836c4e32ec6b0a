// The fields of a form: a label, a control by the kind of value, and its hint.

import { Box } from "./box.js";
import { h, say } from "./dom.js";
import { t } from "./words.js";

/** @typedef {import("./types.js").Field} Field */

const OWN_NAME = /^\d+\/(slots|footnotes)\//;
const ISO = /^\d{4}-\d\d-\d\d$/;

export class FieldRow {
  /** @param {import("./form.js").Form} form @param {Field} field @param {"field"|"own"} [kind] own: of a part that can be moved */
  constructor(form, field, kind = "field") {
    this.form = form;
    this.field = field;
    this.box = form.enter(new Box(form.state, control(field), valueOf(field), kind));
    this.label = h("label", { htmlFor: this.box.id });
    this.calendar = field.kind === "date" ? this.#calendar() : null;
    this.element = h("div", { class: `field field-${field.name}` }, this.label, h("div", { class: "controls" }, this.box.element, this.calendar));
    this.show(field);
  }

  /** @param {FieldRow} row @param {Field} field */
  static same(row, field) {
    return row.field.name === field.name && row.field.kind === field.kind;
  }

  /** @param {Field} field */
  show(field) {
    if (field.kind !== this.field.kind || String(field.choices) !== String(this.field.choices)) return false;
    this.field = field;
    say(this.label, this.#name());
    this.label.classList.toggle("required", Boolean(field.required));
    this.box.control.required = Boolean(field.required);
    this.box.show(valueOf(field));
    this.element.classList.toggle("empty", Boolean(field.required) && field.value === "");
    if (this.calendar) this.calendar.value = ISO.test(field.value) ? field.value : "";
    return true;
  }

  /** A key that every outline has is named in the language of the desk; a slot has the name that its template gave it, a footnote its own. */
  #name() {
    const { name, path, label, words } = this.field;
    const key = words ?? `field.${name}`;
    return OWN_NAME.test(path) || t(key) === key ? label : t(key);
  }

  #calendar() {
    const label = t("form.calendar", { label: this.#name() });
    const input = h("input", { type: "date", class: "calendar", "aria-label": label, title: label });
    input.addEventListener("change", () => {
      if (!input.value) return;
      this.box.control.value = input.value;
      this.box.control.dispatchEvent(new Event("input", { bubbles: true }));
    });
    return input;
  }
}

/** @param {Field} field */
const valueOf = ({ path, name, value, start, hint, runs }) => ({ path, text: value, start, hint: SEVERAL.includes(name) ? t(`hint.${name}`) : hint, runs });

/** Fields whose lines are a list in the outline, which is no word of the form. */
const SEVERAL = ["who", "signature"];

/** @param {Field} field */
function control({ kind, choices = [], value }) {
  if (kind === "choice") {
    const known = choices.includes(value) ? choices : [value, ...choices];
    return h("select", {}, known.map((choice) => h("option", { value: choice }, choice)));
  }
  if (kind === "lines") return h("textarea", { rows: 1, spellcheck: false });
  return h("input", { type: "text", inputMode: kind === "number" ? "decimal" : "text", spellcheck: false, autocomplete: "off" });
}

/** Fields under a title.
 * @param {string} title
 * @param {HTMLElement} list
 */
export function fieldGroup(title, list) {
  return h("fieldset", { class: "group" }, h("legend", {}, title), list);
}
