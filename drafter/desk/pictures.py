"""Pictures of the user's: each is kept beside the outline, which names it."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from drafter.desk.folder import new_file
from drafter.desk.work import Work, refuse
from drafter.errors import Fault, InputError, Place
from drafter.files import is_file, read_bytes
from drafter.outline.lines import PICTURE_KEYS
from drafter.outline.pictures import SUFFIXES
from drafter.speech.pictures import MOST_BYTES, MOST_POINTS, DamagedError, is_too_large, measured


def new_picture(work: Work, name: str) -> dict[str, object]:
    """A picture as an item of a body. name: of its file, beside the outline. Raises UsageError without one: nothing can stand in its place."""
    if not name.lower().endswith(SUFFIXES):
        raise refuse("outline.picture-kind", found=name, known=SUFFIXES) if name else refuse("desk.needs-file")
    english, chinese = PICTURE_KEYS
    return {chinese if work.content.chinese else english: name}


def keep_picture(folder: Path, name: str, data: bytes) -> str:
    """Write a picture into the folder of an outline. Returns the name of its file; that of an older one, if it is the same picture.

    name: of the file that the user chose. Raises InputError for what is no picture that Word shows, OutputError.
    """
    ending = PurePosixPath(name).suffix
    stem = PurePosixPath(name).name.removesuffix(ending)
    stem = "".join(sign for sign in stem if sign.isprintable() and sign not in '\\:*?"<>|#[]').strip(" .") or "picture"
    fault = _fault_of(name, ending, data)
    if fault is not None:
        raise InputError(fault)
    path = folder / f"{stem}{ending}"
    if is_file(path) and read_bytes(path) == data:
        return path.name
    return new_file(path, ending, data).name


def _fault_of(name: str, ending: str, data: bytes) -> Fault | None:
    """What is wrong with a picture."""
    place = Place(name)
    if ending.lower() not in SUFFIXES:
        return Fault("outline.picture-kind", place, {"found": name, "known": SUFFIXES})
    if len(data) > MOST_BYTES:
        return Fault("outline.picture-size", place, {"found": name, "most": MOST_BYTES // 1_000_000})
    try:
        found = measured(data)
    except DamagedError:
        return Fault("outline.picture-damaged", place, {"found": name})
    if is_too_large(found):
        facts = {"found": name, "width": found.width, "height": found.height, "most": f"{MOST_POINTS:,}"}
        return Fault("outline.picture-points", place, facts)
    return None
