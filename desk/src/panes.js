// The panes of the window: form, source and template as tabs on the left, the page on the right, a bar between them to drag.

import { h } from "./dom.js";
import { t } from "./words.js";

/** Tabs over panels of which one is shown.
 * @param {{name: string, label: string, panel: HTMLElement}[]} tabs
 * @param {(name: string) => void} shown
 */
export function tabbed(tabs, shown) {
  const buttons = tabs.map(({ name, label }) => h("button", { type: "button", role: "tab", id: `tab-${name}`, "aria-controls": `panel-${name}`, onclick: () => choose(name) }, label));
  const panels = tabs.map(({ name, panel }) => h("div", { class: "panel", role: "tabpanel", id: `panel-${name}`, "aria-labelledby": `tab-${name}` }, panel));
  const list = h("div", { class: "tabs", role: "tablist", "aria-label": t("tabs.label") }, buttons);
  let now = "";

  /** @param {string} name */
  function choose(name) {
    if (name === now) return;
    now = name;
    tabs.forEach((tab, index) => {
      const chosen = tab.name === name;
      buttons[index].setAttribute("aria-selected", String(chosen));
      buttons[index].tabIndex = chosen ? 0 : -1;
      panels[index].hidden = !chosen;
    });
    shown(name);
  }

  list.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const at = (buttons.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement)) + step + buttons.length) % buttons.length;
    buttons[at].focus();
    choose(tabs[at].name);
  });
  return { list, panels, choose, /** Which is shown. */ current: () => now };
}

const STEP = 3; // per cent of the window by which an arrow moves the bar

/** A bar between two panes, moved by dragging or by arrows. The share of the left one is kept in this browser.
 * @param {HTMLElement} root has the property --left
 */
export function splitter(root) {
  const bar = h("div", { class: "splitter", role: "separator", tabindex: 0, "aria-orientation": "vertical", "aria-label": t("splitter.label"), "aria-valuemin": 20, "aria-valuemax": 75 });
  /** @param {number} share per cent */
  const set = (share) => {
    const kept = Math.round(Math.max(20, Math.min(75, share)) * 10) / 10;
    root.style.setProperty("--left", `${kept}%`);
    bar.setAttribute("aria-valuenow", String(Math.round(kept)));
    remember("left", String(kept));
  };
  set(Number(remembered("left") ?? 44));
  bar.addEventListener("pointerdown", (event) => {
    bar.setPointerCapture(event.pointerId);
    const { left, width } = root.getBoundingClientRect();
    const move = (/** @type {PointerEvent} */ moved) => set(((moved.clientX - left) / width) * 100);
    bar.addEventListener("pointermove", move);
    bar.addEventListener("pointerup", () => bar.removeEventListener("pointermove", move), { once: true });
  });
  bar.addEventListener("keydown", (event) => {
    const step = { ArrowRight: STEP, ArrowLeft: -STEP }[event.key];
    if (!step) return;
    event.preventDefault();
    set(Number(bar.getAttribute("aria-valuenow")) + step);
  });
  return bar;
}

/** What this browser keeps of the user's choices; nothing where it keeps nothing. @param {string} key */
export function remembered(key) {
  try {
    return localStorage.getItem(`drafter.${key}`);
  } catch {
    return null;
  }
}

/** @param {string} key @param {string} value */
export function remember(key, value) {
  try {
    localStorage.setItem(`drafter.${key}`, value);
  } catch {
    // A browser that keeps nothing: the choice holds as long as the page.
  }
}

/** What this window keeps while it is open; null for nothing. Its value is changed where one is given.
 * @param {string} key @param {string} [value]
 */
export function session(key, value) {
  try {
    if (value !== undefined) sessionStorage.setItem(`drafter.${key}`, value);
    return sessionStorage.getItem(`drafter.${key}`);
  } catch {
    return null;
  }
}
