// Files on the user's disk, where the browser lets a page write them (File System Access: Chrome and Edge). A file that was changed by another program
// is not overwritten: its bytes are handed back, to be merged.

/** @typedef {{handle: any, changed: number, size: number, data: Uint8Array}} Linked */

export class Disk {
  /** @param {(path: string, linked: Linked) => void} agreed hears when a file of the page and one on the disk hold the same */
  constructor(agreed) {
    this.agreed = agreed;
    /** The files that are open, by their paths in the page. @type {Map<string, Linked>} */
    this.linked = new Map();
  }

  /** Whether this browser writes files. */
  static get there() {
    return "showOpenFilePicker" in window;
  }

  /** A file chosen by the user; null where none is. @param {string} description */
  static async pick(description) {
    const options = { types: [{ description, accept: { "text/plain": [".yaml", ".yml", ".txt", ".md", ".html"], "application/octet-stream": [".docx", ".doc", ".wps", ".pdf"] } }] };
    const [handle] = await /** @type {any} */ (window).showOpenFilePicker(options).catch(() => []);
    return handle ?? null;
  }

  /** A new file, where the user says; null where none is. @param {string} name */
  static async place(name) {
    const options = { suggestedName: name, types: [{ description: "YAML", accept: { "text/plain": [".yaml", ".yml"] } }] };
    return /** @type {any} */ (window).showSaveFilePicker(options).catch(() => null);
  }

  /** Whether a file may be written. @param {any} handle @param {boolean} ask whether the user may be asked: only right behind a click */
  static async may(handle, ask) {
    const mode = { mode: "readwrite" };
    if ((await handle.queryPermission(mode)) === "granted") return true;
    return ask && (await handle.requestPermission(mode).catch(() => "denied")) === "granted";
  }

  /** Let a file of the page go with one on the disk.
   * @param {string} path
   * @param {any} handle
   * @param {Uint8Array} data what both held when they last agreed
   */
  link(path, handle, data) {
    this.linked.set(path, { handle, changed: -1, size: -1, data });
  }

  /** Write a file. The answer is what another program wrote meanwhile, else null. Raises what the browser raises.
   * @param {string} path
   * @param {Uint8Array} data
   * @returns {Promise<{theirs: Uint8Array, base: Uint8Array}|null>}
   */
  async write(path, data) {
    const linked = this.linked.get(path);
    if (!linked) return null;
    const foreign = await this.#foreign(linked);
    if (foreign) return foreign;
    if (same(linked.data, data)) return null;
    const stream = await linked.handle.createWritable();
    await stream.write(data);
    await stream.close();
    const file = await linked.handle.getFile();
    Object.assign(linked, { changed: file.lastModified, size: file.size, data });
    this.agreed(path, linked);
    return null;
  }

  /** What other programs wrote since. @returns {Promise<[string, {theirs: Uint8Array, base: Uint8Array}][]>} */
  async foreign() {
    /** @type {[string, {theirs: Uint8Array, base: Uint8Array}][]} */
    const found = [];
    for (const [path, linked] of this.linked) {
      const foreign = await this.#foreign(linked).catch(() => null); // removed, or on a drive that is gone: the next writing says so
      if (!foreign) continue;
      found.push([path, foreign]);
      this.agreed(path, linked);
    }
    return found;
  }

  /** @param {Linked} linked */
  async #foreign(linked) {
    const file = await linked.handle.getFile();
    if (file.lastModified === linked.changed && file.size === linked.size) return null;
    const theirs = new Uint8Array(await file.arrayBuffer());
    const base = linked.data;
    Object.assign(linked, { changed: file.lastModified, size: file.size, data: theirs });
    return same(base, theirs) ? null : { theirs, base };
  }
}

/** @param {Uint8Array} one @param {Uint8Array} other */
export const same = (one, other) => one.length === other.length && one.every((byte, index) => byte === other[index]);
