"""The filters and functions of templates. Their names are the words of people who write speeches."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache, partial
from typing import Any

from jinja2 import filters as jinja

from drafter.errors import Fault, Place
from drafter.outline.model import Attachment, Blanks, Heading, Lines, OutlinePoint, OutlineSection
from drafter.outline.typed import TypedOrdinal
from drafter.speech.counting import numbers
from drafter.speech.dates import shown_date
from drafter.speech.emphasis import closed, has_marks, marked
from drafter.speech.emphasis import plain as bare_of
from drafter.speech.lines import Styled, shown_line
from drafter.speech.lines import joined as joined_texts
from drafter.speech.markdown import body_blocks, escape_inline, section_blocks, unescape
from drafter.speech.numbering import NO_MARK, OFFERED, from_han, style_named, to_han
from drafter.speech.style import (
    FULL_STOP,
    OPEN_FRAME,
    OWN,
    RUN_ON,
    HeadingStyle,
    PointStyle,
    SubsectionStyle,
    brings_end,
    takes_end,
)
from drafter.speech.text import split_end
from drafter.speech.tree import Item, Point, Section
from drafter.speech.twice import begins_again, framed
from drafter.template.markup import Blank, Markdown, markdown
from drafter.template.sandbox import BUDGET, charge, joined
from drafter.template.views import HEADING_BLANK, SectionView, Unended

_point = partial(tuple.__new__, Point)
"""A faster constructor, called with one tuple."""
_HEADING, _POINTS, _SUBSECTIONS = HeadingStyle(), PointStyle(), SubsectionStyle()
"""The defaults of `heading`, `paragraphs` and `subsections`."""


class FilterFault(Exception):
    """A filter got a value that it cannot use. The renderer adds the place in the template."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts

    def fault(self, place: Place, excerpt: str | None) -> Fault:
        return Fault(self.code, place, self.facts, excerpt)


# ---------------------------------------------------------------- marks, frames, numerals


def mark(number: int | SectionView, style: str, of: int | None = None) -> Markdown:
    """The mark of a section or of a number. style: the numbering style, named by its first mark.

    ``{{ section | mark("一、") }}``. A mark that the outline gives the section wins.
    of: how many numbers there are; the style ``首先，`` needs it to write ``最后，`` for the last. The style ``none`` has no marks.
    Raises FilterFault for an unknown style, and for a number that the style has no mark for.
    """
    if not isinstance(number, SectionView):
        return Markdown(mark_text(whole_number(number), style, None if of is None else whole_number(of)))
    return Markdown(escape_inline(section_mark(number, style)))


def whole_number(value: Any) -> int:
    """A value as a whole number: in figures, or in Chinese numerals. Raises FilterFault for anything else."""
    if isinstance(value, (int, float)):
        return int(value)
    text = words(value).strip()[:LONGEST_NUMBER]
    found = int(text) if re.fullmatch(r"[+-]?\d+", text) else _spoken_number(text)
    if found is None:
        raise FilterFault("template.no-number", found=text)
    return found


def _spoken_number(text: str) -> int | None:
    """A number in Chinese words, or one with a unit or a word like 约 beside it: 两千, 85人, 约八十, 1,200, 3.5万. None for other text."""
    number = text.strip(_BESIDE_NUMBERS)
    if figures := re.fullmatch(r"(\d{1,3}(?:[,，]\d{3})+|\d+(?:[.．]\d+)?)([亿万]?)", number):
        return round(float(re.sub("[,，]", "", figures[1]).replace("．", ".")) * _GREAT_UNITS[figures[2]])
    total = 0
    for part, unit in zip(re.split("[亿万]", number), (*re.findall("[亿万]", number), ""), strict=True):
        found = from_han(part.replace("两", "二").lstrip("零")) if part else 0
        if found is None or (unit and not part):
            return None
        total = (total + found) * _GREAT_UNITS[unit] if unit == "亿" else total + found * _GREAT_UNITS[unit]
    return total or None


