"""Where a template lets headings stand alone, headings of a draft that run in are put on lines of their own, up to a length."""

from __future__ import annotations

import pytest

from drafter import api
from drafter.mine.emit.styles import SectionStyle
from drafter.pull.draft.form import LONGEST_ALONE, formed_sections
from drafter.speech.style import OWN, HeadingStyle, PointStyle
from drafter.speech.tree import Section

ALONE = SectionStyle(HeadingStyle(paragraph=OWN), PointStyle())


@pytest.mark.parametrize(("length", "run_in"), [(LONGEST_ALONE, False), (LONGEST_ALONE + 1, True)])
def test_only_a_short_heading_is_put_on_a_line_of_its_own(length, run_in):
    assert LONGEST_ALONE == 40
    (section,) = formed_sections([Section("一、", "水" * length, "。", True, ("要守住。",))], ALONE)
    assert (section.run_in, section.end) == (run_in, "。" if run_in else "")


def test_an_ordinal_of_two_numbers_has_the_last_one():
    text = "护林述职报告\n各位领导：\n我管山。\n一、工作\n1.1 巡山\n巡了九十天。\n1.2 补苗\n补了三百棵。\n二、问题\n2.1 人手\n人手不够。\n2.2 路\n路不通。\n"
    page = api.render(api.outline_from(text, "duty-report", source="draft.txt", chinese=False).text, source="a.yaml", to="txt").text
    assert [line for line in page.splitlines() if line.startswith("（")] == ["（一）巡山", "（二）补苗", "（一）人手", "（二）路"]
