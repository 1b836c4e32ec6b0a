"""A number as Word shows it, by the name of its format (ISO/IEC 29500-1, 17.18.59, ST_NumberFormat)."""

from __future__ import annotations

from collections.abc import Callable

from drafter.speech.numbering import DIGITS, HAN, LISTED, to_han

_STEMS = "".join(LISTED["stems"].written)
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_SIMPLIFIED = str.maketrans(f"零{HAN}百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
_TRADITIONAL = str.maketrans(f"零{HAN}百千", "零壹貳參肆伍陸柒捌玖拾佰仟")
_JAPANESE = str.maketrans("一二三十百千", "壱弐参拾百阡")
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ["M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"],
        strict=True,
    )
)


def shown(number: int, format_name: str, pattern: str = "") -> str:
    """A number in a format. It is a decimal number where the format is unknown or has no sign for it.

    pattern: for the format ``custom``, the first examples that the file gives: ``001, 002, 003``.
    """
    if format_name in ("none", "bullet"):
        return ""
    if format_name == "custom":
        return str(number).zfill(len(pattern.split(",", maxsplit=1)[0].strip())) if pattern.strip().startswith("0") else str(number)
    make = _FORMATS.get(format_name)
    if make is None or number < 0:
        return str(number)
    try:
        return make(number)
    except (ValueError, IndexError):
        return str(number)


def _of(signs: str) -> Callable[[int], str]:
    """A format with one sign for each of 1, 2, 3 …. It raises ValueError for numbers beyond the signs."""

    def make(number: int) -> str:
        if not 1 <= number <= len(signs):
            raise ValueError(number)
        return signs[number - 1]

    return make


def _run(first: int, length: int) -> Callable[[int], str]:
    return _of("".join(map(chr, range(first, first + length))))


def _digits(number: int) -> str:
    return "".join(DIGITS[int(digit)] for digit in str(number))


def _counting(number: int) -> str:
    """``chineseCounting``: 二十一 below a hundred, single digits from a hundred on (一〇一)."""
    return to_han(number) if number < 100 else _digits(number)


def _roman(number: int) -> str:
    if not 1 <= number < 4000:
        raise ValueError(number)
    text = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        text += sign * count
    return text


def _letters(number: int) -> str:
    """A to Z, then AA, BB: Word repeats the letter."""
    if not 1 <= number <= 26 * 30:
        raise ValueError(number)
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _ordinal(number: int) -> str:
    suffix = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"


def _cycle(number: int) -> str:
    if not 1 <= number <= 60:
        raise ValueError(number)
    return _STEMS[(number - 1) % 10] + _BRANCHES[(number - 1) % 12]


_CIRCLED = _run(0x2460, 20)

_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": lambda number: f"{number:02}",
    "decimalFullWidth": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalFullWidth2": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalEnclosedCircle": _CIRCLED,
    "decimalEnclosedCircleChinese": _CIRCLED,
    "decimalEnclosedParen": _run(0x2474, 20),
    "decimalEnclosedFullstop": _run(0x2488, 20),
    "numberInDash": lambda number: f"- {number} -",
    "ordinal": _ordinal,
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": _letters,
    "lowerLetter": lambda number: _letters(number).lower(),
    "chineseCounting": _counting,
    "taiwaneseCounting": _counting,
    "chineseCountingThousand": to_han,
    "taiwaneseCountingThousand": to_han,
    "japaneseCounting": to_han,
    "koreanCounting": to_han,
    "ideographDigital": _digits,
    "japaneseDigitalTenThousand": _digits,
    "taiwaneseDigital": _digits,
    "chineseLegalSimplified": lambda number: to_han(number).translate(_SIMPLIFIED),
    "ideographLegalTraditional": lambda number: to_han(number).translate(_TRADITIONAL),
    "japaneseLegal": lambda number: to_han(number).translate(_JAPANESE),
    "ideographTraditional": _of(_STEMS),
    "ideographZodiac": _of(_BRANCHES),
    "ideographZodiacTraditional": _cycle,
    "ideographEnclosedCircle": _run(0x3280, 10),
}
"""Every format that a Chinese document may use. For 一、二、三 Word writes ``japaneseCounting`` as often as ``chineseCounting``."""
