"""Lists inside a sentence, in front of the number that announces them or behind it.

``“学”“做”“改”三个环节`` · ``学习、检查、整改三个环节`` · ``三个环节：学习、检查、整改`` · ``四个坚持：坚持……，坚持……``
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from drafter.check.announcements import Announcement, words
from drafter.check.lists import begins_list

NEAR = 3
"""A number that differs by this much from the number of items in front of it counts something else: 组织部、宣传部12名同志."""

FAR = 600
"""How many characters of a line are searched for a list."""

LONGEST = 24
"""The most characters of an item in a list without quotes."""


class Enumeration(NamedTuple):
    """A list in a sentence: the numbers that are right for it, and its items."""

    counts: frozenset[int]
    items: tuple[str, ...]


_QUOTED = re.compile("“[^“”]{1,24}”")
_QUOTES = re.compile("((?:“[^“”]{1,24}”(?:、|和|与|及|以及)?){2,})$")
_QUOTE = re.compile("“([^“”]+)”$")
_PAIRS = re.compile("“[^“”]*”|‘[^‘’]*’|《[^《》]*》|（[^（）]*）")
_HAN = re.compile("[\u4e00-\u9fff]")
_CHARACTERS = re.compile("[\u4e00-\u9fff]{2,9}")
_CLAUSES = re.compile("[，；：]")
_OPEN = re.compile("等|分别|(?<=[\u4e00-\u9fff])(?<![所国私公享具专没])有")
"""In an item: the list is not complete, or another one begins in it."""
_PAIRED = re.compile("[与及]")
_STAND_IN = "口"
"""Replaces each character inside quotes and brackets, because marks there do not separate items."""


def masked(text: str) -> str:
    """A text with stand-ins for the characters inside quotes, titles and brackets. The length stays the same."""
    return _PAIRS.sub(lambda match: _STAND_IN * len(match[0]), text)


def in_front(line: str, found: Announcement) -> Enumeration | None:
    """The items in front of a number, None without items, or where it is uncertain which they are."""
    at = found.start
    if at - found.sentence > FAR:
        return None
    quoted = line[at - 1 : at] == "“"
    clause = line[found.clause : at - 1 if quoted else at]
    if not clause or (clause[-1] in words().open_ends and not (clause[-1] == "等" and clause.count("、") >= found.number)):
        return None
    if quoted:
        return _named(masked(clause), found)
    return _quotes(clause, found) or _plain(line, clause, found, before=line[found.sentence : found.clause])


def _quotes(clause: str, found: Announcement) -> Enumeration | None:
    """Items in quotes: “学”“做”“改”三个环节, “学、做、改”三个环节; the characters of one in “绝对”两个字."""
    run = _QUOTES.search(clause)
    if run:
        if run.start() and clause[run.start() - 1] in "、和与及":
            return None
        items = _QUOTED.findall(run[0])
        return Enumeration(frozenset([len(items)]), tuple(items))
    quote = _QUOTE.search(clause)
    if quote and found.noun in words().written and _CHARACTERS.fullmatch(quote[1]):
        return Enumeration(frozenset([len(quote[1])]), tuple(quote[1]))
    if quote is None or "、" not in quote[1] or (quote.start() and clause[quote.start() - 1] in "、和与及”"):
        return None
    items = quote[1].split("、")
    joins = len(words().joins.findall(items[-1]))
    signs = len(_HAN.findall(quote[1]))
    return Enumeration(
        frozenset([*range(len(items), len(items) + joins + 1), *([signs] if found.noun == "字" else [])]), tuple(items)
    )


def _named(clause: str, found: Announcement) -> Enumeration | None:
    """Items with the noun: 问题清单、责任清单、整改清单“三张清单”. Either each item has it, or there are at least three and no verb at the end."""
    noun = found.noun
    items = clause.split("、")
    named = bool(noun) and len(items) > 1 and all(noun in item for item in items)
    plain = (
        len(items) > 2 and _STAND_IN not in clause and not items[-1].endswith(words().verbs) and not words().counted.search(clause)
    )
    if not (named or plain) or max(map(len, items)) > LONGEST or abs(len(items) - found.number) > NEAR:
        return None
    joins = [len(words().joins.findall(item)) for item in items]
    most = len(items) + (0 if set(joins) == {1} else sum(joins))  # 快与慢、量与质: each item is a pair
    return Enumeration(frozenset(range(len(items), most + 1)), _shown(clause))


def stand_in_front(line: str, found: Announcement) -> bool:
    """Whether items joined by 和 or 、 lead straight up to a number, so that it counts them and nothing that follows.

    图书整理和读者服务两个方向: yes. 学习和工作中要注意两个问题: no, a verb stands between.
    """
    clause = masked(line[max(found.clause, found.start - FAR) : found.start])
    joints = list(words().joined.finditer(clause))
    if not joints or not clause[joints[-1].end() :]:
        return False
    last = clause[joints[-1].end() :]
    return last[-1] not in words().open_ends and not words().cues.search(last) and not last.endswith(words().verbs)


class _Candidate(NamedTuple):
    """A possible list without quotes in front of a number.

    line: the whole line.
    clause: the clause in front of the number.
    items: the parts of the clause; characters inside quotes and brackets are masked.
    before: the clause before, "" where the sentence has none.
    """

    line: str
    clause: str
    items: list[str]
    before: str
    found: Announcement

    @property
    def joins(self) -> list[int]:
        """How many joining words such as 和 each item has."""
        return [len(words().joins.findall(item)) for item in self.items]

    @property
    def most(self) -> int:
        """The greatest number of items that is right. In 快与慢、量与质 each item is a pair, so 与 adds no item."""
        return len(self.items) + (0 if set(self.joins) == {1} else sum(self.joins))

    @property
    def is_of_listed(self) -> bool:
        """Whether the noun is one whose items usually stand in front."""
        return self.found.noun in words().listed


def _ends_with_a_verb(candidate: _Candidate) -> bool:
    """Whether the last item has a verb with the number as its object: 抓学习、抓检查、抓好三件实事."""
    last = candidate.items[-1]
    return last in words().verbs or (last.endswith(words().verbs) and not candidate.is_of_listed)


def _has_a_verb(candidate: _Candidate) -> bool:
    """Whether a verb, or 的, stands inside the last item and in none before it, so that the number counts the verb's object: 甲、乙启动防汛四级响应."""
    first, last = candidate.items[:-1], candidate.items[-1]
    inside = any(last.find(word) > 0 for word in words().doers) or ("的" in last and not any("的" in item for item in first))
    return inside and not any(word in item for item in first[1:] for word in words().doers)


