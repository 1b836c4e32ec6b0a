"""Where the name of a meeting stands in a title: 现场观摩推进会 of 在全县秋种现场观摩推进会上的讲话."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from drafter.write.docx.titles_compounds import names_body
from drafter.write.docx.titles_segments import NAME, UNIT, VERB, WORD, Segment, is_known, is_verb
from drafter.write.docx.titles_words import leading_words, listed, listed_words

_SHORT, _CHAIN = 2, 3
_SESSIONS = ("次会议", "次全会")
_AGENTS = ("接受", "听取", "迎接", "配合")
"""Behind these a body is who does what follows: 接受市委巡察."""
_HELD_FOR = ("纪念", "庆祝")
_BODY_ENDS = (*"部处组队室科所站", "学期")
_PHRASE_WORDS, _PHRASE_LENGTH = 2, 4
"""The most words and characters of a phrase that belongs to the meeting behind it, and has no name of its own."""


def meeting_of(text: str, parts: Sequence[Segment], genre: int) -> tuple[int, int]:
    """Where the name of a title's meeting begins, and where its last word does; past the end of the text without one.

    parts: the words of the title. genre: where what is said at the meeting begins, 上的讲话.
    """
    nowhere = len(text) + 1
    head = nowhere
    for index, (start, stop, _) in enumerate(parts):
        if start < genre <= stop and text[start:genre].endswith(_meetings()):
            head = index
    if head == nowhere:
        return nowhere, nowhere
    words = [text[start:stop] for start, stop, _ in parts[: head + 1]]
    first = head
    while first and parts[first].kind != UNIT and _modifies(words, parts, first - 1):
        first -= 1
    first = min(first, _chain_start(words))
    first = _short_phrase_start(words, parts, first)
    if 1 < first < head and words[first] in listed_words("届前人"):  # 2015级新生 开学典礼, 2026级MBA新生
        counted = first - (2 if words[first - 1].isascii() else 1)
        first = counted if words[counted][-1] in "届级" else first
    if first == head and first and words[head] in listed_words("连会") and _names_meeting(words, parts, first - 1):
        first -= 1
    return parts[first].start, parts[head].start


@cache
def _meetings() -> tuple[str, ...]:
    """What the names of meetings end with, also of those that say what is done there: 动员会议, 调度会议."""
    return (*listed("会名"), *(f"{done}会议" for done in (*listed("会动"), *_HELD_FOR)))


def _short_phrase_start(words: Sequence[str], parts: Sequence[Segment], first: int) -> int:
    """Where a meeting's name begins if a short phrase stands in front of it, and in front of that the end of a body, an event or a name.

    市民政局 / 巡察动员会议, “某某高级中学” / 高三集会, 运动会 / 火炬点燃仪式. first: the index of the word with which it begins without one.
    """
    for index in range(first - 1, max(first - 1 - _PHRASE_WORDS, 0), -1):
        word, before = words[index], words[index - 1]
        is_short = parts[first].start - parts[index].start <= _PHRASE_LENGTH
        if not is_short or parts[index].kind not in (WORD, VERB, NAME) or _is_no_modifier(word):
            break
        if word in listed_words("归前"):  # in 巴以问题 the second
            continue
        is_latin = index == first - 1 and before.isascii() and before.isalpha()
        if is_latin and words[index - 2][-1] not in "届级":  # 水车BG / 护渠务虚会; not 2026级MBA新生, PPP合同续签
            return index
        if _ends_before_phrase(words, index - 1):
            return index
    return first


def _is_no_modifier(word: str) -> bool:
    """Whether a word says nothing of the meeting behind it: it is the body that has the meeting, a scope, or a season."""
    if word in listed_words("范围") or word in listed_words("地名") or word in listed_words("时节"):
        return True
    return names_body(word) or word.endswith(_BODY_ENDS)


def _ends_before_phrase(words: Sequence[str], index: int) -> bool:
    """Whether the word at an index is a body, an event, who meets, or the end of a body's name in quotation marks."""
    word, before = words[index], words[index - 1] if index else ""
    if word.endswith(_SESSIONS):  # 政协四次会议 / 委员讨论会
        return True
    if word in listed_words("范围") or word in listed_words("地名"):
        return False
    if before in listed_words("连词") or before == "、" or before in _AGENTS:  # 与大学和党委领导 / 座谈会, 接受市委巡察 / 动员会
        return False
    if word == "”":  # not “扫黄打非”工作
        return before != "" and names_body(before)
    if names_body(word):
        is_common = len(word) == _SHORT and word[-1] in "市区" and is_known(word)  # 城市, 灾区
        return not is_common and not word.endswith("系统")
    return word in listed_words("与会") or word.endswith(_groups()) or (len(word) > _SHORT and word.endswith(listed("办会")))


@cache
def _groups() -> tuple[str, ...]:
    """The groups that are sent: 工作组, 巡察组."""
    return ("工作组", *(f"{done}组" for done in listed("组做")))


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
    if index > 1 and words[index - 2] in _AGENTS:  # 接受市委 巡察工作 / 动员会
        return True
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
