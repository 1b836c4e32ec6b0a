"""Sections of a host's script: paragraphs in which the host hands over to the next speaker, whether they are numbered or not.

Example: ``下面请李明同志讲话，大家欢迎！`` begins a section, and what follows it belongs to that section, down to the summing up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from drafter.files.tables import read_table
from drafter.mine.address import is_address
from drafter.mine.marks import mark_of
from drafter.mine.segment.sentences import is_single
from drafter.mine.simplified import simplified
from drafter.pull.draft.counted import LEAST, call_from, counted, counted_mark, only_counts
from drafter.pull.draft.dialogue import spoken_from
from drafter.pull.draft.habits import Habits
from drafter.speech.lines import has_spans, joined, kind_of
from drafter.speech.numbering import HAN
from drafter.speech.text import split_end
from drafter.speech.tree import Item, Section, Speech

_HEADING_ENDS = "。！!；;"


def with_turns(speech: Speech, habits: Habits) -> Speech:
    """A speech with the sections that a host's words begin; unchanged where the template is for no host. A list that is the agenda stays, down to the summing up."""
    if not is_for_host(habits):
        return speech
    if _are_stages(speech):
        return _summed_up(speech) if speech.sections[-1].mark else speech
    items = tuple(_apart((*speech.opening, *_unlisted(speech.sections), *speech.closing)))
    starts = _starts(items)
    if speech.sections and not (starts and _is_other_list(speech, len(starts))):
        return _summed_up(speech)
    if not starts:
        return speech
    end = _summing_up(items, starts[-1])
    if end == len(items) and _are_lines(starts):
        end = starts[-1] + 1
    if end == len(items):  # nothing is summed up: what ends the text may still have been found
        end = max(starts[-1] + 1, end - len(tuple(_apart(speech.closing))))
    is_counted = starts[0] in counted(items, "counted_items")
    sections = [
        section_of(items[start:stop], is_counted=is_counted) for start, stop in zip(starts, [*starts[1:], end], strict=True)
    ]
    return speech._replace(opening=items[: starts[0]], sections=tuple(sections), closing=items[end:])


def _starts(items: Sequence[Item]) -> list[int]:
    """Where items of an agenda begin.

    Stages, as 环节 and 篇章, have what is handed over inside them, and so have numbered items: of ``大会进行第二项议程，颁奖。`` also
    ``下面，请获奖教师上台。`` is a part. Another item begins where one says so without a number: ``最后一项，……``.
    """
    if stages := counted(items, "counted_stages"):
        return stages
    if numbered := counted(items, "counted_items"):
        further = _pattern("further_item")
        others = (
            at for at, item in enumerate(items) if isinstance(item, str) and further.match(simplified(item), spoken_from(item))
        )
        return sorted({*numbered, *(at for at in others if at > numbered[0])})
    starts = [at for at, item in enumerate(items) if _hands_over(item) or _handing_over(item)]
    return [] if len(starts) == 1 and _is_stage_alone(items[starts[0]]) else starts


def _are_lines(starts: Sequence[int]) -> bool:
    """Whether each item of an agenda is one paragraph, so that the last one is too, and what stands below it is the closing."""
    return len(starts) >= LEAST and all(below - start == 1 for start, below in pairwise(starts))


def _is_stage_alone(item: Item) -> bool:
    """Whether a paragraph hands over only with the name of a stage: ``下面进入游戏环节。``."""
    words = simplified(str(item))
    stage = _pattern("begins_stage").match(words, spoken_from(str(item)))
    return stage is not None and not any(_pattern(name).match(words, spoken_from(str(item))) for name in ("begins", "begins_bare"))


def _handing_over(item: Item) -> int:
    """Where the turn of one of several hosts hands over in a further sentence; 0 where it does not: ``女：感谢周总。下面请欣赏……``."""
    return _turn_inside(item) if isinstance(item, str) and spoken_from(item) else 0


def _are_stages(speech: Speech) -> bool:
    """Whether sections are the stages of a script: lines of their own that hand over to nobody, with turns below, and what is handed over stands there.

    The stage that opens and the one that ends (``开场介绍``, ``结束语``) need no turns.
    """
    if any(map(_hands_over, (*speech.opening, *speech.closing))) or any(
        section.run_in or _is_turn(section) for section in speech.sections
    ):
        return False
    edges = (speech.sections[:1], speech.sections[-1:])
    inner = [
        section
        for section in speech.sections
        if not any(section in edge and _pattern("edges").match(section.heading) for edge in edges)
    ]
    below = [any(spoken_from(text) or _hands_over(text) or _turn_inside(text) for text in _texts_of(section)) for section in inner]
    return len(below) > 1 and sum(below) >= min(LEAST_WITH_TURNS, len(below))


