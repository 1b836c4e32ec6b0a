// The one outline that is being edited: what Drafter said of it last, and what is still to be told to Drafter.
//
// Changes go to Drafter one after the other. While one is under way others wait; a newer typing in the same place takes the place of the
// one that waits. Answers therefore come in the order of versions.

import { Refused, Unreachable } from "./transport.js";
import { Points, backThroughRuns, difference, edited, moved } from "./text.js";

/** @typedef {import("./types.js").View} View */
/** @typedef {import("./types.js").Block} Block */
/** @typedef {import("./types.js").Finding} Finding */

/** A change on its way.
 * @typedef {object} Job
 * @property {string} key the waiting job with the same key gives way
 * @property {(last?: boolean) => Promise<View|null>} send last: the page goes away, and hears no answer
 * @property {(view: View) => void} [taken] before the view is shown
 * @property {(view: View) => void} [then] after the view is shown
 */

const REST = 350; // milliseconds without a change after which findings are asked for
const AT_VERSION = new Set(["type", "act", "findings", "repair", "ignore", "unignore", "complete", "hover", "origin"]);
const SINCE = new Set(["undo", "redo", "view"]);
const CHANGES = new Set(["disk", "template", "changed"]);
const LAST = new Set(["type", "act", "undo", "redo", "repair", "ignore", "unignore", "take", "back", "layout", "rate"]); // what a page that goes away still tells
const TOLD_AGAIN = 200; // times that another window may come first, once with each letter that it tells
const WINDOW = Math.random().toString(36).slice(2); // this window, among those that are open
const AGAIN = 1500; // milliseconds after which an unreachable Drafter is tried again

/** How many changes this window told. */
let told = 0;

/** A new change's own name: where its answer was lost and it is told again, Drafter does not make it twice. */
export const once = () => `${WINDOW} ${++told}`;

/** A finding with the block that it lies in, which may meanwhile stand elsewhere. open: it says only that a blank is open.
 * @typedef {Finding & {on: Block|null, open: boolean}} Placed
 */

export class State extends EventTarget {
  /** @param {import("./types.js").Transport} transport */
  constructor(transport) {
    super();
    this.transport = transport;
    /** @type {View|null} */
    this.view = null;
    /** The outline's text at the view's version. */
    this.text = "";
    this.points = new Points("");
    /** @type {Block[]} A block that did not change is the same object in the next list. */
    this.blocks = [];
    /** The pictures of the page by their names. @type {Map<string, string>} */
    this.pictures = new Map();
    /** @type {import("./types.js").Layout|null} */
    this.layout = null;
    /** @type {import("./types.js").Form|null} */
    this.form = null;
    /** @type {import("./types.js").Findings|null} */
    this.found = null;
    /** @type {Placed[]} */
    this.findings = [];
    /** Where the user's caret is in the text (code points). @type {number|null} */
    this.caret = null;
    /** @type {Job[]} */
    this.jobs = [];
    /** @type {Job|null} */
    this.current = null;
    this.lost = false;
    /** How many speeches were opened: nothing of one is told of the next. The same speech of another run of Drafter is none. */
    this.opened = 0;
    /** Where the caret belongs after the last action, until all that waited behind it is told. @type {import("./types.js").Caret|null} */
    this.due = null;
    /** Whether the file holds the text. */
    this.saved = true;
    /** The newest version that the file is known to have held: it may be told before the answer that made it. */
    this.savedVersion = 0;
    /** What is asked while the page goes away; null before. @type {{name: string, arguments: object}[]|null} */
    this.parting = null;
    /** Sittings that changed before their first view was here. @type {Set<string>} */
    this.changedEarly = new Set();
    /** Why the file is not saved; "" where it is. */
    this.trouble = "";
    this.rest = 0;
    /** The part that knows what is typed in the code editor. @type {{typed: () => string|null, sent: () => void, failed: () => void, settle: (from: string, to: string) => void}|null} */
    this.editor = null;
  }

  /** @param {string} kind @param {any} [detail] */
  emit(kind, detail) {
    this.dispatchEvent(new CustomEvent(kind, { detail }));
  }

  /** @param {string} kind @param {(detail: any) => void} hear */
  on(kind, hear) {
    this.addEventListener(kind, (event) => hear(/** @type {CustomEvent} */ (event).detail));
  }

  get sitting() {
    return this.view?.sitting ?? "";
  }

  get version() {
    return this.view?.version ?? 0;
  }

