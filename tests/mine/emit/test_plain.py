"""What is written when nobody says otherwise stands in one place, and rendering and mining both take it from there."""

from __future__ import annotations

import ast
import inspect
from pathlib import Path

import pytest
import yaml

import drafter
from drafter import api
from drafter.files.shipped import shipped_folder
from drafter.mine.emit import emit, plain
from drafter.mine.model import MinedSpeech
from drafter.mine.pipeline import mine_text
from drafter.read.source import SourceText
from drafter.speech import style
from drafter.speech.style import HeadingStyle, PointStyle, SubsectionStyle
from drafter.speech.tree import Bundle
from drafter.template import filters
from tests.mine.emit.emitting import mined, rendered
from tests.samples.rendering import rendered as sample
from tests.speech.notation import speech

SPEECH = speech(
    "title=在党建座谈会上的讲话 | subtitle=——谈学习 | speaker=李明 | date=（2026年11月21日） | salutation=各位来宾， | salutation=同志们： |"
    "近年来，我局抓得紧。◦一是/早。(学) |"
    "§一、/抓学习(学习要紧。◦一是/认真学标。(学原文。•1./早。(子)•2./晚。(丑))◦二是/对表核标。(查短板。)) |"
    "§二、/抓队伍(队伍要强。) |"
    "‖今后，我们要再接再厉。 •一是/学。(早)•二是/做。(晚)"
)


# ---------------------------------------------------------------- nothing stands twice


def test_no_line_of_a_shipped_template_stands_in_the_code():
    said_everywhere = {"---", "", "{% endblock %}", "{% endfor %}"}
    shipped = {line.strip() for path in shipped_folder().glob("*.md.j2") for line in path.read_text(encoding="utf-8").split("\n")}
    folder = Path(drafter.__file__).parent
    for module in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                again = {line.strip() for line in node.value.split("\n")} & (shipped - said_everywhere)
                assert not again, f"{module.relative_to(folder)}:{node.lineno} has a line of a shipped template: {again}"


@pytest.mark.parametrize(
    ("filter_name", "defaults"),
    [("heading", HeadingStyle()), ("paragraphs", PointStyle()), ("subsections", SubsectionStyle())],
)
def test_a_filter_has_the_defaults_of_its_style(filter_name, defaults):
    parameters = list(inspect.signature(filters.FILTERS[filter_name]).parameters.values())[1:]
    own = {name: value for name, value in defaults._asdict().items() if name != "depth"}  # of the level, which no template says
    assert {parameter.name: parameter.default for parameter in parameters} == own


def test_the_marks_of_the_levels_change_for_rendering_and_for_mining(monkeypatch):
    before = emit(mined(SPEECH), "学来")
    assert "marks:" not in before.outline
    monkeypatch.setattr(style, "LEVEL_MARKS", ("一、", "（一）", "（1）", "1.", "①"))
    assert "（1）早。" in rendered(before).text
    after = emit(mined(SPEECH), "学来")
    assert "marks: 1." in after.outline
    assert rendered(after).document == SPEECH


# ---------------------------------------------------------------- the shipped template is read


