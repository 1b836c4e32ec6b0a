"""The forms in which programs give folders, files, settings, checks and outlines."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from drafter import api

OUTLINE = "标题: 在护渔会上的讲话\n称呼: 各位船长\n开头: 今天布署工作。\n部分: [{守好湾: 夜里要有人。}]\n结尾: 谢谢大家！\n"
DATA = {"title": "在护渔会上的讲话", "salutation": "各位船长", "sections": [{"heading": "守好湾", "body": "夜里要有人。"}]}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DRAFTER_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("DRAFTER_LANG", "en")
    return tmp_path


@pytest.mark.parametrize(
    "settings",
    [
        {"title": "渔汛", "date": date(2026, 4, 1)},
        [("title", "渔汛"), ("date", "2026-04-01")],
        iter([("标题", "渔汛"), ("日期", date(2026, 4, 1))]),
    ],
)
def test_settings_are_a_mapping_or_pairs(settings):
    assert api.render(OUTLINE, to="txt", settings=settings).text.startswith("渔汛\n（2026年4月1日）\n")


def test_settings_are_numbers_and_nothing_too():
    outline = "模板: symposium\n标题: 会\n填空: {单位: 局, 干部职工人数: 9, 党员人数: 3, 党员占比: 33}\n副标题: 半年\n部分: [{守好湾: 好。}]\n"
    made = api.render(outline, to="txt", settings={"干部职工人数": 12, "党员占比": Decimal("25.0"), "副标题": None}).text
    assert "干部职工12人" in made
    assert "25.0%" in made
    assert "半年" not in made
    with pytest.raises(api.OutlineError, match="--set 单位"):
        api.render(outline, settings={"单位": object()})


def test_folders_and_layouts_are_texts_or_paths(folder: Path):
    (folder / "own").mkdir()
    (folder / "own" / "bay.md.j2").write_text("---\ntitle: 湾\n---\n# {{ title }}\n\n开船！\n", encoding="utf-8")
    (folder / "bay.yaml").write_text("extends: gbt9704\n", encoding="utf-8")
    for folders in ("own", Path("own"), ["own"], (Path("own"),)):
        assert "开船！" in api.render("template: bay\ntitle: 出海\n", to="txt", folders=folders).text
        assert "bay" in [entry.name for entry in api.list_templates(folders)]
        assert api.find_template("bay", folders).name == "bay.md.j2"
    for layout in ("bay.yaml", Path("bay.yaml"), api.load_layout(Path("bay.yaml"))):
        assert api.render(OUTLINE, layout=layout).data[:2] == b"PK"


def test_one_file_is_a_list_of_one(folder: Path):
    file = folder / "bay.yaml"
    file.write_text(OUTLINE, encoding="utf-8")
    for path in (file, str(file)):
        assert [found.source for found in api.render_many(path, to="txt")] == [str(file)]
        assert [found.source for found in api.check_many(path)] == [str(file)]
        assert list(api.find_files(path).paths) == [file]
        assert list(api.find_sources(path).paths) == [file]


def test_a_report_takes_what_checking_returns(folder: Path):
    (folder / "bay.yaml").write_text(OUTLINE, encoding="utf-8")
    (folder / "bad.yaml").write_text("tilte: 甲\n", encoding="utf-8")
    single = api.check(OUTLINE, source="bay.yaml", checks=["confusable"])
    assert json.loads(api.report(single, "json")) == json.loads(api.report([single], "json"))
    many = api.report(api.check_many(["bay.yaml", "bad.yaml"], checks=["confusable"]), "json")
    assert [found["source"] for found in json.loads(many)["files"]] == ["bay.yaml", "bad.yaml"]
    assert "布署" in api.report(single)
    with pytest.raises(api.UsageError, match="xml"):
        api.report([], "xml")


def test_checks_are_named_by_their_ids():
    assert [proof.finding.check for proof in api.check(OUTLINE, checks=["confusable"]).proofs] == ["confusable"]
    assert [check.id for check in api.choose_checks("quotes, confusable")] == ["quotes", "confusable"]
    with pytest.raises(api.UsageError, match="confusabel"):
        api.check(OUTLINE, checks=["confusabel"])


def test_an_outline_is_bytes_or_data_wherever_one_is_given():
    assert api.render(OUTLINE.encode("gb18030"), to="txt").text == api.render(OUTLINE, to="txt").text
    pulled = api.pull(api.render({**DATA, "sections": [{"heading": "守好湾", "body": "夜里要有两人。"}]}).data, DATA)
    assert "body: 夜里要有两人。" in pulled.outline
    for wrong in (None, 7, Path("bay.yaml")):
        with pytest.raises(api.OutlineError, match=type(wrong).__name__):
            api.render(wrong)


def test_an_outline_or_a_template_is_not_mined(folder: Path):
    for text, source in ((OUTLINE, "a.yaml"), (OUTLINE, "a.txt"), (OUTLINE, "speech"), ("# 注\n\n" + OUTLINE, "a.md")):
        with pytest.raises(api.InputError, match="outline"):
            api.mine(text, source=source)
    with pytest.raises(api.InputError, match="template"):
        api.mine("---\ntitle: 甲\n---\n# {{ title }}\n", source="own.md.j2")
    spoken = "标题: 在护渔会上的讲话\n日期: 2026-04-01\n\n各位船长：\n一、守好湾\n夜里要有人。\n二、管好船\n天天点名。\n"
    assert "守好湾" in api.mine(spoken).outline


def test_a_check_that_nobody_can_report_is_refused():
    def find(text: api.Text, settings: api.Settings):
        """Finds the first character."""
        yield api.Found(0, 0, 1)

    assert [str(proof) for proof in api.check(OUTLINE, checks=[api.own_check("first", find, "“{found}”")]).proofs] == [
        "outline:1:5: “在”"
    ]
    for name, severity in (("", "warning"), (" first", "warning"), ("first", "fatal")):
        with pytest.raises(ValueError, match="check"):
            api.own_check(name, find, "“{found}”", severity=severity)


def test_nothing_is_learnt_of_no_document():
    with pytest.raises(api.InputError):
        api.learn_layout([])
