"""Run by alone.mjs in Pyodide: compiles the modules of an archive for the Python that will run them, so that no page compiles at its start.

Reads `archive` (the bytes of a zip file) and `folder` (where the page unpacks it), leaves `compiled`. Docstrings are left out.
"""

import io
import marshal
import re
import zipfile
from importlib.util import MAGIC_NUMBER, source_hash

DROPPED = (
    "_aix_support _android_support _apple_support _ios_support _osx_support _pydatetime _pydecimal _pyio _pyrepl "
    "antigravity bdb cProfile configparser ctypes curses dbm doctest ensurepip ftplib idlelib imaplib lib2to3 "
    "mailbox mimetypes modulefinder multiprocessing netrc nntplib optparse pdb pickletools plistlib poplib profile pstats "
    "pyclbr pydoc pydoc_data sched smtplib socketserver sqlite3 tabnanny tarfile this timeit tkinter tomllib "
    "trace turtle turtledemo unittest venv wave wsgiref xmlrpc zipapp "
).split()
"""Of the standard library: what a page has no use for. Nothing of it was ever imported by Drafter, Jinja2, PyYAML or markdown-it-py."""

ENCODINGS = re.compile(r"encodings/(cp(?!437|1252|936|950)|mac_|iso8859_|koi8|kz1048|ptcp154|tis_620|hp_roman8|palmos).*")
"""Tables of encodings in which no Chinese text is written. Zip files need cp437."""


def wanted(name):
    """Whether a page may have a use for a file."""
    return not name.endswith("/") and name.split("/")[0].removesuffix(".py") not in DROPPED and not ENCODINGS.fullmatch(name)


made = io.BytesIO()
with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as new:  # noqa: F821 - given
    for entry in old.infolist():
        if not wanted(entry.filename):
            continue
        data = old.read(entry)
        place = zipfile.ZipInfo(entry.filename, (1980, 1, 1, 0, 0, 0))
        if entry.filename.endswith(".py"):
            code = compile(data, f"{folder}/{entry.filename}", "exec", dont_inherit=True, optimize=2)  # noqa: F821 - given
            data = MAGIC_NUMBER + (1).to_bytes(4, "little") + source_hash(data) + marshal.dumps(code)
            place.filename += "c"
        new.writestr(place, data)
compiled = made.getvalue()
