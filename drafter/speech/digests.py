"""Digests of a page's paragraphs: what a Word document remembers of the page that was rendered.

Pulling needs them. If the outline was edited after rendering, they tell which paragraphs changed in the outline and which in the document. A
digest of 24 bits does not tell what a paragraph said, and two different ones have the same digest once in 16 million times.
"""

from __future__ import annotations

import re
from binascii import a2b_base64, b2a_base64
from collections.abc import Iterable
from struct import pack
from zlib import crc32

from drafter.speech.text import UNPRINTABLE

PAGE = "DrafterPage"
"""The custom properties with the digests have this name and a number from 1."""
NOTES = "DrafterFootnotes"
"""The custom properties with the digests of the footnotes have this name and a number from 1."""
PICTURES = "DrafterPictures"
"""The custom property with the widths of the pictures in millimetres, in order."""
FOOTER_WORDS = "DrafterFooter"
"""The custom property with the words of the footer beside the page number, if it has some."""
AROUND = "DrafterAround"
"""The custom property with the digests of the words of headers and footers, where the layout has such words."""
HEAD = "DrafterHead"
"""The custom properties with the digests of the paragraphs in front of the speech, in a document that was written into a file of the office.

They have this name and a number from 1. The first digest is that of no text, so that one property is there even where the speech comes first.
"""
TAIL = "DrafterTail"
"""The custom property with the digests of the paragraphs behind the speech there."""
CONTENTS = "DrafterContents"
"""The custom property with the line above a bundle's table of contents."""
_BYTES = 3
_MOST = 50_000
"""The most paragraphs of a page with digests. They take 4 bytes each; a longer page has none."""


def digest(text: str) -> bytes:
    """The digest of a paragraph. Blanks at its ends do not count."""
    return _sum(text).to_bytes(4, "big")[1:]


def _sum(text: str) -> int:
    if "[^" in text:  # what a footnote is called is of no account: Word counts them
        text = re.sub(r"\[\^[^\[\]]+\]", "[^]", text)
    if not text.isprintable():
        text = UNPRINTABLE.sub("", text)
    return crc32(text.strip().encode("utf-8", "surrogatepass"))


def of_letterhead(text: str) -> bytes:
    """The digest of a paragraph of a letterhead. Blanks do not count: programs write tabs and breaks of lines each in their way."""
    return digest("".join(text.split()))


NOTHING = digest("")
"""The digest of a page break, the only paragraph without words."""


def written(texts: Iterable[str]) -> str:
    """The digests of the paragraphs of a page, as text."""
    found = list(texts)
    page = "".join(found)
    if "[^" not in page and page.replace("\u3000", "").isprintable():  # nearly always
        sums = [crc32(text.strip().encode()) for text in found]
    else:
        sums = [_sum(text) for text in found]
    if len(sums) > _MOST:
        return ""
    digests = bytearray(pack(f">{len(sums)}I", *sums))
    del digests[::4]  # the first byte of each
    return b2a_base64(digests, newline=False).decode()


LONGEST = 252
"""The most characters of a custom property. Word lets people see and keep 255; a digest takes four."""


def numbered(name: str, texts: Iterable[str]) -> dict[str, str]:
    """The digests of some texts as custom properties, by names with a number from 1; as many as they need."""
    said = written(texts)
    return {f"{name}{number}": said[at : at + LONGEST] for number, at in enumerate(range(0, len(said), LONGEST), 1)}


def read(text: str) -> list[bytes]:
    """The digests that a text holds; none if it is damaged."""
    try:
        data = a2b_base64(text, strict_mode=True)
    except ValueError:  # of letters that are none of base64, and of no digests of whole length
        return []
    return [data[at : at + _BYTES] for at in range(0, len(data), _BYTES)] if len(data) % _BYTES == 0 else []


def words_of_footer(text: str) -> str:
    """The letters of a footer, without page numbers, dashes and blanks: ``第1页`` has ``第页``."""
    return "".join(filter(str.isalpha, text))
