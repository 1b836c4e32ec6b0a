"""Which words of a title are one thing though each is a common word: 成果 观摩, 县城 建设 工作会议, 中国 科学技术协会, 人口 市民化."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.speech.numbering import HAN
from drafter.write.docx.titles_joints import is_meeting
from drafter.write.docx.titles_segments import FUNCTION, NAME, VERB, WORD, Segment, is_verb
from drafter.write.docx.titles_words import leading_words, listed, listed_words

_SHORT, _CHANGE = 2, 3
_BODY_WORDS = 4
"""So many words behind a place may be the name of a body."""
_CONGRESS = re.compile(f"[{HAN}]{{1,3}}大(?:精神|报告)?$")
"""The congress of a body by its number."""


def is_of_body(words: Sequence[str], parts: Sequence[Segment], index: int) -> bool:
    """Whether the name of a body goes on with the word at an index: 中国 科学技术协会, 中国工会 十八大精神, 水利科学 研究所."""
    word, before = words[index], words[index - 1]
    if _CONGRESS.match(word) or (word == "精神" and _CONGRESS.match(before)):
        return True
    if word in listed_words("体名") and (
        parts[index - 1].kind == NAME or (word in listed_words("会所") and parts[index - 1].kind != FUNCTION)
    ):
        return True
    return before in listed_words("地名") and _is_body_of_place(words, parts, index)


def _is_body_of_place(words: Sequence[str], parts: Sequence[Segment], index: int) -> bool:
    """Whether the words from an index on are the name of a body, and not a clause: 支持西藏 / 加快建设研究中心."""
    if begins_clause(words[index]):
        return False
    for part, word in zip(parts[index : index + _BODY_WORDS], words[index:], strict=False):
        if part.kind not in (WORD, VERB, NAME) or word in listed_words("单名"):
            return False
        if word.endswith(listed("团体")) or _CONGRESS.match(word):
            return True
    return False


def begins_clause(word: str) -> bool:
    """Whether a word is a verb that leads a clause, or an adverb in front of one."""
    return (word in leading_words() and word not in listed_words("兼名")) or word in listed_words("状语")


def is_show(words: Sequence[str], index: int) -> bool:
    """Whether the word at an index is what is shown or told at an event that is named behind it: 成果 展示, 经验 交流."""
    is_shown = index + 1 < len(words) and words[index] in listed_words("展品")
    return is_shown and words[index + 1][:_SHORT] in listed_words("展事")


def is_compound(words: Sequence[str], parts: Sequence[Segment], index: int) -> bool:
    """Whether the words beside an index are one thing: 成果 观摩, 县城 建设 in front of 工作会议, 管理 服务 in front of 平台, 大排查 大整治."""
    before, word = words[index - 1], words[index]
    twins = before[0] == word[0] == "大" and len(before) == len(word) == _CHANGE
    return twins or is_show(words, index - 1) or is_noun_of(words, parts, index) or _is_of_two(words, index)


def is_noun_of(words: Sequence[str], parts: Sequence[Segment], index: int) -> bool:
    """Whether the word at an index is no verb: its object stands in front, and what it names behind: 县城 建设 工作会议, 管理层 监督 方案."""
    if parts[index - 1].kind not in (WORD, NAME) or is_verb(words[index - 1]) or words[index - 1] in leading_words():
        return False
    word, behind = words[index], _behind(words, index)
    is_drive = f"{behind}{_behind(words, index + 1)}".startswith(listed("行动"))  # 供水 保障三年行动
    if is_drive and word in listed_words("行动名"):
        return True
    is_named = (
        is_drive or behind.startswith("工作") or behind in listed_words("制度") or is_meeting(behind) or behind.endswith("会议")
    )
    return is_named and word in listed_words("兼名")


def is_change(words: Sequence[str], parts: Sequence[Segment], index: int) -> bool:
    """Whether the word at an index says what becomes of the noun in front of it, or what it has: 人口 市民化, 党员 先进性.

    Not in 斗争 / 常态化开展.
    """
    word, before, behind = words[index], words[index - 1], _behind(words, index)
    if (len(word) != _CHANGE or word[-1] != "化") and word not in listed_words("性状"):
        return False
    if is_verb(behind) or behind in leading_words():
        return False
    return parts[index - 1].kind == WORD and not is_verb(before) and not names_body(before)


def names_body(word: str) -> bool:
    """Whether a word is the name of a place or a body, behind which a line ends well however seldom a phrase does: 浙江省."""
    return word.endswith(listed("机构")) or word[-1] in listed_words("单字")


def _is_of_two(words: Sequence[str], index: int) -> bool:
    """Whether the word at an index is the second of two verbs that name what stands behind them: 管理 服务 平台."""
    pair = (word[-_SHORT:] in listed_words("兼名") for word in words[index - 1 : index + 1])
    return all(pair) and _behind(words, index) in listed_words("归前")


def _behind(words: Sequence[str], index: int) -> str:
    return words[index + 1] if index + 1 < len(words) else ""
