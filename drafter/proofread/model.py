"""Findings with their places in a file."""

from __future__ import annotations

from typing import NamedTuple

from drafter.check.model import Finding, Text
from drafter.check.registry import BY_ID, Check
from drafter.errors import DrafterError, Fault, Place
from drafter.outline.edit.edit import Edit


class Proof(NamedTuple):
    """A finding in a file.

    place: its line and column. In a file without lines (Word, PDF): its paragraph and character.
    excerpt: the text of that line or paragraph.
    width: how many characters the finding covers; 0 where something is missing at the place.
    edit: the repair as an edit of the file's text; None without a repair, or where the words come from a template.
    """

    finding: Finding
    place: Place
    excerpt: str
    width: int
    edit: Edit | None = None

    def text(self, to: str | None = None) -> str:
        """The finding and the advice, in one line. to: ``zh`` or ``en``, else the language of the environment."""
        from drafter.check.wording import say

        return say(self.finding, to)

    def __str__(self) -> str:
        """The same, with the place in front: ``speech.yaml:3:8: …``."""
        return f"{self.place}: {self.text()}"


class Proofs(NamedTuple):
    r"""The findings in a file.

    source: the file's name.
    text: the text that the checks read.
    proofs: the findings in the order of the file.
    notices: what is worth a report about the file.
    content: the file's text with ``\n`` at line ends. Edits are indexes of it.
    is_text: whether the file itself is this text; False for a Word document or a PDF.
    own_checks: the checks that ran and are not Drafter's.
    unread: why the file could not be read; empty for one that was.
    ignored: the findings that a comment of the outline ignores, each with the edits that take its check out of such comments.
    """

    source: str
    text: Text
    proofs: tuple[Proof, ...]
    notices: tuple[Fault, ...] = ()
    content: str = ""
    is_text: bool = True
    own_checks: tuple[Check, ...] = ()
    unread: tuple[Fault, ...] = ()
    ignored: tuple[tuple[Proof, tuple[Edit, ...]], ...] = ()

    def check_of(self, proof: Proof) -> Check:
        """The check of a finding."""
        name = proof.finding.check
        return BY_ID[name] if name in BY_ID else next(check for check in self.own_checks if check.id == name)


def unread(source: str, error: DrafterError) -> Proofs:
    """What a report says of a file that could not be read: the faults of its error."""
    return Proofs(source, Text((), ()), (), unread=error.faults)
