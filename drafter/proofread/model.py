"""Findings at their places in a file."""

from __future__ import annotations

from typing import NamedTuple

from drafter.check.model import Finding, Text
from drafter.check.registry import BY_ID, Check
from drafter.errors import DrafterError, Fault, Place
from drafter.outline.edit.edit import Edit


class Proof(NamedTuple):
    """A finding in a file.

    place: its line and column; of a file without lines (Word, PDF) its paragraph and character. excerpt: that line or paragraph.
    width: how many of its characters are meant; 0 for something that is missing there.
    edit: the repair, as a change of the file's text; None where there is none or where the words are not the file's own.
    """

    finding: Finding
    place: Place
    excerpt: str
    width: int
    edit: Edit | None = None

    def text(self, to: str | None = None) -> str:
        """What was found and what to do about it, in one line. to: ``zh`` or ``en``, else the language of the environment."""
        from drafter.check.wording import say

        return say(self.finding, to)

    def __str__(self) -> str:
        """The same behind its place: ``speech.yaml:3:8: …``."""
        return f"{self.place}: {self.text()}"


class Proofs(NamedTuple):
    r"""What was found in a file.

    source: its name. text: what was read. proofs: in the order of the file. notices: what is worth telling about it.
    content: the file's text, line ends as ``\n``, in which edits count. is_text: whether that is what the file holds, and not what
    was read from a Word document or a PDF. own_checks: those that were run and do not stand in Drafter's table. unread: why the file could not be
    read; empty for one that was.
    """

    source: str
    text: Text
    proofs: tuple[Proof, ...]
    notices: tuple[Fault, ...] = ()
    content: str = ""
    is_text: bool = True
    own_checks: tuple[Check, ...] = ()
    unread: tuple[Fault, ...] = ()

    def check_of(self, proof: Proof) -> Check:
        """The check that found something."""
        name = proof.finding.check
        return BY_ID[name] if name in BY_ID else next(check for check in self.own_checks if check.id == name)


def unread(source: str, error: DrafterError) -> Proofs:
    """What a report says of a file that could not be read: the faults of its error."""
    return Proofs(source, Text((), ()), (), unread=error.faults)
