"""A file that is dropped on the page: the edited Word file of this speech, or another text."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

from drafter.desk.folder import OUTLINES
from drafter.desk.sitting import Sitting
from drafter.errors import Fault, InputError


class Dropped(NamedTuple):
    """What a file would make of the outline.

    kind: ``pull`` for the edits of this speech, ``draft`` for another text as an outline. notices: what has no place in it.
    """

    kind: str
    text: str
    notices: tuple[Fault, ...]
    template: str = ""


def dropped(data: bytes, name: str, sitting: Sitting | None, folders: Sequence[Path]) -> Dropped:
    """What a file would make of an outline: its edits, if it is this speech's document, else a new outline.

    name: the file's; folders: where templates are searched for. Raises InputError for a file that cannot be read, TemplateError.
    """
    if sitting is not None and data.startswith(b"PK"):
        from drafter.pull import pull  # a third of what the desk loads, for one who drops a document

        try:
            pulled = pull(data, sitting.text, sitting.workspace.renderer, name)
            return Dropped("pull", pulled.outline, pulled.notices)
        except InputError as error:
            if error.faults[0].code != "pull.other-outline":
                raise
    from drafter.api.drafting import outline_from

    drafted = outline_from(data, source=name, folders=folders)
    return Dropped("draft", drafted.text, drafted.notices, drafted.template)


def outline_of(data: bytes, name: str, template: str | None, folders: Sequence[Path]) -> tuple[str, str, tuple[Fault, ...]]:
    """A file as an outline to begin with: the name of the outline, its text, and what has no place in it.

    An outline stays as it is; any other text is taken into the template, or into the one that suits it. Raises as `dropped` does.
    """
    begun = f"{_stem_of(name)}{OUTLINES[0]}"
    if name.lower().endswith(OUTLINES):
        from drafter.files import decode

        return begun, decode(data, name), ()
    from drafter.api.drafting import outline_from

    drafted = outline_from(data, template, source=name, folders=folders)
    return begun, drafted.text, drafted.notices


def _stem_of(name: str) -> str:
    """The name of a file that was given, without its ending and without what no system allows."""
    stem = Path(name.replace("\\", "/")).stem
    return "".join(sign for sign in stem if sign.isprintable() and sign not in '\\/:*?"<>|').strip(" .") or "speech"


def changes(old: str, new: str) -> list[dict[str, str]]:
    """The lines that differ between two texts, in order: how they were, and how they are."""
    before, after = old.split("\n"), new.split("\n")
    return [
        {"old": "\n".join(before[start:stop]), "new": "\n".join(after[first:last])}
        for kind, start, stop, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
        if kind != "equal"
    ]
