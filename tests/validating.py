"""Every Word document that a test makes goes through openxml-audit, a validator of Office Open XML, where it is installed.

A document is validated once for its form: the same markup with other characters is as valid. That characters are ones that XML may hold is
asked of each. On in continuous integration, elsewhere with `--validate`: it costs a tenth of a second for each form. One document of each form
is kept in `KEPT`, where a test marked `ooxml` shows them to the validator of the Open XML SDK in a later run.

That validator is a program that takes one file and 0.8 s of processor for it, most of them to start. So it is shown no document whose
paragraphs and parts it has seen in others (`showing_all`).
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import subprocess
import zipfile
from functools import wraps
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Iterable

SDK = Path(__file__).resolve().parent / "ooxml" / "node_modules" / ".bin" / "ooxml-validator"
"""The validator of the Open XML SDK, where it is installed."""
KEPT = Path(__file__).resolve().parents[1] / "build" / "documents"
SOUND = KEPT.with_name("sound-forms")
"""Empty files, named by the forms in which openxml-audit found nothing: all processes of a run, and later runs, know them."""
MAIN = "word/document.xml"
_TEXT = re.compile(rb">[^<]+<")
_PARAGRAPH = re.compile(rb"<w:p>.*?</w:p>|<w:p/>", re.DOTALL)
_NUMBERED = re.compile(rb' w:(?:id|name|anchor)="[^"]*"')
"""Differs in each bookmark, footnote and change."""


def is_wanted(option: bool) -> bool:
    """Whether documents are validated in this run."""
    return (option or bool(os.environ.get("CI"))) and importlib.util.find_spec("openxml_audit") is not None


def form_of(data: bytes) -> bytes:
    """What tells the form of a document: its markup without the texts, and each kind of paragraph once.

    A document with ids (bookmarks) keeps all paragraphs: ids must differ. Raises ET.ParseError for text that is no XML.
    """
    form = hashlib.sha256()
    with zipfile.ZipFile(BytesIO(data)) as package:
        for entry in sorted(package.infolist(), key=lambda entry: entry.filename):
            form.update(entry.filename.encode())
            if entry.filename == MAIN:
                content = package.read(entry)
                ET.fromstring(content)
                form.update(_without_texts(content))
            elif not entry.filename.startswith("docProps/"):
                form.update(str(entry.CRC).encode())
            elif entry.filename.endswith(".xml"):
                ET.fromstring(package.read(entry))
    return form.digest()


def _without_texts(content: bytes) -> bytes:
    markup = _TEXT.sub(b"><", content)
    if b"<w:bookmarkStart" in markup:
        return markup
    kinds = dict.fromkeys(_PARAGRAPH.findall(markup))
    return b"".join([_PARAGRAPH.sub(b"", markup), *sorted(kinds)])


def _shown_by(data: bytes) -> set[bytes]:
    """What a validator sees in a document: each kind of paragraph, what stands around them, and each other part but the properties."""
    shown = set()
    with zipfile.ZipFile(BytesIO(data)) as package:
        for entry in package.infolist():
            if entry.filename == MAIN:
                markup = _NUMBERED.sub(b"", _TEXT.sub(b"><", package.read(entry)))
                shown |= {_PARAGRAPH.sub(b"", markup), *_PARAGRAPH.findall(markup)}
            elif not entry.filename.startswith("docProps/"):
                shown.add(f"{entry.filename} {entry.CRC}".encode())
    return shown


def showing_all(documents: Iterable[bytes]) -> list[bytes]:
    """As few of the documents as show every kind of paragraph and every part that one of them has: the richest first."""
    left = [(_shown_by(data), data) for data in documents]
    left.sort(key=lambda one: len(one[0]), reverse=True)
    seen: set[bytes] = set()
    chosen = []
    for shown, data in left:
        if not shown <= seen:
            seen |= shown
            chosen.append(data)
    return chosen


def sdk_faults(data: bytes, folder: Path) -> str:
    """What the Open XML SDK finds wrong with a document, "" for nothing.

    folder: for the file that it is shown.
    """
    path = folder / "shown.docx"
    path.write_bytes(data)
    done = subprocess.run([SDK, path], capture_output=True, encoding="utf-8", check=False)
    return done.stdout + done.stderr if done.returncode else ""


class Documents:
    """The documents of a test, and the forms that were validated before.

    kept: the folder for one document of each form, None to keep none.
    made: each document with the one that it is the repaired form of, None for one that was rendered.
    """

    def __init__(self, kept: Path | None = None) -> None:
        self.kept = kept
        self.made: dict[bytes, bytes | None] = {}
        self._known: set[bytes] = set()

    def collect(self) -> None:
        """From now on record what Drafter writes: whole documents, and the repaired forms of others."""
        from drafter.proofread import revise
        from drafter.write import docx

        write, revised = docx.write, revise.revised

        @wraps(write)
        def recorded(*arguments: Any, **options: Any) -> bytes:
            data = write(*arguments, **options)
            self.made.setdefault(data, None)
            return data

        @wraps(revised)
        def recorded_repair(data: bytes, proofs: Any) -> Any:
            result = revised(data, proofs)
            self.made[result[0]] = data
            return result

        docx.write, revise.revised = recorded, recorded_repair

    def faults(self) -> list[str]:
        """What is wrong with the documents made since the last call. A repaired document may be as wrong as the one it was made of."""
        made, self.made = self.made, {}
        found = []
        for data, source in made.items():
            form = form_of(data)
            if form not in self._known:
                self._known.add(form)
                if source is None or not _faults_of(source):
                    found += audit(data)
                    self._keep(data, form)
        return found

    def _keep(self, data: bytes, form: bytes) -> None:
        if self.kept is not None:
            self.kept.mkdir(parents=True, exist_ok=True)
            (self.kept / f"{form.hex()[:16]}.docx").write_bytes(data)


def audit(data: bytes, suffix: str = ".docx") -> list[str]:
    """What openxml-audit finds wrong with a document. It is not asked again about a form in which it found nothing.

    suffix: .dotx for a template of Word.
    """
    known = SOUND / f"{version('openxml-audit')}-{form_of(data).hex()[:32]}"
    if known.exists():
        return []
    faults = _faults_of(data, suffix)
    if not faults:
        known.parent.mkdir(parents=True, exist_ok=True)
        known.touch()
    return faults


def _faults_of(data: bytes, suffix: str = ".docx") -> list[str]:
    from openxml_audit import OpenXmlValidator

    with TemporaryDirectory() as folder:
        path = Path(folder, f"speech{suffix}")
        path.write_bytes(data)
        return [str(error) for error in OpenXmlValidator().validate(str(path)).errors]
