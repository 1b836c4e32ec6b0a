"""Openings and closings: formulas go to the template, their blanks and everything else to the outline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from drafter.mine.address import is_address
from drafter.mine.emit import jinja
from drafter.mine.emit.manners import Manner
from drafter.mine.emit.units import Language, body_manner, body_values
from drafter.mine.model import Formula
from drafter.mine.patterns import table
from drafter.nodes.writing import Value
from drafter.outline.keys import OUTLINE
from drafter.speech.numbering import to_han
from drafter.speech.tree import Item, Point

_BLANK = re.compile(r"\{([^{}]+)\}")
_RESERVED = frozenset(OUTLINE.by_key) | frozenset(
    (
        "loop",
        "true",
        "false",
        "none",
        "True",
        "False",
        "None",
        "self",
        "super",
        "and",
        "or",
        "not",
        "in",
        "is",
        "if",
        "else",
        "for",
        "range",
        "namespace",
    )
)
USUAL = {"opening": Manner("一是"), "closing": Manner("一是", "own")}
"""How the plain template writes the points of the parts."""


class Slot(NamedTuple):
    """A blank of a template, and what stood in it."""

    name: str
    value: str


def bare_name(name: str) -> str:
    """A blank's name without the number that tells it from another: ``部门2`` is a 部门."""
    return _NUMBERED.sub("", name) or name


_NUMBERED = re.compile("(?<![0-9])(?:[2-9]|[1-9][0-9])$")


class _Found(NamedTuple):
    """A formula in a paragraph: where it stands, its words and the names of its blanks by turns (words first), whether it ends its part."""

    start: int
    stop: int
    words: tuple[str, ...]
    slots: tuple[Slot, ...]
    last: bool = False


class Part(NamedTuple):
    """An opening or a closing: its lines in the template, its content in the outline. split: in how many places the template writes it.

    frame: of its points, "" for none.
    """

    template: str
    content: list[Value]
    slots: tuple[Slot, ...]
    split: int = 1
    frame: str = ""


def part_of(
    name: str,
    items: tuple[Item, ...],
    formulas: Sequence[Formula],
    sections: int,
    taken: Sequence[Slot],
    say: Language,
    frame: str = "",
) -> Part:
    """The part `name` of a speech with so many sections. taken: the slots that the template has already. frame: of its points."""
    writer = _Writer(name, sections, dict(taken), say, frame)
    writer.write(items, _places(items, formulas))
    return writer.part()


def _places(items: tuple[Item, ...], formulas: Sequence[Formula]) -> dict[int, list[_Found]]:
    """Where formulas stand, by item, from left to right; one that overlaps another is left to the content.

    So is an address (``同志们！``) between paragraphs: where a speaker turns to the hearers again depends on what is said.
    """
    places: dict[int, list[_Found]] = {}
    for formula in formulas:
        asked = [formula.paragraph, *range(len(items))] if 0 <= formula.paragraph < len(items) else range(len(items))
        for place in asked:
            item = items[place]
            found = _find(item, formula) if isinstance(item, str) else None
            if found and all(found.stop <= other.start or other.stop <= found.start for other in places.get(place, ())):
                if not (0 < place < len(items) - 1 and found.words == (item,) and is_address(found.words[0])):
                    places.setdefault(place, []).append(found)
                break
    return {place: sorted(found) for place, found in places.items()}


def _find(text: str, formula: Formula) -> _Found | None:
    """Where a paragraph says a formula; None where it does not, or where a blank of it is empty."""
    pieces = _BLANK.split(formula.text)
    names = pieces[1::2]
    values = [value for _, value in formula.values]
    if len(values) != len(names):
        known = dict(formula.values)
        values = [known.get(name, "") for name in names]
    if not formula.text or not all(values) or not all(_can_be_slot(name) for name in names):
        return None
    said = "".join(piece for pair in zip(pieces[::2], [*values, ""], strict=True) for piece in pair)
    start = text.find(said)
    slots = tuple(Slot(name, value) for name, value in zip(names, values, strict=True))
    last = formula.part == "transition" or (formula.part == "closing" and not slots)
    return _Found(start, start + len(said), tuple(pieces[::2]), slots, last) if start >= 0 else None


def _can_be_slot(name: str) -> bool:
    return name.isidentifier() and name not in _RESERVED


class _Slice(NamedTuple):
    """Content that stands together. start, stop: of the outline's list. call: of the filter that writes it. at: its place in the template."""

    start: int
    stop: int
    call: str
    at: int


