"""Fixed texts of a template that a draft has: they are removed, because the template writes them. The words in their blanks become values of slots."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from drafter.pull.draft.habits import FixedText
from drafter.speech.counting import quantity
from drafter.speech.lines import ENDING, Styled, kind_of
from drafter.speech.numbering import HAN, count_in_han, recognise
from drafter.speech.tree import Item
from drafter.template.frontmatter import Slot

LONGEST_VALUE = 60
"""Characters of a slot's value."""
SHORTEST_FIXED = 4
"""The fewest characters of a fixed text without slots. A shorter one occurs in many sentences."""
_FEWEST_SIGNS = 2
_SENTENCE_ENDS = "。！？；!?;…：:"
_CLOSERS = "”’）》"
_NO_EDGE = "，、：；。！？,:;!?—-…·.” ）\u3000"
"""Marks that no value of a slot begins or ends with: ``现在，我宣布：春耕开始`` has no name of a meeting behind the colon."""
_NUMBER = f"[{HAN}两几0-9]{{1,3}}"
_VALUE = rf"([^。！？；\n]{{1,{LONGEST_VALUE}}}?)"


class Found(NamedTuple):
    """What was found in a part.

    items: the part without the fixed texts. slots: the values of slots. found: the fixed texts that stood there. missing: those that did not.
    One that the template may leave out and that stands elsewhere than the template writes it is found, and stays in the part.
    """

    items: tuple[Item, ...]
    slots: Mapping[str, str]
    found: tuple[FixedText, ...] = ()
    missing: tuple[FixedText, ...] = ()


def without_fixed(
    items: Sequence[Item], fixed: Iterable[FixedText], slots: Mapping[str, Slot], known: Mapping[str, str], sections: int
) -> Found:
    """A part of a draft without the texts that its template writes.

    slots: those of the template. known: the values that were found already. sections: how many sections the draft has; a template may say that number.
    """
    left = list(items)
    values = dict(known)
    found, missing = [], []
    texts = list(fixed)
    last_first = list(
        reversed([text for text in texts if text.optional and text.behind])
    )  # each ends the part when those below it are gone
    for text in [text for text in texts if text not in last_first] + last_first:
        places = list(islice(_places(left, text, slots, values, sections), None if text.optional else 1))
        place = next((place for place in places if not text.optional or _is_in_order(left, place, behind=text.behind)), None)
        if places:
            found.append(text)
        elif not text.optional:
            missing.append(text)
        if place is not None:
            values.update(place.values)
            left[place.at : place.at + 1] = place.rest
    return Found(tuple(left), values, tuple(sorted(found, key=texts.index)), tuple(missing))


def _is_in_order(items: Sequence[Item], place: _Place, *, behind: bool) -> bool:
    """Whether a text stands at the end of its part where the template writes it, so that nothing of the draft changes places."""
    if behind:
        below = items[place.at + 1 :]
        return place.ends and all(isinstance(item, Styled) and kind_of(item) in ENDING for item in below)
    return place.at == 0 and place.begins


class _Place(NamedTuple):
    """Where a fixed text stands: the item, its paragraphs without the text, the values of its slots; whether it begins, and ends, the item."""

    at: int
    rest: list[Item]
    values: Mapping[str, str]
    begins: bool
    ends: bool


def _places(
    items: Sequence[Item], text: FixedText, slots: Mapping[str, Slot], known: Mapping[str, str], sections: int
) -> Iterator[_Place]:
    if len("".join(text.words)) < (SHORTEST_FIXED if not text.slots else _FEWEST_SIGNS):
        return
    pattern = _pattern(text, sections)
    landmark = max(re.split(f"[，{HAN}两几0-9]", max(text.words, key=len)), key=len)
    for index, item in enumerate(items):
        if not isinstance(item, str) or landmark not in item:
            continue
        for start in _starts(item, text):
            match = pattern.match(item, start)
            if match is None or not _ends(item, match.end(), text):
                continue
            values: dict[str, str] = {}
            if all(
                _fits(slots.get(name), value) and known.get(name, values.setdefault(name, value)) == value
                for name, value in zip(text.slots, match.groups(), strict=True)
            ):
                before, after = item[:start], item[match.end() :]
                rest: list[Item] = [part for part in (before, after) if part.strip()]
                yield _Place(index, rest, values, not before.strip(), not after.strip())


def _pattern(text: FixedText, sections: int) -> re.Pattern[str]:
    pieces = [_piece(words, sections) for words in text.words]
    return re.compile(_VALUE.join(pieces) + ("" if text.words[-1] else r"(?=[。！？；]|$)"))


def _piece(words: str, sections: int) -> str:
    """The pattern of fixed words: a comma may be missing, and a number of sections may be another."""
    counted = {quantity(sections), count_in_han(sections), str(sections)} if sections else set()
    parts = re.split(f"({_NUMBER})", words)
    escaped = (_NUMBER if part in counted else re.escape(part).replace("，", "，?") for part in parts)
    return "".join(escaped)


def _starts(item: str, text: FixedText) -> Iterator[int]:
    """Where a sentence begins."""
    yield 0
    if text.runs_on:
        return
    for at in range(1, len(item)):
        if item[at - 1] in _SENTENCE_ENDS or (item[at - 1] in _CLOSERS and at > 1 and item[at - 2] in _SENTENCE_ENDS):
            yield at


def _ends(item: str, stop: int, text: FixedText) -> bool:
    """Whether a sentence ends where a match does."""
    return text.runs_on or stop == len(item) or item[stop - 1] in _SENTENCE_ENDS


def _fits(slot: Slot | None, value: str) -> bool:
    if value != value.strip(_NO_EDGE) or not any(map(str.isalnum, value)):
        return False
    if slot is not None and slot.type in ("number", "date"):
        return any(character.isdecimal() or character in f"{HAN}百千万亿两零〇半" for character in value)
    return recognise(value) is None  # else the ordinal of a paragraph
