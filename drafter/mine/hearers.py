"""Whether a line names hearers and nothing else: ``尊敬的各位领导，女士们、先生们：``.

Where one name ends and the next begins is open: 老师代表们 is one name, or two. A pattern would try every division of a line, of which there
are 2ⁿ. Here each place of the line is reached once.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from drafter.files.tables import any_of
from drafter.mine.patterns import table

_JOINTS = "和与及暨"
"""What stands between two names, beside blanks."""
_MARKS = "，,、；;"
"""What stands between two groups of names."""
_NO_NAME = "，,。！!：:；;、"
"""What no name has in it, beside blanks."""
_LONGEST_HONOURED = 24
"""The most characters of a name behind an honour: 尊敬的……."""
_LONGEST_BEFORE = 8
"""The most characters of a name before the word for people: 东河县水利局的同志们."""
_MOST_HONOURS = 8
"""The most honours before one name: 尊敬的各位在座的老……."""
_REMARK = re.compile(r"[（(][^）)]{1,8}[）)]")
"""A remark behind a name."""


def names_hearers(text: str) -> bool:
    """Whether a whole line, in simplified characters, names hearers: groups of names, and perhaps a greeting behind them."""
    return any(_rest().fullmatch(text, place) for place in _ends_of_names(text))


@cache
def _rest() -> re.Pattern[str]:
    """What may stand behind the names of a line."""
    greetings = table("words")["address"]["greetings"]
    return re.compile(rf"[，,、！!：:\s]*(?:{greetings})?[，,、！!：:；;。\s]*")


def _ends_of_names(text: str) -> Iterator[int]:
    """The places of a line up to which all of it is names, with the marks behind them."""
    names = _Names(_people_in(text), _stops_of(text))
    starts = {0}
    ends: set[int] = set()
    for place in range(len(text) + 1):
        if place in ends:
            yield place
            starts.add(place)
            starts.update(_behind(text, place, _JOINTS))
            if text[place : place + 1] in _MARKS and place < len(text):
                behind = max(_behind(text, place, _MARKS))
                starts.add(behind)
                yield behind
        if place in starts:
            ends |= _with_remarks(text, _names_from(text, place, names))


def _behind(text: str, place: int, marks: str) -> Iterator[int]:
    """The places behind each of the marks and blanks that follow a place."""
    while place < len(text) and (text[place] in marks or text[place].isspace()):
        place += 1
        yield place


def _with_remarks(text: str, ends: Iterable[int]) -> set[int]:
    found = set(ends)
    return found | {remark.end() for end in found if (remark := _REMARK.match(text, end))}


class _Names(NamedTuple):
    """What names are found by in a line. people: where its words for people are, in their order; stops: the places where no name goes on."""

    people: Sequence[tuple[int, int]]
    stops: Sequence[int]


def _stops_of(text: str) -> list[int]:
    return [*(at for at, character in enumerate(text) if character in _NO_NAME or character.isspace()), len(text)]


def _names_from(text: str, start: int, names: _Names) -> Iterator[int]:
    """The ends of the names that may begin at a place."""
    stop = names.stops[bisect_left(names.stops, start)] if start < len(text) else len(text)
    for behind in _behind_honours(text, start):
        yield from range(behind, min(behind + _LONGEST_HONOURED, stop) + 1)
    for at in range(bisect_left(names.people, (start, 0)), len(names.people)):
        begin, end = names.people[at]
        if begin > start + _LONGEST_BEFORE:
            break
        if end <= stop:
            yield end
    if text[stop : stop + 1] in ("：", ":") and (of_all := _of_all().match(text, start)):
        yield of_all.end()


def _behind_honours(text: str, start: int) -> set[int]:
    """The places behind one honour or several that begin at a place: 尊敬的各位."""
    words = _by_first(tuple(table("words")["address"]["honours"]))
    found: set[int] = set()
    places = {start}
    for _ in range(_MOST_HONOURS):
        places = {
            place + len(word) for place in places for word in words.get(text[place : place + 1], ()) if text.startswith(word, place)
        } - found
        found |= places
    return found


def _people_in(text: str) -> list[tuple[int, int]]:
    """Where the words for people are in a line, those that overlap too: 同志 and 同志们."""
    tables = table("words")
    words = _by_first((*tables["address"]["people"], *tables["posts"]))
    found = [(at, at + len(word)) for at, first in enumerate(text) for word in words.get(first, ()) if text.startswith(word, at)]
    return sorted(found + [match.span() for match in re.finditer(tables["address"]["plural"], text)])


@cache
def _by_first(words: tuple[str, ...]) -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for word in words:
        found[word[0]].append(word)
    return dict(found)


@cache
def _of_all() -> re.Pattern[str]:
    """All people of a place, up to the colon: ``奋战在各个岗位的公司全体员工：``, ``东河县第二人民医院全体职工：``."""
    words = table("words")
    offices = any_of(words["offices"])
    people = any_of([*words["address"]["people"], *words["posts"]])
    name = rf"[^{_NO_NAME}\s]"
    plain = rf"[^{_NO_NAME}\s{words['address']['no_hearers']}]"
    return re.compile(
        rf"(?!感谢|希望|祝|向|致|请|让)(?:{name}{{2,24}}的{name}{{0,6}}|{plain}{{2,18}}(?:{offices}))(?:全体|广大|所有){name}{{0,6}}(?:{people})(?=[：:])"
    )
