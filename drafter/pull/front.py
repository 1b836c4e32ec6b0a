"""Lines of the front in the form of an outline: without the decoration that templates add (``——``, ``（）``)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.outline.edit.content import WrittenValue
from drafter.pull.edited import PageLine
from drafter.speech.dates import shown_date
from drafter.speech.flow import Kind
from drafter.speech.text import END_MARKS

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")


def typed(value: WrittenValue, line: str) -> str:
    """A line as the value of an outline. A day is written as 2026-11-21 if the old value was written so."""
    return _day(line) if value.role == "date" and _ISO.fullmatch(value.text) else line


def _day(text: str) -> str:
    match = _DAY.fullmatch(text)
    return f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}" if match else text


def strip_decoration(line: PageLine) -> str:
    """The text of a line of the front without the decoration that templates add: ``——谈作风`` becomes ``谈作风``."""
    match line.kind:
        case "subtitle":
            return line.text.removeprefix("——")
        case "date":
            return _day(line.text.removeprefix("（").removesuffix("）"))
        case "salutation":
            return line.text.removesuffix("：")
        case _:
            return line.text


def with_kinds(lines: Sequence[PageLine], made: Sequence[PageLine]) -> list[PageLine]:
    """The lines of a page; one that somebody typed into the front is of the kind that its words say, in whatever style it stands.

    Enter behind a title gives another line of the title, or a paragraph of the text: a name or a date is neither. made: the lines of the
    outline's page.
    """
    found = list(lines)
    known = {line.text for line in made}
    dated = any(line.kind == "date" for line in made)
    above = None
    for at, line in enumerate(lines):
        if line.kind == "title":
            above = line.kind
        elif line.kind not in _FRONT and line.text in known:
            above = None  # the text begins
        if above is not None and line.text not in known and line.kind in ("body", *_FRONT):
            following = lines[at + 1] if at + 1 < len(lines) else None
            found[at] = line._replace(kind=_kind(line, found[at - 1].kind if at else "", following, dated=dated))
        above = None if above and line.kind == "body" and found[at].kind == "body" else above
    return found


_FRONT = ("title", "subtitle", "speaker", "date", "salutation")


_NAME = 4
"""The most characters of a name; so short a last line of a title may be a word."""


def _kind(line: PageLine, above: str, following: PageLine | None, *, dated: bool) -> Kind:
    """The kind of a new line of the front by its words; its own where they say nothing.

    above: the kind of the line above it. dated: whether the outline's page has a date. Where it has none, only a date in brackets is
    one: how the template writes a date is not seen, and one written otherwise would come back twice.
    """
    from drafter.mine.clean.front.names import is_person_with_post
    from drafter.mine.titles import is_date, is_titled

    text = line.text.strip()
    if line.kind == "salutation" and (text[-1:] in "：:，,！!" or following is None or following.kind != "salutation"):
        return line.kind  # only above the old salutation stands what is none
    if line.kind in ("body", "title", "speaker", "salutation") and is_date(text):
        return "date" if above and (dated or text[0] in "（(") else line.kind
    if line.kind in ("body", "title") and text.startswith(("——", "--", "──")) and above in ("title", "subtitle"):
        return "subtitle"
    if line.kind in ("body", "title", "date", "salutation") and above and is_person_with_post(text) and not is_titled(text):
        return line.kind if line.kind == "title" and len("".join(text.split())) <= _NAME else "speaker"  # 方案 is no Mr. Fang
    return line.kind


def with_decoration(lines: Sequence[PageLine], made: Sequence[PageLine]) -> tuple[list[PageLine], list[tuple[str, str]]]:
    """The lines of a page, those of the front with the decoration that their template writes, and each such line as typed and as written.

    Who types the date anew leaves out its brackets, or types 2026.4.2; a salutation gets a half-width colon or none. made: the lines of the
    outline's page.
    """
    known = {line.text for line in made}
    usual: dict[str, list[str]] = {}
    for line in made:
        usual.setdefault(line.kind, []).append(line.text)
    found, told = list(lines), []
    for at, line in enumerate(lines):
        if line.kind == "salutation" and line.text[-1:] == "：" and at + 1 < len(lines) and lines[at + 1].kind == "salutation":
            spoken = usual.get("salutation", ())
            inner = spoken[0][-1:] if len(spoken) > 1 else _INNER
            if inner in END_MARKS and inner != "：":  # somebody typed a second line below what was the only one
                found[at] = line._replace(text=line.text[:-1] + inner)
                told.append((line.text, found[at].text))
            continue
        if line.text in known or line.kind not in usual or line.kind not in _DECORATED:
            continue
        is_outer = (lines[at - 1] if line.kind == "subtitle" else lines[min(at + 1, len(lines) - 1)]).kind != line.kind
        written = _decorated(line, usual[line.kind]) if is_outer or line.kind in ("date", "signed") else line.text
        if written != line.text:
            found[at] = line._replace(text=written)
            told.append((line.text, written))
    return found, told


_INNER = "，"
"""What templates write behind the lines of a salutation above its last one."""
_DECORATED = ("subtitle", "date", "signed", "salutation")


def _decorated(line: PageLine, usual: Sequence[str]) -> str:
    """A line of the front with its decoration. usual: the lines of its kind that the template wrote."""
    text = line.text.strip()
    bare = text[1:-1].strip() if text[:1] in "（(" and text[-1:] in "）)" else text
    if line.kind == "date" and all(one.startswith("（") and one.endswith("）") for one in usual):
        return f"（{shown_date(bare)}）"
    if line.kind == "signed":
        return shown_date(bare) if any(map(str.isdecimal, bare)) or "年" in bare else line.text  # （内部） below a date is none
    if line.kind == "subtitle" and usual[0].startswith("——"):
        return "——" + text.lstrip("-—－–―─ ")
    if line.kind == "salutation" and usual[-1].endswith("：") and text[-1:] not in "！!。":
        return text.rstrip("：:；;，,、 ") + "："
    return line.text
