"""Sections of very different length.

A section under half or over twice the mean length of all sections makes a speech lopsided: too little said, or two things in one.
The sections of the first level are compared, if there are at least three. Their length includes their headings and everything below
these.

The items of an agenda are not compared, nor sections without any text, which `parts` reports, nor a new one that has its mark alone (二、). It is advice. What is meant to be short, such as a last section of thanks, may stay short.

Speech passes: 讲话 / 同志们： / 大家好。 / 一、学习 / 多读书，读好书，天天读。 / 二、作风 / 少开会，开短会，讲短话。 / 三、项目 / 快开工，快竣工，快投产。
Speech fails: 讲话 / 同志们： / 大家好。 / 一、学习 / 多读书，读好书，天天读，年年读，读进去。 / 二、作风 / 少开会，开短会，讲短话，说实话，办实事。 / 三、项目 / 快干。
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.check.model import Found, Settings, SpeechText, Text, Unit
from drafter.errors import Message
from drafter.speech.text import count_characters

MESSAGES = {
    "short": Message("this section has {length} characters, the sections {mean} on average", "say more, or join it to another"),
    "long": Message("this section has {length} characters, the sections {mean} on average", "say less, or part it"),
}

VALUES = {"least": 0.5, "most": 2.0}
"""The least and the greatest length of a section, as fractions of the mean length."""

ENOUGH = 3
"""The fewest sections that are compared."""


def find(text: Text, settings: Settings) -> Iterator[Found]:
    """Sections that are too short or too long."""
    least = settings.value("balance.least", VALUES["least"])
    most = settings.value("balance.most", VALUES["most"])
    for speech in text.speeches:
        sections = [unit for unit in speech.sections if not _is_empty(text, unit)]
        if len(sections) < ENOUGH or speech.agenda:
            continue
        lengths = [_length(text, unit) for unit in sections]
        mean = sum(lengths) / len(lengths)
        for unit, length in zip(sections, lengths, strict=True):
            if length < mean * least or length > mean * most:
                facts = {"length": length, "mean": round(mean)}
                start, stop = _heading(text, speech, unit)
                yield Found(unit.start.line, start, stop, "short" if length < mean else "long", facts)


def _is_empty(text: Text, unit: Unit) -> bool:
    """Whether nothing stands under a section's heading, or it has marks alone: a new one, in which nothing is typed yet."""
    return unit.is_empty(counted=text.counted) or _length(text, unit) <= _length_of_marks(unit)


def _length_of_marks(unit: Unit) -> int:
    return count_characters(unit.mark) + sum(map(_length_of_marks, unit.units))


def _length(text: Text, unit: Unit) -> int:
    return count_characters(text.between(unit.start, unit.stop))


def _heading(text: Text, speech: SpeechText, unit: Unit) -> tuple[int, int]:
    """The start and stop of a section's heading, or of its mark if the heading has no words."""
    start, words = unit.start.at, unit.words.at
    return (words, words + len(unit.heading)) if unit.heading else (start, words)
