"""Removes what lies around the speech on its page: other articles, all above its title, and all from the first line of furniture below its end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from drafter.mine.clean.extent import LABEL, RUN, Extent, Weighed, extent_of, weighed
from drafter.mine.clean.joints import paragraphs_of
from drafter.mine.clean.lines import PROSE, Report, SourceLine
from drafter.mine.clean.noise_table import noise_in
from drafter.mine.documents import is_article, is_collection, is_speech, is_told, starts_of, untold_from
from drafter.mine.patterns import table
from drafter.mine.titles import has_year, is_date, is_name_line, is_speaker, is_titled

ABOVE, BELOW, MENU, ARTICLE, REPEATED = "page-head", "page-foot", "menu", "other-article", "repeated-title"
FEW = 4
"""How many lines are searched for the title once more, and behind a teaser for what it repeats."""
SIGN_OFF = 12
"""The most characters of thanks that no mark ends."""


def without_page(lines: list[SourceLine], report: Report) -> list[SourceLine]:
    """The lines without the page around the speech. What is not certainly furniture, and touches the speech, stays for the steps that read it."""
    groups = paragraphs_of(lines)
    gone = _gone([_whole(group) for group in groups], gaps_of(groups))
    if not gone:
        return lines
    for index in sorted(gone):
        for line in groups[index]:
            report.removed(line, gone[index])
    return [line for index, group in enumerate(groups) if index not in gone for line in group]


def _whole(group: list[SourceLine]) -> SourceLine:
    """The lines of a hard-wrapped paragraph as one."""
    return group[0] if len(group) == 1 else group[0]._replace(text="".join(line.text for line in group))


def gaps_of(groups: Sequence[Sequence[SourceLine]]) -> list[int]:
    """How many blank lines stand above each paragraph."""
    return [0, *(below[0].number - above[-1].number - 1 for above, below in pairwise(groups))]


def _gone(lines: list[SourceLine], gaps: list[int]) -> dict[int, str]:
    """The indexes of the lines that are no part of a speech, each with the reason."""
    page = weighed(lines)
    gone: dict[int, str] = {}
    for span, other in _documents(page, gaps):
        if other:
            gone.update(dict.fromkeys(span, ARTICLE))
        else:
            gone.update((span.start + index, reason) for index, reason in _around(page.part(span)).items())
    return gone if len(gone) < len(lines) else {}


def _documents(page: Weighed, gaps: list[int]) -> list[tuple[range, bool]]:
    """The documents of a page, and for each whether it is an article behind a speech, or in front of one."""
    lines = page.lines
    listed = next((index for index, line in enumerate(lines) if page.sure[index] and _lists_pages(line)), None)
    starts = [start.at for start in starts_of(lines, gaps=gaps, furniture=page.sure, listed=listed)]
    if not starts:
        end = untold_from(lines)
        return [(range(end), False), (range(end, len(lines)), True)]
    spans = [range(begin, end) for begin, end in zip([0, *starts], [*starts, len(lines)], strict=True)]
    documents = [lines[span.start : span.stop] for span in spans]
    others = [is_article(document) for document in documents]
    others[0] = others[0] and any(map(is_speech, documents[1:])) and is_told(documents[0])
    return list(zip(spans, others, strict=True))


def _lists_pages(line: SourceLine) -> bool:
    """Whether a line stands above a list of other pages, or above what their readers say."""
    pattern = noise_in(line.text, "tail")
    return pattern is not None and pattern.name in ("related", "comments")


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
        pattern = noise_in(page.lines[index].text, "head" if index < extent.begin else "tail")
        gone[index] = pattern.name if pattern else reason
    return gone


def _repeated(page: Weighed, extent: Extent) -> list[int]:
    """The lines that say what others say: the title once more below the address, and a teaser, the first sentences of the speech in front of them."""
    lines = page.lines
    found = []
    title = lines[extent.front].text if extent.front < extent.begin else ""
    for index in range(extent.begin, min(extent.begin + FEW, len(lines))):
        text = lines[index].text
        if (text == title and len(text) > SIGN_OFF // 2 and not page.sure[extent.front]) or (
            len(text) >= PROSE and _begins_alike(text, lines[index + 1 : index + 1 + FEW])
        ):
            found.append(index)
    return found


def _begins_alike(text: str, below: Sequence[SourceLine]) -> bool:
    """Whether the paragraphs below a line say the same from their start."""
    told = "".join(line.text[:PROSE] for line in below)
    return text[0] == told[:1] and "".join(text.split())[:PROSE] == "".join(told.split())[:PROSE]


def _top(page: Weighed, extent: Extent) -> list[int]:
    """The lines above the title, if furniture is among them; without a title, those down to the last furniture. The title of a collection stays."""
    last = max((index for index in range(extent.front) if page.sure[index]), default=-1)
    if last < 0:
        last = _row_of_labels(page, extent.front)
    stop = extent.front if extent.front < extent.begin else last + 1
    return [index for index in range(stop) if not is_collection(page.lines[index].text)] if last >= 0 else []


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
    return [index for index in inside if index >= first and (page.sure[index] or not _fronts(page.lines[index]))]


def _fronts(line: SourceLine) -> bool:
    """Whether a line may belong to a front: a title, a date, a name, an address, a subtitle, a remark in brackets."""
    text = line.text
    marks = text[0] in "（(《“—-" or text[-1] in "：:，,！!。"
    return marks or bool(line.hint) or is_titled(text) or is_date("".join(text.split())) or is_speaker(text) or has_year(text)


def _bottom(page: Weighed, extent: Extent) -> range:
    """The lines from the first furniture below the speech and its signature on."""
    lines = page.lines
    first = next((index for index in range(extent.end, len(lines)) if page.sure[index]), None)
    if first is None:
        return range(0)
    index = extent.end
    while index < first and _signs(lines[index]):
        index += 1
    return range(index if all(len(line.text) < PROSE for line in lines[index:first]) else first, len(lines))


def _signs(line: SourceLine) -> bool:
    """Whether a line may end a speech without being a sentence: a date, a name, thanks. Signatures are often letter-spaced."""
    text = "".join(line.text.split())
    thanks = len(text) <= SIGN_OFF and bool(_begins_closing().match(text))
    return thanks or is_date(text) or is_name_line(text) or is_speaker(line.text)


@cache
def _begins_closing() -> re.Pattern[str]:
    return re.compile(table("words")["closing"]["begins"])
