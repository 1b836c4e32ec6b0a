"""Page breaks: those that somebody typed in the document or took out of it, as edits of the outline.

A break is a property of the paragraph below it. The breaks of three pages are compared: the outline's, the document's, and those of the
document as it was rendered, of which the remembered digests tell (a break is an empty paragraph there). What only one side changed is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from yaml.nodes import MappingNode, ScalarNode, SequenceNode

from drafter.errors import Fault
from drafter.outline.edit.content import WrittenBody
from drafter.outline.edit.edit import Edit
from drafter.pull.added import spot_between
from drafter.pull.align import kept
from drafter.pull.comparison import Comparison
from drafter.pull.edited import BLANKS, EditedPage
from drafter.speech.digests import digest
from drafter.speech.flow import HEAD, document_paragraphs, worded_paragraphs
from drafter.speech.lines import BY_KEY, BY_NAME, FOOTNOTE, PAGE_BREAK
from drafter.speech.numbering import recognise
from drafter.template.trace import Trace

_FRONT = frozenset((*HEAD, "salutation", "bundle-title", "bundle-count"))


class Breaks(NamedTuple):
    """The breaks to write into an outline, those to take out of it, and those that have no place in one, each as the number of the paragraph below it."""

    added: frozenset[int] = frozenset()
    removed: frozenset[int] = frozenset()
    lost: frozenset[int] = frozenset()


def breaks_of(trace: Trace) -> set[int]:
    """The paragraphs of an outline's page above which the outline breaks the page."""
    found, at, broken = set(), 0, False
    for _, paragraph in document_paragraphs(trace.document):
        if paragraph.kind == PAGE_BREAK:
            broken = True
        elif paragraph.text.strip() and paragraph.kind != FOOTNOTE:
            if broken:
                found.add(at)
            at, broken = at + 1, False
    return found


def changes(trace: Trace, page: EditedPage) -> Breaks:
    """The breaks that only the document has, and those that only the outline has, and that the document had when it was rendered."""
    if page.pages is None:
        return Breaks()
    counterpart = {
        new: old for old, new in kept(list(map(_key, trace.lines)), [_key(line.text) for line in page.typed or page.lines])
    }
    made = breaks_of(trace)
    wanted = {at for line in page.pages if (at := _below(line, counterpart)) is not None} - set(_begun(trace))
    rendered = _rendered(trace, page, made)
    known = {*counterpart.values(), *(at + 1 for at in counterpart.values())}
    lost = {at for at in wanted if at < len(trace.kinds) and trace.kinds[at][0] in _FRONT}
    return Breaks(frozenset(wanted - made - rendered - lost), frozenset(made & rendered & known - wanted), frozenset(lost))


def _begun(trace: Trace) -> Iterator[int]:
    """The paragraphs that begin a page without a break: the first of each speech, an attachment; and the end of the page."""
    before = -1
    for at, (number, paragraph) in enumerate(worded_paragraphs(trace.document)):
        kind = paragraph.kind
        if number != before or (kind in BY_NAME and BY_NAME[kind].new_page):
            yield at
        before = number
    yield len(trace.lines)


def _key(text: str) -> str:
    """What a paragraph is known by: its text without its ordinal, which either side may count otherwise."""
    text = text.strip(BLANKS)
    mark = recognise(text)
    return text[len(mark.text) :] if mark else text


def _below(line: int, counterpart: Mapping[int, int]) -> int | None:
    """The paragraph of the outline's page that a line of the document became; the one behind its neighbour where the line is unknown."""
    if line in counterpart:
        return counterpart[line]
    return counterpart[line - 1] + 1 if line - 1 in counterpart else None


def _rendered(trace: Trace, page: EditedPage, made: set[int]) -> set[int]:
    """The paragraphs of the outline's page above which the document, as it was rendered, had a break; `made` where it does not tell."""
    if not page.rendered:
        return made
    counterpart = {new: old for old, new in kept(tuple(map(digest, trace.lines)), page.rendered)}
    return {at for line in page.rendered_pages if (at := _below(line, counterpart)) is not None}


def edits_of(page: Comparison, wanted: Breaks) -> list[Edit]:
    """The edits that write breaks and take breaks out."""
    return [*_removals(page, wanted.removed), *_additions(page, sorted(wanted.added))]


def _additions(page: Comparison, added: Iterable[int]) -> Iterator[Edit]:
    kind = BY_NAME[PAGE_BREAK]
    for at in added:
        spot = spot_between(page, at - 1, at)
        if spot is not None:
            item = {kind.alias if page.content.chinese else kind.key: ""}
            yield page.editor.with_paragraphs(spot.body, spot.at, [item])


def _removals(page: Comparison, removed: frozenset[int]) -> Iterator[Edit]:
    for body, index in _items(page.content.bodies.values()):
        assert isinstance(body.node, SequenceNode)
        if _paragraph_below(page, body.node.value[index].start_mark.index) in removed:
            yield page.editor.without_item(body.node, index)


def _items(bodies: Iterable[WrittenBody]) -> Iterator[tuple[WrittenBody, int]]:
    """The items of bodies that are page breaks, each with its index."""
    for body in bodies:
        for index, item in enumerate(body.node.value if isinstance(body.node, SequenceNode) else ()):
            key = item.value[0][0] if isinstance(item, MappingNode) and item.value else None
            if isinstance(key, ScalarNode) and key.value in BY_KEY and BY_KEY[key.value].name == PAGE_BREAK:
                yield body, index


def _paragraph_below(page: Comparison, start: int) -> int | None:
    """The paragraph with a break that is nearest above the first text written behind a place of the outline."""
    behind = next((value.number for value in page.values if value.node.start_mark.index > start), None)
    shown = next(
        (at for at, segments in enumerate(page.trace.paragraphs) if any(segment.value == behind for segment in segments)), None
    )
    last = len(page.made) if behind is None or shown is None else shown
    return max((at for at in breaks_of(page.trace) if at <= last), default=None)


def notices(trace: Trace, wanted: Breaks) -> list[Fault]:
    """A notice for each break that could not be written, or taken out."""
    return [
        Fault("pull.page-break", trace.place_of(at), {"text": trace.lines[at]})
        for at in sorted(wanted.added | wanted.removed | wanted.lost)
    ]
