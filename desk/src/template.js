// The template beside the speech: its text in a code editor, its faults at their lines, the page following.

import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { lintGutter, setDiagnostics } from "@codemirror/lint";
import { searchKeymap, search } from "@codemirror/search";
import { Compartment, EditorState, Transaction } from "@codemirror/state";
import { EditorView, keymap, lineNumbers } from "@codemirror/view";
import { fill, h, say } from "./dom.js";
import { noticeText } from "./dialog.js";
import { editor } from "./source.js";
import { difference } from "./text.js";
import { Refused } from "./transport.js";
import { t } from "./words.js";

const REST = 500; // milliseconds without a key after which the template is saved

export class Template {
  /** @param {import("./state.js").State} state */
  constructor(state) {
    this.state = state;
    this.name = "";
    this.mark = "";
    this.saving = 0;
    /** Whether something was typed that the file does not hold. */
    this.unsaved = false;
    /** Whether the file was not written, and the user has not chosen yet what to do. */
    this.refused = false;
    /** What is done with the file, one after the other. @type {Promise<unknown>} */
    this.last = Promise.resolve();
    this.title = h("span");
    this.note = h("div", { class: "template-note", role: "status" });
    this.fixed = new Compartment();
    this.undo = new Compartment();
    const { element, view } = editor(
      [
        this.fixed.of([]),
        this.undo.of(history()),
        lineNumbers(),
        lintGutter(),
        search({ top: true }),
        keymap.of([...historyKeymap, ...searchKeymap, ...defaultKeymap, indentWithTab]),
        EditorView.contentAttributes.of({ "aria-label": t("template.label"), tabindex: "0" }),
        EditorView.updateListener.of((update) => update.docChanged && !this.loading && this.#later()),
      ],
      "code",
    );
    this.loading = false;
    this.editor = view;
    this.element = h("div", { class: "template" }, h("div", { class: "template-head" }, this.title), this.note, element);
    this.element.addEventListener("focusout", () => void this.save());
  }

  /** Load the template of the speech. @param {number} [line] the line to show, which gets the caret */
  async load(line) {
    await this.save();
    await this.#next(() => this.#read());
    if (line !== undefined) {
      const { from } = this.editor.state.doc.line(Math.min(line, this.editor.state.doc.lines));
      this.editor.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: "center" }) });
      this.editor.focus();
    }
  }

  /** Show the file as it is now, unless it was shown and something was typed since. @param {boolean} [taken] though something was typed */
  async #read(taken = false) {
    const found = await this.state.ask("template");
    const other = found.name !== this.name;
    if (this.unsaved && !taken) return; // saving says what is wrong
    const { doc } = this.editor.state;
    const edit = difference(doc.toString(), found.text);
    this.name = found.name;
    this.mark = found.mark;
    this.unsaved = this.refused = false;
    say(this.title, t("template.title", { name: found.name, path: found.file }));
    this.loading = true;
    if (edit) this.editor.dispatch({ changes: { from: edit[0], to: edit[1], insert: edit[2] }, annotations: Transaction.addToHistory.of(false) });
    this.loading = false;
    this.editor.dispatch({ effects: this.fixed.reconfigure(EditorState.readOnly.of(!found.own)) });
    if (other) this.#forget();
    this.#faults(found.faults);
    fill(this.note, !found.own ? t("template.shared") : null);
  }

  /** Nothing of the text before can be undone. */
  #forget() {
    this.editor.dispatch({ effects: this.undo.reconfigure([]) });
    this.editor.dispatch({ effects: this.undo.reconfigure(history()) });
  }

  /** The file changed. */
  follow() {
    if (this.name && this.element.isConnected) void this.#next(() => this.#read());
  }

  #later() {
    this.unsaved = true;
    clearTimeout(this.saving);
    this.saving = window.setTimeout(() => void this.save(), REST);
  }

  /** Write what was typed to the file. */
  save() {
    clearTimeout(this.saving);
    return this.#next(() => this.#write());
  }

  async #write() {
    if (!this.unsaved || this.refused) return;
    const { name, mark } = this;
    const text = this.editor.state.doc.toString();
    try {
      const answer = await this.state.ask("save_template", { name, text, mark });
      this.mark = answer.mark;
      this.unsaved = this.editor.state.doc.toString() !== text;
      this.#faults(answer.faults);
      fill(this.note);
      this.state.reload();
    } catch (error) {
      this.#refused(error);
    }
  }

  /** What was not written stays here. Where another program changed the file, either text can be taken. @param {unknown} error */
  #refused(error) {
    if (!(error instanceof Refused)) return fill(this.note, error instanceof Error ? error.message : String(error));
    this.refused = true;
    const button = (/** @type {string} */ key, /** @type {() => Promise<void>} */ run) => h("button", { type: "button", onclick: () => void this.#next(run) }, t(key));
    fill(this.note, h("p", {}, error.message), button("conflict.keep", () => this.#keep()), button("conflict.take", () => this.#read(true)));
  }

  /** Write what stands here over what another program wrote. */
  async #keep() {
    this.refused = false;
    this.mark = (await this.state.ask("template", { name: this.name })).mark;
    await this.#write();
  }

  /** Do something when all before is done. @param {() => Promise<void>} act */
  #next(act) {
    this.last = this.last.then(act).catch((error) => fill(this.note, error instanceof Error ? error.message : String(error)));
    return this.last;
  }

  /** @param {import("./types.js").Fault[]} faults */
  #faults(faults) {
    const { doc } = this.editor.state;
    const shown = faults.map((fault) => {
      const line = doc.line(Math.max(1, Math.min(fault.line ?? 1, doc.lines)));
      return { from: Math.min(line.from + Math.max(0, (fault.column ?? 1) - 1), line.to), to: line.to, severity: /** @type {const} */ ("error"), message: noticeText(fault) };
    });
    this.editor.dispatch(setDiagnostics(this.editor.state, shown));
  }
}
