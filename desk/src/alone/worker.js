// Drafter itself, in a thread of its own, so that the page never waits while the checks run. It asks for nothing outside of the page: what Pyodide
// would fetch is handed to it.
/* global PYODIDE_LOCK */

import { loadPyodide } from "pyodide";
import { unzipSync } from "fflate";
import createPyodideModule from "../../node_modules/pyodide/pyodide.asm.mjs";

const POLL = 500; // milliseconds between two looks at the files
const HOME = "/home"; // any folder: Pyodide wants one
const PACKAGES = "/packages";

/** @typedef {{kind: "begin", wasm: Uint8Array, library: Uint8Array, packages: Uint8Array, root: string, first: string, language: string, files: [string, Uint8Array][]}} Begin */
/** @typedef {{kind: "call", id: number, name: string, args: string}} Call */
/** @typedef {{kind: "put", path: string, data: Uint8Array, base: Uint8Array}} Put */
/** @typedef {{kind: "poll"}} Poll */

const thread = /** @type {any} */ (globalThis);
/** @type {any} */
let drafter = null;

/** Hand Pyodide its parts. Anything else it would ask for is refused. @param {Begin} begin */
function answerFetch({ wasm, library }) {
  /** @type {Record<string, [Uint8Array, string]>} */
  const parts = { "pyodide.asm.wasm": [wasm, "application/wasm"], "python_stdlib.zip": [library, "application/zip"] };
  thread.fetch = (/** @type {string} */ address) => {
    const found = parts[String(address).split("/").pop() ?? ""];
    if (!found) return Promise.reject(new TypeError(`no network: ${address}`));
    return Promise.resolve(new Response(/** @type {any} */ (found[0]), { headers: { "Content-Type": found[1] } }));
  };
}

/** @param {Begin} begin */
async function load(begin) {
  answerFetch(begin);
  const python = await loadPyodide({
    indexURL: "memory:/",
    ...{ createPyodideModule },
    lockFileContents: PYODIDE_LOCK,
    env: { HOME, DRAFTER_LANG: begin.language, DRAFTER_HOME: `${HOME}/drafter` },
    fsInit: async (/** @type {any} */ files) => {
      const packages = Object.entries(unzipSync(begin.packages));
      for (const [path, data] of [...packages.map(([name, data]) => /** @type {[string, Uint8Array]} */ ([`${PACKAGES}/${name}`, data])), ...begin.files]) {
        files.mkdirTree(path.slice(0, path.lastIndexOf("/")));
        files.writeFile(path, data);
      }
    },
  });
  python.globals.set("first", begin.first);
  python.globals.set("root", begin.root);
  drafter = python.runPython(`
import sys
sys.path.insert(0, "${PACKAGES}")
from pathlib import Path
from drafter.desk.alone import Alone, MalformedCallError
Alone(Path(root), first)
`);
  setInterval(tell, POLL, false);
}

/** Tell the page what happened, and give it the files that were written.
 * @param {boolean} [now]
 */
function tell(now = true) {
  const events = drafter.poll.callKwargs({ now });
  const changed = drafter.changed();
  const files = changed.toJs();
  changed.destroy();
  if (events !== "[]" || files.length) thread.postMessage({ kind: "said", events, files });
}

/** @param {Begin|Call|Put|Poll} message */
async function hear(message) {
  if (message.kind === "begin") {
    await load(message);
    thread.postMessage({ kind: "ready" });
  } else if (message.kind === "put") {
    drafter.put(message.path, message.data, message.base);
    tell();
  } else if (message.kind === "poll") {
    tell();
  } else if (message.kind === "call") {
    try {
      thread.postMessage({ kind: "answer", id: message.id, answer: drafter.call(message.name, message.args) });
    } catch (error) {
      thread.postMessage({ kind: "answer", id: message.id, failed: String(error) });
    }
    tell();
  }
}

thread.onmessage = (/** @type {MessageEvent} */ event) =>
  hear(event.data).catch((error) => thread.postMessage({ kind: "failed", message: String(error?.stack ?? error) }));
