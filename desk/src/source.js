// The outline's own text in a code editor. It sends what is typed, and takes what changes elsewhere without losing caret or scroll place.

import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap, pickedCompletion, startCompletion } from "@codemirror/autocomplete";
import { defaultKeymap, indentWithTab } from "@codemirror/commands";
import { HighlightStyle, bracketMatching, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { yaml } from "@codemirror/lang-yaml";
import { lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { Annotation, ChangeSet, EditorState } from "@codemirror/state";
import { EditorView, highlightActiveLine, highlightActiveLineGutter, hoverTooltip, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { OPEN } from "./box.js";
import { h } from "./dom.js";
import { difference } from "./text.js";
import { t } from "./words.js";

const elsewhere = Annotation.define();

/** CodeMirror's own words. */
const PHRASES = ["Find", "Replace", "next", "previous", "all", "match case", "regexp", "by word", "replace", "replace all", "close", "Diagnostics", "No diagnostics", "Go to line", "go", "Completions"];

const highlighting = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: "var(--key)" },
  { tag: [tags.comment, tags.lineComment], color: "var(--faint)", fontStyle: "italic" },
  { tag: [tags.string, tags.content], color: "var(--ink)" },
  { tag: [tags.keyword, tags.typeName, tags.meta], color: "var(--accent)" },
  { tag: [tags.punctuation, tags.separator, tags.squareBracket, tags.brace], color: "var(--faint)" },
]);

/** The looks that every code editor of the desk has. */
export const looks = [
  EditorView.lineWrapping,
  syntaxHighlighting(highlighting),
  EditorView.theme({
    "&": { height: "100%", color: "var(--ink)", backgroundColor: "var(--field)", fontSize: "14px" },
    "&.cm-focused": { outline: "none" }, // .code shows the focus
    ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.65", overflow: "auto" },
    ".cm-content": { caretColor: "var(--ink)", padding: "8px 0 40vh" },
    ".cm-gutters": { backgroundColor: "var(--field)", color: "var(--faint)", border: "none" },
    ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "var(--hover)" },
    ".cm-tooltip, .cm-panels": { backgroundColor: "var(--panel)", color: "var(--ink)", border: "1px solid var(--line)" },
    ".cm-tooltip-hover": { padding: "6px 10px", maxWidth: "32em", whiteSpace: "pre-wrap" },
    ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": { backgroundColor: "var(--accent)", color: "var(--panel)" },
    ".cm-completionDetail": { color: "inherit", opacity: 0.8 },
    ".cm-textfield": { backgroundColor: "var(--field)", color: "var(--ink)", border: "1px solid var(--line)" },
    ".cm-button": { backgroundImage: "none", backgroundColor: "var(--hover)", color: "var(--ink)", border: "1px solid var(--line)" },
    ".cm-diagnostic": { whiteSpace: "pre-wrap" },
    ".cm-diagnosticAction": { backgroundColor: "var(--accent)", color: "var(--panel)" },
    ".cm-diagnosticText": { color: "var(--ink)" },
    ".cm-selectionMatch, .cm-searchMatch": { backgroundColor: "var(--match)" },
  }),
];

/** A code editor in a shadow tree, whose styles need no exception from the Content-Security-Policy.
 * @param {import("@codemirror/state").Extension[]} extensions
 * @param {string} className
 * @returns {{element: HTMLElement, view: EditorView}}
 */
export function editor(extensions, className) {
  const element = h("div", { class: className });
  const root = element.attachShadow({ mode: "open" });
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({ extensions: [EditorState.phrases.of(Object.fromEntries(PHRASES.map((phrase) => [phrase, t(`editor.${phrase}`)]))), ...looks, ...extensions] }),
  });
  return { element, view };
}

const WORD = /^[^\s:：]*$/u; // while only this is typed, the same completions are searched
const LONGEST = 24; // characters before the caret, beyond which nobody writes a key or a name: prose is not interrupted

/** Puts a completion in; behind a key its values are offered at once.
 * @param {string} text
 * @returns {(view: EditorView, completion: import("@codemirror/autocomplete").Completion, from: number, to: number) => void}
 */
const put = (text) => (view, completion, from, to) => {
  view.dispatch({ changes: { from, to, insert: text }, selection: { anchor: from + text.length }, annotations: pickedCompletion.of(completion), userEvent: "input.complete" });
  if (text.endsWith(": ")) startCompletion(view);
};

