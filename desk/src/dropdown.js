// A menu that opens below a button: arrows walk, Enter takes, Escape closes, and the focus goes back.

import { h, say } from "./dom.js";

/** @typedef {{label: string, detail?: Promise<string>, keys?: string, run: () => void, disabled?: boolean, checked?: boolean}|null} Entry null is a line between. detail: more words, which may come later */

/** @type {(() => void)|null} */
let closeOpen = null;

/** @param {HTMLElement} anchor
 * @param {Entry[]} entries
 * @param {string} label
 */
export function openMenu(anchor, entries, label) {
  closeOpen?.();
  const before = /** @type {HTMLElement|null} */ (document.activeElement);
  const items = entries.map((entry) => (entry ? item(entry) : h("div", { class: "line", role: "separator" })));
  const menu = h("div", { class: "menu", role: "menu", "aria-label": label, tabindex: -1 }, items);
  /** @type {HTMLElement[]} */
  const live = items.filter((element) => element instanceof HTMLButtonElement && !element.disabled);

  /** @param {Entry} entry */
  function item(entry) {
    const { label: text, detail, keys, run, disabled = false, checked } = /** @type {NonNullable<Entry>} */ (entry);
    const more = h("span", { class: "detail" });
    void detail?.then((words) => {
      say(more, words);
      if (menu.isConnected) place(menu, anchor);
    });
    return h(
      "button",
      {
        type: "button",
        role: checked === undefined ? "menuitem" : "menuitemradio",
        "aria-checked": checked === undefined ? null : String(checked),
        tabindex: -1,
        disabled,
        onclick: () => {
          close();
          run();
        },
      },
      h("span", {}, text, detail ? more : null),
      keys ? h("kbd", {}, keys) : null,
    );
  }

  function close() {
    if (closeOpen !== close) return;
    closeOpen = null;
    document.removeEventListener("pointerdown", outside, true);
    menu.remove();
    anchor.setAttribute("aria-expanded", "false");
    if (before?.isConnected) before.focus({ preventScroll: true });
  }

  /** @param {Event} event */
  function outside(event) {
    if (!menu.contains(/** @type {Node} */ (event.target))) close();
  }

  menu.addEventListener("keydown", (event) => {
    const at = live.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) live[(at + step + live.length) % live.length]?.focus();
    else if (event.key === "Home") live[0]?.focus();
    else if (event.key === "End") live[live.length - 1]?.focus();
    else if (event.key === "Escape" || event.key === "Tab") close();
    else if (event.key.length === 1) live.find((element) => element.textContent?.toLowerCase().startsWith(event.key.toLowerCase()))?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  closeOpen = close;
  (anchor.closest("header, aside, main") ?? document.body).append(menu);
  place(menu, anchor);
  anchor.setAttribute("aria-expanded", "true");
  document.addEventListener("pointerdown", outside, true);
  live[0]?.focus();
}

/** Below its anchor, inside the window.
 * @param {HTMLElement} element
 * @param {Element} anchor
 */
function place(element, anchor) {
  element.style.left = "0"; // it may be as wide as it wants
  const { left, bottom, top } = anchor.getBoundingClientRect();
  const { offsetWidth, offsetHeight } = element;
  const below = bottom + offsetHeight + 8 < window.innerHeight || top < offsetHeight;
  element.style.left = `${Math.max(8, Math.min(left, window.innerWidth - offsetWidth - 8))}px`;
  element.style.top = `${Math.max(8, below ? Math.min(bottom + 4, window.innerHeight - offsetHeight - 8) : top - offsetHeight - 4)}px`;
}

/** A button that opens a menu.
 * @param {string|Node} face a sign, which is read as the label, or an element with words, which are read themselves
 * @param {string} label
 * @param {() => Entry[]} entries
 * @param {string} [className]
 */
export function menuButton(face, label, entries, className = "") {
  const button = h("button", { type: "button", class: className, "aria-haspopup": "menu", "aria-expanded": "false", "aria-label": typeof face === "string" ? label : null, title: label }, face);
  button.addEventListener("click", () => openMenu(button, entries(), label));
  return button;
}
