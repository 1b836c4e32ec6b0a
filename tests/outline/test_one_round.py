"""What no YAML parser can read is told, and what is wrong in other lines is told in the same round."""

from __future__ import annotations

import pytest

from drafter import api
from drafter.errors import OutlineError

BROKEN = {
    "a bracket": ("落款: [县粮库, 县农业局", "yaml.bracket-open"),
    "a brace": ("填空: {单位: 县粮库", "yaml.bracket-open"),
    "brackets that are no pair": ("落款: [县粮库, 县农业局}", "yaml.bracket-open"),
    "a quote between brackets": ('落款: ["县粮库, 县农业局]', "yaml.quote-open"),
    "a backslash": ('备注: "D:\\稿子"', "yaml.escape"),
    "an item behind a key": ("备注: - 明天印", "yaml.list-here"),
    "an indentation": ("   备注: 明天印", "yaml.stray-colon"),
    "a tab": ("\t备注: 明天印", "yaml.tab"),
}
OTHER = {
    "an unknown key": ("称乎: 同志们", "yaml.unknown-key"),
    "a date": ("日期: 2026-02-30", "outline.date"),
    "a full-width colon": ("讲话人：周全", "yaml.wide-colon"),
    "a bracket": ("讲话人: [周全, 李梅", "yaml.bracket-open"),
}


def faults(outline: str) -> list[tuple[int, str]]:
    with pytest.raises(OutlineError) as caught:
        api.render(outline)
    return [(fault.place.line, fault.code) for fault in caught.value.faults if fault.place]


@pytest.mark.parametrize("other", OTHER)
@pytest.mark.parametrize("broken", BROKEN)
def test_faults_above_and_below_are_told_with_it(broken: str, other: str):
    (line, code), (further, its) = BROKEN[broken], OTHER[other]
    body = "部分:\n  - 小标题: 腾好仓\n    正文: 仓要腾空。\n"
    assert faults(f"标题: 讲话\n{line}\n副标题: 在秋收会上\n{further}\n{body}") == [(2, code), (4, its)]
    assert faults(f"标题: 讲话\n{further}\n副标题: 在秋收会上\n{line}\n{body}") == [(2, its), (4, code)]


def test_a_line_is_told_once():
    assert faults('标题: 讲话\n日期: "2026\\年"\n开始: {9:00\n部分:\n  - 甲: 乙。\n') == [
        (2, "yaml.escape"),
        (3, "yaml.bracket-open"),
    ]


def test_brackets_over_several_lines_are_left_to_the_parser():
    assert faults("标题: 讲话\n落款: [县粮库,\n  县农业局\n日期: 2026-02-30\n")[0] == (2, "yaml.bracket-open")


@pytest.mark.parametrize(
    "line", ["[" * 4000 + "甲[" + "]" * 4000 + "乙", "[甲[" * 2500, "[{甲: 乙[丙}" * 800 + "]丁", "['甲[乙, 丙]丁[戊]己"]
)
def test_any_row_of_brackets_ends(line):
    assert faults(f"标题: 讲话\n附件: {line}\n")
