"""Names of a number and a character, and the list that they are short for: “四不”，即不拖、不推、不等; “三化”（净化、绿化、亮化、美化）."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from drafter.files.tables import any_of, read_table
from drafter.speech.numbering import HAN, from_han

_FEWEST = 2
_ITEM = r"[^，。；！？：、（）“”\n]{1,10}"


class Headed(NamedTuple):
    """A name with its span, the number that it says, and the items that follow it."""

    start: int
    stop: int
    number: int
    items: tuple[str, ...]


def headed(line: str) -> Iterator[Headed]:
    """The names of a line whose items all begin, or all end, with the character of the name."""
    for match in _pattern().finditer(line):
        sign = match["sign"]
        items = tuple(item for part in match["items"].split("、") for item in re.split(f"[和与及](?={sign})", part) if item)
        alike = all(item[0] == sign for item in items) or all(item[-1] == sign for item in items)
        if len(items) >= _FEWEST and alike and not (items[-1].endswith("等") and items[-1] != f"{sign}等"):
            yield Headed(*match.span("name"), from_han(match["number"].replace("两", "二")) or 0, items)


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    table = read_table("check", "count")
    return re.compile(
        rf"(?<![第每])(?P<name>(?P<number>[{HAN[1:9]}两])(?P<sign>(?![{table['no_signs']}])[\u4e00-\u9fff]))[”’]?(?:{any_of(table['nouns'])}|要求|精神|工作法)?"
        rf"(?:，?(?:{any_of(table['that_is'])})[：:]?|[：:（]|——)[“‘]?(?P<items>{_ITEM}(?:、{_ITEM})+)(?=[。；！？，）”]|$)"
    )
