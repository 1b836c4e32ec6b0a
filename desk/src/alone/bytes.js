// The bytes that the page carries: gzip in Base64, each in an element that no browser runs or shows.

import { gunzipSync } from "fflate";

/** The bytes of one part of the page. Its element is dropped: they are needed once.
 * @param {string} name
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
export async function part(name) {
  const element = /** @type {HTMLElement} */ (document.getElementById(`part-${name}`));
  const text = element.textContent ?? "";
  element.remove();
  return unpacked(bytesOfPart(text));
}

const FIRST = 35; // the character of the figure 0
const LEFT_OUT = 60; // <, which ends no element here by chance then

/** Five characters are the figures, in base 85, of four bytes; the first character of all says how many bytes the last group has too many. Such a text is a sixteenth
 * shorter than Base64.
 * @param {string} text @returns {Uint8Array<ArrayBuffer>}
 */
export function bytesOfPart(text) {
  const groups = (text.length - 1) / 5;
  const bytes = new Uint8Array(groups * 4);
  const view = new DataView(bytes.buffer);
  for (let group = 0, at = 1; group < groups; group++) {
    let number = 0;
    for (const end = at + 5; at < end; at++) {
      const code = text.charCodeAt(at);
      number = number * 85 + code - FIRST - (code > LEFT_OUT ? 1 : 0);
    }
    view.setUint32(group * 4, number);
  }
  return bytes.slice(0, bytes.length - Number(text[0]));
}

/** @param {Uint8Array<ArrayBuffer>} bytes gzip @returns {Promise<Uint8Array<ArrayBuffer>>} */
async function unpacked(bytes) {
  if (typeof DecompressionStream === "undefined") return new Uint8Array(gunzipSync(bytes)); // Firefox before 113, Safari before 16.4
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
