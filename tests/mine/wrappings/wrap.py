"""The wrappings: what a text looks like on the way to an office, without another speech in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.data import read_data
from tests.mine.wrappings.known import Known, plain, structures

LINES: dict[str, Any] = read_data(Path(__file__).with_name("lines.yaml"))
WIDTH = 30
"""The width at which lines are hard-wrapped."""
SHEET = 17
"""How many cut lines stand on a page."""
PAGE = 6
"""How many paragraphs stand between two page numbers."""

Wrapping = Callable[[Known], Known | None]
"""From a text to the wrapped text, with what is found in it then; None where the text has not what the wrapping needs."""


def _above(*lines: str) -> Wrapping:
    """Lines above everything."""
    return lambda known: known.with_lines([*_filled(lines, known), *known.lines])


def _below(*lines: str) -> Wrapping:
    """Lines below everything."""
    return lambda known: known.with_lines([*known.lines, *_filled(lines, known)])


def _below_title(*lines: str) -> Wrapping:
    """Lines between the title and what follows it."""

    def wrapped(known: Known) -> Known | None:
        title = known.title_lines()
        if title is None:
            return None
        return known.with_lines([*known.lines[: title.stop], *_filled(lines, known), *known.lines[title.stop :]])

    return wrapped


def _above_address(*lines: str) -> Wrapping:
    """Lines between the front and the address."""

    def wrapped(known: Known) -> Known | None:
        at = known.address()
        return None if at is None else known.with_lines([*known.lines[:at], *_filled(lines, known), *known.lines[at:]])

    return wrapped


def _page_title(known: Known) -> Known | None:
    """The title of the page, with the name of the site, above everything."""
    return _above(LINES["page title"])(known) if len(known.speeches) == 1 else None


def _filled(lines: Sequence[str], known: Known) -> list[str]:
    title = known.title_lines()
    words = "".join(known.lines[title]) if title else known.lines[0]
    return [line.replace("{title}", words) for line in lines]


def _title(change: Callable[[str], list[str]]) -> Wrapping:
    """The title, where it is one line, written in another way."""

    def wrapped(known: Known) -> Known | None:
        place = known.title_lines()
        if place is None or place.stop - place.start > 1 or len(known.speeches) > 1:
            return None
        words = known.lines[place.start]
        changed = change(words)
        return known.with_lines([*known.lines[: place.start], *changed, *known.lines[place.stop :]]) if changed else None

    return wrapped


def _repeated(title: str) -> list[str]:
    return [title, title]


def _broken(title: str) -> list[str]:
    """A title over two lines, behind 的 or at its middle."""
    at = title.rfind("的") + 1
    at = at if 4 <= at <= len(title) - 2 else len(title) // 2
    return [title[:at], title[at:]] if len(title) >= 8 else []


def _spaced(title: str) -> list[str]:
    return [" ".join(title)] if len(title) <= 12 else []


def _last_word_spaced(title: str) -> list[str]:
    """``在X会上的讲话`` as ``在X会上的`` and ``讲　话``."""
    return [title[:-2], "　".join(title[-2:])] if re.search("的(讲话|发言|致辞|报告)$", title) else []


def _in_title_marks(known: Known) -> Known | None:
    place = known.title_lines()
    if place is None or place.stop - place.start > 1 or len(known.speeches) > 1 or re.search("[《》]", known.first["title"]):
        return None
    title = f"《{known.lines[place.start]}》"
    return known.with_lines([*known.lines[: place.start], title, *known.lines[place.stop :]], title=title)


def _with_front(*parts: str, glue: str = "\n") -> Wrapping:
    """A name and a date below the title, where the text has neither. parts: ``name``, ``date``, or marks between them."""

    def wrapped(known: Known) -> Known | None:
        place = known.title_lines()
        if place is None or known.first["date"] or known.first["speaker"] or known.first["signature"]:
            return None
        words = glue.join(LINES.get(part, part) for part in parts)
        fields = {field: LINES[part] for part, field in (("name", "speaker"), ("date", "date")) if part in parts}
        return known.with_lines([*known.lines[: place.stop], *words.split("\n"), *known.lines[place.stop :]], **fields)

    return wrapped


def _date_in_title(known: Known) -> Known | None:
    """A date in brackets at the end of the title's line."""
    place = known.title_lines()
    if place is None or known.first["date"] or known.first["signature"]:
        return None
    lines = list(known.lines)
    lines[place.stop - 1] += f"（{LINES['date']}）"
    return known.with_lines(lines, date=LINES["date"])


def _signed(*parts: str, glue: str = "\n", indent: str = "") -> Wrapping:
    """A signature below everything: the speaker and the date where the front has none."""

    def wrapped(known: Known) -> Known | None:
        if (
            len(known.speeches) > 1
            or known.first["date"]
            or known.first["speaker"]
            or known.first["signature"]
            or known.ends_in_noise
        ):
            return None
        words = glue.join(LINES[part] for part in parts)
        fields = {field: LINES[part] for part, field in (("name", "speaker"), ("date", "date")) if part in parts}
        return known.with_lines([*known.lines, *(f"{indent}{line}" for line in words.split("\n"))], **fields, signature=None)

    return wrapped


