"""What a document remembers of how it was rendered, and texts of its headers and footers that somebody added."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import count, takewhile
from typing import TYPE_CHECKING, NamedTuple

from drafter.read.docx.names import RELATIONS, WORD
from drafter.read.docx.plain import plain
from drafter.speech import digests
from drafter.write.docx.stamp import CUSTOM

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from drafter.read.package import Package, Relation

_REFERENCES = (f"{WORD}headerReference", f"{WORD}footerReference")
_TEXT_PATH = "{urn:schemas-microsoft-com:vml}textpath"
_PAGE_WORDS = ("第页", "第页共页", "共页", "Page", "PageofPage", "Pageof")
"""The words beside page numbers in documents of former versions, which do not tell them."""


class Remembered(NamedTuple):
    """What a document says of the page that was rendered.

    page: the digests of its paragraphs, `digests.NOTHING` for a page break.
    beside: what the words beside a page number may be.
    above_contents: the line above the contents, None where the document does not tell.
    around: the digests of the words in headers and footers that the layout wrote.
    head, tail: those of the paragraphs of a letterhead in front of the speech and behind it. notes: those of the footnotes.
    widths: those of the pictures, in millimetres.
    """

    page: tuple[bytes, ...]
    beside: tuple[str, ...]
    above_contents: str | None
    around: tuple[bytes, ...] = ()
    tail: tuple[bytes, ...] = ()
    notes: tuple[bytes, ...] = ()
    widths: tuple[int, ...] = ()
    head: tuple[bytes, ...] = ()


_DIGITS = 5
"""The most figures of a width in millimetres; whoever writes more did not render the document."""


def remembered_by(package: Package) -> Remembered:
    """What the custom properties of a document say."""
    root = package.xml(CUSTOM)
    said = {element.get("name", ""): "".join(element.itertext()) for element in root} if root is not None else {}
    page, notes, head = (
        tuple(digests.read("".join(takewhile(bool, (said.get(f"{name}{number}", "") for number in count(1))))))
        for name in (digests.PAGE, digests.NOTES, digests.HEAD)
    )
    beside = (said[digests.FOOTER_WORDS],) if digests.FOOTER_WORDS in said else _PAGE_WORDS
    widths = tuple(int(width) for width in said.get(digests.PICTURES, "").split() if width.isdecimal() and len(width) <= _DIGITS)
    around = tuple(digests.read(said.get(digests.AROUND, "")))
    tail = tuple(digests.read(said.get(digests.TAIL, "")))
    return Remembered(page, beside, said.get(digests.CONTENTS), around, tail, notes, widths, head)


def _word_art(part: Element | None) -> Iterator[str]:
    """The words of a watermark."""
    for element in part.iter(_TEXT_PATH) if part is not None else ():
        yield element.get("string", "")


def texts_beside(
    package: Package, root: Element, links: Mapping[str, Relation], known: Collection[str], around: Collection[bytes] = ()
) -> Iterator[tuple[str, str]]:
    """The texts of headers and footers that are no page number, each once with its kind.

    root: of the main part, whose relations are `links`. known: words of page numbers. around: the digests of words that
    the layout wrote there.
    """
    shown = dict.fromkeys(mark.get(f"{RELATIONS}id", "") for mark in root.iter() if mark.tag in _REFERENCES)
    seen: set[tuple[str, str]] = set()
    for link in (links[name] for name in shown if name in links and not links[name].outside):
        part = package.xml(link.target)
        text = "\n".join(filter(None, (plain(part), *_word_art(part))))
        words = digests.words_of_footer(text)
        if words not in ("", *known) and digests.digest(words) not in around and (link.kind, text) not in seen:
            seen.add((link.kind, text))
            yield link.kind, text
