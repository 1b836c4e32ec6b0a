"""The front: title, subtitle, date, speaker and salutation, in whichever order they stand."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from drafter.mine.address import is_address
from drafter.mine.marks import mark_of
from drafter.mine.titles import is_date, is_speaker, is_title, is_titled
from drafter.speech.numbering import HAN
from drafter.speech.tree import FrontKind, FrontLine

_BRACKETED = re.compile(r"[（(].{2,60}[）)]")
_YEAR = re.compile(f"[0-9{HAN[:9]}〇○]{{4}}年")
DASHES = ("——", "—", "--", "―")
_ENDS = "。，：；"
AHEAD = 6
"""So many lines may stand between the title and the salutation."""


def front_lines(paragraphs: Sequence[str], hints: Mapping[int, str], start: int, stop: int) -> tuple[list[FrontLine], int]:
    """The front of a speech that begins at `start`, and where its opening begins."""
    lines: list[FrontLine] = []
    index = start
    while index < stop:
        text = paragraphs[index]
        if is_address(text) and hints.get(index, "")[:5] != "title":
            return _salutation(lines, paragraphs, index, stop)
        kind = _kind(paragraphs, hints, index, stop, lines)
        if kind is None:
            break
        lines.append(FrontLine(kind, text))
        index += 1
    return lines, index


def _salutation(lines: list[FrontLine], paragraphs: Sequence[str], index: int, stop: int) -> tuple[list[FrontLine], int]:
    while index < stop and is_address(paragraphs[index]):
        lines.append(FrontLine("salutation", paragraphs[index]))
        index += 1
        if paragraphs[index - 1][-1] in "：:":
            break
    return lines, index


def _kind(paragraphs: Sequence[str], hints: Mapping[int, str], index: int, stop: int, lines: list[FrontLine]) -> FrontKind | None:
    """What kind of front line a paragraph is, None where the opening begins."""
    text, hint = paragraphs[index], hints.get(index, "")
    titled = any(line.kind == "title" for line in lines)
    if hint in {"title", "subtitle"}:
        return "title" if hint == "title" else "subtitle"
    if hint.startswith("heading") and (titled or index + 1 >= stop):
        return None
    if (
        text.startswith(DASHES)
        and len(text) <= 80
        and titled
        and is_title(text.rstrip("。"))
        and not _more_dashes(paragraphs, index, stop)
    ):
        return "subtitle"
    if is_date(text) or (titled and _BRACKETED.fullmatch(text) and _YEAR.search(text)):
        return "date"
    if not lines and _is_ended(paragraphs, index, stop):
        return "title"
    if not is_title(text) or index + 1 >= stop:
        return None
    if not titled:
        return _first_title(paragraphs, index, stop)
    if _continues(lines, text):
        return "title"
    if _BRACKETED.fullmatch(text):
        return "subtitle"
    if (
        is_speaker(text)
        and mark_of(text) is None
        and (len(text) <= 4 or _address_ahead(paragraphs, index + 1, stop) or _title_like(text))
    ):
        return "speaker"
    if _address_ahead(paragraphs, index + 1, stop) and mark_of(text) is None:
        return "subtitle"
    return None


def _more_dashes(paragraphs: Sequence[str], index: int, stop: int) -> bool:
    return index + 1 < stop and paragraphs[index + 1].startswith(DASHES)


def _is_ended(paragraphs: Sequence[str], index: int, stop: int) -> bool:
    """Whether a first line is a title with a mark behind it: the lines below show that it is no sentence."""
    text = paragraphs[index]
    if text[-1] not in _ENDS or not is_title(text[:-1]) or set(text[:-1]) & set(_ENDS) or index + 1 >= stop:
        return False
    below = paragraphs[index + 1]
    return _address_ahead(paragraphs, index + 1, stop) or (is_titled(text[:-1]) and (is_date(below) or is_speaker(below)))


def _first_title(paragraphs: Sequence[str], index: int, stop: int) -> FrontKind | None:
    text = paragraphs[index]
    if is_titled(text) or _address_ahead(paragraphs, index + 1, stop):
        return "speaker" if is_speaker(text) and len(text) <= 4 and is_titled(paragraphs[index + 1]) else "title"
    mark = mark_of(text)
    if mark is not None and any((other := mark_of(p)) and other.family == mark.family for p in paragraphs[index + 1 : stop]):
        return None
    if is_speaker(text) and len(text) <= 4 and is_title(paragraphs[index + 1]):
        return "speaker"
    return "title"


def _continues(lines: list[FrontLine], text: str) -> bool:
    """Whether a second line goes on with a title that does not end as titles end."""
    last = lines[-1]
    return last.kind == "title" and not is_titled(last.text) and is_titled(text) and (len(text) <= 40)


def _title_like(text: str) -> bool:
    return " " in text or "\u3000" in text or "：" in text


def _address_ahead(paragraphs: Sequence[str], index: int, stop: int) -> bool:
    """Whether the salutation, or a date or speaker before it, comes within the next lines."""
    for text in paragraphs[index : min(stop, index + AHEAD)]:
        if is_address(text):
            return True
        if not is_title(text) or len(text) > 60:
            return False
    return False
