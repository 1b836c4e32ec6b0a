"""Documents as Word, WPS and LibreOffice save them after the edits of `people`: a seed gives always the same.

The paragraphs of a rendered document that nobody touched stay as they are, byte for byte. Over the edits come the things that people and programs leave in a document:
numbers that Word counts, typed indents, other names of styles, tracked changes, comments, text boxes, tables, words typed into the contents.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from functools import cache
from io import BytesIO
from random import Random
from typing import NamedTuple

from drafter import api
from drafter.pull.edited import PageLine
from drafter.pull.units import line_of
from drafter.speech.flow import Paragraph
from drafter.speech.numbering import recognise
from drafter.speech.tree import Document
from drafter.write.docx.styles import PARAGRAPH_STYLES, heading_style, run_style
from drafter.write.docx.xml import content
from tests.pull.editing import SAMPLES
from tests.pull.people import EDITS, Page
from tests.pull.programs import PROGRAMS

LAYOUTS = ("gbt9704", "meeting-paper", "strict", "windows-fonts")
"""All but reading-copy, which divides paragraphs between pages: `tests/write/test_reading.py`."""
_PARAGRAPH = re.compile(r"<w:p>.*?</w:p>", re.DOTALL)
_CONTENTS = ('w:val="TOC1"', 'w:val="TOCHeading"')
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


class Saved(NamedTuple):
    """A document after some edits.

    meant: the page that its writer meant. what: the edits. told: the kinds of things that no outline holds, which pulling must tell.
    strays: the texts that have no place in an outline.
    """

    data: bytes
    meant: list[PageLine]
    what: list[str]
    told: set[str]
    strays: list[str]


@cache
def rendered(outline: str, layout: str) -> bytes:
    return api.render(outline, layout=layout, folders=(SAMPLES / "templates",)).data


class _Draft:
    """A document that is being edited: the XML of its paragraphs, those of the contents aside. before: what stands before each of them."""

    def __init__(self, data: bytes, document: Document, random: Random) -> None:
        self.parts = {}
        with zipfile.ZipFile(BytesIO(data)) as package:
            self.parts = {name: package.read(name).decode() for name in package.namelist()}
        self.random = random
        xml = self.parts["word/document.xml"]
        found = [match[0] for match in _PARAGRAPH.finditer(xml)]
        self.head = xml[: xml.index("<w:p>")]
        self.tail = xml[xml.rindex("</w:p>") + 6 :]
        self.contents = [one for one in found if any(style in one for style in _CONTENTS)]
        own = [one for one in found if one not in self.contents]
        self.page = Page(document, random)
        self.page.paragraphs = [one._replace(runs=[run for run in one.runs if run.text]) for one in self.page.paragraphs]
        assert len(own) == len(self.page.paragraphs)
        self.asked = {id(one): (line_of(one), xml) for one, xml in zip(self.page.paragraphs, own, strict=True)}
        self.kept = list(self.page.paragraphs)  # keeps the ids
        self.above = sum(one.kind.startswith("bundle") for one in self.page.paragraphs)
        self.what: list[str] = []
        self.told: set[str] = set()
        self.strays: list[str] = []

    def edit(self, most: int) -> None:
        edits = list(EDITS)
        if not self.page.sections():
            edits = [edit for edit in edits if "section" not in edit.__name__ and "heading" not in edit.__name__]
        for _ in range(self.random.randint(1, most)):
            edit = self.random.choice(edits)
            if edit(self.page):
                self.what.append(edit.__name__)
                if self.page.plain or self.random.random() < 0.8:
                    self.page.count()
                else:
                    self.what.append("ordinals left")

    def paragraphs(self) -> list[str]:
        """The XML of the paragraphs."""
        return [self._xml(one) for one in self.page.paragraphs]

    def _xml(self, one: Paragraph) -> str:
        line = line_of(one)
        if id(one) in self.page.plain:
            style = self.random.choice(("BodyText", "Normal"))
            return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{_run(line.text)}</w:p>'
        was, xml = self.asked.get(id(one), (None, ""))
        if was == line:
            return xml
        style = heading_style(one.level) if one.kind == "heading" else PARAGRAPH_STYLES[one.kind]
        runs = "".join(_run(run.text, "" if run.role == "text" else run_style(run.role, run.level)) for run in one.runs)
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>'


def _run(text: str, style: str = "") -> str:
    properties = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{content(text)}</w:t></w:r>'


# -- what people and programs leave in a document; each answers whether it could be done

Dressing = Callable[[_Draft, list[str]], bool]


def _body(random: Random, paragraphs: list[str]) -> int | None:
    """A paragraph of the text."""
    found = [at for at, xml in enumerate(paragraphs) if '"BodyText"' in xml and "</w:r></w:p>" in xml]
    return random.choice(found) if found else None


def indents(draft: _Draft, paragraphs: list[str]) -> bool:
    for at in draft.random.sample(range(len(paragraphs)), min(3, len(paragraphs))):
        blanks = draft.random.choice(("　　", "    ", '</w:t><w:tab/><w:t xml:space="preserve">'))
        paragraphs[at] = paragraphs[at].replace('<w:t xml:space="preserve">', f'<w:t xml:space="preserve">{blanks}', 1)
    return True


def empty_lines(draft: _Draft, paragraphs: list[str]) -> bool:
    at = draft.random.randrange(draft.above + 1, len(paragraphs) + 1)
    paragraphs.insert(at, '<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr></w:p>')
    return True


def tracked(draft: _Draft, paragraphs: list[str]) -> bool:
    """New and changed paragraphs as insertions, with a deletion before the first run of one."""
    for at, xml in enumerate(paragraphs):
        if xml not in {old for _, old in draft.asked.values()} and "<w:r>" in xml and "<w:tbl>" not in xml:
            first = xml.index("<w:r>")
            link = xml.find("<w:hyperlink")
            if -1 < link < first:
                continue
            last = xml.rindex("</w:r>", 0, link if link >= 0 else len(xml)) + 6  # an insertion holds no link
            gone = '<w:del w:id="901" w:author="李"><w:r><w:delText>这是删去的话</w:delText></w:r></w:del>'
            paragraphs[at] = f'{xml[:first]}{gone}<w:ins w:id="902" w:author="李">{xml[first:last]}</w:ins>{xml[last:]}'
            draft.told.add("pull.tracked")
    return "pull.tracked" in draft.told


def _added(kind: str, xml: str, *, behind: bool = True) -> Dressing:
    """Something put into a paragraph of the text, at its end or around its first run."""

    def dressing(draft: _Draft, paragraphs: list[str]) -> bool:
        at = _body(draft.random, paragraphs)
        if at is None:
            return False
        paragraph = paragraphs[at]
        if behind:
            paragraphs[at] = f"{paragraph[:-6]}{xml}</w:p>"
        else:
            start = paragraph.rindex("<w:r>")
            before, after = xml.split("|")
            paragraphs[at] = f"{paragraph[:start]}{before}{paragraph[start:-6]}{after}</w:p>"
        draft.told.add(kind)
        return True

    return dressing


def bold(draft: _Draft, paragraphs: list[str]) -> bool:
    found = [at for at, xml in enumerate(paragraphs) if '"BodyText"' in xml and xml.endswith("</w:r></w:p>")]
    if not found:
        return False
    at = draft.random.choice(found)
    head, _, last = paragraphs[at].rpartition("<w:r>")
    if not last.startswith("<w:t "):
        return False
    paragraphs[at] = f"{head}<w:r><w:rPr><w:b/></w:rPr>{last}"
    draft.told.add("bold")
    return True


def table(draft: _Draft, paragraphs: list[str]) -> bool:
    at = draft.random.randrange(draft.above + 1, len(paragraphs) + 1)
    cell = '<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/></w:tcPr><w:p><w:r><w:t>表里的字</w:t></w:r></w:p></w:tc>'
    paragraphs.insert(at, f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr>{cell}</w:tr></w:tbl>")
    draft.told.add("table")
    return True


def hidden(draft: _Draft, paragraphs: list[str]) -> bool:
    at = _body(draft.random, paragraphs)
    if at is None:
        return False
    paragraphs[at] = f"{paragraphs[at][:-6]}<w:r><w:rPr><w:vanish/></w:rPr><w:t>不给人看的话</w:t></w:r></w:p>"
    draft.told.add("不给人看的话")
    return True


def in_contents(draft: _Draft, _: list[str]) -> bool:
    if not draft.contents:
        return False
    at = draft.random.randrange(len(draft.contents) + 1)
    draft.contents.insert(at, f'<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr>{_run("目录里添的话")}</w:p>')
    draft.strays.append("目录里添的话")
    return True


def header(draft: _Draft, _: list[str]) -> bool:
    draft.parts["word/footer1.xml"] = re.sub(r"(</w:p>)", _run("内部资料") + r"\1", draft.parts["word/footer1.xml"], count=1)
    draft.told.add("内部资料")
    return True


_FORMS = {
    "一、": ("chineseCountingThousand", "%{}、"),
    "（一）": ("chineseCounting", "（%{}）"),
    "1.": ("decimal", "%{}."),
    "（1）": ("decimal", "（%{}）"),
}


def automatic(draft: _Draft, paragraphs: list[str]) -> bool:
    """The ordinals of headings that stand alone as numbers that Word counts, where these come out the same."""
    if "ordinals left" in draft.what or len(paragraphs) != len(draft.page.paragraphs):
        return False
    counts: dict[int, int] = {}
    forms: dict[int, tuple[str, str]] = {}
    numbered: list[tuple[int, int, str]] = []
    for at, one in enumerate(draft.page.paragraphs):
        if one.kind != "heading" or f'"{heading_style(one.level)}"' not in paragraphs[at]:
            if one.kind == "title":
                counts = {}
            continue
        mark = recognise(one.runs[0].text)
        counts = {level: number for level, number in counts.items() if level < one.level} | {
            one.level: counts.get(one.level, 0) + 1
        }
        form = _FORMS.get(mark.style.name) if mark else None
        if mark is None or form is None or mark.number != counts[one.level]:
            return False
        forms[one.level] = form
        numbered.append((at, one.level, mark.text))
    if not numbered or sum(one.kind == "title" for one in draft.page.paragraphs) > 1:
        return False
    for at, _, mark_text in numbered:
        if f">{mark_text}" not in paragraphs[at]:
            return False
    for at, level, mark_text in numbered:
        listed = f'<w:numPr><w:ilvl w:val="{level - 1}"/><w:numId w:val="7"/></w:numPr></w:pPr>'
        paragraphs[at] = paragraphs[at].replace(f">{mark_text}", ">", 1).replace("</w:pPr>", listed, 1)
    levels = "".join(
        f'<w:lvl w:ilvl="{level - 1}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:suff w:val="nothing"/><w:lvlText w:val="{text.format(level)}"/></w:lvl>'
        for level, (form, text) in sorted(forms.items())
    )
    draft.parts["word/numbering.xml"] = (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="1">{levels}</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )
    draft.parts["word/_rels/document.xml.rels"] = draft.parts["word/_rels/document.xml.rels"].replace(
        "</Relationships>",
        '<Relationship Id="rId77" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/></Relationships>',
    )
    draft.parts["[Content_Types].xml"] = draft.parts["[Content_Types].xml"].replace(
        "</Types>",
        '<Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/></Types>',
    )
    return True


_COMMENT = '<w:r><w:commentReference w:id="9"/></w:r>'
_BOX = "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>框里的字</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
DRESSINGS: dict[str, Dressing] = {
    "indent": indents,
    "empty lines": empty_lines,
    "tracked": tracked,
    "comment": _added("comment", _COMMENT),
    "text box": _added("text box", _BOX),
    "bookmark": _added("bookmark", '<w:bookmarkStart w:id="31" w:name="重点"/><w:bookmarkEnd w:id="31"/>'),
    "link": _added("link", '<w:hyperlink w:anchor="重点">|</w:hyperlink>', behind=False),
    "bold": bold,
    "table": table,
    "hidden": hidden,
    "contents": in_contents,
    "footer": header,
}


def saved(outline: str, document: Document, seed: int, most: int = 3) -> Saved:
    """The document of an outline after some edits."""
    random = Random(seed)
    draft = _Draft(rendered(outline, random.choice(LAYOUTS)), document, random)
    draft.edit(most)
    meant = [line_of(one) for one in draft.page.paragraphs]
    paragraphs = draft.paragraphs()
    if random.random() < 0.25 and automatic(draft, paragraphs):
        draft.what.append("automatic")
    for name in random.sample(sorted(DRESSINGS), random.choice((0, 0, 1, 1, 2))):
        if DRESSINGS[name](draft, paragraphs):
            draft.what.append(name)
    body = [*paragraphs[: draft.above], *draft.contents, *paragraphs[draft.above :]]
    draft.parts["word/document.xml"] = f"{draft.head}{''.join(body)}{draft.tail}"
    if random.random() < 0.25:
        program = random.choice(sorted(PROGRAMS))
        draft.what.append(program)
        for part, change in PROGRAMS[program].items():
            draft.parts[f"word/{part}.xml"] = change(draft.parts[f"word/{part}.xml"])
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        for name, text in draft.parts.items():
            package.writestr(name, text)
    return Saved(packed.getvalue(), meant, draft.what, draft.told, draft.strays)
