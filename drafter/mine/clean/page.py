"""Removes what lies around the speech on its page: other articles, all above its title, and all from the first line of furniture below its end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import groupby, pairwise

from drafter.mine.clean.ends import is_dated_signature
from drafter.mine.clean.extent import Extent, extent_of
from drafter.mine.clean.front.glued import DASHES, parts_of
from drafter.mine.clean.front.names import is_person, is_person_with_post, is_post_of
from drafter.mine.clean.front.page_lines import is_credit, is_section
from drafter.mine.clean.furniture import LIKELY, furniture_points
from drafter.mine.clean.joints import paragraphs_of
from drafter.mine.clean.lines import PROSE, Report, SourceLine, finished
from drafter.mine.clean.noise_table import noise_in
from drafter.mine.clean.weights import LABEL, Weighed, site_behind, weighed
from drafter.mine.documents import (
    HEADS,
    announces,
    counted_speeches,
    forwards,
    is_article,
    is_bulletin,
    is_collection,
    is_speech,
    is_told,
    label_number,
    masthead_of,
    names_collection,
    points_below,
    stands_over,
    starts_of,
    untold_from,
)
from drafter.mine.patterns import table
from drafter.mine.titles import has_year, is_date, is_end_date, is_name_line, is_speaker, is_title, is_titled, is_unsigned

ABOVE, BELOW, MENU, ARTICLE, REPEATED, MASTHEAD = "page-head", "page-foot", "menu", "other-article", "repeated-title", "masthead"
SITE = "site"
FEW = 4
"""How many lines are searched for the title once more, behind a teaser for what it repeats, and for the title below an editor's note."""
RUN = 4
"""From how many short lines in a row a menu is known without a word of it."""
LISTING = 4
"""The fewest characters of a line above a list of other pages: 近期 may be the heading of a section."""
BUTTON = 8
"""The most characters of a button, which a single sign shows."""
SIGN_OFF = 12
"""The most characters of thanks that no mark ends."""


def without_page(lines: list[SourceLine], report: Report) -> list[SourceLine]:
    """The lines without the page around the speech. What is not certainly furniture, and touches the speech, stays for the steps that read it."""
    groups = paragraphs_of(lines)
    gone, over = _gone([_whole(group) for group in groups], gaps_of(groups))
    if over is not None and len(groups[over]) == 1:
        groups[over] = [groups[over][0]._replace(hint=HEADS)]
    if groups:
        first, *below = (index for index in range(len(groups)) if index not in gone)
        if not any(
            len(groups[index][0].text) > SIGN_OFF // 2 and groups[first][0].text.startswith(groups[index][0].text)
            for index in below[:FEW]
        ):  # the title once more is removed as a whole
            groups[first][:1] = [_without_site(groups[first][0], report)]
    if not gone:
        return [line for group in groups for line in group]
    for index in sorted(gone):
        for line in groups[index]:
            report.removed(line, gone[index])
    return [line for index, group in enumerate(groups) if index not in gone for line in group]


def _without_site(line: SourceLine, report: Report) -> SourceLine:
    """A title without the name of the site that a browser writes behind it."""
    at = site_behind(line.text)
    if not at:
        return line
    report.cut(line.text[at:], line, SITE)
    title = line.text[:at].strip()
    return line._replace(text=title, source=title)  # what was cut is listed by itself


def _whole(group: list[SourceLine]) -> SourceLine:
    """The lines of a hard-wrapped paragraph as one."""
    return group[0] if len(group) == 1 else group[0]._replace(text="".join(line.text for line in group))


def gaps_of(groups: Sequence[Sequence[SourceLine]]) -> list[int]:
    """How many blank lines stand above each paragraph."""
    return [0, *(below[0].number - above[-1].number - 1 for above, below in pairwise(groups))]


