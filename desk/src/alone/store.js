// The files of the page, kept in this browser (IndexedDB). Several windows may hold the same file: none overwrites what another one wrote.

const NAME = "drafter";
const FILES = "files"; // path → bytes
const STAMPS = "stamps"; // path → a number drawn at each writing
const HANDLES = "handles"; // path → the file on the disk that it goes with

/** The promise of a request. @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
const done = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

export class Store {
  /** @param {IDBDatabase} database */
  constructor(database) {
    this.database = database;
    /** What this window last read or wrote. @type {Map<string, {stamp: number, data: Uint8Array}>} */
    this.known = new Map();
  }

  /** Raises where this browser keeps nothing, as in some private windows. */
  static async open() {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => [FILES, STAMPS, HANDLES].forEach((name) => request.result.createObjectStore(name));
    return new Store(await done(request));
  }

  /** All files. @returns {Promise<[string, Uint8Array][]>} */
  async all() {
    const at = this.database.transaction([FILES, STAMPS]);
    const [paths, files, marked, stamps] = await Promise.all([done(at.objectStore(FILES).getAllKeys()), done(at.objectStore(FILES).getAll()), done(at.objectStore(STAMPS).getAllKeys()), done(at.objectStore(STAMPS).getAll())]);
    marked.forEach((path, index) => this.known.set(String(path), { stamp: stamps[index], data: files[index] })); // both are sorted by path
    return paths.map((path, index) => [String(path), files[index]]);
  }

  /** Keep a file, unless another window wrote it since: then the answer is what it wrote, and what was there before; else null.
   * @param {string} path
   * @param {Uint8Array} data
   * @returns {Promise<{theirs: Uint8Array, base: Uint8Array}|null>}
   */
  async write(path, data) {
    const at = this.database.transaction([FILES, STAMPS], "readwrite", { durability: "strict" });
    const ended = new Promise((resolve, reject) => {
      at.oncomplete = resolve;
      at.onerror = at.onabort = () => reject(at.error);
    });
    const [files, stamps] = [at.objectStore(FILES), at.objectStore(STAMPS)];
    const stamp = await done(stamps.get(path));
    const known = this.known.get(path);
    if (stamp !== known?.stamp) {
      const theirs = await done(files.get(path));
      this.known.set(path, { stamp, data: theirs });
      return { theirs, base: known?.data ?? new Uint8Array() };
    }
    const drawn = Math.random();
    files.put(data, path);
    stamps.put(drawn, path);
    await ended;
    this.known.set(path, { stamp: drawn, data });
    return null;
  }

  /** The files that other windows wrote since. @returns {Promise<[string, {theirs: Uint8Array, base: Uint8Array}][]>} */
  async foreign() {
    const at = this.database.transaction([FILES, STAMPS]);
    const stamps = at.objectStore(STAMPS);
    const [paths, values] = await Promise.all([done(stamps.getAllKeys()), done(stamps.getAll())]);
    /** @type {[string, {theirs: Uint8Array, base: Uint8Array}][]} */
    const found = [];
    for (const [index, key] of paths.entries()) {
      const path = String(key);
      const known = this.known.get(path);
      if (known?.stamp === values[index]) continue;
      const theirs = await done(at.objectStore(FILES).get(path));
      found.push([path, { theirs, base: known?.data ?? new Uint8Array() }]);
      this.known.set(path, { stamp: values[index], data: theirs });
    }
    return found;
  }

  /** The file on the disk that goes with a file of the page, and what both held when they last agreed.
   * @param {string} path
   * @returns {Promise<{handle: any, data: Uint8Array}|undefined>}
   */
  handle(path) {
    return done(this.database.transaction(HANDLES).objectStore(HANDLES).get(path));
  }

  /** @param {string} path @param {any} handle @param {Uint8Array} data */
  async keepHandle(path, handle, data) {
    await done(this.database.transaction(HANDLES, "readwrite").objectStore(HANDLES).put({ handle, data }, path));
  }

  /** The path of the file of the page that goes with a file on the disk. @param {any} handle @returns {Promise<string|undefined>} */
  async pathOf(handle) {
    const at = this.database.transaction(HANDLES).objectStore(HANDLES);
    const [paths, kept] = await Promise.all([done(at.getAllKeys()), done(at.getAll())]);
    const found = await Promise.all(kept.map((/** @type {any} */ one) => one.handle.isSameEntry(handle)));
    return paths.map(String).find((_, index) => found[index]);
  }
}
