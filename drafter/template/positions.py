"""Where each character of an outline's values stands in the file. Quotes, escapes and values over several lines are followed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from yaml.nodes import ScalarNode

from drafter.outline.edit.content import WrittenValue

_DOUBLE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)|.", re.DOTALL)
_SINGLE = re.compile(r"''|.", re.DOTALL)
_PLAIN = re.compile(r".", re.DOTALL)
_NAMED = {"n": "\n", "t": "\t", "0": "\0", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029"}


class Spelling(NamedTuple):
    """Where the file writes a character of a value: the index at which its spelling starts, and the index behind it.

    An escape is longer than its character.
    """

    start: int
    stop: int


def positions(text: str, values: Iterable[WrittenValue]) -> dict[int, list[Spelling]]:
    """From the number of each value to the places of its characters in the outline's text.

    Two joined lines of Latin words have a space between them; its place is the end of the first line.
    """
    found: dict[int, list[Spelling]] = {}
    tokens: Iterator[tuple[str, int, int]] = iter(())
    last: ScalarNode | None = None
    for value in values:
        if value.node is not last:
            tokens, last = _tokens(text, value.node), value.node
        found[value.number] = _characters(tokens, value)
    return found


def _characters(tokens: Iterator[tuple[str, int, int]], value: WrittenValue) -> list[Spelling]:
    """The places of a value's characters. It reads tokens up to the last character; the next paragraph reads on from there."""
    written: list[Spelling] = []
    if not value.text:  # no more than an ordinal was typed
        return written
    for character, start, stop in tokens:
        wanted = value.text[len(written)]
        if character == wanted or (wanted == " " and character.isspace()):
            written.append(Spelling(start, stop))
        if len(written) == len(value.text):
            break
    end = written[-1].stop if written else value.node.start_mark.index
    return written + [Spelling(end, end)] * (len(value.text) - len(written))


def _tokens(text: str, node: ScalarNode) -> Iterator[tuple[str, int, int]]:
    """Each character in the written form of a scalar, with start and end.

    Some may not belong to a value (indentation, line ends).
    """
    start = node.start_mark.index
    raw = text[start : node.end_mark.index]
    if node.style in ("|", ">"):
        start += raw.find("\n") + 1
        raw = raw[raw.find("\n") + 1 :]
    elif node.style:
        raw, start = raw[1:-1], start + 1
    pattern = {'"': _DOUBLE, "'": _SINGLE}.get(node.style or "", _PLAIN)
    for match in pattern.finditer(raw):
        yield _character(match[0]), start + match.start(), start + match.end()


def _character(written: str) -> str:
    """The character of an escape; any other character is itself."""
    if len(written) == 1:
        return written
    if written == "''":
        return "'"
    if written[1] in "xuU" and len(written) > 2:
        return chr(int(f"0x{written[2:]}", 16))
    return _NAMED.get(written[1], written[1])
