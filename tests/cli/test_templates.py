"""`drafter templates` and `drafter layouts`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from drafter.files.shipped import shipped_folder
from drafter.layout import layout_names
from drafter.template.store import TemplateStore
from drafter.template.suggest import groups

NAMES = TemplateStore().names()
OUTLINE = "template: mine\ntitle: 讲话\nsalutation: 同志们\nslots: {主题: 学习}\nopening: 刚才。\nsections: [{坚持学: 早}]\n"


def own(folder: Path, name: str, text: str) -> None:
    (folder / "templates").mkdir(exist_ok=True)
    (folder / "templates" / f"{name}.md.j2").write_text(text, encoding="utf-8")


def test_the_list_has_a_line_for_each(drafter, folder: Path):
    own(folder, "mine", "---\ntitle: 我的\n---\n")
    own(folder, "theirs", "---\ntitle: 他的\ngroup: 自用\n---\n")
    lines = drafter("templates", "list").out.splitlines()
    assert sorted(line.split()[0] for line in lines if line.startswith("  ")) == sorted([*NAMES, "mine", "theirs"])
    assert lines == [line.rstrip() for line in lines]


def test_the_list_has_groups_and_the_names_below_each_are_sorted(drafter, folder: Path):
    own(folder, "mine", "---\ntitle: 我的\n---\n")
    own(folder, "theirs", "---\ntitle: 他的\ngroup: 自用\n---\n")
    lines = drafter("templates", "list").out.splitlines()
    heads = [line for line in lines if not line.startswith("  ")]
    assert heads == [*groups(), "自用", "without a group"]
    for one in "\n".join(lines).replace("\n  ", " | ").split("\n"):
        names = [part.split()[0] for part in one.split(" | ")[1:]]
        assert names == sorted(names)
        assert names


def test_a_template_that_is_wrong_does_not_hide_the_others(drafter, folder: Path):
    own(folder, "mine", "---\ntitel: 我的\n---\n")
    run = drafter("templates", "list")
    assert run.exit == 0
    assert "titel" in run.out
    assert "symposium" in run.out


def test_a_folder_of_templates_may_be_given(drafter, folder: Path):
    (folder / "given").mkdir()
    (folder / "given" / "甲.md.j2").write_text("---\ntitle: 甲\n---\n# 甲\n", encoding="utf-8")
    assert "甲" in drafter("templates", "list", "--templates", "given").out
    assert drafter("templates", "show", "甲", "--templates", "given").out == "---\ntitle: 甲\n---\n# 甲\n"


@pytest.mark.parametrize("name", NAMES)
def test_show_prints_the_file(drafter, name):
    assert drafter("templates", "show", name).out == (shipped_folder() / f"{name}.md.j2").read_text(encoding="utf-8")


def test_a_copy_lies_where_it_is_found(drafter, folder: Path):
    run = drafter("templates", "copy", "symposium")
    assert (run.exit, run.err) == (0, "")
    assert (folder / "templates" / "symposium.md.j2").read_bytes() == (shipped_folder() / "symposium.md.j2").read_bytes()


def test_a_copy_is_not_replaced_once_it_is_customised(drafter, folder: Path):
    own(folder, "symposium", "我的")
    assert drafter("templates", "copy", "shipped/symposium").exit == 7
    assert drafter("templates", "copy", "shipped/symposium", "--force").exit == 0
    assert drafter("templates", "show", "symposium").out == drafter("templates", "show", "shipped/symposium").out


def test_three_lines_that_extend_are_a_template(drafter, folder: Path):
    assert drafter("templates", "copy", "regular-meeting", "--extend", "-o", "theirs/mine.md.j2").exit == 7  # no such folder
    run = drafter("templates", "copy", "regular-meeting", "--extend", "-o", "templates/mine.md.j2")
    assert (run.exit, "template: mine" in run.out) == (0, True)
    text = (folder / "templates" / "mine.md.j2").read_text(encoding="utf-8")
    assert text == '---\ntitle: 例会讲话\n---\n{% extends "shipped/regular-meeting.md.j2" %}\n'
    (folder / "a.yaml").write_text(OUTLINE, encoding="utf-8")
    (folder / "b.yaml").write_text(OUTLINE.replace("mine", "regular-meeting"), encoding="utf-8")
    assert drafter("render", "a.yaml", "-o", "-", "--to", "txt").out == drafter("render", "b.yaml", "-o", "-", "--to", "txt").out


def test_what_extends_a_shipped_template_may_have_its_name(drafter, folder: Path):
    assert drafter("templates", "copy", "speech", "--extend").exit == 0
    path = folder / "templates" / "speech.md.j2"
    path.write_text(
        path.read_text(encoding="utf-8") + "{% block closing %}\n[]{.closing}谢谢大家！\n{% endblock %}\n", encoding="utf-8"
    )
    assert drafter("render", "speech.yaml", "-o", "-", "--to", "txt").out.endswith("把它做好。\n谢谢大家！\n")


@pytest.mark.parametrize("name", NAMES)
def test_every_shipped_template_passes_its_check(drafter, name):
    run = drafter("templates", "check", name)
    assert (run.exit, run.err) == (0, "")
    assert run.out.startswith(f"{name}: ")


def test_check_tells_every_template_that_is_wrong(drafter, folder: Path):
    own(folder, "甲", "# {{ titel }}\n")
    own(folder, "乙", "---\ntitel: 乙\n---\n")
    run = drafter("templates", "check", "甲", "speech", "乙")
    assert (run.exit, run.out.splitlines()[0].split(":")[0]) == (4, "speech")
    assert "甲.md.j2:1: " in run.err
    assert "乙.md.j2:2:1: " in run.err


def test_the_schema_is_json(drafter):
    symposium = json.loads(drafter("templates", "schema", "symposium").out)
    assert "党员占比" in symposium["properties"]["填空"]["properties"]
    assert json.loads(drafter("templates", "schema").out)["title"] == "Drafter outline"
    assert "bundle" in json.loads(drafter("templates", "schema", "bundle").out)["properties"]


def test_the_schema_explains_in_the_language_of_messages(drafter):
    assert (
        json.loads(drafter("templates", "schema", lang="zh").out)["properties"]["occasion"]["description"] == "讲话的会议或活动。"
    )


@pytest.mark.parametrize("command", ["show", "copy", "check", "schema"])
def test_a_template_that_there_is_not(drafter, folder: Path, command):
    run = drafter("templates", command, "symposum")
    assert (run.exit, run.out) == (4, "")
    assert "symposium" in run.err


# ---------------------------------------------------------------- layouts


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_layouts_are_listed_with_their_summaries(drafter, lang):
    run = drafter("layouts", "list", lang=lang)
    assert (run.exit, [line.split()[0] for line in run.out.splitlines()]) == (0, [*layout_names()])
    assert "GB/T 9704-2012" in run.out


@pytest.mark.parametrize("name", layout_names())
def test_a_layout_is_shown_and_its_copy_is_a_layout(drafter, folder: Path, name):
    shown = drafter("layouts", "show", name).out
    run = drafter("layouts", "copy", name, "-o", "mine.yaml")
    assert (run.exit, "--layout mine.yaml" in run.out) == (0, True)
    assert (folder / "mine.yaml").read_text(encoding="utf-8").rstrip("\n") == shown.rstrip("\n")
    for layout in (name, "mine.yaml"):
        assert drafter("render", "speech.yaml", "-o", f"{layout}.html", "--layout", layout).exit == 0
    assert (folder / f"{name}.html").read_bytes() == (folder / "mine.yaml.html").read_bytes()


def test_a_copy_of_a_layout_has_its_name_and_is_not_replaced(drafter, folder: Path):
    assert drafter("layouts", "copy", "strict").exit == 0
    (folder / "strict.yaml").write_text("summary: 我的\nextends: gbt9704\n", encoding="utf-8")
    assert drafter("layouts", "copy", "strict").exit == 7
    assert drafter("layouts", "copy", "strict", "--force").exit == 0


@pytest.mark.parametrize("command", ["show", "copy"])
def test_a_layout_that_there_is_not(drafter, command):
    run = drafter("layouts", command, "strikt")
    assert (run.exit, run.out) == (5, "")
    assert "strict" in run.err


@pytest.mark.parametrize("typed", ["our", "our.j2", "our.md", "our.md.j2"])
def test_a_copied_template_is_found_by_the_name_that_is_said(drafter, folder: Path, typed):
    assert drafter("templates", "copy", "speech", "-o", typed).out.startswith("our.md.j2")
    assert drafter("templates", "check", "our").exit == 0


@pytest.mark.parametrize("typed", ["our", "our.yaml", "our.yml"])
def test_a_copied_layout_is_found_by_the_name_that_is_said(drafter, folder: Path, typed):
    said = drafter("layouts", "copy", "strict", "-o", typed).out
    name = said.split("--layout ")[1].strip()
    assert drafter("render", "speech.yaml", "--layout", name).exit == 0


def test_copies_go_into_a_folder_by_their_names(drafter, folder: Path):
    (folder / "ours").mkdir()
    assert drafter("templates", "copy", "speech", "-o", "ours").exit == 0
    assert drafter("layouts", "copy", "strict", "-o", "ours/").exit == 0
    assert sorted(path.name for path in (folder / "ours").iterdir()) == ["speech.md.j2", "strict.yaml"]


def test_a_template_is_not_copied_onto_itself(drafter, folder: Path):
    assert drafter("templates", "copy", "symposium").exit == 0
    before = (folder / "templates/symposium.md.j2").read_text(encoding="utf-8")
    again = drafter("templates", "copy", "symposium", "--extend", "--force")
    assert (again.exit, "onto" in again.err or "itself" in again.err) == (2, True)
    assert (folder / "templates/symposium.md.j2").read_text(encoding="utf-8") == before


def test_a_copy_where_nobody_looks_says_how_it_is_found(drafter):
    Path("sub").mkdir()
    assert "--templates sub" in drafter("templates", "copy", "speech", "-o", "sub/our.md.j2").out
    assert drafter("templates", "check", "our", "--templates", "sub").exit == 0
    assert "--templates" not in drafter("templates", "copy", "speech", "-o", "here.md.j2").out
    assert drafter("templates", "check", "here").exit == 0


@pytest.mark.parametrize("name", ["讲话", "3.15讲话"])
def test_a_new_outline_without_a_suffix_gets_one(drafter, name):
    assert drafter("new", "speech", "-o", name).exit == 0
    assert Path(f"{name}.yaml").read_text(encoding="utf-8")
    assert drafter("render", f"{name}.yaml", "-o", f"{name}").exit == 0
    assert Path(f"{name}.docx").exists()
