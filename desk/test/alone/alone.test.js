// The page without an installation, opened from a file in a browser that has no network. PAGE names it; EXPECTED is a folder with the samples and, for each of LAYOUTS, with
// what the command line made of them: SAMPLE.yaml, templates/…, LAYOUT/SAMPLE.docx.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { chromiumPath } from "../browser.js";

const { PAGE = "", EXPECTED = "", LAYOUTS = "" } = process.env;
const READY = 60_000; // milliseconds; a busy machine takes many times what an idle one does

/** @type {import("playwright-core").Browser} */
let browser;
before(async () => {
  browser = await chromium.launch({ executablePath: chromiumPath, args: ["--no-sandbox"] });
});
after(() => browser.close());

/** A window of a user. @param {import("playwright-core").BrowserContext} [context] */
async function opened(context) {
  context ??= await browser.newContext({ locale: "zh-CN", offline: true, acceptDownloads: true, viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  /** @type {string[]} */
  const asked = [];
  /** @type {string[]} */
  const errors = [];
  page.on("request", (request) => asked.push(request.url()));
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && errors.push(message.text()));
  page.on("pageerror", (error) => errors.push(`${error.stack}`));
  await page.goto(pathToFileURL(PAGE).href);
  await page.waitForSelector(".gallery button", { timeout: READY });
  return { context, page, asked, errors };
}

/** A call of the desk, as the front end makes it.
 * @param {import("playwright-core").Page} page @param {string} name @param {object} args @returns {Promise<any>}
 */
const call = (page, name, args) => page.evaluate(([name, args]) => /** @type {any} */ (window).drafterTransport.call(name, args), /** @type {const} */ ([name, args]));

/** A file in the folder of the page. @param {import("playwright-core").Page} page @param {string} path @param {Buffer} data */
const put = (page, path, data) =>
  page.evaluate(([path, data]) => {
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    /** @type {any} */ (window).drafterTransport.worker.postMessage({ kind: "put", path, data: bytes, base: new Uint8Array() });
  }, /** @type {const} */ ([path, data.toString("base64")]));

test("every sample in every layout becomes the bytes of the command line", async () => {
  const { context, page, asked, errors } = await opened();
  const layouts = LAYOUTS.split(" ");
  const beside = readdirSync(EXPECTED, { withFileTypes: true }).filter((entry) => entry.isDirectory() && !layouts.includes(entry.name));
  for (const { name } of beside) for (const entry of readdirSync(join(EXPECTED, name))) await put(page, `/drafter/${name}/${entry}`, readFileSync(join(EXPECTED, name, entry)));
  let compared = 0;
  for (const sample of readdirSync(EXPECTED).filter((name) => name.endsWith(".yaml"))) {
    const { sitting } = await call(page, "from", { name: sample, data: readFileSync(join(EXPECTED, sample)).toString("base64") });
    for (const layout of layouts) {
      await call(page, "layout", { sitting, name: layout });
      const { data } = await call(page, "download", { sitting, format: "docx" });
      assert.ok(Buffer.from(data, "base64").equals(readFileSync(join(EXPECTED, layout, sample.replace(".yaml", ".docx")))), `${sample} in ${layout}`);
      compared++;
    }
    const { version } = await call(page, "view", { sitting });
    assert.ok((await call(page, "findings", { sitting, version })).stats.characters > 100);
  }
  assert.ok(compared > 10);
  // The thread is made of bytes of the page itself: that is no request.
  assert.deepEqual(asked.filter((address) => !address.startsWith("blob:")), [pathToFileURL(PAGE).href]);
  assert.deepEqual(errors, []);
  await context.close();
});

test("what is typed is there after the page was closed, in two windows too", async () => {
  const { context, page, errors } = await opened();
  await page.click(".card >> nth=0");
  await page.waitForSelector(".form");
  await page.keyboard.press("Escape");
  await page.locator(".form textarea, .form input[type=text], .form input:not([type])").first().fill("春天的讲话");
  await page.waitForFunction(() => document.querySelector(".measure .flow")?.textContent?.includes("春天的讲话"));
  await page.waitForFunction(() => document.querySelector(".saved")?.textContent === "已保存");
  await page.waitForTimeout(300);
  const path = await page.evaluate(() => /** @type {any} */ (document.querySelector(".file-name")).title);
  await page.close({ runBeforeUnload: false });

  const [one, other] = [await opened(context), await opened(context)];
  const name = path.split("/").pop();
  const views = [];
  for (const { page } of [one, other]) views.push(await call(page, "open", { path: name }));
  assert.match(views[0].text, /春天的讲话/);
  const at = Array.from(views[0].text.split("春天的讲话")[0]).length;
  await call(one.page, "type", { sitting: views[0].sitting, version: views[0].version, edits: [[at, at, "一个"]] });
  const end = Array.from(views[1].text).length;
  await call(other.page, "type", { sitting: views[1].sitting, version: views[1].version, edits: [[end, end, "\n# 记下\n"]] });
  /** @type {any[]} */
  let texts = [];
  for (let tries = 0; tries < 60 && !(texts.length && texts.every((text) => text.includes("一个春天") && text.includes("# 记下"))); tries++) {
    await one.page.waitForTimeout(250);
    texts = [(await call(one.page, "view", { sitting: views[0].sitting })).text, (await call(other.page, "view", { sitting: views[1].sitting })).text];
  }
  for (const text of texts) assert.match(text, /一个春天的讲话[^]*# 记下/);
  assert.deepEqual([...errors, ...one.errors, ...other.errors], []);
  await context.close();
});

test("a file on the disk is written, and merged with what another program wrote", async () => {
  const { context, page } = await opened();
  await page.evaluate(() => {
    const global = /** @type {any} */ (window);
    global.disk = { text: "模板: symposium\r\n标题: 甲\r\n日期: 2026-01-01\r\n", changed: 1 };
    const handle = {
      name: "讲话.yaml",
      queryPermission: () => Promise.resolve("granted"),
      getFile: () => Promise.resolve(new File([global.disk.text], "讲话.yaml", { lastModified: global.disk.changed })),
      createWritable: () => {
        /** @type {Blob[]} */
        const written = [];
        return Promise.resolve({
          write: (/** @type {any} */ bytes) => void written.push(new Blob([bytes])),
          close: async () => Object.assign(global.disk, { text: await new Blob(written).text(), changed: global.disk.changed + 1 }),
        });
      },
    };
    global.showOpenFilePicker = () => Promise.resolve([handle]);
  });
  await page.click(".gallery .from button");
  await page.waitForSelector(".form");
  await page.keyboard.press("Escape");
  await page.locator(".form textarea, .form input[type=text], .form input:not([type])").first().fill("乙");
  await page.waitForFunction(() => /标题: 乙\r\n/.test(/** @type {any} */ (window).disk.text));
  await page.evaluate(() => {
    const { disk } = /** @type {any} */ (window);
    Object.assign(disk, { text: disk.text.replace("2026-01-01", "2026-02-02"), changed: disk.changed + 1 });
  });
  await page.waitForFunction(() => [...document.querySelectorAll(".form input")].some((input) => /** @type {any} */ (input).value.includes("2026-02-02")) || document.querySelector(".measure .flow")?.textContent?.includes("2月2日"));
  await context.close();
});

test("where no file can be written, the outline is a download; what needs a program says so", async () => {
  const { context, page } = await opened();
  await page.evaluate(() => void delete (/** @type {any} */ (window).showOpenFilePicker));
  await page.click(".card >> nth=0");
  await page.waitForSelector(".form");
  await page.keyboard.press("Escape");
  await page.click(".bar .icon >> nth=0");
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByText("把提纲另存为文件").click()]);
  assert.match(download.suggestedFilename(), /\.yaml$/);
  const refused = await call(page, "from", { name: "a.pdf", data: Buffer.from("%PDF-1.7\n").toString("base64") }).catch((error) => String(error));
  assert.match(refused, /免安装/);
  await context.close();
});

test("a browser without what the page needs is told so in plain Chinese", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(() => {
    WebAssembly.Module = /** @type {any} */ (function () {
      throw new WebAssembly.CompileError("too old");
    });
  });
  await page.goto(pathToFileURL(PAGE).href);
  assert.match((await page.textContent("#loading")) ?? "", /浏览器太旧/);
  await context.close();
});
