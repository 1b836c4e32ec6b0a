"""What 和, 与, 暨 and 、 join in a title: short words that stay on one line, or long parts of which each may have a line.

A line ends before 和 rather than behind it (国民经济计划执行情况 / 和2027年计划草案), but 作风和学风 and 加强和改进 are not parted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafter.write.docx.titles_segments import FUNCTION, UNIT, VERB, Segment, is_verb
from drafter.write.docx.titles_words import leading_words, listed, listed_words

AND = ("和", "及", "以及", "或者")
"""The words that a line of a title begins with, and does not end with. A line of running text does not begin with them."""

_SHORT, _ITEM, _JOINT_END, _ALIKE, _TWIN, _REACH = 2, 3, 4, 5, 4, 3


def twin_ends(words: Sequence[str], parts: Sequence[Segment]) -> Iterator[int]:
    """Where a word behind 和 ends that is as long as the one before it, and begins or ends as that does: 领导班子和领导干部.

    And where the second of two short items ends: 小水库、小渠道.
    """
    for index in range(1, len(words) - 1):
        if words[index] in listed_words("连词"):
            left, right = words[index - 1], words[index + 1]
            if len(left) == len(right) >= _TWIN and (left[0] == right[0] or left[-1] == right[-1]):
                yield parts[index + 1].stop
        is_last_item = words[index] == "、" and words[index + 2 : index + 3] != ["、"]
        if is_last_item and len(words[index + 1]) == len(words[index - 1]) and are_alike(words, parts, index + 1):
            yield parts[index + 1].stop


def is_short_pair(words: Sequence[str], parts: Sequence[Segment], index: int) -> bool:
    """Whether the word at an index joins two short words: 作风和学风建设, 加强和改进, but not 烟叶收购和烤烟生产."""
    left, right = words[index - 1], words[index + 1]
    has_head = right[_SHORT:] in listed_words("归前")  # 学风建设
    if has_head:
        right = right[:_SHORT]
    if not all(_SHORT <= len(word) <= _SHORT + 1 for word in (left, right)):
        return False
    if words[index] == "和" and len(left) == len(right) == _SHORT and is_verb(left) and is_verb(right):
        return True  # 听取和审议工作报告
    if {left, right} <= listed_words("兼名") | listed_words("共名") and words[index + 2 : index + 3] == ["工程"]:
        return True  # 理论研究和建设工程
    if _is_done(right) and not _is_done(left):  # 安排劳动力和压缩人口
        return False
    if left[-1] == right[-1] or {left, right} <= leading_words():
        return True
    return _begins_behind(words, parts, index - 2) and (has_head or _ends_before(words, parts, index + 2))


def is_short_coordination(words: Sequence[str], parts: Sequence[Segment], index: int) -> bool:
    """Whether 与 at an index joins two short words: 政策与行动 behind 的."""
    pair = words[index - 1], words[index + 1] if index + 1 < len(words) else ""
    if set(pair) <= listed_words("兼名"):  # 体系改革与建设工作会议
        return True
    return all(len(word) == _SHORT for word in pair) and index > 1 and parts[index - 2].kind in (FUNCTION, VERB)


def shares_head(words: Sequence[str], parts: Sequence[Segment], index: int) -> bool:
    """Whether a short word behind 和 has what it says of the next word in common with the one before 和: 转化和产业化情况.

    The next word ends the phrase: not in 绩效评价和森林质量提升工作会.
    """
    behind = words[index + 1] if index + 1 < len(words) else ""
    word, other = words[index], words[index - 2] if index > 1 else ""
    if not (_SHORT <= len(word) <= _SHORT + 1 and _SHORT <= len(other) <= 2 * _SHORT):
        return False
    return behind in listed_words("归前") and (index + 2 >= len(parts) or parts[index + 2].kind == FUNCTION)


def is_joint_end(word: str, rest: str) -> bool:
    """Whether 暨 joins the last words of one meeting: 闭幕式暨颁奖典礼. rest: what stands between 暨 and the genre."""
    short = len(rest) <= _JOINT_END and len(word) < _JOINT_END
    return short and word.endswith(listed("会名")) and rest.endswith(listed("会名"))


def is_in_name(words: Sequence[str], index: int) -> bool:
    """Whether 和 at an index stands in the name of an office: 石梁县 文化旅游 和 体育局, behind a place and before what such names end with."""
    before, behind = words[max(index - _REACH, 0) : index], words[index + 1 : index + 1 + _REACH]
    places = listed("单字")
    return any(word.endswith(places) for word in before) and any(word.endswith(listed("部门")) for word in behind)


def is_meeting(word: str) -> bool:
    """Whether a word is a meeting or a ceremony, behind which 和 begins a second one: 拜师仪式 / 和新渠工宣誓仪式."""
    return word in listed_words("单名") or word in listed_words("连会") or (len(word) > _SHORT and word.endswith(listed("会名")))


def are_alike(words: Sequence[str], parts: Sequence[Segment], index: int) -> bool:
    """Whether the items beside 、 stand side by side: short ones that end alike (巡渠队伍、护渠队伍), or 清明、谷雨期间 behind a number.

    index: of the word behind 、.
    """
    left, right = words[index - 2], words[index]
    if len(left) == len(right) <= _ITEM:
        if is_verb(right) and is_verb(left):  # 水费征收、使用计划
            return True
        if not is_verb(right) and _begins_behind(words, parts, max(index - 3, 0)):
            return True
    place = parts[index].start
    stops = (parts[at].stop for at in range(index, min(index + 3, len(words))) if words[at][-1] == left[-1])
    return next(stops, place + _ALIKE + 1) - place <= _ALIKE


def _is_done(word: str) -> bool:
    return word in leading_words() or is_verb(word)


def _begins_behind(words: Sequence[str], parts: Sequence[Segment], index: int) -> bool:
    """Whether an item begins behind the word at an index: the word is 在, 2027年 or a verb. Below 0 the title begins."""
    return index < 0 or parts[index].kind in (FUNCTION, VERB, UNIT) or words[index] in leading_words()


def _ends_before(words: Sequence[str], parts: Sequence[Segment], index: int) -> bool:
    """Whether an item ends before the word at an index: before 的, or before what both items have in common (情况)."""
    return index >= len(words) or parts[index].kind == FUNCTION or words[index] in listed_words("归前")