_GREAT_UNITS = {"亿": 100_000_000, "万": 10_000, "": 1}
_BESIDE_NUMBERS = " 约近超第共余多来左右人名个位户家亩元项次天年岁届件台座%％"
"""What stands before and behind a number of a slot."""
LONGEST_NUMBER = 15


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
    _short_end(end)
    text = section.heading
    words, ending = split_end(unescape(str(text)) if isinstance(text, Blank) else marked(filled(text, frame)))
    run_in = (section.paragraph or _stands(paragraph)) == RUN_ON
    tree = Section(section_mark(section, marks), words, ending or (end if words and section.end is None else ""), run_in)
    (block,) = section_blocks(tree)
    return _charged(block if run_in else f"{block}\n\n")


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
        _notice(typed.notice.fault)
    return counted


def _notice(fault: Fault) -> None:
    """Add a notice about the outline, unless it is there already."""
    BUDGET.get().notice(fault)


def _as_typed(unit: OutlinePoint | OutlineSection, mark: str) -> Heading | None:
    """The heading of a unit, with the ordinal that its author typed where it has no mark."""
    if unit.typed is None or mark or not isinstance(unit.heading, str):
        return unit.heading
    return f"{unit.typed.text}{unit.heading}"


_HOLE = re.compile(r"\{\}")


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
    """`frame` as plain text. A wrong number of blanks is a fault of the outline, which is reported after rendering."""
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
    blanks = iter([closed(word) for word in words])
    return _HOLE.sub(lambda _: next(blanks), pattern)


def _note_doubled(heading: Blanks, words: tuple[str, ...], pattern: str) -> None:
    """Add a notice for each blank that begins with the character before it: 见成效 behind 见. It may be right (务求求真务实), and stays."""
    for word, part in zip(words, pattern.split(OPEN_FRAME), strict=False):
        if part[-1:] == word[:1] and begins_again(word):
            facts: dict[str, object] = {"found": part[-LONGEST_END:], "text": word, "shown": f"{part[-LONGEST_END:]}{word}"}
            _notice(Fault("outline.clash", heading.place, facts))


def _note_framed(heading: Blanks, shown: tuple[str, ...], pattern: str) -> None:
    """Add a notice that the blanks of a heading repeat words of the frame."""
    facts: dict[str, object] = {"found": pattern, "text": "、".join(heading.words), "shown": "、".join(shown), "blanks": shown}
    _notice(Fault("outline.typed-twice", heading.place, facts))


def words(value: Any) -> str:
    """The text of a filter's value, charged for its length. Raises Unwritable for a value that is neither text nor a number."""
    text = markdown(value) if not isinstance(value, str) else value
    charge(len(text) >> 4)
    return text


def cn(number: Any) -> str:
    """A number in Chinese numerals: 五 for 5. Any other text comes back unchanged."""
    text = words(number)
    try:
        return to_han(int(text))
    except ValueError:
        return text


def cn_count(number: Any) -> str:
    """A number in front of a measure word: 两 for 2, else as `cn`."""
    plain = words(number)
    if plain == "0":
        _notice(Fault("outline.counts-none", None, {"found": to_han(0)}))
    return "两" if plain == "2" else cn(number)


def cn_date(text: Any) -> Any:
    """2026-11-21 as 2026年11月21日, months and days without a leading zero (GB/T 15835-2011). Any other text comes back unchanged."""
    plain = words(text)
    shown = shown_date(plain)
    return text if shown == plain else shown


def sentence(text: Any, end: str = FULL_STOP) -> Any:
    """A text with a mark at its end, which is added where the text has none."""
    plain = words(text)
    if len(plain) == 0 or brings_end(bare_of(plain)) or isinstance(text, Unended):  # an unfilled blank is false but not empty
        return text
    return joined((text, end)) if isinstance(text, Markdown) else f"{plain}{words(end)}"