@pytest.fixture
def shipped(monkeypatch, tmp_path):
    """Edits the shipped templates, for mining: each edit a text and what stands in its place."""

    def edit(*edits):
        for path in shipped_folder().glob("*.md.j2"):
            (tmp_path / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
        for name, old, new in edits:
            path = tmp_path / f"{name}.md.j2"
            text = path.read_text(encoding="utf-8")
            assert old in text
            path.write_text(text.replace(old, new), encoding="utf-8")
        monkeypatch.setattr(plain, "shipped_folder", lambda: tmp_path)
        clear()
        return tmp_path

    def clear():
        plain.plain.cache_clear()
        plain.plain_bundle.cache_clear()

    yield edit
    clear()


def again(emitted, folder):
    """What was emitted, rendered where the plain template is the edited one."""
    for template in emitted.templates:
        (folder / f"{template.name}.md.j2").write_text(template.text, encoding="utf-8")
    return api.render(emitted.outline, to="txt", folders=(folder,)).document


EDITS = {
    "marks": [("speech", 'section | mark("一、")', 'section | mark("第一，")')],
    "marks of points": [("speech", 'opening | paragraphs("一是")', 'opening | paragraphs("（一）", points="own")')],
    "paragraphs of points": [("speech", 'closing | paragraphs("一是", points="own")', 'closing | paragraphs("一是")')],
    "around a subtitle": [("speech", '[{{ "——" if loop.first else "" }}{{ line }}]', "[《{{ line }}》]")],
    "around a date": [("speech", "[（{{ line | cn_date }}）]", "[{{ line }}]")],
    "behind an address": [("speech", 'sentence("：" if loop.last else "，")', 'sentence("！" if loop.last else "、")')],
    "a filter that mining does not know": [("speech", "# {{ line }}", "# {{ line | trim }}")],
    "a block of another shape": [("speech", "[{{ line }}]{.speaker}", "[{{ line }}]{.speaker}\n\n[{{ line }}]{.speaker}")],
    "another heading": [("speech", '## {{ section | mark("一、") }}{{ section.heading }}', '{{ section | heading("（一）") }}')],
    "the order of the front": [("speech", "block date", "block 甲"), ("speech", "block speaker", "block date"), ("speech", "block 甲", "block speaker"),
                               ("speech", "in date |", "in 甲 |"), ("speech", "in speaker |", "in date |"), ("speech", "in 甲 |", "in speaker |"),
                               ("speech", "[{{ line }}]{.speaker}", "甲"), ("speech", "[（{{ line | cn_date }}）]{.date}", "[{{ line }}]{.speaker}"), ("speech", "甲", "[（{{ line | cn_date }}）]{.date}")],
}  # fmt: skip


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_of_the_plain_template_changes_what_must_be_said(shipped, edit):
    before = emit(mined(SPEECH), "学来")
    shipped(*EDITS[edit])
    assert emit(mined(SPEECH), "学来") != before


@pytest.mark.parametrize("edit", EDITS)
@pytest.mark.parametrize("name", ["", "bureau-symposium", "branch-yearend-custom"])
def test_whatever_the_plain_template_writes_a_mined_document_comes_back(shipped, name, edit):
    document = sample(name).document if name else SPEECH
    folder = shipped(*EDITS[edit])
    assert again(emit(mined(document), "学来"), folder) == document


def test_what_the_plain_template_writes_is_not_said_again():
    emitted = emit(mined(SPEECH, [MinedSpeech()]), "学来")
    assert emitted.template.partition("---\n")[2].partition("---\n")[2] == '{% extends "speech.md.j2" %}\n'


@pytest.mark.parametrize("count_line", ["（2篇）", "共2篇", "共两篇", ""])
def test_the_count_line_of_a_bundle_is_read_too(shipped, count_line):
    bundle = Bundle("讲话选", count_line, (SPEECH, SPEECH))
    for edits in ([], [("bundle", "（{{ speeches | length }}篇）", "共{{ speeches | length }}篇")]):
        folder = shipped(*edits)
        emitted = emit(mined(bundle), "学来")
        usual = "共2篇" if edits else "（2篇）"
        assert (len(emitted.templates) == 1) is (count_line == usual)
        assert again(emitted, folder) == bundle


def test_a_missing_block_is_told_in_words():
    with pytest.raises(ValueError, match="lacks the blocks closing, date, opening, salutation"):
        plain.read_plain("{% block front %}{% endblock %}{% block section %}{% endblock %}")


def test_a_mined_template_keeps_how_deep_the_speech_goes():
    text = "在治水会上的讲话\n同志们：\n今天研究治水。\n" + "".join(
        f"{mark}、治水要治{what}\n（一）{what}在厂\n1.查排口。每口一张照片。\n2.查台账。每月一核。\n（二）{what}在田\n天天有人管，月月有人查。\n"
        for mark, what in (("一", "源"), ("二", "人"))
    )
    front = yaml.safe_load(emit(mine_text(SourceText("a.txt", text)), "deep").template.split("---\n")[1])
    below = [
        {"heading": "第一小节的小标题", "points": ["要点的小标题", "要点的小标题"]},
        {"heading": "第二小节的小标题", "body": "一段，约50字"},
    ]
    assert [section["sections"] for section in front["sections"]] == [below, below]
    assert not any("body" in section for section in front["sections"])
