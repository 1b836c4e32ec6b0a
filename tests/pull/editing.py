"""Documents rendered, edited as a writer edits them in Word, and pulled."""

from __future__ import annotations

import copy
import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
from docx.text.paragraph import Paragraph

from drafter import api
from drafter.pull import Pulled, pull
from drafter.pull.word import read_page
from drafter.template.render import Renderer
from drafter.template.store import TemplateStore

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
Edit = Callable[[Any], object]


def renderer() -> Renderer:
    return Renderer(TemplateStore((SAMPLES / "templates",)))


SOURCE = str(SAMPLES / "outline.yaml")
"""A name for outlines, beside the files of the samples."""


def document(outline: str) -> bytes:
    """An outline's Word document."""
    return api.render(outline, source=SOURCE, renderer=renderer()).data


def text_of(outline: str) -> list[str]:
    """The lines of an outline's page."""
    return [line for line in api.render(outline, source=SOURCE, to="txt", renderer=renderer()).data.decode().split("\n") if line]


def edited(data: bytes, edit: Edit) -> bytes:
    """A document after an edit by python-docx."""
    opened = docx.Document(BytesIO(data))
    edit(opened)
    saved = BytesIO()
    opened.save(saved)
    return saved.getvalue()


def with_xml(data: bytes, change: Callable[[str], str], part: str = "word/document.xml") -> bytes:
    """A document with another ``word/document.xml``, or another part."""
    saved = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(saved, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content.decode()).encode() if name == part else content)
    return saved.getvalue()


def lines(data: bytes) -> list[str]:
    """What a reader sees in a document, a paragraph a line."""
    return [line.text for line in read_page(data, "speech.docx").lines]


def pulled(data: bytes, outline: str) -> Pulled:
    return pull(data, outline, renderer(), source=SOURCE)


def paragraph(opened: Any, start: str) -> Any:
    """The paragraph that begins with some words, or holds them."""
    return next(one for one in opened.paragraphs if start in one.text)


def replace(opened, old, new):
    """Words replaced inside the run that holds them."""
    for one in opened.paragraphs:
        for run in one.runs:
            if old in run.text:
                run.text = run.text.replace(old, new)
                return run
    raise AssertionError(old)


def remove(opened, start):
    element = paragraph(opened, start)._p
    element.getparent().remove(element)


def add_after(opened, start, text, style="Body Text"):
    element = copy.deepcopy(paragraph(opened, start)._p)
    paragraph(opened, start)._p.addnext(element)
    added = Paragraph(element, paragraph(opened, start)._parent)
    for run in added.runs[1:]:
        run._r.getparent().remove(run._r)
    added.runs[0].text = text
    added.runs[0].style = None
    added.style = opened.styles[style]


def move_before(opened, moved, before):
    paragraph(opened, before)._p.addprevious(paragraph(opened, moved)._p)


def changed_lines(before: str, after: str) -> list[str]:
    """The lines of an outline that are not those of another: ``-`` gone, ``+`` new."""
    import difflib

    return [line for line in difflib.ndiff(before.split("\n"), after.split("\n")) if re.match(r"[-+] ", line)]


def told(back: Pulled) -> list[str]:
    """The codes of the notices of a pull, but for that of ordinals that somebody left as they were: it changes nothing."""
    return [one.code for one in back.notices if one.code != "pull.own-ordinals"]
