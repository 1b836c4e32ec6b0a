// A text of another speech looked through: what each of its lines was taken for, put right by choice, and a template and an outline made of it.

import { askUser } from "./dialog.js";
import { fill, h } from "./dom.js";
import { t } from "./words.js";

/** @typedef {{line: number, text: string, part: string, section: number, found: string}} Row */
/** @typedef {{title?: number[], sections?: number[]|null, closing?: number|null, out?: number[], back?: number[]}} Corrections */

/** What a person can say of a line. */
const ROLES = ["title", "section", "closing", "text", "noise"];

/** @param {Row[]} rows @returns {Map<number, string>} what each line is, of which the closing has only its first */
function rolesOf(rows) {
  const closing = rows.find(({ part }) => part === "closing")?.line;
  const role = (/** @type {Row} */ { line, part }) => (line === closing || part === "title" || part === "section" || part === "noise" ? part : "text");
  return new Map(rows.map((row) => [row.line, role(row)]));
}

/** What a person changed. @param {Map<number, string>} found @param {Map<number, string>} said @returns {Corrections} */
export function correctionsOf(found, said) {
  const lines = (/** @type {Map<number, string>} */ roles, /** @type {string} */ role) => [...roles].filter(([, one]) => one === role).map(([line]) => line);
  const changed = (/** @type {string} */ role) => String(lines(found, role)) !== String(lines(said, role));
  const noise = new Set(lines(found, "noise"));
  return {
    title: changed("title") ? lines(said, "title") : [],
    sections: changed("section") ? lines(said, "section") : null,
    closing: changed("closing") ? (lines(said, "closing")[0] ?? 0) : null,
    out: lines(said, "noise").filter((line) => !noise.has(line)),
    back: [...noise].filter((line) => said.get(line) !== "noise"),
  };
}

/** @param {import("./state.js").State} state @param {string} name @param {string} data Base64 */
export async function showReview(state, name, data) {
  const ask = (/** @type {Corrections} */ corrections) => state.transport.call("review", { name, data, corrections });
  /** @type {{rows: Row[], doubts: string[]}} */
  const first = await ask({});
  const found = rolesOf(first.rows);
  const said = new Map(found);
  const doubts = h("ul", { class: "doubts", "aria-live": "polite" });
  const body = h("tbody");

  /** @param {{rows: Row[], doubts: string[]}} now */
  function show(now) {
    const shown = new Map(now.rows.map((row) => [row.line, row]));
    fill(doubts, now.doubts.map((doubt) => h("li", {}, doubt)));
    for (const row of body.rows) {
      const taken = shown.get(Number(row.dataset.line));
      row.cells[2].textContent = taken ? taken.found || t(`part.${taken.part}`) : "";
      row.classList.toggle("out", taken?.part === "noise");
    }
  }

  body.append(
    ...first.rows.map(({ line, text }) => {
      const select = h("select", { "aria-label": t("review.line", { number: line }) }, ROLES.map((role) => h("option", { value: role }, t(`part.${role}`))));
      select.value = found.get(line) ?? "text";
      select.addEventListener("change", async () => {
        if (select.value === "closing") for (const [other, role] of said) if (role === "closing") said.set(other, "text");
        said.set(line, select.value);
        for (const row of body.rows) {
          const control = row.querySelector("select");
          if (control) control.value = said.get(Number(row.dataset.line)) ?? "text";
        }
        show(await ask(correctionsOf(found, said)));
      });
      return h("tr", { "data-line": String(line) }, h("td", {}, text.trim()), h("td", {}, select), h("td", { class: "faint" }));
    }),
  );
  show(first);
  const head = h("thead", {}, h("tr", {}, ["review.source", "review.is", "review.becomes"].map((key) => h("th", { scope: "col" }, t(key)))));
  const content = [h("p", {}, t("review.text")), doubts, h("table", { class: "review" }, head, body)];
  const answer = await askUser(t("review.title", { name }), content, [{ label: t("review.make"), value: "make", main: true }, { label: t("cancel"), value: "" }], "wide");
  if (answer === "make") await state.open("mined", { name, data, corrections: correctionsOf(found, said) });
}
