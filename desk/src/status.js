// The line below: what was found, how long the speech is, and how the page is looked at.

import { h, say } from "./dom.js";
import { menuButton } from "./dropdown.js";
import { remember, remembered } from "./panes.js";
import { t } from "./words.js";

const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5, 2];

/** @param {import("./state.js").State} state
 * @param {import("./page.js").Page} page
 * @param {import("./findings.js").Findings} findings
 * @param {{reveal: () => void, pane: (name: string) => void, findings: () => void, blank: () => void}} run
 */
export function statusBar(state, page, findings, run) {
  const found = h("button", { type: "button", class: "found-count", onclick: run.findings });
  const blanks = h("button", { type: "button", class: "open-blanks", title: "F8", onclick: run.blank });
  const pages = h("span", { class: "pages of-page" });
  const fonts = h("span", { class: "fonts" });
  const face = h("span");
  const zoom = menuButton(face, t("zoom.label"), () => [
    { label: t("zoom.width"), checked: page.zoom === "width", run: () => setZoom("width") },
    ...ZOOMS.map((scale) => ({ label: percent(scale), checked: page.zoom === scale, run: () => setZoom(scale) })),
    null,
    { label: t("zoom.one"), checked: page.across === 1, run: () => setAcross(1) },
    { label: t("zoom.two"), checked: page.across === 2, run: () => setAcross(2) },
  ]);
  const panes = ["left", "page"].map((name) => h("button", { type: "button", class: "pane-button", onclick: () => run.pane(name) }, t(`pane.${name}`)));

  /** @param {"width"|number} to */
  function setZoom(to) {
    remember("zoom", String(to));
    page.setZoom(to);
    show();
  }

  /** @param {number} to */
  function setAcross(to) {
    remember("across", String(to));
    page.setAcross(to);
    show();
  }

  function show() {
    say(face, page.zoom === "width" ? t("zoom.width") : percent(page.zoom));
    const missing = (state.layout?.fonts ?? []).filter(({ name }) => !hasFont(name)).map(({ name }) => name);
    say(fonts, missing.length ? t("fonts.missing", { fonts: missing.join("、") }) : "");
    fonts.title = fonts.textContent ?? "";
  }

  const kept = remembered("zoom");
  if (kept) page.zoom = kept === "width" ? "width" : Number(kept) || "width";
  if (remembered("across") === "2") page.setAcross(2);
  show();
  state.on("view", ({ layout }) => layout && show());
  state.on("pages", (count) => say(pages, t("pages.count", { count })));
  state.on("findings", () => {
    const wrong = state.findings.filter(({ open: blank }) => !blank);
    const unreadable = Boolean(state.found) && !state.view?.readable;
    const worst = unreadable || wrong.some(({ severity }) => severity === "error") ? "error" : wrong.length ? "warning" : "";
    found.className = `found-count ${worst}`;
    say(found, t(!state.found ? "findings.wait" : unreadable ? "findings.unreadable" : wrong.length ? "findings.count" : "findings.none", { count: wrong.length }));
    const open = state.found?.blanks.length ?? 0;
    say(blanks, t(open ? "blanks.count" : "blanks.none", { count: open }));
    blanks.hidden = !state.found || unreadable;
    blanks.disabled = open === 0;
  });
  say(found, t("findings.wait"));
  blanks.hidden = true;
  return h(
    "footer",
    { class: "status" },
    h("span", { class: "pane-buttons" }, panes),
    found,
    blanks,
    findings.bar,
    findings.summary,
    h("span", { class: "space" }),
    fonts,
    h("button", { type: "button", title: "Ctrl+J", onclick: run.reveal }, t("show.place")),
    pages,
    h("span", { class: "of-page" }, zoom),
  );
}

/** @param {number} scale */
const percent = (scale) => `${Math.round(scale * 100)} %`;

const SAMPLE = "国家标准仿宋Ag永";

/** Whether this machine has a font: text in it is drawn otherwise than in what stands in for a font that nobody has.
 * @param {string} name
 */
function hasFont(name) {
  const drawing = document.createElement("canvas").getContext("2d");
  if (!drawing) return true;
  const widths = ["serif", "sans-serif", "monospace"].map((generic) => {
    const drawn = (/** @type {string} */ family) => {
      drawing.canvas.width = 400;
      drawing.canvas.height = 44;
      drawing.font = `40px ${family}`;
      drawing.fillText(SAMPLE, 0, 36);
      return drawing.canvas.toDataURL();
    };
    return drawn(`"${name}", ${generic}`) !== drawn(generic);
  });
  return widths.some(Boolean);
}
