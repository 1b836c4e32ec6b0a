"""Every short form of an outline means the same as its long one."""

from __future__ import annotations

import pytest

from drafter.outline.load import load
from drafter.outline.model import Limit
from tests.outline.reading import file, outline, sections, shown

BODIES = {
    "a text": ("开头", "开头"),
    "a list of paragraphs": ("[一, 二]", "一 | 二"),
    "a point of one paragraph": ("- 学: 早学", "学(早学)"),
    "a point among paragraphs": ("- 一\n- 学: 早学\n- 二", "一 | 学(早学) | 二"),
    "a point of several paragraphs": ("- 学: [早学, 晚学]", "学(早学 | 晚学)"),
    "a point in full": ("- heading: 学\n  body: 早学", "学(早学)"),
    "a point in full, in Chinese": ("- 小标题: 学\n  正文: 早学", "学(早学)"),
    "a point that is only a heading": ("- heading: 学", "学()"),
    "a point that is only a text": ("- body: 早学", "(早学)"),
    "a point with an empty heading": ("- '': 早学", "(早学)"),
    "points in points": (
        "- 学:\n  - 导语\n  - 早学: 六点\n  - 晚学:\n    - 灯下: 三更",
        "学(导语 | 早学(六点) | 晚学(灯下(三更)))",
    ),
    "a point by its blanks": ("- heading: [学, 做]\n  body: 早", "[学，做](早)"),
    "an empty item": ("-\n- 一", "一"),
    "an empty list": ("[]", ""),
    "nothing": ("", ""),
}


@pytest.mark.parametrize("form", BODIES)
def test_a_body_is(form):
    text, expected = BODIES[form]
    indented = "".join(f"\n    {line}" for line in text.split("\n"))
    for key in ("opening", "closing"):
        assert shown(getattr(outline(f"{key}:{indented}\n"), key)) == expected
    assert shown(outline(f"sections:\n- heading: 题\n  body:{indented}\n").sections[0].body) == expected


SECTIONS = {
    "a heading and a body": ("- heading: 学\n  body: 早学", "§学(早学)"),
    "in Chinese": ("- 小标题: 学\n  正文: 早学", "§学(早学)"),
    "in short": ("- 学: 早学", "§学(早学)"),
    "in short, with points": ("- 学:\n  - 导语\n  - 早学: 六点", "§学(导语 | 早学(六点))"),
    "in short, with nothing yet": ("- 学:", "§学()"),
    "only a heading": ("- heading: 学", "§学()"),
    "the blanks of a frame": ("- heading: [学, 做]\n  body: 早", "§[学，做](早)"),
    "sub-sections": ("- heading: 学\n  body: 导语\n  sections:\n  - 深学: 深\n  - heading: 细学\n    sections:\n    - 更细: 细", "§学(导语 | §深学(深) §细学(§更细(细)))"),
    "several": ("- 学: 一\n- 做: 二", "§学(一) §做(二)"),
    "none": ("", ""),
}  # fmt: skip


@pytest.mark.parametrize("form", SECTIONS)
def test_a_section_is(form):
    text, expected = SECTIONS[form]
    assert sections(outline(f"sections:\n{text}\n").sections) == expected


@pytest.mark.parametrize(
    ("key", "style"), [("一是", "一是"), ("none", "none"), ("无", "none"), ("首先，", "首先，"), ("（一）", "（一）")]
)
def test_a_section_and_a_point_choose_the_marks_inside_them(key, style):
    (section,) = outline(f"sections:\n- heading: 学\n  marks: {key}\n  body:\n  - heading: 早\n    序号: {key}\n").sections
    assert (section.marks, section.body[0].marks) == (style, style)


@pytest.mark.parametrize(("word", "points"), [("own", "own"), ("另起", "own"), ("run-on", "run-on"), ("接排", "run-on")])
def test_a_section_says_whether_its_points_open_paragraphs(word, points):
    (section,) = outline(f"sections:\n- heading: 学\n  points: {word}\n").sections
    assert section.points == points


@pytest.mark.parametrize(
    ("text", "lines"),
    [("同志们", ("同志们",)), ("[各位领导, 同志们]", ("各位领导", "同志们")), ("\n- 各位领导\n- 同志们", ("各位领导", "同志们")), ("|\n  各位领导\n  同志们", ("各位领导", "同志们")), ("", ())],
)  # fmt: skip
def test_a_salutation_is_a_line_or_several(text, lines):
    assert outline(f"title: 讲话\nsalutation: {text}\n").salutation == lines


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("8分钟", Limit(8, "minutes")),
        ("8 分钟", Limit(8, "minutes")),
        ("7.5分", Limit(7.5, "minutes")),
        ("8 minutes", Limit(8, "minutes")),
        ("1 minute", Limit(1, "minutes")),
        ("8min", Limit(8, "minutes")),
        ("1600字", Limit(1600, "characters")),
        ("1600 characters", Limit(1600, "characters")),
        ("", None),
    ],
)
def test_a_limit_is_minutes_or_characters(text, limit):
    assert outline(f"title: 讲话\nlimit: {text}\n").limit == limit


@pytest.mark.parametrize("text", ["2026-11-21", "2026-11-21 ", "2026/11/21", "2026.11.21"])
def test_a_date_in_figures_is_a_day(text):
    assert outline(f"date: {text}\n").date == "2026-11-21"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-1-2", "2026-01-02"),
        ("2026年1月2日", "2026年1月2日"),
        ("2026年1月2日（星期五）", "2026年1月2日（星期五）"),
        ("", ""),
    ],
)
def test_any_other_date_stays_as_typed(text, day):
    assert outline(f"title: 讲话\ndate: {text}\n").date == day


# ---------------------------------------------------------------- bundles


@pytest.mark.parametrize("front", ["bundle: 合集", "合集: 合集", "bundle:\n  title: 合集", "合集:\n  标题: 合集\n  备注: 什么"])
def test_a_bundle_opens_with_its_title(front):
    found = file(f"{front}\n---\ntitle: 甲\n---\ntitle: 乙\n")
    assert found.bundle is not None
    assert (found.bundle.title, found.bundle.template, [one.title for one in found.outlines]) == ("合集", "bundle", ["甲", "乙"])


def test_a_bundle_chooses_its_own_template_and_layout():
    bundle = file("bundle: {title: 合集, template: 汇编, layout: strict}\n---\ntitle: 甲\n").bundle
    assert bundle is not None
    assert (bundle.template, bundle.layout) == ("汇编", "strict")


def test_several_documents_need_no_front():
    found = file("title: 甲\n---\ntitle: 乙\n")
    assert (found.bundle, [one.title for one in found.outlines]) == (None, ["甲", "乙"])


@pytest.mark.parametrize("text", ["---\ntitle: 甲\n", "title: 甲\n...\n", "# 备注\ntitle: 甲  # 备注\n"])
def test_documents_without_content_do_not_count(text):
    assert [one.title for one in file(text).outlines] == ["甲"]


# ---------------------------------------------------------------- notes, and what is not there


def test_notes_are_read_and_left_behind():
    noted, plain = outline("title: 甲\nnotes:\n- 领导改过\n- 记住: 不要超时\n"), outline("title: 甲\n")
    assert noted._replace(places={}) == plain._replace(places={})


def test_an_outline_without_a_template_is_a_plain_speech():
    assert [outline(text).template for text in ("title: 甲", "template:\ntitle: 甲", "template: symposium")] == [
        "speech",
        "speech",
        "symposium",
    ]


def test_nothing_is_reported_where_nothing_is_wrong():
    assert load("title: 甲\n")[1] == ()
