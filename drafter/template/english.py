"""What a template writes in Chinese on the page of an English speech: ordinals, dates, brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.errors import Fault
from drafter.outline.model import OutlineFile
from drafter.speech.flow import texts
from drafter.speech.text import BLANK_START
from drafter.speech.tree import Document

_LETTER = re.compile("[A-Za-z]")
_HAN = "[\u4e00-\u9fff]"
_WIDE = "[\u3001-\u303f\u4e00-\u9fff\uff01-\uffef]"
_CHINESE = f"{_WIDE}(?:[0-9]*{_WIDE})*"
"""Patterns of Chinese. They are compiled only for a title with Latin letters, because that takes 2.5 ms."""
_MOST_HAN = 0.1
"""The most Chinese characters for each Latin letter on an English page: those that its template writes."""
_SHOWN = 4
"""The most Chinese words that the notice names."""


def notices_of_english(file: OutlineFile, document: Document) -> Iterator[Fault]:
    """A notice if the page of an English speech has Chinese words or marks: ``一、`` before a heading, ``（2026年11月21日）``, ``附件：``."""
    outline = file.outlines[0]
    title = "".join(outline.title)
    if not _LETTER.search(title) or re.search(_HAN, title):  # nearly every speech
        return
    shown = texts(document)
    page = "".join(shown)
    if len(re.findall(_HAN, page)) > _MOST_HAN * len(_LETTER.findall(page)):
        return
    found = dict.fromkeys(match[0] for text in shown if BLANK_START not in text for match in re.finditer(_CHINESE, text))
    if found:
        yield Fault("outline.english", outline.place_of("title"), {"found": [*found][:_SHOWN]})
