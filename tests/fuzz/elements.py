"""Spoils XML and HTML element by element."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tests.fuzz.lots import Lots
from tests.fuzz.text import CHARACTERS, NUMBERS

LONGEST = 300_000
_TAG = re.compile(r"<[^<>]*>|[^<]+|<")
_NAME = re.compile(r"</?\s*([^\s/>]+)")
_ATTRIBUTE = re.compile(r'[\w:.\-]+="([^"]*)"')

LONGEST_TAG = 5_000
"""The characters of a tag that are searched for attributes."""


def spoilt_elements(lots: Lots, markup: str, fragments: Sequence[str]) -> str:
    """Markup after a few changes. fragments: pieces of markup to be put in."""
    pieces = _TAG.findall(markup)
    for _ in range(lots.choice((1, 1, 2, 4))):
        if not pieces:
            return ""
        _change(lots, pieces, fragments)
    return "".join(pieces)[:LONGEST]


def _change(lots: Lots, pieces: list[str], fragments: Sequence[str]) -> None:
    at = lots.number(0, len(pieces) - 1)
    end = _end(pieces, at)
    match lots.number(0, 10):
        case 0:
            del pieces[at:end]
        case 1:
            pieces[at:at] = pieces[at:end] * min(lots.times(300), 1 + 20_000 // (end - at))
        case 2:
            element = pieces[at:end]
            del pieces[at:end]
            place = lots.place(pieces)
            pieces[place:place] = element
        case 3:
            del pieces[at]
        case 4:
            name = _name(lots.choice(fragments))
            depth = lots.times(1000)
            pieces[at:end] = [f"<{name}>" * depth, *pieces[at:end], f"</{name}>" * depth]
        case 5:
            pieces.insert(at, lots.choice(fragments))
        case 6:
            new = _name(lots.choice(fragments))
            old = _name(pieces[at])
            pieces[at:end] = [piece.replace(old, new, 1) if old and _name(piece) == old else piece for piece in pieces[at:end]]
        case 7 | 8:
            pieces[at] = _attribute_spoilt(lots, pieces, at)
        case 9:
            cut = lots.place(pieces[at])
            pieces[at] = (
                pieces[at][:cut]
                + lots.choice((*CHARACTERS, *NUMBERS, "&#0;", "&#xD800;", "&amp;", "&e;", "]]>", "<!--"))
                + pieces[at][cut:]
            )
        case _:
            del pieces[at:]


def _end(pieces: list[str], at: int) -> int:
    """The index behind the element that begins at an index; of a text or an end tag, the next index."""
    name, depth = _name(pieces[at]), 0
    if not name or pieces[at].startswith("</") or pieces[at].endswith("/>"):
        return at + 1
    for place in range(at, min(len(pieces), at + 5000)):
        piece = pieces[place]
        if _name(piece) == name and not piece.endswith("/>"):
            depth += -1 if piece.startswith("</") else 1
            if depth == 0:
                return place + 1
    return at + 1


def _name(piece: str) -> str:
    found = _NAME.match(piece)
    return found[1] if found else ""


def _attribute_spoilt(lots: Lots, pieces: list[str], at: int) -> str:
    """The next tag that has attributes, with another value of one of them, without it, or with it twice."""
    piece = next((one for one in pieces[at : at + 40] if one.startswith("<") and "=" in one), pieces[at])
    found = [*_ATTRIBUTE.finditer(piece[:LONGEST_TAG])]  # looking for its pattern in a tag of a megabyte takes an hour
    if not found:
        return piece
    one = lots.choice(found)
    values = (
        "",
        "-1",
        "x",
        "rId1",
        "../../x",
        "file:///etc/passwd",
        "http://example.org/x",
        "a" * 3000,
        *NUMBERS,
        *CHARACTERS[:12],
    )
    match lots.number(0, 3):
        case 0 | 1:
            return piece[: one.start(1)] + lots.choice(values) + piece[one.end(1) :]
        case 2:
            return piece[: one.start()] + piece[one.end() :]
        case _:
            return piece[: one.end()] + " " + one[0] + piece[one.end() :]
