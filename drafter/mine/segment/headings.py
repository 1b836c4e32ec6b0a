"""Finds the end of a run-in heading: at the end of a sentence, before a list, at a colon, or where its siblings' headings end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from drafter.files.tables import any_of
from drafter.mine.clean.lines import finished
from drafter.mine.marks import runs
from drafter.mine.model import SourceParagraph
from drafter.mine.patterns import table
from drafter.mine.segment.sentences import is_single, sentence_end
from drafter.mine.segment.shared import shared_start
from drafter.speech.lines import Styled, joined

LONGEST = 160
"""The most characters of a first sentence that is a heading, if its full stop may be lost."""
LISTED_WITHIN = 4 * LONGEST
"""The most characters in front of a list that ends a heading."""
BEFORE_LIST = 4
"""The fewest characters of a heading before a list. 我们一是… has no heading."""
COLON = 20
"""The most characters of a heading that ends with a colon."""
BEFORE_COLON = 2
"""The fewest characters of a heading that ends with a colon: 学 in 一、学：… is too short."""


class HeadingSplit(NamedTuple):
    """The text of a unit's first paragraph, split into heading, the mark that ends it, and the text behind.

    Joined they are the text, but for a blank between heading and text.
    """

    heading: str
    end: str
    text: str


def heading_splits(siblings: Sequence[str]) -> list[HeadingSplit]:
    """The texts of siblings with run-in headings, each split behind its heading.

    They are compared, because siblings are written alike. A footnote behind the mark that ends a heading belongs to the heading.
    siblings: their texts without ordinals.
    """
    return [_with_notes(split) if type(split.end) is not str else split for split in _splits(siblings)]


def _with_notes(split: HeadingSplit) -> HeadingSplit:
    notes = tuple(span._replace(start=0, stop=0) for span in getattr(split.end, "spans", ()) if span.note is not None)
    return HeadingSplit(joined((split.heading, Styled("", "", notes))), str(split.end), split.text)


def _splits(siblings: Sequence[str]) -> list[HeadingSplit]:
    if speaks := speaker_starts(siblings):
        return [HeadingSplit(words[:at], "", words[at:]) for words, at in zip(siblings, speaks, strict=True)]
    found = _as_others([at_sentence(words) for words in siblings])
    if by_colon(siblings):
        alike = sum(_at_colon(words) is not None for words in siblings) == len(siblings) - 1 >= LEAST_ALIKE
        return [_at_colon(words, any_words=alike) or split for words, split in zip(siblings, found, strict=True)]
    long = [len(split.heading) > LONGEST // 2 and _clauses(split.heading) > 0 for split in found]
    if sum(long) * 2 > len(siblings) > 1 and (ends := _shared_endings([words[:LONGEST] for words in siblings])):
        return [
            HeadingSplit(words[:end], "", words[end:]) if lost else split
            for words, end, split, lost in zip(siblings, ends, found, long, strict=True)
        ]
    return found


_COMMA = re.compile("[，,]")


def _as_others(found: Sequence[HeadingSplit]) -> list[HeadingSplit]:
    """The splits of siblings, that of the only one whose sentence goes on behind its heading with a comma cut where those of the others end.

    All others have as many clauses, and behind the first one all begin alike: ``拿稳锹，就是要……，……。`` beside ``守住闸，就是要……，……，我们三个村都……。``.
    """
    clauses = [_COMMA.split(split.heading) for split in found]
    counts = sorted(len(parts) for parts in clauses)
    if len(found) <= ALL_SHARE or counts[0] < COUPLET or counts[0] != counts[-2] or counts[-1] == counts[0]:
        return list(found)
    at = next(at for at, parts in enumerate(clauses) if len(parts) == counts[-1])
    lengths = [len(split.heading) for place, split in enumerate(found) if place != at]
    end = sum(map(len, clauses[at][: counts[0]])) + counts[0] - 1
    alike = len(shared_start([parts[1] for parts in clauses])) > 1
    if not alike or end > max(lengths) + EVEN:
        return list(found)
    heading, end_mark, text = found[at]
    return [*found[:at], HeadingSplit(heading[:end], heading[end], heading[end + 1 :] + end_mark + text), *found[at + 1 :]]


COUPLET = 2
"""The fewest clauses of such headings."""


def at_sentence(words: str) -> HeadingSplit:
    """A split behind the first sentence, or before a list inside it."""
    end = sentence_end(words)
    end = len(words) if end < 0 else end
    if year := year_start(words, end):
        return HeadingSplit(words[: len(words[:year].rstrip())], "", words[year:])
    listed = _list_start(words, end)
    if listed is None:
        return HeadingSplit(words[:end], words[end : end + 1], words[end + 1 :])
    marked = words[listed - 1] in "：:。，,；;"
    end = listed - 1 if marked else listed
    return HeadingSplit(words[:end], words[end:listed], words[listed:])


def year_start(words: str, sentence: int) -> int:
    """The index of a year with a comma that begins the text, where the mark behind the heading was lost (成绩2023年，……); 0 without one.

    The heading ends with one of the nouns `ends_before_year`: not 告别2023年，……. Of two clauses, it may have any end in front of words like 过去的一年，.
    sentence: the end of the first sentence.
    """
    found = _GLUED_YEAR.match(words, 0, sentence)
    if found and found[0].endswith(tuple(table("words")["ends_before_year"])):
        return found.end()
    told = _glued_time().match(words, 0, sentence)
    return told.end() if told and not told[0].endswith(tuple(table("words")["goes_on_with_time"])) else 0


@cache
def _glued_time() -> re.Pattern[str]:
    """A heading of two clauses, glued to a time with which a text begins: ``肯定成绩，渠水满田过去的一年，……``. Of one clause, a blank parts it from the time: ``看清形势 1-9月，……``; so it does from a day."""
    time = table("words")["begins_with_time"]
    return re.compile(
        rf"[^，,。：:；;！!？?（）()]{{4,20}}[，,][^，,。：:；;！!？?、（）()]{{4,20}}?(?={time})"
        rf"|[^，,。：:；;！!？?（）() \u3000]{{4,24}}[ \u3000](?={time})"
        rf"|[^。：:；;！!？?（）() \u3000]{{6,40}}(?<![于在从自到至定截是])[ \u3000](?=[0-9]{{1,2}} ?月 ?[0-9]{{1,2}} ?日)"
    )


_GLUED_YEAR = re.compile(r"[^，,。：:；;！!？?、0-9（）()]{6,40}(?=(?:19|20)[0-9]{2}年(?:以来)?[，,])")


@cache
def _leads_to_speaker() -> re.Pattern[str]:
    return re.compile(f"[^{_NO_HEADING}]{{6,24}}?(?=(?:{table('words')['speaker_begins']}))")


def speaker_starts(siblings: Sequence[str]) -> list[int]:
    """The index at which each heading ends, if all lost the mark before what the speaker says of himself (``守住一道闸我将……``); else empty.

    The lengths of such headings differ by `EVEN` at most. They are no headings if one begins as a clause does (``作为党员我将……``), if all
    begin alike, or if a whole sentence is the heading: ``守住这道闸我们要一代接着一代。……``.
    """
    words = table("words")
    found = list(map(_leads_to_speaker().match, siblings))
    ends = [match.end() for match in found if match and match[0][-1] not in words["leads_to_speaker"]]
    if not len(ends) == len(siblings) >= LEAST_GLUED or max(ends) - min(ends) > EVEN:
        return []
    heads = [sibling[:end] for sibling, end in zip(siblings, ends, strict=True)]
    clause = re.compile(f"(?:{any_of(words['clause_begins'])})|.*[{_PRONOUNS}]")
    clauses = any(map(clause.match, heads)) or len(shared_start(heads)) > 1
    whole = any("，" not in at and len(at) < len(sibling) for sibling in siblings for at in [sibling[: sentence_end(sibling)]])
    return ends if not clauses and not whole and len(set(heads)) == len(heads) else []


_NO_HEADING = "，,。：:；;！!？?、“”（）()"
_PRONOUNS = "我你您他她它咱"
LEAST_GLUED = 3
"""The fewest siblings of `speaker_starts`."""
EVEN = 2
"""The most characters by which the lengths of their headings differ."""


def _list_start(words: str, sentence: int) -> int | None:
    """The index of a list (一是……二是……, （一）……（二）……) inside the first sentence; None without one. sentence: the end of the sentence.

    Two numbers in brackets in one sentence count what it speaks of: ``重点是（一）清泥，（二）看闸。``.
    """
    last = min(sentence, LISTED_WITHIN)
    lists = [
        marks
        for marks in runs(words, strict=False)
        if marks[0].mark.family == "is" or (marks[0].mark.family == "han-bracket" and marks[1].at > sentence)
    ]
    return min((marks[0].at for marks in lists if BEFORE_LIST <= marks[0].at <= last), default=None)


def opens_text(paragraph: SourceParagraph) -> bool:
    """Whether a unit's first paragraph has text behind the heading."""
    text, mark = paragraph.text, paragraph.mark
    return (
        not is_single(text)
        or (mark is not None and year_start(text[len(mark.text) :], len(text)) > 0)
        or len(text) > LONGEST
        or (mark is not None and finished(text) and _at_colon(text[len(mark.text) :]) is not None)
    )


