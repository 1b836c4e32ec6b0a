"""Results as values: their words in both languages, one source or many, in this process or in several."""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path

import pytest

from drafter import api

OUTLINE = "标题: 在年会上的讲话\n称呼: 同志们\n开头: 今天布署工作。\n部分: [{抓落实: 挨家走一遍。}]\n结尾: 谢谢大家！\n"
WRONG = "tilte: 甲\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DRAFTER_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("DRAFTER_LANG", "en")
    return tmp_path


def write(folder: Path, **texts: str) -> list[Path]:
    paths = [folder / f"{name}.yaml" for name in texts]
    for path, text in zip(paths, texts.values(), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def test_a_finding_says_itself_in_either_language(folder: Path):
    (proof,) = [proof for proof in api.check(OUTLINE).proofs if proof.finding.check == "confusable"]
    assert "布署" in proof.finding.text(to="zh")
    assert proof.text(to="zh") == proof.finding.text(to="zh") != proof.text(to="en") == str(proof.finding)
    assert str(proof) == f"outline:3:7: {proof.text()}"


def test_an_error_says_itself_in_either_language(folder: Path):
    with pytest.raises(api.OutlineError) as caught:
        api.render(WRONG)
    assert "没有“tilte”这个键" in caught.value.text(to="zh")
    assert "there is no key “tilte”" in str(caught.value.faults[0])


def test_an_outline_may_be_plain_data(folder: Path):
    pytest.importorskip("drafter.outline.data")
    data = {
        "title": "在会上的讲话",
        "subtitle": None,
        "sections": [{"heading": "抓训练", "body": ["天天练。", {"练体能": "每天五公里。"}]}],
    }
    assert "一是练体能。每天五公里。" in api.render(data, to="txt").data.decode()
    assert api.check(data).source == "outline.yaml"


def test_templates_are_looked_for_where_the_command_line_looks(folder: Path):
    for place, words in (("here", "一"), ("templates", "二"), ("home/templates", "三")):
        (folder / place).mkdir(parents=True)
        (folder / place / "own.md.j2").write_text(f"---\ntitle: 自\n---\n# {{{{ title }}}}\n\n{words}。\n", encoding="utf-8")
    (outline,) = write(folder / "here", a="template: own\ntitle: 甲\n")
    text = outline.read_text(encoding="utf-8")

    def said(**options: object) -> str:
        return api.render(text, to="txt", **options).data.decode().split("\n")[1]

    assert (said(source=str(outline)), said()) == ("一。", "二。")
    assert said(folders=[folder / "home" / "templates"]) == "三。"
    (folder / "templates" / "own.md.j2").unlink()
    assert said() == "三。"
    with pytest.raises(api.TemplateError):
        said(folders=())


EXECUTORS = (None, ThreadPoolExecutor, ProcessPoolExecutor)


@pytest.mark.parametrize("kind", EXECUTORS)
def test_many_outlines_come_back_in_their_order_and_a_wrong_one_stops_none(folder: Path, kind):
    texts = {f"s{number:02}": WRONG if number == 20 else OUTLINE.replace("年会", f"{number}会") for number in range(40)}
    paths = write(folder, **texts)
    executor = kind(2) if kind else None
    try:
        files = list(api.render_many(paths, to="txt", executor=executor))
    finally:
        if executor:
            executor.shutdown()
    assert [file.source for file in files] == list(map(str, paths))
    assert [number for number, file in enumerate(files) if file.error] == [20]
    assert all(f"在{number}会" in file.result().text for number, file in enumerate(files) if number != 20)
    with pytest.raises(api.OutlineError):
        files[20].result()


@pytest.mark.parametrize("kind", EXECUTORS)
def test_many_files_are_checked_and_repaired_in_their_order(folder: Path, kind):
    paths = write(folder, a=OUTLINE, b=WRONG, c=OUTLINE.replace("布署", "部署"), d=OUTLINE)
    executor = kind(2) if kind else None
    try:
        checked = list(api.check_many(paths, checks=api.choose_checks(["confusable"]), executor=executor))
        fixed = list(api.fix_many(paths, checks=api.choose_checks(["confusable"]), executor=executor))
    finally:
        if executor:
            executor.shutdown()
    assert [len(file.proofs.proofs) if file.proofs else None for file in checked] == [1, None, 0, 1]
    assert [file.repaired.repairs if file.repaired else None for file in fixed] == [1, None, 0, 1]
    assert "部署" in fixed[0].repaired.after
    assert paths[0].read_text(encoding="utf-8") == OUTLINE
    with pytest.raises(api.OutlineError):
        checked[1].result()


def test_one_renderer_and_one_configuration_serve_a_folder(folder: Path):
    (folder / "drafter.yaml").write_text("layout: strict\nrate: 100\n", encoding="utf-8")
    paths = write(folder, a=OUTLINE, b=OUTLINE)
    files = list(api.render_many(paths, proofread=True))
    assert [file.rate for file in files] == [100, 100]


def test_a_saved_result_is_replaced_only_where_it_is_unchanged(folder: Path):
    rendered = api.render(OUTLINE)
    api.save(rendered, "a.docx")
    api.save(api.render(OUTLINE.replace("年会", "大会")), "a.docx")
    (folder / "a.docx").write_bytes(b"other")
    with pytest.raises(api.OutputError):
        api.save(rendered, "a.docx")
    api.save("文\n", "b.txt")
    with pytest.raises(api.OutputError):
        api.save("字\n", "b.txt")
    api.save("字\n", "b.txt", force=True)
    assert (folder / "b.txt").read_bytes() == "字\n".encode()


def test_what_was_mined_renders_again(folder: Path):
    source = api.render(OUTLINE, to="txt").data.decode()
    mined = api.mine(source, name="own", chinese=True)
    for name, text in mined.templates.items():
        (folder / f"{name}.md.j2").write_text(text, encoding="utf-8")
    assert mined.outline.startswith("模板: own\n")
    assert api.render(mined.outline, to="txt", folders=[folder]).data.decode() == source
    assert "在年会上的讲话" in mined.report


def test_the_numbers_of_a_speech(folder: Path):
    (numbers,) = api.stats(OUTLINE)
    assert (numbers.title, numbers.characters) == ("在年会上的讲话", api.render(OUTLINE).characters)


def _due(outline: str, folder: Path) -> list[int | None]:
    (numbers,) = api.stats(outline, templates=[folder])
    return [part.due for part in numbers.parts]


def test_a_limit_is_divided_as_the_template_says(folder: Path):
    (folder / "own.md.j2").write_text(
        "---\nparts:\n  opening: {hint: 开场, share: 1}\nsections:\n  - {heading: 一, share: 3}\n  - {heading: 二}\n---\n"
        '{% extends "speech.md.j2" %}\n',
        encoding="utf-8",
    )
    sections = "".join(f"  - {{heading: 第{number}件, body: 做完了。}}\n" for number in "甲乙丙丁")
    outline = f"template: own\ntitle: 讲话\nlimit: 1000字\nopening: 开头。\nsections:\n{sections}"
    two = outline.replace("  - {heading: 第丙件, body: 做完了。}\n  - {heading: 第丁件, body: 做完了。}\n", "")
    assert _due(two, folder) == [200, 600, 200]
    assert _due(outline, folder) == [111, 333, 333, 111, 111]  # the first half like the first section, the second like the second
    assert _due(two.replace("template: own\n", "template: speech\n") + "closing: 完。\n", folder) == [167, 333, 333, 167]
    assert _due(two.replace("limit: 1000字\n", ""), folder) == [None, None, None]


def test_new_outlines_templates_and_layouts(folder: Path):
    assert api.new_outline("speech", chinese=True).startswith("模板: speech")
    assert "symposium" in [entry.name for entry in api.list_templates()]
    assert api.find_template("symposium").name == "symposium.md.j2"
    assert api.show_template("symposium").startswith("---\n")
    assert api.list_layouts()[0].name == "gbt9704"
    assert "page:" in api.show_layout("gbt9704")
    (folder / "layouts").mkdir()
    (folder / "layouts" / "own.yaml").write_text("summary: 自\n", encoding="utf-8")
    (folder / "layouts" / "bad.yaml").write_text("tilte: 自\n", encoding="utf-8")
    entries = {entry.name: entry for entry in api.list_layouts()}
    assert (entries["own"].summary, bool(entries["bad"].error)) == ("自", True)
    assert api.show_layout("own") == "summary: 自\n"
    assert api.load_layout("own").summary == "自"


def test_the_processes_are_as_many_as_the_files_need(monkeypatch):
    monkeypatch.setattr(os, "cpu_count", lambda: 64)
    with api.processes(39) as executor:
        assert executor is None
    with api.processes(40) as executor:
        assert executor._max_workers == 2  # and this process
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    with api.processes(40) as executor:
        assert executor is None
