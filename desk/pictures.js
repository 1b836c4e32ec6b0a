// The pictures of docs/desk.md: `node desk/pictures.js` takes them anew, in both languages, into docs/images.

import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { desk } from "./test/browser.js";

const folder = join(dirname(fileURLToPath(import.meta.url)), "..", "docs", "images");

for (const language of /** @type {const} */ (["zh", "en"])) {
  const suffix = language === "zh" ? ".zh-CN" : "";
  const shown = await desk("bureau-symposium.yaml", { language, width: 1280, height: 760 });
  await shown.page.waitForSelector("[data-b]");
  await shown.page.keyboard.press("Escape");
  await shown.page.waitForSelector(".length-bar > span", { timeout: 60_000 }); // the checks have run
  await shown.page.waitForTimeout(500);
  await shown.page.screenshot({ path: join(folder, `desk${suffix}.png`) });
  await shown.close();
}
