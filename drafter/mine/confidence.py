"""How sure mining is of each part of a speech, judged from what it found, and why.

The judgement does not ask how a part was found. It looks at the finished parts as a reader would: a title that ends like no title, numbers
that skip, a closing that begins like any paragraph. A part that is sure is found right far more often than one in doubt; `docs/mining.md`
has the shares.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Literal, NamedTuple

from drafter.messages.language import later
from drafter.mine.address import is_address, starts_with_address
from drafter.mine.marks import FoundMark, mark_of
from drafter.mine.model import MinedSpeech, Removed
from drafter.mine.patterns import table
from drafter.mine.segment.signature import signed_parts
from drafter.mine.titles import is_date, is_speaker, is_title, is_titled
from drafter.speech.flow import paragraphs as paragraphs_of
from drafter.speech.numbering import LAST, from_han
from drafter.speech.tree import Item, Point, Section, Speech

Level = Literal["high", "medium", "low"]
PARTS = (
    later("title"),
    later("date"),
    later("speaker"),
    later("salutation"),
    later("opening"),
    later("sections"),
    later("closing"),
    later("cleaning"),
)
"""The parts, in their order in a speech; ``cleaning`` is about what was taken out of the whole source."""

_LONG_HEADING = 60
_SHORT_LINE = 15
_SHARE = 0.35
"""The greatest fraction of a speech for a closing that is nothing unusual."""
_MANY = 3
"""So many marked paragraphs outside of the sections are a list, and so many short lines in a row are no speech."""
_SENTENCES = 40
"""A line with more characters that ends like a sentence is rarely noise."""


class Confidence(NamedTuple):
    """How sure mining is of a part. why: the reason, an English phrase of the catalogue; empty where it is sure."""

    part: str
    level: Level
    why: str = ""


def confidences(speech: Speech, more: MinedSpeech) -> tuple[Confidence, ...]:
    """How sure mining is of each part of a speech that is there, or whose absence is remarkable. more: its frames."""
    opening, closing, _, _ = signed_parts(speech)
    judged = (
        ("title", _title(speech)),
        ("date", _date(speech)),
        ("speaker", _speaker(speech)),
        ("salutation", _salutation(speech, opening)),
        ("opening", _opening(opening)),
        ("sections", _sections(speech, more, opening)),
        ("closing", _closing(speech, closing)),
    )
    return tuple(Confidence(part, level, why) for part, judgement in judged if judgement for level, why in [judgement])


def of_noise(noise: Sequence[Removed]) -> Confidence | None:
    """How sure mining is that what it took out is no part of the speech; None where nothing was taken out."""
    if not noise:
        return None
    lines = [removed.text.strip() for removed in noise if removed.whole]
    if any(len(line) > _SENTENCES and line[-1:] in "。！？" for line in lines):
        return Confidence("cleaning", "medium", later("whole sentences were taken out"))
    return Confidence("cleaning", "high")


_Judgement = tuple[Level, str]
_SURE: _Judgement = ("high", "")
_OF_PAGES = re.compile(r"[|｜_>＞]|https?:|www\.|\d{1,2}:\d{2}|^(?:来源|作者|时间|发布|当前位置|进入专题)[：:]")


def _title(speech: Speech) -> _Judgement:
    title = speech.title
    if not title:
        return "medium", later("no line reads like a title")
    if _OF_PAGES.search(title):
        return "low", later("it holds signs that stand in the lines of web pages")
    if not is_title(title) or is_address(title):
        return "low", later("it reads like a sentence, or like an address")
    return _SURE if is_titled(title) else ("medium", later("it ends with no word for a kind of speech"))


def _date(speech: Speech) -> _Judgement | None:
    lines = speech.lines("date")
    if not lines:
        return None
    return _SURE if is_date("".join(lines)) else ("low", later("it does not read like a date"))


def _speaker(speech: Speech) -> _Judgement | None:
    lines = speech.lines("speaker")
    if not lines:
        return None
    if any(_OF_PAGES.search(line) for line in lines):
        return "low", later("it holds signs that stand in the lines of web pages")
    return _SURE if all(map(is_speaker, lines)) else ("medium", later("it holds no name or post that is known"))


def _salutation(speech: Speech, opening: Sequence[Item]) -> _Judgement | None:
    words = "".join(speech.lines("salutation")).strip()
    if words:
        return _SURE if is_address(f"{words.rstrip('：:')}：") else ("medium", later("it names no hearers that are known"))
    if any(isinstance(item, str) and starts_with_address(item) for item in opening[:3]):
        return "low", later("a paragraph of the opening begins like one")
    return None


def _opening(opening: Sequence[Item]) -> _Judgement | None:
    texts = [item for item in opening if isinstance(item, str) and item]  # a page break is an empty one
    if not texts:
        return None
    if any(_OF_PAGES.search(text) for text in texts[:2]):
        return "low", later("it holds signs that stand in the lines of web pages")
    if len(texts[0]) < _SHORT_LINE and texts[0][-1] not in "。！？!?：:，,；;":
        return "low", later("it begins with a short line that is no sentence")
    return _SURE


# ---------------------------------------------------------------- sections


def _sections(speech: Speech, more: MinedSpeech, opening: Sequence[Item]) -> _Judgement | None:
    if not speech.sections:
        return _without_sections(speech)
    found = [mark_of(f"{section.mark}字") if section.mark else None for section in speech.sections]
    marks = [mark for mark in found if mark is not None]
    announced = _announced(opening)
    if announced and announced != len(speech.sections):
        return "medium", later("the opening announces another number of them")
    if len(speech.sections) == 1:
        return "low", later("there is only one")
    if not marks:
        return _SURE if announced or _shared(more) else ("medium", later("they have no numbers"))
    if len(marks) < len(speech.sections):
        return "low", later("only some have numbers")
    if not _counts_on(marks):
        return "low", later("their numbers do not count on")
    if len({mark.kind for mark in marks}) > 1 and marks[-1].number != LAST:
        return "medium", later("their numbers are of several kinds")
    return _headings(speech.sections)


def _headings(sections: Sequence[Section]) -> _Judgement:
    """What numbered sections say by their headings."""
    if sum(len(section.heading) > _LONG_HEADING for section in sections) * 2 > len(sections):
        return "medium", later("their headings are long sentences")
    empty = [not section.body and not section.sections for section in sections]
    return ("medium", later("some have no text")) if any(empty) and not all(empty) else _SURE


def _without_sections(speech: Speech) -> _Judgement | None:
    texts = [paragraph.text for paragraph in paragraphs_of(speech)]
    marked = [mark for mark in map(mark_of, texts) if mark is not None]
    return ("low", later("paragraphs with numbers belong to none")) if len(marked) >= _MANY else None


def _counts_on(marks: Sequence[FoundMark]) -> bool:
    numbers = [mark.number for mark in marks]
    return numbers[0] <= 1 and all(below in (above + 1, LAST) for above, below in pairwise(numbers))


def _shared(more: MinedSpeech) -> bool:
    return more.section_frame is not None and more.section_frame.support == more.section_frame.total


@cache
def _count() -> re.Pattern[str]:
    return re.compile(table("words")["announced"])


def _announced(opening: Sequence[Item]) -> int:
    """How many sections the last paragraph of the opening announces; 0 where it announces none."""
    last = opening[-1] if opening and isinstance(opening[-1], str) else ""
    found = list(_count().finditer(last[-60:]))
    count = found[-1]["count"].replace("两", "二") if found else ""
    number = int(count) if count.isdigit() else from_han(count) if count else None
    return number if number and number > 1 else 0


# ---------------------------------------------------------------- closing


@cache
def _words(name: str) -> re.Pattern[str]:
    return re.compile(table("words")["closing"][name])


def _closing(speech: Speech, closing: Sequence[Item]) -> _Judgement | None:
    if not speech.sections:
        return None
    if not closing:
        last = _last_text(speech.sections[-1])
        swallowed = starts_with_address(last) or bool(_words("settled").match(last))
        return ("low", later("the last paragraph of the last section begins like one")) if swallowed else None
    texts = [_text(item) for item in closing]
    if sum(len(text) < _SHORT_LINE and text[-1:] not in "。！？!?…”" for text in texts) >= _MANY:
        return "low", later("it holds several short lines that are no sentences")
    if sum(map(len, texts)) > _SHARE * sum(len(paragraph.text) for paragraph in paragraphs_of(speech)):
        return "low", later("it is long")
    begins = any(starts_with_address(text) or _words("begins").match(text) or _words("settled").match(text) for text in texts)
    ends = bool(_words("ends").fullmatch(texts[-1]))
    return _SURE if begins or ends else ("medium", later("no word says that the end comes"))


def _last_text(section: Section) -> str:
    """The last paragraph of a section."""
    if section.sections:
        return _last_text(section.sections[-1])
    texts = [item for item in section.body if isinstance(item, str)]
    return texts[-1] if len(texts) > 1 and section.body[-1] is texts[-1] else ""


def _text(item: Item) -> str:
    return f"{item.mark}{item.heading or ''}{item.end}{''.join(map(_text, item.body))}" if isinstance(item, Point) else item


def doubts(found: Sequence[Confidence]) -> Iterator[Confidence]:
    """The parts that a person should look at."""
    yield from (one for one in found if one.level == "low")
