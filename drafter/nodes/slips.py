"""Typos of a Chinese keyboard (``标题：甲``), and the first characters of a text that YAML takes for its own (``@``).

A table of patterns for single lines. A line is looked up only where something is already odd: where YAML cannot read the text, where a
plain value runs over several lines, where a text stands in the place of a mapping.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from drafter.nodes.source import Source


class Slip(NamedTuple):
    """A typo.

    code: of its message. pattern: of a line that has it; the group ``x`` is the place. mend: what the line becomes for reading on (a
    replacement of `re.sub`); None where its value is put into quotes. needs_key: whether it is one only behind a key that the text may hold.
    """

    code: str
    pattern: str
    mend: str | None
    needs_key: bool = False


_KEY = r"(?:[-?] +)*(?P<key>[^\s:：#\"'“\[{-][^:：]{0,11})"
_KEYED = r"^(?P<head> *(?:- +)*[^\s:：#\"'\[{][^:：]{0,30}: +)"
_OPEN = r"^(?P<head> *(?:- +)*(?:[^\s:：#\"'\[{][^:：]{0,30}: +)?)"

SLIPS: tuple[Slip, ...] = (
    Slip("yaml.tab", r"^(?P<head> *)(?P<x>\t)(?P<tail>[\t ]*)", r"\g<head>  \g<tail>"),
    Slip("yaml.wide-space", r"^(?P<head>[ \t]*)(?P<x>\u3000[\u3000 ]*)(?P<tail>(?:-|[^\s:：]{1,12}[:：]))", r"\g<head>  \g<tail>"),
    Slip("yaml.wide-colon", rf"^(?P<head> *{_KEY})(?P<x>：) *", r"\g<head>: ", needs_key=True),
    Slip("yaml.no-space-after-colon", rf"^(?P<head> *{_KEY})(?P<x>:)(?=\S)", r"\g<head>: ", needs_key=True),
    Slip("yaml.no-space-after-dash", r"^(?P<head> *)(?P<x>[-－—])(?P<tail>[^\s\-－—])", r"\g<head>- \g<tail>"),
    Slip("yaml.wide-dash", r"^(?P<head> *)(?P<x>[－–—·•])(?P<tail> )", r"\g<head>- "),
    Slip("yaml.reserved", r"^(?!%)" + _OPEN + r"(?P<x>[%@`&*!])(?P<tail>.*)$", None),
    Slip("yaml.bracket", _OPEN + r"(?P<x>[\[{])(?P<tail>.*[\]}] *[^\s\]},#].*)$", None),
    Slip("yaml.straight-quote", _OPEN + r"(?P<x>\")(?P<tail>(?:[^\"\\]|\\.)*+\"[ \t]*[^\s#:,}\]].*)$", None),
    Slip("yaml.straight-quote", _OPEN + r"(?P<x>')(?P<tail>(?:[^']|'')*+'[ \t]*[^\s#:,}\]].*)$", None),
    Slip("yaml.chinese-quote", _OPEN + r"(?P<x>“)(?P<tail>.*: .*)$", None),
    Slip("yaml.block-mark", _OPEN + r"(?P<x>[>|])(?P<tail>(?![+\-0-9]{0,2} *(?:#.*)?$).+)$", None),
    Slip("yaml.colon-in-text", _KEYED + r"(?P<tail>[^\"'\[{].*?)(?P<x>: ).*$", None),
)
"""In the order in which they are tried; the first that fits a line is its typo. Compiled when first needed, not at every start."""


def slip_in(source: Source, line: int, *, any_key: bool = False) -> Slip | None:
    """The typo of a line (counted from 0), noted as a fault of the source; None where the line has none.

    any_key: whether any word before a full-width colon counts as a key: the names of slots are open.
    """
    text = source.line_at(line)[:LONGEST]
    for slip in SLIPS:
        match = re.match(slip.pattern, text)
        if match is None or (slip.needs_key and not any_key and not _is_key(source, match["key"])):
            continue
        found = match["x"]
        source.add(
            slip.code, (line, match.start("x")), found=found[:1], key=match.groupdict().get("key") or "", line=text.strip()[:40]
        )
        return slip
    return None


def mended(slip: Slip, line: str) -> str:
    """The line as its writer meant it; its value in quotes where that begins with a mark that YAML reserves."""
    if slip.mend is not None:
        return re.sub(slip.pattern, slip.mend, line, count=1)
    match = re.match(slip.pattern, line[:LONGEST])
    assert match is not None
    value = line[match.end("head") :].rstrip().replace("'", "''")
    return f"{line[: match.end('head')]}'{value}'"


def _is_key(source: Source, word: str) -> bool:
    return word.strip() in source.known


LONGEST = 10_000
"""Characters of a line that are looked at."""

DASHES = "-－–—·•"
"""Marks that are typed for the ``- `` of a list: where a plain value begins with one, it may be a typo."""