def bare(text: Any) -> str:
    """A heading without the mark that ends it."""
    return type(text)(split_end(words(text))[0]) if type(text) is Markdown else split_end(words(text))[0]


# ---------------------------------------------------------------- bodies


def paragraphs(
    body: Iterable[Any],
    marks: str = _POINTS.marks,
    points: str = _POINTS.points,
    frame: str = _POINTS.frame,
    end: str = _POINTS.end,
) -> Markdown:
    """The paragraphs and points of a body.

    marks: the numbering style of its points.
    points: ``own`` or ``run-on``.
    frame: the frame of their headings.
    end: the mark between a point's heading and its text, where the heading has none. If the outline gives the section ``marks`` or
    ``points``, these win.
    """
    if isinstance(body, Blank):
        return body
    _short_end(end)
    points = _stands(points)
    blocks = body_blocks(tree_items(body, PointStyle(marks, points, end, frame)), known=BUDGET.get().blocks)
    lead = "\n\n" if blocks and not isinstance(body, str) and _opens_with_own(body, points) else ""
    return _charged(lead + "\n\n".join(blocks))


def _stands(said: str) -> str:
    """How points or headings stand: ``own`` or ``run-on``, also by the Chinese words. Raises FilterFault for another word."""
    if said not in (OWN, RUN_ON, *_STANDS):
        raise FilterFault("template.no-such-stand", found=str(said)[:LONGEST_NUMBER])
    return _STANDS.get(said, said)


_STANDS = {"另起": OWN, "接排": RUN_ON}
LONGEST_END = 4


def _short_end(end: str) -> None:
    """Raise FilterFault for an end of a heading that is no mark."""
    if len(end) > LONGEST_END:
        raise FilterFault("template.long-end", found=end[:LONGEST_NUMBER], most=LONGEST_END)


def _charged(text: str) -> Markdown:
    BUDGET.get().text(len(text))
    charge(len(text) >> 4)
    return Markdown(text)


def _opens_with_own(body: Iterable[Any], points: str) -> bool:
    """Whether the body begins with a point in a paragraph of its own.

    Such a point must not continue the paragraph of a run-in heading.
    """
    first = next(iter(body), None)
    return isinstance(first, OutlinePoint) and (first.paragraph or getattr(body, "points", None) or points) == OWN


def tree_items(body: Iterable[Any], style: PointStyle) -> tuple[Item, ...]:
    """The items of an outline's body as items of a `Speech`; `drafter.mine.emit.units.body_values` is the inverse."""
    style = style.with_keys(getattr(body, "marks", None), getattr(body, "points", None))
    items: list[Item] = []
    outline_points = [item for item in body if isinstance(item, OutlinePoint)]
    if not outline_points:
        return (marked(body),) if isinstance(body, str) else tuple([shown_line(marked(item)) for item in body])
    counted = numbers([point.mark for point in outline_points])
    for item in body:
        if not isinstance(item, OutlinePoint):
            items.append(shown_line(marked(item)))
            continue
        number = next(counted)
        heading, inner, marks, points, mark, paragraph, end, typed, unended, before = item  # ten names cost less than ten look-ups
        below: tuple[Any, ...] = inner
        if len(inner) != 1 or type(inner[0]) is not str or has_marks(inner[0]):
            below = tree_items(inner, style.below(marks, points))
        run_on = (paragraph or style.points) != OWN
        if before is not None and run_on and items and isinstance(items[-1], str):
            _notice(before.fault)
        if unended is not None and run_on and isinstance(below[-1], str):
            _notice(unended.fault)
            below = (*below[:-1], joined_texts((below[-1], FULL_STOP)))
        if mark is None:
            mark = mark_text(number, style.marks, number if item is outline_points[-1] else None)
            if typed is not None:
                counted_mark(typed, mark)
        if typed is not None:
            heading = _as_typed(item, mark)
        if not isinstance(heading, str) or style.frame != OPEN_FRAME:
            heading = filled(heading, style.frame) if heading else ""
        words, ending = split_end(marked(heading))
        if words and not ending and end is None and takes_end(words, below):
            ending = style.end
        items.append(_point((mark, words or None, ending, below, not run_on)))
    return tuple(items)


