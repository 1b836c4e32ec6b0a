"""A text of another speech that a person looks through: its lines beside what mining found in them, and the files made of it."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count
from typing import Any

from drafter.api.mining import Corrections, MinedSource, mine
from drafter.desk.folder import OUTLINES, Folder
from drafter.files.watch import state_of
from drafter.template.store import SUFFIX

Json = dict[str, Any]


def corrections_of(value: Mapping[str, Any] | None) -> Corrections:
    """Corrections as the front end sends them: lists of numbers of lines; ``sections`` and ``closing`` are null as found."""
    given = value or {}
    sections, closing = given.get("sections"), given.get("closing")
    return Corrections(
        title=tuple(map(int, given.get("title") or ())),
        sections=None if sections is None else tuple(map(int, sections)),
        closing=None if closing is None else int(closing),
        out=tuple(map(int, given.get("out") or ())),
        back=tuple(map(int, given.get("back") or ())),
    )


def review(data: bytes, name: str, corrections: Corrections) -> Json:
    """The lines of a text, each with what it was taken for, what is in doubt, and the outline that is made of it. Raises InputError."""
    source = mine(data, source=name).corrected(corrections)
    rows = [row._asdict() for row in source.rows if row.text.strip()]
    return {"rows": rows, "doubts": source.doubts, "outline": source.outline}


def write_mined(data: bytes, name: str, corrections: Corrections, folder: Folder) -> str:
    """Write the template and the outline of a text. Returns the outline's name in the folder. Raises InputError, OutputError."""
    source = _of_free_name(mine(data, source=name).corrected(corrections), folder)
    for template, text in source.templates.items():
        folder.create(f"{template}{SUFFIX}", text)
    return folder.name_of(folder.create(f"{source.name}{OUTLINES[0]}", source.outline).path)


def _of_free_name(source: MinedSource, folder: Folder) -> MinedSource:
    """The source under a name that no template of the folder has."""
    first = source.name
    for number in count(2):
        taken = [name for name in source.templates if state_of(folder.path_of(f"{name}{SUFFIX}")) is not None]
        if not taken:
            return source
        source = MinedSource(source.mined, f"{first}-{number}", source.chinese, source.text)
    raise AssertionError  # the count never ends
