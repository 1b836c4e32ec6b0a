"""Measures how the work of a function grows with its input: texts of many shapes, and the functions and commands that take them."""

from __future__ import annotations

import gc
import random
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import docx

from drafter import api
from drafter.errors import DrafterError
from tests.cases.runner import Case, run
from tests.read.printed import chinese, page, pdf

Work = Callable[[], object]
Prepare = Callable[[str, Path], Work]
"""Makes the work on a text, in a folder of its own. What it does itself is not measured."""

# ---------------------------------------------------------------- shapes

_SENTENCE = "要把工作做好，做实。"
_WRAPPED = "要把工作做好做实做细做精做强做优做大做深做透做长做远做新做活\n"
_LINE = "甲乙丙丁" * 3 + "\n"


def repeated(unit: str) -> Callable[[int], str]:
    """The shape of a text that repeats a unit up to a number of characters."""
    return lambda size: unit * max(size // len(unit), 1)


def _numbered(unit: Callable[[int], str]) -> Callable[[int], str]:
    """The shape of a text whose units differ by their number."""
    length = len(unit(1000))
    return lambda size: "".join(map(unit, range(max(size // length, 1))))


def _mixed(size: int) -> str:
    return "".join(random.Random(1).choices("一二三、（）。，1.第是“”《》\n 　ab-—[]{}<>&*_#", k=size))


TWELVE: dict[str, Callable[[int], str]] = {
    "one long word": repeated("a"),
    "many lines": repeated("好。\n"),
    "nested": _numbered(lambda number: "  " * (number % 40) + "- 好\n"),
    "all marks": repeated("，；、：。"),
    "all brackets": repeated("「（"),
    "no marks": repeated("好"),
    "many headings": _numbered(lambda number: f"## {number}、好\n\n好的。\n\n"),
    "many blank lines": lambda size: "好\n" + "\n" * size + "好\n",
    "one long line": repeated(_SENTENCE),
    "many digits": repeated("1"),
    "many quotes": repeated("“"),
    "many points": repeated("一是好，二是好；"),
}
"""The shapes that every function is tried with, and how to make a text with so many characters of each."""

MORE: dict[str, Callable[[int], str]] = {
    "paragraphs": repeated(f"{_SENTENCE}\n\n"),
    "open brackets": repeated("（"),
    "footnotes in one line": lambda size: "好" + "好[^1]: " * (size // 7) + "\n\n[^1]: 好。\n",
    "square brackets": repeated("["),
    "spans": repeated("[x]{"),
    "closing brackets": repeated("）"),
    "straight quotes": repeated('"'),
    "full stops": repeated("。"),
    "points of ASCII": repeated("."),
    "hyphens": repeated("-"),
    "dashes": repeated("—"),
    "shares": repeated("100%，25个，"),
    "ordinals": _numbered(lambda number: f"{number}、好的工作。\n"),
    "ones": repeated("一"),
    "blanks": lambda size: " " * size + "好",
    "wide blanks": lambda size: "　" * size + "好",
    "backslashes": repeated("\\"),
    "less-than signs": repeated("<"),
    "ampersands": repeated("&"),
    "entities": repeated("&lt;"),
    "tags": repeated("<b>"),
    "breaks": repeated("好<br>"),
    "comments never closed": repeated("<!--"),
    "stars": repeated("*"),
    "bold words": repeated("**好**"),
    "hashes": repeated("#"),
    "hashes and blanks": repeated("###### "),
    "first headings": repeated("# 好\n\n"),
    "equal headings": repeated("## 一、好\n\n"),
    "lists": repeated("- 好\n"),
    "dates": repeated("2026年11月26日，"),
    "books": repeated("《好》"),
    "addresses of pages": repeated("http://a.b/c "),
    "rows of a table": repeated("|甲|乙|\n"),
    "wrapped lines": repeated(_WRAPPED),
    "other line ends": repeated("好。\r\n"),
    "ends that YAML knows": repeated("好\u2028"),
    "colons": repeated("甲：乙\n"),
    "short lines": repeated(_LINE),
    "attachments": repeated("附件：\n"),
    "salutations": repeated("同志们：\n"),
    "questions": repeated("为什么？"),
    "sentences that differ": _numbered(lambda number: f"要坚持{chr(0x4E00 + number % 3000)}的工作。"),
    "paragraphs that differ": _numbered(lambda number: f"第{number}段，我们要把{chr(0x4E00 + number % 3000)}工作做好。\n"),
    "paragraphs that begin alike": _numbered(lambda number: f"今天开会，我们研究{number}号闸的工作。\n"),
    "honours": repeated("各位老师、"),
    "honours without an end": repeated("老"),
    "minutes of a site": lambda size: "讲话" + "\u3000" * size + "（2026-03-01 10:00",
    "underscores": repeated("_"),
    "backticks": repeated("`"),
    "tildes": repeated("~"),
    "underlined headings": repeated("好\n===\n"),
    "footnotes": repeated("好[^1]\n\n"),
    "links": repeated("[好](a)"),
    "pictures": repeated("![好](a)"),
    "names": repeated("张三同志、李四同志，"),
    "open points": repeated("一要抓"),
    "letters apart": repeated("好 "),
    "slips": repeated("布署"),
    "fixed lists": repeated("不忘初心、牢记使命，"),
    "blanks to be filled in": repeated("【待补：名称】"),
    "anything": _mixed,
}
"""Further shapes, among them those in which faults were found."""

SHAPES = TWELVE | MORE

# ---------------------------------------------------------------- functions


def paragraphs(text: str) -> list[str]:
    """The lines of a text that are not blank."""
    return [line for line in text.split("\n") if line.strip()] or ["好"]


def outline(text: str) -> dict[str, object]:
    """An outline whose opening a text is."""
    return {"template": "speech", "title": "讲话", "opening": paragraphs(text)}


def outline_file(text: str) -> str:
    """The same as a file."""
    quoted = "".join(f"  - '{line.replace(chr(39), chr(39) * 2)}'\n" for line in paragraphs(text))
    return f"template: speech\ntitle: 讲话\nopening:\n{quoted}"


def sections(text: str) -> dict[str, object]:
    """An outline with a section for each line of a text."""
    lines = paragraphs(text)
    return {"template": "speech", "title": "讲话", "sections": [{"heading": line, "body": "好。"} for line in lines]}


def points(text: str) -> dict[str, object]:
    """An outline with a point for each line of a text."""
    return {
        "template": "speech",
        "title": "讲话",
        "sections": [{"heading": "好", "body": [{line: "好。"} for line in paragraphs(text)]}],
    }


def nested(text: str) -> dict[str, object]:
    """An outline whose lines stand four levels deep."""
    lines = paragraphs(text)
    groups = [lines[at : at + 3] for at in range(0, len(lines), 3)]
    inner = [{"heading": first, "body": [{line: "好。"} for line in others] or "好。"} for first, *others in groups]
    parts = [{"heading": "好", "sections": inner[at : at + 5]} for at in range(0, len(inner), 5)]
    return {"template": "speech", "title": "讲话", "sections": parts}


def word(text: str) -> bytes:
    """A Word document with the lines of a text."""
    document = docx.Document()
    body = document.element.body
    model = document.add_paragraph("好")._p
    clean = "".join(character for character in text if character.isprintable() or character == "\n")
    for line in paragraphs(clean):
        copy = deepcopy(model)
        copy.r_lst[0].t_lst[0].text = line
        body.insert(len(body) - 1, copy)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


_FONT = chinese("GBK-EUC-H", lambda text: text.encode("gbk", "replace"))
_PER_PAGE = 24
"""Lines of a page."""


def printed(text: str) -> bytes:
    """A PDF with the lines of a text."""
    lines = [line.text for line in page(*paragraphs(text))]
    pages = [lines[at : at + _PER_PAGE] for at in range(0, len(lines), _PER_PAGE)]
    return pdf(*(page(*each) for each in pages), face=_FONT)


def _edited(text: str) -> str:
    """A text with a word added to every tenth line."""
    return "\n".join(f"又{line}" if number % 10 == 5 else line for number, line in enumerate(text.split("\n")))


def _pulled(text: str, _: Path) -> Work:
    document, before = api.render(outline_file(_edited(text))).data, outline_file(text)
    return lambda: api.pull(document, before)


def _stored(name: str, content: Callable[[str], str | bytes], use: Callable[[Path], object]) -> Prepare:
    """Work on a file with a name, which a text makes."""

    def prepare(text: str, folder: Path) -> Work:
        path = folder / name
        made = content(text)
        path.write_bytes(made if isinstance(made, bytes) else made.encode("utf-8", "surrogatepass"))
        return lambda: use(path)

    return prepare


def _on(use: Callable[[Any], object], make: Callable[[str], Any] = str) -> Prepare:
    """Work on what a text makes."""

    def prepare(text: str, _: Path) -> Work:
        made = make(text)
        return lambda: use(made)

    return prepare


def _reported(form: str) -> Prepare:
    def prepare(text: str, _: Path) -> Work:
        proofs = api.check(text, source="a.txt")
        return lambda: api.report([proofs], form)

    return prepare


def _files(use: Callable[[Path], object], suffix: str, content: str, share: int = 200) -> Prepare:
    """Work on a folder of files, one for every so many characters of a text."""

    def prepare(text: str, folder: Path) -> Work:
        for number in range(max(len(text) // share, 1)):
            (folder / f"a{number}{suffix}").write_text(content, encoding="utf-8")
        return lambda: use(folder)

    return prepare


def _template(text: str) -> str:
    """A template with a text in it."""
    return f"---\ntitle: 好\n---\n# {{{{ title }}}}\n\n{text}\n"


def _slots(text: str) -> str:
    """A template with a slot for each line of a text."""
    rows = "".join(f"  slot{number}: {{hint: '好'}}\n" for number in range(len(paragraphs(text))))
    shown = "".join(f"{{{{ slot{number} }}}}\n\n" for number in range(len(paragraphs(text))))
    return f"---\ntitle: 好\nslots:\n{rows}---\n# {{{{ title }}}}\n\n{shown}"


def _with_slots(known: int) -> Prepare:
    """An outline whose slots a template does not know, all named like lines of a text."""

    def prepare(text: str, folder: Path) -> Work:
        (folder / "own.md.j2").write_text(_slots("好\n" * known), encoding="utf-8")
        names = "".join(f"  solt{number}: 好\n" for number in range(len(paragraphs(text))))
        given = f"template: own\ntitle: 讲话\nslots:\n{names}"
        return lambda: api.render(given, folders=[folder])

    return prepare


def _config(text: str) -> str:
    lines = "".join(f"    - '{line.replace(chr(39), chr(39) * 2)}'\n" for line in paragraphs(text))
    return f"checks:\n  ignore:\n{lines}"


def _with_settings(text: str, _: Path) -> Work:
    settings = [("title", line) for line in paragraphs(text)]
    return lambda: api.render({"template": "speech", "title": "讲话"}, settings=settings)


def _against(text: str, folder: Path) -> Work:
    (folder / "a.txt").write_text(text, encoding="utf-8", errors="surrogatepass")
    index = api.sources_index([folder])
    return lambda: api.check(text, source="b.txt", against=index)


def _html(text: str) -> str:
    return f"<html><body><p>{text}</p></body></html>"


def _html_lines(text: str) -> str:
    return "<html><body>" + "".join(f"<p>{line}</p>" for line in paragraphs(text)) + "</body></html>"


def _mined(text: str) -> object:
    return api.mine(text, source="a.txt")


def _layout_text(text: str) -> str:
    """A layout with a long summary."""
    return f"extends: gbt9704\nsummary: |\n  {text.replace(chr(10), '')}\n"


FUNCTIONS: dict[str, Prepare] = {
    "check: text": _on(lambda text: api.check(text, source="a.txt")),
    "check: Markdown": _on(lambda text: api.check(text, source="a.md")),
    "check: outline": _on(api.check, outline),
    "check: outline file": _on(api.check, outline_file),
    "check: sections": _on(api.check, sections),
    "check: points": _on(api.check, points),
    "check: nested": _on(api.check, nested),
    "check: Word": _on(lambda data: api.check(data, source="a.docx"), word),
    "check: against": _against,
    "check_many": _stored("a.txt", str, lambda path: list(api.check_many([path]))),
    "check_template": _stored("own.md.j2", _template, lambda path: api.check_template("own", api.renderer_for([path.parent]))),
    "choose_checks": _on(lambda text: api.choose_checks([text])),
    "config_for": _stored("drafter.yaml", _config, lambda path: api.config_for(path.parent)),
    "configured_folders": _stored("drafter.yaml", _config, lambda path: api.configured_folders(path.parent)),
    "copy_template": _stored("own.md.j2", _template, lambda path: api.copy_template("own", [path.parent])),
    "explain": _on(api.explain),
    "find_files": _files(lambda folder: api.find_files([folder]), ".yaml", "标题: 讲话\n"),
    "find_sources": _files(lambda folder: api.find_sources([folder]), ".txt", "讲话\n"),
    "find_template": _on(api.find_template),
    "fix: text": _on(lambda text: api.fix(text, source="a.txt")),
    "fix: Markdown": _on(lambda text: api.fix(text, source="a.md")),
    "fix: outline": _on(api.fix, outline),
    "fix: outline file": _on(api.fix, outline_file),
    "fix: Word": _on(lambda data: api.fix(data, source="a.docx"), word),
    "fix_many": _stored("a.txt", str, lambda path: list(api.fix_many([path]))),
    "list_layouts": _files(lambda folder: api.list_layouts([folder]), ".yaml", "extends: gbt9704\n"),
    "list_templates": _files(lambda folder: api.list_templates([folder]), ".md.j2", _template("好")),
    "load_layout": _stored(
        "own.yaml",
        _layout_text,
        lambda path: api.load_layout(str(path)),
    ),
    "learn_layout": _on(lambda data: api.learn_layout([("a.docx", data)]), word),
    "check_layout": _on(api.check_layout),
    "export_layout": _on(api.export_layout),
    "picture_of_layout": _on(api.picture_of_layout),
    "suggest_templates": _on(api.suggest_templates),
    "load_layout: a name": _on(lambda path: api.load_layout(str(path))),
    "mine: text": _on(lambda text: api.mine(text, source="a.txt").outline),
    "mine: no repair": _on(lambda text: api.mine(text, source="a.txt", repair=False, keep_noise=True).outline),
    "mine: Markdown": _on(lambda text: api.mine(text, source="a.md").outline),
    "mine: web page": _on(lambda text: api.mine(text, source="a.html").outline, _html),
    "mine: web page of paragraphs": _on(lambda text: api.mine(text, source="a.html").outline, _html_lines),
    "mine: Word": _on(lambda data: api.mine(data, source="a.docx").outline, word),
    "mine: PDF": _on(lambda data: api.mine(data, source="a.pdf").outline, printed),
    "mine: JSON": _on(lambda text: api.mine(text, source="a.txt").data),
    "mine: report": _on(lambda text: api.mine(text, source="a.txt").report),
    "mine_many": _stored("a.txt", str, lambda path: list(api.mine_many([path]))),
    "new_outline": _stored("own.md.j2", _slots, lambda path: api.new_outline("own", [path.parent])),
    "outline_from": _on(lambda text: api.outline_from(text, "speech", source="a.txt")),
    "outline_from: any template": _on(lambda text: api.outline_from(text, source="a.txt")),
    "pull": _pulled,
    "read_bytes": _stored("a.txt", str, api.read_bytes),
    "read_text": _stored("a.txt", str, api.read_text),
    "render: the outline": _on(api.render),
    "render: opening": _on(api.render, outline),
    "render: outline file": _on(api.render, outline_file),
    "render: one paragraph": _on(api.render, lambda text: {"title": "讲话", "opening": text.replace("\n", "")}),
    "render: sections": _on(api.render, sections),
    "render: points": _on(api.render, points),
    "render: nested": _on(api.render, nested),
    "render: title": _on(api.render, lambda text: {"title": text.replace("\n", "")}),
    "render: html": _on(lambda data: api.render(data, to="html"), outline),
    "render: md": _on(lambda data: api.render(data, to="md"), outline),
    "render: documents": _on(api.render, lambda text: "template: speech\ntitle: 讲话\n---\n" * len(paragraphs(text))),
    "render: unknown slots": _with_slots(500),
    "render: settings": _with_settings,
    "render_many": _stored("a.yaml", outline_file, lambda path: list(api.render_many([path], proofread=True))),
    "report: text": _reported("text"),
    "report: json": _reported("json"),
    "report: sarif": _reported("sarif"),
    "report: github": _reported("github"),
    "save": _stored("a.txt", str, lambda path: api.save(path.read_bytes(), path.with_suffix(".new"), force=True)),
    "schema": _stored("own.md.j2", _slots, lambda path: api.schema("own", api.TemplateStore((path.parent,)))),
    "show_layout": _stored(
        "own.yaml",
        _layout_text,
        lambda path: api.show_layout(str(path)),
    ),
    "show_template": _stored("own.md.j2", _template, lambda path: api.show_template("own", [path.parent])),
    "sources_index": _stored("a.txt", str, lambda path: api.sources_index([path])),
    "stats: text": _on(lambda text: api.stats(text, source="a.txt")),
    "stats: outline": _on(api.stats, outline),
    "writer_named": _on(api.writer_named),
}
"""Every public function that takes an input of any length, by its name and what it is given."""

UNENDING = ("drafter open", "drafter watch")
"""Commands that run until they are stopped; what they call is measured."""

WITHOUT_CONTENT = frozenset(
    [
        "all_checks",
        "audiences",
        "cache_folder",
        "grouped_templates",
        "check_form",
        "check_mining_form",
        "is_folder",
        "layout_folders",
        "own_check",
        "processes",
        "proofreader",
        "renderer_for",
        "search_folders",
        "user_folder",
        "watched",
    ]
)
"""The public functions that take nothing that may be long."""


def _command(command: str, **files: Callable[[str], str | bytes]) -> Prepare:
    """A command line in a folder with some files, whose dots are written as two underscores."""

    def prepare(text: str, folder: Path) -> Work:
        for name, content in files.items():
            made = content(text)
            data = made if isinstance(made, bytes) else made.encode("utf-8", "surrogatepass")
            (folder / name.replace("__", ".")).write_bytes(data)
        return lambda: run(Case("", {}, command), "en", folder)

    return prepare


COMMANDS: dict[str, Prepare] = {
    "drafter new --from": _command("new speech --from a.txt -o - -q", a__txt=str),
    "drafter new": _command("new own -o -", own__md__j2=_slots),
    "drafter render": _command("render a.yaml -o a.docx --force", a__yaml=outline_file),
    "drafter render --check": _command("render a.yaml -o a.docx --force --check", a__yaml=outline_file),
    "drafter check": _command("check a.txt", a__txt=str),
    "drafter check outline": _command("check a.yaml", a__yaml=outline_file),
    "drafter check --format json": _command("check a.txt --format json", a__txt=str),
    "drafter check --diff": _command("check --diff a.txt", a__txt=str),
    "drafter check --fix": _command("check --fix a.txt -o b.txt --force", a__txt=str),
    "drafter stats": _command("stats a.txt", a__txt=str),
    "drafter mine": _command("mine a.txt -o out --force", a__txt=str),
    "drafter mine --to text": _command("mine a.txt --to text", a__txt=str),
    "drafter mine --to json": _command("mine a.txt --to json", a__txt=str),
    "drafter pull": _command(
        "pull a.docx --outline a.yaml -q", a__yaml=outline_file, a__docx=lambda text: api.render(outline_file(_edited(text))).data
    ),
    "drafter templates list": _command("templates list", own__md__j2=_template),
    "drafter templates show": _command("templates show own", own__md__j2=_template),
    "drafter templates copy": _command("templates copy own -o b.md.j2 --force", own__md__j2=_template),
    "drafter templates check": _command("templates check own", own__md__j2=_template),
    "drafter templates schema": _command("templates schema own", own__md__j2=_slots),
    "drafter layouts learn": _command("layouts learn a.docx", a__docx=word),
    "drafter layouts export": _command("layouts export own.yaml -o own.dotx --force", own__yaml=_layout_text),
    "drafter layouts check": _command("layouts check own.yaml", own__yaml=_layout_text),
    "drafter layouts list": _command("layouts list", own__yaml=lambda text: f"extends: gbt9704\nsummary: {text}\n"),
    "drafter layouts show": _command("layouts show own.yaml", own__yaml=str),
    "drafter layouts copy": _command("layouts copy own.yaml -o b.yaml --force", own__yaml=str),
}
"""Every command on such files."""

WORKS = FUNCTIONS | COMMANDS

# ---------------------------------------------------------------- measuring


class Growth(NamedTuple):
    """How the time of a work grew. size: characters of the small input. small, large: seconds of CPU for it and for ten times as much."""

    size: int
    small: float
    large: float

    @property
    def ratio(self) -> float:
        return self.large / max(self.small, 1e-6)


@contextmanager
def _quiet() -> Iterator[None]:
    """No garbage is collected: how often that happens depends on what else the process keeps, which is not looked through either."""
    gc.collect(1)
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


_ANSWERS = 256
"""From so many values on, what a function keeps are answers about texts, no tables of the program."""


def _forget_answers() -> None:
    """Empty what the program keeps of texts that it has seen.

    A short text would be all known the second time, a long one never: it would seem to grow by more than its length.
    """
    for name in [name for name in sys.modules if name.startswith("drafter.")]:
        for kept in vars(sys.modules[name]).values():
            if hasattr(kept, "cache_parameters") and (kept.cache_parameters()["maxsize"] or 0) >= _ANSWERS:
                kept.cache_clear()


def seconds(work: Work, times: int = 1) -> float:
    """CPU of a work that may be refused, the least of some tries. Each is made as if its text was never seen."""
    taken = []
    for _ in range(times):
        _forget_answers()
        with _quiet():
            began = time.process_time()
            with suppress(DrafterError):
                work()
            taken.append(time.process_time() - began)
    return min(taken)


def in_proportion(taken: Callable[[int], float], size: int, *, times: int = 10, most: float = 11, spare: float = 0.02) -> bool:
    """Whether so many times the size take at most so many times the seconds, and a few more.

    The two are measured beside one another, up to five times, because a busy machine makes single measurements long:
    time that grows too fast is too long in each of the five.
    """
    taken(size)  # what is loaded and compiled when it is first needed
    return any(taken(times * size) <= most * taken(size) + spare for _ in range(5))


def growth(prepare: Prepare, shape: Callable[[int], str], folder: Path, *, long: float, most: int, times: int = 2) -> Growth:
    """How a work grows in a shape.

    long: seconds that the small input is to take at least, so that what does not depend on the input is hidden.
    most: characters that it has at most.
    """

    def prepared(size: int) -> Work:
        place = folder / str(size)
        place.mkdir(exist_ok=True)
        try:
            return prepare(shape(size), place)
        except DrafterError:  # pull needs a document, and this text is no outline of one
            return lambda: None

    size = 500
    seconds(prepared(size))  # what is loaded and compiled when it is first needed
    while (small := seconds(prepared(size))) < long and size < most:
        size = min(most, max(size * 2, min(int(size * long / max(small, 1e-4)), size * 8)))
    small = min(small, seconds(prepared(size), times))
    return Growth(size, small, seconds(prepared(10 * size), times if small < 0.2 else 1))
