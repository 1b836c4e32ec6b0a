"""Recognises titles, dates and speakers' lines."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from drafter.files.tables import any_of
from drafter.mine.patterns import table
from drafter.mine.simplified import simplified

LONGEST_TITLE = 80
LONGEST_SPEAKER = 50
_ENDS = "。，；：,;:、"


@cache
def _genre() -> re.Pattern[str]:
    words = table("words")
    genres = any_of(words["genres"])
    return re.compile(
        rf".*(?:{genres})》?(?:{words['title_tail']})[”》]?|.{{0,30}}在.{{2,40}}[上中]的?(?:{genres})[：:]\s*[^。：:]{{4,40}}|{words['named_title']}[：:]\s*[^。：:“”]{{4,40}}".replace(
            "{genres}", genres
        )
    )


@cache
def _date(name: str) -> re.Pattern[str]:
    words: dict[str, str] = table("words")["dates"]
    return re.compile(
        words[name].replace("{clock}", words["clock"]).replace("{year}", words["year"]).replace("{number}", words["number"])
    )


LONGEST_DATE = 40
LONGEST_NAME = 30
"""The most characters of a line with the name of an office or a person."""


def is_date(text: str) -> bool:
    """Whether a line is a date, perhaps with a place behind it: ``（2026年11月21日）``, ``二〇二六年一月``."""
    return len(text) <= LONGEST_DATE and _is_date(text)


@lru_cache(maxsize=4096)
def _is_date(text: str) -> bool:
    """The answer for a short line. Kept: every step of mining asks."""
    text = simplified(text)
    return (
        bool(_date("sure").search(text))  # first: few lines have what every date has, and the forms take twenty times as long
        and any(_date(name).fullmatch(text) for name in ("whole", "open", "labelled", "bracketed"))
        and not _genre().fullmatch(text)
    )


def has_year(text: str) -> bool:
    """Whether a line has a year with 年."""
    return bool(_date("inside").search(text))


def is_title(text: str) -> bool:
    """Whether a line may be a title: it is short and no sentence."""
    return 0 < len(text) <= LONGEST_TITLE and text[-1] not in _ENDS and "。" not in text


def is_titled(text: str) -> bool:
    """Whether a line ends like the title of a speech: ``在……会上的讲话``, ``述职报告（2篇）``."""
    return is_title(text) and _has_genre(text)


@lru_cache(maxsize=4096)
def _has_genre(text: str) -> bool:
    """Whether a short line ends with the name of a genre. Kept: every step of mining asks."""
    return bool(_genre().fullmatch(simplified(text)))


def genre_of(text: str) -> str:
    """The name of the genre with which a title ends: 述职报告 of ``2026年述职报告``; "" without one."""
    return max((genre for genre in table("words")["genres"] if text.endswith(genre)), key=len, default="")


@cache
def _whole_title() -> re.Pattern[str]:
    return re.compile(r"[^，。：；！？—―-]{0,24}在.{3,}")


def is_whole_title(text: str) -> bool:
    """Whether a line is a title that needs no other line above it: ``在开闸仪式上的讲话``, ``周大河在……上的致辞``."""
    return is_titled(text) and bool(_whole_title().match(text))


def is_plain_date(text: str) -> bool:
    """Whether a line is a day and nothing else, brackets aside: ``（2026年3月5日）``."""
    return len(text) <= LONGEST_DATE and bool(_date("day").fullmatch(text))


@cache
def _end_date() -> re.Pattern[str]:
    return re.compile(table("front")["end_date"])


def is_end_date(text: str) -> bool:
    """Whether a line is a date in any of the forms in which it stands at the end: ``2026年12月20日``, ``9/5/2019``, ``日期：……``."""
    return is_date(text) or (len(text) <= LONGEST_DATE and bool(_end_date().fullmatch(text)))


@cache
def _signed() -> re.Pattern[str]:
    signers, offices = any_of(table("words")["signers"]), any_of(table("words")["offices"])
    return re.compile(
        rf"(?:{signers})\s*[:：]\s*[^，。！？；]{{1,24}}|[\u4e00-\u9fff]{{2,24}}(?:{offices})(?:、[\u4e00-\u9fff]{{0,8}}(?:{offices}))?"
        rf"|[\u4e00-\u9fff][\s　]?[\u4e00-\u9fff][\s　]?[\u4e00-\u9fff]{{0,2}}"
    )


def is_name_line(text: str) -> bool:
    """Whether a line of a signature may name who signs: ``东河县林业局``, ``述职人：石大山``."""
    return 1 < len(text) <= LONGEST_NAME and bool(_signed().fullmatch(simplified(text))) and not is_date(text)


def is_signing_line(text: str) -> bool:
    """Whether a line has a label for the person who signs: ``述职人：石大山``."""
    return is_name_line(text) and any(colon in text for colon in "：:")


@cache
def _unsigned() -> re.Pattern[str]:
    labels = any_of([*table("words")["signers"], *table("words")["days"]])
    sealed = any_of(table("words")["sealed"])
    return re.compile(rf"(?:{labels})(?:[（(](?:{sealed})[）)])?\s*[：:][\s_＿—-]*(?:[\s_＿xX×]*年[\s_＿xX×]*月[\s_＿xX×]*日)?")


def is_unsigned(text: str) -> bool:
    """Whether a line is a label of a signature that waits to be filled in: ``承诺人（签名）：``, ``日期：____年__月__日``."""
    return len(text) <= LONGEST_DATE and bool(_unsigned().fullmatch(simplified(text)))


@cache
def _paper() -> re.Pattern[str]:
    return re.compile(table("words")["paper_title"])


def is_paper_title(text: str) -> bool:
    """Whether a line is the title of an official paper: ``关于做好清明防火的通知``."""
    return is_title(text) and bool(_paper().fullmatch(simplified(text)))


@cache
def _spoken() -> re.Pattern[str]:
    return re.compile(table("words")["spoken"])


GREETING = 60
"""How many characters tell that a line greets."""


def is_spoken(text: str) -> bool:
    """Whether a line addresses the audience, even without an end mark: ``各位好，今天我介绍……``."""
    return bool(_spoken().match(simplified(text[:GREETING])))


@cache
def _speaker() -> re.Pattern[str]:
    posts, labels = any_of(table("words")["posts"]), any_of(table("words")["speaker_labels"])
    return re.compile(
        rf"[（(]?(?:(?:{labels})\s*[:：].{{1,40}}|(?:\S{{0,40}}(?:{posts})[）)]?)?[\s　:：]*(?:[\u4e00-\u9fff][\s　]?[\u4e00-\u9fff][\s　]?[\u4e00-\u9fff]?[\u4e00-\u9fff]?|[\u4e00-\u9fff]{{1,6}}·[\u4e00-\u9fff·]{{1,12}}|[Xx×某]{{2,4}})|\S{{2,30}}(?:{posts}))[）)]?"
    )


def is_speaker(text: str) -> bool:
    """Whether a line may name the speaker: ``马卫光``, ``市委书记　李明``, ``演讲人：王芳``."""
    return len(text) <= LONGEST_SPEAKER and bool(_speaker().fullmatch(simplified(text))) and not is_titled(text)


def is_parallel(above: str, text: str) -> bool:
    """Whether two lines of a title are written alike, as slogans are: 把水管好 / 把渠修好."""
    same = sum(one == other for one, other in zip(above, text, strict=False))
    return len(above) == len(text) >= SLOGAN and same * 3 >= len(text) and above != text


SLOGAN = 4
"""The fewest characters of such a line."""
