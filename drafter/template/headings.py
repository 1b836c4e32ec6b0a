"""Headings: the marks before them, the frames around their blanks, the marks at their ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache

from drafter.errors import Fault
from drafter.outline.model import Blanks, Heading, OutlinePoint, OutlineSection
from drafter.outline.typed import TypedOrdinal
from drafter.speech.emphasis import closed, marked
from drafter.speech.markdown import escape_inline, section_blocks, unescape
from drafter.speech.numbering import NO_MARK, OFFERED, style_named
from drafter.speech.style import OPEN_FRAME, OWN, RUN_ON, HeadingStyle
from drafter.speech.text import BLANK_START, split_end
from drafter.speech.tree import Section
from drafter.speech.twice import begins_again, framed
from drafter.template.budget import BUDGET, charged
from drafter.template.markup import Blank, FilterFault, Markdown
from drafter.template.numerals import LONGEST_NUMBER, whole_number
from drafter.template.views import SectionView, Unended

_HEADING = HeadingStyle()
"""The defaults of `heading`."""


def mark(number: int | SectionView, style: str, of: int | None = None) -> Markdown:
    """The mark of a section or of a number. style: the numbering style, named by its first mark.

    ``{{ section | mark("一、") }}``. A mark that the outline gives the section wins.
    of: how many numbers there are; the style ``首先，`` needs it to write ``最后，`` for the last. The style ``none`` has no marks.
    Raises FilterFault for an unknown style, and for a number that the style has no mark for.
    """
    if not isinstance(number, SectionView):
        return Markdown(mark_text(whole_number(number), style, None if of is None else whole_number(of)))
    return Markdown(escape_inline(section_mark(number, style)))


def section_mark(section: SectionView, style: str) -> str:
    """The mark of a section as plain text."""
    if section.mark is None:
        return counted_mark(section.typed, mark_text(section.number, style, section.number if section.last else None))
    mark_text(1, style)  # an unknown style is a mistake of the template, reported even where the section does not need it
    return section.mark


def heading(
    section: SectionView,
    marks: str = _HEADING.marks,
    frame: str = _HEADING.frame,
    end: str = _HEADING.end,
    paragraph: str = _HEADING.paragraph,
) -> Markdown:
    """A section's heading as Markdown, with its mark.

    ``{{ section | heading("一、", end="。", paragraph="run-on") }}``. If the outline gives the section ``paragraph`` or ``mark``,
    these win.
    end: the mark that ends the heading, where the heading has none. A heading that stands alone is a block; a run-in heading is
    followed by the section's text in the same block.
    """
    short_end(end)
    text = section.heading
    words, ending = split_end(unescape(str(text)) if isinstance(text, Blank) else marked(filled(text, frame)))
    run_in = (section.paragraph or stands(paragraph)) == RUN_ON
    tree = Section(section_mark(section, marks), words, ending or (end if words and section.end is None else ""), run_in)
    (block,) = section_blocks(tree)
    return charged(block if run_in else f"{block}\n\n")


@lru_cache(maxsize=1024)
def mark_text(number: int, style: str, total: int | None = None) -> str:
    """The mark of a number as plain text. total: how many siblings there are; some styles mark the last one differently."""
    try:
        found = style_named(style)
        return found.mark(number, total) if found else ""
    except KeyError:
        known = [*(one.name for one in OFFERED), NO_MARK[0]]
        raise FilterFault("template.unknown-marks", found=style, known=known) from None
    except ValueError:
        raise FilterFault("template.no-such-mark", found=number, style=style) from None


def counted_mark(typed: TypedOrdinal | None, counted: str) -> str:
    """The mark that counting gives. If the author typed a mark too, a notice says so."""
    if typed is not None and counted:
        BUDGET.get().notice(typed.notice.fault)
    return counted


def as_typed(unit: OutlinePoint | OutlineSection, mark: str) -> Heading | None:
    """The heading of a unit. If the unit has no mark, the ordinal that its author typed stays in front of the heading."""
    if unit.typed is None or mark or not isinstance(unit.heading, str):
        return unit.heading
    return f"{unit.typed.text}{unit.heading}"


def stands(said: object) -> str:
    """How points or headings stand: ``own`` or ``run-on``. said: either, or 另起 or 接排. Raises FilterFault for another word."""
    found = _STANDS.get(said) if isinstance(said, str) else None
    if found is None:
        raise FilterFault("template.no-such-stand", found=str(said)[:LONGEST_NUMBER])
    return found


_STANDS = {OWN: OWN, RUN_ON: RUN_ON, "另起": OWN, "接排": RUN_ON}
LONGEST_END = 4
"""The most characters of the mark that ends a heading."""


def short_end(end: str) -> None:
    """Raise FilterFault for an end of a heading that is too long for a mark."""
    if len(end) > LONGEST_END:
        raise FilterFault("template.long-end", found=end[:LONGEST_NUMBER], most=LONGEST_END)


_HOLE = re.compile(r"\{\}")
_EMPTY = f"{BLANK_START}】"
"""Stands in a frame for a blank that the outline leaves empty."""


_UNFRAMED: ContextVar[list[tuple[str, str]] | None] = ContextVar("_UNFRAMED", default=None)


@contextmanager
def unframed_headings() -> Iterator[list[tuple[str, str]]]:
    """A list that fills while templates render inside the ``with`` block.

    Each entry is a heading that the outline writes in full, although its template has a frame, and that frame.
    """
    found: list[tuple[str, str]] = []
    token = _UNFRAMED.set(found)
    try:
        yield found
    finally:
        _UNFRAMED.reset(token)


def frame(heading: Heading, pattern: str) -> str:
    """A heading in a frame: the blanks ``[学习, 入心]`` in ``{}，务求{}`` give 学习，务求入心. A heading written as one text does not change."""
    return Unended(filled(heading, pattern)) if isinstance(heading, Blanks) and not heading.ended else filled(heading, pattern)


def filled(heading: Heading, pattern: str) -> str:
    """`frame` as plain text. If the blanks are more or fewer than those of the frame, a fault of the outline is reported after rendering."""
    if not isinstance(heading, Blanks):
        if pattern != OPEN_FRAME and (unframed := _UNFRAMED.get()) is not None and _HOLE.search(pattern):
            unframed.append((heading, pattern))
        return heading
    BUDGET.get().text(len(pattern))
    holes = len(_HOLE.findall(pattern))
    if holes != len(heading.words):
        facts: dict[str, object] = {"frame": pattern, "expected": holes, "found": len(heading.words)}
        wide = any("，" in word for word in heading.words) and len("，".join(heading.words).split("，")) == holes
        faults = BUDGET.get().faults
        if heading.place not in {fault.place for fault in faults}:
            faults.append(Fault("outline.wide-commas" if wide else "outline.frame-blanks", heading.place, facts))
        return "".join(heading.words)
    words = framed(heading.words, pattern)
    if words != heading.words:
        _note_framed(heading, words, pattern)
    _note_doubled(heading, words, pattern)
    blanks = iter([closed(word) if word else _EMPTY for word in words])
    return _HOLE.sub(lambda _: next(blanks), pattern)


def _note_doubled(heading: Blanks, words: tuple[str, ...], pattern: str) -> None:
    """Add a notice for each blank that begins with the character before it: 见成效 behind 见. The words stay, for they may be right: 务求求真务实."""
    for word, part in zip(words, pattern.split(OPEN_FRAME), strict=False):
        if part[-1:] == word[:1] and begins_again(word):
            facts: dict[str, object] = {"found": part[-LONGEST_END:], "text": word, "shown": f"{part[-LONGEST_END:]}{word}"}
            BUDGET.get().notice(Fault("outline.clash", heading.place, facts))


def _note_framed(heading: Blanks, shown: tuple[str, ...], pattern: str) -> None:
    """Add a notice that the blanks of a heading repeat words of the frame."""
    facts: dict[str, object] = {"found": pattern, "text": "、".join(heading.words), "shown": "、".join(shown), "blanks": shown}
    BUDGET.get().notice(Fault("outline.typed-twice", heading.place, facts))
