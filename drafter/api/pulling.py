"""Pull: takes the edits of a Word document back into its outline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from drafter.api.folders import NAMELESS, beside, renderer_for, search_folders
from drafter.errors import Fault, InputError, Place
from drafter.outline.load import load
from drafter.pull import Pulled
from drafter.pull import pull as pull_document
from drafter.template.render import Filter

OLD_WORD = bytes.fromhex("D0CF11E0A1B11AE1")
"""How a .doc begins (compound file, [MS-CFB] 2.2)."""


def pull(
    document: bytes,
    outline: str,
    *,
    source: str = NAMELESS,
    name: str = "speech.docx",
    folders: Sequence[Path] | None = None,
    filters: Mapping[str, Filter] | None = None,
    settings: Sequence[tuple[str, str]] = (),
) -> Pulled:
    """An outline with the edits of the Word document that was rendered from it.

    Edits that an outline cannot express are in the notices.
    document: the edited document.
    outline: the text of the outline before the edits.
    source, name: the names of the outline and of the document in messages.
    folders, filters, settings: as in `render`; edits of what was set are told, because the outline does not have it.
    Raises InputError, OutlineError, TemplateError.
    """
    if document.startswith(OLD_WORD):
        raise InputError(Fault("input.old-word", Place(name)))
    load(outline, source)  # raises the outline's faults, with their lines
    renderer = renderer_for(search_folders(beside(source)) if folders is None else folders, filters, settings)
    return pull_document(document, outline, renderer, name, source)
