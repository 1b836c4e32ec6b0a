"""What `drafter open` does before all else: the page is there, and its address too. Imports nothing that takes time."""

from __future__ import annotations

import socket
import sys
import zlib
from contextlib import suppress
from pathlib import Path

from drafter.errors import Fault, ToolError, UsageError

STATIC = Path(__file__).with_name("static")
PAGE = "index.html"
WORDS = "words.json"
ADDRESS = "127.0.0.1"


def listening(port: int = 0, folder: Path | None = None) -> socket.socket:
    """A socket on this machine that browsers can reach already: they wait until it is answered.

    port: 0 for a free one. folder: what is opened; where its usual port is free, it is that one, so that a page that lost its desk finds the next
    one at the same address. Raises UsageError where the port is in use.
    """
    if port == 0 and folder is not None:
        with suppress(UsageError):
            return listening(_usual_port(folder))
    found = socket.socket()
    try:
        if sys.platform != "win32":  # there it would let two programs have one port
            found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind((ADDRESS, port))
        found.listen(128)
    except OSError as error:
        found.close()
        raise UsageError(Fault("desk.port", facts={"found": port, "said": error.strerror or str(error)})) from None
    return found


def _usual_port(folder: Path) -> int:
    """A port for a folder, of those that no service has for its own (RFC 6335, 6), and that Linux gives no outgoing connection (32768 to 60999)."""
    return 61000 + zlib.crc32(str(folder).encode("utf-8", "surrogatepass")) % (65536 - 61000)


def bundle(folder: Path = STATIC) -> Path:
    """The folder of the built page. Raises ToolError where it is missing, as in a fresh checkout."""
    if not (folder / PAGE).is_file():
        raise ToolError(Fault("desk.no-bundle"))
    return folder


def words(folder: Path = STATIC) -> dict[str, dict[str, str]]:
    """The words of the built page, by language and key."""
    import json

    table: dict[str, dict[str, str]] = json.loads((folder / WORDS).read_text(encoding="utf-8"))
    languages = {language for texts in table.values() for language in texts}
    return {language: {key: texts[language] for key, texts in table.items() if language in texts} for language in languages}
