"""Titles of several lines."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.layout import load_layout
from drafter.write.docx.titles import title_lines

GBT = load_layout("gbt9704")

TITLES = [
    "在全县安全生产暨消防工作会议上的讲话",
    "关于一九八六年以来全市/统计督察整改有关情况的说明",
    "在2026年新任职干部培训班/春季学期结业典礼上的讲话提纲",
    "在全市科技系统庆祝建党/105周年总结表彰大会上的讲话",
    "携手创新、共谋发展、服务民生/——在第六届“数字乡村”国际合作/论坛开幕式上的主旨演讲",
    "在传达学习习近平新时代/中国特色社会主义思想专题/读书班交流研讨会上的发言",
    "在市第九届人民代表大会/第二次会议闭幕会上的讲话",
    "在全区深化“一网通办”改革优化/营商环境工作推进会议上的讲话",
    "在县委理论学习中心组党纪学习教育/专题学习研讨会上的发言",
    "在市直机关基层党组织书记抓党建工作/述职评议考核会上的点评讲话",
    "在全省推动高质量发展重大项目/建设现场会上的表态发言",
    "在全县上半年经济形势分析暨下半年/重点工作调度推进会议上的讲话",
]


def lines(title: str) -> list[str]:
    return title_lines(title, GBT.title, GBT.page.text_width)


@pytest.mark.parametrize("title", TITLES)
def test_a_title_breaks_where_its_words_end(title):
    assert "/".join(lines(title.replace("/", ""))) == title


@pytest.mark.parametrize("title", TITLES)
def test_no_line_begins_with_a_particle_or_closing_mark(title):
    assert not [line for line in lines(title.replace("/", "")) if re.match("[的和与、，。”》）]", line)]


def test_what_the_table_does_not_know_is_kept_whole_where_it_can_be():
    assert lines("在欧阳娜娜诸葛孔明司马相如东方不败座谈会上的讲话") == ["在欧阳娜娜诸葛孔明司马相如东方不败", "座谈会上的讲话"]


def test_a_title_of_more_than_five_lines_is_left_to_word():
    assert lines("会" * 101) == ["会" * 101]


def test_a_narrow_sheet_breaks_a_short_title_too():
    assert title_lines("在全市科技系统党建工作座谈会上的讲话", GBT.title, 260) == ["在全市科技系统", "党建工作座谈会上的讲话"]


@given(st.text(st.sampled_from("在全市会议上的和与、，《》“”（）——2026年Ab 工作讲话　"), max_size=90))
def test_no_character_is_lost_and_every_line_fits_where_the_title_is_parted(title):
    found = lines(title)
    assert "".join(found) == title
    if len(found) > 1:
        assert all(line and len(line) <= 40 for line in found)
