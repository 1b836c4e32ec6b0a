// Builds the page without an installation, one file: the front end, and Drafter itself inside. `node alone.mjs ARCHIVE PAGE`: the archive is that of
// `python -m tools.page_archive`. The same sources, lock and packages give the same bytes.

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import * as esbuild from "esbuild";
import { unzipSync } from "fflate";
import { loadPyodide } from "pyodide";
import { RULE, licenses } from "./licenses.mjs";
import { sevens } from "./sevens.mjs";

const MOST = 12_000_000; // bytes of the page

const here = dirname(fileURLToPath(import.meta.url));
const [archive, target] = process.argv.slice(2);
const pyodide = join(here, "node_modules", "pyodide");

const { info } = JSON.parse(readFileSync(join(pyodide, "pyodide-lock.json"), "utf8"));
const lock = JSON.stringify({ info, packages: {} }); // none of Pyodide's own packages: they lie on a server

/** A script or style as one text. @param {string} entry @param {string} target */
async function bundled(entry, target) {
  const { outputFiles, metafile } = await esbuild.build({
    absWorkingDir: here,
    entryPoints: [entry],
    outdir: "out",
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: "iife",
    target,
    charset: "utf8",
    legalComments: "none",
    logLevel: "error",
    external: ["node:*"],
    define: { "import.meta.url": '"memory:/"', PYODIDE_LOCK: JSON.stringify(lock) },
  });
  const text = (/** @type {string} */ ending) => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? "";
  return { js: text(".js").trim(), css: text(".css").trim(), inputs: Object.keys(metafile.inputs) };
}

const python = await loadPyodide();
python.runPython(readFileSync(join(here, "..", "tools", "page_modules.py"), "utf8"));
const compile = python.globals.get("compiled");

/** An archive with its modules compiled. @param {string} file @param {string} folder where the page has it */
function compiled(file, folder) {
  const bytes = compile(new Uint8Array(readFileSync(file)), folder);
  const found = bytes.toJs();
  bytes.destroy();
  return Buffer.from(found);
}

/** @param {string} text */
const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** An element that carries bytes. @param {string} name @param {Buffer|string} data */
const part = (name, data) => `<script type="text/plain" id="part-${name}">${sevens(gzipSync(data, { level: 9 }))}</script>`;

const worker = await bundled("src/alone/worker.js", "chrome95");
const page = await bundled("src/alone/main.js", "chrome88");
const old = readFileSync(join(here, "src", "alone", "old.js"), "utf8").trim();
/** The licenses of Python's packages, which bring their texts along. */
const inside = Object.entries(unzipSync(readFileSync(archive)))
  .filter(([name]) => /licen[cs]e|copying/i.test(name) && !name.endsWith(".py"))
  .map(([name, text]) => `${name}\n\n${new TextDecoder().decode(text).trim()}\n`);
const terms = [licenses([...page.inputs, ...worker.inputs]), ...inside].join(RULE).replaceAll("</script", "<\\/script");
const policy = [
  "default-src 'none'",
  `script-src ${hash(old)} ${hash(page.js)} 'wasm-unsafe-eval' blob:`,
  "worker-src blob:",
  `style-src ${hash(page.css)}`,
  "img-src data: blob:",
  "base-uri 'none'",
  "form-action 'none'",
];
const html = `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy.join("; ")}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Drafter</title>
<link rel="icon" href="data:,">
<style>${page.css}</style>
</head>
<body>
<p id="loading" role="status">正在打开…… Opening …</p>
<noscript>Drafter needs JavaScript. 本页需要启用 JavaScript。</noscript>
<script>${old}</script>
<script type="text/plain" id="licenses">${terms}</script>
${part("worker", worker.js)}
${part("wasm", readFileSync(join(pyodide, "pyodide.asm.wasm")))}
${part("library", compiled(join(pyodide, "python_stdlib.zip"), "/lib/python"))}
${part("packages", compiled(archive, "/packages"))}
<script>${page.js}</script>
</body>
</html>
`;
mkdirSync(dirname(target), { recursive: true });
writeFileSync(target, html);
const size = Buffer.byteLength(html);
console.log(`${target}: ${(size / 1e6).toFixed(2)} MB`);
if (size > MOST) throw new Error(`The page is larger than ${MOST / 1e6} MB.`);