def _began_earlier(candidate: _Candidate) -> bool:
    """Whether the number exceeds the items of the clause, and the clause before may have the first items."""
    may_go_on = "、" in candidate.before or words().leads.search(candidate.before)
    return candidate.found.number > candidate.most and bool(may_go_on) and not _opens(candidate.items[0])


def _is_too_long(candidate: _Candidate) -> bool:
    """Whether more items stand in front of 等 than the number says: 体检、疗养、互助保障等两件实事."""
    items = candidate.items
    open_before = any(_OPEN.search(item) for item in items[:-1]) or _OPEN.search(items[-1][:-1])
    return items[-1].endswith("等") and not open_before and not any(candidate.joins) and candidate.found.number < len(items)


_DOUBTS: tuple[tuple[str, Callable[[_Candidate], bool]], ...] = (
    ("two items, and a noun that may count others", lambda candidate: len(candidate.items) == 2 and not candidate.is_of_listed),
    ("the last item is a verb", _ends_with_a_verb),
    ("the last item says of which kind all are", lambda candidate: candidate.items[-1].endswith(words().kinds)),
    ("an item has a number of its own", lambda candidate: bool(words().counted.search("、".join(candidate.items)))),
    ("nothing is counted", lambda candidate: not candidate.found.noun and not _HAN.match(candidate.line, candidate.found.stop)),
    ("an item is too long", lambda candidate: any(len(item) > LONGEST for item in candidate.items[1:])),
    (
        "another list begins in an item",
        lambda candidate: any(cue.start() for item in candidate.items[1:] for cue in words().leads.finditer(item)),
    ),
    (
        "the number is of something else",
        lambda candidate: min(abs(candidate.found.number - n) for n in (candidate.most, len(candidate.items))) > NEAR,
    ),
    ("the list began in an earlier clause", _began_earlier),
    ("the list is open", lambda candidate: any(_OPEN.search(item) for item in candidate.items) and not _is_too_long(candidate)),
    ("the last item has a verb before the number", _has_a_verb),
    ("the number is part of a name: 冬季两项", lambda candidate: candidate.items[-1].endswith(words().named)),
)
"""Doubts: tests for cases in which it is uncertain which items a number counts. If one holds, nothing is reported."""


def _plain(line: str, clause: str, found: Announcement, *, before: str) -> Enumeration | None:
    """Items without quotes: 学习、检查、整改三个环节. before: the earlier part of the sentence, in which the list may begin."""
    items = masked(clause).split("、")
    if len(items) == 1:
        return _pair(items[0], found)
    candidate = _Candidate(line, clause, items, ["", *_CLAUSES.split(before)][-2], found)
    if any(doubts(candidate) for _, doubts in _DOUBTS):
        return None
    return Enumeration(
        frozenset([*range(len(items), candidate.most + 1), *_joined(candidate.joins), *_grouped(items, candidate.joins)]),
        _shown(clause),
    )


def _joined(joins: list[int]) -> tuple[int, ...]:
    """The numbers that are right for items joined by 和 if 、 stands inside them: 经济、社会、文化发展和党的建设."""
    return (joins[-1] + 1,) if joins[-1] else ()


