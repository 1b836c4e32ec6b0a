"""Compiles the modules that the page without an installation holds, so that no page compiles at its start.

Run by ``desk/alone.mjs`` in Pyodide, because the form of compiled modules differs from one Python to the next.
"""

from __future__ import annotations

import io
import marshal
import re
import zipfile
from importlib.util import MAGIC_NUMBER, source_hash
from types import CodeType

DROPPED = frozenset(
    [
        "_aix_support",
        "_android_support",
        "_apple_support",
        "_ios_support",
        "_osx_support",
        "_pydatetime",
        "_pydecimal",
        "_pyio",
        "_pyrepl",
        "_sysconfigdata__emscripten_wasm32-emscripten",
        "antigravity",
        "bdb",
        "cProfile",
        "cmd",
        "compileall",
        "configparser",
        "ctypes",
        "curses",
        "dbm",
        "doctest",
        "ensurepip",
        "fileinput",
        "ftplib",
        "getopt",
        "idlelib",
        "imaplib",
        "lib2to3",
        "mailbox",
        "modulefinder",
        "multiprocessing",
        "netrc",
        "nntplib",
        "optparse",
        "pdb",
        "pickletools",
        "plistlib",
        "poplib",
        "profile",
        "pstats",
        "pyclbr",
        "pydoc",
        "pydoc_data",
        "runpy",
        "sched",
        "shelve",
        "smtplib",
        "socketserver",
        "sqlite3",
        "tabnanny",
        "tarfile",
        "this",
        "timeit",
        "tkinter",
        "tomllib",
        "trace",
        "tracemalloc",
        "turtle",
        "turtledemo",
        "unittest",
        "uuid",
        "venv",
        "wave",
        "wsgiref",
        "xmlrpc",
        "zipapp",
    ]
)
"""Of the standard library: what neither Pyodide nor Drafter nor its packages import in a page."""

_ENCODINGS = re.compile(r"encodings/(cp(?!437|1252|936|950)|mac_|iso8859_|koi8|kz1048|ptcp154|tis_620|hp_roman8|palmos).*")
"""Tables of encodings in which no Chinese text is written. Zip files need cp437."""

_PARTS = re.compile(
    "asyncio/(__main__|proactor_events|tools|windows_).*|http/(cookie|server).*|logging/(config|handlers).*|xml/(dom|sax)/.*"
)
"""Parts of packages of the standard library of which the same is true."""

_EPOCH = (1980, 1, 1, 0, 0, 0)
_WITH_DOCSTRINGS = "drafter/check/checks/"
"""The modules whose docstrings are shown: they explain their checks."""
_WITH_LINES = "drafter/"
"""The modules of which a traceback names the lines. The tables of lines of all others would be a tenth of the page."""
_RUN = 8
"""The most instructions that an entry of a table of lines is for (CPython, ``InternalDocs/code_objects.md``)."""
_UNCHECKED = (1).to_bytes(4, "little")
"""The flags of a compiled module that is not compared with its source, which is not there."""


def compiled(archive: bytes, folder: str) -> bytes:
    """A zip file with its modules compiled, without docstrings that nobody reads, and without what a page has no use for.

    folder: where the page has its files; tracebacks name it.
    """
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(bytes(archive))) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as new:
        for name in filter(_wanted, old.namelist()):
            data = old.read(name)
            if name.endswith(".py"):
                code = compile(
                    data, f"{folder}/{name}", "exec", dont_inherit=True, optimize=1 if name.startswith(_WITH_DOCSTRINGS) else 2
                )
                if not name.startswith(_WITH_LINES):
                    code = without_lines(code)
                new.writestr(
                    zipfile.ZipInfo(f"{name}c", _EPOCH), MAGIC_NUMBER + _UNCHECKED + source_hash(data) + marshal.dumps(code)
                )
            else:
                new.writestr(zipfile.ZipInfo(name, _EPOCH), data)
    return made.getvalue()


def without_lines(code: CodeType) -> CodeType:
    """Code whose instructions are all of the line that it begins with."""
    instructions = len(code.co_code) // 2
    lengths = [min(_RUN, instructions - at) for at in range(0, instructions, _RUN)]
    # An entry: 1, then 13 for "no columns" in four bits, then the length less 1 in three; behind it how many lines further, 0.
    table = b"".join([bytes([0b10000000 | 13 << 3 | length - 1, 0]) for length in lengths])
    constants = tuple(without_lines(one) if isinstance(one, CodeType) else one for one in code.co_consts)
    return code.replace(co_linetable=table, co_consts=constants)


def _wanted(name: str) -> bool:
    return (
        not name.endswith("/")
        and name.split("/", maxsplit=1)[0].removesuffix(".py") not in DROPPED
        and not _ENCODINGS.fullmatch(name)
        and not _PARTS.fullmatch(name)
    )
