// The template beside the speech: its text in a code editor, its faults at their lines, the page following.

import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { lintGutter, setDiagnostics } from "@codemirror/lint";
import { searchKeymap, search } from "@codemirror/search";
import { Compartment, EditorState } from "@codemirror/state";
import { EditorView, keymap, lineNumbers } from "@codemirror/view";
import { fill, h, say } from "./dom.js";
import { noticeText } from "./dialog.js";
import { editor } from "./source.js";
import { t } from "./words.js";

const REST = 500; // milliseconds without a key after which the template is saved

export class Template {
  /** @param {import("./state.js").State} state */
  constructor(state) {
    this.state = state;
    this.name = "";
    this.mark = "";
    this.saving = 0;
    this.title = h("span");
    this.note = h("div", { class: "template-note", role: "status" });
    this.fixed = new Compartment();
    const { element, view } = editor(
      [
        this.fixed.of([]),
        lineNumbers(),
        lintGutter(),
        history(),
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
  }

  /** Load the template of the speech. @param {number} [line] the line to show, which gets the caret */
  async load(line) {
    const found = await this.state.ask("template");
    this.name = found.name;
    this.mark = found.mark;
    say(this.title, t("template.title", { name: found.name, path: found.file }));
    this.loading = true;
    this.editor.dispatch({ changes: { from: 0, to: this.editor.state.doc.length, insert: found.text } });
    this.loading = false;
    this.#faults(found.faults);
    this.editor.dispatch({ effects: this.fixed.reconfigure(EditorState.readOnly.of(!found.own)) });
    fill(this.note, !found.own ? t("template.shared") : null);
    if (line !== undefined) {
      const { from } = this.editor.state.doc.line(Math.min(line, this.editor.state.doc.lines));
      this.editor.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: "center" }) });
      this.editor.focus();
    }
  }

  #later() {
    clearTimeout(this.saving);
    this.saving = window.setTimeout(() => void this.#save(), REST);
  }

  async #save() {
    try {
      const answer = await this.state.ask("save_template", { name: this.name, text: this.editor.state.doc.toString(), mark: this.mark });
      this.mark = answer.mark;
      this.#faults(answer.faults);
      fill(this.note);
      this.state.reload();
    } catch (error) {
      fill(this.note, error instanceof Error ? error.message : String(error));
    }
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
