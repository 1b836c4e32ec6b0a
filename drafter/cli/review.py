"""The review of a mined source: its lines beside what was found in them, and commands from the keyboard that correct it."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING, NamedTuple

from drafter.messages.columns import fitted
from drafter.messages.language import later, tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from drafter.api import Corrections, MinedFile, MinedSource, Row

LEAST_WIDTH = 60
MARGIN = 4
"""Lines of the terminal below the table."""
NUMBER = 4
"""Columns for the number of a line."""
NAME = 10
"""Columns for the name of a part."""

NAMES = {
    "bundle": later("bundle"),
    "title": later("title"),
    "subtitle": later("subtitle"),
    "speaker": later("speaker"),
    "date": later("date"),
    "salutation": later("salutation"),
    "opening": later("opening"),
    "closing": later("closing"),
    "noise": later("taken out"),
}
"""The names of parts. A section has its number."""

HELP = later(
    "t 3 4: lines 3 and 4 are the title · s 9 15 20: sections begin there, s: there are none · + 9: one more · - 9: one less · "
    "c 25: the closing begins there, c: there is none · x 1 2: no part of the speech · b 1 2: part of it after all · u: undo · "
    "g 40: show line 40 · "
    "Enter: go on · w: write · q: leave · ?: this"
)
_COMMAND = re.compile(r"(?P<letter>[tscxbugwq?+-])(?P<numbers>(?:[\s,，、]*\d+)*)[\s,，、]*")


class EndedError(Exception):
    """Standard input ended before anything was decided."""


class _State(NamedTuple):
    """The source as it was found, the corrections until now, the source with them, and the first line that is shown."""

    found: MinedSource
    made: tuple[Corrections, ...]
    now: MinedSource
    top: int = 1

    @property
    def rows(self) -> list[Row]:
        return self.now.rows

    @property
    def corrections(self) -> Corrections:
        return self.made[-1]

    def at(self, line: int) -> _State:
        """The state with a line near the top."""
        return self._replace(top=max(1, min(line, len(self.rows))))

    def with_(self, corrections: Corrections, near: Iterable[int]) -> _State:
        """The state with other corrections, showing the first of some lines."""
        changed = self._replace(made=(*self.made, corrections), now=self.found.corrected(corrections))
        return changed.at(min(near, default=self.top + 2) - 2)

    def undone(self) -> _State:
        """The state before the last correction."""
        made = self.made[:-1] or self.made
        return self._replace(made=made, now=self.found.corrected(made[-1]))


def reviewed(source: MinedSource, form: str) -> MinedFile | None:
    """What is written for a source when a person has looked through it; None where nothing is to be written.

    Raises EndedError where standard input ends first.
    """
    from drafter.api import Corrections
    from drafter.cli.report import say

    state = _State(source, (Corrections(),), source)
    say(tr("{source}: {count} lines; ? explains the commands").format(source=source.mined.source, count=len(state.rows)))
    say(_table(state))
    while True:
        command = _asked()
        letter, numbers = _read(command)
        if letter == "q":
            return None
        if letter == "w":
            return state.now.files(form)
        answer = _obeyed(state, letter, numbers)
        if isinstance(answer, str):
            say(answer)
        else:
            state = answer
            say(_table(state))


def _asked() -> str:
    from drafter.cli.report import put

    put("> ", end="")
    try:
        return input().strip()
    except EOFError:
        put("")
        raise EndedError from None


def _read(command: str) -> tuple[str, tuple[int, ...]]:
    """The letter of a command, and its numbers; an empty line goes on, what is no command is ``!``."""
    if not command:
        return "", ()
    match = _COMMAND.fullmatch(command)
    return (match["letter"], tuple(map(int, re.findall(r"\d+", match["numbers"])))) if match else ("!", ())


def _obeyed(state: _State, letter: str, numbers: tuple[int, ...]) -> _State | str:
    """The state behind a command, or what is said instead."""
    if letter == "":
        return state.at(state.top + _height()) if state.top + _height() <= len(state.rows) else tr("the end")
    if letter in "?!":
        return tr(HELP) if letter == "?" else tr("no such command; ? explains them")
    if letter == "u":
        return state.undone()
    if wrong := [number for number in numbers if not _is_paragraph(state, number, letter)]:
        return tr("no paragraph begins in line {line}").format(line=wrong[0])
    if letter == "g":
        return state.at(numbers[0] if numbers else 1)
    return _corrected(state, letter, numbers)


def _is_paragraph(state: _State, line: int, letter: str) -> bool:
    rows = state.rows
    if not 1 <= line <= len(rows):
        return False
    part = rows[line - 1].part
    return letter == "g" or (
        part == "noise" if letter == "b" else part not in ("blank", "bundle", "noise") or (part == "noise" and letter == "t")
    )


def _corrected(state: _State, letter: str, numbers: tuple[int, ...]) -> _State | str:
    corrections = state.corrections
    starts = {row.line for row in state.rows if row.part == "section"}
    if letter in "t+-xb" and not numbers:
        return tr("write the numbers of lines behind {letter}").format(letter=letter)
    out = {row.line for row in state.rows if row.part == "noise"} & set(numbers)
    corrections = corrections._replace(
        back=tuple(sorted({*corrections.back, *out} - set(corrections.out))),
        out=tuple(line for line in corrections.out if line not in out),
    )
    if letter == "t":
        corrections = corrections._replace(title=numbers)
    elif letter == "b":
        pass
    elif letter == "x":
        corrections = corrections._replace(out=tuple(sorted({*corrections.out, *numbers})))
    elif letter == "c":
        if numbers and starts and numbers[0] <= max(starts):
            return tr("the closing begins below the last section, which begins in line {line}").format(line=max(starts))
        corrections = corrections._replace(closing=numbers[0] if numbers else 0)
    else:
        chosen = {"s": set(numbers), "+": starts | set(numbers), "-": starts - set(numbers)}[letter]
        corrections = corrections._replace(sections=tuple(sorted(chosen)))
    return state.with_(corrections, numbers)


# ---------------------------------------------------------------- the table


def _height() -> int:
    return max(shutil.get_terminal_size((100, 40)).lines - MARGIN, 10)


def _table(state: _State) -> str:
    """The lines from the first that is shown, and what is in doubt."""
    rows = state.rows[state.top - 1 : state.top - 1 + _height()]
    width = max(shutil.get_terminal_size((100, 40)).columns, LEAST_WIDTH) - NUMBER - NAME - 6
    lines = [
        f"{row.line:>{NUMBER}} {fitted(row.text.strip(), width // 2)} │ {fitted(_name(row), NAME)} {fitted(row.found, width - width // 2)}"
        for row in rows
        if row.text.strip()
    ]
    return "\n".join([*(line.rstrip() for line in lines), *(f"? {doubt}" for doubt in state.now.doubts)])


def _name(row: Row) -> str:
    if row.part == "section":
        return tr("section {number}").format(number=row.section)
    return tr(NAMES[row.part]) if row.part in NAMES else ""
