"""Words that an outline says and its template writes too: ``125人`` in a slot before 人, ``——`` before a subtitle, brackets round a date."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from drafter.speech.numbering import NUMERAL_SIGNS, from_han

_ALIKE = str.maketrans("()%－–─-―", "（）％—————")
"""Characters that stand for one another where something is typed twice, half-width and full-width."""

_PAIRS = {"“": "”", "‘": "’", "《": "》", "（": "）", "〈": "〉", "「": "」"}
_LEADS = "在以为向对把用从祝愿"
"""Single characters that are left out of a value where they stand before it. Others may be the first half of a word: 人 in 人人."""
_NUMERALS = f"{NUMERAL_SIGNS}0123456789０１２３４５６７８９"
_ROUGHLY = "余多来几"
_PER_CENT = "百分之"
_OTHER_UNITS = {"人": ("名", "位", "个"), "％": ("个百分点",)}
"""Units that mean the same, or cannot stand, before the one that a template writes."""
LONGEST = 12
"""Characters that are looked at on each side of a value."""


def alike(text: str) -> str:
    """A text for comparing: of the same length, half-width and full-width marks as one."""
    return text.translate(_ALIKE)


def without_neighbours(value: str, before: str, after: str) -> str:
    """A value without what stands beside it already; the value itself where nothing of it does.

    >>> without_neighbours("125人", "现有干部职工", "人，其中")
    '125'
    """
    same, before, after = alike(value), alike(before), alike(after)
    if is_counted(same) and (bare := _without_unit(same, after)) != same:
        return value[: len(bare)]
    lead = next((size for size in range(min(len(same) - 1, LONGEST), 0, -1) if before.endswith(same[:size])), 0)
    tail = next((size for size in range(min(len(same) - 1, LONGEST), 0, -1) if after.startswith(same[-size:])), 0)
    if _PAIRS.get(same[:1]) == same[-1:]:
        lead, tail = (lead, tail) if lead and tail else (0, 0)
    if not _is_lead(same[:lead]):
        lead = 0
    if not _is_tail(same[-tail:] if tail else "", same[: len(same) - tail].rstrip()):
        tail = 0
    if lead + tail >= len(same):
        return value
    if same[:lead].strip("—") == "":
        lead = len(same) - len(same.lstrip("— ")) if lead else 0
    if same.startswith(_PER_CENT) and after.startswith("％"):
        words = value[len(_PER_CENT) :].strip()
        return words if words[:1].isdecimal() else str(from_han(words) or words)
    return value[lead : len(value) - tail].strip() if lead or tail else value


def is_counted(value: str) -> bool:
    """Whether a value is a number with what people type behind it."""
    return value[:1] in _NUMERALS or value[:1] in "约近超"


def _without_unit(value: str, after: str) -> str:
    """A number without the full stop or the unit behind it, where its template writes this or another unit there."""
    if after[:1] in _NUMERALS or not (after[:1].isalnum() or after[:1] == "％"):
        return value
    bare = value.rstrip("。，；、 ")
    for unit in (after[:1], *_OTHER_UNITS.get(after[:1], ())):
        rest = bare.removesuffix(unit).rstrip()
        if unit.strip() and rest and rest != bare and rest[-1] in _NUMERALS + _ROUGHLY:
            return rest
    return value


def _is_lead(words: str) -> bool:
    if not words or words[0] in _PAIRS.values() or any(map(str.isdecimal, words)):
        return False
    return len(words) > 1 or not words.isalnum() or words in _LEADS


def _is_tail(words: str, rest: str) -> bool:
    if not words or any(map(str.isdecimal, words)):
        return False
    if words in _PAIRS.values():  # its opening mark stands beside the value too, or it closes one inside
        return rest[:1] in _PAIRS
    return len(words) > 1 or not words.isalnum() or rest[-1:] in _NUMERALS


def twice(page: str, value: str, own: Iterable[str]) -> str:
    """A value without what the template writes beside it on a page. own: texts of the outline, which may hold the value too."""
    own = [text for text in own if value in text]
    known = _in_order(own, page)
    for line in page.split("\n"):
        if value in line and line not in known and not any(text in line for text in own):
            for start in _places(line, value):
                shown = without_neighbours(
                    value, line[max(0, start - LONGEST) : start], line[start + len(value) : start + len(value) + LONGEST]
                )
                if shown != value:
                    return shown
    return value


def _in_order(own: Iterable[str], page: str) -> set[str]:
    """The lines of a page on which texts stand in their order: most of them, found without looking for each text in each line."""
    lines: set[str] = set()
    at = last = -1
    for text in own:
        found = page.find(text, max(at, 0))
        if found >= 0:
            at = found
            if at > last:
                stop = page.find("\n", at)
                last = stop if stop >= 0 else len(page)
                lines.add(page[page.rfind("\n", 0, at) + 1 : last])
    return lines


def _places(line: str, value: str) -> Iterator[int]:
    """Where a value stands in a line."""
    at = line.find(value)
    while at >= 0:
        yield at
        at = line.find(value, at + len(value))


def framed(words: tuple[str, ...], pattern: str) -> tuple[str, ...]:
    """The blanks of a frame without the frame's own words: ``务求清澈`` in ``{}，务求{}``."""
    parts = pattern.split("{}")
    return tuple(
        _without_suffix(without_neighbours(word, before, after), after)
        for word, before, after in zip(words, parts, parts[1:], strict=False)
    )


def _without_suffix(word: str, after: str) -> str:
    """A blank without the one character behind it, ``达标`` in ``{}标``: words that end a frame are nouns, and never stand twice."""
    return word[:-1] if len(after) == 1 and after.isalnum() and word[:-1] and word.endswith(after) else word
