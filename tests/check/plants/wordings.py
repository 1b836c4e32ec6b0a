"""Errors in numbers, fixed wordings, single words, names and numbers of persons."""

from __future__ import annotations

import re
from functools import lru_cache
from random import Random
from typing import NamedTuple

from drafter.files.tables import read_table
from tests.check.pages import Change, Page, Plant
from tests.check.plants.making import GAP, WORDS, any_of, at, one, outside_quotes

DATE = r"(?<![0-9])[1-9]月(?=[0-9]{1,2}日|底|初|中旬|上旬|下旬|份|起)"


def wide(_: Random, match: re.Match[str]) -> str:
    """Figures as wide as characters."""
    return match[0].translate({ord("0") + digit: ord("０") + digit for digit in range(10)})


def half_range(chance: Random) -> tuple[str, str]:
    """A range whose first number lacks its sign."""
    low, sign = chance.randint(2, 8), chance.choice("～—－")
    return f"增幅在{low}%{sign}{low + 2}%。", f"增幅在{low}{sign}{low + 2}%。"


@lru_cache(maxsize=1)
def _fixed() -> tuple[list[list[str]], list[list[str]], list[tuple[str, str]]]:
    """Of the table of fixed wordings: the parts with quotes of those that have several, the items of plain lists, wrong writings with right ones."""
    quoted, lists, wrong = [], [], []
    for row in read_table("check", "fixed-phrase")["rows"]:
        text = "".join(row["wording"]) if isinstance(row["wording"], list) else row["wording"]
        parts = re.split("[、，；]", text) if not re.search("“[^”]*[、，；]", text) else []
        if len(parts) > 1 and all(re.search("^[^“”]+“[^“”]+”", part) for part in parts):
            quoted.append(parts)
        elif len(parts) > 2 and "“" not in text and "least" not in row:
            lists.append(parts)
        wrong += [(writing, text) for writing in row.get("wrong", ())]
    return quoted, lists, wrong


@lru_cache(maxsize=1)
def _also() -> frozenset[str]:
    return frozenset(also for row in read_table("check", "fixed-phrase")["rows"] for also in row.get("also", ()))


def _around(chance: Random, right: str, wrong: str) -> tuple[str, str]:
    frame = chance.choice(WORDS["around"])
    return frame.format(right), frame.format(wrong)


def swapped(chance: Random) -> tuple[str, str]:
    """Two neighbours of a wording in the other order."""
    quoted, lists, _ = _fixed()
    parts = chance.choice([*quoted, *lists])
    place = chance.randrange(len(parts) - 1)
    wrong = [*parts[:place], parts[place + 1], parts[place], *parts[place + 2 :]]
    return _around(chance, "、".join(parts), "、".join(wrong))


def other_verb(chance: Random) -> tuple[str, str]:
    """A part of a wording with the verb of another; not with one that documents use for it too (增强“四个自信”)."""
    pairs = []
    for parts in _fixed()[0]:
        verbs = [part.partition("“")[0] for part in parts]
        for place, part in enumerate(parts):
            others = {verb + part[len(verbs[place]) :] for verb in verbs if verb != verbs[place]}
            pairs += [(parts, place, other) for other in sorted(others) if not any(also in other for also in _also())]
    parts, place, other = chance.choice(pairs)
    return _around(chance, "、".join(parts), "、".join([*parts[:place], other, *parts[place + 1 :]]))


def unquoted(chance: Random) -> tuple[str, str]:
    """A part of a wording without its quotes."""
    part = chance.choice(chance.choice(_fixed()[0]))
    return _around(chance, part, re.sub("[“”]", "", part))


def miswritten(chance: Random) -> tuple[str, str]:
    """A writing that is wrong wherever it stands."""
    wrong, right = chance.choice(_fixed()[2])
    return _around(chance, right, wrong)


class Confused(NamedTuple):
    wrong: str
    right: str
    unless: tuple[str, ...]
    followed: tuple[str, ...]


@lru_cache(maxsize=1)
def _confused() -> list[Confused]:
    rows = []
    for group in read_table("check", "confusable"):
        rows += [Confused(wrong, right, (), ()) for wrong, right in group["words"].items()]
        for row in group["guarded"]:
            followed, unless = row.get("followed", ()), row.get("unless", ())
            rows.append(
                Confused(
                    row["wrong"],
                    row["right"],
                    tuple([unless] if isinstance(unless, str) else unless),
                    tuple([followed] if isinstance(followed, str) else followed),
                )
            )
    return rows


def confused(chance: Random, page: Page) -> Plant | None:
    """A word of the text as it is often written wrongly; not where the wrong writing would be a right word (截止日期)."""
    spots = []
    for row in _confused():
        for passage, match in page.matches(re.escape(row.right), ("body", "heading")):
            text = passage.text[: match.start()] + row.wrong + passage.text[match.end() :]
            behind = text[match.start() + len(row.wrong) :]
            followed = not row.followed or re.match(any_of(row.followed).replace("digits", "[0-9]"), behind)
            around = text[max(0, match.start() - 6) : match.end() + 6]
            if followed and not any(word in around for word in row.unless):
                spots.append((passage, match, row.wrong))
    spot = one(chance, spots)
    return at(spot[0], *spot[1].span(), spot[2]) if spot else None


def _two(chance: Random, page: Page, first: str, right: str, wrong: str) -> Plant | None:
    """A sentence, and behind it in another paragraph or the same one a second, rightly and wrongly written."""
    gaps = [
        (passage, match)
        for passage, match in outside_quotes(page, GAP)
        if passage.speech == page.passages[-1].speech  # a name is introduced in each speech
    ]
    if len(gaps) < 2:
        return None
    one_, other = sorted(chance.sample(range(len(gaps)), 2))
    before, behind = (gaps[index][0].span(*gaps[index][1].span()) for index in (one_, other))
    return Plant((Change(*before, first, first), Change(*behind, right, wrong)))


def full_again(chance: Random, page: Page) -> Plant | None:
    """A full name behind the short one that was introduced for it."""
    full, short = chance.choice(WORDS["organisations"])
    first = WORDS["introduced"].format(full=full, short=short)
    return _two(chance, page, first, WORDS["later"].format(name=short), WORDS["later"].format(name=full))


def other_writing(chance: Random, page: Page) -> Plant | None:
    """A name that comes back with a character that sounds alike."""
    right, wrong = chance.choice(WORDS["writings"])
    return _two(chance, page, *(WORDS["named"].format(name=name) for name in (right, right, wrong)))


def mobile(chance: Random) -> tuple[str, str]:
    """A mobile number, as one writes it."""
    number = f"1{chance.choice('3456789')}{chance.randrange(10**9):09}"
    shown = chance.choice([number, f"{number[:3]} {number[3:7]} {number[7:]}", f"{number[:3]}-{number[3:7]}-{number[7:]}"])
    return "", f"{chance.choice(WORDS['numbers'])}{shown}。"


def id_card(chance: Random) -> tuple[str, str]:
    """An ID-card number with its check figure."""
    date = f"{chance.randint(1950, 2010)}{chance.randint(1, 12):02}{chance.randint(1, 28):02}"
    body = f"{chance.randint(11, 65)}{chance.randrange(10000):04}{date}{chance.randrange(1000):03}"
    rest = sum(int(figure) * 2 ** (17 - place) for place, figure in enumerate(body)) % 11
    return "", f"{chance.choice(WORDS['cards'])}{body}{'10X98765432'[rest]}。"
