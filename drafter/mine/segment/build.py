"""Builds the tree from the starts of units: sections, points in their own paragraphs, points inside paragraphs, and other text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import groupby
from typing import NamedTuple

from drafter.mine.address import starts_with_address
from drafter.mine.clean.lines import finished
from drafter.mine.marks import first_mark_inside
from drafter.mine.model import SourceParagraph
from drafter.mine.patterns import table
from drafter.mine.segment.alone import names_part, part_label
from drafter.mine.segment.headings import (
    HeadingSplit,
    at_sentence,
    by_colon,
    heading_splits,
    is_quoted_label,
    labels_beside,
    opens_text,
    speaker_starts,
    year_start,
)
from drafter.mine.segment.outline import UnitStart
from drafter.mine.segment.points import items_of, points
from drafter.mine.segment.sentences import ENDS, is_single, sentence_end, sentences
from drafter.mine.segment.siblings import lead_of, topic_of
from drafter.speech.lines import parted
from drafter.speech.tree import MAX_LEVEL, Item, Section

LONGEST_LINE = 60
"""The most characters of a heading that stands alone and has no punctuation at its end."""
LONGEST_SENTENCE = 45
"""The most characters of a heading that stands alone and is a sentence."""
GLUED = 120
"""A sentence with more characters, and no text below it, is taken for a heading and its text with the full stop between them lost.
"""


class UnitSpan(NamedTuple):
    """A unit with its first paragraph, the paragraphs below it, and the units that begin in these."""

    start: UnitStart
    below: Sequence[SourceParagraph]
    inner: Sequence[UnitStart]

    @property
    def lone(self) -> bool:
        """Whether it has no paragraphs below its first one."""
        return not self.below

    @property
    def words(self) -> str:
        """The text of its first paragraph behind the mark."""
        return self.start.words

    @property
    def is_heading(self) -> bool:
        """Whether its first paragraph may be a heading that stands alone."""
        longest = LONGEST_SENTENCE if self.words[-1:] in "。！？；" else LONGEST_LINE
        return is_single(self.words) and len(self.words) <= longest and not is_quoted_label(self.words)


class BodyParts(NamedTuple):
    """The content of a section, an opening or a closing: its items, then its sub-sections."""

    items: tuple[Item, ...]
    sections: tuple[Section, ...]


def sections_of(paragraphs: Sequence[SourceParagraph], units: Sequence[UnitStart]) -> tuple[Section, ...]:
    """The sections of units of depth 0. The first unit begins with the first paragraph."""
    return _sections(_spans(paragraphs, units), 1) if units else ()


def body_of(paragraphs: Sequence[SourceParagraph], units: Sequence[UnitStart], level: int = 1, *, run_on: bool = True) -> BodyParts:
    """The items and nested sections of some paragraphs.

    units: all units that begin in them.
    run_on: whether a paragraph without a mark may contain a list.
    """
    if not units:
        return BodyParts(tuple(item for paragraph in paragraphs for item in _items(paragraph.text, run_on=run_on)), ())
    items: list[Item] = _texts_before(units[0], paragraphs)
    sections: list[Section] = []
    chains = _chains(paragraphs, units)
    for number, chain in enumerate(chains, 1):
        if level < MAX_LEVEL and (sections or _stand_alone(chain)):
            leading, headed = ([], chain) if sections else _points_first(chain)
            items += _points(leading, level)
            sections += _sections(headed, level + 1)
        else:
            items += _points(chain, level, followed=number < len(chains))
    return BodyParts(tuple(items), tuple(sections))


def _items(text: str, *, run_on: bool) -> tuple[Item, ...]:
    """The items of a paragraph at which no unit begins. A point at its start is in its own paragraph."""
    found = items_of(text) if run_on else (text,)
    if found and not isinstance(found[0], str):
        return (found[0]._replace(own_paragraph=True), *found[1:])
    return found


def _texts_before(unit: UnitStart, paragraphs: Sequence[SourceParagraph]) -> list[Item]:
    """The texts in front of the first unit. The last one may hold the first point of its list."""
    texts = [paragraph.text for paragraph in paragraphs[: unit.at - paragraphs[0].at]]
    return [*texts[:-1], *_with_first_point(texts[-1], unit)] if texts else []


def _with_first_point(text: str, unit: UnitStart) -> tuple[Item, ...]:
    """A text, with the point that its end holds if the list goes on in the next paragraph: ``……抓三条。一是抓人手。``."""
    following = unit.paragraph.mark
    first = first_mark_inside(text, following) if following is not None and following.text == unit.mark else None
    if first is None:
        return (text,) if text else ()
    point = points([first.mark.text], [parted(text, first.at + len(first.mark.text))[1]], 1)[0]
    return (text[: first.at], point) if first.at else (point,)


def _chains(paragraphs: Sequence[SourceParagraph], units: Sequence[UnitStart]) -> list[list[UnitSpan]]:
    """The outermost units, grouped by list."""
    return [list(spans) for _, spans in groupby(_spans(paragraphs, units), key=lambda span: span.start.chain)]


def _spans(paragraphs: Sequence[SourceParagraph], units: Sequence[UnitStart]) -> list[UnitSpan]:
    """The outermost units, each with its paragraphs and inner units."""
    depth = min(unit.depth for unit in units)
    outer = [number for number, unit in enumerate(units) if unit.depth == depth or number == 0]
    places = [units[number].at - paragraphs[0].at for number in outer]
    ends = zip([*outer[1:], len(units)], [*places[1:], len(paragraphs)], strict=True)
    return [
        UnitSpan(units[number], paragraphs[place + (not units[number].headless) : stop], units[number + 1 : following])
        for number, place, (following, stop) in zip(outer, places, ends, strict=True)
    ]


# ---------------------------------------------------------------- sections


def _sections(spans: Sequence[UnitSpan], level: int) -> tuple[Section, ...]:
    if blanks := _at_blanks(spans) or _at_lost_breaks(spans):
        return tuple(_section(span, split, level) for span, split in zip(spans, blanks, strict=True))
    sentences = [span.lone or finished(span.start.paragraph.text) for span in spans]
    colons = by_colon([span.words for span, sentence in zip(spans, sentences, strict=True) if sentence])
    glued = bool(speaker_starts([span.words for span in spans]))
    run_in = [
        not span.start.headless
        and (
            (colons and sentence)
            or not is_single(span.words)
            or (span.lone and len(span.words) > GLUED)
            or glued
            or year_start(span.words, len(span.words)) > 0
        )
        for span, sentence in zip(spans, sentences, strict=True)
    ]
    run_in = [text and not alone for text, alone in zip(run_in, _headings_of_sentences(spans, run_in), strict=True)]
    topics = _at_topics(spans) or _at_leads(spans) or _at_parts(spans)
    if topics:
        return tuple(_section(span, split, level) for span, split in zip(spans, topics, strict=True))
    fits = not colons and (all(span.start.mark for span in spans) or any(span.words[-1:] in ("：", ":") for span in spans))
    labels = labels_beside([span.words for span in spans]) if fits else [None] * len(spans)
    splits = iter(heading_splits([span.words for span, text in zip(spans, run_in, strict=True) if text]))
    found = [next(splits) if text else None for text in run_in]
    return tuple(_section(span, label or split, level) for span, label, split in zip(spans, labels, found, strict=True))


def _headings_of_sentences(spans: Sequence[UnitSpan], run_in: Sequence[bool]) -> list[bool]:
    """For each span whether its first line is a heading, though it has two sentences: ``三、守住一道闸。闸守住了，水才守得住``.

    It is one if most of its siblings are headings, and its text stands below it and is longer. Where no line of the list ends with a mark,
    all are headings.
    """
    if _all_unended(spans):
        return [True] * len(spans)
    alone = sum(not text and not span.lone for span, text in zip(spans, run_in, strict=True))
    most = alone * 2 > len(spans) or (
        alone > 0 and all(not text or _has_little_behind(span) for span, text in zip(spans, run_in, strict=True))
    )
    return [
        text
        and most
        and not span.lone
        and not _leads_to_list(span)
        and not _is_item_of_agenda(span)
        and len(span.words) <= LONGEST_ALONE
        and (sum(len(paragraph.text) for paragraph in span.below) > len(span.words) or span.words[-1] in "？?")
        for span, text in zip(spans, run_in, strict=True)
    ]


def _is_item_of_agenda(span: UnitSpan) -> bool:
    """Whether a host calls up an item: behind its first sentence stands what the host says: ``下面，进行第一项，奏唱国歌。全体起立。``."""
    mark = span.start.paragraph.mark
    return mark is not None and mark.family == "agenda"


def _all_unended(spans: Sequence[UnitSpan]) -> bool:
    """Whether all lines of a list, three and more of one sentence or two, end without a mark, above a longer text that ends with one."""
    return len(spans) >= LEAST_UNENDED and all(
        span.below
        and (is_single(span.words) or not (span.inner and span.inner[0].at == span.start.at + 1))
        and span.words[-1:].isalnum()
        and len(span.words) <= LONGEST_UNENDED
        and len(list(sentences(span.words))) <= MOST_UNENDED
        and sum(len(paragraph.text) for paragraph in span.below) > len(span.words)
        and span.below[0].text[-1] in ENDS + ":："
        for span in spans
    )


LEAST_UNENDED, LONGEST_UNENDED, MOST_UNENDED = 3, 80, 2
"""The fewest such lines, and the most characters and sentences of one."""


def _has_little_behind(span: UnitSpan) -> bool:
    """Whether less stands behind the first sentence of a line than in it, or one sentence of much the same length: a text that a heading runs into is longer."""
    if (end := sentence_end(span.words)) < 0:
        return False
    behind = span.words[end + 1 :].rstrip(ENDS)
    return len(behind) < end or (len(behind) <= EVEN * end and is_single(behind))


def _leads_to_list(span: UnitSpan) -> bool:
    """Whether a list begins directly below a line with more behind its first sentence than in it: that is the text that leads to the list."""
    listed = bool(span.inner) and span.inner[0].at == span.start.at + 1
    return listed and finished(span.start.paragraph.text) and not _has_little_behind(span)


LONGEST_ALONE = 120
"""The most characters of a heading of several sentences."""
EVEN = 1.5
"""How much longer than the first sentence of such a heading a second one may be."""


def _at_blanks(spans: Sequence[UnitSpan]) -> list[HeadingSplit | None] | None:
    """Headings with marks that a blank parts from their texts, None for those with their texts below: ``一、德`` above a text, ``二、勤 全年无休，……。``; None where others are among them.

    All are about as long; some may end with a full stop. What stands behind the blank is a whole sentence and longer: not the second half of a heading,
    ``水是命脉 渠是血管。……``.
    """
    blanks = [_at_blank(span) for span in spans]
    if not any(blanks) or not all(span.start.mark for span in spans):
        return None
    stops = (at_sentence(span.words) if finished(span.words) else None for span in spans)
    splits = [split or stop for split, stop in zip(blanks, stops, strict=True)]
    heads = [split.heading if split else span.words for span, split in zip(spans, splits, strict=True)]
    whole = all(split.text if split else span.below and span.words for span, split in zip(spans, splits, strict=True))
    return splits if whole and len(heads) > 1 and max(map(len, heads)) - min(map(len, heads)) <= SPREAD else None


def _at_blank(span: UnitSpan) -> HeadingSplit | None:
    """The first line of a unit, split at its first blank if a short heading stands in front and a sentence behind.

    A blank in front of figures parts nothing by itself: ``护渠大会定于 3月8日召开``.
    """
    found = _BLANK.match(span.words)
    if found is None or not finished(span.words):
        return None
    text = span.words[found.end() :]
    sentence = text[: sentence_end(text)] if sentence_end(text) > 0 else ""
    return HeadingSplit(found[1], "", text) if len(sentence) >= max(SHORTEST_BEHIND, 2 * len(found[1])) else None


_BLANK = re.compile("([^，,。：:；;！!？?、“”（）()《》 \u3000\\dA-Za-z]{1,12})[ \u3000]+(?=[^ \u3000\\d])")
SPREAD = 4
"""How much longer the longest of such headings is than the shortest, at most."""
SHORTEST_BEHIND = 12
"""The fewest characters of the first sentence behind the blank."""


def _at_lost_breaks(spans: Sequence[UnitSpan]) -> list[HeadingSplit | None] | None:
    """Headings with marks that name parts of a report, of which one at least lost the break behind it: ``二、存在的问题回顾一年来的工作，……``; None where there are others.

    Those with their texts below are not split, the others behind their part or their first sentence.
    """
    glued = [_at_part(span) for span in spans]
    if not any(glued) or len(spans) < LEAST_PARTS or not all(span.start.mark for span in spans):
        return None
    splits = [
        lost or (at_sentence(span.words) if opens_text(span.start.paragraph) else None)
        for lost, span in zip(glued, spans, strict=True)
    ]
    heads = [split.heading if split else span.words for split, span in zip(splits, spans, strict=True)]
    return splits if all(len(head) <= LONGEST_PART and names_part(head) for head in heads) else None


def _at_part(span: UnitSpan) -> HeadingSplit | None:
    """The first line of a unit, split behind the part of a report that it names, with a sentence of several clauses directly behind."""
    words = span.words
    comma = min((at for at in map(words.find, "，,") if at >= 0), default=0)
    for end in range(SHORTEST_PART, min(LONGEST_PART, comma) + 1):
        if not words[end - 1].isalnum():
            break
        if names_part(words[:end]) and _begins_text().match(words, end) and finished(words):
            return HeadingSplit(words[:end], "", words[end:])
    return None


SHORTEST_PART, LONGEST_PART, LEAST_PARTS = 4, 16, 2
"""The least and the greatest length of such a heading, and the fewest of them."""


@cache
def _begins_text() -> re.Pattern[str]:
    return re.compile(table("words")["begins_text"])


def _at_topics(spans: Sequence[UnitSpan]) -> list[HeadingSplit] | None:
    """Paragraphs without marks, each split behind what it names (``思想方面，……``, ``思想上，……``); None where one names nothing."""
    topics = [("" if span.start.mark else topic_of(span.words)) for span in spans]
    if not all(topics):
        return None
    return [
        HeadingSplit(topic, span.words[len(topic)], span.words[len(topic) + 1 :]) for topic, span in zip(topics, spans, strict=True)
    ]


def _at_leads(spans: Sequence[UnitSpan]) -> list[HeadingSplit] | None:
    """Paragraphs without marks, each split behind its bold heading; None where one has none."""
    leads = [("" if span.start.mark else lead_of(span.start.paragraph)) for span in spans]
    if not all(leads):
        return None
    return [HeadingSplit(lead[:-1], lead[-1], span.words[len(lead) :]) for lead, span in zip(leads, spans, strict=True)]


def _at_parts(spans: Sequence[UnitSpan]) -> list[HeadingSplit] | None:
    """Paragraphs without marks, each split behind the label of a part of an account (``收获：……``, ``做法：`` above its text); None where one has none."""
    labels = ["" if span.start.mark else part_label(span.words) for span in spans]
    if not all(labels) or all(label == span.words for label, span in zip(labels, spans, strict=True)):
        return None
    return [HeadingSplit(label[:-1], label[-1], span.words[len(label) :]) for label, span in zip(labels, spans, strict=True)]


def _section(span: UnitSpan, split: HeadingSplit | None, level: int) -> Section:
    """A section. split: the heading and text of its first paragraph, None where all of it is the heading."""
    body = body_of(span.below, span.inner, level)
    if span.start.headless:
        return Section(body=body.items, sections=body.sections)
    if split is None or not (split.text or split.heading):
        return Section(span.start.mark, span.words, "", False, body.items, body.sections)
    if not split.text and span.below:  # 学习方面： on a line of its own
        return Section(span.start.mark, split.heading, split.end, False, body.items, body.sections)
    goes_on = span.inner and span.inner[0].at == span.start.at + 1
    own = _with_first_point(split.text, span.inner[0]) if goes_on else (split.text,) if span.inner else items_of(split.text)
    return Section(span.start.mark, split.heading, split.end, True, (*own, *body.items), body.sections)


# ---------------------------------------------------------------- points in paragraphs of their own


def _stand_alone(chain: Sequence[UnitSpan]) -> bool:
    """Whether at least half of the units of a list are headings that stand alone."""
    alone = [span.is_heading and not span.lone for span in chain]
    if not all(alone) and not any(heading and not _only_leads(span) for span, heading in zip(chain, alone, strict=True)):
        return False
    return sum(alone) * 2 >= len(chain) or (any(alone) and sum(not span.lone for span in chain[:-1]) * 2 >= len(chain))


def _only_leads(span: UnitSpan) -> bool:
    """Whether the line of a unit leads to a list without a rank directly below it, as a point may beside others that have their text behind them: ``其次，抓好三件事：``, then ``一是……``."""
    first = span.inner[0].paragraph.mark if span.inner and span.inner[0].at == span.start.at + 1 else None
    mark = span.start.paragraph.mark
    return first is not None and first.rank is None and mark is not None and mark.rank is None and span.words[-1:] in ("：", ":")


def _points_first(chain: list[UnitSpan]) -> tuple[list[UnitSpan], list[UnitSpan]]:
    """The units before the first heading that stands alone, which are points, and the others."""
    first = next((number for number, span in enumerate(chain) if span.is_heading), len(chain))
    return chain[:first], chain[first:]


def _points(chain: Sequence[UnitSpan], level: int, *, followed: bool = False) -> list[Item]:
    """Points with their paragraphs.

    Paragraphs behind the last point belong to no point, if the other points have no such paragraphs. Nor does the last of them, if only that turns to the hearers.
    followed: whether another list follows. It is what the speaker turns to, with all that stands in front of it.
    """
    if len(chain) > 1 and (at := _turn_at_end(chain[-1], followed=followed)) is not None and not any(map(_turns, chain[:-1])):
        *others, last = chain
        turned = body_of(last.below[at:], ()).items
        return [*_points([*others, last._replace(below=last.below[:at])], level), *turned]
    made = points([span.start.mark for span in chain], [span.words for span in chain], level, own_paragraph=True)
    single = all(span.lone for span in chain[:-1])
    items: list[Item] = []
    for span, point in zip(chain, made, strict=True):
        apart = (single and not span.inner and len(chain) > 1) or not point.body
        covered = _covered(span, level + 1)
        items.append(point if apart else point._replace(body=(*point.body, *covered)))
        if apart:
            items += covered if span.inner else body_of(span.below, ()).items
    return items


def _turn_at_end(span: UnitSpan, *, followed: bool) -> int | None:
    """The index of the last paragraph of a point without a list that turns to the hearers, or of the first that does so where another list follows; None without one."""
    if not span.below or span.inner:
        return None
    first = 0 if followed else len(span.below) - 1
    return next((at for at in range(first, len(span.below)) if starts_with_address(span.below[at].text)), None)


def _turns(span: UnitSpan) -> bool:
    """Whether a paragraph of a point turns to the hearers."""
    return starts_with_address(span.words) or any(starts_with_address(paragraph.text) for paragraph in span.below)


def _covered(span: UnitSpan, level: int) -> list[Item]:
    """The items below the first paragraph of a point. Lists in them become points only within `MAX_LEVEL`."""
    if not span.inner or level > MAX_LEVEL:
        return [paragraph.text for paragraph in span.below]
    items = _texts_before(span.inner[0], span.below)
    for chain in _chains(span.below, span.inner):
        items += _points(chain, level)
    return items
