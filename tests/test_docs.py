"""The pages tell the truth: what they show is executed, what they list is complete, what they link to is there.

A fenced block marked ``console`` holds commands and what they print::

    ```console
    $ drafter render bureau-symposium.yaml -o speech.docx
    speech.docx：…
    $ drafter render wrong.yaml; echo $?
    …
    3
    ```

- A line that begins with ``$ `` is a command for ``sh``; one that ends with a backslash goes on in the next line.
- The lines up to the next command are everything it prints, errors included. ``…`` stands for anything within a line, and alone on a line for any
  number of lines. A command that shows no lines prints nothing.
- A command ends with status 0; where it should not, the page shows the status: ``; echo $?``.
- The blocks of one page run in order, in one folder: a copy of ``samples/``. Pages named ``….zh-CN.md`` speak Chinese, all others English.

The blocks marked ``python`` of a page are one program, run in such a folder too. What a block prints stands in a block marked ``text`` right behind it; a
block without one prints nothing. A client's types count as well: the program passes ``mypy --strict``.

Blocks of other kinds (``sh``, ``yaml``) are shown only.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from drafter import api
from tools import limits_page, ordinals_table

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
ANYTHING = "…"


@dataclass(frozen=True, slots=True)
class Shown:
    """A command of a page, and what the page says it prints."""

    line: int
    command: str
    output: tuple[str, ...]


@cache
def parsed(page: str) -> list[Token]:
    return MarkdownIt().parse(page)


def blocks(page: str) -> list[Shown]:
    shown: list[Shown] = []
    for token in parsed(page):
        if token.type == "fence" and token.info.split()[:1] == ["console"]:
            assert token.map is not None
            shown += commands(token.content, token.map[0] + 2)
    return shown


def commands(block: str, first_line: int) -> list[Shown]:
    found: list[tuple[int, list[str], list[str]]] = []
    going_on = False
    for number, line in enumerate(block.split("\n")[:-1], first_line):
        if going_on:
            found[-1][1].append(line)
        elif line.startswith("$ "):
            found.append((number, [line[2:]], []))
        else:
            assert found, f"line {number}: a console block begins with a command, `$ …`"
            found[-1][2].append(line)
        going_on = (going_on or line.startswith("$ ")) and line.endswith("\\")
    return [Shown(number, "\n".join(command), tuple(output)) for number, command, output in found]


def same(expected: tuple[str, ...], printed: str) -> bool:
    pattern = "".join(
        r"(?:.*\n)*" if line.strip() == ANYTHING else ".*".join(map(re.escape, line.rstrip().split(ANYTHING))) + r"[ \t]*\n"
        for line in expected
    )
    return re.fullmatch(pattern, printed if not printed or printed.endswith("\n") else printed + "\n") is not None


@pytest.mark.parametrize(
    ("expected", "printed", "equal"),
    [
        pytest.param(["a", "b"], "a\nb\n", True, id="the same lines"),
        pytest.param(["a"], "a", True, id="a last line without its end"),
        pytest.param(["a"], "a\nb\n", False, id="a line too many"),
        pytest.param([], "a\n", False, id="silence is shown by no line"),
        pytest.param(["用时…秒"], "用时0.2秒\n", True, id="anything within a line"),
        pytest.param(["a…", "b"], "a\n\nb\n", False, id="but within that line only"),
        pytest.param(["a", "…", "d"], "a\nb\nc\nd\n", True, id="any number of lines"),
        pytest.param(["a", "…", "d"], "a\nd\n", True, id="none among them"),
        pytest.param(["1.5 (x)"], "1x5 (x)\n", False, id="nothing else is special"),
    ],
)
def test_an_ellipsis_stands_for_anything(expected: list[str], printed: str, equal: bool) -> None:
    assert same(tuple(expected), printed) is equal


def test_a_block_is_commands_and_what_they_print() -> None:
    page = "text\n\n```console\n$ one \\\n    more\nout\n\nput\n$ two\n```\n\n```sh\n$ three\n```\n"

    assert blocks(page) == [Shown(4, "one \\\n    more", ("out", "", "put")), Shown(9, "two", ())]


@pytest.mark.parametrize("page", [page for page in PAGES if blocks(page.read_text(encoding="utf-8"))], ids=lambda page: page.name)
def test_a_page_shows_what_its_commands_print(page: Path, tmp_path: Path) -> None:
    folder = tmp_path / "samples"
    shutil.copytree(ROOT / "samples", folder)
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("DRAFTER_", "LC_", "LANG"))}
    environment |= {
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), environment.get("PATH", "")]),
        "DRAFTER_LANG": "zh" if page.name.endswith(".zh-CN.md") else "en",
        "LC_ALL": "C.UTF-8",
        "HOME": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "COLUMNS": "100",
        "NO_COLOR": "1",
        "TERM": "dumb",
    }

    for shown in blocks(page.read_text(encoding="utf-8")):
        done = subprocess.run(
            ["sh", "-c", shown.command],
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=120,
            encoding="utf-8",
            check=False,
        )
        where = f"{page.name}, line {shown.line}: {shown.command}"
        assert done.returncode == 0, f"{where}\nended with {done.returncode}:\n{done.stdout}"
        assert same(shown.output, done.stdout), "\n".join([where, "", "shown:", *shown.output, "", "printed:", done.stdout])


@dataclass(frozen=True, slots=True)
class Program:
    """A block of Python, the line of the page where its code begins, and what it prints."""

    line: int
    code: str
    output: tuple[str, ...]


def programs(page: str) -> list[Program]:
    found: list[Program] = []
    tokens = [token for token in parsed(page) if token.level == 0 and not token.type.endswith("_close")]
    for token, behind in pairwise([*tokens, None]):
        if token is not None and token.type == "fence" and token.info == "python":
            assert token.map is not None
            shown = behind.content.split("\n")[:-1] if behind is not None and behind.info == "text" else []
            found.append(Program(token.map[0] + 2, token.content, tuple(shown)))
    return found


CALLER = """
import pathlib, sys
page, *lines = sys.argv[1:]
names = {"__name__": "__main__"}
for line in map(int, lines):
    code = pathlib.Path(f"{line}.block").read_text(encoding="utf-8")
    exec(compile("\\n" * (line - 1) + code, page, "exec"), names)
    print("\\0", flush=True)
