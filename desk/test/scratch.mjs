import { chromium } from "playwright-core";
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
const context = await browser.newContext({ locale: "zh-CN", offline: false });
const page = await context.newPage();
page.on("request", r => console.log("REQ", r.url().slice(0, 100)));
page.on("console", m => console.log("CON", m.type(), m.text().slice(0, 1500)));
page.on("pageerror", e => console.log("ERR", e.stack));
const t0 = Date.now();
await page.goto("file:///work/wt/page/dist/drafter.html");
console.log("loaded", Date.now() - t0);
try { await page.waitForSelector(".gallery button", {timeout: 40000}); } catch (e) { console.log(String(e).slice(0,200)); }
console.log("ready", Date.now() - t0);
await page.screenshot({ path: "/tmp/pg/1.png" });
console.log(await page.evaluate(() => ({s: isSecureContext, fs: "showOpenFilePicker" in window, o: location.origin})));
await browser.close();
