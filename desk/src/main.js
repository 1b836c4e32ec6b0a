// The desk put together: what is shown when, and which part hears of what.

import "./desk.css";
import { askUser, base64, chosenFile, conflict, dropped, noticeText } from "./dialog.js";
import { fill, h, say } from "./dom.js";
import { Findings } from "./findings.js";
import { Form } from "./form.js";
import { Gallery } from "./gallery.js";
import { LANGUAGES, menuBar, setTheme } from "./menu.js";
import { showOrigin } from "./origin.js";
import { Page } from "./page.js";
import { remember, remembered, session, splitter, tabbed } from "./panes.js";
import { showReview } from "./review.js";
import { State } from "./state.js";
import { statusBar } from "./status.js";
import { throughRuns } from "./text.js";
import { tour } from "./tour.js";
import { Http, Unreachable } from "./transport.js";
import { setWords, t } from "./words.js";

/** @typedef {import("./types.js").Start} Start */
/** @typedef {{start?: number|null, stop?: number|null, block?: number|null, at?: number, path?: string|null}} Place */

const narrow = window.matchMedia("(max-width: 899px)"); // as in desk.css: one pane is shown
const SAID = 8000; // milliseconds that a line is shown

class Desk {
  /** @param {import("./types.js").Transport} transport @param {Start} start */
  constructor(transport, start) {
    this.start = start;
    this.transport = transport;
    const state = (this.state = new State(transport));
    this.page = new Page(state);
    this.form = new Form(state);
    /** Made when one of them is shown first. @type {{source: import("./source.js").Source, template: import("./template.js").Template}|null} */
    this.editors = null;
    this.source = h("div", { class: "editor" });
    this.template = h("div", { class: "editor" });
    this.findings = new Findings(state, (place) => this.go(place));
    this.gallery = new Gallery({
      open: (path) => void this.open("open", { path }),
      create: (template) => void this.open("create", { template }),
      pick: transport.pick && (() => void this.#pick()),
      from: (file) => void base64(file).then((data) => this.open("from", { name: file.name, data })),
      back: () => this.show(true),
      language: (language) => void this.language(language),
      suggest: (occasion) => transport.call("suggest", { occasion }).catch(() => []),
    });
    this.unreadable = h("div", { class: "unreadable", hidden: true });
    this.tabs = tabbed(
      [
        { name: "form", label: t("tabs.form"), panel: h("div", {}, this.unreadable, this.form.element) },
        { name: "source", label: t("tabs.source"), panel: this.source },
        { name: "template", label: t("tabs.template"), panel: this.template },
      ],
      (name) => this.#tab(name),
    );
    this.toast = h("div", { class: "toast", role: "status" });
    this.banner = h("div", { class: "banner", role: "alert", hidden: true });
    this.notice = h("div", { class: "notice", role: "alert", hidden: true });
    const { keep } = transport;
    const bar = menuBar(state, {
      keep: keep && (() => void state.settled().then(() => keep.call(transport, state.view?.path ?? "", state.text)).catch((error) => this.fail(error))),
      licenses: () => (transport.licenses ? transport.licenses() : void window.open("static/licenses.txt", "_blank", "noopener")),
      office: () => this.start.platform.office,
      gallery: () => void this.showGallery(),
      take: () => chosenFile(".docx,.doc,.wps,.txt,.md,.html,.pdf", (file) => this.#dropped(file)),
      tour: () => this.tour(),
      template: () => this.#template(1),
      language: (language) => void this.language(language),
      say: (text) => this.say(text),
      fail: (error) => this.fail(error),
    });
    const desk = h("div", { class: "desk" });
    const left = h("section", { class: "left", "aria-label": t("left.label") }, this.tabs.list, this.tabs.panels);
    this.old = h("div", { class: "old", role: "status", hidden: true }, t("unreadable.page"));
    desk.append(left, splitter(desk), h("div", { class: "right" }, this.page.element, this.old, this.findings.element));
    const status = statusBar(state, this.page, this.findings, {
      reveal: () => this.reveal(),
      pane: (name) => {
        this.pane(name);
        if (narrow.matches) this.toggleFindings(false);
      },
      findings: () => this.toggleFindings(),
      blank: () => this.walk(1),
    });
    this.desk = desk;
    this.work = h("main", { class: "work", hidden: true }, desk, status);
    this.bar = bar;
    fill(document.body, this.banner, this.notice, bar, this.gallery.element, this.work, this.toast);
    this.tabs.choose("form");
    this.pane("left");
    this.toggleFindings(window.innerWidth >= 1360);
    narrow.addEventListener("change", () => narrow.matches && this.toggleFindings(false));
    this.#hear();
  }

  #hear() {
    const { state } = this;
    state.on("opened", () => {
      session("speech", state.view?.path ?? "");
      this.notice.hidden = true; // it was of the other speech
      this.show(true);
      if (this.tabs.current() === "template") this.tabs.choose("form"); // it is that of the other speech
      for (const pane of [this.page.element, ...this.tabs.panels]) pane.scrollTop = 0; // nor does this one begin where that was read
      this.form.all()[0]?.focus();
      if (this.start.tour) this.tour();
      window.requestIdleCallback(() => void import("./editors.js").catch(() => null)); // so that they are there even if Drafter ends
    });
    state.on("view", () => {
      this.#readable();
      if (session("speech")) session("speech", state.view?.path ?? ""); // it may have another name now
    });
    state.on("clicked", (spot) => void this.#clicked(spot));
    state.on("finding", (id) => {
      this.toggleFindings(true);
      this.findings.reveal(id);
    });
    state.on("chosen", (id) => this.page.choose(id));
    state.on("place", (caret) => this.#place(caret));
    state.on("said", (lines) => this.say(lines.map(noticeText).join(" ")));
    state.on("trouble", (error) => this.fail(error));
    state.on("lost", () => this.#banner(t("lost")));
    state.on("back", () => this.#banner(state.trouble));
    state.on("trouble-file", () => this.#banner(state.trouble));
    this.transport.listen((said) => this.#said(said));
    document.addEventListener("keydown", (event) => this.#key(event));
    document.addEventListener("dragover", (event) => event.dataTransfer?.types.includes("Files") && event.preventDefault());
    document.addEventListener("drop", (event) => this.#drop(event));
    window.addEventListener("pagehide", () => {
      this.transport.leave?.();
      this.form.catcher.spill();
      state.leave();
    });
    window.addEventListener("beforeunload", (event) => {
      if (state.idle && !this.editors?.template.unsaved) return;
      event.preventDefault();
      event.returnValue = ""; // Chromium before 119 asks by this alone
    });
  }

  /** @param {import("./types.js").Said} said */
  #said(said) {
    const { state } = this;
    if (said.kind === "lost") return state.unreachable();
    if (said.kind === "back") return state.again();
    if (!state.concerns(said)) return undefined;
    if (said.kind === "template") this.editors?.template.follow();
    if (["disk", "template", "renamed"].includes(said.kind) || (said.kind === "changed" && (said.version ?? 0) > state.version)) return state.refresh();
    if (said.kind === "saved") return state.setSaved(said.version);
    if (said.kind === "trouble") return state.setTrouble(said.message ?? "");
    if (said.kind === "conflict") return this.#conflict(said);
    return undefined;
  }

  /** Another program changed the same words. It is said beside what is being typed, which goes on. @param {import("./types.js").Said} said */
  #conflict(said) {
    const shut = () => (this.notice.hidden = true);
    const compare = () => {
      shut();
      conflict(this.state, said).catch((error) => this.fail(error));
    };
    fill(this.notice, h("p", {}, t("conflict.text", { kept: said.kept ?? "" })), h("div", { class: "answers" }, h("button", { type: "button", class: "main", onclick: compare }, t("conflict.compare")), h("button", { type: "button", onclick: shut }, t("conflict.keep"))));
    this.notice.hidden = false;
    this.state.refresh(); // what the other program changed elsewhere is taken up
  }

  /** Whether form and page are those of the text is said on both. */
  #readable() {
    const { view } = this.state;
    const fault = view?.readable ? null : (view?.faults[0] ?? { message: "" });
    this.old.hidden = fault === null || !this.state.form;
    this.unreadable.hidden = fault === null;
    if (!fault) return;
    const go = h("button", { type: "button", onclick: () => this.#toFault(fault) }, t("unreadable.go"));
    fill(this.unreadable, h("p", {}, fault.line ? `${t("findings.line", { line: fault.line })} ${noticeText(fault)}` : noticeText(fault)), h("p", {}, t(view?.editable ? "unreadable.editable" : this.state.form ? "unreadable.form" : "unreadable.new")), go);
  }

  /** @param {import("./types.js").Fault} fault */
  #toFault(fault) {
    this.#select(fault.start ?? 0);
  }

  /** Show the source, and put the caret at a place. @param {number} start @param {number} [stop] */
  #select(start, stop) {
    this.tabs.choose("source");
    this.#edit(({ source }) => source.select(start, stop));
  }

  /** Do something with the code editors. They are more than half of the front end, and out of sight at first: form and page need not wait for them.
   * @param {(editors: NonNullable<Desk["editors"]>) => unknown} act
   */
  #edit(act) {
    if (this.editors) return void act(this.editors);
    const made = async () => {
      const { Source, Template } = await import("./editors.js");
      if (!this.editors) {
        this.editors = { source: new Source(this.state), template: new Template(this.state) };
        this.source.append(this.editors.source.element);
        this.template.append(this.editors.template.element);
      }
      act(this.editors);
    };
    made().catch((error) => this.fail(error));
  }

  // Opening

  /** @param {string} name @param {object} args @param {boolean} [told] whether what is changed in a text was told already */
  async open(name, args, told = false) {
    try {
      await this.state.settled();
      await this.editors?.template.save();
      if (this.editors?.template.unsaved) return this.#template(); // it says why it was not written
      await this.state.open(name, args);
      if (name === "from" && !told) await this.#made(/** @type {{name: string, data: string}} */ (args));
    } catch (error) {
      this.fail(error);
    }
  }

  /** What was changed in a text of which an outline was made, and the way to put right what a line was taken for.
   * @param {{name: string, data: string}} file its bytes as Base64
   */
  async #made({ name, data }) {
    const said = this.state.view?.said ?? [];
    if (!said.length) return;
    const content = [h("p", {}, t("from.said", { name })), h("ul", {}, said.map((line) => h("li", {}, noticeText(line))))];
    const answers = [{ label: t("close"), value: "", main: true }, { label: t("review.button"), value: "review" }];
    if ((await askUser(t("from.title", { name }), content, answers, "wide")) === "review") await showReview(this.state, name, data);
  }

  /** A file chosen by the browser's own dialog, which may then be written too. */
  async #pick() {
    const file = await this.transport.pick?.().catch((error) => this.fail(error));
    if (!file) return;
    const before = this.state.view?.sitting;
    await this.open(...file.open);
    const { view } = this.state;
    if (view && view.sitting !== before) await file.link?.(view);
  }

  /** @param {boolean} work whether an outline is shown, or the gallery */
  show(work) {
    this.work.hidden = !work;
    this.bar.hidden = !work;
    this.gallery.element.hidden = work;
    if (work) this.page.show(true);
    else /** @type {HTMLElement|null} */ (this.gallery.element.querySelector(".gallery-head > button, .from button"))?.focus();
  }

  async showGallery() {
    session("speech", "");
    await this.#choose().catch((error) => this.fail(error));
  }

  async begin() {
    const path = session("speech") ?? this.start.opened; // the page was loaded anew
    if (path) await this.open("open", { path });
    if (!this.state.view) await this.#choose();
  }

  async #choose() {
    this.gallery.show(await this.transport.call("gallery", {}), this.start.folder, this.state.view !== null);
    this.show(false);
  }

  tour() {
    this.start.tour = false;
    this.tabs.choose("form");
    tour(() => void this.transport.call("toured", {}).catch(() => null));
  }

  /** @param {string} language */
  async language(language) {
    remember("language", language);
    await this.state.settled();
    location.reload();
  }

  // Places

  /** @param {string} name */
  #tab(name) {
    remember("tab", name);
    if (name === "template" && this.state.view) this.#edit(({ template }) => template.load().catch((error) => this.fail(error)));
    if (name === "source")
      this.#edit(({ source }) => {
        source.editor.requestMeasure();
        source.reveal();
      });
  }

  /** The word under a click: its place in form or source, or where else it comes from.
   * @param {{block: number, at: number, hit: boolean, x: number, y: number}} spot
   */
  async #clicked({ block, at, hit, x, y }) {
    const { state } = this;
    await state.settled();
    const runs = state.blocks[block]?.runs ?? [];
    const own = runs.some(([from, , length]) => at >= from && at < from + length);
    const start = own || !hit ? throughRuns(runs, at) : null;
    if (start !== null) return this.go({ start }, false);
    try {
      const origin = await state.ask("origin", { block, at });
      if (origin?.kind === "value") this.go({ start: origin.start }, false);
      else if (origin)
        showOrigin(origin, { x, y }, {
          own: () => void this.#own(block, at),
          show: origin.kind === "template" ? (line) => this.#template(line) : null,
        });
    } catch (error) {
      this.fail(error);
    }
  }

  /** @param {number} block @param {number} at */
  async #own(block, at) {
    try {
      const { path } = await this.state.ask("own", { block, at });
      this.say(t("origin.owned", { path }));
      this.state.reload();
    } catch (error) {
      this.fail(error);
    }
  }

  /** Show the template. @param {number} [line] */
  #template(line) {
    this.show(true);
    this.pane("left");
    this.tabs.choose("template");
    this.#edit(({ template }) => template.load(line).catch((error) => this.fail(error)));
  }

  /** Put the caret at a place, in the form if that is shown and has it, else in the source.
   * @param {Place} place
   * @param {boolean} [show] whether the page is scrolled to it too
   */
  go({ start = null, stop, block, at, path }, show = true) {
    this.pane("left");
    const inForm = this.tabs.current() === "form" && this.form.place({ start, path: path ?? undefined }, start !== null && stop ? stop - start : 0);
    if (!inForm && start !== null) this.#select(start, stop ?? start);
    if (!show) return;
    const spot = start === null ? null : this.state.onPage(start);
    if (spot) this.page.reveal(spot);
    else if (block !== null && block !== undefined) this.page.reveal({ block, at: at ?? 0 });
  }

  /** Go to the next open blank. @param {1|-1} by */
  walk(by) {
    this.pane("left");
    if (this.tabs.current() === "template") this.tabs.choose("form");
    const found = this.tabs.current() === "source" ? (this.editors?.source.walk(by) ?? true) : this.form.walk(by);
    if (!found) this.say(t("blanks.none"));
  }

  /** After an action the caret is where Drafter says, if it was in the form or the source.
   * @param {import("./types.js").Caret} caret
   */
  #place(caret) {
    if (this.state.jobs.length) return;
    const active = document.activeElement;
    if (this.tabs.current() === "form" && (active === document.body || this.form.element.contains(active))) {
      this.form.show();
      this.form.land(caret);
    } else if (this.source.contains(active) && caret.start !== null) this.#select(caret.start);
    else this.state.setCaret(caret.start);
  }

  /** Scroll the page to the caret's place. */
  reveal() {
    const { caret } = this.state;
    const spot = caret === null ? null : this.state.onPage(caret);
    if (spot) this.page.reveal(spot);
    this.pane("page");
  }

  /** In a narrow window one pane is shown. @param {string} name left or page */
  pane(name) {
    this.desk.dataset.pane = name;
  }

  /** @param {boolean} [on] */
  toggleFindings(on = Boolean(this.findings.element.hidden)) {
    this.findings.element.hidden = !on;
    if (on && narrow.matches) this.pane("page");
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const key = event.key.toLowerCase();
    const command = event.ctrlKey || event.metaKey;
    const inTemplate = this.template.contains(document.activeElement);
    const run =
      this.work.hidden || document.querySelector("dialog[open]") ? null
      : event.key === "F8" ? () => this.walk(event.shiftKey ? -1 : 1)
      : event.key === "F6" ? () => this.#nextPane(event.shiftKey)
      : !command || event.altKey || inTemplate ? null
      : key === "z" ? () => this.form.step(event.shiftKey ? "redo" : "undo")
      : key === "y" ? () => this.form.step("redo")
      : key === "j" ? () => this.reveal()
      : key === "s" ? () => this.say(t("saved.always"))
      : null;
    if (!run || event.defaultPrevented) return;
    event.preventDefault();
    run();
  }

  /** F6 walks from pane to pane. @param {boolean} back */
  #nextPane(back) {
    const panes = [this.tabs.list, this.tabs.panels.find((panel) => !panel.hidden), this.page.element, this.findings.element, this.bar].filter((pane) => pane && !pane.hidden && pane.getClientRects().length);
    const at = panes.findIndex((pane) => pane?.contains(document.activeElement));
    const pane = panes[(at + (back ? -1 : 1) + panes.length) % panes.length];
    if (pane === this.page.element) return pane.focus();
    if (pane?.contains(this.source) && !this.source.closest("[hidden]")) return this.#edit(({ source }) => source.editor.focus());
    if (pane?.contains(this.template)) return this.#edit(({ template }) => template.editor.focus());
    const controls = /** @type {NodeListOf<HTMLElement>|undefined} */ (pane?.querySelectorAll("[tabindex='0'], input, textarea, select, button:not([tabindex='-1'])"));
    [...(controls ?? [])].find((control) => control.getClientRects().length)?.focus(); // not the button of a notice that is hidden
  }

  /** @param {DragEvent} event */
  #drop(event) {
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    this.#dropped(file);
  }

  /** A file that was dropped on the page, or chosen for it. @param {File} file */
  #dropped(file) {
    void this.state
      .settled()
      .then(() => dropped(this.work.hidden ? this.#nothing() : this.state, file, (name, data, told) => this.open("from", { name, data }, told)))
      .catch((error) => this.fail(error));
  }

  /** A state without an outline: what is dropped on the gallery is opened. */
  #nothing() {
    return new State(this.transport);
  }

  // What is said

  /** @param {string} text */
  say(text) {
    say(this.toast, text);
    this.toast.classList.remove("bad");
    this.toast.classList.add("shown");
    clearTimeout(this.saying);
    this.saying = window.setTimeout(() => this.toast.classList.remove("shown"), SAID);
  }

  /** @param {unknown} error */
  fail(error) {
    if (error instanceof Unreachable) return this.#banner(t("lost"));
    const { message, remedy } = /** @type {{message?: string, remedy?: string}} */ (error);
    this.say([message ?? String(error), remedy].filter(Boolean).join(" "));
    this.toast.classList.add("bad");
  }

  /** @param {string} text "" for none */
  #banner(text) {
    say(this.banner, text);
    this.banner.hidden = !text;
  }
}

