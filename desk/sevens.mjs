// Bytes in a text of a page, which src/alone/bytes.js reads.

const NOT_IN_HTML = new Set([0, 13, 60]); // NUL and carriage return do not come through as they are, < could end the element
const LEAD = 0b11000010; // in UTF-8, of the characters U+0080 to U+00BF

/** Bytes as a text of seven bits a character, an eighth longer than they are; Base64, of six bits, is a third longer. Where the seven bits are no character
 * of HTML, the character has an eighth bit.
 * @param {Buffer} data
 */
export function sevens(data) {
  const text = Buffer.alloc(Math.ceil((data.length * 8) / 7) * 2);
  let [length, bits, held] = [0, 0, 0];
  const put = (/** @type {number} */ seven) => {
    const marked = NOT_IN_HTML.has(seven);
    if (marked) text[length++] = LEAD;
    text[length++] = marked ? seven | 128 : seven;
  };
  for (const byte of data) {
    bits = (bits << 8) | byte;
    for (held += 8; held >= 7; bits &= (1 << held) - 1) put((bits >> (held -= 7)) & 127);
  }
  if (held) put((bits << (7 - held)) & 127);
  return text.toString("utf8", 0, length);
}
