// The first page: which speech? A template, a file that was open before, or a text that one has.

import { fill, h } from "./dom.js";
import { t } from "./words.js";

/** @typedef {import("./types.js").Choice} Choice */
/** @typedef {import("./types.js").Card} Card */

const REST = 200; // milliseconds without a key after which templates are asked for

export class Gallery {
  /** @param {{open: (path: string) => void, create: (template: string) => void, from: (file: File) => void, pick?: () => void, back: () => void, language: (language: string) => void, suggest: (occasion: string) => Promise<{name: string, why: string}[]>}} run */
  constructor(run) {
    this.run = run;
    this.element = h("main", { class: "gallery", "aria-label": t("gallery.label") });
  }

  /** @param {Choice} choice @param {string|undefined} folder the folder that was opened @param {boolean} back whether an outline is open to go back to */
  show({ templates, files, titles, recent }, folder, back) {
    const input = h("input", { type: "file", class: "aside", tabindex: -1, "aria-hidden": "true", accept: ".yaml,.yml,.docx,.doc,.wps,.txt,.md,.html,.pdf" });
    input.addEventListener("change", () => input.files?.[0] && this.run.from(input.files[0]));
    fill(
      this.element,
      h("div", { class: "gallery-head" }, h("h1", {}, t("gallery.title")), back ? h("button", { type: "button", onclick: this.run.back }, t("gallery.back")) : null, h("div", { class: "languages" }, ["zh", "en"].map((language) => h("button", { type: "button", lang: language, onclick: () => this.run.language(language) }, t(`language.${language}`))))),
      h("div", { class: "from" }, h("button", { type: "button", class: "main", onclick: this.run.pick ?? (() => input.click()) }, t("gallery.from")), input, h("span", { class: "faint" }, t("gallery.drop"))),
      files.length ? [h("h2", {}, t("gallery.files")), h("ul", { class: "files" }, copiesLast(files, (path) => path).map((path) => this.#file(path, titles[path] || name(path), titles[path] || isCopy(path) ? path : "")))] : null,
      recent.length ? [h("h2", {}, t("gallery.recent")), h("ul", { class: "files" }, copiesLast(recent, ({ path }) => path).map((file) => this.#file(file.path, file.title || name(file.path), `${file.path} · ${day(file.changed)}`)))] : null,
      h("h2", {}, t("gallery.templates")),
      folder && !this.run.pick ? h("p", { class: "faint where" }, t("gallery.where", { folder })) : null,
      this.#occasion(templates),
      groupsOf(templates).flatMap(([group, cards]) => [group ? h("h3", {}, group) : null, this.#cards(cards)]),
    );
  }

  /** A line that asks for the occasion, and the templates that suit it.
   * @param {Card[]} templates
   */
  #occasion(templates) {
    const line = h("input", { type: "search", id: "occasion", placeholder: t("gallery.occasion.example"), autocomplete: "off", spellcheck: false });
    const found = h("div", { class: "suited", "aria-live": "polite" });
    let rest = 0;
    const ask = async () => {
      const occasion = line.value.trim();
      const suited = occasion ? await this.run.suggest(occasion) : [];
      if (occasion !== line.value.trim()) return;
      const cards = suited.flatMap(({ name: template, why }) => templates.filter((card) => card.name === template).map((card) => ({ ...card, summary: `${why}${t("gallery.because")}${card.summary}` })));
      fill(found, occasion ? (cards.length ? this.#cards(cards) : h("p", { class: "faint" }, t("gallery.none"))) : null);
    };
    line.addEventListener("input", () => {
      clearTimeout(rest);
      rest = window.setTimeout(() => void ask(), REST);
    });
    return h("div", { class: "occasion" }, h("label", { htmlFor: "occasion" }, t("gallery.occasion")), line, found);
  }

  /** @param {Card[]} cards */
  #cards(cards) {
    return h("ul", { class: "cards" }, cards.map((card) => this.#card(card)));
  }

  /** @param {string} path @param {string} title @param {string} where */
  #file(path, title, where) {
    return h("li", {}, h("button", { type: "button", onclick: () => this.run.open(path) }, h("span", { class: "file-title" }, isCopy(path) ? t("gallery.copy", { title }) : title), where ? h("span", { class: "faint" }, where) : null));
  }

  /** @param {Card} card */
  #card(card) {
    const picture = card.picture ? h("img", { src: card.picture, alt: "", loading: "lazy" }) : h("span", { class: "no-picture", "aria-hidden": "true" }, (card.title || card.name).slice(0, 2));
    return h("li", {}, h("button", { type: "button", class: "card", onclick: () => this.run.create(card.name) }, picture, h("span", { class: "card-title" }, card.title || card.name), h("span", { class: "faint" }, [card.genre === card.title ? "" : card.genre, card.name].filter(Boolean).join(" · ")), h("span", { class: "card-text" }, card.summary)));
  }
}

/** Cards under their headings, in the order in which they come.
 * @param {Card[]} cards
 * @returns {[string, Card[]][]}
 */
function groupsOf(cards) {
  /** @type {Map<string, Card[]>} */
  const found = new Map();
  for (const card of cards) found.set(card.group, [...(found.get(card.group) ?? []), card]);
  return [...found];
}

/** Whether a file is the version of another program that was kept beside a speech (`keep_beside` in drafter/desk/folder.py). @param {string} path */
const isCopy = (path) => /-disk-\d{6}(-\d+)?\.ya?ml$/.test(path);

/** @template T @param {T[]} files @param {(file: T) => string} pathOf */
const copiesLast = (files, pathOf) => [...files.filter((file) => !isCopy(pathOf(file))), ...files.filter((file) => isCopy(pathOf(file)))];

/** The name of a file without its folders. @param {string} path */
export const name = (path) => path.split(/[\\/]/).pop() ?? path;

/** @param {string} time */
function day(time) {
  const date = new Date(time);
  return Number.isNaN(date.valueOf()) ? String(time) : date.toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
}
