"""Lines of a page that are made of cells: labels with their values, days and hours, counts, buttons, names, in any order and with any signs between them.

``发布者：周大河发布时间：2026-03-12浏览次数：28``, ``2026-03-12 09:30 | 阅读 28 | 评论 0``, ``【2026-03-12】【东河日报】【周大河】``. No form of a line is
known here, only its cells: a line is one of a page if each of its cells may stand there and one shows that it does.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from drafter.files.tables import any_of
from drafter.mine.clean.front.names import is_person, is_signing_office
from drafter.mine.clean.lines import finished
from drafter.mine.patterns import table
from drafter.mine.simplified import simplified

LONGEST = 120
"""The most characters of such a line."""
VALUE = 24
"""The most characters of what stands behind a label."""
NAMES = 2
"""The most names of a line without a label."""


_MAYBE = re.compile(r"[^。，；！？]*$")
"""A line of cells has no clause."""


class _Cells(NamedTuple):
    """How many cells of each kind a line has. own: labels that a speech may have, too."""

    labels: int = 0
    own: int = 0
    days: int = 0
    hours: int = 0
    counts: int = 0
    buttons: int = 0
    presses: int = 0
    offices: int = 0
    persons: int = 0


def _words(name: str) -> str:
    return any_of(table("noise")["cells"][name])


@cache
def _label() -> re.Pattern[str]:
    before, behind = f"(?:{_words('before')})", f"(?:{_words('behind')})"
    strong = f"{before}{{0,4}}(?:{_words('labels')}){behind}{{0,2}}|{before}{{1,4}}{behind}{{1,2}}"
    shapes = (
        rf"(?P<strong>{strong})\s*[：:]",
        rf"{before}于(?=\s?(?:19|20)\d{{2}}[-/.年])",  # 发布于 2026-03-12
        rf"(?P<own>(?:{_words('own')}){behind}?)\s*[：:]",
        rf"(?:{_words('english')}|第?\s?[A-Z]?\d{{1,3}}[版期])\s?[：:]",  # Date: 2026-03-12, 第A2版：要闻
        rf"[\[【〔]\s*(?:{strong})\s*[\]】〕](?!\s*[：:])",  # [ 索引号 ] 28
    )
    return re.compile("|".join(shapes))


_DAY = re.compile(
    r"(?:19|20)\d{2}\s?(?:[-/.]\s?\d{1,2}\s?[-/.]\s?\d{1,2}|年\d{1,2}月\d{1,2}日)(?:\s*(?:星期|周)[一二三四五六日天])?"
)
_LABELLED = re.compile("[：:于\\]】〕]")
_PRINTED = re.compile(r"(?<=[月日号])\s*印[发制刷]?$")
_HOUR = re.compile(r"\d{1,2}[：:]\d{2}(?:[：:]\d{2})?")
_FIGURES = re.compile(r"(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2}")
_SIGNS = re.compile(r"[\s\u3000|｜┊│/／·•●■◆★☆◎○、,，\[\]［］【】〔〕()（）<>《》『』「」+-]+")


@cache
def _shape(name: str) -> re.Pattern[str]:
    shapes = {
        "count": rf"(?:{_words('counts')})(?:次数|人数|量|数)?\d+[万次人]?|\d+[次个条人]?(?:{_words('counts')})",
        "button": rf"(?>{_words('buttons')}|[上下前后]一?[篇条版期页则])++",
        "buttons": rf"(?=.*(?:{_words('pressed')}))(?>{_words('buttons')}){{2,}}+|[上下前后]一?[篇条版期页则]",
        "shared": rf"(?P<who>[\u4e00-\u9fff]{{2,4}})(?:{_words('sharers')})",
        "lead": rf"(?=.{{5}})(?>{_words('buttons')})++[：:]",  # 保护视力色：
        "press": rf"[\u4e00-\u9fffA-Za-z]{{2,16}}(?:{_words('presses')})",
    }
    return re.compile(shapes[name])


@lru_cache(4096)
def is_row_of_page(text: str) -> bool:
    """Whether a line is made of cells of a page, and of nothing else."""
    if len(text) > LONGEST or text[-1] in "，。；！？" or not _MAYBE.match(text):
        return False
    if _ARROWED.fullmatch(text) or (text[-1] in "：:" and _shape("lead").fullmatch(text)):
        return True
    if not _SIGNED.search(text) or _BLANK.fullmatch(text):
        return _is_of_buttons(simplified(text))
    cells = _cells_of(simplified(text))
    if cells is None:
        return False
    dated = cells.days + cells.hours > 0
    if cells.labels:
        return True
    if cells.own:
        return cells.own + cells.counts + cells.buttons + cells.presses > 1 or cells.hours > 0
    if cells.counts or (cells.buttons > 1 and not set(text) & _COMMAS):
        return cells.persons + cells.presses + cells.offices <= NAMES
    return dated and cells.persons + cells.offices + cells.presses > 0 and _is_dated_row(text, cells)


_SIGNED = re.compile("[0-9：:]|[【\\[〔].+[】\\]〕]")
"""What a label, a day or a count has."""


_BLANK = re.compile("[\\[【〔][^\\d\\[\\]【】〔〕]+[\\]】〕]")
"""Words in brackets alone. They are a button (``[打印]``), or a blank below a speech that waits to be filled in: ``[单位名称]``."""


def _is_of_buttons(text: str) -> bool:
    """Whether a line without label and figure has only buttons, or a name and what the person did with the text: ``周大河分享``."""
    words = [word for word in _SIGNS.split(text) if word]
    if words and all(_shape("button").fullmatch(word) for word in words):
        return (len(words) > 1 and not set(text) & _COMMAS) or bool(_shape("buttons").fullmatch(words[0]))
    shared = _shape("shared").fullmatch(text) if len(text) <= SHARED else None
    return shared is not None and is_person(shared["who"])


SHARED = 8
"""The most characters of a name and what the person did."""
_ARROWED = re.compile("[>＞»›→]?\\s*[\u4e00-\u9fff]{2,8}\\s*[>＞»›→]{1,2}|[>＞»›→]{1,2}\\s*[\u4e00-\u9fff]{2,8}")
"""The last or the only entry of a breadcrumb: ``领导讲话 >``, ``> 正文``."""


_ROUND = re.compile("[（(].+[）)]")
"""Round brackets, in which a speech has its day and its place: ``（2026年6月25日14:30 乡文化站）``."""


def is_house(text: str) -> bool:
    """Whether a text is the name of a paper, a station or a site: ``东河日报``, ``东河水利网``."""
    return len(text) <= VALUE and _shape("press").fullmatch(text) is not None


def is_signed_row(text: str) -> bool:
    """Whether a line of cells may sign what stands above it: a day, who signs, and nothing else (``东河县水利局 2026-03-12``)."""
    if not is_row_of_page(text) or not _SIGNED.search(text):
        return False
    cells = _cells_of(simplified(text))
    return cells is not None and cells.days == 1 and not (cells.labels or cells.own or cells.hours or cells.counts or cells.buttons)


def _is_dated_row(text: str, cells: _Cells) -> bool:
    """Whether a day stands beside a name as only a page writes it: with an hour, in figures beside a house, or beside a paper."""
    if cells.persons > 1 or cells.days > 1 or (_ROUND.fullmatch(text) and ("年" in text or not cells.presses)):
        return False
    if cells.hours and cells.days:
        return True
    return cells.days > 0 and (cells.presses > 0 or (cells.offices > 0 and not cells.persons and bool(_FIGURES.search(text))))


def _cells_of(text: str) -> _Cells | None:
    """The cells of a line; None where something else stands in it."""
    found = dict.fromkeys(_Cells._fields, 0)
    text, printed = _PRINTED.subn("", text)
    found["counts"] += printed
    labels = list(_label().finditer(text)) if _LABELLED.search(text) else []
    stops = [*(label.start() for label in labels), len(text)]
    if not _count(text[: stops[0]], found, value=False):
        return None
    for label, stop in zip(labels, stops[1:], strict=True):
        found["own" if label["own"] else "labels"] += 1
        if not _count(text[label.end() : stop], found, value=True):
            return None
    return _Cells(**found)


def _count(text: str, found: dict[str, int], *, value: bool) -> bool:
    """Count the cells of a stretch. value: whether it stands behind a label, so that other words may be in it. Returns whether all are cells."""
    for name, pattern in (("days", _DAY), ("hours", _HOUR)):
        text, number = pattern.subn(" ", text)
        found[name] += number
    words = [word for word in _SIGNS.split(_COUNTED.sub("", text)) if word]
    rest = []
    for word in words:
        kind = _kind(word)
        if kind:
            found[kind] += 1 + (kind == "buttons" and _shape("buttons").fullmatch(word) is not None)
        elif word.isdigit() and value:
            continue
        else:
            rest.append(word)
    if not rest:
        return True
    return value and sum(map(len, rest)) <= VALUE and not finished(text.rstrip()) and not set(text) & _CLAUSES


_COMMAS = frozenset("、，,")
_COUNTED = re.compile("(?<=[\u4e00-\u9fff])[ \u3000]+(?=[0-9]{1,7}(?![0-9年]))")
"""The blank in front of a count: ``阅读 28``."""
_CLAUSES = frozenset("。；！？“”")


def _kind(word: str) -> str:
    """The kind of cell that a word is; "" for other words."""
    if not word.isalpha() and _shape("count").fullmatch(word):
        return "counts"
    if _shape("button").fullmatch(word):
        return "buttons"
    if _shape("press").fullmatch(word):
        return "presses"
    if is_person(word):
        return "persons"
    if (shared := _shape("shared").fullmatch(word)) and is_person(shared["who"]):
        return "labels"
    return "offices" if is_signing_office(word) else ""
