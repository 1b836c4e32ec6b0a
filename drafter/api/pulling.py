"""Pull: takes the edits of a Word document back into its outline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from drafter.api.folders import NAMELESS, OutlineData, beside, renderer_for, search_folders
from drafter.api.given import Folders, Replaced, folders_of
from drafter.errors import Fault, InputError, Place
from drafter.outline.data import outline_text
from drafter.outline.load import load
from drafter.pull import Pulled
from drafter.pull import pull as pull_document
from drafter.template.render import Filter

OLD_WORD = bytes.fromhex("D0CF11E0A1B11AE1")
"""How a .doc begins (compound file, [MS-CFB] 2.2)."""


def pull(
    document: bytes,
    outline: str | OutlineData | Sequence[OutlineData],
    *,
    source: str = NAMELESS,
    name: str = "speech.docx",
    folders: Folders | None = None,
    filters: Mapping[str, Filter] | None = None,
    settings: Replaced = (),
) -> Pulled:
    """An outline with the edits of the Word document that was rendered from it.

    Edits that an outline cannot express are in the notices.
    document: the bytes of the edited document.
    outline: the outline before the edits, as text or as the Python values that were rendered. The result is text in either case.
    source, name: the names of the outline and of the document in messages.
    folders, filters, settings: as in `render`. Edits of values that `settings` gave are notices, because the outline does not hold these.
    Raises InputError, OutlineError, TemplateError.
    """
    if document.startswith(OLD_WORD):
        raise InputError(Fault("input.old-word", Place(name)))
    if not isinstance(outline, str):
        outline = outline_text(outline, source)
    _, notices = load(outline, source)  # raises the outline's faults, with their lines
    renderer = renderer_for(search_folders(beside(source)) if folders is None else folders_of(folders), filters, settings)
    pulled = pull_document(document, outline, renderer, name, source)
    left_out = tuple(notice for notice in notices if notice.code == "yaml.control-left-out")
    return pulled._replace(notices=(*left_out, *pulled.notices)) if left_out else pulled
