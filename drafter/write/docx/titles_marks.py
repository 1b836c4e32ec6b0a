"""Where the marks of a title part it: quotations and brackets, what stands before and behind a mark, what is said at a meeting."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.write.docx.titles_words import Words, leading, listed

_ENCLOSING = {"“": "”", "《": "》", "〈": "〉", "（": "）"}


def enclosed(text: str) -> Iterator[tuple[int, int]]:
    """The spans of what stands in quotation marks or brackets, marks included. Of nested ones the outer counts, of equal marks the inner."""
    at = 0
    while at < len(text):
        closing = _ENCLOSING.get(text[at])
        stop = text.find(closing, at) + 1 if closing else 0
        if stop and text[at] not in text[at + 1 : stop]:
            yield at, stop
            at = stop
        else:
            at += 1


_SHORT = 2
_DASHES = "—─―－–"
_SUBTITLE = 5
"""So many characters must stand on both sides of a single dash that begins a subtitle."""
_TURN = ("在", "关于", "致", "写在", "记", "兼", "以", "从", "学习", "纪念", "庆祝", "献给", "读", "观", "听", "来自")
"""What subtitles begin with."""
_LEFT_OPEN = ("在", "关于", "对", "就", "与", "和", "第")
"""What no title begins with that is whole in front of its subtitle."""


def dash_length(text: str) -> int:
    """The length of the dashes that a subtitle begins with: 2 of ——, 0 without one."""
    return len(text) - len(text.lstrip(f"{_DASHES}-"))


def subtitle_start(text: str, own: Words = ()) -> int:
    """Where the dash of a subtitle stands: ——, the like in other signs (──, ――, --), or one — that joins no names; 0 without one."""
    begin = max(dash_length(text), 2)
    if not any(sign in text[begin:] for sign in (*_DASHES, "--")):
        return 0
    inside = list(enclosed(text))
    for match in re.finditer(rf"[{_DASHES}]+|-{{2,}}", text):
        at, stop = match.span()
        if at < begin or stop == len(text) or any(start < at < end for start, end in inside):
            continue
        beside = text[at - 1], text[stop]
        if all(one.isascii() and one.isalnum() for one in beside):
            continue
        if stop - at > 1 or _parts(text, at, own):
            return at
    return 0


def _parts(text: str, at: int, own: Words) -> bool:
    """Whether a single dash stands between a title and its subtitle, and in no name (中国—东盟), range or row."""
    left, right = text[:at].rstrip(" \u3000"), text[at + 1 :].lstrip(" \u3000")
    if min(len(left), len(right)) < _SUBTITLE or (right[0].isdigit() and left[-1] in "0123456789年月日时届期号"):
        return False
    bare = left[: left.rfind("（")] if left.endswith("）") else left  # 中国（石梁）—中亚
    if right.startswith(listed("地名")) and bare.endswith(listed("地名")):
        return False
    if left[-1] in "！？。”》）" or right.startswith(_TURN):
        return True
    if left.startswith(_LEFT_OPEN) or sum(text.count(dash) for dash in _DASHES) > 1:
        return False
    return not _joins_names(left, right, own)


def _joins_names(left: str, right: str, own: Words) -> bool:
    """Whether names stand beside a dash, or two words of one length behind a verb: 推进城市—乡村融合发展."""
    from drafter.write.docx.titles_segments import NAME, segments  # only a single dash needs the words

    before, behind = segments(left, own)[-1], segments(right, own)[0]
    words = left[before.start :], right[: behind.stop]
    if before.kind == NAME or words[0].endswith(listed("地名")) or any(one.isascii() for word in words for one in word):
        return True
    return left.startswith(leading()) and len(words[0]) == len(words[1])


def after_last(text: str, marks: str) -> str:
    """What stands behind the last of the marks."""
    return text[max(text.rfind(mark) for mark in marks) + 1 :]


def before_first(text: str, marks: str) -> str:
    """What stands before the first of the marks."""
    return text[: min((at for mark in marks if (at := text.find(mark)) >= 0), default=len(text))]


def genre_start(text: str) -> int:
    """Where the genre behind a meeting begins: 上的 of 大会上的讲话, 时 of 考察时的讲话; the length of the text without one."""
    places = (at for at, character in enumerate(text) if character in "上时")
    said = {at: text[at + 1 :].removeprefix("所").removeprefix("作").removeprefix("的") for at in places}  # 会上所作的报告
    return max((at for at, behind in said.items() if _is_said(behind)), default=len(text))


def _is_said(behind: str) -> bool:
    """Whether a text begins with what is said, also with a word in front of it that says how: 表态发言, 推介致辞."""
    words = listed("体裁")
    return behind.startswith(words) or any(behind.startswith(words, at) for at in range(_SHORT, min(len(behind), _SHORT + 3)))


def body_end(text: str, at: int) -> int:
    """Where the body or event that an ordinal counts ends, the index behind 大赛; the same index without one."""
    ends = (found + len(name) for name in listed("序数后") if (found := text.find(name, at + 2, at + 18)) >= 0)
    return min(ends, default=at)
