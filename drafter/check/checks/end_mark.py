"""A paragraph that ends without a mark.

The last sentence of a paragraph ends with 。, ！ or ？ as every other does (GB/T 15834-2011); where the mark is missing, the last line was cut off, or
pasted from a heading.

Looked at are paragraphs of text that have a comma or a full stop inside, and the thanks at the very end of a speech. Left alone are headings, lines
of a list without marks, verses, names and dates under a speech, addresses, and what ends with a bracket, a quote or a colon.

Passes: 今年的收成不错，大家都辛苦了。
Passes: 一步一个脚印 / 天天有进步
Fails: 今年的收成不错，大家都辛苦了
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from drafter.check.model import Found, Line, Settings, Text
from drafter.errors import Message
from drafter.files.tables import any_of, read_table

MESSAGES = {"": Message("no mark at the end of the paragraph", "write “。”, or what belongs there")}

_LEAST = 12
"""Characters: a shorter line is a verse or a motto."""
_INNER = re.compile("[，。；！？]")
_ENDS = re.compile(r"[\u4e00-\u9fff0-9%％]\s*$")


def find(text: Text, settings: Settings) -> Iterator[Found]:
    """The places behind paragraphs where a mark is missing."""
    verses = {number for number in range(len(text.lines)) if _is_verse(text, number)}
    for speech in text.speeches:
        for number in range(speech.first, speech.stop):
            line = text.lines[number]
            if line.kind != "body" or not _ENDS.search(line.text) or number in verses:
                continue
            words = line.text.rstrip()
            thanks = number == speech.stop - 1 and _thanks().search(words)
            if (thanks or _is_sentence(words)) and not line.is_from_template(len(words) - 1, len(words)):
                yield Found(number, len(words) - 1, len(words))


def _is_sentence(words: str) -> bool:
    return len(words) >= _LEAST and _INNER.search(words) is not None and not _left().search(words)


def _is_verse(text: Text, number: int) -> bool:
    """Whether a line and its neighbour are equally long and both without a mark: verses, or a couplet."""
    line = text.lines[number]
    if line.kind != "body":
        return False
    beside = (text.lines[other] for other in (number - 1, number + 1) if 0 <= other < len(text.lines))
    return any(_alike(line, other) for other in beside)


def _alike(line: Line, other: Line) -> bool:
    same = abs(len(line.text.strip()) - len(other.text.strip())) <= 1
    return other.kind == "body" and same and _ENDS.search(other.text) is not None


@lru_cache(maxsize=1)
def _thanks() -> re.Pattern[str]:
    return re.compile(any_of(read_table("check", "end-mark")["thanks"]))


@lru_cache(maxsize=1)
def _left() -> re.Pattern[str]:
    table = read_table("check", "end-mark")
    return re.compile(rf"^(?:{any_of(table['not_begins'])})|[：:]\s*[0-9、\-—]*$|[0-9]{{7,}}|(?:日|号)$|^[0-9A-Za-z]")
