"""The program as a process: what a command loads, what it says of itself, how it helps a shell."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from drafter import __version__
from tests.cli.conftest import SUMMARY

LOADED = """
import atexit, sys
sys.argv = ["drafter", *{arguments}]
atexit.register(lambda: print("loaded:", *sorted(set(sys.modules) & {asked}), file=sys.stderr))
from drafter.cli import main
main()
"""


def loaded(process, arguments: list[str], asked: set[str]) -> tuple[int, list[str]]:
    run = process("-c", LOADED.format(arguments=arguments, asked=asked))
    return run.exit, run.err.splitlines()[-1].removeprefix("loaded:").split()


def test_the_version_loads_nothing(process):
    asked = {"jinja2", "docx", "typer", "click", "yaml", "rich", "pydantic", "gettext", "drafter.api", "drafter.messages"}
    assert loaded(process, ["--version"], asked) == (0, [])


@pytest.mark.parametrize(
    "arguments", [["render", "speech.yaml"], ["render", "speech.yaml", "--to", "txt"], ["render", "wrong.yaml"]]
)
def test_rendering_loads_no_library_that_it_does_not_use(process, folder, arguments):
    (folder / "wrong.yaml").write_text("titel: 讲话\n", encoding="utf-8")
    exit_, found = loaded(
        process, arguments, {"docx", "lxml", "rich", "pydantic", "markdown_it", "jsonschema", "asyncio", "urllib.request"}
    )
    assert (exit_, found) == (3 if "wrong.yaml" in arguments else 0, [])


def test_rendering_loads_only_the_writer_it_uses(process):
    asked = {"drafter.write.docx", "drafter.write.html", "drafter.write.markdown", "drafter.write.text", "drafter.write.pdf"}
    assert loaded(process, ["render", "speech.yaml", "--to", "txt"], asked) == (0, ["drafter.write.text"])


def test_the_version_is_one_line(process):
    assert process("-m", "drafter", "--version") == (0, f"drafter {__version__}\n", "")


def test_the_version_stands_before_other_options_too(process):
    assert process("-m", "drafter", "--version", "render").out == f"drafter {__version__}\n"


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_help_is_in_the_language_of_messages(process, lang):
    run = process("-m", "drafter", "--help", lang=lang)
    assert (run.exit, run.err) == (0, "")
    assert [name for name in ("new", "render", "templates", "layouts") if name not in run.out] == []
    assert ("提纲" in run.out) == (lang == "zh")


@pytest.mark.parametrize(
    "command",
    [
        "new",
        "render",
        "templates list",
        "templates show",
        "templates copy",
        "templates check",
        "templates schema",
        "layouts list",
        "layouts show",
        "layouts copy",
    ],
)
def test_every_command_has_help_in_both_languages(process, command):
    english, chinese = (process("-m", "drafter", *command.split(), "--help", lang=lang) for lang in ("en", "zh"))
    assert (english.exit, chinese.exit) == (0, 0)
    assert english.out.isascii()
    assert not chinese.out.isascii()


@pytest.mark.parametrize(("lang", "first"), [("zh", "模板: "), ("en", "template: ")])
def test_the_keys_of_a_new_outline_are_in_the_language_of_messages(process, lang, first):
    assert process("-m", "drafter", "new", "speech", "-o", "-", lang=lang).out.startswith(first)


@pytest.mark.parametrize(
    ("variables", "chinese"),
    [
        ({"DRAFTER_LANG": "zh", "LC_ALL": "en_US.UTF-8"}, True),
        ({"DRAFTER_LANG": "", "LC_ALL": "zh_CN.UTF-8"}, True),
        ({"DRAFTER_LANG": "", "LC_ALL": "", "LC_MESSAGES": "", "LANG": "zh_TW.UTF-8"}, True),
        ({"DRAFTER_LANG": "", "LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, False),
        ({"DRAFTER_LANG": "", "LC_ALL": "", "LC_MESSAGES": "", "LANG": ""}, False),
    ],
)
def test_the_language_is_what_the_environment_says(variables, chinese):
    from drafter.messages.language import language

    assert language(variables) == ("zh" if chinese else "en")


def test_a_program_without_a_command_shows_its_help(process):
    run = process("-m", "drafter")
    assert run.exit == 2
    assert "Usage: drafter" in run.out + run.err


@pytest.mark.parametrize("group", ["templates", "layouts"])
def test_a_family_of_commands_without_one_shows_its_help(process, group):
    run = process("-m", "drafter", group)
    assert run.exit == 2
    assert f"Usage: drafter {group}" in run.out + run.err


def test_the_options_of_shell_completion_are_there(process):
    assert [
        option for option in ("--install-completion", "--show-completion") if option not in process("-m", "drafter", "--help").out
    ] == []


@pytest.mark.parametrize(
    ("words", "expected"), [("drafter re", "render"), ("drafter templates ch", "check"), ("drafter render --la", "--layout")]
)
def test_a_shell_completes_commands_and_options(process, words, expected):
    run = process("-m", "drafter", _DRAFTER_COMPLETE="complete_bash", COMP_WORDS=words, COMP_CWORD=str(len(words.split()) - 1))
    assert expected in run.out.split()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("layouts show ", "strict lectern"),
        ("layouts copy s", "strict"),
        ("render a.yaml --layout l", "lectern"),
        ("check a.yaml --layout l", "lectern"),
        ("render a.yaml --templates other/templates --layout o", "other"),
        ("templates show ", "speech symposium house-speech"),
        ("templates check --templates other/templates g", "greeting"),
        ("templates schema w", "work-exchange"),
        ("new --templates other/templates g", "greeting"),
        ("render a.yaml --to ", "docx html md txt pdf"),
        ("check --select number-form,conf", "number-form,confusable"),
        ("check --explain conf", "confusable"),
        ("check --format ", "text json sarif github"),
        ("check --fail-on n", "never"),
        ("mine --to o", "outline"),
        ("new --keys z", "zh"),
    ],
)
def test_a_shell_completes_names(process, folder, words, expected):
    assert completed(process, folder, "bash", words, expected)


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_every_shell_completes_names(process, folder, shell):
    assert completed(process, folder, shell, "layouts show ", "strict lectern")


def completed(process, folder, shell: str, words: str, expected: str) -> bool:
    """Whether a shell offers those of the expected names that begin as the last word does."""
    for file in ("layouts/lectern.yaml", "other/layouts/other.yaml"):
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text("extends: reading-copy\nsummary: ours\n", encoding="utf-8")
    for file in ("templates/house-speech.md.j2", "other/templates/greeting.md.j2"):
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text('---\ntitle: 己\n---\n{% extends "speech.md.j2" %}\n', encoding="utf-8")
    line = f"drafter {words}"
    asked = {
        "bash": {"_DRAFTER_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": str(len(f"{line}|".split()) - 1)},
        "zsh": {"_DRAFTER_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": line},
        "fish": {"_DRAFTER_COMPLETE": "complete_fish", "_TYPER_COMPLETE_ARGS": line, "_TYPER_COMPLETE_FISH_ACTION": "get-args"},
    }
    offered = process("-m", "drafter", **asked[shell]).out.replace('"', " ").split()
    wanted = [name for name in expected.split() if name.startswith(words.rsplit(" ", maxsplit=1)[-1])]
    return bool(wanted) and set(wanted) <= set(offered)


def test_a_pipe_that_is_closed_is_no_mistake(process):
    done = subprocess.run(
        f"{sys.executable} -m drafter templates show symposium | head -1",
        shell=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.stdout, done.stderr) == ("---\n", "")


def test_what_a_terminal_cannot_show_is_no_reason_to_fail(process):
    run = process("-m", "drafter", "new", "speech", "-o", "-", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert run.exit == 0
    assert "\\u3010" in run.out


def test_a_process_renders(process):
    assert process("-m", "drafter", "render", "speech.yaml") == (0, f"speech.docx: {SUMMARY}\n", "")


def test_results_and_messages_keep_their_order_in_one_file(folder):
    """Python buffers what goes to a file, unless PYTHONUNBUFFERED says otherwise."""
    (folder / "wrong.yaml").write_text("title: 短讲话\nsections:\n- 第一件事: 把它做好,再看。\n", encoding="utf-8")
    environment = {**os.environ, "DRAFTER_LANG": "en", "PYTHONUNBUFFERED": ""}
    command = [sys.executable, "-m", "drafter", "check", "--select", "half-width", "wrong.yaml"]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", env=environment, check=False)
    assert [line.split(" ")[0] for line in done.stdout.splitlines() if not line.startswith(" ")] == ["wrong.yaml:3:13:", "errors"]


def test_the_version_is_printed_where_the_arguments_ask_for_it(drafter, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["drafter", "--version"])
    assert drafter("layouts", "list").out.startswith("gbt9704")
    monkeypatch.setattr(sys, "argv", ["drafter", "layouts", "list"])
    assert drafter("--version").out == f"drafter {__version__}\n"