export class Source {
  /** @param {import("./state.js").State} state */
  constructor(state) {
    this.state = state;
    /** What was typed since Drafter knew the text. @type {ChangeSet} */
    this.local = ChangeSet.empty(0);
    /** What is on its way to Drafter. @type {ChangeSet|null} */
    this.flying = null;
    /** What changed elsewhere while an input method composed. @type {ChangeSet|null} */
    this.held = null;
    this.composing = false;
    this.ending = 0;
    const { element, view } = editor(this.#extensions(), "code");
    this.element = element;
    this.editor = view;
    state.editor = this;
    state.on("view", () => this.#diagnose());
    state.on("findings", () => this.#diagnose());
    this.#reset(state.text); // the outline may have been opened long before this editor was made
    this.#diagnose();
  }

  #extensions() {
    const { state } = this;
    const undo = () => (state.change("undo"), true);
    const redo = () => (state.change("redo"), true);
    return [
      lineNumbers(),
      lintGutter(),
      highlightActiveLine(),
      highlightActiveLineGutter(),
      bracketMatching(),
      closeBrackets(),
      indentOnInput(),
      highlightSelectionMatches(),
      search({ top: true }),
      yaml(),
      autocompletion({ override: [(context) => this.#complete(context)] }),
      hoverTooltip((_, pos) => this.#hover(pos)),
      keymap.of([
        { key: "Mod-z", run: undo, preventDefault: true },
        { key: "Mod-y", run: redo, preventDefault: true },
        { key: "Mod-Shift-z", run: redo, preventDefault: true },
        ...closeBracketsKeymap,
        ...completionKeymap,
        ...searchKeymap,
        ...lintKeymap,
        ...defaultKeymap,
        indentWithTab,
      ]),
      EditorView.contentAttributes.of({ "aria-label": t("source.label"), tabindex: "0" }),
      EditorView.domEventHandlers({
        compositionstart: () => {
          clearTimeout(this.ending);
          this.composing = true;
        },
        // What was composed is read from the page after this event; the next composition may begin at once.
        compositionend: () => {
          this.ending = window.setTimeout(() => this.#composed(), 20);
        },
      }),
      EditorView.updateListener.of((update) => this.#updated(update)),
    ];
  }

  /** @param {import("@codemirror/view").ViewUpdate} update */
  #updated(update) {
    const typed = update.docChanged && !update.transactions.some((transaction) => transaction.annotation(elsewhere));
    if (typed) {
      this.local = this.local.compose(update.changes);
      if (!this.composing) this.state.type();
    }
    if ((update.selectionSet || typed) && update.view.hasFocus) this.state.setCaret(this.state.points.point(update.state.selection.main.head));
  }

  #composed() {
    this.composing = false;
    if (this.held) {
      const held = this.held;
      this.held = null;
      this.#take(held);
    }
    if (!this.local.empty) this.state.type();
  }

  // What the state asks

  /** The text as it stands here; null where nothing was typed, or something still is. */
  typed() {
    return this.composing || this.held || this.local.empty ? null : this.editor.state.doc.toString();
  }

  sent() {
    this.flying = this.local;
    this.local = ChangeSet.empty(this.editor.state.doc.length);
  }

  failed() {
    if (this.flying) this.local = this.flying.compose(this.local);
    this.flying = null;
  }

  /** Drafter's text was `from`, which this editor knew, and is `to` now.
   * @param {string} from
   * @param {string} to
   */
  settle(from, to) {
    this.flying = null;
    const known = this.held ? this.held.newLength : this.local.length;
    if (known !== from.length) return this.#reset(to);
    const edit = difference(from, to);
    if (!edit) return;
    const change = ChangeSet.of({ from: edit[0], to: edit[1], insert: edit[2] }, from.length);
    if (this.composing) this.held = this.held ? this.held.compose(change) : change;
    else this.#take(change);
  }

  /** @param {ChangeSet} change */
  #take(change) {
    const { local } = this;
    this.local = local.map(change, true);
    this.editor.dispatch({ changes: change.map(local), annotations: elsewhere.of(true) });
  }

  /** @param {string} text */
  #reset(text) {
    this.held = null;
    this.local = ChangeSet.empty(text.length);
    this.editor.dispatch({ changes: { from: 0, to: this.editor.state.doc.length, insert: text }, annotations: elsewhere.of(true) });
  }

  // What Drafter says of it

  #diagnose() {
    const { state } = this;
    if (!state.view || this.composing || !this.local.empty || this.editor.state.doc.length !== state.text.length) return;
    const findings = state.found?.version === state.version ? state.findings : [];
    /** @type {import("@codemirror/lint").Diagnostic[]} */
    const shown = [
      ...state.view.faults.map((fault) => this.#diagnostic(fault, "error")),
      ...(state.view.notices ?? []).map((fault) => this.#diagnostic(fault, "info")),
      ...findings.map((finding) => ({
        ...this.#diagnostic(finding, finding.severity === "note" ? "hint" : finding.severity),
        actions: typeof finding.fix === "string" ? [{ name: t("findings.repair"), apply: () => state.settle("repair", finding) }] : [],
      })),
    ].flatMap((one) => (one.from === null ? [] : [/** @type {import("@codemirror/lint").Diagnostic} */ (one)]));
    this.editor.dispatch(setDiagnostics(this.editor.state, shown));
  }

  /** @param {{message: string, advice?: string, start?: number|null, stop?: number|null}} said
   * @param {"error"|"warning"|"info"|"hint"} severity
   */
  #diagnostic({ message, advice, start, stop }, severity) {
    const { points, text } = this.state;
    const from = start === null || start === undefined ? null : Math.min(points.unit(start), text.length);
    const line = from === null ? null : this.editor.state.doc.lineAt(from);
    const to = from === null || !line ? null : stop && stop > (start ?? 0) ? Math.min(points.unit(stop), text.length) : Math.max(from, line.to);
    return { from, to, severity, message: advice ? `${message}\n${advice}` : message };
  }

  /** @param {import("@codemirror/autocomplete").CompletionContext} context */
  async #complete(context) {
    const line = context.state.doc.lineAt(context.pos);
    if (!context.explicit && line.text.slice(0, context.pos - line.from).trim().length > LONGEST) return null;
    if (!(await this.#told())) return null;
    const { points } = this.state;
    const found = await this.state.ask("complete", { at: points.point(context.pos) }).catch(() => null);
    if (!found?.items.length || context.aborted) return null;
    return {
      from: points.unit(found.from),
      validFor: WORD,
      options: found.items.map((/** @type {import("./types.js").Completion} */ item) => ({ label: item.label, detail: item.detail, apply: put(item.insert), type: item.kind })),
    };
  }

  /** @param {number} pos @returns {Promise<import("@codemirror/view").Tooltip|null>} */
  async #hover(pos) {
    if (!(await this.#told())) return null;
    const { points } = this.state;
    const found = await this.state.ask("hover", { at: points.point(pos) }).catch(() => null);
    if (!found) return null;
    return { pos: points.unit(found.start), end: points.unit(found.stop), above: true, create: () => ({ dom: h("div", { class: "cm-tooltip-hover" }, found.text) }) };
  }

  /** Whether Drafter knows, after a while, what stands here. */
  async #told() {
    for (let tries = 0; tries < 40; tries++) {
      if (this.state.idle && this.local.empty) return true;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    return false;
  }

  /** Go to the next open blank, or the one before. Answers whether there is one.
   * @param {1|-1} by
   */
  walk(by) {
    const text = this.editor.state.doc.toString();
    const { from, to } = this.editor.state.selection.main;
    const all = [...text.matchAll(new RegExp(OPEN, "gu"))].map(({ index, 0: { length } }) => ({ index, length }));
    const next = by > 0 ? (all.find(({ index }) => index >= to) ?? all[0]) : (all.filter(({ index, length }) => index + length <= from).pop() ?? all[all.length - 1]);
    if (!next) return false;
    this.editor.dispatch({ selection: { anchor: next.index, head: next.index + next.length }, scrollIntoView: true });
    this.editor.focus();
    return true;
  }

  /** Put the caret at a place of the text (code points) and show it.
   * @param {number} start
   * @param {number} [stop]
   */
  select(start, stop = start) {
    this.#show(start, stop);
    this.editor.focus();
    this.state.setCaret(start);
  }

  /** Scroll to where the user's caret is, in the form as it may be. */
  reveal() {
    const { caret } = this.state;
    if (caret !== null && !this.editor.hasFocus) this.#show(caret, caret);
  }

  /** @param {number} start @param {number} stop */
  #show(start, stop) {
    const { points } = this.state;
    const limit = this.editor.state.doc.length;
    const [anchor, head] = [Math.min(points.unit(start), limit), Math.min(points.unit(stop), limit)];
    this.editor.dispatch({ selection: { anchor, head }, effects: EditorView.scrollIntoView(anchor, { y: "center" }) });
  }
}
