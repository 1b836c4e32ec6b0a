"""The speech inside the office's own Word file: the blocks between Drafter's bookmarks, without the letterhead around them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from drafter.read.docx.names import WORD
from drafter.read.docx.plain import plain
from drafter.speech import digests
from drafter.write.docx.letterhead import BODY

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


def own_blocks(body: Element, tail: Collection[bytes]) -> Iterable[Element]:
    """The blocks of the speech; the whole body in a document without a letterhead.

    tail: the digests of the paragraphs behind the speech. Further paragraphs there are somebody's additions, and belong to it.
    """
    start = next((mark for mark in body.iter(f"{WORD}bookmarkStart") if mark.get(f"{WORD}name") == BODY), None)
    if start is None:
        return body
    mark_id = start.get(f"{WORD}id")
    container = _container(body, start)
    return list(_between(container, start, mark_id, tail))


def _container(element: Element, mark: Element) -> Element:
    """The element whose blocks hold the speech: the body, or a cell of a table."""
    for child in element:
        if child is mark or (child.tag == f"{WORD}p" and mark in child.iter()):
            return element
        if child.tag != f"{WORD}p" and mark in child.iter():
            return _container(child, mark)
    return element


def _between(container: Element, start: Element, mark_id: str | None, tail: Collection[bytes]) -> Iterator[Element]:
    begun = ended = False
    behind: list[Element] = []
    for block in container:
        begun = begun or block is start or any(element is start for element in block.iter())
        if begun and not ended:
            yield block
        elif ended and block.tag == f"{WORD}p" and plain(block):
            behind.append(block)
        ended = ended or any(element.get(f"{WORD}id") == mark_id for element in block.iter(f"{WORD}bookmarkEnd"))
    yield from _added(behind, tail)


def _added(blocks: Sequence[Element], tail: Collection[bytes]) -> Sequence[Element]:
    """The paragraphs behind the speech that the letterhead has not. As many as it lost were written over its own, which stand below new ones."""
    found = [digests.digest(plain(block)) for block in blocks]
    new = [block for block, one in zip(blocks, found, strict=True) if one not in tail]
    lost = sum(one not in found for one in tail)
    return new[: max(0, len(new) - lost)]
