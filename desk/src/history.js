// The history of this sitting: its moments, what has changed since one of them, and the way back to it.

import { fill, h } from "./dom.js";
import { askUser, changesTable, lineChanges } from "./dialog.js";
import { t } from "./words.js";

/** @param {import("./state.js").State} state */
export async function showHistory(state) {
  /** @type {{number: number, at: string, label: string, put: string, cut: string}[]} */
  const moments = await state.ask("history");
  const changed = h("div", { class: "moment", "aria-live": "polite" });
  let chosen = -1;
  const buttons = moments.map(({ number, at, label, put, cut }) => {
    const time = new Date(at);
    const what = h("span", { class: "what" }, label, put ? h("span", {}, h("small", {}, t("history.put")), h("ins", {}, put)) : null, cut ? h("span", {}, h("small", {}, t("history.cut")), h("del", {}, cut)) : null);
    const button = h("button", { type: "button", class: "line", "aria-pressed": "false" }, h("time", { dateTime: at }, time.toLocaleTimeString(document.documentElement.lang)), what);
    button.addEventListener("click", async () => {
      chosen = number;
      for (const other of buttons) other.setAttribute("aria-pressed", String(other === button));
      const { text } = await state.ask("moment", { number });
      const changes = lineChanges(text, state.text);
      const back = button.closest("dialog")?.querySelector("button.main");
      if (back instanceof HTMLButtonElement) back.disabled = changes.length === 0;
      fill(changed, changes.length ? changesTable(changes, t("history.then"), t("history.now")) : t("history.same"));
    });
    return button;
  });
  const content = [h("p", {}, t("history.text")), h("div", { class: "history" }, h("ul", { class: "moments" }, buttons.map((button) => h("li", {}, button))), changed)];
  const answer = await askUser(t("history.title"), content, [{ label: t("history.back"), value: "back", main: true, disabled: true }, { label: t("close"), value: "" }], "wide");
  if (answer === "back" && chosen >= 0) state.replace("back", { number: chosen });
}
