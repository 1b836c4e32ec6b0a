"""The speech that everyone renders: 3,008 characters in 56 paragraphs, an outline of about 9 kB.

Its paragraphs are the clauses of the samples, cut to measure: they pack as well as a real speech does, no better. (Packing is a good part of the
work, and a text that repeats itself would flatter whoever does little else.)
"""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
CHARACTERS = 3008
PARAGRAPHS = 56

HEADINGS = [
    "抓学习，把思想统一起来",
    "抓队伍，把作风树立起来",
    "抓服务，把民心凝聚起来",
    "抓安全，把底线坚守起来",
    "抓改革，把活力激发起来",
]
POINTS = ["学在前头", "干在实处", "严在平时", "帮在难处", "管在细处", "改在根上", "记在账上"]
NUMERALS = "一二三四五六七"


@dataclass(frozen=True, slots=True)
class Point:
    """``一是学在前头。上半年，……``."""

    mark: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """A heading on its own line, a paragraph, and points that each open a paragraph."""

    mark: str
    heading: str
    lead: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Speech:
    """The content as the peers get it: marks made, the date and the salutation as they are shown."""

    title: str
    speaker: str
    date: str
    salutation: str
    opening: tuple[str, ...]
    sections: tuple[Section, ...]
    closing: tuple[str, ...]

    def lines(self) -> list[str]:
        """Every paragraph as it is shown, from the title on."""
        found = [self.title, self.speaker, self.date, self.salutation, *self.opening]
        for section in self.sections:
            found += [section.mark + section.heading, section.lead]
            found += [f"{point.mark}{point.heading}。{point.text}" for point in section.points]
        return [*found, *self.closing]

    def data(self) -> dict[str, Any]:
        """The same as plain values, for a template engine or JSON."""
        return asdict(self)

    def outline(self) -> str:
        """The same as a user writes it for Drafter: no marks, no brackets."""
        out = [
            "template: speech",
            f"title: {self.title}",
            f"speaker: {self.speaker}",
            "date: 2026-11-21",
            "salutation: 同志们",
            "opening:",
        ]
        out += [f"  - {text}" for text in self.opening]
        out.append("sections:")
        for section in self.sections:
            out += [f"  - heading: {section.heading}", "    marks: 一是", "    points: own", "    body:", f"      - {section.lead}"]
            out += [f"      - {point.heading}: {point.text}" for point in section.points]
        out.append("closing:")
        out += [f"  - {text}" for text in self.closing]
        return "\n".join(out) + "\n"


def clauses() -> Iterator[str]:
    """The clauses of the samples in their order, again and again, without their marks of punctuation."""
    found: list[str] = []
    for path in sorted(SAMPLES.glob("*.yaml")):
        for outline in yaml.safe_load_all(path.read_text(encoding="utf-8")):
            found += [
                clause
                for text in _texts(outline)
                if len(text) > 30
                for clause in re.split(r"[^\w“”、%.]+", text)
                if len(clause) > 3
            ]
    return cycle(found)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts(inner)


def paragraph(source: Iterator[str], length: int) -> str:
    """A paragraph of exactly that many characters; the last clause is cut where it must be."""
    text = next(source)
    while len(text) < length:
        text += "，" + next(source)
    return text[: length - 1].rstrip("，").ljust(length - 1, "了") + "。"


def make(characters: int = CHARACTERS, sections: int = 5, points: int = 7) -> Speech:
    """A speech of 11 paragraphs and as many more as its sections have, of exactly that many characters."""
    source = clauses()
    front = ("在全市机关作风建设工作推进会上的讲话", "市直机关工作委员会　李明", "（2026年11月21日）", "同志们：")
    frames = [
        (
            f"{NUMERALS[n % len(NUMERALS)]}、",
            HEADINGS[n % len(HEADINGS)],
            [(f"{NUMERALS[m % len(NUMERALS)]}是", POINTS[m % len(POINTS)]) for m in range(points)],
        )
        for n in range(sections)
    ]
    fixed = sum(map(len, front)) + sum(
        len(mark + heading) + sum(len(mark + heading) + 1 for mark, heading in inner) for mark, heading, inner in frames
    )
    free = 3 + sections * (1 + points) + 4
    each, rest = divmod(characters - fixed, free)
    lengths = iter([each + 1] * rest + [each] * (free - rest))

    def text() -> str:
        return paragraph(source, next(lengths))

    opening = tuple(text() for _ in range(3))
    body = tuple(
        Section(mark, heading, text(), tuple(Point(inner_mark, inner_heading, text()) for inner_mark, inner_heading in inner))
        for mark, heading, inner in frames
    )
    return Speech(*front, opening, body, tuple(text() for _ in range(4)))


def plain_outline(paragraphs: int) -> str:
    """An outline of that many paragraphs under one heading, title and heading counted: what grows is the text alone."""
    source = clauses()
    body = "\n".join(f"      - {paragraph(source, 60)}" for _ in range(paragraphs - 2))
    return f"template: speech\ntitle: 长讲稿\nsections:\n  - heading: {HEADINGS[0]}\n    body:\n{body}\n"
