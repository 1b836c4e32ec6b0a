"""Takes notes behind a speech away (``（此文为……的发言稿）``), and parts a last line that holds who signs and the date."""

from __future__ import annotations

import re
from functools import cache

from drafter.files.tables import any_of
from drafter.mine.clean.front.evidence import shape
from drafter.mine.clean.front.names import is_person_with_post, is_signing_office, person, post
from drafter.mine.clean.lines import Report, SourceLine, finished
from drafter.mine.patterns import table
from drafter.mine.titles import is_date, is_end_date, is_name_line, is_signing_line

LAST = 4
"""How many last lines may be notes or a signature."""
LONGEST = 60
"""The most characters of a signature in one line."""
NOTE = 200
"""The most characters of a note."""


@cache
def _note() -> re.Pattern[str]:
    return re.compile(table("front")["source_note"])


def without_source_notes(lines: list[SourceLine], report: Report) -> list[SourceLine]:
    """The lines without notes at the end: in brackets, where the speech was given or who the author is; or what is said of a draft that was made."""
    stop = len(lines)
    while stop > 1 and len(lines) - stop < LAST and _is_note(lines[stop - 1].text):
        stop -= 1
    for gone in lines[stop:]:
        report.removed(gone, "source-note")
    return lines[:stop]


def without_translation(lines: list[SourceLine], report: Report) -> list[SourceLine]:
    """The lines without the same speech in English behind it, and without the label above that: ``下面是英文版本：``."""
    stop = len(lines)
    while stop and not _HAN.search(lines[stop - 1].text):
        stop -= 1
    if sum(len(_LATIN.findall(line.text)) for line in lines[stop:]) < ENGLISH or not any(map(_is_chinese_text, lines[:stop])):
        return lines
    above = lines[stop - 1].text
    if len(above) <= LABEL and not finished(above) and re.search(table("front")["translation"], above):
        stop -= 1
    for gone in lines[stop:]:
        report.removed(gone, "appendix")
    return lines[:stop]


def _is_chinese_text(line: SourceLine) -> bool:
    return len(_HAN.findall(line.text)) >= CHINESE


_HAN = re.compile("[\u3400-\u9fff]")
_LATIN = re.compile("[A-Za-z]")
CHINESE = 20
"""The fewest Chinese characters of a paragraph that shows in which language the speech is."""
ENGLISH = 40
"""The fewest letters of a text in English."""
LABEL = 16
"""The most characters of a label above it."""


def without_feet(lines: list[SourceLine], report: Report) -> list[SourceLine]:
    """The lines without short ones below a name with a date, which sign the speech: ``2026年3月12日``, then ``请输入验证码`` or ``评分``."""
    for at in range(len(lines) - 1, max(len(lines) - 1 - LAST, 0), -1):
        if is_end_date(_unbarred(lines[at].text)):
            if not (_names(lines[at - 1].text) or is_name_line(lines[at - 1].text)) or not all(
                _is_foot(line) for line in lines[at + 1 :]
            ):
                return lines
            for gone in lines[at + 1 :]:
                report.removed(gone, "page-foot")
            return [*lines[:at], _without_bar(lines[at], report)]
    return lines


def _names(text: str) -> bool:
    """Whether a line names an office or a person."""
    return is_signing_office(text) or is_person_with_post(text)


def _is_foot(line: SourceLine) -> bool:
    """Whether a line below a signature is none of it, nor a sentence or a note."""
    text = line.text
    return (
        len(text) <= FOOT
        and not finished(text)
        and text[0] not in "（(【["
        and text[-1] not in "：:"
        and not _names(text)
        and not line.mark
    )


FOOT = 16
"""The most characters of a line that a page has below a signature."""
_AT_END = re.compile(r"\s*[|｜]+\s*$")


def _unbarred(text: str) -> str:
    return _AT_END.sub("", text)


def _without_bar(line: SourceLine, report: Report) -> SourceLine:
    """A line without the bar that a table or a menu left at its end."""
    text = _unbarred(line.text)
    if text != line.text:
        report.cut(line.text[len(text) :].strip(), line, "page-foot")
    return line.with_text(text)


