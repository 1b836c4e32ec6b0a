"""What a title looks like, and what a date and a speaker's line look like."""

from __future__ import annotations

import re
from functools import cache

from drafter.files.tables import any_of
from drafter.mine.patterns import table
from drafter.speech.numbering import HAN

LONGEST_TITLE = 80
_ENDS = "。，；：,;:、"


@cache
def _genre() -> re.Pattern[str]:
    words = table("words")
    return re.compile(rf".*(?:{any_of(words['genres'])})》?(?:{words['title_tail']})[”》]?")


_DATE = re.compile(
    rf"[（(【\[]?\s*(?:[0-9０-９]{{4}}|[{HAN[:9]}〇○零OＯ0]{{4}}|[Xx×]{{2,4}})\s*[年./-]\s*(?:[0-9０-９]{{1,2}}|[{HAN}]{{1,3}}|[Xx×]{{1,2}})?\s*"
    rf"(?:[月./-]\s*(?:(?:[0-9０-９]{{1,2}}|[{HAN}]{{1,3}}|[Xx×]{{1,2}})\s*(?:日|号)?)?)?(?:\s*(?:星期|周).)?(?:[，,、\s·于]+[^，。）)]{{1,14}}|(?<=[月日号])[^，。）)]{{1,6}})?\s*[）)】\]]?"
)


def is_date(text: str) -> bool:
    """Whether a line is a date: ``（2026年11月21日）``, ``二〇二六年一月``; a place may follow."""
    return (
        len(text) <= 40
        and bool(_DATE.fullmatch(text))
        and not _genre().fullmatch(text)
        and ("月" in text or bool(re.search(r"\d{4}[./-]\d|年\s*[）)]?$", text)))
    )


def is_title(text: str) -> bool:
    """Whether a line may be a title: short, and no sentence."""
    return 0 < len(text) <= LONGEST_TITLE and text[-1] not in _ENDS and "。" not in text


def is_titled(text: str) -> bool:
    """Whether a line ends as titles of speeches end: ``在……会上的讲话``, ``述职报告（2篇）``."""
    return is_title(text) and bool(_genre().fullmatch(text))


@cache
def _speaker() -> re.Pattern[str]:
    posts, labels = any_of(table("words")["posts"]), table("words")["speaker_labels"]
    return re.compile(
        rf"[（(]?(?:{labels}|(?:\S{{0,40}}(?:{posts})[）)]?)?[\s　:：]*(?:[\u4e00-\u9fff][\s　]?[\u4e00-\u9fff][\s　]?[\u4e00-\u9fff]?[\u4e00-\u9fff]?|[\u4e00-\u9fff]{{1,6}}·[\u4e00-\u9fff·]{{1,12}}|[Xx×某]{{2,4}})|\S{{2,30}}(?:{posts}))[）)]?"
    )


def is_speaker(text: str) -> bool:
    """Whether a line may name the speaker: ``马卫光``, ``市委书记　李明``, ``演讲人：王芳``."""
    return len(text) <= 50 and bool(_speaker().fullmatch(text)) and not is_titled(text)