LEAST_WITH_TURNS = 2
"""In how many stages somebody is called up. In others the host tells himself what is done: ``请全体起立，奏国歌。``."""


def _texts_of(section: Section) -> Iterator[str]:
    """The paragraphs of a section and of those below it."""
    yield from (str(item) for item in section.body if isinstance(item, str))
    for inner in section.sections:
        yield from _texts_of(inner)


def _is_other_list(speech: Speech, turns: int) -> bool:
    """Whether the list that looks like the sections of a host's script is another one.

    It is where most of its entries hand over to nobody, where more is handed over than it has entries, and where it is read out before the first
    item. turns: how many paragraphs hand over.
    """
    own = sum(map(_is_turn, speech.sections))
    if own == len(speech.sections):
        return turns > own
    if _is_gone_through(speech):
        return False
    if own * 2 >= len(speech.sections):
        read_out = not any(section.body or section.sections for section in speech.sections[:-1])
        return read_out and not any(map(_hands_over, speech.opening)) and turns >= len(speech.sections)
    last = max((at for at, item in enumerate(speech.opening) if _hands_over(item)), default=-1)
    return turns > 1 or (last >= 0 and _summing_up(speech.opening, last) < len(speech.opening))


def _is_gone_through(speech: Speech) -> bool:
    """Whether sections are the items that the opening lists, gone through one by one: ``会议有两项议程：1.审议名单；2.……``, then ``一、审议名单。请……宣读。``."""
    read_out = "".join(map(_words_of, speech.opening))
    headings = [section.heading.rstrip(_HEADING_ENDS) for section in speech.sections]
    own = sum(bool(section.body or section.sections) for section in speech.sections)
    return len(headings) > 1 and all(len(words) > 1 and words in read_out for words in headings) and own * 2 > len(headings)


def _words_of(item: Item) -> str:
    """The words of a paragraph, or of a point with all below it."""
    if isinstance(item, str):
        return item
    return f"{item.heading or ''}{item.end}{''.join(map(_words_of, item.body))}"


def _is_turn(section: Section) -> bool:
    """Whether a section of a list hands over, in its heading or where its first paragraph goes on."""
    first = section.body[0] if section.run_in and section.body else ""
    whole = section.mark + section.heading + section.end + (first if isinstance(first, str) else "")
    return any(map(_hands_over, (whole, section.heading, *_apart((whole,)))))


def _summed_up(speech: Speech) -> Speech:
    """A host's script whose closing begins where the last item is summed up, or below it where each item is a line and nothing more."""
    last = speech.sections[-1]
    at = _summing_up(last.body, int(last.run_in) - 1)
    if at == len(last.body) and len(speech.sections) >= LEAST and all(map(_is_line, speech.sections[:-1])):
        at = int(last.run_in)
    if last.sections or any(_turn_inside(item) or _hands_over(item) for item in last.body[at:]):
        return speech
    sections = (*speech.sections[:-1], last._replace(body=last.body[:at]))
    return speech._replace(sections=sections, closing=(*last.body[at:], *speech.closing))


def _is_line(section: Section) -> bool:
    """Whether a section is one paragraph."""
    return not section.sections and len(section.body) == int(section.run_in)


def _apart(items: Iterable[Item]) -> Iterator[Item]:
    """The items, each paragraph in two where it thanks for one item and then hands over: ``感谢马师傅的发言。下面请周局长讲话。``.

    That of one of several hosts (``女：``) stays, because the second half would be nobody's.
    """
    for item in items:
        whole = not isinstance(item, str) or has_spans(item) or kind_of(item) or spoken_from(item) or _hands_over(item)
        at = 0 if whole else _turn_inside(item)
        yield from (str(item)[:at], str(item)[at:]) if at else (item,)


def _turn_inside(item: Item) -> int:
    """Where a further sentence of a paragraph hands over; 0 where none does."""
    if not isinstance(item, str):
        return 0
    return next(
        (match.end() for match in _ENDS.finditer(item) if _hands_over(item[match.end() : match.end() + _REACH])),
        0,
    )


def _lists(item: str) -> bool:
    """Whether a sentence says what the items will be: ``第一项，由局长通报情况；第二项，由书记讲话。``."""
    return len(_COUNTED.findall(_ENDS.split(simplified(item), maxsplit=1)[0])) > 1


_COUNTED = re.compile(f"第[{HAN}\\d]{{1,3}}[项个]")


_REACH = 200
"""How far a sentence is looked at to see whether it hands over: longer than any pattern that ends with the text."""
_ENDS = re.compile("[。！!]")


def _unlisted(sections: Sequence[Section]) -> Iterator[Item]:
    """The paragraphs of sections, with their marks and headings as they stand on a page."""
    for section in sections:
        first = joined((section.mark, section.heading, section.end))
        rest = section.body
        if section.run_in and rest and isinstance(rest[0], str) and not kind_of(rest[0]):
            first, rest = joined((first, rest[0])), rest[1:]
        if first:
            yield first
        yield from rest
        yield from _unlisted(section.sections)


