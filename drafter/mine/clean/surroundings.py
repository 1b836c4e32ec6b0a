"""Noise around a speech on its page: dates, running heads, menus, advertising, lines above the title, blocks below the end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from drafter.files.tables import any_of
from drafter.mine.clean.cells import is_row_of_page
from drafter.mine.clean.front.names import is_person_with_post, is_signing_office
from drafter.mine.clean.lines import Report, SourceLine, finished
from drafter.mine.clean.noise_table import is_noise, noise_in
from drafter.mine.documents import is_collection
from drafter.mine.patterns import table
from drafter.mine.simplified import simplified
from drafter.mine.titles import is_date, is_title, is_titled
from drafter.speech.numbering import HAN


def without_page_date(kept: list[tuple[SourceLine, str]], report: Report) -> list[tuple[SourceLine, str]]:
    """The lines without the date of the page, a date in figures above the speech.

    It stands between lines that are noise, above where the page got the text from, or above the title of a collection.

    kept: lines with the patterns that match them.
    """
    gone = {removed.line: removed.reason for removed in report.noise}
    result: list[tuple[SourceLine, str]] = []
    for at, (line, zone) in enumerate(kept):
        if zone == "head" and _PAGE_DATE.fullmatch(line.text) and not (result and _ends_front(result[-1][0].text)):
            above, below = gone.get(line.number - 1), gone.get(line.number + 1)
            collected = any(is_collection(next_line.text) for next_line, _ in kept[at + 1 : at + 2])
            if collected or (above and below) or below in SOURCES:
                report.removed(line, "dateline-of-page")
                continue
        result.append((line, zone))
    return result


def _ends_front(text: str) -> bool:
    """Whether a line names the speaker: the date below it is the speech's own."""
    return is_person_with_post(text) or is_signing_office(text)


SOURCES = frozenset({"source-line", "author-line", "counter", "letter-size", "share-bar"})
"""The reasons of lines of a page that stand beside its date."""
_PAGE_DATE = re.compile(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}")


def is_page_day(text: str) -> bool:
    """Whether a line is a day in figures as pages write it, and hardly a writer: ``2026-03-01``. A writer's has dots: ``2026.3.1``."""
    return "." not in text and bool(_PAGE_DATE.fullmatch(text))


LATE = 0.5
"""A block of noise at the end begins behind this fraction of the lines."""
SHARE = 0.25
"""The greatest fraction of the lines in such a block."""


def quiet_from(lines: list[SourceLine]) -> int:
    """The index from which a block of noise may begin: nobody is addressed from there on, and `LATE` and `SHARE` hold."""
    below, size = 0, sum(len(line.text) for line in lines)
    index = len(lines)
    while index > len(lines) * LATE:
        line = lines[index - 1]
        below += len(line.text)
        if below > size * SHARE or line.is_address:
            break
        index -= 1
    return index


def running_heads(lines: list[SourceLine]) -> frozenset[str]:
    """Short lines that occur many times: running heads and feet.

    What stands above the text alone is none: a page may have its title in its head, in its path and above the text.
    """
    below = {line.text for line in lines[_text_begins(lines) :]}
    by_text = {line.text: line for line in lines if 4 <= len(line.text) <= 40}
    counts = Counter(line.text for line in lines if line.text in by_text)
    return frozenset(
        text
        for text, count in counts.items()
        if (count >= 3 or (count > 1 and is_row_of_page(text) and any(map(str.isdigit, text))))
        and text in below
        and not finished(text)
        and text[-1] not in "：:，,"
        and not (text[0] in "（(" and text[-1] in "）)")  # a remark of who presides: （节目毕）
        and not by_text[text].is_address
        and by_text[text].mark is None
        and not text.isdigit()
    )


def lone_title(lines: Sequence[SourceLine], repeated: Collection[str]) -> int | None:
    """The index of the line above the text, where nothing but running heads stands there: it is the title, which the page repeats. None without one."""
    first = _text_begins(lines)
    return first - 1 if first and all(line.text in repeated for line in lines[:first]) else None


def _text_begins(lines: Sequence[SourceLine]) -> int:
    """The index of the first address or sentence."""
    return next((at for at, line in enumerate(lines) if line.is_address or finished(line.text)), len(lines))


def without_page_heads(lines: list[SourceLine], report: Report) -> list[SourceLine]:
    """The lines without running heads beside the numbers of pages, or in one line with them: there two are enough, and one inside a sentence."""
    beside = [*_beside_page_numbers(lines), *_with_page_numbers(lines)]
    counts = Counter(text for _, text, sure in beside for _ in range(1 + sure))
    gone = {at for at, text, _ in beside if counts[text] > 1}
    for at in sorted(gone):
        report.removed(lines[at], "running-head")
    return [line for at, line in enumerate(lines) if at not in gone] if gone else lines


