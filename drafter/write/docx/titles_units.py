"""The units of a title that no table can list: numbers with what they count (第六次), quotations, years, Latin words.

They are found by looking at single characters. A pattern of them would take 20 ms to compile, longer than everything else that a title needs.
"""

from __future__ import annotations

from drafter.speech.numbering import HAN

_COUNTED = (
    *("周年", "年度", "年", "月份", "月", "日", "届", "次", "期", "季度", "学期", "学年", "阶段"),
    *("个", "项", "号", "批", "轮", "场", "讲", "级", "周"),
)
_COUNTED_BY_ORDINALS = (*_COUNTED, "学段", "责任人", "中学", "小学", "医院", "支部")
_COUNTED_BY_TWO = ("周年", "年")
_NUMERALS = frozenset(f"〇零{HAN}百")
_SESSION_NUMERALS = frozenset(HAN)
_DIGITS = frozenset("0123456789")
_LATIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.+-")
UNIT_STARTS = _LATIN | _NUMERALS | frozenset("“《（第党本两—…厅")
"""The characters that units begin with, but for 中国—东盟 and a name at the end of the text."""

_ENCLOSED = {"“": ("”", 24), "《": ("》", 24), "（": ("）", 8)}
"""The closing mark, and the most characters of a quotation, a book's name or a bracket that is kept on one line."""

_JOINING = frozenset("和与及暨在")

QUOTED, ORDINAL, SESSION, JOINED, OTHER = "quoted", "ordinal", "session", "joined", "other"
"""A quotation; 第九次; 二十届三中全会; the first half of 中国—东盟博览会; another unit."""


def fixed_end(text: str, at: int) -> tuple[int, str]:
    """Where a unit that begins at an index ends, and its kind; the same index where none begins."""
    first = text[at]
    stop, kind = at, OTHER
    if first in _ENCLOSED:
        stop, kind = _enclosed_end(text, at), QUOTED if first == "“" else OTHER
    elif first in UNIT_STARTS:
        stop, kind = _other_end(text, at, first)
    if stop == at and "—" in text:
        stop, kind = _joined_end(text, at), JOINED
    if stop == at and at + 3 == len(text) and _is_spaced_name(text, at):
        return at + 3, OTHER
    return stop, kind


def _is_spaced_name(text: str, at: int) -> bool:
    """Whether a name of two characters that a blank sets apart ends the text, 马　骏 behind another blank."""
    return text[at + 1] == "\u3000" and at > 0 and text[at - 1] in " \u3000" and is_han(text[at]) and is_han(text[at + 2])


def _other_end(text: str, at: int, first: str) -> tuple[int, str]:
    stop = _session_end(text, at)
    if stop > at:
        return stop, SESSION
    if first == "本":
        return next((at + len(unit) for unit in ("本（专）科生", "本（硕）") if text.startswith(unit, at)), at), OTHER
    if first == "厅":  # 厅（局）长 in 水利厅（局）长会议
        closing = text.find("）长", at + 2, at + 8) if text.startswith("（局", at + 1) else -1
        return (closing + 2 if closing > 0 else at), OTHER
    if first in "—…":
        return at + 2 if text[at + 1 : at + 2] == first else at, OTHER
    if first == "第":
        stop = _number(text, at + 1)
        if stop > at + 1 and text[stop : stop + 1] in tuple("届次期个批轮场"):
            return stop + 1, ORDINAL
    elif first in _NUMERALS and text.startswith("次全体会议", stop := _number(text, at)):  # 委员会四次全体会议
        return stop + 1, ORDINAL
    stop = _years_end(text, at)
    if stop == at:
        start = at + (first == "第")
        stop = _run(text, start, _LATIN)
        if text.startswith("年", stop) and text[start] not in _DIGITS and _run(text, stop - 4, _DIGITS) == stop > start + 4:
            return stop - 4, OTHER  # BG in BG2026年
        stop = _counted_end(text, stop) if stop > start else at
    return stop, OTHER


