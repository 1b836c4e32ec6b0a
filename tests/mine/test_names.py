"""A template gets no name by which no outline could ask for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter import api
from drafter.errors import UsageError
from tests.cases.runner import Case, run

SPEECH = "在春耕会议上的讲话\n\n同志们：\n\n一、抓种子\n\n种子要好。\n\n二、抓水利\n\n水要够。\n"


@pytest.mark.parametrize("name", ["..", ".", "～", "{{x}}", '"', "a\nb", "a/b", "-o x/..", " a", "a ", ".a", "讲话?"])
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


def test_a_template_that_cannot_be_named_is_not_proposed(tmp_path: Path):
    (tmp_path / "own.md.j2").write_text("# {{ title }}\n", encoding="utf-8")
    (tmp_path / ".own1.md.j2").write_text("# {{ title }}\n", encoding="utf-8")
    (tmp_path / "own2.md.j2").symlink_to("/etc/hostname")
    (tmp_path / "a.yaml").write_text("标题: 讲话\n模板: own2\n", encoding="utf-8")
    told = run(Case("", {}, "render a.yaml"), "en", tmp_path)
    assert told.exit == 4
    assert "did you mean own?" in told.stderr
