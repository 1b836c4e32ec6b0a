// The tour of the first start: five steps, each beside what it speaks of.

import { fill, h } from "./dom.js";
import { t } from "./words.js";

const STEPS = [".form", ".page-view", ".findings-panel, .status", ".tabs", ".bar .downloads"];

/** @param {() => void} done */
export function tour(done) {
  const before = /** @type {HTMLElement|null} */ (document.activeElement);
  const title = h("h2", { id: "tour-title" });
  const text = h("p", { id: "tour-text" });
  const count = h("span", { class: "faint" });
  const next = h("button", { type: "button", class: "main", onclick: () => step(at + 1) });
  const card = h("div", { class: "tour", role: "dialog", "aria-labelledby": "tour-title", "aria-describedby": "tour-text" }, title, text, h("div", { class: "answers" }, count, h("button", { type: "button", onclick: close }, t("tour.skip")), next));
  let at = -1;
  /** @type {Element|null} */
  let shown = null;

  /** @param {number} number */
  function step(number) {
    at = number;
    shown?.classList.remove("toured");
    if (at >= STEPS.length) return close();
    fill(title, t(`tour.${at + 1}.title`));
    fill(text, t(`tour.${at + 1}.text`));
    fill(count, `${at + 1} / ${STEPS.length}`);
    fill(next, t(at === STEPS.length - 1 ? "tour.done" : "tour.next"));
    shown = [...document.querySelectorAll(STEPS[at])].find((element) => element.getClientRects().length > 0) ?? null;
    shown?.classList.add("toured");
    place(card, shown);
    next.focus();
  }

  function close() {
    shown?.classList.remove("toured");
    card.remove();
    if (before?.isConnected) before.focus({ preventScroll: true });
    done();
  }

  card.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
  document.body.append(card);
  step(0);
}

/** Beside what is spoken of, inside the window. @param {HTMLElement} card @param {Element|null} element */
function place(card, element) {
  const { innerWidth, innerHeight } = window;
  const box = element?.getBoundingClientRect();
  const beside = box ? (box.right + card.offsetWidth + 24 < innerWidth ? box.right + 12 : box.left - card.offsetWidth - 12) : innerWidth / 2;
  const below = box ? (box.height > innerHeight / 2 ? innerHeight / 3 : box.bottom + 12) : innerHeight / 3;
  card.style.left = `${Math.max(12, Math.min(beside, innerWidth - card.offsetWidth - 12))}px`;
  card.style.top = `${Math.max(12, Math.min(below, innerHeight - card.offsetHeight - 60))}px`;
}
