// The layouts as pictures: a page with every kind of line, and its measures. One that is chosen is what the page is shown in.

import { askUser } from "./dialog.js";
import { h } from "./dom.js";
import { t } from "./words.js";

/** What the layouts are for, by their names. @param {import("./state.js").State} state @returns {Promise<Record<string, string>>} */
export async function summaries(state) {
  /** @type {{name: string, summary: string}[]} */
  const layouts = await state.ask("layouts");
  return Object.fromEntries(layouts.map(({ name, summary }) => [name, summary]));
}

/** @param {import("./state.js").State} state @param {(layout: string) => void} look */
export async function showLayouts(state, look) {
  /** @type {{name: string, summary: string, svg: string}[]} */
  const layouts = await state.ask("layouts");
  const cards = layouts.map(({ name, summary, svg }) =>
    h(
      "button",
      {
        type: "button",
        class: "card",
        onclick: (/** @type {Event} */ event) => {
          /** @type {HTMLElement} */ (event.currentTarget).closest("dialog")?.close("");
          look(name);
        },
      },
      h("img", { src: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`, alt: "" }),
      h("span", { class: "card-title" }, name),
      h("span", { class: "card-text" }, summary),
    ),
  );
  await askUser(t("layout.pictures.title"), [h("p", {}, t("layout.pictures.text")), h("div", { class: "cards layouts" }, cards)], [{ label: t("close"), value: "", main: true }], "wide");
}
