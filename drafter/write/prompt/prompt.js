// The prompter. It counts characters, not pixels: at every moment so many characters are due, and the line that holds the next one stands in the middle.
"use strict";
(() => {
  const LEAST = 120, MOST = 300, STEP = 10; // characters a minute
  const SIZES = [32, 40, 48, 56, 64, 72, 80, 96, 112, 128]; // pixels

  const chinese = /^zh/i.test(navigator.language);
  /** @param {string} zh @param {string} en */
  const t = (zh, en) => (chinese ? zh : en);

  const body = document.body;
  const text = /** @type {HTMLElement} */ (document.getElementById("text"));
  const paragraphs = /** @type {HTMLElement[]} */ ([...text.querySelectorAll("p")]);
  const spoken = paragraphs.map((paragraph) => Number(paragraph.dataset.spoken));
  /** How many characters stand before each paragraph, and the whole. @type {number[]} */
  const before = [0];
  for (const count of spoken) before.push(before[before.length - 1] + count);
  const total = before[spoken.length];
  const parts = paragraphs.flatMap((paragraph, index) => (paragraph.dataset.part ? [{ name: paragraph.dataset.part, index }] : []));

  let rate = Math.min(MOST, Math.max(LEAST, Number(body.dataset.rate) || 200));
  const planned = (Number(body.dataset.minutes) || total / rate) * 60; // seconds for the whole
  let due = 0; // characters that are spoken
  let elapsed = 0; // seconds since the start, pauses included
  let running = false;
  let begun = false;
  let moment = performance.now();
  let size = SIZES.indexOf(64);

  /** The rehearsal: when each paragraph was done. @type {{start: number, from: number, done: {part: string, seconds: number, characters: number}[]}|null} */
  let rehearsal = null;

  /** @template {keyof HTMLElementTagNameMap} T @param {T} tag @param {string} [className] @param {string} [content] @returns {HTMLElementTagNameMap[T]} */
  const make = (tag, className = "", content = "") => Object.assign(document.createElement(tag), { className, textContent: content });

  const bar = make("div", "bar");
  const shown = { left: make("span"), drift: make("span"), rate: make("span"), state: make("span"), keys: make("span", "keys", t("H 键：按键说明", "H: keys")) };
  bar.append(...Object.values(shown));
  const dialog = make("dialog");
  body.append(make("div", "line"), bar, dialog);

  // ------------------------------------------------------------------ places

  const CHINESE = /[^\s\u0000-\u024f]/u;
  /** How many characters are counted up to each character of a text, as Word counts: a Latin word is one. @param {string} words */
  function counts(words) {
    const found = [0];
    let inWord = false;
    for (const character of words) {
      const wide = CHINESE.test(character);
      const counted = wide || (!inWord && /\S/u.test(character));
      inWord = !wide && /\S/u.test(character);
      for (let unit = 0; unit < character.length; unit++) found.push(found[found.length - 1] + (counted && unit === 0 ? 1 : 0));
    }
    return found;
  }

  /** The lines of a paragraph: the characters counted before each, and where it stands in the text. @type {Map<number, {from: number, top: number, height: number}[]>} */
  let lines = new Map();

  /** @param {number} index */
  function linesOf(index) {
    const kept = lines.get(index);
    if (kept) return kept;
    const counted = counts(paragraphs[index].textContent ?? "");
    const range = document.createRange();
    const top = text.getBoundingClientRect().top - text.scrollTop;
    /** @type {{from: number, top: number, height: number}[]} */
    const found = [];
    const walker = document.createTreeWalker(paragraphs[index], NodeFilter.SHOW_TEXT);
    let start = 0; // where the text of a node stands in the paragraph: emphasis makes several
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const length = node.nodeValue?.length ?? 0;
      const raised = /^(SUP|SUB)$/.test(node.parentElement?.tagName ?? "");
      for (let at = 0; at < length && !raised; at++) {
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const rect = range.getBoundingClientRect();
        const last = found[found.length - 1];
        if (rect.height && (!last || rect.top - top > last.top + last.height / 2)) found.push({ from: counted[start + at], top: rect.top - top, height: rect.height });
      }
      start += length;
    }
    if (!found.length) found.push({ from: 0, top: paragraphs[index].offsetTop, height: paragraphs[index].offsetHeight });
    lines.set(index, found);
    return found;
  }

  /** The paragraph in which a character stands. @param {number} count */
  function paragraphAt(count) {
    let low = 0, high = paragraphs.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (before[middle] <= count) low = middle;
      else high = middle - 1;
    }
    while (low > 0 && spoken[low] === 0 && count >= total) low--;
    return low;
  }

  /** The nearest paragraph that is spoken, from one on; undefined where there is none. @param {number} index @param {1|-1} by */
  function spokenFrom(index, by) {
    while (spoken[index] === 0) index += by;
    return index in spoken ? index : undefined;
  }

  /**
   * Bring the line that is due to the middle. It comes in with its first character, half way from the line before, and leaves with its last,
   * half way to the next: of all lines it is the nearest to the middle for as long as it is read.
   */
  function show() {
    const index = paragraphAt(due);
    const inside = due - before[index];
    const own = linesOf(index);
    let at = own.length - 1;
    while (at > 0 && own[at].from > inside) at--;
    const line = own[at];
    const earlier = spokenFrom(index - 1, -1), later = spokenFrom(index + 1, 1);
    const last = own[at - 1] ?? (earlier === undefined ? undefined : linesOf(earlier).slice(-1)[0]);
    const next = own[at + 1] ?? (later === undefined ? undefined : linesOf(later)[0]);
    const start = last ? (middle(last) + middle(line)) / 2 : line.top;
    const stop = next ? (middle(line) + middle(next)) / 2 : line.top + line.height;
    const until = own[at + 1]?.from ?? spoken[index];
    const share = until > line.from ? Math.min(1, (inside - line.from) / (until - line.from)) : 0.5;
    text.scrollTop = start + share * (stop - start) - window.innerHeight / 2;
    body.dataset.due = due.toFixed(1);
  }

  /** @param {{top: number, height: number}} line */
  const middle = ({ top, height }) => top + height / 2;

  // ------------------------------------------------------------------ time

  /** @param {number} seconds */
  const clock = (seconds) => `${Math.floor(Math.abs(seconds) / 60)}:${String(Math.floor(Math.abs(seconds) % 60)).padStart(2, "0")}`;

  function tell() {
    const left = ((total - due) / rate) * 60;
    const early = (due / Math.max(total, 1)) * planned - elapsed;
    shown.left.textContent = t(`还剩 ${clock(left)}`, `${clock(left)} left`);
    shown.drift.textContent = !begun || Math.abs(early) < 1 ? t("正点", "on time") : early > 0 ? t(`早 ${Math.round(early)} 秒`, `${Math.round(early)} s early`) : t(`晚 ${Math.round(-early)} 秒`, `${Math.round(-early)} s late`);
    shown.drift.className = begun && early < -1 ? "late" : "";
    shown.rate.textContent = t(`每分钟 ${rate} 字`, `${rate} characters a minute`);
    shown.state.textContent = rehearsal ? t("试讲中：每讲完一段按 →", "rehearsing: press → after each paragraph") : running ? "" : t("已暂停：按空格开始", "paused: press space");
  }

  /** @param {number} now */
  function tick(now) {
    const seconds = Math.max(0, now - moment) / 1000;
    moment = now;
    if (begun && due < total) elapsed += seconds;
    if (running) {
      due = Math.min(total, due + (seconds * rate) / 60);
      if (due >= total) running = false;
      show();
    }
    tell();
    requestAnimationFrame(tick);
  }

  // ------------------------------------------------------------------ what the keys do

  function startOrPause() {
    running = !running && due < total && !rehearsal;
    begun = begun || running;
  }

  /** @param {number} by */
  function faster(by) {
    rate = Math.min(MOST, Math.max(LEAST, rate + by));
  }

  /** @param {number} by */
  function resize(by) {
    size = Math.min(SIZES.length - 1, Math.max(0, size + by));
    text.style.fontSize = `${SIZES[size]}px`;
    lines = new Map();
    show();
  }

  /** Go to a paragraph. @param {number} index */
  function goTo(index) {
    due = before[Math.max(0, Math.min(index, paragraphs.length))] ?? total;
    show();
  }

  /** The next paragraph that is spoken, or the one before: what a page turner asks for. @param {1|-1} by */
  function turn(by) {
    const here = paragraphAt(due);
    let index = by > 0 ? here + 1 : due > before[here] + 2 ? here : here - 1; // back: first to the start of this one
    while (index > 0 && index < paragraphs.length && spoken[index] === 0) index += by;
    if (rehearsal && by > 0) noteParagraph(here);
    goTo(index);
  }

  // ------------------------------------------------------------------ rehearsal

  function rehearse() {
    if (rehearsal) return finish();
    running = false;
    begun = true;
    rehearsal = { start: performance.now(), from: due, done: [] };
  }

  /** @param {number} index */
  function noteParagraph(index) {
    if (!rehearsal) return;
    const part = [...parts].reverse().find((one) => one.index <= index);
    const seconds = (performance.now() - rehearsal.start) / 1000;
    const characters = before[index + 1] - rehearsal.from;
    rehearsal.start = performance.now();
    rehearsal.from = before[index + 1];
    const last = rehearsal.done[rehearsal.done.length - 1];
    if (last && last.part === (part?.name ?? "")) Object.assign(last, { seconds: last.seconds + seconds, characters: last.characters + characters });
    else rehearsal.done.push({ part: part?.name ?? "", seconds, characters });
    if (index + 1 >= paragraphs.length) finish();
  }

  function finish() {
    const done = rehearsal?.done.filter(({ seconds }) => seconds > 0) ?? [];
    rehearsal = null;
    begun = false;
    elapsed = 0;
    if (!done.length) return;
    const characters = done.reduce((sum, one) => sum + one.characters, 0);
    const seconds = done.reduce((sum, one) => sum + one.seconds, 0);
    const found = Math.round((characters / seconds) * 60);
    const table = make("table");
    for (const one of [...done, { part: t("合计", "all"), seconds, characters }]) {
      const row = make("tr");
      row.append(make("td", "", one.part), make("td", "number", clock(one.seconds)), make("td", "number", t(`每分钟 ${Math.round((one.characters / one.seconds) * 60)} 字`, `${Math.round((one.characters / one.seconds) * 60)} a minute`)));
      table.append(row);
    }
    const line = make("p", "", t(`写进提纲：语速: ${found}`, `for the outline: rate: ${found}`));
    line.dataset.rate = String(found);
    open([table, line, "showOpenFilePicker" in window ? choice(t("写入提纲文件……", "Write it into the outline …"), () => void writeRate(found)) : null, choice(t("关闭", "Close"), () => dialog.close())]);
    rate = Math.min(MOST, Math.max(LEAST, found));
  }

  /** A text of YAML with the rate in it; null where it is no plain outline of one speech. @param {string} yaml @param {number} found */
  function withRate(yaml, found) {
    const rows = yaml.split("\n");
    const first = rows.findIndex((row) => !/^(\s*(#.*)?|%.*|---\s*|\ufeff)\r?$/.test(row));
    if (first < 0 || /^[[{]/.test(rows[first]) || rows.slice(first).some((row) => /^---/.test(row))) return null;
    const end = rows[first].endsWith("\r") ? "\r" : "";
    const at = rows.findIndex((row) => /^(rate|语速) *:/.test(row));
    if (at >= 0) rows[at] = rows[at].replace(/: *[^#\r]*/, (old) => `: ${found}${/ $/.test(old) && rows[at].includes("#") ? " " : ""}`);
    else rows.splice(first, 0, `${/^[\u4e00-\u9fff]/u.test(rows[first]) ? "语速" : "rate"}: ${found}${end}`);
    return rows.join("\n");
  }

  /** @param {number} found */
  async function writeRate(found) {
    try {
      const [file] = await /** @type {any} */ (window).showOpenFilePicker({ types: [{ description: "YAML", accept: { "text/yaml": [".yaml", ".yml"] } }] });
      const now = withRate(await (await file.getFile()).text(), found);
      if (now === null) return open([make("p", "", t("这个文件不是单篇提纲，请自己把这一行写进去。", "This file is no outline of one speech; write the line yourself.")), choice(t("关闭", "Close"), () => dialog.close())]);
      const stream = await file.createWritable();
      await stream.write(now);
      await stream.close();
      dialog.close();
    } catch (error) {
      if (/** @type {Error} */ (error).name !== "AbortError") open([make("p", "", String(error)), choice(t("关闭", "Close"), () => dialog.close())]);
    }
  }

  // ------------------------------------------------------------------ dialogs and keys

  /** @param {string} name @param {() => void} run */
  function choice(name, run) {
    const button = make("button", "", name);
    button.type = "button";
    button.addEventListener("click", run);
    return button;
  }

  /** @param {(Node|null)[]} content */
  function open(content) {
    running = false;
    dialog.replaceChildren(...content.flatMap((node) => node ?? []));
    if (!dialog.open) dialog.showModal();
  }

  const sections = () =>
    open(parts.map(({ name, index }, number) => choice(`${number + 1}　${name}`, () => (dialog.close(), goTo(index)))));

  /** @type {[string, string, string][]} */
  const HELP = [
    [t("空格", "space"), "开始、暂停", "start, pause"],
    ["↑ ↓", "加快、放慢", "faster, slower"],
    ["→ ←, PgDn PgUp", "下一段、上一段（翻页笔）", "next paragraph, the one before (page turner)"],
    ["1–9, S", "到第几部分；列出各部分", "go to a part; list them"],
    ["+ −", "字大、字小", "larger, smaller"],
    ["M", "镜像", "mirror"],
    ["F", "全屏", "full screen"],
    ["R", "试讲：记下每部分用时，算出语速", "rehearse: times of the parts, and the rate"],
    ["Home, End", "开头、结尾", "beginning, end"],
  ];

  function help() {
    const table = make("table");
    for (const [key, zh, en] of HELP) {
      const row = make("tr");
      row.append(make("th", "", key), make("td", "", t(zh, en)));
      table.append(row);
    }
    open([table, choice(t("关闭", "Close"), () => dialog.close())]);
  }

  /** @type {Record<string, () => void>} */
  const KEYS = {
    " ": startOrPause,
    ArrowUp: () => faster(STEP),
    ArrowDown: () => faster(-STEP),
    ArrowRight: () => turn(1),
    PageDown: () => turn(1),
    ArrowLeft: () => turn(-1),
    PageUp: () => turn(-1),
    Home: () => goTo(0),
    End: () => goTo(paragraphs.length),
    "+": () => resize(1),
    "=": () => resize(1),
    "-": () => resize(-1),
    m: () => void body.classList.toggle("mirror"),
    f: () => void (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()),
    s: sections,
    r: rehearse,
    h: help,
    "?": help,
  };

  document.addEventListener("keydown", (event) => {
    if (dialog.open || event.ctrlKey || event.metaKey || event.altKey) return;
    const part = /^[1-9]$/.test(event.key) ? parts[Number(event.key) - 1] : undefined;
    const run = part ? () => goTo(part.index) : KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!run) return;
    event.preventDefault();
    run();
  });
  window.addEventListener("resize", () => {
    lines = new Map();
    show();
  });
  resize(0);
  requestAnimationFrame((now) => {
    moment = now;
    tick(now);
  });
})();
