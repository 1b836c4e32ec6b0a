"""Set names and set phrases that have lost a character: 全心意, 人民代表会制度."""

from __future__ import annotations

from collections.abc import Iterator, Set
from functools import lru_cache
from typing import NamedTuple

from drafter.check.slips import Slip, places
from drafter.files.tables import read_table


class _Row(NamedTuple):
    """What is left of a name without the character at an index. behind: what may stand there by right, where that is the last.

    closed: whether no mark may.
    """

    left: str
    name: str
    place: int
    behind: str = ""
    closed: bool = False


def losses(line: str, pairs: Set[str]) -> Iterator[Slip]:
    """The names of a line that lack a character. pairs: every two neighbouring characters of the line.

    Where the last one is lost, the sentence must go on as behind a name: 迫在眉。 or 迫在眉的, but not 迫在眉间.
    """
    rows = _rows()
    for pair in sorted(rows.keys() & pairs):
        for at in places(line, pair):
            for row in rows[pair]:
                stop = at + len(row.left)
                if not line.startswith(row.left, at) or (row.place == len(row.left) and not _is_end(line[stop : stop + 1])):
                    continue
                yield Slip(at + row.place, row.name[row.place], row.name, at, stop)
                break


def near_losses(line: str, pairs: Set[str]) -> Iterator[Slip]:
    """Two words side by side that lack a character: 决策部要求 (决策部署). It may be right, so none is sure. pairs: as above."""
    rows = _near_rows()
    for pair in sorted(rows.keys() & pairs):
        for at in places(line, pair):
            for row in rows[pair]:
                behind = line[at + len(row.left) : at + len(row.left) + 1]
                han = "\u4e00" <= behind <= "\u9fff"
                goes_on = row.place < len(row.left) or (behind not in row.behind if han else row.closed and behind in _MARKS)
                if goes_on and line.startswith(row.left, at):
                    yield Slip(at + row.place, row.name[row.place], row.name, at, at + len(row.left), sure=False)
                    break


@lru_cache(maxsize=1)
def _near_rows() -> dict[str, list[_Row]]:
    found: dict[str, list[_Row]] = {}
    table = read_table("check", "near-words")
    for row in table["middle"].split():
        name, _, indexes = row.partition("/")
        for index in map(int, indexes):
            left = name[:index] + name[index + 1 :]
            found.setdefault(left[:2], []).append(_Row(left, name, index))
    closed = frozenset(table["closed"].split())
    for row in table["last"].split():
        name, _, behind = row.partition("|")
        found.setdefault(name[:2], []).append(_Row(name[:-1], name, len(name) - 1, name[-1] + behind, name in closed))
    return found


_MARKS = frozenset("，。；、！？")


def _is_end(character: str) -> bool:
    return not "\u4e00" <= character <= "\u9fff" or character in "的地"


@lru_cache(maxsize=1)
def _rows() -> dict[str, list[_Row]]:
    found: dict[str, list[_Row]] = {}
    for row in read_table("check", "set-names")["lost"].split():
        name, _, indexes = row.partition("/")
        for index in (int(sign, 36) for sign in indexes):
            left = name[:index] + name[index + 1 :]
            found.setdefault(left[:2], []).append(_Row(left, name, index))
    for rows in found.values():
        rows.sort(key=lambda row: -len(row.left))
    return found