# ---------------------------------------------------------------- at a colon


def by_colon(siblings: Sequence[str]) -> bool:
    """Whether the headings of most siblings end with a colon and text follows."""
    return sum(_at_colon(words) is not None for words in siblings) * 2 > len(siblings) > 1


def labels_beside(siblings: Sequence[str]) -> list[HeadingSplit | None]:
    """The splits at colons of a few siblings, where what stands in front is about as long as the headings of the others; None for all others.

    Example: ``学用不紧：每次集中学习……，……。`` beside ``守渠不严。……`` and ``待人不热情。……``. The sentence behind the colon is the text: it is more than
    twice as long as the heading, and does not list what that counts (``做到三个到位：……``). Where another heading alone on its line ends with a colon,
    the length counts for nothing.
    """
    none: list[HeadingSplit | None] = [None] * len(siblings)
    if not any("：" in words[: LABEL + 1] or ":" in words[: LABEL + 1] for words in siblings):
        return none
    heads = [at_sentence(words).heading for words in siblings]
    labels = list(map(_label, heads))
    others = [len(head) for head, label in zip(heads, labels, strict=True) if not label]
    if not others or len(others) * 2 < len(siblings):
        return none
    most = max(others) + EVEN
    ended = any(words[-1:] in ("：", ":") and not introduces(words[:-1]) for words in siblings)
    return [
        HeadingSplit(words[:label], words[label], words[label + 1 :])
        if label and label <= most and (ended or len(head) > max(TIMES * label, most))
        else None
        for words, head, label in zip(siblings, heads, labels, strict=True)
    ]


