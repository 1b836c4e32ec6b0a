"""Characters that the layout's fonts do not have.

仿宋_GB2312, 楷体_GB2312 and 方正小标宋简体, the usual fonts of official writing, have the 6,763 characters of GB 2312 and no others. A character
beyond them, most often in a name (喆, 玥, 堃), is set in another face by Word, amid the name, and some printers leave it blank.

It is reported once a speech for each character, in a title for itself. In an outline the fonts of its layout count, and with those of `windows-fonts`, which have the characters of
GBK, nothing is reported; in a text the usual fonts count.

Passes: 向周坤、王昕悦同志学习。
Fails: 向周堃同志学习。
Fails: 今天到会的有陶喆、王昕玥两位同志。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from drafter.check.model import Found, Settings, Text
from drafter.errors import Message

MESSAGES = {
    "": Message(
        "“{found}” is not among the characters of {font}, and Word sets it in another face",
        "choose a layout whose fonts have it: --layout windows-fonts, or layout: windows-fonts in the outline",
    ),
    "founder": Message(
        "“{found}” is not among the characters of {font}, and Word sets it in another face",
        "in the layout give this kind of line a font that has it: {wide}",
    ),
}

_BEYOND_ASCII = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
"""Chinese characters. Signs are not looked at: 〇 and ① are in every Chinese font, whatever their standard."""


def find(text: Text, settings: Settings) -> Iterator[Found]:
    """The first place of each such character in a speech."""
    if not text.narrow_fonts or _all_known("".join([line.text for line in text.lines])):
        return
    told: set[tuple[int, str, str]] = set()
    for number, line in enumerate(text.lines):
        font = text.narrow_fonts.get((line.kind, line.level))
        if font is None or _all_known(line.text):
            continue
        message, facts = ("founder", {"font": font, "wide": _wide(font)}) if font.endswith(_FOUNDER) else ("", {"font": font})
        for match in _BEYOND_ASCII.finditer(line.text):
            if not _is_known(match[0]) and (line.speech, match[0], message) not in told:
                told.add((line.speech, match[0], message))
                yield Found(number, match.start(), match.end(), message, facts)


_FOUNDER, _WITH_MORE = "简体", "_GBK"
"""How the names of Founder's fonts end: those with the characters of GB 2312, and those with the characters of GBK."""


def _wide(font: str) -> str:
    """Founder's font of the same face with more characters."""
    return f"{font.removesuffix(_FOUNDER)}{_WITH_MORE}"


def _all_known(text: str) -> bool:
    """Whether GB 2312 has all characters of a text. The codec is quick, and says too little only of signs."""
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return all(map(_is_known, set(_BEYOND_ASCII.findall(text))))
    return True


@cache
def _is_known(character: str) -> bool:
    """Whether GB 2312 has a Chinese character."""
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
