"""Words written with a wrong character.

其它 for 其他, 布署 for 部署, 截止六月底 for 截至六月底: a table holds the wrong writings and the right ones, after the lists of the language
commission and the usual dictionary. A row may hold only before certain words (截止 before a date), and may list longer words in which
the same characters are right (截止日期).

A set name (四个意识, 供给侧结构性改革) or a set phrase (刻不容缓) with one character of the same sound or shape instead of its own is found by a table of names.

So is one wrong character in a word of two characters that speeches use (示犯 for 示范, 住席 for 主席), unless two words meet there (投资|今年).

So is a character that a set name or phrase has lost (全心意, 人民代表会制度), and one of a word that stands twice (建建设, 贯彻彻), or one or two of a
set phrase (贯彻落落实, 以人民为中心中心).

What a still larger table knows is told as information, for it may be right: two characters that published text never holds side by side, beside a word that
they resemble (解觉 for 解决), a word of three characters with one that sounds alike (自来睡), and two words of which one character is lost (求真务的 for 求真务实的).

The same characters are right where one word ends and the next begins between them: 讲座落实, 研究竞争对手. A second table has the characters
beside such places, and nothing is reported there.

Titles in 《》 are left as they are. Every mistake is repaired, except where two words may be meant (助席 for 主席 or 出席), and for a few rows whose right writing depends on the meaning.

An office adds rows of its own, a wrong writing and the right one, under the check’s words in drafter.yaml.

Passes: 报名截止日期是十一月底，其他事项另行通知。
Fails: 截止十月底，其它任务都已完成。
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple, cast

from drafter.check.lost import losses, near_losses
from drafter.check.model import Found, Settings, Text
from drafter.check.office_words import doubled, near_slips, near_threes, office_slips
from drafter.check.quoted import titles, within
from drafter.check.slips import Slip, in_order, places, slips
from drafter.check.twice import repeated
from drafter.errors import Message
from drafter.files.tables import read_table
from drafter.nodes.fields import Field, Record
from drafter.nodes.kinds import items_of, text, words
from drafter.speech.numbering import HAN

MESSAGES = {
    "": Message("“{found}” is not how the word is written", "write “{expected}”"),
    "unsure": Message("“{found}” may not be the word that is meant", "look whether it should be “{expected}”"),
}

ROW = Record(
    "row",
    (
        Field("wrong", "误写", words, "The wrong writing.", required=True),
        Field("right", "正写", text, "The right writing.", required=True),
        Field("unless", "例外", items_of(text, single=True), "Longer words that hold it by right."),
        Field("followed", "后接", items_of(text, single=True), "It is wrong only before one of these."),
        Field("not_after", "不在其后", text, "Characters behind which it is right."),
        Field("not_before", "不在其前", text, "Characters before which it is right."),
    ),
)

_DIGITS = tuple(f"0123456789０１２３４５６７８９{HAN}〇")


class _Row(NamedTuple):
    """A row of the table.

    unless: longer words in which the same characters are right, each with the index of these characters.
    after: characters behind one of which alone it holds.
    not_after, not_before: characters beside which the row does not hold.
    """

    wrong: str
    right: str
    unless: tuple[tuple[int, str], ...] = ()
    followed: tuple[str, ...] = ()
    after: str = ""
    not_after: str = ""
    not_before: str = ""
    fix: bool = True

    def holds(self, line: str, at: int) -> bool:
        """Whether the line has this wrong writing at an index, and it is wrong there."""
        if not line.startswith(self.wrong, at):
            return False
        stop = at + len(self.wrong)
        if (at and line[at - 1] in self.not_after) or (stop < len(line) and line[stop] in self.not_before):
            return False
        if self.after and (not at or line[at - 1] not in self.after):
            return False
        if self.followed and not line.startswith(self.followed, stop):
            return False
        return not any(at >= before and line.startswith(word, at - before) for before, word in self.unless)


_Table = Mapping[str, tuple[_Row, ...]]
"""From the first two characters of a wrong writing to its rows."""


def find(text: Text, settings: Settings) -> Iterator[Found]:
    """Wrong writings outside titles."""
    table = _table(tuple(map(_row, settings.lexicons.get("confusable", ()))))
    for number, line in enumerate(text.lines):
        words = line.text
        pairs = set(map("".join, pairwise(words)))
        found = tuple(_wrong(words, table, pairs))
        known = {place for at, row in found for place in range(at, at + len(row.wrong))}
        covered: set[int] = set()
        names = tuple(
            slip
            for ways in (slips(words, pairs), losses(words, pairs), repeated(words), doubled(words), office_slips(words, pairs))
            for slip in _apart(ways, covered)
        )
        perhaps = tuple(_apart(_perhaps(words, pairs), covered))
        inside = titles(words) if found or names or perhaps else []
        for at, row in found:
            stop = at + len(row.wrong)
            if not within(inside, at, stop):
                message = "" if row.fix else "unsure"
                yield Found(number, at, stop, message, {"expected": row.right}, row.right if row.fix else None)
        for slip, demoted in (*((slip, False) for slip in names), *((slip, True) for slip in perhaps)):
            places_of_slip = range(slip.start, slip.stop)
            if known.isdisjoint(places_of_slip) and not within(inside, slip.start, slip.stop):
                message, fix = ("", slip.name) if slip.sure else ("unsure", None)
                yield Found(number, slip.start, slip.stop, message, {"expected": slip.name}, fix, demoted)


def _apart(found: Iterable[Slip], covered: set[int]) -> Iterator[Slip]:
    """The slips that overlap none before them. covered: the places of a line that those before hold; the places of these are added."""
    for slip in found:
        places_of_slip = range(slip.start, slip.stop)
        if covered.isdisjoint(places_of_slip):
            covered.update(places_of_slip)
            yield slip


def _perhaps(line: str, pairs: Set[str]) -> Iterator[Slip]:
    """What may be wrong, none overlapping another."""
    stop = 0
    for slip in sorted((*near_threes(line, pairs), *near_losses(line, pairs), *near_slips(line, pairs)), key=in_order):
        if slip.start >= stop:
            stop = slip.stop
            yield slip


def _wrong(line: str, table: _Table, pairs: Set[str]) -> Iterator[tuple[int, _Row]]:
    """The wrong writings of a line, each with its index. The longest one at an index counts, and none overlaps another.

    pairs: every two neighbouring characters of the line.
    """
    behind = 0
    for at in sorted(at for pair in table.keys() & pairs for at in places(line, pair)):
        row = next((row for row in table[line[at : at + 2]] if row.holds(line, at)), None) if at >= behind else None
        if row is not None:
            yield at, row
            behind = at + len(row.wrong)


def _row(values: Mapping[str, object]) -> _Row:
    """A row of Drafter's table or of the user's."""
    wrong = str(values.get("wrong", ""))
    unless = tuple((word.find(wrong), word) for word in _words(values, "unless") if wrong in word)
    followed = tuple(word for name in _words(values, "followed") for word in (_DIGITS if name == "digits" else (name,)))
    after, not_after, not_before = (str(values.get(name, "")) for name in ("after", "not_after", "not_before"))
    return _Row(wrong, str(values.get("right", "")), unless, followed, after, not_after, not_before, bool(values.get("fix", True)))


def _words(values: Mapping[str, object], name: str) -> tuple[str, ...]:
    return tuple(map(str, cast("Iterable[object]", values.get(name, ()))))


@lru_cache(maxsize=4)
def _table(own: tuple[_Row, ...]) -> _Table:
    """All rows. A user's row replaces Drafter's row for the same writing."""
    rows = {row.wrong: row for row in (*_shipped(), *own) if len(row.wrong) > 1 and row.wrong != row.right}
    found: dict[str, tuple[_Row, ...]] = {}
    for row in sorted(rows.values(), key=lambda row: (-len(row.wrong), row.wrong)):
        found[row.wrong[:2]] = (*found.get(row.wrong[:2], ()), row)
    return found


@lru_cache(maxsize=1)
def _shipped() -> tuple[_Row, ...]:
    table = read_table("check", "joints")
    joints = (table["ends"], table["begins"])
    ends, begins = ({row[0]: row[1:] for row in table[f"pair_{side}"].split()} for side in ("ends", "begins"))
    more = (_added(joints[0], ends), _added(joints[1], begins))
    rows: list[_Row] = []
    for group in read_table("check", "confusable", han=HAN):
        of_pairs = more if "joined" in group else joints
        rows += [_plain(wrong, right, joints) for wrong, right in group["words"].items()]
        rows += [_plain(pair[: len(pair) // 2], pair[len(pair) // 2 :], of_pairs) for pair in group.get("pairs", "").split()]
        rows += [_row(_beside(values, joints)) for values in group["guarded"]]
    return tuple(rows)


_Joints = tuple[Mapping[str, str], Mapping[str, str]]
"""From the first character of a wrong writing to those behind which it is right, and from the second to those before which it is."""


def _added(first: Mapping[str, str], second: Mapping[str, str]) -> Mapping[str, str]:
    return {sign: first.get(sign, "") + second.get(sign, "") for sign in (*first, *second)}


def _plain(wrong: str, right: str, joints: _Joints) -> _Row:
    """A row without conditions of its own.

    Only one of two characters needs those of the table: longer writings hardly arise from two words.
    """
    if len(wrong) != _PAIR:
        return _Row(wrong, right)
    return _Row(wrong, right, not_after=joints[0].get(wrong[0], ""), not_before=joints[1].get(wrong[1], ""))


def _beside(values: Mapping[str, object], joints: _Joints) -> Mapping[str, object]:
    """The values of a row of two characters with those of the table, where it has none of its own."""
    wrong = str(values["wrong"])
    if len(wrong) != _PAIR:
        return values
    before = "" if "followed" in values else joints[1].get(wrong[1], "")
    return {"not_after": joints[0].get(wrong[0], ""), "not_before": before, **values}


_PAIR = 2