def without_gallery(lines: list[SourceLine], report: Report) -> list[SourceLine]:
    """The lines without what a page says of its pictures below a speech: a heading that names them, ``活动剪影``, and below it nothing but captions."""
    first = len(lines)
    while first > 1 and len(lines) - first < PICTURES and _may_be_caption(lines[first - 1]):
        first -= 1
    head = next((at for at in range(first, len(lines) - 1) if _gallery().fullmatch(lines[at].text)), len(lines))
    for gone in lines[head:]:
        report.removed(gone, "caption")
    return lines[:head]


PICTURES = 80
"""The most lines of such a part of a page."""
CAPTION = 60
"""The most characters of a caption."""


def _may_be_caption(line: SourceLine) -> bool:
    """Whether a line may say what a picture shows: it is short and no sentence, no item of a list, and none of a signature."""
    text = line.text
    spoken = finished(text) or line.mark is not None or line.is_address
    return len(text) <= CAPTION and not spoken and not is_end_date(text) and not is_signing_line(text)


@cache
def _gallery() -> re.Pattern[str]:
    return re.compile(table("noise")["gallery"]["pattern"])


def _is_note(text: str) -> bool:
    if len(text) > NOTE:
        return False
    return bool(_note().fullmatch(text) or shape("made_draft").fullmatch(text) or shape("biography_label").match(text))


def _signed_behind(text: str) -> int:
    """Where an office and the day on which it signs stand behind the last sentence of a line; 0 without them, or without a sentence."""
    at = max(map(text.rfind, "。！？!?")) + 1
    match = _signed().fullmatch(text[at:].strip()) if 0 < at < len(text) and len(text) - at <= LONGEST else None
    return at if match and is_signing_office(match["who"].strip()) else 0


@cache
def _signed() -> re.Pattern[str]:
    words = table("words")
    who = any_of([*words["offices"], *table("front")["signing"]])
    day = table("front")["end_date"]
    label = rf"(?:{any_of(words['signers'])})\s*[：:]\s*[^，。！？；：\s]{{2,12}}"
    names = rf"{label}|[^，。！？；：\s]{{2,30}}(?:{who})|{post()}[ \u3000]*{person()}|[\u4e00-\u9fff]{{2,12}}[ \u3000]+{person()}(?=[ \u3000])|{person()}"
    return re.compile(rf"(?P<who>{names})[ \u3000]*(?P<day>[（(]?(?:{day})[）)]?)")


def is_dated_signature(text: str) -> bool:
    """Whether a line is who signs with the date: ``东河县水利局　2026年11月5日``."""
    return len(text) <= LONGEST and not is_date(text) and _signed().fullmatch(text) is not None


def with_parted_signature(lines: list[SourceLine], report: Report) -> list[SourceLine]:
    """The lines, a last one with an office or a name and the date parted: ``东河县水利局2026年11月5日`` becomes two lines.

    It may stand directly behind the last sentence: ``……共同守护我们的渠。东河县水利局2026年11月5日``.
    """
    if lines and not lines[-1].hint and (at := _signed_behind(lines[-1].text)):
        last = lines[-1]
        report.repaired(
            "lost-break-in-signature", last, last.text[max(at - 12, 0) :], f"{last.text[:at][-8:]}¶{last.text[at:][:12]}"
        )
        lines = [*lines[:-1], last.with_text(last.text[:at]), last._replace(text=last.text[at:].lstrip(), hint="")]
    if not lines or len(lines[-1].text) > LONGEST or is_date(lines[-1].text) or lines[-1].hint:
        return lines
    match = _signed().fullmatch(lines[-1].text)
    if match is None or len(lines) < 2:
        return lines
    last = lines[-1]
    report.repaired("lost-break-in-signature", last, last.text, f"{match['who'][-8:]}¶{match['day'][:12]}")
    return [*lines[:-1], last.with_text(match["who"].rstrip()), last._replace(text=match["day"], hint="")]
