"""Ordinals that authors type before headings: the one table of ordinals says what they are."""

from __future__ import annotations

import subprocess
import sys

import pytest

from drafter import api
from drafter.nodes.writing import literal, mapping_lines, scalar
from drafter.speech.numbering import STYLES, bare_number, may_begin
from drafter.speech.ordinals import typed_mark

OUTLINE = "template: speech\ntitle: 讲话\nsections:\n  - heading: {}\n    body: 话。\n  - heading: {}\n    body: 话。\n"

WITH_A_ROW = """
import sys
from drafter.files import tables
read = tables.read_document
def with_a_row(room, name, number, **words):
    table = read(room, name, number, **words)
    return {**table, "others": [*table["others"], "甲、"]} if number == 0 else table
tables.read_document = with_a_row
from drafter import api
sys.stdout.buffer.write(api.render(sys.argv[1], to="md").data)
"""


def headings(first: str, second: str) -> list[str]:
    shown = api.render(OUTLINE.format(f"'{first}'", f"'{second}'"), to="md").data.decode()
    return [line.removeprefix("## ") for line in shown.splitlines() if line.startswith("## ")]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("一 抓安全", "二 抓落实"),
        ("1 抓安全", "2 抓落实"),
        ("１\u3000抓安全", "２\u3000抓落实"),
        ("（ 一 ） 抓安全", "（二）抓落实"),
        ("１．抓安全", "２．抓落实"),
        ("第 一，抓安全", "第二 ，抓落实"),
        ("①抓安全", "②抓落实"),
        ("一是抓安全", "二是抓落实"),
    ],
)
def test_an_ordinal_before_a_heading_is_taken_off(first, second):
    assert headings(first, second) == ["一、抓安全", "二、抓落实"]


@pytest.mark.parametrize(
    ("first", "second"),
    [("一 抓安全", "三 抓落实"), ("100 抓安全", "101 抓落实"), ("一是一", "二是二"), ("一心一意", "二话不说"), ("1.5倍", "2.5倍")],
)
def test_what_is_no_ordinal_stays(first, second):
    assert headings(first, second) == [f"一、{first}", f"二、{second}"]


@pytest.mark.parametrize(
    ("mark", "heading", "shown"),
    [
        ("一", "一体推进", "一一体推进"),
        ("2", "2026年", "22026年"),
        ("一、", "一、抓安全", "一、抓安全"),
        ("一", "一 抓安全", "一抓安全"),
    ],
)
def test_a_heading_is_not_cut_where_its_own_mark_is_only_a_number(mark, heading, shown):
    own = OUTLINE.replace("{}\n", "{}\n    mark: " + f"'{mark}'" + "\n", 1)
    assert api.render(own.format(f"'{heading}'", "抓落实"), to="txt").data.decode().splitlines()[1] == shown


def test_a_new_row_of_the_table_is_taken_off_too():
    outline = OUTLINE.format("甲、抓安全", "乙、抓落实")
    done = subprocess.run([sys.executable, "-c", WITH_A_ROW, outline], capture_output=True, check=True)
    assert "## 一、抓安全\n" in done.stdout.decode("utf-8").replace("\r", "")
    assert "## 二、抓落实\n" in done.stdout.decode("utf-8").replace("\r", "")


@pytest.mark.parametrize("style", [style for style in STYLES if not style.numeral.last], ids=lambda style: style.name)
def test_every_style_is_looked_for(style):
    text = f"{style.mark(2)}抓安全"
    assert may_begin(text)
    found = typed_mark(text)
    assert found is not None
    assert (found[1].text, found[1].number) == (style.mark(2), 2)


@pytest.mark.parametrize(
    ("text", "number"),
    [("一 甲", 1), ("九十九\xa0甲", 99), ("99 甲", 99), ("100 甲", None), ("一百 甲", None), ("一甲", None), ("一 ", None)],
)
def test_a_bare_number_has_words_behind_a_blank(text, number):
    found = bare_number(text)
    assert (found and found.number) == number


@pytest.mark.parametrize("text", ["一、抓安全", "（ 一 ）抓", "12 抓", "①抓"])
def test_a_heading_that_is_meant_so_is_written_with_an_escape(text):
    assert scalar(str(literal(text))) != scalar(literal(text))
    assert scalar(literal(text)).startswith('"\\u')


