"""The speech inside the office's own Word file: the blocks between Drafter's bookmarks, without the letterhead around them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from drafter.read.docx.names import COMPATIBILITY, WORD
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


def parted(body: Element, head: Collection[bytes], tail: Collection[bytes], page: Collection[bytes] = ()) -> Parted:
    """The speech and what was changed around it. In a document without a letterhead the whole body is the speech.

    head, tail: the digests of the paragraphs in front of the speech and behind it. A further paragraph directly behind the speech is an
    addition to it. page: those of the speech as it was rendered.
    """
    starts = [mark for mark in body.iter(f"{WORD}bookmarkStart") if mark.get(f"{WORD}name") == BODY]
    if not starts:  # as where the whole speech was pasted over
        own = {*head, *tail}
        return Parted(_foreign(body, own) if own else body)
    ids = {mark.get(f"{WORD}id") for mark in starts}  # LibreOffice writes a second one, and no end for the first
    blocks = list(_between(_container(body, starts[0]), starts[0], ids, tail))
    above = _own_above(body, blocks, head, page)
    return Parted(blocks[above:], tuple(dict.fromkeys(_written_around(body, starts[0], blocks, head, tail))) if head else ())


def _foreign(body: Element, own: Collection[bytes]) -> Sequence[Element]:
    """The blocks from the first to the last that have words which are not the letterhead's, without those of its words only."""
    blocks = list(body)
    words = [[digests.of_letterhead(text) for paragraph in _shown([block]) if (text := plain(paragraph))] for block in blocks]
    foreign = [number for number, found in enumerate(words) if any(one not in own for one in found)]
    if not foreign:
        return []
    inside = range(foreign[0], foreign[-1] + 1)
    return [blocks[number] for number in inside if number in foreign or not words[number]]


def _own_above(body: Element, blocks: Sequence[Element], head: Collection[bytes], page: Collection[bytes]) -> int:
    """How many blocks at the beginning of the speech are lines of the letterhead, into which its bookmark was moved.

    A title that the letterhead has too is the speech's where it stands no more often than in the speech: the letterhead's was deleted.
    """
    speech = {id(paragraph) for block in blocks for paragraph in block.iter(f"{WORD}p")}
    left = Counter(head)
    for paragraph in takewhile(lambda paragraph: id(paragraph) not in speech, body.iter(f"{WORD}p")):
        left[digests.of_letterhead(plain(paragraph))] -= 1
    more = Counter(digests.digest(plain(block)) for block in blocks)
    more.subtract(page)
    for number, block in enumerate(blocks):
        text = plain(block)
        one, own = digests.of_letterhead(text), digests.digest(text)
        if not text or left[one] <= 0 or more[own] <= 0:
            return number
        left[one] -= 1
        more[own] -= 1
    return 0


def _shown(elements: Iterable[Element]) -> Iterator[Element]:
    """The paragraphs in some elements, those of text boxes too, without the copies for older programs (``mc:Fallback``)."""
    waiting = [*elements][::-1]
    while waiting:
        found = waiting.pop()
        if found.tag == f"{COMPATIBILITY}Fallback":
            continue
        if found.tag == f"{WORD}p":
            yield found
        waiting += reversed(found)


def _written_around(
    body: Element, start: Element, blocks: Sequence[Element], head: Collection[bytes], tail: Collection[bytes]
) -> Iterator[str]:
    """The texts of the letterhead that it did not have when the document was rendered. Those of fields change by themselves.

    A paragraph whose text box was changed is not told beside the box.
    """
    inside = {id(paragraph) for block in blocks for paragraph in block.iter(f"{WORD}p")}
    known = head
    for paragraph in _shown([body]):
        if id(paragraph) in inside:
            known = tail
            continue
        if any(element is start or element.tag in _FIELDS for element in paragraph.iter()):
            continue
        if _is_new(paragraph, known) and not any(_is_new(boxed, known) for boxed in _shown(paragraph)):
            yield plain(paragraph)


def _is_new(paragraph: Element, known: Collection[bytes]) -> bool:
    return bool(text := plain(paragraph)) and digests.of_letterhead(text) not in known


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
