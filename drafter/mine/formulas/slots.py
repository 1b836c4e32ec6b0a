"""Slots inside a sentence: placeholders, numbers with their measure words, organisations, dates and themes.

The table ``data/slots.yaml`` defines them and their names. A name comes from the words around the slot, so that the same words give
the same name in every source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from drafter.files.tables import any_of
from drafter.mine.formulas.names import Names
from drafter.mine.patterns import table as known


class FoundSlot(NamedTuple):
    """A blank in a sentence: its place, and a name that need not be unique."""

    start: int
    end: int
    name: str


LONGEST = 2000
"""The most characters of a sentence in which slots are looked for."""


def name_slots(sentence: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """A sentence with ``{name}`` in the place of its blanks, and the names with their values, in order.

    Law: the text, with each ``{name}`` replaced by its value, is the sentence. A sentence that contains braces, or is longer than
    `LONGEST`, is returned unchanged.
    """
    if "{" in sentence or "}" in sentence or len(sentence) > LONGEST:
        return sentence, ()
    return written(sentence, find_slots(sentence), Names())


def written(sentence: str, slots: list[FoundSlot], names: Names) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The sentence with ``{name}`` in the place of its slots, and the names with their values. slots: in order, without overlap."""
    text, at = [], 0
    values: dict[str, str] = {}
    for slot in slots:
        value = sentence[slot.start : slot.end]
        name = names.give(slot.name, value)
        values[name] = value
        text += [sentence[at : slot.start], f"{{{name}}}"]
        at = slot.end
    return "".join([*text, sentence[at:]]), tuple(values.items())


def find_slots(sentence: str) -> list[FoundSlot]:
    """The blanks of a sentence in order.

    Where two overlap, the kind that comes first here wins: quoted texts, ``others`` of the table, organisations, ratios, numbers,
    placeholders.
    """
    rules = _rules()
    if not rules.any.search(sentence) and "“" not in sentence:
        return []
    earlier: list[FoundSlot] = []
    for found in (_quoted(sentence, rules), _others(sentence, rules), _organisations(sentence, rules)):
        for slot in found:
            if not any(slot.start < other.end and other.start < slot.end for other in earlier):
                earlier.append(slot)
    earlier += _ratios(sentence, rules, earlier)
    earlier += _numbers(sentence, rules, sorted(earlier))
    for match in rules.placeholder.finditer(sentence):
        if not any(match.start() < other.end and other.start < match.end() for other in earlier):
            earlier.append(FoundSlot(match.start(), match.end(), rules.placeholder_name))
    return sorted(earlier)


class _NumberName(NamedTuple):
    """A row of ``number_names``. The file explains its fields."""

    kinds: Sequence[str] = ()
    of: str = ""
    made: str = ""
    ending: str = ""
    unless: Sequence[str] = ()
    shares: bool = False


class _Rules(NamedTuple):
    """The table ``data/slots.yaml``, its patterns compiled."""

    any: re.Pattern[str]
    placeholder: re.Pattern[str]
    number: re.Pattern[str]
    organisation: re.Pattern[str]
    others: tuple[tuple[str, re.Pattern[str]], ...]
    quoted: tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]
    measures: dict[str, str]
    counted: frozenset[str]
    number_names: tuple[_NumberName, ...]
    ratio: re.Pattern[str]
    ratios: tuple[str, ...]
    tails: re.Pattern[str]
    beginnings: re.Pattern[str]
    amounts: tuple[str, ...]
    stop: str
    by_one: str
    growth: str
    change: dict[str, str]
    organisation_names: tuple[tuple[str, tuple[str, ...]], ...]
    placeholder_name: str
    joints: str


@lru_cache(maxsize=1)
def _rules() -> _Rules:
    table = known("slots")
    blank, number = f"(?>{table['placeholder']})", table["number"]
    measures = {measure: name for name, some in table["measures"].items() for measure in some}
    any_measure, han_measure = any_of(measures), any_of(table["han_measures"])
    places, organisations = any_of(table["places"]), any_of(table["organisations"])
    return _Rules(
        re.compile(f"{blank}|{number}|{table['han_number']}"),
        re.compile(blank),
        re.compile(f"(?<![0-9第])(?:(?P<n>{number}|{blank})(?P<m>{any_measure})|(?P<h>{table['han_number']})(?P<k>{han_measure}))"),
        re.compile(
            f"(?:{places}|[本该])?(?:{blank}(?![{table['never_places']}])[{''.join(p for p in table['places'] if len(p) == 1)}]?)+"
            f"(?:{places}|[\\u3400-\\u9fff]{{0,5}}?(?:{organisations})+)(?![\\u3400-\\u9fff]?作[用为])"
        ),
        tuple(
            (entry["name"], re.compile(entry["pattern"].replace("{p}", blank).replace("{n}", number))) for entry in table["others"]
        ),
        tuple((entry["name"], re.compile(entry["before"]), re.compile(entry["after"])) for entry in table["quoted"]),
        measures,
        frozenset(table["counted"]),
        tuple(_NumberName(**row) for row in table["number_names"]),
        re.compile(f"(?<![0-9]){table['ratio']['number']}(?![0-9])"),
        tuple(table["ratio"]["nouns"]),
        re.compile(f"(?:{any_of(table['tails'])})+$"),
        re.compile(f"^(?:{any_of(table['beginnings'])})+"),
        tuple(table["amounts"]),
        table["stop"],
        table["counted_by_one"],
        table["growth"],
        table["change"],
        tuple((row["name"], tuple(row["ends"])) for row in table["organisation_names"]),
        table["placeholder_name"],
        table["joints"],
    )


