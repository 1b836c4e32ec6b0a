// Bundles the front end into drafter/desk/static: index.html, desk.js, what it loads later (editors.js) and what both use (chunk.js), old.js,
// desk.css, words.json, and the licenses of what is in them. The same sources and lock give the same bytes. `node build.mjs FOLDER` writes elsewhere, `--watch` builds again at each change.

import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import { licenses } from "./licenses.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const words = process.argv.slice(2);
const watch = words.includes("--watch");
const into = words.find((word) => !word.startsWith("--")) ?? join(here, "..", "drafter", "desk", "static");

/** What is written beside the bundle.
 * @type {esbuild.Plugin}
 */
const beside = {
  name: "beside",
  setup(build) {
    build.onEnd(({ metafile }) => {
      for (const file of ["index.html", "words.json"]) copyFileSync(join(here, file), join(into, file));
      writeFileSync(join(into, "licenses.txt"), licenses(Object.keys(metafile?.inputs ?? {})));
    });
  },
};

mkdirSync(into, { recursive: true });
await esbuild.build({ absWorkingDir: here, entryPoints: { old: "src/old.js" }, outdir: into, minify: true, target: "es5", charset: "utf8" });
const context = await esbuild.context({
  absWorkingDir: here,
  entryPoints: { desk: "src/main.js" },
  outdir: into,
  bundle: true,
  minify: true,
  format: "esm",
  splitting: true,
  chunkNames: "[name]",
  target: "chrome88",
  charset: "utf8",
  legalComments: "none",
  metafile: true,
  plugins: [beside],
});
if (watch) {
  await context.watch();
} else {
  await context.rebuild();
  await context.dispose();
}
