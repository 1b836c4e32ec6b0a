"""Finds the start of the closing behind the last section, by the ends of the other sections and by words of closings."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from statistics import median

from drafter.mine.address import starts_with_address
from drafter.mine.clean.lines import finished
from drafter.mine.dialogue import is_turn
from drafter.mine.model import SourceParagraph
from drafter.mine.segment.ended import Sections, SectionsEnd, shape
from drafter.mine.segment.headings import opens_text
from drafter.mine.segment.last_items import LEADS, is_item
from drafter.mine.segment.outline import UnitStart
from drafter.mine.simplified import simplified
from drafter.mine.titles import is_name_line, is_signing_line, is_speaker
from drafter.speech.lines import ROWS

SHORT = 12
"""The most characters of a name, or of thanks, at the end."""
REFRAIN = 4
"""The fewest characters with which two lines of a refrain begin alike."""
CALL = 120
"""The most characters of an exclamation before thanks."""
SHARE = 0.35
"""The greatest fraction of the speech for a closing."""
SIGN_OFF = 20
"""The most characters of thanks with a name."""
SMALL = 120
"""A closing with words of closings may have so many characters, even where that is more than `SHARE` of the speech."""
BARE = 80
"""A closing without such words, behind a list, may have so many, even where that is more than `BEHIND` of the speech."""
ROW = 4
"""The paragraphs of a row begin with so many same characters."""
BETWEEN = 3
"""A last address stands at most so many paragraphs above the first one with words of closings."""
BEHIND = 0.15
"""The greatest fraction of the speech for a closing without words of closings."""


def closing_of(paragraphs: Sequence[SourceParagraph], units: Sequence[UnitStart]) -> SectionsEnd:
    """Where the sections end and the closing begins.

    paragraphs: from the first section on.
    units: all units that begin in them.
    """
    places = [unit.at - paragraphs[0].at for unit in units]
    tops = [place for unit, place in zip(units, places, strict=True) if unit.depth == 0]
    if not tops:
        return SectionsEnd(len(paragraphs), "no-sections")
    sections = Sections(paragraphs, units, places, tops, sum(len(paragraph.text) for paragraph in paragraphs))
    ends = (way(sections) for way in WAYS)
    end = next((end for end in ends if end and not _divides(paragraphs, end.at)), SectionsEnd(len(paragraphs), "no-closing"))
    return _behind_table(paragraphs, _with_what_was_won(sections, end))


def _with_what_was_won(sections: Sections, end: SectionsEnd) -> SectionsEnd:
    """The end of the sections, moved above a paragraph that tells what the efforts of all have won: ``通过全站上下的努力，我站先后被评为……``.

    It stands directly above the closing, is no text directly below a heading, and the only one of its kind.
    """
    at = end.at - 1
    if end.at >= sections.stop or at <= _body_start(sections, max(sections.places)):
        return end
    won = [index for index in range(sections.tops[0], end.at) if shape("won").match(sections.text(index))]
    return SectionsEnd(at, "words-of-closings") if won == [at] and sections.is_short(at) else end


def _divides(paragraphs: Sequence[SourceParagraph], at: int) -> bool:
    """Whether an end would divide what belongs together: a list and the words that lead to it, or two turns of a dialogue."""
    return _divides_list(paragraphs, at) or (at < len(paragraphs) and is_turn(paragraphs[at - 1]) and is_turn(paragraphs[at]))


def _divides_list(paragraphs: Sequence[SourceParagraph], at: int) -> bool:
    """Whether an end would stand between words that lead to something, ``要做好这几件事：``, and what they lead to."""
    above = paragraphs[at - 1]
    return at < len(paragraphs) and above.text[-1] in LEADS and not above.is_address and at > 1


def _behind_table(paragraphs: Sequence[SourceParagraph], end: SectionsEnd) -> SectionsEnd:
    """The end of the sections, moved behind a table that it would divide: each row, and the caption, is a paragraph of its own."""
    at = end.at
    while 0 < at < len(paragraphs) and paragraphs[at].hint in _OF_TABLES:
        at += 1
    return end if at == end.at else SectionsEnd(at, end.code if at < len(paragraphs) else "no-closing")


_OF_TABLES = frozenset((*ROWS, "caption"))
"""The kinds of lines that make a table."""


# ---------------------------------------------------------------- by its label


def _labelled(sections: Sections) -> SectionsEnd | None:
    """The paragraph behind the last section that is labelled as the conclusion: ``总结：……``, ``结语：……``.

    It is none if a section before has one too, or if it stands in a row of labels: ``背景：……``, ``做法：……``, ``总结：……``.
    """
    found = [at for at in range(sections.tops[0] + 1, sections.stop) if shape("labelled").fullmatch(sections.text(at))]
    first = _body_start(sections, max(sections.places)) + 1
    fits = len(found) == 1 and found[0] >= first and found[0] not in sections.places
    beside = sections.paragraphs[found[0] - 1 : found[0] + 2 : 2] if fits else ()
    fits = fits and not any(_LABEL.match(paragraph.text) and finished(paragraph.text) for paragraph in beside if not paragraph.mark)
    return SectionsEnd(found[0], "labelled") if fits and sections.is_small(found[0], sections.stop, SHARE) else None


_LABEL = re.compile("[^，,。；;、：:“”]{2,6}[：:]")


def _asked(sections: Sections) -> SectionsEnd | None:
    """The label behind the last section below which hearers ask and the speaker answers: ``【提问环节】``. All that follows belongs to it, however long."""
    labels = (at for at in range(sections.last + 1, sections.stop - 2) if shape("asked").fullmatch(sections.text(at)))
    at = next((at for at in labels if all(_TURN.match(sections.text(at + step)) for step in (1, 2))), None)
    return None if at is None else SectionsEnd(at, "labelled")


_TURN = re.compile("[^，,。；;、：:“”]{1,16}[：:].")


# ---------------------------------------------------------------- by how the other sections end


def _one_paragraph_each(sections: Sections) -> SectionsEnd | None:
    """The index behind the last section, if every section before it is one paragraph with a run-in heading."""
    tops, last = sections.tops, sections.last
    sizes = [sections.size_without_lists(top, below) - sections.pauses(top, below) for top, below in pairwise(tops)]
    end = last + 1 + (sections.pauses(last, sections.stop) if sections.is_pause(last + 1) else 0)
    if end >= sections.stop or not sizes or median(sizes) != 1 or end in sections.places:
        return None
    if end + 1 in sections.places and sections.text(end)[-1] in LEADS:  # a list of the last section
        return None
    alone = len(sizes) > 1 and max(sizes) == 1
    agenda = alone and bool(
        shape("begins").match(sections.text(end))
    )  # 一、宣读通报 二、发言 三、讲话, then 会议的议程就进行到这里
    all_single = agenda or (alone and all(finished(sections.text(top)) for top in tops))
    return SectionsEnd(end, "one-paragraph-each") if all_single or opens_text(sections.paragraphs[last]) else None


def _each_turns(sections: Sections) -> SectionsEnd | None:
    """The paragraph that turns to the hearers below another one that does, where every section ends by turning to them: the first of both ends the last section."""
    ends = [below - 1 for below in sections.tops[1:]]
    if len(ends) < LEAST_TURNS or any(at in sections.places or not starts_with_address(sections.text(at)) for at in ends):
        return None
    for index in range(max(sections.places) + 1, sections.stop - 1):
        if starts_with_address(sections.text(index)) and starts_with_address(sections.text(index + 1)):
            return SectionsEnd(index + 1, "last-address") if sections.is_short(index + 1) else None
    return None


LEAST_TURNS = 2
"""The fewest sections before the last one, all of which end by turning to the hearers."""


def _like_the_others(sections: Sections) -> SectionsEnd | None:
    """The end of the last section, if all sections before it end alike: after the same number of paragraphs, or with their last point.

    Three or more paragraphs in each may be chance, and count only if words of closings are near.
    """
    paragraphs, tops = sections.paragraphs, sections.tops
    if any(opens_text(paragraphs[top]) for top in tops):
        return None
    if sections.places[-1] > sections.last and (even := _even_points(sections)):
        return _behind_even(sections, even, sure=False)
    if len(tops) < 3:
        return _behind_pair(sections)
    inside: list[list[int]] = [[] for _ in tops]
    for unit, place in zip(sections.units, sections.places, strict=True):
        if unit.depth > 0 and place > tops[0]:
            inside[bisect_right(tops, place) - 1].append(place)
    sizes = {sections.size_without_lists(top, below) for top, below in pairwise(tops)}
    if not inside[-1] and len(sizes) == 1 and (size := sizes.pop()) > 1 and sections.last + size <= sections.stop:
        return _behind_even(sections, sections.last + size, sure=size == 2)
    to_the_end = all(places and places[-1] + 1 == below for places, below in zip(inside[:-1], tops[1:], strict=True))
    if to_the_end and inside[-1] and opens_text(paragraphs[inside[-1][-1]]):
        return SectionsEnd(inside[-1][-1] + 1, "like-the-others")
    return None


def _behind_pair(sections: Sections) -> SectionsEnd | None:
    """The last paragraph, if two sections with a paragraph each stand above it, and it alone speaks of all hearers.

    Example: ``山还高，路还长，我们接着走。``.
    """
    first, last = sections.tops[0], sections.last
    if len(sections.tops) != 2 or len(sections.places) > 2 or last - first != 2 or sections.stop - last != 3:
        return None
    text = sections.text(last + 2)
    fits = len(text) <= CALL and finished(text) and text[-1] not in "？?" and bool(shape("hearers").search(text))
    alone = not shape("hearers").search(sections.text(last + 1)) and not shape("hearers").search(sections.text(first + 1))
    return SectionsEnd(last + 2, "like-the-others") if fits and alone else None


def _even_points(sections: Sections) -> int:
    """The index at which the last point ends if it is as long as each other point, at least two paragraphs; 0 if their lengths differ.

    Where the points of other lists are longer or shorter, those of the last list count alone, three and more.
    """
    places, heads = sections.places, set(sections.tops)
    chain = sections.units[-1].chain
    last = [place for unit, place in zip(sections.units, places, strict=True) if unit.chain == chain and unit.depth > 0]
    every = {below - place for place, below in pairwise(places) if place not in heads}
    for sizes, count in ((every, len(places) - len(heads)), ({below - place for place, below in pairwise(last)}, len(last))):
        if count >= LEAST_EVEN and len(sizes) == 1 and (size := next(iter(sizes))) > 1 and places[-1] + size < sections.stop:
            return places[-1] + size
    return 0


LEAST_EVEN = 3
"""The fewest points of one length that tell the length of the last one."""


def _behind_even(sections: Sections, end: int, *, sure: bool) -> SectionsEnd | None:
    """The end of a last section that would be as long as the others. sure: whether no words of closings are needed.

    If the hearers are addressed a little further below, the closing begins there: the last section is longer then.
    """
    sounding = _sounding(sections).at
    near = end <= sounding < min(end + BETWEEN, sections.stop)
    if near and starts_with_address(sections.text(sounding)):
        return SectionsEnd(sounding, "last-address")
    return SectionsEnd(end, "like-the-others") if sure or near else None


# ---------------------------------------------------------------- by a sentence that leads to it


def _over(sections: Sections) -> SectionsEnd | None:
    """The paragraph that says that the meeting is over (年会到此结束，谢谢大家！), directly below the last section.

    That section has no text of its own: its heading is a sentence, or an item of an agenda.
    """
    below = sections.last + 1
    if below < sections.stop and _DOTS.fullmatch(sections.text(below)):  # what was said there is left out
        below += 1
    if below >= sections.stop or below in sections.places or not (finished(sections.text(sections.last)) or _is_agenda(sections)):
        return None
    return SectionsEnd(below, "announced") if shape("over").match(_behind_address(sections.text(below))) else None


_DOTS = re.compile(r"[.…。\s]+")


def _behind_address(text: str) -> str:
    """A paragraph without the address with which it begins: ``各位会员，大会的各项议程已经进行完毕``."""
    return text[text.find("，") + 1 :] if starts_with_address(text) else text


def _summed_up(sections: Sections) -> SectionsEnd | None:
    """The paragraph below the last item of an agenda in which the host sums up what was said: ``刚才，站长讲了三件事，……``.

    If a host does so below an earlier item too, each such paragraph belongs to its item.
    """
    mark = sections.paragraphs[sections.last].mark
    if mark is None or mark.family != "agenda" or sections.places[-1] != sections.last:
        return None
    sums = [index for index in range(sections.tops[0] + 1, sections.stop) if _sums_up(sections.text(index))]
    near = sums and sections.last < sums[0] <= sections.last + 2
    return SectionsEnd(sums[0], "announced") if near else None


def _sums_up(text: str) -> bool:
    return bool(shape("sums_up").match(text))


def _is_agenda(sections: Sections) -> bool:
    """Whether the sections are lines with nothing below them: ``仪式第一项：请施工单位发言``, ``仪式第二项：请县长讲话``."""
    return len(sections.tops) > 2 and all(below - top == 1 for top, below in pairwise(sections.tops))


def _restarted(sections: Sections) -> SectionsEnd | None:
    """The paragraph that announces the end (最后，我再强调三件事：), if sections are numbered from one again behind it."""
    chains = [unit.chain for unit in sections.units if unit.depth == 0]
    lead = sections.tops[chains.index(chains[-1])] - 1
    if chains[0] == chains[-1] or lead <= sections.tops[0] or not shape("settled").match(sections.text(lead)):
        return None
    return SectionsEnd(lead, "numbered-anew") if sections.is_small(lead, sections.stop, SHARE) else None


# ---------------------------------------------------------------- by how it sounds


def _sounding(sections: Sections) -> SectionsEnd:
    """The first of the last paragraphs with words of closings, or the paragraph that announces the end."""
    last = sections.last
    end = SectionsEnd(_walk_back(sections, max(sections.places)), "words-of-closings")
    settled = _settled(sections)
    if _body_start(sections, last) < settled < end.at:
        end = SectionsEnd(settled, "announced")
    turned = _turned(sections, end.at)
    if turned < end.at:
        end = SectionsEnd(turned, "last-address")
    if all(_signs_off(paragraph) for paragraph in sections.paragraphs[end.at :]):
        behind = _behind_list(sections, end.at)
        return SectionsEnd(behind, "behind-last-list") if behind < end.at else end
    return end


def _signs_off(paragraph: SourceParagraph) -> bool:
    """Whether a paragraph is only thanks, a name or a date, so that the closing may begin above it."""
    text = simplified(paragraph.text)
    return len(text) <= SIGN_OFF and not shape("hopes").match(text)


def _turned(sections: Sections, end: int) -> int:
    """The last paragraph above `end` that addresses the hearers; `end` itself if there is none near. end: where words of closings begin.

    Paragraphs between may have no such words: ``同志们，冬天到了。`` ``土还没有冻……`` ``谢谢大家！``. An address on a line of its own
    directly above the closing is part of it, however long the closing is.
    """
    if sections.last + 1 < end < sections.stop and sections.paragraphs[end - 1].is_address and end - 1 not in sections.places:
        end -= 1
    turns = [index for index in range(sections.tops[0], sections.stop) if starts_with_address(sections.text(index))]
    if end in turns and (first := _first_turn(sections, turns, end)) < end and sections.is_short(first):
        return first
    if end >= sections.stop or any(index >= end or index < sections.last for index in turns):
        return end
    first = _body_start(sections, max(sections.places)) + 1
    for index in range(end - 1, max(first, end - BETWEEN - 1) - 1, -1):
        if starts_with_address(sections.text(index)):
            return index if sections.is_short(index) else end
    return end


def _first_turn(sections: Sections, turns: Sequence[int], end: int) -> int:
    """The first of the last paragraphs that turn to the hearers, `end` where that begins no closing: each of them turns, or it stands directly behind the last point.

    That point is one of a list whose text stands in the paragraph, and no list of another section has such a turn directly behind it.
    turns: the paragraphs that turn to the hearers. end: where words of closings begin, with such a turn.
    """
    last = sections.places[-1]
    first = next(turn for turn in turns if turn > last or turn == end)
    if first == turns[0] and end == first + 1:
        return first
    points = set(sections.places) - set(sections.tops)
    behind_points = [turn for turn in turns if turn - 1 in points]
    alone = behind_points == [first] and first == last + 1 and opens_text(sections.paragraphs[last])
    return first if alone and end - first <= BETWEEN else end


def _body_start(sections: Sections, unit: int) -> int:
    """The first paragraph behind a unit that need not belong to it. A call between its heading and its text belongs to it: ``今年工作安排``, ``各位代表！``."""
    if opens_text(sections.paragraphs[unit]) or _is_whole_point(sections, unit):
        return unit
    called = unit + 2 < sections.stop and unit in sections.places and sections.paragraphs[unit + 1].is_address
    return unit + 2 if called and not finished(sections.text(unit)) else unit + 1


def _is_whole_point(sections: Sections, unit: int) -> bool:
    """Whether the last point of a list ends with its paragraph: its siblings are single sentences too, or have their text in the same paragraph."""
    if unit not in sections.places or not finished(sections.text(unit)):
        return False
    last = sections.units[sections.places.index(unit)]
    others = [other for other in sections.units if other.chain == last.chain and other.at < last.at and other.depth > 0]
    if last.depth == 0 or not others:
        return False
    bare = [other.at for other in others if finished(other.paragraph.text)]
    alone = len(bare) == len(others) and last.at - bare[0] == len(bare)  # 1. 签字背书。2. 追责到底。
    return alone or (len(others) > 1 and all(opens_text(other.paragraph) for other in others))


def _settled(sections: Sections) -> int:
    """The paragraph that announces the end (以上四点……, 最后，我……)."""
    found = sections.stop
    for index in _from_end(sections, sections.last + 1):
        if shape("settled").match(_behind_address(sections.text(index))) and not _ends_list(sections, index):
            found = index
    return found


def _ends_list(sections: Sections, index: int) -> bool:
    """Whether a paragraph with 最后 is the last item of a list in the last section (首先，…… 其次，…… 最后，……), with the closing below it."""
    if index not in sections.places or index + 1 >= sections.stop:
        return False
    chain = sections.units[sections.places.index(index)].chain
    items = [place for place, unit in zip(sections.places, sections.units, strict=True) if unit.chain == chain and unit.depth > 0]
    return len(items) > 2 and items[-1] == index and _sounds(sections.paragraphs, index + 1)


def _walk_back(sections: Sections, unit: int) -> int:
    """The first of the last paragraphs that all have words of closings."""
    found = sections.stop
    for index in _from_end(sections, _body_start(sections, unit) + 1):
        if not _sounds(sections.paragraphs, index):
            break
        found = index
    while sections.last < found < sections.stop and _in_row(sections, found):
        found += 1
    return found


def _in_row(sections: Sections, index: int) -> bool:
    """Whether a paragraph goes on with a row that began above it: ``希望同学们自立自强。……``, ``希望同学们珍惜时光。……``."""
    text = sections.text(index)
    return text[:ROW] == sections.text(index - 1)[:ROW] and not starts_with_address(text)


def _from_end(sections: Sections, first: int) -> Iterator[int]:
    """The indexes of paragraphs from the last one back to `first`, as long as these are at most `SHARE` of the speech, or `SMALL` characters.

    A signature does not count.
    """
    characters = 0
    most = max(sections.size * SHARE, SMALL)
    for index in range(sections.stop - 1, first - 1, -1):
        paragraph = sections.paragraphs[index]
        signs = paragraph.is_date or is_signing_line(paragraph.text)
        characters += 0 if signs else len(paragraph.text)
        if characters > most:
            return
        yield index


def _sounds(paragraphs: Sequence[SourceParagraph], index: int) -> bool:
    paragraph, last = paragraphs[index], index == len(paragraphs) - 1
    text = simplified(paragraph.text)
    if paragraph.is_address or paragraph.is_date or starts_with_address(text) or shape("begins").match(text):
        return True
    if last and is_item(paragraphs):
        return False
    if (last or paragraphs[index + 1].is_date) and len(text) <= SHORT and is_speaker(text):
        return True
    if index + 2 == len(paragraphs) and paragraphs[-1].is_date and is_name_line(text):
        return True
    behind_address = paragraphs[index - 1].is_address
    if last or behind_address:
        if len(text) <= SHORT or (last and behind_address):
            return not (last and _is_refrain(paragraphs, index))
    elif len(text) > CALL:
        return False
    return text[-1] in "！!" or bool(shape("ends").fullmatch(text))


def _is_refrain(paragraphs: Sequence[SourceParagraph], index: int) -> bool:
    """Whether a short line ends the last section as others end theirs: ``这就是巡渠的苦。`` in one section, ``这就是巡渠的乐。`` at the end."""
    text = paragraphs[index].text
    half = max(REFRAIN, (len(text) + 1) // 2)
    return any(
        len(other.text) <= 2 * SHORT and other.text[:half] == text[:half] and finished(other.text) for other in paragraphs[:index]
    )


def _behind_list(sections: Sections, end: int) -> int:
    """The start of a closing without words of closings: behind the last list, if its points are one paragraph each; else `end`.

    end: the index of the thanks or the name below. If another section has text behind its list, that of the last section is no closing
    either. Paragraphs below the heading of a point are its text, not text behind a list.
    """
    places = sections.places
    points = [unit for unit, place in zip(sections.units, places, strict=True) if place > sections.last]
    inner = [(places[bisect_left(places, below) - 1], top, below) for top, below in pairwise(sections.tops)]
    if len(points) < 2 or any(top < place < below - 1 and opens_text(sections.paragraphs[place]) for place, top, below in inner):
        return end
    last = places[-1]
    members = [unit.at for unit in points if unit.chain == points[-1].chain]
    single = len(members) > 1 and all(below - above == 1 for above, below in pairwise(members))
    behind = sum(len(paragraph.text) for paragraph in sections.paragraphs[last + 1 : end])
    if not single or not opens_text(sections.paragraphs[last]) or behind > max(sections.size * BEHIND, BARE):
        return end
    return min(last + 1, end)


WAYS: tuple[Callable[[Sections], SectionsEnd | None], ...] = (
    _labelled,
    _asked,
    _over,
    _summed_up,
    _one_paragraph_each,
    _restarted,
    _each_turns,
    _like_the_others,
    _sounding,
)
"""Ways to find the end of the sections. The first one that finds an end decides: comparison with other sections comes before words.
A closing that is an address and a list is found before (`drafter.mine.segment.last_list`).
"""
