"""How wide the columns of a table are."""

from __future__ import annotations

import pytest

from drafter.layout import load_layout
from drafter.write.docx.lines import cell_line_count
from drafter.write.docx.tables import column_widths

LAYOUT = load_layout("gbt9704")
HEAD, ROW = LAYOUT.type_of("table-head"), LAYOUT.type_of("table-row")
ROOM = 8845
MARGINS = 10.8


def lines(*rows: list[str]) -> list[list[int]]:
    """Of each row how many lines its cells have."""
    types = [HEAD, *[ROW] * (len(rows) - 1)]
    widths = column_widths(rows, types, ROOM)
    assert sum(widths) == ROOM
    return [
        [cell_line_count(text, type_, width / 20 - MARGINS) for text, width in zip(row, widths, strict=True)]
        for row, type_ in zip(rows, types, strict=True)
    ]


def test_a_long_remark_leaves_room_for_the_heads():
    remark = "西段因天气原因缓修，等麦收以后再安排机械进场"
    head = ["镇（街道）", "渠道/条", "长度/公里", "清淤量/方", "进度/%", "备注"]
    assert lines(head, ["南坪镇", "12", "36.5", "4800", "82", remark])[0] == [1] * 6


def test_a_short_name_is_not_broken_beside_long_texts():
    long = "从渠首到分水闸全线衬砌，两岸栽树护坡，人行桥加栏杆"
    assert [row[:2] for row in lines(["序号", "责任人", "任务", "措施"], ["1", "欧阳青山", long * 3, long * 3])] == [[1, 1], [1, 1]]


def test_a_table_with_room_for_all_is_as_it_was():
    rows = [["渠", "里程"], ["东渠", "3公里"]]
    assert column_widths(rows, [HEAD, ROW], ROOM) == [4249, 4596]


def test_a_name_of_eight_characters_is_not_broken():
    row = ["1", "办结一般业务不超过一个工作日，网上申请不超过半个工作日", "区住房城乡建设局", "东方渠", "达到全市前三", "年底前"]
    assert [one for one in lines(["序号", "指标", "牵头单位", "责任人", "目标", "时限"], row)[1] if one > 1] == [4]


def test_where_room_is_for_short_heads_alone_these_are_whole():
    heads = ["序号", "项目", "建设地点", "总投资", "完成率", "开工时间", "存在问题"]
    long = "东支渠节水改造及配套建筑物工程"
    row = ["1", long, long, "2.86", "70.8", "2025年11月", long]
    assert lines(heads, row)[0] == [1] * 7


@pytest.mark.parametrize("columns", [9, 14, 30])
def test_where_no_room_is_for_all_heads_the_columns_are_as_they_were(columns):
    rows = [["完成情况/公里"] * columns, ["1"] * columns]
    widths = column_widths(rows, [HEAD, ROW], ROOM)
    assert max(widths) - min(widths) < columns


def test_rows_may_have_cells_of_different_number():
    widths = column_widths([["镇"], ["南坪镇", "一条很长很长的说明，说了许多与渠道有关的事情，也说了别的"]], [HEAD, ROW], ROOM)
    assert len(widths) == 2
