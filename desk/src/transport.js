// The way to Drafter: calls by HTTP, and what it says unasked by server-sent events.

/** @typedef {import("./types.js").Transport} Transport */
/** @typedef {import("./types.js").Said} Said */

/** A call that did not reach Drafter, or that Drafter no longer answers. It may be tried again. */
export class Unreachable extends Error {}

/** What Drafter refused, in words for the user. */
export class Refused extends Error {
  /** @param {{message: string, remedy?: string}} error */
  constructor({ message, remedy = "" }) {
    super(message);
    this.remedy = remedy;
  }
}

const KEPT_ALIVE = 60_000; // bytes: browsers take no more than 64 KiB from a page that goes away
const AGAIN = 2000; // milliseconds until a refused event stream is asked for again

/** The server of `drafter open`.
 * @implements {Transport}
 */
export class Http {
  constructor() {
    /** Whether the page is going away: what is told then arrives all the same. */
    this.leaving = false;
    globalThis.addEventListener?.("pageshow", () => (this.leaving = false)); // it came back out of the browser's store
  }

  /** @param {string} name @param {object} args */
  async call(name, args) {
    const body = JSON.stringify(args);
    const response = await fetch(`call/${name}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body,
      keepalive: this.leaving && new Blob([body]).size < KEPT_ALIVE,
    }).catch((error) => {
      throw new Unreachable(String(error));
    });
    if (response.status === 401 || response.status === 403) throw new Unreachable(`${response.status}`);
    if (response.status >= 500) throw new Refused({ message: `${name}: ${response.status} ${response.statusText}` });
    const answer = await response.json().catch((error) => {
      throw new Unreachable(String(error));
    });
    refuse(answer);
    if (!response.ok) throw new Refused(asError(answer?.detail ?? response.statusText));
    return answer;
  }

  /** @param {(said: Said) => void} hear */
  listen(hear) {
    let lost = false;
    const connect = () => {
      const events = new EventSource("events");
      events.addEventListener("message", (event) => hear(JSON.parse(event.data)));
      events.addEventListener("error", () => {
        if (!lost) hear({ kind: "lost" });
        lost = true;
        // Browsers give up where a server refused; Drafter may be started anew on the same address.
        if (events.readyState === EventSource.CLOSED) setTimeout(connect, AGAIN);
      });
      events.addEventListener("open", () => {
        if (lost) hear({ kind: "back" });
        lost = false;
      });
    };
    connect();
  }

  /** The page is closed: Drafter need not wait for it. */
  leave() {
    this.leaving = true;
    navigator.sendBeacon("leave", new Blob(["{}"], { type: "application/json" }));
  }
}

/** Raise what Drafter refused. @param {any} answer */
export function refuse(answer) {
  if (answer && typeof answer === "object" && "error" in answer) throw new Refused(asError(answer.error));
}

/** @param {unknown} error @returns {{message: string, remedy?: string}} */
function asError(error) {
  return typeof error === "object" && error && "message" in error ? /** @type {any} */ (error) : { message: String(error) };
}
