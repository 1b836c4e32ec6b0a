// The way to Drafter where it runs in the page: messages to a thread instead of requests to a server.

import words from "../../words.json";
import { base64, save } from "../dialog.js";
import { name } from "../gallery.js";
import { h } from "../dom.js";
import { Refused, refuse } from "../transport.js";
import { t } from "../words.js";
import { part } from "./bytes.js";
import { Disk } from "./disk.js";
import { Store } from "./store.js";

/** @typedef {import("../types.js").Said} Said */
/** @typedef {import("../types.js").View} View */
/** @typedef {import("../types.js").Transport} Transport */

const ROOT = "/drafter"; // the folder of the speeches, in the memory of the page
const LOOK = 1000; // milliseconds between two looks at what others wrote
const SHOWN = "drafter.shown"; // the outline that this window shows, for when it is loaded anew

/** @implements {Transport} */
export class Inside {
  constructor() {
    /** @type {Map<number, {resolve: (value: any) => void, reject: (error: Error) => void}>} */
    this.waiting = new Map();
    this.calls = 0;
    /** @type {(said: Said) => void} */
    this.hear = () => undefined;
    this.disk = new Disk((path, { handle, data }) => void this.store?.keepHandle(path, handle, data).catch(() => null));
    /** @type {Store|null} */
    this.store = null;
    /** Files that are to be kept, the newest bytes of each. @type {Map<string, Uint8Array>} */
    this.due = new Map();
    this.keeping = false;
    /** What could not be kept where. @type {Map<string, string>} */
    this.troubles = new Map();
    /** @type {Map<string, string>} */
    this.sittings = new Map();
    this.ready = this.#begin();
    window.addEventListener("beforeunload", (event) => {
      if (this.due.size || this.keeping) event.preventDefault();
    });
  }

  async #begin() {
    const parts = Promise.all(["wasm", "library", "packages"].map(part));
    const address = URL.createObjectURL(new Blob([await part("worker")], { type: "text/javascript" }));
    const worker = (this.worker = new Worker(address));
    const begun = new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => {
        if (data.kind === "ready") resolve(undefined);
        else if (data.kind === "failed") reject(new Error(data.message));
        else this.#heard(data);
        if (data.kind === "failed") this.#broken(data.message);
      };
      worker.onerror = ({ message }) => reject(new Error(message));
    });
    this.store = await Store.open().catch(() => null);
    const files = (await this.store?.all().catch(() => null)) ?? [];
    const [wasm, library, packages] = await parts;
    const language = navigator.language.startsWith("zh") ? "zh" : "en";
    worker.postMessage({ kind: "begin", wasm, library, packages, root: ROOT, first: shown(), language, files }, [wasm.buffer, library.buffer, packages.buffer]);
