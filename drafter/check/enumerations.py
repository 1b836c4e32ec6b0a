"""What a sentence lists itself, in front of the number that says how many, or behind it.

``“学”“做”“改”三个环节`` · ``学习、检查、整改三个环节`` · ``三个环节：学习、检查、整改`` · ``四个坚持：坚持……，坚持……``
"""

from __future__ import annotations

import re
from typing import NamedTuple

from drafter.check.announcements import Announcement, words

NEAR = 3
"""A number this far from that of the items in front of it is of something else: 组织部、宣传部12名同志."""

FAR = 600
"""Characters of a line in which a list is looked for."""

LONGEST = 24
"""A longer item is none of a plain list."""


class Enumeration(NamedTuple):
    """The numbers of items that a list may be said to have, and the items."""

    counts: frozenset[int]
    items: tuple[str, ...]


_JOIN = re.compile("[和与及]|以及|还有")
_QUOTED = re.compile("“[^“”]{1,24}”")
_QUOTES = re.compile("((?:“[^“”]{1,24}”(?:、|和|与|及|以及)?){2,})$")
_QUOTE = re.compile("“([^“”]+)”$")
_PAIRS = re.compile("“[^“”]*”|‘[^‘’]*’|《[^《》]*》|（[^（）]*）")
_HAN = re.compile("[\u4e00-\u9fff]")
_NUMBER = re.compile("[0-9]|[一二三四五六七八九十两][个项级类名位条家]")
_CLAUSES = re.compile("[，；：]")
_STAND_IN = "口"
"""Stands for each character inside quotes and brackets, whose marks part no items."""


def masked(text: str) -> str:
    """A text without what stands inside its quotes, titles and brackets, as long as it was."""
    return _PAIRS.sub(lambda match: _STAND_IN * len(match[0]), text)


def in_front(line: str, found: Announcement) -> Enumeration | None:
    """The items in front of a number, None where there are none or where it is not certain which they are."""
    at = found.start
    if at - found.sentence > FAR:
        return None
    quoted = line[at - 1 : at] == "“"
    clause = line[found.clause : at - 1 if quoted else at]
    if not clause or clause[-1] in "、和与及等的了共各":
        return None
    if quoted:
        return _named(masked(clause), found)
    return _quotes(clause, found) or _plain(line, clause, found, before=line[found.sentence : found.clause])


def _quotes(clause: str, found: Announcement) -> Enumeration | None:
    """“学”“做”“改”三个环节, “学、做、改”三个环节."""
    run = _QUOTES.search(clause)
    if run:
        if run.start() and clause[run.start() - 1] in "、和与及":
            return None
        items = _QUOTED.findall(run[0])
        return Enumeration(frozenset([len(items)]), tuple(items))
    quote = _QUOTE.search(clause)
    if quote is None or "、" not in quote[1] or (quote.start() and clause[quote.start() - 1] in "、和与及”"):
        return None
    items = quote[1].split("、")
    signs = len(_HAN.findall(quote[1]))
    return Enumeration(frozenset([len(items), *([signs] if found.noun == "字" else [])]), tuple(items))


def _named(clause: str, found: Announcement) -> Enumeration | None:
    """问题清单、责任清单、整改清单“三张清单”: each item holds the noun, or there are three or more without a verb at their end."""
    noun = found.noun
    items = clause.split("、")
    named = bool(noun) and len(items) > 1 and all(noun in item for item in items)
    plain = len(items) > 2 and _STAND_IN not in clause and not items[-1].endswith(words().verbs) and not _NUMBER.search(clause)
    if not (named or plain) or max(map(len, items)) > LONGEST or abs(len(items) - found.number) > NEAR:
        return None
    return Enumeration(frozenset(range(len(items), len(items) + len(_JOIN.findall(clause)) + 1)), _shown(clause))


def _plain(line: str, clause: str, found: Announcement, *, before: str) -> Enumeration | None:
    """学习、检查、整改三个环节. `before`: the clauses of the sentence in front, in which a list may have begun."""
    items = masked(clause).split("、")
    table = words()
    last = items[-1]
    if len(items) == 1:
        return _pair(last, found)
    if len(items) == 2 and found.noun not in table.listed:
        return None
    if last in table.verbs or (last.endswith(table.verbs) and found.noun not in table.listed):
        return None
    if last.endswith(("级", "型")) or _NUMBER.search(masked(clause)) or (not found.noun and not _HAN.match(line, found.stop)):
        return None
    inner = [item for item in items[1:] if len(item) > LONGEST or any(cue.start() for cue in words().leads.finditer(item))]
    if inner:
        return None
    joins = [len(_JOIN.findall(item)) for item in items]
    most = len(items) + (0 if set(joins) == {1} else sum(joins))  # 快与慢、量与质: each item is a pair
    counts = frozenset([*range(len(items), most + 1), *_joined(joins)])
    if abs(found.number - most) > NEAR and abs(found.number - len(items)) > NEAR:
        return None
    clauses = _CLAUSES.split(before)
    before = clauses[-2] if len(clauses) > 1 else ""
    if found.number > most and ("、" in before or words().leads.search(before)) and not _opens(items[0]):
        return None
    return Enumeration(counts, _shown(clause))


