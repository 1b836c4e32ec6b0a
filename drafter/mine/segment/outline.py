"""Finds the paragraphs that open units from marks that may restart, repeat, skip numbers or mix families."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from drafter.mine.clean.lines import finished
from drafter.mine.marks import FoundMark, first_mark_inside, runs
from drafter.mine.model import SourceParagraph
from drafter.mine.patterns import table
from drafter.mine.segment.sentences import is_single, sentence_end
from drafter.mine.segment.shared import shared_end, shared_start
from drafter.mine.simplified import simplified
from drafter.speech.lines import parted
from drafter.speech.numbering import HAN, LAST
from drafter.speech.ordinals import sources

SKIP = 2
"""The greatest step between two numbers of a list: one number may be missing."""
LOW = frozenset({3, 4, 5, 6})
"""Ranks of marks that are usually below sections: 1. (1) ①."""
SECTION_RANK = 2
"""The greatest rank of a single mark that makes a section."""
WORDS = 3
"""The fewest items of a list 首先， 其次， 再次， with other lists below them."""
LONGEST_STYLED = 120
"""The most characters of a heading that is known by its style."""
LONGEST_WORDED = 60
"""The most characters of a first sentence behind 首先."""
LONGEST_LONE = 40
"""The most characters of a heading whose mark belongs to no list."""


class UnitStart(NamedTuple):
    """A paragraph that opens a unit.

    mark: its mark, "" without one.
    depth: 0 for a section.
    chain: the number of its list.
    headless: whether it has neither mark nor heading; its paragraph is text, and may open a unit below it too.
    """

    paragraph: SourceParagraph
    mark: str
    depth: int
    chain: int
    headless: bool = False

    @property
    def at(self) -> int:
        """The index of its paragraph in the source."""
        return self.paragraph.at

    @property
    def words(self) -> str:
        """The text of its paragraph behind the mark."""
        return parted(self.paragraph.text, len(self.mark))[1]


class Member(NamedTuple):
    """A paragraph with a mark, or with the style of a heading, as a member of a list.

    family: the family of its mark, or the name of its style.
    rank: see `drafter.speech.ordinals.Family`. A heading that is known by its style has a rank between those of marks.
    number, mark: 0 and "" for a heading without a mark.
    chain: the number of its list.
    """

    paragraph: SourceParagraph
    family: str
    rank: float | None
    number: int
    mark: str
    chain: int = 0

    @property
    def at(self) -> int:
        """The index of its paragraph in the source."""
        return self.paragraph.at

    @property
    def styled(self) -> bool:
        """Whether it is known by its style, not by a mark."""
        return self.family.startswith("heading")


def members_of_lists(paragraphs: Sequence[SourceParagraph]) -> list[Member]:
    """The paragraphs that belong to a list, in order."""
    found = _with_lost_numbers(_chains(_members(paragraphs), paragraphs[0].at if paragraphs else 0))
    whole = [_without_wish(chain) for chain in found]
    again = _of_one_item(whole)
    chains = (chain for chain in whole if _is_list(chain, paragraphs) or chain[0].at in again)
    return sorted((member._replace(chain=number) for number, chain in enumerate(chains) for member in chain), key=_place)


def _without_wish(chain: list[Member]) -> list[Member]:
    """A list without a last wish (最后，祝大家……), which belongs to the closing."""
    wish = len(chain) > 1 and chain[-1].number == LAST and re.match(table("words")["closing"]["wish"], chain[-1].paragraph.text)
    return chain[:-1] if wish else chain


def _of_one_item(chains: Sequence[Sequence[Member]]) -> frozenset[int]:
    """The places of single items 1. that are lists like others of their family: directly below a heading with a mark, as each of two and more lists is."""
    heads = {
        member.at
        for chain in chains
        for member in chain
        if len(chain) > 1 and member.rank is not None and member.rank <= SECTION_RANK
    }
    lists: dict[str, list[Sequence[Member]]] = {}
    for chain in chains:
        if chain[0].rank in LOW and chain[0].number == 1 and chain[0].at - 1 in heads:
            lists.setdefault(chain[0].family, []).append(chain)
    return frozenset(
        chain[0].at for alike in lists.values() if sum(len(chain) > 1 for chain in alike) >= LEAST_ALIKE for chain in alike
    )


LEAST_ALIKE = 2
"""The fewest lists that show that one of a single item is one, too."""


def _place(member: Member) -> int:
    return member.at


def _members(paragraphs: Sequence[SourceParagraph]) -> Iterator[Member]:
    """Every paragraph with a mark, and every heading that is known by its style, also if it belongs to no list."""
    levels, counted = _levels(paragraphs), _counted_together(paragraphs)
    for paragraph in paragraphs:
        mark, hint = paragraph.mark, paragraph.hint
        if mark and mark.family in counted:
            hint = ""
        elif mark and (hint.startswith("heading-") or (len(paragraph.text) <= LONGEST_LONE and not finished(paragraph.text))):
            hint = levels.get(mark.family, hint)
        if hint.startswith("heading-") and len(paragraph.text) <= LONGEST_STYLED:
            number, written = (mark.number, mark.text) if mark else (0, "")
            yield Member(paragraph, hint, int(hint[-1]) - 0.5, number, written)
        elif mark is not None:
            yield Member(paragraph, mark.family, mark.rank, mark.number, mark.text)


def _counted_together(paragraphs: Sequence[SourceParagraph]) -> frozenset[str]:
    """The families whose marks count 1, 2, 3 … only where those with the style of a heading and those without are one list.

    So are the items of a host: some stand alone in their paragraph, behind others the host goes on.
    """
    found: dict[str, list[tuple[int, bool]]] = {}
    for paragraph in paragraphs:
        if paragraph.mark:
            found.setdefault(paragraph.mark.family, []).append((paragraph.mark.number, paragraph.hint.startswith("heading-")))
    return frozenset(family for family, marks in found.items() if _counts(marks) and not _counts_alone(marks))


def _counts(marks: Sequence[tuple[int, bool]]) -> bool:
    return [number for number, _ in marks] == list(range(1, len(marks) + 1))


def _counts_alone(marks: Sequence[tuple[int, bool]]) -> bool:
    """Whether the marks with a style count by themselves, or there are none, or only such."""
    styled = [mark for mark in marks if mark[1]]
    return not styled or len(styled) == len(marks) or _counts(styled)


def _levels(paragraphs: Sequence[SourceParagraph]) -> dict[str, str]:
    """The style of the headings of each family, where most have the same: a hand styles 一、 otherwise than 二、 by mistake, or not at all."""
    styles: dict[str, Counter[str]] = {}
    for paragraph in paragraphs:
        if paragraph.mark and paragraph.hint.startswith("heading-"):
            styles.setdefault(paragraph.mark.family, Counter())[paragraph.hint] += 1
    best = {family: counts.most_common(1)[0] for family, counts in styles.items()}
    return {family: hint for family, (hint, count) in best.items() if count > max(MOSTLY * styles[family].total(), 1)}


MOSTLY = 0.6
"""The least share of the headings of a family that tells its style."""


def _chains(members: Iterable[Member], begin: int) -> list[list[Member]]:
    """The members grouped in lists.

    A list has one family and ascending numbers. It begins with 1, or with 2 where the first item is lost; one that begins the text
    may begin with any number, for the pages before are lost: 四是……, 五是……. A number that its own family has no place for fills
    the gap in a list of another family: 第三， behind ``一、`` ``二、``.
    begin: the index of the first paragraph.
    """
    members = list(_with_inner_lists(_with_nested_words(list(members))))
    later = _numbers_behind(members)
    known = {member.family for member in members if member.number == 1}
    opened: dict[str, list[Member]] = {}
    chains: list[list[Member]] = []
    for place, member in enumerate(members):
        chain = opened.get(member.family)
        if chain is not None and (_follows(chain[-1], member) or _is_swapped(chain, member, later[place])):
            chain.append(member)
        elif (gap := _gap_for(member, opened, later[place], known)) is not None:
            gap.append(member._replace(family=gap[0].family, rank=gap[0].rank))
        elif member.styled or member.number in {1, 2} or _goes_on_from_page(member, begin, later[place]):
            opened[member.family] = [member]
            chains.append(opened[member.family])
    return chains


def _goes_on_from_page(member: Member, begin: int, later: dict[str, int]) -> bool:
    """Whether a mark that begins the text goes on with a list of the page before: 四是……, with 五是…… behind it."""
    return member.at == begin and later.get(member.family) == member.number + 1


def _is_swapped(chain: Sequence[Member], member: Member, later: dict[str, int]) -> bool:
    """Whether a hand gave a section's number to the one before it: 二、 四、 三、 四、."""
    return (
        len(chain) > 1
        and member.rank is not None
        and member.rank <= SECTION_RANK
        and member.number == chain[-1].number - 1 == chain[-2].number + 1
        and later.get(member.family) == chain[-1].number
    )


