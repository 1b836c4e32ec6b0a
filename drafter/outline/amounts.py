"""Amounts as people write them: ``8分钟``, ``八分钟``, ``１，６００字``, ``半小时``, ``九点半``."""

from __future__ import annotations

import re

from drafter.speech.numbering import DIGITS, FULL_WIDTH, from_han

_NUMBER = rf"(?:\d[\d,，]*(?:\.\d+)?万?|[{DIGITS}〇两十百千万半点]+)"
_ABOUT = "(?:不超过|不多于|最多|至多|控制在|大约|约)?"
_WITHIN = "(?:以内|之内|左右|内)?"
_HOURS = rf"(?:(?P<hours>{_NUMBER})个?(?P<half>半)?(?:小时|钟头|hours?|h))"
_MINUTES = rf"(?:(?P<minutes>{_NUMBER})(?:分钟?|minutes?|min)?(?P<half_minute>半)?(?:钟)?)"


def number_of(text: str) -> float | None:
    """The number that a text writes in figures, at most twelve, or in Chinese numerals; None for any other text.

    >>> number_of("1,600"), number_of("八"), number_of("八点五"), number_of("半"), number_of("几")
    (1600.0, 8.0, 8.5, 0.5, None)
    """
    plain = text.strip().translate(FULL_WIDTH).replace("．", ".")
    figures = re.fullmatch(r"(\d{1,3}(?:[,，]\d{3}){1,3}|\d{1,12})(\.\d{1,12})?(万?)", plain)
    if figures:
        return float(re.sub("[,，]", "", figures[1]) + (figures[2] or "")) * (10_000 if figures[3] else 1)
    if plain == "半":
        return 0.5
    whole, point, rest = plain.partition("点")
    tens, scale, ones = whole.partition("万")
    number = from_han(tens)
    if scale and number is not None:
        below = from_han(ones.lstrip("零")) if ones else 0
        number = None if below is None else number * 10_000 + below
    if number is None or (point and not all(sign in DIGITS for sign in rest)):
        return None
    decimals = "".join(str(DIGITS.index(sign)) for sign in rest)
    return float(f"{number}.{decimals or 0}")


def minutes_of(text: str) -> float | None:
    """Minutes: ``20``, ``20分钟``, ``二十分钟``, ``半小时``, ``1小时20分``; None for any other text."""
    plain = _plain(text).replace("一刻钟", "15分钟").replace("三刻钟", "45分钟")
    match = re.fullmatch(f"{_ABOUT}(?:{_HOURS})?(?:{_MINUTES})?{_WITHIN}", plain)
    if match is None or not (match["hours"] or match["minutes"]):
        return None
    hours, minutes = (number_of(match[name]) if match[name] else 0.0 for name in ("hours", "minutes"))
    if hours is None or minutes is None:
        return None
    return (hours + (0.5 if match["half"] else 0)) * 60 + minutes + (0.5 if match["half_minute"] else 0)


def characters_of(text: str) -> float | None:
    """Characters: ``1600字``, ``一千六百字``, ``1,600 characters``; None for any other text."""
    match = re.fullmatch(rf"{_ABOUT}(?P<number>{_NUMBER})(?:个?字|characters?){_WITHIN}", _plain(text))
    return number_of(match["number"]) if match else None


def clock_of(text: str) -> int | None:
    """A time of day in minutes after midnight: ``9:00``, ``９：３０``, ``上午九点半``, ``下午两点三十分``; None for any other text."""
    match = re.fullmatch(
        rf"(上午|下午|早上|晚上|中午|凌晨)?({_CLOCK_NUMBER})(?:[:：](\d\d)|[点时](?:(半)|(一刻)|(三刻)|整|({_CLOCK_NUMBER})分?)?)",
        _plain(text),
    )
    if match is None:
        return None
    hour = number_of(match[2])
    minute = number_of(match[3] or match[7] or ("30" if match[4] else "15" if match[5] else "45" if match[6] else "0"))
    if hour is None or minute is None:
        return None
    if match[1] in _AFTER_NOON and hour < 11:
        hour += 12
    return int(hour * 60 + minute) if hour <= 23 and minute <= 59 else None


_CLOCK_NUMBER = rf"(?:\d{{1,2}}|[{DIGITS}两十]{{1,3}})"
_AFTER_NOON = ("下午", "晚上", "中午")


def _plain(text: str) -> str:
    return re.sub(r"\s", "", text.translate(FULL_WIDTH)).lower()