  /** Whether everything typed has reached Drafter. */
  get idle() {
    return !this.current && this.jobs.length === 0;
  }

  /** Whether a change waits to be told. @param {string} key */
  waits(key) {
    return this.jobs.some((job) => job.key === key);
  }

  /** Whether a change is the last of those that wait. @param {string} key */
  waitsLast(key) {
    return this.jobs[this.jobs.length - 1]?.key === key;
  }

  /** Whether a change of parts of the form waits to be told, or is under way. */
  get changesParts() {
    return this.waits("") || this.current?.key === "";
  }

  /** Whether something waits to be told, and parts change before it, or changed just now: a part that moved may have the caret. */
  get waitsAfterParts() {
    return this.jobs.length > 0 && this.changesParts;
  }

  /** Ask Drafter something about this outline, with the version that is shown where the call is about a version.
   * @param {string} name
   * @param {object} [args]
   */
  ask(name, args = {}) {
    const version = AT_VERSION.has(name) ? { version: this.version } : SINCE.has(name) ? { since: this.version } : {};
    const all = { sitting: this.sitting, ...version, ...args };
    if (!this.parting) return this.transport.call(name, all);
    if (LAST.has(name) && (name !== "type" || this.parting.every((call) => call.name !== name))) this.parting.push({ name, arguments: all }); // the editor's text is told whole
    return Promise.reject(new Unreachable(name));
  }

  /** Begin with another outline.
   * @param {string} name open, create or from
   * @param {object} args
   */
  async open(name, args) {
    const view = await this.transport.call(name, args);
    this.opened += 1;
    this.view = null;
    this.form = null; // nothing of another speech stays where this one cannot be read
    this.blocks = [];
    this.found = null;
    this.findings = [];
    this.caret = null;
    this.jobs = [];
    this.due = null;
    this.savedVersion = 0;
    this.emit("findings"); // those of the other speech are gone
    this.accept(view, null);
    this.emit("opened");
  }

  /** Put a change into the row.
   * @param {string} key
   * @param {Job["send"]} send
   * @param {(view: View) => void} [then]
   * @param {(view: View) => void} [taken]
   */
  push(key, send, then, taken) {
    const last = this.jobs[this.jobs.length - 1];
    if (key && last?.key === key) this.jobs.pop();
    this.jobs.push({ key, send, then, taken });
    this.emit("busy", true);
    void this.#run();
  }

  /** A change by name: `undo`, `act`, `repair` …
   * @param {string} name
   * @param {object} [args]
   * @param {(view: View) => void} [then]
   * @param {(view: View) => void} [taken]
   */
  change(name, args = {}, then, taken) {
    const own = once();
    this.push("", () => this.ask(name, { ...args, once: own }), then, taken);
  }

  /** Repair a finding, ignore it, or ignore it no more. It is looked for in the text as it is when this is told: by then what was typed meanwhile may have
   * moved it, and given its number to another.
   * @param {"repair"|"ignore"|"unignore"} name
   * @param {Finding} finding
   * @param {object} [args]
   */
  settle(name, finding, args = {}) {
    const own = once();
    this.push("", async () => {
      const found = this.found?.version === this.version ? this.found : await this.ask("findings");
      if (found.stale) return { ...(await this.ask("view")), stale: true }; // another window changed the text
      const start = moved(finding.text ?? this.text, this.text, finding.start ?? 0);
      const far = (/** @type {Finding} */ one) => Math.abs((one.start ?? 0) - start);
      const same = (name === "unignore" ? found.ignored : found.findings).filter((/** @type {Finding} */ one) => one.check === finding.check && one.message === finding.message);
      const [nearest] = same.sort((/** @type {Finding} */ one, /** @type {Finding} */ other) => far(one) - far(other));
      return nearest ? this.ask(name, { finding: nearest.id, ...args, once: own }) : null; // what is gone needs nothing
    });
  }

  /** A change whose answer is no difference to what is shown: `take`, `back`, `layout` … The whole view is asked for.
   * @param {string} name
   * @param {object} args
   */
  replace(name, args) {
    this.push("", async () => {
      await this.ask(name, args);
      return this.transport.call("view", { sitting: this.sitting });
    });
  }

  /** An action of the form. It is read when it is told: its path may be a getter.
   * @param {import("./types.js").Action} action
   * @param {(view: View) => void} [then]
   * @param {(view: View) => void} [taken]
   */
  act(action, then, taken) {
    this.change("act", { action }, then, taken);
  }

