"""A template of one's own from a shipped one, from the first copy to the document."""

from __future__ import annotations

import pytest

from drafter import api

OUTLINE = """\
template: 本局座谈会
title: 讲话
salutation: [各位领导, 同志们]
slots: {单位: 市科技局, 年份: 2026}
opening: 近年来，进步很大。
sections:
- heading: [紧扣标准, 党建达标]
  body: [导语。, {主动学标: 把手册带上。}]
- heading: 强化保障，务求创新
  body: 做好了。
closing: [还有不足。, {提高站位: 抓总。}]
"""


def test_three_lines_that_extend_change_nothing(render):
    shipped = OUTLINE.replace("本局座谈会", "symposium").replace(", 年份: 2026", "")
    assert render(
        shipped.replace("symposium", "我的"), {"我的": '---\ntitle: 座谈会讲话\n---\n{% extends "shipped/symposium.md.j2" %}\n'}
    ) == render(shipped)


def test_each_block_can_be_overridden(render):
    own = """\
---
title: 本局座谈会讲话
slots:
  单位: {hint: 单位, example: 市科技局}
  年份: {hint: 哪一年, example: 2026, type: number}
---
{% extends "shipped/symposium.md.j2" %}

{% block opening %}
{{ 年份 }}年，{{ 单位 }}{{ opening | paragraphs }}
{% endblock %}

{% block section %}
## {{ loop.index | mark("（一）") }}{{ section.heading | frame("{}，务求{}") }}

{{ section.body | paragraphs("①", points="own", end="：") }}
{% endblock %}

{% block closing %}
{{ super() }}

谢谢大家！
{% endblock %}
"""
    assert render(OUTLINE, {"本局座谈会": own}).split("↵") == [
        "讲话",
        "各位领导，",
        "同志们：",
        "2026年，市科技局近年来，进步很大。",
        "（一）紧扣标准，务求党建达标",
        "导语。",
        "①主动学标：把手册带上。",
        "（二）强化保障，务求创新",
        "做好了。",
        "还有不足。",
        "一是提高站位。抓总。",
        "谢谢大家！",
    ]


def test_a_front_of_ones_own(render):
    own = '---\ntitle: 题\n---\n{% extends "speech.md.j2" %}\n{% block front %}\n# {{ occasion }}\n\n# {{ title }}\n\n[{{ date | cn_date }}　{{ speaker }}]{.speaker}\n{% endblock %}\n'
    outline = "template: 甲\ntitle: 讲话\noccasion: 座谈会\ndate: 2026-01-02\nspeaker: 李明\nsections: [{学: 早}]\n"
    assert render(outline, {"甲": own}) == "座谈会↵讲话↵2026年1月2日　李明↵一、学↵早"


def test_a_template_may_be_written_from_nothing(render):
    own = "---\n标题: 贺信\n填空: {对象: {说明: 写给谁}}\n---\n# 贺　信\n\n[{{ 对象 }}：]{.salutation}\n\n{{ opening | paragraphs }}\n"
    assert (
        render("template: 贺信\n填空: {对象: 市一中}\n开头: [值此校庆之际。, 祝贺！]\n", {"贺信": own})
        == "贺　信↵市一中：↵值此校庆之际。↵祝贺！"
    )


def test_parts_that_templates_share_are_macros_or_includes(render):
    templates = {
        "要点/做法": "{% macro 做法(section, number) %}\n## {{ number | mark('一、') }}{{ section.heading }}\n\n{{ section.body | paragraphs('一是') }}\n{% endmacro %}\n",
        "要点/结束语": "谢谢{{ title }}！\n",
        "甲": "{% from '要点/做法.md.j2' import 做法 %}\n{% for section in sections %}\n{{ 做法(section, loop.index) }}\n\n{% endfor %}\n[]{.closing}{% include '要点/结束语.md.j2' %}\n",
    }
    assert (
        render("template: 甲\ntitle: 大家\nsections: [{学: [{早: 晨}]}, {做: 晚}]\n", templates)
        == "一、学↵一是早。晨↵二、做↵晚↵谢谢大家！"
    )


def test_the_front_of_a_bundle_of_ones_own(render):
    own = "# [{{ title }}（汇编）]{.bundle}\n\n[共{{ speeches | length | cn }}篇]{.count}\n"
    outline = "bundle: {title: 合集, template: 汇编}\n---\ntitle: 甲\nsections: [{学: 早}]\n---\ntitle: 乙\nsections: [{做: 晚}]\n"
    assert render(outline, {"汇编": own}) == "合集（汇编）↵共二篇↵↵甲↵一、学↵早↵↵乙↵一、做↵晚"


def test_a_template_with_windows_line_ends_and_a_byte_order_mark_reads_the_same(render, folder):
    made = folder({"甲": ""})
    (made / "甲.md.j2").write_bytes("﻿---\r\ntitle: 题\r\n---\r\n# {{ title }}\r\n\r\n一\r\n".encode())
    assert api.render("template: 甲\ntitle: 讲话\n", to="txt", folders=(made,)).data.decode() == "讲话\n一\n"


@pytest.mark.parametrize("spoken", ["各位领导，", "各位领导！"])
def test_a_salutation_that_brings_its_mark_keeps_it(render, spoken):
    assert render(f"title: 讲话\nsalutation: ['{spoken}', 同志们]\nsections: [{{学: 早}}]\n") == f"讲话↵{spoken}↵同志们：↵一、学↵早"
