"""What is emitted reads as if a person had written it."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from drafter import api
from drafter.frames import Frame
from drafter.mine.emit import emit
from drafter.mine.emit.template import PLAIN
from drafter.mine.model import Formula, MinedSpeech
from drafter.outline.load import load
from drafter.speech.tree import Bundle
from drafter.template.render import Renderer
from drafter.template.store import TemplateStore, shipped_folder
from tests.mine.emit.emitting import mined, rendered
from tests.samples.rendering import SAMPLES
from tests.samples.rendering import rendered as sample
from tests.speech.notation import speech

SPEECH = speech(
    "title=在全市党建座谈会上的讲话 | date=（2026年11月21日） | speaker=李明 | salutation=同志们： |"
    "我局现有干部86人。 | 近年来，我局抓得紧。主要做了三方面工作： |"
    "¶一、/抓学习，务求入心。(学习要紧。◦一是/认真学标。(学原文。)◦二是/对表核标。(查短板。)) |"
    "¶二、/抓队伍，务求过硬。(队伍要强。) |"
    "¶三、/抓好作风建设。(作风要实。) |"
    "‖今后，我们要再接再厉。"
)
FACTS = MinedSpeech(
    Frame("{}，务求{}", 2, 3),
    ((1, Frame("{}标", 2, 2)),),
    (
        Formula("opening", "{单位}现有干部{干部人数}人。", (("单位", "我局"), ("干部人数", "86")), 0),
        Formula("transition", "主要做了{三}方面工作：", (("三", "三"),), 1),
    ),
    ("做法", "做法", "要求"),
)

TEMPLATE = """\
---
title: 座谈会讲话
genre: 座谈会讲话
summary: 从一篇讲稿学来：三个部分，小标题接排，句式“……，务求……”
required: [title, salutation, sections]
slots:
  单位: {hint: 单位, example: 我局}
  干部人数: {hint: 干部人数, example: 86}
parts:
  title: 标题
  speaker: 讲话人职务、姓名
  date: 日期，写成 2026-11-21
  salutation: {text: 同志们}
  opening: 开头
  closing: 结尾
sections:
  - {heading: ……，务求……, body: 做了什么、怎么做的, points: [……标, ……标]}
  - {heading: ……，务求……, body: 做了什么、怎么做的}
  - {heading: 第三部分的小标题, body: 提什么要求}
---
{% extends "speech.md.j2" %}

{% block front %}
{% for line in title | lines %}
# {{ line }}

{% endfor %}
{% for line in subtitle | lines %}
[——{{ line }}]{.subtitle}

{% endfor %}
{% for line in date | lines %}
[（{{ line | cn_date }}）]{.date}

{% endfor %}
{% for line in speaker | lines %}
[{{ line }}]{.speaker}

{% endfor %}
{% for line in salutation %}
[{{ line | sentence("：" if loop.last else "，") }}]{.salutation}

{% endfor %}
{% endblock %}

{% block opening %}
{{ 单位 }}现有干部{{ 干部人数 }}人。

{{ opening | paragraphs("一是") }}主要做了{{ sections | length | cn_count }}方面工作：
{% endblock %}

{# 小标题接排，句式“……，务求……”。 #}
{# 小标题3个，合“……，务求……”的2个，其余的在提纲里整句写出。 #}
{% set point_frames = ["{}标", "{}", "{}"] %}
{% block section %}
[{{ section | mark("一、") }}{{ section.heading | frame("{}，务求{}") | sentence }}]{.section}{{ section.body | paragraphs("一是", frame=point_frames[loop.index0] | default("{}")) }}

{{ section.sections | subsections }}
{% endblock %}

{% block closing %}
[]{.closing}{{ closing | paragraphs("一是") }}
{% endblock %}
"""
OUTLINE = """\
template: 座谈
title: 在全市党建座谈会上的讲话
speaker: 李明
date: 2026-11-21
salutation: 同志们
slots:
  单位: 我局
  干部人数: 86
opening:
  - 近年来，我局抓得紧。
sections:
  - heading: [抓学习, 入心]
    body:
      - 学习要紧。
      - heading: [认真学]
        body: 学原文。
      - heading: [对表核]
        body: 查短板。
  - heading: [抓队伍, 过硬]
    body: 队伍要强。
  - heading: 抓好作风建设
    body: 作风要实。
closing:
  - 今后，我们要再接再厉。
"""


def test_a_template_and_an_outline_are_emitted():
    emitted = emit(mined(SPEECH, [FACTS]), "座谈")
    assert emitted.template == TEMPLATE
    assert emitted.outline == OUTLINE
    assert rendered(emitted).document == SPEECH


def test_what_the_plain_template_writes_is_not_said_again():
    plain = (shipped_folder() / "speech.md.j2").read_text(encoding="utf-8")
    for block in PLAIN.values():
        assert block in plain


@pytest.mark.parametrize("name", SAMPLES)
def test_nothing_of_the_content_stands_in_the_template(name):
    emitted = emit(mined(sample(name).document), "学来")
    words = [line for line in sample(name).text.split("\n") if len(line) > 8]
    assert not any(line[:12] in template.text for template in emitted.templates for line in words)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_new_outline_can_be_made_of_an_emitted_template(name):
    emitted = emit(mined(sample(name).document), "学来")
    with tempfile.TemporaryDirectory() as folder:
        for template in emitted.templates:
            (Path(folder) / f"{template.name}.md.j2").write_text(template.text, encoding="utf-8")
        renderer = Renderer(TemplateStore((Path(folder),)))
        for template in emitted.templates:
            assert api.check_template(template.name, renderer)[1] > 0


def test_speeches_that_agree_share_a_template():
    twice = Bundle("合集", "（2篇）", (SPEECH, SPEECH._replace(closing=("再见。",))))
    emitted = emit(mined(twice, [FACTS, FACTS]), "座谈")
    assert [template.name for template in emitted.templates] == ["座谈"]
    assert [outline.template for outline in load(emitted.outline)[0].outlines] == ["座谈", "座谈"]


def test_an_outline_can_have_chinese_keys():
    outline = emit(mined(SPEECH, [FACTS]), "座谈", chinese=True).outline
    assert outline.startswith("模板: 座谈\n标题: 在全市党建座谈会上的讲话\n讲话人: 李明\n")
    assert "  - 小标题: [抓学习, 入心]\n    正文:\n" in outline
