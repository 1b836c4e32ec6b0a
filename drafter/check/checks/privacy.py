"""Numbers that belong to a person.

ID-card numbers and mobile numbers stand in the papers that speeches are made from, and in no speech: it is handed out, archived and published.

An ID-card number is known by its eighteen characters with a date of birth in them, a mobile number by its eleven; spaces and hyphens inside are
overlooked. Left alone are amounts, longer numbers, other dates, masked numbers (138****0000) and the numbers of offices and hotlines.

The message shows such a number only in part.

Passes: 服务热线是12345，办公室电话是0571-88880000，全年结算13800000000元。
Fails: 有事请打我的手机13800000000。
Fails: 受助人证件号是11010119900101001X。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.model import Found, Settings, Text
from drafter.errors import Message

MESSAGES = {
    "id-card": Message("an ID-card number ({found}) in a speech", "take it out"),
    "mobile": Message("a mobile number ({found}) in a speech", "take it out, or give the office’s number"),
}

_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_APART = r"[ \-－—]?"
_ID_CARD = rf"[1-9]\d{{5}}{_APART}(?:19|20)\d\d{_APART}(?:0[1-9]|1[0-2]){_APART}(?:0[1-9]|[12]\d|3[01]){_APART}\d{{3}}[0-9Xx]"
_MOBILE = rf"(?:\+?86{_APART})?1[3-9]\d{_APART}\d{{4}}{_APART}\d{{4}}"
_NUMBER = rf"(?<![0-9A-Za-z.,])(?:(?P<id>{_ID_CARD})|(?P<mobile>{_MOBILE}))(?![0-9A-Za-z%％元亿万吨人]|[.,]\d)"
_WIDE_FIGURES = "０１２３４５６７８９"
_SHORTEST = 11
"""Figures of a mobile number, the shorter of the two."""
_LONG = re.compile(rf"[0-9０-９](?:{_APART}[0-9０-９]){{10}}")
"""What each of them holds; a text or line without it is not looked at again."""


def find(text: Text, settings: Settings) -> Iterator[Found]:
    """ID-card numbers and mobile numbers."""
    page = "\n".join([line.text for line in text.lines])
    wide = any(figure in page for figure in _WIDE_FIGURES)
    narrow = page.encode("ascii", "ignore").split(b"\n")
    for number, line in enumerate(text.lines):
        if (len(narrow[number]) < _SHORTEST and not wide) or _LONG.search(line.text) is None:
            continue
        for match in re.finditer(_NUMBER, line.text.translate(_DIGITS), re.ASCII):
            shown = f"{match[0][:3]}…{match[0][-2:]}"
            yield Found(number, *match.span(), "id-card" if match.lastgroup == "id" else "mobile", {"found": shown})
