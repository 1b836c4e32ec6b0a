"""Repairs punctuation: half-width marks between Chinese characters, quotation marks without a partner, doubled commas."""

from __future__ import annotations

import re

from drafter.mine.clean.lines import Report, SourceLine
from drafter.speech.figures import RAISED
from drafter.speech.numbering import HAN

_HAN = "\u4e00-\u9fff"
_WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。"}
_DOT = rf"(?:(?<![{HAN}])\.|\.(?![{HAN}](?![是要])))"
"""A dot that is no part of a day or a number: not that of 九.一八 or 一.五倍."""
_HALF = re.compile(rf"(?<=[{_HAN}”’》）])(?:[,;:?!](?=[{_HAN}“‘《（A-Za-z0-9Xx]|$)|{_DOT}(?=[{_HAN}“《]|$))")
_BEFORE_HAN = re.compile(rf"(?<=[A-Za-z0-9%)]),(?=[{_HAN}“])")
_FIGURE = re.compile("(?<=[0-9０-９万亿千百余多])([kcdm]?m)([23])(?![0-9A-Za-z])")
_FULL_STOPS = re.compile("。{3,}|、{3,}")
_DOTS = re.compile(rf"(?<=[{_HAN}”’》）])([.．·])(?:\1\1|\1{{5}})(?=[{_HAN}“‘《（，、；！？”’]|$)")
"""Three or six dots behind a word; more are the leaders of a list, or wait for an entry."""
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


def _blank_before_colon(text: str) -> str:
    """同志们 ： → 同志们：, at the end of a line: nobody is addressed with a blank, and a page shows none."""
    return _BLANK_BEFORE_COLON.sub("", text) if text[-1:] in "：:" and text[-2:-1].isspace() else text


_BLANK_BEFORE_COLON = re.compile(r"(?<=[\u4e00-\u9fff])\s+(?=[：:]$)")


def _half_width(text: str) -> str:
    if not _HALF_ANY.search(text):
        return text
    text = _HALF.sub(lambda match: _WIDE[match[0]], text)
    return _BEFORE_HAN.sub("，", text)


_HALF_ANY = re.compile("[,;:?!.]")


def _ellipsis(text: str) -> str:
    """说来话长。。。 → 说来话长……: three full stops or more, or 、、、, are an ellipsis that a keyboard made of them; two are one typed twice."""
    text = _FULL_STOPS.sub("……", text) if "。。。" in text or "、、、" in text else text
    return _DOTS.sub("……", text) if any(dots in text for dots in ("...", "．．．", "···")) else text


def _figures(text: str) -> str:
    """120万m2 → 120万m²: a raised figure behind a number and a metre that copying brought down."""
    return _FIGURE.sub(lambda match: match[1] + match[2].translate(RAISED), text) if "m2" in text or "m3" in text else text


def _doubled(text: str) -> str:
    """要抓紧，， → 要抓紧，; 同志们：。 → 同志们：."""
    text = _DOUBLED.sub(lambda match: match[1], text) if _DOUBLED_ANY.search(text) else text
    return _BEHIND_COLON.sub("：", text)


_BEHIND_COLON = re.compile("(?<=[\u4e00-\u9fff])[：:][，。；]$")


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
    ("letter-spaced", _blank_before_colon),
    ("half-width-marks", _half_width),
    ("full-stops-for-ellipsis", _ellipsis),
    ("doubled-marks", _doubled),
    ("raised-figure", _figures),
    ("straight-quotes", _straight_quotes),
    ("unpaired-quote", _unpaired),
)
"""The repairs in order: marks become full-width, and an ellipsis is made, before doubled marks are looked for."""
