// What is wrong, what is still open, and how long the speech is: a list beside the page, and a line below it.

import { fill, h, say } from "./dom.js";
import { askLine } from "./dialog.js";
import { t } from "./words.js";

/** @typedef {import("./state.js").Placed} Placed */
/** @typedef {import("./types.js").Blank} Blank */
/** @typedef {import("./types.js").Stats} Stats */

const WEIGHT = { error: 0, warning: 1, info: 2, note: 3 };
const SIGN = { error: "✖", warning: "▲", info: "●", note: "○" };
const RATES = [160, 180, 200, 220, 240, 260, 280];

export class Findings {
  /** @param {import("./state.js").State} state
   * @param {(place: {start: number|null, stop?: number|null, block: number|null, at?: number, path?: string|null}) => void} go
   */
  constructor(state, go) {
    this.state = state;
    this.go = go;
    this.faults = h("ul", { class: "faults" });
    this.list = h("ul", { class: "findings" });
    this.ignoredCount = h("summary", {});
    this.ignoredList = h("ul", {});
    this.ignored = h("details", { class: "ignored", hidden: true }, this.ignoredCount, this.ignoredList);
    this.blanks = h("ul", { class: "blanks" });
    this.parts = h("ul", { class: "lengths" });
    this.rate = h("select", { id: "rate" });
    this.rate.addEventListener("change", () => this.#rate());
    this.cut = h("div", { class: "cut" });
    this.counts = { findings: h("span", {}, t("findings.wait")), blanks: h("span", {}) };
    this.blanksHead = h("h2", { hidden: true }, this.counts.blanks); // empty until it is known
    this.element = h(
      "aside",
      { class: "findings-panel", "aria-label": t("findings.label") },
      this.faults,
      h("h2", {}, this.counts.findings),
      this.list,
      this.ignored,
      this.blanksHead,
      this.blanks,
      h("h2", {}, t("length.title")),
      h("div", { class: "rate" }, h("label", { htmlFor: "rate" }, t("length.rate")), this.rate),
      this.parts,
      this.cut,
    );
    this.bar = h("div", { class: "length-bar", role: "img", "aria-label": t("length.title") });
    this.summary = h("span", { class: "length" });
    /** Which faults are shown. */
    this.faultsShown = "";
    /** @type {string|null} */
    this.chosen = null;
    state.on("findings", () => this.show());
    state.on("view", () => this.#faults());
  }

  #faults() {
    const { view } = this.state;
    const shown = [...(view?.faults ?? []).map((fault) => ({ fault, severity: /** @type {const} */ ("error") })), ...(view?.notices ?? []).map((fault) => ({ fault, severity: /** @type {const} */ ("info") }))];
    const key = JSON.stringify(shown.map(({ fault }) => [fault.message, fault.start]));
    if (key === this.faultsShown) return;
    this.faultsShown = key;
    fill(
      this.faults,
      shown.map(({ fault, severity }) => h("li", { class: severity }, this.#line(severity, fault.line ? `${t("findings.line", { line: fault.line })} ${fault.message}` : fault.message, fault.advice, () => this.go({ start: fault.start ?? null, block: null })))),
    );
  }

  show() {
    const { found } = this.state;
    if (!found) return this.#wait("findings.wait");
    if (!this.state.view?.readable) return this.#wait("findings.unreadable");
    const findings = this.state.findings.filter(({ open }) => !open); // open blanks have a list of their own
    const sorted = findings.sort((one, other) => WEIGHT[one.severity] - WEIGHT[other.severity] || (one.start ?? 0) - (other.start ?? 0));
    this.#keepFocus(() => {
      fill(this.list, sorted.map((finding) => this.#finding(finding)));
      fill(this.ignoredList, found.ignored.map((finding) => this.#ignored(finding)));
      this.ignored.hidden = found.ignored.length === 0;
      fill(this.blanks, found.blanks.map((blank) => this.#blank(blank)));
    });
    say(this.ignoredCount, t("ignored.count", { count: found.ignored.length }));
    say(this.counts.findings, t(findings.length ? "findings.count" : "findings.none", { count: findings.length }));
    this.blanksHead.hidden = false;
    say(this.counts.blanks, t(found.blanks.length ? "blanks.count" : "blanks.none", { count: found.blanks.length }));
    if (found.stats) this.#stats(found.stats);
  }

  /** Nothing is known of this speech. @param {string} why the key of the words that say why */
  #wait(why) {
    for (const list of [this.list, this.blanks, this.bar, this.parts, this.cut]) fill(list);
    say(this.counts.findings, t(why));
    this.blanksHead.hidden = true;
    this.ignored.hidden = true;
    say(this.summary, "");
  }

  /** What had the focus in the lists has it again. @param {() => void} change */
  #keepFocus(change) {
    const active = document.activeElement;
    const row = active instanceof Element && this.element.contains(active) ? active.closest("li") : null;
    const rows = row?.parentElement ? [...row.parentElement.children] : [];
    const [parent, at] = [row?.parentElement, row ? rows.indexOf(row) : -1];
    change();
    if (row && !row.isConnected && parent) {
      const next = /** @type {HTMLElement|null} */ (parent.children[Math.min(at, parent.children.length - 1)]?.querySelector("button") ?? this.element.querySelector("button, select"));
      next?.focus({ preventScroll: true });
    }
  }

  /** @param {"error"|"warning"|"info"|"note"} severity @param {string} message @param {string|undefined} advice @param {() => void} run */
  #line(severity, message, advice, run) {
    return h("button", { type: "button", class: "line", onclick: run }, h("span", { class: "sign", "aria-hidden": "true" }, SIGN[severity]), h("span", { class: "aside" }, t(`severity.${severity}`)), h("span", {}, message, advice ? h("span", { class: "advice" }, advice) : null));
  }

  /** @param {Placed} finding */
  #finding(finding) {
    const id = String(finding.id);
    const buttons = [
      typeof finding.fix === "string" ? h("button", { type: "button", class: "repair", title: finding.fix === "" ? t("findings.repair.drop") : t("findings.repair.with", { text: finding.fix }), onclick: () => this.state.settle("repair", finding) }, t("findings.repair")) : null,
      finding.start === null ? null : h("button", { type: "button", onclick: () => void this.#ignore(finding) }, t("findings.ignore")), // a comment needs a line
    ];
    const why = this.state.found?.explains[finding.check];
    const explain = why ? h("details", {}, h("summary", {}, t("findings.explain")), h("p", {}, why)) : null;
    return h(
      "li",
      { class: `${finding.severity}${id === this.chosen ? " chosen" : ""}`, "data-finding": id },
      this.#line(finding.severity, finding.message, finding.advice, () => {
        this.choose(id);
        this.go(finding);
      }),
      h("div", { class: "buttons" }, buttons),
      explain,
    );
  }

  /** One that a comment of the outline ignores. @param {import("./types.js").Finding} finding */
  #ignored(finding) {
    const again = h("button", { type: "button", onclick: () => this.state.settle("unignore", finding) }, t("ignored.again"));
    return h("li", { class: finding.severity }, this.#line(finding.severity, finding.message, finding.advice, () => this.go(finding)), h("div", { class: "buttons" }, again));
  }

  /** @param {Placed} finding */
  async #ignore(finding) {
    const reason = await askLine(t("ignore.title"), t("ignore.reason", { message: finding.message }), t("findings.ignore"));
    if (reason !== null) this.state.settle("ignore", finding, { reason });
  }

  /** @param {Blank} blank */
  #blank(blank) {
    return h("li", {}, h("button", { type: "button", class: "line", onclick: () => this.#goTo(blank) }, h("span", { class: "sign", "aria-hidden": "true" }, "▭"), h("span", {}, blank.hint || blank.path?.split("/").pop() || t("blanks.one"))));
  }

  /** A blank is selected, so that what is typed takes its place. An open slot of the template is not written yet: its field has its name.
   * @param {Blank} blank
   */
  #goTo(blank) {
    const { start, stop, length, hint } = blank;
    const slots = this.state.form?.documents.flatMap((document) => document.slots) ?? [];
    const path = start === null ? (blank.path ?? slots.find(({ name, value }) => name === hint && value === "")?.path) : blank.path;
    this.go({ ...blank, path, stop: stop ?? (start === null ? null : start + length) });
  }

  /** @param {string|null} id */
  choose(id) {
    this.chosen = id;
    for (const row of this.list.children) row.classList.toggle("chosen", /** @type {HTMLElement} */ (row).dataset.finding === id);
    this.state.emit("chosen", id);
  }

  /** Show a finding that was chosen on the page. @param {string} id */
  reveal(id) {
    this.choose(id);
    const row = [...this.list.children].find((element) => /** @type {HTMLElement} */ (element).dataset.finding === id);
    row?.scrollIntoView({ block: "nearest" });
    row?.querySelector("button")?.focus({ preventScroll: true });
  }

  /** @param {Stats} stats */
  #stats({ characters, minutes, limit, rate = 200, parts, cut }) {
    const over = Boolean(limit && characters > limit);
    const whole = Math.max(characters, limit ?? 0, 1);
    const text = t(limit ? "length.limit" : "length.summary", { characters, minutes, limit: limit ?? 0 });
    say(this.summary, text);
    this.summary.classList.toggle("over", over);
    this.bar.setAttribute("aria-label", text);
    this.bar.classList.toggle("over", over);
    const named = (/** @type {import("./types.js").LengthPart} */ part) => part.title || t(`length.${part.kind}`);
    const long = (/** @type {import("./types.js").LengthPart} */ part) => t(part.due === null ? "length.summary" : "length.part", { ...part, due: part.due ?? 0 });
    const most = Math.max(1, ...parts.map((part) => Math.max(part.characters, part.due ?? 0)));
    fill(this.bar, parts.map((part) => wide(h("span", { title: `${named(part)}: ${long(part)}` }), part.characters / whole)), limit ? moved(h("i", { class: "limit", title: t("length.limit.mark", { limit }) }), limit / whole) : null);
    fill(this.parts, parts.map((part) => h("li", { class: part.due !== null && part.characters > part.due ? "over" : "", title: part.due === null ? null : t("length.due", { due: part.due }) }, h("span", { class: "name" }, named(part)), h("span", { class: "amount" }, long(part)), h("span", { class: "share", "aria-hidden": "true" }, wide(h("span"), part.characters / most), part.due === null ? null : moved(h("i", { class: "limit" }), part.due / most)))));
    fill(this.cut, cut.flatMap((one) => this.#cut(one)));
    const rates = [...new Set([...RATES, rate])].sort((one, other) => one - other);
    if (this.rate.options.length !== rates.length) fill(this.rate, rates.map((one) => h("option", { value: String(one) }, t("length.rate.one", { rate: one }))));
    this.rate.value = String(rate);
  }

  /** What could be cut. @param {import("./types.js").Cut} cut */
  #cut({ sentences, phrases }) {
    const sentence = (/** @type {import("./types.js").Cut["sentences"][number]} */ one) => h("li", {}, h("button", { type: "button", class: "line", onclick: () => this.go({ start: one.start, stop: one.start === null ? null : one.start + [...one.text].length, block: one.block, at: one.at }) }, h("span", { class: "sentence" }, one.text), h("span", { class: "amount" }, t("length.characters", { characters: one.characters }))));
    return [
      h("h2", { class: "over" }, t("length.cut")),
      h("h3", {}, t("length.sentences")),
      h("ul", { class: "sentences" }, sentences.map(sentence)),
      ...(phrases.length ? [h("h3", {}, t("length.phrases")), h("p", { class: "phrases" }, phrases.map((phrase) => t("length.phrase", phrase)).join(t("length.comma")))] : []),
    ];
  }

  async #rate() {
    await this.state.ask("rate", { rate: Number(this.rate.value) });
    this.state.found = null;
    await this.state.check();
  }
}

/** @param {HTMLElement} element @param {number} share */
function wide(element, share) {
  element.style.width = `${share * 100}%`;
  return element;
}

/** @param {HTMLElement} element @param {number} share */
function moved(element, share) {
  element.style.left = `${share * 100}%`;
  return element;
}
