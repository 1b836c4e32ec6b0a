"""Edits as people make them in Word, on the paragraphs of a page, with what the page then is: a seed gives always the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random
from typing import NamedTuple

from drafter.pull.edited import PageLine
from drafter.pull.units import line_of
from drafter.speech.flow import Paragraph, Run, document_paragraphs
from drafter.speech.lines import FOOTNOTE
from drafter.speech.numbering import recognise, to_han
from drafter.speech.tree import Document

WORDS = ("办好学堂", "修好水渠", "管好山林", "用好老屋", "守好渡口", "种好油茶", "养好蜜蜂", "教好手艺")
SENTENCES = ("孩子都要上学。", "先修上游，再修下游。", "每月看一次。", "有事当天就说。", "老人先用，年轻人后用。", "谁家有空谁来。")


class Edited(NamedTuple):
    """given: what Word holds; meant: what its writer meant, the structure told. what: the kinds of edits."""

    given: list[PageLine]
    meant: list[PageLine]
    what: list[str]


class Page:
    """The paragraphs of a page, each as its runs; plain: those whose styles the writer did not set."""

    def __init__(self, document: Document, random: Random) -> None:
        self.paragraphs = [one for _, one in document_paragraphs(document) if one.text.strip() and one.kind != FOOTNOTE]
        self.plain: set[int] = set()
        self.random = random

    # -- where units stand

    def sections(self, level: int | None = None) -> list[int]:
        return [at for at in range(len(self.paragraphs)) if self.level(at) and level in (None, self.level(at))]

    def level(self, at: int) -> int:
        """The level of the section that begins with a paragraph, 0 for none."""
        one = self.paragraphs[at]
        return one.level if one.kind == "heading" else one.runs[0].level if one.runs[0].role == "section" else 0

    def end(self, at: int) -> int:
        """Where the section ends that begins there. The last section's own text is taken for one paragraph, what follows for the closing."""
        level = self.level(at)
        following = next(
            (
                to
                for to in range(at + 1, len(self.paragraphs))
                if 0 < self.level(to) <= level or self.paragraphs[to].kind not in ("body", "heading")
            ),
            None,
        )
        if following is not None:
            return following
        last = max(self.sections())
        return min(len(self.paragraphs), last + (1 if self.level(last) and self.paragraphs[last].kind == "body" else 2))

    def points(self, *, own: bool) -> list[tuple[int, int]]:
        return [
            (at, number)
            for at, one in enumerate(self.paragraphs)
            for number, run in enumerate(one.runs)
            if run.role == "point" and (number == 0) == own and recognise(run.text) and (number or self._whole(at))
        ]

    def _whole(self, at: int) -> bool:
        """Whether nothing behind a paragraph can be the point's too."""
        return (
            at + 1 == len(self.paragraphs)
            or self.paragraphs[at + 1].runs[0].role != "text"
            or self.paragraphs[at + 1].kind == "heading"
        )

    def count(self) -> None:
        """Count all units anew, as their ordinals are."""
        numbers: dict[tuple[str, int], int] = {}
        for one in self.paragraphs:
            runs = [Run(one.runs[0].text, "section", one.level)] if one.kind == "heading" else list(one.runs)
            for number, run in enumerate(runs):
                mark = recognise(run.text) if run.role != "text" else None
                if run.role == "section":
                    numbers = {key: n for key, n in numbers.items() if key[0] == "section" and key[1] <= run.level}
                elif run.role == "point":
                    numbers = {key: n for key, n in numbers.items() if key[0] == "section" or key[1] <= run.level}
                if mark is None:
                    continue
                key = run.role, run.level
                numbers[key] = numbers.get(key, 0) + 1
                runs[number] = run._replace(text=mark.style.mark(numbers[key]) + run.text[len(mark.text) :])
            one.runs[:] = [runs[0]._replace(role="text", level=0)] if one.kind == "heading" else runs
        number = len(self.sections(1))
        counted = f"做了{'两' if number == 2 else to_han(number)}方面工作"
        for one in self.paragraphs:
            one.runs[:] = [run._replace(text=re.sub("做了.方面工作", counted, run.text)) for run in one.runs]

    # -- edits; each answers whether it could be made

    def move_section(self) -> bool:
        at = self.random.choice(self.sections())
        others = [to for to in self.sections(self.level(at)) if not at <= to <= self.end(at)]
        if not others:
            return False
        stop, to = self.end(at), self.random.choice(others)
        moved = self.paragraphs[at:stop]
        self.paragraphs[at:stop] = []
        to -= len(moved) if to > at else 0
        self.paragraphs[to:to] = moved
        return True

    def copy_section(self) -> bool:
        at = self.random.choice(self.sections())
        stop = self.end(at)
        self.paragraphs[stop:stop] = [one._replace(runs=list(one.runs)) for one in self.paragraphs[at:stop]]
        return True

    def delete_section(self) -> bool:
        at = self.random.choice(self.sections())
        if len(self.sections(self.level(at))) < 2:
            return False
        del self.paragraphs[at : self.end(at)]
        return True

    def add_section(self, *, plain: bool = False) -> bool:
        at = self.random.choice(self.sections())
        model, stop = self.paragraphs[at], self.end(at)
        first = model.runs[0]
        mark = recognise(first.text)
        if mark is None:
            return False
        heading = mark.text + self.random.choice(WORDS)
        body = Paragraph("body", [Run(self.random.choice(SENTENCES))])
        if model.kind == "heading":
            added = [model._replace(runs=[Run(heading)]), body]
        else:
            added = [model._replace(runs=[first._replace(text=f"{heading}。"), *body.runs])]
        self.paragraphs[stop:stop] = added
        self.plain |= {id(one) for one in added} if plain else set()
        return True

    def relevel(self) -> bool:
        """A section that stands alone goes up or down a level; its ordinal takes the form of the other sections there."""
        marks = {self.level(at): recognise(self.paragraphs[at].runs[0].text) for at in reversed(self.sections())}
        able = []
        for at in self.sections():
            level, following = self.level(at), at + 1 < len(self.paragraphs) and self.level(at + 1)
            whole = self.paragraphs[at].kind == "heading" and marks[level] and recognise(self.paragraphs[at].runs[0].text)
            inside = [to for to in range(at + 1, self.end(at)) if self.level(to)]
            above = [to for to in self.sections() if to < at and self.level(to) <= level]
            if whole and level > 1 and marks.get(level - 1) and self._alone(level - 1) and not inside and not following:
                able.append((at, level - 1))
            if (
                whole
                and not inside
                and above
                and self.level(above[-1]) >= level
                and marks.get(level + 1)
                and self._alone(level + 1)
            ):
                able.append((at, level + 1))
        if not able:
            return False
        at, level = self.random.choice(able)
        text = self.paragraphs[at].runs[0].text
        old, new = recognise(text), marks[level]
        assert old
        assert new
        run = self.paragraphs[at].runs[0]._replace(text=new.text + text[len(old.text) :])
        self.paragraphs[at] = self.paragraphs[at]._replace(level=level, runs=[run])
        return True

    def _alone(self, level: int) -> bool:
        return all(self.paragraphs[at].kind == "heading" for at in self.sections(level))

    def heading_as_text(self) -> bool:
        """Somebody gives a heading the style of the text."""
        found = [at for at in self.sections() if self.paragraphs[at].kind == "heading" and at + 1 < len(self.paragraphs)]
        if not found:
            return False
        self.plain.add(id(self.paragraphs[self.random.choice(found)]))
        return True

    def add_section_as_text(self) -> bool:
        return self.add_section(plain=True)

    def move_point(self) -> bool:
        own = self.points(own=True)
        places = [at for at, _ in own]
        pairs = [
            (at, to)
            for at in places
            for to in places
            if to != at and self.paragraphs[at].runs[0].level == self.paragraphs[to].runs[0].level
        ]
        if pairs:
            at, to = self.random.choice(pairs)
            self.paragraphs.insert(to, self.paragraphs.pop(at))
            return True
        return self._with_run_on(move=True)

    def _with_run_on(self, *, move: bool = False, copy: bool = False, delete: bool = False, add: bool = False) -> bool:
        lines: dict[int, list[int]] = {}
        for at, number in self.points(own=False):
            lines.setdefault(at, []).append(number)
        lines = {at: numbers for at, numbers in lines.items() if len(numbers) > 1}
        if not lines:
            return False
        at = self.random.choice(list(lines))
        runs = self.paragraphs[at].runs
        starts = lines[at]
        spans = [runs[start:stop] for start, stop in zip(starts, [*starts[1:], len(runs)], strict=True)]
        number = self.random.randrange(len(spans))
        if move:
            spans.insert(self.random.randrange(len(spans)), spans.pop(number))
        elif copy:
            spans.insert(number, list(spans[number]))
        elif delete:
            del spans[number]
        elif add:
            mark = recognise(spans[number][0].text)
            head = spans[number][0]._replace(text=f"{mark.text}{self.random.choice(WORDS)}。")
            spans.insert(number + 1, [head, Run(self.random.choice(SENTENCES))])
        runs[starts[0] :] = [run for span in spans for run in span]
        return True

    def copy_point(self) -> bool:
        return self._with_run_on(copy=True)

    def delete_point(self) -> bool:
        own = self.points(own=True)
        if own and self.random.random() < 0.5:
            del self.paragraphs[self.random.choice(own)[0]]
            return True
        return self._with_run_on(delete=True)

    def add_point(self) -> bool:
        own = self.points(own=True)
        if not own:
            return self._with_run_on(add=True)
        at, _ = self.random.choice(own)
        head = self.paragraphs[at].runs[0]
        mark = recognise(head.text)
        assert mark
        added = [head._replace(text=f"{mark.text}{self.random.choice(WORDS)}。"), Run(self.random.choice(SENTENCES))]
        self.paragraphs.insert(at + 1, Paragraph("body", added))
        return True

    def add_point_as_text(self) -> bool:
        own = self.points(own=True)
        if not own:
            return False
        at, _ = self.random.choice(own)
        following = self.paragraphs[at + 1] if at + 1 < len(self.paragraphs) else None
        if following is not None and following.kind == "body" and following.runs[0].role == "point":
            return False
        head = self.paragraphs[at].runs[0]
        mark = recognise(head.text)
        assert mark
        added = Paragraph(
            "body", [head._replace(text=f"{mark.text}{self.random.choice(WORDS)}。"), Run(self.random.choice(SENTENCES))]
        )
        self.paragraphs.insert(at + 1, added)
        self.plain.add(id(added))
        return True

    def _text(self) -> tuple[Paragraph, int] | None:
        found = [
            (one, n)
            for one in self.paragraphs
            if one.kind == "body"
            for n, run in enumerate(one.runs)
            if run.role == "text" and len(run.text) > 12
        ]
        return self.random.choice(found) if found else None

    def reword(self) -> bool:
        if (found := self._text()) is None:
            return False
        one, number = found
        text = one.runs[number].text
        at = self.random.randrange(1, len(text) - 4)
        one.runs[number] = one.runs[number]._replace(
            text=text[:at] + self.random.choice(("大家", "认真", "", "还要")) + text[at + 2 :]
        )
        return True

    def reword_heading(self) -> bool:
        at = self.random.choice(self.sections())
        run = self.paragraphs[at].runs[0]
        if len(run.text) < 8:
            return False
        cut = len(run.text) // 2
        self.paragraphs[at].runs[0] = run._replace(text=run.text[:cut] + "更" + run.text[cut:])
        return True

    def split(self) -> bool:
        if (found := self._text()) is None:
            return False
        one, number = found
        text = one.runs[number].text
        cut = text.find("。") + 1
        if not 0 < cut < len(text) or number + 1 < len(one.runs):
            return False
        at = next(at for at, other in enumerate(self.paragraphs) if other is one)
        one.runs[number] = one.runs[number]._replace(text=text[:cut])
        self.paragraphs.insert(at + 1, Paragraph("body", [Run(text[cut:])]))
        return True

    def join(self) -> bool:
        pairs = [
            at
            for at in range(len(self.paragraphs) - 1)
            if all(one.kind == "body" and [run.role for run in one.runs] == ["text"] for one in self.paragraphs[at : at + 2])
        ]
        if not pairs:
            return False
        at = self.random.choice(pairs)
        self.paragraphs[at : at + 2] = [Paragraph("body", [Run(self.paragraphs[at].text + self.paragraphs[at + 1].text)])]
        return True

    def _behind_heading(self) -> Paragraph | None:
        """A paragraph that is a heading which runs in, and a text."""
        found = [
            one
            for one in self.paragraphs
            if one.kind == "body" and [run.role for run in one.runs] == ["section", "text"] and id(one) not in self.plain
        ]
        return self.random.choice(found) if found else None

    def take_text_behind_heading(self) -> bool:
        one = self._behind_heading()
        if one is None or len(one.runs) < 2:
            return False
        del one.runs[1]
        return True

    def split_behind_heading(self) -> bool:
        one = self._behind_heading()
        if one is None or len(one.runs) < 2:
            return False
        at = next(at for at, other in enumerate(self.paragraphs) if other is one)
        self.paragraphs.insert(at + 1, Paragraph("body", [one.runs.pop(1)]))
        return True

    def _plain_paragraphs(self) -> list[int]:
        return [at for at, one in enumerate(self.paragraphs) if one.kind == "body" and [run.role for run in one.runs] == ["text"]]

    def move_paragraph(self, *, copy: bool = False) -> bool:
        found = self._plain_paragraphs()
        if len(found) < 2:
            return False
        at, behind = self.random.sample(found, 2)
        one = self.paragraphs[at]
        if copy:
            one = one._replace(runs=list(one.runs))
        else:
            del self.paragraphs[at]
            behind -= behind > at
        self.paragraphs.insert(behind + 1, one)
        return True

    def copy_paragraph(self) -> bool:
        return self.move_paragraph(copy=True)

    def reword_front(self) -> bool:
        found = [one for one in self.paragraphs if one.kind in ("title", "speaker", "salutation")]
        if not found:
            return False
        one = self.random.choice(found)
        text, added = one.text, self.random.choice(("全体", "新", "（一）"))
        one.runs[:] = [Run(text[:1] + added + text[1:])]
        return True

    def type_signs(self) -> bool:
        """Words with signs that mean something to YAML, Markdown or Jinja."""
        if (found := self._text()) is None:
            return False
        one, number = found
        text = one.runs[number].text
        signs = self.random.choice((" #1", "a: b", "{{ x }}", "*要*", "[一]", "“好”", "'s", '"', "- ", "：", "\\", "&", "<b>", "|"))
        at = self.random.randrange(1, len(text))
        one.runs[number] = one.runs[number]._replace(text=text[:at] + signs + text[at:])
        return True

    def add_paragraph(self) -> bool:
        at = self.random.choice([at for at, one in enumerate(self.paragraphs) if one.kind == "body"])
        self.paragraphs.insert(at + 1, Paragraph("body", [Run(self.random.choice(SENTENCES))]))
        return True

    def delete_paragraph(self) -> bool:
        plain = [at for at, one in enumerate(self.paragraphs) if one.kind == "body" and one.runs[0].role == "text"]
        if len(plain) < 2:
            return False
        del self.paragraphs[self.random.choice(plain)]
        return True


