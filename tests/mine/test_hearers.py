"""Lines that name hearers are told from others in a time that grows with their length alone."""

from __future__ import annotations

import time

import pytest

from drafter.mine.address import is_address, opening_address
from drafter.mine.clean.surroundings import is_menu
from drafter.mine.hearers import names_hearers
from tests.pace import within
from tests.safety.growth import in_proportion

LINES = {
    "尊敬的各位领导，女士们、先生们：": True,
    "老师代表们：": True,
    "各位领导和来宾暨全体同志：": True,
    "各位老师（家长），大家下午好！": True,
    "各位领导 各位来宾：": True,
    "奋战在渠道上的水利局全体员工：": True,
    "同志们；朋友们：": True,
    "同志们要抓紧，": False,
    "老闸口：": False,
    "感谢守在渠口的全体员工：": False,
    "，同志们：": False,
}


@pytest.mark.parametrize("line", LINES)
def test_lines_that_name_hearers(line: str):
    assert is_address(line) == LINES[line]


REPEATED = [
    *("老们", "新们", "全国们", "老所有全国们", "主任与新与", "在座的和", "；们", "首席执行官社长", "老师（人）新（人）"),
    *("副主席，们台长", "全体老甲人", "全体们好们好", "各位", "尊敬的老新", "的的公司全体员工", "各位领导和", "同志们"),
]


@pytest.mark.parametrize("end", ["：", "！", "，", "甲：", "的（人）…，"])
@pytest.mark.parametrize("words", REPEATED)
def test_no_line_has_more_divisions_than_places(words: str, end: str):
    line = (words * 90)[: 90 - len(end)] + end
    with within(0.5):
        is_address(line)
        opening_address(f"{line}今天开会。")


@pytest.mark.parametrize("line", ["】" * 80 + "讲话", "返回首页" * 25 + "讲话", "无障碍阅读" * 20 + "讲话", "返回顶部" * 20 + "甲"])
def test_a_line_of_a_menu_is_divided_once(line: str):
    with within(0.5):
        assert not is_menu(line)


@pytest.mark.parametrize(
    "words", ["老", "各位", "老所有全国们", "老师、", "各位老师和", "甲们", "职工代表（甲）", "各位\u3000", "在各个岗位的全体员工"]
)
def test_ten_times_the_line_takes_at_most_eleven_times_as_long(words: str):
    def seconds(size: int) -> float:
        line = words * (size // len(words))
        began = time.process_time()
        names_hearers(line)
        return time.process_time() - began

    assert in_proportion(seconds, 2_000)
