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

/** The server of `drafter open`.
 * @implements {Transport}
 */
export class Http {
  /** @param {string} name @param {object} args */
  async call(name, args) {
    const response = await fetch(`call/${name}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(args),
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
    const events = new EventSource("events");
    let lost = false;
    events.addEventListener("message", (event) => hear(JSON.parse(event.data)));
    events.addEventListener("error", () => {
      if (!lost) hear({ kind: "lost" });
      lost = true;
    });
    events.addEventListener("open", () => {
      if (lost) hear({ kind: "back" });
      lost = false;
    });
    // Browsers give up where a server answered with an error; Drafter may come back on the same address.
    setInterval(() => {
      if (events.readyState === EventSource.CLOSED) hear({ kind: "lost" });
    }, 10_000);
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