def _gone(lines: list[SourceLine], gaps: list[int]) -> tuple[dict[int, str], int | None]:
    """The indexes of the lines that are no part of a speech, each with the reason, and that of the title over several speeches; None without one."""
    page = weighed(lines)
    gone: dict[int, str] = {}
    if not lines:
        return gone, None
    documents = _documents(page, gaps)
    speeches = sum(not other for _, other in documents)
    head = masthead_of(lines)
    gone.update(dict.fromkeys(range(1 if speeches > 1 else 0 if is_bulletin(lines) else head, head), MASTHEAD))
    over, begin = _title_over(page, documents) if speeches > 1 and not head else (None, 0)
    gone.update((index, _reason(lines[index], "head", ABOVE)) for index in range(begin) if index != over)
    for whole, other in documents:
        span = range(max(whole.start, begin), whole.stop)
        if other:
            gone.update((index, _reason(lines[index], "tail", ARTICLE)) for index in span)
        else:
            gone.update((span.start + index, reason) for index, reason in _around(page.part(span)).items())
    return (gone, over) if len(gone) < len(lines) else ({}, None)


def _title_over(page: Weighed, documents: Sequence[tuple[range, bool]]) -> tuple[int | None, int]:
    """The index of a page's title over several speeches, and where the first of these begins; None where there is none.

    Between the two stands what a page says of a text (``发布时间：…… 来源：……``), a note, or a notice.
    """
    (first, notice), *behind = documents
    heads = [page.lines[span.start].text for span, other in behind if not other]
    if notice:
        over = extent_of(page.part(first)).front
        announced = announces(page.lines[over : first.stop], [page.lines[span.start : span.stop] for span, _ in behind])
        gathered = len(heads) > 1 and stands_over(page.lines, over, first.stop, heads[1:])
        return (over, first.stop) if announced or gathered else (None, 0)
    begin = extent_of(page.part(first)).begin
    for over in range(begin):
        if page.sure[over] or not _may_stand_over(page, over):
            continue
        below = next((index for index in range(over + 1, min(begin + FEW, first.stop)) if not _is_beside(page, index)), first.stop)
        if below < first.stop and stands_over(page.lines, over, below, heads):
            return over, below
    return None, 0


def _may_stand_over(page: Weighed, index: int) -> bool:
    """Whether a line may be the title of a page: by its style or its words, or for facts of the page stand below it and it is no label."""
    line = page.lines[index]
    labelled = len(line.text) <= LABELLED or _names(line.text) or is_name_line(line.text) or furniture_points(line.text) > 0
    return line.hint == "title" or names_collection(line.text) or (page.sure[index + 1] and not labelled)


LABELLED = 5
"""The most characters of a label above a text: 学习专栏."""


def _is_beside(page: Weighed, index: int) -> bool:
    """Whether a line may stand between the title of a page and the first speech: furniture, or what an editor says of them all, or an office."""
    text = page.lines[index].text
    return page.sure[index] or noise_in(text, "head") is not None or points_below(text)


def _documents(page: Weighed, gaps: list[int]) -> list[tuple[range, bool]]:
    """The documents of a page, and for each whether it is an article behind a speech, or in front of one."""
    lines = page.lines
    listed = next((index for index, line in enumerate(lines) if page.sure[index] and _lists_pages(line)), None)
    starts = [start.at for start in starts_of(lines, gaps=gaps, furniture=page.sure, listed=listed)]
    if listed is not None and max(starts, default=0) <= listed and _is_behind_all(page, listed):
        return [*_documents(page.part(range(listed)), gaps[:listed]), (range(listed, len(lines)), True)]
    if not starts:
        end = untold_from(lines)
        return [(range(end), False), (range(end, len(lines)), True)]
    spans = [range(begin, end) for begin, end in zip([0, *starts], [*starts, len(lines)], strict=True)]
    documents = [lines[span.start : span.stop] for span in spans]
    others = [is_article(document) for document in documents]
    told = (others[0] and is_told(documents[0])) or forwards(documents[0]) or announces(_notice(page.part(spans[0])), documents[1:])
    others[0] = told and any(map(is_speech, documents[1:]))
    others[: counted_speeches(lines[0].text)] = [False] * min(counted_speeches(lines[0].text), len(others))  # 年会发言两则
    return list(zip(spans, others, strict=True))


def _notice(page: Weighed) -> Sequence[SourceLine]:
    """The lines of the first document from its title on. Where it is a notice above several speeches, its title stays: it is that of them all."""
    return page.lines[extent_of(page).front :]


