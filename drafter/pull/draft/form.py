"""A draft in the form that its template has: ordinals of the template's kind, headings where the template puts them.

An ordinal is replaced by the template's ordinal of the same number. An ordinal with words (``一是``, ``首先，``, ``第一部分``) stays, because its words would be
lost. An ordinal without words never becomes one with words, because ``1.这是……`` would become ``一是这是……``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.mine.emit.styles import SectionStyle, points_of
from drafter.speech.numbering import HAN, Style, from_han, recognise, style_named
from drafter.speech.style import RUN_ON, HeadingStyle, PointStyle, SubsectionStyle
from drafter.speech.tree import Item, Point, Section

LONGEST_ALONE = 40
"""The most characters of a run-in heading that may be made to stand alone."""

_FIGURES = f"{HAN}百0-9０-９"
_NO_WORDS = re.compile(rf"[{_FIGURES}①-⑳⑴-⒇⒈-⒛Ⅰ-Ⅻ㈠-㈩（）()\[\]、.．，,。：:\s　]")
"""What is no word in an ordinal."""
_SIGN = re.compile(r"[^\w\s—]\s*")
_BARE, _BARE_POINT = ("", "第"), ("",)
"""The words that an ordinal may have and be replaced; of a point or a sub-section, which is in the middle of a sentence, not 第 of ``第一，`` either."""


def formed_sections(sections: Sequence[Section], style: SectionStyle) -> tuple[Section, ...]:
    """The sections of a draft in the form of a template."""
    marks = _marks([section.mark for section in sections], style.heading.marks, _BARE, counts=True)
    placed = _placed(sections, style.heading)
    return tuple(
        section._replace(
            mark=mark,
            body=_points(section.body, style.points_at(place)),
            sections=_below(section.sections, style.below),
        )
        for place, (section, mark) in enumerate(zip(placed, marks, strict=True))
    )


def formed_body(items: Sequence[Item], style: PointStyle) -> tuple[Item, ...]:
    """An opening or a closing in the form of a template."""
    return _points(items, style)


def _below(sections: Sequence[Section], style: SubsectionStyle) -> tuple[Section, ...]:
    marks = _marks([section.mark for section in sections], style.marks, _BARE_POINT, counts=False)
    return tuple(
        section._replace(mark=mark, body=_points(section.body, style.of_points()), sections=_below(section.sections, style.below()))
        for section, mark in zip(sections, marks, strict=True)
    )


def _points(items: Sequence[Item], style: PointStyle) -> tuple[Item, ...]:
    items = [_with_sign(item) if isinstance(item, Point) else item for item in items]
    marks = iter(_marks([point.mark for point in points_of(items)], style.marks, _BARE_POINT, counts=False))
    below = style.below()
    return tuple(
        item._replace(mark=next(marks), body=_points(item.body, below)) if isinstance(item, Point) else item for item in items
    )


def _with_sign(point: Point) -> Item:
    """A point behind a sign as the paragraph that it is: ``• 查数量``. A sign does not count, and would be named for each point of an outline."""
    if not _SIGN.fullmatch(point.mark) or point.heading is not None or len(point.body) != 1 or not isinstance(point.body[0], str):
        return point
    return f"{point.mark}{point.body[0]}"


def _marks(marks: Sequence[str], name: str, bare: Sequence[str], *, counts: bool) -> list[str]:
    """The marks of siblings, as a template writes them. counts: whether it counts siblings too of which none has a mark."""
    style = style_named(name)
    if style is None:
        return list(marks)
    if not any(marks):
        numbered = counts and _words(style.mark(1)) in bare  # else its words would stand in front of the draft's own
        return [_mark(style, number, len(marks)) for number in range(1, len(marks) + 1)] if numbered else list(marks)
    if any(mark and _words(mark) != _words(style.mark(1)) and _words(style.mark(1)) not in _BARE for mark in marks):
        return list(marks)  # the template's ordinals would put words into sentences
    numbers = [_number(mark, bare) for mark in marks]
    if not all(number or not mark for number, mark in zip(numbers, marks, strict=True)):
        return list(marks)
    return [_mark(style, number, len(marks)) or mark for number, mark in zip(numbers, marks, strict=True)]


def _number(mark: str, bare: Sequence[str]) -> int:
    """The number of an ordinal that has no words but those of `bare`; 0 for any other."""
    bare_mark = mark.strip()
    if _words(bare_mark) not in bare:
        return 0
    found = recognise(bare_mark)
    if found is not None and found.text == bare_mark:
        return found.number
    numbers = re.findall(f"[{_FIGURES}]+", bare_mark)
    number = numbers[-1] if numbers else ""  # 2.1 is the first below the second
    return int(number) if number.isdecimal() else from_han(number) or 0


def _words(mark: str) -> str:
    """What a mark says beside its number: 是 in ``一是``."""
    return _NO_WORDS.sub("", mark)


def _mark(style: Style, number: int, total: int) -> str:
    try:
        return style.mark(number, total if number == total else None) if number else ""
    except ValueError:
        return ""


def _placed(sections: Sequence[Section], style: HeadingStyle) -> Sequence[Section]:
    """The sections with their headings alone or run in, as the template has them. Only if the draft has all of them the other way."""
    run_in = style.paragraph == RUN_ON
    if run_in:  # a heading that is all of its section, with its end mark, looks the same either way
        sections = [section._replace(run_in=True) if section.end and not section.body else section for section in sections]
    if not sections or any(section.run_in == run_in or not section.heading or not section.body for section in sections):
        return tuple(sections)
    if run_in:
        return [section._replace(run_in=True, end=section.end or style.end) for section in sections]
    if any(len(section.heading) > LONGEST_ALONE or section.end not in ("", "。") for section in sections):
        return sections
    return [section._replace(run_in=False, end="") for section in sections]
