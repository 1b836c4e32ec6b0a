"""A YAML text being read: its name, its lines, and the faults found so far."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from yaml.error import Mark
from yaml.nodes import Node, ScalarNode

from drafter.errors import DrafterError, Fault, Place
from drafter.speech.emphasis import has_marks
from drafter.speech.markdown.escapes import is_plain
from drafter.speech.text import UNPRINTABLE

MAX_FAULTS = 50
"""How many faults of a text are reported. Further ones would only repeat the first."""


class Pasting(NamedTuple):
    """Keys for lines that were pasted at the margin.

    bodies: the keys that hold paragraphs.
    text, sections, heading: the keys for paragraphs, for sections and for their headings, in English and in Chinese.
    """

    bodies: frozenset[str]
    text: tuple[str, str]
    sections: tuple[str, str]
    heading: tuple[str, str]


@dataclass
class Source:
    """The text of a file under the name that the user gave it.

    known: the keys that the text may hold: ``标题：`` is a typo for a key only where 标题 is one.
    first_line: the number of its first line in the file; 1, unless the text is a part of the file (front matter).
    composed: the text with its typos mended, from which the nodes were made: their marks are places in it.
    faults, notices: what was found so far; a notice does not make the text wrong.
    note_marks: the names of footnotes that texts refer to, each with the first scalar that has its mark.
    set_aside: the lines whose values no parser can read; of each one fault is enough.
    pictures: those of the outlines, by the names of their files. cells: how many its tables in files have together.
    pasting: where lines belong that were pasted below a key that holds none, if that is known.
    typed: ordinals that headings of an outline begin with (`drafter.outline.typed`), by the ids of the headings' nodes.
    """

    name: str
    text: str
    known: frozenset[str] = frozenset()
    first_line: int = 1
    faults: list[Fault] = field(default_factory=list)
    notices: list[Fault] = field(default_factory=list)
    composed: str = ""
    typed: dict[int, Any] = field(default_factory=dict)
    emphasis_told: bool = False
    note_marks: dict[str, ScalarNode] = field(default_factory=dict)
    pictures: dict[str, Any] = field(default_factory=dict)
    cells: int = 0
    set_aside: set[int] = field(default_factory=set)
    pasting: Pasting | None = None
    _open: dict[str, int] = field(default_factory=dict)

    @cached_property
    def lines(self) -> list[str]:
        return self.text.split("\n")

    @cached_property
    def unusual(self) -> bool:
        """Whether some value may hold an unprintable character: the text has one, or has an escape that could stand for one."""
        return (
            "\\" in self.text
            or "\t" in self.text
            or not (self.printable or UNPRINTABLE.search(self.text.replace("\n", "")) is None)
        )

    @cached_property
    def printable(self) -> bool:
        """Whether the text has no invisible characters but line feeds, spaces and full-width spaces."""
        return self.text.replace("\n", "").replace("\u3000", "").isprintable()

    @cached_property
    def emphatic(self) -> bool:
        """Whether some value may have emphasis in it."""
        return has_marks(self.text)

    @cached_property
    def signed(self) -> bool:
        """Whether some value may have a character that means something in Markdown."""
        return not is_plain(self.text.replace("\n", ""))

    @cached_property
    def hash_lines(self) -> frozenset[int]:
        """The lines with a ``#``, counted from 0: only these can have a comment."""
        return frozenset(number for number, line in enumerate(self.lines) if "#" in line) if "#" in self.text else frozenset()

    @cached_property
    def starts(self) -> list[int]:
        """The index in the text at which each line begins."""
        starts = [0]
        for line in self.lines[:-1]:
            starts.append(starts[-1] + len(line) + 1)
        return starts

    def place(self, line: int, column: int) -> Place:
        """The place of a line and column counted from 0."""
        return Place(self.name, line + self.first_line, column + 1)

    def place_of(self, node: Node) -> Place:
        """Where a node begins."""
        return self.place(node.start_mark.line, node.start_mark.column)

    def line_at(self, line: int) -> str:
        """The text of a line counted from 0, "" beyond the end."""
        return self.lines[line].rstrip("\r") if line < len(self.lines) else ""

    def position(self, index: int) -> tuple[int, int]:
        """The line and column, both from 0, of the character at an index of the text."""
        line = bisect_right(self.starts, index) - 1
        return line, index - self.starts[line]

    def add(self, code: str, at: Node | Mark | tuple[int, int], /, **facts: object) -> None:
        """Add a fault at a node, a mark or a (line, column) counted from 0."""
        fault = self.fault(code, at, **facts)
        if not (self.set_aside and fault.place and fault.place.line - self.first_line in self.set_aside):
            self.faults.append(fault)

    def notice(self, code: str, at: Node | Mark | tuple[int, int], /, **facts: object) -> None:
        """Add a notice: something worth a report that is not wrong."""
        self.notices.append(self.fault(code, at, **facts))

    def fault(self, code: str, at: Node | Mark | tuple[int, int], /, **facts: object) -> Fault:
        """A fault of this text, with its place and the text of its line."""
        mark = at.start_mark if isinstance(at, Node) else at
        line, column = mark if isinstance(mark, tuple) else (mark.line, mark.column)
        if line >= len(self.lines):  # behind the last line, as the missing value of `? key` does
            line, column = len(self.lines) - 1, len(self.lines[-1])
        return Fault(code, self.place(line, column), facts, self.line_at(line))

    def enter(self, what: str, node: Node) -> int:  # noqa: ARG002 - for those that override it
        """Called when a ``section``, ``point`` or ``body`` begins. Returns how many of this kind are open, this one included.

        `leave` ends it.
        """
        count = self._open[what] = self._open.get(what, 0) + 1
        return count

    def count(self, what: str) -> int:
        """How many of a kind are open."""
        return self._open.get(what, 0)

    def leave(self, what: str) -> None:
        self._open[what] -= 1

    def text_read(self, node: ScalarNode, lines: Sequence[str], role: str) -> Sequence[str]:  # noqa: ARG002
        """Called for each text of an outline that a page may show.

        lines: its paragraphs. Returns the paragraphs that the outline gets. Here it returns `lines`. `outline.edit.content`
        overrides it, with `enter` and `leave`, to record where the texts stand. `template.trace` overrides it to replace them. So
        one walk over an outline serves all three.
        role: what the text is for, see `outline.edit.content.WrittenValue`.
        """
        return lines

    def file_read(self, node: ScalarNode, lines: Sequence[str]) -> None:
        """Called for each picture, and each table that is in a file. node: the name of the file. lines: what the page shows of it."""

    def raise_faults(self, error: type[DrafterError]) -> None:
        """Raise an error with all faults, in the order of their places. Does nothing where there are none."""
        if self.faults:
            ordered = sorted(self.faults, key=lambda fault: fault.place or Place(""))
            raise error(*_unique(ordered)[:MAX_FAULTS])


def _unique(faults: list[Fault]) -> list[Fault]:
    seen: set[tuple[object, ...]] = set()
    result = []
    for fault in faults:
        key = (fault.code, fault.place)
        if key not in seen:
            seen.add(key)
            result.append(fault)
    return result
