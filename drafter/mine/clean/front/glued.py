"""Parts a line that holds several lines of a front: ``……上的致辞周某``, ``周某某2022.10.23``, ``……上的讲话（2026年11月）``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from drafter.files.tables import any_of
from drafter.mine.clean.front.names import is_person, office, person, post, speaker
from drafter.mine.patterns import table
from drafter.mine.titles import is_date, is_titled
from drafter.speech.numbering import HAN
from drafter.speech.surnames import family_name

DASHES = ("——", "—", "--", "―", "━", "──")
"""How a subtitle begins."""
LONGEST = 110
"""The most characters of a line that is parted."""
_BLANK = "[ \u3000]"


class Part(NamedTuple):
    """A stretch of a line and the kind of front line that it is. at: the index at which it begins."""

    kind: str
    at: int
    text: str


@cache
def _day() -> str:
    """A date, in brackets or not."""
    words: dict[str, str] = table("words")["dates"]
    number, year = words["number"], words["year"]
    bare = rf"{year}\s*[年./\-]\s*{number}?\s*(?:[月./\-]\s*(?:{number}\s*[日号]?)?)?"
    yearless = rf"{number}\s*月\s*{number}\s*[日号]"  # 镇长　陆长河（三月六日）
    return rf"(?:[（(【\[]\s*(?:{bare}|{yearless})[^（）()，。]{{0,12}}[）)】\]]|{bare})"


@cache
def _shape(name: str) -> re.Pattern[str]:
    gap = rf"{_BLANK}*[·•]?{_BLANK}*"
    places = f"[{''.join(word[-1] for word in (*table('words')['places'], *table('words')['offices']))}级里河山路街口节时季]"
    shapes = {
        "speaker-date": rf"(?P<speaker>[（(]?{speaker()}){gap}(?P<date>{_day()}[）)]?)",
        "date-speaker": rf"(?P<date>[（(]?{_day()})[，,]?{gap}(?P<speaker>(?:{speaker()}|{post()}{_BLANK}*[-—－]{{1,2}}{_BLANK}*{person()})[）)]?)",
        "office-date": rf"(?P<speaker>{office()}){gap}(?P<date>[（(]{_day()}[^（）()，。]{{0,12}}[）)])",
        "name-day": rf"(?P<speaker>{family_name('words')}[\u4e00-\u9fff]{{2}}(?!{places})[\u4e00-\u9fff])(?P<date>{_day()})",  # a name of four characters, with the day at once
        "speaker": rf"(?P<speaker>[（(]?{speaker()}[）)]?)",
        "date": rf"(?P<date>{_day()})",
    }
    return re.compile(shapes[name])


@cache
def _genre() -> re.Pattern[str]:
    return re.compile(f"(?:{any_of(table('words')['genres'])})[》”]?")


@cache
def _labels() -> re.Pattern[str]:
    who, when = (
        any_of(table("words")["speaker_labels"]),
        "(?:讲话|发言|会议|演讲|汇报|报告|述职|致辞|致词|宣讲|主讲|竞聘|授课|撰稿)?(?:时间|日期)",
    )
    gap = "[ \u3000，,;；]*"
    speaker, date = rf"(?P<speaker>(?:{who})\s*[：:]\s*\S[^：:]{{1,20}}?)", rf"(?P<date>{when}\s*[：:]\s*{_day()})"
    place = rf"(?:{gap}(?:讲话|发言|会议|演讲)?地点\s*[：:]\s*[^：:]{{2,20}})?"
    return re.compile(f"{speaker}{gap}{date[:-1]}{place})")


def _labelled(text: str) -> Iterator[tuple[Part, ...]]:
    """A line with labels: ``讲话人：王某　时间：2026年3月``."""
    if match := _labels().fullmatch(text):
        yield _parts(match, 0)


def _named_title(text: str) -> Iterator[tuple[Part, ...]]:
    """A title with the name of its author and a colon in front, or behind it, as sites write it: ``周大河：在开闸仪式上的讲话``."""
    name, colon, title = text.replace(":", "：", 1).partition("：")
    if colon and is_person(name) and (is_titled(title.strip()) or _is_slogan(title.strip())):
        yield Part("speaker", 0, name), Part("title", len(text) - len(title.lstrip()), title.strip())
    elif colon and is_titled(name) and is_person(title.strip()):
        yield Part("title", 0, name), Part("speaker", len(text) - len(title.lstrip()), title.strip())


def _is_slogan(text: str) -> bool:
    """Whether a text is words in two halves of one length, as a title may be that does not say what it is the title of: 清水长流 护岸安民; 守一道闸，护一方水."""
    halves = re.split(r"[\s，,]+", text)
    return (
        len(halves) == 2
        and min(map(len, halves)) >= HALF
        and len(halves[0]) == len(halves[1])
        and not _STOPS.search("".join(halves))
    )


HALF = 4
"""The fewest characters of such a half."""


def parts_of(text: str) -> Iterator[tuple[Part, ...]]:
    """The ways in which a line parts into lines of a front; none for a line that is one."""
    if not 6 <= len(text) <= LONGEST or text[-1] in "。，；、！？,;!?":
        return
    yield from _labelled(text)
    yield from _held_below(text)
    yield from _named_title(text)
    yield from _speaker_and_date(text)
    yield from _behind_title(text)


def _speaker_and_date(text: str) -> Iterator[tuple[Part, ...]]:
    for name in ("speaker-date", "date-speaker", "office-date", "name-day"):
        match = _shape(name).fullmatch(text)
        if match is None or not _is_dated(match["date"]):
            continue
        if not is_date(text) or (name == "date-speaker" and _is_no_place(match["speaker"])):
            yield _parts(match, 0)


def _is_no_place(text: str) -> bool:
    """Whether what stands behind a date is the name of a person and not of a place: 李秋, not 于北京."""
    bare = text.strip("（()）")
    return text[0] not in "于在" and (is_person(bare) if re.fullmatch(person(), bare) else True)


def _is_dated(text: str) -> bool:
    return is_date(text.strip("（()）")) or is_date(text)


def _parts(match: re.Match[str], offset: int) -> tuple[Part, ...]:
    found = [Part(kind, offset + match.start(kind), match[kind]) for kind in match.groupdict()]
    return tuple(sorted(found, key=_place))


def _place(part: Part) -> int:
    return part.at


def _behind_title(text: str) -> Iterator[tuple[Part, ...]]:
    """A title with a name, a date or both behind its last word, or a name with a post behind two spaces."""
    ends = {match.end() for match in _genre().finditer(text)}
    ends |= {match.start() for match in re.finditer(r"(?<=\S)[ \u3000]{1,}(?=\S)|(?<=\S)(?=[（(])", text)}
    for end in sorted(ends, reverse=True):
        title, rest = text[:end], text[end:]
        behind = rest.lstrip(" \u3000")
        if len(title) < 4 or not behind or is_date(title) or _shape("speaker").fullmatch(title):
            continue
        held = is_held(title)
        titled, apart = held or is_titled(title), behind != rest
        bracketed = behind[0] in "（("
        if not titled and not apart and not bracketed:
            continue
        names = ("speaker-date", "date-speaker", "speaker", "date") if titled or apart else ("date",)
        for name in names:
            match = _shape(name).fullmatch(behind)
            if match is None or not _is_sure(name, match, titled=titled, apart=apart):
                continue
            yield (
                Part("subtitle" if held or title.startswith(DASHES) else "title", 0, title),
                *_parts(match, len(text) - len(behind)),
            )
            return


_HELD = re.compile(
    rf"[—―─━–-]*(?:[0-9]{{4}}|[〇○零{HAN}]{{4}})年[0-9〇○零{HAN}]{{1,3}}月(?:[0-9〇○零{HAN}]{{1,3}}日)?，?在[^，。：；]{{4,40}}上"
)
"""When and where a speech was held, below its title: ``2026年1月27日在大河县第十届水利代表大会上``."""


def _held_below(text: str) -> Iterator[tuple[Part, ...]]:
    """A title, or none, when and where the speech was held, and perhaps by whom, all in one line: ``政府工作报告——2026年1月8日在东河县第五次代表大会上县长　石大山``."""
    dash = next((text.find(dash) for dash in DASHES if dash in text), -1)
    match = _HELD.match(text, dash) if dash >= 0 else None
    held = match.end() if match else 0
    title, rest = text[:dash], text[held:].lstrip(" \u3000")
    if not held or (title and not is_titled(title)) or not (title or rest) or (rest and not _shape("speaker").fullmatch(rest)):
        return
    found = [Part("title", 0, title), Part("subtitle", dash, text[dash:held]), Part("speaker", len(text) - len(rest), rest)]
    yield tuple(part for part in found if part.text)


def is_held(text: str) -> bool:
    """Whether a line says when and where a speech was held, and nothing else."""
    return _HELD.fullmatch(text) is not None


def holds_speaker(text: str) -> bool:
    """Whether a line says when and where a speech was held and, behind a blank, by whom."""
    held = _HELD.match(text)
    return (
        held is not None
        and bool(_shape("speaker").fullmatch(text[held.end() :].lstrip(" \u3000")))
        and text[held.end()] in " \u3000"
    )


def _is_sure(name: str, match: re.Match[str], *, titled: bool, apart: bool) -> bool:
    """Whether what stands behind a title is a name or a date without doubt."""
    if "date" in name:
        return _is_dated(match["date"]) and (titled or name != "date" or match["date"][0] in "（(")
    who = match["speaker"].strip("（()）")
    bare = re.fullmatch(person(), who)
    if not titled:
        return bare is None
    return is_person(who) and (apart or len(who) > 2 or "某" in who) if bare else apart or len(who) > 4


FRONT = 90
"""The most characters of a title with a name and a date, in front of the text in one line."""
TEXT = 40
"""The fewest characters of the text behind them."""


def front_before_text(text: str) -> tuple[str, ...]:
    """The title, the name and the date in brackets in front of the text of one line, and this text; empty for other lines.

    A file that lost its breaks begins so: ``在开闸仪式上的讲话镇长周大河（2026年3月12日）今天……``.
    """
    if len(text) >= TEXT and (numbered := _numbered_before_text(text)):
        return numbered
    if len(text) < TEXT or not (bracket := _OPENS.search(text, 0, FRONT)):
        return ()
    for match in _genre().finditer(text, 0, bracket.start()):
        title, end = text[: match.end()], match.end()
        if len(title) < 6 or _STOPS.search(title) or not is_titled(title):
            continue
        behind = len(text[end:]) - len(text[end:].lstrip(_BLANKS))
        for name in ("speaker-date", "date"):
            found = _shape(name).match(text, end + behind)
            if found and found["date"][0] in "（(" and _is_dated(found["date"]) and len(text) - found.end() >= TEXT:
                parts = [found[kind].strip() for kind in ("speaker", "date") if kind in found.groupdict()]
                return (title, *parts, text[found.end() :].lstrip())
    return ()


def _numbered_before_text(text: str) -> tuple[str, ...]:
    """The title and the text of one line, where the number of the piece stands between them: ``清渠会议主持讲话3今天，镇党委召开……``."""
    number = _PIECE.match(text)
    title = number["title"].strip() if number else ""
    return (title, text[number.end() :]) if number and is_titled(title) and not _STOPS.search(title) else ()


_PIECE = re.compile(
    r"(?P<title>[^，。；：！？,;:!?]{6,60}?)\s?[0-9]{1,2}\s?(?=(?:今天|刚才|首先|大家好|很高兴|根据|按照|为了|在)[^。]{2,60}[，,])"
)
"""A title, the number of a piece of a collection, and words with which a text begins."""


SHORTEST, TITLE = 6, 60
"""The least and the greatest length of such a title."""


def begins_with_title(text: str) -> bool:
    """Whether a line is a title, or begins with one whose break was lost: ``在开闸仪式上的讲话同志们：……``."""
    return any(titles_before(text))


def titles_before(text: str, least: int = SHORTEST) -> Iterator[str]:
    """The titles of so many characters and more with which a line may begin, the shortest first."""
    return (
        text[: match.end()]
        for match in _genre().finditer(text, 0, TITLE)
        if match.end() >= least and not _STOPS.search(text, 0, match.end()) and is_titled(text[: match.end()])
    )


_OPENS = re.compile("[（(]")
_STOPS = re.compile("[，。；：！？,;:!?]")
_BLANKS = " \u3000"
