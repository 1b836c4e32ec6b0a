"""Where a template lets headings stand alone, headings of a draft that run in are put on lines of their own, up to a length."""

from __future__ import annotations

import pytest

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
