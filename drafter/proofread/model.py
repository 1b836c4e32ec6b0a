"""Findings at their places in a file."""

from __future__ import annotations

from typing import NamedTuple

from drafter.check.model import Finding, Text
from drafter.errors import Fault, Place
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


class Proofs(NamedTuple):
    r"""What was found in a file.

    source: its name. text: what was read. proofs: in the order of the file. notices: what is worth telling about it.
    content: the file's text, line ends as ``\n``, in which edits count. is_text: whether that is what the file holds, and not what
    was read from a Word document or a PDF.
    """

    source: str
    text: Text
    proofs: tuple[Proof, ...]
    notices: tuple[Fault, ...] = ()
    content: str = ""
    is_text: bool = True