def _label(head: str) -> int:
    """How many characters of a first sentence stand before a colon as a heading would; 0 for none."""
    match = _COLON.search(head, 0, LABEL + 1)
    if match is None or match.start() < BEFORE_COLON or match.end() == len(head):
        return 0
    words = head[: match.start()]
    says = introduces(words) or _SAYS.search(words) or not _ENDS_OR_QUOTES.isdisjoint(words)
    return 0 if says or re.search(table("words")["announced"], words) else match.start()


_ENDS_OR_QUOTES = frozenset("。！？；“")


TIMES = 2
"""How much longer than such a heading the first sentence is, heading and all, at least."""
LABEL = 24
"""The most characters of such a heading."""


@cache
def _saying() -> re.Pattern[str]:
    return re.compile(f"(?:{any_of(table('words')['saying'])})$")


def introduces(words: str) -> bool:
    """Whether words before a colon introduce what follows and are no heading: 他说, 改过以后这样写."""
    return bool(_saying().search(words))


def is_quoted_label(words: str) -> bool:
    """Whether words in quotes with a colon begin a text: ``“三个增长”：……``."""
    return bool(_QUOTED_LABEL.match(words))


_QUOTED_LABEL = re.compile("“[^“”]{2,16}”[：:](?=.)")

LEAST_ALIKE = 2
"""If so many siblings have a heading with a colon, and only one has words that may introduce speech, these are a heading too: 热情周到： beside 严肃认真：."""


_COLON = re.compile("[：:]")
_CLAUSES = frozenset("。，！？；“")


def _at_colon(words: str, *, any_words: bool = False) -> HeadingSplit | None:
    """A split at the colon behind a short heading; None where the colon introduces speech, or the text before it is no heading.

    any_words: whether it is a heading even if it ends as an introduction may.
    """
    match = _COLON.search(words, 0, COLON + 1)
    if match is None or not BEFORE_COLON <= match.start() < len(words) - 1:
        return None
    heading = words[: match.start()]
    quoted = is_quoted_label(words)
    if (not quoted and not _CLAUSES.isdisjoint(heading)) or (introduces(heading) and (not any_words or _SAYS.search(heading))):
        return None
    return HeadingSplit(heading, words[match.start() : match.end()], words[match.end() :])


_SAYS = re.compile(f"[{_PRONOUNS}]|[说讲道问答]$")
"""What words before a colon have only if somebody speaks behind it: ``群众对我说：……``."""


# ---------------------------------------------------------------- where the full stop behind the heading was lost