def _with_nested_words(members: Sequence[Member]) -> list[Member]:
    """The members. 首先, 其次 and 最后 between 其次 and 第三 are a list inside the second item, and get a family of their own.

    So are those behind the last item, where another item held such a list.
    """
    counted = any(member.family == "ordinal" and member.number == 1 for member in members)
    places = [at for at, member in enumerate(members) if member.family == "word" or (member.family == "ordinal" and not counted)]
    numbers = [members[at].number for at in places]
    inside: set[int] = set()
    last = place = 0
    while place < len(places):
        stop = _end_of_words(numbers, place) if last > 1 and numbers[place] == 1 else place
        behind = numbers[stop] if stop < len(numbers) else last + 1 if inside else 0
        if stop > place and behind == last + 1:
            inside.update(places[place:stop])
            place = stop
        else:
            last = 0 if numbers[place] == LAST else numbers[place]
            place += 1
    return [member._replace(family=NESTED) if at in inside else member for at, member in enumerate(members)]


NESTED = "word-inside"
"""The family of a list 首先, 其次, 最后 inside an item of another one."""


def _end_of_words(numbers: Sequence[int], place: int) -> int:
    """The place behind a list that begins with 首先 and ends with 最后; the same place where there is none."""
    for stop in range(place + 1, len(numbers)):
        if numbers[stop] == LAST:
            return stop + 1
        if numbers[stop] != numbers[stop - 1] + 1:
            break
    return place