def _beside_page_numbers(lines: list[SourceLine]) -> Iterator[tuple[int, str, bool]]:
    """The short lines above and below the number of a page, each with its index, and whether a sentence goes on across both."""
    for at in range(1, len(lines) - 1):
        if not _is_page_number(lines[at].text):
            continue
        for step in (-1, 1):
            line, text = lines[at + step].text, lines[at - step].text
            if 4 <= len(line) <= HEAD and not finished(line) and not lines[at + step].is_address and lines[at + step].mark is None:
                sure = step > 0 and "页" in lines[at].text and len(text) > HEAD / 2 and not finished(text)
                yield at + step, line, sure and not is_date(line)


def _with_page_numbers(lines: list[SourceLine]) -> Iterator[tuple[int, str, bool]]:
    """The lines of a running head and the number of a page (``在清渠会上的讲话　　第 2 页``), each with its index and the head."""
    titles = {line.text for line in lines[:FRONT] if is_titled(line.text)}
    for at, line in enumerate(lines):
        if len(line.text) > 2 * HEAD or line.text[-1] not in _NUMBERED:
            continue
        match = _HEAD_AND_NUMBER.fullmatch(line.text) or _HEAD_AND_NUMBER.fullmatch(line.source.strip())
        title, _, number = line.text.rpartition(" ")
        if match:
            yield at, match["head"], match["head"] in titles
        elif number.isdigit() and title in titles:
            yield at, title, True


FRONT = 12
"""How many first lines may be the title that a running head repeats."""


_NUMBERED = frozenset("页-—–0123456789")
_HEAD_AND_NUMBER = re.compile(
    rf"(?P<head>(?![（(]?[\d{HAN}]{{1,3}}[、.．）)])[^，。；！？…·]{{3,39}}[^\s，。；：！？…·])"
    r"(?:[\s\u3000]*第\s*\d{1,4}\s*页(?:\s*[/,，]?\s*共\s*\d+\s*页)?|[\s\u3000]{2,}(?:[-—–]\s*\d{1,4}\s*[-—–]|\d{1,4}))"
)


HEAD = 24
"""The most characters of a running head beside the number of a page."""


def _is_page_number(text: str) -> bool:
    return len(text) <= HEAD and is_noise(text, "body", "page-number")


MENU_LIMIT = 120


@cache
def _menu() -> re.Pattern[str]:
    menu = table("noise")["menu"]
    between = (
        r"[\s|/·>【】\[\]（）()：:、\d]*+"  # no word begins with these, and of two words the longer counts: a line is divided once
    )
    return re.compile(rf"(?:{between}(?>{any_of(menu['words'])}))++[\s|/·>【】\[\]（）()：:\d]*|[【】\[\]|]+")


def is_menu(text: str) -> bool:
    """Whether a line has only words of a web page's menu, perhaps letter-spaced as its buttons are: ``搜 索``.

    Two such words glued in round brackets say what happens on the stage: ``（播放视频）``.
    """
    if len(text) > MENU_LIMIT:
        return False
    plain = simplified(text)
    if _happens().fullmatch(plain):
        return False
    return bool(_menu().fullmatch(plain) or (_SPACED.fullmatch(plain) and _menu().fullmatch("".join(plain.split()))))


@cache
def _happens() -> re.Pattern[str]:
    return re.compile(table("noise")["menu"]["happens"])


_SPACED = re.compile("[\u4e00-\u9fff](?:[ \u3000]+[\u4e00-\u9fff]){1,5}")


@cache
def _advertising() -> re.Pattern[str]:
    return re.compile(any_of(table("noise")["advertising"]["words"]))


def without_advertising(kept: list[tuple[SourceLine, str]], report: Report) -> list[SourceLine]:
    """The lines without advertising. Lines between two lines of advertising, above or below the speech, are removed with them."""
    limit: int = table("noise")["advertising"]["limit"]
    gone: set[int] = set()
    for zone in ("head", "tail"):
        inside = [i for i, (_, where) in enumerate(kept) if where == zone]
        cues = [
            i
            for i in inside
            if len(kept[i][0].text) <= limit and _advertising().search(kept[i][0].text) and not is_titled(kept[i][0].text)
        ]
        if len(cues) > 1:
            gone.update(
                i for i in inside if cues[0] <= i <= cues[-1] and not is_titled(kept[i][0].text) and not is_date(kept[i][0].text)
            )
    for i in sorted(gone):
        report.removed(kept[i][0], "advertisement")
    return [line for i, (line, _) in enumerate(kept) if i not in gone]


ABOVE_ADDRESS = frozenset({"study-banner", "paper-banner"})
"""What stands above the title also where a speech has none, and begins with its address."""


def without_banner(lines: list[SourceLine], report: Report) -> list[SourceLine]:
    """The lines without those directly above the title: the use of the paper, the name of a site, the title a second time."""
    at = 0
    while len(lines) - at > 2:
        first, below = lines[at], lines[at + 1]
        pattern = noise_in(first.text, "title")
        banner = pattern is not None and pattern.name in ABOVE_ADDRESS and below.is_address
        if not banner and (not is_title(below.text) or is_date(below.text) or below.is_address):
            break
        again = re.split(r"[_|]|\s-\s|-(?=[^-]+网)", first.text)[0].strip() == below.text
        if not again and (pattern is None or pattern.where != "title"):
            break
        report.removed(first, "repeated-title" if again or pattern is None else pattern.name)
        at += 1
    return lines[at:]
