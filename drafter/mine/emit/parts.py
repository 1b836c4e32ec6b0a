"""Openings and closings. Their formulas go to the template; the values of blanks and all other text go to the outline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

from drafter.mine.address import is_address
from drafter.mine.emit import jinja
from drafter.mine.emit.plain import plain
from drafter.mine.emit.styles import body_style
from drafter.mine.emit.units import Language, body_values
from drafter.mine.formulas.names import is_name
from drafter.mine.model import Formula
from drafter.mine.patterns import table
from drafter.nodes.writing import Value
from drafter.speech.beside import LONGEST
from drafter.speech.counting import quantity
from drafter.speech.lines import Styled
from drafter.speech.numbering import count_in_han
from drafter.speech.style import OPEN_FRAME
from drafter.speech.tree import Item, Point
from drafter.speech.twice import without_neighbours

_BLANK = re.compile(r"\{([^{}]+)\}")


class FilledSlot(NamedTuple):
    """A blank of a template, and the value that it had in the speech."""

    name: str
    value: str


def bare_name(name: str) -> str:
    """A blank's name without the number behind it: ``部门2`` becomes 部门."""
    return _NUMBERED.sub("", name) or name


_NUMBERED = re.compile("(?<![0-9])(?:[2-9]|[1-9][0-9])$")


class _FormulaPlace(NamedTuple):
    """A formula in a paragraph: its place, its words and blanks in turn (words first), and whether it is the end of its part."""

    start: int
    stop: int
    words: tuple[str, ...]
    slots: tuple[FilledSlot, ...]
    last: bool = False


class EmittedPart(NamedTuple):
    """An opening or a closing: its lines in the template and its content in the outline.

    frame: the frame of its points.
    """

    template: str
    content: list[Value]
    slots: tuple[FilledSlot, ...]
    frame: str = OPEN_FRAME


def part_of(
    name: str,
    items: tuple[Item, ...],
    formulas: Sequence[Formula],
    sections: int,
    known: Sequence[FilledSlot],
    say: Language,
    frame: str = OPEN_FRAME,
) -> EmittedPart:
    """The part of a speech with the name ``opening`` or ``closing``.

    sections: the number of sections of the speech.
    known: the blanks that the template already has.
    frame: the frame of the part's points.
    """
    writer = _Writer(name, sections, dict(known), say, frame)
    writer.write(items, _around(items, _places(items, formulas)))
    return writer.part()


def _places(items: tuple[Item, ...], formulas: Sequence[Formula]) -> dict[int, list[_FormulaPlace]]:
    """The places of formulas, by the index of the item, from left to right.

    A formula that overlaps another is left out; so is one with emphasis or a footnote in it, which a template would not have. So is an address
    (``同志们！``) between paragraphs, because its place depends on the content. What is left out goes to the outline.
    """
    places: dict[int, list[_FormulaPlace]] = {}
    for formula in formulas:
        asked = [formula.paragraph] if 0 <= formula.paragraph < len(items) else []
        for index in chain(asked, range(len(items))):
            item = items[index]
            place = _find(item, formula) if isinstance(item, str) else None
            if place and _has_looks(item, place):
                break
            if place and all(place.stop <= other.start or other.stop <= place.start for other in places.get(index, ())):
                if not (0 < index < len(items) - 1 and place.words == (item,) and is_address(place.words[0])):
                    places.setdefault(index, []).append(place)
                break
    return {index: sorted(found) for index, found in places.items()}


def _has_looks(item: Item, place: _FormulaPlace) -> bool:
    """Whether characters of a formula have a look, or a footnote's mark stands behind one of them."""
    spans = item.spans if isinstance(item, Styled) else ()
    return any(
        span.start < place.stop and place.start < span.stop if span.note is None else place.start < span.start <= place.stop
        for span in spans
    )


def _around(items: tuple[Item, ...], places: dict[int, list[_FormulaPlace]]) -> dict[int, list[_FormulaPlace]]:
    """The formulas in front of all content and behind all content.

    A formula between other paragraphs goes to the outline with them. In the template it would say how many paragraphs stand before it.
    """
    order: list[tuple[int, _FormulaPlace | None]] = []  # content is None
    for index, item in enumerate(items):
        at = 0
        for formula in places.get(index, ()):
            order += [(index, None)] * (formula.start > at)
            order.append((index, formula))
            at = formula.stop
        order += [(index, None)] * (not isinstance(item, str) or at < len(item))
    content = [number for number, (_, place) in enumerate(order) if place is None]
    first, last = (content[0], content[-1]) if content else (len(order), -1)
    kept: dict[int, list[_FormulaPlace]] = {}
    for number, (index, place) in enumerate(order):
        if place is not None and not first < number < last:
            kept.setdefault(index, []).append(place)
    return kept


def _find(text: str, formula: Formula) -> _FormulaPlace | None:
    """The place of a formula in a paragraph; None where it is not there, or where a blank is empty or would not come back."""
    pieces = _BLANK.split(formula.text)
    names = pieces[1::2]
    values = [value for _, value in formula.values]
    if len(values) != len(names):
        known = dict(formula.values)
        values = [known.get(name, "") for name in names]
    if not formula.text or not all(values) or not all(map(is_name, names)) or not _are_phrases(values, pieces[::2]):
        return None
    sentence = "".join(piece for pair in zip(pieces[::2], [*values, ""], strict=True) for piece in pair)
    start = text.find(sentence)
    if start < 0 or _stands_twice(text, start, pieces[::2], values):
        return None
    slots = tuple(FilledSlot(name, value) for name, value in zip(names, values, strict=True))
    last = formula.part == "transition" or (formula.part == "closing" and not slots)
    return _FormulaPlace(start, start + len(sentence), tuple(pieces[::2]), slots, last)