def _with_inner_lists(members: Sequence[Member]) -> Iterator[Member]:
    """The members. Those of a list inside another list of the same family get a family of their own: 一是 二是 between 一要 and 二要.

    So do 第一， and 第二， below 第二条经验，, also where no item of the outer list follows: its marks say of what it is a list.
    """
    kinds = [_kind(member) for member in members]
    later = _next_numbers([(kind, member.number) for kind, member in zip(kinds, members, strict=True)])
    outer: dict[str, tuple[str, int]] = {}  # from a family to the kind and the last number of the list that is open
    inner: dict[str, int] = {}  # from the kind of a list inside to its last number
    for kind, member, behind in zip(kinds, members, later, strict=True):
        around, last = outer.get(member.family, ("", 0))
        family = kind if kind != member.family else f"{kind}-inside"
        if kind in inner and member.number == inner[kind] + 1:
            inner[kind] += 1
            yield member._replace(family=family)
        elif around not in {"", kind} and (
            (member.number == 1 or _lost_first(member, last, behind.get(kind)))
            and _is_inside(around, last, kind == member.family, behind)
        ):
            inner[kind] = member.number
            yield member._replace(family=family)
        else:
            outer[member.family] = kind, member.number
            inner.pop(kind, None)
            yield member


def _is_inside(around: str, last: int, bare: bool, behind: Mapping[str, int]) -> bool:
    """Whether an item is the first of a list inside another of its family.

    around, last: the kind of that list, and its last number. bare: whether the marks of the list inside are the plainest of their family. behind: as
    `_next_numbers` gives it.
    """
    goes_on = behind.get(around) == last + 1
    named = _NAMED in around
    return (goes_on and (named or not bare)) or (named and last >= LEAST_NAMED)


