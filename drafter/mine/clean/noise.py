"""Lines that are no part of a speech: by their words, by where they stand, by what stands around them."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import NamedTuple

from drafter.mine.address import is_address
from drafter.mine.clean.joints import paragraphs_of
from drafter.mine.clean.lines import Line, Report, finished, is_prose
from drafter.mine.marks import mark_of
from drafter.mine.patterns import any_of, table
from drafter.mine.titles import is_date, is_title, is_titled


class Pattern(NamedTuple):
    """A row of the table; see its head."""

    name: str
    pattern: re.Pattern[str]
    where: str
    limit: int
    block: bool


@cache
def _patterns() -> tuple[Pattern, ...]:
    return tuple(
        Pattern(
            row["name"], re.compile(row["pattern"]), row.get("where", "anywhere"), row.get("limit", 60), row.get("block", False)
        )
        for row in table("noise")["lines"]
    )


@cache
def _longest() -> int:
    return max(pattern.limit for pattern in _patterns())


class Zones(NamedTuple):
    """Where the speech begins and ends: lines before `head` stand above it, lines from `tail` on below."""

    head: int
    tail: int


def zones(lines: list[Line]) -> Zones:
    """Where the first and the last paragraph stand."""
    head = next((i for i, line in enumerate(lines) if _begins(line)), len(lines))
    tail = next((i + 1 for i in range(len(lines) - 1, head - 1, -1) if _ends(lines[i])), head)
    return Zones(head, tail)


def _begins(line: Line) -> bool:
    return (is_prose(line.text) and not _whole_noise(line.text, "head")) or is_address(line.text) or _numbered(line.text)


def _numbered(text: str) -> bool:
    mark = mark_of(text)
    return mark is not None and mark.number == 1 and mark.rank is not None and mark.rank <= 2 and len(text) > len(mark.text)


def _ends(line: Line) -> bool:
    text = line.text
    return len(text) >= 4 and finished(text) and not _whole_noise(text, "tail") and "版权" not in text


def _whole_noise(text: str, zone: str) -> Pattern | None:
    """The pattern that takes the line in a zone, None where none does."""
    length = len(text)
    if length > _longest() or not _any_noise(zone).fullmatch(text):
        return None
    return next((row for row in _in_zone(zone) if length <= row.limit and row.pattern.fullmatch(text)), None)


@cache
def _in_zone(zone: str) -> tuple[Pattern, ...]:
    return tuple(pattern for pattern in _patterns() if _applies(pattern.where, zone))


@cache
def _any_noise(zone: str) -> re.Pattern[str]:
    """What any pattern of a zone takes: one search that most lines fail."""
    return re.compile("|".join(f"(?:{pattern.pattern.pattern})" for pattern in _in_zone(zone)))


def _applies(where: str, zone: str) -> bool:
    return where in {"anywhere", zone} or (where == "edge" and zone in {"head", "tail"})


def without_noise(lines: list[Line], report: Report) -> list[Line]:
    """The lines that may belong to the speech."""
    lines = _without_noisy_paragraphs(lines, report)
    where = zones(lines)
    kept: list[tuple[Line, str]] = []
    until, reason = len(lines), ""
    repeated = _running_heads(lines)
    quiet = _quiet(lines)
    for index, line in enumerate(lines):
        if index >= until:
            report.removed(line, reason)
            continue
        zone = "head" if index < where.head else "tail" if index >= where.tail else "body"
        pattern = _whole_noise(line.text, zone) if len(line.text) <= _longest() else None
        if pattern is None and index >= quiet:
            pattern = _block_start(line)
        if pattern is not None and pattern.where == "title":
            pattern = None
        if pattern is None and len(line.text) <= MENU_LIMIT and _is_menu(line.text):
            report.removed(line, "menu")
        elif line.text in repeated:
            report.removed(line, "running-head")
        elif pattern is None:
            kept.append((line, zone))
        else:
            report.removed(line, pattern.name)
            if pattern.block:
                until, reason = index + 1, pattern.name
    kept = _without_page_date(kept, report)
    return _without_banner(_without_advertising(kept, report), report)


def _without_noisy_paragraphs(lines: list[Line], report: Report) -> list[Line]:
    """The lines without paragraphs of more than one line that are noise: the editor's note of a hard-wrapped text, a site's notice."""
    groups = paragraphs_of(lines)
    if len(groups) == len(lines):
        return lines
    whole = [group[0]._replace(text="".join(line.text for line in group)) for group in groups]
    where = zones(whole)
    kept: list[Line] = []
    for index, (group, line) in enumerate(zip(groups, whole, strict=True)):
        pattern = None
        if len(group) > 1:
            zone = "head" if index < where.head else "tail" if index >= where.tail else "body"
            pattern = _whole_noise(line.text, zone) or _long_noise(group[0].text, zone)
        if pattern is None or pattern.where == "title":
            kept += group
        else:
            for gone in group:
                report.removed(gone, pattern.name)
    return kept


PARAGRAPH = 160
"""A pattern of noise that may be so long is one of paragraphs: what its first line begins goes on to the paragraph's end."""


