"""Set names and set phrases with a character or two of theirs typed twice: 贯彻落落实, 实事求求是, 以人民为中心中心."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from drafter.check.slips import Slip, beginnings, is_name, longest_name
from drafter.files.tables import read_table

_TWICE = re.compile(r"([\u4e00-\u9fff])(?:\1|([\u4e00-\u9fff])\1\2)")
_SHORTEST = 4
_SURE = 5
"""Characters of a name that may end with what stands twice."""
_HEAD = "长"
"""Stands behind a body and the post of its head, 组织部部长, 教育局局长: of 组织部长 nothing stands twice there."""


def repeated(line: str) -> Iterator[Slip]:
    """The names of a line in which one or two characters stand twice.

    The name has characters on both sides of them: 落实实现 and 群众众志成城 are two words. Two characters may also end a long name.
    """
    behind = 0
    for match in _TWICE.finditer(line):
        at, unit = match.start(), 2 if match[2] else 1
        if at < behind or not at or match[1] in _alone() or line.startswith(_HEAD, match.end()):
            continue
        once = line[: at + unit] + line[at + 2 * unit : at + 2 * unit + longest_name()]
        name, start = _around(once, at, at + unit)
        if name:
            behind = start + len(name) + unit
            yield Slip(at + unit, "", name, start, behind)


def _around(text: str, at: int, stop: int) -> tuple[str, int]:
    """The longest name that holds the characters from `at` to `stop` and more on both sides, and its index; "" for none."""
    longest = longest_name()
    found = ("", 0)
    for start in range(max(0, stop + 1 - longest), at):
        if text[start : start + 2] not in beginnings():
            continue
        for end in range(max(stop, start + max(_SHORTEST, len(found[0]) + 1)), min(len(text), start + longest) + 1):
            if end == stop and (stop - at == 1 or end - start < _SURE):
                continue
            if is_name(text[start:end]):
                found = (text[start:end], start)
    return found


@lru_cache(maxsize=1)
def _alone() -> frozenset[str]:
    return frozenset(read_table("check", "near-phrases")["alone"])
