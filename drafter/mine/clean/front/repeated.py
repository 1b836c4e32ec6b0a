"""Finds titles that stand once more below: that of a page, of a piece of a collection, of the bar of a browser, above the title of the speech itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from drafter.mine.clean.front.evidence import shape
from drafter.mine.clean.front.names import is_person, is_person_with_post
from drafter.mine.clean.front.page_lines import is_covering
from drafter.mine.clean.lines import is_prose
from drafter.mine.documents import counts_speeches, label_number
from drafter.mine.model import Line
from drafter.mine.titles import has_year, is_date, is_paper_title, is_title, is_titled
from drafter.speech.numbering import HAN

FAR = 12
"""How many lines below a note, or the title of a page, the speech must begin."""
_SITE = re.compile(r"[_|－]|\s[-–—]\s|-(?=[^-]+网)")
_PLAIN = re.compile(r"(?:&nbsp;|[\s\u3000※—―\-–_|，,、：:·“”\"'《》（）()])+")


def without_marks(text: str) -> str:
    """A title without blanks and marks, for comparison."""
    return _PLAIN.sub("", text)


def repeated_titles(lines: Sequence[Line]) -> frozenset[int]:
    """The indexes of titles that stand once more below: alike but for blanks, marks, the name of a site behind them, or broken over lines."""
    found = set()
    for at, line in enumerate(lines):
        text = line.text.rstrip("。")
        if (
            len(text) > LONGEST
            or line.is_address
            or counts_speeches(text)
            or not is_title(text)
            or is_date(text)
            or (text != line.text and not is_titled(text))
        ):
            continue
        if line.mark is not None and not shape("numbered_title").match(line.text):
            continue
        bare, cut = without_marks(text), without_marks(_SITE.split(text)[0])
        if len(cut) < SHORTEST and len(bare) < SHORTEST:
            continue
        if label_number(lines[at + 1].text if at + 1 < len(lines) else "") == 1 and without_marks(lines[at + 1].text).startswith(
            bare
        ):
            continue  # the title of the file above its first piece: one of a page was taken off with the head of its collection
        joined = _joined(lines, at)
        if (
            _is_of_page_above(bare, lines[at + 1 : at + 3])
            or _is_of_kind_above(text, lines[at + 1 : at + 3])
            or _is_piece_above(text, lines[at + 1 : at + 3])
            or _is_begun_above(bare, lines[at + 1 : at + 3])
            or any(_same(words, bare, cut) for words in joined)
            or (is_titled(text) and any(_shortens(bare, words) for words in joined))
        ):
            found.add(at)
    return frozenset(found)


def _is_of_page_above(bare: str, below: Sequence[Line]) -> bool:
    """Whether a line is the title of a page, which holds all of the speech's own below it: ``大河镇2026年水利工作报告和明年打算``, then ``水利工作报告`` with a front."""
    if len(below) < LINES // 2 or not is_titled(below[0].text):
        return False
    title = without_marks(below[0].text)
    return SIMILAR <= len(title) < len(bare) and title in bare and (below[1].is_address or has_year(below[1].text))


def _is_of_kind_above(text: str, below: Sequence[Line]) -> bool:
    """Whether a line is the title under which a site files a speech, whose own is of the same kind, ends with the same words, and has its address below it."""
    if len(below) < LINES // 2 or not is_whole(text):
        return False
    own = below[0].text.rstrip("。")
    return below[1].is_address and is_whole(own) and own[-KIND:] == text[-KIND:] and not own.startswith(OPENING_MARKS)


def _is_piece_above(text: str, below: Sequence[Line]) -> bool:
    """Whether a line is the label of a piece with a title, ``第一篇：站长在开渠会上的讲话``, above the title of the speech, which has its address below it."""
    number = shape("numbered_title").match(text)
    if number is None or len(below) < LINES // 2 or text[number.end() : number.end() + 1] not in ("：", ":"):
        return False
    return below[1].is_address and is_titled(below[0].text) and not below[0].text.startswith(OPENING_MARKS)


def _is_begun_above(bare: str, below: Sequence[Line]) -> bool:
    """Whether a line is the beginning of the title below it, which has the address below it: ``春灌在即　众志成城``, ``春灌在即　众志成城　2026年三月号``."""
    if len(below) < LINES // 2 or not below[1].is_address or len(bare) < SIMILAR:
        return False
    own = without_marks(below[0].text)
    return own.startswith(bare) and own != bare and is_title(below[0].text)


def is_whole(text: str) -> bool:
    """Whether a line says of what occasion it is the title, and not only of what kind: ``清渠会主持词``, not ``主持词``."""
    return is_titled(text) and len(text) >= SIMILAR


OPENING_MARKS = ("—", "-", "―", "（", "(", "《")
"""How a subtitle begins."""


def _shortens(short: str, words: str) -> bool:
    """Whether a title is a shorter form of another: ``水代会开幕词`` for ``东河县水利代表大会第二次会议开幕词``. All its characters stand there in order, and both end alike."""
    if len(short) < SHORTEST or len(words) < 2 * len(short) or short[-KIND:] != words[-KIND:]:
        return False
    rest = iter(words)
    return all(character in rest for character in short)


