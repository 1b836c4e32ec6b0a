"""Where the closing begins: behind the last section, by how the others ended and by how a closing sounds."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from drafter.mine.address import starts_with_address
from drafter.mine.clean.lines import finished
from drafter.mine.model import SourceParagraph
from drafter.mine.patterns import table
from drafter.mine.segment.headings import opens_text
from drafter.mine.segment.outline import UnitStart
from drafter.mine.titles import is_name_line, is_signing_line, is_speaker

SHORT = 12
"""A name, and a word of thanks at the end, are no longer."""
CALL = 120
"""A paragraph that calls out, in front of thanks, is no longer."""
SHARE = 0.35
"""No closing is a larger part of the speech than this."""
SIGN_OFF = 20
"""Thanks and a name are no longer."""
BEHIND = 0.15
"""A closing that no word of it shows is no larger part of the speech than this."""


class Sections(NamedTuple):
    """The sections of a speech and all behind them, before it is known where the closing begins.

    places: where in `paragraphs` each unit stands. tops: where the sections stand. size: characters of all.
    """

    paragraphs: Sequence[SourceParagraph]
    units: Sequence[UnitStart]
    places: Sequence[int]
    tops: Sequence[int]
    size: int

    @property
    def last(self) -> int:
        """Where the last section stands."""
        return self.tops[-1]

    def text(self, at: int) -> str:
        """The text of a paragraph."""
        return self.paragraphs[at].text

    def is_small(self, start: int, stop: int, share: float) -> bool:
        """Whether the paragraphs from `start` to `stop` are no larger part of all than `share`."""
        return sum(len(paragraph.text) for paragraph in self.paragraphs[start:stop]) <= self.size * share

    @property
    def stop(self) -> int:
        """Behind the last paragraph."""
        return len(self.paragraphs)


def sections_end(paragraphs: Sequence[SourceParagraph], units: Sequence[UnitStart]) -> int:
    """How many of the paragraphs, from the first section on, belong to the sections; the closing is the rest. units: all that open in them."""
    places = [unit.at - paragraphs[0].at for unit in units]
    tops = [place for unit, place in zip(units, places, strict=True) if unit.depth == 0]
    if not tops:
        return len(paragraphs)
    sections = Sections(paragraphs, units, places, tops, sum(len(paragraph.text) for paragraph in paragraphs))
    ends = (way(sections) for way in WAYS)
    return next((end for end in ends if end is not None), len(paragraphs))


@cache
def _shape(name: str) -> re.Pattern[str]:
    return re.compile(table("words")["closing"][name])


# ---------------------------------------------------------------- by how the other sections end


def _one_paragraph_each(sections: Sections) -> int | None:
    """Behind the last section, where the sections before it are a paragraph each, the heading run in."""
    tops, last = sections.tops, sections.last
    sizes = [below - top for top, below in pairwise(tops)]
    if last + 1 == sections.stop or not sizes or median(sizes) != 1 or last + 1 in sections.places:
        return None
    all_single = len(sizes) > 1 and max(sizes) == 1 and all(finished(sections.text(top)) for top in tops)
    return last + 1 if all_single or opens_text(sections.paragraphs[last]) else None


def _like_the_others(sections: Sections) -> int | None:
    """Where the last section ends if it ends as all before it did: behind one paragraph of text, or behind its last point."""
    paragraphs, tops = sections.paragraphs, sections.tops
    if len(tops) < 3 or any(opens_text(paragraphs[top]) for top in tops):
        return None
    inside: list[list[int]] = [[] for _ in tops]
    for unit, place in zip(sections.units, sections.places, strict=True):
        if unit.depth > 0 and place > tops[0]:
            inside[bisect_right(tops, place) - 1].append(place)
    if not any(inside) and all(below - top == 2 for top, below in pairwise(tops)):
        return sections.last + 2 if sections.last + 2 <= sections.stop else None
    to_the_end = all(places and places[-1] + 1 == below for places, below in zip(inside[:-1], tops[1:], strict=True))
    if to_the_end and inside[-1] and opens_text(paragraphs[inside[-1][-1]]):
        return inside[-1][-1] + 1
    return None


# ---------------------------------------------------------------- by a sentence that leads to it


def _restarted(sections: Sections) -> int | None:
    """The paragraph that says that the end comes (最后，我再强调三件事：), where the numbers of sections begin anew behind it."""
    chains = [unit.chain for unit in sections.units if unit.depth == 0]
    lead = sections.tops[chains.index(chains[-1])] - 1
    if chains[0] == chains[-1] or lead <= sections.tops[0] or not _shape("settled").match(sections.text(lead)):
        return None
    return lead if sections.is_small(lead, sections.stop, SHARE) else None


def _called(sections: Sections) -> int | None:
    """The paragraph that turns to the hearers once more (同志们，我再强调几点：), where all lists of the last section stand below it."""
    lead = min((place for place in sections.places if place > sections.last), default=0) - 1
    if lead <= sections.last + 1 or not starts_with_address(sections.text(lead)) or sections.text(lead)[-1] not in "：:。":
        return None
    return lead if sections.is_small(lead, sections.stop, SHARE) else None


# ---------------------------------------------------------------- by how it sounds


def _sounding(sections: Sections) -> int | None:
    """The first of the paragraphs at the end that sound like a closing, or the one that says that the speech comes to its end."""
    last = sections.last
    end = _walk_back(sections, max(sections.places))
    settled = _settled(sections)
    if settled > _body_start(sections, last):
        end = min(end, settled)
    if all(len(paragraph.text) <= SIGN_OFF for paragraph in sections.paragraphs[end:]):
        return _behind_list(sections, end)
    return end


def _body_start(sections: Sections, unit: int) -> int:
    """The first paragraph behind a unit that may be something else than its text."""
    return unit if opens_text(sections.paragraphs[unit]) else unit + 1


def _settled(sections: Sections) -> int:
    """The paragraph that says that the speech comes to its end (以上四点……, 最后，我……)."""
    found = sections.stop
    for index in _from_end(sections, sections.last + 1):
        if _shape("settled").match(sections.text(index)):
            found = index
    return found


def _walk_back(sections: Sections, unit: int) -> int:
    """The first of the paragraphs at the end that all sound like a closing."""
    found = sections.stop
    for index in _from_end(sections, _body_start(sections, unit) + 1):
        if not _sounds(sections.paragraphs, index):
            break
        found = index
    return found


def _from_end(sections: Sections, first: int) -> Iterator[int]:
    """The paragraphs from the last up to `first`, as long as they are no larger part of the speech than a closing, a signature aside."""
    characters = 0
    for index in range(sections.stop - 1, first - 1, -1):
        paragraph = sections.paragraphs[index]
        signs = paragraph.is_date or is_signing_line(paragraph.text)
        characters += 0 if signs else len(paragraph.text)
        if characters > sections.size * SHARE:
            return
        yield index


def _sounds(paragraphs: Sequence[SourceParagraph], index: int) -> bool:
    paragraph, last = paragraphs[index], index == len(paragraphs) - 1
    text = paragraph.text
    if paragraph.is_address or paragraph.is_date or starts_with_address(text) or _shape("begins").match(text):
        return True
    if (last or paragraphs[index + 1].is_date) and len(text) <= SHORT and is_speaker(text):
        return True
    if index + 2 == len(paragraphs) and paragraphs[-1].is_date and is_name_line(text):
        return True
    behind_address = paragraphs[index - 1].is_address
    if last or behind_address:
        if len(text) <= SHORT or (last and behind_address):
            return True
    elif len(text) > CALL:
        return False
    return text[-1] in "！!" or bool(_shape("ends").fullmatch(text))


def _behind_list(sections: Sections, end: int) -> int:
    """Where the closing begins that no word shows: behind a list at the end of the last section whose points are a paragraph each.

    `end`: where thanks or a name begin, that do show. Where another section goes on behind its list, the last may too.
    """
    places = sections.places
    points = [unit for unit, place in zip(sections.units, places, strict=True) if place > sections.last]
    inner = [(places[bisect_left(places, below) - 1], top, below) for top, below in pairwise(sections.tops)]
    if len(points) < 2 or any(top < place < below - 1 for place, top, below in inner):
        return end
    last = places[-1]
    members = [unit.at for unit in points if unit.chain == points[-1].chain]
    single = len(members) > 1 and all(below - above == 1 for above, below in pairwise(members))
    if not single or not opens_text(sections.paragraphs[last]) or not sections.is_small(last + 1, end, BEHIND):
        return end
    return min(last + 1, end)


WAYS: tuple[Callable[[Sections], int | None], ...] = (_one_paragraph_each, _like_the_others, _restarted, _called, _sounding)
"""Ways to find where the sections end, in order: the first that finds an end decides. What others of the speech show goes before the words."""
