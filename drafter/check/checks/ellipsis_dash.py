"""Ellipses, dashes and doubled marks.

An ellipsis is …… , six dots in two characters; a dash is —— , two characters long (GB/T 15834-2011, 4.11 and 4.13). `...`, `。。。`, a
lone `…`, `--` and dashes of three or four are typed for them in haste. No other mark is written twice (，，), nor a sign for per cent (15%%), nor beside a mark that
excludes it (，。).

Left alone are ？！, an ellipsis of twelve dots that is a paragraph of its own, a single — in ranges (拉萨—山南), rules across a line, and the long
dashes that older reports set in front of the items of a list.

A mistake is repaired if only one writing can be meant, which is not so for ，。 and ？？.

Passes: 他说：“同志们……”——话没有说完，掌声就响了起来。怎么会这样？！
Passes: 京沪线（北京—上海）2024—2028年完成改造。
Fails: 道路、桥梁、水库...都要查一遍。
Fails: 这件事只有一个办法--依靠群众。
Fails: 会后，，各单位抓紧落实。。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.check.model import Found, Settings, Text
from drafter.errors import Message
from drafter.speech.text import is_wide

MESSAGES = {
    "ellipsis": Message("“{found}” for an ellipsis", "write “……”"),
    "dash": Message("“{found}” for a dash", "write “——”"),
    "doubled": Message("a mark written twice: “{found}”", "write “{better}”"),
    "stacked": Message("“{found}”: one mark says it", "write “{better}”"),
    "clash": Message("two marks side by side: “{found}”", "keep the one that belongs there"),
}

ELLIPSIS = "……"
DASH = "——"

_RUN = re.compile(
    r"(?P<dots>\.{2,})|(?P<ellipsis>…+|[·•・]{3,})|(?P<hyphens>[-－]{2,})|(?P<dash>[—―─]+)|(?P<signs>(?<=[0-9])[%％‰]{2,})|(?P<marks>[，、；：。？！,;:]{2,})"
)
_WIDE = str.maketrans(",;:", "，；：")
_LEADER = 12
"""The most dots of an ellipsis. More dots are leaders of a table of contents."""


def find(text: Text, settings: Settings) -> Iterator[Found]:
    """Wrong forms of …… and ——, doubled marks, and marks that exclude each other."""
    for number, line in enumerate(text.lines):
        for match in _RUN.finditer(line.text):
            if match[0] in (ELLIPSIS, DASH) or match[0] == line.text.strip():
                continue
            start, stop = match.span()
            before, after = line.text[start - 1 : start] if start else "", line.text[stop : stop + 1]
            message, fix = _judged(match, before, after)
            if message:
                yield Found(number, start, stop, message, {"better": fix or match[0][:1].translate(_WIDE)}, fix)


def _judged(match: re.Match[str], before: str, after: str) -> tuple[str, str | None]:
    """The name of the message for a run of marks, "" for a right one, and the certain repair, None without one."""
    run = match[0]
    chinese = any(character and is_wide(character) for character in (before, after))
    match match.lastgroup:
        case "dots":
            if chinese and len(run) <= _LEADER and after != "/":
                return "ellipsis", ELLIPSIS if len(run) > 2 else None
        case "ellipsis":
            if chinese:
                return "ellipsis", ELLIPSIS
        case "hyphens":
            if chinese or not before:
                return "dash", DASH
        case "dash":
            if len(run) == 2 or (len(run) > 2 and before):
                return "dash", DASH
        case "signs":
            return "doubled", run[0]
        case _:
            return _of_marks(run, chinese)
    return "", None


def _of_marks(run: str, chinese: bool) -> tuple[str, str | None]:
    """The same for a run of marks other than dots and dashes. chinese: whether Chinese text is beside it."""
    wide = run.translate(_WIDE)
    if wide != run and not chinese and all(mark in ",;:" for mark in run):
        return "", None
    kinds = set(wide)
    if kinds <= set("？！"):
        return ("stacked", None) if len(kinds) < len(wide) else ("", None)
    if len(kinds) > 1:
        return "clash", None
    if wide[0] == "。" and len(wide) > 2:
        return "ellipsis", ELLIPSIS
    return "doubled", wide[0] if len(wide) == 2 or wide[0] != "、" else None