def _grouped(items: list[str], joins: list[int]) -> tuple[int, ...]:
    """The numbers that are right where 以及 parts groups, 西南、华南以及东北、华北, or where only the last 和 joins two items."""
    if set(joins) == {1}:
        return () if _PAIRED.search(items[-1]) else (len(items) + 1,)
    return (sum(joins) + 1,) if any(joins) else ()


def _opens(item: str) -> bool:
    """Whether a first item begins with a word that opens a list."""
    return bool(words().leads.search(item)) or any(verb in item for verb in words().verbs)


def _pair(clause: str, found: Announcement) -> Enumeration | None:
    """Two items joined by 和: 抓住地和种两个要害."""
    pair = words().pair.search(clause)
    if pair is None or found.noun not in words().listed or found.number > 2 + NEAR:
        return None
    return Enumeration(frozenset([2]), (pair[1], pair[2]))


def _shown(clause: str) -> tuple[str, ...]:
    """The items of a clause; the first without the words that lead to the list."""
    cuts = [at for at, sign in enumerate(masked(clause)) if sign == "、"]
    items = [clause[start:stop] for start, stop in zip([0, *(cut + 1 for cut in cuts)], [*cuts, len(clause)], strict=True)]
    leads = list(words().leads.finditer(items[0]))
    return (items[0][leads[-1].end() :] if leads else items[0][-LONGEST:], *items[1:])


# ---------------------------------------------------------------- behind


_BRACKET = re.compile("”?（([^（）]*)）")
_END = re.compile("[。！？]")


def behind(line: str, found: Announcement) -> Enumeration | None:
    """The items behind a number, None without items, or where it is uncertain which they are."""
    bracket = _BRACKET.match(line, found.stop, found.stop + FAR)
    if bracket:
        certain = bool(found.noun) and "、" in bracket[1] and not re.search("[，；。：]", bracket[1])
        return _listed(bracket[1], last=True) if certain else None
    colon = words().that_is.match(line, found.stop)
    if colon is None or words().more_than_one.search(line[found.clause : found.start]):
        return None
    far = colon.end() + FAR
    end = _END.search(line, colon.end(), far)
    stop = end.start() if end else min(len(line), far)
    inside = line[colon.end() : stop]
    return _repeated(line[colon.end() : far], line, found) or _listed(inside, last=stop >= len(line) - 1, number=found.number)


def _repeated(rest: str, line: str, found: Announcement) -> Enumeration | None:
    """Clauses that begin with the counted word: 四个坚持：坚持……，坚持……."""
    word = found.noun or line[found.stop : found.stop + 2]
    if len(word) < 2:
        return None
    items = [clause for clause in re.split("[，；。]", masked(rest)) if clause.lstrip(words().must).startswith(word)]
    return Enumeration(frozenset([len(items)]), tuple(item[:12] for item in items)) if len(items) > 1 else None


_OPEN = re.compile("等(?:等)?(?:$|[，、；])|……|[：:]")
"""Matches where a list is incomplete (等), or where another list begins inside it."""


def _listed(inside: str, *, last: bool, number: int = 0) -> Enumeration | None:
    """The items of a list between a colon and the end of its sentence. last: whether the sentence is the last of the paragraph."""
    plain = masked(inside)
    if _OPEN.search(plain) or begins_list(inside):
        return None
    if "；" in plain:
        return _parted(inside, plain, "；", 0)
    run = _QUOTES.fullmatch(inside)
    if run:
        items = _QUOTED.findall(inside)
        return Enumeration(frozenset([len(items)]), tuple(items))
    if "、" in plain and "，" not in plain:
        return _parted(inside, plain, "、", len(words().joins.findall(plain)))
    if "，" in plain and "、" not in plain and last and number:
        items = plain.split("，")
        even = len(items) % number == 0 or max(map(len, items)) > 12
        return None if even else _parted(inside, plain, "，", 0)
    return None


def _parted(inside: str, plain: str, sign: str, joins: int) -> Enumeration:
    cuts = [at for at, one in enumerate(plain) if one == sign]
    items = [inside[start:stop] for start, stop in zip([0, *(cut + 1 for cut in cuts)], [*cuts, len(inside)], strict=True)]
    items = [item for item in items if item]
    inner = _joined([len(words().joins.findall(item)) for item in plain.split(sign)]) if joins else ()
    return Enumeration(frozenset([*range(len(items), len(items) + joins + 1), *inner]), tuple(items))


def listed_in_sentence(line: str, found: Announcement) -> Enumeration | None:
    """The items in the sentence of an announcement, behind its number or in front of it."""
    if line[found.start - 1 : found.start] == "”" and found.noun in words().said:
        return in_front(line, found)  # “绝对”两个字，就是……: the number is of what is quoted
    return in_front(line, found) or behind(line, found)
