"""Spoils texts token by token, line by line, and byte by byte."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from tests.fuzz.lots import Lots

LONGEST = 60_000
"""Characters of a spoilt text: enough for what grows with the square of a length to be seen, few enough for thousands of inputs a minute."""
TOKEN = re.compile(r"\n[ \t]*|[^\S\n]+|[^\W\d]{1,8}|\d+|[^\w\s]|.", re.DOTALL)

CHARACTERS = (
    "\x00", "\x01", "\x07", "\x0b", "\x0c", "\x1b", "\x1c", "\x1f", "\x7f", "\x85", "\xa0", "\xad", "\u0300", "\u061c", "\u200b", "\u200d", "\u200e",
    "\u2028", "\u2029", "\u202e", "\u2060", "\u3000", "\u3164", "\ufe0f", "\ufeff", "\ufffd", "\ufffe", "\uffff", "\ue000", "\ue200", "\uf8ff",
    "\U0001f468\u200d\U0001f469", "\U000e0001", "\U000f0000", "\U0010ffff", "\U00020000", "İ", "ß", "ǆ", "ﬁ", "⼀", "①", "㈠", "㊣", "〇", "Ⅷ", "٣", "\t", "\r", "\r\n", "\n",
)  # fmt: skip
"""Characters that programs trip over: controls, ends of lines that few know, marks without a letter, those that change their length in another case."""

NUMBERS = (
    "0", "-1", "00", "1e999", "-0", "0x1F", "0o17", "1_000", "1:30", "99999999999999999999", "9" * 5000, "1.5.5", "½", "０", "一万亿", ".inf", "NaN", "65536", "2147483648",
    "2026-02-30", "0000-00-00", "9999-12-31", "2026-1-1T25:61:61", "%", "120%",
)  # fmt: skip
ENCODINGS = (
    "utf-8",
    "utf-8-sig",
    "gb18030",
    "gbk",
    "utf-16",
    "utf-16-be",
    "utf-32",
    "latin-1",
    "big5",
    "cp1252",
    "utf-7",
    "shift-jis",
)


def spoilt_text(lots: Lots, text: str, words: Sequence[str], others: Sequence[str] = (), token: re.Pattern[str] = TOKEN) -> str:
    """A text after a few changes.

    words: what its language is made of. others: texts that parts are taken from. token: the pattern of what is changed as a whole.
    """
    tokens = token.findall(text)
    for _ in range(lots.choice((1, 1, 2, 3, 6))):
        lots.choice(_CHANGES)(lots, tokens, words)
    made = "".join(tokens)[:LONGEST]
    if others and lots.chance(8):
        made = _spliced(lots, made, lots.choice(others))
    while lots.chance(3):
        made = _lines_spoilt(lots, made)
    return made[:LONGEST]


def spoilt_bytes(lots: Lots, data: bytes) -> bytes:
    """Bytes after a few changes."""
    made = bytearray(data)
    for _ in range(lots.number(1, 4)):
        at = lots.place(made)
        match lots.number(0, 5):
            case 0:
                made[at : at + 1] = bytes([lots.number(0, 255)])
            case 1:
                del made[at : at + lots.number(1, 64)]
            case 2:
                made[at:at] = bytes([lots.number(0, 255)]) * lots.times(1000)
            case 3:
                made[at:at] = made[lots.span(made, 64)]
            case 4:
                del made[at:]
            case _:
                made[at : at + 4] = lots.choice(
                    (b"\xff\xff\xff\xff", b"\x00\x00\x00\x00", b"\xff\xff\xff\x7f", b"\xff\xfe", b"\xef\xbb\xbf")
                )
    return bytes(made)


def encoded(lots: Lots, text: str) -> bytes:
    """A text as bytes: mostly in UTF-8, sometimes in another encoding, sometimes spoilt."""
    encoding = lots.choice(ENCODINGS) if lots.chance(10) else "utf-8"
    data = text.encode(encoding, errors="ignore")
    return spoilt_bytes(lots, data) if lots.chance(10) else data


def _delete(lots: Lots, tokens: list[str], _: Sequence[str]) -> None:
    del tokens[lots.span(tokens)]


def _insert(lots: Lots, tokens: list[str], words: Sequence[str]) -> None:
    tokens.insert(lots.place(tokens), lots.choice(words))


def _replace(lots: Lots, tokens: list[str], words: Sequence[str]) -> None:
    tokens[lots.span(tokens, 2)] = [lots.choice(words)]


def _move(lots: Lots, tokens: list[str], _: Sequence[str]) -> None:
    span = lots.span(tokens)
    moved = tokens[span]
    del tokens[span]
    at = lots.place(tokens)
    tokens[at:at] = moved


def _copy(lots: Lots, tokens: list[str], _: Sequence[str]) -> None:
    copied = tokens[lots.span(tokens)]
    at = lots.place(tokens)
    tokens[at:at] = copied


def _repeat(lots: Lots, tokens: list[str], words: Sequence[str]) -> None:
    span = lots.span(tokens, 4)
    repeated = "".join(tokens[span]) if lots.chance(2) else lots.choice(words)
    tokens[span] = [(repeated * lots.times())[:LONGEST]]


def _odd_character(lots: Lots, tokens: list[str], _: Sequence[str]) -> None:
    at = lots.place(tokens)
    old = tokens[at] if at < len(tokens) else ""
    cut = lots.place(old)
    tokens[at : at + 1] = [old[:cut] + lots.choice(CHARACTERS) * (lots.times(500) if lots.chance(10) else 1) + old[cut:]]


def _number(lots: Lots, tokens: list[str], _: Sequence[str]) -> None:
    places = [place for place, token in enumerate(tokens) if token.isdigit()] or [0]
    at = lots.choice(places)
    tokens[at : at + 1] = [lots.choice(NUMBERS)]


_CHANGES: tuple[Callable[[Lots, list[str], Sequence[str]], None], ...] = (
    _delete, _insert, _insert, _replace, _replace, _move, _copy, _repeat, _odd_character, _number,
)  # fmt: skip


def _spliced(lots: Lots, text: str, other: str) -> str:
    start, end = lots.place(text), lots.place(other)
    return text[:start] + other[end:]


def _lines_spoilt(lots: Lots, text: str) -> str:
    lines = text.split("\n")
    at = lots.number(0, len(lines) - 1)
    match lots.number(0, 6):
        case 0:
            del lines[at]
        case 1:
            lines.insert(at, lines[at])
        case 2:
            lines[at] = " " * lots.number(1, 5) + lines[at]
        case 3:
            lines[at] = lines[at][lots.number(1, 4) :]
        case 4:
            lines.insert(lots.place(lines), lines.pop(at))
        case 5:
            lines[at : at + 2] = ["".join(lines[at : at + 2])]
        case _:
            return lots.choice(("\r\n", "\r", "\u2028", "\x85", "")).join(lines)
    return "\n".join(lines)
