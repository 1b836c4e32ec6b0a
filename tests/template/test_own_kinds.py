"""Kinds of lines of the user's own: a class in a template, a type in a layout, through every format and back."""

from __future__ import annotations

import json
from io import BytesIO

import docx
import pytest
from jsonschema import Draft202012Validator

from drafter import api
from drafter.api.folders import renderer_for
from drafter.errors import OutlineError, TemplateError
from drafter.layout import load_layout
from drafter.mine.pipeline import mine_text
from drafter.read import read_bytes
from drafter.speech.flow import document_paragraphs
from drafter.speech.lines import own_class, own_kind
from drafter.speech.markdown import parse, write
from drafter.speech.tree import canonical

LAYOUT = """\
说明: 本局版式
motto: {字体: 楷体_GB2312, 对齐: 右对齐, 倾斜: 是}
样式: {家风: {字体: 黑体, 对齐: 居中}}
"""
TEMPLATE = """\
---
title: 己
slots: {训词: 一句话}
---
{% extends "speech.md.j2" %}
{% block opening %}
[{{ 训词 }}]{.motto}

{% if subtitle %}
[勤俭传家]{.家风}
{% endif %}

{{ opening | paragraphs }}
{% endblock %}
"""
OUTLINE = """\
模板: own
版式: office
标题: 在家风建设座谈会上的讲话
副标题: 写给年轻人
称呼: 同志们
填空: {训词: 知行合一}
开头:
  - 今天座谈，请大家说说各家的规矩。
  - {样式: motto, 文字: 行百里者**半**九十}
部分:
  - 立规矩:
    - 规矩是一代一代传下来的。
    - 样式: 家风
      文字: [一、勤, 二、俭]
  - 守规矩: 守住了，家就兴旺。
结尾: 谢谢大家！
"""


@pytest.fixture
def office(tmp_path):
    for name, text in {"layouts/office.yaml": LAYOUT, "templates/own.md.j2": TEMPLATE, "a.yaml": OUTLINE}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def rendered(office, **how):
    return api.render(OUTLINE, source=str(office / "a.yaml"), **how)


def kinds(document):
    return [
        (paragraph.kind, paragraph.text) for _, paragraph in document_paragraphs(document) if paragraph.kind in ("motto", "家风")
    ]


LINES = [("motto", "知行合一"), ("家风", "勤俭传家"), ("motto", "行百里者半九十"), ("家风", "一、勤"), ("家风", "二、俭")]


def test_lines_of_template_and_outline_have_their_kind(office):
    made = rendered(office)
    assert kinds(made.document) == LINES
    assert not [notice for notice in made.notices if notice.code.startswith("layout")]


def test_in_word_each_kind_is_a_style_of_its_name(office):
    word = docx.Document(BytesIO(rendered(office).data))
    found = [(paragraph.style.name, paragraph.text) for paragraph in word.paragraphs if paragraph.style.name in ("motto", "家风")]
    assert found == LINES
    assert word.styles["motto"].font.italic


def test_in_a_web_page_each_kind_is_a_class(office):
    page = rendered(office, to="html").data.decode()
    assert '<p class="motto">知行合一</p>' in page
    assert '<p class="家风">一、勤</p>' in page
    assert ".motto{" in page


@pytest.mark.parametrize("name", ["head", "sheet", "section1", "motto", "own-x", "line"])
def test_no_class_is_one_of_the_pages_own(name):
    assert own_kind(own_class(name)) == name or name.startswith("own-")
    assert own_class(name) not in ("head", "sheet", "section1", "line")


def test_markdown_is_read_back(office):
    speech = rendered(office).document
    assert parse(write(speech), is_own=lambda name: name in ("motto", "家风")) == canonical(speech)


@pytest.mark.parametrize("to", ["docx", "html", "md"])
def test_what_was_rendered_is_mined_with_its_kinds(office, to):
    made = rendered(office, to=to)
    mined = mine_text(read_bytes(made.data, f"a.{to}"))
    assert kinds(mined.document) == LINES
    from drafter.mine.emit import emit

    (office / "m").mkdir()
    again = emit(mined, "again")
    (office / "m" / "again.md.j2").write_text(again.template, encoding="utf-8")
    back = api.render(again.outline, renderer=renderer_for((office / "m",)))
    assert kinds(back.document) == LINES


def test_a_layout_that_does_not_know_a_kind_sets_it_as_text_and_says_so(office):
    made = rendered(office, layout="gbt9704")
    assert [notice.facts["found"] for notice in made.notices if notice.code == "layout.no-own-kind"] == ["motto", "家风"]
    styles = {paragraph.text: paragraph.style.name for paragraph in docx.Document(BytesIO(made.data)).paragraphs}
    assert styles["知行合一"] == "Body Text"


