// The words of the front end, in the language of Drafter's messages: `t("open.recent")`, `t("findings.count", {count: 3})`.

/** @type {Record<string, string>} */
let table = {};

/** @param {Record<string, string>} words from `start`: a key's text, with blanks as `{count}` */
export function setWords(words) {
  table = words;
}

/** The text of a key. An unknown key is shown itself, which a test finds.
 * @param {string} key
 * @param {Record<string, string|number>} [values]
 */
export function t(key, values = {}) {
  return (table[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}
