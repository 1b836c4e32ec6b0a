"""Hostile templates end in a message, within two seconds of processor time and 300 MiB."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cases.runner import Case, run
from tests.pace import too_long
from tests.safety import grammar
from tests.safety.hostile import (
    ATTRIBUTES,
    COMPILED,
    CROWDED,
    DEEP,
    ENDLESS,
    EXPENSIVE,
    GIGANTIC,
    HARMLESS,
    NUMBERS,
    PATHS,
    TITLE,
)
from tests.safety.process import MOST_MEMORY, MOST_SECONDS, drafter

OUTLINE = "标题: 讲话\n模板: own\n开头: 大家好。\n部分: [{甲: 乙}]\n"
RENDER = "render a.yaml --to txt -o a.txt"


@pytest.fixture
def workplace(tmp_path: Path) -> Path:
    """A folder with an outline, and beside it, out of reach, a secret."""
    (tmp_path / "secret.md.j2").write_text("SECRET", encoding="utf-8")
    folder = tmp_path / "work"
    folder.mkdir()
    (folder / "a.yaml").write_text(OUTLINE, encoding="utf-8")
    (folder / "two.md.j2").write_text('{% extends "own.md.j2" %}', encoding="utf-8")
    return folder


def _write(folder: Path, template: str) -> None:
    (folder / "own.md.j2").write_text(template, encoding="utf-8")
    (folder / "empty.md.j2").write_text("", encoding="utf-8")
    if "big0" in template:
        for number in range(20):
            (folder / f"big{number}.md.j2").write_text("{{1}}" * 19_000, encoding="utf-8")


HOSTILE = [
    pytest.param(template, id=f"{name}: {title}")
    for name, table in (
        ("endless", ENDLESS),
        ("gigantic", GIGANTIC),
        ("expensive", EXPENSIVE),
        ("compiled", COMPILED),
        ("numbers", NUMBERS),
        ("crowded", CROWDED),
        ("deep", DEEP),
    )
    for title, template in table.items()
]


@pytest.mark.parametrize("template", HOSTILE)
def test_it_ends_in_a_message(workplace: Path, template: str):
    _write(workplace, template)
    done = drafter(*RENDER.split(), folder=workplace)
    assert "Traceback" not in done.stderr, done.stderr
    assert done.exit == 4, done.stderr
    assert ": " in done.stderr
    assert len(done.stderr) < 1000
    assert not (workplace / "a.txt").exists()
    assert not too_long(done.seconds, MOST_SECONDS)
    assert done.memory < MOST_MEMORY


@pytest.mark.parametrize("title", HARMLESS)
def test_what_does_no_harm_stays_within_the_bounds(workplace: Path, title: str):
    _write(workplace, HARMLESS[title])
    done = drafter(*RENDER.split(), folder=workplace)
    assert done.exit == 0, done.stderr
    assert not too_long(done.seconds, MOST_SECONDS)
    assert done.memory < MOST_MEMORY


@pytest.mark.parametrize("title", [*COMPILED, *DEEP])
def test_what_is_checked_stays_within_the_bounds_too(workplace: Path, title: str):
    _write(workplace, {**COMPILED, **DEEP}[title])
    done = drafter("templates", "check", "own", folder=workplace)
    assert "Traceback" not in done.stderr
    assert done.exit in (0, 3, 4), done.stderr
    assert not too_long(done.seconds, MOST_SECONDS)
    assert done.memory < MOST_MEMORY


def _of_grammar(workplace: Path, seed: int) -> None:
    _write(workplace, grammar.template(seed))
    for command in (RENDER.split(), ["templates", "check", "own"]):
        done = drafter(*command, folder=workplace)
        assert "Traceback" not in done.stderr, done.stderr
        assert done.exit in (0, 3, 4), done.stderr
        assert not too_long(done.seconds, MOST_SECONDS)
        assert done.memory < MOST_MEMORY, f"seed {seed}: {done.memory} bytes"


@pytest.mark.parametrize("seed", range(20))
def test_templates_of_a_grammar_stay_within_the_bounds(workplace: Path, seed: int):
    _of_grammar(workplace, seed)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(20, 100))
def test_many_templates_of_a_grammar_stay_within_the_bounds(workplace: Path, seed: int):
    _of_grammar(workplace, seed)


@pytest.mark.parametrize("expression", ATTRIBUTES)
def test_python_is_out_of_reach(workplace: Path, expression: str):
    _write(workplace, TITLE + "{% for section in sections %}\n{{ " + expression + " }}\n{% endfor %}\n")
    outcome = run(Case("", {}, RENDER), "en", workplace)
    assert outcome.exit == 4
    assert outcome.stderr.startswith("own.md.j2:4: ")
    assert "0x" not in outcome.stderr
    assert "<class" not in outcome.stderr


@pytest.mark.parametrize(
    "statement", ['{{% include "{}" %}}', '{{% extends "{}" %}}', '{{% import "{}" as x %}}{{{{ x }}}}', '{{% include ["{}"] %}}']
)
@pytest.mark.parametrize("path", PATHS)
def test_no_file_outside_the_folders_is_read(workplace: Path, path: str, statement: str):
    (workplace / "link.md.j2").symlink_to(workplace.parent / "secret.md.j2")
    (workplace / "linked").symlink_to(workplace.parent)
    _write(workplace, TITLE + statement.format(path))
    outcome = run(Case("", {}, RENDER), "en", workplace)
    assert outcome.exit == 4
    assert "there is no template" in outcome.stderr
    assert "SECRET" not in outcome.stderr
    assert "root:" not in outcome.stderr


def test_a_template_that_an_outline_names_is_no_file_outside_either(workplace: Path):
    for path in ("../secret", "/etc/passwd", "../secret.md.j2"):
        (workplace / "a.yaml").write_text(f"标题: 讲话\n模板: {path}\n", encoding="utf-8")
        assert run(Case("", {}, RENDER), "en", workplace).exit == 4


def test_showing_or_copying_a_template_reads_no_other_file(workplace: Path):
    for command in (
        "templates show ../secret",
        "templates copy ../secret -o x",
        "templates show /etc/passwd",
        "layouts show ../../../etc/passwd",
    ):
        outcome = run(Case("", {}, command), "en", workplace)
        assert outcome.exit in (4, 5)
        assert "SECRET" not in outcome.stdout
        assert not (workplace / "x").exists()


def test_a_template_may_be_a_link_to_one_in_the_same_folder(workplace: Path):
    (workplace / "real.md.j2").write_text("# {{ title }}\n", encoding="utf-8")
    (workplace / "own.md.j2").symlink_to(workplace / "real.md.j2")
    assert run(Case("", {}, RENDER), "en", workplace).exit == 0