await begun;
    URL.revokeObjectURL(address);
    setInterval(() => void this.#look(), LOOK);
    window.addEventListener("focus", () => void this.#look());
  }

  /** Drafter itself stopped: a bug, or no memory left. @param {string} message */
  #broken(message) {
    console.error(message);
    document.body.prepend(h("p", { class: "banner", role: "alert" }, t("alone.broken")));
  }

  /** @param {string} name @param {any} args */
  async call(name, args) {
    await this.ready;
    const id = ++this.calls;
    const raw = await new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.worker?.postMessage({ kind: "call", id, name, args: JSON.stringify(args) });
    });
    const answer = JSON.parse(raw);
    refuse(answer);
    if (name === "start") return this.#start(answer);
    if (["open", "create", "from"].includes(name)) await this.#opened(answer, name === "open");
    return answer;
  }

  /** @param {import("../types.js").Start} start */
  #start(start) {
    const language = start.language.startsWith("zh") ? "zh" : "en";
    return { ...start, words: Object.fromEntries(Object.entries(words).map(([key, texts]) => [key, texts[language]])) };
  }

  /** @param {View} view @param {boolean} again whether it was there before, and may go with a file on the disk */
  async #opened(view, again) {
    this.sittings.set(view.path, view.sitting);
    try {
      sessionStorage.setItem(SHOWN, view.path);
    } catch {
      // A browser that keeps nothing: the gallery is shown when the page is loaded anew.
    }
    const kept = again && !this.disk.linked.has(view.path) ? await this.store?.handle(view.path).catch(() => null) : null;
    if (!kept) return;
    const active = /** @type {any} */ (navigator).userActivation?.isActive ?? false;
    if (!(await Disk.may(kept.handle, active).catch(() => false))) return this.#trouble(view.path, t("alone.unlinked"));
    this.disk.link(view.path, kept.handle, kept.data);
    this.due.set(view.path, this.store?.known.get(view.path)?.data ?? kept.data);
    void this.#keep();
  }

  /** @param {(said: Said) => void} hear */
  listen(hear) {
    this.hear = hear;
  }

  /** @param {{kind: string, id: number, answer?: string, failed?: string, events?: string, files?: [string, Uint8Array][]}} data */
  #heard(data) {
    if (data.kind === "answer") {
      const waiting = this.waiting.get(data.id);
      this.waiting.delete(data.id);
      if (data.failed !== undefined) waiting?.reject(new Refused({ message: data.failed }));
      else waiting?.resolve(data.answer);
      return;
    }
    for (const said of JSON.parse(data.events ?? "[]")) this.hear(said);
    for (const [path, bytes] of data.files ?? []) this.due.set(path, bytes);
    void this.#keep();
  }

  /** Keep what is due, one file after the other. */
  async #keep() {
    if (this.keeping) return;
    this.keeping = true;
    for (let next = this.due.entries().next(); !next.done; next = this.due.entries().next()) {
      const [path, bytes] = next.value;
      this.due.delete(path);
      await this.#kept(path, bytes);
    }
    this.keeping = false;
  }

  /** @param {string} path @param {Uint8Array} bytes */
  async #kept(path, bytes) {
    try {
      if (!this.store) throw new Error("no store");
      this.#take(path, await this.store.write(path, bytes));
      this.#trouble(path, "");
    } catch {
      if (!this.disk.linked.has(path)) this.#trouble(path, t("alone.unkept"));
    }
    try {
      this.#take(path, await this.disk.write(path, bytes));
    } catch (error) {
      this.#trouble(path, t("alone.unwritten", { said: String(error) }));
    }
  }

  /** @param {string} path @param {{theirs: Uint8Array, base: Uint8Array}|null} foreign */
  #take(path, foreign) {
    if (foreign) this.worker?.postMessage({ kind: "put", path, data: foreign.theirs, base: foreign.base });
  }

  /** Look what other windows and programs wrote. */
  async #look() {
    if (this.keeping) return;
    for (const foreign of [await this.store?.foreign().catch(() => []), await this.disk.foreign()]) {
      for (const [path, found] of foreign ?? []) this.#take(path, found);
    }
  }

  /** @param {string} path @param {string} message "" where all is well */
  #trouble(path, message) {
    const sitting = this.sittings.get(path);
    if (!sitting || (this.troubles.get(path) ?? "") === message) return;
    this.troubles.set(path, message);
    this.hear({ kind: "trouble", sitting, message });
  }

  /** A file chosen by the user; undefined where the browser has no other way than an ordinary file field. */
  get pick() {
    return Disk.there ? () => this.#pick() : undefined;
  }

  /** @returns {Promise<import("../types.js").Picked|null>} */
  async #pick() {
    const handle = await Disk.pick(t("alone.files"));
    if (!handle) return null;
    const here = await this.store?.pathOf(handle).catch(() => undefined);
    if (here) return { open: ["open", { path: here.slice(ROOT.length + 1) }], link: null };
    const file = await handle.getFile();
    const bytes = new Uint8Array(await file.arrayBuffer());
    const linked = /\.ya?ml$/i.test(file.name) && (await Disk.may(handle, true).catch(() => false));
    if (!linked) return { open: ["from", { name: file.name, data: await base64(file) }], link: null };
    // As it is, byte for byte: encoding and line ends of the file stay.
    const path = this.#free(file.name);
    this.#take(path, { theirs: bytes, base: bytes });
    this.due.set(path, bytes);
    void this.#keep();
    return { open: ["open", { path: path.slice(ROOT.length + 1) }], link: (view) => this.#bind(view.path, handle, bytes) };
  }

  /** A path that no file of the page has. @param {string} name that of a file on the disk */
  #free(name) {
    const [, stem = "", ending = ""] = /^(.*?)(\.[^.]*)$/.exec(name.replace(/[\\/:*?"<>|]/g, "").replace(/^\.+/, "")) ?? [];
    for (let number = 1; ; number++) {
      const path = `${ROOT}/${stem || "speech"}${number > 1 ? `-${number}` : ""}${ending.toLowerCase()}`;
      if (!this.store?.known.has(path) && !this.sittings.has(path)) return path;
    }
  }

  /** @param {string} path @param {any} handle @param {Uint8Array} data */
  async #bind(path, handle, data) {
    this.disk.link(path, handle, data);
    await this.store?.keepHandle(path, handle, data).catch(() => null);
  }

  /** Give the outline to the user as a file: one that follows from now on, or a download.
   * @param {string} path
   * @param {string} text
   */
  async keep(path, text) {
    const bytes = new TextEncoder().encode(text);
    if (!Disk.there) return save(name(path), await base64(new Blob([bytes])));
    const handle = await Disk.place(name(path));
    if (!handle) return undefined;
    const stream = await handle.createWritable();
    await stream.write(bytes);
    await stream.close();
    this.#trouble(path, "");
    return this.#bind(path, handle, bytes);
  }

  /** The licenses of what is built in, in a window of their own. */
  licenses() {
    const text = document.getElementById("licenses")?.textContent ?? "";
    window.open(URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" })), "_blank");
  }

  /** @param {unknown} error */
  failed(error) {
    return `本页没能启动 Drafter：内存可能不足，请关闭其他窗口后刷新。您的文件没有受到影响。 Drafter did not start in this page; close other windows and load it anew. (${error})`;
  }
}

/** The outline that this window showed before it was loaded anew. */
function shown() {
  try {
    return sessionStorage.getItem(SHOWN) ?? "";
  } catch {
    return "";
  }
}
