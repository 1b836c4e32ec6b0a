"""A Word document with its findings: repairs are tracked changes, all other findings are comments.

Runs of text are split only at the characters of a finding. A mark that Word numbers automatically can get a comment, but no change.
"""

from __future__ import annotations

import copy
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.run import Run
from lxml.etree import LxmlError

from drafter.check.wording import say
from drafter.errors import Fault, InputError, Place
from drafter.files import build_time
from drafter.messages.language import tr
from drafter.proofread.fix import edits_of
from drafter.proofread.model import Proof, Proofs
from drafter.proofread.sources import written
from drafter.read.package import Package

if TYPE_CHECKING:
    from docx.document import Document

AUTHOR, INITIALS = "Drafter", "D"
_BROKEN = (zipfile.BadZipFile, LookupError, ValueError, AttributeError, TypeError, LxmlError, OSError)
"""The exceptions of python-docx, when it opens or saves packages whose parts and relationships do not fit together."""
MOST_COMMENTS = 500
"""The most comments in a document; the last says how many findings have none. python-docx looks at all comments for each new one."""
_NO_TEXT = frozenset(map(qn, ("w:del", "w:moveFrom", "w:pPr", "w:txbxContent", "w:pict", "w:drawing", "w:object")))


def revised(data: bytes, proofs: Proofs) -> tuple[bytes, tuple[Proof, ...]]:
    """The document with its findings, and the findings that are repaired.

    Accepting every change gives the repaired text. Raises InputError for a document that cannot be written again.
    """
    if not proofs.proofs:
        return data, ()
    document = _opened(data, proofs.source)
    done = _Reviser(document, proofs).revise()
    return _dated(_saved(document, proofs.source)), done


def _opened(data: bytes, source: str) -> Document:
    package = Package(data, source).plain_zip()  # python-docx has no limit on the size of parts
    try:
        document = docx.Document(BytesIO(package))
        list(document.styles)
        if any(relation.reltype == RELATIONSHIP_TYPE.COMMENTS for relation in document.part.rels.values()):
            list(document.comments)
    except _BROKEN:
        raise InputError(Fault("input.damaged", Place(source))) from None
    if getattr(document.element, "body", None) is None:  # the part's root is another element than w:document, or has no body
        raise InputError(Fault("input.damaged", Place(source)))
    return document


def _saved(document: Document, source: str) -> bytes:
    saved = BytesIO()
    try:
        document.save(saved)
    except _BROKEN:
        raise InputError(Fault("input.damaged", Place(source))) from None
    return saved.getvalue()