SECOND = 2
"""The number of an item whose list has lost the mark of its first."""


def _lost_first(member: Member, last: int, following: int | None) -> bool:
    """Whether an item is the second of a list whose first has no mark. The list around it has two items, and a third of its own follows.

    Example: ``第二条经验，……``, then ``第二点，……``, ``第三点，……``. last: the last number of the list around it.
    """
    return member.number == SECOND <= last and following == SECOND + 1


LEAST_NAMED = 2
"""The fewest items of a list whose marks name what it is a list of, behind which another list is one inside its last item."""
_NAMED = " "


def _kind(member: Member) -> str:
    """The word or the form of a member's mark; of 第一条经验， also what it is an item of."""
    mark = member.paragraph.mark
    if mark is None or member.styled:
        return ""
    noun = _NOUN.match(mark.text)
    return f"{mark.kind}{_NAMED}{noun[1]}" if noun else mark.kind


_NOUN = re.compile(f"第[{HAN}0-9]{{1,3}}([\u4e00-\u9fff]{{2,8}})[，,：:、]")


def _with_lost_numbers(chains: list[list[Member]]) -> Iterator[list[Member]]:
    """The lists. Items of a family that all have the number 1 are put into one list: Word's numbering began anew at each paragraph."""
    singles: dict[str, list[Member]] = {}
    for chain in chains:
        singles.setdefault(chain[0].family, []).extend(chain)
    lost = {
        family
        for family, members in singles.items()
        if len(members) > 1 and members[0].rank is not None and all(map(_has_lost_number, members))
    }
    yield from (chain for chain in chains if chain[0].family not in lost)
    yield from (members for family, members in singles.items() if family in lost)


def _has_lost_number(member: Member) -> bool:
    """Whether a member's 1 may stand for another number: no list goes on with 2 inside its own paragraph."""
    return (
        member.number == 1
        and not member.styled
        and all(marks[0].mark.family != member.family for marks in runs(member.paragraph.text))
    )


def _numbers_behind(members: Sequence[Member]) -> list[dict[str, int]]:
    """For each member, the next number that each family has behind it."""
    return _next_numbers([(member.family, member.number) for member in members])


def _next_numbers(numbered: Sequence[tuple[str, int]]) -> list[dict[str, int]]:
    """For each pair of a name and a number, the next number that each name has behind it."""
    behind: dict[str, int] = {}
    found = []
    for name, number in reversed(numbered):
        found.append(dict(behind))
        behind[name] = number
    return found[::-1]


def _gap_for(member: Member, opened: dict[str, list[Member]], later: dict[str, int], known: Collection[str]) -> list[Member] | None:
    """The list of another family that lacks just this number: it ends with the number before, and does not go on with this one itself.

    Of several such lists: the one whose last item has this member's form (a paragraph of its own, or run in), then the nearest.
    A mark with a rank joins only if no list of the speech begins with a mark of its family.
    """
    if member.styled or member.number in {1, LAST}:
        return None
    fitting = [
        chain
        for family, chain in opened.items()
        if chain[-1].number == member.number - 1
        and not chain[-1].styled
        and later.get(family) not in {member.number, member.number - 1}
        and (member.rank is None or member.family not in known)
        and not (chain[0].rank is not None and _outer_between(opened, chain))
    ]
    alone = is_single(member.paragraph.text)
    return max(fitting, key=lambda chain: (is_single(chain[-1].paragraph.text) == alone, chain[-1].at), default=None)


def _outer_between(opened: dict[str, list[Member]], chain: Sequence[Member]) -> bool:
    """Whether a list of an outer level has gone on since the last item of a list."""
    rank = chain[0].rank or 0
    return any(other[-1].at > chain[-1].at and other[0].rank is not None and other[0].rank < rank for other in opened.values())


def _follows(last: Member, member: Member) -> bool:
    if member.styled:
        return True
    if LAST in {member.number, last.number}:  # 最后 ends a list; another one begins the closing
        return member.number == LAST != last.number
    return last.number <= member.number <= last.number + SKIP and not (member.number == last.number == 1)