"""


def test_a_program_is_its_code_and_what_it_prints() -> None:
    page = "```python\nprint(1)\n```\n\n```text\n1\n```\n\ntext\n\n```python\nx = 1\n```\n\nand\n\n```text\n2\n```\n"

    assert programs(page) == [Program(2, "print(1)\n", ("1",)), Program(12, "x = 1\n", ())]


PROGRAM_PAGES = [page for page in PAGES if programs(page.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("page", PROGRAM_PAGES, ids=lambda page: page.name)
def test_a_page_shows_what_its_programs_print(page: Path, tmp_path: Path) -> None:
    pytest.importorskip("drafter.outline.data")
    folder = tmp_path / "samples"
    shutil.copytree(ROOT / "samples", folder)
    shown = programs(page.read_text(encoding="utf-8"))
    for program in shown:
        (folder / f"{program.line}.block").write_text(program.code, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", CALLER, page.name, *(str(program.line) for program in shown)],
        cwd=folder,
        env={**os.environ, "DRAFTER_LANG": "en", "DRAFTER_HOME": str(tmp_path / "home")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    for program, printed in zip(shown, done.stdout.split("\0\n"), strict=False):
        assert same(program.output, printed), f"{page.name}, line {program.line} prints\n{printed}"


@pytest.mark.parametrize("page", PROGRAM_PAGES, ids=lambda page: page.name)
def test_the_programs_of_a_page_pass_mypy_strict(page: Path, tmp_path: Path) -> None:
    code = "\n".join(program.code for program in programs(page.read_text(encoding="utf-8")))
    (tmp_path / "page.py").write_text(code, encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file=", "--cache-dir", str(tmp_path / "cache"), "page.py"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout


def test_the_page_of_the_interface_names_everything() -> None:
    page = (ROOT / "docs/api.md").read_text(encoding="utf-8")

    assert set(re.findall(r"`(\w+)`", page.partition("## Every name")[2])) == set(api.__all__)


def anchors(page: str) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    tokens = MarkdownIt().parse(page)
    headings = [after.content for token, after in pairwise(tokens) if token.type == "heading_open"]
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_what_a_page_links_to_is_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    inline = [child for token in MarkdownIt().parse(text) for child in token.children or []]
    targets = [str(token.attrGet("href") or token.attrGet("src")) for token in inline if token.type in {"link_open", "image"}]

    broken = []
    for target in targets:
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = unquote(target).partition("#")
        other = page.parent / name if name else page
        if not other.exists() or (anchor and other.suffix == ".md" and anchor not in anchors(other.read_text(encoding="utf-8"))):
            broken.append(target)
    assert not broken


def test_the_reference_of_the_command_line_is_the_generated_one() -> None:
    done = subprocess.run([sys.executable, "-m", "tools.cli_page"], capture_output=True, encoding="utf-8", check=True)

    assert (ROOT / "docs/cli.md").read_text(encoding="utf-8") == done.stdout, "run `make docs`"


def test_the_guides_show_the_numbering_styles_of_the_table() -> None:
    stale = [path.name for path, text in ordinals_table.pages(ROOT / "docs").items() if path.read_text(encoding="utf-8") != text]

    assert not stale, f"these guides lack a numbering style of drafter/speech/data/ordinals.yaml, run `make docs`: {stale}"


def test_the_pages_of_limits_are_the_generated_ones() -> None:
    stale = [name for name, text in limits_page.pages().items() if (ROOT / "docs" / name).read_text(encoding="utf-8") != text]

    assert not stale, "run `make docs`"


def test_the_pages_of_limits_name_every_limit() -> None:
    """A constant whose name begins with MAX_ is a limit that a user can meet, but for those of numerals."""
    shown = {row["number"].replace(":", ".") for row in limits_page.rows()}
    inside = {"drafter.speech.numbering.MAX_HAN"}
    constants = set()
    for path in (ROOT / "drafter").rglob("*.py"):
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        constants |= {
            f"{module}.{name}" for name in re.findall(r"^(MAX_\w+)[\w, ]* = ", path.read_text(encoding="utf-8"), re.MULTILINE)
        }

    assert constants - inside == {name for name in shown if ".MAX_" in name}


def test_the_page_of_errors_is_the_generated_one() -> None:
    done = subprocess.run([sys.executable, "-m", "tools.error_page"], capture_output=True, encoding="utf-8", check=True)

    assert (ROOT / "docs/errors.md").read_text(encoding="utf-8") == done.stdout, "run `make docs`"


def test_the_reference_names_every_command_and_every_option() -> None:
    page = (ROOT / "docs/cli.md").read_text(encoding="utf-8")
    environment = {**os.environ, "DRAFTER_LANG": "en", "COLUMNS": "200", "NO_COLOR": "1", "TERM": "dumb"}

    def told(*words: str) -> str:
        command = [sys.executable, "-c", "from drafter.cli import main; main()", *words, "--help"]
        return subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=True).stdout

    missing = []
    waiting: list[tuple[str, ...]] = [()]
    seen = 0
    while waiting:
        words = waiting.pop()
        seen += 1
        text = told(*words)
        name = " ".join(["drafter", *words])
        if name not in page:
            missing.append(name)
        missing += [f"{name} {option}" for option in set(re.findall(r"(?<![\w-])--[a-z][\w-]*", text)) if option not in page]
        # The names under “Commands”, whether help is drawn in boxes or plain.
        _, _, listed = text.partition("Commands")
        waiting += [(*words, command) for command in re.findall(r"^[│| ] {0,3}([a-z][a-z-]*) {2,}", listed, re.MULTILINE)]
    assert seen > 3, "no command was found in the help"
    assert not missing
