"""A paragraph that ends without a mark.

The last sentence of a paragraph ends with 。, ！ or ？ as every other does (GB/T 15834-2011); where the mark is missing, the last line was cut off, or
pasted from a heading.

Looked at are paragraphs of text that have a comma or a full stop inside, the thanks at the very end of a speech, and in an outline also short
sentences (今天开个总结会) and the texts of points. A paragraph that ends with ， or 、 is not finished. Left alone are headings, headlines
of clauses as long as each other, lines of a list without marks, verses, names and dates under a speech, addresses, quotations with their source
(——某人), labelled notes (材料一：…), and what ends with a bracket, a quote or a colon.

Passes: 今年的收成不错，大家都辛苦了。
Passes: 一步一个脚印 / 天天有进步
Fails: 今年的收成不错，大家都辛苦了
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from drafter.check.model import Found, Line, Settings, SpeechText, Text
from drafter.errors import Message
from drafter.files.tables import any_of, read_table
from drafter.speech.numbering import HAN

MESSAGES = {
    "": Message("no mark at the end of the paragraph", "write “。”, or what belongs there"),
    "comma": Message("the paragraph ends with “{mark}”", "write what is missing, or “。”"),
}

_LEAST = 12
"""Characters: a shorter line is a verse or a motto."""
_SHORT = 6
"""Characters: a shorter paragraph of an outline is a word or a name."""
_VERSE = 2
"""Characters by which verses differ in length."""
_COMMAS = ("，", "、", ",")
_HEADLINE = 30
"""Characters: a longer one is no headline."""
_CLAUSES = 4
"""A headline has fewer clauses than this. Two clauses may differ by one character in length, three by two."""
_BRACKETED = re.compile("（[^（）]*）")
_INNER = re.compile("[，。；！？]")
_SPOKEN = re.compile("[了的得着过也就都还把被我你他]")
"""Words that sentences have, and headlines do not."""
_STOPS = re.compile("[。；！？]")
_ADDRESS = re.compile("[^，。；！？：]{2,12}：")
_LABEL = re.compile("[^，。；！？：]{1,8}：[^。；！？]*$")
_ENDS = re.compile(r"[\u4e00-\u9fff0-9%％]\s*$")


def find(text: Text, settings: Settings) -> Iterator[Found]:
    """The places behind paragraphs where a mark is missing."""
    for speech in text.speeches:
        last_of_points = _last_of_points(speech) if text.counted else frozenset()
        for number in range(speech.first, speech.stop):
            line = text.lines[number]
            if line.kind == "body" and line.text.rstrip()[-1:] in _COMMAS:
                yield from _unfinished(text, speech, number)
            if line.kind != "body" or not _ENDS.search(line.text) or _is_note(text, number):
                continue
            words = line.text.rstrip()
            thanks = number == speech.stop - 1 and _thanks().search(words)
            of_point = number in last_of_points
            if not (thanks or of_point) and _is_verse(text, speech, number):
                continue
            is_sentence = thanks or of_point or _is_sentence(words) or (text.counted and _is_short_sentence(text, speech, number))
            if is_sentence and not line.is_from_template(len(words) - 1, len(words)):
                yield Found(number, len(words) - 1, len(words))


def _last_of_points(speech: SpeechText) -> frozenset[int]:
    """The last lines of points whose heading ends with a mark of the template: their text is a sentence, however short."""
    return frozenset(
        unit.stop.line for unit in speech.units() if unit.kind == "point" and unit.heading and unit.end and not unit.units
    )


def _is_sentence(words: str) -> bool:
    return (
        len(words) >= _LEAST
        and _INNER.search(_BRACKETED.sub("", words)) is not None
        and not _left().search(words)
        and not _is_headline(words)
    )


def _unfinished(text: Text, speech: SpeechText, number: int) -> Iterator[Found]:
    """The comma at the end of a paragraph. In a text without an outline a line may break behind one: only the last line before a heading counts."""
    line = text.lines[number]
    words = line.text.rstrip()
    last = number + 1 == speech.stop or text.lines[number + 1].kind == "heading"
    if (
        len(words) < _SHORT
        or not (last or text.counted)
        or line.is_from_template(len(words) - 1, len(words))
        or _in_verses(text, speech, number)
    ):
        return
    points = (unit for unit in speech.units() if unit.kind == "point")
    if not any(point.start.line <= number <= point.stop.line for point in points):  # those are told with the outline
        yield Found(number, len(words) - 1, len(words), "comma", {"mark": words[-1]})


def _in_verses(text: Text, speech: SpeechText, number: int) -> bool:
    """Whether a line and one beside it are about as long, as verses are, or the second ends an address: 各位乡亲， 同志们：.

    The last paragraph of an outline's opening, section or closing is in none: verses end with another mark, or with none.
    """
    length = len(text.lines[number].text.strip())
    others = list(_beside(text, speech, number))
    if text.counted and (number + 1 == speech.stop or text.lines[number + 1] not in others):
        return False
    beside = (other.text.strip() for other in others)
    return length <= _HEADLINE and any(abs(len(other) - length) <= _VERSE or _ADDRESS.fullmatch(other) for other in beside)


def _is_short_sentence(text: Text, speech: SpeechText, number: int) -> bool:
    """Whether a paragraph of an outline without a comma inside is a sentence, and not one of a list whose items have no marks."""
    if not _is_spoken(text.lines[number].text.rstrip()):
        return False
    return not any(_ENDS.search(other.text) and not _is_spoken(other.text.rstrip()) for other in _beside(text, speech, number))


def _is_spoken(words: str) -> bool:
    return (
        len(words) >= _SHORT
        and (_SPOKEN.search(words) or _begins().match(words)) is not None
        and not _left().search(words)
        and not _is_headline(words)
    )


def _beside(text: Text, speech: SpeechText, number: int) -> Iterator[Line]:
    """The paragraphs before and behind one, in the same part of the speech."""
    for other, edge in ((number - 1, number), (number + 1, number + 1)):
        parted = edge in (speech.opening.stop, speech.closing.first)
        if not parted and speech.first <= other < speech.stop and text.lines[other].kind == "body":
            yield text.lines[other]


def _is_headline(words: str) -> bool:
    """Whether a line is a headline of two or three clauses as long as each other: 推进绿色发展，改善生态环境."""
    clauses = words.strip().split("，")
    lengths = [len(clause.strip("“”")) for clause in clauses]
    even = 1 < len(clauses) < _CLAUSES and max(lengths) - min(lengths) < len(clauses)
    return even and len(words) <= _HEADLINE and not _STOPS.search(words) and not _SPOKEN.search(words)


def _is_note(text: Text, number: int) -> bool:
    """Whether a line is a note and no sentence: a motto above its source, or one of several labelled lines without marks."""
    line = text.lines[number]
    beside = [text.lines[other] for other in (number - 1, number + 1) if 0 <= other < len(text.lines)]
    if line.kind != "body":
        return False
    if number + 1 < len(text.lines) and text.lines[number + 1].text.startswith("——") and not _STOPS.search(line.text):
        return True
    return bool(_LABEL.match(line.text)) and any(_LABEL.match(other.text) and _ENDS.search(other.text) for other in beside)


def _is_verse(text: Text, speech: SpeechText, number: int) -> bool:
    """Whether a line and its neighbour are equally long and both without a mark: verses, or a couplet."""
    return any(_alike(text.lines[number], other) for other in _beside(text, speech, number))


def _alike(line: Line, other: Line) -> bool:
    same = abs(len(line.text.strip()) - len(other.text.strip())) <= 1
    return other.kind == "body" and same and _ENDS.search(other.text) is not None


@lru_cache(maxsize=1)
def _thanks() -> re.Pattern[str]:
    return re.compile(any_of(read_table("check", "end-mark")["thanks"]))


@lru_cache(maxsize=1)
def _begins() -> re.Pattern[str]:
    return re.compile(any_of(read_table("check", "end-mark")["begins"]))


@lru_cache(maxsize=1)
def _left() -> re.Pattern[str]:
    table = read_table("check", "end-mark")
    signed = f"(?:{any_of(table['signed'])})[：:]\\s*[^，。：:]{{1,12}}$"
    told = f"^[—-]{{2,}}(?:.*[0-9]{{4}}年|.*(?:{any_of(table['told'])})(?:[\u4e00-\u9fff]{{2,3}})?$)"
    behind = f"[。！？…”）》](?:——|—|-{{2,}})(?:\\s*[^，。！？]{{1,16}}|.*(?:{any_of(table['told'])}))$"
    noted = f"^(?:{any_of(table['notes'])})[0-9{HAN}]*(?:段|部分)?[：:][^。；！？]*$|[+＋][^+＋]*[+＋][^，。；]*$"
    begins = rf"^(?:{any_of(table['not_begins'])})|[：:]\s*[0-9、\-—]*$|[0-9]{{7,}}|(?:日|号)$|^[0-9A-Za-z]"
    return re.compile(f"{begins}|{signed}|{told}|{behind}|{noted}")
