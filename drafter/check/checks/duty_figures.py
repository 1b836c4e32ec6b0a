"""What a report on duties says was done, without a figure.

A report on duties (述职报告) is judged by what was done, and how much of it. A section without any number tells that somebody was busy.

Looked at are reports with 述职 in their title, and in them sections other than those on problems, plans, conduct and study (存在的问题, 下一步打算, 廉洁自律). A number in figures or in words
with a measure anywhere in the section is enough. It is advice.

Speech passes: 2026年度述职报告 / 各位代表： / 我管水。 / 一、主要工作 / 修了12口塘。 / 二、存在问题 / 走得不勤。
Speech fails: 2026年度述职报告 / 各位代表： / 我管水。 / 一、主要工作 / 修了很多塘。 / 二、存在问题 / 走得不勤。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from drafter.check.checks.pledge_date import is_titled
from drafter.check.model import Found, Settings, Text
from drafter.errors import Message
from drafter.files.tables import any_of, read_table
from drafter.speech.numbering import HAN

MESSAGES = {"": Message("no figure in “{found}”", "say how much was done, and from what to what")}

_NUMBER = re.compile(f"[0-9０-９]|[{HAN}两半][{HAN}两百千万半]*(?:个|名|人|次|项|件|户|家|条|万|亿|成|倍|亩|公里|米|吨|元)|百分之")


def find(text: Text, settings: Settings) -> Iterator[Found]:
    """The headings of sections without a figure."""
    for speech in text.speeches:
        if is_titled(text, speech, "duty"):
            for section in speech.sections:
                if section.heading and not _needs_none().search(section.heading):
                    line, at = section.words
                    behind = section.words._replace(at=at + len(section.heading))
                    if not _NUMBER.search(text.between(behind, section.stop)):
                        yield Found(line, at, at + len(section.heading))


@lru_cache(maxsize=1)
def _needs_none() -> re.Pattern[str]:
    return re.compile(any_of(read_table("check", "occasions")["no_figures"]))