class _Writer:
    """A part being written."""

    def __init__(self, name: str, sections: int, taken: dict[str, str], say: Language, frame: str) -> None:
        self.name = name
        self.sections = sections
        self.taken = taken
        self.say = say
        self.frame = frame
        self.slots: list[Slot] = []
        self.lines = ""
        self.content: list[Value] = []
        self.pending: list[Item] = []  # of the slice that still grows
        self.slices: list[_Slice] = []
        self.inside = False  # whether the slice begins in a paragraph that a formula has opened
        self.ends = False  # whether the last formula is one that ends its part

    def write(self, items: tuple[Item, ...], places: dict[int, list[_Found]]) -> None:
        for place, item in enumerate(items):
            if place not in places or not isinstance(item, str):
                self.pending.append(item)
                continue
            at = 0
            for found in places[place]:
                before = item[at : found.start]
                if before:
                    self.pending.append(before)
                self.flush()
                self.formula(found, start=not before and not at)
                at = found.stop
            following = items[place + 1] if place + 1 < len(items) else None
            if item[at:]:
                self.pending.append(item[at:])
                self.inside = True
            else:
                self.inside = isinstance(following, Point) and not following.own_paragraph
        self.flush()

    def formula(self, found: _Found, *, start: bool) -> None:
        if start and (self.lines or self.slices):
            self.lines += "\n\n"
        self.lines += jinja.words(found.words[0], start=start) if found.words[0] else ""
        for slot, words in zip(found.slots, found.words[1:], strict=True):
            self.lines += jinja.shown(self.counted(slot, words) or self.slot(slot)) + (
                jinja.words(words, start=False) if words else ""
            )
        self.inside = True
        self.ends = found.last

    def counted(self, slot: Slot, behind: str) -> str | None:
        """The expression that counts the sections, where a blank said how many there are."""
        if self.sections < 2 or not behind or behind[0] not in table("slots")["counted_sections"]:
            return None
        if slot.value == "两" and self.sections == 2:
            return "sections | length | cn_count"
        if slot.value == to_han(self.sections):
            return "sections | length | cn_count" if self.sections != 2 else "sections | length | cn"
        return "sections | length" if slot.value == str(self.sections) else None

    def slot(self, slot: Slot) -> str:
        """The name under which a blank stands in the template: its own, numbered (anew: some blanks are counted and not filled)."""
        base = bare_name(slot.name)
        name, number = base, 1
        while self.taken.setdefault(name, slot.value) != slot.value:
            number += 1
            name = f"{base}{number}"
        named = Slot(name, slot.value)
        if named not in self.slots:
            self.slots.append(named)
        return name

    def flush(self) -> None:
        """End the slice of content that grows."""
        if not self.pending:
            return
        items = tuple(self.pending)
        manner = body_manner(items, usual=USUAL[self.name], inside=self.inside)
        start = len(self.content)
        self.content += body_values(items, manner, self.say, inside=self.inside, frame=self.frame)
        if self.lines and not self.inside:
            self.lines += "\n\n"
        frame = jinja.string(self.frame) if self.frame and any(isinstance(item, Point) for item in items) else ""
        self.slices.append(_Slice(start, len(self.content), paragraphs(manner, frame), len(self.lines)))
        self.pending = []
        self.inside = False

    def part(self) -> Part:
        """The whole, its slices named.

        Content that the source does not have stands before the last formula, behind the only one where that opens its part.
        """
        lines = self.lines
        for start, stop, call, at in reversed(self.slices):
            first, last = start == 0, stop == len(self.content)
            which = "" if first and last else f"[{start or ''}:{'' if last else stop}]"
            lines = lines[:at] + jinja.shown(f"{self.name}{which} | {call}") + lines[at:]
        if not self.slices:
            blocks = lines.split("\n\n") if lines else []
            blocks.insert(max(0 if self.ends else 1, len(blocks) - 1), jinja.shown(f"{self.name} | {paragraphs(USUAL[self.name])}"))
            lines = "\n\n".join(blocks)
        return Part(lines, self.content, tuple(self.slots), max(1, len(self.slices)), self.frame)


def paragraphs(manner: Manner, frame: str = "") -> str:
    """The call that writes a body; `frame`: the expression of its points' frame."""
    said = jinja.call(
        "paragraphs",
        {"_": manner.marks, "points": manner.points, "end": manner.end},
        {"_": "none", "points": "run-on", "end": "。"},
    )
    if not frame:
        return said
    return f"{said[:-1]}, frame={frame})" if said.endswith(")") else f"{said}(frame={frame})"