def _is_behind_all(page: Weighed, listed: int) -> bool:
    """Whether all that is spoken stands above a list of other pages: only there somebody is addressed, or there is more of it than below."""
    addressed = [index for index, line in enumerate(page.lines) if line.is_address]
    above, below = (sum(weight for weight in weights if weight > 0) for weights in (page.weights[:listed], page.weights[listed:]))
    return (bool(addressed) and addressed[-1] < listed) or (not addressed and above > below)


def _lists_pages(line: SourceLine) -> bool:
    """Whether a line stands above a list of other pages, or above what their readers say."""
    pattern = noise_in(line.text, "tail")
    return pattern is not None and pattern.block and pattern.name in ("related", "comments") and len(line.text) >= LISTING


def _around(page: Weighed) -> dict[int, str]:
    """The indexes of the lines around one speech, each with the reason."""
    extent = extent_of(page)
    gone = dict.fromkeys(_repeated(page, extent), REPEATED)
    around = {
        **dict.fromkeys(_top(page, extent), ABOVE),
        **dict.fromkeys(_between(page, extent), MENU),
        **dict.fromkeys(_bottom(page, extent), BELOW),
    }
    for index, reason in around.items():
        gone[index] = _reason(page.lines[index], "head" if index < extent.begin else "tail", reason)
    return gone


def _reason(line: SourceLine, zone: str, reason: str) -> str:
    """The name of the pattern that a line matches; the reason for which it was removed with others, where it matches none."""
    pattern = noise_in(line.text, zone)
    return pattern.name if pattern else reason


def _repeated(page: Weighed, extent: Extent) -> list[int]:
    """The lines that say what others say: the title once more below the address, and a teaser, the first sentences of the speech in front of them.

    Where the title stands once more directly above the address, what a page says between both (a caption, a summary) goes with it.
    """
    lines = page.lines
    found = []
    title = lines[extent.front].text if extent.front < extent.begin else ""
    for index in range(extent.begin, min(extent.begin + FEW, len(lines))):
        text = lines[index].text
        if (text == title and len(text) > SIGN_OFF // 2 and not page.sure[extent.front]) or (
            len(text) >= PROSE and _begins_alike(text, lines[index + 1 : index + 1 + FEW])
        ):
            found.append(index)
        if text == title and _is_above_address(lines, extent.begin, index):
            found.extend(range(extent.begin, index))
    return found


def _is_above_address(lines: Sequence[SourceLine], begin: int, index: int) -> bool:
    """Whether a line stands directly above the first address, with `MOST_BETWEEN` lines of text above it at the most. begin: the first of these."""
    addressed = index + 1 < len(lines) and lines[index + 1].is_address
    return addressed and 0 < index - begin <= MOST_BETWEEN and not any(line.is_address for line in lines[begin:index])


MOST_BETWEEN = 2
"""The most lines of text of a page between the title of the page and that of the speech."""


def _begins_alike(text: str, below: Sequence[SourceLine]) -> bool:
    """Whether the paragraphs below a line say the same from their start."""
    told = "".join("".join(line.text[: 2 * PROSE].split())[:PROSE] for line in below)
    return text[0] == told[:1] and "".join(text.split())[:PROSE] == told[:PROSE]


def _top(page: Weighed, extent: Extent) -> list[int]:
    """The lines above the title, if furniture is among them; without a title, those down to the last furniture. The title of a collection stays."""
    last = max((index for index in range(extent.front) if page.sure[index]), default=-1)
    if last < 0:
        last = _row_of_labels(page, extent.front)
    stop = extent.front if extent.front < extent.begin else last + 1
    return [index for index in range(stop) if page.sure[index] or not is_collection(page.lines[index].text)] if last >= 0 else []


def _row_of_labels(page: Weighed, stop: int) -> int:
    """The last of many short lines in a row above a title, which are a menu whatever their words are; -1 without such."""
    last, length = -1, 0
    for index in range(stop):
        length = length + 1 if page.weights[index] == LABEL else 0
        last = index if length >= RUN else last
    return last