_QUOTE = re.compile("“([^“”]+)”")


def _quoted(sentence: str, rules: _Rules) -> Iterator[FoundSlot]:
    for match in _QUOTE.finditer(sentence):
        before, after = sentence[max(match.start() - 8, 0) : match.start()], sentence[match.end() : match.end() + 8]
        for name, left, right in rules.quoted:
            if left.search(before) and right.search(after):
                yield FoundSlot(match.start(1), match.end(1), name)
                break


def _others(sentence: str, rules: _Rules) -> Iterator[FoundSlot]:
    for name, pattern in rules.others:
        for match in pattern.finditer(sentence):
            if match.start() < match.end():
                yield FoundSlot(match.start(), match.end(), name)


def _organisations(sentence: str, rules: _Rules) -> Iterator[FoundSlot]:
    for match in rules.organisation.finditer(sentence):
        name = next(name for name, ends in rules.organisation_names if match[0].endswith(ends))
        yield FoundSlot(match.start(), match.end(), name)


_CLAUSE = "，。；：、！？（）“”《》,;:"


def _ratios(sentence: str, rules: _Rules, earlier: list[FoundSlot]) -> list[FoundSlot]:
    """Ratios of two numbers. The words in front must show that it is a ratio, because 10:30 may be a time."""
    found = []
    for match in rules.ratio.finditer(sentence):
        noun = _noun(_clause_before(sentence, match.start(), earlier), rules)
        if noun.endswith(rules.ratios) and not any(match.start() < slot.end and slot.start < match.end() for slot in earlier):
            found.append(FoundSlot(match.start(), match.end(), noun))
    return found


def _clause_before(sentence: str, start: int, earlier: Sequence[FoundSlot]) -> str:
    """The words before a place, back to the last punctuation mark or blank."""
    floor = max([slot.end for slot in earlier if slot.end <= start], default=0)
    before = sentence[floor:start]
    return before[max(before.rfind(mark) for mark in _CLAUSE) + 1 :]


def _numbers(sentence: str, rules: _Rules, earlier: list[FoundSlot]) -> list[FoundSlot]:
    found: list[FoundSlot] = []
    counted = ""
    for match in rules.number.finditer(sentence):
        group = "n" if match["n"] else "h"
        start, end = match.span(group)
        if any(start < slot.end and slot.start < end for slot in earlier):
            continue
        measure = match["m"] or match["k"]
        before = _clause_before(sentence, start, (*earlier, *found))
        after = sentence[match.end() : match.end() + 12]
        name, counted = _number_name(before, measure, after, counted, rules)
        found.append(FoundSlot(start, end, name))
    return found


def _number_name(before: str, measure: str, after: str, counted: str, rules: _Rules) -> tuple[str, str]:
    """The name of a number, and the noun that is counted: its own, or else that of the number before it.

    before, after: the words around the number and its measure word. counted: the noun that was counted last, because a share may refer to it.
    Example: ``职工`` 125 ``人`` gives 职工人数; in ``其中党员占`` 44 ``%`` the share is that of 党员.
    """
    kind = rules.measures[measure]
    thing = _thing(after, rules) if measure in rules.counted else ""
    noun = thing or _noun(before, rules)
    there = {"thing": thing, "noun": noun, "": kind}
    row = next(row for row in rules.number_names if there[row.of] and (not row.kinds or kind in row.kinds))
    if row.made == "share":
        name = _share_name(before, kind, counted, rules)
    elif row.made == "kind":
        name = kind
    elif noun.endswith(tuple(row.unless)):
        name = noun
    else:
        name = noun + row.ending if row.ending else noun.removesuffix(kind[0]) + kind
    return name, (noun if row.shares and noun else counted)


def _share_name(before: str, kind: str, counted: str, rules: _Rules) -> str:
    """The name of a share, or of a relative change: 党员占比, 财政收入增幅."""
    ending = next((name for word, name in rules.change.items() if word in before), kind)
    subject = _noun(before.partition(rules.growth)[0], rules)
    for word in rules.change:
        subject = subject.partition(word)[0]
    if subject.endswith(rules.amounts):
        return subject if ending == kind else subject + ending
    return (subject or counted) + ending


def _noun(before: str, rules: _Rules) -> str:
    """The last noun in the words before a number, as well as it can be found without a dictionary."""
    words = "".join(character for character in before if "\u3400" <= character <= "\u9fff")
    words = rules.beginnings.sub("", rules.tails.sub("", words))
    for joint in rules.joints:
        head, _, last = words.rpartition(joint)
        words = last if head and len(last) > 1 else words
    words = rules.beginnings.sub("", words)
    return words[-8:] if len(words) > 1 else ""


def _thing(after: str, rules: _Rules) -> str:
    """The noun at the start of a text: two to four characters, or one of those in ``counted_by_one``; "" without one."""
    if after[:1] in rules.by_one and after[:1]:
        return after[0]
    size = 0
    while size < 4 and size < len(after) and "\u3400" <= after[size] <= "\u9fff" and after[size] not in rules.stop:
        size += 1
    return after[:size] if size > 1 else ""
