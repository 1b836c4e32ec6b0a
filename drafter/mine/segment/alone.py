"""Finds sections without marks whose headings stand alone: lines, questions, labels of lists, and sentences that the text announces."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from itertools import pairwise

from drafter.mine.address import starts_with_address
from drafter.mine.clean.lines import finished
from drafter.mine.dialogue import turns_in
from drafter.mine.model import SourceParagraph
from drafter.mine.patterns import table
from drafter.mine.segment.headings import introduces
from drafter.mine.segment.lines import is_cue
from drafter.mine.segment.sentences import is_single
from drafter.mine.segment.shared import shared_end, shared_start
from drafter.mine.segment.siblings import LEAST, LEAST_FRAMED, SHARED_WORD, SHORTEST, announced
from drafter.mine.titles import is_title
from drafter.speech.numbering import HAN

LONGEST_LINE = 32
"""The most characters of a heading without a mark, unless it is bold."""
MOST = 0.52
"""The greatest fraction of headings among the paragraphs. Each has text below it, so it is half, and a little more in case one text is
lost.
"""
SHORTEST_TEXT = 20
"""The fewest characters of a sentence below a heading, unless other signs show that it is one."""


def heading_lines(paragraphs: Sequence[SourceParagraph], marked: Collection[int]) -> list[SourceParagraph]:
    """Lines that look like headings: short, no sentence, text below each. Empty where they make no pattern.

    marked: the indexes of paragraphs that belong to a list. What is said by turns heads nothing (``李：下面请听合唱``), but a question its answer: ``问：……？``.
    """
    turns = (paragraphs[index] for index in turns_in(paragraphs))
    marked = {*marked, *(turn.at for turn in turns if turn.text[0] != "问")}
    lines = [
        (paragraph, below) for paragraph, below in _pairs(paragraphs) if paragraph.at not in marked and is_heading_line(paragraph)
    ]
    found = [heading for heading, below in lines if _heads(heading, below, shortest=0 if heading.hint == "bold" else SHORTEST_TEXT)]
    boxed = [heading for heading, below in lines if _BOXED.fullmatch(heading.text) and not _BOXED.fullmatch(below.text)]
    if len(boxed) >= LEAST_FRAMED and all(_BOXED.fullmatch(heading.text) for heading in found):
        found = boxed
    elif len(found) >= LEAST:
        found = _with_brief(found, lines, len(paragraphs))
    else:
        found = [heading for heading, below in lines if _heads(heading, below, shortest=0)]
        others = (_list_labels, labelled_parts, _text_labels, _questions, _quoted_lines, _announced_sentences)
        found = (
            found
            if _are_announced(found, paragraphs) or _all_name_parts(found)
            else next(filter(None, (way(paragraphs, marked) for way in others)), [])
        )
    alone = sum(not (part := part_label(heading.text)) or part == heading.text for heading in found)
    return [] if len(found) < LEAST or alone > len(paragraphs) * MOST else found


_BOXED = re.compile("【[^【】。！？：:]{2,16}】")
"""A heading in heavy brackets: three and more of them are headings, however short the texts below are."""


def _pairs(paragraphs: Sequence[SourceParagraph]) -> Iterator[tuple[SourceParagraph, SourceParagraph]]:
    """Each paragraph with the one below it. Between a heading and its text the speaker may turn to the hearers: ``上年工作回顾``, ``各位代表！``, ``一年来，……``."""
    for at, (paragraph, below) in enumerate(pairwise(paragraphs)):
        called = below.is_address and not paragraph.is_address and at + 2 < len(paragraphs)
        yield paragraph, paragraphs[at + 2] if called else below


def _with_brief(
    found: list[SourceParagraph], lines: Sequence[tuple[SourceParagraph, SourceParagraph]], size: int
) -> list[SourceParagraph]:
    """Headings with those behind the first that are no longer, above a sentence that is short: ``下步打算`` above ``加强值守，确保度汛。``.

    None takes leave of the hearers: ``祝老领导`` above ``健康长寿，晚年幸福！``.
    size: how many paragraphs there are. Where they would be too many, these are none.
    """
    longest = max(len(heading.text) for heading in found)
    known = {heading.at for heading in found}
    more = [
        heading
        for heading, below in lines
        if heading.at in known
        or (
            heading.at > found[0].at
            and len(heading.text) <= longest
            and len(below.text) >= SHORTEST_BRIEF
            and below.mark is None
            and not introduces(heading.text)
            and not re.match(table("words")["leaves"], heading.text)
            and _heads(heading, below, shortest=0)
        )
    ]
    return more if len(more) <= size * MOST else found


SHORTEST_BRIEF = 10
"""The fewest characters of a sentence below a heading, where others stand above longer ones."""


def _short_lines(
    paragraphs: Sequence[SourceParagraph], marked: Collection[int], *, ends: str, most: int, without: str
) -> Iterator[tuple[SourceParagraph, SourceParagraph]]:
    """The lines of at most so many characters that belong to no list, end with one of some marks and hold none of others; each with the paragraph below it."""
    for line, below in pairwise(paragraphs):
        bare = line.at not in marked and line.mark is None
        if bare and line.text[-1] in ends and len(line.text) <= most and not set(line.text) & set(without):
            yield line, below


def _questions(paragraphs: Sequence[SourceParagraph], marked: Collection[int]) -> list[SourceParagraph]:
    """Questions that stand alone, three and more of them above prose, such as 为什么要改？."""
    found = [
        question
        for question, below in _short_lines(paragraphs, marked, ends="？?", most=QUESTION, without="，,。！!")
        if len(below.text) > len(question.text) and finished(below.text) and below.text[-1] not in "？?"
    ]
    return found if len(found) >= LEAST_FRAMED else []


def _quoted_lines(paragraphs: Sequence[SourceParagraph], marked: Collection[int]) -> list[SourceParagraph]:
    """Short quotations that stand alone, each above a paragraph: “一句问候”, “一份祝福”, “一个行动”. They begin or end alike, or are of one length.

    Between them stands one paragraph, or as many as between the others: what others said or wrote stands in a row, or anywhere.
    """
    found = [
        at
        for at, (paragraph, below) in enumerate(pairwise(paragraphs))
        if paragraph.at not in marked
        and paragraph.mark is None
        and _QUOTED.fullmatch(paragraph.text)
        and len(below.text) > 2 * len(paragraph.text)
        and finished(below.text)
    ]
    words = [paragraphs[at].text[1:-1] for at in found]
    gaps = {below - above for above, below in pairwise(found)}
    if len(found) < LEAST_FRAMED or len(gaps) != 1 or len(set(words)) != len(words):
        return []
    alike = len(set(map(len, words))) == 1 or shared_start(words) or shared_end(words)
    return [paragraphs[at] for at in found] if alike else []


_QUOTED = re.compile("[“「『][^“”「」『』。！？!?]{2,16}[”」』]")
QUESTION = 20
"""The most characters of such a question."""


def _announced_sentences(paragraphs: Sequence[SourceParagraph], marked: Collection[int]) -> list[SourceParagraph]:
    """Sentences that stand alone above prose, share a frame, and are as many as the text announces: 当以实干立身。 behind 有三点期待：."""
    found = [
        paragraph
        for paragraph, below in pairwise(paragraphs)
        if paragraph.at not in marked
        and paragraph.mark is None
        and SHORTEST <= len(paragraph.text) <= LONGEST_LINE
        and paragraph.text[-1] == "。"
        and is_single(paragraph.text)
        and not starts_with_address(paragraph.text)
        and len(below.text) > 2 * len(paragraph.text)
        and finished(below.text)
    ]
    if len(found) < LEAST_FRAMED:
        return []
    first = next(at for at, paragraph in enumerate(paragraphs) if paragraph.at == found[0].at)
    return found if _are_alike([paragraph.text for paragraph in found]) and announced(paragraphs[:first]) == len(found) else []


def _list_labels(paragraphs: Sequence[SourceParagraph], marked: Collection[int]) -> list[SourceParagraph]:
    """Short labels with a colon, two and more of them above a list that begins with 1: 主要工作：. A last one may stand above prose."""
    labels = [
        (label, below)
        for label, below in _short_lines(paragraphs, marked, ends="：:", most=LABEL, without="，,。")
        if not (label.is_address or introduces(label.text[:-1]))
    ]
    lists = [below.at in marked and below.mark is not None and below.mark.number == 1 for _, below in labels]
    return [paragraph for paragraph, _ in labels] if sum(lists) >= LEAST and all(lists[:-1]) else []


LABEL = 16
"""The most characters of such a label."""


def _text_labels(paragraphs: Sequence[SourceParagraph], marked: Collection[int]) -> list[SourceParagraph]:
    """Labels with a colon on lines of their own, each above a text: ``学习方面：``, ``工作方面：``, ``生活方面：``, or two and more parts of a report: ``存在问题：``, ``改进措施：``.

    They name what they are about, or for whom it is (``致守闸人：``): not who speaks, nor what somebody says.
    """
    labels = [
        label
        for label, below in _short_lines(paragraphs, marked, ends="：:", most=LABEL, without="，,。、；;“”")
        if not (label.is_address or introduces(label.text[:-1]))
        and (below.mark is not None or _is_text_of(label, below))
        and below.text[0] not in "“「"
    ]
    words = [paragraph.text[:-1].strip() for paragraph in labels]
    named = sum(map(names_part, words))
    about = sum(bool(_about().fullmatch(text)) or names_part(text) for text in words)
    whole = len(set(words)) == len(words) == about and (len(words) >= LEAST_FRAMED or named == len(words) >= LEAST)
    return labels if whole else []


def _is_text_of(label: SourceParagraph, below: SourceParagraph) -> bool:
    """Whether a paragraph is the text below a label: a longer sentence, perhaps one that leads to a list, or a long paragraph that lost its end."""
    ended = finished(below.text) or below.text[-1] in "：:"
    return (len(below.text) > LONGEST_LINE and "，" in below.text) or (ended and len(below.text) > 2 * len(label.text))


def labelled_parts(paragraphs: Sequence[SourceParagraph], marked: Collection[int]) -> list[SourceParagraph]:
    """Labels of the parts of an account, three and more: ``收获：……``, ``主要做法：`` above a list or a text, ``不足：……``. One at least has its text behind it.

    Two are enough where one stands alone on its line and the other does not. Labels that come again are those of several accounts.
    """
    found = [
        (label, part)
        for label, below in pairwise([*paragraphs, None])
        if label
        and label.at not in marked
        and label.mark is None
        and (part := part_label(label.text))
        and (part != label.text or (below is not None and (below.mark is not None or finished(below.text))))
    ]
    parts = [part[:-1] for _, part in found]
    run_in = sum(part != label.text for label, part in found)
    least = LEAST if run_in < len(found) else LEAST_FRAMED
    return [label for label, _ in found] if run_in and len(set(parts)) == len(parts) >= least else []


def part_label(text: str) -> str:
    """The label of a part of an account with which a paragraph begins, and its colon; "" without one. A text behind it is a sentence of some length."""
    match = _part_label().match(text)
    behind = text[match.end() :].lstrip() if match else ""
    whole = match is not None and (not behind or (len(behind) >= SHORTEST_TEXT and finished(text) and behind[0] not in "“「"))
    return match[0] if match and whole else ""


@cache
def _part_label() -> re.Pattern[str]:
    return re.compile(f"(?:{table('words')['part_labels']})[：:]")


@cache
def _part() -> re.Pattern[str]:
    parts = table("words")["parts_of_report"]
    return re.compile(f"(?:{parts['over']})|(?:{parts['behind']})")


def names_part(text: str) -> bool:
    """Whether words name a part of a report: ``存在的问题``, ``主要工作情况``."""
    return bool(_part().search(text))


@cache
def _about() -> re.Pattern[str]:
    return re.compile(table("words")["label_alone"])


def _all_name_parts(headings: Sequence[SourceParagraph]) -> bool:
    """Whether all headings name parts of a report, whatever is short below them: ``2025年工作回顾``, ``2026年工作安排``."""
    texts = [heading.text for heading in headings]
    return len(set(texts)) == len(texts) >= LEAST and all(map(names_part, texts))


def _are_announced(headings: Sequence[SourceParagraph], paragraphs: Sequence[SourceParagraph]) -> bool:
    """Whether a paragraph above names all headings: 内容是：关于上届工作；关于今后任务, or they begin and are built alike."""
    if len(headings) < LEAST:
        return False
    above = next((paragraph.text for paragraph in paragraphs if headings[0].text in paragraph.text), "")
    named = len(above) > len(headings[0].text) and all(heading.text in above for heading in headings)
    return named or (len(headings) >= LEAST_FRAMED and _are_alike([heading.text for heading in headings]))


def _are_alike(texts: Sequence[str]) -> bool:
    """Whether lines begin and end with the same characters; the full stop does not count."""
    bare = [text.rstrip("。") for text in texts]
    return len(set(bare)) == len(bare) and len(shared_start(bare)) + len(shared_end(bare)) >= SHARED_WORD


def is_heading_line(paragraph: SourceParagraph) -> bool:
    """Whether a paragraph has the form of a heading without a mark: a short line that is no sentence, address, date, caption, cue, note to the speaker or row of a table."""
    bold = paragraph.hint == "bold"
    text = (paragraph.text.rstrip("。") or paragraph.text) if bold else paragraph.text
    return (
        (len(text) <= LONGEST_LINE or bold)
        and is_title(text)
        and (text[-1] not in "！!？?…”）)" or (bold and text[-1] == "”"))
        and text[0] not in "—-（(〔•·"
        and "\t" not in text  # a row of a table
        and not is_cue(text)
        and not _CAPTION.match(text)
        and not _tells_subject().match(text)
        and not (text[0] in '“"' and text[-1] in '”"')
        and not paragraph.is_address
        and (not (paragraph.is_date or _DAYS.fullmatch(text)) or bool(_YEAR.fullmatch(text)))
        and paragraph.mark is None
    )


@cache
def _tells_subject() -> re.Pattern[str]:
    """The words in which a speaker says what the speech is about: ``今天我演讲的题目是……``."""
    return re.compile(table("words")["of_speech"])


_CAPTION = re.compile(rf"[图表]\s?(?:[{HAN}]{{1,3}}|\d{{1,3}})(?:[-—–.]\d{{1,3}})?[ \u3000：:]")
"""The beginning of a caption: ``图一 东河总干渠``."""
_DAYS = re.compile(r"(?=.*[时点午:：~～—\-至到前起])[\d年月日号时点分前起\s:：.~～—\-至到上下午]+")
"""Several days, or hours, which say when something is done: ``9月25日--10月9日``. A day alone may head what is told of it."""
_YEAR = re.compile(
    rf"(?:[0-9]{{4}}|[〇○零{HAN}]{{4}})年(?:[春夏秋冬]天?)?|(?:19|20)[0-9]{{2}}年?(?:[-—–~～至到]|——|--)(?:19|20)[0-9]{{2}}年?"
)
"""A year alone, or years from one to another, which may head what is told of them."""


def _heads(heading: SourceParagraph, below: SourceParagraph, shortest: int = SHORTEST_TEXT) -> bool:
    """Whether the paragraph below a heading is its text: a longer sentence, one that leads to what follows, a long paragraph, or the first item of a list."""
    ended = finished(below.text) or (below.text[-1] in "：:" and not below.is_address)
    sentence = len(below.text) > len(heading.text) and len(below.text) >= shortest and ended
    return sentence or len(below.text) > 2 * LONGEST_LINE or below.mark is not None
