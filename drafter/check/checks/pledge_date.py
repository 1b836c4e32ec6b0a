"""A promise without a date.

A pledge (表态发言) is worth what it can be held to. 我们保证把路修好 says nothing of when; 我们保证10月底前把路修好 does.

Looked at are speeches with 表态, 承诺 or the like in their title, and in them sentences that promise (保证, 承诺, 确保, 坚决完成). A date, a number or a word of time (年底前, 每月, 今晚) in
the sentence is enough. It is advice: a promise may be meant for good.

Speech passes: 在修路会上的表态发言 / 同志们： / 我们保证10月底前把路修好。
Speech fails: 在修路会上的表态发言 / 同志们： / 我们保证把路修好。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from drafter.check.model import Found, Settings, SpeechText, Text
from drafter.errors import Message
from drafter.files.tables import any_of, read_table
from drafter.speech.numbering import HAN

MESSAGES = {"": Message("“{found}” without a date", "say by when, or how much")}


def find(text: Text, settings: Settings) -> Iterator[Found]:
    """The words of promises in sentences that say no time."""
    for speech in text.speeches:
        if is_titled(text, speech, "pledge"):
            for number in range(speech.first, speech.stop):
                if text.lines[number].kind == "body":
                    yield from _promises(number, text.lines[number].text)


def is_titled(text: Text, speech: SpeechText, words: str) -> bool:
    """Whether the title of a speech has one of the words that the table has under a name."""
    title = "".join(line.text for line in text.lines[speech.first : speech.stop] if line.kind in ("title", "subtitle"))
    return any(word in title for word in _titles(words))


@cache
def _titles(words: str) -> tuple[str, ...]:
    return tuple(read_table("check", "occasions")[words])


def _promises(number: int, paragraph: str) -> Iterator[Found]:
    for sentence in re.finditer("[^。！？；]+", paragraph):
        promise = _promise().search(sentence[0])
        if promise and not _time().search(sentence[0]):
            start = sentence.start() + promise.start()
            yield Found(number, start, start + len(promise[0]))


@lru_cache(maxsize=1)
def _promise() -> re.Pattern[str]:
    return re.compile(any_of(read_table("check", "occasions")["promises"]))


@lru_cache(maxsize=1)
def _time() -> re.Pattern[str]:
    return re.compile(rf"[0-9０-９]|[{HAN}两百千万]+(?:年|个?月|天|周|日|季)|{any_of(read_table('check', 'occasions')['until'])}")
