"""`drafter new`: an outline to fill."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from drafter.template.store import TemplateStore

NAMES = TemplateStore().names()


def test_without_a_template_it_lists_them(drafter):
    run = drafter("new")
    assert (run.exit, run.err) == (0, "")
    assert sorted(line.split()[0] for line in run.out.splitlines() if line.startswith("  ")) == NAMES
    assert "座谈会讲话：" in run.out


def test_a_name_without_a_character_is_no_template(drafter):
    run = drafter("new", "", "-o", "a.yaml")
    assert run.exit == 4
    assert "there is no template “”" in run.err
    assert not Path("a.yaml").exists()


@pytest.fixture
def at_terminal(monkeypatch):
    """Somebody who can be asked sits at the terminal."""
    monkeypatch.setattr("drafter.cli.report.at_terminal", lambda: True)


@pytest.mark.usefixtures("at_terminal")
@pytest.mark.parametrize(
    ("answers", "name"),
    [
        (("镇里的动员会", "1", "8分钟"), "mobilization"),
        (("毕业典礼", "1", "8"), "ceremony"),
        (("给检查组汇报", "2", ""), "work-briefing"),
        (("竞聘办公室主任", "", ""), "candidacy"),
        (("新年", "3", "3"), "address"),
    ],
)
def test_three_questions_lead_to_a_template(drafter, answers, name):
    run = drafter("new", stdin="\n".join(answers) + "\n")
    assert run.exit == 0
    assert run.out.count("?") == 3
    assert run.out.split("1. ")[-1].startswith(f"drafter new {name}  ")


@pytest.mark.usefixtures("at_terminal")
def test_somebody_who_says_nothing_sees_the_list(drafter):
    run = drafter("new", stdin="\n\n\n")
    assert run.exit == 0
    assert "nothing speaks for one of them:" in run.out
    assert "\n  symposium " in run.out


@pytest.mark.usefixtures("at_terminal")
def test_the_questions_are_in_chinese_too(drafter):
    run = drafter("new", stdin="毕业典礼\n1\n8\n", lang="zh")
    assert "什么场合？" in run.out
    assert "drafter new ceremony  典礼讲话：适合毕业典礼；领导对下级；5-15分钟" in run.out


def test_it_writes_a_file_named_like_the_template(drafter, folder: Path):
    run = drafter("new", "symposium")
    assert run == (0, "symposium.yaml is written; fill it and run: drafter render symposium.yaml\n", "")
    assert "template: symposium\n" in (folder / "symposium.yaml").read_text(encoding="utf-8")


def test_it_says_so_in_chinese(drafter):
    assert drafter("new", "symposium", lang="zh").out.count("drafter render symposium.yaml") == 1


def test_o_names_the_file(drafter, folder: Path):
    assert drafter("new", "symposium", "-o", "讲话.yaml").exit == 0
    assert (folder / "讲话.yaml").exists()


def test_a_dash_is_standard_output(drafter, folder: Path):
    run = drafter("new", "symposium", "-o", "-")
    assert run.out.startswith("template: symposium\ntitle: 【待补：")
    assert [path.name for path in folder.iterdir()] == ["speech.yaml"]


@pytest.mark.parametrize(("keys", "first"), [("en", "template: symposium\n"), ("zh", "模板: symposium\n")])
def test_the_keys_are_in_the_language_asked_for(drafter, keys, first):
    assert drafter("new", "symposium", "-o", "-", "--keys", keys).out.startswith(first)


def test_another_language_has_no_keys(drafter):
    assert drafter("new", "symposium", "--keys", "fr").exit == 2


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("keys", ["en", "zh"])
def test_what_it_writes_renders(drafter, name, keys):
    assert drafter("new", name, "-o", "a.yaml", "--keys", keys).exit == 0
    run = drafter("render", "a.yaml")
    assert (run.exit, run.err) == (0, "")
    assert "blanks open" in run.out


@pytest.mark.parametrize("name", [name for name in NAMES if name != "bundle"])
def test_both_languages_of_keys_render_to_the_same_bytes(drafter, folder: Path, name):
    for keys in ("en", "zh"):
        drafter("new", name, "-o", f"{keys}.yaml", "--keys", keys)
        drafter("render", f"{keys}.yaml")
    assert (folder / "en.docx").read_bytes() == (folder / "zh.docx").read_bytes()


def test_editors_find_the_schema_that_the_first_line_names(drafter, folder: Path):
    drafter("new", "symposium")
    first = (folder / "symposium.yaml").read_text(encoding="utf-8").split("\n")[0]
    named = first.removeprefix("# yaml-language-server: $schema=")
    schema = json.loads((folder / named).read_text(encoding="utf-8"))
    assert "党员占比" in schema["properties"]["slots"]["properties"]


def test_an_outline_that_is_filled_already_is_not_replaced_but_for_force(drafter, folder: Path):
    (folder / "symposium.yaml").write_text("title: 写好了\n", encoding="utf-8")
    assert drafter("new", "symposium").exit == 7
    assert (folder / "symposium.yaml").read_text(encoding="utf-8") == "title: 写好了\n"
    assert drafter("new", "symposium", "--force").exit == 0


def test_the_same_again_is_no_fault(drafter):
    assert [drafter("new", "symposium").exit for _ in range(2)] == [0, 0]


def test_a_template_of_ones_own_has_outlines_too(drafter, folder: Path):
    (folder / "templates").mkdir()
    (folder / "templates" / "贺信.md.j2").write_text(
        "---\ntitle: 贺信\nslots: {对象: 写给谁}\n---\n# {{ 对象 }}\n", encoding="utf-8"
    )
    assert drafter("new", "贺信", "-o", "-").out == "template: 贺信\nslots:\n  对象:  # 写给谁\n"
    assert "贺信" in drafter("new").out


def test_a_template_that_there_is_not_is_told_with_its_nearest(drafter):
    run = drafter("new", "symposum")
    assert (run.exit, run.out) == (4, "")
    assert "symposium" in run.err
