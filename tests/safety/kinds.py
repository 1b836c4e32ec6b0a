"""Inputs that once hung, ended in a traceback, blamed the wrong file or took too much: by kind, with what is said of each now."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from drafter import api

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

KINDS = {
    "templates": TEMPLATES, "brackets": BRACKETS, "rim": RIM, "tracebacks": TRACEBACKS, "odd ends": ODD_ENDS, "squares": SQUARES,
    "blame": BLAME, "many": MANY, "places": PLACES,
}  # fmt: skip
