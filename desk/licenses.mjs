// The licenses of what is built into a page.

import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
export const RULE = "\n----\n\n";

/** The texts of the licenses of every package that is in a bundle, in the order of their names.
 * @param {string[]} inputs the files of the bundle, relative to this folder
 */
export function licenses(inputs) {
  const names = new Set(inputs.flatMap((file) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []));
  return [...names].sort().map(license).join(RULE);
}

/** @param {string} name */
function license(name) {
  const folder = join(here, "node_modules", name);
  const { version, license: kind, homepage = "" } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = join(folder, "LICENSE");
  // A package without the text of its license: where it and the source are.
  const text = existsSync(file) ? readFileSync(file, "utf8").trim() : homepage;
  return `${name} ${version} (${kind})\n\n${text}\n`;
}