def subsections(
    sections: Sequence[OutlineSection],
    marks: str = _SUBSECTIONS.marks,
    points: str = _SUBSECTIONS.points,
    level: int = _SUBSECTIONS.level,
    *,
    point_marks: str = _SUBSECTIONS.point_marks,
    end: str = _SUBSECTIONS.end,
    paragraph: str = _SUBSECTIONS.paragraph,
) -> Markdown:
    """The sub-sections of a section and all deeper levels, which take the marks that the standard orders.

    point_marks: the numbering style of their points, if it is not 一是. paragraph: ``own`` where headings stand alone, ``run-on``
    where they run in. end: the mark that ends a heading that runs in, a point's too. What a section says of itself wins.
    """
    _short_end(end)
    style = SubsectionStyle(getattr(sections, "marks", None) or marks, _stands(points), level, point_marks, end, _stands(paragraph))
    blocks = [block for section in tree_sections(sections, style) for block in section_blocks(section, level)]
    return _charged("\n\n".join(blocks))


def tree_sections(sections: Sequence[OutlineSection], style: SubsectionStyle) -> list[Section]:
    """Sub-sections as sections of a `Speech`."""
    result = []
    for section, number in zip(sections, numbers([section.mark for section in sections]), strict=True):
        total = number if section is sections[-1] else None
        run_in = (section.paragraph or style.paragraph) == RUN_ON
        mark = section.mark if section.mark is not None else counted_mark(section.typed, mark_text(number, style.marks, total))
        heading = _as_typed(section, mark)
        words, ending = split_end(marked(filled(unescape(str(HEADING_BLANK)) if heading is None else heading, OPEN_FRAME)))
        if run_in and words and not ending and section.end is None:
            ending = style.end
        result.append(
            Section(
                mark,
                words,
                ending,
                run_in,
                tree_items(section.body, style.of_points().with_keys(section.marks, section.points)),
                tuple(tree_sections(section.sections, style.below(section.marks))),
            )
        )
    return result


def attachment_list(attachments: Sequence[Attachment]) -> Markdown:
    """The list of the attachments behind the text: ``附件：1. 工作要点``, the numbers only where there are several (GB/T 9704-2012, 7.3.4)."""
    several = len(attachments) > 1
    listed = [
        Styled(
            f"{'附件：' if number == 1 else ''}{f'{number}. ' if several else ''}{bare_of(one.name)}",
            "attachments" if number == 1 else "attachments-more",
        )
        for number, one in enumerate(attachments, 1)
    ]
    return _charged("\n\n".join(body_blocks(listed)))


def attached(attachments: Sequence[Attachment], marks: str = _POINTS.marks) -> Markdown:
    """The attachments that have a text, each behind a page break: ``附件1``, its name, its text (GB/T 9704-2012, 7.3.7)."""
    several = len(attachments) > 1
    blocks: list[str] = []
    for number, one in enumerate(attachments, 1):
        if one.body:
            head = (Styled(f"附件{number if several else ''}", "attachment"), Styled(bare_of(one.name), "attachment-title"))
            blocks += body_blocks([*head, *tree_items(one.body, PointStyle(marks, OWN))])
    return _charged("\n\n".join(blocks))


def lines(value: Lines) -> tuple[Any, ...]:
    """The lines of a key of the front, which is a text or a list of texts."""
    return tuple(value) if isinstance(value, (tuple, list)) else (value,) if value or isinstance(value, Blank) else ()


# ---------------------------------------------------------------- Jinja's own, bounded


def join(values: Iterable[Any], between: str = "") -> Markdown:
    """Texts joined."""
    parts: list[Any] = []
    for number, value in enumerate(values):
        parts += (between, value) if number else (value,)
    charge(len(parts))
    return joined(parts)


