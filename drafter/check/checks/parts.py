"""Parts that a speech of its kind has: salutation, opening, closing, and a text below each heading.

A speech with sections begins with somebody greeted and with an opening, and comes to an end. Which kinds greet and which end with their last
section is told by the title (讲话, 党课; 交流发言稿, a table); a title that says nothing of its kind is asked for an opening alone.

A heading without a text below it is reported where others beside it have one, in a short speech too; not in the words of a host, whose items may be names alone, and
not in a text where the last alone has one: that is a list, and the speech goes on below it.

Left alone are short speeches, speeches without sections, and a greeting or an ending that stands inside a paragraph. It is advice: it may
be meant so.

Speech passes: 在推进会上的讲话 / 同志们： / 大家好，今天说说修路的事。 / 一、早动手 / 早一天好一天。 / 二、细落实 / 一段一段修。
Speech fails: 在碰头会上的讲话 / 同志们： / 今天说三件事。 / 一、修渠 / 明天动工。 / 二、买种 / 三、防火 / 每村两人巡山。
Outline fails: title: 在动员会上的讲话 / opening: 今天说说修渠的事。 / sections: [{heading: 早动手, body: 上游五户，下游七户，各家出一个人，带上锹和筐，天亮就到渠上来。先清淤，后砌坡，再装闸门，一段一段往下修，修好一段就试一段水。谁家有难处，早一点说出来，村里帮着调工、换工，不让一户掉队。}, {heading: 细落实, body: 料要选好，石头不要风化的，水泥不要受潮的，沙子要过筛。活要做细，坡要砌平，缝要勾满，闸门要关得严。修完以后，请上了年纪的老把式来看，他们点了头，才算验收过关。往后谁家管哪一段，也写在闸门旁边的牌子上。}]
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from drafter.check.model import Found, Settings, SpeechText, Text
from drafter.errors import Message
from drafter.files.tables import read_table

MESSAGES = {
    "salutation": Message("nobody is greeted", "add a salutation, such as 同志们："),
    "opening": Message("the speech begins with its first section", "add an opening"),
    "closing": Message("the speech ends with its last section", "add a closing"),
    "empty": Message("nothing stands below the heading {found}", "write its text, or take the heading out"),
}

VALUES = {"least": 200}
"""The fewest characters of a speech that must have all parts."""


class _Words(NamedTuple):
    """The table."""

    greeted: tuple[str, ...]
    ungreeted: tuple[str, ...]
    closed: tuple[str, ...]
    unclosed: tuple[str, ...]
    address: tuple[str, ...]
    closing: tuple[str, ...]
    thanks: tuple[str, ...]
    hosted: tuple[str, ...]


@lru_cache(maxsize=1)
def _words() -> _Words:
    table = read_table("check", "parts")
    return _Words(*(tuple(table[name]) for name in _Words._fields))


def find(text: Text, settings: Settings) -> Iterator[Found]:
    """Missing parts, each at the place where it should be."""
    least = settings.value("parts.least", VALUES["least"])
    for speech in text.speeches:
        length = sum(len(line.text) for line in text.lines[speech.first : speech.stop])
        if len(speech.sections) > 1 and length >= least:
            yield from _missing(text, speech)
        if not speech.agenda and not any(word in _title(text, speech) for word in _words().hosted):
            yield from _empty(speech, counted=text.counted)


def _empty(speech: SpeechText, *, counted: bool) -> Iterator[Found]:
    """The sections without a text, where as many beside them have one.

    In a text where the last alone has one, they are the items of a list (一、奏国歌 / 二、颁奖), and what stands below is the speech that goes on.
    """
    for units in speech.siblings():
        empty = [unit for unit in units if unit.kind == "section" and unit.is_empty(counted=counted)]
        if empty and len(empty) <= len(units) - len(empty) and (counted or empty != list(units[:-1])):
            for unit in empty:
                line, at = unit.words
                yield Found(line, at, at + len(unit.heading), "empty")


def _title(text: Text, speech: SpeechText) -> str:
    return "".join(line.text for line in text.lines[speech.first : speech.stop] if line.kind in ("title", "subtitle"))


def _missing(text: Text, speech: SpeechText) -> Iterator[Found]:
    title = _title(text, speech)
    first, last = speech.sections[0], text.lines[speech.stop - 1]
    words = _words()
    if _asks(title, words.greeted, words.ungreeted) and not _greets(text, speech):
        line, at = (speech.opening.first, 0) if speech.opening else first.words
        yield Found(line, at, at, "salutation")
    if not speech.opening:
        yield Found(first.words.line, first.words.at, first.words.at, "opening")
    if _asks(title, words.closed, words.unclosed) and not speech.closing and not _ends(last.text):
        yield Found(speech.stop - 1, len(last.text), len(last.text), "closing")


def _asks(title: str, words: tuple[str, ...], not_words: tuple[str, ...]) -> bool:
    """Whether a title requires a part. words, not_words: words of titles that require it, and words that do not."""
    return any(word in title for word in words) and not any(word in title for word in not_words)


def _greets(text: Text, speech: SpeechText) -> bool:
    """Whether a speech has a greeting, as a salutation or in the first words of the opening."""
    kinds = {line.kind for line in text.lines[speech.first : speech.stop]}
    first = text.lines[speech.opening.first].text if speech.opening else ""
    return "salutation" in kinds or any(word in first[:_GREETING] for word in _words().address)


_GREETING = 20
"""How many characters of the first paragraph may have a greeting."""


def _ends(last: str) -> bool:
    """Whether a last paragraph inside a section ends the speech."""
    return last.startswith(_words().closing) or any(word in last for word in _words().thanks)
