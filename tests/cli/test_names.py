"""Templates and layouts are understood by the Chinese names that their lists show, and a name that is nearly one is proposed."""

from __future__ import annotations

from pathlib import Path

import pytest

OWN = '---\ntitle: {}\n---\n{{% extends "speech.md.j2" %}}\n{{% block opening %}}\n本厂开会。\n\n{{{{ opening | paragraphs }}}}\n{{% endblock %}}\n'


@pytest.mark.parametrize(
    ("typed", "template"), [("表态发言", "pledge"), ("述职报告", "duty-report"), ("工作汇报", "work-briefing")]
)
@pytest.mark.parametrize("command", ["new {} -o a.yaml", "templates show {}", "templates copy {} -o a.md.j2", "templates check {}"])
def test_a_template_is_asked_for_by_its_chinese_name(drafter, folder: Path, command: str, typed: str, template: str):
    assert drafter(*command.format(typed).split()).exit == 0
    if command.startswith("new"):
        assert template in (folder / "a.yaml").read_text(encoding="utf-8").split("\n")[0]


@pytest.mark.parametrize(("typed", "layout"), [("会议材料", "meeting-paper"), ("朗读稿", "reading-copy")])
@pytest.mark.parametrize("key", ["--layout {}", ""])
def test_a_layout_is_asked_for_by_its_chinese_name(drafter, folder: Path, key: str, typed: str, layout: str):
    (folder / "speech.yaml").write_text(
        f"标题: 讲话\n{'' if key else f'版式: {typed}'}\n部分: [{{修机: 修好。}}]\n", encoding="utf-8"
    )
    exit_, _, err = drafter("render", "speech.yaml", *key.format(typed).split(), "-o", "a.docx")
    assert exit_ == 0 or layout in err


def test_an_outline_may_name_either(drafter, folder: Path):
    (folder / "speech.yaml").write_text("模板: 心得体会\n标题: 体会\n部分: [{修机: 修好。}]\n", encoding="utf-8")
    assert drafter("render", "speech.yaml", "-o", "a.txt").exit == 0


@pytest.mark.parametrize(
    ("typed", "template"), [("竟聘演讲", "candidacy"), ("坐谈会讲话", "symposium"), ("党课讲搞", "party-lecture")]
)
def test_a_name_with_a_wrong_character_proposes_the_right_one(drafter, typed: str, template: str):
    exit_, _, err = drafter("new", typed)
    assert exit_ == 4
    assert template in err


def test_a_template_of_one_s_own_goes_before_the_title_of_another(drafter, folder: Path):
    (folder / "templates").mkdir()
    (folder / "templates" / "讲话稿.md.j2").write_text(OWN.format("本厂"), encoding="utf-8")
    (folder / "speech.yaml").write_text("模板: 讲话稿\n标题: 讲话\n开头: 人到齐了。\n部分: [{修机: 修好。}]\n", encoding="utf-8")
    assert drafter("render", "speech.yaml", "-o", "a.txt").exit == 0
    assert "本厂开会。" in (folder / "a.txt").read_text(encoding="utf-8")
