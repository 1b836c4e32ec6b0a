"""Where the speech of a page lies: the run of lines with the most evidence of speech, and the title above it.

`drafter.mine.clean.weights` gives each line a weight; the speech is the run with the greatest sum. So a single sentence in a menu does
not begin it, and a single bar between two paragraphs does not end it. Nothing depends on the site that a page comes from.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from drafter.mine.clean.front.evidence import is_label
from drafter.mine.clean.front.glued import parts_of
from drafter.mine.clean.front.names import is_person, is_person_with_post, is_signing_office
from drafter.mine.clean.front.page_lines import is_of_page, is_section
from drafter.mine.clean.front.repeated import without_marks
from drafter.mine.clean.furniture import LIKELY, furniture_points
from drafter.mine.clean.lines import SourceLine
from drafter.mine.clean.noise_table import noise_in
from drafter.mine.clean.surroundings import is_menu
from drafter.mine.clean.weights import SHORT, SHORTEST, Weighed, is_facts, is_titled_or_spaced, site_behind
from drafter.mine.patterns import table
from drafter.mine.titles import is_date, is_name_line, is_parallel, is_speaker, is_spoken, is_title, is_titled, is_whole_title

DASHES = ("—", "--", "―")


class Extent(NamedTuple):
    """Indexes of lines: the text of the speech begins at `begin` and stops before `end`.

    front: where its front (title, date, speaker) begins; `begin` without one.
    """

    front: int
    begin: int
    end: int


def extent_of(page: Weighed) -> Extent:
    """Where the speech lies. Without any evidence, all lines are the speech."""
    begin, end = _heaviest(page.weights)
    if begin == end:
        return Extent(0, 0, len(page.lines))
    spoken = [index for index, weight in enumerate(page.weights) if weight > 0]
    if sum(page.weights[index] for index in spoken if begin <= index < end) < CLEAR * sum(page.weights[index] for index in spoken):
        begin, end = spoken[0], spoken[-1] + 1
    begin = _first_item(page, _first_spoken(page, begin), end)
    end = _behind_thanks(page, end)
    return Extent(front_of(page, begin), begin, end)


CLEAR = 0.6
"""The least share of all positive weights that the run must have. With less, the speech reaches from the first such line to the last."""


def _heaviest(weights: Sequence[float]) -> tuple[int, int]:
    """The run with the greatest sum (Kadane's algorithm). Lines of weight 0 at its ends are in it."""
    best, at, sum_, start = 0.0, (0, 0), 0.0, 0
    for index, weight in enumerate(weights):
        if sum_ < 0:
            sum_, start = 0.0, index
        sum_ += weight
        if sum_ >= best and sum_ > 0:
            best, at = sum_, (start, index + 1)
    return at


def _first_spoken(page: Weighed, begin: int) -> int:
    """The first line with a weight above 0 at or behind `begin`. Titles and names above it belong to the front."""
    while begin + 1 < len(page.weights) and page.weights[begin] <= 0:
        begin += 1
    return begin


def _behind_thanks(page: Weighed, end: int) -> int:
    """The index behind thanks that stand below a list of names at the end of the speech: 先进个人：, 县水利局　石大山, ……谢谢大家！; else `end`.

    None of the lines between may be known as furniture.
    """
    for index in range(end, min(end + REACH, len(page.lines))):
        if page.sure[index] or page.lines[index].aside:
            return end
        if _thanks().search(page.lines[index].text) and page.weights[index] > 0:
            return index + 1
    return end


@cache
def _thanks() -> re.Pattern[str]:
    return re.compile(table("words")["documents"]["thanks"])


def _first_item(page: Weighed, begin: int, end: int) -> int:
    """The line with 一、 above a speech that would begin with 二、; else `begin`.

    The lines of the first item may be as short as those of a menu, and have no weight.
    """
    marks = (
        line.mark for line in page.lines[begin:end] if line.mark is not None and line.mark.rank is not None and line.mark.rank <= 1
    )
    first = next(marks, None)
    if first is None:
        return begin
    found, wanted = begin, first.number - 1
    for index in range(begin - 1, max(-1, begin - REACH), -1):
        mark = page.lines[index].mark
        if wanted and mark is not None and mark.family == first.family and mark.number == wanted:
            found, wanted = index, wanted - 1
    return begin if wanted else found


# ---------------------------------------------------------------- the front


TITLED, HINTED, HEADED, AGAIN, SUBTITLED, ADJACENT, TOLD, SIZED = 5, 5, 2, 4, 3, 3, 3, 1
CRAMPED, APART, SIGNED, NAMED = -2, -1, -2, -5
"""The points for and against a line as the title; `_points` says for what."""
LEAST = 3
"""The fewest points of a title. A title's words or its style are enough; so are its place above the speech and its length."""


def front_of(page: Weighed, begin: int) -> int:
    """The index at which the front of a speech begins; `begin` without a title above. begin: the index of its first line of text."""
    adjacent = _adjacent(page, begin)
    best, at, above = LEAST - 1, begin, ""
    below = frozenset(line.text for line in page.lines[begin + 1 : begin + 1 + FEW] if len(line.text) >= SHORTEST)
    parted = _parted_titles(page, begin)
    for index in range(max(0, begin - REACH), begin):
        text = "".join(page.lines[index].text.split())
        if without_marks(text) in parted:
            above += f"{text}\n"
            continue
        points = _points(
            page, index, adjacent=index >= adjacent, again=len(text) >= SHORTEST - 1 and _holds(above, text), below=below
        )
        if points > best or (
            points == best and at < begin and any(page.sure[at:index])
        ):  # of equal lines the first, unless furniture parts them
            best, at = points, index
        above += f"{text}\n"
    if best < LEAST:
        return begin
    return _first_line(page, _below_section(page, at, begin))


def _below_section(page: Weighed, at: int, begin: int) -> int:
    """The index of the title below a line that only names the part of the site: 竞聘演讲 above 供水站站长竞聘演讲稿; else `at`."""
    text = page.lines[at].text
    below = at + 1
    if below >= begin or len(text) > SHORT or page.lines[at].hint or not is_section(text):
        return at
    title = page.lines[below].text
    longer = len(title) > SHORT and (is_titled_or_spaced(title) or site_behind(title) > 0)
    return below if longer and page.sure[at - 1] and at else at


def _holds(above: str, text: str) -> bool:
    """Whether lines above have the words of a line. Many more words in one line with them make another title of them: 东河水务 in ``东河水务2026年总结大会——水到田头``."""
    at = above.find(text)
    while at >= 0 and above[at + len(text)].isalnum() and above.find("\n", at) - at > 3 * len(text):
        at = above.find(text, at + 1)
    return at >= 0


REACH = 200
"""So many lines above the text are searched for its title and its first items, and so many below it for thanks."""


def _adjacent(page: Weighed, begin: int) -> int:
    """The highest line above `begin` that is parted from it by nothing but dates, names and furniture."""
    index = begin
    while index and (page.sure[index - 1] or _beside_title(page.lines[index - 1]) or noise_in(page.lines[index - 1].text, "head")):
        index -= 1
    return max(index - 1, 0)


def _beside_title(line: SourceLine) -> bool:
    text = line.text
    named = is_speaker(text) or _names_speaker(text) or any(parts[0].kind in ("date", "speaker") for parts in parts_of(text))
    return is_date(text) or named or text.startswith((*DASHES, "（", "(")) or bool(_LABELLED.fullmatch(text))


_LABELLED = re.compile(
    r"[\u4e00-\u9fff]{2,4}[：:]\s?[^\s：:。！？，]{1,16}(?:[\s|｜/]+[\u4e00-\u9fff]{2,4}[：:]\s?[^\s：:。！？，]{1,16}){1,5}"
)
"""Several labels with their values in a line: ``讲述：周大河　整理：李小花``."""


def _names_speaker(text: str) -> bool:
    """Whether a line names who speaks: a person with a post, or an office."""
    name, bracket, _ = text.replace("(", "（").partition("（")
    return is_person_with_post(text) or is_signing_office(text) or (bool(bracket and name) and is_person(name.strip()))


def _parted_titles(page: Weighed, begin: int) -> frozenset[str]:
    """What a page calls the text whose title stands above it in two lines: both of them, or the second alone (``共添新绿``, ``——植树倡议书``), without marks."""
    found = set[str]()
    for title, sub in pairwise(page.lines[max(0, begin - FEW) : begin]):
        if sub.text.startswith(DASHES) and not sub.aside and is_title(title.text) and not title.text.startswith(DASHES):
            found |= {without_marks(sub.text), without_marks(title.text + sub.text)}
    return frozenset(found)


FEW = 4
"""How many lines of the text are searched for the title once more."""


def _points(page: Weighed, index: int, *, adjacent: bool, again: bool, below: frozenset[str]) -> int:
    """The points of a line as a title; -1 if it cannot be one.

    adjacent: whether it touches the text. again: whether a line above holds it, as the bar of a browser does. below: the first lines of the text: a line
    that stands there word for word is the title, whatever signs of a page it holds.
    """
    line = page.lines[index]
    text = line.text
    twice = text in below
    if page.sure[index] or not _may_be_title(line, twice=twice):
        return -1
    after = page.lines[index + 1] if index + 1 < len(page.lines) else None
    titled = is_titled_or_spaced(text) or site_behind(text) > 0
    return (
        TITLED * titled
        + HINTED * (line.hint == "title")
        + HEADED * (line.hint.startswith("heading") and not _heads_section(page, index))
        + SUBTITLED * (after is not None and after.text.startswith(DASHES))
        + AGAIN * (again or twice)
        + (ADJACENT if adjacent and not _heads_section(page, index) else APART)
        + TOLD * (after is not None and page.sure[index + 1] and is_facts(after.text))
        + SIZED * (len(text) > SHORT)
        + CRAMPED * (len(text) <= SHORTEST and not adjacent and index > 0 and line.hint != "title")
        + NAMED * (not titled and line.hint != "title" and _names_speaker(text))
        + SIGNED * (furniture_points(text) > 0 and not twice and line.hint != "title" and not titled)
    )


def _heads_section(page: Weighed, index: int) -> bool:
    """Whether a line has the style of a heading, the title has its own style above it, and another heading of that style stands below."""
    hint = page.lines[index].hint
    return (
        hint.startswith("heading")
        and any(line.hint == "title" for line in page.lines[max(0, index - NEAR) : index])
        and any(line.hint == hint for line in page.lines[index + 1 : index + 1 + REACH])
    )


NEAR = 12
"""How many lines above a heading are searched for the title."""


def _may_be_title(line: SourceLine, *, twice: bool = False) -> bool:
    """Whether a line can be a title: it is no sentence, no item of a list, no other line of a front, and no furniture. twice: whether it stands once more below."""
    text = line.text
    others = (
        line.is_address
        or is_date(text)
        or text.startswith(DASHES)
        or bool(_LABELLED.fullmatch(text))
        or (line.mark is not None and line.hint != "title")
    )
    known = is_titled(text) or twice or line.hint == "title"
    if is_of_page(text) or (not known and (furniture_points(text) >= LIKELY or text[0] in "【[")):
        return False
    return is_title(text) and not others and noise_in(text, "head") is None


def _first_line(page: Weighed, title: int) -> int:
    """The first line of a title. title: the index of the line with the most points."""
    last = title
    while (
        title
        and not page.sure[title - 1]
        and (
            _leads_on(page.lines[title - 1], page.lines[title])
            or (page.lines[title - 1].hint == "title" and _may_be_title(page.lines[title - 1]))
            or _is_slogan(page, title - 1, last)
            or is_parallel(page.lines[title - 1].text, page.lines[title].text)
            or _is_over_occasion(page, title - 1)
            or _is_verse_over(page, title - 1)
            or _is_whose(page.lines[title - 1].text, page.lines[title].text)
            or _is_kind_below(page.lines[title - 1].text, page.lines[title].text)
        )
    ):
        title -= 1
    return title


def _is_whose(above: str, text: str) -> bool:
    """Whether a line names a person with a post above the occasion of the title: 东河县县长石大山 above 在开渠会上的讲话."""
    return text.startswith("在") and is_titled(text) and is_person_with_post(above) and len(above) >= SHORTEST


def _is_kind_below(above: str, text: str) -> bool:
    """Whether a line only says once more of what kind the text is whose title stands above it: ``护渠行动倡议书``, then ``倡议书``."""
    return is_titled(above) and above.endswith(text) and above != text


def _is_slogan(page: Weighed, index: int, last: int) -> bool:
    """Whether a line may belong to a title without a word of genre in any of its lines: 守住一江清水 above 护好两岸青山.

    index, last: the line, and the last line of the title.
    """
    line, text = page.lines[index], page.lines[index].text
    couplet = len(text) >= COUPLET and len(text) == len(page.lines[index + 1].text)  # 把好三道关 守好一渠水
    if last - index >= SLOGANS or is_titled_or_spaced(page.lines[last].text) or not (couplet or SHORT <= len(text) <= SLOGAN):
        return False
    names = is_speaker(text) or is_name_line(text) or bool(re.search(table("front")["site"], text))
    return _may_be_title(line) and not names and not line.hint and not set(text) & _NO_SLOGAN


def _is_over_occasion(page: Weighed, index: int) -> bool:
    """Whether a line is a title above its occasion: 把水引到田头 above 在开渠会上的讲话.

    Above it stands furniture or nothing: among other lines it could be an entry of a menu.
    """
    text = page.lines[index].text
    apart = _is_apart(page, index) and not page.lines[index].aside and not is_titled(text)
    fits = SHORTEST < len(text) <= SLOGAN and not _names_speaker(text) and not is_name_line(text) and not is_speaker(text)
    if not (apart and fits and _may_be_title(page.lines[index])) or re.search(table("front")["site"], text):
        return False
    below = page.lines[index + 1]
    if _REPORTED.search(text):
        return False
    if below.text.startswith(("在", "关于", "致")) and not is_spoken(below.text):
        return not is_label(text) and not is_menu(text)
    said = is_titled(below.text) and len(below.text) > SHORT and below.mark is None
    return (
        said
        and len(text) >= COUPLET + 1
        and not set(text) & _NO_SLOGAN
        and not (is_label(text) or is_menu(text) or is_section(text))
    )


_REPORTED = re.compile("(?:召开|举行|举办|开幕|闭幕|成立|启动|落幕|揭牌|出席|参加|到来)")
"""What the headline of a report says, and no slogan."""


def _is_apart(page: Weighed, index: int) -> bool:
    """Whether nothing of a speech stands above a line: it is the first, or furniture stands there, with the name of a part of the site between or the title once more."""
    while index and is_section(page.lines[index - 1].text):
        index -= 1
    return index == 0 or page.sure[index - 1] or _is_again(page, index - 1)


def _is_again(page: Weighed, index: int) -> bool:
    """Whether a line is a whole title that stands once more below, in one line or two."""
    text = page.lines[index].text
    if not is_titled(text) or len(text) <= SHORT:
        return False
    below = "".join("".join(line.text.split()) for line in page.lines[index + 1 : index + 1 + FEW])
    return "".join(text.split()) in below


def _is_verse_over(page: Weighed, index: int) -> bool:
    """Whether a line of two halves of one length is the first of a title, and furniture stands above it: 汇聚每份爱心 点亮山村书屋 above 村小图书捐赠倡议书.

    Two entries of a menu end alike, or are words of menus: 学生发展中心 教师发展中心.
    """
    text, halves = page.lines[index].text, page.lines[index].text.split()
    even = len(halves) == HALVES and len(halves[0]) == len(halves[1]) >= COUPLET and halves[0][-1] != halves[1][-1]
    apart = index > 0 and _is_apart(page, index) and not page.lines[index].aside
    fits = even and apart and is_titled(page.lines[index + 1].text) and not set(text) & _NO_SLOGAN
    return fits and _may_be_title(page.lines[index]) and not is_menu(text) and not _names_speaker(text)


HALVES = 2
COUPLET = 5
"""The fewest characters of each line of a couplet, whose lines are equally long."""
SLOGANS = 3
"""The most lines of slogans that a title has above its last line."""
SLOGAN = 30
"""The most characters of a slogan."""
_NO_SLOGAN = frozenset("，。：；、|>_-—（）()【】0123456789")


@cache
def _shape(name: str) -> re.Pattern[str]:
    return re.compile(table("words")[name])


def _leads_on(above: SourceLine, title: SourceLine) -> bool:
    """Whether a line and the title's line below it are one title that was broken: 在全县党风廉政建设 / 工作会议上的讲话."""
    text = above.text
    if not is_title(text) or above.mark or is_date(text):
        return False
    if _is_occasion(text) and is_titled(title.text) and not is_whole_title(title.text) and len(title.text) <= SLOGAN:
        return True
    if is_titled(text) or len(text) <= SHORT:
        return False
    begun = text.startswith("在") and not _shape("occasion_end").search(text)
    goes_on = bool(_shape("title_open").search(text) or _shape("title_goes_on").match(title.text))
    return begun or goes_on or len(title.text) <= SHORT


def _is_occasion(text: str) -> bool:
    """Whether a line names an occasion and nothing else of a title: 在新书发布会, 在东河水厂2026年度总结."""
    return text.startswith("在") and len(text) >= SHORTEST - 1 and not _OCCASION_SAID.search(text)


_OCCASION_SAID = re.compile("[上中时里内]的|[，。：；！？]")