def _is_short_for(piece: str, words: str) -> bool:
    """Whether the label of a piece says in short what its title says: ``第一篇：大河水库清渠工作通知``, ``大河水库 | 关于做好2026年春季清渠工作的通知``."""
    alike = piece[-2:] == words[-2:] or (piece[:KIND] == words[:KIND] and is_paper_title(words))
    if len(piece) < OWN // 2 or len(words) < len(piece) or not alike:
        return False
    rest = iter(words)
    return all(character in rest for character in piece)


KIND = 3
"""How many last characters of a title say what kind of text it is."""
LONGEST = 110
SHORTEST = 4
"""The lengths of a title that may be repeated, in characters without marks."""
LINES = 4
"""The most lines over which the repeated title is broken."""


def _joined(lines: Sequence[Line], at: int) -> list[str]:
    """One to `LINES` lines below a line, joined, at each place of the next `FAR` lines."""
    below = list(takewhile(_before_speech, lines[at + 1 : at + 1 + FAR]))
    texts = [
        without_marks(line.text)
        if len(line.text) <= LONGEST and not (line.text != lines[at].text and is_person_with_post(line.text))
        else ""
        for line in below
    ]
    found = [
        without_marks(head)
        for line, text in zip(below, texts, strict=True)
        if text and (head := _SUBTITLE.split(line.text)[0]) != line.text
    ]
    for start, first in enumerate(texts):
        words = ""
        for text in texts[start : start + LINES] if first else ():
            if not text:
                break
            words += text
            found.append(words)
    return found


_SUBTITLE = re.compile(r"(?<=[\u4e00-\u9fff”》])\s*(?:——|--|━━|──).*")
"""A subtitle in the line of its title."""


def _before_speech(line: Line) -> bool:
    """Whether a line may stand between a title of a page and that of the speech: it is no text of a speech."""
    text = line.text
    noted = is_covering(text) or shape("biography").search(text)
    return not line.is_address and line.mark is None and (not is_prose(text) or bool(noted))


def _same(words: str, bare: str, cut: str) -> bool:
    own = shape("numbered_title").sub("", bare)
    praised = shape("praise").sub("", own)  # 第一篇：在开渠会上的讲话范文
    if (
        words in {bare, cut, own}
        or (own != bare and len(praised) >= SHORTEST and words == praised)
        or (own != bare and _is_short_for(own, words))
    ):
        return True
    plain = _AT_END.sub("", bare)
    own = _DRAFT.sub("", words)
    if (
        is_titled(words) and bare.endswith(own) and _names(bare[: -len(own)])
    ):  # 周大河：在开渠会上的讲话, 周大河站长在开渠会上的讲话 above ……讲话提纲
        return True
    if len(words) >= OWN and cut.endswith(words):  # 水利局->【要闻】周大河：关于《河渠管理办法》起草情况的说明 | shuili.cn
        return True
    whole = _FULL.sub("", bare)
    if whole != bare and len(whole) >= SIMILAR and is_titled(whole) and words.startswith(whole):  # 水利工作报告（全文）
        return True
    if len(plain) >= SIMILAR and plain == _AT_END.sub("", words) and is_titled(plain):
        return True
    if _is_shorter(cut, words) or _has_same_subject(bare, words):
        return True
    shorter, longer = sorted((words, bare), key=len)
    return len(shorter) >= SIMILAR and (longer.startswith(shorter) and len(longer) - len(shorter) <= 2 + len(shorter) // 2)


def _names(words: str) -> bool:
    """Whether words in front of a title are who gives the speech."""
    return is_person(words) or is_person_with_post(words)


_DRAFT = re.compile("(?<=[话言辞词])(?:提纲|要点|稿|全文)$")
"""What a speaker writes behind the title of his paper."""
_FULL = re.compile("(?:全文|原文|实录|摘要|要点)$")
"""What a site writes behind the title of a text that it shows."""
_AT_END = re.compile(f"[0-9{HAN}]{{1,2}}$")
"""The number of a page or of a piece behind a title."""


def _is_shorter(text: str, title: str) -> bool:
    """Whether a line is the end of the title below it, perhaps with what a site says of it: ``个人述职报告精选``, ``车间主任个人述职报告``."""
    text = shape("praise").sub("", text)
    return len(text) >= SHORTEST and len(title) > len(text) and title.endswith(text) and is_titled(text) and is_titled(title)


def _has_same_subject(bare: str, words: str) -> bool:
    """Whether two titles say the same behind a kind of text each: ``渠工党课：守住一道闸``, ``党课讲稿：守住一道闸``."""
    same = 0
    for one, other in zip(reversed(bare), reversed(words), strict=False):
        if one != other:
            break
        same += 1
    kinds = bare[: len(bare) - same], words[: len(words) - same]
    return same >= 2 * SIMILAR and all(KIND_SHORT <= len(kind) <= 2 * SIMILAR and is_titled(kind) for kind in kinds)


KIND_SHORT = 2
"""The fewest characters of the kind of text in front of what a title says."""
OWN = 16
"""The fewest characters of a title that ends the title of its page, whatever stands in front of it there."""
SIMILAR = 6
"""The fewest characters of a title that is repeated with a few more or fewer at its end."""