def number_end(text: str, at: int, *, alone: bool) -> int:
    """Where a number with what it counts ends; the same index without one. alone: whether a number that counts nothing is one too."""
    start = at + text.startswith("第", at)
    if text[start : start + 1] not in _NUMERALS and text[start : start + 1] not in _DIGITS and text[start : start + 1] != "两":
        return at
    stop = _number(text, start)
    if stop == start and start == at and _counted_end(text, at + 1, _COUNTED_BY_TWO) > at + 1:  # 两周年
        return _counted_end(text, at + 1, _COUNTED_BY_TWO)
    if start == at and text[stop : stop + 1] == "." and text[stop - 1] in _DIGITS:
        behind = _run(text, stop + 1, _DIGITS)
        stop = behind if behind > stop + 1 else stop
    counted = _counted_end(text, stop, _COUNTED if alone or start == at else _COUNTED_BY_ORDINALS)
    is_name = "〇" in text[start:stop]  # 一三〇团, of which nothing is counted
    return counted if counted > stop or alone or is_name else at


def is_number(text: str, at: int) -> bool:
    """Whether a number in figures, or an ordinal, begins at an index."""
    return text.startswith("第", at) or text[at : at + 1] in _DIGITS


def _enclosed_end(text: str, at: int) -> int:
    closing, most = _ENCLOSED[text[at]]
    stop = text.find(closing, at + 1, at + most + 2)
    return stop + 1 if stop > at + 1 and text[at] not in text[at + 1 : stop] else at


def _session_end(text: str, at: int) -> int:
    """The end of 党的二十届三中全会精神 and the like."""
    start = at + 2 if text.startswith("党的", at) else at
    session = _run(text, start, _SESSION_NUMERALS, 3)
    if session == start or not text.startswith("届", session):
        return at
    number = _run(text, session + 1, _SESSION_NUMERALS, 2)
    if number == session + 1 or not text.startswith(("次", "中"), number):
        return at
    return next((number + 1 + len(rest) for rest in ("全会精神", "全会") if text.startswith(rest, number + 1)), number + 1)


def _joined_end(text: str, at: int) -> int:
    """The end of 中国— in 中国—东盟博览会."""
    dash = text.find("—", at + 2, at + 5) if text[at] not in _JOINING else -1
    joined = dash > 0 and not text.startswith("—", dash + 1) and all(map(is_han, text[at:dash]))
    return dash + 1 if joined else at


def is_han(character: str) -> bool:
    """Whether a character is Chinese; a mark, a letter or a figure is not."""
    return "\u4e00" <= character <= "\u9fff"


def _years_end(text: str, at: int) -> int:
    """The end of 2023—2024年 and of 1至9月."""
    first = _run(text, at, _DIGITS, 4)
    last = _run(text, first + 1, _DIGITS, 4)
    is_range = first > at and text[first : first + 1] in tuple("至到—-－~～") and last > first + 1
    if is_range and (stop := _counted_end(text, last)) > last:
        return stop
    dash = first + text.startswith("年", first)
    second = _run(text, dash + 1, _DIGITS, 4)
    if first < at + 2 or text[dash : dash + 1] not in ("—", "－", "～", "~", "-") or second < dash + 3:
        return at
    return _counted_end(text, second)


def _number(text: str, at: int) -> int:
    return _run(text, at, _DIGITS if text[at : at + 1] in _DIGITS else _NUMERALS)


def _counted_end(text: str, at: int, counted: tuple[str, ...] = _COUNTED) -> int:
    """The index behind what a number counts, of figures behind a blank too (2026 年); the same index where it counts nothing."""
    start = at + (text[at : at + 1] == " " and text[at - 1] in _DIGITS)
    return next((start + len(word) for word in counted if text.startswith(word, start)), at)


def _run(text: str, at: int, characters: frozenset[str], most: int = 99) -> int:
    """The index behind the characters of a set that stand side by side from an index on, at most so many."""
    last = min(len(text), at + most)
    while at < last and text[at] in characters:
        at += 1
    return at
