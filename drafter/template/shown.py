"""The law of rendering: every value of an outline stands on its page, or somebody is told which does not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from drafter.errors import Fault, Place
from drafter.outline.model import Blanks, Body, Heading, Outline, OutlineSection, lines_of
from drafter.speech.text import chinese_date

if TYPE_CHECKING:
    from yaml.nodes import Node

    from drafter.outline.edit.content import Content

FRONT = ("title", "subtitle", "speaker", "date", "salutation")
"""The keys of the front that a page shows; the occasion is for those who write."""


def texts_of(outline: Outline) -> Iterator[str]:
    """The texts that a page shall show, in its order; those of slots last."""
    for key in FRONT:
        yield from lines_of(getattr(outline, key))
    yield from body_texts(outline.opening)
    yield from _section_texts(outline.sections)
    yield from body_texts(outline.closing)
    yield from filter(None, outline.slots.values())


def body_texts(body: Body) -> Iterator[str]:
    """The texts of a body, those of its points too."""
    for item in body:
        if isinstance(item, str):
            yield item
        else:
            yield from _heading_texts(item.heading)
            yield from body_texts(item.body)


def _heading_texts(heading: Heading | None) -> Iterator[str]:
    if isinstance(heading, Blanks):
        yield from heading.words
    elif heading:
        yield heading


def _section_texts(sections: Iterable[OutlineSection]) -> Iterator[str]:
    for section in sections:
        yield from _heading_texts(section.heading)
        yield from body_texts(section.body)
        yield from _section_texts(section.sections)


class Lost(NamedTuple):
    """A text that a page does not show. nth: how many equal texts the outline has before it."""

    text: str
    nth: int


def missing(texts: Iterable[str], page: str) -> list[Lost]:
    """The texts that do not stand on a page. A text that is given twice must stand there twice."""
    lost: list[Lost] = []
    met: Counter[str] = Counter()
    taken: Counter[str] = Counter()
    at = 0
    for text in texts:
        met[text] += 1
        found = page.find(text, at)
        if found >= 0:
            at = found + len(text)
        elif not _elsewhere(text, page, taken):
            lost.append(Lost(text, met[text] - 1))
            continue
        taken[text] += 1
    return lost


def _elsewhere(text: str, page: str, taken: Counter[str]) -> bool:
    """Whether a text that is not where it is looked for stands elsewhere on the page; a date may stand there in its Chinese form."""
    return page.count(text) > taken[text] or (chinese_date(text) != text and chinese_date(text) in page)


def not_shown(content: Content, lost: Iterable[Lost], template: str) -> list[Fault]:
    """A notice for each text that no page shows, at its place; at the file alone where the outline does not have the text as it is."""
    values: dict[str, list[Node]] = {}
    for value in sorted(content.values, key=lambda value: value.role == "slot"):  # in the order of `texts_of`
        values.setdefault(value.text, []).append(value.node)
    notices = []
    for text, nth in lost:
        facts: dict[str, object] = {"found": text, "template": template}
        nodes = values.get(text)
        at = content.source.fault("outline.not-shown", nodes[min(nth, len(nodes) - 1)], **facts) if nodes else None
        notices.append(at or Fault("outline.not-shown", Place(content.source.name), facts))
    return notices