def _is_list(chain: Sequence[Member], paragraphs: Sequence[SourceParagraph]) -> bool:
    first = chain[0]
    if first.styled:
        return True
    if first.family == "word":
        return len(chain) > 1 and any(member.number in {2, 3} for member in chain) and _has_heads(chain)
    return (
        len(chain) > 1
        or _is_lone_heading(first, paragraphs)
        or (not _goes_on_inside(first) and (_is_first_below_heading(first, paragraphs) or _ends_in_first(first, paragraphs)))
        or _is_cut_off(first, paragraphs)
        or _goes_on_from_above(first, paragraphs)
    )


def _goes_on_inside(member: Member) -> bool:
    """Whether the list that a mark begins has its other items in the same paragraph: ``1、学习不够深入。2、下乡不够经常。``."""
    return any(marks[0].at == 0 and marks[0].mark.family == member.family for marks in runs(member.paragraph.text))


def _goes_on_from_above(member: Member, paragraphs: Sequence[SourceParagraph]) -> bool:
    """Whether a mark is the second of a list of two whose first stands inside the paragraph above: ``抓两条。一是抓人手。``, then ``二是抓材料。``."""
    at, mark = member.at - paragraphs[0].at, member.paragraph.mark
    return mark is not None and at > 0 and first_mark_inside(paragraphs[at - 1].text, mark) is not None


def _has_heads(chain: Sequence[Member]) -> bool:
    """Whether at least half of the items of a list in words begin with a short sentence, as headings do. Otherwise 首先 and 其次 only order a narrative."""
    ends = [(sentence_end(member.paragraph.text), len(member.paragraph.text)) for member in chain]
    return sum((size if end < 0 else end) <= LONGEST_WORDED for end, size in ends) * 2 >= len(chain)


def _is_first_below_heading(member: Member, paragraphs: Sequence[SourceParagraph]) -> bool:
    """Whether a mark that belongs to no list is the first of one that is lost, for it stands directly below a heading with a mark: ``（一）清淤。……`` below ``一、修渠``.

    So is ``1.``, if the text ends there.
    """
    at, mark = member.at - paragraphs[0].at, member.paragraph.mark
    above = paragraphs[at - 1] if at else None
    if mark is None or mark.rank is None or mark.number != 1 or above is None or above.mark is None:
        return False
    ends = at == len(paragraphs) - 1
    heads = above.mark.rank is not None and above.mark.rank < mark.rank and above.mark.rank <= SECTION_RANK
    bare = len(above.text) <= LONGEST_LONE and not finished(above.text) and above.text[-1] not in "，；、：:"
    return heads and bare and (mark.rank <= SECTION_RANK or ends) and 0 < sentence_end(member.paragraph.text) <= LONGEST_WORDED


def _ends_in_first(member: Member, paragraphs: Sequence[SourceParagraph]) -> bool:
    """Whether the text ends in the first item of a list, as a page shows it that keeps the rest back: ``（一）清淤。……`` in the last paragraph.

    A number behind the mark is counted with it: ``一、二连的同志……``.
    """
    text, mark = member.paragraph.text, member.paragraph.mark
    first = mark is not None and mark.rank is not None and mark.rank <= SECTION_RANK and mark.number == 1 and not mark.alone
    counted = mark is not None and text[len(mark.text) :][:1] in HAN
    return (
        first
        and not counted
        and member.paragraph is paragraphs[-1]
        and 0 < sentence_end(text) <= min(LONGEST_WORDED, len(text) - 2)
    )


def _is_lone_heading(member: Member, paragraphs: Sequence[SourceParagraph]) -> bool:
    """Whether a mark that belongs to no list makes a section: ``一、`` above a longer paragraph. It may be a sentence with a full stop, if that is much longer."""
    text, mark = member.paragraph.text, member.paragraph.mark
    below = paragraphs[member.at - paragraphs[0].at + 1 :][:1]
    return (
        mark is not None
        and mark.rank is not None
        and mark.rank <= SECTION_RANK
        and not mark.alone
        and mark.number == 1
        and len(text) <= LONGEST_LONE
        and is_single(text)
        and text[-1] not in "，；、"
        and any(
            (_is_much_longer(paragraph.text, text) if text[-1] == "。" else len(text) < len(paragraph.text))
            or _begins_below(mark, paragraph)
            or _breaks_off(paragraph, paragraphs)
            for paragraph in below
        )
    )


