"""Bodies and sub-sections: which marks points get, where they stand, what stands between heading and text."""

from __future__ import annotations

import pytest

BODY = "{{ opening | paragraphs(%s) }}\n"
POINTS = "[导语。, {学: 早}, {做: 晚}]"


@pytest.mark.parametrize(
    ("arguments", "body", "markdown"),
    [
        ("", POINTS, "导语。[学。]{.point}早[做。]{.point}晚"),
        ("'一是'", POINTS, "导语。[一是学。]{.point}早[二是做。]{.point}晚"),
        ("'一是', points='own'", POINTS, "导语。↵↵[一是学。]{.point}早↵↵[二是做。]{.point}晚"),
        ("'一是', end='：'", POINTS, "导语。[一是学：]{.point}早[二是做：]{.point}晚"),
        ("'一是', end=''", POINTS, "导语。[一是学]{.point}早[二是做]{.point}晚"),
        ("'其一，'", "[{学: 早}, {做: 晚}, {比: 夜}]", "[其一，学。]{.point}早[其二，做。]{.point}晚[其三，比。]{.point}夜"),
        ("'首先，'", "[{学: 早}, {做: 晚}, {比: 夜}]", "[首先，学。]{.point}早[其次，做。]{.point}晚[最后，比。]{.point}夜"),
        (
            "'一是', frame='夯实{}基础，{}取得新{}'",
            "[{heading: [廉洁, 作风, 气象], body: 早}]",
            "[一是夯实廉洁基础，作风取得新气象。]{.point}早",
        ),
        ("'一是', frame='夯实{}基础'", "[{夯实廉洁之基: 早}]", "[一是夯实廉洁之基。]{.point}早"),
        ("'一是'", "[{突出“学”，: 早}]", "[一是突出“学”，]{.point}早"),
        ("'一是'", "[{学什么？: 早}]", "[一是学什么？]{.point}早"),
        ("'一是'", "[{heading: 学}]", "[一是学]{.point}"),
        ("'一是'", "[{heading: 学。}]", "[一是学。]{.point}"),
        ("'一是'", "[{body: 早}]", "[一是]{.point}早"),
        ("'一是'", "[{学: [早, 晚]}]", "[一是学。]{.point}早↵↵[]{.in-point}晚"),
        ("'一是'", "[一, 二]", "一↵↵二"),
        ("'一是'", "一、二", "一、二"),
        ("'一是'", "'# 一'", "\\# 一"),
        ("'一是'", "[{'*学*': '<b>'}]", "[一是\\*学\\*。]{.point}\\<b\\>"),
        ("'一是'", "[{一是学: 二是做}]", "[一是学。]{.point}二是做。"),
        ("'none'", "[{一是学: 早}]", "[&#19968;是学。]{.point}早"),
        ("'一是'", "[]", ""),
    ],
)
def test_a_body_becomes(render, arguments, body, markdown):
    assert render(f"template: 甲\nopening: {body}\n", {"甲": BODY % arguments}, to="md") == markdown


def test_points_are_counted_past_the_paragraphs_between_them(render):
    assert (
        render("template: 甲\nopening: [{学: 早}, 中间, {做: 晚}]\n", {"甲": BODY % "'一是', points='own'"})
        == "一是学。早↵中间↵二是做。晚"
    )


def test_deeper_points_take_the_marks_of_their_level(render):
    outline = "template: 甲\nopening: [{学: [导, {早: [晨, {读: [书, {写: 字}]}]}]}]\n"
    assert render(outline, {"甲": BODY % "'一是', points='own'"}) == "一是学。导↵1.早。晨↵（1）读。书↵①写。字"


def test_a_text_is_a_body_of_one_paragraph(render):
    assert render("template: 甲\ntitle: '*讲话*'\n", {"甲": "{{ title | paragraphs('一是') }}"}) == "*讲话*"


# ---------------------------------------------------------------- what a section and a point say of their own

SECTION = "{% for section in sections %}\n## {{ section.heading }}\n\n{{ section.body | paragraphs('一是') }}\n{% endfor %}\n"


