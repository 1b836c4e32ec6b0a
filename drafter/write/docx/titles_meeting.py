"""Where the name of a meeting stands in a title: 现场观摩推进会 of 在全县秋种现场观摩推进会上的讲话."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from drafter.write.docx.titles_compounds import names_body
from drafter.write.docx.titles_segments import NAME, UNIT, VERB, WORD, Segment, is_known, is_verb
from drafter.write.docx.titles_words import leading_words, listed, listed_words

_SHORT, _CHAIN = 2, 3
_SESSIONS = ("次会议", "次全会")
_HELD_FOR = ("纪念", "庆祝")
_BODY_ENDS = tuple("部处组队室科所站")
_PHRASE_WORDS, _PHRASE_LENGTH = 2, 4
"""The most words and characters of a phrase that belongs to the meeting behind it, and has no name of its own."""


def meeting_of(text: str, parts: Sequence[Segment], genre: int) -> tuple[int, int]:
    """Where the name of a title's meeting begins, and where its last word does; past the end of the text without one.

    parts: the words of the title. genre: where what is said at the meeting begins, 上的讲话.
    """
    nowhere = len(text) + 1
    head = nowhere
    for index, (start, stop, _) in enumerate(parts):
        if start < genre <= stop and text[start:genre].endswith((*listed("会名"), *_meetings())):
            head = index
    if head == nowhere:
        return nowhere, nowhere
    words = [text[start:stop] for start, stop, _ in parts[: head + 1]]
    first = head
    while first and parts[first].kind != UNIT and _modifies(words, parts, first - 1):
        first -= 1
    first = min(first, _chain_start(words))
    first = _short_phrase_start(text, words, parts, first)
    if 1 < first < head and words[first] in listed_words("届前人"):  # 2015级新生 开学典礼, 2026级MBA新生
        counted = first - (2 if words[first - 1].isascii() else 1)
        first = counted if words[counted][-1] in "届级" else first
    if first == head and first and words[head] in listed_words("连会") and _names_meeting(words, parts, first - 1):
        first -= 1
    return parts[first].start, parts[head].start


@cache
def _meetings() -> tuple[str, ...]:
    """The names of meetings that say what is done there: 动员会议, 调度会议."""
    return tuple(f"{done}会议" for done in (*listed("会动"), *_HELD_FOR))


def _short_phrase_start(text: str, words: Sequence[str], parts: Sequence[Segment], first: int) -> int:
    """The index of the word with which a meeting's name begins: a short phrase in front of it belongs to it, where a body, an event, a

    quotation or a counted thing ends before that: 市民政局 / 巡察动员会议, “光明新区高级中学” / 高三集会, 运动会 / 火炬点燃仪式.
    """
    for index in range(first - 1, max(first - 1 - _PHRASE_WORDS, 0), -1):
        is_short = parts[first].start - parts[index].start <= _PHRASE_LENGTH
        if not is_short or parts[index].kind not in (WORD, VERB, NAME) or not _may_modify(words[index]):
            break
        is_latin = words[index - 1].isascii() and words[index - 1].isalpha()
        if is_latin and index == first - 1 and words[index - 2][-1] not in "届级":  # 运营商BG / 战略务虚会; not 2026级MBA新生, PPP合同续签
            return index
        if _ends_before_phrase(words, index - 1):
            return index
    return first


def _may_modify(word: str) -> bool:
    """Whether a word may stand in front of a meeting that it says something of; no body, which has the meeting, nor a scope in front of it."""
    is_body = names_body(word) or word in listed_words("时节") or word.endswith("学期") or word.endswith(_BODY_ENDS)
    return not (is_body or word in listed_words("范围") or word in listed_words("地名") or word in listed_words("归前"))


def _ends_before_phrase(words: Sequence[str], index: int) -> bool:
    """Whether the word at an index is a body, an event, who meets, or the end of a quotation."""
    word = words[index]
    if word.endswith(_SESSIONS):  # 政协四次会议 / 委员讨论会
        return True
    if word in listed_words("范围") or word in listed_words("地名"):
        return False
    if index and (words[index - 1] in listed_words("连词") or words[index - 1] == "、"):  # 与大学和党委领导 / 座谈会
        return False
    if word == "”":  # only a name: not “扫黄打非”工作
        return names_body(words[index - 1])
    return (
        (names_body(word) and not word.endswith("系统") and not (len(word) == _SHORT and word[-1] in "市区" and is_known(word)))
        or word.endswith(("工作组", *(f"{done}组" for done in listed("组做"))))
        or word in listed_words("与会")
        or (len(word) > _SHORT and word.endswith(listed("办会")))
    )


def _names_meeting(words: Sequence[str], parts: Sequence[Segment], index: int) -> bool:
    """Whether a word says which a meeting is whose name is a bare 峰会 or 年会: 杭州峰会, 2026年年会."""
    is_year = parts[index].kind == UNIT and words[index].endswith(("年", "年度"))
    return is_year or parts[index].kind == NAME or words[index] in listed_words("地名")


def _chain_start(words: Sequence[str]) -> int:
    """The index of the word with which three and more things begin that a meeting does: 督查 观摩 总结 交流会; past the end without them."""
    doings = listed_words("会动")
    count, first = int(words[-1][:_SHORT] in doings), len(words) - 1
    while first and all(words[first - 1][at : at + _SHORT] in doings for at in range(0, len(words[first - 1]), _SHORT)):
        first -= 1
        count += len(words[first]) // _SHORT
    return first if count >= _CHAIN else len(words)


def _modifies(words: list[str], parts: Sequence[Segment], index: int) -> bool:
    """Whether a word belongs to the meeting's name, of which the words behind it are part."""
    word = words[index]
    return (
        word in listed_words("会前")
        or (word in listed_words("学时") and index > 0 and parts[index - 1].kind == WORD)  # 中小学校长 / 暑期学习会
        or (parts[index].kind == VERB and words[-1] in listed_words("单名"))  # 落成启用仪式
        or (parts[index].kind == UNIT and word[1:] == "年")  # 三年攻坚动员大会
        or _is_done_there(words, parts, index)
        or _is_first_of_two(words, index)
        or (word.endswith("工作") and len(word) == len("工作") + _SHORT and not _has_object(words, parts, index))
        or (word in ("及", "和") and index > 0 and words[index - 1] in listed_words("会前"))
    )


def _has_object(words: list[str], parts: Sequence[Segment], index: int) -> bool:
    """Whether 创建工作 has what is done in front of it, with which it belongs: 文明城市 创建工作 / 动员大会."""
    before = words[index - 1]
    is_noun = index > 0 and parts[index - 1].kind == WORD and not is_verb(before) and before not in leading_words()
    return is_noun and words[index][:_SHORT] in listed_words("兼名")


def _is_done_there(words: list[str], parts: Sequence[Segment], index: int) -> bool:
    """Whether a word is what is done at a ceremony, or the verb of it: 起跑仪式, 敬献花篮仪式."""
    if words[-1] not in listed_words("礼名") or len(words[index]) != _SHORT:
        return False
    kind = parts[index].kind
    if index + 2 == len(words):
        return kind in (WORD, VERB, NAME)
    return index + 3 == len(words) and (kind == NAME or is_verb(words[index]))


def _is_first_of_two(words: list[str], index: int) -> bool:
    """Whether a word is the first of two verbs that say what a meeting does: 参观考察座谈会."""
    word = words[index]
    if index + 2 >= len(words) or len(word) != _SHORT or word in leading_words() or word in listed_words("兼名"):
        return False
    return is_verb(word) and is_verb(words[index + 1])
