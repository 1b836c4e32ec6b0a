"""Every message has its row, its Chinese and its blanks; the compiled catalogue is the one that is read."""

from __future__ import annotations

import ast
import errno
import gettext
import os
import re
import string
from collections.abc import Iterator
from functools import cache
from typing import get_args

import pytest

from drafter.check.registry import CHECKS
from drafter.check.wording import SEVERITY_NAMES, english_paragraphs
from drafter.cli.app import COMMANDS
from drafter.errors import Fault, Message, Place
from drafter.messages.language import DOMAIN, LOCALE_FOLDER, is_told, language, tr
from drafter.messages.table import MESSAGES, SHAPES, TERMS
from drafter.messages.wording import NEAR, filled, parts, picture, word
from drafter.read.left_out import Kind

ROOT = LOCALE_FOLDER.parents[2]
PO = LOCALE_FOLDER / "zh_CN" / "LC_MESSAGES" / f"{DOMAIN}.po"

LIBRARY = {
    "(dynamic)",
    "Aborted!",
    "Arguments",
    "Commands",
    "Install completion for the current shell.",
    "Missing command.",
    "Options",
    "Show completion for the current shell, to copy it or customize the installation.",
    "Show this message and exit.",
    "default: {default}",
    "env var: {var}",
    "required",
}
"""What typer asks the catalogue for."""

MADE = {"outline.slot-number", "outline.slot-date", "output.edited", "output.foreign"}
"""Codes that are put together where they are used."""

_CODE = re.compile(r"[a-z]+\.[a-z]+(?:-[a-z]+)*")


@cache
def _nodes() -> tuple[list[str], list[tuple[str, list[ast.expr]]]]:
    """Every string constant of the package but the table's own, and every call of a function by its name, with its arguments."""
    texts, calls = [], []
    for path in (*(ROOT / "drafter").rglob("*.py"), *(ROOT / "tools").rglob("*.py")):
        if path.parent.name != "messages" or path.name != "table.py":
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    texts.append(node.value)
                elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                    calls.append((node.func.id, node.args))
    return texts, calls


def _texts() -> set[str]:
    return set(_nodes()[0])


def _arguments(function: str, place: int) -> set[str]:
    """The texts that a function is called with at a place."""
    given = [arguments[place] for name, arguments in _nodes()[1] if name == function and len(arguments) > place]
    return {argument.value for argument in given if isinstance(argument, ast.Constant) and isinstance(argument.value, str)}


def _translated() -> set[str]:
    """What is given to `tr`, or to `later`, as a constant."""
    return _arguments("tr", 0) | _arguments("later", 0)


def _of_fields() -> set[str]:
    """What keys of files are for: the `doc` of every `Field`, which stands in fourth place; in third place of a layout's `_type`."""
    return _arguments("Field", 3) | _arguments("_type", 2)


@cache
def _english() -> set[str]:
    messages = {text for message in MESSAGES.values() for text in message if text}
    tables = {*TERMS.values(), *SHAPES.values(), NEAR, *get_args(Kind)}
    return messages | tables | _translated() | set(_of_checks()) | _of_fields()


def _of_checks() -> Iterator[str]:
    """What checks say, and their explanations."""
    yield from SEVERITY_NAMES.values()
    for check in CHECKS:
        yield from english_paragraphs(check)
        yield from [] if check.source.startswith("GB") else [check.source]
        yield from (text for message in check.messages().values() for text in message if text)


def _catalogue() -> dict[str, str]:
    with PO.with_suffix(".mo").open("rb") as file:
        return {key: value for key, value in gettext.GNUTranslations(file)._catalog.items() if key}  # type: ignore[attr-defined]


def _blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_every_code_that_is_used_has_a_message():
    families = {code.split(".")[0] for code in MESSAGES}
    used = {text for text in _texts() if _CODE.fullmatch(text) and text.split(".")[0] in families}
    files = {text for text in used if text.rpartition(".")[2] in ("py", "css", "xml", "yaml", "docx", "pdf")}
    lacking = used - files - set(MESSAGES)
    assert not lacking, f"drafter/messages/table.py has no row for {sorted(lacking)}"


def test_every_message_is_used():
    unused = set(MESSAGES) - _texts() - MADE
    assert not unused, f"no module raises {sorted(unused)}: take the row out of drafter/messages/table.py, or raise it"


def test_every_text_has_its_chinese():
    lacking = _english() - set(_catalogue())
    assert not lacking, f"the catalogue, drafter.po, lacks the Chinese of these texts, or was not compiled: {lacking}"


def test_the_catalogue_holds_nothing_that_nobody_says():
    stale = set(_catalogue()) - _english() - LIBRARY
    assert not stale, f"drafter.po has the Chinese of texts that nobody says: {sorted(stale)}"


def test_the_help_of_every_command_has_its_chinese():
    assert {command.name for command in COMMANDS if tr(command.help, "zh") == command.help} == set()


