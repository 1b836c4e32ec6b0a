"""Ordinals of rarer forms, which no template writes: ``㈢`` ``【一】`` ``廿一、`` ``第一部分：`` ``1.1``.

Some are recognised only by their siblings: ``一，抓安全`` has an ordinal if the next headings begin with ``二，`` and ``三，``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from drafter.speech.numbering import BULLETS, DASHES, FULL_WIDTH, HAN, LABELS, Mark, from_han, style_of
from drafter.speech.text import OPENING_MARKS

_WORDS = {"首先": 1, "其次": 2, "再次": 3, "最后": -1, "一方面": 1, "另一方面": 2}
_NEXT = ("紧接着", "接下来", "接着", "然后", "随后", "下面", "再者")
"""Words that say of an item no more than that it comes next."""
_FORMAL_SIGNS = "壹贰叁肆伍陆柒捌玖拾"
_FORMAL = str.maketrans({**dict(zip(_FORMAL_SIGNS, HAN, strict=True)), "廿": "二十", "卅": "三十"})
_SIGNS = "㈠-㈩⑴-⒇⒈-⒛❶-❿"
"""Signs that are nothing but ordinals, as a range of a pattern."""
_LETTERS = "ABCDEFGHabcdefgh甲乙丙丁戊己庚辛"
"""Letters and stems that count, eight of each kind."""
_LATIN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
"""Roman numerals of Latin letters."""
_COUNTED = (
    "(?:部分|方面|点|条|步|项(?:任务|工作|议程|措施|要求|内容|重点|举措|程序)?|章|节|篇|讲|课|关|板块|件事?|桩|招"
    "|个(?:问题|方面|要求|希望|建议|体会|特点|阶段|环节|部分|重点|任务)?)?"
)
"""What 第一 may count before a mark: 第一节 春耕, 第一个问题，关于修路."""
_NO_UNIT = "(?![万亿千百元米亩公吨倍个%％])"
"""What tells the ordinal 1.1 from a number: 1.1亿元 is one."""


@lru_cache(maxsize=1)
def _ordinal() -> re.Pattern[str]:
    """``一，`` ``第一部分：`` ``⑴`` ``首先，``. The named group is the number, or the word for it."""
    number = rf"(?:[{HAN}百廿卅{_FORMAL_SIGNS}]{{1,3}}|[0-9０-９]{{1,2}})"
    return re.compile(
        rf"{_DECIMAL}"
        rf"|[（(\[【〔〈]\s*(?P<inside>{number}|第{number}(?:部分|方面|点|条|步|项|章|节|篇)?)\s*[）)\]】〕〉]\s*"
        rf"|(?:(?:首先|最后|现在|{'|'.join(_NEXT)})\s*[，,]?\s*)?(?:会议|大会|仪式|活动)?(?:现在)?进行(?:会议|大会)?第(?P<agenda>{number})项(?:议程|内容|程序|仪式)?\s*[，,：:。]\s*"
        rf"|第\s*(?P<placed>{number})\s*{_COUNTED}(?:\s*[，,、：:。．.丶﹑､]\s*|\s+|(?<!第.)是(?![非否]))"
        rf"|其(?P<said>[{HAN}百]{{1,2}})\s*[，,、：:]?\s*"
        rf"|之(?P<among>[{HAN}]{{1,2}})\s*[，,、：:]\s*"
        rf"|(?:{'|'.join(sorted(LABELS))})\s*(?P<labelled>{number})\s*[，,、：:．.]\s*"
        rf"|(?P<marked>{number})\s*(?:[，,。：:；;·．.、）)丶﹑､｡]|{_STROKE})\s*"
        rf"|(?:№|(?:No|NO|no|Top|TOP|top|Part|PART|part)\s*[.．]?)\s*(?P<numbered>[0-9]{{1,2}})(?:\s*[，,、：:．.｜|]|(?![0-9]))\s*"
        rf"|(?P<sign>[Ⅰ-Ⅻ{_SIGNS}])\s*[、.．，,]?\s*"
        rf"|(?P<latin>{'|'.join(sorted(_LATIN, key=len, reverse=True))})\s*[、.．，,]\s*"
        rf"|(?P<letter>[{_LETTERS}])\s*[、.．，,)）]\s*"
        rf"|(?P<word>{'|'.join((*_WORDS, *_NEXT))})\s*(?:[，,、：:]|是)\s*"
    )


_STROKE = rf"(?:[—–－-]{{1,2}}|[/／|｜丨])(?!\s*[{HAN}0-9０-９])"
"""A stroke behind an ordinal, with no second number behind it: ``1-抓安全``, ``一——抓安全``, but not 1-3月."""
_DECIMAL = (
    r"[0-9０-９]{1,2}(?:(?:[.．][0-9０-９]{1,2})*[.．](?P<decimal>[0-9０-９]{1,2})(?![0-9０-９])\s*"
    + _NO_UNIT
    + r"[、．.]?\s*|[-－](?P<hyphened>[0-9０-９]{1,2})\s*(?:[、．.，,：:]|\s)\s*)"
)
"""``1.1`` before a word that is no unit; ``1-1`` with a blank or a mark behind it."""


@lru_cache(maxsize=1)
def _sure() -> re.Pattern[str]:
    """The ordinals that need no siblings. ``2.1 抓落实`` counts only in its place."""
    number = rf"(?:[{HAN}百廿卅]{{1,3}}|[0-9０-９]{{1,2}})"
    return re.compile(
        rf"[\[【〔〈]\s*(?P<inside>{number}|第{number}(?:部分|方面|点|条|步|项|章|节|篇))\s*[\]】〕〉]\s*[、，,：:]?\s*"
        rf"|第\s*(?P<part>{number})\s*(?:部分|方面|点|条|步|项(?:任务|工作|议程)?|章|节)\s*[，,、：:．.]\s*"
        rf"|(?P<marked>[廿卅{_FORMAL_SIGNS}][{HAN}{_FORMAL_SIGNS}]{{0,2}})\s*[、：:．.]\s*"
        rf"|(?P<sign>[{_SIGNS}])\s*[、.．，,]?\s*"
        rf"|(?P<roman>[Ⅰ-Ⅻ])\s*[、.．，,]\s*"
        rf"|[0-9０-９]{{1,2}}(?:[.．][0-9０-９]{{1,2}})*[.．](?P<decimal>[0-9０-９]{{1,2}})(?:\s*[、．.]\s*|\s+){_NO_UNIT}"
        rf"|[0-9０-９]{{1,2}}[-－](?P<hyphened>[0-9０-９]{{1,2}})(?:\s*[、．.]\s*|\s+){_NO_UNIT}"
    )


def sure_mark(text: str, place: int) -> tuple[str, Mark] | None:
    """The ordinal of a rarer form at the start of a heading: as typed, and as a mark; None where none stands.

    place: the heading's place among its siblings.
    """
    match = _sure().match(text)
    number = _number(match, last=False) if match else 0
    if match is None or not number or (match.lastgroup in ("decimal", "hyphened") and number != place):
        return None
    return match[0], Mark(style_of("1"), number, match[0].strip())


def may_count(text: str) -> bool:
    """Whether a heading may begin with such an ordinal, judged without its siblings."""
    return text[:1] in (*BULLETS, *DASHES) or _ordinal().match(text) is not None or _sure().match(text) is not None


def counted(texts: Sequence[str]) -> list[tuple[str, Mark]]:
    """The ordinals of headings that count on from one another, each as typed and as a mark; empty where they do not.

    >>> [typed for typed, _ in counted(["一，抓学习", "二，抓落实"])]
    ['一，', '二，']
    """
    if len(texts) < 2:
        return []
    if texts[0][:1] in BULLETS or (texts[0][:1] in DASHES and all(text[1:2].isspace() for text in texts)):
        return _bulleted(texts)
    matches = [match for match in map(_ordinal().match, texts) if match]
    numbers = [_number(match, last=match is matches[-1]) for match in matches]
    places = range(1, len(texts) + 1)
    if len(numbers) < len(texts) or any(number != place for number, place in zip(_placed(numbers), places, strict=True)):
        return []
    behind = [text[match.end() : match.end() + 1] for text, match in zip(texts, matches, strict=True)]
    if not all(first and not first.isdecimal() and (first.isalnum() or first in _OPENS) for first in behind):
        return []
    return [(match[0], Mark(style_of("1"), place, match[0].strip())) for place, match in enumerate(matches, 1)]


_OPENS = f"{OPENING_MARKS}["
_ITS_PLACE = -2
"""The number of a word that stands for any place: 接下来."""


def _placed(numbers: Sequence[int]) -> list[int]:
    """The places that numbers say: the last one for 最后, any for 接下来."""
    at = {-1: len(numbers)}
    return [place if number == _ITS_PLACE else at.get(number, number) for place, number in enumerate(numbers, 1)]


def _bulleted(texts: Sequence[str]) -> list[tuple[str, Mark]]:
    """The bullets of headings that all begin with the same one and have words behind it; empty where they do not."""
    bullet = texts[0][:1]
    words = [text[1:].lstrip() for text in texts]
    if not all(
        text[:1] == bullet and (word[:1].isalnum() or word[:1] in tuple(OPENING_MARKS))
        for text, word in zip(texts, words, strict=True)
    ):
        return []
    return [
        (text[: len(text) - len(word)], Mark(style_of("1"), place, bullet))
        for place, (text, word) in enumerate(zip(texts, words, strict=True), 1)
    ]


def _number(match: re.Match[str], *, last: bool) -> int:
    """The number of an ordinal; -1 for a word for the last item (最后), 0 for a text that is no ordinal."""
    words = match[match.lastgroup or 0]
    if match.lastgroup == "word" and words in _NEXT:
        return _ITS_PLACE
    if match.lastgroup == "word":
        return _WORDS[words] if last or _WORDS[words] > 0 else 0
    if match.lastgroup in ("sign", "roman"):
        return int(unicodedata.numeric(words))
    if match.lastgroup == "latin":
        return _LATIN.index(words) + 1
    if match.lastgroup == "letter":
        return _LETTERS.index(words) % 8 + 1
    figures = words.translate(FULL_WIDTH).translate(_FORMAL)
    if match.lastgroup == "inside" and figures[0] == "第":
        figures = figures.lstrip("第").rstrip("部分方面点条步项章节篇")
    return int(figures) if figures.isdecimal() else from_han(figures) or 0