def _joined(joins: list[int]) -> tuple[int, ...]:
    """The number that items joined by 和 may be said to have, where 、 stands inside them: 经济、社会、文化发展和党的建设."""
    return (joins[-1] + 1,) if joins[-1] else ()


def _opens(item: str) -> bool:
    """Whether a first item says itself where its list begins."""
    return bool(words().leads.search(item)) or any(verb in item for verb in words().verbs)


def _pair(clause: str, found: Announcement) -> Enumeration | None:
    """抓住地和种两个要害."""
    pair = words().pair.search(clause)
    if pair is None or found.noun not in words().listed or found.number > 2 + NEAR:
        return None
    return Enumeration(frozenset([2]), (pair[1], pair[2]))


def _shown(clause: str) -> tuple[str, ...]:
    """The items of a clause as they stand there, the first without what leads to it."""
    cuts = [at for at, sign in enumerate(masked(clause)) if sign == "、"]
    items = [clause[start:stop] for start, stop in zip([0, *(cut + 1 for cut in cuts)], [*cuts, len(clause)], strict=True)]
    leads = list(words().leads.finditer(items[0]))
    return (items[0][leads[-1].end() :] if leads else items[0][-LONGEST:], *items[1:])


# ---------------------------------------------------------------- behind


_COLON = re.compile("[\u4e00-\u9fff”]{0,6}?(?:[：:]|——|，(?:即|也就是|就是|分别是|包括)[：:]?)")
_BRACKET = re.compile("”?（([^（）]*)）")
_END = re.compile("[。！？]")
_ALSO = re.compile("(?:[0-9]|[一二三四五六七八九十两])[^、]{1,8}(?:、|和|与|及|以及)$")
"""Another number in front, joined: 三个省、五个市."""


def behind(line: str, found: Announcement) -> Enumeration | None:
    """The items behind a number, None where there are none or where it is not certain which they are."""
    bracket = _BRACKET.match(line, found.stop, found.stop + FAR)
    if bracket:
        certain = bool(found.noun) and "、" in bracket[1] and not re.search("[，；。：]", bracket[1])
        return _listed(bracket[1], last=True) if certain else None
    colon = _COLON.match(line, found.stop)
    if colon is None or _ALSO.search(line[found.clause : found.start]):
        return None
    far = colon.end() + FAR
    end = _END.search(line, colon.end(), far)
    stop = end.start() if end else min(len(line), far)
    inside = line[colon.end() : stop]
    return _repeated(line[colon.end() : far], line, found) or _listed(inside, last=stop >= len(line) - 1, number=found.number)


def _repeated(rest: str, line: str, found: Announcement) -> Enumeration | None:
    """四个坚持：坚持……，坚持……: the clauses that begin with the word that is counted."""
    word = found.noun or line[found.stop : found.stop + 2]
    if len(word) < 2:
        return None
    items = [clause for clause in re.split("[，；。]", masked(rest)) if clause.lstrip("要必须应当").startswith(word)]
    return Enumeration(frozenset([len(items)]), tuple(item[:12] for item in items)) if len(items) > 1 else None


def _listed(inside: str, *, last: bool, number: int = 0) -> Enumeration | None:
    """The items of a list between a colon and the end of its sentence. `last`: whether that ends the paragraph."""
    plain = masked(inside)
    if re.search("等(?:等)?(?:$|[，、；])|……|[：:]|[一二]是|首先", plain):
        return None
    if "；" in plain:
        return _parted(inside, plain, "；", 0)
    run = _QUOTES.fullmatch(inside)
    if run:
        items = _QUOTED.findall(inside)
        return Enumeration(frozenset([len(items)]), tuple(items))
    if "、" in plain and "，" not in plain:
        return _parted(inside, plain, "、", len(_JOIN.findall(plain)))
    if "，" in plain and "、" not in plain and last and number:
        items = plain.split("，")
        even = len(items) % number == 0 or max(map(len, items)) > 12
        return None if even else _parted(inside, plain, "，", 0)
    return None


def _parted(inside: str, plain: str, sign: str, joins: int) -> Enumeration:
    cuts = [at for at, one in enumerate(plain) if one == sign]
    items = [inside[start:stop] for start, stop in zip([0, *(cut + 1 for cut in cuts)], [*cuts, len(inside)], strict=True)]
    items = [item for item in items if item]
    inner = _joined([len(_JOIN.findall(item)) for item in plain.split(sign)]) if joins else ()
    return Enumeration(frozenset([*range(len(items), len(items) + joins + 1), *inner]), tuple(items))


def listed_in_sentence(line: str, found: Announcement) -> Enumeration | None:
    """The items that the sentence itself lists."""
    return in_front(line, found) or behind(line, found)
