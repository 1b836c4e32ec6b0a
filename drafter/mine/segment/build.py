"""The tree from its units: sections, points in paragraphs of their own, points that run on, text between and after them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from drafter.mine.clean.lines import finished
from drafter.mine.segment.headings import Cut, by_colon, cuts
from drafter.mine.segment.outline import Unit
from drafter.mine.segment.points import items_of, points
from drafter.mine.segment.sentences import is_single
from drafter.speech.tree import MAX_LEVEL, Item, Section

LONGEST_LINE = 60
"""A heading that stands alone and has no mark of punctuation at its end is no longer than this."""
LONGEST_SENTENCE = 45
"""… and one that is a sentence no longer than this."""


class Span(NamedTuple):
    """A unit with the paragraphs it covers, from its own to `stop`, and the units inside it."""

    unit: Unit
    stop: int
    inner: Sequence[Unit] = ()

    @property
    def at(self) -> int:
        """The paragraph that opens it."""
        return self.unit.at

    @property
    def lone(self) -> bool:
        """Whether nothing follows it before the next."""
        return self.stop == self.unit.at + 1


class Body(NamedTuple):
    """What stands in a container."""

    items: tuple[Item, ...]
    sections: tuple[Section, ...]


def sections_of(paragraphs: Sequence[str], units: Sequence[Unit], stop: int) -> tuple[Section, ...]:
    """The sections that units of depth 0 open, the last one down to `stop`."""
    spans = _spans(units, stop)
    return _sections(paragraphs, spans, 1)


def body_of(
    paragraphs: Sequence[str], units: Sequence[Unit], start: int, stop: int, level: int = 1, *, run_on: bool = True
) -> Body:
    """The items, and nested sections, of the paragraphs from `start` to `stop`; `units` open inside it, and nowhere else.

    run_on: whether a paragraph of it may hold a list.
    """
    if not units:
        return Body(tuple(item for index in range(start, stop) for item in _paragraph(paragraphs[index], run_on=run_on)), ())
    spans = _spans(units, stop)
    items: list[Item] = list(paragraphs[start : spans[0].at])
    sections: list[Section] = []
    for _, group in groupby(spans, key=lambda span: span.unit.chain):
        chain = list(group)
        if level < MAX_LEVEL and (sections or _stand_alone(paragraphs, chain)):
            lines, chain = _points_first(paragraphs, chain) if not sections else ([], chain)
            items += _points(paragraphs, lines, level)
            sections += _sections(paragraphs, chain, level + 1)
        else:
            items += _points(paragraphs, chain, level)
    return Body(tuple(items), tuple(sections))


def _paragraph(text: str, *, run_on: bool) -> tuple[Item, ...]:
    found = items_of(text) if run_on else (text,)
    if found and not isinstance(found[0], str):  # it opens the paragraph
        return (found[0]._replace(own_paragraph=True), *found[1:])
    return found


def _spans(units: Sequence[Unit], stop: int) -> list[Span]:
    """The outermost of the units, each with what it covers."""
    depth = min(unit.depth for unit in units)
    outer = [number for number, unit in enumerate(units) if unit.depth == depth or number == 0]
    ends = [*outer[1:], len(units)]
    return [
        Span(units[number], units[end].at if end < len(units) else stop, units[number + 1 : end])
        for number, end in zip(outer, ends, strict=True)
    ]


def _words(paragraphs: Sequence[str], span: Span) -> str:
    return paragraphs[span.at][len(span.unit.mark) :]


# ---------------------------------------------------------------- sections


def _sections(paragraphs: Sequence[str], spans: Sequence[Span], level: int) -> tuple[Section, ...]:
    colons = by_colon([_words(paragraphs, span) for span in spans if span.lone or finished(paragraphs[span.at])])
    run_in = [
        index
        for index, span in enumerate(spans)
        if (colons and (span.lone or finished(paragraphs[span.at])))
        or not is_single(_words(paragraphs, span))
        or _glued(paragraphs, span)
    ]
    found = dict(zip(run_in, cuts([_words(paragraphs, spans[index]) for index in run_in]), strict=True))
    return tuple(_section(paragraphs, span, found.get(index), level) for index, span in enumerate(spans))


GLUED = 120


def _glued(paragraphs: Sequence[str], span: Span) -> bool:
    """Whether a unit of one sentence must be a heading and text whose full stop was lost."""
    return len(_words(paragraphs, span)) > GLUED and span.lone


def _section(paragraphs: Sequence[str], span: Span, cut: Cut | None, level: int) -> Section:
    body = body_of(paragraphs, span.inner, span.at + 1, span.stop, level)
    if cut is None or not (cut.rest or cut.heading):
        return Section(span.unit.mark, _words(paragraphs, span), "", False, body.items, body.sections)
    return Section(
        span.unit.mark,
        cut.heading,
        cut.end,
        True,
        (*(items_of(cut.rest) if not span.inner else (cut.rest,) if cut.rest else ()), *body.items),
        body.sections,
    )


# ---------------------------------------------------------------- points in paragraphs of their own


def _stand_alone(paragraphs: Sequence[str], chain: Sequence[Span]) -> bool:
    """Whether the units of a list are headings that stand alone, at least half of them."""
    alone = [_is_heading(paragraphs, span) and not span.lone for span in chain]
    return sum(alone) * 2 >= len(chain) or (any(alone) and sum(not span.lone for span in chain[:-1]) * 2 >= len(chain))


def _is_heading(paragraphs: Sequence[str], span: Span) -> bool:
    words = _words(paragraphs, span)
    return is_single(words) and len(words) <= (LONGEST_SENTENCE if words[-1:] in "。！？；" else LONGEST_LINE)


def _points_first(paragraphs: Sequence[str], chain: list[Span]) -> tuple[list[Span], list[Span]]:
    """The points that come before the first heading that stands alone, and the rest."""
    first = next((i for i, span in enumerate(chain) if _is_heading(paragraphs, span)), len(chain))
    return chain[:first], chain[first:]


def _points(paragraphs: Sequence[str], chain: Sequence[Span], level: int) -> list[Item]:
    """Points, each with what it covers; behind the last, text that the others have no like of stands for itself."""
    made = points([span.unit.mark for span in chain], [_words(paragraphs, span) for span in chain], level, own_paragraph=True)
    single = all(span.lone for span in chain[:-1])
    items: list[Item] = []
    for span, point in zip(chain, made, strict=True):
        inner = span.inner
        apart = (single and not inner and len(chain) > 1) or not point.body
        covered = _covered(paragraphs, inner, span, level + 1)
        items.append(point if apart else point._replace(body=(*point.body, *covered)))
        if apart:
            items += body_of(paragraphs, [], span.at + 1, span.stop).items if not inner else covered
    return items


def _covered(paragraphs: Sequence[str], inner: Sequence[Unit], span: Span, level: int) -> tuple[Item, ...]:
    """The paragraphs below a point; lists in them are points only while the tree goes no deeper than it may."""
    if not inner or level > MAX_LEVEL:
        return tuple(paragraphs[span.at + 1 : span.stop])
    spans = _spans(inner, span.stop)
    items: list[Item] = list(paragraphs[span.at + 1 : spans[0].at])
    for _, group in groupby(spans, key=lambda item: item.unit.chain):
        items += _points(paragraphs, list(group), level)
    return tuple(items)
