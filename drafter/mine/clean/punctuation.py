"""Repairs punctuation: half-width marks between Chinese characters, quotation marks without a partner, doubled commas."""

from __future__ import annotations

import re

from drafter.mine.clean.lines import Report, SourceLine

_HAN = "\u4e00-\u9fff"
_WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。"}
_HALF = re.compile(rf"(?<=[{_HAN}”’》）])(?:[,;:?!](?=[{_HAN}“‘《（A-Za-z0-9Xx]|$)|\.(?=[{_HAN}“《]|$))")
_BEFORE_HAN = re.compile(rf"(?<=[A-Za-z0-9%)]),(?=[{_HAN}“])")
_DOUBLED = re.compile("([，。；])(?:[，。；,]\\1*)+")
_SINGLE = re.compile(rf"‘([{_HAN}]{{1,4}}?)(?=[和与及、，,。；：])")


def mended(line: SourceLine, report: Report) -> SourceLine:
    """The line with its punctuation repaired. Each kind of repair is reported once."""
    for what, mend in _MENDS:
        text = mend(line.text)
        if text != line.text:
            at = next((i for i, (a, b) in enumerate(zip(line.text, text, strict=False)) if a != b), 0)
            begin = max(0, at - 8)
            report.repaired(what, line, line.text[begin : begin + 20], text[begin : begin + 20])
            line = line.with_text(text)
    return line


def _half_width(text: str) -> str:
    if not _HALF_ANY.search(text):
        return text
    text = _HALF.sub(lambda match: _WIDE[match[0]], text)
    return _BEFORE_HAN.sub("，", text)


_HALF_ANY = re.compile("[,;:?!.]")


def _doubled(text: str) -> str:
    return _DOUBLED.sub(lambda match: match[1], text) if _DOUBLED_ANY.search(text) else text


_DOUBLED_ANY = re.compile("[，。；][，。；,]")


def _straight_quotes(text: str) -> str:
    if '"' not in text or text.count('"') % 2 or "“" in text or not re.search(f"[{_HAN}]", text):
        return text
    pieces = text.split('"')
    return "".join(piece + ("" if i == len(pieces) - 1 else "“" if i % 2 == 0 else "”") for i, piece in enumerate(pieces))


def _unpaired(text: str) -> str:
    """‘根和‘魂 → ‘根’和‘魂’: closes an opening single quotation mark behind one word, if the paragraph has no closing one."""
    return _SINGLE.sub(r"‘\1’", text) if "‘" in text and "’" not in text else text


_MENDS = (
    ("half-width-marks", _half_width),
    ("doubled-marks", _doubled),
    ("straight-quotes", _straight_quotes),
    ("unpaired-quote", _unpaired),
)
"""The repairs in order: marks become full-width before doubled marks are looked for."""
