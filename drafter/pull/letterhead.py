"""The speech inside the office's own Word file: the blocks between Drafter's bookmarks, without the letterhead around them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from drafter.read.docx.names import WORD
from drafter.read.docx.plain import plain
from drafter.speech import digests
from drafter.write.docx.letterhead import BODY

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_FIELDS = frozenset((f"{WORD}fldChar", f"{WORD}fldSimple"))


class Parted(NamedTuple):
    """The blocks of the speech, and the texts that somebody wrote into the letterhead around it."""

    speech: Iterable[Element]
    letterhead: tuple[str, ...] = ()


def parted(body: Element, head: Collection[bytes], tail: Collection[bytes]) -> Parted:
    """The speech and what was changed around it. In a document without a letterhead the whole body is the speech.

    head, tail: the digests of the paragraphs in front of the speech and behind it. A further paragraph directly behind the speech is an
    addition to it.
    """
    starts = [mark for mark in body.iter(f"{WORD}bookmarkStart") if mark.get(f"{WORD}name") == BODY]
    if not starts:  # as where the whole speech was pasted over
        own = {*head, *tail}
        return Parted(
            [block for block in body if not (text := plain(block)) or digests.of_letterhead(text) not in own] if own else body
        )
    ids = {mark.get(f"{WORD}id") for mark in starts}  # LibreOffice writes a second one, and no end for the first
    blocks = list(_between(_container(body, starts[0]), starts[0], ids, tail))
    return Parted(blocks, tuple(_written_around(body, starts[0], blocks, head, tail)) if head else ())


def _written_around(
    body: Element, start: Element, blocks: Sequence[Element], head: Collection[bytes], tail: Collection[bytes]
) -> Iterator[str]:
    """The texts of the letterhead that it did not have when the document was rendered. Those of fields change by themselves."""
    inside = {id(paragraph) for block in blocks for paragraph in block.iter(f"{WORD}p")}
    known = head
    for paragraph in body.iter(f"{WORD}p"):
        if id(paragraph) in inside:
            known = tail
            continue
        if any(element is start or element.tag in _FIELDS for element in paragraph.iter()):
            continue
        if (text := plain(paragraph)) and digests.of_letterhead(text) not in known:
            yield text


def _container(element: Element, mark: Element) -> Element:
    """The element whose blocks hold the speech: the body, or a cell of a table."""
    for child in element:
        if child is mark or (child.tag == f"{WORD}p" and mark in child.iter()):
            return element
        if child.tag != f"{WORD}p" and mark in child.iter():
            return _container(child, mark)
    return element


def _between(container: Element, start: Element, ids: Collection[str | None], tail: Collection[bytes]) -> Iterator[Element]:
    begun = ended = False
    behind: list[Element] = []
    for block in container:
        begun = begun or block is start or any(element is start for element in block.iter())
        if begun and not ended:
            yield block
        elif ended and block.tag == f"{WORD}p" and plain(block):
            behind.append(block)
        ended = ended or any(element.get(f"{WORD}id") in ids for element in block.iter(f"{WORD}bookmarkEnd"))
    yield from _added(behind, tail)


def _added(blocks: Sequence[Element], tail: Collection[bytes]) -> Sequence[Element]:
    """The paragraphs directly behind the speech that the letterhead has not.

    As many as it lost were written over its own, which stand below new ones.
    """
    found = [digests.of_letterhead(plain(block)) for block in blocks]
    lost = sum(one not in found for one in tail)
    new = next((at for at, one in enumerate(found) if one in tail), len(found))
    written_below = sum(one not in tail for one in found[new:])
    return blocks[: max(0, new - max(0, lost - written_below))]
