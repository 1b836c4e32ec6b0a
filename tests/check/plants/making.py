"""What planters are made of: places chosen by chance, words exchanged, sentences put in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from random import Random
from typing import Any, TypeVar

from tests.check.pages import Change, Page, Passage, Plant
from tests.data import read_data

WORDS: dict[str, Any] = read_data(Path(__file__).parent.with_name("planting.yaml"))
"""The table of words."""

HAN = "[\u4e00-\u9fff]"
_Thing = TypeVar("_Thing")
Planter = Callable[[Random, Page], Plant | None]
"""Plants an error in a text; None where it has no place for one."""


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of some words."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


def one(chance: Random, things: Iterable[_Thing]) -> _Thing | None:
    """One of some things, None where there are none."""
    known = list(things)
    return chance.choice(known) if known else None


def at(passage: Passage, start: int, stop: int, wrong: str, right: str | None = None, *, whole: bool = False) -> Plant:
    """The plant that writes other words for some characters of a paragraph. whole: it is to be found anywhere in that paragraph."""
    first, last = passage.span(start, stop)
    return Plant(
        (Change(first, last, passage.text[start:stop] if right is None else right, wrong),), passage.whole if whole else None
    )


def exchanged(pattern: str, wrong: Callable[[Random, re.Match[str]], str], group: int = 0, kinds: tuple[str, ...] = ("body",)):
    """A planter that writes other words for a group of a pattern somewhere."""

    def plant(chance: Random, page: Page) -> Plant | None:
        spot = one(chance, page.matches(pattern, kinds))
        return at(spot[0], *spot[1].span(group), wrong(chance, spot[1])) if spot else None

    return plant


def always(text: str) -> Callable[[Random, re.Match[str]], str]:
    """The same words whatever stands there; ``\\0`` and groups as in a pattern."""
    return lambda _, match: match.expand(text)


GAP = rf"(?<={HAN}。)(?={HAN})"
"""Between two sentences of a paragraph."""


def inserted(wrong: Callable[[Random], tuple[str, str]], gap: str = GAP):
    """A planter that puts a sentence, rightly and wrongly written, between two."""

    def plant(chance: Random, page: Page) -> Plant | None:
        spot = one(chance, outside_quotes(page, gap))
        if spot is None:
            return None
        right, words = wrong(chance)
        return at(spot[0], *spot[1].span(), words, right)

    return plant


def outside_quotes(page: Page, pattern: str) -> list[tuple[Passage, re.Match[str]]]:
    return [
        (passage, match)
        for passage, match in page.matches(pattern)
        if passage.text.count("“", 0, match.start()) == passage.text.count("”", 0, match.start())
    ]


def written_in(name: str) -> Callable[[Random], tuple[str, str]]:
    """A sentence of a table, rightly and wrongly written."""
    return lambda chance: tuple(chance.choice(WORDS[name]))