def replace(text: str, old: str, new: str) -> str:
    """A text with every `old` made `new`."""
    text, old, new = words(text), words(old), words(new)
    if isinstance(text, Markdown):
        new = markdown(new)
    BUDGET.get().text(len(text) + (len(text) + 1 if not old else text.count(old)) * len(new))
    result = text.replace(old, new)
    return Markdown(result) if isinstance(text, Markdown) else result


def default(value: Any, instead: Any = "", empty: bool = False) -> Any:
    """`instead` where a value is undefined; with `empty` also where it is empty."""
    return jinja.do_default(value, instead, empty)


def trim(text: str) -> str:
    """A text without blanks at its ends."""
    return Markdown(words(text).strip()) if isinstance(text, Markdown) else words(text).strip()


def first(values: Any) -> Any:
    """The first of a list; empty where there is none."""
    return next(iter(values), "")


def last(values: Any) -> Any:
    """The last of a list; empty where there is none."""
    return values[-1] if values else ""


def int_(value: Any, default: Any = None, base: int = 10) -> Any:
    """A value as a whole number, Chinese numerals too; nothing is 0. Raises FilterFault for words, where no default stands for them."""
    if not isinstance(value, str) or base != 10 or not value.strip() or isinstance(value, Blank):
        charge(len(value) if isinstance(value, str) else 1)
        return jinja.do_int(value[:LONGEST_NUMBER] if isinstance(value, str) else value, 0 if default is None else default, base)
    try:
        return int(float(value)) if re.fullmatch(r"\s*[+-]?\d+\.\d+\s*", value[:LONGEST_NUMBER]) else whole_number(value)
    except FilterFault:
        if default is None:
            raise
        return default


def float_(value: Any, default: float | None = None) -> float:
    """A value as a number with decimals, Chinese numerals too; nothing is 0. Raises FilterFault for words, where no default stands for them."""
    if not isinstance(value, str) or not value.strip() or isinstance(value, Blank):
        return jinja.do_float(value, 0.0 if default is None else default)
    text = words(value).strip()[: 2 * LONGEST_NUMBER]
    if re.fullmatch(r"[+-]?\d+(?:\.\d+)?", text):
        return float(text)
    try:
        return float(whole_number(text))
    except FilterFault:
        if default is None:
            raise
        return default


_MOST_DECIMALS = 15


def round_(number: Any, precision: int = 0, method: str = "common") -> float:
    """A number rounded to some decimals: ``common`` rounds half up, ``ceil`` up, ``floor`` down. A text is taken for the number that it says."""
    number = float_(number) if isinstance(number, str) else number
    if not -_MOST_DECIMALS <= precision <= _MOST_DECIMALS:
        raise FilterFault("template.decimals", found=precision, most=_MOST_DECIMALS)
    return jinja.do_round(number, precision, method)  # type: ignore[arg-type]


FILTERS: Mapping[str, Callable[..., Any]] = {
    "mark": mark,
    "heading": heading,
    "lines": lines,
    "frame": frame,
    "cn": cn,
    "cn_count": cn_count,
    "cn_date": cn_date,
    "sentence": sentence,
    "bare": bare,
    "paragraphs": paragraphs,
    "attachment_list": attachment_list,
    "attached": attached,
    "subsections": subsections,
    "join": join,
    "replace": replace,
    "default": default,
    "trim": trim,
    "first": first,
    "last": last,
    "length": jinja.FILTERS["length"],
    "round": round_,
    "int": int_,
    "float": float_,
}
"""Every filter of a template."""

TESTS = (
    "defined",
    "undefined",
    "none",
    "string",
    "number",
    "mapping",
    "sequence",
    "odd",
    "even",
    "divisibleby",
    "in",
    "eq",
    "ne",
    "gt",
    "ge",
    "lt",
    "le",
)
"""Every test of a template (``is defined``)."""
