// Dialogs: a question with answers, texts side by side, and what is done with a dropped file.

import { h } from "./dom.js";
import { showReview } from "./review.js";
import { t } from "./words.js";

/** @typedef {{label: string, value: string, main?: boolean, disabled?: boolean}} Answer */

/** A dialog that waits for an answer. Escape answers "".
 * @param {string} title
 * @param {import("./dom.js").Child[]} content
 * @param {Answer[]} answers
 * @param {string} [className]
 * @returns {Promise<string>}
 */
export function askUser(title, content, answers, className = "") {
  const before = /** @type {HTMLElement|null} */ (document.activeElement);
  return new Promise((resolve) => {
    const buttons = answers.map(({ label, value, main, disabled }) => h("button", { type: "button", class: main ? "main" : "", disabled, onclick: () => dialog.close(value) }, label));
    const heading = h("h2", { id: "dialog-title" }, title);
    const dialog = h("dialog", { class: className, "aria-labelledby": "dialog-title" }, heading, h("div", { class: "dialog-content", tabindex: 0 }, content), h("div", { class: "answers" }, buttons));
    dialog.addEventListener("close", () => {
      dialog.remove();
      if (before?.isConnected) before.focus({ preventScroll: true });
      resolve(dialog.returnValue);
    });
    document.body.append(dialog);
    dialog.showModal();
    (dialog.querySelector("input") ?? buttons.find((_, index) => answers[index].main && !answers[index].disabled) ?? buttons.find(({ disabled }) => !disabled))?.focus();
  });
}

/** A line of text asked for; null where the user goes back.
 * @param {string} title
 * @param {string} label
 * @param {string} yes
 * @param {string} [value]
 */
export async function askLine(title, label, yes, value = "") {
  const input = h("input", { type: "text", id: "asked", value });
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    input.closest("dialog")?.close("yes");
  });
  const answer = await askUser(title, [h("label", { htmlFor: "asked" }, label), input], [{ label: yes, value: "yes", main: true }, { label: t("cancel"), value: "" }]);
  return answer ? input.value : null;
}

/** Changes as a table: how a line was, and how it is.
 * @param {{old: string, new: string}[]} changes
 * @param {string} old
 * @param {string} now
 */
export function changesTable(changes, old, now) {
  const row = (/** @type {{old: string, new: string}} */ change) => h("tr", {}, h("td", {}, differing(change.old, change.new, "del")), h("td", {}, differing(change.new, change.old, "ins")));
  return h("table", { class: "changes" }, h("thead", {}, h("tr", {}, h("th", { scope: "col" }, old), h("th", { scope: "col" }, now))), h("tbody", {}, changes.map(row)));
}

/** A text with what another does not have marked.
 * @param {string} text
 * @param {string} other
 * @param {"del"|"ins"} tag
 */
function differing(text, other, tag) {
  let start = 0;
  while (start < Math.min(text.length, other.length) && text[start] === other[start]) start++;
  let end = 0;
  while (end < Math.min(text.length, other.length) - start && text[text.length - 1 - end] === other[other.length - 1 - end]) end++;
  const middle = text.slice(start, text.length - end);
  return [text.slice(0, start), middle ? h(tag, {}, middle) : null, text.slice(text.length - end)];
}

const MOST_PAIRS = 4_000_000; // of lines that are compared; two longer texts are shown as one change

/** The lines in which two texts differ, in stretches.
 * @param {string} old
 * @param {string} now
 * @returns {{old: string, new: string}[]}
 */
export function lineChanges(old, now) {
  const before = old.split("\n");
  const after = now.split("\n");
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return stretches(before.slice(head, before.length - tail), after.slice(head, after.length - tail));
}

