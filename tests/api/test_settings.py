"""What is set over an outline counts for proofreading, statistics and pulling as it does for rendering."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter import api
from drafter.errors import OutlineError
from tests.cases.runner import Case, run

OUTLINE = """\
标题: 在会上的讲话
模板: symposium
称呼: 同志们
填空: {单位: 县局, 干部职工人数: 125, 党员人数: 55, 党员占比: 44}
开头: 我们一起商量。
部分: [{抓好安全，务求稳当: 很好。}]
"""
SET = [("标题", "关于布署工作的讲话"), ("单位", "市局")]


def test_a_check_reads_what_was_set():
    assert not [proof for proof in api.check(OUTLINE).proofs if proof.finding.check == "confusable"]
    found = [
        proof.finding.facts["found"] for proof in api.check(OUTLINE, settings=SET).proofs if proof.finding.check == "confusable"
    ]
    assert found == ["布署"]


def test_a_limit_that_was_set_holds():
    assert not [proof for proof in api.check(OUTLINE).proofs if proof.finding.check == "length"]
    assert [proof for proof in api.check(OUTLINE, settings=[("limit", "10字")]).proofs if proof.finding.check == "length"]


def test_repairs_are_those_of_the_file():
    outline = OUTLINE.replace("一起商量", "布署工作")
    repaired = api.fix(outline, settings=SET)
    assert repaired.data.decode() == outline.replace("布署", "部署")


def test_statistics_count_what_was_set():
    (before,), (after,) = api.stats(OUTLINE), api.stats(OUTLINE, settings=[("标题", "新的讲话题目")])
    assert (before.title, after.title) == ("在会上的讲话", "新的讲话题目")


def test_a_document_that_was_rendered_with_settings_is_pulled_with_them():
    document = api.render(OUTLINE, settings=SET).data
    pulled = api.pull(document, OUTLINE, settings=SET)
    assert (pulled.outline, pulled.complete) == (OUTLINE, True)


@pytest.mark.parametrize("command", ["check a.yaml", "stats a.yaml", "pull a.docx"])
def test_a_wrong_setting_is_told_alike(tmp_path: Path, command: str):
    (tmp_path / "a.yaml").write_text(OUTLINE, encoding="utf-8")
    (tmp_path / "a.docx").write_bytes(api.render(OUTLINE).data)
    form = run(Case("", {}, f"{command} --set 单位"), "en", tmp_path)
    assert (form.exit, form.lines) == (2, ["“单位” is no setting; write key=value: --set date=2026-12-01"])
    value = run(Case("", {}, f"{command} --set date=2026-13-01"), "en", tmp_path)
    assert value.exit == 3
    assert value.lines[0].startswith("--set date: there is no day “2026-13-01”")


def test_a_setting_is_no_other_renderer_s():
    folders: tuple[Path, ...] = ()
    assert api.renderer_for(folders, settings=[("title", "甲")]) is not api.renderer_for(folders)
    with pytest.raises(OutlineError):
        api.check(OUTLINE, settings=[("date", "2026-13-01")])


def test_a_layout_that_is_not_there_is_told_by_the_check_too(tmp_path: Path):
    (tmp_path / "a.yaml").write_text(f"{OUTLINE}版式: 没有的\n", encoding="utf-8")
    checked = run(Case("", {}, "check a.yaml"), "en", tmp_path)
    assert checked.exit == 5
    assert checked.lines[0].startswith("a.yaml:7:5: there is no layout “没有的”")
    assert run(Case("", {}, "check a.yaml --layout strict"), "en", tmp_path).exit == 0
    assert run(Case("", {}, "check . --format json"), "en", tmp_path).exit == 5
