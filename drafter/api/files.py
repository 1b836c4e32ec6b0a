"""Files as the command line reads and writes them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from drafter.files import STDIN, is_folder, read_bytes, read_text, rewritten, write_output

if TYPE_CHECKING:
    from drafter.api.rendering import Rendered

__all__ = ["STDIN", "is_folder", "read_bytes", "read_text", "save"]


def save(content: Rendered | bytes | str, path: str | Path, *, force: bool = False, like: str | Path | None = None) -> None:
    """Write a result to a file, completely or not at all.

    An existing file is replaced only if its stamp shows that Drafter wrote it and nobody changed it, or with `force`. Raises
    OutputError; the old file stays then.
    like: the file whose edited text the content is; its encoding, byte order mark and line ends stay.
    """
    if isinstance(content, str):
        content = content.encode() if like is None else rewritten(read_bytes(like), content, str(like))
    if isinstance(content, bytes):
        write_output(Path(path), content, None, force=force)
        return
    from drafter.write import stamp_of

    write_output(Path(path), content.data, stamp_of(content.writer), force=force)