  /** Tell Drafter what stands in the code editor. */
  type() {
    this.push("type", async (last = false) => {
      const typed = this.editor?.typed() ?? null;
      const edit = typed === null ? null : difference(this.text, typed);
      if (!edit || typed === null) return null;
      const [start, stop, put] = edit;
      this.editor?.sent();
      try {
        const edits = [[this.points.point(start), this.points.point(stop), put]];
        const view = await this.ask("type", { edits, last });
        if (view.stale) {
          this.editor?.failed();
          this.accept(view, null);
          this.type();
        } else this.accept(view, typed);
        return null;
      } catch (error) {
        this.editor?.failed();
        throw error;
      }
    });
  }

  async #run() {
    if (this.current) return;
    for (;;) {
      const job = this.jobs.shift();
      if (!job) break;
      this.current = job;
      try {
        let view = await this.#told(job);
        // The text had changed elsewhere; now that it is known here, the same is told again.
        for (let times = 0; view?.stale && times < TOLD_AGAIN; times++) view = await this.#told(job);
        this.#reached();
        if (view) job.then?.(view);
        if (job.key !== "view") this.due = view?.caret ?? null; // what is asked for anew knows nothing of what is typed here
        if (this.due && !this.jobs.length) {
          this.emit("place", this.due);
          this.due = null;
        }
      } catch (error) {
        if (error instanceof Unreachable) {
          this.unreachable();
          this.jobs.unshift(job);
          await this.#reopened();
        } else {
          this.#refused(error);
        }
      } finally {
        this.current = null;
      }
    }
    this.emit("busy", false);
    this.#later();
  }

  /** Tell a change, and take what Drafter answers. @param {Job} job */
  async #told(job) {
    const view = await job.send();
    if (view && !view.stale) job.taken?.(view);
    if (view) this.accept(view, null);
    return view;
  }

  /** Wait until Drafter answers again. It may be another run of it, which opens the file anew; what was typed here is then told to it. */
  async #reopened() {
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, AGAIN));
      try {
        this.accept(await this.transport.call("open", { path: this.view?.path }), null);
        return;
      } catch (error) {
        if (!(error instanceof Unreachable)) return;
      }
    }
  }

  /** Drafter does not answer. */
  unreachable() {
    if (!this.lost) this.emit("lost");
    this.lost = true;
  }

  #reached() {
    if (this.lost) this.emit("back");
    this.lost = false;
  }

  /** @param {unknown} error */
  #refused(error) {
    this.due = null;
    if (!(error instanceof Refused)) console.error(error);
    this.emit("trouble", error instanceof Refused ? error : { message: String(error), remedy: "" });
    this.reload();
  }

  /** The whole view anew: more than the text has changed. */
  reload() {
    if (this.view) this.push("view", () => this.transport.call("view", { sitting: this.sitting }));
  }

  /** @param {number} [version] what the file holds now */
  setSaved(version) {
    this.savedVersion = Math.max(this.savedVersion, version ?? this.version);
    this.saved = this.savedVersion >= this.version;
    this.emit("saved");
  }

  /** @param {string} trouble why the file is not saved; "" where it is */
  setTrouble(trouble) {
    if (this.trouble === trouble) return;
    this.trouble = trouble;
    this.emit("trouble-file");
  }

  /** Tell at once what still waits, and again what is under way, which the browser may call back: the page is going away, and no answer comes back to it.
   * It is one call, for of several the last may arrive first.
   */
  leave() {
    this.editor?.failed(); // what it sent is still to be told
    /** @type {{name: string, arguments: object}[]} */
    const calls = (this.parting = []);
    for (const job of [this.current, ...this.jobs]) if (job && job.key !== "view") job.send(true).catch(() => null);
    this.parting = null;
    if (calls.length) this.transport.call("last", { sitting: this.sitting, calls }).catch(() => null);
  }

  /** Wait until everything typed has reached Drafter. */
  async settled() {
    while (!this.idle && !this.lost) await new Promise((resolve) => setTimeout(resolve, 5));
  }

  /** Drafter is there again. */
  again() {
    if (this.idle && this.view) this.push("view", () => this.transport.call("open", { path: this.view?.path }));
  }

  /** The view anew, after something happened elsewhere. */
  refresh() {
    if (this.view) this.push("view", () => this.ask("view"));
  }

  /** Whether what Drafter said is about the sitting that is shown. A change of another is kept for its first view, which may be on its way.
   * @param {import("./types.js").Said} said
   */
  concerns({ sitting = "", kind }) {
    if (sitting === this.sitting) return true;
    if (CHANGES.has(kind)) this.changedEarly.add(sitting);
    return false;
  }

  /** Take what Drafter answered.
   * @param {View} view
   * @param {string|null} sent the text that the code editor sent with this call
   */
  accept(view, sent) {
    const first = this.view === null;
    const old = this.text;
    this.view = { ...view, layouts: view.layouts ?? this.view?.layouts ?? [] };
    this.text = this.#text(view, sent);
    if (this.text !== old || first) this.points = new Points(this.text);
    this.saved = view.saved || this.savedVersion >= view.version;
    this.setTrouble(view.trouble ?? "");
    if (view.layout) this.layout = view.layout;
    if (view.form) this.form = view.form;
    for (const [name, address] of Object.entries(view.pictures ?? {})) this.pictures.set(name, address);
    this.#blocks(view);
    this.editor?.settle(sent ?? old, this.text);
    this.emit("view", { first, layout: Boolean(view.layout) });
    this.#later();
    if (this.changedEarly.delete(view.sitting)) this.refresh();
  }

  /** @param {View} view @param {string|null} sent */
  #text(view, sent) {
    if (typeof view.text === "string") {
      this.found = null; // another run of Drafter may count the same versions for other texts
      return view.text;
    }
    if (view.change) {
      const [start, stop, put] = view.change;
      return edited(this.text, [this.points.unit(start), this.points.unit(stop), put]);
    }
    return sent ?? this.text;
  }

  /** @param {View} view */
  #blocks(view) {
    const { blocks, runs } = view;
    if (Array.isArray(blocks)) this.blocks = keep(this.blocks, blocks);
    else if (blocks) this.blocks = keep(this.blocks, this.blocks.slice(0, blocks.from).concat(blocks.put, this.blocks.slice(blocks.from + blocks.drop)));
    if (runs) this.blocks.forEach((block, index) => (block.runs = runs[index] ?? []));
  }

  /** Ask for findings after a rest. */
  #later() {
    clearTimeout(this.rest);
    this.rest = window.setTimeout(() => void this.check(), REST);
  }

  async check() {
    if (!this.view || !this.idle || this.found?.version === this.version) return;
    const version = this.version;
    const found = await this.ask("findings").catch((error) => {
      if (error instanceof Unreachable) this.unreachable();
      else console.error(error);
      return null;
    });
    if (!found || version !== this.version) return;
    this.found = found;
    for (const finding of [...found.findings, ...found.ignored]) finding.text = this.text;
    const open = new Set(found.blanks.map((/** @type {import("./types.js").Blank} */ { block, at }) => `${block} ${at}`));
    this.findings = found.findings.map((/** @type {Finding} */ finding) => ({
      ...finding,
      on: finding.block === null ? null : (this.blocks[finding.block] ?? null),
      open: typeof finding.fix !== "string" && open.has(`${finding.block} ${finding.at}`),
    }));
    this.emit("findings");
  }

  /** Say where the user's caret is in the text (code points).
   * @param {number|null} index
   */
  setCaret(index) {
    if (this.caret === index) return;
    this.caret = index;
    this.emit("caret");
  }

  /** Where a place of the text stands on the page.
   * @param {number} index
   * @returns {{block: number, at: number}|null}
   */
  onPage(index) {
    for (let block = 0; block < this.blocks.length; block++) {
      const at = backThroughRuns(this.blocks[block].runs ?? [], index);
      if (at !== null) return { block, at };
    }
    return null;
  }
}

/** A block's HTML without its number. @param {string} html */
const bare = (html) => html.replace(/ data-b="\d+"/, "");

/** A list of blocks in which those that stand in the old list too, counted from both ends, are the old objects.
 * @param {Block[]} old
 * @param {Block[]} now
 */
function keep(old, now) {
  /** @param {Block} one @param {Block} other */
  const same = (one, other) => one === other || (bare(one.html) === bare(other.html) && Boolean(one.break) === Boolean(other.break));
  const kept = [...now];
  const shorter = Math.min(old.length, now.length);
  let head = 0;
  while (head < shorter && same(old[head], now[head])) {
    kept[head] = Object.assign(old[head], { runs: now[head].runs });
    head++;
  }
  for (let tail = 1; tail <= shorter - head && same(old[old.length - tail], now[now.length - tail]); tail++)
    kept[now.length - tail] = Object.assign(old[old.length - tail], { runs: now[now.length - tail].runs });
  return kept;
}