class _Reviser:
    """A document being revised. It knows the text element of each character of the page, and the index in that element."""

    def __init__(self, document: Document, proofs: Proofs) -> None:
        self.document = document
        self.proofs = proofs
        self.characters: list[list[Any] | None] = []
        self.held: dict[Any, list[list[Any]]] = {}
        said: list[str] = []
        for paragraph in document.element.body.iter(qn("w:p")):
            for element in _texts(paragraph):
                text = element.text or ""
                said.append(text)
                self.held[element] = [[element, place] for place in range(len(text))]
                self.characters += self.held[element]
            said.append("\n")
            self.characters.append(None)
        self.places = written("".join(said), proofs.text)
        ids = [int(found) for found in document.element.body.xpath("//@w:id") if str(found).isdecimal()]
        self.next_id = max(ids, default=0) + len(proofs.proofs) + 1  # comments have the lower ids
        self.date = build_time()
        self.styles = {style.style_id for style in document.styles}

    def revise(self) -> tuple[Proof, ...]:
        """Add all findings, the last one first, so that earlier places stay valid. Returns the findings that are repaired."""
        steps = self._steps()
        without = sum(not changes for _, changes in steps) - MOST_COMMENTS
        at = 0
        for proof, changes in steps:
            spans = self._spans(proof)
            if changes:
                self._change(self._isolated(spans), proof.finding.fix or "")
                continue
            if at >= without:
                self._comment(proof, self._isolated(spans or self._near(proof)), without if at == without else 0)
            at += 1
        return tuple(proof for proof, changes in steps if changes)

    def _steps(self) -> list[tuple[Proof, bool]]:
        """The findings that are shown in the document, the last one first, each with whether it is repaired; else it becomes a comment."""
        repairs = set(edits_of(self.proofs))
        steps = []
        for proof in sorted(self.proofs.proofs, key=lambda proof: (proof.finding.line, proof.finding.start), reverse=True):
            if proof.edit in repairs and proof.finding.fix is not None and self._spans(proof):
                repairs.discard(proof.edit)
                steps.append((proof, True))
            elif proof.edit is None or proof.edit in repairs:
                steps.append((proof, False))
        return steps

    def _spans(self, proof: Proof) -> dict[Any, list[int]]:
        """A mapping: for each text element, the indexes of those of its characters that a finding covers.

        Empty where a character is part of an automatic mark.
        """
        finding = proof.finding
        places = self.places[finding.line][finding.start : finding.stop]
        return {} if None in places else self._held_at([place for place in places if place is not None])

    def _near(self, proof: Proof) -> dict[Any, list[int]]:
        """The character for a comment on a finding without characters: the next one, else the last one before it."""
        places, start = self.places[proof.finding.line], proof.finding.start
        return self._held_at([place for place in (*places[start:], *reversed(places[:start])) if place is not None][:1])

    def _held_at(self, places: list[int]) -> dict[Any, list[int]]:
        spans: dict[Any, list[int]] = {}
        for element, place in (character for character in map(self.characters.__getitem__, places) if character is not None):
            spans.setdefault(element, []).append(place)
        return spans

    def _isolated(self, spans: dict[Any, list[int]]) -> list[Any]:
        """Text elements that contain exactly these characters. Runs are split where needed."""
        return [self._split(element, found[0], found[-1] + 1) for element, found in spans.items()]

    def _split(self, element: Any, start: int, stop: int) -> Any:
        """The text element with only the characters from `start` to `stop`. The other content of its run moves to new runs."""
        run = element.getparent()
        if stop < len(element.text) or element is not run[-1]:
            self._cut(element, stop)
        first = next(child for child in run if child.tag != qn("w:rPr"))
        return self._cut(element, start) if start or element is not first else element

    def _cut(self, element: Any, at: int) -> Any:
        """Move everything from a character on to a new run. Returns the text element that begins there."""
        run, text = element.getparent(), element.text
        behind = copy.copy(run)
        for child in list(behind):
            behind.remove(child)
        properties = run.find(qn("w:rPr"))
        if properties is not None:
            behind.append(copy.deepcopy(properties))
        following = list(element.itersiblings())
        moved = element
        if at == 0:
            behind.append(element)
        elif at < len(text):
            moved = OxmlElement("w:t")
            behind.append(moved)
            _set_text(element, text[:at])
            _set_text(moved, text[at:])
            self.held[moved] = self.held[element][at:]
            del self.held[element][at:]
            for place, character in enumerate(self.held[moved]):
                character[:] = moved, place
        for child in following:
            behind.append(child)
        run.addnext(behind)
        return moved

    def _change(self, elements: list[Any], new: str) -> None:
        """Replace the text of some runs by a tracked deletion, and a tracked insertion behind the last run."""
        last = None
        for element in elements:
            run = element.getparent()
            deletion = self._tracked("w:del")
            run.addprevious(deletion)
            deletion.append(run)
            element.tag = qn("w:delText")
            last = deletion
        if not new or last is None:
            return
        insertion = self._tracked("w:ins")
        run = OxmlElement("w:r")
        properties = last[0].find(qn("w:rPr"))
        if properties is not None:
            run.append(copy.deepcopy(properties))
        text = OxmlElement("w:t")
        _set_text(text, new)
        run.append(text)
        insertion.append(run)
        last.addnext(insertion)

    def _tracked(self, kind: str) -> Any:
        change = OxmlElement(kind)
        change.set(qn("w:id"), str(self.next_id))
        change.set(qn("w:author"), AUTHOR)
        if self.date:
            change.set(qn("w:date"), self.date)
        self.next_id += 1
        return change

    def _comment(self, proof: Proof, elements: list[Any], more: int) -> None:
        """Add a comment with a finding to its characters. more: how many findings behind it have none."""
        if not elements:
            return
        runs = [Run(element.getparent(), None) for element in (elements[0], elements[-1])]  # type: ignore[arg-type]
        text = f"{say(proof.finding)} [{proof.finding.check}]"
        if more:
            text += "\n" + tr("{count} more findings have no comment; drafter check lists them").format(count=more)
        comment = self.document.add_comment(runs, text, AUTHOR, INITIALS)
        element = comment._comment_elm  # noqa: SLF001 - python-docx dates comments by the clock
        if self.date:
            element.set(qn("w:date"), self.date)
        else:
            element.attrib.pop(qn("w:date"), None)
        behind = runs[-1]._r.itersiblings(qn("w:r"))  # noqa: SLF001 - the run with the mark of the comment comes first
        reference = next(run for run in behind if run.find(qn("w:commentReference")) is not None)
        for style in (*element.iter(qn("w:rStyle"), qn("w:pStyle")), *reference.iter(qn("w:rStyle"))):
            if style.get(qn("w:val")) not in self.styles:  # python-docx uses styles that only its own documents have
                style.getparent().remove(style)


def _texts(element: Any) -> list[Any]:
    """The visible text elements of a paragraph, without those in text boxes. Outside of a run, where damaged files have some, nobody reads them."""
    found = []
    for child in element:
        if child.tag == qn("w:t"):
            if element.tag == qn("w:r"):
                found.append(child)
        elif child.tag not in _NO_TEXT:
            found += _texts(child)
    return found


def _set_text(element: Any, text: str) -> None:
    element.text = text
    element.set(qn("xml:space"), "preserve")


def _dated(data: bytes) -> bytes:
    """A package without times for its parts, so that the same input gives the same bytes."""
    saved = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name), old.read(name), zipfile.ZIP_DEFLATED)
    return saved.getvalue()
