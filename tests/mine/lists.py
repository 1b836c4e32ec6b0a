"""The lists of a speech written in other ways: a known tree as a text, and the structure that mining must find in it.

A way changes the tree (other marks, run-in headings, a list more), or only the text that is made of it (indents, slips of the
keyboard). The structure is that of the changed tree.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from drafter.speech.flow import text_of
from drafter.speech.numbering import style_named, to_han
from drafter.speech.tree import Item, Point, Section, Speech, canonical

Structure = list[tuple[str, str, list[str]]]
"""Mark, heading and the beginnings of the points of each section."""
BEGINNING = 6
"""How many characters of a point are compared."""


class Way(NamedTuple):
    """A way to write lists.

    change: the tree in this way, None where it cannot be written so.
    write: its text, from the usual one.
    marks: whether the marks of the sections come out as they stand.
    closing: whether the closing is compared too. Where it begins without a word of closings is another subject.
    """

    change: Callable[[Speech], Speech | None]
    write: Callable[[str], str] = lambda text: text
    marks: bool = True
    closing: bool = False

    def structure(self, speech: Speech) -> Structure:
        """What is compared of a speech."""
        found = [(section.mark if self.marks else "", section.heading, list(_points(section))) for section in speech.sections]
        if not self.closing:
            return found
        begins = _words(speech.closing[0])[:BEGINNING] if speech.closing else ""
        return [*found, ("closing", begins, [_begin(item) for item in speech.closing if isinstance(item, Point)])]


# ---------------------------------------------------------------- the structure of a tree


def _points(section: Section) -> Iterator[str]:
    yield from (_begin(item) for item in section.body if isinstance(item, Point))
    yield from (child.heading[:BEGINNING] for child in section.sections)


def _begin(point: Point) -> str:
    return _words(point).removeprefix(point.mark)[:BEGINNING]


def _words(item: Item) -> str:
    if isinstance(item, str):
        return item
    return f"{item.mark}{item.heading or ''}{item.end}{''.join(map(_words, item.body))}"


# ---------------------------------------------------------------- changes of the tree


def _counted(style: str, count: int) -> list[str] | None:
    """The marks of a list in a numbering style, or the same sign for each; None where the style cannot count so far."""
    if style == "第一部分 ":
        return [style.replace("一", to_han(number)) for number in range(1, count + 1)]
    try:
        found = style_named(style)
    except KeyError:
        return [style] * count
    try:
        return [found.mark(number) if found else "" for number in range(1, count + 1)]
    except ValueError:
        return None


def numbered(style: str, below: str | None = None) -> Callable[[Speech], Speech | None]:
    """Sections in a numbering style, and their points in another. A speech without sections cannot."""

    def change(speech: Speech) -> Speech | None:
        marks = _counted(style, len(speech.sections))
        if len(speech.sections) < 2 or marks is None:
            return None
        if style == "首先，" and len(marks) > 3:
            return None
        sections = tuple(section._replace(mark=mark) for section, mark in zip(speech.sections, marks, strict=True))
        return _repointed(speech._replace(sections=sections), below) if below else speech._replace(sections=sections)

    return change


def _repointed(speech: Speech, style: str) -> Speech | None:
    """The points of all sections in a numbering style."""
    sections = []
    for section in speech.sections:
        children = _counted(style, len(section.sections))
        marks = _counted(style, sum(isinstance(item, Point) for item in section.body))
        if marks is None or children is None:
            return None
        left = iter(marks)
        body = tuple(item._replace(mark=next(left)) if isinstance(item, Point) else item for item in section.body)
        below = tuple(child._replace(mark=mark) for child, mark in zip(section.sections, children, strict=True))
        sections.append(section._replace(body=body, sections=below))
    return (
        speech._replace(sections=tuple(sections)) if any(_points_of(section) or section.sections for section in sections) else None
    )


def _points_of(section: Section) -> list[Point]:
    return [item for item in section.body if isinstance(item, Point)]


def own_paragraphs(speech: Speech) -> Speech | None:
    """Each point in a paragraph of its own."""
    return _with_points(speech, own=True)


def run_on(speech: Speech) -> Speech | None:
    """The points of each section in one paragraph."""
    return _with_points(speech, own=False)


def _with_points(speech: Speech, *, own: bool) -> Speech | None:
    if not any(_points_of(section) for section in speech.sections):
        return None
    if any(not isinstance(inner, str) for section in speech.sections for point in _points_of(section) for inner in point.body):
        return None
    if not own and any(len(point.body) > 1 for section in speech.sections for point in _points_of(section)):
        return None
    return speech._replace(
        sections=tuple(
            section._replace(
                body=tuple(item._replace(own_paragraph=own) if isinstance(item, Point) else item for item in section.body)
            )
            for section in speech.sections
        )
    )


def joined_by_semicolons(speech: Speech) -> Speech | None:
    """The points of each section in one paragraph, without text of their own, ； between them."""
    one = run_on(speech)
    if one is None:
        return None

    def short(item: Item, end: str) -> Item:
        return (
            item
            if isinstance(item, str)
            else Point(item.mark, None, "", (f"{item.heading or _words(item)[len(item.mark) : 12]}{end}",), False)
        )

    sections = []
    for section in one.sections:
        last = max((place for place, item in enumerate(section.body) if isinstance(item, Point)), default=-1)
        body = tuple(short(item, "。" if place == last else "；") for place, item in enumerate(section.body))
        if any(isinstance(item, Point) and "。" in _words(item)[:-1] for item in body):
            return None
        sections.append(section._replace(body=body))
    return one._replace(sections=tuple(sections))


def run_in_headings(speech: Speech) -> Speech | None:
    """The headings of the sections run in to their first paragraphs."""
    if any(not section.body or not isinstance(section.body[0], str) or section.run_in for section in speech.sections):
        return None
    if any("。" in section.heading or not section.heading for section in speech.sections) or len(speech.sections) < 2:
        return None
    return speech._replace(sections=tuple(section._replace(run_in=True, end="。") for section in speech.sections))


def with_closing_list(style: str) -> Callable[[Speech], Speech | None]:
    """A list of its own in the closing, behind a paragraph that leads to it."""

    def change(speech: Speech) -> Speech | None:
        if len(speech.sections) < 2:
            return None
        marks = _counted(style, 3) or []
        texts = (("管好时间", "早上八点准时到。"), ("管好钥匙", "谁用谁还。"), ("管好火种", "人走灯灭。"))
        points = tuple(Point(mark, heading, "。", (text,)) for mark, (heading, text) in zip(marks, texts, strict=True))
        return speech._replace(closing=("最后，我再强调三件事：", *points, "谢谢大家！"))

    return change


def as_restarted_lists(first: str, second: str) -> Callable[[Speech], Speech | None]:
    """Two lists without headings, of the points of two sections."""

    def change(speech: Speech) -> Speech | None:
        lists = [points for section in speech.sections if len(points := _points_of(section)) > 1 and _is_plain(points)][:2]
        if len(lists) < 2:
            return None
        leads = ("过去这一段，主要做了这样几件事。", "成绩属于大家，不足也要看到。下一步要抓这样几件事。")
        sections = []
        for points, style, lead in zip(lists, (first, second), leads, strict=True):
            marks = _counted(style, len(points)) or []
            listed = tuple(point._replace(mark=mark, own_paragraph=True) for point, mark in zip(points, marks, strict=True))
            sections.append(Section(body=(lead, *listed)))
        return speech._replace(opening=("今天把大家请来，说一说工作。",), sections=tuple(sections), closing=("同志们，加油干！",))

    return change


def _is_plain(points: list[Point]) -> bool:
    """Whether the points are a heading, its full stop, and one text."""
    return all(point.heading and point.end == "。" and len(point.body) == 1 and isinstance(point.body[0], str) for point in points)


def without_marks(speech: Speech) -> Speech | None:
    """Sections whose headings stand alone without marks."""
    if len(speech.sections) < 2 or any(
        not section.heading or len(section.heading) > 20 or section.run_in for section in speech.sections
    ):
        return None
    if any(set(section.heading) & set("，。！？：；“”") or section.sections for section in speech.sections):
        return None
    texts_below = all(
        section.body and isinstance(section.body[0], str) and len(section.body[0]) >= 24 for section in speech.sections
    )
    return (
        speech._replace(sections=tuple(section._replace(mark="", end="") for section in speech.sections)) if texts_below else None
    )


def greeted_in_order(speech: Speech) -> Speech | None:
    """首先 and 再次 in the opening and the closing."""
    if len(speech.sections) < 2:
        return None
    return speech._replace(opening=("首先，感谢大家冒着雨来开会。", *speech.opening), closing=("再次感谢大家，不当之处请批评。",))


def last_counted_otherwise(speech: Speech) -> Speech | None:
    """一、 二、 第三，: the last section in another numbering style."""
    marked = numbered("一、")(speech)
    if marked is None or len(marked.sections) < 3 or len(marked.sections) > 9:
        return None
    mark = (_counted("第一，", len(marked.sections)) or [])[-1]
    if any(_points_of(section) and _points_of(section)[0].mark.startswith("第") for section in marked.sections):
        return None
    return marked._replace(sections=(*marked.sections[:-1], marked.sections[-1]._replace(mark=mark)))


def same(speech: Speech) -> Speech | None:
    """The tree as it is."""
    return speech if len(speech.sections) >= 2 else None


# ---------------------------------------------------------------- changes of the text


def indented(text: str) -> str:
    return "\n".join(f"\u3000\u3000{line}" if line else line for line in text.split("\n"))


def spaced_out(text: str) -> str:
    return "\n\n\n".join(line for line in text.split("\n") if line.strip())


def close_together(text: str) -> str:
    return "\n".join(line.strip() for line in text.split("\n") if line.strip())


def typed(pattern: str, written: str) -> Callable[[str], str]:
    """The marks at the beginnings of lines typed otherwise than they are meant."""
    return lambda text: re.sub(f"(?m)^{pattern}", written, text)


def _after(first: Callable[[Speech], Speech | None], then: Callable[[Speech], Speech | None]) -> Callable[[Speech], Speech | None]:
    def change(speech: Speech) -> Speech | None:
        changed = first(speech)
        return None if changed is None else then(changed)

    return change


HAN = "([一二三四五六七八九十]{1,3})"
WAYS: dict[str, Way] = {
    "as it is": Way(same),
    "indented": Way(same, indented),
    "blank lines between all": Way(same, spaced_out),
    "no blank lines": Way(same, close_together),
    "sections 第一， points 一是": Way(numbered("第一，", "一是")),
    "sections 第一， points （一）": Way(numbered("第一，", "（1）")),
    "sections （一） points 1.": Way(numbered("（一）", "1.")),
    "sections （一） points 一是": Way(numbered("（一）", "一是")),
    "sections 1. points ①": Way(numbered("1.", "①")),
    "sections 1、 points 一是": Way(numbered("1、", "一是")),
    "sections 1. points （1）": Way(numbered("1.", "（1）")),
    "sections 首先， points 一是": Way(numbered("首先，", "一是")),
    "sections 一、 points （一）": Way(numbered("一、", "（一）")),
    "sections 一、 points 1.": Way(numbered("一、", "1.")),
    "sections 一、 points 1、": Way(numbered("一、", "1、")),
    "sections 一、 points ①": Way(numbered("一、", "①")),
    "sections 一、 points 一是": Way(numbered("一、", "一是")),
    "sections 一、 points 一要": Way(numbered("一、", "一要")),
    "sections 一、 points 第一，": Way(numbered("一、", "第一，")),
    "sections 一、 points 首先，": Way(numbered("一、", "首先，")),
    "sections 一、 points 其一，": Way(numbered("一、", "其一，")),
    "sections 一、 points ——": Way(_after(numbered("一、", "——"), own_paragraphs)),
    "sections 第一部分 points 一、": Way(_after(numbered("第一部分 ", "一、"), own_paragraphs)),
    "points in paragraphs of their own": Way(own_paragraphs),
    "points in one paragraph": Way(run_on),
    "points （一） in paragraphs of their own": Way(_after(numbered("一、", "（一）"), own_paragraphs)),
    "points 第一， in one paragraph": Way(_after(numbered("一、", "第一，"), run_on)),
    "points 其一， in one paragraph": Way(_after(numbered("一、", "其一，"), run_on)),
    "points ① in one paragraph": Way(_after(numbered("一、", "①"), run_on)),
    "points joined by ；": Way(_after(numbered("一、", "一是"), joined_by_semicolons)),
    "headings run in": Way(run_in_headings),
    "headings run in, no blank lines": Way(run_in_headings, close_together),
    "headings run in behind 第一，": Way(_after(numbered("第一，"), run_in_headings)),
    "headings run in behind （一）": Way(_after(numbered("（一）"), run_in_headings)),
    "marks typed 一.": Way(numbered("一、"), typed(f"{HAN}、", r"\1."), marks=False),
    "marks typed 一，": Way(numbered("一、"), typed(f"{HAN}、", r"\1，"), marks=False),
    "marks typed 一、 with a blank": Way(numbered("一、"), typed(f"{HAN}、", r"\1、 "), marks=False),
    "marks typed 一 、": Way(numbered("一、"), typed(f"{HAN}、", r"\1 、"), marks=False),
    "marks typed （一)": Way(numbered("一、", "（一）"), typed(f"（{HAN}）", r"（\1)"), marks=False),
    "marks typed （一）、": Way(numbered("一、", "（一）"), typed(f"（{HAN}）", r"（\1）、"), marks=False),
    "marks typed (一)": Way(numbered("一、", "（一）"), typed(f"（{HAN}）", r"(\1)"), marks=False),
    "marks typed 第一、": Way(numbered("第一，"), typed(f"第{HAN}，", r"第\1、"), marks=False),
    "marks typed 第一:": Way(numbered("第一，"), typed(f"第{HAN}，", r"第\1: "), marks=False),
    "a list in the closing, 一是": Way(with_closing_list("一是"), closing=True),
    "a list in the closing, 一要": Way(with_closing_list("一要"), closing=True),
    "a list in the closing, 一、": Way(with_closing_list("一、"), closing=True),
    "a list in the closing, 1.": Way(with_closing_list("1."), closing=True),
    "two lists 一是": Way(as_restarted_lists("一是", "一是"), closing=True),
    "two lists 一是, 一要": Way(as_restarted_lists("一是", "一要"), closing=True),
    "two lists 第一，": Way(as_restarted_lists("第一，", "第一，"), closing=True),
    "two lists 一是, no blank lines, indented": Way(
        as_restarted_lists("一是", "一是"), lambda text: indented(close_together(text))
    ),
    "headings without marks": Way(without_marks),
    "首先 in front, 再次 behind": Way(greeted_in_order, closing=True),
    "the last section counted otherwise": Way(last_counted_otherwise),
}


def variant(speech: Speech, way: Way) -> tuple[str, Structure] | None:
    """The text of a speech in a way, and the structure to be found in it; None where the speech cannot be written so."""
    changed = way.change(speech)
    if changed is None:
        return None
    changed = canonical(changed if way.closing else changed._replace(closing=("同志们，让我们一起努力！", "谢谢大家！")))
    return way.write(text_of(changed)), way.structure(changed)
