"""Statistics of a speech: its length, that of its parts, its longest sentences, frequent phrases, its share of template text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from drafter.check.model import Position, SpeechText, Text, Unit
from drafter.speech.frames.cues import cues
from drafter.speech.lines import UNSPOKEN
from drafter.speech.text import SPEAKING_RATE, count_characters

RATES = (160, 200, 240)
"""Speaking rates in characters a minute: solemn, usual, fast."""

LONGEST = 3
PHRASES = 10
_SENTENCE = re.compile(r"[^。！？；\n]+[。！？；]?[”’）]*")
_CLAUSE = re.compile(r"[\u3400-\u9fff]{4,}")
_SIZES = range(4, 13)
_OFTEN = 3
"""How often a phrase must occur to be frequent."""


class Stretch(NamedTuple):
    """A part of a speech and its length. name: ``opening``, ``closing``, or the heading of a section with its mark.

    due: the characters that the limit leaves for it; None without a limit.
    """

    name: str
    characters: int
    is_section: bool = False
    due: int | None = None


class Stats(NamedTuple):
    """The statistics of one speech.

    characters: its length, as Word counts it.
    parts: its parts in order. Their sum is less than `characters`, because the front is no part.
    sentences: the longest sentences, each with its length.
    phrases: frequent phrases with their numbers of occurrences, the most important first.
    formula: the share of text that the template wrote, 0 to 1; None where this is unknown.
    rate: the characters spoken in a minute, from its outline; None where it has none.
    limit: how many characters it may have, by its limit; None without one. That of an agenda is the meeting's and not the speech's.
    """

    title: str
    characters: int
    parts: tuple[Stretch, ...]
    sentences: tuple[tuple[str, int], ...]
    phrases: tuple[tuple[str, int], ...]
    formula: float | None
    rate: float | None = None
    limit: int | None = None

    @property
    def excess(self) -> int:
        """How many characters its parts have over the limit; negative where there is room, 0 without a limit."""
        return 0 if self.limit is None else sum(part.characters for part in self.parts) - self.limit


def stats_of(text: Text, speech: SpeechText, usual_rate: float = SPEAKING_RATE) -> Stats:
    """The statistics of one speech of a text. usual_rate: characters spoken in a minute, for a speech that says none."""
    lines = [line for line in text.lines[speech.first : speech.stop] if line.kind not in UNSPOKEN]
    title = "".join(line.text for line in lines if line.kind == "title")
    whole = "\n".join(line.text for line in lines)
    from_template = sum(count_characters(line.text[start:stop]) for line in lines for start, stop in line.template_spans)
    characters = count_characters(whole)
    share = from_template / characters if characters and text.counted else None
    limit = _limit(speech, speech.rate or usual_rate)
    parts = tuple(_with_due(_parts(text, speech), speech, limit))
    return Stats(title, characters, parts, _longest(whole), _frequent(whole), share, speech.rate, limit)


def _limit(speech: SpeechText, rate: float) -> int | None:
    """How many characters a speech may have."""
    if speech.limit is None or (speech.agenda and speech.limit.unit == "minutes"):
        return None
    return round(speech.limit.amount * (rate if speech.limit.unit == "minutes" else 1))


_AROUND = 0.5
"""What an opening or a closing gets of a limit, as a part of what a section gets, where no template says otherwise."""


def _with_due(parts: list[Stretch], speech: SpeechText, limit: int | None) -> Iterator[Stretch]:
    """The parts with their shares of a limit, as the template divides it; without a template sections have equal shares."""
    around = (speech.shares[0], speech.shares[-1]) if speech.shares else (_AROUND, _AROUND)
    of_sections = iter(speech.shares[1:-1] or (1,) * len(speech.sections))
    shares = [next(of_sections) if part.is_section else around[part.name == "closing"] for part in parts]
    whole = sum(shares) or 1
    for part, share in zip(parts, shares, strict=True):
        yield part if limit is None else part._replace(due=round(limit * share / whole))


def _parts(text: Text, speech: SpeechText) -> list[Stretch]:
    parts = []
    if speech.opening:
        parts.append(Stretch("opening", _length(text, Position(speech.opening.first, 0), speech.opening.stop)))
    parts += [_section(text, section) for section in speech.sections]
    if speech.closing:
        parts.append(Stretch("closing", _length(text, Position(speech.closing.first, 0), speech.closing.stop)))
    return parts


def _section(text: Text, section: Unit) -> Stretch:
    return Stretch(f"{section.mark}{section.heading}", count_characters(text.between(section.start, section.stop)), is_section=True)


def _length(text: Text, start: Position, stop: int) -> int:
    return count_characters("\n".join(line.text for line in text.lines[start.line : stop] if line.kind not in UNSPOKEN))


def _longest(whole: str) -> tuple[tuple[str, int], ...]:
    sentences = {match[0].strip() for match in _SENTENCE.finditer(whole)}
    counted = sorted(((count_characters(sentence), sentence) for sentence in sentences), key=lambda pair: (-pair[0], pair[1]))
    return tuple((sentence, characters) for characters, sentence in counted[:LONGEST])


def _frequent(whole: str) -> tuple[tuple[str, int], ...]:
    """Frequent phrases of at least four characters. A phrase inside a longer phrase that is as frequent is left out."""
    clauses = _CLAUSE.findall(whole)
    weak = cues().weak
    found: dict[str, int] = {}
    for size in _SIZES:
        grams = Counter(clause[at : at + size] for clause in clauses for at in range(len(clause) - size + 1))
        often = {gram: count for gram, count in grams.items() if count >= _OFTEN}
        if not often:
            break
        for gram, count in often.items():
            for inner in (gram[1:], gram[:-1]):
                if found.get(inner) == count:
                    del found[inner]
            found[gram] = count
    phrases = [(gram, count) for gram, count in found.items() if gram[0] not in weak and gram[-1] not in weak]
    return tuple(sorted(phrases, key=lambda pair: (-pair[1] * len(pair[0]), pair[0]))[:PHRASES])