def test_a_translation_has_the_blanks_of_the_text():
    too_many = {english for english, chinese in _catalogue().items() if not _blanks(chinese) <= _blanks(english)}
    assert not too_many, f"their Chinese has blanks that the texts have not: {too_many}"
    too_few = {english for english in _english() if not _blanks(english) <= _blanks(tr(english, "zh"))}
    assert not too_few, f"their Chinese leaves out blanks: {too_few}"


def test_a_translation_is_another_text():
    assert {english for english, chinese in _catalogue().items() if english == chinese} <= {"{said}"}


def test_the_compiled_catalogue_is_that_of_the_source():
    assert _catalogue() == _read_po(PO.read_text(encoding="utf-8")), (
        "compile it: pybabel compile -d drafter/messages/locale -D drafter"
    )


def _read_po(po: str) -> dict[str, str]:
    found = {}
    for block in po.split("\n\n"):
        parts: dict[str, str] = {}
        keyword = ""
        for line in block.split("\n"):
            if line.startswith(("msgid", "msgstr")):
                keyword, _, text = line.partition(" ")
                parts[keyword] = ast.literal_eval(text)
            elif line.startswith('"'):
                parts[keyword] += ast.literal_eval(line)
        if english := parts.get("msgid"):
            assert english not in found, f"drafter.po has the Chinese of this text twice; keep one of them: {english}"
            found[english] = parts["msgstr"]
    return found


def test_every_message_is_worded_whatever_its_facts_hold():
    for code, message in MESSAGES.items():
        facts = dict.fromkeys(_blanks(message.text) | _blanks(message.remedy), "{x} %s")
        for to in ("en", "zh"):
            assert "{x} %s" in word(Fault(code, Place("a", 1, 1), facts), to) or not facts or code == "yaml.shape"


def test_every_shape_that_is_expected_has_its_word_and_its_advice():
    expected = _arguments("Record", 0) | _arguments("wrong_shape", 2) | _arguments("free_mapping", 1)
    assert expected - set(TERMS) == set()
    assert expected - set(SHAPES) - {"point"} == set()
    assert set(SHAPES) <= set(TERMS)


def test_control_characters_never_reach_the_screen():
    fault = Fault("yaml.unknown-key", Place("a", 1, 3), {"found": "\x1b[31m", "what": "outline", "known": ()}, "标\x1b[31m题\x07")
    assert not set(word(fault, "en") + picture(fault)) & {"\x1b", "\x07"}


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "en_US.UTF-8", "DRAFTER_LANG": "zh"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "DRAFTER_LANG": "en"}, "en"),
        ({"LC_MESSAGES": "zh_TW", "LANG": "de_DE"}, "zh"),
        ({"DRAFTER_LANG": "  "}, "en"),
    ],
)
def test_the_language_is_what_the_environment_says(environment: dict[str, str], expected: str):
    assert language(environment) == expected


@pytest.mark.parametrize(("language", "separator"), [("en", "; "), ("zh", "；")])
def test_advice_stands_behind_a_message_and_its_place(language: str, separator: str):
    fault = Fault("layout.form", Place("a.yaml", 2, 3), {"found": "页"})
    message, remedy = parts(fault, language)
    assert remedy
    assert word(fault, language) == f"a.yaml:2:3: {message}{separator}{remedy}"


@pytest.mark.parametrize(
    ("fact", "english", "chinese"),
    [
        (("a", "b"), "a, b", "a、b"),
        (("一、", "（一）"), "一、  （一）", "一、  （一）"),
        (("",), "", ""),
        (1.0, "1", "1"),
        (0.25, "0.25", "0.25"),
        ("a" * 200, "a" * 200, "a" * 200),
        ("a" * 201, "a" * 200 + "…", "a" * 200 + "…"),
    ],
)
def test_a_fact_is_written_as_its_language_writes_it(fact: object, english: str, chinese: str):
    assert [filled(Message("{x}", ""), {"x": fact}, language)[0] for language in ("en", "zh")] == [english, chinese]


@pytest.mark.parametrize("number", [errno.ELOOP, errno.ENOTDIR, errno.EIO, errno.ENAMETOOLONG])
@pytest.mark.parametrize("code", ["input.unreadable", "output.failed", "template.unreadable"])
def test_what_the_system_says_is_said_in_the_language_of_the_message(code, number):
    said = os.strerror(number)
    chinese = word(Fault(code, Place("讲话.yaml"), {"said": said}), "zh")
    assert said not in chinese
    assert not re.search("[A-Za-z]{2}", chinese.removeprefix("讲话.yaml"))
    assert word(Fault(code, Place("a.yaml"), {"said": "words of a program"}), "zh").endswith("words of a program")


@pytest.mark.parametrize(
    ("environment", "told"),
    [
        ({}, False),
        ({"LANG": "C.UTF-8"}, False),
        ({"LC_ALL": "POSIX"}, False),
        ({"LANG": "zh_CN.UTF-8"}, True),
        ({"DRAFTER_LANG": "en"}, True),
    ],
)
@pytest.mark.skipif(os.name == "nt", reason="Windows names one always")
def test_whether_the_environment_names_a_language(environment, told):
    assert is_told(environment) is told