@pytest.mark.parametrize("written", ["乡亲们:", ["乡亲们：", "同学们:"], "乡亲们：：", "\U00020000家:"])
def test_a_salutation_with_colons_that_are_meant_keeps_them(written):
    outline = "\n".join(mapping_lines({"标题": "讲话", "称呼": written, "部分": "无"})) + "\n"
    assert api.render(outline, to="txt").text.split("\n")[1:] == ([written] if isinstance(written, str) else written)


@pytest.mark.parametrize("text", ["①谁管谁护。", "二是谁管谁护。", "2.谁管谁护。"])
def test_the_text_of_a_point_without_heading_that_begins_like_an_ordinal_is_written_as_text(text):
    points = "\n".join(mapping_lines({"正文": [{"正文": "谁种谁管。"}, {"正文": text}]}, "    "))
    outline = f"模板: speech\n标题: 造林\n部分:\n  - 小标题: 管护\n    序号: 1.\n{points}\n"
    assert api.render(outline, to="txt").data.decode().split("2.", 1)[1].startswith(text)


OFF, KEPT = "outline.typed-ordinal", "outline.typed-ordinal-kept"


@pytest.mark.parametrize(
    ("headings", "shown", "told"),
    [
        (["一是开闸", "三是关闸"], "一是开闸。甲。三是关闸。甲。", [OFF, KEPT]),
        (["一是开闸", "一是关闸"], "一是开闸。甲。一是关闸。甲。", [OFF, KEPT]),
        (["一是，开闸", "二是， 关闸"], "一是开闸。甲。二是关闸。甲。", [OFF, OFF]),
        (["开闸", "三是关闸"], "一是开闸。甲。三是关闸。甲。", [KEPT]),
        (["开闸", "三要三不要"], "一是开闸。甲。二是三要三不要。甲。", []),
        (["一是一", "二是二"], "一是一是一。甲。二是二是二。甲。", []),
    ],
)
def test_ordinals_of_points_that_do_not_continue(headings: list[str], shown: str, told: list[str]):
    points = "".join(f"  - {heading}: 甲。\n" for heading in headings)
    rendered = api.render(f"标题: 讲话\n部分:\n- 小标题: 修渠\n  正文:\n{points}", to="txt")
    assert rendered.text.split("\n")[-1] == shown
    assert [notice.code for notice in rendered.notices] == told


SERIES = {
    "items of an agenda": ("第一项议程，", "第二项议程，", "第三项议程，"),
    "a host who goes on": ("首先，进行第一项议程，", "接下来，进行第二项议程，", "最后，进行第三项议程，"),
    "a meeting that goes on": ("会议进行第一项议程，", "会议进行第二项议程，", "会议进行第三项议程，"),
    "what comes next": ("首先，", "接着，", "最后，"),
    "what comes next, in other words": ("下面，", "接下来，", "然后，"),
    "tasks": ("第一项任务，", "第二项任务，", "第三项任务，"),
    "parts in brackets": ("【第一部分】", "【第二部分】", "【第三部分】"),
    "before a square bracket": ("一、", "二、", "三、"),
}


@pytest.mark.parametrize("series", SERIES.values(), ids=SERIES)
@pytest.mark.parametrize("template", ["speech", "host-script"])
def test_what_counts_on_is_no_part_of_a_heading(series: tuple[str, ...], template: str):
    words = ("请水站修渠", "[2026]请泵站开闸", "请各村看水")
    outline = f"template: {template}\ntitle: 讲话\nsections:\n" + "".join(
        f"  - {scalar(typed + said)}: 话。\n" for typed, said in zip(series, words, strict=True)
    )
    page = api.render(outline, to="txt")
    assert [str(one.facts["found"]).strip() for one in page.notices if one.code == "outline.typed-ordinal"] == [
        one.strip() for one in series
    ]
    text = page.data.decode()
    for typed, said in zip(series, words, strict=True):
        assert said in text
        assert f"{typed}{typed}" not in text
        assert f"{typed}{said}" not in text or (template, series[0]) == ("speech", "一、")  # the template's own


@pytest.mark.parametrize(
    "headings",
    [
        ("首先抓早", "接着抓实"),
        ("下面两条渠", "接下来两年"),
        ("会议纪律", "大会安排"),
        ("第一项工程", "第二项工程"),
        ("首先，抓早", "抓实", "最后，抓远"),
        ("接着，抓早", "首先，抓实"),
    ],
)
def test_words_that_do_not_count_on_stay(headings: tuple[str, ...]):
    outline = "template: speech\ntitle: 讲话\nsections:\n" + "".join(f"  - {scalar(one)}: 话。\n" for one in headings)
    text = api.render(outline, to="txt").data.decode()
    assert all(one in text for one in headings)
