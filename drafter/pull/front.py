"""Lines of the front in the form of an outline: without the decoration that templates add (``——``, ``（）``)."""

from __future__ import annotations

import re

from drafter.outline.edit.content import WrittenValue
from drafter.pull.edited import PageLine

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")


def typed(value: WrittenValue, line: str) -> str:
    """A line as the value of an outline. A day is written as 2026-11-21 if the old value was written so."""
    return _day(line) if value.role == "date" and _ISO.fullmatch(value.text) else line


def _day(text: str) -> str:
    match = _DAY.fullmatch(text)
    return f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}" if match else text


def strip_decoration(line: PageLine) -> str:
    """The text of a line of the front without the decoration that templates add: ``——谈作风`` becomes ``谈作风``."""
    match line.kind:
        case "subtitle":
            return line.text.removeprefix("——")
        case "date":
            return _day(line.text.removeprefix("（").removesuffix("）"))
        case "salutation":
            return line.text.removesuffix("：")
        case _:
            return line.text