def _long_noise(first: str, zone: str) -> Pattern | None:
    pattern = _whole_noise(first, zone)
    return pattern if pattern is not None and pattern.limit >= PARAGRAPH else None


# ---------------------------------------------------------------- blocks, heads, menus


def _without_page_date(kept: list[tuple[Line, str]], report: Report) -> list[tuple[Line, str]]:
    """The lines without the date of the page: above the speech, in figures, between lines that are noise."""
    gone = {removed.line for removed in report.noise}
    result = []
    for line, zone in kept:
        if zone == "head" and _PAGE_DATE.fullmatch(line.text) and {line.number - 1, line.number + 1} <= gone:
            report.removed(line, "dateline-of-page")
        else:
            result.append((line, zone))
    return result


_PAGE_DATE = re.compile(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}")

LATE = 0.5
"""A block that ends a text begins in its second half."""
REST = 0.25
"""… and holds no more than this part of it."""


def _quiet(lines: list[Line]) -> int:
    """From which line on no speech is heard: what is below turns to nobody, and is no large part of the text."""
    rest, size = 0, sum(len(line.text) for line in lines)
    index = len(lines)
    while index > len(lines) * LATE:
        text = lines[index - 1].text
        rest += len(text)
        if rest > size * REST or is_address(text):
            break
        index -= 1
    return index


def _block_start(line: Line) -> Pattern | None:
    """The pattern of a block that begins here: a licence, a list of other pages, though sentences stand in it."""
    if len(line.text) > _longest():
        return None
    return next(
        (row for row in _patterns() if row.block and len(line.text) <= row.limit and row.pattern.fullmatch(line.text)), None
    )


def _running_heads(lines: list[Line]) -> frozenset[str]:
    """Short lines that return again and again: the head or foot of a page."""
    counts = Counter(line.text for line in lines if 4 <= len(line.text) <= 40)
    return frozenset(
        text
        for text, count in counts.items()
        if count >= 3
        and not finished(text)
        and text[-1] not in "：:，,"
        and not is_address(text)
        and mark_of(text) is None
        and not text.isdigit()
    )


MENU_LIMIT = 120


@cache
def _menu() -> re.Pattern[str]:
    menu = table("noise")["menu"]
    return re.compile(rf"(?:[\s|/·>【】\[\]（）()：:、]*(?:{any_of(menu['words'])}))+[\s|/·>【】\[\]（）()：:]*|[【】\[\]|]+")


def _is_menu(text: str) -> bool:
    return bool(_menu().fullmatch(text))


@cache
def _advertising() -> re.Pattern[str]:
    return re.compile(any_of(table("noise")["advertising"]["words"]))


def _without_advertising(kept: list[tuple[Line, str]], report: Report) -> list[Line]:
    """Two lines of advertisement above the speech, or below it, take with them what stands between."""
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


def _without_banner(lines: list[Line], report: Report) -> list[Line]:
    """What stands directly above the title of the speech: what the paper is used for, a site's name, the title once more."""
    at = 0
    while len(lines) - at > 2:
        first, second = lines[at], lines[at + 1].text
        if not is_title(second) or is_date(second) or is_address(second):
            break
        pattern = _whole_noise(first.text, "title")
        again = re.split(r"[_|]|\s-\s|-(?=[^-]+网)", first.text)[0].strip() == second
        if not again and (pattern is None or pattern.where != "title"):
            break
        report.removed(first, "repeated-title" if again or pattern is None else pattern.name)
        at += 1
    return lines[at:]
