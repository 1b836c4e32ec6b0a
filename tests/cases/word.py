"""Word documents of cases: rendered from an outline, then edited as somebody edits them in Word."""

from __future__ import annotations

import copy
import io
from collections.abc import Callable, Sequence
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.text.paragraph import Paragraph

from drafter import api

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def edited(outline: str, edits: Sequence[dict[str, Any]]) -> bytes:
    """The document of an outline after some edits, each a name of `EDITS` with its words."""
    opened = docx.Document(io.BytesIO(api.render(outline).data))
    for edit in edits:
        for name, words in edit.items():
            EDITS[name](opened, *(words if isinstance(words, list) else [words]))
    saved = io.BytesIO()
    opened.save(saved)
    return saved.getvalue()


def _at(opened: Any, words: str) -> Any:
    """The paragraph with some words; one of the contents only if no other has them."""
    found = [one for one in opened.paragraphs if words in one.text]
    return next((one for one in found if not _is_contents(one)), found[0])


def _is_contents(paragraph: Any) -> bool:
    return str(paragraph.style.name).lower().startswith("toc")


def _run(opened: Any, words: str) -> Any:
    return next(run for one in opened.paragraphs for run in one.runs if words in run.text)


def replace(opened: Any, old: str, new: str) -> None:
    run = _run(opened, old)
    run.text = run.text.replace(old, new)


def delete(opened: Any, *starts: str) -> None:
    for start in starts:
        element = _at(opened, start)._p
        element.getparent().remove(element)


def move(opened: Any, *starts: str) -> None:
    """Paragraphs, before the one named last."""
    *moved, before = starts
    for start in moved:
        _at(opened, before)._p.addprevious(_at(opened, start)._p)


def add(opened: Any, behind: str, text: str) -> None:
    """A paragraph in the style of the text, behind another."""
    element = copy.deepcopy(_at(opened, behind)._p)
    _at(opened, behind)._p.addnext(element)
    made = Paragraph(element, _at(opened, behind)._parent)
    for run in made.runs[1:]:
        run._r.getparent().remove(run._r)
    made.runs[0].text = text
    made.runs[0].style = None
    made.style = opened.styles["Body Text"]


def enter(opened: Any, words: str) -> None:
    """The Enter key behind some words at the end of a run."""
    run = next(run for one in opened.paragraphs for run in one.runs if run.text.endswith(words))
    paragraph = next(one for one in opened.paragraphs if any(other._r is run._r for other in one.runs))
    element = copy.deepcopy(paragraph._p)
    paragraph._p.addnext(element)
    number = next(number for number, other in enumerate(paragraph.runs) if other._r is run._r)
    for kept, gone in ((paragraph, slice(number + 1, None)), (Paragraph(element, paragraph._parent), slice(number + 1))):
        for other in kept.runs[gone]:
            other._r.getparent().remove(other._r)


def section_break(opened: Any, words: str) -> None:
    """The end of a section of Word behind a paragraph."""
    _at(opened, words)._p.get_or_add_pPr().append(copy.deepcopy(opened.element.body.sectPr))


def hide(opened: Any, words: str) -> None:
    _run(opened, words).font.hidden = True


def add_hidden(opened: Any, behind: str, text: str) -> None:
    _at(opened, behind).add_run(text).font.hidden = True


def header(opened: Any, text: str) -> None:
    opened.sections[0].header.paragraphs[0].text = text


def footer(opened: Any, text: str) -> None:
    opened.sections[0].footer.paragraphs[0].add_run(text)


def bookmark(opened: Any, words: str, name: str) -> None:
    run = _run(opened, words)._r
    run.addprevious(parse_xml(f'<w:bookmarkStart {W} w:id="77" w:name="{name}"/>'))
    run.addnext(parse_xml(f'<w:bookmarkEnd {W} w:id="77"/>'))


def link(opened: Any, words: str, name: str) -> None:
    """Words as a link to a bookmark of the document."""
    run = _run(opened, words)._r
    made = parse_xml(f'<w:hyperlink {W} w:anchor="{name}"/>')
    run.addprevious(made)
    made.append(run)


def reference(opened: Any, words: str, name: str) -> None:
    """A cross-reference behind some words."""
    _run(opened, words)._r.addnext(parse_xml(f'<w:fldSimple {W} w:instr=" REF {name} \\h "/>'))


def insert_tracked(opened: Any, behind: str, text: str) -> None:
    made = parse_xml(f'<w:ins {W} w:id="78" w:author="王"><w:r><w:t>{text}</w:t></w:r></w:ins>')
    _at(opened, behind)._p.append(made)


def delete_tracked(opened: Any, words: str) -> None:
    """A whole run, as a tracked deletion."""
    run = _run(opened, words)._r
    made = parse_xml(f'<w:del {W} w:id="79" w:author="王"/>')
    run.addprevious(made)
    made.append(run)
    for text in made.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"):
        text.tag = text.tag.replace("}t", "}delText")


def in_contents(opened: Any, text: str, style: str = "toc 1") -> None:
    """A line typed into the list of contents, above its last line."""
    last = [one for one in opened.paragraphs if _is_contents(one)][-1]
    last.insert_paragraph_before(text, style=opened.styles[style])


def contents_line(opened: Any, old: str, new: str) -> None:
    """Words of a line of the contents replaced."""
    texts = (text for one in opened.paragraphs if _is_contents(one) for text in one._p.iter() if text.tag.endswith("}t"))
    found = next(text for text in texts if old in (text.text or ""))
    found.text = found.text.replace(old, new)


EDITS: dict[str, Callable[..., None]] = {
    "replace": replace, "delete": delete, "move": move, "add": add, "enter behind": enter, "break the section": section_break, "hide": hide, "add hidden": add_hidden,
    "header": header, "footer": footer, "bookmark": bookmark, "link": link, "reference": reference, "insert tracked": insert_tracked,
    "delete tracked": delete_tracked, "in the contents": in_contents, "in a line of the contents": contents_line,
}  # fmt: skip
"""What somebody does in Word, by the name that a case uses. A paragraph is named by words in it."""
