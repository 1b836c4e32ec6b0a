"""Words that an outline says and its template writes too: ``125人`` in a slot before 人, ``——`` before a subtitle, brackets round a date.

The words are in ``data/twice.yaml``, which is read where something seems to stand twice.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from drafter.files.tables import read_table
from drafter.speech.beside import LONGEST, is_one_pair, lead_with_others, with_bare_weekday
from drafter.speech.numbering import NUMERAL_SIGNS, from_han
from drafter.speech.text import END_MARKS, is_wide

_ALIKE = str.maketrans("()%－–─-―", "（）％—————")
"""Characters that stand for one another where something is typed twice, half-width and full-width."""

_PAIRS = {"“": "”", "‘": "’", "《": "》", "（": "）", "〈": "〉", "「": "」"}
_QUOTES = {'"': '"', "「": "」", "『": "』", "＂": "＂", "”": "“"}
"""Quotes that are typed for “ ”, each opening one with its closing one."""
_BOOK = "《》"
_OPENING, _CLOSING = "".join(_PAIRS), "".join(_PAIRS.values())
_NUMERALS = f"{NUMERAL_SIGNS}0123456789０１２３４５６７８９"
_IN_NUMBERS = f"{_NUMERALS}.．,，%％"
_SCALES = "万亿"
_ROUGHLY = "余多来几"
_PER_CENT = "百分之"
_MONEY = "￥¥"
_LIKE_DASHES = ("一一", "ーー")
"""What is typed for —— with the wrong key."""
_WIDE_MARKS = "。，；、：！？"
_MARKS = f"{_WIDE_MARKS},;:!?"


class Beside(NamedTuple):
    """A value beside the words of a template.

    shown: the value, without what stands twice. clash: the value and the words that contradict it, ``5亿万元``; "" where nothing does.
    """

    shown: str
    clash: str = ""


class _Words(NamedTuple):
    """The words of ``data/twice.yaml``. leads: from each word to the words of its row; about: the same for words before a number."""

    leads: Mapping[str, tuple[str, ...]]
    tails: Mapping[str, tuple[str, ...]]
    about: Mapping[str, tuple[str, ...]]
    prepositions: frozenset[str]
    no_prepositions: tuple[str, ...]
    units: Mapping[str, tuple[str, ...]]
    other_units: tuple[str, ...]
    behind: frozenset[str]
    places: frozenset[str]
    no_frame_ends: tuple[str, ...]
    keep: tuple[str, ...]
    one_by_one: tuple[str, ...]


@cache
def _words() -> _Words:
    table = read_table("speech", "twice")
    leads, tails, about = ({word: tuple(row) for row in table[name] for word in row} for name in ("leads", "tails", "about"))
    return _Words(
        leads,
        tails,
        about,
        frozenset(table["prepositions"]),
        tuple(word for row in table["no_prepositions"] for word in row),
        {unit: tuple(sorted(others, key=len, reverse=True)) for unit, others in table["units"].items()},
        tuple(sorted(table["other_units"], key=len, reverse=True)),
        frozenset(table["behind"]),
        frozenset(table["places"]),
        tuple(table["no_frame_ends"]),
        tuple(table["keep"]),
        tuple(table["one_by_one"]),
    )


def alike(text: str) -> str:
    """A text for comparing: of the same length, half-width and full-width marks as one."""
    return text.translate(_ALIKE)


def without_neighbours(value: str, before: str, after: str) -> str:
    """A value without what stands beside it already, however often; the value itself where nothing of it does.

    >>> without_neighbours("125人", "现有干部职工", "人，其中")
    '125'
    >>> without_neighbours("在茶山村", "在", "村，")
    '茶山'
    """
    for _ in range(_MOST_TIMES):
        shown = _without_neighbours(value, before, after)
        if not shown or shown == value:
            break
        value = shown
    return value


_MOST_TIMES = 4


def _without_neighbours(value: str, before: str, after: str) -> str:
    same, before, after = alike(value), alike(before), alike(after)
    if same.startswith(_LIKE_DASHES) and before.endswith("——") and not same.startswith(_words().one_by_one, len(_LIKE_DASHES[0])):
        return value[2:].lstrip()
    if same.startswith(_PER_CENT) and after.startswith("％"):
        return _figures(value[len(_PER_CENT) :].strip())
    if same.endswith("％") and before.endswith(_PER_CENT) and _is_number(same):
        return value[:-1].strip()
    if same[:1] in _QUOTES and len(same) > 2 and same[-1] == _QUOTES[same[0]] and before[-1:] == "“" and after[:1] == "”":
        return value[1:-1].strip()
    if same[:1] + same[-1:] == _BOOK and before[-1:] == "“" and after[:1] == "”" and is_one_pair(same):
        return value[1:-1].strip()
    if before[-1:] == "（" and after[:1] == "）" and (bare := with_bare_weekday(value)) != value:
        return bare
    stop = len(_without_unit(same, after)) if is_counted(same) else len(same)
    tail = len(same) - stop or _tail(same, before, after)
    lead = _said_before(same, before) or _lead(same[: len(same) - tail], before) or int(same[0] in _MONEY and "元" in after[:2])
    if _PAIRS.get(same[:1]) == same[-1:] and not (lead and tail and is_one_pair(same)):
        lead = tail = 0
    if lead + tail >= len(same):
        return value
    return value[lead : len(value) - tail].strip() if lead or tail else value


def is_counted(value: str) -> bool:
    """Whether a value is a number with what people type before and behind it."""
    return value[:1] in _NUMERALS or _number_at(value) > 0


def _number_at(value: str) -> int:
    """Where the number of a value begins behind a word like 约, 第 or ￥; 0 where none does."""
    return next((place for place in range(1, min(len(value), 4)) if value[place] in _NUMERALS and _is_about(value[:place])), 0)


def _is_about(text: str) -> bool:
    return (text[0] in "约近超逾共达第大将接总合一" and text in _words().about) or text in _MONEY


def _figures(words: str) -> str:
    """A number in words as figures: 3.5 for 三点五. Other words as they are."""
    whole, point, rest = words.partition("点")
    number = from_han(whole) if not words[:1].isdecimal() else None
    decimals = [from_han(sign) or 0 for sign in rest]
    return f"{number}{'.' if point else ''}{''.join(map(str, decimals))}" if number is not None else words


# ---------------------------------------------------------------- numbers and their units


def _without_unit(value: str, after: str) -> str:
    """A number without the full stop or the unit behind it, where its template writes this or another unit there."""
    if not (after[:1].isalnum() or after[:1] == "％"):
        return value
    if after[:1] in _NUMERALS and after[:1] not in _SCALES and not _others(after):  # 千米 begins like a number
        return value
    bare = value.rstrip("。，；、 ")
    for size in range(min(len(bare) - 1, LONGEST), 0, -1):
        if after.startswith(bare[-size:]) and _ends_number(rest := bare[:-size].rstrip()):
            return rest
    if bare[-1:] in _NUMERALS:
        return value
    for unit in _others(after):
        if bare.endswith(unit) and _ends_number(rest := bare[: -len(unit)].rstrip()):
            return rest
    return value


def _ends_number(text: str) -> bool:
    return bool(text) and text[-1] in _NUMERALS + _ROUGHLY


def _others(after: str) -> tuple[str, ...]:
    """What else is typed for the unit that a text begins with."""
    units = _words().units
    return next((units[after[:size]] for size in (3, 2, 1) if after[:size] in units), ())


def clash(value: str, after: str) -> str:
    """A number and the words behind it that do not go with its own unit: ``5亿万元``, ``22名党员人``; "" where they do."""
    if not is_counted(value) or (value[-1] in _NUMERALS and value[-1] not in _SCALES):
        return ""
    same, words = alike(value), alike(after)
    unit = next((unit for unit in _words().other_units if words.startswith(unit)), "")
    if same[-1] in _SCALES:
        return f"{value}{after[: len(unit) or 1]}" if words[:1] in _SCALES else ""
    return f"{value}{after[: len(unit)]}" if unit and not _ends_number(same) and same[-1] not in _CLOSING + _MARKS else ""


# ---------------------------------------------------------------- words on both sides


def _lead(value: str, before: str) -> int:
    """How many characters at the start of a value its template writes before it already."""
    if not value or not before:
        return 0
    for near in dict.fromkeys((before, before if value[0] in _OPENING else before.rstrip(_OPENING))):
        size = _shared(value, near)
        if size < 2 and (longer := _of_one_row(value, near)):
            return longer
        if size and _is_lead(value, size):
            return len(value) - len(value.lstrip("— ")) if value[:size].strip("—") == "" else size
    if others := lead_with_others(value, before):
        return others
    return len(value) - len(value.lstrip(_MARKS)) if value[0] in _MARKS and before[-1] in _MARKS else 0


def _shared(value: str, before: str) -> int:
    """How many characters at the start of a value, not the whole of it, are the end of a text too: the most, at most `LONGEST`."""
    at = min(len(value) - 1, LONGEST)
    while before and (at := value.rfind(before[-1], 0, at)) >= 0:
        if before.endswith(value[: at + 1]):
            return at + 1
    return 0


def _is_lead(value: str, size: int) -> bool:
    """Whether the first characters of a value are there twice, and are no beginning of another word (人 in 人人)."""
    words = value[:size]
    if words[0] in _CLOSING or any(map(str.isdecimal, words)):
        return False
    if size > 1 or not words.isalnum():
        return True
    if value[1:2] in _NUMERALS and words in _words().about:
        return True
    if words == "的":
        return True
    return words in _words().prepositions and not value.startswith(_words().no_prepositions)


_FIRST_OF_ROWS = frozenset("举隆召根按依遵围紧聚关代我谨祝衷恭表致增提上同下减降约大近将接逾超共总合一达第")
"""The first characters of the words in rows. Other values are judged without reading the table."""


def _said_before(value: str, before: str) -> int:
    """The size of a word before a number that its template has in the same clause already: ``占44`` behind 占全体人数的."""
    if not before or value[-1] not in _IN_NUMBERS:
        return 0
    size = next((place for place, sign in enumerate(value[:LONGEST]) if sign in _NUMERALS), 0)
    word = value[:size].rstrip()
    if not word.isalnum() or len(word) > LONGEST // 3 or not _is_number(value[size:]):
        return 0
    clause = before[max(map(before.rfind, _WIDE_MARKS)) + 1 :]
    return size if word in clause else 0


def _is_number(value: str) -> bool:
    return all(sign in _IN_NUMBERS for sign in value)


def _of_one_row(value: str, before: str) -> int:
    """The size of the word that a value begins with, where the words before it end with another word of its row: 我代表 behind 我谨代表."""
    if value[0] not in _FIRST_OF_ROWS:
        return 0
    number = _number_at(value)
    rows = _words().about if number else _words().leads
    sizes = (number,) if number else (4, 3, 2, 1)
    for size in sizes:
        word = value[:size]
        if word in rows and any(
            before.endswith(other) and (number or len(other) > 1 or word.startswith(other)) for other in rows[word] if other != word
        ):
            return size if size > 1 or number else 0
    return 0


def _tail(value: str, before: str, after: str) -> int:
    """How many characters at the end of a value its template writes behind it already."""
    if not after:
        return 0
    for near in dict.fromkeys((after, after if value[-1] in _CLOSING else after.lstrip(_CLOSING))):
        size = _shared(value[::-1], near[::-1])
        if size and (size > 1 or near == after) and _is_tail(value, size, before, near):
            return size
    if other := _tail_of_one_row(value, after):
        return other
    ends = len(value) - len(value.rstrip(_MARKS))
    return ends if after[0] in _MARKS and ends < len(value) and (value[-1] in _WIDE_MARKS or is_wide(value[-ends - 1])) else 0


_LAST_OF_ROWS = frozenset("下态")
"""The last characters of the words in the rows of tails."""


def _tail_of_one_row(value: str, after: str) -> int:
    """The size of the word that a value ends with, where the words behind it begin with another word of its row: 汇报如下 before 报告如下."""
    if value[-1] not in _LAST_OF_ROWS:
        return 0
    rows = _words().tails
    word = next((word for word in sorted(rows, key=len, reverse=True) if value.endswith(word) and word != value), "")
    return len(word) if word and after.startswith(rows[word]) else 0


def _is_tail(value: str, size: int, before: str, after: str) -> bool:
    words, rest = value[-size:], value[:-size].rstrip()
    if any(map(str.isdecimal, words)):
        return False
    if words in _PAIRS.values():  # its opening mark stands beside the value too, or it closes one inside
        opening = next(mark for mark, closing in _PAIRS.items() if closing == words)
        return rest[:1] in _PAIRS or (value.count(opening) < value.count(words) and before[-1:] == opening)
    if size > 1 or not words.isalnum() or rest[-1:] in _NUMERALS:
        return True
    if words in _words().places:
        return not value.endswith(_words().keep)
    return not after[1:2].isalnum() or after[1:2] in _words().behind


# ---------------------------------------------------------------- on a page


def twice(page: str, value: str, own: Iterable[str]) -> Beside:
    """A value as it stands on a page beside the template's words.

    own: texts of the outline, which may hold the value too, or all of it but the mark that the template puts behind a heading.
    """
    bare = value.rstrip(END_MARKS) or value
    own = [text for text in own if bare in text]
    known = _in_order(own, page)
    for line in page.split("\n"):
        if value not in line or line in known or any(text in line for text in own):
            continue
        for start in _places(line, value):
            stop = start + len(value)
            before, after = line[max(0, start - LONGEST) : start], line[stop : stop + LONGEST]
            shown = without_neighbours(value, before, after)
            found = clash(shown, after) or _whole(value, before, after)
            if shown != value or found:
                return Beside(shown, found)
    return Beside(value)


def stands_beside_words(page: str, value: str) -> bool:
    """Whether a value stands on a page, and not only alone in a line. A quick test."""
    at = page.find(value)
    while at >= 0:
        stop = at + len(value)
        if (at and page[at - 1] != "\n") or (stop < len(page) and page[stop] != "\n"):
            return True
        at = page.find(value, stop)
    return False


def _whole(value: str, before: str, after: str) -> str:
    """A value and the same words beside it, where the template writes all of it too: 认真认真; "" where it does not."""
    if len(value) < 2 or not value.isalnum() or any(map(str.isdecimal, value)):
        return ""
    return value * 2 if after.startswith(value) or before.endswith(value) else ""


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
        _without_suffix(_without_prefix(without_neighbours(word, before, after), before), after) if word else word
        for word, before, after in zip(words, parts, parts[1:], strict=False)
    )


def begins_again(word: str) -> bool:
    """Whether a blank that begins with the character before it is in doubt: not for words that are whole, as 上级 behind 上."""
    return word[:1].isalnum() and not word[:1].isdecimal() and not word.startswith(_words().no_frame_ends)


def _without_prefix(word: str, before: str) -> str:
    """A blank without the one character before it, where the frame has no more words there: ``上下功夫`` behind ``上``."""
    twice = len(before) == 1 and before.isalnum() and len(word) > 1 and word.startswith(before)
    return word[1:] if twice and not word.startswith(_words().no_frame_ends) else word


def _without_suffix(word: str, after: str) -> str:
    """A blank without the one character behind it, ``达标`` in ``{}标``: words that end a frame are nouns, and never stand twice."""
    return word[:-1] if len(after) == 1 and after.isalnum() and word[:-1] and word.endswith(after) else word