LONGEST_SLOT = 60
"""The most characters of the value of a blank. A longer one is content."""
_CLAUSES = frozenset("，；：,;:")
_NEVER_FIRST = frozenset("，、。；：！？）”’》】,;:!?)")
_NEVER_LAST = frozenset("，、；：（“‘《【,;:(")


def _are_phrases(values: Sequence[str], words: Sequence[str]) -> bool:
    """Whether the values of blanks are phrases: no mark at their edges, no clause more in front of other words of the formula.

    words: those of the formula around the blanks. What stands between quotation marks may be of any length.
    """
    return all(
        value[0] not in _NEVER_FIRST
        and value[-1] not in _NEVER_LAST
        and (
            before[-1:] in "“《"
            or (len(value) <= LONGEST_SLOT and (_CLAUSES.isdisjoint(value) or not any(map(str.isalnum, behind))))
        )
        for value, before, behind in zip(values, words, words[1:], strict=False)
    )


def _stands_twice(text: str, at: int, pieces: Sequence[str], values: Sequence[str]) -> bool:
    """Whether a value repeats the words beside it, as ``8人`` before 人. Rendering would remove the repetition as a mistake of the author."""
    for piece, value in zip(pieces, values, strict=False):
        at += len(piece)
        stop = at + len(value)
        if without_neighbours(value, text[max(0, at - LONGEST) : at], text[stop : stop + LONGEST]) != value:
            return True
        at = stop
    return False


class _Writer:
    """Writes one part."""

    def __init__(self, name: str, sections: int, known: dict[str, str], say: Language, frame: str) -> None:
        self.name = name
        self.sections = sections
        self.known = known
        self.say = say
        self.frame = frame
        self.slots: list[FilledSlot] = []
        self.lines = ""
        self.content: list[Value] = []
        self.pending: list[Item] = []  # items of the content, until it is complete
        self.written = False  # whether the content stands in the lines
        self.inside = False  # whether the content begins in a paragraph that a formula has opened
        self.ends = False  # whether the last formula is the end of the part
        self.signed = 0  # the number of a signature's paragraphs at the end

    def write(self, items: tuple[Item, ...], places: dict[int, list[_FormulaPlace]]) -> None:
        for index, item in enumerate(items):
            if index not in places or not isinstance(item, str):
                self.pending.append(item)
                continue
            at = 0
            for place in places[index]:
                before = item[at : place.start]
                if before:
                    self.pending.append(before)
                self.flush()
                self.formula(place, start=not before and not at)
                at = place.stop
            following = items[index + 1] if index + 1 < len(items) else None
            if item[at:]:
                self.pending.append(item[at:])
                self.inside = True
            else:
                self.inside = isinstance(following, Point) and not following.own_paragraph
        self.flush()

    def formula(self, place: _FormulaPlace, *, start: bool) -> None:
        if start and self.lines:
            self.lines += "\n\n"
        self.lines += jinja.words(place.words[0], start=start) if place.words[0] else ""
        for slot, words in zip(place.slots, place.words[1:], strict=True):
            self.lines += jinja.shown(self.counted(slot, words) or self.slot(slot)) + (
                jinja.words(words, start=False) if words else ""
            )
        self.inside = True
        if any(bare_name(slot.name) in table("slots")["signature"].values() for slot in place.slots):
            self.signed += 1
        else:
            self.ends = place.last

    def counted(self, slot: FilledSlot, behind: str) -> str | None:
        """The expression that counts the sections, if the value of a blank is their number; else None."""
        if self.sections < 2 or not behind or behind[0] not in table("slots")["counted_sections"]:
            return None
        count = self.sections
        counts = ((quantity(count), " | cn_count"), (count_in_han(count), " | cn"), (str(count), ""))
        return next((f"sections | length{changed_by}" for text, changed_by in counts if slot.value == text), None)

    def slot(self, slot: FilledSlot) -> str:
        """The name of a blank in the template. Numbers behind names are given anew, because some blanks were replaced by counts."""
        base = bare_name(slot.name)
        name, number = base, 1
        while self.known.setdefault(name, slot.value) != slot.value:
            number += 1
            name = f"{base}{number}"
        named = FilledSlot(name, slot.value)
        if named not in self.slots:
            self.slots.append(named)
        return name

    def flush(self) -> None:
        """Write the content."""
        if not self.pending:
            return
        items = tuple(self.pending)
        has_points = any(isinstance(item, Point) for item in items)
        style = body_style(items, plain().points[self.name], inside=self.inside)
        style = style._replace(frame=self.frame if has_points else OPEN_FRAME)
        self.content += body_values(items, style, self.say, inside=self.inside)
        if self.lines and not self.inside:
            self.lines += "\n\n"
        self.lines += jinja.shown(f"{self.name} | {jinja.call('paragraphs', style)}")
        self.written = True
        self.pending = []
        self.inside = False

    def part(self) -> EmittedPart:
        """The finished part.

        If the speech has no content between the formulas, the template gets a place for content: before the last formula above the
        signature, or behind the only formula if it opens its part.
        """
        lines = self.lines
        if not self.written:
            blocks = lines.split("\n\n") if lines else []
            above = len(blocks) - self.signed
            content = jinja.shown(f"{self.name} | {jinja.call('paragraphs', plain().points[self.name])}")
            blocks.insert(min(above, max(0 if self.ends else 1, above - 1)), content)
            lines = "\n\n".join(blocks)
        return EmittedPart(lines, self.content, tuple(self.slots), self.frame)