@pytest.mark.parametrize(
    ("says", "shown"),
    [
        ("", "头↵导语。一是学。早二是做。晚"),
        ("marks: 一要", "头↵导语。一要学。早二要做。晚"),
        ("marks: none", "头↵导语。学。早做。晚"),
        ("序号: 无", "头↵导语。学。早做。晚"),
        ("marks: （1）", "头↵导语。（1）学。早（2）做。晚"),
        ("points: own", "头↵导语。↵一是学。早↵二是做。晚"),
        ("要点: 另起", "头↵导语。↵一是学。早↵二是做。晚"),
        ("points: own\n  marks: ①", "头↵导语。↵①学。早↵②做。晚"),
    ],
)
def test_a_section_overrides_the_marks_and_the_paragraphs_of_its_template(render, says, shown):
    outline = f"template: 甲\nsections:\n- heading: 头\n  {says}\n  body: {POINTS}\n"
    assert render(outline, {"甲": SECTION}) == shown


def test_a_section_may_run_on_what_its_template_opens(render):
    template = SECTION.replace("'一是'", "'一是', points='own'")
    outline = f"template: 甲\nsections:\n- heading: 头\n  points: run-on\n  body: {POINTS}\n- heading: 尾\n  body: {POINTS}\n"
    assert render(outline, {"甲": template}) == "头↵导语。一是学。早二是做。晚↵尾↵导语。↵一是学。早↵二是做。晚"


def test_a_point_overrides_the_marks_of_the_points_inside_it(render):
    outline = "template: 甲\nopening:\n- heading: 学\n  marks: ①\n  points: own\n  body: [导语。, {早: 晨}, {晚: 夜}]\n- 做: [导语。, {早: 晨}]\n"
    assert render(outline, {"甲": BODY % "'一是'"}) == "一是学。导语。↵①早。晨↵②晚。夜二是做。导语。1.早。晨"


def test_a_body_that_opens_with_an_own_point_does_not_run_on_in_a_run_in_heading(render):
    template = "{% for section in sections %}\n[{{ section.heading | sentence }}]{.section}{{ section.body | paragraphs('一是', points='own') }}\n\n{% endfor %}\n"
    outline = "template: 甲\nsections:\n- 学: [导语。, {早: 晨}]\n- 做: [{早: 晨}]\n- 比: 高\n"
    assert render(outline, {"甲": template}) == "学。导语。↵一是早。晨↵做。↵一是早。晨↵比。高"


# ---------------------------------------------------------------- sub-sections


def test_sub_sections_take_the_marks_of_their_levels(render):
    outline = """\
title: 讲话
sections:
- heading: 甲
  sections:
  - heading: 乙
    body: [导语。, {点: 一}]
    sections:
    - 丙: 二
    - heading: 丁
      sections: [{戊: 三}]
  - 己: 四
"""
    assert render(outline) == "讲话↵一、甲↵（一）乙↵导语。一是点。一↵1.丙↵二↵2.丁↵（1）戊↵三↵（二）己↵四"


def test_sub_sections_may_be_given_other_marks(render):
    template = "{% for section in sections %}\n## {{ section.heading }}\n\n{{ section.sections | subsections(marks='一是', points='own') }}\n{% endfor %}\n"
    outline = "template: 甲\nsections:\n- heading: 头\n  sections:\n  - 学: [导语。, {点: 一}]\n  - 做: 二\n"
    assert render(outline, {"甲": template}) == "头↵一是学↵导语。↵1.点。一↵二是做↵二"


def test_a_sub_section_says_its_own_marks_and_paragraphs(render):
    outline = "title: 讲话\nsections:\n- heading: 甲\n  sections:\n  - heading: 乙\n    marks: 一是\n    points: own\n    body: [导语。, {点: 一}]\n"
    assert render(outline) == "讲话↵一、甲↵（一）乙↵导语。↵一是点。一"


def test_five_levels_of_sections_are_refused(fault):
    deep = (
        "title: 讲话\nsections:\n"
        + "".join(f"{'  ' * n}- heading: 级\n{'  ' * n}  sections:\n" for n in range(4))
        + "        - 级: 文\n"
    )
    assert fault(deep)[0] == "outline.too-deep"