def _greeted(known: Known) -> Known | None:
    """A greeting on a line of its own below the address: the first paragraph of the opening."""
    at = known.address()
    if at is None or not known.first["opening"]:
        return None
    return known.with_lines([*known.lines[: at + 1], LINES["greeting"], *known.lines[at + 1 :]], opening=LINES["greeting"])


def _greeted_in_address(known: Known) -> Known | None:
    """A greeting in the line of the address: part of it."""
    at = known.address()
    if at is None or re.search("好[！!。，：:]?$", known.lines[at]):
        return None
    line = f"{known.lines[at].rstrip('：:')}，{LINES['greeting']}"
    return known.with_lines([*known.lines[:at], line, *known.lines[at + 1 :]], salutation=line)


def _marks_apart(known: Known) -> bool:
    """Whether sections are numbered in a way (一 劳动) that beside another speech's (一、) is mended to it."""
    return bool(known.first["sections"]) and re.match("一(?![、是要])", known.first["sections"][0]) is not None


def _other_speech_below(known: Known) -> Known | None:
    if _marks_apart(known):
        return None
    other = structures("\n".join(LINES["other speech"]).encode(), "text.txt")
    return replace(known.with_lines([*known.lines, *LINES["other speech"]]), speeches=(*known.speeches, *other))


def _other_speech_above(known: Known) -> Known | None:
    if len(known.speeches) > 1 or _marks_apart(known):
        return None
    other = structures("\n".join(LINES["other speech"]).encode(), "text.txt")
    return replace(known.with_lines([*LINES["other speech"], *known.lines]), speeches=(*other, *known.speeches))


def _second_list(known: Known) -> Known | None:
    """A list with words for numbers at the end of the first section, where it has no points."""
    if len(known.speeches) > 1 or len(known.first["sections"]) < 2:
        return None
    second = [number for number, line in enumerate(known.lines) if plain(line).startswith(known.first["sections"][1])]
    if any(known.first["points"]) or len(second) != 1 or re.match("[一二三]是", known.first["sections"][0]):
        return None
    points = (tuple(plain(re.sub("^.是", "", line))[:12] for line in LINES["second list"]), *known.first["points"][1:])
    return known.with_lines([*known.lines[: second[0]], *LINES["second list"], *known.lines[second[0] :]], points=points)


def _between(separator: str) -> Wrapping:
    return lambda known: replace(known, text=separator.join(known.lines) + "\n")


def _every_line(change: Callable[[str], str]) -> Wrapping:
    return lambda known: replace(known, text="\n".join(map(change, known.lines)) + "\n")