EDITS: tuple[Callable[[Page], bool], ...] = (
    Page.move_section, Page.copy_section, Page.delete_section, Page.add_section, Page.add_section_as_text, Page.move_point, Page.copy_point,
    Page.delete_point, Page.add_point, Page.add_point_as_text, Page.reword, Page.reword_heading, Page.split, Page.join, Page.add_paragraph,
    Page.delete_paragraph, Page.relevel, Page.heading_as_text, Page.take_text_behind_heading, Page.split_behind_heading, Page.move_paragraph,
    Page.copy_paragraph, Page.reword_front, Page.type_signs,
)  # fmt: skip


def edited_page(document: Document, seed: int, edits: Sequence[Callable[[Page], bool]] = EDITS, most: int = 3) -> Edited:
    """A page after some edits. Now and then ordinals are left as they were, and blanks are typed for an indent."""
    random = Random(seed)
    page = Page(document, random)
    page.paragraphs = [one._replace(runs=[run for run in one.runs if run.text]) for one in page.paragraphs]
    what = []
    if not page.sections():  # a short speech
        edits = [edit for edit in edits if "section" not in edit.__name__ and "heading" not in edit.__name__]
    for _ in range(random.randint(1, most)):
        edit = random.choice(edits)
        if edit(page):
            what.append(edit.__name__)
            if page.plain or random.random() < 0.8:
                page.count()
            else:
                what.append("ordinals left")
    meant = [line_of(one) for one in page.paragraphs]
    given = [PageLine(line.text) if id(one) in page.plain else line for line, one in zip(meant, page.paragraphs, strict=True)]
    if random.random() < 0.2:
        at = random.randrange(len(given))
        blanks = random.choice(("　　", "\t", "    "))
        given[at] = given[at]._replace(
            text=blanks + given[at].text,
            heads=tuple(h._replace(start=h.start + len(blanks), stop=h.stop + len(blanks)) for h in given[at].heads),
        )
        what.append("indent")
    return Edited(given, meant, what)
