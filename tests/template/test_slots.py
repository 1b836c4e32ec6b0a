"""Slots: the blanks of a template's formulas."""

from __future__ import annotations

import pytest

from drafter import api
from drafter.errors import DrafterError

FORMULA = "---\nslots: {甲: {%s}}\n---\n甲是{{ 甲 }}{%% if 甲 %%}。{%% endif %%}\n"


@pytest.mark.parametrize(
    ("declared", "given", "shown"),
    [
        ("hint: 提示", "甲: 一", "甲是一。"),
        ("hint: 提示", "甲: ", "甲是【待补：甲】"),
        ("hint: 提示", "", "甲是【待补：甲】"),
        ("default: 默认", "", "甲是默认。"),
        ("default: 默认", "甲: ", "甲是默认。"),
        ("default: 默认", "甲: 一", "甲是一。"),
        ("required: 否", "", "甲是"),
        ("required: false", "甲: 一", "甲是一。"),
        ("type: number", "甲: 3.10", "甲是3.10。"),
        ("type: number", "甲: 三百余", "甲是三百余。"),
        ("type: 数字", "甲: 125", "甲是125。"),
        ("type: date", "甲: 2026-01-02", "甲是2026年1月2日。"),
        ("type: date", "甲: 2026.1.2 下午", "甲是2026年1月2日 下午。"),
        ("type: date", "甲: 二〇二六年一月二日", "甲是二〇二六年一月二日。"),
        ("type: number", "甲: 【待补：人数】", "甲是【待补：人数】。"),
        ("hint: 提示", "甲: '# *一* <b>&amp;'", "甲是# *一* <b>&amp;。"),
        ("hint: 提示", "甲: 010", "甲是010。"),
    ],
)
def test_a_slot_shows(render, declared, given, shown):
    assert render(f"template: 模板\nslots: {{{given}}}\n", {"模板": FORMULA % declared}) == shown


@pytest.mark.parametrize("slots", ["甲", "甲: 提示", "甲: {}", "甲: {说明: 提示, 示例: 一}"])
def test_a_slot_is_declared_by_its_name_its_hint_or_in_full(render, slots):
    if slots == "甲":
        slots = "甲: "
    assert render("template: 模板\nslots: {甲: 一}", {"模板": f"---\nslots:\n  {slots}\n---\n{{{{ 甲 }}}}\n"}) == "一"


@pytest.mark.parametrize(
    ("declared", "given", "code"),
    [
        ("hint: 提示", "乙: 一", "outline.unknown-slot"),
        ("type: number", "甲: 很多", "outline.slot-number"),
        ("type: date", "甲: 明天", "outline.slot-date"),
    ],
)
def test_what_does_not_fit_is_reported_where_it_stands(fault, declared, given, code):
    assert fault(f"template: 模板\nslots:\n  {given}\n", {"模板": FORMULA % declared}) == (code, "outline:3:6")


def test_all_slots_that_do_not_fit_are_reported_at_once():
    with pytest.raises(DrafterError) as caught:
        api.render("template: symposium\ntitle: 讲话\nslots: {党员人数: 多, 单味: 局, 党员占比: 半数}\n")
    assert [(fault.code, fault.facts["found"]) for fault in caught.value.faults] == [
        ("outline.slot-number", "多"),
        ("outline.unknown-slot", "单味"),
    ]


def test_the_blanks_that_are_open_are_counted():
    rendered = api.render("template: symposium\ntitle: 讲话\nslots: {单位: 市科技局}\nsections: [{学: 早}]\n", to="txt")
    assert rendered.blanks == 4  # the salutation and three numbers
    assert rendered.text.count("【待补：") == 4


@pytest.mark.parametrize("name", ["title", "sections", "loop", "self", "1甲", "甲-乙", "true"])
def test_a_slot_cannot_be_called_like_a_part_or_an_operator(fault, name):
    assert fault("template: 模板", {"模板": f"---\nslots:\n  {name}: 提示\n---\n"}) == ("template.slot-name", "模板.md.j2:3:3")


# ---------------------------------------------------------------- parts that a template requires


@pytest.mark.parametrize(
    ("required", "line", "shown"),
    [
        ("title", "{{ title }}", "【待补：标题】"),
        ("opening", "{{ opening | paragraphs }}", "【待补：怎么开头】"),
        ("salutation", "{% for line in salutation %}{{ line }}{% endfor %}", "【待补：称呼】"),
        (
            "sections",
            "{% for section in sections %}## {{ section.heading }}{{ section.body | paragraphs }}{% endfor %}",
            "【待补：部分】",
        ),
    ],
)
def test_a_part_that_is_missing_is_an_open_blank(render, required, line, shown):
    template = f"---\nrequired: [{required}]\nparts: {{opening: 怎么开头}}\n---\n{line}\n"
    assert render("template: 模板", {"模板": template}) == shown


def test_a_part_that_is_not_required_is_simply_not_there(render):
    assert render("title: 讲话\nsections: [{学: 早}]\n") == "讲话↵一、学↵早"


def test_a_section_without_a_heading_has_an_open_one(render):
    assert render("title: 讲话\nsections: [{body: 早}]\n") == "讲话↵一、【待补：小标题】↵早"
