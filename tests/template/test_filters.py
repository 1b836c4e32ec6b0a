"""Each filter of a template, in a template of one line."""

from __future__ import annotations

import pytest

from drafter.template.budget import MAX_TEMPLATE
from drafter.template.filters import FILTERS, TESTS

SHOWN = {
    # marks
    "{{ 1 | mark('一、') }}学": "一、学",
    "{{ 11 | mark('（一）') }}学": "（十一）学",
    "{{ 3 | mark('1.') }}学": "3.学",
    "{{ 21 | mark('①') }}学": "㉑学",
    "{{ 2 | mark('一是') }}学": "二是学",
    "{{ 2 | mark('首先，') }}学": "其次，学",
    "{{ 3 | mark('首先，', 3) }}学": "最后，学",
    "{{ 3 | mark('none') }}学": "学",
    "{{ 3 | mark('无') }}学": "学",
    # frames
    "{{ '学习' | frame('{}，务求{}') }}": "学习",
    # the front
    "{% for line in ['一', '二'] | lines %}{{ line }}；{% endfor %}": "一；二；",
    # numerals
    "{{ 5 | cn }}": "五",
    "{{ '12' | cn }}": "十二",
    "{{ 0 | cn }}": "零",
    "{{ '若干' | cn }}": "若干",
    "{{ -1 | cn }}": "-1",
    "{{ 10000 | cn }}": "10000",
    "{{ 2 | cn_count }}方面": "两方面",
    "{{ '2' | cn_count }}方面": "两方面",
    "{{ 12 | cn_count }}方面": "十二方面",
    "{{ [1, 2, 3] | length | cn_count }}方面": "三方面",
    # dates
    "{{ '2026-11-21' | cn_date }}": "2026年11月21日",
    "{{ '2026-01-02' | cn_date }}": "2026年1月2日",
    "{{ '2026年春' | cn_date }}": "2026年春",
    "（{{ '' | cn_date }}）": "（）",
    # ends
    "{{ '学习' | sentence }}": "学习。",
    "{{ '学习？' | sentence }}": "学习？",
    "{{ '学习。' | sentence }}": "学习。",
    "{{ '同志们' | sentence('：') }}": "同志们：",
    "（{{ '' | sentence }}）": "（）",
    "{{ '*学*' | sentence }}": "*学*。",
    "{{ 1 | mark('一是') | sentence }}": "一是。",
    "{{ '学习。' | bare }}": "学习",
    "{{ '学习' | bare }}": "学习",
    # Jinja's own
    "{{ ['学', '*做*'] | join('、') }}": "学、*做*",
    "{{ [] | join }}空": "空",
    "{{ '一*二' | replace('*', '#') }}": "一#二",
    "{{ missing | default('没有') }}": "没有",
    "{{ '' | default('没有') }}空": "空",
    "{{ '' | default('没有', true) }}": "没有",
    "（{{ ' 一 ' | trim }}）": "（一）",
    "{{ ['一', '二'] | first }}{{ ['一', '二'] | last }}": "一二",
    "{{ [] | first }}{{ [] | last }}空": "空",
    "{{ '学习' | length }}": "2",
    "{{ 44.4 | round | int }}%": "44%",
    "{{ '3.5' | float }}": "3.5",
    # expressions
    "{{ '一' ~ '*' ~ 2 }}": "一*2",
    "{{ '一' + '#二' }}": "一#二",
    "{{ 40 + 4 }}%": "44%",
    "{{ 55 / 125 * 100 }}": "44.0",
    "{{ [1] + [2] | length }}".replace("[1] + [2] | length", "([1] + [2]) | length"): "2",
    "{% for n in range(3) %}{{ n }}{% endfor %}": "012",
    "{% set n = namespace(v=1) %}{% set n.v = n.v + 1 %}{{ n.v }}": "2",
    "{% if 2 in [1, 2] and 3 is odd %}是{% endif %}": "是",
    "{% macro 说(甲) %}说{{ 甲 }}{% endmacro %}{{ 说('*') }}": "说*",
    "{{ '一、二'.split('、') | last }}": "二",
    "{{ none }}无": "无",
}  # fmt: skip