def _paged(mark: str) -> Wrapping:
    """A page number on a line of its own after every few paragraphs of the text."""

    def wrapped(known: Known) -> Known:
        lines: list[str] = []
        for number, line in enumerate(known.lines, 1):
            lines.append(line)
            if number % PAGE == 0:
                lines.append(mark.format(number // PAGE))
        return replace(known, text="\n".join(lines) + "\n")

    return wrapped


def _titled(wrapping: Wrapping) -> Wrapping:
    """A wrapping of texts with a title: without one, a label is the title."""
    return lambda known: wrapping(known) if known.first["title"] else None


def _scanned(known: Known) -> Known:
    """Blanks where a scanner saw the gaps between characters: in the middle of paragraphs, never at a mark of an ordinal."""
    return _every_line(lambda line: line[:8] + re.sub("([\u4e00-\u9fff]{9})(?=[\u4e00-\u9fff])", r"\1 ", line[8:]))(known)  # type: ignore[return-value]


def _narrow(width: int) -> Wrapping:
    """Every line cut at a width, as a terminal, an old editor or a column cuts it; a paragraph begins with an indent. Tags are not cut."""

    def wrapped(known: Known) -> Known | None:
        if "<" in known.text:
            return None
        lines: list[str] = []
        for line in known.lines:
            words = line if len(line) < width else f"　　{line}"
            lines += [words[start : start + width] for start in range(0, len(words), width)]
        return replace(known, text="\n".join(lines) + "\n")

    return wrapped


def _paged_sentences(known: Known) -> Known | None:
    """Pages of a print: cut lines, and a page number with a running head between two of them, wherever a sentence is then."""
    cut = _narrow(WIDTH)(known)
    if cut is None:
        return None
    lines: list[str] = []
    for number, line in enumerate(cut.text.rstrip("\n").split("\n"), 1):
        lines.append(line)
        if number % SHEET == 0:
            lines += [f"- {number // SHEET} -", LINES["running head"]]
    return replace(cut, text="\n".join(lines) + "\n")


def _mailed(known: Known) -> Known | None:
    """The text as a mail quotes it, below the head of the mail. Markdown and tags in a quotation are another form."""
    if "<" in known.text or known.text.startswith("#"):
        return None
    quoted = [f"> {line}" for line in known.lines]
    return replace(known, text="\n".join([*_filled(LINES["mail"], known), "", *quoted]) + "\n")


def _numbered(known: Known) -> Known | None:
    """The number of each line in front of it, as an editor prints them."""
    return replace(known, text="".join(f"{number:4}  {line}\n" for number, line in enumerate(known.lines, 1)))


def _subtitled(known: Known) -> Known | None:
    """A subtitle behind a dash below the title, where it has none."""
    place = known.title_lines()
    if place is None or place.stop - place.start > 1 or len(known.speeches) > 1 or "—" in known.first["title"]:
        return None
    title = f"{known.lines[place.start]}{LINES['subtitle']}"
    return known.with_lines([*known.lines[: place.stop], LINES["subtitle"], *known.lines[place.stop :]], title=title)


def _framed(above: str, below: str) -> Wrapping:
    """Lines above and below everything."""
    return lambda known: known.with_lines([*_filled(LINES[above], known), *known.lines, *_filled(LINES[below], known)])


def _as_article(known: Known) -> Known | None:
    """An article of a public account: whose it is below the title, and buttons below everything."""
    framed = _below_title(*LINES["wechat head"])(known) if len(known.speeches) == 1 else None
    return framed and framed.with_lines([*framed.lines, *LINES["wechat foot"]])


_LETTERS = str.maketrans(
    {character: chr(ord(character) + 0xFEE0) for character in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"}
)
_FULL = str.maketrans("0123456789", "０１２３４５６７８９")
_HALF = str.maketrans("，：；！？（）", ",:;!?()")

WRAPPINGS: dict[str, Wrapping] = {
    "as it is": lambda known: known,
    "menu, a line each": _above(*LINES["menu"]),
    "menu in one line": _above(LINES["bar"]),
    "bread crumbs": _above(LINES["crumbs"]),
    "title of the page": _page_title,
    "menu and crumbs": _above(*LINES["menu"], LINES["crumbs"]),
    "label above": _above(LINES["label"]),
    "spaced label above": _titled(_above(LINES["spaced label"])),
    "attachment above": _above(LINES["attachment"]),
    "secrecy above": _above(LINES["secrecy"]),
    "covering note": _above(*LINES["covering note"]),
    "editor's note": _above(LINES["editor note"]),
    "biography above": _above(LINES["biography"]),
    "biography below the title": _below_title(LINES["biography"]),
    "line of the source": _below_title(LINES["source line"]),
    "short line of the source": _below_title(LINES["short source line"]),
    "buttons below the title": _below_title(LINES["buttons"]),
    "note of the recording": _above_address(LINES["record note"]),
    "title repeated": _title(_repeated),
    "title broken": _title(_broken),
    "title letter-spaced": _title(_spaced),
    "last word of the title spaced": _title(_last_word_spaced),
    "title in title marks": _in_title_marks,
    "name, date": _with_front("name", "date"),
    "date, name": _with_front("date", "name"),
    "name and date glued": _with_front("name", "date", glue=""),
    "name and date with a blank": _with_front("name", "date", glue="　"),
    "date glued to the title": _date_in_title,
    "signed": _signed("name", "date"),
    "signed with indents": _signed("name", "date", indent="　" * 20),
    "signed in one line": _signed("name", "date", glue="　　"),
    "dated below": _signed("date"),
    "greeting": _greeted,
    "greeting in the address": _greeted_in_address,
    "other speech below": _other_speech_below,
    "other speech above": _other_speech_above,
    "second list": _second_list,
    "subtitle behind a dash": _subtitled,
    "title twice in its line": _title(lambda title: [f"{title}　{title}"] if len(title) <= 20 else []),
    "editor's note below the title": _below_title(LINES["editor note"]),
    "article of a public account": _as_article,
    "tables around": _framed("table above", "table below"),
    "neighbours below": _below(*LINES["neighbours"]),
    "footer": _below(*LINES["neighbours"], LINES["buttons"], *LINES["footer"]),
    "other article below": _below(*LINES["other article"]),
    "tags": _below(*LINES["tags"]),
    "editor below": _below(LINES["editor"]),
    "link below": _below(LINES["link"]),
    "licence below": _below(LINES["licence"]),
    "reminder below": _below(LINES["reminder"]),
    "blank lines": _between("\n\n"),
    "many blank lines": _between("\n\n\n\n"),
    "carriage returns": _between("\r\n"),
    "indents": _every_line(lambda line: f"　　{line}"),
    "blanks before and behind": _every_line(lambda line: f"    {line}  "),
    "no-break spaces": _every_line(lambda line: f"\u00a0\u00a0{line}\u200b"),
    "full-width digits": _every_line(lambda line: line.translate(_FULL)),
    "half-width marks": _every_line(lambda line: line.translate(_HALF)),
    "page numbers": _paged("- {} -"),
    "page numbers in words": _paged("第{}页 共9页"),
    "full-width letters": lambda known: None if "<" in known.text else _every_line(lambda line: line.translate(_LETTERS))(known),
    "blanks of a scan": _scanned,
    "numbered lines": _numbered,
    "quoted mail": _mailed,
    "hard-wrapped": _narrow(WIDTH),
    "narrow columns": _narrow(20),
    "pages between lines": _paged_sentences,
}
