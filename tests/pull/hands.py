"""What people do to a document in Word, by the names that the cases of `kinds.yaml` use. A paragraph is named by words in it."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.parts.numbering import NumberingPart
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from tests.cases.word import W, delete, move, replace

_FORMS = {"一、": ("chineseCounting", "{}、"), "（一）": ("chineseCounting", "（{}）"), "1.": ("decimal", "{}.")}


def do(opened: Any, steps: list[dict[str, Any]]) -> None:
    """Do some steps, each a name with its words."""
    for step in steps:
        for name, words in step.items():
            HANDS[name](opened, *(words if isinstance(words, list) else [words]))


def at(opened: Any, words: str) -> Any:
    return next(one for one in opened.paragraphs if words in one.text)


def like(opened: Any, behind: str, model: str, *texts: str) -> Paragraph:
    """Put a paragraph behind another, in the form of a third and of its first runs; it is returned."""
    element = copy.deepcopy(at(opened, model)._p)
    at(opened, behind)._p.addnext(element)
    made = Paragraph(element, at(opened, behind)._parent)
    for run, text in zip(made.runs, texts, strict=False):
        run.text = text
    for run in made.runs[len(texts) :]:
        run._r.getparent().remove(run._r)
    return made


def typed(opened: Any, behind: str, *texts: str, style: str = '<w:pStyle w:val="BodyText"/>') -> None:
    """Paragraphs typed behind another, in the style of the text."""
    above = at(opened, behind)._p
    for text in texts:
        made = parse_xml(f'<w:p {W}><w:pPr>{style}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>')
        above.addnext(made)
        above = made


def unstyled(opened: Any, behind: str, *texts: str) -> None:
    typed(opened, behind, *texts, style="")


def run_on(opened: Any, behind: str, *texts: str) -> None:
    """Words at the end of a paragraph: a heading and its text in the form of those behind some words, or all in the form of the text."""
    paragraph = at(opened, behind)
    model = next(number for number, run in enumerate(paragraph.runs) if run.text.startswith(behind))
    for text, run in zip(texts, paragraph.runs[model + (len(texts) == 1) : model + 2], strict=True):
        paragraph._p.append(copy.deepcopy(run._r))
        paragraph.runs[-1].text = text


def styled(opened: Any, words: str, model: str) -> None:
    at(opened, words).style = at(opened, model).style


def enter(opened: Any, words: str) -> None:
    """The Enter key behind some words."""
    paragraph = at(opened, words)
    element = copy.deepcopy(paragraph._p)
    paragraph._p.addnext(element)
    below = Paragraph(element, paragraph._parent)
    number = next(number for number, run in enumerate(paragraph.runs) if words in run.text)
    text = paragraph.runs[number].text
    cut = text.index(words) + len(words)
    for run in paragraph.runs[number + 1 :]:
        run._r.getparent().remove(run._r)
    for run in below.runs[: number if text[cut:] else number + 1]:
        run._r.getparent().remove(run._r)
    paragraph.runs[number].text = text[:cut]
    if text[cut:]:
        below.runs[0].text = text[cut:]


def join(opened: Any, words: str) -> None:
    """The Delete key at the end of a paragraph."""
    first = at(opened, words)._p
    second = first.getnext()
    for child in [child for child in second if child.tag != qn("w:pPr")]:
        first.append(child)
    second.getparent().remove(second)


def automatic(opened: Any, form: str, *starts: str) -> None:
    """Ordinals taken off, and counted by Word: in the form ``一、`` or ``一、（一）1.``, by levels; of the paragraphs that begin so."""
    forms = [_FORMS[one] for one in form.split()]
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:suff w:val="nothing"/><w:lvlText w:val="{text.format(f"%{level + 1}")}"/></w:lvl>'
        for level, (kind, text) in enumerate(forms)
    )
    numbering = f'<w:numbering {W}><w:abstractNum w:abstractNumId="1">{levels}</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    part = NumberingPart.load(PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, numbering.encode(), opened.part.package)
    opened.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
    for start in starts:
        paragraph = at(opened, start)
        level = 0 if start[1] == "、" else 1 if start[0] == "（" else len(forms) - 1
        ordinal = 3 if level == 1 else 2
        paragraph.runs[0].text = paragraph.runs[0].text[ordinal:]
        paragraph._p.get_or_add_pPr().append(parse_xml(f'<w:numPr {W}><w:ilvl w:val="{level}"/><w:numId w:val="7"/></w:numPr>'))


def text_box(opened: Any, words: str, text: str) -> None:
    box = f"<v:textbox><w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent></v:textbox>"
    shape = f'<v:shape xmlns:v="urn:schemas-microsoft-com:vml">{box}</v:shape>'
    at(opened, words)._p.append(parse_xml(f"<w:r {W}><w:pict>{shape}</w:pict></w:r>"))


def italic(opened: Any, words: str) -> None:
    at(opened, words).runs[0].italic = True


def size(opened: Any, words: str, points: int) -> None:
    """Another size for the run with some words."""
    next(run for one in opened.paragraphs for run in one.runs if words in run.text).font.size = Pt(points)


def formula(opened: Any, words: str, text: str) -> None:
    made = f'<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>{text}</m:t></m:r></m:oMath>'
    at(opened, words)._p.append(parse_xml(made))


def table(opened: Any, behind: str, *cells: str) -> None:
    made = opened.add_table(rows=1, cols=len(cells))
    for cell, text in zip(made.rows[0].cells, cells, strict=True):
        cell.text = text
    at(opened, behind)._p.addnext(made._tbl)


def split_runs(opened: Any) -> None:
    """Every run as two, as programs leave them."""
    for paragraph in opened.paragraphs:
        for run in paragraph.runs:
            text = run.text
            if len(text) > 2:
                second = copy.deepcopy(run._r)
                run._r.addnext(second)
                run.text = text[:2]
                next(other for other in paragraph.runs if other._r is second).text = text[2:]


HANDS: dict[str, Callable[..., object]] = {
    "replace": replace, "delete": delete, "move": move, "like": like, "typed": typed, "typed without a style": unstyled, "run on": run_on,
    "style": styled, "enter": enter, "join": join, "automatic": automatic, "text box": text_box, "italic": italic, "size": size, "formula": formula,
    "table": table, "split runs": split_runs,
}  # fmt: skip
