// Where words come from that the outline does not have: the template or the layout, and the way to make them one's own.

import { h } from "./dom.js";
import { t } from "./words.js";

/** @type {(() => void)|null} */
let closeOpen = null;

/** A note beside the word that was clicked.
 * @param {import("./types.js").Origin} origin
 * @param {{x: number, y: number}} at
 * @param {{own: () => void, show: ((line: number) => void)|null}} run
 */
export function showOrigin(origin, { x, y }, run) {
  closeOpen?.();
  if (origin.kind === "value") return;
  const { kind, name, line, excerpt } = origin;
  const before = /** @type {HTMLElement|null} */ (document.activeElement);
  const own = h("button", { type: "button", class: "main", onclick: () => (close(), run.own()) }, t("origin.own"));
  const { show } = run;
  const open = show && h("button", { type: "button", onclick: () => (close(), show(line)) }, t("origin.show"));
  const note = h("div", { class: "origin", role: "dialog", "aria-label": t("origin.label"), tabindex: -1 }, h("p", {}, t(line ? `origin.${kind}` : `origin.${kind}.whole`, { name, line })), excerpt ? h("details", { ontoggle: place }, h("summary", {}, t("origin.code")), h("pre", {}, excerpt)) : null, h("div", { class: "answers" }, own, open));

  function place() {
    note.style.left = `${Math.max(8, Math.min(x, window.innerWidth - note.offsetWidth - 8))}px`;
    note.style.top = `${y + note.offsetHeight + 24 < window.innerHeight ? y + 14 : Math.max(8, y - note.offsetHeight - 14)}px`;
  }

  function close() {
    if (closeOpen !== close) return;
    closeOpen = null;
    document.removeEventListener("pointerdown", outside, true);
    note.remove();
    if (before?.isConnected) before.focus({ preventScroll: true });
  }

  /** @param {Event} event */
  function outside(event) {
    if (!note.contains(/** @type {Node} */ (event.target))) close();
  }

  note.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    close();
  });
  closeOpen = close;
  document.body.append(note);
  place();
  document.addEventListener("pointerdown", outside, true);
  note.focus({ preventScroll: true });
}