def is_for_host(habits: Habits) -> bool:
    """Whether a template is for a host."""
    return habits.sections.heading.marks in _words()["hosts"]


@cache
def _words() -> dict[str, list[str]]:
    found: dict[str, list[str]] = read_table("pull", "drafts")["turns"]
    return found


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile("|".join(_words()[name]))


def handed_over(sections: Sequence[Section], *, begun: bool = False) -> int:
    """How many sections begin as a host hands over, the words of the mark counted: ``现在进行第一项议程：`` and ``请李明同志宣读决定``.

    Where one does, all count that are items of an agenda: ``第一项：奏唱国歌``, ``第二项：请校长讲话``.
    begun: whether the speaker has said that what is held begins; then all items of an agenda count.
    """
    first = [section.mark + section.heading for section in sections]
    over = sum(map(_hands_over, first))
    return len(first) if (over or begun) and all(map(counted_mark, first)) else over


def is_begun(speech: Speech) -> bool:
    """Whether the opening says that what is held begins: ``开学典礼现在开始。``."""
    return any(isinstance(item, str) and _pattern("begun").search(simplified(item)) for item in speech.opening[-FROM_END:])


FROM_END = 4
"""In how many paragraphs above the first item that is said."""


def _hands_over(item: Item) -> bool:
    """Whether a paragraph hands over, with a word that goes on or without one: ``请李明同志发言``."""
    if not isinstance(item, str) or is_address(item) or _lists(item):
        return False
    words, start = simplified(item), call_from(item)
    found = any(_pattern(name).match(words, start) for name in ("begins", "begins_stage", "begins_bare"))
    return found and not _pattern("thanks").search(_ENDS.split(words, maxsplit=1)[0])


def _summing_up(items: Sequence[Item], last: int) -> int:
    """Where the closing begins behind the last speaker; the end where nothing is summed up."""
    return next((at for at in range(last + 1, len(items)) if _sums_up(items[at])), len(items))


def _sums_up(item: Item) -> bool:
    if not isinstance(item, str) or _hands_over(item):
        return False
    return bool(_pattern("sums_up").match(simplified(item), spoken_from(item))) or _ends_with(item)


def _ends_with(item: str) -> bool:
    """Whether a line stands above the last words: ``结束语：``. Where a script has several such lines, they are its stages."""
    return re.fullmatch(read_table("pull", "drafts")["turns"]["ends_with"], simplified(item.strip("：:【】[]《》 "))) is not None


def section_of(items: tuple[Item, ...], *, is_counted: bool = False) -> Section:
    """A section whose heading is the first sentence of its first paragraph, or all of it down to the one that hands over. It stands alone where that is all of the paragraph and more follows.

    The words with which it goes on (``下面，``, ``下面，进行第二项，``) are its mark. On a line of their own they stand above their item: ``大会进行第一项：``, ``升旗。``.
    is_counted: whether it is one of several items that are counted.
    """
    first, mark = str(items[0]), 0
    if only_counts(first) and len(items) > 1 and _is_call(items[1]):
        mark = len(first)
        first, items = joined((first, str(items[1]))), items[1:]
    mark = mark or counted_mark(first, bare=is_counted)
    least = max(_handing_over(first), mark)
    stop = next((at + 1 for at, sign in enumerate(first) if sign in _HEADING_ENDS and at >= least), len(first))
    start = mark or _mark_length(first[:stop])
    heading, end = split_end(first[start:stop])
    rest = first[stop:].lstrip()
    return Section(first[:start], heading, end, bool(rest) or len(items) == 1, (rest, *items[1:]) if rest else items[1:])


def _is_call(item: Item) -> bool:
    """Whether a paragraph below words that count is the item: one sentence, neither in brackets nor somebody's turn."""
    plain = isinstance(item, str) and not has_spans(item) and not kind_of(item)
    text = str(item)
    return plain and len(text) <= LONGEST_CALL and is_single(text) and text[0] not in "（([【…." and not spoken_from(text)


LONGEST_CALL = 60
"""The most characters of an item below the words that count it."""


def _mark_length(text: str) -> int:
    """The length of the words with which an item of an agenda goes on, uncounted; 0 without such."""
    further = _pattern("further_item").match(simplified(text))
    if further and further[0].endswith(_MARK_ENDS) and further.end() < len(text):
        return further.end()
    if mark := mark_of(text):
        return len(mark.text)
    lead = _pattern("goes_on").match(simplified(text))
    return lead.end() if lead else 0


_MARK_ENDS = ("，", ",", "：", ":")
