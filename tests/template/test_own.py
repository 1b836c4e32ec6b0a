"""What single sections and points say of themselves: their mark, where they stand, that no mark ends their heading."""

from __future__ import annotations

import pytest

ALONE = '{% for section in sections %}\n## {{ section | mark("一、") }}{{ section.heading }}\n\n{{ section.body | paragraphs("一是") }}\n\n{{ section.sections | subsections }}\n{% endfor %}\n'
RUN_IN = '{% for section in sections %}\n[{{ section | mark("一、") }}{{ section.heading | sentence }}]{.section}{{ section.body | paragraphs("一是") }}\n\n{% endfor %}\n'
EITHER = '{% for section in sections %}\n{{ section | heading("一、", frame="坚持{}", end="。") }}{{ section.body | paragraphs("一是") }}\n\n{% endfor %}\n'


@pytest.mark.parametrize(
    ("template", "sections", "shown"),
    [
        (ALONE, "[{heading: 学}, {heading: 做, mark: 三、}, {heading: 比}]", "一、学↵三、做↵四、比"),
        (ALONE, "[{heading: 学}, {heading: 做, mark: none}, {heading: 比}]", "一、学↵做↵二、比"),
        (ALONE, "[{heading: '', body: 早}]", "一、↵早"),
        (ALONE, "[{body: 早}]", "一、【待补：小标题】↵早"),
        (RUN_IN, "[{heading: 学, body: 早}, {heading: 做, end: none, body: 晚}]", "一、学。早↵二、做晚"),
        (EITHER, "[{heading: 学, body: 早}, {heading: 做, paragraph: run-on, body: 晚}]", "一、学。↵早↵二、做。晚"),
        (EITHER, "[{heading: [学], end: none, body: 早}]", "一、坚持学↵早"),
        (EITHER, "[{heading: 学, mark: 甲、, body: 早}]", "甲、学。↵早"),
        (EITHER, "[{body: 早}]", "一、【待补：小标题】。↵早"),
        (ALONE, "[{heading: 学, sections: [{heading: 早, paragraph: run-on, body: 书}, {heading: 晚, mark: （五）}, {heading: 夜}]}]", "一、学↵（一）早。书↵（五）晚↵（六）夜"),
        (ALONE, "[{heading: 学, sections: [{heading: 早, paragraph: run-on, end: none, body: 书}]}]", "一、学↵（一）早书"),
        (ALONE, "[{heading: 学, body: [导, {heading: 早, paragraph: own, body: 书}, {heading: 晚, body: 字}]}]", "一、学↵导↵一是早。书二是晚。字"),
        (ALONE, "[{heading: 学, body: [{heading: 早, end: none, body: 书}]}]", "一、学↵一是早书"),
        (ALONE, "[{heading: 学, marks: '1、', body: [{早: 书}, {晚: 字}]}]", "一、学↵1、早。书2、晚。字"),
    ],
)  # fmt: skip
def test_a_unit_says_it(render, template, sections, shown):
    assert render(f"template: 甲\nsections: {sections}\n", {"甲": template}) == shown


def test_a_mark_that_a_template_does_not_ask_for_is_told(fault):
    template = {"甲": "{% for section in sections %}\n## {{ section.heading }}\n{% endfor %}\n"}
    assert fault("template: 甲\nsections: [{heading: 学, mark: 三、}]\n", template) == ("outline.unheard", "outline:2:25")


def test_a_heading_stands_where_the_outline_says_whatever_the_template(render):
    outline = "template: 甲\nsections: [{heading: 学, paragraph: run-on, body: 早。}, {heading: 做, body: 晚。}]\n"
    assert render(outline, {"甲": ALONE}) == "一、学。早。↵二、做↵晚。"


@pytest.mark.parametrize(
    ("front", "shown"),
    [
        ("title: [关于学习的, 讲话]\n", "关于学习的↵讲话"),
        ("title: 讲话\nspeaker: [李明, 王芳]\n", "讲话↵李明↵王芳"),
        ("title: 讲话\ndate: [2026-11-21, 下午]\n", "讲话↵（2026年11月21日）↵（下午）"),
    ],
)
def test_the_front_has_several_lines(render, front, shown):
    assert render(f"{front}sections: [{{heading: 学}}]\n") == f"{shown}↵一、学"


@pytest.mark.parametrize(
    ("arguments", "shown"),
    [
        ("", "（一）早↵一是学。书"),
        ("point_marks='一是'", "（一）早↵一是学。书"),
        ("'1.', paragraph='run-on', end='：'", "1.早：一是学：书"),
    ],
)
def test_subsections_are_written(render, arguments, shown):
    template = "{% for section in sections %}\n## 上\n\n{{ section.sections | subsections(" + arguments + ") }}\n{% endfor %}\n"
    outline = "template: 甲\nsections: [{heading: 上, sections: [{heading: 早, body: [{学: 书}]}]}]\n"
    assert render(outline, {"甲": template}) == f"上↵{shown}"
