"""Files as the command line reads and writes them."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.errors import InputError
from drafter.files import STDIN, decode, is_folder, read_bytes, read_text, rewritten, write_output

if TYPE_CHECKING:
    from drafter.api.rendering import Rendered
    from drafter.errors import Fault

__all__ = ["STDIN", "is_folder", "read_bytes", "read_text", "save"]


def save(
    content: Rendered | bytes | str,
    path: str | Path,
    *,
    force: bool = False,
    made_from: bytes | str | None = None,
    like: str | Path | None = None,
) -> tuple[Fault, ...]:
    """Write a result to a file, completely or not at all.

    An existing file is replaced only if its stamp shows that Drafter wrote it and nobody changed it, or with `force`. With
    `force` too it is left alone if somebody changes it at that moment.
    made_from: for a result that goes into its own source, as a repaired outline does: the source's bytes or text.
    like: the file whose edited text the content is; its encoding, byte order mark and line ends stay.
    Returns notices of what the file could not keep: its owner, further names of it (hard links). Raises OutputError; the old file stays
    then.
    """
    is_source = None if made_from is None else partial(_has_content, made_from, str(path))
    if isinstance(content, str):
        content = content.encode() if like is None else rewritten(read_bytes(like), content, str(like))
    if isinstance(content, bytes):
        return write_output(Path(path), content, None, force=force, made_from=is_source)
    from drafter.write import stamp_of

    return write_output(Path(path), content.data, stamp_of(content.writer), force=force, made_from=is_source)


def _has_content(content: bytes | str, name: str, data: bytes) -> bool:
    """Whether a file has this content: the same bytes, or bytes that decode to the same text."""
    if isinstance(content, bytes):
        return data == content
    try:
        return decode(data, name) == content
    except InputError:
        return False
