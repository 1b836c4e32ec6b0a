"""Finds sections whose paragraphs count in words of their own: behind a word with a number (``骗局一：……``), or inside a sentence. Or the text above counts them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from drafter.mine.address import starts_with_address
from drafter.mine.model import SourceParagraph
from drafter.mine.patterns import table
from drafter.mine.segment.sentences import is_single, sentence_end
from drafter.mine.segment.siblings import announced
from drafter.speech.numbering import HAN, from_han

LEAST_LABELLED = 2
"""The fewest paragraphs with a word, a number and a colon."""
LEAST_TALLIED = 3
"""The fewest paragraphs with a number in their first sentence, or with a word that the text announces."""
_LABEL = re.compile(rf"(?P<word>[\u4e00-\u9fff]{{2,5}}?)(?P<number>[{HAN}]{{1,2}}|\d{{1,2}})[：:]\s*(?=\S)")

_NUMBERED = re.compile(
    rf"(?P<word>[^，。！？；：第]{{2,16}})第(?P<number>[{HAN}]{{1,2}})(?P<what>[个条件点句项位种][^，。！？；：]{{0,3}})"
)


def numbered_sentences(paragraphs: Sequence[SourceParagraph]) -> list[SourceParagraph]:
    """Paragraphs whose first sentences are one sentence but for its number: ``我要送的第一个词是“慢”。``, ``我要送的第二个词是“笨”。``. Empty without them."""
    found = [paragraph for paragraph, _ in _counting(paragraphs, _NUMBERED)]
    return found if len(found) >= LEAST_TALLIED else []


def labelled_paragraphs(paragraphs: Sequence[SourceParagraph]) -> list[tuple[SourceParagraph, str]]:
    """Paragraphs that begin with the same word and count on: ``骗局一：``, ``骗局二：``; each with these words. Empty without them."""
    found = _counting(paragraphs, _LABEL)
    return [(paragraph, match[0]) for paragraph, match in found] if len(found) >= LEAST_LABELLED else []


def summed_paragraphs(paragraphs: Sequence[SourceParagraph]) -> list[SourceParagraph]:
    """Neighbouring paragraphs that tell what a number in a slogan stands for: ``一个目标：……``, ``两个抓手：……``, ``三个重点：……``; or ``“1”就是……``, ``“2”就是……``. Empty with fewer than three."""
    for form in (_SUM, _FIGURE):
        found: list[SourceParagraph] = []
        for paragraph in paragraphs:
            match = form.match(paragraph.text) if paragraph.mark is None else None
            number = _number(match["number"]) if match else 0
            if number and number == len(found) + 1 and (not found or found[-1].at == paragraph.at - 1):
                found.append(paragraph)
            elif len(found) >= LEAST_TALLIED:
                break
            else:
                found = [paragraph] if number == 1 else []
        if len(found) >= LEAST_TALLIED:
            return found
    return []


_SUM = re.compile(f"“?(?P<number>[{HAN[:9]}两])(?:个|项|大|条|种)[\u4e00-\u9fff]{{1,6}}?”?(?:[：:]|就是[：:，,]?|[，,]?即|[，,]是)")
_FIGURE = re.compile(f"“(?P<number>[{HAN[:9]}1-9])”(?:[：:]|[，,]?就是|[，,]?即|[，,]?是|[，,])")


def _number(written: str) -> int:
    """The number that figures or Chinese numerals write; 0 for none."""
    return int(written) if written.isdecimal() else 2 if written == "两" else from_han(written) or 0


def _counting(paragraphs: Sequence[SourceParagraph], form: re.Pattern[str]) -> list[tuple[SourceParagraph, re.Match[str]]]:
    """The first paragraphs of a form that count 1, 2, 3 … with one word."""
    found: list[tuple[SourceParagraph, re.Match[str]]] = []
    for paragraph in paragraphs:
        match = form.match(paragraph.text) if paragraph.mark is None else None
        if match is None or (found and match["word"] != found[0][1]["word"]):
            continue
        if _number(match["number"]) == len(found) + 1:
            found.append((paragraph, match))
    return found


def announced_words(paragraphs: Sequence[SourceParagraph]) -> list[SourceParagraph]:
    """Paragraphs whose first sentences are a word or two, as many as the paragraph above announces: ``善良。……``, ``勇敢。……``, ``感恩。……`` behind ``三个词。``.

    Empty without them. The words are of much the same length, and tell nothing: none is ``下雨了``.
    """
    for at, (paragraph, first) in enumerate(pairwise(paragraphs)):
        if "。" not in first.text[1 : LONGEST_WORD + 1]:
            continue
        count = announced([paragraph]) if paragraph.mark is None else None
        if count is None or count < LEAST_TALLIED:
            continue
        heads = [_word(below) for below in paragraphs[at + 1 : at + count + 2]]
        known, behind = heads[:count], heads[count:]
        lengths = [len(head) for head in known]
        if (
            len(known) == count
            and all(known)
            and not any(behind)
            and max(lengths) - min(lengths) <= EVEN
            and len(set(known)) == count
        ):
            return list(paragraphs[at + 1 : at + count + 1])
    return []


def announced_row(paragraphs: Sequence[SourceParagraph]) -> list[SourceParagraph]:
    """Paragraphs of one sentence each that begin alike, as many as the paragraph above announces with a colon: ``送大家三句话：``, ``一句是，……``, ``一句是，……``, ``一句是，……``. Empty without them."""
    for at, paragraph in enumerate(paragraphs[:-LEAST_TALLIED]):
        count = announced([paragraph]) if paragraph.mark is None and paragraph.text[-1] in "：:" else None
        if count is None or count < LEAST_TALLIED:
            continue
        row, behind = paragraphs[at + 1 : at + 1 + count], paragraphs[at + 1 + count : at + 2 + count]
        begin = row[0].text[:ALIKE]
        fits = len(row) == count and all(line.mark is None and line.text.startswith(begin) and _is_said(line.text) for line in row)
        if fits and len({line.text for line in row}) == count and not any(line.text.startswith(begin) for line in behind):
            return list(row)
    return []


ALIKE = 2
"""The fewest characters with which such paragraphs begin alike."""
LONGEST_SAID = 64
"""The most characters of such a paragraph."""


def _is_said(text: str) -> bool:
    """Whether a paragraph is one sentence, which nobody is called with."""
    return len(text) <= LONGEST_SAID and is_single(text) and not starts_with_address(text)


LONGEST_WORD = 4
"""The most characters of such a first sentence."""
EVEN = 1
"""The most characters by which the lengths of such sentences differ."""


def _word(paragraph: SourceParagraph) -> str:
    """The first sentence of a paragraph, if it is a word or two with a text behind it; "" for others."""
    text, words = paragraph.text, table("words")
    end = sentence_end(text)
    head = text[:end] if 0 < end <= LONGEST_WORD and text[end] == "。" and paragraph.mark is None and not is_single(text) else ""
    told = head and (head[-1] in words["no_heading_ends"] or set(head) & set(words["no_heading_words"]) or head[0] in _THANKS)
    return "" if told or starts_with_address(text) else head


_THANKS = "谢祝再"
"""How a word begins with which one ends: ``谢谢``, ``祝福``, ``再见``."""
