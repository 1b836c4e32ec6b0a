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
  return unpacked(bytesOf(text));
}

/** @param {string} text Base64 @returns {Uint8Array<ArrayBuffer>} */
export function bytesOf(text) {
  const letters = atob(text);
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at++) bytes[at] = letters.charCodeAt(at);
  return bytes;
}

/** @param {Uint8Array<ArrayBuffer>} bytes gzip @returns {Promise<Uint8Array<ArrayBuffer>>} */
async function unpacked(bytes) {
  if (typeof DecompressionStream === "undefined") return new Uint8Array(gunzipSync(bytes)); // Firefox before 113, Safari before 16.4
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