def _between(page: Weighed, extent: Extent) -> list[int]:
    """The lines of the page between the title and the text: furniture, and behind it what is no line of a front."""
    inside = range(extent.front, extent.begin)
    first = next((index for index in inside if page.sure[index]), extent.begin)
    behind = [index for index in inside if index >= first]
    return [
        index
        for index in behind
        if page.sure[index]
        or _is_told_between(page, index)
        or not (
            _fronts(page.lines[index])
            or _is_lone_name(page, index)
            or _has_subtitle(page.lines[index : index + 2])
            or is_post_of(page.lines[index - 1].text, page.lines[index].text)
        )
    ]


def _is_told_between(page: Weighed, index: int) -> bool:
    """Whether a sentence stands between two lines that are certainly no part of the speech: what is told there is none either."""
    line = page.lines[index]
    told = finished(line.text) and len(line.text) >= TOLD and not (line.is_address or line.hint or set(line.text) & _SPOKEN)
    return told and page.sure[index - 1] and page.sure[index + 1]


_SPOKEN = frozenset("我咱您")
"""Who speaks or is spoken to: a paper tells of others."""
TOLD = 20
"""The fewest characters of such a sentence."""


def _has_subtitle(lines: Sequence[SourceLine]) -> bool:
    """Whether the second of two lines is a subtitle, and so the first a title, whatever its words are: ``求实  争先  再铸辉煌``, ``——九届二次代表会水利工作报告``."""
    return len(lines) > 1 and lines[1].text.startswith(DASHES) and is_titled(lines[1].text) and is_title(lines[0].text)


def _is_lone_name(page: Weighed, index: int) -> bool:
    """Whether a line may be a name, whatever its first character is: it stands between lines that are no entries of a menu."""
    beside = page.weights[index - 1 : index + 2 : 2]
    line = page.lines[index]
    return is_speaker(line.text) and LABEL not in beside and not line.aside and (is_person(line.text) or not is_section(line.text))


def _fronts(line: SourceLine) -> bool:
    """Whether a line may belong to a front: a title, a date, a name, an address, a subtitle, a remark in brackets."""
    text = line.text
    marks = text[0] in "（(《“—-" or text[-1] in "：:，,！!。"
    dated = is_date("".join(text.split())) or has_year(text) or any(parts_of(text))
    return marks or _names(text) or bool(line.hint) or is_titled(text) or dated


def _bottom(page: Weighed, extent: Extent) -> range:
    """The lines from the first furniture below the speech and its signature on."""
    lines = page.lines
    end = max((index for index in range(extent.begin, extent.end) if page.weights[index] > 0), default=extent.end - 1) + 1
    if end < len(lines) and _is_cut_off(lines[end - 1], lines[end], sure=page.sure[end]):
        end += 1
    row = _row_below(page, end)
    end = _piece_below(page, end)
    first = next(
        (
            index
            for index in range(end, len(lines))
            if index == row or page.sure[index] or _is_below_page(lines[index], shown=any(page.sure))
        ),
        None,
    )
    if first is None:
        return range(0)
    index = _behind_enclosure(lines, end, first)
    while index < first and (
        _signs(lines[index]) or _is_passing(lines[index]) or (index + 1 < first and is_end_date(lines[index + 1].text))
    ):
        index += 1
    return range(index if all(len(line.text) < PROSE for line in lines[index:first]) else first, len(lines))


def _behind_enclosure(lines: Sequence[SourceLine], index: int, stop: int) -> int:
    """The index behind the lines that say what is enclosed, where who signs and the day stand below them: ``附：渠道名录``, ``河口镇人民政府``, ``2026年1月18日``; else `index`."""
    if index >= stop or not _ENCLOSED.match(lines[index].text):
        return index
    day = next((at for at in range(index + 2, min(index + ENCLOSED, stop)) if is_end_date(lines[at].text)), 0)
    fits = day and _signs(lines[day - 1]) and all(len(line.text) < PROSE and not finished(line.text) for line in lines[index:day])
    return day - 1 if fits else index