@pytest.mark.parametrize("layout", ["reading-copy", "windows-fonts", "strict", "meeting-paper"])
@pytest.mark.parametrize("to", ["docx", "html", "txt", "md", "prompt"])
def test_every_layout_and_format_shows_the_words(office, layout, to):
    data = rendered(office, layout=layout, to=to).data
    text = read_bytes(data, "a.docx").text if to == "docx" else data.decode()
    assert all(line in text for _, line in LINES[:2])


def test_a_layout_by_its_path_or_as_a_value_is_enough(office):
    elsewhere = office / "elsewhere.yaml"
    (office / "layouts" / "office.yaml").rename(elsewhere)
    outline = OUTLINE.replace("版式: office\n", "")
    source = str(office / "a.yaml")
    assert kinds(api.render(outline, source=source, layout=str(elsewhere)).document) == LINES
    assert kinds(api.render(outline, source=source, layout=load_layout(str(elsewhere))).document) == LINES
    assert kinds(api.render(outline.replace("标题", f"版式: {elsewhere}\n标题", 1), source=source).document) == LINES


def test_a_class_that_no_layout_knows_is_refused_in_branches_too(office):
    (office / "templates" / "own.md.j2").write_text(
        TEMPLATE.replace(".家风", ".家训").replace(".motto", ".mottto"), encoding="utf-8"
    )
    renderer = renderer_for((office / "templates",))
    with pytest.raises(TemplateError) as refused:
        api.check_template("own", renderer)
    assert [(fault.code, fault.place.line, fault.facts["found"]) for fault in refused.value.faults] == [
        ("template.no-class", 7, ".mottto"),
        ("template.no-class", 10, ".家训"),
    ]
    with pytest.raises(TemplateError, match="mottto"):
        rendered(office)


def test_classes_that_layouts_know_pass(office):
    assert api.check_template("own", renderer_for((office / "templates",)))[0].name == "own"


def test_edits_of_such_lines_come_back(office):
    made = rendered(office)

    def edited(change):
        word = docx.Document(BytesIO(made.data))
        change(word)
        saved = BytesIO()
        word.save(saved)
        return api.pull(saved.getvalue(), OUTLINE, source=str(office / "a.yaml"))

    def reword(word):
        next(one for one in word.paragraphs if one.text == "知行合一").runs[0].text = "学以致用"

    def add(word):
        place = next(one for one in word.paragraphs if one.text.startswith("规矩是一代"))
        place.insert_paragraph_before("耕读传家", word.styles["家风"])

    back = edited(reword)
    assert (back.outline, back.complete) == (OUTLINE.replace("训词: 知行合一", "训词: 学以致用"), True)
    back = edited(add)
    assert "    - 样式: 家风\n      文字: 耕读传家\n    - 规矩是一代" in back.outline
    assert back.complete


@pytest.mark.parametrize("name", ["标题头", "motto-2"])
def test_names_are_letters_digits_and_dashes(name):
    made = api.render(
        OUTLINE.replace("样式: motto", f"样式: {name}")
        .replace("模板: own\n版式: office\n", "")
        .replace("填空: {训词: 知行合一}\n", "")
    )
    assert name in {paragraph.kind for _, paragraph in document_paragraphs(made.document)}


@pytest.mark.parametrize("name", ["引文!", "quote", "''", "a b"])
def test_other_names_are_refused_at_their_line(name):
    with pytest.raises(OutlineError) as refused:
        api.render(OUTLINE.replace("样式: motto", f"样式: {name}"))
    assert [(fault.code, fault.place.line) for fault in refused.value.faults] == [("outline.own-kind", 9)]


def test_a_line_without_words_is_refused():
    with pytest.raises(OutlineError) as refused:
        api.render(OUTLINE.replace("文字: 行百里者**半**九十", "文字: "))
    assert [fault.code for fault in refused.value.faults] == ["outline.line-without-text"]


def test_the_schema_knows_such_lines():
    knows = Draft202012Validator(json.loads(json.dumps(api.schema())))
    for line in ({"样式": "motto", "文字": "知行合一"}, {"style": "motto", "text": ["一", "二"]}):
        assert not list(knows.iter_errors({"title": "甲", "opening": [line], "sections": [{"乙": "丙。"}]}))


def test_a_line_may_follow_a_run_in_heading_without_text():
    outline = "模板: symposium\n标题: 在座谈会上的发言\n部分: [{小标题: [安全, 实效], 正文: [{称呼: 各位领导}, {样式: motto, 文字: 知行合一}, 我讲三点。]}]\n"
    texts = [paragraph.text for _, paragraph in document_paragraphs(api.render(outline).document)]
    assert "各位领导：" in texts
    assert "知行合一" in texts