def _is_much_longer(text: str, heading: str) -> bool:
    return len(text) >= LONGER * len(heading)


LONGER = 3
"""How many times as long the paragraph below a heading with a full stop is."""


def _breaks_off(paragraph: SourceParagraph, paragraphs: Sequence[SourceParagraph]) -> bool:
    """Whether a paragraph is the last and ends inside a sentence: a page shows only the beginning of a speech."""
    return paragraph is paragraphs[-1] and not finished(paragraph.text) and not paragraph.is_date


def _begins_below(mark: FoundMark, paragraph: SourceParagraph) -> bool:
    """Whether a paragraph is the first of a list of a lower rank: （一） below a single 一、."""
    below = paragraph.mark
    return below is not None and below.number == 1 and below.rank is not None and below.rank > (mark.rank or 0)


def _is_cut_off(member: Member, paragraphs: Sequence[SourceParagraph]) -> bool:
    """Whether a mark that belongs to no list is the first of one that is lost: the text ends here, inside a sentence or behind words that announce a list.

    Where they announce several, 一、 is one wherever it stands.
    """
    at = member.at - paragraphs[0].at
    if member.styled or at == 0 or not _has_lost_number(member):
        return False
    lead = simplified(paragraphs[at - 1].text)
    several = announces_several(lead)
    heads = member.rank is not None and member.rank <= SECTION_RANK
    text = member.paragraph.text
    broken = text.endswith(("...", "…")) or not finished(text)
    if at == len(paragraphs) - 1 and member.rank is None and member.family != "word" and not is_single(text):
        return paragraphs[at - 1].mark is None or lead[-1] in "：:" or _is_bare_section(paragraphs[at - 1])
    return (
        ((heads or (member.rank is None and member.family != "word")) and several)
        if at < len(paragraphs) - 2
        else lead[-1] in "：:" or several or (broken and len(text) > LONGEST_WORDED)
    )


def _is_bare_section(paragraph: SourceParagraph) -> bool:
    """Whether a paragraph is a section's heading with its mark and nothing else."""
    mark, text = paragraph.mark, paragraph.text
    return (
        mark is not None
        and mark.rank is not None
        and mark.rank <= SECTION_RANK
        and not finished(text)
        and len(text) <= LONGEST_LONE
    )


ANNOUNCED = 30
"""In how many last characters of a paragraph it says that several points come."""


def announces_several(text: str) -> bool:
    """Whether a paragraph ends with words that announce several points: ``我再提几点希望。``."""
    return bool(_several().search(simplified(text[-ANNOUNCED:])))


@cache
def _several() -> re.Pattern[str]:
    words = table("words")
    return re.compile(f"{words['announced']}|{words['announced_some']}")


# ---------------------------------------------------------------- the family of the sections


def top_family(members: Sequence[Member]) -> str | None:
    """The family of the sections; None without a list.

    It is the outermost family whose lists are not all inside units of another one.
    """
    ranks = {member.family: member.rank for member in members}
    fixed = [family for _, family in sorted((rank, family) for family, rank in ranks.items() if rank is not None)]
    floating = [family for family in sources().floating if family in ranks]
    if fixed:
        top = fixed[0]
        for other in [*floating, *fixed[1:]]:
            if other == "word" and (ranks[top] or 0) <= SECTION_RANK:
                continue
            if _inside(members, top, other) or (other == "ordinal" and ranks[top] in LOW and _below(members, top, other)):
                top = other
        return top
    for family in floating:
        if not any(_inside(members, family, other) or _heads_list(members, family, other) for other in floating if other != family):
            return family
    return floating[0] if floating else None