ENCLOSED = 10
"""How many lines below what is enclosed the day stands at the most."""
_ENCLOSED = re.compile(r"[（(【\[]?附(?:件|录|表)?\s*\d{0,2}\s*[：:]")


def _piece_below(page: Weighed, end: int) -> int:
    """The end of the last piece of a collection, where all that is left of it is its label and a few words: 篇3：……. Otherwise `end`."""
    numbers = [label_number(line.text) for line in page.lines]
    for index in range(end, len(page.lines)):
        number = numbers[index]
        if number is not None and number > 1 and number - 1 in numbers[:end]:
            return next((below for below in range(index, len(page.lines)) if page.sure[below]), len(page.lines))
    return end


def _is_passing(line: SourceLine) -> bool:
    """Whether a line may stand between any two lines, as the number of a page does: the steps behind take it away."""
    pattern = noise_in(line.text, "body")
    return pattern is not None and pattern.name == "page-number"


def _is_cut_off(heading: SourceLine, line: SourceLine, *, sure: bool) -> bool:
    """Whether a line is the beginning of the text below a last heading, which the page does not show to its end."""
    headed = heading.mark is not None and not finished(heading.text) and not is_titled(heading.text)
    return headed and not sure and len(line.text) > SIGN_OFF and furniture_points(line.text) <= 0 and not line.hint


def _row_below(page: Weighed, end: int) -> int:
    """The first of many short lines in a row below a speech, most of them no names of persons; -1 without such.

    A row to which words lead, ``要做到：``, is a list of the speech.
    """
    below = range(end, len(page.lines))
    for short, row in groupby(below, key=lambda index: page.weights[index] == LABEL and _is_entry(page.lines[index].text)):
        entries = list(row)
        if any(page.lines[index].text[-1] in "：:" and not page.sure[index] for index in (entries[0] - 1, entries[0])):
            continue
        if short and len(entries) >= RUN and sum(is_person(page.lines[index].text) for index in entries) * 2 < len(entries):
            return entries[0]
    return -1


def _is_entry(text: str) -> bool:
    """Whether a short line may be an entry of a menu: it has words (the number of a page has none), and is no date."""
    return any(map(str.isalpha, text)) and not is_date(text)


def _is_below_page(line: SourceLine, *, shown: bool) -> bool:
    """Whether a line below all that is spoken is likely to be furniture: it has a sign of it, or is the title of a text that does not follow.

    shown: whether some line is certainly furniture of a page. Without one a name in brackets signs.
    """
    text = line.text
    if shown and text[0] in "[【" and text[-1] in "]】" and all(map(is_person, re.split("[ 、，,]+", text[1:-1].strip()))):
        return True
    if is_credit(text) and not line.hint:
        return True
    if (
        (line.mark is not None and not is_titled(text))
        or line.hint
        or line.is_address
        or finished(text)
        or len(text) >= PROSE
        or _signs(line)
        or is_end_date(text)
        or _is_passing(line)
    ):
        return False
    likely = furniture_points(text) >= (1 if len(text) <= BUTTON else LIKELY)
    return likely or is_titled(text.strip("《》"))


def _signs(line: SourceLine) -> bool:
    """Whether a line may end a speech without being a sentence: a date, a name, thanks. Signatures are often letter-spaced."""
    if line.hint.startswith("heading"):  # the heading of a box beside the text: 热点
        return False
    text = "".join(line.text.split())
    thanks = len(text) <= SIGN_OFF and bool(_begins_closing().match(text))
    return thanks or is_date(text) or is_unsigned(line.text) or is_name_line(text) or _names(line.text) or _is_parted(line.text)


def _is_parted(text: str) -> bool:
    """Whether a line holds who signs and the date."""
    return any(parts_of(text)) or is_dated_signature(text)


def _names(text: str) -> bool:
    """Whether a line names a speaker. Two to four characters alone do so only if they begin with a family name: a menu has as few."""
    return is_person(text) or is_person_with_post(text) or (len(text) > NAME and (is_speaker(text) or is_name_line(text)))


NAME = 4
"""The most characters of a name alone."""


@cache
def _begins_closing() -> re.Pattern[str]:
    return re.compile(table("words")["closing"]["begins"])
