// The bar above: the file, undo, layouts, downloads, and everything else.

import { askLine, askUser, noticeText, save } from "./dialog.js";
import { fill, h, say } from "./dom.js";
import { menuButton } from "./dropdown.js";
import { name } from "./gallery.js";
import { showHistory } from "./history.js";
import { showLayouts, summaries } from "./layouts.js";
import { remember, remembered } from "./panes.js";
import { t } from "./words.js";

/** @typedef {import("./state.js").State} State */

const FORMATS = ["docx", "pdf", "html", "txt", "md"];
const OF_AGENDA = ["agenda", "cards"];
const THEMES = ["auto", "light", "dark"];
export const LANGUAGES = /** @type {const} */ (["auto", "zh", "en"]);
const KEYS = ["enter", "backspace", "tab", "escape", "move", "menu", "undo", "blank", "show", "panes"];

/** @param {State} state
 * @param {{office: () => boolean, gallery: () => void, take: () => void, tour: () => void, template: () => void, keep?: () => void, licenses: () => void, language: (language: string) => void, say: (text: string) => void, fail: (error: unknown) => void}} run
 */
export function menuBar(state, run) {
  const title = h("h1", { class: "file-name" });
  const saved = h("span", { class: "saved", role: "status" });
  const undo = h("button", { type: "button", class: "icon", title: `${t("undo")} (Ctrl+Z)`, "aria-label": t("undo"), onclick: () => state.change("undo") }, "↶");
  const redo = h("button", { type: "button", class: "icon", title: `${t("redo")} (Ctrl+Y)`, "aria-label": t("redo"), onclick: () => state.change("redo") }, "↷");
  const layout = h("span", { class: "layout-name" }, t("layout.button"));
  const layouts = menuButton(
    layout,
    t("layout.label"),
    () => {
      const chosenLayout = looked();
      const known = summaries(state).catch(() => /** @type {Record<string, string>} */ ({}));
      return [
        { label: t("layout.own"), checked: !chosenLayout, run: () => look(null) },
        ...(chosenLayout && state.form?.documents.length === 1 && !state.form.bundle ? [{ label: t("layout.keep", { name: chosenLayout }), run: keep }] : []),
        { label: t("layout.pictures"), run: () => void showLayouts(state, look).catch(run.fail) },
        null,
        ...(state.view?.layouts ?? []).map((layout) => ({ label: layout, detail: known.then((all) => all[layout] ?? ""), checked: chosenLayout === layout, run: () => look(layout) })),
      ];
    },
    "layouts-button",
  );
  const downloads = menuButton(
    h("span", {}, t("download.button")),
    t("download.label"),
    () => [
      ...FORMATS.map(downloaded),
      null,
      downloaded("prompt"),
      ...(state.form?.documents.some(({ agenda }) => agenda.items.length) ? OF_AGENDA.map(downloaded) : []),
    ],
    "downloads main",
  );
  const more = menuButton("☰", t("more.label"), () => [
    { label: t("more.gallery"), run: run.gallery },
    { label: t("more.take"), run: run.take },
    ...(run.keep ? [{ label: t("more.keep"), run: run.keep }] : []),
    ...(run.keep ? [] : [{ label: t("more.rename"), run: () => void rename() }]),
    { label: t("more.template"), run: run.template },
    { label: t("more.history"), run: () => void showHistory(state).catch(run.fail) },
    null,
    ...THEMES.map((theme) => ({ label: t(`theme.${theme}`), checked: (remembered("theme") ?? "auto") === theme, run: () => setTheme(theme) })),
    null,
    ...LANGUAGES.map((language) => ({ label: t(`language.${language}`), checked: (remembered("language") ?? "auto") === language, run: () => run.language(language) })),
    null,
    { label: t("more.keys"), run: () => void keys() },
    { label: t("more.tour"), run: run.tour },
    { label: t("more.licenses"), run: run.licenses },
  ], "icon");

  /** The layout that is looked at, null for the speech's own. */
  const looked = () => state.view?.looked || null;

  /** @param {string|null} layout */
  function look(layout) {
    state.replace("layout", { name: layout });
  }

  /** @param {string} format */
  function downloaded(format) {
    return { label: t(`download.${format}`), disabled: format === "pdf" && !run.office(), run: () => void download(format) };
  }

  /** The layout that is looked at becomes the speech's own. */
  function keep() {
    state.act({ do: "set", path: `${state.form?.documents[0].path}/layout`, text: looked() });
    look(null);
  }

  /** @param {string} format */
  async function download(format) {
    run.say(t("download.making"));
    try {
      await state.settled();
      const made = await state.ask("download", { format });
      save(made.name, made.data);
      const notices = made.notices.map(noticeText);
      run.say([t("download.done", { name: made.name }), ...notices].join(" "));
    } catch (error) {
      run.fail(error);
    }
  }

  async function rename() {
    const found = await askLine(t("rename.title"), t("rename.label"), t("rename.yes"), name(state.view?.path ?? ""));
    if (found?.trim()) state.replace("rename", { name: found });
  }

  async function keys() {
    const rows = KEYS.map((key) => h("tr", {}, h("th", { scope: "row" }, t(`keys.${key}`)), h("td", {}, t(`keys.${key}.does`))));
    await askUser(t("more.keys"), [h("table", { class: "keys" }, h("tbody", {}, rows))], [{ label: t("close"), value: "", main: true }]);
  }

  function show() {
    const { view } = state;
    if (!view) return;
    say(title, name(view.path));
    title.title = view.path;
    document.title = `${name(view.path)} · Drafter`;
    undo.disabled = !view.undo;
    redo.disabled = !view.redo;
    const other = looked();
    fill(layout, ...(other ? [h("span", { class: "layout-of" }, t("layout.button.other")), `${other} ▾`] : [t("layout.button")]));
    layouts.classList.toggle("other", other !== null);
    showSaved();
  }

  function showSaved() {
    const bad = state.lost || state.trouble;
    say(saved, state.lost ? t("saved.lost") : state.trouble || (state.idle && state.saved ? t("saved.yes") : t("saved.no")));
    saved.classList.toggle("bad", Boolean(bad));
  }

  state.on("view", show);
  for (const kind of ["saved", "busy", "lost", "back", "trouble-file"]) state.on(kind, showSaved);
  return h("header", { class: "bar" }, more, h("div", { class: "file" }, title, saved), h("span", { class: "space" }), undo, redo, layouts, downloads);
}

/** @param {string} theme auto, light or dark */
export function setTheme(theme) {
  remember("theme", theme);
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}
