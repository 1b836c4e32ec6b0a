"""A mined source for people: the skeleton as a tree, with marks, frames and the support of each frame."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import get_args

from drafter.messages.language import tr
from drafter.messages.table import TERMS
from drafter.mine.confidence import Confidence, confidences, doubts
from drafter.mine.model import Mined, MinedSpeech
from drafter.mine.skeleton import CLOSING
from drafter.read.left_out import Kind
from drafter.speech.frames import Frame
from drafter.speech.tree import Bundle, Item, Point, Section, Speech, speeches_of

WIDTH = 40
"""How many characters of a heading or paragraph are shown."""

_SHOWN = 5
"""How many of the lines that were taken out or repaired are shown."""


def tree(mined: Mined) -> str:
    """The lines of the tree."""
    return "\n".join(_lines(mined))


def _lines(mined: Mined) -> Iterator[str]:
    if isinstance(mined.document, Bundle):
        yield f"{mined.document.title}{mined.document.count_line}"
    for speech, more in zip(speeches_of(mined.document), mined.speeches, strict=True):
        yield from _speech(speech, more)
    if mined.noise:
        yield tr("noise: {count}").format(count=len(mined.noise))
        yield from _first([removed.text for removed in mined.noise])
    if mined.repairs:
        yield tr("repairs: {count}").format(count=len(mined.repairs))
        yield from _first([f"{repair.before} → {repair.after}" for repair in mined.repairs])
    yield from (tr("left out: {found}").format(found=_short(in_words(found))) for found in mined.left_out)


def _first(texts: list[str]) -> Iterator[str]:
    """The first of some texts, each on a line of its own, and where the others are to be seen."""
    yield from (f"· {_short(text)}" for text in texts[:_SHOWN])
    if len(texts) > _SHOWN:
        yield tr("· … all of them: --to json")


LEFT_OUT = re.compile(r"(?P<kind>[a-z ]+)(?:, line (?P<line>\d+))?(?:: (?P<words>.*))?", re.DOTALL)
_SAID = {"bold": TERMS["bold"]}
"""Kinds whose name means something else in the catalogue."""
_PAGE = re.compile(r"page (\d+)")


def in_words(entry: str, to: str | None = None) -> str:
    """An entry of `drafter.read.left_out` in the language of messages, or `to`: ``表格，第8行：东口 | 两人``."""
    found = LEFT_OUT.fullmatch(entry)
    if found is None or found["kind"] not in get_args(Kind):
        return entry
    words = found["words"] or ""
    if page := _PAGE.fullmatch(words):
        words = tr("page {number}", to).format(number=page[1])
    place = tr(", line {number}", to).format(number=found["line"]) if found["line"] else ""
    return tr(_SAID.get(found["kind"], found["kind"]), to) + place + (tr(": {words}", to).format(words=words) if words else "")


def _speech(speech: Speech, more: MinedSpeech) -> Iterator[str]:
    yield _short("".join(line.text for line in speech.front if line.kind == "title") or tr("(no title)"))
    for line in speech.front:
        if line.kind != "title":
            yield f"├ {_short(line.text)}"
    yield from _part(tr("opening"), speech.opening, more, ("opening", "transition"))
    frames = dict(more.point_frames)
    if speech.sections:
        yield f"├ {tr('sections')} {len(speech.sections)}{_frame(more.section_frame)}"
    for number, section in enumerate(speech.sections, 1):
        role = more.roles[number - 1] if number <= len(more.roles) else ""
        yield from _section(section, "│ ", f"  [{role}]" if role else "", frames.get(number))
    yield from _part(tr("closing"), speech.closing, more, ("closing",), frames.get(CLOSING))
    yield from (f"├ {doubt}" for doubt in map(in_doubt, doubts(confidences(speech, more))))


def in_doubt(doubt: Confidence) -> str:
    """A part in doubt, for people: ``doubtful: title – it reads like a sentence``."""
    return tr("doubtful: {part} – {why}").format(part=tr(doubt.part), why=tr(doubt.why))


def _part(
    name: str, items: tuple[Item, ...], more: MinedSpeech, parts: tuple[str, ...], frame: Frame | None = None
) -> Iterator[str]:
    if not items:
        return
    yield f"├ {name} {len(items)}{_frame(frame)}"
    yield from (f"│ · {_short(formula.text, 2 * WIDTH)}" for formula in more.formulas if formula.part in parts)


def _section(section: Section, indent: str, role: str, frame: Frame | None) -> Iterator[str]:
    points = [item for item in section.body if isinstance(item, Point)]
    yield f"{indent}{section.mark}{_short(section.heading)}{role}"
    if points:
        marks = points[0].mark or tr("no marks")
        yield f"{indent}  {tr('points')} {len(points)} · {marks}{_frame(frame)}"
    for child in section.sections:
        yield from _section(child, f"{indent}  ", "", None)


def _frame(frame: Frame | None) -> str:
    return f" · {frame.pattern} ({frame.support}/{frame.total})" if frame else ""


def _short(text: str, most: int = WIDTH) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