@pytest.mark.parametrize("line", SHOWN)
def test_it_shows(render, line):
    assert render("template: 甲", {"甲": line}) == SHOWN[line]


def test_every_filter_is_shown_here():
    here = "".join(SHOWN)
    assert [
        name
        for name in FILTERS
        if f"| {name}" not in here and name not in ("heading", "paragraphs", "subsections", "attachment_list", "attached")
    ] == []


@pytest.mark.parametrize("name", TESTS)
def test_every_test_of_a_template_works(render, name):
    of = {
        "divisibleby": "(4)",
        "in": "([4])",
        "eq": "(4)",
        "ne": "(5)",
        "gt": "(3)",
        "ge": "(4)",
        "lt": "(5)",
        "le": "(4)",
        "string": "",
    }.get(name, "")
    value = {"undefined": "missing", "none": "none", "string": "'四'", "mapping": "{}", "sequence": "[]", "odd": "3"}.get(name, "4")
    assert render("template: 甲", {"甲": f"{{% if {value} is {name}{of} %}}是{{% endif %}}"}) == "是"


# ---------------------------------------------------------------- frames

PARTY = "template: 甲\nsections:\n- heading: {heading}\n"
FRAMED = "{{% for section in sections %}}\n## {{{{ section.heading | frame('{}') }}}}\n{{% endfor %}}\n"


@pytest.mark.parametrize(
    ("pattern", "heading", "shown"),
    [
        ("{}，务求{}", "[紧扣标准, 党建达标]", "紧扣标准，务求党建达标"),
        ("{}，务求{}", "紧扣标准", "紧扣标准"),
        ("{}，务求{}", "'{}，务求{}'", "{}，务求{}"),
        ("有利于{}，让{}“{}”起来", "[筑牢底线, 责任, 实]", "有利于筑牢底线，让责任“实”起来"),
        ("{}", "[学习]", "学习"),
        ("{}，{}", "['{}', '*']", "{}，*"),
        ("强化{}", "[]", None),
        ("{}，务求{}", "[只有一个]", None),
        ("{}，务求{}", "[一, 二, 三]", None),
    ],
)
def test_a_frame_takes_its_blanks_or_a_whole_heading(render, fault, pattern, heading, shown):
    outline, templates = PARTY.format(heading=heading), {"甲": FRAMED.format(pattern)}
    if shown is None:
        assert fault(outline, templates) == ("outline.frame-blanks", "outline:3:12")
    else:
        assert render(outline, templates) == shown


# ---------------------------------------------------------------- what a filter cannot use

REFUSED = {
    "{{ 1 | mark('二、') }}": "template.unknown-marks",
    "{{ 51 | mark('①') }}": "template.no-such-mark",
    "{{ 0 | mark('一、') }}": "template.no-such-mark",
    "{{ '一' | upper }}": "template.no-filter",
    "{{ '一' is callable }}": "template.no-test",
    "{% if '一' is callable %}一{% endif %}": "template.no-test",
    "{% if true %}一{% endif %}{% if opening | upper %}一{% endif %}": "template.no-filter",
    "{{ missing }}": "template.undefined",
    "{{ missing | mark('一、') }}": "template.undefined",
    "{{ [1] }}": "template.unwritable",
    "{{ {'一': 1} }}": "template.unwritable",
    "{{ opening }}": "template.unwritable",
    "{{ true }}": "template.unwritable",
    "{{ '一' * 3 }}": "template.operator",
    "{{ '一' % 3 }}": "template.operator",
    "{{ 2 ** 3 }}": "template.operator",
    "{{ 1 / 0 }}": "template.by-zero",
    "{% include '乙.md.j2' %}": "template.not-found",
    "{% for %}": "template.incomplete",
}


@pytest.mark.parametrize("line", REFUSED)
def test_it_is_refused_with_its_line(fault, line):
    code, place = fault("template: 甲\nopening: 一\n", {"甲": f"# 题\n\n{line}\n"})
    assert (code, place) == (REFUSED[line], "甲.md.j2:3")


def test_a_template_of_any_length_is_refused(fault):
    assert fault("template: 甲", {"甲": "一" * (MAX_TEMPLATE + 1)})[0] == "template.too-long"
