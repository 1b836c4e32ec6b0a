"""What a break of a title costs at each place, by the phrases that it parts.

A title is told apart into words, and each place between two words is weighed by what stands on both sides: a clause ends there, 暨 begins a
second meeting, a speaker is done and 在 follows, the name of the meeting begins (座谈会上的讲话), an ordinal begins its body
(第二次全体会议), or the word before it seldom ends a phrase. The costs were set on 430 real titles whose breaks had been chosen by hand, and
hold on 500 more: none of them, changed by itself, gets more than one or two of these better. What is missed is words: modifiers and heads
that no table has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.speech.text import is_wide
from drafter.write.docx.titles import measure
from drafter.write.docx.titles_compounds import begins_clause, is_change, is_compound, is_noun_of, is_of_body, is_show, names_body
from drafter.write.docx.titles_joints import (
    AND,
    are_alike,
    is_in_name,
    is_joint_end,
    is_meeting,
    is_short_coordination,
    is_short_pair,
    shares_head,
    twin_ends,
)
from drafter.write.docx.titles_marks import after_last, before_first, body_end, dash_length, enclosed, genre_start
from drafter.write.docx.titles_meeting import meeting_of
from drafter.write.docx.titles_segments import (
    FUNCTION,
    MARK,
    NAME,
    UNIT,
    VERB,
    WORD,
    Segment,
    is_known,
    is_pair,
    is_person,
    is_two_verbs,
    is_verb,
    leads_on,
    segments,
)
from drafter.write.docx.titles_slogans import Slogans
from drafter.write.docx.titles_units import is_han, is_number
from drafter.write.docx.titles_words import (
    NOT_AT_START,
    NOT_BY_ITSELF,
    Words,
    first_characters,
    leading,
    leading_words,
    listed,
    listed_words,
    purpose_starts,
)

_NOT_AT_END = frozenset("「『“‘（《〈<【〔([第在把被将对从向于以为与暨")

# Good places.
_DASH, _BLANK, _CLAUSE, _JOINT_MEETING, _PURPOSE, _SPEAKER, _SHORT_SPEAKER, _ABOUT = -10.0, -7.0, -6.0, -8.0, -6.0, -5.0, 0.0, -4.0
_BEFORE_NUMBERED, _BEFORE_SECOND, _LONG_ITEM, _MEETING, _ORDINAL = -2.0, -2.0, -7.0, -1.0, -1.0
# Places between phrases and between words.
_FIELD, _YEAR, _AFTER_DE, _EVENT, _TWIN, _VERB, _AFTER_BRACKET, _ITEM = 0.0, 0.0, 1.0, 1.0, 1.0, 1.5, 2.0, 2.0
_BEHIND_BODY, _BEHIND_HEAD, _BESIDE_QUOTE, _PREPOSITION, _BETWEEN_WORDS, _AFTER_AND = 3.0, 3.0, 3.0, 3.0, 4.0, 13.0
_AFTER_YEAR, _BESIDE_NAME, _IN_PAIR, _IN_MEETING, _BELONGS_BEFORE, _AFTER_ORDINAL, _SHORT_ITEM = (
    6.0,
    7.0,
    7.0,
    8.0,
    10.0,
    22.0,
    11.0,
)
_BEFORE_DRAFT, _JUBILEE, _IN_BODY, _AFTER_SHORT_QUOTE, _BEFORE_GENRE, _BEFORE_SHORT_BRACKET = 8.0, 12.0, 17.0, 14.0, 16.0, 40.0
_BEHIND_VERB_AND_YEAR, _IN_DATE, _CLAUSE_VERB, _BEHIND_SESSION, _CEREMONY, _BESIDE_DRIVE, _STRIVING = (
    1.0,
    40.0,
    -1.0,
    -3.0,
    -2.7,
    5.0,
    -2.0,
)
_DATE = frozenset({("年", "月"), ("月", "日")})
# What a break costs more.
_BEHIND_TWINS, _AFTER_PLAIN_VERB, _FRAGMENT, _IN_NUMBERED, _AFTER_LEADING, _IN_ITEM, _IN_CLAUSE, _IN_LONG_QUOTE, _IN_QUOTE = (
    1.0,
    3.0,
    4.0,
    7.0,
    8.0,
    9.0,
    9.0,
    15.0,
    40.0,
)
# What a line costs that goes on behind a long speaker.
_PASSED = 10.0
# Inside a name that no table knows, and inside a word.
IN_NAME, _IN_WORD, _IN_LONG_WORD = 60.0, 120.0, 80.0
"""The unit of all of them is that of the balance of lines, see `drafter.write.docx.titles`."""

_SHORT_QUOTE, _NAMED_QUOTE, _SHORT_BRACKET = 6, 10, 7
"""So many characters, marks included, belong to the word behind them (“十三五”时期; “扫黄打非”工作, which has a name before it) or before them
(政府首脑（总理）)."""
_SHORT_WORD = 2
_ATTRIBUTE_LENGTH = 3
_NOUN_BEFORE = ("的", "和", "及", "与")
"""What a verb is no verb before: it is what its object is named by."""
_LONG_ITEM_LENGTH = 5
_LONG_SPEAKER, _OWN_LINE = 7, 8
"""So many characters of a speaker or a body have a line of their own: 国务院关税税则委员会 / 关于…."""
_FRAGMENT_LENGTH = 5
"""So many characters behind 和 or 、 are no end of a line: 与工人 / 革命造反总司令部."""
_ITEM_END, _ITEM_LENGTH = 4, 8
"""So many characters before 、 are no beginning of a line, unless an item begins with them, or is longer than the second number."""
_EXTENDED = "（扩大）"
"""A bracket that belongs to what follows: （扩大）学习会."""
_DRAFT = re.compile("（[^（）]{0,6}草案[^（）]{0,6}）》")
"""A bracket at the end of the name of a law that begins a line, inside 《》 as it is: 关于《某某条例 / （草案）》的说明."""
_PURPOSE_VERBS = ("提供", "作出", "贡献", "增添", "注入")
"""The verbs of a clause of purpose."""
_REPORT = re.compile("向.{2,}(?:大会|会议|全会|代会)上?所?作?的?(?:专项)?(?:工作)?(?:报告|汇报|致辞|致词|贺词|祝词|贺信)$")
"""A report to a congress, and to whom."""
_BLANKS = "\u3000 "
_BRACKETS = str.maketrans("()", "（）")
_ENDED = frozenset("、，”》）")


def phrase_breaks(text: str, most: int, own: Words = ()) -> tuple[dict[int, float], dict[int, float]]:
    """From each index at which a line of a title may end to its cost, and from some to what a line costs that goes on there.

    most: the characters of a line. own: as in `title_lines`.
    """
    text = text.translate(_BRACKETS) if "(" in text else text
    title = _Title(text, most, own)
    costs: dict[int, float] = {}
    has_joint = "以及" in text
    for place in range(1, len(text)):
        before, after = text[place - 1], text[place]
        if place in title.purpose and before != "暨":
            costs[place] = _PURPOSE
            continue
        if has_joint and text.endswith("以及", 0, place):
            continue
        if (before in _NOT_AT_END and not title.ends_noun(place)) or before in "—…─―－–":
            continue
        if not (is_wide(before) or is_wide(after)) and not title.is_behind_blank(place):
            continue
        if after == "为" and before in listed_words("为前"):  # 成为, 列为
            continue
        if "-" in (before, after) and all(map(is_wide, f"{text[place - 2 : place]}{text[place : place + 2]}".replace("-", ""))):
            continue  # 中国-东盟
        if after in "—－–" and not text.startswith("——", place) and place != title.begin:
            continue
        if after in NOT_AT_START and (after not in "和及" or place not in title.at):
            continue
        cost = title.cost(place)
        if cost is not None:
            costs[place] = cost
    for place in title.fragments():
        least = _ORDINAL if "暨" in text[place - _FRAGMENT_LENGTH : place] else 0.0
        if least <= costs.get(place, _DASH) < IN_NAME:
            costs[place] += _BEHIND_TWINS if place in title.twin_ends else _FRAGMENT
    passed = title.passed()
    behind_speaker = (
        place for start in passed for place in range(start + 2, start + 2 + _SHORT_WORD)
    )  # 总经理石大山在党员 / 交纳……
    for place in title.strivings():
        costs[place] = min(costs.get(place, _STRIVING), _STRIVING)
        costs.pop(place + 1, None)
    for place in (*title.item_ends(), *behind_speaker, *title.celebrated(), *title.striven_for()):
        if place in costs:
            costs[place] += _IN_ITEM
    return costs, passed


class _Title:
    """A title with its segments, and with where its meeting and its genre stand."""

    def __init__(self, text: str, most: int, own: Words) -> None:
        self.text, self.most = text, most
        self.segments = segments(text, own, names=True)
        self.words = [text[start:stop] for start, stop, _ in self.segments]
        self.at = {segment.start: index for index, segment in enumerate(self.segments)}
        self.kinds = [kind for start, stop, kind in self.segments for _ in range(start, stop)]
        self.enclosed = [span for span in enclosed(text) if span != (0, len(text))]  # what encloses all parts nothing
        self.genre = genre_start(text)
        self.begin = dash_length(text)
        self.meeting, self.head = meeting_of(text, self.segments, self.genre)
        self.numbered = set(self._numbered())
        self.purpose = purpose_starts(text)
        self.is_slogan = self.genre == len(text) and "的" not in text[-4:] and bool(self.words) and self.words[0] in leading_words()
        self.twin_ends = set(twin_ends(self.words, self.segments))
        self.slogans = Slogans(text, self.words, self.at, most)
        self.has_clauses = any(
            (mark in "\u3000 " or (mark != "。" and self._ends_clause(at)))
            and self._around(at) is None
            and (mark != " " or _beside_latin(text, at + 1) is None)
            for at, mark in enumerate(text)
        )

    def is_behind_blank(self, place: int) -> bool:
        """Whether a blank parts a wide character from the figures behind a place: 班子 / 2025 年度."""
        is_blank = self.text[place - 1] in _BLANKS and not self.text[place].isspace()
        return is_blank and place > 1 and is_wide(self.text[place - 2])

    def ends_noun(self, place: int) -> bool:
        """Whether the character before a place is the end of a noun, and not a word that leads on: 改革方向 / 加快转型升级."""
        index = self.at.get(place)
        return index is not None and self.words[index - 1].endswith(listed("虚字名词"))

    def _numbered(self) -> Iterator[int]:
        """The places inside what 第二届 counts: 北京大学校友创业大赛."""
        for start, stop, kind in self.segments:
            if kind == UNIT and self.text.startswith("第", start) and self.text[stop - 1] in "届次":
                yield from range(stop + 1, body_end(self.text, stop))

    def passed(self) -> dict[int, float]:
        """What a line costs that goes on behind who speaks or decides, by places."""
        found: dict[int, float] = {}
        for (start, _, _), word in zip(self.segments, self.words, strict=True):
            speaks = word == "关于" or (word == "在" and self.genre < len(self.text)) or (word == "向" and self._reports(start))
            if not speaks or self._around(start) is not None or not self.begin < start < self.genre:
                continue
            if self.text.endswith(AND, 0, start):  # 重要讲话 / 和在……会上的讲话
                continue
            speaker = after_last(self.text[self.begin : start], "，：")
            if len(speaker) >= (_OWN_LINE if word == "在" else _LONG_SPEAKER):
                found[start] = _PASSED
        return found

    def celebrated(self) -> Iterator[int]:
        """The places behind a short word whose jubilee is kept, in front of its verb: 庆祝石梁 / 建县……周年."""
        for index in (at + 1 for at, word in enumerate(self.words[:-2]) if word in ("庆祝", "纪念")):
            segment, following = self.segments[index : index + 2]
            is_short = segment.stop - segment.start <= _SHORT_WORD + 1
            if is_short and not {segment.kind, following.kind} & {FUNCTION, MARK}:
                yield segment.stop

    def strivings(self) -> Iterator[int]:
        """The place before 而 and what is done for a purpose at the end: 为建设现代化灌区 / 而努力奋斗."""
        if self.text.endswith("奋斗"):
            place = self.text.rfind("而")
            if place > 0 and place in self.at and len(self.text) - place <= _LONG_ITEM_LENGTH + 1:
                yield place

    def striven_for(self) -> Iterator[int]:
        """The places before the last word of what is striven for, the head of all of it (清洁能源 企业而努力奋斗), and behind the verb (建成 一流企业)."""
        for place in self.strivings():
            for index in range(self.at.get(max(self.purpose, default=0), 0), self.at[place] - 1):
                part, following = self.segments[index], self.segments[index + 1]
                is_verb_here = part.kind == VERB or self.words[index] in leading_words()
                if is_verb_here and following.kind not in (FUNCTION, MARK) and not is_number(self.text, following.start):
                    yield part.stop
            start = self.segments[self.at[place] - 1].start
            if place - start <= _ATTRIBUTE_LENGTH and self.text[start - 1] not in _ENDED:
                yield start

    def fragments(self) -> Iterator[int]:
        """The places at which a line would end with the beginning of a coordinated part, or begin with the end of the one before."""
        for index, ((start, stop, _), word) in enumerate(zip(self.segments, self.words, strict=True)):
            is_and = word in listed_words("连词")
            if is_and and index > 1 and start - self.segments[index - 1].start < _FRAGMENT_LENGTH - 1:
                place = self.segments[index - 1].start
                if self.text[place - 1] not in _ENDED:
                    yield place
            if is_and and index + 1 < len(self.words) and self.segments[index + 1].kind == UNIT:  # 与2026年
                yield from (part.stop for part in self.segments[index + 1 : index + 3])
            if start and (is_and or word == "暨" or (word == "、" and self._around(start) is None)):
                last = min(stop + _FRAGMENT_LENGTH, len(self.text))
                yield from (at for at in range(stop + 1, last) if self.text[at - 1] not in _ENDED and self.text[at] != "与")

    def item_ends(self) -> Iterator[int]:
        """The places inside an item beside 、 near its end: 产业 高地、旅游胜地. Where the first begins is told by the length of the second."""
        start = 0
        for at, mark in enumerate(self.text):
            if mark == "、" and self._around(at) is None:
                begin = start or self._first_item(at)
                if begin and at - begin <= _ITEM_LENGTH:
                    yield from (place for place in range(max(begin + 1, at - _ITEM_END), at) if place in self.at)
                start = at + 1

    def _first_item(self, comma: int) -> int:
        """Where the item before the first 、 of a row begins, if it is as long as the next or ends as that does; 0 where nothing tells."""
        following = self.text.find("、", comma + 1)
        for length in range(_SHORT_WORD, _LONG_ITEM_LENGTH + 2):
            stop = comma + 1 + length
            ends_alike = self.text[stop - 1 : stop] == self.text[comma - 1]
            ends = stop in self.at or any(part.kind == NAME and part.start < stop < part.stop for part in self.segments)
            if (stop == following or (ends_alike and ends)) and comma - length in self.at:
                return comma - length
        return 0

    def cost(self, place: int) -> float | None:
        """What a break at an index costs; None where there must be none."""
        if self.text.startswith("——", place):
            return _DASH + self._enclosed(place, is_mark=True)
        index = self.at.get(place)
        if index is None:
            kind = self.kinds[place]
            wide = is_wide(self.text[place - 1]) and is_wide(self.text[place])
            if self.text[place] == "暨":  # 中国人民抗日战争 / 暨世界反法西斯战争
                return _CLAUSE + self._enclosed(place, is_mark=False)
            inside = _IN_WORD
            return (IN_NAME if kind == NAME else inside) if wide else None
        if len(self.words[index - 1]) == 1 and self.words[index - 1] in listed_words("介词"):
            return None
        after = self.text[place]
        alone = (
            (after in NOT_BY_ITSELF or after == "时")
            and self.words[index] in (after, f"{after}的")
            and self.text[place - 1] not in _BLANKS
        )
        if alone and not self.text.startswith("、", place + 1):  # 中 in 中、初级 begins a line
            return None
        if after == "（" and _DRAFT.match(self.text, place):
            return _BEFORE_DRAFT
        mark = self._behind_clause(place)
        if mark is None:
            between = self._between(place, index)
            cost = between + self._added(place, index, between)
        else:
            cost = mark
        return cost + self._enclosed(place, is_mark=mark is not None)

    def _behind_clause(self, place: int) -> float | None:
        before = self.text[place - 1]
        if before in "\u3000 ":
            if self._is_spaced(place):
                return IN_NAME
            if before == " " and (beside := _beside_latin(self.text, place)) is not None:
                return beside
            return _TWIN if self.slogans.are_twins(place) else _BLANK
        if place in self.slogans.ends:
            return _CLAUSE
        return _CLAUSE if self._ends_clause(place - 1) else None

    def _is_spaced(self, place: int) -> bool:
        """Whether a blank only sets single characters apart: 政 府 工 作 报 告."""
        left, right = after_last(self.text[: place - 1], _BLANKS), before_first(self.text[place:], _BLANKS)
        return len(left) == 1 and is_han(left) and right[:1] != "" and is_han(right[0])

    def _ends_clause(self, at: int) -> bool:
        """Whether a clause ends with the character at an index: a mark, also a half-width one behind a wide character."""
        return self.text[at] in "，；：！？。" or (self.text[at] in ",;!?" and at > 0 and is_wide(self.text[at - 1]))

    def _between(self, place: int, index: int) -> float:
        """The cost by what stands on both sides of the place."""
        before, after = self.text[place - 1], self.text[place]
        word, following = self.words[index - 1], self.words[index]
        if self._is_ceremony(place, index):
            return _CEREMONY
        if self._is_done_there(place, index):
            return _VERB
        found = None if word in AND or following == "暨" else self._beside_mark(place, before, after)
        if found is None:
            found = self._beside_and(index, word, following)
        if found is None:
            found = self._before_preposition(place, following)
        if found is not None:
            return found
        if before == "的" and self.text.startswith(listed("论述"), place):  # 关于民族工作的 重要思想
            return _IN_PAIR
        if before == "的" and place <= self.genre:
            return _BELONGS_BEFORE if word == "党的" or (word == "的" and len(self.words[index - 2]) == 1) else _AFTER_DE
        if self.genre < place:
            return _BEFORE_GENRE
        if self.meeting <= place <= self.head:
            return self._in_meeting(place, index, following)
        return self._between_words(place, index)

    def _is_ceremony(self, place: int, index: int) -> bool:
        """Whether a ceremony begins at a place behind the meeting that it belongs to: 高峰论坛 / 开幕式, 博览会 / 签约仪式."""
        if self.text[place] not in first_characters("会礼") or not self.text.startswith(listed("会礼"), place):
            return False
        word = self.words[index - (2 if self.words[index - 1] in "”》" and index > 1 else 1)]
        return word.endswith(listed("办会"))

    def _is_done_there(self, place: int, index: int) -> bool:
        """Whether a verb behind 会上 says what was done there: 在全县干部大会上 / 宣布人事调整时的讲话."""
        is_there = self.text.endswith(("会上", "会议上"), 0, place) and place < self.genre
        return is_there and (self.segments[index].kind == VERB or self.words[index] in listed_words("办文"))

    def _beside_and(self, index: int, word: str, following: str) -> float | None:
        right = self.segments[index]
        if len(word) == 1 and is_han(word) and following in listed_words("连词"):  # 人 与自然
            return _AFTER_ORDINAL
        if following == "暨":
            if (
                names_body(word)
                and not word.endswith(listed("会名"))
                and any(names_body(behind) for behind in self.words[index + 1 : index + 3])
            ):
                return _PREPOSITION  # 某某集团 暨股份有限公司
            return _BETWEEN_WORDS if is_joint_end(word, self.text[right.stop : self.genre]) else _JOINT_MEETING
        if following == "并":  # 出席开工仪式 / 并讲话
            return _AFTER_DE
        if word == "并":
            return _AFTER_AND
        if following == "与":
            if is_number(self.text, right.stop):
                return _BEFORE_NUMBERED
            return _BELONGS_BEFORE if is_short_coordination(self.words, self.segments, index) else _PREPOSITION
        if following in AND and index + 1 < len(self.segments):
            return self._before_and(index, word)
        return _AFTER_AND if word in AND else None

    def _before_and(self, index: int, word: str) -> float:
        """The cost in front of 和 at an index: little where long parts or two meetings are joined, much in 作风和学风."""
        behind = self.segments[index + 1]
        if is_number(self.text, behind.start):
            return _BEFORE_NUMBERED
        if behind.start == self.meeting and behind.start < self.head and not is_meeting(word):  # 种粮大户和专家座谈会
            return _IN_MEETING
        is_last = index > 1 and self.words[index - 2] == "、"  # 亮点工作、招商引资 / 和项目建设观摩会议
        if (
            behind.stop == self.meeting and not is_last and not is_meeting(word) and len(word) >= behind.stop - behind.start
        ):  # 先进集体和劳动模范 表彰大会
            return _BELONGS_BEFORE
        if shares_head(self.words, self.segments, index + 1) or is_short_pair(self.words, self.segments, index):
            return _BELONGS_BEFORE
        if is_in_name(self.words, index):
            return _AFTER_AND
        if behind.stop in self.twin_ends:
            return _IN_PAIR
        if not is_meeting(word):
            return _PREPOSITION
        is_last_of_row = any(f"{end}、" in self.text for end in listed("单名"))
        return _LONG_ITEM if is_last_of_row else _BEFORE_SECOND

    def _in_meeting(self, place: int, index: int, following: str) -> float:
        if place == self.meeting and self._is_session(index - 1):
            return _BEHIND_SESSION
        if "届" in following[1:-1] and self.words[index - 1].endswith(listed("届前")):  # 党委 十二届六次全会
            return _IN_BODY
        is_counted = place == self.meeting and _is_bare_ordinal(self.segments[index - 1], self.words[index - 1])
        if is_counted and self.head > place:  # 第三十一次 / 领导人非正式会议
            return _BESIDE_NAME
        is_numbered = self.segments[index].kind == UNIT or following.startswith(listed("时节"))
        if is_numbered and _is_year(self.segments[index - 1], self.words[index - 1]):
            return _IN_MEETING  # 领导小组 / 2026年第六次学习会, 2026年春节团拜会
        if place == self.meeting and self.segments[index - 1].kind == UNIT and self.words[index - 1].endswith("届"):
            return _IN_MEETING  # 2026届 毕业典礼
        begins = self.at[self.meeting]
        is_work = index - begins == 1 or (index - begins == 2 and len(self.words[begins]) == _SHORT_WORD)
        if self.words[index - 1] == "工作" and is_work:  # 参保缴费工作 / 动员会, 接受市委巡察工作 / 动员会
            return _YEAR
        if place == self.meeting and _is_year(self.segments[index - 1], self.words[index - 1]):  # 2026年 股东大会
            return _BETWEEN_WORDS
        if self.segments[index - 1].kind == UNIT and self.words[index - 1].endswith("次"):  # 五次 全会
            return _BELONGS_BEFORE
        if following == "会议" and self.words[index - 1].endswith(listed("职务")):  # 市委书记会议
            return _BELONGS_BEFORE
        if place != self.meeting or (self.head in self.numbered and place in self.numbered and not self._is_long_numbered(place)):
            return _IN_MEETING
        if following == "工作":
            names_meeting = (
                index + 1 < len(self.words) and self.segments[index + 1].stop == self.genre
            )  # 征地拆迁工作 / 攻坚动员大会
            return _AFTER_DE if names_meeting and len(self.words[index - 1]) > _SHORT_WORD else _BESIDE_QUOTE
        if following in listed_words("连会") and self.segments[index - 1].kind in (WORD, VERB, NAME):
            return _IN_MEETING  # 创新发展论坛
        is_field = following.startswith("工作") and index > 1 and self.words[index - 2] in listed_words("范围")
        return _SHORT_ITEM if is_field else _MEETING  # 全国计划工作 / 座谈会, not 全国计划 / 工作座谈会

    def _is_long_numbered(self, place: int) -> bool:
        """Whether so much stands between an ordinal and the meeting that it counts that a line may end before the meeting.

        第六次全国灌区改造先进集体 / 表彰大会; not in 第六次全国会员代表大会.
        """
        start = max((stop for _, stop, kind in self.segments if kind == UNIT and stop < place), default=place)
        return place - start >= _ITEM_LENGTH and not self.text.startswith(listed("届会"), place)

    def _beside_mark(self, place: int, before: str, after: str) -> float | None:
        if before == "、":
            return self._behind_item(place)
        if before in "”》〉":
            following = self.words[self.at[place]]
            if before != "”" and following.endswith(listed("书中")) and is_number(following, 0):  # 《某某文选》第一卷
                return _AFTER_SHORT_QUOTE
            if self.is_slogan and begins_clause(self.words[self.at[place]]):  # “一号工程” / 加快打造
                return _CLAUSE_VERB
            behind = self.words[self.at[place] + 1 : self.at[place] + 2]
            if before != "”" and behind and behind[0].endswith("周年"):  # 《……条例》颁布 40周年
                return _JUBILEE
            if self._is_object(place) and (begins_clause(following) or following == "以"):  # 推广“渠长制” / 加强渠道管护
                return _CLAUSE if following == "以" else _VERB
            is_named = following in listed_words("归前") or following in listed_words("引后")
            least = _NAMED_QUOTE if before == "”" and is_named else _SHORT_QUOTE
            start = next((start for start, stop in self.enclosed if stop == place), place - 1)
            if not is_named and start + 1 < place - 1 and is_known(self.text[start + 1 : place - 1]):
                return _BETWEEN_WORDS  # 党政“一把手” / 民主集中制
            return _BESIDE_QUOTE if place - start >= least else _AFTER_SHORT_QUOTE
        if before == "）":
            if self._is_in_word(place):  # 厅（局）长会议, 村（居）委会
                return _BEFORE_SHORT_BRACKET
            if self.text.endswith(_EXTENDED, 0, place):
                return _BELONGS_BEFORE
            return _BESIDE_NAME if self._varies_place(place) else _AFTER_BRACKET
        if after == "（":
            if self.text.startswith(_EXTENDED, place):
                return _AFTER_AND if len(self.words[self.at[place] - 1]) <= _SHORT_WORD else _IN_MEETING  # 全委（扩大）会议
            is_single = _is_single(self.segments[self.at[place] - 1])  # 省（自治区、直辖市）
            long = not is_single and any(start == place and stop - start > _SHORT_BRACKET for start, stop in self.enclosed)
            return _BESIDE_QUOTE if long else _BEFORE_SHORT_BRACKET
        if after not in "“《〈":
            return None
        left = self.at[place] - 1
        if after in "《〈" and self.segments[left].kind in (WORD, UNIT):  # 世贸组织〈电子商务协定〉
            return _BELONGS_BEFORE
        if _is_bare_ordinal(self.segments[left], self.words[left]):
            return _AFTER_ORDINAL
        short = any(start == place and stop - start < _SHORT_QUOTE for start, stop in self.enclosed)
        if after == "“" and self._governs(left):  # 答好“强县之问”
            return _BELONGS_BEFORE
        return _BELONGS_BEFORE if short and self.words[left] != "在" else _BESIDE_QUOTE

    def _is_object(self, place: int) -> bool:
        """Whether the quotation that ends at a place is the object of a verb in front of it."""
        index = self.at.get(next((start for start, stop in self.enclosed if stop == place), -1), 0) - 1
        return index >= 0 and self._governs(index)

    def _governs(self, index: int) -> bool:
        """Whether the word at an index is a verb whose object is the quotation behind it."""
        if self.words[index] in listed_words("兼名"):
            return False
        behind_adverb = index > 0 and self.words[index - 1] in listed_words("状语")
        return len(self.words[index]) == _SHORT_WORD and (
            behind_adverb or is_verb(self.words[index]) or self.words[index] in leading_words()
        )

    def _behind_item(self, place: int) -> float:
        """Between meetings in a row a line ends well; short items stay with what they share (省委、市委、自治区党委书记会议)."""
        if _is_single(self.segments[self.at[place] - 2]):  # 中、初级
            return _BEFORE_SHORT_BRACKET
        left = after_last(self.text[: place - 1], "、，。；：“（").removeprefix("在")
        left = after_last(left, "》") or left  # 《某某文选》第一卷、第二卷
        right = before_first(self.text[place:], "、，。；：”）")
        is_meeting_item = left.endswith(listed("会名"))
        if is_meeting_item and "第" in left and len(left) > _ITEM_LENGTH:  # 省水利学会第二十次会员大会、 / 省灌溉学会……
            return _LONG_ITEM
        if are_alike(self.words, self.segments, self.at[place]) or self._are_paired(self.at[place]):
            return _SHORT_ITEM
        if is_meeting_item:
            return _LONG_ITEM
        if self._share_head(self.at[place]):
            return _SHORT_ITEM
        if self._are_clauses(left, self.at[place]):  # 加强和改进灌区管护、 / 推进水价改革工作会议
            return _VERB
        if begins_clause(self.words[self.at[place]]) and len(right) > _ITEM_LENGTH:  # 爱国奉献、 / 担当民族复兴重任的……
            return _ITEM
        least = _LONG_ITEM_LENGTH if self.genre == len(self.text) or self.text.count("、") > 1 else 2 * _LONG_ITEM_LENGTH
        return _ITEM if min(len(left), len(right)) >= least else _SHORT_ITEM

    def _are_clauses(self, left: str, index: int) -> bool:
        """Whether verbs with their objects stand beside 、 before the word at an index: 优化营商环境、 / 加快项目建设."""
        begin = left.removeprefix("关于").removeprefix("深入").removeprefix("进一步")
        is_clause = len(begin) > _LONG_ITEM_LENGTH and begin.startswith(leading())
        is_verb_alone = index + 1 == len(self.words) or self.segments[index + 1].kind in (FUNCTION, MARK)
        return is_clause and begins_clause(self.words[index]) and not is_verb_alone

    def _share_head(self, index: int) -> bool:
        """Whether a short word beside 、 has the head of the next item for its own too: 水费征收、使用计划 / 和……, 调度、配置方案.

        index: of the word behind 、.
        """
        left, right, head, behind = self.words[index - 2], *(*self.words[index : index + 3], "", "")[:3]
        if not len(left) == len(right) == _SHORT_WORD or head not in listed_words("归前") or left in listed_words("归前"):
            return False
        is_done = is_verb(right) or right in listed_words("兼名")
        return is_done and (behind in listed_words("连词") or behind in ("", "的"))

    def _are_paired(self, index: int) -> bool:
        """Whether two posts or two places stand beside 、: 党委书记、董事长; 江苏、安徽."""
        pair = self.words[index - 2], self.words[index]
        return any(all(word.endswith(ends) for word in pair) for ends in (listed("职务"), listed("地名")))

    def _before_preposition(self, place: int, following: str) -> float | None:
        if place < 4:
            return None
        if following == "关于":
            is_counted = self.segments[self.at[place] - 1].kind == UNIT  # 一场 关于阅读的对话
            return _BELONGS_BEFORE if is_counted else _ABOUT
        if following in listed_words("起句"):
            return _PURPOSE
        if following == "在" and (
            self.begin < place < self.genre < len(self.text) or self.words[self.at[place] - 1].endswith("日")
        ):
            return self._behind_speaker(place)  # ——2026年1月14日 / 在石梁县第十六届人民代表大会第五次会议上
        if following == "致" and place > _SHORT_WORD and self.text.endswith(listed("书信")):  # 县水利局 / 致全县农民的一封信
            return _SPEAKER
        if following == "向" and self._reports(place):  # 县委员会 / 向县第十五次党代表大会的报告
            return _SPEAKER
        if following == "于":
            return _BELONGS_BEFORE
        return _PREPOSITION if following in listed_words("介词") else None

    def _reports(self, place: int) -> bool:
        """Whether a body reports to its congress behind a place: 县委员会 / 向县第十五次党代表大会的工作报告."""
        is_body = self.text.endswith(("会", "委", "院", "局", "政府"), 0, place) and place >= _LONG_SPEAKER
        return is_body and _REPORT.match(self.text, place) is not None

    def _behind_speaker(self, place: int) -> float:
        """The cost behind who speaks or when: a date and a long speaker have a line of their own, a short one has it in need (石梁县县长石大山在…)."""
        speaker = after_last(self.text[self.begin : place], "，：")
        if len(speaker) >= _OWN_LINE or speaker.endswith("日"):
            return _SPEAKER
        return _SHORT_SPEAKER if len(speaker) < _LONG_SPEAKER else _SPEAKER / 2

    def _between_words(self, place: int, index: int) -> float:
        left, right = self.segments[index - 1], self.segments[index]
        word, following = self.words[index - 1], self.words[index]
        found = self._beside_number(left, right, word, following)
        if found is not None:
            return found
        if (
            place < self.meeting and left.kind == WORD and self._begins_field(index) and not leads_on(word)
        ):  # 推动高质量发展 / 重大项目建设现场会
            return _FIELD
        if word.endswith("等") and not is_known(word):  # 纳米科技等 重点专项
            return _BELONGS_BEFORE
        if word[-1].isascii() and word[-1].isalnum():  # PPP合同, 90学分
            return _IN_PAIR
        if following in _PURPOSE_VERBS and any(start < place for start in self.purpose):  # 为治水实践 / 提供精神力量
            return _VERB
        if following in listed_words("法律用") and self.text.startswith("法律", right.stop):  # 纠纷案件 / 适用法律若干问题的解释
            return _EVENT
        if word in listed_words("与会") and following.endswith((*listed("会名"), *listed("连会"))):  # 领导人 非正式会议
            return _BELONGS_BEFORE
        if word in listed_words("政团") and self._is_before_congress(index):  # 中国共产党 浙江省 第二届代表大会
            return _IN_BODY
        if is_of_body(self.words, self.segments, index):
            return _IN_BODY
        if is_change(self.words, self.segments, index):
            return _IN_PAIR
        if is_show(self.words, index):  # 物联网 / 成果观摩
            return _BETWEEN_WORDS
        if is_compound(self.words, self.segments, index):
            return _BELONGS_BEFORE
        is_course = following.endswith(("班", "营")) and not following.startswith("专题") and index + 1 < len(self.words)
        if is_course and left.kind != FUNCTION and self._is_ceremony(right.stop, index + 1):  # 编修人员 培训班 / 开班典礼
            return _IN_PAIR
        if following in listed_words("组做") and word.endswith("组"):  # 巡视组 / 巡视东河县
            return _VERB
        if following in listed_words("体名") and left.kind != FUNCTION:  # 社会工作 办公室
            return _BELONGS_BEFORE
        if following == "会议" and word.endswith(listed("职务")):  # 市委书记会议, 厅（局）长会议
            return _BELONGS_BEFORE
        if word.endswith("等") and not is_known(word) and left.kind in (WORD, NAME) and right.kind in (WORD, NAME):
            return _IN_PAIR  # 毕业生等 青年
        if following.endswith("长会议") and word.endswith(listed("省属")):  # 省法院 院长会议
            return _IN_BODY
        if following.endswith("长会议") and len(word) == _SHORT_WORD:  # 经贸 部长会议
            return _IN_PAIR
        if following.startswith("全会") and word.endswith(listed("届前")):  # 省纪委 全会精神
            return _BELONGS_BEFORE
        if word in listed_words("党委") and following in listed_words("省属"):  # 县委 组织部
            return _IN_BODY
        is_its_own = word in listed_words("党委") and (
            following.endswith("会议") or following[:_SHORT_WORD] in listed_words("组做")
        )
        if is_its_own and index > 1 and self._is_done(index - 2):  # 贯彻落实省委 经济工作会议精神, 落实县委 巡察反馈意见
            return _IN_BODY
        if _is_single(right) and following in listed_words("单动") and self.text.startswith("“", right.stop):  # 党员 / 创“五好”
            return _VERB
        if following in listed_words("单名") and word.endswith(listed("机构")):  # 工作领导小组 / 会议
            return _BEHIND_BODY
        if self._has_modified_object(index):
            return _IN_PAIR if is_pair(word, following) else _CLAUSE_VERB if self.is_slogan else _VERB
        if following == "工作" and self.text.startswith(("领导小组", "专班"), right.stop):  # 河长制 工作领导小组
            return _IN_MEETING
        if following.removesuffix("等") in listed_words("归前") or following in listed_words("法名"):
            return _BELONGS_BEFORE
        if word in listed_words("时节") and self._is_behind_year(left):
            return _BEHIND_VERB_AND_YEAR
        if word in listed_words("时节") and right.kind != UNIT:  # 春季 集中免疫
            return _IN_PAIR
        if following in listed_words("兼名") and self.text.startswith(_NOUN_BEFORE, right.stop):  # 供水 保障的意见
            return _IN_PAIR
        if (following in leading_words() or "工作" in (word, following)) and self._names_body(right):
            return _BELONGS_BEFORE  # 国际贸易促进委员会, 就业创业工作指导委员会
        if following in leading_words() and _is_row_of_verbs(word, _SHORT_WORD):  # 学习宣传贯彻 落实《灌区管理条例》
            return _IN_BODY
        if self._is_verb_of(index):  # 领导干部 / 学习贯彻党的二十届四中全会精神
            return _VERB
        if following in leading_words() and place > 5 and self._begins_with_verb(right, following):
            return _IN_PAIR if is_pair(word, following) else _CLAUSE_VERB if self.is_slogan else _VERB
        if following in listed_words("兼名") and left.kind == WORD and not is_verb(word):  # 权益 保障座谈会
            return _IN_PAIR
        if left.kind == UNIT and word.endswith(listed("单名")):  # 十六届三次会议 / 港澳委员座谈会
            return _BEHIND_SESSION if self._is_session(index - 1) else _EVENT
        if following in listed_words("团体") and word[-1] in listed_words("辖区"):  # 石梁县 红十字会
            return _BELONGS_BEFORE
        if len(following) > 3 and following.endswith(listed("会名")):
            return _EVENT
        if left.kind == NAME and left.stop - left.start == 1:
            return _BELONGS_BEFORE
        if NAME in (left.kind, right.kind):
            if left.kind == NAME and following in listed_words("单字"):  # 石梁 县
                return _BEFORE_GENRE
            if right.kind == VERB and (
                is_person(word) or (len(word) > _FRAGMENT_LENGTH and is_person(word[-3:]))
            ):  # 石大山 / 接见农户代表
                return _VERB
            return _BESIDE_NAME
        if following in listed_words("兼名") and word[-_SHORT_WORD:] in listed_words("兼名"):  # 资金管理使用
            return _IN_PAIR
        if is_pair(word, following) or (len(word) == len(following) == _SHORT_WORD and is_verb(word) and is_verb(following)):
            return _IN_PAIR
        return _BEHIND_BODY if word.endswith(listed("机构")) else _BEHIND_HEAD if word in listed_words("归前") else _BETWEEN_WORDS

    def _begins_field(self, index: int) -> bool:
        """Whether the words from an index on are a field in front of the meeting that is about it: 重大项目 建设 现场会, behind no verb."""
        last = index + 2
        if last >= len(self.words) or self.segments[last].start != self.meeting or self.words[last - 1] not in listed_words("兼名"):
            return False
        before, word = self.words[index - 1], self.words[index]
        is_verb_before = (
            is_verb(before) or before in leading_words() or before in listed_words("范围") or before in listed_words("归后")
        )
        return len(word) > _SHORT_WORD + 1 and self.segments[index].kind == WORD and not is_verb_before

    def _is_in_word(self, place: int) -> bool:
        """Whether a word goes on behind a bracket that varies one character of it: 厅（局）长, 村（居）委会, 县（市、区）长."""
        segment = self.segments[self.at[place]]
        inner = self.text[self.text.rfind("（", 0, place) + 1 : place - 1]
        return len(inner) == 1 or (segment.kind == NAME and _is_single(segment))

    def _varies_place(self, place: int) -> bool:
        """Whether the bracket that ends at a place says which part of the place before it: 中国（石梁）自由贸易试验区."""
        start = self.text.rfind("（", 0, place)
        return place - start <= _SHORT_BRACKET and self.text.endswith(listed("地名"), 0, start)

    def _is_session(self, index: int) -> bool:
        """Whether a word is the session of an assembly, with which its name ends: 第十六届人民代表大会第三次会议 / 石梁代表团."""
        is_counted = self.segments[index].kind == UNIT and self.words[index].startswith("第")
        return is_counted and index > 0 and self.words[index - 1].endswith(("大会", "委员会"))

    def _has_modified_object(self, index: int) -> bool:
        """Whether the word at an index is a verb, because a modifier follows, as behind no noun: 建设 高素质 队伍; 进一步 深化 in front of one."""
        behind = self.words[index + 1] if index + 1 < len(self.words) else ""
        word = self.words[index]
        if index < 3 or self._around(self.segments[index].start):
            return False
        is_modifier = behind in listed_words("归后") and behind not in listed_words("会前")
        return (word in leading_words() and is_modifier) or (
            word in listed_words("状语") and (behind == "把" or behind in leading_words() or (behind != "" and is_verb(behind)))
        )

    def _is_verb_of(self, index: int) -> bool:
        """Whether the word at an index is a row of verbs with its object, behind who does it: 领导干部 学习贯彻 党的二十大精神."""
        if not _is_row_of_verbs(self.words[index], _SHORT_WORD) or self.segments[index - 1].kind not in (WORD, NAME):
            return False
        before, behind = self.words[index - 1], self.words[index + 1] if index + 1 < len(self.words) else "的"
        if before == "关于" or begins_clause(before) or self._is_done(index - 1):
            return False
        if before in listed_words("范围") or before in listed_words("办文") or before.startswith("全"):
            return False
        is_object = self.segments[index + 1].kind in (WORD, NAME, UNIT) if index + 1 < len(self.words) else False
        return is_object and behind not in listed_words("归前") and self.segments[index].stop < min(self.meeting, self.genre)

    def _is_done(self, index: int) -> bool:
        """Whether the word at an index is a verb, or a row of verbs: 贯彻, 贯彻落实, 传达学习."""
        word = self.words[index]
        return self.segments[index].kind == VERB or word in leading_words() or _is_row_of_verbs(word, _SHORT_WORD)

    def _names_body(self, segment: Segment) -> bool:
        """Whether a word stands before what names a body: 促进 委员会; 工作 before a verb that does: 工作 指导 委员会."""
        index = self.at[segment.start]
        if self.words[index] == "工作" and index + 1 < len(self.words):
            segment = self.segments[index + 1]
        return self.text.startswith(listed("体名"), segment.stop)

    def _beside_number(self, left: Segment, right: Segment, word: str, following: str) -> float | None:
        if _is_bare_ordinal(left, word):
            return _AFTER_ORDINAL
        if following == "三年" and self.words[self.at[right.start] + 1 : self.at[right.start] + 2] == ["行动"]:
            return _BESIDE_DRIVE  # 深化改革 三年行动
        if right.kind == UNIT and "届" in following[1:-1] and word.endswith(listed("届前")):  # 省委 十二届三次全会精神
            return _IN_BODY
        if right.kind == UNIT and following.startswith("第"):
            if _is_year(left, word):  # 领导小组 / 2026年第一次全体会议
                return _IN_MEETING
            if word in listed_words("单字") or self._is_jurisdiction(left, right):
                return _BELONGS_BEFORE
            return _VERB if left.kind == VERB or word in leading_words() else _ORDINAL
        if left.kind == UNIT and word.endswith("次") and "届" in word:  # 十四届五次 全委会
            return _BELONGS_BEFORE
        if left.kind == UNIT and word.endswith(listed("量词")):  # 12个 乡镇
            return _BELONGS_BEFORE
        is_part = following.startswith(listed("时节")) or (right.kind == UNIT and following.startswith("前"))
        if is_part and _is_year(left, word):  # 2026年 汛期, 2026年 前三季度
            return _BELONGS_BEFORE
        if left.kind == UNIT and word.endswith("届"):  # 十八届 人大, 2026届 毕业生
            return _BELONGS_BEFORE if word[0].isdigit() else _AFTER_ORDINAL
        if _is_year(left, word) and self._has_verb_before(left):  # 关于开展2026年 / 防汛备汛工作的通知
            return _BEHIND_VERB_AND_YEAR
        if _is_year(right, following) and (left.kind == VERB or word in leading_words() or word in listed_words("办文")):
            return _SHORT_ITEM
        if left.kind == right.kind == UNIT and (word[-1], following.removesuffix("份")[-1]) in _DATE:
            return _IN_DATE
        if right.kind == UNIT:
            if word.endswith("等"):  # 石梁镇等12个乡镇
                return _BELONGS_BEFORE
            if following.endswith("次"):  # 十七届人大四次会议
                return _BELONGS_BEFORE
            if following.endswith("次全体会议"):
                return _ORDINAL
            if following.endswith(("次会议", "次全会")) and word.endswith(listed("届前")):  # 十八届人大 一次会议
                return _BELONGS_BEFORE
            if following.endswith("周年") and left.kind not in (FUNCTION, MARK):  # 妇女节 110周年
                return _JUBILEE
            if following.endswith("年") and len(following) == _SHORT_WORD:  # 专项整治三年行动
                return _BETWEEN_WORDS
            if not following[0].isdigit() and not following.endswith(("年", "月", "日", "年度")):  # 三号线一期工程
                return _BETWEEN_WORDS
            if following.endswith(listed("量词")) or not following[0].isdigit():  # 石梁48家农场, 水车BG
                return _BETWEEN_WORDS
            return _BELONGS_BEFORE if following[-1].isdigit() else _YEAR  # 纲要2.0, but 2026年
        if left.kind == UNIT and word.endswith(("月", "月份")):  # 2026年10月份 / 水质监测情况
            return _EVENT
        if left.kind == UNIT and word[1:] == "年" and following.startswith(listed("行动")):  # 三年 攻坚
            return _BELONGS_BEFORE
        if left.kind == UNIT and word.endswith("周年"):
            return _BELONGS_BEFORE if following in listed_words("周年后") else _EVENT
        if left.kind == UNIT and "—" in word and not is_number(word, 0):  # 中国—东盟 / 商务与投资峰会
            return _IN_PAIR
        return _AFTER_YEAR if _is_year(left, word) else None

    def _is_before_congress(self, index: int) -> bool:
        """Whether the words from an index on are the place and the congress or committee of a party: 浙江省 第二届代表大会, 北河大学 委员会."""
        for at in range(index, min(index + 4, len(self.words))):
            if self.words[at].endswith(listed("届会")) or (at > index and _is_bare_ordinal(self.segments[at], self.words[at])):
                return True
            if self.segments[at].kind not in (WORD, NAME) or self.words[at] in leading_words():
                return False
        return False

    def _is_jurisdiction(self, left: Segment, right: Segment) -> bool:
        """Whether a place stands in front of the ordinal of its own body: 在石梁县 第十八届人民代表大会."""
        is_body = self.text.endswith(listed("届会"), 0, right.stop) or self.text.startswith(listed("届会"), right.stop)
        return is_body and self.text[left.stop - 1] in listed_words("辖区")

    def _is_behind_year(self, segment: Segment) -> bool:
        """Whether a word says when in a year: 关于做好2026年汛期."""
        index = self.at[segment.start] - 1
        return index > 0 and _is_year(self.segments[index], self.words[index]) and self._has_verb_before(self.segments[index])

    def _has_verb_before(self, segment: Segment) -> bool:
        """Whether a verb stands in front of a word, with which a line begins whose verb has its object in the next: 关于开展2026年."""
        index = self.at[segment.start] - 1
        if index <= 0:
            return False
        return (
            self.segments[index].kind == VERB or self.words[index] in leading_words() or self.words[index] in listed_words("办文")
        )

    def _begins_with_verb(self, right: Segment, following: str) -> bool:
        """Whether a verb that begins a line well is one here: not in 加强和改进, and 服务 not in 优化支付服务 / 提升便利性."""
        if self.text.startswith(("和", "及", "与"), right.stop):
            return False
        if right.stop == self.meeting:  # 权益 保障座谈会, 整顿 规范工作现场会
            return False
        if following not in listed_words("兼名"):
            return True
        index = self.at[right.start] + 1
        behind = self.words[index] if index < len(self.words) else "的"
        return not (is_verb(behind) or behind in leading_words() or behind in listed_words("归前") or behind.startswith("的"))

    def _added(self, place: int, index: int, between: float) -> float:
        """What is added where the word before the place belongs to what follows, or where the place is inside a longer phrase."""
        left, right, word = self.segments[index - 1], self.segments[index], self.words[index - 1]
        if between == _CEREMONY:
            return _IN_CLAUSE if self.has_clauses and not self._around(place) else 0.0
        added = _IN_NUMBERED if place in self.numbered and place != self.meeting else 0.0
        is_beside_mark = FUNCTION in (left.kind, right.kind) or MARK in (left.kind, right.kind)
        if (between >= _VERB or place == self.meeting) and not is_beside_mark and not names_body(word):
            added += leads_on(word)
        if len(word) >= _ATTRIBUTE_LENGTH and word.endswith(listed("定语")) and not is_known(word):  # 研究性 学习
            added += _AFTER_LEADING
        if self.has_clauses and not self._around(place):
            added += _IN_CLAUSE
        if self.words[index] in AND or self.words[index].startswith(
            "厅（"
        ):  # no object: 规划编制 / 和地块划定, 水利 / 厅（局）长会议
            return added
        is_short = len(word) <= 4 or _is_row_of_verbs(word, _ATTRIBUTE_LENGTH)
        may_lead = left.kind in (WORD, VERB) and is_short and word not in listed_words("虚字名词")  # 新作为 / 谱写
        if between >= _VERB and may_lead and word.endswith(leading()):
            added += 0.0 if self._ends_phrase(index, word) else _AFTER_LEADING
            added += _FRAGMENT if self._is_verb_of(index - 1) else 0.0  # 学习贯彻 党的二十大精神 behind who does it
        if self.words[index] in listed_words("范围"):  # 新时代 / 全县
            return added
        if word in listed_words("组做") and index > 1 and self.words[index - 2].endswith("组"):
            return added + _AFTER_LEADING
        if word in listed_words("范围") or word in listed_words("归后") or word in listed_words("单动"):
            return added + _AFTER_LEADING
        return added + (_AFTER_PLAIN_VERB if between >= _BETWEEN_WORDS and (left.kind == VERB or is_two_verbs(word)) else 0.0)

    def _ends_phrase(self, index: int, word: str) -> bool:
        """Whether what may be a verb is a noun behind its object, because another verb follows: 队伍建设 / 优化服务."""
        is_verb_behind = self.words[index] in leading_words() or self.segments[index].kind == VERB
        is_noun = word.endswith(listed("兼名")) and (is_verb_behind or is_noun_of(self.words, self.segments, index - 1))
        return is_noun and index > 1 and self.segments[index - 2].kind != FUNCTION

    def _around(self, place: int) -> tuple[int, int] | None:
        return next(((start, stop) for start, stop in self.enclosed if start < place < stop), None)

    def _enclosed(self, place: int, *, is_mark: bool) -> float:
        """What a break costs more inside quotation marks or brackets."""
        around = self._around(place)
        if around is None:
            return 0.0
        return _IN_LONG_QUOTE if is_mark or measure(self.text[around[0] : around[1]])[-1] > self.most else _IN_QUOTE


def _beside_latin(text: str, place: int) -> float | None:
    """The cost behind a blank that only sets figures or Latin letters apart: 班子 / 2025 年度; None behind another blank."""
    if place < len("1 ") or place == len(text):
        return None
    left, right = (character.isascii() and character.isalnum() for character in (text[place - 2], text[place]))
    if left == right:
        return None
    return _BELONGS_BEFORE if left else _YEAR


def _is_row_of_verbs(word: str, least: int) -> bool:
    """Whether a word is so many and more verbs of two characters: 学习贯彻, 学习宣传贯彻."""
    if len(word) < least * _SHORT_WORD:
        return False
    parts = [word[at : at + _SHORT_WORD] for at in range(0, len(word), _SHORT_WORD)]
    return len(parts) >= least and parts[-1] in leading_words() and all(begins_clause(part) or is_verb(part) for part in parts)


def _is_bare_ordinal(segment: Segment, word: str) -> bool:
    """Whether a word counts what stands behind it: 第四届, 第二批."""
    return segment.kind == UNIT and word.startswith("第") and word.endswith(("届", "次", "轮", "期", "批", "级", "个", "阶段"))


def _is_single(segment: Segment) -> bool:
    """Whether a word is a single character."""
    return segment.stop == segment.start + 1


def _is_year(segment: Segment, word: str) -> bool:
    """Whether a word is a year: 2026年, 2026年度, 二〇二六年; not 三年."""
    return segment.kind == UNIT and word.endswith(("年", "年度")) and len(word) > len("二十年") and not word.endswith("周年")
