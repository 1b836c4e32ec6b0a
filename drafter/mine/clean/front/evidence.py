"""What speaks for a line being a certain part of the front: each sign has a code, and a weight in favour or against."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from drafter.files.tables import any_of
from drafter.mine.address import is_address, names_people, starts_address
from drafter.mine.clean.front.glued import DASHES, holds_speaker, is_held, parts_of
from drafter.mine.clean.front.names import is_person, is_person_with_post, is_post_of, is_signing_office, post
from drafter.mine.clean.lines import finished, is_prose
from drafter.mine.dialogue import is_turn, said_in
from drafter.mine.documents import label_number
from drafter.mine.model import Line
from drafter.mine.patterns import table
from drafter.mine.simplified import simplified
from drafter.mine.titles import (
    has_year,
    is_date,
    is_name_line,
    is_paper_title,
    is_parallel,
    is_speaker,
    is_spoken,
    is_title,
    is_titled,
    is_whole_title,
)

NEVER = -99.0
"""The weight of what cannot be."""
BRACKETED = re.compile(r"[（(].{2,60}[）)]")
ENDS = "。，：；"
AHEAD = 6
"""The most lines between a line of the front and the salutation."""
LONGEST_AHEAD = 60
"""The most characters of such a line."""
LONGEST_SUBTITLE = 80
LONGEST_SECOND_LINE = 40
"""The most characters of the second line of a title."""
NEAR = 3
"""How many lines below a line are searched for a title that has a title style."""
NAME = 4
"""The most characters of a speaker's line that is only a name."""


class Weighed(NamedTuple):
    """How much speaks for a reading, and the code of the sign that weighs most."""

    weight: float
    code: str