_MARKS = frozenset("，。、；：！？,;:!?")
SHORTEST = 6
"""The fewest characters of a heading before the ending that siblings share."""
ENDINGS = range(2, 6)
"""The possible lengths of a shared ending. One character is shared by chance; six or more are a repeated sentence."""
WINDOW = 48
"""The most characters of a heading. The limit keeps the time proportional to the number of siblings."""
STEADY = 16
"""The greatest distance between the places of a shared ending. Headings have similar lengths, while words of the text occur anywhere.
"""
NEAR = (0.6, 1.6)
"""The least and the greatest length of a heading without the shared ending, as multiples of the others' mean length."""
BEGINNING = 3
"""How many characters behind a heading count as the beginning of the text. They often occur again in the text, being its subject.
"""
ALL_SHARE = 3
"""Of at most this many siblings all must share the ending."""
LAST_CLAUSE = 4
"""The fewest characters of a heading's last clause."""
AWAY = 100
"""A distance from the mean length, in characters, that weighs as much as one occurrence of the text's beginning."""


def _shared_endings(siblings: Sequence[str]) -> list[int] | None:
    """The index at which each heading ends, if most end with the same words without a mark behind them; None without such words.

    Example: ``加强组织领导，把责任落到位各单位要……`` and ``加强宣传引导，把氛围造到位要利用……`` end behind 到位.
    """
    ending = _common_ending(siblings)
    if ending is None:
        return None
    ends = [_behind(words, ending) for words in siblings]
    known = [(words[:end], end) for words, end in zip(siblings, ends, strict=True) if end is not None]
    commas = Counter(_clauses(heading) for heading, _ in known).most_common(1)[0][0]
    mean = sum(end for _, end in known) / len(known)
    text = "".join(siblings)
    return [end if end is not None else _likely_end(words, commas, mean, text) for words, end in zip(siblings, ends, strict=True)]


def _clauses(heading: str) -> int:
    """How many commas a heading has."""
    return heading.count("，") + heading.count(",")


def _behind(words: str, ending: str) -> int | None:
    """The index behind the first occurrence of the ending without a mark behind it; None without one."""
    at = words.find(ending, SHORTEST)
    while at >= 0:
        behind = at + len(ending)
        if behind < len(words) and words[behind] not in _MARKS:
            return behind
        at = words.find(ending, at + 1)
    return None


def _common_ending(siblings: Sequence[str]) -> str | None:
    """The words that headings end with: they occur in all siblings, or in all but one of four and more, at similar places.

    Two of three share words by chance: ``……不能理解ERP的内涵`` and ``……公司和ERP厂家``. The most frequent ending wins, then the longest.
    """
    support = Counter(piece for words in siblings for piece in set(_possible_endings(words)))
    least = len(siblings) - (1 if len(siblings) > ALL_SHARE else 0)
    shared = [(count, len(piece), piece) for piece, count in support.items() if count >= least]
    return max((entry for entry in shared if _is_steady(entry[2], siblings)), default=(0, 0, None))[2]


def _possible_endings(words: str) -> Iterator[str]:
    """The endings of all possible headings at the start of a text.

    A possible heading has a comma, but no mark in its ending or behind it.
    """
    for stop in range(SHORTEST + ENDINGS.start, min(len(words), WINDOW)):
        if words[stop] not in _MARKS and _clauses(words[:stop]):
            pieces = (words[stop - length : stop] for length in ENDINGS)
            yield from (piece for piece in pieces if _MARKS.isdisjoint(piece))


def _is_steady(piece: str, siblings: Sequence[str]) -> bool:
    places = [words.find(piece) for words in siblings if piece in words]
    return max(places) - min(places) <= STEADY


def _likely_end(words: str, commas: int, mean: float, text: str) -> int:
    """The index at which a heading without the shared ending probably ends.

    commas: how many commas the siblings' headings have.
    mean: their mean length.
    text: the text of all siblings. The heading has as many commas. The characters behind its end occur often in the text, and the
    pair of characters across it does not.
    """
    places = [match.start() for match in re.finditer("[，,]", words)]
    low = places[commas - 1] + 1 if commas and len(places) >= commas else SHORTEST
    high = places[commas] if len(places) > commas else len(words)
    candidates = range(max(low + LAST_CLAUSE, round(mean * NEAR[0])), min(high, round(mean * NEAR[1])) - 2)

    def score(at: int) -> float:
        begun, across = text.count(words[at : at + BEGINNING]), text.count(words[at - 1 : at + 1])
        return begun / across - abs(at - mean) / AWAY

    return max(candidates, key=score, default=min(len(words), round(mean)))
