"""What is kept between two calls: a template is compiled once, and whatever was edited is seen at the next call."""

from __future__ import annotations

import os
from pathlib import Path

import jinja2
import pytest

from drafter import api

OWN = (
    '---\ntitle: 本站\n---\n{% extends "BASE.md.j2" %}\n{% block opening %}\nWORDS\n\n{{ opening | paragraphs }}\n{% endblock %}\n'
)
SPEECH = "template: own\ntitle: 第NUMBER次站务会\nopening: 人到齐了。\nsections: [{修闸: 汛前修好。}]\n"


@pytest.fixture
def compiled(monkeypatch) -> list[str]:
    """The names of the templates that are compiled."""
    names: list[str] = []
    compile_ = jinja2.Environment.compile

    def counting(self, source, name=None, *args, **kwargs):
        names.append(str(name))
        return compile_(self, source, name, *args, **kwargs)

    monkeypatch.setattr(jinja2.Environment, "compile", counting)
    return names


def write(path: Path, words: str, base: str = "speech", *, later: int = 0) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(OWN.replace("BASE", base).replace("WORDS", words), encoding="utf-8")
    os.utime(path, (1_000_000_000 + later, 1_000_000_000 + later))


def shown(folder: Path, number: int = 1, **options) -> str:
    return api.render(SPEECH.replace("NUMBER", str(number)), to="txt", folders=[folder], **options).text


# ---------------------------------------------------------------- once


@pytest.mark.parametrize("template", ["ceremony", "work-briefing", "pledge"])
def test_a_plain_loop_compiles_a_shipped_template_once(compiled, template):
    for number in range(5):
        api.render(f"template: {template}\ntitle: 第{number}次会\nopening: 开会。\n", to="txt")
    assert len(compiled) == len(set(compiled)) <= 3  # none, where another test was first


def test_so_it_does_a_template_of_one_s_own(compiled, tmp_path):
    write(tmp_path / "own.md.j2", "现在开会。")
    for number in range(5):
        assert f"第{number}次站务会" in shown(tmp_path, number)
    assert len([name for name in compiled if "own" in name]) == 1


def test_a_loop_of_checks_compiles_nothing_anew(compiled, tmp_path):
    write(tmp_path / "own.md.j2", "现在开会。")
    for number in range(5):
        api.check(SPEECH.replace("NUMBER", str(number)), templates=[tmp_path])
    assert len([name for name in compiled if "own" in name]) <= 1


# ---------------------------------------------------------------- and again where something was edited


def test_an_edited_template_is_seen(tmp_path):
    for later, words in enumerate(("现在开会。", "请坐好，现在开会。", "现在开会。")):
        write(tmp_path / "own.md.j2", words, later=later)
        assert f"\n{words}\n人到齐了。" in shown(tmp_path)


def test_an_edited_template_below_it_is_seen_by_a_renderer_that_somebody_keeps(tmp_path):
    renderer = api.Renderer(api.TemplateStore((tmp_path,)))
    (tmp_path / "own.md.j2").write_text('---\ntitle: 本站\n---\n{% extends "base.md.j2" %}\n', encoding="utf-8")
    for later, words in enumerate(("闸门检查过了。", "闸门和水泵都检查过了。")):
        write(tmp_path / "base.md.j2", words, later=later)
        assert words in api.render(SPEECH, to="txt", renderer=renderer).text


def test_an_edited_layout_is_seen(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    pages = []
    for later, size in enumerate(("三号", "小二")):
        file = tmp_path / "layouts" / "ours.yaml"
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"继承: gbt9704\n正文: {{字号: {size}}}\n", encoding="utf-8")
        os.utime(file, (1_000_000_000 + later, 1_000_000_000 + later))
        pages.append(api.render("title: 讲话\nlayout: ours\nsections: [{修闸: 修好。}]\n", to="html").data)
    assert pages[0] != pages[1]


def test_a_template_that_is_gone_is_no_longer_there(tmp_path):
    write(tmp_path / "own.md.j2", "现在开会。")
    assert "现在开会。" in shown(tmp_path)
    (tmp_path / "own.md.j2").unlink()
    with pytest.raises(api.TemplateError):
        shown(tmp_path)
