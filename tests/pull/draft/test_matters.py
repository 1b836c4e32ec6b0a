"""Paragraphs that name what they are about: 在学习方面，……."""

from __future__ import annotations

from tests.pull.draft.test_parts import LAST, LONG, MORE, headings, outline_of

CALLED = "各位师傅："


def test_matters_in_a_row_go_on_with_one_in_a_single_sentence():
    above = (
        "下面查摆问题。",
        f"在看水方面，我看得不够勤。{LONG}",
        f"在算账方面，我算得不够细。{MORE}",
        f"在待人方面，我性子急。{LAST}",
    )
    last = "在廉洁方面，我没有收过谁的东西，但提醒家里人还不够。"
    found = headings(outline_of("护渠站组织生活会发言提纲", CALLED, *above, last, "请大家批评。"))
    assert [heading.rstrip("，") for heading in found] == ["在看水方面", "在算账方面", "在待人方面", "在廉洁方面"]
    found = headings(outline_of("护渠站组织生活会发言提纲", CALLED, *above, "在今后，谁的一段出了事谁负责。", "请大家批评。"))
    assert [heading.rstrip("，") for heading in found] == ["在看水方面", "在算账方面", "在待人方面"]