/** @param {string[]} before @param {string[]} after */
function stretches(before, after) {
  if (!before.length && !after.length) return [];
  if (before.length * after.length > MOST_PAIRS) return [{ old: before.join("\n"), new: after.join("\n") }];
  /** How many lines both have in common from each pair of places on. @type {Uint32Array[]} */
  const common = Array.from({ length: before.length + 1 }, () => new Uint32Array(after.length + 1));
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--) common[i][j] = before[i] === after[j] ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
  const found = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    const [from, to] = [i, j];
    while ((i < before.length || j < after.length) && before[i] !== after[j]) {
      if (j >= after.length || (i < before.length && common[i + 1][j] >= common[i][j + 1])) i++;
      else j++;
    }
    if (i > from || j > to) found.push({ old: before.slice(from, i).join("\n"), new: after.slice(to, j).join("\n") });
    i++;
    j++;
  }
  return found;
}

/** A file that was changed in two places in two ways: which of both stays.
 * @param {import("./state.js").State} state
 * @param {import("./types.js").Said} said
 */
export async function conflict(state, { mine = "", theirs = "", kept = "" }) {
  const answer = await askUser(
    t("conflict.title"),
    [h("p", {}, t("conflict.text", { kept })), changesTable(lineChanges(state.text, theirs), t("conflict.mine"), t("conflict.theirs"))],
    [
      { label: t("conflict.keep"), value: "", main: true },
      { label: t("conflict.take"), value: "theirs" },
    ],
    "wide",
  );
  if (answer === "theirs") state.replace("take", { text: theirs, base: mine });
}

/** A dropped file: its changes are shown before they are taken.
 * @param {import("./state.js").State} state
 * @param {File} file
 * @param {(name: string, data: string, told?: boolean) => Promise<void>} open opens a file as an outline of its own; told: what changes is known
 */
export async function dropped(state, file, open) {
  const data = await base64(file);
  if (!state.view) return open(file.name, data);
  /** @type {import("./types.js").Dropped} */
  const found = await state.transport.call("drop", { sitting: state.sitting, name: file.name, data });
  const notices = found.notices.length ? [h("p", {}, t("drop.notices")), h("ul", {}, found.notices.map((notice) => h("li", {}, noticeText(notice))))] : [];
  if (found.kind === "pull") {
    const none = found.changes.length === 0;
    const content = [h("p", {}, t(none ? "drop.none" : "drop.pull", { name: file.name, count: found.changes.length })), none ? null : changesTable(found.changes, t("drop.old"), t("drop.new")), ...notices];
    const answers = none ? [{ label: t("close"), value: "", main: true }] : [{ label: t("drop.take"), value: "take", main: true }, { label: t("cancel"), value: "" }];
    if ((await askUser(t("drop.title", { name: file.name }), content, answers, "wide")) === "take") state.replace("take", { text: found.text });
    return undefined;
  }
  const content = [h("p", {}, t("drop.other", { name: file.name })), h("pre", { class: "excerpt" }, found.text), ...notices];
  const answers = [{ label: t("drop.open"), value: "open", main: true }, { label: t("review.button"), value: "review" }, { label: t("cancel"), value: "" }];
  const answer = await askUser(t("drop.title", { name: file.name }), content, answers, "wide");
  if (answer === "open") await open(file.name, data, true);
  if (answer === "review") await showReview(state, file.name, data);
  return undefined;
}

/** A file chosen by the browser's own dialog. @param {string} accept suffixes @param {(file: File) => void} then */
export function chosenFile(accept, then) {
  const input = h("input", { type: "file", accept, hidden: true });
  input.addEventListener("change", () => {
    input.remove();
    if (input.files?.[0]) then(input.files[0]);
  });
  input.addEventListener("cancel", () => input.remove());
  document.body.append(input);
  input.click();
}

/** @param {string|import("./types.js").Fault} notice */
export const noticeText = (notice) => (typeof notice === "string" ? notice : [notice.message, notice.advice].filter(Boolean).join(" "));

/** A file's bytes as Base64. @param {Blob} file @returns {Promise<string>} */
export async function base64(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

/** A file given to the user.
 * @param {string} name
 * @param {string} data Base64
 */
export function save(name, data) {
  const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes], { type: "application/octet-stream" }));
  h("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

