"""Comments ``# drafter: ignore=check-id reason``, by which an author keeps a text that a check reports."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from drafter.check.added import check_named
from drafter.check.registry import BY_ID, Check
from drafter.errors import Fault
from drafter.messages.near import nearest
from drafter.outline.edit.content import Content
from drafter.outline.edit.edit import Edit
from drafter.proofread.model import Proof

_COMMENT = re.compile(
    r"(?P<before>^\s*|.*\s{2})#\s*drafter:\s*ignore\s*=\s*(?P<ids>[\w-]+(?:\s*[,，]\s*[\w-]+)*)[ \t]*(?P<reason>.*)$"
)

_MEANT = re.compile(r"(?P<before>^\s*|.*\s{2})#\s*drafter\b")
"""A comment for Drafter, whether or not its form is right."""


class _Comment(NamedTuple):
    """A comment that ignores checks. number: its line. names: the ids of the checks. lines: the lines that it is for. Lines count from 0."""

    number: int
    match: re.Match[str]
    names: list[str]
    lines: set[int]


class Ignores:
    """The comments of an outline by which checks ignore a value.

    A comment behind a value is for that value. A comment alone on its line is for the value that begins on the next line that is no
    comment; several such comments may stand above each other, each with its own reason. A comment for a check that rests on a national
    standard must give a reason.
    checks: the checks that run. Comments may name them, the shipped ones, and those of installed packages.
    faults: comments in a wrong form, with an unknown id, or without a required reason.
    """

    def __init__(self, content: Content, checks: Sequence[Check] = ()) -> None:
        self.content = content
        self.checks = checks
        self.source = content.source
        self.faults: list[Fault] = []
        self._comments: list[_Comment] = []
        self._lines: dict[int, set[str]] = {}
        if "drafter" in self.source.text:
            for number in sorted(self.source.hash_lines):
                meant = _MEANT.match(self.source.lines[number])
                if meant is None or self._inside(number, meant.end("before")):
                    continue
                match = _COMMENT.match(self.source.lines[number])
                if match:
                    self._add(number, match)
                else:
                    self.faults.append(self.source.fault("check.ignore-form", (number, meant.end("before"))))

    def ignores(self, proof: Proof) -> bool:
        """Whether a comment ignores a finding."""
        return proof.finding.check in self._lines.get(proof.place.line - 1, ())

    def unignored(self, proof: Proof) -> tuple[Edit, ...]:
        """The edits that take the check of a finding out of each comment that ignores it. A comment that names no other check is deleted."""
        name, line = proof.finding.check, proof.place.line - 1
        return tuple(self._without(comment, name) for comment in self._comments if name in comment.names and line in comment.lines)

    def _without(self, comment: _Comment, name: str) -> Edit:
        text = self.source.lines[comment.number]
        start = self.source.starts[comment.number]
        others = [other for other in comment.names if other != name]
        first, last = comment.match.span("ids")
        if others:
            return Edit(start + first, start + last, ",".join(others))
        before = comment.match["before"]
        if before.strip():
            return Edit(start + len(before.rstrip()), start + len(text), "")
        end = start + len(text)
        return Edit(start, end + (end < len(self.source.text)), "")

    def _add(self, number: int, match: re.Match[str]) -> None:
        at = number, match.end("before")
        names = re.split(r"\s*[,，]\s*", match["ids"])
        self._comments.append(
            _Comment(number, match, names, self._lines_of(number if match["before"].strip() else self._below(number)))
        )
        for name in names:
            check = check_named(name, self.checks)
            if check is None:
                self.faults.append(self.source.fault("check.unknown", at, found=name, near=nearest(name, BY_ID)))
            elif check.grade == "标准" and not match["reason"].strip():
                self.faults.append(self.source.fault("check.no-reason", at, found=name))
            else:
                for line in self._comments[-1].lines:
                    self._lines.setdefault(line, set()).add(name)

    def line_above(self, line: int) -> int:
        """The line above which a comment for a line may stand: the first one that does not continue a value.

        Inside a value of several lines, the comment would be a part of the text. Lines count from 0.
        """
        first = min((first for first, _, last, _ in self._extents if first < line <= last), default=line)
        return line if first == line else self.line_above(first)

    def _below(self, number: int) -> int:
        """The first line below a comment that is no comment."""
        below = number + 1
        while below in self.source.hash_lines and self.source.lines[below].lstrip().startswith("#"):
            below += 1
        return below

    def _inside(self, line: int, column: int) -> bool:
        """Whether a place is inside the text of a value, where ``#`` does not begin a comment."""
        return any((first, start) <= (line, column) < (last, stop) for first, start, last, stop in self._extents)

    def _lines_of(self, line: int) -> set[int]:
        """A line, and the lines of every value that shares one with it, or with such a value."""
        lines = {line}
        for first, _, last, _ in self._extents:
            if not lines.isdisjoint(range(first, last + 1)):
                lines |= set(range(first, last + 1))
        return lines

    @cached_property
    def _extents(self) -> list[tuple[int, int, int, int]]:
        """For each value the line and column of its start, and those behind its last character.

        PyYAML's own end of a block scalar lies behind the empty lines below it.
        """
        found = []
        for value in self.content.values:
            start = value.node.start_mark
            text = self.source.text[start.index : value.node.end_mark.index].rstrip()
            found.append((start.line, start.column, *self.source.position(start.index + len(text))))
        return found
