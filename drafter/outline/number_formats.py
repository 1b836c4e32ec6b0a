"""A value of a spreadsheet as its cell shows it: the number formats of ECMA-376-1, 18.8.30 and 18.8.31.

openpyxl gives values and the codes of formats, and shows nothing itself. Of the codes what occurs in tables is carried out: digits, decimals,
thousands, per cent, scale by trailing commas, signs in quotes, sections for negative numbers and zero, dates and times. What is not, such as
fractions, shows the value as the format General does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

_DAYS = {number: code for numbers, code in (
    ((27, 36, 50, 52, 57), 'yyyy"年"m"月"'),
    ((28, 29, 51, 53, 54, 58), 'm"月"d"日"'),
    ((30,), "m-d-yy"),
    ((31,), 'yyyy"年"m"月"d"日"'),
    ((32,), 'h"时"mm"分"'),
    ((33,), 'h"时"mm"分"ss"秒"'),
    ((34, 55), '上午/下午h"时"mm"分"'),
    ((35, 56), '上午/下午h"时"mm"分"ss"秒"'),
) for number in numbers}  # fmt: skip
"""The built-in formats of the Chinese language (18.8.30, zh-cn), which have numbers and no codes in a file."""
_OF_LANGUAGE = {"mm-dd-yy": "yyyy/m/d", "m/d/yy h:mm": "yyyy/m/d h:mm", "m/d/yyyy": "yyyy/m/d"}
"""Built-in formats that each language shows in its own way, as the Chinese one does."""
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_(?P<blank>.)|\*(?P<filled>.)|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<half>AM/PM|A/P|上午/下午)|(?P<day>[yY]+|[mM]+|[dD]+|[hH]+|[sS]+|a{3,4})|(?P<number>[0#?][0#?,]*)|(?P<other>.)",
    re.DOTALL,
)
_WEEKDAYS = "一二三四五六日"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_PLACES = 10
"""The digits of a number in the format General that a column of usual width shows."""
_WHOLE = 15
"""The digits of a number that a spreadsheet keeps."""

_LEAST = 1e-9
"""The least amount that the format General shows with its zeros."""

_Token = tuple[str, str]


def shown(cell: Any, epoch: Any) -> str:
    """The text of a cell as the spreadsheet shows it; "" for an empty one. epoch: the day from which the workbook counts days."""
    value, code = cell.value, cell.number_format
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    number = cell._style.numFmtId  # noqa: SLF001  openpyxl knows no codes of these, and gives General
    if number in _DAYS and code == "General":
        code = _DAYS[number]
        if isinstance(value, (int, float)):
            from openpyxl.utils.datetime import from_excel

            value = from_excel(value, epoch)
    return formatted(value, code)


def formatted(value: object, code: str) -> str:
    """A value in a format. A text is shown as it is, but for the signs that its section puts around it."""
    sections = _sections(_OF_LANGUAGE.get(code, code))
    if isinstance(value, str):
        tokens = sections[3] if len(sections) > 3 else sections[0] if any(text == "@" for _, text in sections[0]) else []
        return "".join(value if text == "@" else text for kind, text in tokens if kind == "text") or value
    if isinstance(value, (datetime, date, time, timedelta)):
        return _day(value, sections[0])
    if not isinstance(value, (int, float)):
        return str(value)
    negative = value < 0 and len(sections) > 1
    tokens = sections[1] if negative else sections[2] if value == 0 and len(sections) > 2 else sections[0]
    return _number(abs(value) if negative else value, tokens)


def _sections(code: str) -> list[list[_Token]]:
    """The sections of a code as tokens: ``text``, ``number``, ``day``, ``half`` with their signs."""
    found: list[list[_Token]] = [[]]
    for token in _TOKEN.finditer(code):
        kind, text = token.lastgroup or "", token[token.lastgroup or 0]
        if kind == "other" and text == ";":
            found.append([])
        elif kind in ("quoted", "escaped"):
            found[-1].append(("text", text))
        elif kind == "bracket":
            if text.startswith("$"):  # a currency: [$¥-804]
                found[-1].append(("text", text[1:].partition("-")[0]))
            elif text and not text.strip("hms"):  # hours above 24
                found[-1].append(("elapsed", text))
        elif kind in ("number", "day", "half"):
            found[-1].append((kind, text))
        elif kind == "other":
            found[-1].append(("text", text))
    return found


# ---------------------------------------------------------------- numbers


def _number(value: float, tokens: Sequence[_Token]) -> str:
    texts = "".join(text for kind, text in tokens if kind == "text")
    digits = [at for at, (kind, _) in enumerate(tokens) if kind == "number"]
    general = "".join(text for kind, text in tokens).lower()
    if general.startswith("general") or (not digits and (texts == "@" or any(kind == "day" for kind, _ in tokens))):
        return _general(value)
    if not digits:
        return texts
    if "/" in texts or re.search(r"[eE][+-]", "".join(text for _, text in tokens)):
        return _general(value)
    point = next((at for at, token in enumerate(tokens) if token == ("text", ".") and at > digits[0]), None)
    whole = "".join(tokens[at][1] for at in digits if point is None or at < point)
    decimals = "".join(tokens[at][1] for at in digits if point is not None and at > point)
    scale = len(whole + decimals) - len((whole + decimals).rstrip(","))
    amount = Decimal(repr(value)) * 100 ** texts.count("%") / 1000**scale
    text = _digits(abs(amount), whole.rstrip(","), decimals.rstrip(","))
    rest = [text_ for at, (kind, text_) in enumerate(tokens) if at > digits[-1] and kind == "text"]
    before = [text_ for at, (kind, text_) in enumerate(tokens) if at < digits[0] and kind == "text"]
    sign = "-" if amount < 0 and text.strip("0.,") else ""
    return "".join((sign, *before, text, *rest)).replace("@", "")


def _digits(amount: Decimal, whole: str, decimals: str) -> str:
    """An amount with the decimals of a format, and at least its zeros before the point."""
    places = len(decimals)
    rounded = amount.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    left, _, right = f"{rounded:f}".partition(".")
    least = decimals.rstrip("#?")
    while len(right) > len(least) and right.endswith("0"):
        right = right[:-1]
    left = left.lstrip("0").rjust(whole.count("0"), "0")
    if "," in whole:
        left = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ",", left)
    return f"{left}.{right}" if right else left


def _general(value: float) -> str:
    """A number as the format General shows it."""
    if isinstance(value, int) or value == int(value):
        return str(int(value)) if abs(value) < 10**_WHOLE else f"{value:.5E}"
    text = f"{value:.{_PLACES}g}"
    return f"{Decimal(text):f}" if "e" in text and _LEAST < abs(value) < 1 else text


# ---------------------------------------------------------------- days


def _day(value: datetime | date | time | timedelta, tokens: Sequence[_Token]) -> str:
    if isinstance(value, timedelta):
        return _elapsed(value.total_seconds(), tokens)
    if isinstance(value, time):
        moment = datetime.combine(date(1900, 1, 1), value)
    else:
        moment = value if isinstance(value, datetime) else datetime.combine(value, time())
    if moment.microsecond >= 500_000:
        moment += timedelta(microseconds=1_000_000 - moment.microsecond)
    if not any(kind == "day" for kind, _ in tokens):  # General, or the text of a program that knows no codes
        return f"{moment:%Y/}{moment.month}/{moment.day}"
    half = any(kind == "half" for kind, _ in tokens)
    found: list[str] = []
    for at, (kind, text) in enumerate(tokens):
        if kind == "day":
            found.append(_part(moment, text.lower(), is_minute=_is_minute(tokens, at), half=half))
        elif kind == "half":
            names = text.split("/")
            found.append(names[moment.hour >= 12])
        elif kind == "text" and text != "@":
            found.append(text)
    return "".join(found)


def _is_minute(tokens: Sequence[_Token], at: int) -> bool:
    """Whether m stands for minutes: behind hours, or before seconds (18.8.31)."""
    days = [(place, text.lower()) for place, (kind, text) in enumerate(tokens) if kind in ("day", "elapsed")]
    place = next(number for number, (where, _) in enumerate(days) if where == at)
    behind = place and days[place - 1][1][0] == "h"
    return bool(behind) or (place + 1 < len(days) and days[place + 1][1][0] == "s")


def _part(moment: datetime, code: str, *, is_minute: bool, half: bool) -> str:
    """A part of a moment, ``yyyy`` or ``mm``."""
    length = len(code)
    match code[0]:
        case "y":
            return f"{moment.year:04d}" if length > 2 else f"{moment.year % 100:02d}"
        case "m" if is_minute:
            return f"{moment.minute:0{min(length, 2)}d}"
        case "m":
            return _MONTHS[moment.month - 1] if length > 2 else f"{moment.month:0{length}d}"
        case "d":
            return f"{moment:%a}" if length == 3 else f"{moment:%A}" if length > 3 else f"{moment.day:0{length}d}"
        case "a":
            return f"{'星期' if length > 3 else ''}{_WEEKDAYS[moment.weekday()]}"
        case "h":
            hour = (moment.hour - 1) % 12 + 1 if half else moment.hour
            return f"{hour:0{min(length, 2)}d}"
        case _:
            return f"{moment.second:0{min(length, 2)}d}"


def _elapsed(seconds: float, tokens: Sequence[_Token]) -> str:
    """A length of time, in hours, minutes and seconds."""
    rest = round(seconds)
    hours, rest = divmod(rest, 3600)
    minutes, rest = divmod(rest, 60)
    with_seconds = any(kind == "day" and text.lower().startswith("s") for kind, text in tokens)
    return f"{hours}:{minutes:02d}:{rest:02d}" if with_seconds or not tokens else f"{hours}:{minutes:02d}"