/** @param {import("./types.js").Transport} transport @returns {Promise<Start>} */
async function startOf(transport) {
  const language = remembered("language");
  const chosen = /** @type {readonly (string|null)[]} */ (LANGUAGES).includes(language) && language !== "auto" ? { language } : {};
  return transport.call("start", { ...chosen, browser: navigator.language });
}

/** The words that were built beside this page. @param {"zh"|"en"} language */
async function builtIn(language) {
  const words = await (await fetch("static/words.json")).json();
  return Object.fromEntries(Object.entries(words).map(([key, texts]) => [key, texts[language]]));
}

async function begin() {
  setTheme(remembered("theme") ?? "auto");
  const transport = /** @type {any} */ (window).drafterTransport ?? new Http();
  try {
    const start = await startOf(transport);
    const chinese = start.language.startsWith("zh");
    setWords(start.words ?? (await builtIn(chinese ? "zh" : "en")));
    document.documentElement.lang = chinese ? "zh-CN" : "en";
    await new Desk(transport, start).begin();
  } catch (error) {
    console.error(error);
    fill(document.body, h("p", { class: "banner", role: "alert" }, transport.failed?.(error) ?? `Drafter 没有应答，请重新运行 drafter open。 Drafter does not answer: run drafter open again. (${error})`));
  }
}

void begin();
