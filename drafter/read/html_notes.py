"""The footnotes of a web page: a mark is a link to a paragraph further below, and that paragraph links back to the mark.

Drafter, pandoc and wikis write them so. Links that lead one way only (a table of contents, ``回顶部``) are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

LONGEST_MARK = 8
"""The most characters of a mark: ①, [12], 注3."""
LONGEST = 3000
"""The most characters of a footnote."""
MOST_LINKS = 5000
"""A page with more links inside itself is an index."""
AROUND = 3
"""In how many elements around a link the name may stand to which its footnote links back: ``<sup id="mark-1"><a href="#note-1">``."""
_BLOCKS = frozenset(("p", "li", "dd", "div", "td", "aside"))
_BLANKS = re.compile(r"\s+")


def notes_of(body: LexborNode) -> Iterator[tuple[LexborNode, str]]:
    """The marks of footnotes in order, each with the text of its footnote. The footnotes are taken out of the page; who has a mark replaces it."""
    links = body.css('a[href^="#"]')
    if not 1 < len(links) <= MOST_LINKS:
        return
    named = {name: node for node in body.css("[id], a[name]") for name in _names(node)}
    taken: set[int] = set()
    for link in links:
        target = named.get((link.attributes["href"] or "")[1:])
        if target is None or len(link.text().strip()) > LONGEST_MARK or link.mem_id in taken:
            continue
        note = _block(target)
        around = list(_with_parents(link))
        back = {f"#{name}" for node in around[: AROUND + 1] for name in _names(node)}
        if note is None or any(node.mem_id == note.mem_id for node in around):
            continue
        backs = [node for node in note.css("a[href]") if node.attributes["href"] in back]
        if not backs or len(note.text()) > LONGEST:
            continue
        taken |= {node.mem_id for node in note.css("a")}
        for node in backs:
            _marked(node).decompose()
        text = _BLANKS.sub(" ", note.text()).strip()
        note.decompose()
        if text:
            yield _marked(link), text


def _names(node: LexborNode) -> list[str]:
    attributes = node.attributes
    return [name for name in (attributes.get("id"), attributes.get("name") if node.tag == "a" else None) if name]


def _with_parents(node: LexborNode) -> Iterator[LexborNode]:
    above: LexborNode | None = node
    while above is not None:
        yield above
        above = above.parent


def _block(node: LexborNode) -> LexborNode | None:
    """The paragraph in which an element stands, or that it is."""
    return next((above for above in _with_parents(node) if above.tag in _BLOCKS), None)


def _marked(link: LexborNode) -> LexborNode:
    """A link with the raised element around it, if it is all that stands there."""
    parent = link.parent
    alone = parent is not None and parent.tag == "sup" and parent.text().strip() == link.text().strip()
    return parent if alone and parent is not None else link
