"""Inputs that once hung, ended in a traceback, blamed the wrong file or took too much: by kind, with what is said of each now."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import openpyxl

from drafter import api
from tests.safety.documents import packed, parts_of, with_body, with_part

Content = str | bytes | Callable[[], str | bytes]


class Kind(NamedTuple):
    """An input.

    title: what it is.
    files: by name; a function makes what is long.
    command: what is typed behind ``drafter``. stdin: what is typed into it.
    exit: the exit code.
    says: how a line of what is said begins, in both languages: its place; "" where no place is expected.
    """

    title: str
    files: dict[str, Content]
    command: str
    exit: int
    says: str = ""
    stdin: str = ""

    def lay_out(self, folder: Path) -> None:
        """Write the files."""
        for name, content in self.files.items():
            made = content() if callable(content) else content
            (folder / name).write_bytes(made if isinstance(made, bytes) else made.encode())


SPEECH = "template: speech\ntitle: 讲话\n"
OWN = "template: own\ntitle: 讲话\nsections: [{抓: 好。}]\n"


def opening(text: str) -> str:
    """An outline whose opening is a text in quotes."""
    return f'{SPEECH}opening: "{text}"\n'


def _template(text: str) -> dict[str, Content]:
    return {"own.md.j2": text, "e.md.j2": "", "a.yaml": OWN}


RENDER = "render a.yaml --to txt -o a.txt"
_DOUBLED = "{%set ns=namespace(s='X')%}{%for i in range(20)%}{%set ns.s=ns.s~ns.s%}{%endfor%}"


def _sets(count: int) -> str:
    return "".join(f"{{%set a{number}=1%}}" for number in range(count))


def _documents(count: int) -> str:
    return "---\n".join([SPEECH] * count)


def _docx(outline: str) -> bytes:
    return api.render(outline).data


TEMPLATES = [
    Kind("names times includes", _template("{%for i in[1]%}" + _sets(500) + '{%include"e"%}' * 500 + "{%endfor%}"), RENDER, 4, "own.md.j2"),
    Kind("more names, more includes", _template("{%for i in[1]%}" + _sets(800) + '{%include"e"%}' * 1200 + "{%endfor%}"), RENDER, 4, "own.md.j2"),
    Kind("names times includes at the top", _template(_sets(900) + '{%include"e"%}' * 900), RENDER, 4, "own.md.j2"),
    Kind("names times imports", _template("{%for i in[1]%}" + _sets(700) + '{%import"e" as x with context%}' * 700 + "{%endfor%}"), RENDER, 4, "own.md.j2"),
    Kind("names times scoped blocks", _template("{%for i in[1]%}" + _sets(700) + "".join(f"{{%block b{n} scoped%}}{{%endblock%}}" for n in range(700)) + "{%endfor%}"), RENDER, 4, "own.md.j2"),
    Kind("numbers of base 16", _template(_DOUBLED.replace("X", "f") + "{%for i in range(9999)%}{%set y=ns.s|int(0,16)%}{%endfor%}"), RENDER, 4, "own.md.j2:1"),
    Kind("numbers of base 2", _template(_DOUBLED.replace("X", "1") + "{%for i in range(9999)%}{%set y=ns.s|int(0,2)%}{%endfor%}"), RENDER, 4, "own.md.j2:1"),
    Kind("subtractions of a long number", _template("{%set ns=namespace(s='9')%}{%for i in range(12)%}{%set ns.s=ns.s~ns.s%}{%endfor%}{%set x=ns.s|int%}{%for i in range(99999)%}{%set y=x-i%}{%endfor%}# {{title}}"), RENDER, 0),
    Kind("floats of long texts", _template(_DOUBLED.replace("X", "9") + "{%for i in range(9999)%}{%set y=ns.s|float%}{%endfor%}"), RENDER, 4, "own.md.j2:1"),
    Kind("a heading with a long end", _template('{%for i in range(99999)%}{%set y=sections[0]|heading("一、",end="' + "x" * 50_000 + '")%}{%endfor%}'), RENDER, 4, "own.md.j2:1"),
    Kind("many short paragraphs", _template("{%for i in range(7900)%}" + "a\n\n" * 333 + "{%endfor%}"), RENDER, 4, "own.md.j2"),
    Kind("many headings", _template("{%for i in range(130)%}" + "## a\n\n" * 10_000 + "{%endfor%}"), RENDER, 4, "own.md.j2"),
    Kind("one long paragraph", _template("{%for i in range(7900)%}" + "好" * 1000 + "{%endfor%}"), RENDER, 4, "own.md.j2"),
    Kind("backslashes", _template("{%for i in range(7900)%}" + "\\" * 1000 + "{%endfor%}"), RENDER, 4, "own.md.j2"),
    Kind("many conditions", _template(_sets(3000) + "{%if 1%}" + "{%elif 0%}" * 5000 + "{%endif%}"), RENDER, 4, "own.md.j2"),
    Kind("many spans never closed", _template("{%for i in range(200)%}" + "[x]{" * 500 + "{%endfor%}"), RENDER, 4, "own.md.j2:1"),
    Kind("escaped brackets", _template("# {{title}}\n\n{%for i in range(200)%}" + "\\[" * 1000 + "{%endfor%}"), RENDER, 0, "a.yaml:3"),
]  # fmt: skip
"""F1 and F2 in templates."""

BRACKETS = [
    Kind("spans that open and open", {"a.yaml": lambda: opening("[x]{[x]{" * 10_000)}, RENDER, 0),
    Kind("spans, checked", {"a.yaml": lambda: opening("[x]{[x]{" * 5_000)}, "check a.yaml", 1, "a.yaml:3:"),
    Kind("brackets", {"a.yaml": lambda: opening("[" * 20_000)}, RENDER, 0),
    Kind("brackets in Markdown", {"a.md": lambda: "# 讲话\n\n" + "[" * 19_000}, "mine a.md --to text", 0),
    Kind("closed brackets in turn", {"a.yaml": lambda: opening("[]{}" * 10_000)}, RENDER, 0),
    Kind("braces", {"a.yaml": lambda: opening("{.point}" * 5_000)}, RENDER, 0),
    Kind("backslashes before brackets", {"a.md": lambda: "# 讲话\n\n" + "\\[" * 9_000}, "mine a.md --to text", 0),
]
"""F2: what costs time to be read as Markdown."""

RIM = [
    Kind("a device", {}, "check /dev/zero", 6, "/dev/zero"),
    Kind("a device, mined", {}, "mine /dev/zero --to text", 6, "/dev/zero"),
    Kind("a device, rendered", {}, "render /dev/zero", 6, "/dev/zero"),
    Kind("a device, pulled", {"a.yaml": SPEECH}, "pull /dev/zero --outline a.yaml", 6, "/dev/zero"),
    Kind("a device as its statistics", {}, "stats /dev/zero", 6, "/dev/zero"),
    Kind("a device of noise", {}, "check /dev/random", 6, "/dev/random"),
    Kind("a device to compare with", {"a.txt": "好。\n"}, "check a.txt --against /dev/zero", 6, "/dev/zero"),
    Kind("a device as a text", {}, "new speech --from /dev/zero -o -", 6, "/dev/zero"),
    Kind("a device as a layout", {"a.yaml": SPEECH}, "render a.yaml --layout /dev/zero", 5, ""),
    Kind(
        "standard input beyond the bound",
        {},
        "mine - --to text",
        6,
        "stdin",
        "我们要坚持不懈地做好工作。\n" * 1_700_000 + "终点标记\n",
    ),
    Kind("standard input beyond the bound, checked", {}, "check -", 6, "stdin", "好" * 22_000_000),
    Kind("a file beyond the bound", {"a.txt": lambda: "好" * 22_000_000}, "mine a.txt --to text", 6, "a.txt"),
]
"""F3: where bytes come in."""

TRACEBACKS = [
    Kind(
        "a list as a point's key",
        {"a.yaml": f"{SPEECH}sections:\n- heading: 抓\n  body:\n  - [x]: 好的。\n"},
        "render a.yaml",
        3,
        "a.yaml:6:5",
    ),
    Kind(
        "the same, checked",
        {"a.yaml": f"{SPEECH}sections:\n- heading: 抓\n  body:\n  - [x]: 好的。\n"},
        "check a.yaml",
        3,
        "a.yaml:6:5",
    ),
    Kind(
        "the same, counted",
        {"a.yaml": f"{SPEECH}sections:\n- heading: 抓\n  body:\n  - [x]: 好的。\n"},
        "stats a.yaml",
        3,
        "a.yaml:6:5",
    ),
    Kind(
        "the same, pulled",
        {"a.yaml": f"{SPEECH}sections:\n- heading: 抓\n  body:\n  - [x]: 好的。\n", "a.docx": lambda: _docx(SPEECH)},
        "pull a.docx",
        3,
        "a.yaml:6:5",
    ),
    Kind(
        "a mapping as a point's key",
        {"a.yaml": f"{SPEECH}sections:\n- heading: 抓\n  body:\n  - {{a: b}}: 好的。\n"},
        "check a.yaml",
        3,
        "a.yaml:6:5",
    ),
    Kind("a list as a section", {"a.yaml": f"{SPEECH}sections:\n- [x]: 好的。\n"}, "check a.yaml", 3, "a.yaml:4:3"),
    Kind("a list as a key of a slot", {"a.yaml": f"{SPEECH}slots:\n  [x]: 好的。\n"}, "check a.yaml", 3, "a.yaml:4:3"),
    Kind("a list as a key in an opening", {"a.yaml": f"{SPEECH}opening:\n- [x, y]: 好的。\n"}, "stats a.yaml", 3, "a.yaml:4:3"),
    Kind("a name that is no text", {"a.yaml": "template: [speech]\ntitle: 讲话\n"}, "check a.yaml", 3, "a.yaml:1:11"),
]
"""F4: what ended in a traceback."""

_ODD = "我们布署了\u2028其它工作。"
ODD_ENDS = [
    Kind("a line separator, checked", {"a.yaml": f'{SPEECH}opening:\n- "{_ODD}"\n- "谢谢…"\n'}, "check a.yaml", 1, "a.yaml:4:"),
    Kind("a line separator, repaired", {"a.yaml": f'{SPEECH}opening:\n- "{_ODD}"\n'}, "check --fix -o - a.yaml", 1, "a.yaml:1:1"),
    Kind("a paragraph separator", {"a.yaml": f'{SPEECH}opening:\n- "我们布署了\u2029工作。"\n'}, "check a.yaml", 1, "a.yaml:4:"),
    Kind("a next line", {"a.yaml": f'{SPEECH}opening:\n- "我们布署了\x85工作。"\n'}, "check a.yaml", 1, "a.yaml:4:"),
    Kind("one in a key's line", {"a.yaml": "title: 讲\u2028话\nopening:\n- 我们布署了工作。\n"}, "check a.yaml", 1, "a.yaml:1:"),
    Kind("one in a comment", {"a.yaml": "title: 讲话  # 甲\u2028乙\nopening:\n- 我们布署了工作。\n"}, "check a.yaml", 1, "a.yaml:"),
    Kind("one, and a document", {"a.yaml": f'{SPEECH}opening:\n- "{_ODD}"\n', "a.docx": lambda: _docx(f"{SPEECH}opening: [我们布署了其它工作。]\n")}, "pull a.docx", 0),
]  # fmt: skip
"""F5: ends of lines that only YAML knows. Findings and repairs are at the line of the file."""

SQUARES = [
    Kind("a long word", {"a.txt": lambda: "讲话\n\n" + "a" * 200_000 + "\n"}, "mine a.txt --to text", 0),
    Kind("a long word, checked", {"a.txt": lambda: "讲话\n\n" + "a" * 200_000 + "\n"}, "check a.txt", 0),
    Kind("a long word in a page", {"a.html": lambda: "<p>讲话</p><p>" + "QmFz" * 50_000 + "</p>"}, "mine a.html --to text", 0),
    Kind("long words over lines", {"a.txt": lambda: "讲话\n\n" + ("ab" * 50 + "\n") * 2_000}, "mine a.txt --to text", 0),
    Kind("a word of hyphens", {"a.md": lambda: "# 讲话\n\n" + "a-" * 100_000 + "\n"}, "mine a.md --to text", 0),
    Kind("unknown slots", {"own.md.j2": lambda: "---\ntitle: 好\nslots:\n" + "".join(f"  slot{n}: {{hint: 好}}\n" for n in range(2_500)) + "---\n# {{title}}\n", "a.yaml": lambda: OWN + "slots:\n" + "".join(f"  solt{n}: 好\n" for n in range(3_000))}, RENDER, 3, "a.yaml:5:10"),
    Kind("unknown keys", {"a.yaml": lambda: SPEECH + "".join(f"titel{n}: 好\n" for n in range(3_000))}, RENDER, 3, "a.yaml:3:1"),
]  # fmt: skip
"""F8: what took the square of its length."""

BLAME = [
    Kind("an opening that is too long", {"a.yaml": lambda: opening("好" * 5_000_000)}, RENDER, 3, "a.yaml"),
    Kind("a title that is too long", {"a.yaml": lambda: f"title: {'好' * 5_000_000}\n"}, RENDER, 3, "a.yaml"),
    Kind("points that are too long", {"a.yaml": lambda: "title: 讲话\nopening:\n" + f"- {'好' * 9_000}\n" * 600}, RENDER, 3, "a.yaml"),
    Kind("a table of words that is no text", {"drafter.yaml": "checks:\n  confusable: {words: w.yaml}\n", "w.yaml": b"\x00\xff\xfe\x01", "a.txt": "好。\n"}, "check a.txt", 10, "w.yaml: "),
]  # fmt: skip
"""F13: who is to blame."""

MANY = [
    Kind("many documents", {"a.yaml": lambda: _documents(10_000)}, RENDER, 3, "a.yaml:1:1"),
    Kind("many documents, checked", {"a.yaml": lambda: _documents(10_000)}, "check a.yaml", 3, "a.yaml:1:1"),
    Kind("as many documents as are read", {"a.yaml": lambda: _documents(2_000)}, "check a.yaml", 1, "a.yaml:1:1"),
    Kind("two million lines", {"a.txt": lambda: "好\n" * 2_000_000}, "mine a.txt --to text", 6, "a.txt"),
    Kind("two million lines, checked", {"a.txt": lambda: "好\n" * 2_000_000}, "check a.txt", 6, "a.txt"),
    Kind(
        "a million breaks",
        {"a.html": lambda: "<html><body><p>好" + "<br>" * 1_000_000 + "</p></body></html>"},
        "mine a.html --to text",
        6,
        "a.html",
    ),
    Kind(
        "a million breaks between words",
        {"a.html": lambda: "<html><body><p>" + "好<br>" * 1_000_000 + "</p></body></html>"},
        "mine a.html --to text",
        6,
        "a.html",
    ),
    Kind("brackets never closed", {"a.txt": lambda: "「（" * 83_000 + "\n"}, "check a.txt", 1, "a.txt:1:"),
    Kind("slips in every line", {"a.txt": lambda: "我们布署工作。\n" * 5_000}, "check a.txt", 0, "a.txt:"),
    Kind(
        "marks in every line of a page",
        {"a.html": lambda: "<p>" + "</p><p>".join(["好,好"] * 20_000) + "</p>"},
        "check a.html",
        0,
        "a.html:",
    ),
]
"""F14: many of one thing."""

PLACES = [
    Kind("a slot that no template has", {"a.yaml": "template: speech\ntitle: 讲话\nslots: {甲乙: 丙}\n", "a.docx": lambda: _docx(SPEECH)}, "pull a.docx", 3, "a.yaml:3:13"),
    Kind("a template that is not there", {"a.yaml": "template: nothing\ntitle: 讲话\n", "a.docx": lambda: _docx(SPEECH)}, "pull a.docx", 4, "a.yaml:1:11"),
    Kind("a slot that no template has, by another name", {"b.yaml": "template: speech\ntitle: 讲话\nslots: {甲乙: 丙}\n", "a.docx": lambda: _docx(SPEECH)}, "pull a.docx --outline b.yaml", 3, "b.yaml:3:13"),
    Kind("an outline that cannot be read", {"a.yaml": "title: [讲话\n", "a.docx": lambda: _docx(SPEECH)}, "pull a.docx", 3, "a.yaml:"),
    Kind("a key that no outline has", {"a.yaml": f"{SPEECH}titel: 好\n", "a.docx": lambda: _docx(SPEECH)}, "pull a.docx", 3, "a.yaml:3:1"),
]  # fmt: skip
"""F15: pulling names the file of the outline."""

_TABLE = "标题: 讲话\n开头:\n  - 先看表。\n  - 表格: {文件: t.xlsx}\n"


_STRINGS = '<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>'


def _sheet(rows: str, behind: str = "", before: str = "", texts: str = "好") -> bytes:
    """A workbook with the XML of some rows, of what stands behind and before them, and one text that cells name."""
    book = openpyxl.Workbook()
    book.active.append(["甲"])
    saved = BytesIO()
    book.save(saved)
    parts = parts_of(saved.getvalue())
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    begin, end = sheet.index("<sheetData"), sheet.index("</sheetData>") + len("</sheetData>")
    made = f"{sheet[:begin]}{before}<sheetData>{rows}</sheetData>{behind}{sheet[end:]}"
    shared = f'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>{texts}</t></si></sst>'
    types = parts["[Content_Types].xml"].decode().replace("</Types>", _STRINGS + "</Types>")
    changed = {"xl/worksheets/sheet1.xml": made, "xl/sharedStrings.xml": shared, "[Content_Types].xml": types}
    return packed({**parts, **{name: xml.encode() for name, xml in changed.items()}})


_ROW = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>0</v></c></row>'
_ALL = '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'


def _cells(count: int) -> str:
    return "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>0</v></c></row>' for row in range(1, count + 1))


_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _related(body: str, kind: str, xml: str) -> bytes:
    """A document with some XML before its first paragraph, and a part of a kind that it names."""
    parts = parts_of(with_body(body))
    links = parts["word/_rels/document.xml.rels"].decode()
    added = f'<Relationship Id="rAdded" Type="{_KINDS}/{kind}" Target="{kind}.xml"/></Relationships>'
    parts["word/_rels/document.xml.rels"] = links.replace("</Relationships>", added).encode()
    parts[f"word/{kind}.xml"] = xml.encode()
    return packed(parts)


def _listed(pattern: str, count: int, start: str = "1") -> bytes:
    """Paragraphs of a list whose marks have a pattern."""
    level = f'<w:lvl w:ilvl="0"><w:start w:val="{start}"/><w:numFmt w:val="decimal"/><w:lvlText w:val="{pattern}"/></w:lvl>'
    lists = (
        f'<w:numbering xmlns:w="{_W}"><w:abstractNum w:abstractNumId="7">{level}</w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
    )
    number = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr></w:pPr>'
    return _related(f"<w:p>{number}<w:r><w:t>好。</w:t></w:r></w:p>" * count, "numbering", lists)


def _noted(kind: str, length: int, count: int) -> bytes:
    """A paragraph that refers to one note again and again."""
    notes = f'<w:{kind}s xmlns:w="{_W}"><w:{kind} w:id="7"><w:p><w:r><w:t>{"注" * length}</w:t></w:r></w:p></w:{kind}></w:{kind}s>'
    reference = f'<w:r><w:t>好</w:t></w:r><w:r><w:{kind}Reference w:id="7"/></w:r>'
    return _related(f"<w:p>{reference * count}</w:p>", f"{kind}s", notes)


def _endless(look: str, count: int) -> bytes:
    """Paragraphs whose ends have a look: the next one goes on behind each."""
    return with_body(f"<w:p><w:pPr><w:rPr>{look}</w:rPr></w:pPr><w:r><w:t>{'好好学习' * 20}</w:t></w:r></w:p>" * count)


_MINE = "mine a.docx --to text"
NAMED_AGAIN = [
    Kind("cells merged over a whole sheet", {"a.yaml": _TABLE, "t.xlsx": lambda: _sheet(_ROW, _ALL)}, "render a.yaml", 3, "a.yaml:4:"),
    Kind("the same, checked", {"a.yaml": _TABLE, "t.xlsx": lambda: _sheet(_ROW, _ALL)}, "check a.yaml", 3, "a.yaml:4:"),
    Kind("a long text in every cell of a sheet", {"a.yaml": _TABLE, "t.xlsx": lambda: _sheet(_cells(4_000), texts="好 " * 500_000)}, "render a.yaml", 3, "a.yaml:4:"),
    Kind("columns that are all hidden", {"a.yaml": _TABLE, "t.xlsx": lambda: _sheet(_ROW.replace("B1", "XFD1"), before='<cols><col min="1" max="16384" hidden="1"/></cols>')}, "render a.yaml", 3, "a.yaml:4:"),
    Kind("one file of a table a thousand times", {"a.yaml": "标题: 讲话\n开头:\n" + "- 表格: {文件: t.csv}\n" * 1_000, "t.csv": "甲,乙,丙,丁,戊\n" * 1_000}, "render a.yaml", 3, "a.yaml:13:"),
    Kind("a cell of a megabyte", {"a.yaml": _TABLE.replace("xlsx", "csv"), "t.csv": lambda: "甲,乙\n" + "好" * 1_200_000 + ",丙\n"}, "render a.yaml", 3, "a.yaml:4:"),
    Kind("a cell of 200,000 characters", {"a.yaml": _TABLE.replace("xlsx", "csv"), "t.csv": lambda: "甲,乙\n" + "好" * 200_000 + ",丙\n"}, RENDER, 0),
    Kind("a long mark before each paragraph of a list", {"a.docx": lambda: _listed("%1" + "好" * 300_000, 1_000)}, _MINE, 0),
    Kind("a mark of many numbers", {"a.docx": lambda: _listed("%1" * 30_000, 1_000)}, _MINE, 0),
    Kind("a list that begins at a number of 4,000 digits", {"a.docx": lambda: _listed("%1.", 5_000, "9" * 4_000)}, _MINE, 0),
    Kind("a footnote that is referred to again and again", {"a.docx": lambda: _noted("footnote", 300_000, 2_000)}, _MINE, 0),
    Kind("a comment that is referred to again and again", {"a.docx": lambda: _noted("comment", 300_000, 2_000)}, _MINE, 0),
    Kind("the same, pulled", {"a.yaml": SPEECH, "a.docx": lambda: _noted("endnote", 300_000, 2_000)}, "pull a.docx -o -", 6, "a.docx"),
    Kind("paragraphs with deleted ends", {"a.docx": lambda: _endless('<w:del w:id="1" w:author="a"/>', 10_000)}, _MINE, 0),
    Kind("paragraphs with hidden ends", {"a.docx": lambda: _endless("<w:vanish/>", 10_000)}, _MINE, 0),
    Kind("bold words, one by one", {"a.docx": lambda: with_body("<w:p>" + "<w:r><w:rPr><w:b/></w:rPr><w:t>好</w:t></w:r>" * 60_000 + "</w:p>")}, _MINE, 0),
    Kind("bold words of a page, one by one", {"a.html": lambda: "<p>" + "<b>好</b>" * 60_000 + "</p>"}, "mine a.html --to text", 0),
]  # fmt: skip
"""What stands once in a file and counts a thousand times: merged cells, a text of a workbook, a mark, a note, what paragraphs carry along."""

_PAPER = {"a.yaml": "标题: 讲话\n版式: own.yaml\n", "own.yaml": "extends: gbt9704\nbase: b.docx\n"}
_ENTITY = b'<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE x [<!ENTITY e "x">]><a>&e;</a>'
PAPER: list[Kind] = [
    Kind("an entity in the letterhead", {**_PAPER, "b.docx": lambda: with_part("word/theme/theme1.xml", _ENTITY)}, "render a.yaml", 5, "b.docx"),
    Kind("a letterhead that unpacks to 80 MB", {**_PAPER, "b.docx": lambda: with_part("word/styles.xml", b"<a>" + b"a" * 80_000_000 + b"</a>")}, "render a.yaml", 5, "b.docx"),
    Kind("1,000 nested controls in the letterhead", {**_PAPER, "b.docx": lambda: with_body("<w:sdt>" * 1000 + "<w:p/>" + "</w:sdt>" * 1000)}, "render a.yaml", 5, "b.docx"),
]  # fmt: skip
"""F9 and F10 in the letterhead of a layout, whose parts are copied into the document."""

KINDS = {
    "templates": TEMPLATES, "brackets": BRACKETS, "rim": RIM, "tracebacks": TRACEBACKS, "odd ends": ODD_ENDS, "squares": SQUARES,
    "blame": BLAME, "many": MANY, "places": PLACES, "named again": NAMED_AGAIN, "paper": PAPER,
}  # fmt: skip