def may_restart(members: Iterable[Member], top: str) -> bool:
    """Whether a speech may have several lists of a family.

    It may of 一是, 第一， and 1.; 一、 and （一） number its sections and begin once. 首先 and 然后 that begin again order what is told.
    """
    return top != "word" and all(
        not member.styled and (member.rank is None or member.rank > SECTION_RANK) for member in members if member.family == top
    )


def _places(members: Iterable[Member], family: str) -> list[list[int]]:
    """The indexes of the members, for each list of a family."""
    chains: dict[int, list[int]] = {}
    for member in members:
        if member.family == family:
            chains.setdefault(member.chain, []).append(member.at)
    return list(chains.values())


def _below(members: Sequence[Member], inner: str, outer: str) -> bool:
    """Whether each inner list is below a single unit of the outer family: ``1.`` ``2.`` below 第一, then ``1.`` ``2.`` below 第二."""
    opened = [member.at for member in members if member.family == outer]
    chains = _places(members, inner)
    return all(bisect_left(opened, chain[0]) == bisect_left(opened, chain[-1]) > 0 for chain in chains)


def _heads_list(members: Sequence[Member], inner: str, outer: str) -> bool:
    """Whether each list of the inner family is below a single unit of the only list of the outer one: 一是 二是 below 再次，.

    首先 and 其次 alone may be said in an opening.
    """
    chains = _places(members, outer)
    return len(chains) == 1 and len(chains[0]) >= (WORDS if outer == "word" else 2) and _below(members, inner, outer)


def _inside(members: Sequence[Member], inner: str, outer: str) -> bool:
    """Whether all marks of the inner family are between members of the outer family's lists."""
    gaps = sorted(gap for chain in _places(members, outer) for gap in pairwise(chain))
    chains = _places(members, inner)
    if not gaps or not chains:
        return False
    last = max(high for _, high in gaps)
    lows, highs = zip(*gaps, strict=True)
    inside = [(gap := bisect_left(lows, chain[0]) - 1) >= 0 and chain[-1] < highs[gap] for chain in chains]
    after = [chain[0] > last for chain in chains]
    return any(inside) and all(a or b for a, b in zip(inside, after, strict=True))


def heads_over(headings: Sequence[SourceParagraph], members: Sequence[Member], top: str | None) -> bool:
    """Whether headings without marks are the sections' headings, with the lists below them.

    This holds in four cases: there is no list; lists of the outermost family begin again below several of the headings; the only
    list is （一） （二） or of a lower rank, which lack what should stand above them, or the headings are alike, and it is below one heading
    (the last of two), with no other heading between its members; or it is of a low rank and runs on below all headings, for its numbers are those of the paragraphs.
    """
    if top is None or not members:
        return True
    if top.startswith("heading"):
        return False
    places = [heading.at for heading in headings]
    chains = _places(members, top)
    above = [bisect_left(places, chain[0]) for chain in chains]
    if _runs_through(headings, members, top):
        return True
    if above[0] == 0 or any(bisect_left(places, chain[-1]) != count for chain, count in zip(chains, above, strict=True)):
        return False
    ranks = {member.rank for member in members if member.family == top}
    alike = len(shared_start(texts := [heading.text for heading in headings])) + len(shared_end(texts)) > 1
    return (
        len(set(above)) > 1 or ranks <= {None, SECTION_RANK, *LOW} or (alike and (above[0] == len(places) > 1 or len(places) > 2))
    )


def _runs_through(headings: Sequence[SourceParagraph], members: Sequence[Member], top: str) -> bool:
    """Whether each heading stands directly above an item of one list of a low rank, which begins below the first: ``关于水权``, ``1.……``, ``2.……``, ``关于水价``, ``3.……``."""
    items = [member for member in members if member.family == top]
    numbered = {member.at: member.number for member in items}
    below = [numbered.get(heading.at + 1, 0) for heading in headings]
    low = all(member.rank in LOW for member in items) and len({member.chain for member in items}) == 1
    return low and below[0] == 1 and all(a < b for a, b in pairwise(below))
