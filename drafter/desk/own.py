"""The template beside the speech: shown, changed, and made one's own."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Any

from drafter.api.templates import check_template, copy_template
from drafter.desk.calls import Json
from drafter.desk.faults import shown
from drafter.desk.folder import EditedFile, Folder
from drafter.desk.sitting import Sitting
from drafter.errors import DrafterError, Fault, OutputError, Place, UsageError
from drafter.files.shipped import shipped_folder
from drafter.template.store import SUFFIX

OWN = "own-"
"""How the name of a template begins that was made one's own: outlines that name the first one keep that."""

_TAG = re.compile(r"\{%[-+]?\s*(?P<tag>block|endblock)\b[^%]*%\}")


def template_of(sitting: Sitting, name: str | None, folder: Folder) -> Json:
    """A template's text and faults. name: None for that of the speech. own: whether it lies in the folder, and may be changed.

    Raises TemplateError where there is no such template.
    """
    called = name or name_of(sitting)
    store = sitting.workspace.renderer.store
    path = store.file(called)
    return {
        "name": called,
        "text": store.text(path),
        "file": str(path),
        "own": _is_own(path, folder),
        "mark": _mark(path.read_bytes()),
        "faults": faults_of(sitting, called),
    }


def save_template(sitting: Sitting, name: str, text: str, mark: str, folder: Folder) -> Json:
    """Write a template of the folder. mark: of the text that was changed.

    Raises TemplateError where there is no such template, OutputError where it is not the folder's or was changed meanwhile.
    """
    path = sitting.workspace.renderer.store.file(name)
    if not _is_own(path, folder):
        raise OutputError(Fault("desk.shared-template", Place(str(path))))
    file = EditedFile(path.resolve())
    if _mark(file.known.data) != mark or not file.write(text):
        raise OutputError(Fault("desk.other-template", Place(str(path))))
    return {"mark": _mark(file.known.data), "faults": faults_of(sitting, name)}


def make_own(sitting: Sitting, block: int, at: int, folder: Folder) -> Path:
    """Make the template of a word one's own: a copy of it, or a template that extends it and has the block in which the word stands.

    The outline names it then. A template that lies in the folder is one's own already. Returns its file. Raises UsageError where the word is a
    value's, OutputError.
    """
    origin = sitting.origin(block, at)
    if origin is None or origin["kind"] != "template":
        raise UsageError(Fault("desk.not-of-template"))
    renderer = sitting.workspace.renderer
    name = str(origin["name"])
    path = renderer.store.file(name)
    if _is_own(path, folder):
        return path
    written_here = Path(str(origin["file"])) == path
    copied = copy_template(name, renderer.store.folders, extend=not written_here)
    own = f"{OWN}{Path(copied.name).name}{SUFFIX}"
    text = copied.text if written_here else copied.text + _block_around(Path(str(origin["file"])), int(origin["line"]))
    file = folder.create(own, text)
    called = file.path.name.removesuffix(SUFFIX)
    if text != copied.text and faults_of(sitting, called):  # the block needs what its own file has
        file.write(copied.text)
    sitting.act(sitting.version, {"do": "set", "path": f"{sitting.document_of(block)}/template", "text": called})
    return file.path


def name_of(sitting: Sitting) -> str:
    """The name of the first speech's template."""
    documents: list[Any] = sitting.form["documents"] if sitting.form else []
    names = [document.get("template") for document in documents if document.get("template")]
    return str(next((name for name in names if name != "bundle"), names[0] if names else "speech"))


def faults_of(sitting: Sitting, name: str) -> list[Json]:
    """What is wrong with a template, each at its line."""
    try:
        check_template(name, sitting.workspace.renderer)
    except DrafterError as error:
        return [shown(fault) for fault in error.faults]
    return []


def _is_own(path: Path, folder: Folder) -> bool:
    path = path.resolve()
    return path.is_relative_to(folder.root) and not path.is_relative_to(shipped_folder())


def _mark(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:16]


def _block_around(file: Path, line: int) -> str:
    """The innermost block of a template round a line, "" where there is none."""
    text = file.read_text(encoding="utf-8")
    at = sum(len(each) + 1 for each in text.split("\n")[: line - 1])
    starts: list[int] = []
    for match in _TAG.finditer(text):
        if match["tag"] == "block":
            starts.append(match.start())
        elif starts:
            start = starts.pop()
            if start <= at + len(text[at:].split("\n")[0]) and at <= match.start():
                return f"{text[start : match.end()]}\n"
    return ""
