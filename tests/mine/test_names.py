"""A template gets no name by which no outline could ask for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter import api
from drafter.errors import UsageError
from tests.cases.runner import Case, run

SPEECH = "在春耕会议上的讲话\n\n同志们：\n\n一、抓种子\n\n种子要好。\n\n二、抓水利\n\n水要够。\n"


@pytest.mark.parametrize(
    "name", ["..", ".", "～", "{{x}}", '"', "a\nb", "a/b", "-o x/..", " a", "a ", ".a", "讲话?", "a.md.j2", "A.MD.J2"]
)
def test_a_name_that_cannot_be_rendered_is_refused(name: str):
    with pytest.raises(UsageError) as error:
        api.mine(SPEECH, name=name)
    assert error.value.faults[0].code == "usage.name"
    with pytest.raises(UsageError):
        api.mine_many([], name=name)


@pytest.mark.parametrize("name", ["讲话", "spring-2026", "a_b", "v1.2", "春耕 讲话", "讲话（春耕）"])
def test_what_has_a_good_name_renders(tmp_path: Path, name: str):
    (tmp_path / "a.txt").write_text(SPEECH, encoding="utf-8")
    assert run(Case("", {}, f"mine a.txt --name '{name}'"), "en", tmp_path).exit == 0
    assert run(Case("", {}, f"render '{name}.yaml' --to txt -o out.txt"), "en", tmp_path).exit == 0
    assert (tmp_path / "out.txt").read_text(encoding="utf-8") == SPEECH.replace("\n\n", "\n")


@pytest.mark.parametrize("name", ["speech", "Speech"])
def test_the_name_of_the_template_that_mined_ones_extend_is_refused_for_templates(tmp_path: Path, name: str):
    with pytest.raises(UsageError) as error:
        api.mine(SPEECH, name=name)
    assert error.value.faults[0].code == "usage.name-taken"
    (tmp_path / "a.txt").write_text(SPEECH, encoding="utf-8")
    told = run(Case("", {}, f"mine a.txt --name {name}"), "en", tmp_path)
    assert (told.exit, told.stderr) == (
        2,
        f"the template “{name}” is the one that mined templates extend; did you mean mined-{name}?\n",
    )
    assert run(Case("", {}, f"mine a.txt --to text --name {name} -o ."), "en", tmp_path).exit == 0
    assert (tmp_path / f"{name}.txt").is_file()


@pytest.mark.parametrize("name", ["speech", "symposium", "bundle", "Speech", "？"])
def test_a_source_that_is_named_like_a_shipped_template_does_not_hide_it(tmp_path: Path, name: str):
    (tmp_path / f"{name}.txt").write_text(SPEECH, encoding="utf-8")
    (tmp_path / "other.txt").write_text(SPEECH.replace("一、", "第一，").replace("二、", "第二，"), encoding="utf-8")
    (tmp_path / "own.yaml").write_text("标题: 讲话\n开头: 好。\n", encoding="utf-8")
    assert run(Case("", {}, f"mine {name}.txt other.txt -q"), "en", tmp_path).exit == 0
    outline = "speech" if name == "？" else name
    for source, made in ((name, outline), ("other", "other")):
        assert run(Case("", {}, f"render {made}.yaml --to txt -o out.txt --force"), "en", tmp_path).exit == 0
        assert (tmp_path / "out.txt").read_text(encoding="utf-8") == (tmp_path / f"{source}.txt").read_text(
            encoding="utf-8"
        ).replace("\n\n", "\n")
    assert run(Case("", {}, "render own.yaml --to txt -o own.txt"), "en", tmp_path).exit == 0
    assert (tmp_path / "own.txt").read_text(encoding="utf-8").startswith("讲话\n好。\n")
    mined = api.mine(SPEECH, source=f"{name}.txt")
    assert {*mined.templates} == {f"mined-{outline}"}


@pytest.mark.parametrize("kind", ["folder", "double suffix"])
def test_what_only_looks_like_a_template_is_not_proposed(tmp_path: Path, kind: str):
    if kind == "folder":
        (tmp_path / "own1.md.j2").mkdir()
    else:
        (tmp_path / "own1.md.j2.md.j2").write_text("# {{ title }}\n", encoding="utf-8")
    (tmp_path / "a.yaml").write_text(f"标题: 讲话\n模板: {'own1' if kind == 'folder' else 'own1.md.j2'}\n", encoding="utf-8")
    told = run(Case("", {}, "render a.yaml"), "en", tmp_path)
    assert (told.exit, "Traceback" in told.stderr, "there is no template" in told.stderr) == (4, False, True)


def test_a_template_that_cannot_be_named_is_not_proposed(tmp_path: Path):
    (tmp_path / "own.md.j2").write_text("# {{ title }}\n", encoding="utf-8")
    (tmp_path / ".own1.md.j2").write_text("# {{ title }}\n", encoding="utf-8")
    (tmp_path / "own2.md.j2").symlink_to("/etc/hostname")
    (tmp_path / "a.yaml").write_text("标题: 讲话\n模板: own2\n", encoding="utf-8")
    told = run(Case("", {}, "render a.yaml"), "en", tmp_path)
    assert told.exit == 4
    assert "did you mean own?" in told.stderr
