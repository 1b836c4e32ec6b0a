// The bytes that the page carries: gzip in a text, each in an element that no browser runs or shows.

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

/** The bytes of a text whose characters hold seven bits each, the first of them first. What more a character has is there for HTML alone; bits that are
 * left at the end are no byte.
 * @param {string} text @returns {Uint8Array<ArrayBuffer>}
 */
export function bytesOfPart(text) {
  const bytes = new Uint8Array(Math.floor((text.length * 7) / 8));
  let [length, bits, held] = [0, 0, 0];
  for (let at = 0; at < text.length; at++) {
    bits = ((bits << 7) | (text.charCodeAt(at) & 127)) & 0x7fff;
    held += 7;
    if (held >= 8) bytes[length++] = bits >> (held -= 8);
  }
  return bytes;
}

/** @param {Uint8Array<ArrayBuffer>} bytes gzip @returns {Promise<Uint8Array<ArrayBuffer>>} */
async function unpacked(bytes) {
  if (typeof DecompressionStream === "undefined") return new Uint8Array(gunzipSync(bytes)); // Firefox before 113, Safari before 16.4
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