class Window:
    """The first lines of a speech. `text` may be asked of a line or of a part of it."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.texts = [line.text for line in lines]

    def below(self, at: int, count: int = AHEAD) -> Sequence[Line]:
        """The lines below the line at an index."""
        return self.lines[at + 1 : at + 1 + count]

    def address_ahead(self, at: int) -> bool:
        """Whether a salutation follows within the next lines, with only possible front lines before it."""
        for line in self.below(at):
            if line.is_address:
                return True
            if not is_title(line.text) or len(line.text) > LONGEST_AHEAD:
                return False
        return False

    def dashed_ahead(self, at: int) -> bool:
        """Whether a subtitle that begins with a dash follows within the next lines of a title."""
        for line in self.below(at, NEAR):
            if line.text.startswith(DASHES):
                return is_title(line.text.rstrip("。"))
            if not is_title(line.text):
                return False
        return False


def best(*signs: tuple[float, str], base: float = 0.0) -> Weighed:
    """The sum of the signs, with the code of the strongest one."""
    found = [sign for sign in signs if sign[0]]
    code = max(found, key=lambda sign: sign[0], default=(0.0, "position"))[1]
    return Weighed(base + sum(weight for weight, _ in found), code)


def is_heading(window: Window, at: int, *, titled: bool) -> bool:
    """Whether a style says that a line is the heading of a section."""
    line = window.lines[at]
    if not line.hint.startswith("heading") or line.is_address or not (titled or at + 1 >= len(window.lines)):
        return False
    if is_date(line.text) or line.text.startswith(DASHES) or any(parts_of(line.text)) or _is_foreign(window, at):
        return False
    return not BRACKETED.fullmatch(line.text) or _is_styled_row(window, at)


def _is_foreign(window: Window, at: int) -> bool:
    """Whether a heading directly below the title is that title once more in Latin letters: ``董事长致辞``, ``MESSAGE FROM THE PRESIDENT``. No other heading is."""
    others = [line.text for number, line in enumerate(window.lines) if line.hint.startswith("heading") and number != at]
    return at == 1 and not _HAN.search(window.texts[at]) and bool(_HAN.search(window.texts[0])) and all(map(_HAN.search, others))


_HAN = re.compile("[\u3400-\u9fff]")


def _is_styled_row(window: Window, at: int) -> bool:
    """Whether another line in brackets has the style of this one. A single one below the title is its subtitle: ``（校外培训）``."""
    line = window.lines[at]
    return any(other.hint == line.hint and other is not line and BRACKETED.fullmatch(other.text) for other in window.lines)


@cache
def shape(name: str) -> re.Pattern[str]:
    """A pattern of ``data/front.yaml`` or ``data/words.yaml``."""
    front, words = table("front"), table("words")
    pattern: str = front[name] if name in front else words[name]
    return re.compile(pattern.replace("{genres}", any_of(words["genres"])))


@cache
def _label(name: str) -> re.Pattern[str]:
    words = table("front")
    pattern = words[name].replace("{genres}", any_of(table("words")["genres"]))
    return re.compile(f"{words['brackets']}?{pattern}{words['brackets_end']}?")


def is_label(text: str) -> bool:
    """Whether a line only says what kind of text follows: ``领导讲话``, ``【讲话稿】``."""
    return len(text) <= LABEL and bool(
        _label("labels").fullmatch(simplified(text)) or (text[0] in "【[〔［" and is_genre_label(text))
    )


def is_genre_label(text: str) -> bool:
    """Whether a line is a single word for a speech. It is the title where no other stands below: ``讲话稿``."""
    text = "".join(text.split()) if len(text) <= LABEL else text
    return len(text) <= LABEL and bool(_label("genre_labels").fullmatch(text))


def is_letter_address(window: Window, at: int) -> bool:
    """Whether a line ends with a colon as the address of a letter does, between the front and the first paragraph: ``中国人民大学：``."""
    text = window.texts[at]
    if (
        at == 0
        or len(text) > LETTER
        or text[-1] not in "：:"
        or label_number(text) is not None
        or set(text[:-1]) & set("。！？；：:“”")
        or window.lines[at].mark
    ):
        return False
    below = window.below(at, 1)
    return (
        bool(below)
        and below[0].mark is None
        and (finished(below[0].text) or is_prose(below[0].text) or bool(_REPORTS.match(below[0].text)))
        and not shape("no_letter").search(text)
        and not shape("part_labels").fullmatch(text[:-1])  # 活动背景：
    )


_REPORTS = re.compile("(?:现将|现就|现把|根据|按照)[^。]{4,80}(?:汇报|报告|通报|说明|总结)[^。]{0,12}如下[：:]$")
"""What a paper to an office begins with: ``现将我站春灌工作汇报如下：``."""


def is_bare_address(window: Window, at: int) -> bool:
    """Whether a line is an address that lost its mark, with text below it: ``尊敬的各位领导、同志们``."""
    text = window.texts[at]
    if window.lines[at].is_address or len(text) > LETTER or text[-1] in "：:！!。，,、；;" or not starts_address(text):
        return False
    below = window.below(at, 1)
    return bool(below) and is_address(text + "：") and (finished(below[0].text) or is_prose(below[0].text))


def goes_on_address(window: Window, at: int) -> bool:
    """Whether a line goes on with an address whose last mark is a comma: ``各位大使，`` and below it ``东河妇女协会执行委员会委员，各位外交官，``."""
    text = window.texts[at]
    above = window.lines[at - 1] if at else None
    return (
        above is not None
        and above.is_address
        and above.text[-1] in _COMMAS
        and text[-1] in f"{_COMMAS}：:！!"
        and names_people(text)
    )


_COMMAS = "，,、"


LETTER = 30
"""The most characters of the address of a letter."""


LABEL = 14
"""The most characters of a label."""


def is_heading_label(text: str) -> bool:
    """Whether a line is a few words in heavy brackets: ``【自我介绍】``. The number of a slide is none: ``[3页]``."""
    return len(text) <= LABEL and text[0] in "【[〔［" and text[-1] in "】]〕］" and not _is_slide(text)


def _is_slide(text: str) -> bool:
    return len(text) <= LABEL and bool(shape("slide_number").fullmatch(text))


def begins_list(window: Window, at: int) -> bool:
    """Whether a line is the first item of a list: it has a mark, and so have lines below it."""
    mark = window.lines[at].mark
    return mark is not None and any(
        other.mark is not None and other.mark.family == mark.family for other in window.lines[at + 1 : at + 1 + LIST]
    )


def _heads_list(window: Window, at: int) -> bool:
    """Whether a line is the heading of a first section, for a list of a lower level begins directly below it: ``一、存在的问题``, then ``1、``."""
    mark = window.lines[at].mark
    below = next((line.mark for line in window.below(at, 1)), None)
    if mark is None or below is None or mark.rank is None or below.rank is None:
        return False
    return mark.number == below.number == 1 and below.rank > mark.rank


LIST = 30
"""How many lines below a mark are searched for the next one."""


def title(window: Window, at: int, text: str, *, above: str | None, named: bool) -> Weighed:
    """A line as a title, or as a further line of one.

    above: the line of the title above it, None for a first line.
    named: whether a date or a speaker stands above a first line.
    """
    line = window.lines[at]
    styled = line.hint == "title"
    if not styled and (not text or not _may_be_title(window, at, text) or _is_slide(text)):
        return Weighed(NEVER, "sentence")
    listed = line.mark is not None and (begins_list(window, at) or _heads_list(window, at))
    if listed and not is_titled(text) and not window.address_ahead(at):
        return Weighed(NEVER, "list")
    if above is None and not styled and _is_lone_section(window, at):
        return Weighed(NEVER, "list")
    if above is not None and _is_first_of_list(line) and not (shape("title_open").search(above) or window.address_ahead(at)):
        return Weighed(NEVER, "list")
    genre, paper = is_titled(text), is_paper_title(text)
    common = (
        (5.0 if styled else 0.0, "style"),
        (-6.0 if is_date(text) else 0.0, "date"),
        (-3.0 if not genre and is_person(text) and not _is_dotted_title(window, at) else 0.0, "name"),
        (
            -2.0 if not genre and not is_person(text) and (is_person_with_post(text) or _is_post_of_caller(window, at)) else 0.0,
            "post",
        ),
        (-6.0 if line.is_address and not styled else 0.0, "address"),
        (-5.0 if is_spoken(said_in(text)) and not genre else 0.0, "greeting"),
        (-4.0 if not genre and shape("site").fullmatch(text) else 0.0, "site"),
        (-6.0 if shape("byline").fullmatch(text) else 0.0, "byline"),
        (-6.0 if is_turn(line) and any(map(is_turn, window.below(at, 1))) else 0.0, "turn"),
    )
    if above is None:
        return best(
            *common,
            (3.0 if genre else 2.5 if paper else 0.0, "genre"),
            (2.0 if window.address_ahead(at) else 0.0, "address-ahead"),
            (2.0 if window.dashed_ahead(at) else 0.0, "subtitle-ahead"),
            (-3.5 if is_label(text) or is_heading_label(text) else 0.0, "label"),
            (-0.5 if named else 0.0, "named"),
            base=1.0,
        )
    joins = bool(shape("title_joins").match(text)) and not shape("title_spoken").search(above)
    whole = not joins and (is_titled(above) or is_paper_title(above))  # 关于上半年工作情况 | 和下半年打算的汇报
    goes_on = bool(shape("title_goes_on").match(text) or shape("title_open").search(above)) or _issues_with(window, at, above)
    return best(
        *common,
        (3.5 if goes_on and (not whole or shape("title_open").search(above)) else 0.0, "goes-on"),
        (-5.0 if whole and not shape("title_open").search(above) and not styled else 0.0, "complete"),
        (3.0 if not whole and (genre or paper or is_paper_title(above + text)) else 0.0, "genre"),
        (_ahead(window, at, whole=whole, sure=goes_on or genre or paper or is_paper_title(above + text) or styled), "front-ahead"),
        (NEVER if len(text) > LONGEST_SECOND_LINE and not styled else 0.0, "long"),
        (-3.0 if is_signing_office(above) and is_title_alone(window, at, text) else 0.0, "whole"),
        (3.0 if is_parallel(above, text) else 0.0, "parallel"),
        (-2.0 if is_label(text) else 0.0, "label"),
        (NEVER if text.startswith(DASHES) or BRACKETED.fullmatch(text) else 0.0, "subtitle"),
        (
            -1.5 if is_name_line(text) and not genre and not goes_on and not is_person(text) and len(text) < LONG_OFFICE else 0.0,
            "office",
        ),
        base=0.3,
    )


def _is_first_of_list(line: Line) -> bool:
    """Whether a line has the mark of a first section or point: 一、2023年工作总结 below 2023年工作总结及2024年工作计划 ends like a title, too."""
    mark = line.mark
    return mark is not None and mark.rank is not None and mark.number == 1


def _is_lone_section(window: Window, at: int) -> bool:
    """Whether a first line is the only heading of its level that a text has: ``一、存在的问题``, and below it the first point, ``1.``, or its text."""
    line, below = window.lines[at], window.below(at, 1)
    if not _is_first_of_list(line) or not below or is_titled(line.text) or window.address_ahead(at):
        return False
    points = _is_first_of_list(below[0]) and below[0].mark != line.mark
    return points or (line.mark is not None and line.mark.rank == SECTION and finished(below[0].text))


SECTION = 1
"""The rank of the marks of sections, 一、."""


def _issues_with(window: Window, at: int, above: str) -> bool:
    """Whether a line is a further office that issues a paper: it stands between the name of another and ``关于……的通知``."""
    if not (_is_office(above) and _is_office(window.texts[at])):
        return False
    below = next((line.text for line in window.below(at) if not _is_office(line.text)), "")
    return below.startswith("关于") and is_paper_title(below)


def is_title_alone(window: Window, at: int, text: str) -> bool:
    """Whether a line is a title, or begins one of two or three lines, that needs none above it: ``在全县护渠会``, ``暨清淤动员会上的讲话``."""
    if is_whole_title(text):
        return not is_genre_label(text)
    if is_titled(text) or not text.startswith(_OF_MEETING):
        return False
    below = next((line.text for line in window.below(at, 2) if is_titled(line.text)), "")
    return 0 < len(below) <= LONGEST_SECOND_LINE


_OF_MEETING = "在"
"""A title whose first line begins so begins with the meeting: nobody stands in front of it."""


def _is_office(text: str) -> bool:
    return is_signing_office(text) and not is_person(text)


def _ahead(window: Window, at: int, *, whole: bool, sure: bool) -> float:
    """What lines of the front below a line say for its being a line of the title. Above a salutation it may be a subtitle as well.

    whole: whether the line above ends like a title. sure: whether the words of the line show that it belongs to a title.
    """
    if whole:
        return -1.0 if sure else NEVER
    if window.dashed_ahead(at):
        return 1.2
    if window.address_ahead(at) or any(is_date(line.text) or is_person_with_post(line.text) for line in window.below(at, 1)):
        return 0.5
    return -1.0 if sure else NEVER


LONG_OFFICE = 14
"""A line with fewer characters that ends as the name of an office may be one that signs."""


def _may_be_title(window: Window, at: int, text: str) -> bool:
    if is_title(text):
        return True
    bare, end = text[:-1], text[-1]
    if end not in f"{ENDS}:" or not is_title(bare) or set(bare) & set(ENDS):
        return False
    below = window.below(at, 1)
    if at:  # a piece of a page: ……领导讲话（三）：, directly above its address
        return end in "：:。" and is_titled(bare) and bool(below) and below[0].is_address
    return window.address_ahead(at) or bool(is_titled(bare) and below and (is_date(below[0].text) or is_speaker(below[0].text)))


def subtitle(window: Window, at: int, text: str, *, titled: bool) -> Weighed:
    """A line as a subtitle. titled: whether a title stands above it."""
    line = window.lines[at]
    if line.hint == "subtitle":
        return Weighed(6.0, "style")
    if holds_speaker(text):
        return Weighed(NEVER, "speaker")
    if not titled:
        above_style = any(below.hint == "title" for below in window.below(at, NEAR)) and line.hint != "title" and is_title(text)
        return Weighed(2.0 if above_style else NEVER, "above-styled-title")
    if text.startswith(DASHES):
        below = window.below(at, 1)
        listed = bool(below) and below[0].text.startswith(DASHES)
        fits = len(text) <= LONGEST_SUBTITLE and is_title(text.rstrip("。")) and not listed
        return Weighed(6.0 if fits else NEVER, "dash")
    if BRACKETED.fullmatch(text):
        return Weighed(2.0, "brackets")
    ahead = window.address_ahead(at) and line.mark is None and is_title(text)
    return Weighed(1.0 if ahead else NEVER, "address-ahead")


def date(text: str, *, titled: bool) -> Weighed:
    """A line as a date."""
    if is_date(text) or shape("end_date").fullmatch(text):
        return Weighed(5.0, "date")
    is_whole = sum(map(text.count, "（(")) == sum(map(text.count, "）)"))  # a piece of a broken line is not: （2026年3月12日））
    return Weighed(3.0 if titled and is_whole and BRACKETED.fullmatch(text) and has_year(text) else NEVER, "date-and-place")


def _belongs(text: str) -> bool:
    """Whether a line names a person behind a blank, and before it where the person belongs to: ``东河中学高二（3）班　李小花``."""
    words = text.split()
    if len(words) < 2 or not is_person(words[-1]):
        return False
    return bool(shape("belongs").fullmatch(" ".join(words[:-1]))) or ("、" in text and bool(_POSTS.fullmatch(words[0])))


def _is_person_of(text: str) -> bool:
    """Whether a line is the name of a person and, in brackets behind it, where the person belongs to, whatever that is called: ``周大河（东河林场护林员）``."""
    found = _OF.fullmatch(text) or _BEHIND.fullmatch(text)
    return found is not None and is_person(found[1]) and not has_year(text) and not is_titled(found[2])


_OF = re.compile(r"(\S{2,4})\s*[（(]([^（）()，。：；]{3,24})[）)]")
_BEHIND = re.compile(r"(\S{2,4})[ \u3000]+([\u4e00-\u9fff]{2,12}[0-9]{0,4}[级届班])")


def _ends_with_person(text: str) -> bool:
    """Whether a line is a word and, behind a blank, the name of a person: ``维修车间　孙长江``, below a title that is whole."""
    words = text.split()
    return len(words) == 2 and is_person(words[1]) and bool(_PLACE.fullmatch(words[0]))


_PLACE = re.compile(r"[\u4e00-\u9fff]{2,16}")
_POSTS = re.compile(r"[\u4e00-\u9fff（）()]{4,30}(?:、[\u4e00-\u9fff（）()]{2,16}){1,6}")
"""Posts in a row, whatever they are called: 东河县法院党组成员、副院长、三级高级法官."""


_NUMBER = re.compile(r"[A-Za-z]{0,4}[0-9][0-9A-Za-z-]{3,20}")
"""The number of a student, a class or an employee, below the name."""


def _is_numbered_person(text: str) -> bool:
    """Whether a line is the name of a person with a number: ``20260117 周大河``, ``周大河 20260117``."""
    first, _, last = text.partition(" ")
    return (bool(_NUMBER.fullmatch(first)) and is_person(last.strip())) or (
        is_person(first) and bool(_NUMBER.fullmatch(last.strip()))
    )


def _is_dashed_person(text: str) -> bool:
    """Whether a line is a dash and then a person, perhaps with a post: ``——东河县水利局局长　周大河``, where others write what the speech is about."""
    name = text.strip("—-―").strip()
    words = name.split()
    placed = len(words) == 2 and is_person(words[1]) and bool(_PLACE.fullmatch(words[0])) and not set(words[0]) & _OCCASIONS
    return text.startswith(DASHES) and len(name) <= LONGEST_NAMED and (is_person(name) or is_person_with_post(name) or placed)


def _is_dotted_title(window: Window, at: int) -> bool:
    """Whether a line is words of one length between dots above a subtitle, as titles are: ``感恩·奋进·担当``, ``——2025届毕业典礼校长讲话``.

    So may be the name of a stranger, but no subtitle stands below that, nor another name.
    """
    if len(window.texts[at]) > LONGEST_NAMED:
        return False
    words = _DOT.split(window.texts[at])
    even = len(words) > 1 and len(set(map(len, words))) == 1 and len(words[0]) > 1
    below = window.below(at, NEAR)
    named = len(below) > 1 and is_whole_title(below[0].text) and any(is_person_with_post(line.text) for line in below[1:])
    return even and bool(below) and (below[0].text.startswith(DASHES) or named)


_DOT = re.compile(r"\s*[·•・]\s*")


def _is_person_behind_dash(text: str) -> bool:
    """Whether a line is a post and, behind a dash, the name of the person: ``东河县水利局局长--周大河``."""
    if len(text) > LONGEST_NAMED:
        return False
    words = _DASH.split(text)
    fits = len(words) == 2 and words[0][:1] not in _OWN
    return fits and bool(re.fullmatch(post(), words[0])) and is_person(words[1])


_OWN = frozenset("我你他她致记写论谈")
"""How words begin that tell of a person: 我的好校长——周大河."""
_DASH = re.compile(r"\s*(?:——|—|--)\s*")
_OCCASIONS = frozenset("在写记致献谈论")
"""What a word between the dash and the name holds where it says on what occasion: 写在开渠之日, 致渠工."""
LONGEST_NAMED = 40
"""The most characters of a line that names a person behind a dash."""


def speaker(window: Window, at: int, text: str, *, titled: bool) -> Weighed:
    """A line as one that names the speaker."""
    line = window.lines[at]
    if holds_speaker(text) or is_held(text):
        return Weighed(NEVER, "subtitle")
    if titled and _is_dashed_person(text):
        return Weighed(6.5, "name")
    if not titled and _is_dotted_title(window, at):
        return Weighed(NEVER, "subtitle")
    if (
        text[-1] in "：:"
        and not titled
        and is_person_with_post(text[:-1])
        and any(is_titled(below.text) for below in window.below(at, 1))
    ):
        return Weighed(4.0, "name-of-title")
    behind_place = titled and is_titled(window.texts[at - 1]) and _ends_with_person(text.strip("（()）"))
    marked = line.mark is not None and not behind_place  # 第二组　周大河
    if marked or not is_title(text) or is_titled(text) or line.is_address or is_date(text):
        return Weighed(NEVER, "other")
    if titled and at and text == window.texts[at] and is_parallel(window.texts[at - 1], text):
        return Weighed(NEVER, "parallel")
    bare = text.strip("（()）◎●○■□◆◇▲△★☆※ ")
    called = _is_post_of_caller(window, at)
    if _NUMBER.fullmatch(text):
        return Weighed(2.0 if titled else NEVER, "number-of-person")
    if _is_numbered_person(text):
        return Weighed(4.0, "number-of-person")
    sure, posted = (
        is_person(bare),
        is_person_with_post(text)
        or called
        or _is_person_behind_dash(bare)
        or bool(shape("byline").fullmatch(text) or shape("speaker_tag").fullmatch(simplified(text)))
        or behind_place
        or (titled and (_belongs(bare) or _is_person_of(text))),
    )
    if titled and bare != text and re.fullmatch(post(), bare):
        return Weighed(3.0, "post")
    if titled and at and text == window.texts[at] and is_post_of(window.texts[at - 1].strip("（()）"), text):
        return Weighed(3.0, "post")
    office = is_name_line(text) and (
        window.address_ahead(at)
        or (is_signing_office(text) and any(is_date(line.text) for line in window.below(at, 1)))
        or (titled and signs_paper(window, at))
    )
    names_part = not (sure or posted) and bool(shape("part_labels").fullmatch(simplified(text)))  # 学习内容
    if names_part or not (sure or posted or office or is_speaker(text)):
        return Weighed(NEVER, "no-name")
    alone = at == 0 and _calls_below(window)  # 周大河, then 同志们：
    if (
        not titled
        and not shape("byline").fullmatch(text)
        and not ((sure or posted) and (alone or called or _title_below(window, at)))
    ):
        return Weighed(NEVER, "no-title")
    named = bool(shape("byline").fullmatch(text))
    anchored = (
        named
        or office
        or _is_person_behind_dash(bare)
        or window.address_ahead(at)
        or bool(set(text) & set(" \u3000：:"))
        or len(text) <= NAME
    )
    return best(
        (3.0 if sure else 0.0, "name"),
        (2.5 if posted and not sure else 0.0, "post"),
        (1.0 if is_speaker(text) else 0.0, "form-of-name"),
        (1.0 if office else 0.0, "office"),
        (0.5 if window.address_ahead(at) else 0.0, "address-ahead"),
        (-3.0 if not anchored and not sure else 0.0, "alone"),
        (-1.0 if not titled else 0.0, "no-title"),
    )


def _is_post_of_caller(window: Window, at: int) -> bool:
    """Whether a line above the address is the full name of a post, from which the name of the person was taken: ``河口区区长``, and below it ``各位代表：``."""
    text, below = window.texts[at], window.below(at, 2)
    if len(text) > LONGEST_POST or not below or not shape("official_post").fullmatch(simplified(text)):
        return False
    return below[int(is_date(below[0].text) and len(below) > 1)].is_address


LONGEST_POST = 40
"""The most characters of such a line."""


def _calls_below(window: Window) -> bool:
    """Whether the address stands below the first line, perhaps behind the date: a speech without a title."""
    below = window.below(0, 2)
    dated = len(below) > 1 and is_date(below[0].text)
    return bool(below) and below[int(dated)].is_address


def signs_paper(window: Window, at: int) -> bool:
    """Whether a line is the full name of an office whose paper begins below it: ``东河县水利局`` and a paragraph, perhaps with a date between."""
    below = window.below(at, 2)
    first = below[1:] if below and is_date(below[0].text) else below[:1]
    return is_official(window.texts[at]) and any(map(begins_paper, first))


def is_official(text: str) -> bool:
    """Whether a line is the full name of an office, which nobody takes for a heading: ``东河县水利局``."""
    return bool(shape("official").fullmatch(text))


def begins_paper(line: Line) -> bool:
    """Whether a line is the first paragraph of a paper: of several clauses, and not cut off."""
    text = line.text
    return len(text) >= PAPER and "，" in text and (finished(text) or text[-1] in "：:") and line.mark is None


PAPER = 30
"""The fewest characters of such a paragraph."""


def _title_below(window: Window, at: int) -> bool:
    """Whether a title stands below a line that may name the speaker, perhaps with another such line between."""
    for line in window.below(at, 2):
        if is_titled(line.text) or line.hint == "title":
            return True
        if not is_title(line.text) or line.is_address:
            return False
        if not is_date(line.text) and not is_person_with_post(line.text):
            return True
    return False


def body(window: Window, at: int, *, titled: bool) -> Weighed:
    """A line as the first of the opening."""
    if at >= len(window.lines):
        return Weighed(0.0, "end")
    line, text = window.lines[at], window.texts[at]
    return best(
        (2.0 if is_prose(text) or finished(text) else 0.0, "sentence"),
        (3.0 if is_spoken(said_in(text)) and not is_titled(text) else 0.0, "greeting"),
        (2.0 if line.mark is not None and begins_list(window, at) else 0.0, "list"),
        (7.0 if is_heading(window, at, titled=titled) else 0.0, "style"),
        (-4.0 if line.is_address else 0.0, "address"),
    )
